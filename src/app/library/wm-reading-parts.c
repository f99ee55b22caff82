/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What somebody has read, in words, and a button that changes it.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/library/wm-reading-parts.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-skill-rows.h"

const char *
wm_reading_title (WmReadingState state)
{
  static const char *const names[] = {
    [WM_READING_NONE] = N_ ("To Read"),
    [WM_READING_READING] = N_ ("Reading"),
    [WM_READING_DONE] = N_ ("Done"),
    [WM_READING_NOT_USEFUL] = N_ ("Not Useful"),
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (names), "");

  return _(names[state]);
}

/* (transfer full): minutes mean nothing in a sum of many hours */
static char *
describe_sum (int minutes, gboolean estimated)
{
  gboolean rounded = minutes >= 600 && minutes % 60 != 0;

  return wm_skill_rows_duration (rounded ? (minutes + 30) / 60 * 60 : minutes,
                                 rounded || estimated);
}

/* What is left to read: its time, and how much of it tells none */
static void
add_left (GPtrArray *parts, const WmReadingProgress *progress)
{
  guint unknown = progress->unknown_left;
  g_autofree char *time = describe_sum (progress->minutes_left, TRUE);

  if (progress->minutes_left > 0)
    /* Translators: %s is a time such as "about 20 h". */
    g_ptr_array_add (parts, g_strdup_printf (_("%s left"), time));
  if (unknown == 0)
    return;
  if (progress->minutes_left > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u more without a time",
                                                       "%u more without a time", unknown),
                                             unknown));
  else
    /* Translators: the list says of nothing that is left to read how long it takes. */
    g_ptr_array_add (parts, g_strdup (_("no times told")));
}

char *
wm_reading_describe (const WmReadingProgress *progress)
{
  guint useless = progress->not_useful;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup_printf (_("%1$u of %2$u read"), progress->done,
                                           progress->total));
  if (progress->reading > 0)
    /* Translators: a count of what is being read */
    g_ptr_array_add (parts, g_strdup_printf (_("%u being read"), progress->reading));
  if (useless > 0)
    g_ptr_array_add (parts, g_strdup_printf (_("%u not useful"), useless));
  add_left (parts, progress);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

void
wm_reading_total_add (WmReadingTotal *total, const WmResource *resource)
{
  total->shown++;
  total->untimed += resource->minutes < 0;
  total->minutes += MAX (0, resource->minutes);
  total->estimated = total->estimated || resource->estimated;
}

char *
wm_reading_total_describe (const WmReadingTotal *total)
{
  g_autofree char *count
    = g_strdup_printf (ngettext ("%u resource", "%u resources", total->shown), total->shown);
  g_autofree char *time = describe_sum (total->minutes, total->estimated);
  g_autofree char *both = NULL;

  if (total->minutes == 0)
    return g_steal_pointer (&count);
  /* Translators: a count and a time: "3 resources · about 5 h". */
  both = g_strdup_printf (_("%s · %s"), count, time);
  if (total->untimed == 0)
    return g_steal_pointer (&both);
  /* Translators: "3 resources · about 5 h"; how many of them tell no time. */
  return g_strdup_printf (
    ngettext ("%s, %u without a time", "%s, %u without a time", total->untimed), both,
    total->untimed);
}

GPtrArray *
wm_reading_load_own (WmSession *session)
{
  const char *person = wm_session_get_person (session);
  g_autoptr (GError) error = NULL;
  GPtrArray *readings
      = wm_readings_load (wm_session_get_store (session), wm_session_get_map (session),
                          person != NULL ? person : "", &error);

  if (readings == NULL)
    {
      g_warning ("Readings: %s", error->message);
      readings = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_reading_free);
    }
  return readings;
}

/* ---- the button -------------------------------------------------------------------- */

static void
add_state (GMenu *menu, const char *resource, WmReadingState state)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (wm_reading_title (state), NULL);

  g_menu_item_set_action_and_target (item, "win.set-reading", "(ss)", resource,
                                     wm_reading_state_to_string (state));
  g_menu_append_item (menu, item);
}

static void
add_item (GMenu *menu, const char *label, const char *action, const char *resource)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", resource);
  g_menu_append_item (menu, item);
}

/* There are hundreds of buttons: a menu is made when it is opened. */
static void
make_menu (GtkMenuButton *button, gpointer data)
{
  const char *resource = g_object_get_data (G_OBJECT (button), "resource");
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) states = g_menu_new ();
  g_autoptr (GMenu) notes = g_menu_new ();

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  for (int i = WM_READING_NONE; i <= WM_READING_DONE; i++)
    add_state (states, resource, (WmReadingState) i);
  /* Translators: asks why something that was read was of no use. */
  add_item (states, _("Not Useful…"), "win.reading-not-useful", resource);
  add_item (notes, _("_Note…"), "win.reading-note", resource);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (states));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (notes));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

GtkWidget *
wm_reading_button_new (const WmResource *resource)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_menu, NULL, NULL);
  g_object_set_data_full (G_OBJECT (button), "resource", g_strdup (resource->slug), g_free);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (resource->name), g_free);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

void
wm_reading_button_set (GtkWidget *button, const WmReading *reading)
{
  const char *state = wm_reading_title (reading->state);
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  /* Translators: %s is the name of a resource. */
  name = g_strdup_printf (_("How far I am in %s"),
                          (const char *) g_object_get_data (G_OBJECT (button), "name"));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), state);
  gtk_widget_set_tooltip_text (button, *reading->note != '\0' ? reading->note : NULL);
  /* The focus goes to the button inside, whose text is read after the name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
