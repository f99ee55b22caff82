/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The history of a person: every assessment is kept with its date.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-history-view.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-date-entry.h"
#include "app/parts/wm-picture-buttons.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "app/map/wm-scene-view.h"
#include "app/library/wm-skill-rows.h"
#include "draw/wm-scenes.h"
#include "people/wm-opinions.h"

enum
{
  PERIOD_QUARTER,
  PERIOD_HALF,
  PERIOD_YEAR,
  PERIOD_DATES,
};

struct _WmHistoryView
{
  WmMeView parent_instance;

  GtkWidget *none, *rest;
  GtkDropDown *period;
  GtkWidget *dates;
  WmDateEntry *from, *to;
  GtkWidget *section;
  GtkListBox *changes;
  GtkDropDown *skill;
  WmSceneView *curve;

  GArray *skills;     /* guint: those of the chooser */
  GPtrArray *history; /* WmRating: of the one chosen */
  int shown;          /* its index in the map, or -1 */
  char *chosen;       /* (nullable): its slug */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (WmHistoryView, wm_history_view, WM_TYPE_ME_VIEW)

/* ---- what changed ---------------------------------------------------------------- */

/* The two days: (transfer full); FALSE while one of them is no date */
static gboolean
find_days (WmHistoryView *self, char **from, char **to)
{
  static const guint months[] = { [PERIOD_QUARTER] = 3, [PERIOD_HALF] = 6, [PERIOD_YEAR] = 12 };
  guint period = gtk_drop_down_get_selected (self->period);
  GDate start, end;

  wm_page_today (&end);
  start = end;
  if (period < PERIOD_DATES)
    g_date_subtract_months (&start, months[period]);
  else if (!wm_date_entry_get_date (self->from, &start) || !wm_date_entry_get_date (self->to, &end))
    return FALSE;
  *from = wm_date_format (&start);
  *to = wm_date_format (&end);
  return TRUE;
}

static void
add_change (WmHistoryView *self, WmMap *map, const WmLevelChange *it)
{
  const WmSkill *skill = wm_map_skill (map, it->skill);
  g_autofree char *before
      = it->before < 0 ? g_strdup (_("Not assessed")) : wm_skill_rows_level_title (map, it->before);
  g_autofree char *after
      = it->after < 0 ? g_strdup (_("Not assessed")) : wm_skill_rows_level_title (map, it->after);
  /* Translators: a level of before and the one of now. */
  g_autofree char *detail = g_strdup_printf (_("%1$s → %2$s"), before, after);
  GtkWidget *row = wm_text_row_new (skill->slug, skill->name, NULL);
  g_autofree char *name = g_strconcat ("row:", skill->slug, NULL);

  gtk_widget_set_name (row, name);
  wm_text_row_set_texts (WM_TEXT_ROW (row), detail, NULL);
  wm_text_row_lead_to_skill (WM_TEXT_ROW (row), skill->slug);
  gtk_list_box_append (self->changes, row);
}

static void
show_changes (WmHistoryView *self, WmMe *me)
{
  WmMap *map = wm_me_get_map (me);
  WmStore *store = wm_me_get_store (me);
  const WmPerson *person = wm_me_get_person (me);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *title = NULL;
  g_autofree char *days = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  wm_page_clear_list (self->changes);
  gtk_widget_set_visible (self->dates,
                          gtk_drop_down_get_selected (self->period) == PERIOD_DATES);
  if (person == NULL || !find_days (self, &from, &to))
    return;
  before = wm_ratings_load_at (store, map, person->slug, from, &error);
  after = before != NULL ? wm_ratings_load_at (store, map, person->slug, to, &error) : NULL;
  if (after == NULL)
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  changes = wm_ratings_compare (before, after);
  for (guint i = 0; i < changes->len; i++)
    add_change (self, map, &g_array_index (changes, WmLevelChange, i));
  title = g_strdup_printf (ngettext ("%u skill changed", "%u skills changed", changes->len),
                           changes->len);
  first = wm_page_format_date (from);
  last = wm_page_format_date (to);
  /* Translators: from a date to a date */
  days = g_strdup_printf (_("From %1$s to %2$s"), first, last);
  wm_page_section_set (self->section, title, days);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), changes->len > 0);
}

/* ---- one skill over time --------------------------------------------------------------- */

static WmScene *
build_curve (double width, gpointer data)
{
  WmHistoryView *self = data;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  if (self->shown < 0 || self->history == NULL)
    return NULL;
  options.measure = wm_measure_pango ();
  options.width = width;
  return wm_scene_curve (wm_me_get_map (wm_me_view_get_me (WM_ME_VIEW (self))),
                         (guint) self->shown, self->history, &options);
}

static void
show_curve (WmHistoryView *self, WmMe *me)
{
  const WmPerson *person = wm_me_get_person (me);
  guint selected = gtk_drop_down_get_selected (self->skill);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->history, g_ptr_array_unref);
  self->shown = selected < self->skills->len ? (int) g_array_index (self->skills, guint, selected)
                                             : -1;
  if (person != NULL && self->shown >= 0)
    {
      self->history = wm_rating_history (wm_me_get_store (me), wm_me_get_map (me), person->slug,
                                         (guint) self->shown, &error);
      g_free (self->chosen);
      self->chosen = g_strdup (wm_map_skill (wm_me_get_map (me), (guint) self->shown)->slug);
    }
  wm_feedback_error (GTK_WIDGET (self), error);
  wm_scene_view_invalidate (self->curve);
}

static void
fill_skills (WmHistoryView *self, WmMe *me)
{
  WmMap *map = wm_me_get_map (me);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->skills, 0);
  for (guint i = 0; i < map->skills->len; i++)
    if (wm_me_get_levels (me)[i] >= 0)
      {
        if (g_strcmp0 (wm_map_skill (map, i)->slug, self->chosen) == 0)
          selected = self->skills->len;
        g_array_append_val (self->skills, i);
        gtk_string_list_append (names, wm_map_skill (map, i)->name);
      }
  self->filling = TRUE;
  wm_page_drop_down_set_names (self->skill, names, selected);
  self->filling = FALSE;
}

static void
wm_history_view_fill (WmMeView *view, WmMe *me)
{
  WmHistoryView *self = WM_HISTORY_VIEW (view);
  gboolean any = wm_me_count_assessed (me) > 0;

  wm_me_view_begin_rows (view);
  gtk_widget_set_visible (self->none, !any);
  gtk_widget_set_visible (self->rest, any);
  if (any)
    {
      show_changes (self, me);
      fill_skills (self, me);
      show_curve (self, me);
    }
  wm_me_view_end_rows (view);
}

static void
on_days_changed (WmHistoryView *self)
{
  WmMe *me = wm_me_view_get_me (WM_ME_VIEW (self));

  if (me != NULL)
    show_changes (self, me);
}

static void
on_skill_selected (WmHistoryView *self)
{
  WmMe *me = wm_me_view_get_me (WM_ME_VIEW (self));

  if (!self->filling && me != NULL)
    show_curve (self, me);
}

/* ---- the widget ---------------------------------------------------------------------------- */

static GtkWidget *
period_new (WmHistoryView *self)
{
  static const char *const names[]
      = { N_ ("Last Quarter"), N_ ("Last Half Year"), N_ ("Last Year"), N_ ("Two Dates…") };
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_string_list_append (list, _(names[i]));
  self->period = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  wm_page_drop_down_setup (self->period, _("Period"));
  wm_page_drop_down_set_names (self->period, list, PERIOD_QUARTER);
  gtk_widget_set_halign (GTK_WIDGET (self->period), GTK_ALIGN_START);
  self->dates = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  wm_page_make_wrapping (self->dates);
  self->from = WM_DATE_ENTRY (wm_date_entry_new (_("From")));
  self->to = WM_DATE_ENTRY (wm_date_entry_new (_("To")));
  gtk_box_append (GTK_BOX (self->dates), GTK_WIDGET (self->from));
  gtk_box_append (GTK_BOX (self->dates), GTK_WIDGET (self->to));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->period));
  gtk_box_append (GTK_BOX (box), self->dates);
  g_signal_connect_swapped (self->period, "notify::selected", G_CALLBACK (on_days_changed), self);
  g_signal_connect_swapped (self->from, "changed", G_CALLBACK (on_days_changed), self);
  g_signal_connect_swapped (self->to, "changed", G_CALLBACK (on_days_changed), self);
  return box;
}

static GtkWidget *
curve_new (WmHistoryView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons
      /* Translators: the proposed name of a file, without its ending. */
      = wm_picture_buttons_new (_("Export Curve"), _("curve"), build_curve, self);

  self->skill = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  wm_page_drop_down_setup (self->skill, _("Skill over time"));
  g_signal_connect_swapped (self->skill, "notify::selected", G_CALLBACK (on_skill_selected), self);
  gtk_widget_set_hexpand (buttons, TRUE);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->skill));
  gtk_box_append (GTK_BOX (head), buttons);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), wm_picture_frame_new (build_curve, self, &self->curve));
  return box;
}

static void
wm_history_view_dispose (GObject *object)
{
  WmHistoryView *self = WM_HISTORY_VIEW (object);

  if (self->curve != NULL)
    wm_scene_view_set_builder (self->curve, NULL, NULL, NULL);
  self->curve = NULL;
  g_clear_pointer (&self->skills, g_array_unref);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_free);
  G_OBJECT_CLASS (wm_history_view_parent_class)->dispose (object);
}

static void
wm_history_view_class_init (WmHistoryViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_history_view_dispose;
  WM_ME_VIEW_CLASS (klass)->fill = wm_history_view_fill;
}

static void
wm_history_view_init (WmHistoryView *self)
{
  GtkWidget *column = wm_me_view_make_column (WM_ME_VIEW (self), 860);

  self->shown = -1;
  self->skills = g_array_new (FALSE, FALSE, sizeof (guint));
  self->none = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->none), "document-open-recent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->none), _("No History Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->none),
                                   _("Every assessment is kept with its date. The first one begins "
                                     "the history."));
  self->rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (self->rest), period_new (self));
  self->section = wm_page_section_new ("", NULL, &self->changes);
  gtk_box_append (GTK_BOX (self->rest), self->section);
  gtk_box_append (GTK_BOX (self->rest), curve_new (self));
  gtk_box_append (GTK_BOX (column), self->none);
  gtk_box_append (GTK_BOX (column), self->rest);
}
