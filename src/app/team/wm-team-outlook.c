/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a team stands on the spectrum, and which roles it has, beside what the
 * pack advises: guidance with its source, no rule.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/team/wm-team-outlook.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-picture-buttons.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "app/map/wm-scene-view.h"
#include "draw/wm-scene-team.h"
#include "learning/wm-team-advice.h"

struct _WmTeamOutlook
{
  AdwBin parent_instance;

  WmSceneView *picture;
  GtkListBox *roles, *ratio, *steps;
  GtkWidget *roles_section, *ratio_section, *steps_section;

  WmMap *map;
  WmSpread spread;
};

G_DEFINE_FINAL_TYPE (WmTeamOutlook, wm_team_outlook, ADW_TYPE_BIN)

GtkWidget *
wm_team_row_new (const char *title, const char *subtitle, GtkWidget *end)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  if (end != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), end);
  return row;
}

static WmScene *
build_picture (double width, gpointer data)
{
  WmTeamOutlook *self = data;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  if (self->map == NULL)
    return NULL;
  options.measure = wm_measure_pango ();
  options.width = width;
  return wm_scene_spread (self->map, &self->spread, NULL, &options);
}

static void
fill_roles (WmTeamOutlook *self, WmMap *map, const WmTeam *team)
{
  wm_page_clear_list (self->roles);
  for (guint i = 0; i < map->roles->len; i++)
    {
      const WmRole *role = wm_map_role (map, i);
      guint n = wm_team_aiming (map, team, i);
      g_autofree char *count = g_strdup_printf (ngettext ("%u person", "%u people", n), n);

      gtk_list_box_append (self->roles, wm_team_row_new (role->name, role->focus,
                                                         gtk_label_new (count)));
    }
}

static void
on_source (AdwActionRow *row, gpointer data)
{
  wm_feedback_open_link (GTK_WIDGET (row), g_object_get_data (G_OBJECT (row), "url"));
}

static void
add_sources (GtkListBox *list, GPtrArray *sources)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const WmTeamSource *source = g_ptr_array_index (sources, i);
      g_autofree char *host = wm_feedback_link_host (source->url);
      /* Translators: %s is where advice comes from. */
      g_autofree char *title = g_strdup_printf (_("Source: %s"), source->name);
      GtkWidget *row = wm_team_row_new (title, host, NULL);

      if (host != NULL)
        {
          adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                     gtk_image_new_from_icon_name ("adw-external-link-symbolic"));
          gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
          g_object_set_data_full (G_OBJECT (row), "url", g_strdup (source->url), g_free);
          g_signal_connect (row, "activated", G_CALLBACK (on_source), NULL);
        }
      gtk_list_box_append (list, row);
    }
}

static void
fill_ratio (WmTeamOutlook *self, WmMap *map, const WmTeam *team, const WmTeamAdvice *advice)
{
  const char *one, *other;
  g_autofree char *here = NULL;
  g_autofree char *wished = NULL;

  wm_page_clear_list (self->ratio);
  gtk_widget_set_visible (self->ratio_section, advice->numerator >= 0);
  if (advice->numerator < 0)
    return;
  one = wm_map_role (map, advice->numerator)->name;
  other = wm_map_role (map, advice->denominator)->name;
  /* Translators: two roles, and how many people of the team aim for each. */
  here = g_strdup_printf (_("%1$s to %2$s: %3$u to %4$u here"), one, other,
                          wm_team_aiming (map, team, (guint) advice->numerator),
                          wm_team_aiming (map, team, (guint) advice->denominator));
  /* Translators: a ratio that is advised, and in which situation. */
  wished = g_strdup_printf (_("Advised: about %1$u to %2$u. %3$s"), advice->ratio[0],
                            advice->ratio[1], advice->context);
  gtk_list_box_append (self->ratio, wm_team_row_new (here, wished, NULL));
  add_sources (self->ratio, advice->ratio_sources);
}

/* Who of a step's roles is there already */
static char *
describe_step (WmMap *map, const WmTeam *team, const WmTeamStep *step)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < step->roles->len; i++)
    {
      guint role = g_array_index (step->roles, guint, i), n = wm_team_aiming (map, team, role);

      /* Translators: a role, and how many people aim for it: "AI engineer: 2". */
      g_string_append_printf (words, _("%1$s: %2$u"), wm_map_role (map, role)->name, n);
      if (i + 1 < step->roles->len)
        g_string_append (words, " · ");
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
fill_steps (WmTeamOutlook *self, WmMap *map, const WmTeam *team, const WmTeamAdvice *advice)
{
  wm_page_clear_list (self->steps);
  gtk_widget_set_visible (self->steps_section, advice->steps->len > 0);
  for (guint i = 0; i < advice->steps->len; i++)
    {
      const WmTeamStep *step = g_ptr_array_index (advice->steps, i);
      g_autofree char *title = g_strdup_printf ("%u. %s", i + 1, step->text);
      g_autofree char *roles = describe_step (map, team, step);

      gtk_list_box_append (self->steps, wm_team_row_new (title, roles, NULL));
    }
  if (*advice->note != '\0')
    gtk_list_box_append (self->steps, wm_team_row_new (advice->note, NULL, NULL));
  add_sources (self->steps, advice->step_sources);
}

void
wm_team_outlook_show (WmTeamOutlook *self, WmSession *session, WmMap *map, const WmTeam *team)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmTeamAdvice) advice = NULL;

  g_return_if_fail (WM_IS_TEAM_OUTLOOK (self));

  g_clear_pointer (&self->map, wm_map_unref);
  self->map = wm_map_ref (map);
  wm_team_spread (map, team, &self->spread);
  wm_scene_view_invalidate (self->picture);
  fill_roles (self, map, team);
  advice = wm_team_advice_load (wm_session_get_store (session), map, &error);
  wm_feedback_error (GTK_WIDGET (self), error);
  if (advice == NULL)
    return;
  fill_ratio (self, map, team, advice);
  fill_steps (self, map, team, advice);
}

static void
wm_team_outlook_dispose (GObject *object)
{
  WmTeamOutlook *self = WM_TEAM_OUTLOOK (object);

  if (self->map != NULL)
    wm_scene_view_set_builder (self->picture, NULL, NULL, NULL);
  g_clear_pointer (&self->map, wm_map_unref);
  G_OBJECT_CLASS (wm_team_outlook_parent_class)->dispose (object);
}

static void
wm_team_outlook_class_init (WmTeamOutlookClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_team_outlook_dispose;
}

static void
wm_team_outlook_init (WmTeamOutlook *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->roles_section = wm_page_section_new (
    _("Roles"), _("How many people of the team aim for each."), &self->roles);
  self->ratio_section = wm_page_section_new (
    _("Ratio"), _("Guidance of the content pack, not a rule."), &self->ratio);
  self->steps_section = wm_page_section_new (
    _("In Which Order"), _("How a team is built up, as the content pack advises."), &self->steps);
  gtk_widget_add_css_class (box, "page-column");
  gtk_box_append (GTK_BOX (box),
                  wm_picture_column_new (_("Export the Spectrum"), _("team-spectrum"),
                                         build_picture, self, &self->picture));
  gtk_box_append (GTK_BOX (box), self->roles_section);
  gtk_box_append (GTK_BOX (box), self->ratio_section);
  gtk_box_append (GTK_BOX (box), self->steps_section);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "child", clamp, NULL);
  adw_bin_set_child (ADW_BIN (self), scroller);
}
