/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-store.h"

G_BEGIN_DECLS

/* The pack that a new workspace takes unless told otherwise. */
#define WM_DEFAULT_PACK "ai-engineer"
/* The made-up people and plans that come beside the packs: an onboarding, and the
 * hiring of an AI engineer. */
#define WM_SAMPLE_NAME "sample"
#define WM_SAMPLE_HIRE "hire"

/**
 * wm_workspace_create:
 * @path: a file that does not exist yet
 * @pack: name of a built-in pack, a pack's file, or "none"
 * @sample: (nullable): the sample whose people and plans are added; its dates lie
 *   around today
 *
 * Makes a workspace with its content and its first person, who is the viewer.
 * When anything fails no file is left. What was put in cannot be undone: it is
 * where the history begins.
 *
 * Returns: (transfer full) (nullable): the open workspace
 */
WmStore *wm_workspace_create (const char *path, const char *pack, const char *sample,
                              GError **error);

/* (transfer full): the data folder's file: WAYMARK_DATADIR, or where Waymark
 * is installed. NULL-terminated path elements. */
char *wm_data_file (const char *element, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
