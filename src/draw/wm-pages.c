/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sheets of paper with scenes on them.
 */
#include "draw/wm-pages.h"

#include <math.h>

/* Of a side; readers of PDF refuse more. */
#define MAX_POINTS 14400.0

typedef struct
{
  const WmScene *scene;
  double x, y, scale;
  gboolean clipped;
  cairo_rectangle_t clip;
} Layer;

typedef struct
{
  double width, height;
  GArray *layers; /* Layer */
} Sheet;

struct _WmPages
{
  gatomicrefcount refs;
  char *title, *description;
  GArray *sheets;   /* Sheet */
  GPtrArray *kept;  /* WmScene */
};

static void
sheet_clear (gpointer data)
{
  g_array_unref (((Sheet *) data)->layers);
}

static void
free_scene (gpointer data)
{
  wm_scene_free (data);
}

WmPages *
wm_pages_new (void)
{
  WmPages *pages = g_new0 (WmPages, 1);

  g_atomic_ref_count_init (&pages->refs);
  pages->title = g_strdup ("");
  pages->description = g_strdup ("");
  pages->sheets = g_array_new (FALSE, FALSE, sizeof (Sheet));
  g_array_set_clear_func (pages->sheets, sheet_clear);
  pages->kept = g_ptr_array_new_with_free_func (free_scene);
  return pages;
}

WmPages *
wm_pages_ref (WmPages *pages)
{
  g_atomic_ref_count_inc (&pages->refs);
  return pages;
}

void
wm_pages_free (WmPages *pages)
{
  if (pages == NULL || !g_atomic_ref_count_dec (&pages->refs))
    return;
  g_free (pages->title);
  g_free (pages->description);
  g_array_unref (pages->sheets);
  g_ptr_array_unref (pages->kept);
  g_free (pages);
}

void
wm_pages_describe (WmPages *pages, const char *title, const char *description)
{
  g_free (pages->title);
  pages->title = g_strdup (title);
  g_free (pages->description);
  pages->description = g_strdup (description);
}

void
wm_pages_add_sheet (WmPages *pages, double width, double height)
{
  Sheet sheet = { CLAMP (width, 1, MAX_POINTS), CLAMP (height, 1, MAX_POINTS),
                  g_array_new (FALSE, FALSE, sizeof (Layer)) };

  g_array_append_val (pages->sheets, sheet);
}

void
wm_pages_lay (WmPages *pages, const WmScene *scene, double x, double y, double scale,
              const cairo_rectangle_t *clip)
{
  Layer layer = { scene, x, y, scale, clip != NULL, { 0 } };

  g_return_if_fail (pages->sheets->len > 0);

  if (clip != NULL)
    layer.clip = *clip;
  g_array_append_val (g_array_index (pages->sheets, Sheet, pages->sheets->len - 1).layers, layer);
}

const WmScene *
wm_pages_keep (WmPages *pages, WmScene *scene)
{
  g_ptr_array_add (pages->kept, scene);
  return scene;
}

void
wm_pages_add_scene (WmPages *pages, const WmScene *scene)
{
  double page = scene->page_height > 0 ? scene->page_height : scene->height;
  double scale = MIN (1, MAX_POINTS / MAX (MAX (scene->width, page), 1));
  int n = MAX (1, (int) lround (ceil (scene->height / page - 1e-6)));

  for (int i = 0; i < n; i++)
    {
      const cairo_rectangle_t clip = { 0, 0, scene->width * scale, page * scale };

      wm_pages_add_sheet (pages, clip.width, clip.height);
      wm_pages_lay (pages, scene, 0, -i * page * scale, scale, &clip);
    }
}

guint
wm_pages_get_n (const WmPages *pages)
{
  return pages->sheets->len;
}

const char *
wm_pages_get_title (const WmPages *pages)
{
  return pages->title;
}

const char *
wm_pages_get_description (const WmPages *pages)
{
  return pages->description;
}

void
wm_pages_get_size (const WmPages *pages, guint sheet, double *width, double *height)
{
  const Sheet *it;

  g_return_if_fail (sheet < pages->sheets->len);

  it = &g_array_index (pages->sheets, Sheet, sheet);
  *width = it->width;
  *height = it->height;
}

void
wm_pages_paint (const WmPages *pages, guint sheet, cairo_t *cr, const WmPalette *palette)
{
  const GArray *layers;

  g_return_if_fail (sheet < pages->sheets->len);

  layers = g_array_index (pages->sheets, Sheet, sheet).layers;
  for (guint i = 0; i < layers->len; i++)
    {
      const Layer *layer = &g_array_index (layers, Layer, i);
      cairo_rectangle_t part = { (layer->clip.x - layer->x) / layer->scale,
                                 (layer->clip.y - layer->y) / layer->scale,
                                 layer->clip.width / layer->scale,
                                 layer->clip.height / layer->scale };

      cairo_save (cr);
      if (layer->clipped)
        {
          cairo_rectangle (cr, layer->clip.x, layer->clip.y, layer->clip.width,
                           layer->clip.height);
          cairo_clip (cr);
        }
      cairo_translate (cr, layer->x, layer->y);
      cairo_scale (cr, layer->scale, layer->scale);
      wm_paint_scene (cr, layer->scene, palette, layer->clipped ? &part : NULL);
      cairo_restore (cr);
    }
}

char *
wm_pages_to_text (const WmPages *pages)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pages->sheets->len; i++)
    {
      const Sheet *sheet = &g_array_index (pages->sheets, Sheet, i);

      g_string_append_printf (out, "sheet %.0f %.0f\n", sheet->width, sheet->height);
      for (guint l = 0; l < sheet->layers->len; l++)
        {
          const Layer *layer = &g_array_index (sheet->layers, Layer, l);

          g_string_append_printf (out, "  “%s” at %.1f %.1f times %.3f", layer->scene->title,
                                  layer->x, layer->y, layer->scale);
          if (layer->clipped)
            g_string_append_printf (out, " in %.1f %.1f %.1f %.1f", layer->clip.x, layer->clip.y,
                                    layer->clip.width, layer->clip.height);
          g_string_append_c (out, '\n');
        }
    }
  return g_string_free (out, FALSE);
}
