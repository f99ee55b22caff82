/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small axis with a dot.
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

  int place, boundary; /* 0..1000; place -1 for none */
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
  float x = DOT / 2.0f + span * self->place / 1000;
  float boundary = DOT / 2.0f + span * self->boundary / 1000;

  if (self->place < 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &strong);
  faint = strong;
  faint.alpha *= 0.35f;
  gtk_snapshot_append_color (snapshot, &faint,
                             &GRAPHENE_RECT_INIT (DOT / 2.0f, middle - 1, span, 2));
  gtk_snapshot_append_color (snapshot, &faint,
                             &GRAPHENE_RECT_INIT (boundary - 0.5f, middle - 5, 1, 10));
  gsk_rounded_rect_init_from_rect (
    &dot, &GRAPHENE_RECT_INIT (x - DOT / 2.0f, middle - DOT / 2.0f, DOT, DOT), DOT / 2.0f);
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
  self->place = -1;
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

void
wm_place_strip_set (WmPlaceStrip *self, WmMap *map, int place)
{
  g_autofree char *text = NULL;

  g_return_if_fail (WM_IS_PLACE_STRIP (self));

  self->place = MIN (place, 1000);
  self->boundary = map->boundary;
  gtk_widget_set_visible (GTK_WIDGET (self), place >= 0);
  /* Translators: a share of the way between the names of the two ends. */
  text = g_strdup_printf (_("%d%% of the way from “%s” to “%s”"), MAX (0, self->place) / 10,
                          map->left_label, map->right_label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
