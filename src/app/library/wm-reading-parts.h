/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"
#include "learning/wm-reading.h"

G_BEGIN_DECLS

/* What somebody has read: the words for it, and a button that changes it. */

/* "To Read", "Reading", "Done", "Not Useful" */
const char *wm_reading_title (WmReadingState state);
/* (transfer full): "7 of 31 read · 2 not useful · about 20 h left". What tells no time
 * is counted beside the time of the rest; where nothing that is left tells one, that is
 * said. */
char *wm_reading_describe (const WmReadingProgress *progress);

/* What is shown, counted: how many, how long, and how many tell no time. */
typedef struct
{
  guint shown;
  guint untimed;
  int minutes;
  gboolean estimated;
} WmReadingTotal;

void wm_reading_total_add (WmReadingTotal *total, const WmResource *resource);
/* (transfer full): "3 resources · about 5 h, 1 without a time" */
char *wm_reading_total_describe (const WmReadingTotal *total);

/* (transfer full) (element-type WmReading): what the person who looks has read,
 * by resource; blank while nobody is known */
GPtrArray *wm_reading_load_own (WmSession *session);

/* (transfer floating): a button that tells how far the person who looks is in
 * @resource, and changes that, with a note, by actions of the window. */
GtkWidget *wm_reading_button_new (const WmResource *resource);
void wm_reading_button_set (GtkWidget *button, const WmReading *reading);

G_END_DECLS
