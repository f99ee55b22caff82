/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files that write about learning share.
 */
#pragma once

#include "learning/wm-reading.h"
#include "store/wm-sql.h"

G_BEGIN_DECLS

/* Row id of the person @person names by slug; 0 with an error */
gint64 wm_learning_find_person (WmStore *store, const char *person, GError **error);
/* Commits what was @written, or rolls it back. */
gboolean wm_learning_finish (WmStore *store, gboolean written, GError **error);

G_END_DECLS
