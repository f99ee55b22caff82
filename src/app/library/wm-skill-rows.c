/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows and sections about one skill.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/library/wm-skill-rows.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/wm-feedback.h"
#include "app/map/wm-scene-view.h"
#include "app/parts/wm-picture-buttons.h"
#include "app/parts/wm-wrap-layout.h"
#include "draw/wm-scene-build.h"
#include "draw/wm-scene-words.h"
#include "onboarding/wm-calendar.h"

char *
wm_skill_rows_level_title (WmMap *map, int level)
{
  const char *name = NULL;

  if (level >= 0 && (guint) level < map->level_names->len)
    name = g_ptr_array_index (map->level_names, level);
  if (name == NULL || *name == '\0')
    /* Translators: %d is the number of a level, 0 to 4. */
    return g_strdup_printf (_("Level %d"), level);
  /* Translators: the number of a level, 0 to 4, and its name. */
  return g_strdup_printf (_("%d · %s"), level, name);
}

char *
wm_skill_rows_provenance (const WmRating *rating)
{
  const char *kind = rating->kind != NULL ? rating->kind : "";
  g_autofree char *date = wm_words_date (rating->date, TRUE);

  if (rating->level < 0)
    return g_strdup ("");
  if (strcmp (kind, "self") == 0)
    /* Translators: %s is a date. */
    return g_strdup_printf (_("Self-assessment of %s"), date);
  if (strcmp (kind, "interview") == 0)
    /* Translators: %s is a date. */
    return g_strdup_printf (_("From an interview on %s"), date);
  if (strcmp (kind, "check_in") == 0)
    /* Translators: %s is a date. */
    return g_strdup_printf (_("From a check-in on %s"), date);
  if (strcmp (kind, "peer") == 0)
    /* Translators: %s is a date. */
    return g_strdup_printf (_("Rated by a colleague on %s"), date);
  /* Translators: %s is a date. */
  return g_strdup_printf (_("Rated by the manager on %s"), date);
}

char *
wm_skill_rows_provenance_and_age (const WmRating *rating, const GDate *today)
{
  g_autofree char *said = wm_skill_rows_provenance (rating);
  g_autofree char *age = NULL;
  GDate then;
  guint months;

  if (rating->level < 0 || wm_freshness (rating->date, today) == WM_FRESHNESS_FRESH
      || !wm_date_parse (rating->date, &then))
    return g_steal_pointer (&said);
  months = (guint) MAX (0, g_date_days_between (&then, today)) * 12 / 365;
  age = months < 24 ? g_strdup_printf (ngettext ("%u month old", "%u months old", months), months)
                    : g_strdup_printf (ngettext ("%u year old", "%u years old", months / 12),
                                       months / 12);
  /* Translators: where a rating comes from, and how old it is. */
  return g_strdup_printf (_("%1$s · %2$s"), said, age);
}

char *
wm_skill_rows_duration (int minutes, gboolean estimated)
{
  g_autofree char *plain = NULL;

  if (minutes < 0)
    return g_strdup ("");
  if (minutes < 60)
    /* Translators: minutes */
    plain = g_strdup_printf (_("%d min"), minutes);
  else if (minutes % 60 == 0)
    /* Translators: hours */
    plain = g_strdup_printf (_("%d h"), minutes / 60);
  else
    /* Translators: hours and minutes */
    plain = g_strdup_printf (_("%d h %d min"), minutes / 60, minutes % 60);
  if (!estimated)
    return g_steal_pointer (&plain);
  /* Translators: %s is a time that is only estimated, such as "2 h". */
  return g_strdup_printf (_("about %s"), plain);
}

const char *
wm_skill_rows_kind (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *name;
  } names[] = {
    /* Translators: kinds of learning resources */
    { "article", N_ ("Article") },   { "video", N_ ("Video") },
    { "course", N_ ("Course") },     { "book", N_ ("Book") },
    { "paper", N_ ("Paper") },       { "exercise", N_ ("Exercise") },
    { "tutorial", N_ ("Tutorial") }, { "documentation", N_ ("Documentation") },
    { "blog", N_ ("Blog") },         { "podcast", N_ ("Podcast") },
    { "report", N_ ("Report") },     { "code", N_ ("Code") },
    { "tool", N_ ("Tool") },         { "newsletter", N_ ("Newsletter") },
    { "post", N_ ("Post") },         { "talk", N_ ("Talk") },
    { "guide", N_ ("Guide") },       { "lecture", N_ ("Lecture") },
    { "roadmap", N_ ("Roadmap") },   { "official", N_ ("Official page") },
    { "feed", N_ ("Feed") },         { "opensource", N_ ("Open source") },
    { "other", N_ ("Other") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].kind, kind) == 0)
      return _(names[i].name);
  return kind;
}

const char *
wm_skill_rows_importance (WmImportance importance)
{
  switch (importance)
    {
    case WM_IMPORTANCE_MUST:
      /* Translators: how much a role needs a skill */
      return _("Must have");
    case WM_IMPORTANCE_SHOULD:
      return _("Should have");
    case WM_IMPORTANCE_NICE:
      return _("Nice to have");
    case WM_IMPORTANCE_NONE:
    default:
      return "";
    }
}

GtkWidget *
wm_skill_rows_chips (WmMap *map, GArray *skills, const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, wm_wrap_layout_new (6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  for (guint i = 0; i < skills->len; i++)
    {
      WmSkill *skill = wm_map_skill (map, g_array_index (skills, guint, i));
      GtkWidget *chip = gtk_button_new_with_label (skill->name);

      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip))),
                               PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (chip, "chip");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "win.show-skill");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", skill->slug);
      gtk_box_append (GTK_BOX (box), chip);
    }
  return box;
}

/* A row whose texts come from data. */
static GtkWidget *
plain_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
append_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static void
on_resource_activated (AdwActionRow *row, gpointer data)
{
  wm_feedback_open_link (GTK_WIDGET (row), g_object_get_data (G_OBJECT (row), "url"));
}

GtkWidget *
wm_skill_rows_resource (const WmResource *resource)
{
  g_autofree char *host = wm_feedback_link_host (resource->url);
  g_autofree char *time = wm_skill_rows_duration (resource->minutes, resource->estimated);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  GtkWidget *row;

  append_part (subtitle, wm_skill_rows_kind (resource->kind));
  append_part (subtitle, time);
  append_part (subtitle, host);
  if (host == NULL && *resource->note != '\0')
    append_part (subtitle, resource->note);
  row = plain_row_new (resource->name, subtitle->str);
  if (host != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("adw-external-link-symbolic");

      gtk_widget_add_css_class (icon, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_tooltip_text (row, resource->url);
      g_object_set_data_full (G_OBJECT (row), "url", g_strdup (resource->url), g_free);
      g_signal_connect (row, "activated", G_CALLBACK (on_resource_activated), NULL);
    }
  return row;
}

static GtkWidget *
answer_row_new (const char *title, const char *text)
{
  GtkWidget *row = plain_row_new (title, text);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

GtkWidget *
wm_skill_rows_question (WmMap *map, const WmQuestion *question)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *time = wm_skill_rows_duration (question->minutes, FALSE);
  g_autofree char *level = NULL;
  g_autoptr (GString) subtitle = g_string_new (NULL);

  if (question->level >= 0)
    level = wm_skill_rows_level_title (map, question->level);
  append_part (subtitle, level);
  append_part (subtitle, time);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question->text);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle->str);
  if (*question->strong != '\0')
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              answer_row_new (_("A strong answer"), question->strong));
  if (*question->weak != '\0')
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              answer_row_new (_("A weak answer"), question->weak));
  return row;
}

GtkWidget *
wm_skill_rows_role (WmMap *map, const WmRequirement *requirement)
{
  WmRole *role = wm_map_role (map, requirement->role);
  g_autofree char *level = wm_skill_rows_level_title (map, requirement->level);
  GtkWidget *row = plain_row_new (role->name, wm_skill_rows_importance (requirement->importance));
  GtkWidget *label = gtk_label_new (level);

  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-role");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", role->slug);
  return row;
}

/* What the strip's picture is made of; the map is kept as long as it lasts. */
typedef struct
{
  WmMap *map;
  int position;
  char *name;
} Strip;

static void
strip_free (gpointer data)
{
  Strip *strip = data;

  wm_map_unref (strip->map);
  g_free (strip->name);
  g_free (strip);
}

static WmScene *
build_strip (double width, gpointer data)
{
  Strip *strip = data;
  WmMap *map = strip->map;
  const double margin = 8;
  double span = width - 2 * margin;
  double x = margin + span * strip->position / 1000;
  double boundary = margin + span * map->boundary / 1000;
  double half = span / 2 - 6;
  WmBuild build;

  /* Translators: %s is the name of a skill. */
  g_autofree char *title = g_strdup_printf (_("Place of %s on the spectrum"), strip->name);
  /* Translators: a share of the way between the names of the two ends. */
  g_autofree char *text = g_strdup_printf (_("%d%% of the way from “%s” to “%s”"),
                                           strip->position / 10, map->left_label,
                                           map->right_label);

  wm_build_begin (&build, title, map->locale, wm_measure_pango ());
  wm_build_line (&build, margin, 10, width - margin, 10, WM_INK_GRID, 3);
  wm_build_line (&build, boundary, 4, boundary, 16, WM_INK_DIM, 1.5);
  wm_build_mark (&build, WM_SHAPE_DISC, x, 10, 12, WM_INK_ACCENT);
  wm_build_text (&build, map->left_label, margin, 22, half, 11, FALSE, WM_INK_DIM, WM_ALIGN_START);
  wm_build_text (&build, map->right_label, width - margin - half, 22, half, 11, FALSE, WM_INK_DIM,
                 WM_ALIGN_END);
  return wm_build_end (&build, width, 40, text);
}

GtkWidget *
wm_skill_rows_spectrum (WmMap *map, const WmSkill *skill)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *view = wm_scene_view_new ();
  GtkWidget *buttons;
  Strip *strip = g_new0 (Strip, 1);

  strip->map = wm_map_ref (map);
  strip->position = CLAMP (skill->spectrum, 0, 1000);
  strip->name = g_strdup (skill->name);
  wm_scene_view_set_builder (WM_SCENE_VIEW (view), build_strip, strip, strip_free);
  gtk_widget_set_hexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), view);
  /* Translators: the proposed name of a file, without its ending. */
  buttons = wm_picture_buttons_new (_("Export Place"), _("place"), build_strip, strip);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}
