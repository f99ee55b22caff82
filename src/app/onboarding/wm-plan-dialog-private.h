/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the dialog that makes plans share: wm-plan-dialog.c makes the
 * plan, wm-plan-dialog-fields.c its fields, wm-plan-look.c the look ahead, which
 * wm-plan-preview-words.c puts into words.
 */
#pragma once

#include "app/onboarding/wm-plan-dialog.h"
#include "app/parts/wm-date-entry.h"
#include "planning/wm-compile-store.h"

G_BEGIN_DECLS

/* What the parts of the dialog share */
typedef struct
{
  GWeakRef from;
  WmSession *session;
  WmMap *map;
  GPtrArray *people; /* WmPerson */
  WmGotPlan got;
  gpointer data;

  AdwMessageDialog *window;
  GtkWidget *person_chooser, *name, *role_chooser, *template_chooser;
  WmDateEntry *start;
  GtkWidget *file_button;
  char *list; /* (nullable): path of the checklist or table that it is made of */
  GtkWidget *holidays_box, *holidays_button, *no_holidays;
  char *calendar; /* (nullable): path of the file that the holidays come from */
  GArray *holidays; /* (nullable): WmCalendarDay around the start that was read last */
  GtkWidget *hours;
  GtkLabel *dates, *known;
  GtkToggleButton *preview_button;
  GtkWidget *scroller;
  int preview_frames; /* until the preview has its place */
  GtkLabel *preview, *difference;
  WmPlan *looked;  /* (nullable): what the preview showed last */
  char *looked_at; /* (nullable): the inputs that it was made from */
  guint n_templates; /* the newest of each; they come first in the map */
  gboolean own; /* a plan of one's own, toward a role */
} WmPlanDialog;

/* wm-plan-dialog.c: what follows from the fields is told anew. */
void wm_plan_dialog_update (WmPlanDialog *dialog);
/* What the fields ask for; strings belong to the dialog. FALSE, without an error,
 * while they ask for nothing yet. */
gboolean wm_plan_dialog_read (WmPlanDialog *dialog, WmCompileRequest *request, GError **error);

/* wm-plan-look.c: the plan that would be made, if it is wanted, with what is another
 * than in the look before */
void wm_plan_dialog_update_preview (WmPlanDialog *dialog);

/* wm-plan-dialog-fields.c */
GtkWidget *wm_plan_dialog_fields_new (WmPlanDialog *dialog);

/* wm-plan-preview-words.c: (transfer full): the plan week by week, what it tries and
 * what was left out. @changes: (nullable): what became of the plan before, marked in
 * words; @look: (out) (transfer full): heads and marks stand out */
char *wm_plan_preview_words (WmMap *map, const WmPlan *plan, const WmCompiled *compiled,
                             const GDate *start, GPtrArray *changes, PangoAttrList **look);
/* (transfer full): how much of it is another than before, in one line */
char *wm_plan_difference_words (GPtrArray *changes);

G_END_DECLS
