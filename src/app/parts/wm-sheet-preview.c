/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet of paper as it will look.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-sheet-preview.h"

#include <math.h>

#define MARGIN 16 /* pixels, on both sides together */

/* One sheet in one size. */
typedef struct
{
  WmPages *pages;
  guint sheet;
  int width, height, scale;
} Look;

typedef struct
{
  Look wanted, shown;       /* without pages: nothing */
  cairo_surface_t *picture; /* (nullable): of @shown */
  gboolean running;         /* a thread paints */
} Preview;

static void
look_clear (Look *look)
{
  g_clear_pointer (&look->pages, wm_pages_free);
}

static Look
look_copy (const Look *look)
{
  Look copy = *look;

  copy.pages = wm_pages_ref (look->pages);
  return copy;
}

static void
look_free (gpointer data)
{
  look_clear (data);
  g_free (data);
}

static gboolean
look_same (const Look *a, const Look *b)
{
  return a->pages == b->pages && a->sheet == b->sheet && a->width == b->width
         && a->height == b->height && a->scale == b->scale;
}

static void
preview_free (gpointer data)
{
  Preview *self = data;

  look_clear (&self->wanted);
  look_clear (&self->shown);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_free (self);
}

static void
destroy_surface (gpointer data)
{
  cairo_surface_destroy (data);
}

/* White paper with its shadow, in the middle. */
static void
paint_sheet (const Look *look, cairo_t *cr)
{
  double w, h, scale;

  wm_pages_get_size (look->pages, look->sheet, &w, &h);
  scale = MIN ((look->width - MARGIN) / w, (look->height - MARGIN) / h);
  cairo_translate (cr, floor ((look->width - w * scale) / 2),
                   floor ((look->height - h * scale) / 2));
  cairo_set_source_rgba (cr, 0, 0, 0, 0.25);
  cairo_rectangle (cr, 1.5, 2, w * scale + 1, h * scale + 1);
  cairo_fill (cr);
  cairo_rectangle (cr, 0, 0, w * scale, h * scale);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  wm_pages_paint (look->pages, look->sheet, cr, wm_palette_get (WM_PALETTE_PRINT));
}

static void
paint_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Look *look = data;
  cairo_surface_t *picture = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, look->width * look->scale, look->height * look->scale);
  cairo_t *cr = cairo_create (picture);

  cairo_scale (cr, look->scale, look->scale);
  paint_sheet (look, cr);
  cairo_destroy (cr);
  cairo_surface_set_device_scale (picture, look->scale, look->scale);
  g_task_return_pointer (task, picture, destroy_surface);
}

static void start (GtkWidget *area, Preview *self);

static void
on_painted (GObject *source, GAsyncResult *result, gpointer data)
{
  Preview *self = data;
  Look *look = g_task_get_task_data (G_TASK (result));

  self->running = FALSE;
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->picture = g_task_propagate_pointer (G_TASK (result), NULL);
  look_clear (&self->shown);
  self->shown = look_copy (look);
  if (self->wanted.pages != NULL && !look_same (&self->wanted, &self->shown))
    start (GTK_WIDGET (source), self);
  gtk_widget_queue_draw (GTK_WIDGET (source));
}

/* The task keeps the widget, and that what belongs to it. */
static void
start (GtkWidget *area, Preview *self)
{
  g_autoptr (GTask) task = g_task_new (area, NULL, on_painted, self);
  Look *look = g_new (Look, 1);

  *look = look_copy (&self->wanted);
  self->running = TRUE;
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, paint_in_thread);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Preview *self = data;

  if (self->wanted.pages == NULL || width <= MARGIN || height <= MARGIN)
    return;
  self->wanted.width = width;
  self->wanted.height = height;
  self->wanted.scale = gtk_widget_get_scale_factor (GTK_WIDGET (area));
  if (!look_same (&self->wanted, &self->shown) && !self->running)
    start (GTK_WIDGET (area), self);
  if (self->picture == NULL || self->shown.pages != self->wanted.pages
      || self->shown.sheet != self->wanted.sheet)
    return;
  /* While the window is resized the picture of before will do. */
  cairo_scale (cr, (double) width / self->shown.width, (double) height / self->shown.height);
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_paint (cr);
}

GtkWidget *
wm_sheet_preview_new (int height)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_IMG, "content-height", height, NULL);
  Preview *self = g_new0 (Preview, 1);

  g_object_set_data_full (G_OBJECT (area), "preview", self, preview_free);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, self, NULL);
  return area;
}

void
wm_sheet_preview_show (GtkWidget *preview, WmPages *pages, guint sheet)
{
  Preview *self = g_object_get_data (G_OBJECT (preview), "preview");

  g_return_if_fail (self != NULL);

  if (pages != self->wanted.pages)
    {
      look_clear (&self->wanted);
      self->wanted.pages = pages != NULL ? wm_pages_ref (pages) : NULL;
    }
  self->wanted.sheet = sheet;
  gtk_widget_queue_draw (preview);
}
