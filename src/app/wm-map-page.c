/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map as a page: the drawing, and the tools that lie over it.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-map-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/wm-scene-view.h"
#include "draw/wm-scenes.h"

#define ZOOM_STEP 1.25

struct _WmMapPage
{
  GtkWidget parent_instance;

  WmSceneView *view;
  GtkWidget *overlay;
  GtkWidget *tools;
  GtkWidget *empty;
  GtkDropDown *role_chooser;

  WmSession *session;
  char *skill; /* (nullable): slug of what is selected */
  char *role;  /* (nullable): slug of what is emphasised */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (WmMapPage, wm_map_page, GTK_TYPE_WIDGET)

/* Index of a skill or role for the scene's options, -1 for none. */
static int
find_skill (WmMapPage *self, const char *slug)
{
  return slug != NULL ? wm_map_find_skill (wm_session_get_map (self->session), slug) : -1;
}

static WmScene *
make_scene (WmMapPage *self, double width, double height, int hovered)
{
  WmMap *map = wm_session_get_map (self->session);
  g_autofree int *levels = wm_ratings_levels (wm_session_get_ratings (self->session));
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.measure = wm_measure_pango ();
  options.width = width;
  options.height = height;
  options.levels = levels;
  options.role = self->role != NULL ? wm_map_find_role (map, self->role) : -1;
  options.selected = find_skill (self, self->skill);
  options.hovered = hovered;
  return wm_scene_map (map, &options);
}

static WmScene *
build (double width, gpointer data)
{
  WmMapPage *self = data;

  return make_scene (self, width, gtk_widget_get_height (GTK_WIDGET (self->view)), -1);
}

static void
on_node_activated (WmSceneView *view, const char *id, WmMapPage *self)
{
  if (g_str_has_prefix (id, "skill:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-skill", "s", id + strlen ("skill:"));
  else if (g_str_has_prefix (id, "role:"))
    {
      const char *role = id + strlen ("role:");

      /* A second click takes the emphasis away. */
      wm_map_page_set_role (self, g_strcmp0 (self->role, role) == 0 ? NULL : role);
    }
}

static void
on_node_hovered (WmSceneView *view, const char *id, WmMapPage *self)
{
  const WmScene *scene = wm_scene_view_get_scene (view);
  int skill = id != NULL && g_str_has_prefix (id, "skill:")
                ? find_skill (self, id + strlen ("skill:"))
                : -1;

  if (skill < 0 || scene == NULL)
    wm_scene_view_set_overlay (view, NULL, 1);
  else
    wm_scene_view_set_overlay (view,
                               make_scene (self, gtk_widget_get_width (GTK_WIDGET (view)),
                                           gtk_widget_get_height (GTK_WIDGET (view)), skill),
                               0);
}

static void
on_role_selected (GtkDropDown *chooser, GParamSpec *pspec, WmMapPage *self)
{
  guint selected = gtk_drop_down_get_selected (chooser);
  WmMap *map = wm_session_get_map (self->session);

  if (self->filling)
    return;

  if (selected == 0 || selected > map->roles->len)
    wm_map_page_set_role (self, NULL);
  else
    wm_map_page_set_role (self, wm_map_role (map, selected - 1)->slug);
}

static void
select_role (WmMapPage *self)
{
  WmMap *map = wm_session_get_map (self->session);
  int role = self->role != NULL ? wm_map_find_role (map, self->role) : -1;

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->role_chooser, (guint) (role + 1));
  self->filling = FALSE;
}

static void
on_map_changed (WmMapPage *self)
{
  WmMap *map = wm_session_get_map (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("All Roles"));
  for (guint i = 0; i < map->roles->len; i++)
    gtk_string_list_append (names, wm_map_role (map, i)->name);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->role_chooser, G_LIST_MODEL (names));
  self->filling = FALSE;
  select_role (self);
  gtk_widget_set_visible (GTK_WIDGET (self->role_chooser), map->roles->len > 0);
  gtk_widget_set_visible (self->empty, map->skills->len == 0);
  gtk_widget_set_visible (self->tools, map->skills->len > 0);
  wm_scene_view_invalidate (self->view);
}

static void
on_people_changed (WmMapPage *self)
{
  wm_scene_view_invalidate (self->view);
}

static void
wm_map_page_dispose (GObject *object)
{
  WmMapPage *self = WM_MAP_PAGE (object);

  if (self->view != NULL)
    wm_scene_view_set_builder (self->view, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), WM_TYPE_MAP_PAGE);
  g_clear_object (&self->session);
  g_clear_pointer (&self->skill, g_free);
  g_clear_pointer (&self->role, g_free);

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
  widget_class->grab_focus = wm_map_page_grab_focus;

  g_type_ensure (WM_TYPE_SCENE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-map-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, view);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, overlay);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, tools);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, empty);
  gtk_widget_class_bind_template_child (widget_class, WmMapPage, role_chooser);
  gtk_widget_class_bind_template_callback (widget_class, on_node_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_node_hovered);
  gtk_widget_class_bind_template_callback (widget_class, on_role_selected);
}

static void
wm_map_page_init (WmMapPage *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  wm_scene_view_make_zoomable (self->view);
}

GtkWidget *
wm_map_page_new (WmSession *session)
{
  WmMapPage *self = g_object_new (WM_TYPE_MAP_PAGE, NULL);

  self->session = g_object_ref (session);
  on_map_changed (self);
  wm_scene_view_set_builder (self->view, build, self, NULL);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_map_changed), self,
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
  wm_scene_view_invalidate (self->view);
  if (skill == NULL)
    return;

  node = g_strconcat ("skill:", skill, NULL);
  wm_scene_view_reveal (self->view, node);
}

void
wm_map_page_set_role (WmMapPage *self, const char *role)
{
  g_return_if_fail (WM_IS_MAP_PAGE (self));

  if (g_strcmp0 (self->role, role) == 0)
    return;

  g_free (self->role);
  self->role = g_strdup (role);
  select_role (self);
  wm_scene_view_invalidate (self->view);
}

void
wm_map_page_zoom (WmMapPage *self, gboolean in)
{
  g_return_if_fail (WM_IS_MAP_PAGE (self));

  wm_scene_view_zoom_by (self->view, in ? ZOOM_STEP : 1 / ZOOM_STEP);
}

void
wm_map_page_fit (WmMapPage *self)
{
  g_return_if_fail (WM_IS_MAP_PAGE (self));

  wm_scene_view_fit (self->view);
}
