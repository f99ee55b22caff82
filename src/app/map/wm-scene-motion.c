/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a scene view moves: it glides to where it was sent, and rolls on when it
 * was thrown.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-scene-view-private.h"

#include <math.h>

#include "app/map/wm-motion.h"

#define GLIDE (220.0 * G_TIME_SPAN_MILLISECOND)

static gboolean
on_glide (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  WmSceneView *self = WM_SCENE_VIEW (widget);
  const WmSceneGlide *glide = &self->glide;
  double t = CLAMP ((double) (gdk_frame_clock_get_frame_time (clock) - glide->start) / GLIDE, 0, 1);
  double share = wm_motion_eased (t);
  double zoom = glide->zoom_from * pow (glide->zoom_to / glide->zoom_from, share);

  if (t >= 1)
    {
      self->glide.tick_id = 0;
      wm_scene_view_place (self, glide->zoom_to, glide->x_to, glide->y_to);
      return G_SOURCE_REMOVE;
    }
  wm_scene_view_place (self, zoom,
                       wm_motion_between (glide->x_from, glide->x_to, glide->zoom_from,
                                          glide->zoom_to, zoom, share),
                       wm_motion_between (glide->y_from, glide->y_to, glide->zoom_from,
                                          glide->zoom_to, zoom, share));
  return G_SOURCE_CONTINUE;
}

static gboolean
on_roll (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  WmSceneView *self = WM_SCENE_VIEW (widget);
  const WmSceneGlide *glide = &self->glide;
  double rests = wm_motion_roll_time (hypot (glide->x_to, glide->y_to));
  double seconds
    = (double) (gdk_frame_clock_get_frame_time (clock) - glide->start) / G_USEC_PER_SEC;

  seconds = CLAMP (seconds, 0, rests);
  wm_scene_view_place (self, self->zoom, glide->x_from + wm_motion_roll (glide->x_to, seconds),
                       glide->y_from + wm_motion_roll (glide->y_to, seconds));
  if (seconds < rests)
    return G_SOURCE_CONTINUE;
  self->glide.tick_id = 0;
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
      || wm_motion_roll_time (hypot (speed_x, speed_y)) <= 0)
    return;
  self->glide = (WmSceneGlide){
    .start = gdk_frame_clock_get_frame_time (clock),
    .x_from = self->offset_x,
    .x_to = speed_x,
    .y_from = self->offset_y,
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
  wm_scene_motion_glide (self, zoom, wm_motion_zoom_about (left, x, zoom / from),
                         wm_motion_zoom_about (top, y, zoom / from));
}
