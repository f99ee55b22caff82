/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* Is it a table by its name (.csv, .tsv)? */
gboolean wm_table_dialog_takes (const char *path);

/* A table of people and ratings: what each column means, by its heading, to be
 * changed; what that would bring, by a dry run; then one action. Tells what is
 * wrong with a file that is no table. */
void wm_table_dialog_show (GtkWidget *from, WmSession *session, const char *path);

G_END_DECLS
