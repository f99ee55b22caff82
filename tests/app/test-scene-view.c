/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the view of a scene promises: it asks its builder again when told, it
 * can be walked with the arrow keys, it moves and zooms about a point, and it
 * leaves nothing behind.
 */
#include "config.h"

#include <adwaita.h>

#include "app/map/wm-scene-view.h"
#include "draw/wm-scene-build.h"

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
settle (void)
{
  gint64 end = g_get_monotonic_time () + 300 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static GtkWidget *
show (WmSceneView *view)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  settle ();
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
  settle ();
  g_assert_cmpint (probe.built, >=, 1);
  g_assert_nonnull (wm_scene_view_get_scene (view));
  g_assert_cmpint (probe.destroyed, ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpint (probe.destroyed, ==, 1);
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
  gtk_widget_activate (gtk_root_get_focus (GTK_ROOT (window)));
  settle ();
  g_assert_cmpstr (activated, ==, "skill:b");

  g_assert_true (wm_scene_view_focus_node (view, "skill:a"));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_DOWN));
  gtk_widget_activate (gtk_root_get_focus (GTK_ROOT (window)));
  settle ();
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
  settle ();
  g_assert_cmpfloat_with_epsilon (wm_scene_view_get_zoom (view), fitted, 0.001);
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
  g_test_add_func ("/app/scene-view/finalize", test_finalize);
  return g_test_run ();
}
