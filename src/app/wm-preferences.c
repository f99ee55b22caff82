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
    wm_feedback_error (GTK_WIDGET (row), error);
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

void
wm_preferences_show (GtkWindow *parent, WmSession *session)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *look = adw_preferences_group_new ();
  GtkWidget *who = adw_preferences_group_new ();
  g_autoptr (GSettings) settings = wm_application_dup_settings ();

  if (settings != NULL)
    {
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (look), _("Appearance"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (look), scheme_row_new (settings));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (look));
      /* Rows listen to it only as long as the window is there. */
      g_object_set_data_full (G_OBJECT (window), "settings", g_object_ref (settings),
                              g_object_unref);
    }
  else
    g_object_unref (g_object_ref_sink (look));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (who), _("This Workspace"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (who), _("Your own ratings and what you do are kept under this name."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (who), name_row_new (session));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (who));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 420);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
