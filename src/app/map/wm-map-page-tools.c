/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the tools of the map are: over its end, or under it where it is as narrow
 * as a telephone and they would hide skills.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-page-private.h"

#include "app/parts/wm-page-parts.h"

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

void
wm_map_page_install_tools (WmMapPage *self)
{
  wm_scene_view_make_zoomable (self->view, TOOLS_WIDTH);
  g_signal_connect (self, "realize", G_CALLBACK (on_realize), NULL);
  g_signal_connect (self, "unrealize", G_CALLBACK (on_unrealize), NULL);
}
