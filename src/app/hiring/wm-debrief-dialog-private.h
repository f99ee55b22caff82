/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the debrief share: wm-debrief-dialog.c holds the window,
 * wm-debrief-skills.c what was said of each skill, wm-debrief-end.c votes and
 * decision.
 */
#pragma once

#include <adwaita.h>

#include "app/hiring/wm-debrief-dialog.h"
#include "hiring/wm-debrief.h"

G_BEGIN_DECLS

typedef struct _WmDebriefDialog WmDebriefDialog;
struct _WmDebriefDialog
{
  WmSession *session;
  char *application;
  WmDebrief *debrief;
  GHashTable *reasons; /* skill slug -> what was typed, utf8 */
  gulong handler;
  AdwWindow *window;
  GtkBox *skills, *end;
  GtkWidget *outcome, *why, *for_candidate; /* NULL without the form */
  guint chosen; /* what the form held before it was made anew */
  char *why_text, *candidate_text;
};

/* wm-debrief-dialog.c */
WmStore *wm_debrief_dialog_get_store (WmDebriefDialog *dialog);
/* A wrapped text with a class of style (nullable), appended to @box */
GtkWidget *wm_debrief_dialog_add_text (GtkBox *box, const char *text, const char *style);

/* wm-debrief-skills.c */
void wm_debrief_dialog_fill_skills (WmDebriefDialog *dialog);
/* Ticks what was talked through meanwhile, wherever that was said. */
void wm_debrief_dialog_tick_skills (WmDebriefDialog *dialog);

/* wm-debrief-end.c */
void wm_debrief_dialog_fill_end (WmDebriefDialog *dialog);
/* (transfer floating): buttons that export and print the debrief */
GtkWidget *wm_debrief_dialog_picture_new (WmDebriefDialog *dialog);

G_END_DECLS
