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

/* (transfer full) (nullable): "about 20 h left"; what tells no time is said too */
static char *
describe_left (const WmReadingProgress *progress)
{
  gboolean rounded = progress->minutes_left >= 600 && progress->minutes_left % 60 != 0;
  int minutes = rounded ? (progress->minutes_left + 30) / 60 * 60 : progress->minutes_left;
  g_autofree char *time = wm_skill_rows_duration (minutes, TRUE);

  if (progress->minutes_left == 0)
    return NULL;
  /* Translators: %s is a time such as "about 20 h". */
  return g_strdup_printf (_("%s left"), time);
}

char *
wm_reading_describe (const WmReadingProgress *progress)
{
  guint useless = progress->not_useful;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *left = describe_left (progress);

  g_ptr_array_add (parts, g_strdup_printf (_("%1$u of %2$u read"), progress->done,
                                           progress->total));
  if (progress->reading > 0)
    /* Translators: a count of what is being read */
    g_ptr_array_add (parts, g_strdup_printf (_("%u being read"), progress->reading));
  if (useless > 0)
    g_ptr_array_add (parts, g_strdup_printf (_("%u not useful"), useless));
  if (left != NULL)
    g_ptr_array_add (parts, left);
  if (progress->unknown_left > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u more without a time",
                                                       "%u more without a time",
                                                       progress->unknown_left),
                                             progress->unknown_left));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
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
