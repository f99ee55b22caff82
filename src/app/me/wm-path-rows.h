/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/me/wm-me.h"

G_BEGIN_DECLS

/* Rows of a path. They act by the actions "path.set-reading" (ss: resource and
 * state), "path.note" (s), "path.leave-out" (s), "path.know" (s) and the
 * window's. All are (transfer floating), named "row:…" for the focus. */

/* A step that unfolds to what to read and what proves it. */
GtkWidget *wm_path_step_row_new (WmMe *me, const WmPathStep *step, gboolean unfolded);
/* Whether all there is to read for it is read */
gboolean wm_path_step_is_read (const WmPathStep *step);

G_END_DECLS
