/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One plan on screen. Its rows are made anew after a change; focus goes back to
 * the activity that had it, and the page stays where it was.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/pages/wm-plan-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/pages/wm-activity-row.h"
#include "app/pages/wm-ask-name.h"
#include "app/pages/wm-export-picture.h"
#include "app/pages/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "app/wm-scene-view.h"
#include "draw/wm-export.h"
#include "draw/wm-scenes.h"
#include "exchange/wm-exchange.h"
#include "onboarding/wm-plan.h"

struct _WmPlanView
{
  AdwBin parent_instance;

  WmSession *session;
  WmPlan *plan; /* (nullable) */
  GtkWidget *scroller;
  GtkLabel *title;
  GtkLabel *summary;
  GtkWidget *menu_button;
  GtkStack *faces; /* the same plan as a list, and as a timeline */
  WmSceneView *timeline;
  GtkBox *milestones;
  gint64 focused; /* activity to give the focus to after the next refill, or 0 */
  gint64 adding;  /* milestone whose entry gets the focus then, or 0 */
};

G_DEFINE_FINAL_TYPE (WmPlanView, wm_plan_view, ADW_TYPE_BIN)

static WmStore *
get_store (WmPlanView *self)
{
  return wm_session_get_store (self->session);
}

static void
tell (WmPlanView *self, gboolean done, const char *text, GError *error)
{
  if (done)
    wm_feedback_undoable (GTK_WIDGET (self), text);
  else
    wm_feedback_error (GTK_WIDGET (self), error);
}

/* ---- activities ------------------------------------------------------------ */

static void
on_row_done (WmActivityRow *row, gboolean done, WmPlanView *self)
{
  g_autoptr (GError) error = NULL;

  self->focused = wm_activity_row_get_id (row);
  tell (self,
        wm_activity_set_done (get_store (self), wm_activity_row_get_id (row), done, &error),
        done ? _("Activity done") : _("Activity reopened"), error);
}

static void
on_row_delete (WmActivityRow *row, WmPlanView *self)
{
  g_autoptr (GError) error = NULL;

  tell (self, wm_activity_delete (get_store (self), wm_activity_row_get_id (row), &error),
        _("Activity deleted"), error);
}

/* Moves an activity to a place among those of a milestone. */
static void
move_activity (WmPlanView *self, gint64 activity, gint64 milestone, guint position)
{
  g_autoptr (GError) error = NULL;

  self->focused = activity;
  tell (self, wm_activity_move (get_store (self), activity, milestone, position, &error),
        _("Activity moved"), error);
}

/* Where an activity stands: number of its milestone, and its place there. */
static gboolean
find_place (WmPlanView *self, gint64 activity, guint *milestone, guint *place)
{
  for (guint i = 0; i < self->plan->milestones->len; i++)
    {
      WmMilestone *found = g_ptr_array_index (self->plan->milestones, i);

      for (guint j = 0; j < found->activities->len; j++)
        if (((WmActivity *) g_ptr_array_index (found->activities, j))->id == activity)
          {
            *milestone = i;
            *place = j;
            return TRUE;
          }
    }
  return FALSE;
}

static WmMilestone *
get_milestone (WmPlanView *self, guint i)
{
  return g_ptr_array_index (self->plan->milestones, i);
}

/* One step up or down; at the end of a milestone, on into the next one. */
static void
on_row_step (WmActivityRow *row, int step, WmPlanView *self)
{
  gint64 id = wm_activity_row_get_id (row);
  guint i, place;

  if (!find_place (self, id, &i, &place))
    return;
  if (step < 0 && place > 0)
    move_activity (self, id, get_milestone (self, i)->id, place - 1);
  else if (step < 0 && i > 0)
    move_activity (self, id, get_milestone (self, i - 1)->id, G_MAXUINT);
  else if (step > 0 && place + 1 < get_milestone (self, i)->activities->len)
    move_activity (self, id, get_milestone (self, i)->id, place + 1);
  else if (step > 0 && i + 1 < self->plan->milestones->len)
    move_activity (self, id, get_milestone (self, i + 1)->id, 0);
}

static void
on_row_dropped (WmActivityRow *row, gint64 activity, WmPlanView *self)
{
  guint i, place;

  if (wm_activity_row_get_id (row) != activity
      && find_place (self, wm_activity_row_get_id (row), &i, &place))
    move_activity (self, activity, get_milestone (self, i)->id, place);
}

static GtkWidget *
activity_row_new (WmPlanView *self, const WmActivity *activity)
{
  GtkWidget *row = wm_activity_row_new (self->session, activity);

  g_signal_connect (row, "done", G_CALLBACK (on_row_done), self);
  g_signal_connect (row, "delete", G_CALLBACK (on_row_delete), self);
  g_signal_connect (row, "step", G_CALLBACK (on_row_step), self);
  g_signal_connect (row, "dropped", G_CALLBACK (on_row_dropped), self);
  return row;
}

static void
on_add (AdwEntryRow *entry, WmPlanView *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  gint64 *milestone = g_object_get_data (G_OBJECT (entry), "milestone");
  g_autoptr (GError) error = NULL;

  if (!*text)
    return;
  self->adding = *milestone;
  tell (self, wm_activity_add (get_store (self), *milestone, text, &error) != 0, _("Activity added"),
        error);
}

static GtkWidget *
add_row_new (WmPlanView *self, const WmMilestone *milestone)
{
  GtkWidget *entry = adw_entry_row_new ();
  gint64 *id = g_new (gint64, 1);

  *id = milestone->id;
  g_object_set_data_full (G_OBJECT (entry), "milestone", id, g_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("Add an activity"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect (entry, "apply", G_CALLBACK (on_add), self);
  return entry;
}

/* ---- milestones -------------------------------------------------------------- */

static char *
describe_milestone (const WmMilestone *milestone)
{
  g_autofree char *end = wm_page_format_date (milestone->end_date);
  g_autoptr (GString) text = g_string_new (NULL);
  guint done = 0;

  for (guint i = 0; i < milestone->activities->len; i++)
    done += g_str_equal (((WmActivity *) g_ptr_array_index (milestone->activities, i))->status,
                         "COMPLETED");
  /* Translators: a milestone: its last day, and how many activities are done. */
  g_string_append_printf (text, _("Until %s · %u of %u done"), end, done,
                          milestone->activities->len);
  for (guint i = 0; i < milestone->goals->len; i++)
    g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (milestone->goals, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_milestone (WmPlanView *self, const WmMilestone *milestone)
{
  g_autofree char *text = describe_milestone (milestone);
  GtkListBox *list;

  gtk_box_append (self->milestones, wm_page_section_new (milestone->name, text, &list));
  for (guint i = 0; i < milestone->activities->len; i++)
    gtk_list_box_append (list, activity_row_new (self, g_ptr_array_index (milestone->activities, i)));
  if (!wm_session_is_read_only (self->session))
    gtk_list_box_append (list, add_row_new (self, milestone));
}

/* Activities of an imported plan that belong to no milestone. */
static void
add_loose (WmPlanView *self)
{
  GtkListBox *list;

  if (self->plan->loose->len == 0)
    return;
  gtk_box_append (self->milestones, wm_page_section_new (_("Without a Milestone"), NULL, &list));
  for (guint i = 0; i < self->plan->loose->len; i++)
    gtk_list_box_append (list, activity_row_new (self, g_ptr_array_index (self->plan->loose, i)));
}

static void
restore_focus (WmPlanView *self)
{
  gint64 focused = self->focused;
  gint64 adding = self->adding;

  self->focused = 0;
  self->adding = 0;
  if (focused == 0 && adding == 0)
    return;
  for (GtkWidget *section = gtk_widget_get_first_child (GTK_WIDGET (self->milestones)); section;
       section = gtk_widget_get_next_sibling (section))
    for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_last_child (section)); row;
         row = gtk_widget_get_next_sibling (row))
      {
        gint64 *milestone = g_object_get_data (G_OBJECT (row), "milestone");

        if (WM_IS_ACTIVITY_ROW (row) ? wm_activity_row_get_id (WM_ACTIVITY_ROW (row)) == focused
                                     : adding != 0 && milestone && *milestone == adding)
          {
            gtk_widget_grab_focus (row);
            return;
          }
      }
}

static gboolean
restore_place (gpointer data)
{
  g_autoptr (WmPlanView) self = data;
  double *value = g_object_get_data (G_OBJECT (self), "place");

  if (value)
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), *value);
  return G_SOURCE_REMOVE;
}

static void
show_head (WmPlanView *self)
{
  g_autofree char *date = wm_page_format_date (self->plan->start_date);
  /* Translators: a person, her role, and her first day. */
  g_autofree char *text = g_strdup_printf (_("%s · %s · starts %s"), self->plan->person_name,
                                           self->plan->role_name, date);

  gtk_label_set_text (self->title, self->plan->name);
  gtk_label_set_text (self->summary, text);
  gtk_widget_set_sensitive (self->menu_button, TRUE);
}

static void
refill (WmPlanView *self)
{
  double *place;

  if (!self->plan)
    return;
  place = g_new (double, 1);
  *place = gtk_adjustment_get_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)));
  g_object_set_data_full (G_OBJECT (self), "place", place, g_free);
  show_head (self);
  wm_page_clear_box (self->milestones);
  for (guint i = 0; i < self->plan->milestones->len; i++)
    add_milestone (self, get_milestone (self, i));
  add_loose (self);
  wm_scene_view_invalidate (self->timeline);
  restore_focus (self);
  g_idle_add (restore_place, g_object_ref (self));
}

/* Which activity row has the focus now, or 0. */
static gint64
find_focused (WmPlanView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, WM_TYPE_ACTIVITY_ROW) : NULL;

  return row ? wm_activity_row_get_id (WM_ACTIVITY_ROW (row)) : 0;
}

static void
on_plans_changed (WmPlanView *self)
{
  g_autofree char *slug = self->plan ? g_strdup (self->plan->slug) : NULL;

  if (!slug)
    return;
  if (self->focused == 0 && self->adding == 0)
    self->focused = find_focused (self);
  g_clear_pointer (&self->plan, wm_plan_free);
  self->plan = wm_plan_load (get_store (self), slug, NULL);
  if (self->plan)
    refill (self);
  else
    g_signal_emit_by_name (self, "closed");
}

void
wm_plan_view_set_plan (WmPlanView *self, const char *slug)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (WM_IS_PLAN_VIEW (self));

  g_clear_pointer (&self->plan, wm_plan_free);
  self->plan = wm_plan_load (get_store (self), slug, &error);
  if (!self->plan)
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  refill (self);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  g_object_set_data (G_OBJECT (self), "place", NULL);
}

/* ---- the plan as a whole ------------------------------------------------------ */

static void
on_got_name (const char *name, gpointer data)
{
  WmPlanView *self = data;
  g_autoptr (GError) error = NULL;

  if (self->plan)
    tell (self, wm_plan_rename (get_store (self), self->plan->slug, name, &error),
          _("Plan renamed"), error);
}

static void
act_rename (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanView *self = WM_PLAN_VIEW (widget);

  if (self->plan)
    wm_ask_name (widget, _("Rename Plan"), _("Name"), _("_Rename"), self->plan->name, on_got_name,
                 self);
}

static void
on_got_start (const char *text, gpointer data)
{
  WmPlanView *self = data;
  g_autoptr (GError) error = NULL;
  GDate start;

  if (!self->plan)
    return;
  if (!wm_date_parse (text, &start))
    {
      g_set_error (&error, WM_ERROR, WM_ERROR_INVALID,
                   _("“%s” is not a date; write it as 2026-12-01"), text);
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  tell (self, wm_plan_set_start (get_store (self), self->plan->slug, &start, &error),
        _("Start changed; the dates followed"), error);
}

static void
act_start (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanView *self = WM_PLAN_VIEW (widget);

  if (self->plan)
    wm_ask_name (widget, _("Change the First Day"), _("Year-month-day, such as 2026-12-01"),
                 _("_Change"), self->plan->start_date, on_got_start, self);
}

static void
act_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanView *self = WM_PLAN_VIEW (widget);
  g_autoptr (GError) error = NULL;

  if (self->plan)
    tell (self, wm_plan_delete (get_store (self), self->plan->slug, &error), _("Plan deleted"), error);
}

static WmSceneOptions
scene_options (double width, GDate *today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  g_date_clear (today, 1);
  g_date_set_dmy (today, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  options.measure = wm_measure_pango ();
  options.width = width;
  options.today = today;
  return options;
}

static WmScene *
build_timeline (double width, gpointer data)
{
  WmPlanView *self = data;
  GDate today;
  WmSceneOptions options = scene_options (width, &today);

  return self->plan ? wm_scene_timeline (wm_session_get_map (self->session), self->plan, &options)
                    : NULL;
}

static WmScene *
build_page (double width, gpointer data)
{
  WmPlanView *self = data;
  GDate today;
  WmSceneOptions options = scene_options (width, &today);

  return self->plan ? wm_scene_plan_page (wm_session_get_map (self->session), self->plan, &options)
                    : NULL;
}

static void
act_export_pdf (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_export_picture (widget, _("Export Plan as PDF"), _("plan"), build_page, widget);
}

static void
act_export_timeline (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_export_picture (widget, _("Export Timeline"), _("timeline"), build_timeline, widget);
}

static void
on_got_json (GtkWidget *from, const char *path, gpointer data)
{
  WmPlanView *self = WM_PLAN_VIEW (from);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wm_export_plan (get_store (self), data, &error);

  if (bytes && wm_file_write (path, bytes, &error))
    wm_tell_written (from, path);
  else
    wm_feedback_error (from, error);
}

static void
act_export_json (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanView *self = WM_PLAN_VIEW (widget);
  g_autofree char *suggestion = g_strconcat (_("plan"), ".json", NULL);

  if (self->plan)
    wm_ask_file (widget, _("Export Plan as JSON"), suggestion, on_got_json,
                 g_strdup (self->plan->slug), g_free);
}

static void
act_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanView *self = WM_PLAN_VIEW (widget);

  g_clear_pointer (&self->plan, wm_plan_free);
  g_signal_emit_by_name (self, "closed");
}

static void
on_node_activated (WmSceneView *view, const char *id, WmPlanView *self)
{
  if (!g_str_has_prefix (id, "activity:"))
    return;
  gtk_stack_set_visible_child_name (self->faces, "list");
  self->focused = g_ascii_strtoll (id + strlen ("activity:"), NULL, 10);
  restore_focus (self);
}

static void
wm_plan_view_dispose (GObject *object)
{
  WmPlanView *self = WM_PLAN_VIEW (object);

  if (self->timeline)
    wm_scene_view_set_builder (self->timeline, NULL, NULL, NULL);
  self->timeline = NULL;
  g_clear_pointer (&self->plan, wm_plan_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_plan_view_parent_class)->dispose (object);
}

static void
wm_plan_view_class_init (WmPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_plan_view_dispose;
  g_signal_new ("closed", WM_TYPE_PLAN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "plan.back", NULL, act_back);
  gtk_widget_class_install_action (widget_class, "plan.rename", NULL, act_rename);
  gtk_widget_class_install_action (widget_class, "plan.start", NULL, act_start);
  gtk_widget_class_install_action (widget_class, "plan.delete", NULL, act_delete);
  gtk_widget_class_install_action (widget_class, "plan.export-json", NULL, act_export_json);
  gtk_widget_class_install_action (widget_class, "plan.export-pdf", NULL, act_export_pdf);
  gtk_widget_class_install_action (widget_class, "plan.export-timeline", NULL, act_export_timeline);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "plan.back", NULL);
}

static GMenuModel *
menu_new (gboolean read_only)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) export = g_menu_new ();

  g_menu_append (change, _("_Rename…"), "plan.rename");
  g_menu_append (change, _("Change _First Day…"), "plan.start");
  g_menu_append (change, _("_Delete Plan"), "plan.delete");
  g_menu_append (export, _("Export as _JSON…"), "plan.export-json");
  g_menu_append (export, _("Export as _PDF…"), "plan.export-pdf");
  g_menu_append (export, _("Export _Timeline…"), "plan.export-timeline");
  if (!read_only)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (export));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
head_new (WmPlanView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *back = wm_page_icon_button_new ("go-previous-symbolic", _("All Plans"));
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "plan.back");
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-2");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->summary));
  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->menu_button, _("Plan Menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Plan Menu"), -1);
  gtk_box_append (GTK_BOX (head), back);
  gtk_box_append (GTK_BOX (head), texts);
  gtk_box_append (GTK_BOX (head), self->menu_button);
  return head;
}

static void
wm_plan_view_init (WmPlanView *self)
{
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkBox *box;

  self->faces = GTK_STACK (gtk_stack_new ());
  self->scroller = wm_page_column_new (&box);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
  gtk_box_append (box, head_new (self));
  self->timeline = WM_SCENE_VIEW (wm_scene_view_new ());
  g_signal_connect (self->timeline, "node-activated", G_CALLBACK (on_node_activated), self);
  gtk_widget_add_css_class (frame, "view");
  gtk_frame_set_child (GTK_FRAME (frame), GTK_WIDGET (self->timeline));
  self->milestones = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_stack_set_vhomogeneous (self->faces, FALSE);
  gtk_stack_add_titled (self->faces, GTK_WIDGET (self->milestones), "list", _("List"));
  gtk_stack_add_titled (self->faces, frame, "timeline", _("Timeline"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->faces);
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_box_append (box, switcher);
  gtk_box_append (box, GTK_WIDGET (self->faces));
}

GtkWidget *
wm_plan_view_new (WmSession *session)
{
  WmPlanView *self = g_object_new (WM_TYPE_PLAN_VIEW, NULL);
  g_autoptr (GMenuModel) menu = menu_new (wm_session_is_read_only (session));

  self->session = g_object_ref (session);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), menu);
  wm_scene_view_set_builder (self->timeline, build_timeline, self, NULL);
  g_signal_connect_object (session, "plans-changed", G_CALLBACK (on_plans_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_plans_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
