/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans toward a role, beside the path that leads to it.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-path-plans.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/onboarding/wm-plan-dialog.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "onboarding/wm-plan.h"

struct _WmPathPlans
{
  GtkBox parent_instance;

  GtkWidget *section;
  GtkListBox *list;

  WmMe *me;   /* (nullable): until it is first shown */
  guint role; /* index */
};

G_DEFINE_FINAL_TYPE (WmPathPlans, wm_path_plans, GTK_TYPE_BOX)

static void
on_got_plan (const char *plan, gpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (data), "win.show-plan", "s", plan);
}

static void
on_make (GtkButton *button, WmPathPlans *self)
{
  const WmPerson *person = wm_me_get_person (self->me);
  const WmLearningWish *wish = wm_me_get_wish (self->me);
  WmPlanProposal proposal = { 0 };

  proposal.person = person != NULL ? person->slug : NULL;
  proposal.role = g_object_get_data (G_OBJECT (button), "role");
  proposal.template_slug = g_object_get_data (G_OBJECT (button), "template");
  proposal.hours = wish != NULL ? (wish->week_minutes + 30) / 60 : 0;
  wm_plan_dialog_show (GTK_WIDGET (self), wm_me_get_session (self->me), &proposal, on_got_plan,
                       self);
}

static GtkWidget *
make_button_new (WmPathPlans *self, const WmTemplate *template)
{
  GtkWidget *button = gtk_button_new_with_label (_("Make a Plan…"));
  /* Translators: %s is the name of a plan's template. */
  g_autofree char *name = g_strdup_printf (_("Make a plan: %s"), template->name);

  g_object_set_data_full (G_OBJECT (button), "role", g_strdup (template->role), g_free);
  g_object_set_data_full (G_OBJECT (button), "template", g_strdup (template->slug), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_make), self);
  return button;
}

static GtkWidget *
template_row_new (WmPathPlans *self, const WmTemplate *template)
{
  g_autofree char *id = g_strconcat ("template:", template->slug, NULL);
  g_autofree char *name = g_strconcat ("row:", id, NULL);
  GtkWidget *row = wm_text_row_new (id, template->name, make_button_new (self, template));

  wm_text_row_set_texts (WM_TEXT_ROW (row), template->description, NULL);
  gtk_widget_set_name (row, name);
  return row;
}

static GtkWidget *
plan_row_new (const WmPlanSummary *plan)
{
  g_autofree char *date = wm_page_format_date (plan->start_date);
  /* Translators: so many activities of so many are done. */
  g_autofree char *progress
      = g_strdup_printf (ngettext ("%1$u of %2$u done", "%1$u of %2$u done", plan->total),
                         (guint) plan->done, (guint) plan->total);
  /* Translators: the first day of a plan; how much of it is done. */
  g_autofree char *detail = g_strdup_printf (_("Begins %1$s · %2$s"), date, progress);
  g_autofree char *name = g_strconcat ("row:plan:", plan->slug, NULL);
  GtkWidget *row
      = wm_text_row_new (plan->slug, plan->name, gtk_image_new_from_icon_name ("go-next-symbolic"));

  wm_text_row_set_texts (WM_TEXT_ROW (row), detail, NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_name (row, name);
  return row;
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, WmPathPlans *self)
{
  g_autofree char *plan = g_strdup (wm_text_row_get_id (WM_TEXT_ROW (row)));

  if (!g_str_has_prefix (plan, "template:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-plan", "s", plan);
}

static void
add_plans (WmPathPlans *self, const char *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = wm_plan_list (wm_me_get_store (self->me), &error);

  wm_feedback_error (GTK_WIDGET (self), error);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      const WmPlanSummary *plan = g_ptr_array_index (plans, i);

      if (g_strcmp0 (plan->person, person) == 0)
        gtk_list_box_append (self->list, plan_row_new (plan));
    }
}

static void
fill (WmPathPlans *self)
{
  WmMap *map = wm_me_get_map (self->me);
  const WmPerson *person = wm_me_get_person (self->me);

  if (self->role >= map->roles->len)
    return;
  wm_page_clear_list (self->list);
  if (person != NULL)
    add_plans (self, person->slug);
  for (guint i = 0; wm_me_is_editable (self->me) && i < map->templates->len; i++)
    {
      const WmTemplate *template = g_ptr_array_index (map->templates, i);

      if (g_strcmp0 (template->role, wm_map_role (map, self->role)->slug) == 0)
        gtk_list_box_append (self->list, template_row_new (self, template));
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}

void
wm_path_plans_show (WmPathPlans *self, WmMe *me, guint role)
{
  g_return_if_fail (WM_IS_PATH_PLANS (self) && WM_IS_ME (me));

  self->role = role;
  if (self->me == NULL)
    {
      self->me = g_object_ref (me);
      g_signal_connect_object (wm_me_get_session (me), "plans-changed", G_CALLBACK (fill), self,
                               G_CONNECT_SWAPPED);
    }
  fill (self);
}

static void
wm_path_plans_dispose (GObject *object)
{
  g_clear_object (&WM_PATH_PLANS (object)->me);
  G_OBJECT_CLASS (wm_path_plans_parent_class)->dispose (object);
}

static void
wm_path_plans_class_init (WmPathPlansClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_path_plans_dispose;
}

static void
wm_path_plans_init (WmPathPlans *self)
{
  self->section = wm_page_section_new (
      _("Plans"), _("Steps with dates and what shows that they are done, beside the path."),
      &self->list);
  gtk_widget_set_hexpand (self->section, TRUE);
  gtk_box_append (GTK_BOX (self), self->section);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
}

GtkWidget *
wm_path_plans_new (void)
{
  return g_object_new (WM_TYPE_PATH_PLANS, NULL);
}
