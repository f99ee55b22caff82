/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "learning/wm-path.h"

G_BEGIN_DECLS

/* A scheduled path as text. @person: slug or name of who walks it; NULL tells
 * none. All are (transfer full). */

/* {"role", "person", "steps": [...], "met_by": {...}, ...} */
char *wm_path_to_json (WmMap *map, const WmPath *path, const char *person);
/* Headings by week, a list of what to read with links; no text of the map is
 * read as markup. */
char *wm_path_to_markdown (WmMap *map, const WmPath *path, const char *person);

G_END_DECLS
