/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the dialog that makes plans share: wm-plan-dialog.c makes the
 * plan, wm-plan-dialog-fields.c its fields, wm-plan-preview-words.c the look ahead.
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
  GtkWidget *hours;
  GtkLabel *dates, *known;
  GtkToggleButton *preview_button;
  GtkWidget *preview_area;
  GtkLabel *preview;
  guint n_templates; /* the newest of each; they come first in the map */
  gboolean own; /* a plan of one's own, toward a role */
} WmPlanDialog;

/* wm-plan-dialog.c: what follows from the fields is told anew. */
void wm_plan_dialog_update (WmPlanDialog *dialog);
void wm_plan_dialog_update_preview (WmPlanDialog *dialog);

/* wm-plan-dialog-fields.c */
GtkWidget *wm_plan_dialog_fields_new (WmPlanDialog *dialog);

/* wm-plan-preview-words.c: (transfer full): the plan week by week, what it tries and
 * what was left out */
char *wm_plan_preview_words (WmMap *map, const WmPlan *plan, const WmCompiled *compiled,
                             const GDate *start);

G_END_DECLS
