/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One plan on screen, as a list of milestones or as a timeline. After a change
 * the cards and rows that are there are told anew, and only what moved is
 * moved: focus, scroll position and what is being typed stay.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-plan-view-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/onboarding/wm-activity-row.h"
#include "app/onboarding/wm-milestone-card.h"
#include "app/parts/wm-page-parts.h"
#include "app/onboarding/wm-why.h"
#include "app/wm-feedback.h"
#include "app/wm-menu.h"
#include "draw/wm-scene-words.h"
#include "onboarding/wm-plan-shift.h"

G_DEFINE_FINAL_TYPE (WmPlanView, wm_plan_view, ADW_TYPE_BIN)

static guint closed_signal;

/* ---- showing --------------------------------------------------------------------- */

/* One click away, where evidence is behind it; else the dialog tells it. */
static void
show_why (WmPlanView *self, WmActivityRow *row, const WmActivity *activity)
{
  g_autofree char *why
    = activity->whys->len > 0
        ? wm_why_describe (wm_session_get_map (self->session), self->names, activity)
        : g_strdup ("");

  wm_activity_row_set_why (row, why, activity);
}

static void
fill_card (WmPlanView *self, WmMilestoneCard *card, const WmMilestone *milestone,
           GPtrArray *activities, GMenuModel *menu)
{
  WmMap *map = wm_session_get_map (self->session);
  GPtrArray *wanted = wm_milestone_card_get_wanted (card);
  GDate today;

  wm_page_today (&today);
  g_ptr_array_set_size (wanted, 0);
  wm_milestone_card_update (card, milestone, activities, menu != NULL);
  for (guint i = 0; i < activities->len; i++)
    {
      const WmActivity *activity = g_ptr_array_index (activities, i);
      GtkWidget *row = wm_plan_view_need_row (self, activity->id);

      wm_activity_row_update (WM_ACTIVITY_ROW (row), map, activity, &today);
      show_why (self, WM_ACTIVITY_ROW (row), activity);
      wm_activity_row_set_milestones (WM_ACTIVITY_ROW (row), menu);
      g_ptr_array_add (wanted, row);
    }
}

/* Makes and orders the cards; those of milestones that are gone go. */
static void
sync_cards (WmPlanView *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->cards);
  GtkWidget *previous = NULL;
  guint n = self->plan->milestones->len;
  guint n_cards = n + (self->plan->loose->len > 0);

  self->cards = g_ptr_array_new ();
  for (guint i = 0; i < n_cards; i++)
    {
      gint64 id = i < n ? wm_plan_view_get_milestone (self, i)->id : 0;
      GtkWidget *card = NULL;

      for (guint j = 0; j < old->len && card == NULL; j++)
        if (wm_milestone_card_get_id (g_ptr_array_index (old, j)) == id)
          card = g_ptr_array_steal_index (old, j);
      if (card == NULL)
        {
          card = wm_milestone_card_new (id);
          g_signal_connect (card, "add", G_CALLBACK (wm_plan_view_add_activity), self);
          g_signal_connect (card, "edit", G_CALLBACK (wm_plan_view_edit_milestone), self);
          gtk_box_append (self->milestones, card);
        }
      gtk_box_reorder_child_after (self->milestones, card, previous);
      g_ptr_array_add (self->cards, card);
      previous = card;
    }
  for (guint i = 0; i < old->len; i++)
    gtk_box_remove (self->milestones, g_ptr_array_index (old, i));
}

/* (transfer full) (nullable): where activities can be moved to */
static GMenuModel *
milestone_menu (WmPlanView *self)
{
  GMenu *menu;

  if (wm_session_is_read_only (self->session))
    return NULL;
  menu = g_menu_new ();
  for (guint i = 0; i < self->plan->milestones->len; i++)
    {
      const WmMilestone *milestone = wm_plan_view_get_milestone (self, i);
      g_autofree char *label = wm_menu_escape (milestone->name);

      wm_menu_append (menu, label, "activity.move-to", g_variant_new_int64 (milestone->id));
    }
  return G_MENU_MODEL (menu);
}

/* Which activity has the focus, and its place, to give it to the next one when
 * that one goes. */
static gint64
focused_activity (WmPlanView *self, GtkWidget **child, GtkWidget **list, int *place)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    row = WM_IS_ACTIVITY_ROW (focus) ? focus
                                     : gtk_widget_get_ancestor (focus, WM_TYPE_ACTIVITY_ROW);
  if (row == NULL)
    return 0;
  *child = focus;
  *list = gtk_widget_get_parent (row);
  *place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  return wm_activity_row_get_id (WM_ACTIVITY_ROW (row));
}

static void
move_rows (WmPlanView *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    wm_milestone_card_give_up (g_ptr_array_index (self->cards, i));
  for (guint i = 0; i < self->cards->len; i++)
    wm_milestone_card_take_in (g_ptr_array_index (self->cards, i));
}

/* The focus goes with its row, or to the one that follows it. */
static void
restore_focus (WmPlanView *self, gint64 id, GtkWidget *focus, GtkWidget *list, int place)
{
  GtkListBoxRow *row;

  if (wm_plan_view_find_activity (self, id) != NULL)
    {
      gtk_widget_grab_focus (focus);
      return;
    }
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), place);
  if (row == NULL && place > 0)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), place - 1);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Moves the rows that stand elsewhere than they shall. */
static void
sync_rows (WmPlanView *self)
{
  g_autoptr (GtkWidget) focus = NULL;
  GtkWidget *child = NULL, *list = NULL;
  gboolean same = TRUE;
  int place = -1;
  gint64 id;

  for (guint i = 0; i < self->cards->len; i++)
    same = wm_milestone_card_finish (g_ptr_array_index (self->cards, i)) && same;
  if (same)
    return;
  id = focused_activity (self, &child, &list, &place);
  if (id == 0)
    {
      move_rows (self);
      return;
    }
  focus = g_object_ref (child);
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  move_rows (self);
  restore_focus (self, id, focus, list, place);
}

/* Rows of activities that are gone. */
static gboolean
is_gone (gpointer key, gpointer value, gpointer data)
{
  return wm_plan_view_find_activity (data, *(gint64 *) key) == NULL;
}

static void
show_head (WmPlanView *self)
{
  g_autofree char *date = wm_page_format_date (self->plan->start_date);
  const WmPlan *plan = self->plan;
  g_autofree char *text = wm_words_plan (wm_session_get_map (self->session), plan->person_name,
                                         plan->role, plan->role_name, date);

  gtk_label_set_text (self->title, self->plan->name);
  gtk_label_set_text (self->summary, text);
}

/* What moved last stays there to be read, until something else moves. */
static void
show_moved (WmPlanView *self, const WmPlan *after)
{
  g_autoptr (GPtrArray) moves = wm_plan_moves (self->plan, after);
  g_autofree char *text = NULL;

  if (moves->len == 0)
    return;
  text = g_strdup_printf (ngettext ("%u date moved", "%u dates moved", moves->len), moves->len);
  gtk_button_set_label (GTK_BUTTON (self->moved), text);
  gtk_widget_set_visible (self->moved, TRUE);
  g_clear_pointer (&self->moves, g_ptr_array_unref);
  self->moves = g_steal_pointer (&moves);
}

/* The other faces of the plan; NULL before it goes */
static void
show_faces (WmPlanView *self, WmPlan *plan)
{
  wm_plan_timeline_set_plan (self->timeline, plan);
  wm_plan_checks_set_plan (self->week, plan);
  wm_plan_checks_set_plan (self->checklist, plan);
  wm_plan_check_ins_set_plan (self->check_ins, plan);
  wm_plan_ramp_set_plan (self->ramp, plan);
}

static void
refill (WmPlanView *self)
{
  g_autoptr (GMenuModel) menu = milestone_menu (self);
  guint n = self->plan->milestones->len;

  wm_page_keep_scroll (self->scroller);
  g_clear_pointer (&self->names, g_hash_table_unref);
  self->names = wm_why_names_new (wm_plan_view_get_store (self));
  show_head (self);
  sync_cards (self);
  for (guint i = 0; i < n; i++)
    fill_card (self, g_ptr_array_index (self->cards, i), wm_plan_view_get_milestone (self, i),
               wm_plan_view_get_milestone (self, i)->activities, menu);
  if (self->plan->loose->len > 0)
    fill_card (self, g_ptr_array_index (self->cards, n), NULL, self->plan->loose, menu);
  sync_rows (self);
  g_hash_table_foreach_remove (self->rows, is_gone, self);
  show_faces (self, self->plan);
}

static void
forget (WmPlanView *self)
{
  show_faces (self, NULL);
  g_clear_pointer (&self->plan, wm_plan_free);
  g_clear_pointer (&self->moves, g_ptr_array_unref);
  gtk_widget_set_visible (self->moved, FALSE);
  wm_page_clear_box (self->milestones);
  g_ptr_array_set_size (self->cards, 0);
  g_hash_table_remove_all (self->rows);
}

void
wm_plan_view_close (WmPlanView *self)
{
  forget (self);
  g_signal_emit (self, closed_signal, 0);
}

static void
on_plans_changed (WmPlanView *self)
{
  WmPlan *plan;

  if (self->plan == NULL)
    return;
  plan = wm_plan_load (wm_plan_view_get_store (self), self->plan->slug, NULL);
  if (plan == NULL)
    {
      wm_plan_view_close (self);
      return;
    }
  show_moved (self, plan);
  show_faces (self, NULL);
  wm_plan_free (self->plan);
  self->plan = plan;
  refill (self);
}

/* ---- the timeline ------------------------------------------------------------------ */

/* From the timeline to the activity's dialog */
static void
on_activated (WmPlanTimeline *timeline, gint64 activity, WmPlanView *self)
{
  wm_plan_view_edit_activity (self, activity);
}

static void
on_shift (WmPlanTimeline *timeline, gint64 activity, int shift, int days, WmPlanView *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint followed = 0;
  gboolean stored = wm_activity_shift (wm_plan_view_get_store (self), self->plan->slug, activity,
                                       (WmShift) shift, days, &followed, &error);

  if (!stored)
    {
      /* Why it stays is no mishap: a toast says it. */
      wm_feedback_tell (GTK_WIDGET (self), error->message);
      return;
    }
  text = followed == 0
           ? g_strdup (_("Activity moved"))
           : g_strdup_printf (ngettext ("Activity moved, %u date followed",
                                        "Activity moved, %u dates followed", followed),
                              followed);
  wm_feedback_undoable (GTK_WIDGET (self), text);
}

/* ---- the widget --------------------------------------------------------------------- */

static void
wm_plan_view_dispose (GObject *object)
{
  WmPlanView *self = WM_PLAN_VIEW (object);

  if (self->timeline != NULL)
    show_faces (self, NULL);
  self->timeline = NULL;
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->plan, wm_plan_free);
  g_clear_pointer (&self->moves, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_plan_view_parent_class)->dispose (object);
}

static void
wm_plan_view_class_init (WmPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_plan_view_dispose;
  closed_signal = g_signal_new ("closed", WM_TYPE_PLAN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  wm_plan_view_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, WmPlanView, title);
  gtk_widget_class_bind_template_child (widget_class, WmPlanView, summary);
  gtk_widget_class_bind_template_child (widget_class, WmPlanView, moved);
  gtk_widget_class_bind_template_child (widget_class, WmPlanView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, WmPlanView, switcher);
  gtk_widget_class_bind_template_child (widget_class, WmPlanView, faces);
  gtk_widget_class_bind_template_child (widget_class, WmPlanView, scroller);
  gtk_widget_class_bind_template_child (widget_class, WmPlanView, milestones);
}

static void
wm_plan_view_init (WmPlanView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wm_page_follow_chosen (self->switcher);
  self->cards = g_ptr_array_new ();
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

static void
on_check_done (WmPlanChecks *checks, gint64 activity, gboolean done, WmPlanView *self)
{
  g_autoptr (GError) error = NULL;
  gboolean stored
    = wm_activity_set_done (wm_plan_view_get_store (self), activity, done, &error);

  wm_plan_view_tell (self, stored, done ? _("Activity done") : _("Activity reopened"), error);
}

static WmPlanChecks *
add_checks (WmPlanView *self, gboolean this_week, const char *name, const char *title)
{
  GtkWidget *checks = wm_plan_checks_new (self->session, this_week);

  g_signal_connect (checks, "done", G_CALLBACK (on_check_done), self);
  gtk_stack_add_titled (self->faces, checks, name, title);
  return WM_PLAN_CHECKS (checks);
}

GtkWidget *
wm_plan_view_new (WmSession *session)
{
  WmPlanView *self = g_object_new (WM_TYPE_PLAN_VIEW, NULL);
  gboolean editable = !wm_session_is_read_only (session);

  self->session = g_object_ref (session);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.rename", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.start", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.delete", editable);
  self->timeline = WM_PLAN_TIMELINE (wm_plan_timeline_new (session));
  g_signal_connect (self->timeline, "activated", G_CALLBACK (on_activated), self);
  g_signal_connect (self->timeline, "shift", G_CALLBACK (on_shift), self);
  gtk_stack_add_titled (self->faces, GTK_WIDGET (self->timeline), "timeline",
                        _("Timeline"));
  self->week = add_checks (self, TRUE, "week", _("This Week"));
  self->checklist = add_checks (self, FALSE, "checklist", _("Checklist"));
  self->check_ins = WM_PLAN_CHECK_INS (wm_plan_check_ins_new (session));
  gtk_stack_add_titled (self->faces, GTK_WIDGET (self->check_ins), "check-ins", _("Check-Ins"));
  self->ramp = WM_PLAN_RAMP (wm_plan_ramp_new (session));
  /* Translators: a view of a plan: what has grown */
  gtk_stack_add_titled (self->faces, GTK_WIDGET (self->ramp), "ramp", _("Ramp"));
  g_signal_connect_object (session, "plans-changed", G_CALLBACK (on_plans_changed), self,
                           G_CONNECT_SWAPPED);
  /* Names of skills may be others, or in another language. */
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_plans_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "people-changed", G_CALLBACK (on_plans_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
wm_plan_view_set_plan (WmPlanView *self, const char *slug)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (WM_IS_PLAN_VIEW (self));

  forget (self);
  self->plan = wm_plan_load (wm_plan_view_get_store (self), slug, &error);
  if (self->plan == NULL)
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  refill (self);
}
