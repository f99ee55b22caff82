/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where in a zoomable view the scene lies: fitted, held, revealed, moved.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-scene-view-private.h"

#include <math.h>

#include "app/map/wm-motion.h"

#define READABLE_ZOOM 0.6
#define SEEN_HEIGHT 12 /* pixels of what can be read though all else is small */
#define TALL 60 /* points: no skill is, but a role on a wide page */
#define START_ZOOM 0.9
#define LARGE 1700 /* points: a wider scene has other means to be read from afar */

/* Pixels between a node that is brought into sight and the view's rims; more
 * where its neighbours are to be seen too. */
#define REVEAL_MARGIN 24
#define HOLD_MARGIN 120
/* Pixels: less is no way at all, but what sums of fractions leave. Who went it would
 * be told to go it again, for ever. */
#define NO_WAY 0.01
/* A bar that comes or goes over the view does not move what is held. */
#define HOLD_HEIGHT 80

void
wm_scene_view_place (WmSceneView *self, double zoom, double offset_x, double offset_y)
{
  double old = self->zoom;

  if (self->scene == NULL)
    return;

  self->zoom = CLAMP (zoom, self->zoom_least, WM_SCENE_ZOOM_MAX);
  self->offset_x = wm_motion_keep (offset_x, self->scene->width * self->zoom,
                                   gtk_widget_get_width (GTK_WIDGET (self)));
  self->offset_y = wm_motion_keep (offset_y, self->scene->height * self->zoom,
                                   gtk_widget_get_height (GTK_WIDGET (self)));
  wm_scene_view_drop_cache (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (old != self->zoom)
    wm_scene_view_note_zoomed (self);
  wm_scene_view_note_moved (self);
}

/* Where the whole scene is seen, in the middle: its zoom and (here) its offsets. */
gboolean
wm_scene_view_fit_place (WmSceneView *self, int width, int height, WmPlace *place)
{
  double zoom;

  if (self->scene == NULL || self->scene->width <= 0 || self->scene->height <= 0)
    return FALSE;

  zoom = MIN ((width - self->inset_end) / self->scene->width, height / self->scene->height);
  self->zoom_least = MIN (WM_SCENE_ZOOM_MIN, zoom * 0.6);
  place->zoom = CLAMP (zoom, self->zoom_least, 1.6);
  place->x = floor ((width - self->inset_end - self->scene->width * place->zoom) / 2);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    place->x += self->inset_end;
  place->y = floor ((height - self->scene->height * place->zoom) / 2);
  return TRUE;
}

/* A narrow view begins at the top of the scene where the whole of it would be
 * too small to be read, with what matters to the reader in the middle. A scene
 * that tells less from afar can be read at any size. */
static void
make_readable (WmSceneView *self, int width, WmPlace *place)
{
  WmBounds box;
  double least = width - self->inset_end;

  if (place->zoom >= READABLE_ZOOM || self->scene->width > LARGE)
    return;
  place->zoom = START_ZOOM;
  place->x = place->y = 0;
  if (self->start_id != NULL && wm_scene_sight_find (self, self->start_id, &box))
    place->x = CLAMP (least / 2 - (box.x0 + box.x1) / 2 * place->zoom,
                      MIN (least - self->scene->width * place->zoom, 0), 0);
}

/* What was asked to be shown whole is, until the view gets another width. */
static void
fit_to (WmSceneView *self, int width, int height)
{
  double old = self->zoom;
  WmPlace place;

  if (!wm_scene_view_fit_place (self, width, height, &place))
    return;
  if (width != self->whole_width)
    {
      self->whole_width = 0;
      make_readable (self, width, &place);
    }
  if (place.zoom == self->zoom && place.x == self->offset_x && place.y == self->offset_y)
    return;
  self->zoom = place.zoom;
  self->offset_x = place.x;
  self->offset_y = place.y;
  if (old != self->zoom)
    wm_scene_view_note_zoomed (self);
  wm_scene_view_note_moved (self);
}

/* How far a span has to move to lie inside the view, @margin from its rims. */
static double
shift_into (double start, double length, double view, double margin)
{
  double shift = 0;

  if (start < margin)
    shift = margin - start;
  else if (start + length > view - margin)
    shift = MAX (view - margin - start - length, margin - start);
  return fabs (shift) > NO_WAY ? shift : 0;
}

/* The node that is held, as far to the side as it must be. Called while the
 * view is being allocated. */
static void
keep_in_sight (WmSceneView *self, int width)
{
  WmBounds box;
  double dx;

  /* What is on its way there is let go on. */
  if (self->scene == NULL || self->glide.tick_id != 0
      || !wm_scene_sight_find (self, self->hold_id, &box))
    return;

  dx = shift_into (self->offset_x + box.x0 * self->zoom, (box.x1 - box.x0) * self->zoom,
                   width - self->inset_end, HOLD_MARGIN);
  if (dx == 0)
    return;

  self->offset_x += dx;
  wm_scene_view_drop_cache (self);
  wm_scene_view_note_moved (self);
}

/* The zoomable view's share of an allocation. */
void
wm_scene_view_allocate (WmSceneView *self, int width, int height)
{
  gboolean held = self->hold_id != NULL && fabs (self->scene_height - height) < HOLD_HEIGHT;

  if (self->scene == NULL)
    wm_scene_view_need_scene (self, held ? self->scene_width : width, height);
  if (held)
    {
      keep_in_sight (self, width);
      /* The kept surface is of the view's size. */
      if (self->cache != NULL && self->cache_width != width)
        wm_scene_view_drop_cache (self);
      return;
    }
  if (fabs (self->scene_width - width) >= 1 || fabs (self->scene_height - height) >= 1)
    wm_scene_view_rebuild_later (self);
  if (self->fitted && self->glide.tick_id == 0)
    fit_to (self, width, height);
}

void
wm_scene_view_zoom_by (WmSceneView *self, double factor)
{
  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  wm_scene_motion_zoom_at (self, factor, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                           gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
wm_scene_view_fit (WmSceneView *self)
{
  WmPlace place;

  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  self->fitted = TRUE;
  self->whole_width = gtk_widget_get_width (GTK_WIDGET (self));
  if (self->source.scene != NULL
      && wm_scene_view_fit_place (self, gtk_widget_get_width (GTK_WIDGET (self)),
                                  gtk_widget_get_height (GTK_WIDGET (self)), &place))
    wm_scene_motion_glide (self, place.zoom, place.x, place.y);
  wm_scene_view_drop_cache (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

double
wm_scene_view_get_zoom (WmSceneView *self)
{
  g_return_val_if_fail (WM_IS_SCENE_VIEW (self), 1);

  return self->zoom;
}

void
wm_scene_view_reveal (WmSceneView *self, const char *id)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double dx, dy;
  WmBounds box;

  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  if (self->scene == NULL)
    {
      g_free (self->reveal_id);
      self->reveal_id = g_strdup (id);
      return;
    }
  if (!self->zoomable || width <= 0 || height <= 0 || !wm_scene_sight_find (self, id, &box))
    return;

  /* From afar it would not be seen among all the others. */
  if (self->scene->width > LARGE && self->zoom < READABLE_ZOOM && self->source.scene != NULL
      && (box.y1 - box.y0 < TALL || (box.y1 - box.y0) * self->zoom < SEEN_HEIGHT))
    {
      wm_scene_view_center (self, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, 1, TRUE);
      return;
    }
  dx = shift_into (self->offset_x + box.x0 * self->zoom, (box.x1 - box.x0) * self->zoom, width,
                   REVEAL_MARGIN);
  dy = shift_into (self->offset_y + box.y0 * self->zoom, (box.y1 - box.y0) * self->zoom, height,
                   REVEAL_MARGIN);
  if (dx == 0 && dy == 0)
    return;

  /* What is held goes back to where it was. */
  if (self->hold_id == NULL)
    self->fitted = FALSE;
  wm_scene_view_place (self, self->zoom, self->offset_x + dx, self->offset_y + dy);
}

void
wm_scene_view_fly_to (WmSceneView *self, const char *id)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self)), zoom = self->zoom;
  WmBounds box;

  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  if (self->scene == NULL || self->source.scene == NULL)
    {
      wm_scene_view_reveal (self, id);
      return;
    }
  if (width <= 0 || height <= 0 || !wm_scene_sight_find (self, id, &box))
    return;
  /* From afar it would not be seen among all the others; what is large is seen. */
  if (self->scene->width > LARGE && zoom < READABLE_ZOOM)
    zoom = MAX (zoom, MIN (1, 0.9 * (width - self->inset_end) / (box.x1 - box.x0)));
  if (zoom == self->zoom
      && shift_into (self->offset_x + box.x0 * zoom, (box.x1 - box.x0) * zoom, width,
                     REVEAL_MARGIN)
           == 0
      && shift_into (self->offset_y + box.y0 * zoom, (box.y1 - box.y0) * zoom, height,
                     REVEAL_MARGIN)
           == 0)
    return;
  wm_scene_view_center (self, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, zoom, TRUE);
}

void
wm_scene_view_hold (WmSceneView *self, const char *id)
{
  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  if (id == self->hold_id)
    return;

  g_free (self->hold_id);
  self->hold_id = g_strdup (id);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
