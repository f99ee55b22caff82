/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * waymark-bench-window [--size=N] [--only=memory|turns|frames] [--slowest]: the window on a
 * workspace of so many skills. Prints how long the main loop was away at most while a workspace
 * was opened, the map moved about and changed, what a frame of the map costs beside one of an
 * empty widget, and the memory.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "app/map/wm-scene-view.h"
#include "app/wm-application.h"
#include "app/wm-window.h"
#include "draw/wm-map-layout.h"
#include "exchange/wm-workspace.h"
#include "map/wm-map-edit.h"
#include "wm-bench-pack.h"

#define FRAMES 240
#define STEP 12 /* pixels a frame */
#define EDITS 30
#define QUIET (400 * G_TIME_SPAN_MILLISECOND)
#define BUSY_TURN 4 /* ms of own time: a longer turn of the main loop is not quiet */
#define SLOWEST 5

/* ---- turns of the main loop -------------------------------------------------- */

static struct
{
  gint64 began;     /* of the turn, in µs; 0 before the first */
  double own_began; /* the thread's own time, in ms */
  double longest, own; /* each of any turn, in ms */
  gint64 last_busy;
} turns;

static double
own_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* What lies between two waits of the main loop is a turn of it. */
static int
turning_poll (GPollFD *fds, guint n, int timeout)
{
  gint64 now = g_get_monotonic_time ();
  int result;

  if (turns.began != 0)
    {
      double own = own_ms () - turns.own_began;

      turns.longest = MAX (turns.longest, (double) (now - turns.began) / 1e3);
      turns.own = MAX (turns.own, own);
      if (own > BUSY_TURN)
        turns.last_busy = now;
    }
  result = g_poll (fds, n, timeout);
  turns.began = g_get_monotonic_time ();
  turns.own_began = own_ms ();
  return result;
}

static gboolean
on_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
settle (void)
{
  guint id = g_timeout_add (10, on_tick, NULL);

  turns.last_busy = g_get_monotonic_time ();
  while (g_get_monotonic_time () < turns.last_busy + QUIET)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

/* Turns of the main loop that are measured until the places of the map were made as
 * often as that. */
static guint places_wanted;

static void
begin_turns (guint places)
{
  places_wanted = wm_map_layout_count () + places;
  turns.longest = turns.own = 0;
  turns.began = g_get_monotonic_time ();
  turns.own_began = own_ms ();
}

/* @what: (nullable): NULL says nothing */
static void
end_turns (const char *what)
{
  while (wm_map_layout_count () < places_wanted)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  if (what != NULL)
    g_print ("%-34s %8.0f %8.0f\n", what, turns.longest, turns.own);
}

/* ---- frames -------------------------------------------------------------------- */

typedef void (*FrameFunc) (GtkWidget *widget, guint number, gpointer data);

/* In ms of the thread's own time. */
typedef struct
{
  guint number;
  double began, updated, laid_out, all;
  double zoom; /* of the map; 0 for another widget */
} Frame;

typedef struct
{
  GtkWidget *widget;
  FrameFunc func;
  gpointer data;
  guint number;
  Frame now, all[FRAMES];
} Frames;

static gboolean print_slowest;

static void
on_before_paint (GdkFrameClock *clock, Frames *frames)
{
  frames->now = (Frame){ .number = frames->number, .began = own_ms () };
}

static void
on_updated (GdkFrameClock *clock, Frames *frames)
{
  frames->now.updated = own_ms () - frames->now.began;
}

static void
on_laid_out (GdkFrameClock *clock, Frames *frames)
{
  frames->now.laid_out = own_ms () - frames->now.began;
}

static void
on_after_paint (GdkFrameClock *clock, Frames *frames)
{
  if (frames->number >= FRAMES)
    return;
  frames->now.all = own_ms () - frames->now.began;
  if (WM_IS_SCENE_VIEW (frames->widget))
    frames->now.zoom = wm_scene_view_get_zoom (WM_SCENE_VIEW (frames->widget));
  frames->all[frames->number++] = frames->now;
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Frames *frames = data;

  frames->func (widget, frames->number, frames->data);
  return G_SOURCE_CONTINUE;
}

static int
compare_frames (const void *a, const void *b)
{
  const Frame *x = a, *y = b;

  return x->all < y->all ? -1 : x->all > y->all;
}

/* Where the time of the slowest went: callbacks, allocation, drawing. */
static void
tell_slowest (const Frame *frames)
{
  for (int i = FRAMES - 1; i >= FRAMES - SLOWEST; i--)
    g_print ("  frame %3u at %5.3f: %6.2f = %5.2f called + %5.2f laid out + %5.2f drawn\n",
             frames[i].number, frames[i].zoom, frames[i].all, frames[i].updated,
             frames[i].laid_out - frames[i].updated, frames[i].all - frames[i].laid_out);
}

/* @what: (nullable): NULL says nothing. Returns: the 99th percentile, in ms of the thread's
 * own time */
static double
measure_frames (GtkWidget *widget, FrameFunc func, gpointer data, const char *what, double empty)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  Frames frames = { widget, func, data };
  guint tick = gtk_widget_add_tick_callback (widget, on_frame, &frames, NULL);
  double p99;

  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), &frames);
  g_signal_connect_after (clock, "update", G_CALLBACK (on_updated), &frames);
  g_signal_connect_after (clock, "layout", G_CALLBACK (on_laid_out), &frames);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &frames);
  while (frames.number < FRAMES)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (widget, tick);
  g_signal_handlers_disconnect_by_data (clock, &frames);
  qsort (frames.all, FRAMES, sizeof (Frame), compare_frames);
  p99 = frames.all[FRAMES * 99 / 100].all;
  if (what == NULL)
    return p99;
  g_print ("%-34s %8.2f %8.2f", what, frames.all[FRAMES / 2].all, p99);
  if (empty > 0)
    g_print (" %8.2f", p99 / empty);
  g_print ("\n");
  if (print_slowest)
    tell_slowest (frames.all);
  return p99;
}

static void
redraw (GtkWidget *widget, guint number, gpointer data)
{
  gtk_widget_queue_draw (widget);
}

static void
pan (GtkWidget *widget, guint number, gpointer data)
{
  WmSceneView *view = WM_SCENE_VIEW (widget);
  double turn = 2 * G_PI * number / FRAMES, zoom = wm_scene_view_get_zoom (view);
  WmBounds part;

  if (wm_scene_view_get_part (view, &part))
    wm_scene_view_center (view, (part.x0 + part.x1) / 2 + STEP * cos (turn) / zoom,
                          (part.y0 + part.y1) / 2 + STEP * sin (turn) / zoom, 0, FALSE);
}

static void
zoom_on (GtkWidget *widget, guint number, gpointer data)
{
  const double *from = data;
  double share = 0.5 - 0.5 * cos (2 * G_PI * number / FRAMES);
  WmSceneView *view = WM_SCENE_VIEW (widget);
  WmBounds part;

  if (wm_scene_view_get_part (view, &part))
    wm_scene_view_center (view, (part.x0 + part.x1) / 2, (part.y0 + part.y1) / 2,
                          *from * pow (1 / *from, share), FALSE);
}

static void
draw_ground (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_paint (cr);
}

static GtkWidget *
empty_widget (void)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_widget_set_vexpand (area, TRUE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_ground, NULL, NULL);
  return area;
}

/* In a window of its own, which is as large as the view. */
static void
measure_bare (GtkWidget *view)
{
  GtkWidget *bare = adw_window_new (), *area = empty_widget ();

  gtk_window_set_default_size (GTK_WINDOW (bare), gtk_widget_get_width (view),
                               gtk_widget_get_height (view));
  adw_window_set_content (ADW_WINDOW (bare), area);
  gtk_window_present (GTK_WINDOW (bare));
  settle ();
  (void) measure_frames (area, redraw, NULL, "an empty widget in a bare window", 0);
  gtk_window_destroy (GTK_WINDOW (bare));
  settle ();
}

/* In the place of the map: what the window around it costs is in both. */
static double
measure_empty (GtkWidget *view)
{
  GtkOverlay *overlay = GTK_OVERLAY (gtk_widget_get_parent (view));
  g_autoptr (GtkWidget) kept = g_object_ref (view);
  GtkWidget *area = empty_widget ();
  double p99;

  gtk_overlay_set_child (overlay, area);
  settle ();
  p99 = measure_frames (area, redraw, NULL, "an empty widget in its place", 0);
  gtk_overlay_set_child (overlay, view);
  settle ();
  return p99;
}

/* ---- memory --------------------------------------------------------------------- */

static double
status_mb (const char *name, const char *text)
{
  const char *line = strstr (text, name);

  return line != NULL ? (double) g_ascii_strtoull (line + strlen (name), NULL, 10) * 1024 / 1e6
                      : 0;
}

static void
print_memory (const char *what)
{
  g_autofree char *text = NULL;

  settle ();
  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return;
  g_print ("%-34s %8.0f %8.0f\n", what, status_mb ("Rss:", text),
           status_mb ("Private_Dirty:", text) + status_mb ("Private_Clean:", text));
}

/* ---- the run --------------------------------------------------------------------- */

static GtkWidget *
find_view (GtkWidget *widget)
{
  GtkWidget *found
    = WM_IS_SCENE_VIEW (widget) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);
  return found;
}

/* (transfer full): path of a workspace */
static char *
make_workspace (const char *folder, const char *name, int size, GError **error)
{
  g_autoptr (WmBenchGraph) graph = wm_bench_graph_made ((guint) size, 20.0 / 14, 1);
  g_autofree char *text = wm_bench_pack_text (graph);
  g_autofree char *pack = g_build_filename (folder, "pack.json", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (WmStore) store = NULL;

  if (!g_file_set_contents (pack, text, -1, error))
    return NULL;
  store = wm_workspace_create (path, pack, FALSE, error);
  g_unlink (pack);
  return store != NULL && wm_store_close (store, error) ? g_steal_pointer (&path) : NULL;
}

/* In a process of its own, whose memory does not count. */
static gboolean
make_apart (const char *folder, const char *name, int size, char **path)
{
  pid_t child = fork ();
  int status = 1;

  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *made = make_workspace (folder, name, size, &error);

      if (made == NULL)
        g_printerr ("%s\n", error->message);
      _exit (made == NULL);
    }
  *path = g_build_filename (folder, name, NULL);
  return child > 0 && waitpid (child, &status, 0) == child && status == 0;
}

static WmWindow *
open_window (WmApplication *application, const char *path, const char *what)
{
  begin_turns (1);
  wm_application_open_path (application, path, NULL);
  end_turns (what);
  return WM_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
}

static void
measure_edits (WmWindow *window)
{
  WmSession *session = wm_window_get_session (window);
  const WmSkill *skill
    = wm_map_skill (wm_session_get_map (session), wm_session_get_map (session)->skills->len / 2);
  g_autofree char *slug = g_strdup (skill->slug);
  g_autoptr (GError) error = NULL;

  begin_turns (1);
  if (!wm_skill_move (wm_session_get_store (session), slug, (skill->spectrum + 300) % 1000, &error))
    g_printerr ("%s\n", error->message);
  end_turns ("moving a skill");
  begin_turns (1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  end_turns ("taking it back");
  begin_turns (0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.rate", "(si)", slug, 3);
  end_turns ("rating a skill");
  begin_turns (0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-skill", "s", slug);
  end_turns ("showing a skill");
}

static void
measure_turns (WmApplication *application, const char *small, const char *large)
{
  WmWindow *window;
  GtkWidget *view;

  g_print ("\n%-34s %8s %8s\n", "longest turn of the main loop, ms", "clock", "own");
  window = open_window (application, small, "opening 40 skills");
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  window = open_window (application, large, "opening");
  view = find_view (GTK_WIDGET (window));
  begin_turns (0);
  for (int i = 0; i < 12; i++)
    wm_scene_view_zoom_by (WM_SCENE_VIEW (view), 1.25);
  end_turns ("zooming in");
  measure_edits (window);
}

static void
measure_films (WmApplication *application, const char *small, const char *large)
{
  WmWindow *window = open_window (application, large, NULL);
  GtkWidget *view = find_view (GTK_WIDGET (window));
  double empty, from = wm_scene_view_get_zoom (WM_SCENE_VIEW (view));

  for (int i = 0; i < 12; i++)
    wm_scene_view_zoom_by (WM_SCENE_VIEW (view), 1.25);
  settle ();
  g_print ("\n%-34s %8s %8s %8s\n", "a frame, ms of own time", "p50", "p99", "ratio");
  measure_bare (view);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  empty = measure_empty (view);
  begin_turns (0);
  measure_frames (view, pan, NULL, "moving the map", empty);
  wm_scene_view_fit (WM_SCENE_VIEW (view));
  settle ();
  measure_frames (view, zoom_on, &from, "zooming through it", empty);
  end_turns ("longest turn meanwhile");
}

/* ---- memory, in processes of their own ---------------------------------------------- */

static void
measure_small (WmApplication *application, const char *small, const char *large)
{
  (void) open_window (application, small, NULL);
  print_memory ("a window on 40 skills");
}

/* Whether each edit leaves something behind: the same skill is moved to and fro. */
static void
edit_often (WmSession *session, const char *slug)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < EDITS; i++)
    {
      guint wanted = wm_map_layout_count () + 1;

      if (!wm_skill_move (wm_session_get_store (session), slug, i % 2 == 0 ? 400 : 600, &error))
        {
          g_printerr ("%s\n", error->message);
          return;
        }
      while (wm_map_layout_count () < wanted)
        g_main_context_iteration (NULL, TRUE);
    }
}

static void
measure_large (WmApplication *application, const char *small, const char *large)
{
  WmWindow *window = open_window (application, large, NULL);
  WmSession *session = wm_window_get_session (window);
  WmMap *map = wm_session_get_map (session);
  g_autofree char *slug = g_strdup (wm_map_skill (map, map->skills->len / 2)->slug);
  GtkWidget *view = find_view (GTK_WIDGET (window));
  double from = wm_scene_view_get_zoom (WM_SCENE_VIEW (view));

  print_memory ("a window on all skills, all shown");
  edit_often (session, slug);
  print_memory (G_STRINGIFY (EDITS) " edits later");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-skill", "s", slug);
  print_memory ("zoomed in, showing a skill");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-panel", NULL);
  wm_scene_view_fit (WM_SCENE_VIEW (view));
  settle ();
  (void) measure_frames (view, pan, NULL, NULL, 0);
  (void) measure_frames (view, zoom_on, &from, NULL, 0);
  print_memory ("moved and zoomed");
}

typedef void (*RunFunc) (WmApplication *application, const char *small, const char *large);

static gboolean
run (RunFunc func, const char *small, const char *large)
{
  g_autoptr (WmApplication) application = wm_application_new ();
  g_autoptr (GError) error = NULL;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  g_main_context_set_poll_func (NULL, turning_poll);
  func (application, small, large);
  return TRUE;
}

/* What a window leaves behind does not count for the next one. */
static gboolean
run_apart (RunFunc func, const char *small, const char *large)
{
  pid_t child = fork ();
  int status = 1;

  if (child == 0)
    {
      gboolean done = run (func, small, large);

      fflush (stdout);
      _exit (!done);
    }
  return child > 0 && waitpid (child, &status, 0) == child && status == 0;
}

/* @only: (nullable): NULL for all */
static gboolean
run_all (const char *only, const char *small, const char *large)
{
  static const struct
  {
    const char *name;
    RunFunc func;
  } runs[] = {
    { "memory", measure_small },
    { "memory", measure_large },
    { "turns", measure_turns },
    { "frames", measure_films },
  };

  if (only == NULL || g_str_equal (only, "memory"))
    g_print ("%-34s %8s %8s\n", "memory, MB", "resident", "private");
  fflush (stdout);
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    if ((only == NULL || g_str_equal (only, runs[i].name))
        && !run_apart (runs[i].func, small, large))
      return FALSE;
  return TRUE;
}

int
main (int argc, char **argv)
{
  int size = 14000;
  g_autofree char *only = NULL;
  const GOptionEntry entries[] = {
    { "size", 0, 0, G_OPTION_ARG_INT, &size, "Made-up skills", "N" },
    { "only", 0, 0, G_OPTION_ARG_STRING, &only, "memory, turns or frames", "PART" },
    { "slowest", 0, 0, G_OPTION_ARG_NONE, &print_slowest, "Tell of the slowest frames", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL, *small = NULL, *large = NULL;
  gboolean done;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)
      || (folder = g_dir_make_tmp ("waymark-bench-XXXXXX", &error)) == NULL
      || !make_apart (folder, "small.waymark", 40, &small)
      || !make_apart (folder, "large.waymark", size, &large))
    {
      if (error != NULL)
        g_printerr ("%s\n", error->message);
      return 2;
    }
  done = run_all (only, small, large);
  g_unlink (small);
  g_unlink (large);
  g_rmdir (folder);
  return done ? 0 : 2;
}
