/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "map/wm-map.h"

G_BEGIN_DECLS

/* The outline of what there is to read: tiers, in them the sections of the lists,
 * in these their topics, each in its author's order. */

/* Tiers 1 to 9, what has none, and exercises */
#define WM_READING_GROUPS 11

/* Where a resource stands among the others. */
typedef struct
{
  guint group, section, topic, resource;
} WmReadingPlace;

/* Which group of the outline @resource belongs to, below WM_READING_GROUPS */
guint wm_reading_group (const WmResource *resource);
/* (transfer full): "Tier 2", "Exercises" */
char *wm_reading_group_title (guint group);
/* (transfer full) (element-type WmReadingPlace): every resource of @map in the order
 * of the outline. What a section or topic holds stands together, however a list
 * spreads it; what has neither comes last. */
GArray *wm_reading_places (WmMap *map);

/* Tells the headings of a list what section and topic @row is of. */
void wm_reading_headings_mark (GtkWidget *row, const WmResource *resource);
/* Puts the names of sections and topics over the first of their rows that is shown. */
void wm_reading_headings_add (GtkListBox *list);

G_END_DECLS
