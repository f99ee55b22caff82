/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "draw/wm-scenes.h"

G_BEGIN_DECLS

/**
 * WmMapSight:
 *
 * What the map shows at a moment, to be drawn or told elsewhere: by a dialog,
 * on paper, in a thread. It stays as it is, whatever happens to the workspace.
 */
typedef struct
{
  gatomicrefcount refs;
  WmMap *map;
  int *levels;
  gboolean *wanted;       /* (nullable): what the filter lets through */
  WmTeam *team;           /* (nullable): that a lens looks at */
  GArray *coverage;       /* (nullable): of @team */
  WmSceneOptions options; /* without sizes, selection and places */
  char *name;             /* of the workspace, for proposing file names */
} WmMapSight;

/* @options: as of a scene of the session's map; levels and filter are the session's own,
 * which a lens on the team does without */
WmMapSight *wm_map_sight_new (WmSession *session, const WmSceneOptions *options);
WmMapSight *wm_map_sight_ref (WmMapSight *sight);
void wm_map_sight_unref (WmMapSight *sight);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmMapSight, wm_map_sight_unref)

/* The sight's options with the measure of the calling thread. */
WmSceneOptions wm_map_sight_options (const WmMapSight *sight);

G_END_DECLS
