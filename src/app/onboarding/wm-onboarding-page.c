/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plans of the workspace: a list, and one of them at a time.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-onboarding-page.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/onboarding/wm-plan-dialog.h"
#include "app/onboarding/wm-plan-view.h"
#include "app/onboarding/wm-template-library.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "draw/wm-scene-words.h"
#include "onboarding/wm-plan-week.h"

struct _WmOnboardingPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkStack *list_stack;
  GtkListBox *list;
  GtkWidget *make_button;
  AdwStatusPage *empty;
  GtkWidget *empty_button;

  WmSession *session;
  WmPlanView *view;
  GHashTable *rows; /* slug -> WmTextRow, owned */
};

G_DEFINE_FINAL_TYPE (WmOnboardingPage, wm_onboarding_page, ADW_TYPE_BIN)

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, WmOnboardingPage *self)
{
  g_autofree char *plan = g_strdup (wm_text_row_get_id (WM_TEXT_ROW (row)));

  wm_onboarding_page_show_plan (self, plan);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

/* How far a plan is, in words and as a bar. */
static GtkWidget *
progress_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_size_request (bar, 150, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  return box;
}

/* (transfer full): what needs the manager: what is late, blocked, and the next
 * check-in; "" for a plan that is over */
static char *
health_words (WmOnboardingPage *self, const WmPlanSummary *summary)
{
  g_autoptr (WmPlan) plan
    = wm_plan_load (wm_session_get_store (self->session), summary->slug, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  WmPlanHealth health;
  GDate today;

  if (plan == NULL)
    return g_strdup ("");
  wm_page_today (&today);
  health = wm_plan_health (plan, &today);
  if (health.late > 0)
    g_string_append_printf (out, ngettext ("%u activity is late", "%u activities are late",
                                           health.late),
                            health.late);
  if (health.blocked > 0)
    {
      g_string_append (out, out->len > 0 ? " · " : "");
      g_string_append_printf (out, ngettext ("%u is blocked", "%u are blocked", health.blocked),
                              health.blocked);
    }
  if (*health.next != '\0')
    {
      g_autofree char *date = wm_page_format_date (health.next);

      g_string_append (out, out->len > 0 ? " · " : "");
      g_string_append_printf (out,
                              health.next_late ? _("check-in was due %s") : _("next check-in %s"),
                              date);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
update_row (WmOnboardingPage *self, WmTextRow *row, WmMap *map, const WmPlanSummary *plan)
{
  g_autofree char *health = health_words (self, plan);
  g_autofree char *date = wm_page_format_date (plan->start_date);
  g_autofree char *detail
    = wm_words_plan (map, plan->person_name, plan->role, plan->role_name, date);
  /* Translators: so many activities of so many are done. */
  g_autofree char *progress
    = g_strdup_printf (ngettext ("%1$u of %2$u done", "%1$u of %2$u done", plan->total),
                       (guint) plan->done, (guint) plan->total);
  GtkWidget *label = gtk_widget_get_first_child (wm_text_row_get_end (row));
  GtkWidget *bar = gtk_widget_get_next_sibling (label);

  wm_text_row_set_name (row, plan->name);
  wm_text_row_set_texts (row, detail, *health != '\0' ? health : NULL);
  gtk_label_set_text (GTK_LABEL (label), progress);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar),
                                 plan->total > 0 ? (double) plan->done / plan->total : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, progress,
                                  -1);
}

static GtkWidget *
need_row (WmOnboardingPage *self, const WmPlanSummary *plan)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, plan->slug);

  if (row == NULL)
    {
      row = wm_text_row_new (plan->slug, plan->name, progress_new ());
      g_hash_table_insert (self->rows, g_strdup (plan->slug), g_object_ref_sink (row));
    }
  update_row (self, WM_TEXT_ROW (row), wm_session_get_map (self->session), plan);
  return row;
}

static void
refill (WmOnboardingPage *self)
{
  WmMap *map = wm_session_get_map (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = wm_plan_list (wm_session_get_store (self->session), &error);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  gboolean fixed = wm_session_is_read_only (self->session);
  gboolean can_make = !fixed && map->templates->len > 0 && map->roles->len > 0;

  wm_feedback_error (GTK_WIDGET (self), error);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    g_ptr_array_add (wanted, need_row (self, g_ptr_array_index (plans, i)));
  wm_page_list_give_up (self->list, wanted);
  wm_page_list_take_in (self->list, wanted);
  gtk_stack_set_visible_child_name (self->list_stack, wanted->len > 0 ? "plans" : "empty");
  /* One of them at a time, also for those who do not see which. */
  gtk_widget_set_visible (self->make_button, wanted->len > 0);
  gtk_widget_set_visible (self->empty_button, wanted->len == 0);
  gtk_widget_set_sensitive (self->make_button, can_make);
  gtk_widget_set_sensitive (self->empty_button, can_make);
  adw_status_page_set_description (
    self->empty,
    fixed ? _("This workspace is read-only, so no plan can be made here.")
    : can_make
      ? _("Make a plan for a new colleague: day 1, week 1, month 1 and quarter 1, with "
          "dates in working days.")
      : _("A plan is made from a role and a template. Import a content pack that has them "
          "from the main menu."));
}

void
wm_onboarding_page_show_plan (WmOnboardingPage *self, const char *plan)
{
  g_return_if_fail (WM_IS_ONBOARDING_PAGE (self));

  if (plan != NULL)
    wm_plan_view_set_plan (self->view, plan);
  gtk_stack_set_visible_child_name (self->stack, plan != NULL ? "plan" : "list");
}

static void
act_show_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmOnboardingPage *self = WM_ONBOARDING_PAGE (widget);

  wm_onboarding_page_show_plan (self, g_variant_get_string (parameter, NULL));
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
on_closed (WmOnboardingPage *self)
{
  gboolean had_focus = wm_page_has_focus (GTK_WIDGET (self->view))
                       || !wm_page_has_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));

  wm_onboarding_page_show_plan (self, NULL);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->list_stack), GTK_DIR_TAB_FORWARD);
}

static void
on_got_plan (const char *plan, gpointer data)
{
  WmOnboardingPage *self = data;

  wm_onboarding_page_show_plan (self, plan);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
on_make (WmOnboardingPage *self)
{
  wm_plan_dialog_show (GTK_WIDGET (self), self->session, NULL, on_got_plan, self);
}

static void
on_templates (WmOnboardingPage *self)
{
  wm_template_library_show (GTK_WIDGET (self), self->session);
}

static void
act_make_for (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmOnboardingPage *self = WM_ONBOARDING_PAGE (widget);
  const WmPlanProposal proposal = { .person = g_variant_get_string (parameter, NULL) };

  wm_plan_dialog_show (widget, self->session, &proposal, on_got_plan, self);
}

static void
wm_onboarding_page_dispose (GObject *object)
{
  WmOnboardingPage *self = WM_ONBOARDING_PAGE (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_onboarding_page_parent_class)->dispose (object);
}

static void
wm_onboarding_page_class_init (WmOnboardingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_onboarding_page_dispose;
  gtk_widget_class_install_action (widget_class, WM_PAGE_SHOW_ITEM, "s", act_show_item);
  gtk_widget_class_install_action (widget_class, WM_PAGE_MAKE_FOR, "s", act_make_for);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-onboarding-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WmOnboardingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, WmOnboardingPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, WmOnboardingPage, list);
  gtk_widget_class_bind_template_child (widget_class, WmOnboardingPage, make_button);
  gtk_widget_class_bind_template_child (widget_class, WmOnboardingPage, empty);
  gtk_widget_class_bind_template_child (widget_class, WmOnboardingPage, empty_button);
  gtk_widget_class_bind_template_callback (widget_class, on_make);
  gtk_widget_class_bind_template_callback (widget_class, on_templates);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
wm_onboarding_page_init (WmOnboardingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
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
