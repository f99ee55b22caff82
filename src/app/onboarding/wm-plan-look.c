/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The look at the plan that would be made. When what is asked for changes, it says
 * what is another than in the look before.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/onboarding/wm-plan-dialog-private.h"

/* (transfer full): what the plan depends on, but for who it is that is new */
static char *
inputs_of (WmPlanDialog *dialog, const WmCompileRequest *request)
{
  g_autofree char *start = wm_date_format (&request->start);

  return g_strdup_printf ("%s|%s|%s|%s|%d|%s", request->person != NULL ? request->person : "",
                          request->role, request->template_slug, start, request->week_minutes,
                          dialog->calendar != NULL ? dialog->calendar : "");
}

/* Somebody new is added for the look and gone after it, with all the rest. */
static WmPlan *
compile (WmPlanDialog *dialog, WmCompileRequest *request, WmCompiled **compiled, GError **error)
{
  WmStore *store = wm_session_get_store (dialog->session);
  g_autoptr (WmPerson) added = NULL;
  WmPlan *plan = NULL;

  if (!wm_store_begin (store, "create-plan", NULL, error))
    return NULL;
  if (request->person == NULL)
    {
      added = wm_person_add (store, _("A new person"), "employee", error);
      request->person = added != NULL ? added->slug : NULL;
    }
  if (request->person != NULL)
    plan = wm_plan_compile_preview (store, dialog->map, request, compiled, error);
  if (wm_store_in_action (store))
    wm_store_rollback (store);
  return plan;
}

/* Shows the plan beside the one that was shown before, which it takes the place of. */
static void
show (WmPlanDialog *dialog, WmPlan *plan, const WmCompiled *compiled, const GDate *start)
{
  g_autoptr (GPtrArray) changes
    = dialog->looked != NULL ? wm_plan_merge (dialog->looked, plan) : NULL;
  g_autofree char *difference = changes != NULL ? wm_plan_difference_words (changes) : NULL;
  g_autoptr (PangoAttrList) look = NULL;
  g_autofree char *text
    = wm_plan_preview_words (dialog->map, plan, compiled, start, changes, &look);

  gtk_label_set_text (dialog->difference, difference != NULL ? difference : "");
  gtk_widget_set_visible (GTK_WIDGET (dialog->difference), difference != NULL);
  gtk_label_set_text (dialog->preview, text);
  gtk_label_set_attributes (dialog->preview, look);
  g_clear_pointer (&dialog->looked, wm_plan_free);
  dialog->looked = plan;
}

static void
show_error (WmPlanDialog *dialog, const GError *error)
{
  gtk_label_set_text (dialog->difference, "");
  gtk_widget_set_visible (GTK_WIDGET (dialog->difference), FALSE);
  gtk_label_set_attributes (dialog->preview, NULL);
  gtk_label_set_text (dialog->preview, error != NULL ? error->message : "");
}

void
wm_plan_dialog_update_preview (WmPlanDialog *dialog)
{
  /* Of a file there is none. */
  gboolean shown = gtk_widget_get_visible (GTK_WIDGET (dialog->preview_button))
                   && gtk_toggle_button_get_active (dialog->preview_button);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmCompiled) compiled = NULL;
  g_autofree char *inputs = NULL;
  WmCompileRequest request;
  WmPlan *plan;

  gtk_widget_set_visible (GTK_WIDGET (dialog->preview), shown);
  /* It tells their dates too, and needs the room. */
  gtk_widget_set_visible (GTK_WIDGET (dialog->dates), !shown);
  if (!shown)
    {
      gtk_widget_set_visible (GTK_WIDGET (dialog->difference), FALSE);
      return;
    }
  if (!wm_plan_dialog_read (dialog, &request, &error))
    {
      /* What is typed next is compared with what was shown last. */
      g_clear_pointer (&dialog->looked_at, g_free);
      show_error (dialog, error);
      return;
    }
  inputs = inputs_of (dialog, &request);
  if (g_strcmp0 (inputs, dialog->looked_at) == 0)
    {
      /* It was only closed meanwhile; the text still tells what moved. */
      gtk_widget_set_visible (GTK_WIDGET (dialog->difference),
                              *gtk_label_get_text (dialog->difference) != '\0');
      return;
    }
  plan = compile (dialog, &request, &compiled, &error);
  if (plan != NULL)
    show (dialog, plan, compiled, &request.start);
  else
    show_error (dialog, error);
  g_free (dialog->looked_at);
  dialog->looked_at = g_steal_pointer (&inputs);
}
