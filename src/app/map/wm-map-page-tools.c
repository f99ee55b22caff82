/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tools of the map, and where they are: over its end, or under it where it is as
 * narrow as a telephone and they would hide skills.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-page-private.h"

#include "app/parts/wm-page-parts.h"

#define ZOOM_STEP 1.25
#define NARROW 520     /* pixels of the window */
#define TOOLS_WIDTH 56 /* pixels of the map that they lie over */

static void
move_tools (WmMapPage *self, gboolean under)
{
  g_autoptr (GtkWidget) tools = g_object_ref (self->tools);

  if (under)
    {
      gtk_overlay_remove_overlay (self->overlay, tools);
      gtk_box_append (GTK_BOX (self->column), tools);
      gtk_widget_remove_css_class (tools, "osd");
    }
  else
    {
      gtk_box_remove (GTK_BOX (self->column), tools);
      gtk_overlay_add_overlay (self->overlay, tools);
      gtk_widget_add_css_class (tools, "osd");
    }
}

static void
place_tools (WmMapPage *self, gboolean under)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GtkWidget) focus = NULL;

  if (under == self->tools_under)
    return;
  if (wm_page_has_focus (self->tools))
    focus = g_object_ref (gtk_window_get_focus (GTK_WINDOW (root)));
  self->tools_under = under;
  move_tools (self, under);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->tools), under
                                                                  ? GTK_ORIENTATION_HORIZONTAL
                                                                  : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_halign (self->tools, under ? GTK_ALIGN_CENTER : GTK_ALIGN_END);
  gtk_widget_set_margin_end (self->tools, under ? 0 : 6);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->lens_button),
                                 under ? GTK_ARROW_UP : GTK_ARROW_LEFT);
  wm_scene_view_set_inset_end (self->view, under ? 0 : TOOLS_WIDTH);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

static void
on_surface_width (GdkSurface *surface, GParamSpec *pspec, WmMapPage *self)
{
  place_tools (self, gdk_surface_get_width (surface) < NARROW);
}

static void
on_realize (WmMapPage *self)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (GTK_WIDGET (self)));

  g_signal_connect_object (surface, "notify::width", G_CALLBACK (on_surface_width), self, 0);
  if (gdk_surface_get_width (surface) > 1)
    on_surface_width (surface, NULL, self);
}

static void
on_unrealize (WmMapPage *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  if (native != NULL && gtk_native_get_surface (native) != NULL)
    g_signal_handlers_disconnect_by_func (gtk_native_get_surface (native), on_surface_width, self);
}

/* The places of a big map are there only after the keyboard had to go somewhere. */
static void
take_keyboard_back (WmMapPage *self)
{
  const WmScene *scene = wm_scene_view_get_scene (self->view);

  if (!self->tools_first || scene == NULL || scene->nodes->len == 0)
    return;
  self->tools_first = FALSE;
  if (gtk_widget_has_focus (self->edit_tool))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_settled (WmMapPage *self)
{
  take_keyboard_back (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.back",
                                 wm_scene_view_can_go (self->view, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.forward",
                                 wm_scene_view_can_go (self->view, 1));
}

static void
act_show_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_map_page_focus_on (WM_MAP_PAGE (widget), WM_FOCUS_NONE, NULL);
}

static void
act_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_scene_view_go (WM_MAP_PAGE (widget)->view, -1);
}

static void
act_forward (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_scene_view_go (WM_MAP_PAGE (widget)->view, 1);
}

void
wm_map_page_install_tools (WmMapPage *self)
{
  wm_scene_view_make_zoomable (self->view, TOOLS_WIDTH);
  g_signal_connect (self, "realize", G_CALLBACK (on_realize), NULL);
  g_signal_connect (self, "unrealize", G_CALLBACK (on_unrealize), NULL);
  g_signal_connect_object (self->view, "settled", G_CALLBACK (on_settled), self,
                           G_CONNECT_SWAPPED);
  on_settled (self);
}

void
wm_map_page_install_tool_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "map.show-all", NULL, act_show_all);
  gtk_widget_class_install_action (klass, "map.back", NULL, act_back);
  gtk_widget_class_install_action (klass, "map.forward", NULL, act_forward);
}

/* By their places Tab would meet the tools before the picture that they lie
 * over, or not at all. */
gboolean
wm_map_page_move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  WmMapPage *self = WM_MAP_PAGE (widget);
  GtkWidget *order[] = { GTK_WIDGET (self->view), GTK_WIDGET (self->minimap), self->edit_bar,
                         self->tools, self->filters, self->empty };
  int n = G_N_ELEMENTS (order), at = -1;
  int step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;

  for (int i = 0; i < n; i++)
    if (wm_page_has_focus (order[i]))
      at = i;
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return at >= 0 && gtk_widget_child_focus (order[at], direction);

  if (at < 0)
    at = step > 0 ? 0 : n - 1;
  for (int i = at; i >= 0 && i < n; i += step)
    if (gtk_widget_get_visible (order[i]) && gtk_widget_child_focus (order[i], direction))
      {
        self->tools_first = order[i] == self->tools && wm_scene_view_get_scene (self->view) == NULL;
        return TRUE;
      }
  return FALSE;
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
