/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Preferences. What concerns the program lies in the settings; who uses the
 * workspace lies in the workspace.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-preferences.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/parts/wm-entry-row.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-application.h"
#include "app/wm-feedback.h"

static const char *const schemes[] = { "default", "light", "dark" };

static void
on_scheme_selected (AdwComboRow *row, GParamSpec *pspec, GSettings *settings)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < G_N_ELEMENTS (schemes))
    g_settings_set_string (settings, "color-scheme", schemes[selected]);
}

static GtkWidget *
scheme_row_new (GSettings *settings)
{
  const char *const names[] = { _("As the desktop"), _("Light"), _("Dark"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);
  g_autofree char *scheme = g_settings_get_string (settings, "color-scheme");
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Colours"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (strcmp (schemes[i], scheme) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_scheme_selected), settings, 0);
  return row;
}

static void
on_name_applied (WmEntryRow *row, WmSession *session)
{
  g_autoptr (GError) error = NULL;
  const char *person = wm_session_ensure_person (session, &error);
  const char *name = wm_entry_row_get_text (row);

  if (person == NULL || !wm_person_rename (wm_session_get_store (session), person, name, &error))
    {
      wm_feedback_error (GTK_WIDGET (row), error);
      wm_entry_row_refuse (row);
    }
}

static GtkWidget *
name_row_new (WmSession *session)
{
  const char *slug = wm_session_get_person (session);
  g_autoptr (WmPerson) person = NULL;
  GtkWidget *row = wm_entry_row_new (_("My name"), TRUE);

  if (slug != NULL)
    person = wm_person_load (wm_session_get_store (session), slug, NULL);
  wm_entry_row_set_text (WM_ENTRY_ROW (row), person != NULL ? person->name : "");
  gtk_widget_set_sensitive (row, !wm_session_is_read_only (session));
  g_signal_connect_object (row, "apply", G_CALLBACK (on_name_applied), session, 0);
  return row;
}

static GtkWidget *
group_new (const char *title, const char *description, GtkWidget *row)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

void
wm_preferences_show (GtkWindow *parent, WmSession *session)
{
  /* AdwPreferencesWindow has a switcher of pages, of which there is one, without a name. */
  AdwWindow *window = wm_page_dialog_new (GTK_WIDGET (parent), _("Preferences"), 480, 420);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  g_autoptr (GSettings) settings = wm_application_dup_settings ();

  if (settings != NULL)
    {
      gtk_box_append (GTK_BOX (column),
                      group_new (_("Appearance"), NULL, scheme_row_new (settings)));
      /* Rows listen to it only as long as the window is there. */
      g_object_set_data_full (G_OBJECT (window), "settings", g_object_ref (settings),
                              g_object_unref);
    }
  gtk_box_append (GTK_BOX (column),
                  group_new (_("This Workspace"),
                             _("Your own ratings and what you do are kept under this name."),
                             name_row_new (session)));
  wm_page_dialog_fill (window, column);
  gtk_window_present (GTK_WINDOW (window));
}
