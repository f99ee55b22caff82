/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions of the window that need no file.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/me/wm-me-page.h"
#include "app/wm-about.h"
#include "app/wm-feedback.h"
#include "app/wm-preferences.h"
#include "app/wm-shortcuts.h"

static void
act_files (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    void (*run) (WmWindow *self);
  } table[] = {
    { "win.new", wm_window_ask_new },
    { "win.sample", wm_window_ask_sample },
    { "win.open", wm_window_ask_open },
    { "win.duplicate", wm_window_ask_duplicate },
    { "win.back-up", wm_window_ask_back_up },
    { "win.restore", wm_window_ask_restore },
    { "win.import", wm_window_ask_import },
    { "win.export-workspace", wm_window_ask_export_workspace },
    { "win.export-pack", wm_window_ask_export_pack },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].name, name) == 0)
      table[i].run (WM_WINDOW (widget));
}

/* Another one on the same workspace, on another page or another display. */
static void
act_new_window (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  WmWindow *window = wm_window_new (gtk_window_get_application (GTK_WINDOW (self)));
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  wm_window_set_session (window, self->session);
  gtk_window_present (GTK_WINDOW (window));
}

static void
act_open_recent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (widget));

  wm_application_open_path (WM_APPLICATION (application), g_variant_get_string (parameter, NULL),
                            GTK_WINDOW (widget));
}

/* Whoever goes to a page by its key wants to be in it, also from the header or the panel. */
static void
act_show_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  GtkWidget *pages = GTK_WIDGET (self->pages);
  GtkWidget *focus;

  wm_window_show_page (self, g_variant_get_string (parameter, NULL));
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, pages))
    gtk_widget_child_focus (pages, GTK_DIR_TAB_FORWARD);
}

static void
act_show_skill (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_window_show_skill (WM_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
act_show_role (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);

  wm_window_show_page (self, "map");
  if (self->map_page != NULL)
    wm_map_page_show_role (WM_MAP_PAGE (self->map_page), g_variant_get_string (parameter, NULL));
}

static void
act_open_person (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  GtkWidget *page;

  wm_window_show_page (self, "me");
  page = gtk_stack_get_child_by_name (self->pages, "me");
  if (page != NULL)
    wm_me_page_show_person (WM_ME_PAGE (page), g_variant_get_string (parameter, NULL));
}

/* The part of the map around the skill in the panel: "needs", "unlocks" or "way". */
static void
act_focus_map (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const names[] = { "needs", "unlocks", "way", NULL };
  static const WmFocus kinds[] = { WM_FOCUS_NEEDS, WM_FOCUS_UNLOCKS, WM_FOCUS_WAY };
  WmWindow *self = WM_WINDOW (widget);
  const char *wanted = g_variant_get_string (parameter, NULL);
  g_autofree char *skill = NULL;

  if (self->session == NULL || self->skill == NULL)
    return;
  skill = g_strdup (self->skill);
  wm_window_show_page (self, "map");
  /* The map gets all the room. */
  wm_window_show_skill (self, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], wanted))
      wm_map_page_focus_on (WM_MAP_PAGE (self->map_page), kinds[i], skill);
}

static void
act_close_panel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_window_show_skill (WM_WINDOW (widget), NULL);
}

/* Says what was rated, with the level in its own words. */
static void
tell_rating (WmWindow *self, const char *slug, int level)
{
  WmMap *map = wm_session_get_map (self->session);
  int skill = wm_map_find_skill (map, slug);
  const char *name = skill >= 0 ? wm_map_skill (map, skill)->name : slug;
  const char *title = NULL;
  g_autofree char *text = NULL;

  if (level >= 0 && (guint) level < map->level_names->len)
    title = g_ptr_array_index (map->level_names, level);
  if (level < 0)
    /* Translators: %s is the name of a skill. */
    text = g_strdup_printf (_("%s is not assessed any more"), name);
  else if (title != NULL && *title != '\0')
    /* Translators: a skill's name, the number of a level, the level's name. */
    text = g_strdup_printf (_("%s rated %d, %s"), name, level, title);
  else
    /* Translators: a skill's name and the number of a level. */
    text = g_strdup_printf (_("%s rated %d"), name, level);
  wm_feedback_undoable (GTK_WIDGET (self), text);
}

static void
act_rate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  WmStore *store;
  const char *skill;
  const char *person;
  gboolean done;
  int level;

  if (self->session == NULL)
    return;

  g_variant_get (parameter, "(&si)", &skill, &level);
  store = wm_session_get_store (self->session);
  person = wm_session_ensure_person (self->session, &error);
  done = person != NULL
         && (level < 0 ? wm_skill_rating_clear (store, person, skill, &error)
                       : wm_skill_rate (store, person, skill, MIN (level, 4), NULL, &error));
  if (done)
    tell_rating (self, skill, level);
  else
    wm_feedback_error (widget, error);
}

static void
act_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (WM_WINDOW (widget)->session != NULL)
    gtk_menu_button_popup (WM_WINDOW (widget)->search_button);
}

static void
act_toggle_sidebar (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwFlap *flap = WM_WINDOW (widget)->sidebar_flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static void
act_zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  const char *visible = gtk_stack_get_visible_child_name (self->pages);

  if (self->map_page == NULL || g_strcmp0 (visible, "map") != 0)
    return;

  if (strcmp (name, "win.zoom-fit") == 0)
    wm_map_page_fit (WM_MAP_PAGE (self->map_page));
  else
    wm_map_page_zoom (WM_MAP_PAGE (self->map_page), strcmp (name, "win.zoom-in") == 0);
}

static void
act_preferences (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);

  if (self->session != NULL)
    wm_preferences_show (GTK_WINDOW (self), self->session);
}

static void
act_shortcuts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_shortcuts_show (GTK_WINDOW (widget));
}

static void
act_about (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_about_show (GTK_WINDOW (widget));
}

void
wm_window_install_actions (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc run;
  } table[] = {
    { "win.new", NULL, act_files },
    { "win.sample", NULL, act_files },
    { "win.open", NULL, act_files },
    { "win.new-window", NULL, act_new_window },
    { "win.open-recent", "s", act_open_recent },
    { "win.duplicate", NULL, act_files },
    { "win.back-up", NULL, act_files },
    { "win.restore", NULL, act_files },
    { "win.import", NULL, act_files },
    { "win.export-workspace", NULL, act_files },
    { "win.export-pack", NULL, act_files },
    { "win.show-page", "s", act_show_page },
    { "win.show-skill", "s", act_show_skill },
    { "win.show-role", "s", act_show_role },
    { "win.open-person", "s", act_open_person },
    { "win.focus-map", "s", act_focus_map },
    { "win.close-panel", NULL, act_close_panel },
    { "win.rate", "(si)", act_rate },
    { "win.search", NULL, act_search },
    { "win.toggle-sidebar", NULL, act_toggle_sidebar },
    { "win.zoom-in", NULL, act_zoom },
    { "win.zoom-out", NULL, act_zoom },
    { "win.zoom-fit", NULL, act_zoom },
    { "win.preferences", NULL, act_preferences },
    { "win.shortcuts", NULL, act_shortcuts },
    { "win.about", NULL, act_about },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_widget_class_install_action (klass, table[i].name, table[i].type, table[i].run);
  wm_window_install_history_actions (klass);
  wm_window_install_edit_actions (klass);
  wm_window_install_own_actions (klass);
  wm_window_install_paper_actions (klass);
  wm_window_install_find_actions (klass);
}

void
wm_window_update_actions (WmWindow *self)
{
  static const char *const needs_session[]
    = { "win.duplicate",  "win.back-up",      "win.export-workspace", "win.export-pack",
        "win.export-map", "win.describe-map", "win.copy-map",         "win.preferences",
        "win.search",     "win.show-page",    "win.zoom-in",          "win.zoom-out",
        "win.zoom-fit",   "win.new-window" };
  static const char *const needs_writing[]
    = { "win.import", "win.rate", "win.set-reading", "win.reading-note",
        "win.reading-not-useful" };
  gboolean open = self->session != NULL;
  gboolean writable = open && !wm_session_is_read_only (self->session);

  wm_window_update_steps (self);
  for (guint i = 0; i < G_N_ELEMENTS (needs_session); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), needs_session[i], open);
  for (guint i = 0; i < G_N_ELEMENTS (needs_writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), needs_writing[i], writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.restore",
                                 open ? writable : self->restorable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search_button), open);
  wm_window_update_skill_actions (self);
}
