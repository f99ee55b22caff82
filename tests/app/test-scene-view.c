/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the view of a scene promises: it asks its builder again when told, it
 * can be walked with the arrow keys, it moves and zooms about a point, and it
 * leaves nothing behind.
 */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "app/map/wm-scene-view-private.h"
#include "draw/wm-scene-build.h"

#define PATIENCE (60 * G_TIME_SPAN_SECOND) /* then it hangs */

typedef struct
{
  int built;
  int destroyed;
} Probe;

/* Three nodes: two side by side, one under the first. */
static WmScene *
build (double width, gpointer data)
{
  Probe *probe = data;
  WmBuild build;

  probe->built++;
  wm_build_begin (&build, "Test picture", "en", wm_measure_fixed ());
  wm_build_node (&build, "skill:a", "A", "Needs nothing.", 0, 0, 80, 30);
  wm_build_rect (&build, 0, 0, 80, 30, 4, WM_INK_NODE, WM_INK_GRID);
  wm_build_node (&build, "skill:b", "B", "", 200, 0, 80, 30);
  wm_build_node (&build, "skill:c", "C", "", 0, 100, 80, 30);
  return wm_build_end (&build, width, 200, "Three boxes");
}

static void
on_destroyed (gpointer data)
{
  ((Probe *) data)->destroyed++;
}

static void
iterate (gint64 end)
{
  g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_monotonic_time (), <, end);
}

static gboolean
count_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  (*(guint *) data)++;
  return G_SOURCE_CONTINUE;
}

/* Until the view is drawn as it was told, and nothing moves any more. */
static void
settle (WmSceneView *view)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint frames = 0, id;

  id = gtk_widget_add_tick_callback (GTK_WIDGET (view), count_frame, &frames, NULL);
  while (frames < 3 || wm_scene_view_get_scene (view) == NULL || view->rebuild_id != 0
         || view->idle_id != 0 || view->glide.tick_id != 0)
    iterate (end);
  gtk_widget_remove_tick_callback (GTK_WIDGET (view), id);
}

static GtkWidget *
show (WmSceneView *view)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  settle (view);
  return window;
}

static void
note_id (WmSceneView *view, const char *id, char **where)
{
  g_free (*where);
  *where = g_strdup (id);
}

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
test_build (void)
{
  Probe probe = { 0 };
  WmSceneView *view = WM_SCENE_VIEW (wm_scene_view_new ());
  GtkWidget *window;
  int height;

  wm_scene_view_set_builder (view, build, &probe, on_destroyed);
  window = show (view);
  g_assert_cmpint (probe.built, >=, 1);
  g_assert_cmpfloat (wm_scene_view_get_scene (view)->width, ==,
                     gtk_widget_get_width (GTK_WIDGET (view)));
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_VERTICAL, 400, &height, NULL,
                      NULL, NULL);
  g_assert_cmpint (height, ==, 200);
  g_assert_cmpuint (count_children (GTK_WIDGET (view)), ==, 3);

  probe.built = 0;
  wm_scene_view_invalidate (view);
  settle (view);
  g_assert_cmpint (probe.built, >=, 1);
  g_assert_nonnull (wm_scene_view_get_scene (view));
  g_assert_cmpint (probe.destroyed, ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpint (probe.destroyed, ==, 1);
}

/* A button tells of it only when it has been seen pressed. */
static void
activate_focus (GtkWidget *window, char **activated)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  g_clear_pointer (activated, g_free);
  gtk_widget_activate (gtk_root_get_focus (GTK_ROOT (window)));
  while (*activated == NULL)
    iterate (end);
}

static void
test_keyboard (void)
{
  Probe probe = { 0 };
  WmSceneView *view = WM_SCENE_VIEW (wm_scene_view_new ());
  g_autofree char *activated = NULL;
  GtkWidget *window;

  wm_scene_view_set_builder (view, build, &probe, NULL);
  g_signal_connect (view, "node-activated", G_CALLBACK (note_id), &activated);
  window = show (view);

  g_assert_true (wm_scene_view_focus_node (view, "skill:a"));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_RIGHT));
  activate_focus (window, &activated);
  g_assert_cmpstr (activated, ==, "skill:b");

  g_assert_true (wm_scene_view_focus_node (view, "skill:a"));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_DOWN));
  activate_focus (window, &activated);
  g_assert_cmpstr (activated, ==, "skill:c");

  /* At the rim the focus stays; Tab leaves the picture. */
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_DOWN));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD));
  g_assert_false (wm_scene_view_focus_node (view, "skill:none"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_accessible (void)
{
  Probe probe = { 0 };
  WmSceneView *view = WM_SCENE_VIEW (wm_scene_view_new ());
  GtkWidget *window;
  GtkWidget *first;

  wm_scene_view_set_builder (view, build, &probe, NULL);
  window = show (view);
  first = gtk_widget_get_first_child (GTK_WIDGET (view));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_PROPERTY_LABEL, "A");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Needs nothing.");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Test picture");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_zoom (void)
{
  Probe probe = { 0 };
  WmSceneView *view = WM_SCENE_VIEW (wm_scene_view_new ());
  GtkWidget *window;
  double fitted;

  wm_scene_view_make_zoomable (view, 0);
  wm_scene_view_set_builder (view, build, &probe, NULL);
  window = show (view);
  fitted = wm_scene_view_get_zoom (view);
  g_assert_cmpfloat_with_epsilon (
    fitted,
    MIN (gtk_widget_get_width (GTK_WIDGET (view)) / 400.0,
         gtk_widget_get_height (GTK_WIDGET (view)) / 200.0),
    0.001);

  wm_scene_view_zoom_by (view, 2);
  g_assert_cmpfloat_with_epsilon (wm_scene_view_get_zoom (view), 2 * fitted, 0.001);
  wm_scene_view_zoom_by (view, 1000);
  g_assert_cmpfloat (wm_scene_view_get_zoom (view), <=, 6);
  wm_scene_view_fit (view);
  settle (view);
  g_assert_cmpfloat_with_epsilon (wm_scene_view_get_zoom (view), fitted, 0.001);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count (WmSceneView *view, guint *n)
{
  (*n)++;
}

/* What is held comes into sight once, and then nothing moves any more. */
static void
test_hold (void)
{
  Probe probe = { 0 };
  WmSceneView *view = WM_SCENE_VIEW (wm_scene_view_new ());
  guint moved = 0, came = 0;
  GtkWidget *window;

  wm_scene_view_make_zoomable (view, 0);
  wm_scene_view_set_builder (view, build, &probe, NULL);
  window = show (view);
  g_signal_connect (view, "moved", G_CALLBACK (count), &moved);
  for (int i = 0; i < 60; i++)
    {
      int width = gtk_widget_get_width (GTK_WIDGET (view));
      int height = gtk_widget_get_height (GTK_WIDGET (view));

      wm_scene_view_hold (view, NULL);
      wm_scene_view_center (view, 90 + i % 7, 50, 1 + 0.0713 * i, FALSE);
      wm_scene_view_hold (view, i % 2 == 0 ? "skill:a" : "skill:b");
      gtk_widget_allocate (GTK_WIDGET (view), width, height, -1, NULL);
      came += moved > 0;
      moved = 0;
      for (int again = 0; again < 5; again++)
        {
          gtk_widget_queue_allocate (GTK_WIDGET (view));
          gtk_widget_allocate (GTK_WIDGET (view), width, height, -1, NULL);
        }
      g_assert_cmpuint (moved, ==, 0);
    }
  g_assert_cmpuint (came, >, 30);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- fingers ------------------------------------------------------------------ */

/* No server here has a touch screen: what GTK would make of fingers is told to the
 * view by the signals of its own gestures. */
static gpointer
controller_of (WmSceneView *view, GType type)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (GTK_WIDGET (view));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GObject) one = g_list_model_get_item (all, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (one, type))
        return one;
    }
  g_assert_not_reached ();
}

/* The point of the scene that lies at a place of the view */
static void
point_at (WmSceneView *view, double x, double y, double *scene_x, double *scene_y)
{
  double zoom = wm_scene_view_get_zoom (view);
  WmBounds part;

  g_assert_true (wm_scene_view_get_part (view, &part));
  *scene_x = part.x0 + x / zoom;
  *scene_y = part.y0 + y / zoom;
}

static WmSceneView *
show_large (Probe *probe, GtkWidget **window)
{
  WmSceneView *view = WM_SCENE_VIEW (wm_scene_view_new ());

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  wm_scene_view_make_zoomable (view, 0);
  wm_scene_view_set_builder (view, build, probe, NULL);
  *window = show (view);
  wm_scene_view_zoom_by (view, 2);
  settle (view);
  return view;
}

/* Parting fingers zoom, and what lies between them stays; a finger that is left, and
 * the end of it, move nothing and activate nothing. */
static void
test_pinch (void)
{
  Probe probe = { 0 };
  GtkWidget *window;
  WmSceneView *view = show_large (&probe, &window);
  gpointer pinch = controller_of (view, GTK_TYPE_GESTURE_ZOOM);
  gpointer drag = controller_of (view, GTK_TYPE_GESTURE_DRAG);
  gpointer motion = controller_of (view, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  gpointer click = controller_of (view, GTK_TYPE_GESTURE_CLICK);
  double before = wm_scene_view_get_zoom (view), x, y, now_x, now_y;
  g_autofree char *activated = NULL;
  static const double scales[] = { 1.1, 1.5, 2, 1.2, 0.7 };

  g_signal_connect (view, "node-activated", G_CALLBACK (note_id), &activated);
  g_signal_emit_by_name (motion, "motion", 120.0, 90.0);
  point_at (view, 120, 90, &x, &y);
  g_signal_emit_by_name (drag, "drag-begin", 120.0, 90.0);
  g_signal_emit_by_name (pinch, "begin", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_signal_emit_by_name (pinch, "scale-changed", scales[i]);
      /* The first finger moves with it: it drags nothing. */
      g_signal_emit_by_name (drag, "drag-update", 30.0 * i, -20.0 * i);
      g_assert_cmpfloat_with_epsilon (wm_scene_view_get_zoom (view), before * scales[i], 0.001);
      point_at (view, 120, 90, &now_x, &now_y);
      g_assert_cmpfloat_with_epsilon (now_x, x, 0.5);
      g_assert_cmpfloat_with_epsilon (now_y, y, 0.5);
    }
  /* Both fingers move. */
  g_signal_emit_by_name (motion, "motion", 150.0, 100.0);
  g_signal_emit_by_name (pinch, "update", NULL);
  point_at (view, 150, 100, &now_x, &now_y);
  g_assert_cmpfloat_with_epsilon (now_x, x, 0.5);
  g_assert_cmpfloat_with_epsilon (now_y, y, 0.5);
  g_signal_emit_by_name (pinch, "scale-changed", 1000.0);
  g_assert_cmpfloat (wm_scene_view_get_zoom (view), ==, 6);
  g_signal_emit_by_name (pinch, "scale-changed", 1.0);
  g_signal_emit_by_name (drag, "drag-update", 200.0, -90.0);
  g_signal_emit_by_name (pinch, "end", NULL);
  /* One finger is left: it goes on from where it is. */
  point_at (view, 0, 0, &x, &y);
  g_signal_emit_by_name (drag, "drag-update", 207.0, -95.0);
  point_at (view, 7, -5, &now_x, &now_y);
  g_assert_cmpfloat_with_epsilon (now_x, x, 0.5);
  g_assert_cmpfloat_with_epsilon (now_y, y, 0.5);
  g_signal_emit_by_name (click, "released", 1, 5.0, 5.0);
  g_assert_null (activated);
  gtk_window_destroy (GTK_WINDOW (window));
}

static double
left_of (WmSceneView *view)
{
  double x, y;

  point_at (view, 0, 0, &x, &y);
  return x;
}

static gboolean
is_rolling (WmSceneView *view)
{
  return view->glide.tick_id != 0 && view->glide.rolls;
}

/* The hand's own time: a step that the machine makes late is as fast as any other. */
static gint64 hand_time = G_USEC_PER_SEC;

static gint64
hand_clock (void)
{
  return hand_time;
}

/* A hand moves to the left, ten pixels in each eight milliseconds, and lets go after a
 * rest. */
static void
throw (WmSceneView *view, double direction, gint64 rest)
{
  gpointer drag = controller_of (view, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (drag, "drag-begin", 200.0, 100.0);
  for (int i = 1; i <= 6; i++)
    {
      hand_time += 8 * G_TIME_SPAN_MILLISECOND;
      g_signal_emit_by_name (drag, "drag-update", -10.0 * i * direction, 0.0);
    }
  hand_time += rest * G_TIME_SPAN_MILLISECOND;
  g_signal_emit_by_name (drag, "drag-end", -60.0 * direction, 0.0);
}

/* What is thrown rolls on and comes to rest by itself; a hand that rested throws
 * nothing; a touch, or the end of animations, stops it. */
static void
test_roll (void)
{
  Probe probe = { 0 };
  GtkWidget *window;
  WmSceneView *view = show_large (&probe, &window);
  gpointer drag = controller_of (view, GTK_TYPE_GESTURE_DRAG);
  gpointer scroll = controller_of (view, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  double before;

  view->now = hand_clock;
  wm_scene_view_center (view, 100, 100, 3, FALSE);
  settle (view);
  throw (view, 1, 0);
  before = left_of (view);
  g_assert_true (is_rolling (view));
  /* Five steps of 1250 pixels a second, of which each has 16 of 100 parts. */
  g_assert_cmpfloat_with_epsilon (view->glide.x_to, -1250 * (1 - pow (1 - 0.16, 5)), 0.01);
  g_assert_cmpfloat (view->glide.y_to, ==, 0);
  settle (view);
  g_assert_cmpfloat (left_of (view), >, before + 5);

  throw (view, -1, 59);
  g_assert_true (is_rolling (view));
  settle (view);
  throw (view, 1, 60);
  g_assert_false (is_rolling (view));

  /* A touch holds what rolls. */
  throw (view, 1, 0);
  g_assert_true (is_rolling (view));
  g_signal_emit_by_name (drag, "drag-begin", 200.0, 100.0);
  g_assert_false (is_rolling (view));
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  g_assert_false (is_rolling (view));

  /* Fingers that leave a touchpad; the view follows them as the wheel does. */
  wm_scene_view_center (view, 100, 100, 3, FALSE);
  settle (view);
  before = left_of (view);
  g_signal_emit_by_name (scroll, "decelerate", 10.0, 0.0);
  g_assert_true (is_rolling (view));
  settle (view);
  g_assert_cmpfloat (left_of (view), >, before + 5);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  throw (view, 1, 0);
  g_assert_false (is_rolling (view));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_finalize (void)
{
  Probe probe = { 0 };
  WmSceneView *view = g_object_ref_sink (WM_SCENE_VIEW (wm_scene_view_new ()));
  GtkWidget *window;

  wm_scene_view_make_zoomable (view, 0);
  wm_scene_view_set_builder (view, build, &probe, on_destroyed);
  window = show (view);
  wm_scene_view_set_overlay (view, build (400, &probe), 0.5);
  wm_scene_view_invalidate (view);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (view);
  g_assert_cmpint (probe.destroyed, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  adw_init ();
  g_test_add_func ("/app/scene-view/build", test_build);
  g_test_add_func ("/app/scene-view/keyboard", test_keyboard);
  g_test_add_func ("/app/scene-view/accessible", test_accessible);
  g_test_add_func ("/app/scene-view/zoom", test_zoom);
  g_test_add_func ("/app/scene-view/hold", test_hold);
  g_test_add_func ("/app/scene-view/pinch", test_pinch);
  g_test_add_func ("/app/scene-view/roll", test_roll);
  g_test_add_func ("/app/scene-view/finalize", test_finalize);
  return g_test_run ();
}
