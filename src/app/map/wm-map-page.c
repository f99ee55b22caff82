/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map as a page: the drawing, and the tools that lie over it.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "app/find/wm-filter-bar.h"
#include "app/map/wm-link-drop.h"

#define INTO 3.0 /* times the zoom, into a category */

G_DEFINE_FINAL_TYPE (WmMapPage, wm_map_page, GTK_TYPE_WIDGET)

/* Index of a skill or role for the scene's options, -1 for none. */
int
wm_map_page_find_skill (WmMapPage *self, const char *slug)
{
  return slug != NULL ? wm_map_find_skill (wm_session_get_map (self->session), slug) : -1;
}

int
wm_map_page_find_role (WmMapPage *self, const char *slug)
{
  return slug != NULL ? wm_map_find_role (wm_session_get_map (self->session), slug) : -1;
}

/* What the map emphasises. */
static WmSceneOptions
options_of (WmMapPage *self)
{
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.lens = self->lens;
  options.role = wm_map_page_find_role (self, self->role);
  options.other_role = wm_map_page_find_role (self, self->other_role);
  options.selected = wm_map_page_find_skill (self, self->skill);
  options.hovered = wm_map_page_find_skill (self, self->hovered);
  options.focus = self->focus;
  options.focus_skill = wm_map_page_find_skill (self, self->focus_skill);
  options.focus_to = wm_map_page_find_skill (self, self->focus_to);
  options.balance = wm_map_balance_of (wm_session_get_store (self->session));
  options.cover = self->cover;
  return options;
}

/* What lies over the map, which stays as it is. */
void
wm_map_page_show_focus (WmMapPage *self)
{
  WmSceneOptions options = options_of (self);

  if (self->source != NULL)
    wm_map_source_set_focus (self->source, &options);
}

void
wm_map_page_show_look (WmMapPage *self)
{
  WmSceneOptions options = options_of (self);

  if (self->source == NULL)
    return;
  wm_map_source_set_focus (self->source, &options);
  wm_map_source_set_look (self->source, &options);
  wm_minimap_invalidate (self->minimap);
}

/* The slider has what is drawn in figures. */
static void
tell_balance (WmMapPage *self)
{
  if (self->balance != NULL && self->source != NULL)
    wm_map_balance_tell (self->balance, wm_map_source_get_layout (self->source));
}

/* Places are being made, or there are new ones. */
static void
on_places (double progress, gpointer data)
{
  WmMapPage *self = data;

  gtk_progress_bar_set_fraction (self->progress, progress);
  gtk_widget_set_visible (self->busy, progress < 1);
  if (progress >= 1)
    {
      if (self->edit != NULL)
        wm_map_edit_mode_refresh (self->edit);
      wm_minimap_invalidate (self->minimap);
      tell_balance (self);
    }
}

/* From afar a category is a region: a step into it. */
static void
look_into (WmMapPage *self, const char *id)
{
  const WmScene *scene = wm_scene_view_get_scene (self->view);
  int index = scene != NULL ? wm_scene_find (scene, id) : -1;
  const WmSceneNode *node;

  if (index < 0)
    return;
  node = &g_array_index (scene->nodes, WmSceneNode, index);
  wm_scene_view_center (self->view, node->x + node->w / 2, node->y + node->h / 2,
                        wm_scene_view_get_zoom (self->view) * INTO, TRUE);
}

static void
on_node_activated (WmSceneView *view, const char *id, WmMapPage *self)
{
  if (g_str_has_prefix (id, "skill:") && wm_map_page_is_choosing (self))
    wm_map_page_take_end (self, id + strlen ("skill:"));
  else if (g_str_has_prefix (id, "skill:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-skill", "s", id + strlen ("skill:"));
  else if (g_str_has_prefix (id, "role:"))
    {
      const char *role = id + strlen ("role:");

      /* A second click takes the emphasis away. */
      wm_map_page_set_role (self, g_strcmp0 (self->role, role) == 0 ? NULL : role);
    }
  else if (g_str_has_prefix (id, "category:"))
    look_into (self, id);
}

/* What is hovered comes over the scene, which stays as it is. */
static void
on_node_hovered (WmSceneView *view, const char *id, WmMapPage *self)
{
  g_free (self->hovered);
  /* While the map is edited all of it stays clear. */
  self->hovered = id != NULL && g_str_has_prefix (id, "skill:")
                      && !wm_map_edit_mode_is_on (self->edit)
                    ? g_strdup (id + strlen ("skill:"))
                    : NULL;
  wm_map_page_show_focus (self);
}

static void
on_map_changed (WmMapPage *self)
{
  WmMap *map = wm_session_get_map (self->session);

  wm_map_page_list_roles (self);
  wm_map_page_list_jobs (self);
  wm_map_page_check_focus (self);
  gtk_widget_set_visible (self->empty, map->skills->len == 0);
  gtk_widget_set_visible (self->tools, map->skills->len > 0);
  wm_map_page_start_at_role (self);
  /* Indexes of the map from before say nothing now. */
  if (self->source != NULL)
    wm_map_source_refresh (self->source);
  if (self->edit != NULL)
    wm_map_edit_mode_refresh (self->edit);
  wm_map_page_show_look (self);
}

/* A WmLinkDropSkill */
static char *
skill_at (GtkWidget *view, double x, double y, gpointer data)
{
  return wm_map_edit_skill_at (WM_SCENE_VIEW (view), x, y);
}

static void
on_filter_changed (WmMapPage *self)
{
  wm_map_source_refresh (self->source);
}

static void
on_people_changed (WmMapPage *self)
{
  wm_map_source_refresh (self->source);
}

/* With the slider in it; both are made when the menu is first opened. */
static void
make_lens_menu (GtkMenuButton *button, gpointer data)
{
  WmMapPage *self = data;
  GtkWidget *balance;

  if (self->balance != NULL)
    {
      wm_map_balance_refresh (self->balance);
      return;
    }

  gtk_menu_button_set_menu_model (button, self->lens_menu);
  balance = wm_map_balance_new (self->session);
  self->balance = WM_MAP_BALANCE (balance);
  gtk_popover_menu_add_child (GTK_POPOVER_MENU (gtk_menu_button_get_popover (button)), balance,
                              "balance");
  tell_balance (self);
}

static void
wm_map_page_dispose (GObject *object)
{
  WmMapPage *self = WM_MAP_PAGE (object);

  g_clear_pointer (&self->keys, wm_map_keys_free);
  if (self->view != NULL)
    {
      wm_map_page_stop_grabbing (self);
      wm_scene_view_set_builder (self->view, NULL, NULL, NULL);
      g_clear_object (&self->edit);
      g_signal_handlers_disconnect_by_data (self->view, self);
      g_clear_pointer (&self->source, wm_map_source_free);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), WM_TYPE_MAP_PAGE);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "map", NULL);
  g_clear_object (&self->lens_action);
  g_clear_object (&self->role_action);
  g_clear_object (&self->other_role_action);
  g_clear_object (&self->job_action);
  g_clear_pointer (&self->cover, wm_loop_cover_unref);
  g_clear_object (&self->session);
  g_clear_pointer (&self->hovered, g_free);
  g_clear_pointer (&self->skill, g_free);
  g_clear_pointer (&self->focus_skill, g_free);
  g_clear_pointer (&self->focus_to, g_free);
  g_clear_pointer (&self->role, g_free);
  g_clear_pointer (&self->other_role, g_free);

  G_OBJECT_CLASS (wm_map_page_parent_class)->dispose (object);
}

static gboolean
wm_map_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WM_MAP_PAGE (widget)->view));
}

static void
wm_map_page_class_init (WmMapPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_map_page_dispose;
  widget_class->focus = wm_map_page_move_focus;
  widget_class->grab_focus = wm_map_page_grab_focus;

  wm_map_page_install_edit_actions (widget_class);
  wm_map_page_install_tool_actions (widget_class);

  g_type_ensure (WM_TYPE_SCENE_VIEW);
  g_type_ensure (WM_TYPE_MINIMAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-map-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, view);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, column);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, tools);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, empty);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, lens_button);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, lens_menu);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, show_all);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, filters);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, filter_tool);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, edit_tool);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, overlay);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, edit_bar);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, edit_hint);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, edit_chosen);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, edit_none);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, edit_count);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, busy);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, progress);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, minimap);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, role_menu);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, other_role_menu);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, job_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_node_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_node_hovered);
}

static void
wm_map_page_init (WmMapPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wm_map_page_install_tools (self);
  wm_map_page_install_lenses (self);
}

GtkWidget *
wm_map_page_new (WmSession *session)
{
  WmMapPage *self = g_object_new (WM_TYPE_MAP_PAGE, NULL);

  self->session = g_object_ref (session);
  self->keys = wm_map_keys_new (self->view, session);
  gtk_box_append (GTK_BOX (self->filters), wm_filter_bar_new (session, NULL));
  adw_bin_set_child (self->filter_tool, wm_filter_button_new (session, TRUE));
  wm_map_page_install_edit (self);
  wm_link_drop_install (GTK_WIDGET (self->view), session, skill_at, NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->lens_button), make_lens_menu, self,
                                         NULL);
  self->source = wm_map_source_new (self->view, session, on_places, self);
  wm_minimap_set_source (self->minimap, self->view, self->source);
  on_map_changed (self);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
  /* The places are made anew. */
  g_signal_connect_object (session, "balance-changed", G_CALLBACK (wm_map_page_show_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filter-changed", G_CALLBACK (on_filter_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "hiring-changed", G_CALLBACK (wm_map_page_list_jobs), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "people-changed", G_CALLBACK (on_people_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
wm_map_page_select (WmMapPage *self, const char *skill)
{
  g_autofree char *node = NULL;

  g_return_if_fail (WM_IS_MAP_PAGE (self));

  if (g_strcmp0 (self->skill, skill) == 0)
    return;

  g_free (self->skill);
  self->skill = g_strdup (skill);
  wm_map_edit_mode_set_follows (self->edit, skill != NULL);
  if (skill != NULL)
    node = g_strconcat ("skill:", skill, NULL);
  wm_scene_view_hold (self->view, self->focus == WM_FOCUS_NONE ? node : NULL);
  wm_map_page_show_focus (self);
  if (node != NULL && self->focus == WM_FOCUS_NONE)
    wm_scene_view_fly_to (self->view, node);
}

gboolean
wm_map_page_focus_skill (WmMapPage *self, const char *skill)
{
  g_autofree char *node = g_strconcat ("skill:", skill, NULL);

  g_return_val_if_fail (WM_IS_MAP_PAGE (self), FALSE);

  return wm_scene_view_focus_node (self->view, node);
}

WmSceneOptions
wm_map_page_get_options (WmMapPage *self)
{
  WmSceneOptions options = options_of (self);

  options.measure = wm_measure_pango ();
  return options;
}

