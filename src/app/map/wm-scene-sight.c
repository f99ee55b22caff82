/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of a large picture a scene view shows: only that has nodes. And where the
 * view has been.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-scene-view-private.h"

#include <math.h>

#define REST 120 /* milliseconds without a movement */

static WmBounds
part_of (WmSceneView *self)
{
  double x = -self->offset_x / self->zoom, y = -self->offset_y / self->zoom;

  return (WmBounds){ x, y, x + gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom,
                     y + gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom };
}

gboolean
wm_scene_view_get_part (WmSceneView *self, WmBounds *part)
{
  g_return_val_if_fail (WM_IS_SCENE_VIEW (self), FALSE);

  if (self->scene == NULL)
    return FALSE;
  *part = part_of (self);
  return TRUE;
}

gboolean
wm_scene_view_shows_all (WmSceneView *self)
{
  WmBounds part;

  if (!wm_scene_view_get_part (self, &part))
    return TRUE;
  return part.x1 - part.x0 > self->scene->width * 0.8
         && part.y1 - part.y0 > self->scene->height * 0.8;
}

/* (transfer full) (nullable): the nodes of what is shown. What was not placed yet
 * has some, and gets others as soon as it rests. */
WmScene *
wm_scene_sight_make (WmSceneView *self)
{
  WmBounds part = part_of (self);

  self->nodes_zoom = self->zoom;
  return self->source.scene (WM_SCENE_NODES, &part, self->zoom, self->source_data);
}

gboolean
wm_scene_sight_find (WmSceneView *self, const char *id, WmBounds *box)
{
  int index = self->scene != NULL ? wm_scene_find (self->scene, id) : -1;
  const WmSceneNode *node;

  if (self->source.find != NULL && self->source.find (id, box, self->source_data))
    return TRUE;
  if (index < 0)
    return FALSE;
  node = &g_array_index (self->scene->nodes, WmSceneNode, index);
  *box = (WmBounds){ node->x, node->y, node->x + node->w, node->y + node->h };
  return TRUE;
}

/* Takes over a node of a scene of which nothing else is needed. */
static void
take_node (WmScene *scene, WmScene *from, int index)
{
  WmSceneNode *node = &g_array_index (from->nodes, WmSceneNode, index);

  g_array_append_val (scene->nodes, *node);
  node->id = node->label = node->description = NULL;
}

/* The index of a node that may be out of sight, or too small for a place among
 * the others; -1 where there is none. */
int
wm_scene_sight_need_node (WmSceneView *self, const char *id)
{
  int index = self->scene != NULL && id != NULL ? wm_scene_find (self->scene, id) : -1;
  g_autoptr (WmScene) some = NULL;
  WmBounds box;

  if (index >= 0 || self->scene == NULL || id == NULL || self->source.scene == NULL
      || !self->source.find (id, &box, self->source_data))
    return index;
  some = self->source.scene (WM_SCENE_NODE, &box, self->zoom, self->source_data);
  index = wm_scene_find (some, id);
  if (index < 0)
    return -1;
  take_node (self->scene, some, index);
  return (int) self->scene->nodes->len - 1;
}

/* The nodes of what is shown now; what is focused or hovered stays among them. */
void
wm_scene_sight_refresh (WmSceneView *self)
{
  g_autofree char *hovered = NULL;
  WmScene *scene;

  if (self->source.scene == NULL || self->scene == NULL)
    return;
  if (self->hovered >= 0)
    hovered = g_strdup (g_array_index (self->scene->nodes, WmSceneNode, self->hovered).id);
  scene = wm_scene_sight_make (self);
  wm_scene_free (self->scene);
  self->scene = scene;
  self->buttons_stale = TRUE;
  self->hovered = wm_scene_sight_need_node (self, hovered);
  if (wm_scene_buttons_focused (self) >= 0)
    (void) wm_scene_sight_need_node (self, self->focus_id);
  wm_scene_buttons_sync (self);
  wm_scene_view_describe (self);
}

void
wm_scene_view_renew_nodes (WmSceneView *self)
{
  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  wm_scene_sight_refresh (self);
}

int
wm_scene_sight_pick (WmSceneView *self, double x, double y)
{
  g_autofree char *id = NULL;

  if (self->source.pick == NULL)
    return wm_scene_pick (self->scene, x, y);
  id = self->source.pick (x, y, self->zoom, self->source_data);
  return id != NULL ? wm_scene_sight_need_node (self, id) : wm_scene_pick (self->scene, x, y);
}

void
wm_scene_view_settle (WmSceneView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  WmPlace place = { (width / 2.0 - self->offset_x) / self->zoom,
                    (height / 2.0 - self->offset_y) / self->zoom, self->zoom };

  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->scene == NULL || self->source.scene == NULL || width <= 0 || height <= 0)
    return;
  wm_places_visit (self->places, &place, width, height);
  if (!self->source.same (self->nodes_zoom, self->zoom, self->source_data))
    wm_scene_sight_refresh (self);
  if (self->pointed)
    wm_scene_view_hover (self, wm_scene_view_pick (self, self->pointer_x, self->pointer_y));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  wm_scene_view_note_settled (self);
}

static gboolean
on_rest (gpointer data)
{
  WmSceneView *self = data;

  self->settle_id = 0;
  wm_scene_view_settle (self);
  return G_SOURCE_REMOVE;
}

void
wm_scene_view_settle_later (WmSceneView *self)
{
  if (self->source.scene == NULL)
    return;
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (REST, on_rest, self);
}

gboolean
wm_scene_view_can_go (WmSceneView *self, int step)
{
  g_return_val_if_fail (WM_IS_SCENE_VIEW (self), FALSE);

  return wm_places_can_go (self->places, step);
}

void
wm_scene_view_go (WmSceneView *self, int step)
{
  const WmPlace *place;

  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  /* What is on its way is a place too. */
  if (self->settle_id != 0)
    wm_scene_view_settle (self);
  place = wm_places_go (self->places, step);
  if (place == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  self->fitted = FALSE;
  wm_scene_view_center (self, place->x, place->y, place->zoom, TRUE);
}

void
wm_scene_view_center (WmSceneView *self, double x, double y, double zoom, gboolean glide)
{
  double left, top;

  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  zoom = CLAMP (zoom > 0 ? zoom : self->zoom, self->zoom_least, WM_SCENE_ZOOM_MAX);
  left = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 - x * zoom;
  top = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 - y * zoom;
  self->fitted = FALSE;
  if (glide)
    wm_scene_motion_glide (self, zoom, left, top);
  else
    {
      wm_scene_motion_stop (self);
      wm_scene_view_place (self, zoom, left, top);
    }
}
