/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * waymark-bench paint [--size=N] [--pack=FILE] [--pictures=FOLDER] [--rounds=N] [--zoom=Z]
 * [--frames]: a scripted pan at each of several zooms and a zoom through all of them, each frame
 * painted anew onto an image of 1920 x 1080; beside it the whole scene in full quality, only
 * clipped.
 *
 * What else runs on the machine makes single frames slower, never faster. So all is done several
 * times, each time with nothing kept from before (in a thread of its own), and of each frame the
 * least counts.
 */
#include "wm-bench.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "draw/wm-glyphs.h"
#include "draw/wm-map-layout.h"
#include "draw/wm-map-look.h"
#include "draw/wm-paint.h"
#include "exchange/wm-workspace.h"
#include "wm-bench-pack.h"

#define WIDTH 1920
#define HEIGHT 1080
#define FRAMES 120
#define NAIVE_FRAMES 3
#define STEP 24 /* pixels a frame */
#define ROUNDS 3
#define MOST_ZOOM 3.0

typedef struct
{
  WmMap *map;
  WmSceneOptions options;
  WmMapLayout *layout;
  cairo_surface_t *surface;
  WmScene *whole;
  const char *pictures; /* (nullable): folder */
  WmPaletteKind palette;
  int rounds;
  double only; /* zoom; 0 for all */
  gboolean frames; /* only the zoom, each of its frames */
  double ms[FRAMES], text_ms[FRAMES], build_ms[FRAMES];
} Bench;

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static double
resident_mb (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  words = g_strsplit (text, " ", 3);
  return (double) g_ascii_strtoull (words[1], NULL, 10) * 4096 / 1e6;
}

static WmMap *
load_map (const char *pack, int size, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-bench-XXXXXX", error);
  g_autofree char *path = NULL, *made = NULL;
  g_autoptr (WmStore) store = NULL;
  WmMap *map;

  if (folder == NULL)
    return NULL;
  path = g_build_filename (folder, "b.waymark", NULL);
  made = g_build_filename (folder, "made-up.json", NULL);
  if (pack == NULL)
    {
      g_autoptr (WmBenchGraph) graph = wm_bench_graph_made ((guint) size, 20.0 / 14, 1);
      g_autofree char *text = wm_bench_pack_text (graph);

      if (!g_file_set_contents (made, text, -1, error))
        return NULL;
    }
  store = wm_workspace_create (path, pack != NULL ? pack : made, NULL, error);
  map = store != NULL ? wm_map_load (store, NULL, error) : NULL;
  if (store != NULL)
    (void) wm_store_close (store, NULL);
  g_unlink (made);
  g_unlink (path);
  g_rmdir (folder);
  return map;
}

/* Returns: milliseconds of painting without texts */
static double
paint_without_text (const Bench *it, WmScene *scene, double zoom, const WmBounds *part)
{
  double begin;

  for (guint i = 0; i < scene->items->len; i++)
    {
      WmItem *item = &g_array_index (scene->items, WmItem, i);

      if (item->type == WM_ITEM_TEXT)
        item->size = 0;
    }
  begin = now_ms ();
  wm_paint_scene_quick (it->surface, scene, wm_palette_get (it->palette), zoom, part->x0,
                        part->y0);
  return now_ms () - begin;
}

/* One frame, with the point x, y of the scene in the middle. */
static void
frame (Bench *it, guint number, double x, double y, double zoom, gboolean look)
{
  WmBounds part = { x - WIDTH / 2 / zoom, y - HEIGHT / 2 / zoom, x + WIDTH / 2 / zoom,
                    y + HEIGHT / 2 / zoom };
  g_autoptr (WmScene) scene = NULL;
  double begin = now_ms (), middle, end;

  it->options.zoom = zoom;
  it->options.mute = TRUE;
  it->options.part = &part;
  scene = wm_scene_map (it->map, &it->options);
  middle = now_ms ();
  wm_paint_scene_quick (it->surface, scene, wm_palette_get (it->palette), zoom, part.x0,
                        part.y0);
  end = now_ms ();
  if (look || end - begin >= it->ms[number])
    return;
  it->ms[number] = end - begin;
  it->build_ms[number] = middle - begin;
  it->text_ms[number] = end - middle - paint_without_text (it, scene, zoom, &part);
}

/* @from == @to: a pan; else from all of the map to one skill, as fast as an eye can follow */
typedef struct
{
  Bench *bench;
  double from, to;
} Film;

static gpointer
run_film (gpointer data)
{
  const Film *film = data;
  Bench *it = film->bench;
  const WmMapLayout *layout = it->layout;
  gboolean pan = film->from == film->to;
  double x = layout->width * (pan ? 0.5 : 0.4);
  double y = layout->top + (layout->bottom - layout->top) * (pan ? 0.5 : 0.6);

  it->options.measure = wm_measure_pango ();
  for (guint i = 0; i < FRAMES; i++)
    {
      double far = pan ? ((double) i - FRAMES / 2) * STEP / film->from : 0;
      double zoom = film->from * pow (film->to / film->from, (double) i / (FRAMES - 1));

      frame (it, i, x + far, y + far / 3, zoom, FALSE);
    }
  return NULL;
}

static void
measure_film (Bench *it, double from, double to)
{
  Film film = { it, from, to };

  for (guint i = 0; i < FRAMES; i++)
    it->ms[i] = G_MAXDOUBLE;
  for (int i = 0; i < it->rounds; i++)
    {
      /* What there is when a window has its places. */
      wm_glyphs_forget ();
      wm_map_layout_shape_names (it->layout, NULL);
      g_thread_join (g_thread_new ("film", run_film, &film));
    }
  it->options.measure = wm_measure_pango ();
}

static double
naive_ms (Bench *it, double x, double y, double zoom)
{
  double sum = 0;

  for (guint i = 0; i < NAIVE_FRAMES; i++)
    {
      cairo_rectangle_t clip = { x + i * STEP / zoom - WIDTH / 2 / zoom, y - HEIGHT / 2 / zoom,
                                 WIDTH / zoom, HEIGHT / zoom };
      cairo_t *cr = cairo_create (it->surface);
      double begin = now_ms ();

      cairo_scale (cr, zoom, zoom);
      cairo_translate (cr, -clip.x, -clip.y);
      wm_paint_scene (cr, it->whole, wm_palette_get (it->palette), &clip);
      sum += now_ms () - begin;
      cairo_destroy (cr);
    }
  return sum / NAIVE_FRAMES;
}

static int
compare_ms (const void *a, const void *b)
{
  const double *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

static void
print_line (Bench *it, const char *what, double naive)
{
  double sum = 0, text = 0, build = 0;

  for (guint i = 0; i < FRAMES; i++)
    {
      sum += it->ms[i];
      text += MAX (it->text_ms[i], 0);
      build += it->build_ms[i];
    }
  qsort (it->ms, FRAMES, sizeof (double), compare_ms);
  g_print ("%-18s %7.2f %7.2f %7.2f %7.2f %6.0f %% %6.0f %%", what, it->ms[FRAMES / 2],
           it->ms[FRAMES * 95 / 100], it->ms[FRAMES * 99 / 100], it->ms[FRAMES - 1],
           100 * text / sum, 100 * build / sum);
  if (naive > 0)
    g_print (" %10.1f", naive);
  g_print ("\n");
}

static void
measure_pan (Bench *it, double zoom)
{
  const WmMapLayout *layout = it->layout;
  double x = layout->width / 2, y = (layout->top + layout->bottom) / 2;
  g_autofree char *what = g_strdup_printf ("pan at %.3f", zoom);

  if (it->pictures != NULL)
    {
      g_autofree char *file = g_strdup_printf ("%s/map-%u-at-%.3f.png", it->pictures,
                                               layout->n, zoom);

      frame (it, 0, x, y, zoom, TRUE);
      (void) cairo_surface_write_to_png (it->surface, file);
      return;
    }
  measure_film (it, zoom, zoom);
  print_line (it, what, naive_ms (it, x, y, zoom));
}

static void
measure_all (Bench *it, double fit)
{
  static const double zooms[] = { 0.2, 0.3, 0.45, 0.62, 1, 1.8, 3 };

  measure_pan (it, fit);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    if (zooms[i] > fit)
      measure_pan (it, zooms[i]);
  if (it->pictures != NULL)
    return;
  measure_film (it, fit, MOST_ZOOM);
  print_line (it, "zoom", 0);
}

/* Under `valgrind --tool=callgrind --dump-before=frame` each is counted by itself. */
static void
print_frames (Bench *it, double fit)
{
  measure_film (it, fit, MOST_ZOOM);
  for (guint i = 0; i < FRAMES; i++)
    g_print ("%3u %.3f %7.2f, text %.2f, scene %.2f\n", i,
             fit * pow (MOST_ZOOM / fit, (double) i / (FRAMES - 1)), it->ms[i], it->text_ms[i],
             it->build_ms[i]);
}

static void
measure (Bench *it)
{
  double begin, fit;

  begin = now_ms ();
  it->layout = wm_map_layout_new (it->map, &it->options, NULL, NULL, NULL);
  wm_map_layout_shape_names (it->layout, NULL);
  g_print ("%u skills, %u prerequisites; places made in %.0f ms, page of %.0f x %.0f points\n",
           it->layout->n, it->layout->n_edges, now_ms () - begin, it->layout->width,
           it->layout->height);
  it->options.layout = it->layout;
  it->options.look = wm_map_look_new (it->map, &it->options);
  it->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  g_print ("resident with map and places: %.0f MB\n", resident_mb ());
  it->whole = wm_scene_map (it->map, &it->options);
  g_print ("%-18s %7s %7s %7s %7s %8s %8s %10s\n", "ms a frame", "p50", "p95", "p99", "most",
           "text", "scene", "naive");
  fit = MIN (WIDTH / it->layout->width, HEIGHT / it->layout->height);
  if (it->frames)
    print_frames (it, fit);
  else if (it->only > 0)
    measure_pan (it, it->only);
  else
    measure_all (it, fit);
  wm_scene_free (it->whole);
  cairo_surface_destroy (it->surface);
  wm_map_look_free (it->options.look);
  wm_map_layout_unref (it->layout);
}

int
wm_bench_paint (int argc, char **argv)
{
  int size = 14000;
  g_autofree char *pack = NULL, *pictures = NULL;
  gboolean dark = FALSE;
  Bench it = { .options = WM_SCENE_OPTIONS_INIT, .rounds = ROUNDS };
  const GOptionEntry entries[] = {
    { "size", 0, 0, G_OPTION_ARG_INT, &size, "Made-up skills", "N" },
    { "pictures", 0, 0, G_OPTION_ARG_FILENAME, &pictures, "Write a frame at each zoom there",
      "FOLDER" },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, "Light on dark", NULL },
    { "rounds", 0, 0, G_OPTION_ARG_INT, &it.rounds, "Times that each frame is painted", "N" },
    { "zoom", 0, 0, G_OPTION_ARG_DOUBLE, &it.only, "Only a pan at that zoom", "Z" },
    { "frames", 0, 0, G_OPTION_ARG_NONE, &it.frames, "Only the zoom, frame by frame", NULL },
    { "pack", 0, 0, G_OPTION_ARG_FILENAME, &pack, "A content pack instead", "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)
      || (it.map = load_map (pack, size, &error)) == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  it.pictures = pictures;
  it.palette = dark ? WM_PALETTE_DARK : WM_PALETTE_LIGHT;
  it.options.measure = wm_measure_pango ();
  it.options.width = WIDTH;
  it.options.height = HEIGHT;
  measure (&it);
  wm_map_unref (it.map);
  return 0;
}
