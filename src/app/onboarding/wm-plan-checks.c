/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan as boxes to tick.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-plan-checks.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "app/library/wm-skill-rows.h"
#include "draw/wm-scene-words.h"
#include "onboarding/wm-plan-week.h"

struct _WmPlanChecks
{
  AdwBin parent_instance;

  GtkBox *box;

  WmSession *session;
  const WmPlan *plan; /* (nullable), unowned */
  gboolean this_week;
  gboolean filling;
};

static guint done_signal;

G_DEFINE_FINAL_TYPE (WmPlanChecks, wm_plan_checks, ADW_TYPE_BIN)

static gint64
id_of (GtkWidget *check)
{
  const gint64 *id = g_object_get_data (G_OBJECT (check), "activity");

  return id != NULL ? *id : 0;
}

static void
on_toggled (GtkCheckButton *check, WmPlanChecks *self)
{
  if (!self->filling)
    g_signal_emit (self, done_signal, 0, id_of (GTK_WIDGET (check)),
                   gtk_check_button_get_active (check));
}

static void
on_read (GtkWidget *button, gpointer data)
{
  wm_feedback_open_link (button, g_object_get_data (G_OBJECT (button), "url"));
}

/* ---- showing ----------------------------------------------------------------------- */

/* (nullable): the question of that slug */
static const WmQuestion *
find_question (WmMap *map, const char *slug)
{
  for (guint i = 0; *slug != '\0' && i < map->questions->len; i++)
    if (g_str_equal (wm_map_question (map, i)->slug, slug))
      return wm_map_question (map, i);
  return NULL;
}

/* When, how long, and what it ends with */
static char *
facts (WmPlanChecks *self, const WmActivity *activity, const GDate *today)
{
  WmMap *map = wm_session_get_map (self->session);
  g_autofree char *date = wm_words_date (activity->due_date, FALSE);
  g_autofree char *time = wm_skill_rows_duration (activity->minutes, FALSE);
  const WmQuestion *question = find_question (map, activity->proof);
  const char *owner = self->this_week ? "" : wm_words_owner (activity->owner);
  g_autoptr (GString) out = g_string_new (date);

  if (*owner != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", owner);
  if (*time != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", time);
  if (self->this_week && question != NULL)
    g_string_append_printf (out, "\n%s", question->text);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What there is to read, as buttons that open it */
static void
add_links (WmPlanChecks *self, GtkBox *box, const WmActivity *activity)
{
  WmMap *map = wm_session_get_map (self->session);

  for (guint i = 0; i < activity->resources->len; i++)
    {
      int at = wm_map_find_resource (map, g_ptr_array_index (activity->resources, i));
      const WmResource *resource = at >= 0 ? wm_map_resource (map, (guint) at) : NULL;
      g_autofree char *text = NULL;
      GtkWidget *button;

      if (resource == NULL || *resource->url == '\0')
        continue;
      /* Translators: %s is something to read or watch */
      text = g_strdup_printf (_ ("Open “%s”"), resource->name);
      button = gtk_button_new_with_label (text);
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                               PANGO_ELLIPSIZE_END);
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "caption");
      gtk_widget_set_tooltip_text (button, resource->url);
      g_object_set_data_full (G_OBJECT (button), "url", g_strdup (resource->url), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (on_read), NULL);
      gtk_box_append (box, button);
    }
}

static void
add_activity (WmPlanChecks *self, const WmActivity *activity, const GDate *today)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *name = wm_page_label_new (activity->name, "body");
  g_autofree char *words = facts (self, activity, today);
  GtkWidget *detail = wm_page_label_new (words, "caption");
  gint64 *id = g_memdup2 (&activity->id, sizeof activity->id);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               wm_activity_stand (activity) == WM_ACTIVITY_DONE_NOW);
  gtk_widget_set_sensitive (check, !wm_session_is_read_only (self->session));
  gtk_widget_set_hexpand (name, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  activity->name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  g_object_set_data_full (G_OBJECT (check), "activity", id, g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_set_margin_start (detail, 28);
  gtk_box_append (GTK_BOX (row), check);
  if (*words != '\0')
    gtk_box_append (GTK_BOX (row), detail);
  if (self->this_week)
    {
      GtkWidget *links = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_set_margin_start (links, 20);
      add_links (self, GTK_BOX (links), activity);
      gtk_box_append (GTK_BOX (row), links);
    }
  gtk_box_append (self->box, row);
}

static guint
add_part (WmPlanChecks *self, const char *title, GPtrArray *activities, const GDate *today)
{
  if (activities->len == 0)
    return 0;
  gtk_box_append (self->box, wm_page_label_new (title, "heading"));
  for (guint i = 0; i < activities->len; i++)
    add_activity (self, g_ptr_array_index (activities, i), today);
  return activities->len;
}

/* Nothing to do: what comes then */
static void
fill_free_week (WmPlanChecks *self, const GDate *today)
{
  const WmActivity *next = wm_plan_after_week (self->plan, today);
  g_autofree char *date = next != NULL ? wm_words_date (next->due_date, FALSE) : NULL;
  g_autofree char *text
    = next != NULL
        /* Translators: an activity, and the day on which it is due. */
        ? g_strdup_printf (_ ("Nothing is left to do this week. Next: %1$s, due %2$s."),
                           next->name, date)
        : g_strdup (_ ("Nothing is left to do this week."));

  gtk_box_append (self->box, wm_page_label_new (text, "dim-label"));
}

static void
fill_week (WmPlanChecks *self, const GDate *today)
{
  static const char *const titles[]
    = { N_ ("Late"), N_ ("To do"), N_ ("To read"), N_ ("To prove") };
  guint n = 0;

  for (int part = 0; part < WM_N_WEEK_PARTS; part++)
    {
      g_autoptr (GPtrArray) found = wm_plan_week (self->plan, today, (WmWeekPart) part);

      n += add_part (self, _ (titles[part]), found, today);
    }
  if (n == 0)
    fill_free_week (self, today);
}

static void
fill_all (WmPlanChecks *self, const GDate *today)
{
  for (guint i = 0; i < self->plan->milestones->len; i++)
    {
      const WmMilestone *it = g_ptr_array_index (self->plan->milestones, i);

      add_part (self, it->name, it->activities, today);
    }
  add_part (self, _ ("Other activities"), self->plan->loose, today);
}

/* The box of that activity, or of what stands in its place */
static GtkWidget *
find_check (WmPlanChecks *self, gint64 id, int place)
{
  GtkWidget *last = NULL;
  int at = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = GTK_IS_BOX (row) ? gtk_widget_get_first_child (row) : NULL;

      if (check == NULL)
        continue;
      if (id_of (check) == id)
        return check;
      if (at++ <= place)
        last = check;
    }
  return last;
}

/* Which box has the focus, and how many stand before it */
static gint64
find_focus (WmPlanChecks *self, int *place)
{
  *place = 0;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = GTK_IS_BOX (row) ? gtk_widget_get_first_child (row) : NULL;

      if (check == NULL)
        continue;
      if (gtk_widget_has_focus (check))
        return id_of (check);
      (*place)++;
    }
  return 0;
}

static void
refill (WmPlanChecks *self)
{
  GDate today;
  int place;
  gint64 focus = find_focus (self, &place);
  GtkWidget *check;

  wm_page_today (&today);
  self->filling = TRUE;
  wm_page_clear_box (self->box);
  if (self->this_week)
    fill_week (self, &today);
  else
    fill_all (self, &today);
  self->filling = FALSE;
  check = focus != 0 ? find_check (self, focus, place) : NULL;
  if (check != NULL)
    gtk_widget_grab_focus (check);
}

/* ---- the widget ------------------------------------------------------------------------ */

static void
wm_plan_checks_dispose (GObject *object)
{
  WmPlanChecks *self = WM_PLAN_CHECKS (object);

  self->plan = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_plan_checks_parent_class)->dispose (object);
}

static void
wm_plan_checks_class_init (WmPlanChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_plan_checks_dispose;
  done_signal = g_signal_new ("done", WM_TYPE_PLAN_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
}

static void
wm_plan_checks_init (WmPlanChecks *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "page-column");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
wm_plan_checks_new (WmSession *session, gboolean this_week)
{
  WmPlanChecks *self = g_object_new (WM_TYPE_PLAN_CHECKS, NULL);

  self->session = g_object_ref (session);
  self->this_week = this_week;
  return GTK_WIDGET (self);
}

void
wm_plan_checks_set_plan (WmPlanChecks *self, const WmPlan *plan)
{
  g_return_if_fail (WM_IS_PLAN_CHECKS (self));

  self->plan = plan;
  if (plan != NULL)
    refill (self);
}
