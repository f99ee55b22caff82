/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small axis with a dot or a bar.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-place-strip.h"

#include <glib/gi18n-lib.h>

#define WIDTH 72
#define HEIGHT 12
#define DOT 8

struct _WmPlaceStrip
{
  GtkWidget parent_instance;

  int from, to, boundary; /* 0..1000; from -1 for none, and to the same as from for a dot */
};

G_DEFINE_FINAL_TYPE (WmPlaceStrip, wm_place_strip, GTK_TYPE_WIDGET)

static void
wm_place_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
wm_place_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WmPlaceStrip *self = WM_PLACE_STRIP (widget);
  const float span = gtk_widget_get_width (widget) - DOT;
  const float middle = gtk_widget_get_height (widget) / 2.0f;
  GskRoundedRect dot;
  GdkRGBA strong, faint;
  float x = span * self->from / 1000;
  float length = DOT + span * (self->to - self->from) / 1000;
  float boundary = DOT / 2.0f + span * self->boundary / 1000;

  if (self->from < 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &strong);
  faint = strong;
  faint.alpha *= 0.35f;
  gtk_snapshot_append_color (snapshot, &faint,
                             &GRAPHENE_RECT_INIT (DOT / 2.0f, middle - 1, span, 2));
  gtk_snapshot_append_color (snapshot, &faint,
                             &GRAPHENE_RECT_INIT (boundary - 0.5f, middle - 5, 1, 10));
  gsk_rounded_rect_init_from_rect (
    &dot, &GRAPHENE_RECT_INIT (x, middle - DOT / 2.0f, length, DOT), DOT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, &strong, &dot.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
wm_place_strip_class_init (WmPlaceStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = wm_place_strip_measure;
  widget_class->snapshot = wm_place_strip_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
wm_place_strip_init (WmPlaceStrip *self)
{
  self->from = self->to = -1;
  self->boundary = 500;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  /* The spectrum has a left and a right end in every language. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
}

GtkWidget *
wm_place_strip_new (void)
{
  return g_object_new (WM_TYPE_PLACE_STRIP, NULL);
}

static void
take (WmPlaceStrip *self, WmMap *map, int from, int to, const char *text)
{
  self->from = from;
  self->to = to;
  self->boundary = map->boundary;
  gtk_widget_set_visible (GTK_WIDGET (self), from >= 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wm_place_strip_set (WmPlaceStrip *self, WmMap *map, int place)
{
  g_autofree char *text = NULL;

  g_return_if_fail (WM_IS_PLACE_STRIP (self));

  place = MIN (place, 1000);
  /* Translators: a share of the way between the names of the two ends. */
  text = g_strdup_printf (_("%d%% of the way from “%s” to “%s”"), MAX (0, place) / 10,
                          map->left_label, map->right_label);
  take (self, map, place, place, text);
}

void
wm_place_strip_set_range (WmPlaceStrip *self, WmMap *map, int from, int to)
{
  g_autofree char *text = NULL;

  g_return_if_fail (WM_IS_PLACE_STRIP (self));

  if (from < 0 || to < 0)
    from = to = -1;
  to = MIN (MAX (from, to), 1000);
  from = MIN (from, to);
  /* Translators: a stretch of the way between the names of the two ends, in percent of it. */
  text = g_strdup_printf (_("From %d%% to %d%% of the way from “%s” to “%s”"), MAX (0, from) / 10,
                          MAX (0, to) / 10, map->left_label, map->right_label);
  take (self, map, from, to, text);
}
