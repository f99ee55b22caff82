/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "learning/wm-finder.h"

G_BEGIN_DECLS

/* Rows of what was found. None reads a text of the data as markup; all are
 * (transfer floating). @group: what stands over the first row of it */

GtkWidget *wm_search_row_new (WmMap *map, const WmFind *find, const char *group);
/* Asks for the rest of a kind. */
GtkWidget *wm_search_more_row_new (WmFindKind kind, guint count, const char *group);
WmFindKind wm_search_row_get_kind (GtkListBoxRow *row);
/* (nullable): NULL for one that asks for the rest */
const char *wm_search_row_get_slug (GtkListBoxRow *row);
/* (transfer full): "Skills, 12" */
char *wm_search_rows_title (WmFindKind kind, guint count);
/* The action of the window that goes there; it takes the slug. */
const char *wm_search_rows_action (WmFindKind kind);
/* A GtkListBoxUpdateHeaderFunc */
void wm_search_rows_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data);

G_END_DECLS
