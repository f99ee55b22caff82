/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plans of the workspace: a list, and one of them at a time.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/pages/wm-onboarding-page.h"

#include <glib/gi18n-lib.h>

#include "app/pages/wm-page-parts.h"
#include "app/pages/wm-plan-dialog.h"
#include "app/pages/wm-plan-view.h"
#include "app/wm-feedback.h"
#include "onboarding/wm-plan.h"

struct _WmOnboardingPage
{
  AdwBin parent_instance;

  WmSession *session;
  GtkStack *stack;
  GtkWidget *section;
  GtkListBox *list;
  GtkWidget *make_button;
  GtkWidget *empty;
  GtkWidget *empty_button;
  WmPlanView *view;
};

G_DEFINE_FINAL_TYPE (WmOnboardingPage, wm_onboarding_page, ADW_TYPE_BIN)

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, WmOnboardingPage *self)
{
  wm_onboarding_page_show_plan (self, g_object_get_data (G_OBJECT (row), "plan"));
}

static GtkWidget *
plan_row_new (const WmPlanSummary *plan)
{
  g_autofree char *date = wm_page_format_date (plan->start_date);
  /* Translators: a role, and the first day. */
  g_autofree char *subtitle = g_strdup_printf (_("%s · starts %s"), plan->role_name, date);
  /* Translators: how many activities of a plan are done. */
  g_autofree char *progress = g_strdup_printf (_("%d of %d done"), plan->done, plan->total);
  GtkWidget *row = wm_page_row_new (plan->name, subtitle);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (progress);
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar),
                                 plan->total > 0 ? (double) plan->done / plan->total : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, progress, -1);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, 90, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "plan", g_strdup (plan->slug), g_free);
  return row;
}

static void
refill (WmOnboardingPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = wm_plan_list (wm_session_get_store (self->session), &error);
  gboolean can_make = !wm_session_is_read_only (self->session)
                      && wm_session_get_map (self->session)->templates->len > 0
                      && wm_session_get_map (self->session)->roles->len > 0;

  wm_page_clear_list (self->list);
  if (!plans)
    wm_feedback_error (GTK_WIDGET (self), error);
  for (guint i = 0; plans && i < plans->len; i++)
    gtk_list_box_append (self->list, plan_row_new (g_ptr_array_index (plans, i)));
  gtk_widget_set_visible (self->section, plans && plans->len > 0);
  gtk_widget_set_visible (self->make_button, plans && plans->len > 0);
  gtk_widget_set_visible (self->empty, !plans || plans->len == 0);
  gtk_widget_set_sensitive (self->make_button, can_make);
  gtk_widget_set_sensitive (self->empty_button, can_make);
  adw_status_page_set_description (
      ADW_STATUS_PAGE (self->empty),
      can_make ? _("Make a plan for a new colleague: day 1, week 1, month 1, quarter 1, with dates "
                   "in working days.")
               : _("A plan is made from a role and a template. Import a pack that has them from the "
                   "main menu."));
}

void
wm_onboarding_page_show_plan (WmOnboardingPage *self, const char *plan)
{
  g_return_if_fail (WM_IS_ONBOARDING_PAGE (self));

  if (plan)
    wm_plan_view_set_plan (self->view, plan);
  gtk_stack_set_visible_child_name (self->stack, plan ? "plan" : "list");
}

static void
on_closed (WmOnboardingPage *self)
{
  wm_onboarding_page_show_plan (self, NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
on_got_plan (const char *plan, gpointer data)
{
  wm_onboarding_page_show_plan (data, plan);
}

static void
on_make (WmOnboardingPage *self)
{
  wm_plan_dialog_show (GTK_WIDGET (self), self->session, on_got_plan, self);
}

static void
wm_onboarding_page_dispose (GObject *object)
{
  WmOnboardingPage *self = WM_ONBOARDING_PAGE (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_onboarding_page_parent_class)->dispose (object);
}

static void
wm_onboarding_page_class_init (WmOnboardingPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_onboarding_page_dispose;
}

static GtkWidget *
make_button_new (WmOnboardingPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Make a Plan…"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_make), self);
  return button;
}

static void
wm_onboarding_page_init (WmOnboardingPage *self)
{
  GtkBox *box;
  GtkWidget *column = wm_page_column_new (&box);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_transition_type (self->stack, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  self->section = wm_page_section_new (_("Onboarding Plans"), NULL, &self->list);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_box_append (box, self->section);
  self->make_button = make_button_new (self);
  gtk_box_append (box, self->make_button);
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "x-office-calendar-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _("No Plan Yet"));
  self->empty_button = make_button_new (self);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->empty), self->empty_button);
  gtk_box_append (box, self->empty);
  gtk_stack_add_named (self->stack, column, "list");
}

GtkWidget *
wm_onboarding_page_new (WmSession *session)
{
  WmOnboardingPage *self = g_object_new (WM_TYPE_ONBOARDING_PAGE, NULL);

  self->session = g_object_ref (session);
  self->view = WM_PLAN_VIEW (wm_plan_view_new (session));
  g_signal_connect_swapped (self->view, "closed", G_CALLBACK (on_closed), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->view), "plan");
  refill (self);
  g_signal_connect_object (session, "plans-changed", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "people-changed", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
