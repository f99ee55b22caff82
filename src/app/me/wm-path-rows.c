/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The steps of a path as rows.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-path-rows.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "app/wm-menu.h"
#include "app/library/wm-reading-parts.h"
#include "app/library/wm-skill-rows.h"

gboolean
wm_path_step_is_read (const WmPathStep *step)
{
  for (guint i = 0; i < step->items->len; i++)
    if (g_array_index (step->items, WmPathItem, i).state != WM_READING_DONE)
      return FALSE;
  return step->items->len > 0;
}

/* ---- what to read --------------------------------------------------------------- */

static void
on_state_selected (GtkDropDown *chooser)
{
  WmReadingState state = (WmReadingState) gtk_drop_down_get_selected (chooser);

  gtk_widget_activate_action (GTK_WIDGET (chooser), "path.set-reading", "(ss)",
                              g_object_get_data (G_OBJECT (chooser), "resource"),
                              wm_reading_state_to_string (state));
}

static GtkWidget *
state_chooser_new (WmMe *me, const WmResource *resource, WmReadingState state)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);
  /* Translators: %s is the name of a resource. */
  g_autofree char *label = g_strdup_printf (_("How far I am in %s"), resource->name);

  for (int i = WM_READING_NONE; i <= WM_READING_NOT_USEFUL; i++)
    gtk_string_list_append (names, wm_reading_title ((WmReadingState) i));
  wm_page_drop_down_setup (GTK_DROP_DOWN (chooser), label);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (chooser), names, state);
  gtk_widget_set_valign (chooser, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (chooser, 96, -1); /* its word is not cut at 360 pixels */
  gtk_widget_set_sensitive (chooser, wm_me_is_editable (me));
  gtk_widget_add_css_class (chooser, "flat");
  g_object_set_data_full (G_OBJECT (chooser), "resource", g_strdup (resource->slug), g_free);
  g_signal_connect (chooser, "notify::selected", G_CALLBACK (on_state_selected), NULL);
  return chooser;
}

static char *
describe_item (const WmResource *resource, const WmPathItem *item, const char *note)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *host = wm_feedback_link_host (resource->url);

  if (resource->tier > 0)
    /* Translators: resources are sorted into tiers; 1 comes first. */
    g_ptr_array_add (parts, g_strdup_printf (_("Tier %d"), resource->tier));
  if (*resource->kind != '\0')
    g_ptr_array_add (parts, g_strdup (wm_skill_rows_kind (resource->kind)));
  if (item->shared)
    g_ptr_array_add (parts, g_strdup (_("counted in another step")));
  else if (item->minutes > 0)
    g_ptr_array_add (parts, wm_skill_rows_duration (item->minutes, item->estimated));
  if (host != NULL)
    g_ptr_array_add (parts, g_strdup (host));
  if (note != NULL && *note != '\0')
    g_ptr_array_add (parts, g_strdup (note));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
on_open (AdwActionRow *row)
{
  wm_feedback_open_link (GTK_WIDGET (row), g_object_get_data (G_OBJECT (row), "url"));
}

static GtkWidget *
plain_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
item_row_new (WmMe *me, const WmPathItem *item)
{
  const WmResource *resource = wm_map_resource (wm_me_get_map (me), item->resource);
  const WmReading *reading = g_ptr_array_index (wm_me_get_readings (me), item->resource);
  g_autofree char *subtitle = describe_item (resource, item, reading->note);
  g_autofree char *host = wm_feedback_link_host (resource->url);
  g_autofree char *name = g_strconcat ("row:resource:", resource->slug, NULL);
  g_autofree char *label = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *row = plain_row_new (resource->name, subtitle);

  /* Translators: %s is the name of a resource. */
  label = g_strdup_printf (_("More about %s"), resource->name);
  wm_menu_append_slug (menu, _("_Note…"), "path.note", resource->slug);
  wm_menu_append_slug (menu, _("What If I _Leave It Out"), "path.leave-out", resource->slug);
  gtk_widget_set_name (row, name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), state_chooser_new (me, resource, item->state));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), wm_menu_button_new (menu, label));
  if (host != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "url", g_strdup (resource->url), g_free);
      g_signal_connect (row, "activated", G_CALLBACK (on_open), NULL);
    }
  return row;
}

/* ---- a step ------------------------------------------------------------------------ */

static void
add_proof (AdwExpanderRow *row, WmMe *me, const WmPathStep *step)
{
  WmMap *map = wm_me_get_map (me);

  if (step->proof_resource >= 0)
    {
      const WmPathItem item = { .resource = (guint) step->proof_resource,
                                .minutes = step->proof_minutes,
                                .estimated = step->estimated,
                                .state = step->proof_state };

      adw_expander_row_add_row (row, item_row_new (me, &item));
    }
  else if (step->proof_question >= 0)
    adw_expander_row_add_row (
        row, wm_skill_rows_question (map, wm_map_question (map, step->proof_question)));
}

/* Asks for a new rating with evidence, once all is read. */
static GtkWidget *
rate_row_new (const WmSkill *skill, gboolean read)
{
  GtkWidget *row = plain_row_new (read ? _("Read. Rate Yourself Again, With Evidence")
                                       : _("Rate Yourself, With Evidence"),
                                  NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-skill");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", skill->slug);
  return row;
}

static void
fill_step (AdwExpanderRow *row, WmMe *me, const WmPathStep *step)
{
  for (guint i = 0; i < step->items->len; i++)
    adw_expander_row_add_row (row, item_row_new (me, &g_array_index (step->items, WmPathItem, i)));
  add_proof (row, me, step);
  adw_expander_row_add_row (row, rate_row_new (wm_map_skill (wm_me_get_map (me), step->skill),
                                               wm_path_step_is_read (step)));
}

static char *
describe_step (const WmPathStep *step)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *iso = g_date_valid (&step->end) ? wm_date_format (&step->end) : NULL;
  g_autofree char *date = iso != NULL ? wm_page_format_date (iso) : NULL;

  g_ptr_array_add (parts, step->from < 0 ? g_strdup_printf ("– → %d", step->to)
                                         : g_strdup_printf ("%d → %d", step->from, step->to));
  g_ptr_array_add (parts, g_strdup (step->importance != WM_IMPORTANCE_NONE
                                        ? wm_skill_rows_importance (step->importance)
                                        : _("on the way")));
  g_ptr_array_add (parts, wm_skill_rows_duration (step->minutes, step->estimated));
  if (date != NULL)
    /* Translators: %s is a date by which a skill is learnt. */
    g_ptr_array_add (parts, g_strdup_printf (_("by %s"), date));
  if (step->assumed)
    g_ptr_array_add (parts, g_strdup (_("nothing to read is known; the time is assumed")));
  if (step->implied)
    g_ptr_array_add (parts, g_strdup (_("likely known already")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

GtkWidget *
wm_path_step_row_new (WmMe *me, const WmPathStep *step, gboolean unfolded)
{
  const WmSkill *skill = wm_map_skill (wm_me_get_map (me), step->skill);
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *subtitle = describe_step (step);
  g_autofree char *name = g_strconcat ("row:skill:", skill->slug, NULL);
  g_autofree char *label = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();

  /* Translators: %s is the name of a skill. */
  label = g_strdup_printf (_("More about %s"), skill->name);
  wm_menu_append_slug (menu, _("_Open Skill"), "win.show-skill", skill->slug);
  wm_menu_append_slug (menu, _("What If I _Know This Already"), "path.know", skill->slug);
  gtk_widget_set_name (row, name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), skill->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), wm_menu_button_new (menu, label));
  fill_step (ADW_EXPANDER_ROW (row), me, step);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), unfolded);
  return row;
}
