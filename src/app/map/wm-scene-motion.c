/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a scene view moves: it glides to where it was sent, and rolls on when it
 * was thrown.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-scene-view-private.h"

#include <math.h>

#define GLIDE (220.0 * G_TIME_SPAN_MILLISECOND)
#define FRICTION 4.5      /* a second: how fast a thrown picture slows down */
#define LEAST_SPEED 20.0  /* pixels a second */

static double
eased (double t)
{
  return 1 - pow (1 - t, 3);
}

/* Between two places all points keep their turn: about the one point that stays
 * where it is, if the zoom changes. */
static double
between (double from, double to, double zoom_from, double zoom_to, double zoom, double share)
{
  double ratio = zoom_to / zoom_from, fixed;

  if (fabs (ratio - 1) < 1e-3)
    return from + (to - from) * share;
  fixed = (to - from * ratio) / (1 - ratio);
  return fixed - (fixed - from) * zoom / zoom_from;
}

static gboolean
on_glide (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  WmSceneView *self = WM_SCENE_VIEW (widget);
  const WmSceneGlide *glide = &self->glide;
  double t = CLAMP ((double) (gdk_frame_clock_get_frame_time (clock) - glide->start) / GLIDE, 0, 1);
  double share = eased (t);
  double zoom = glide->zoom_from * pow (glide->zoom_to / glide->zoom_from, share);

  if (t >= 1)
    {
      self->glide.tick_id = 0;
      wm_scene_view_place (self, glide->zoom_to, glide->x_to, glide->y_to);
      return G_SOURCE_REMOVE;
    }
  wm_scene_view_place (self, zoom,
                       between (glide->x_from, glide->x_to, glide->zoom_from, glide->zoom_to, zoom,
                                share),
                       between (glide->y_from, glide->y_to, glide->zoom_from, glide->zoom_to, zoom,
                                share));
  return G_SOURCE_CONTINUE;
}

static gboolean
on_roll (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  WmSceneView *self = WM_SCENE_VIEW (widget);
  WmSceneGlide *glide = &self->glide;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = CLAMP ((double) (now - glide->start) / G_USEC_PER_SEC, 0, 0.1);
  double x = self->offset_x, y = self->offset_y;

  glide->start = now;
  wm_scene_view_place (self, self->zoom, x + glide->x_to * seconds, y + glide->y_to * seconds);
  glide->x_to *= exp (-FRICTION * seconds);
  glide->y_to *= exp (-FRICTION * seconds);
  if (hypot (glide->x_to, glide->y_to) >= LEAST_SPEED)
    return G_SOURCE_CONTINUE;
  glide->tick_id = 0;
  wm_scene_view_settle (self);
  return G_SOURCE_REMOVE;
}

void
wm_scene_motion_stop (WmSceneView *self)
{
  if (self->glide.tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide.tick_id);
  self->glide.tick_id = 0;
  self->glide.rolls = FALSE;
}

/* Is the zoom on its way? */
gboolean
wm_scene_motion_zooms (WmSceneView *self)
{
  return self->glide.tick_id != 0 && !self->glide.rolls
         && self->glide.zoom_from != self->glide.zoom_to;
}

/* Where the view is, or will be when it has come to rest. */
double
wm_scene_motion_zoom (WmSceneView *self)
{
  return wm_scene_motion_zooms (self) ? self->glide.zoom_to : self->zoom;
}

void
wm_scene_motion_glide (WmSceneView *self, double zoom, double offset_x, double offset_y)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  wm_scene_motion_stop (self);
  if (self->source.scene == NULL || clock == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || !adw_get_enable_animations (GTK_WIDGET (self)))
    {
      wm_scene_view_place (self, zoom, offset_x, offset_y);
      return;
    }
  self->glide = (WmSceneGlide){
    .start = gdk_frame_clock_get_frame_time (clock),
    .zoom_from = self->zoom,
    .zoom_to = zoom,
    .x_from = self->offset_x,
    .x_to = offset_x,
    .y_from = self->offset_y,
    .y_to = offset_y,
  };
  self->glide.tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_glide, NULL, NULL);
}

/* @speed_x, @speed_y: in pixels a second */
void
wm_scene_motion_roll (WmSceneView *self, double speed_x, double speed_y)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  wm_scene_motion_stop (self);
  if (clock == NULL || !adw_get_enable_animations (GTK_WIDGET (self))
      || hypot (speed_x, speed_y) < 4 * LEAST_SPEED)
    return;
  self->glide = (WmSceneGlide){
    .start = gdk_frame_clock_get_frame_time (clock),
    .x_to = speed_x,
    .y_to = speed_y,
    .rolls = TRUE,
  };
  self->glide.tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_roll, NULL, NULL);
}

/* A step of the zoom about a point; steps in haste add up. */
void
wm_scene_motion_zoom_at (WmSceneView *self, double factor, double x, double y)
{
  gboolean zooms = wm_scene_motion_zooms (self);
  double from = zooms ? self->glide.zoom_to : self->zoom;
  double left = zooms ? self->glide.x_to : self->offset_x;
  double top = zooms ? self->glide.y_to : self->offset_y;
  double zoom = CLAMP (from * factor, self->zoom_least, WM_SCENE_ZOOM_MAX);

  self->fitted = FALSE;
  wm_scene_motion_glide (self, zoom, x - (x - left) * zoom / from, y - (y - top) * zoom / from);
}
