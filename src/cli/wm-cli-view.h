/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What render and describe share: what of the map is looked at, and how.
 */
#pragma once

#include "cli/wm-cli.h"
#include "draw/wm-scenes.h"

G_BEGIN_DECLS

typedef struct
{
  char *person, *role, *other_role, *lens, *focus, *to, *job;
  gboolean unlocks;
  int *levels;        /* of the person, once loaded */
  WmLoopCover *cover; /* of the job's loop, likewise */
  WmTeam *team;       /* of the lens “team”, likewise */
  GArray *coverage;   /* of @team */
} WmCliView;

#define WM_CLI_VIEW_ENTRIES 8

/* Puts WM_CLI_VIEW_ENTRIES options at @entries. */
void wm_cli_view_entries (WmCliView *view, GOptionEntry *entries);
/* (nullable): why the options do not fit together, to be told to the user */
const char *wm_cli_view_fault (const WmCliView *view);
/* Fills in role, lens, focus and levels; @view must outlive @options. */
gboolean wm_cli_view_options (WmCliView *view, WmStore *store, WmMap *map,
                              WmSceneOptions *options, GError **error);
void wm_cli_view_clear (WmCliView *view);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmCliView, wm_cli_view_clear)

G_END_DECLS
