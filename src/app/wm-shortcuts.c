/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of shortcuts. Those of the window's actions are asked from the
 * program, so that what is told here is what it does.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-shortcuts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/wm-pages.h"

typedef struct
{
  const char *title;
  const char *action; /* (nullable): its first accelerator */
  const char *keys;   /* as GtkShortcutLabel reads them, where there is no action */
  const char *spoken; /* (nullable): where they are no single accelerator */
} Shortcut;

typedef struct
{
  const char *title;
  const Shortcut *shortcuts;
} Group;

static const Shortcut general[] = {
  { N_ ("New workspace"), "win.new" },
  { N_ ("Open workspace"), "win.open" },
  { N_ ("Another window on the workspace"), "win.new-window" },
  { N_ ("Import"), "win.import" },
  { N_ ("Undo"), "win.undo" },
  { N_ ("Redo"), "win.redo" },
  { N_ ("New skill"), "win.new-skill" },
  { N_ ("Edit the skill in the panel"), "win.edit-skill" },
  { N_ ("Search"), "win.search" },
  { N_ ("Preferences"), "win.preferences" },
  { N_ ("Keyboard shortcuts"), "win.shortcuts" },
  { N_ ("Main menu"), NULL, "F10" },
  { N_ ("Close window"), "window.close" },
  { N_ ("Quit"), "app.quit" },
  { NULL },
};

static const Shortcut map[] = {
  { N_ ("Along the spectrum"), NULL, "Left Right" },
  { N_ ("To what it unlocks, to what it needs"), NULL, "Up Down" },
  { N_ ("Ends of the row"), NULL, "Home End" },
  { N_ ("Roles, then each category"), NULL, "Tab" },
  /* Translators: any letter; read aloud for the keys "a … z". */
  { N_ ("Find by its first letters"), NULL, "a...z", N_ ("letters") },
  { N_ ("Open the skill"), NULL, "Return" },
  { N_ ("Zoom in"), NULL, "plus" },
  { N_ ("Zoom out"), NULL, "minus" },
  { N_ ("Whole map"), "win.zoom-fit" },
  { N_ ("Print or export the map"), "win.export-map" },
  { N_ ("Copy the map as a picture"), "win.copy-map" },
  { N_ ("Describe the map in words"), "win.describe-map" },
  { NULL },
};

static const Shortcut skill[] = {
  /* Translators: read aloud for the keys "0 … 4". */
  { N_ ("Rate with level 0 to 4"), NULL, "0...4", N_ ("0 to 4") },
  { N_ ("Close the skill"), NULL, "Escape" },
  { NULL },
};

static const Shortcut plan[] = {
  { N_ ("Tick the activity"), NULL, "space" },
  { N_ ("Edit the activity"), NULL, "Return" },
  { N_ ("Move the activity up or down"), NULL, "<Alt>Up <Alt>Down" },
  { N_ ("Delete the activity"), NULL, "Delete" },
  { NULL },
};

static const Shortcut guide[] = {
  { N_ ("Answer with level 0 to 4"), NULL, "0...4", N_ ("0 to 4") },
  { N_ ("Skip the skill"), NULL, "S" },
  { N_ ("Back to the skill before"), NULL, "Left" },
  { N_ ("Still true, on the list at the end"), NULL, "Y" },
  { NULL },
};

static const Shortcut hiring[] = {
  { N_ ("Move the interview up or down"), NULL, "<Alt>Up <Alt>Down" },
  { N_ ("Delete the interview"), NULL, "Delete" },
  { N_ ("Move the candidate a stage back or on"), NULL, "<Alt>Left <Alt>Right" },
  { NULL },
};

/* (transfer full): as the program has it */
static char *
dup_keys (GtkApplication *application, const char *action)
{
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, action);

  return g_strdup (keys[0] != NULL ? keys[0] : "");
}

/* (transfer full): "Ctrl+N", or "Left, Right" */
static char *
speak (const char *keys)
{
  g_auto (GStrv) parts = g_strsplit (keys, " ", -1);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint key = 0;
      GdkModifierType modifiers = 0;
      g_autofree char *label = NULL;

      if (!gtk_accelerator_parse (parts[i], &key, &modifiers))
        continue;
      label = gtk_accelerator_get_label (key, modifiers);
      g_string_append_printf (told, "%s%s", told->len > 0 ? ", " : "", label);
    }
  return g_string_free (g_steal_pointer (&told), FALSE);
}

static GtkWidget *
row_new (const char *title, const char *keys, const char *spoken)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_shortcut_label_new (keys);
  g_autofree char *told = spoken != NULL ? g_strdup (spoken) : speak (keys);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told,
                                  -1);
  return row;
}

static GtkListBox *
add_group (GtkWidget *box, const char *title)
{
  GtkListBox *list;

  gtk_box_append (GTK_BOX (box), wm_page_section_new (title, NULL, &list));
  return list;
}

static void
add_shortcuts (GtkWidget *box, GtkApplication *application, const char *title,
               const Shortcut *shortcuts)
{
  GtkListBox *list = add_group (box, title);

  for (const Shortcut *it = shortcuts; it->title != NULL; it++)
    {
      g_autofree char *keys
        = it->action != NULL ? dup_keys (application, it->action) : g_strdup (it->keys);

      gtk_list_box_append (list,
                           row_new (_(it->title), keys, it->spoken != NULL ? _(it->spoken) : NULL));
    }
}

static void
add_pages (GtkWidget *box, GtkApplication *application)
{
  GtkListBox *list = add_group (box, _("Pages"));
  g_autofree char *sidebar = dup_keys (application, "win.toggle-sidebar");
  guint n;
  const WmPageInfo *pages = wm_pages_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-page('%s')", pages[i].id);
      g_autofree char *keys = dup_keys (application, action);

      gtk_list_box_append (list, row_new (wm_pages_title (&pages[i]), keys, NULL));
    }
  gtk_list_box_append (list, row_new (_("Sidebar"), sidebar, NULL));
}

void
wm_shortcuts_show (GtkWindow *parent)
{
  GtkApplication *application = gtk_window_get_application (parent);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  AdwWindow *window
    = wm_page_dialog_new (GTK_WIDGET (parent), _("Keyboard Shortcuts"), 520, 680);

  add_shortcuts (column, application, _("General"), general);
  add_pages (column, application);
  add_shortcuts (column, application, _("Map"), map);
  add_shortcuts (column, application, _("Skill"), skill);
  /* Translators: a heading over the keys of an onboarding plan. */
  add_shortcuts (column, application, _("Plan"), plan);
  add_shortcuts (column, application, _("Guided Assessment"), guide);
  add_shortcuts (column, application, _("Hiring"), hiring);
  wm_page_dialog_fill (window, column);
  gtk_window_present (GTK_WINDOW (window));
}
