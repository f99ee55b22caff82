/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window: sidebar, header, the pages, and the skill panel beside them.
 * Pages and panel are made when they are first shown, so that the program
 * starts with no more than what is seen.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/wm-focus-keeper.h"
#include "app/wm-menu.h"
#include "app/wm-pages.h"

G_DEFINE_FINAL_TYPE (WmWindow, wm_window, ADW_TYPE_APPLICATION_WINDOW)

static GtkWidget *
sidebar_row_new (const WmPageInfo *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (wm_pages_title (page));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (page->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  g_object_set_data (G_OBJECT (row), "page", (gpointer) page);
  return row;
}

static const WmPageInfo *
row_page (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "page") : NULL;
}

static void
update_sidebar_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const WmPageInfo *page = row_page (row);
  const WmPageInfo *previous = row_page (before);
  GtkWidget *label;

  if (previous != NULL && previous->group == page->group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (wm_pages_group_title (page->group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "group-title");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_header (row, label);
}

static void
fill_sidebar (WmWindow *self)
{
  guint n;
  const WmPageInfo *pages = wm_pages_list (&n);

  gtk_list_box_set_header_func (self->sidebar_list, update_sidebar_header, NULL, NULL);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->sidebar_list, sidebar_row_new (&pages[i]));
}

static void
select_row (WmWindow *self, const WmPageInfo *page)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar_list, i)) != NULL; i++)
    if (row_page (row) == page)
      gtk_list_box_select_row (self->sidebar_list, row);
}

/* What is selected is what is shown: the keyboard may be on another row meanwhile. */
static void
on_sidebar_selected (GtkListBox *list, GtkListBoxRow *row, WmWindow *self)
{
  const char *id
    = self->pages != NULL ? gtk_stack_get_visible_child_name (self->pages) : NULL;
  const WmPageInfo *shown = id != NULL ? wm_pages_find (id) : NULL;

  if (row != NULL && shown != NULL && row_page (row) != shown)
    select_row (self, shown);
}

/* (transfer full): what stands under the page's name: the workspace, and where it lies */
static char *
subtitle_new (WmSession *session, const char *name)
{
  g_autofree char *folder = wm_session_dup_folder (session);

  if (wm_session_is_read_only (session))
    /* Translators: the name of a workspace that cannot be changed. */
    return g_strdup_printf (_("%s – read-only"), name);
  /* Translators: a workspace's name and the folder that it lies in. */
  return folder != NULL ? g_strdup_printf (_("%s – %s"), name, folder) : g_strdup (name);
}

/* Windows that tell of a file that cannot be opened are told apart by its name. */
static void
title_without_workspace (WmWindow *self)
{
  g_autofree char *name
    = self->problem_path != NULL ? g_filename_display_basename (self->problem_path) : g_strdup ("");
  g_autofree char *path
    = self->problem_path != NULL ? g_filename_display_name (self->problem_path) : NULL;
  g_autofree char *title = *name != '\0' ? g_strdup_printf (_("%s – %s"), name, _("Waymark"))
                                         : g_strdup (_("Waymark"));

  adw_window_title_set_title (self->title, _("Waymark"));
  adw_window_title_set_subtitle (self->title, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), path);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

void
wm_window_update_title (WmWindow *self)
{
  const char *visible = gtk_stack_get_visible_child_name (self->pages);
  const WmPageInfo *page = visible != NULL ? wm_pages_find (visible) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *title = NULL;
  g_autofree char *path = NULL;

  if (self->session == NULL || page == NULL)
    {
      title_without_workspace (self);
      return;
    }

  name = wm_session_dup_name (self->session);
  subtitle = subtitle_new (self->session, name);
  path = g_filename_display_name (wm_store_get_path (wm_session_get_store (self->session)));
  adw_window_title_set_title (self->title, wm_pages_title (page));
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), path);
  /* Translators: title of a window: the page, then the workspace's name. */
  title = g_strdup_printf (_("%s – %s"), wm_pages_title (page), name);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
on_sidebar_activated (GtkListBox *list, GtkListBoxRow *row, WmWindow *self)
{
  wm_window_show_page (self, row_page (row)->id);
  if (adw_flap_get_folded (self->sidebar_flap))
    adw_flap_set_reveal_flap (self->sidebar_flap, FALSE);
}

static void
on_map_changed (WmWindow *self)
{
  g_autofree char *awaited = g_steal_pointer (&self->awaited);

  if (awaited != NULL)
    wm_window_show_skill (self, awaited);
  if (self->skill != NULL
      && wm_map_find_skill (wm_session_get_map (self->session), self->skill) < 0)
    wm_window_show_skill (self, NULL);
}

static void
on_history_changed (WmWindow *self)
{
  wm_window_update_actions (self);
}

/* 0 to 4 rate the skill in the panel, from the map as well as from the panel;
 * entries take their digits before they come here. */
static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        WmWindow *self)
{
  int digit = g_unichar_digit_value (gdk_keyval_to_unicode (keyval));

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  /* What was opened last goes first. */
  if (keyval == GDK_KEY_Escape && self->map_page != NULL && gtk_widget_get_mapped (self->map_page)
      && wm_map_page_leave_focus (WM_MAP_PAGE (self->map_page)))
    return GDK_EVENT_STOP;
  if (self->skill != NULL && keyval == GDK_KEY_Escape)
    {
      wm_window_show_skill (self, NULL);
      return GDK_EVENT_STOP;
    }
  if (self->skill != NULL && digit >= 0 && digit <= 4)
    {
      wm_skill_panel_rate (self->panel, digit);
      return GDK_EVENT_STOP;
    }
  if (digit == 0 && self->map_page != NULL && gtk_widget_get_mapped (self->map_page))
    {
      wm_map_page_fit (WM_MAP_PAGE (self->map_page));
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* A toast takes Escape where it lies over the pages; what was opened goes before it. */
static gboolean
on_page_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
             WmWindow *self)
{
  return keyval == GDK_KEY_Escape ? on_key (controller, keyval, keycode, state, self)
                                  : GDK_EVENT_PROPAGATE;
}

static void
on_panel_mapped (GtkWidget *panel, WmWindow *self)
{
  g_signal_handlers_disconnect_by_func (panel, on_panel_mapped, self);
  gtk_widget_child_focus (panel, GTK_DIR_TAB_FORWARD);
}

/* What is not yet on the screen takes no focus. */
static void
focus_panel (WmWindow *self)
{
  GtkWidget *panel = GTK_WIDGET (self->panel);

  if (gtk_widget_get_mapped (panel))
    gtk_widget_child_focus (panel, GTK_DIR_TAB_FORWARD);
  else
    g_signal_connect_object (panel, "map", G_CALLBACK (on_panel_mapped), self, 0);
}

static void
on_search_activated (WmSearchPopover *popover, const char *action, const char *target,
                     WmWindow *self)
{
  /* What was found is what is looked at, not the skill of before. */
  wm_window_show_skill (self, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", target);
  /* From the entry the focus goes on to what was found. */
  if (self->skill != NULL)
    focus_panel (self);
}

/* The popover for the search is made when it is first opened. */
static void
make_search (GtkMenuButton *button, gpointer data)
{
  WmWindow *self = data;

  if (self->search == NULL)
    {
      self->search = WM_SEARCH_POPOVER (wm_search_popover_new ());
      gtk_menu_button_set_popover (button, GTK_WIDGET (self->search));
      g_signal_connect_object (self->search, "go", G_CALLBACK (on_search_activated), self, 0);
    }
  wm_search_popover_set_session (self->search, self->session);
}

static void
clear_pages (WmWindow *self)
{
  GtkWidget *child;

  self->map_page = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, child);
  adw_bin_set_child (self->panel_bin, NULL);
  self->panel = NULL;
  adw_flap_set_reveal_flap (self->panel_flap, FALSE);
  g_clear_pointer (&self->skill, g_free);
  g_clear_pointer (&self->awaited, g_free);
}

/* ---- long work ------------------------------------------------------------ */

/* What takes less is done before anybody wonders. */
#define BUSY_AFTER 300 /* ms */

static gboolean
show_spinner (gpointer data)
{
  WmWindow *self = data;

  self->spinner_timeout = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
on_busy_changed (WmWindow *self)
{
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  if (self->session != NULL && wm_session_is_busy (self->session))
    self->spinner_timeout = g_timeout_add (BUSY_AFTER, show_spinner, self);
  else
    {
      gtk_spinner_stop (self->spinner);
      gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
    }
}

/* ---- the session ------------------------------------------------------------ */

void
wm_window_drop_session (WmWindow *self)
{
  clear_pages (self);
  gtk_spinner_stop (self->opening_spinner);
  if (self->search != NULL)
    wm_search_popover_set_session (self->search, NULL);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->problem_path, g_free);
  self->restorable = FALSE;
  on_busy_changed (self);
}

void
wm_window_leave (WmWindow *self)
{
  wm_window_drop_session (self);
  gtk_stack_set_visible_child_name (self->main_stack, "workspace");
  wm_window_update_title (self);
  wm_window_update_actions (self);
}

static gboolean
close_again (gpointer window)
{
  gtk_window_close (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

static gboolean
wm_window_close_request (GtkWindow *window)
{
  WmWindow *self = WM_WINDOW (window);
  int width, height;

  /* GTK 4.8 complains about a window that goes with an open entry in a
   * popover: let that go first. */
  if (self->search != NULL && gtk_widget_get_visible (GTK_WIDGET (self->search)))
    {
      gtk_popover_popdown (GTK_POPOVER (self->search));
      g_idle_add_full (G_PRIORITY_LOW, close_again, g_object_ref (self), g_object_unref);
      return TRUE;
    }
  if (self->settings != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
      g_settings_set_boolean (self->settings, "maximized", gtk_window_is_maximized (window));
    }
  return GTK_WINDOW_CLASS (wm_window_parent_class)->close_request (window);
}

static void
wm_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_window_parent_class)->realize (widget);
  wm_window_watch_width (WM_WINDOW (widget));
}

static void
wm_window_dispose (GObject *object)
{
  WmWindow *self = WM_WINDOW (object);

  if (self->pages != NULL)
    wm_window_drop_session (self);
  g_clear_object (&self->settings);
  /* Work that outlives the window still holds it. */
  g_object_set_data (G_OBJECT (self), "wm-toast-overlay", NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), WM_TYPE_WINDOW);

  G_OBJECT_CLASS (wm_window_parent_class)->dispose (object);
}

static void
wm_window_class_init (WmWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_window_dispose;
  widget_class->realize = wm_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = wm_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WmWindow, shrinker);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, sidebar_flap);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, sidebar_list);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, title);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, panel_flap);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, panel_bin);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, opening);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, opening_spinner);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, problem_again);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, problem_restore);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, step_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_selected);
  wm_window_install_actions (widget_class);
}

static void
fill_recent (WmWindow *self)
{
  g_auto (GStrv) paths = g_settings_get_strv (self->settings, "recent-workspaces");

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_filename_display_basename (paths[i]);
      g_autofree char *label = wm_menu_escape (name);

      wm_menu_append (self->recent_menu, label, "win.open-recent",
                      g_variant_new_string (paths[i]));
    }
}

static void
restore_size (WmWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 1180, 760);
  if (self->settings == NULL)
    return;

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  fill_recent (self);
  g_signal_connect_object (self->settings, "changed::recent-workspaces", G_CALLBACK (fill_recent),
                           self, G_CONNECT_SWAPPED);
}

static void
wm_window_init (WmWindow *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *page_key = gtk_event_controller_key_new ();
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* A dialog joins the group of its window, and so blocks no other. */
  gtk_window_group_add_window (group, GTK_WINDOW (self));

  wm_window_make_foldable (self);
  self->settings = wm_application_dup_settings ();
  /* What lies outside the overlay finds it here. */
  g_object_set_data (G_OBJECT (self), "wm-toast-overlay", self->toasts);
  fill_sidebar (self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  g_signal_connect (page_key, "key-pressed", G_CALLBACK (on_page_key), self);
  gtk_widget_add_controller (adw_toast_overlay_get_child (self->toasts), page_key);
  wm_menu_button_set_late (self->menu_button, self->main_menu);
  gtk_menu_button_set_create_popup_func (self->search_button, make_search, self, NULL);
  restore_size (self);
  wm_focus_keeper_watch (GTK_WINDOW (self));
  wm_window_update_actions (self);
}

WmWindow *
wm_window_new (GtkApplication *application)
{
  return g_object_new (WM_TYPE_WINDOW, "application", application, NULL);
}

WmSession *
wm_window_get_session (WmWindow *self)
{
  g_return_val_if_fail (WM_IS_WINDOW (self), NULL);

  return self->session;
}

/* The keyboard begins in the page, not at the first button of the header. */
static void
enter_page (WmWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *pages = GTK_WIDGET (self->pages);

  if (self->session != NULL && gtk_widget_get_mapped (pages)
      && (focus == NULL || focus == self->sidebar_button))
    gtk_widget_child_focus (pages, GTK_DIR_TAB_FORWARD);
}

/* What can be focused on a map is made between the first frames, when nothing else is to do. */
static gboolean
on_tick (GtkWidget *pages, GdkFrameClock *clock, gpointer data)
{
  WmWindow *self = data;

  if (self->frames++ < 6)
    return G_SOURCE_CONTINUE;
  enter_page (self);
  return G_SOURCE_REMOVE;
}

void
wm_window_set_session (WmWindow *self, WmSession *session)
{
  g_autofree char *page = NULL;

  g_return_if_fail (WM_IS_WINDOW (self));
  g_return_if_fail (WM_IS_SESSION (session));

  wm_window_drop_session (self);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "busy-changed", G_CALLBACK (on_busy_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "history-changed", G_CALLBACK (on_history_changed), self,
                           G_CONNECT_SWAPPED);

  gtk_stack_set_visible_child_name (self->main_stack, "workspace");
  gtk_widget_set_visible (GTK_WIDGET (self->read_only_bar), wm_session_is_read_only (session));
  if (self->settings != NULL)
    page = g_settings_get_string (self->settings, "page");
  wm_window_show_page (self, wm_pages_find (page) != NULL ? page : "map");
  wm_window_update_actions (self);
  self->frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self->pages), on_tick, self, NULL);
}

void
wm_window_set_opening (WmWindow *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_markup_escape_text (name, -1);

  g_return_if_fail (WM_IS_WINDOW (self));

  wm_window_drop_session (self);
  adw_status_page_set_description (self->opening, text);
  gtk_widget_set_visible (GTK_WIDGET (self->read_only_bar), FALSE);
  gtk_stack_set_visible_child_name (self->main_stack, "opening");
  gtk_spinner_start (self->opening_spinner);
  wm_window_update_title (self);
  wm_window_update_actions (self);
}

gboolean
wm_window_is_opening (WmWindow *self)
{
  g_return_val_if_fail (WM_IS_WINDOW (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->main_stack), "opening") == 0;
}

/* The skill in the panel belongs to what one learns; whoever goes on to hiring, or back, is done
 * with it and wants the room. */
static void
leave_skill (WmWindow *self, const WmPageInfo *next)
{
  const WmPageInfo *before = wm_pages_find (gtk_stack_get_visible_child_name (self->pages));

  if (self->skill != NULL && before != NULL && before->group != next->group)
    wm_window_show_skill (self, NULL);
}

void
wm_window_show_page (WmWindow *self, const char *id)
{
  const WmPageInfo *page = wm_pages_find (id);
  GtkWidget *child;

  g_return_if_fail (WM_IS_WINDOW (self));

  if (page == NULL || self->session == NULL)
    return;

  leave_skill (self, page);
  if (gtk_stack_get_child_by_name (self->pages, page->id) == NULL)
    {
      child = page->create (self->session);
      gtk_stack_add_named (self->pages, child, page->id);
      if (WM_IS_MAP_PAGE (child))
        {
          self->map_page = child;
          wm_map_page_select (WM_MAP_PAGE (child), self->skill);
        }
    }
  gtk_stack_set_visible_child_name (self->pages, page->id);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "page", page->id);
  select_row (self, page);
  wm_window_update_title (self);
}
