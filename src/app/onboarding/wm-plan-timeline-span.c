/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How much of a plan the timeline's width shows, and which part of it.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-plan-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/parts/wm-page-parts.h"
#include "draw/wm-timeline.h"

#define WIDEST 16000

WmSceneOptions
wm_plan_timeline_options (double width, GDate *today)
{
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  wm_page_today (today);
  options.measure = wm_measure_pango ();
  options.width = width;
  options.today = today;
  return options;
}

gboolean
wm_plan_timeline_day_at (WmPlanTimeline *self, double x, GDate *day)
{
  GDate today;
  WmSceneOptions options
    = wm_plan_timeline_options (gtk_widget_get_width (GTK_WIDGET (self->view)), &today);

  return wm_timeline_day_at (self->plan, &options, x, day);
}

/* The picture is as wide as makes the days that are wanted fill the window. */
void
wm_plan_timeline_update_span (WmPlanTimeline *self)
{
  static const int spans[] = { 0, 28, 7 }; /* 0: all of it */
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->span));
  int shown = spans[MIN (chosen, G_N_ELEMENTS (spans) - 1)];
  int width = gtk_widget_get_width (GTK_WIDGET (self->scroller)) - 40, days;
  GDate today;
  WmSceneOptions options = wm_plan_timeline_options (MAX (300, width), &today);

  days = self->plan != NULL ? wm_timeline_days (self->plan, &options) : 0;
  gtk_widget_set_size_request (GTK_WIDGET (self->view),
                               shown > 0 && days > shown ? MIN (WIDEST, width * days / shown) : -1,
                               -1);
}

/* What is wider than the window keeps the names of its lanes in sight. */
void
wm_plan_timeline_update_heads (WmPlanTimeline *self)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);
  GtkWidget *view = GTK_WIDGET (self->view);
  double value = gtk_adjustment_get_value (across), page = gtk_adjustment_get_page_size (across);
  WmScene *heads = NULL;
  graphene_rect_t box;
  GtkBorder margin;
  GDate today;

  if (view == NULL)
    return;
  gtk_style_context_get_margin (
    gtk_widget_get_style_context (gtk_widget_get_parent (view)), &margin);
  if (self->plan != NULL && gtk_adjustment_get_upper (across) > page + 1
      && gtk_widget_compute_bounds (view, gtk_widget_get_parent (view), &box)
      && box.size.width > 0)
    {
      WmSceneOptions options = wm_plan_timeline_options (box.size.width, &today);
      double begin = value - box.origin.x - margin.left;
      double left = MAX (0, begin), right = MIN (box.size.width, begin + page);

      heads = wm_timeline_heads (wm_session_get_map (self->session), self->plan, &options, left,
                                 right - left);
    }
  wm_scene_view_set_top (self->view, heads);
}

/* When the picture has its new width */
static gboolean
bring_left (GtkWidget *scroller, GdkFrameClock *clock, gpointer data)
{
  WmPlanTimeline *self = data;
  GDate today;
  WmSceneOptions options;

  if (self->frames > 0)
    {
      self->frames--;
      gtk_widget_queue_draw (scroller);
      return G_SOURCE_CONTINUE;
    }
  if (self->view == NULL || self->plan == NULL)
    return G_SOURCE_REMOVE;
  options = wm_plan_timeline_options (gtk_widget_get_width (GTK_WIDGET (self->view)), &today);
  gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (self->scroller),
                            wm_timeline_x_of (self->plan, &options, &self->left));
  wm_plan_timeline_update_heads (self);
  return G_SOURCE_REMOVE;
}

/* Does today lie between the plan's first day and the end of its last milestone? */
static gboolean
is_running (const WmPlan *plan, const GDate *today)
{
  g_autofree char *day = wm_date_format (today);
  gboolean behind = TRUE;

  for (guint i = 0; i < plan->milestones->len; i++)
    if (strcmp (((WmMilestone *) g_ptr_array_index (plan->milestones, i))->end_date, day) >= 0)
      behind = FALSE;
  return strcmp (plan->start_date, day) <= 0 && !behind;
}

/* Another stretch of time begins with the week of today, or of the plan's first day
 * where it does not run; what was in sight at the left stays there. */
static void
on_span (WmPlanTimeline *self)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);
  double value = gtk_adjustment_get_value (across);

  if (self->plan == NULL)
    return;
  wm_page_today (&self->left);
  if (!is_running (self->plan, &self->left))
    (void) wm_date_parse (self->plan->start_date, &self->left);
  if (value > 0)
    (void) wm_plan_timeline_day_at (self, value, &self->left);
  else
    g_date_subtract_days (&self->left, g_date_get_weekday (&self->left) - 1);
  wm_plan_timeline_update_span (self);
  if (self->frames == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->scroller), bring_left, self, NULL);
  self->frames = 2;
}

GtkWidget *
wm_plan_timeline_bar_new (WmPlanTimeline *self)
{
  static const char *const spans[]
    = { N_ ("Whole plan"), N_ ("Four weeks"), N_ ("One week"), NULL };
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *hint
    = gtk_label_new (_ ("Drag a bar, or use Left and Right; with Shift it gets longer or shorter"));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; spans[i] != NULL; i++)
    gtk_string_list_append (names, _ (spans[i]));
  self->span = gtk_drop_down_new (NULL, NULL);
  wm_page_drop_down_setup (GTK_DROP_DOWN (self->span), _ ("How much is shown"));
  wm_page_drop_down_set_names (GTK_DROP_DOWN (self->span), names, 0);
  g_signal_connect_swapped (self->span, "notify::selected", G_CALLBACK (on_span), self);
  wm_page_make_wrapping (bar);
  gtk_widget_set_margin_top (hint, 8); /* beside the words of the chooser */
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (bar, "page-toolbar");
  gtk_box_append (GTK_BOX (bar), self->span);
  gtk_box_append (GTK_BOX (bar), hint);
  return bar;
}
