/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The things of a scene in a view: what is pointed at, told, focused, and what
 * lies over it.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-scene-view-private.h"

#include <math.h>

int
wm_scene_view_pick (WmSceneView *self, double x, double y)
{
  if (self->scene == NULL)
    return -1;

  return wm_scene_sight_pick (self, (x - self->offset_x) / self->zoom,
                              (y - self->offset_y) / self->zoom);
}

void
wm_scene_view_show_cursor (WmSceneView *self)
{
  const char *name = self->cursor != NULL ? self->cursor : self->hovered >= 0 ? "pointer" : NULL;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

gboolean
wm_scene_view_tell_node (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  WmSceneView *self = WM_SCENE_VIEW (widget);
  int index = keyboard ? wm_scene_buttons_focused (self) : wm_scene_view_pick (self, x, y);
  g_autofree char *text = NULL;
  WmSceneNode *node;
  GtkWidget *label;

  if (self->scene == NULL || index < 0)
    return FALSE;

  node = &g_array_index (self->scene->nodes, WmSceneNode, index);
  if (node->description == NULL || *node->description == '\0')
    text = g_strdup (node->label);
  else
    text = g_strdup_printf ("%s\n%s", node->label, node->description);
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_tooltip_set_custom (tooltip, label);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ (int) (self->offset_x + node->x * self->zoom),
                                                      (int) (self->offset_y + node->y * self->zoom),
                                                      (int) ceil (node->w * self->zoom),
                                                      (int) ceil (node->h * self->zoom) });
  return TRUE;
}

static void
renew_over (WmSceneView *self)
{
  if (self->tiles != NULL)
    wm_scene_tiles_renew_over (self->tiles);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wm_scene_view_set_overlay (WmSceneView *self, WmScene *overlay, double fade)
{
  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  g_clear_pointer (&self->overlay, wm_scene_free);
  self->overlay = overlay;
  self->fade = overlay != NULL ? fade : 1;
  renew_over (self);
}

void
wm_scene_view_set_top (WmSceneView *self, WmScene *top)
{
  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  if (top == NULL && self->top == NULL)
    return;
  g_clear_pointer (&self->top, wm_scene_free);
  self->top = top;
  renew_over (self);
}

void
wm_scene_view_set_cursor (WmSceneView *self, const char *name)
{
  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  if (self->cursor == name)
    return;
  self->cursor = name;
  wm_scene_view_show_cursor (self);
}

const WmScene *
wm_scene_view_get_scene (WmSceneView *self)
{
  g_return_val_if_fail (WM_IS_SCENE_VIEW (self), NULL);

  return self->scene;
}

gboolean
wm_scene_view_focus_node (WmSceneView *self, const char *id)
{
  int index;

  g_return_val_if_fail (WM_IS_SCENE_VIEW (self), FALSE);

  index = wm_scene_sight_need_node (self, id);
  if (index >= (int) self->buttons->len)
    self->buttons_stale = TRUE;
  wm_scene_buttons_sync (self);
  return index >= 0 && gtk_widget_grab_focus (g_ptr_array_index (self->buttons, index));
}

const char *
wm_scene_view_get_focused (WmSceneView *self)
{
  int index;

  g_return_val_if_fail (WM_IS_SCENE_VIEW (self), NULL);

  index = wm_scene_buttons_focused (self);
  return index >= 0 && self->scene != NULL && !self->buttons_stale
           ? g_array_index (self->scene->nodes, WmSceneNode, index).id
           : NULL;
}
