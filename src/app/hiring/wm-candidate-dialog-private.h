/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of a candidate's dialog share: wm-candidate-dialog.c holds the
 * window and what can be done, wm-candidate-claims.c what she says of herself,
 * wm-candidate-lists.c her interviews and what happened.
 */
#pragma once

#include <adwaita.h>

#include "app/hiring/wm-candidate-dialog.h"

G_BEGIN_DECLS

typedef struct _WmCandidateDialog WmCandidateDialog;
struct _WmCandidateDialog
{
  WmSession *session;
  char *application;
  char *person; /* slug */
  gboolean stub; /* she was erased */
  gulong handler;
  AdwWindow *window;
  GtkLabel *status;
  GtkWidget *section, *past;
  GtkWidget *claims; /* NULL where names are hidden, and the next too */
  GtkListBox *list, *past_list, *claims_list;
  GtkWidget *plan, *debrief, *reject, *withdraw, *reopen, *onboard, *erase;
  GtkWidget *fields[6];
  GtkWidget *documents;
};

/* wm-candidate-dialog.c */
/* Gives the keyboard to the button of what can be done next; never to what ends an application. */
void wm_candidate_dialog_focus_next (WmCandidateDialog *dialog);

/* wm-candidate-claims.c */
/* (transfer floating): what she says of herself, skill by skill */
GtkWidget *wm_candidate_dialog_claims_new (WmCandidateDialog *dialog);
void wm_candidate_dialog_fill_claims (WmCandidateDialog *dialog);

/* wm-candidate-lists.c */
void wm_candidate_dialog_fill_interviews (WmCandidateDialog *dialog);
void wm_candidate_dialog_fill_past (WmCandidateDialog *dialog);

G_END_DECLS
