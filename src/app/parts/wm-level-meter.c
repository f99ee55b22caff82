/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A level as dots and words.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-level-meter.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-skill-rows.h"

#define TOP_LEVEL 4
#define DOT 9
#define GAP 4

struct _WmLevelMeter
{
  GtkWidget parent_instance;

  GtkWidget *label;
  int level;
};

G_DEFINE_FINAL_TYPE (WmLevelMeter, wm_level_meter, GTK_TYPE_WIDGET)

static int
dots_height (WmLevelMeter *self)
{
  return self->level >= 0 ? DOT + GAP : 0;
}

static void
wm_level_meter_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  WmLevelMeter *self = WM_LEVEL_METER (widget);
  const int dots = TOP_LEVEL * DOT + (TOP_LEVEL - 1) * GAP;

  gtk_widget_measure (self->label, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (*minimum, dots);
      *natural = MAX (*natural, dots);
    }
  else
    {
      *minimum += dots_height (self);
      *natural += dots_height (self);
    }
  *minimum_baseline = *natural_baseline = -1;
}

static void
wm_level_meter_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WmLevelMeter *self = WM_LEVEL_METER (widget);
  int natural, used;

  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  used = natural + dots_height (self);
  gtk_widget_size_allocate (
    self->label,
    &(GtkAllocation){ 0, MAX (0, (height - used) / 2) + dots_height (self), width, natural }, -1);
}

static void
add_dot (GtkSnapshot *snapshot, float x, float y, gboolean filled, const GdkRGBA *color)
{
  const float width = filled ? DOT / 2.0f : 1.5f;
  GskRoundedRect dot;

  gsk_rounded_rect_init_from_rect (&dot, &GRAPHENE_RECT_INIT (x, y, DOT, DOT), DOT / 2.0f);
  gtk_snapshot_append_border (snapshot, &dot, (const float[]){ width, width, width, width },
                              (const GdkRGBA[]){ *color, *color, *color, *color });
}

static void
wm_level_meter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WmLevelMeter *self = WM_LEVEL_METER (widget);
  graphene_rect_t label;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (self->level >= 0 && gtk_widget_compute_bounds (self->label, widget, &label))
    for (int i = 0; i < TOP_LEVEL; i++)
      {
        float x = i * (DOT + GAP);

        if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
          x = gtk_widget_get_width (widget) - DOT - x;
        add_dot (snapshot, x, label.origin.y - DOT - GAP + 1, i < self->level, &color);
      }
  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
wm_level_meter_dispose (GObject *object)
{
  g_clear_pointer (&WM_LEVEL_METER (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (wm_level_meter_parent_class)->dispose (object);
}

static void
wm_level_meter_class_init (WmLevelMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_level_meter_dispose;
  widget_class->measure = wm_level_meter_measure;
  widget_class->size_allocate = wm_level_meter_size_allocate;
  widget_class->snapshot = wm_level_meter_snapshot;
}

static void
wm_level_meter_init (WmLevelMeter *self)
{
  self->level = -1;
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 13);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
wm_level_meter_new (void)
{
  return g_object_new (WM_TYPE_LEVEL_METER, NULL);
}

void
wm_level_meter_set (WmLevelMeter *self, WmMap *map, int level)
{
  g_autofree char *title = NULL;

  g_return_if_fail (WM_IS_LEVEL_METER (self));

  title = level >= 0 ? wm_skill_rows_level_title (map, level) : g_strdup (_("Not assessed"));
  gtk_label_set_text (GTK_LABEL (self->label), title);
  if (level < 0)
    gtk_widget_add_css_class (self->label, "dim-label");
  else
    gtk_widget_remove_css_class (self->label, "dim-label");
  if (self->level == level)
    return;
  self->level = level;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
