/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map out of the window: drawn and written in threads, printed, and as it
 * was when it was asked for.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/map/wm-map-output.h"
#include "exchange/wm-workspace.h"

typedef struct
{
  char *folder;
  WmSession *session;
  WmMapSight *sight;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pack = g_test_build_filename (G_TEST_DIST, "data", "tiny-pack.json", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  fixture->folder = g_dir_make_tmp ("waymark-output-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "tiny.waymark", NULL);
  fixture->session = wm_session_new (wm_workspace_create (path, pack, NULL, &error), NULL, &error);
  g_assert_no_error (error);
  fixture->sight = wm_map_sight_new (fixture->session, &options);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  wm_map_sight_unref (fixture->sight);
  g_object_unref (fixture->session);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static WmPages *
draw (Fixture *fixture, WmPaper paper, gboolean tiles)
{
  WmMapOutput output = { .format = WM_EXPORT_PDF,
                         .poster = { .paper = paper, .landscape = TRUE, .tiles = tiles,
                                     .words = TRUE } };
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  WmPages *pages;

  wm_map_output_draw_async (fixture->sight, &output, NULL, keep_result, &result);
  pages = wm_map_output_draw_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  g_object_unref (result);
  return pages;
}

static void
test_draw (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WmPages) whole = draw (fixture, WM_PAPER_A2, FALSE);
  g_autoptr (WmPages) cut = draw (fixture, WM_PAPER_A2, TRUE);

  g_assert_cmpuint (wm_pages_get_n (whole), ==, 2);
  g_assert_cmpuint (wm_pages_get_n (cut), >, 5);
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  static const char *const begins[] = { "\x89PNG", "<?xml", "%PDF-" };

  for (WmExportFormat format = WM_EXPORT_PNG; format <= WM_EXPORT_PDF; format++)
    {
      WmMapOutput output = { .format = format, .scale = 2 };
      g_autofree char *path = g_build_filename (fixture->folder, "map", NULL);
      g_autofree char *written = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      GAsyncResult *result = NULL;
      gsize length;

      wm_map_output_write_async (fixture->sight, &output, path, keep_result, &result);
      bytes = wm_map_output_write_finish (wait_for (&result), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (wm_map_output_get_path (result), ==, path);
      g_object_unref (result);
      g_file_get_contents (path, &written, &length, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (written, length, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_true (g_str_has_prefix (written, begins[format]));
    }
}

/* Where nothing can be written it is told, and nothing is left. */
static void
test_nowhere (Fixture *fixture, gconstpointer data)
{
  WmMapOutput output = { .format = WM_EXPORT_SVG };
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  wm_map_output_write_async (fixture->sight, &output, "/nowhere/at/all.svg", keep_result, &result);
  g_assert_null (wm_map_output_write_finish (wait_for (&result), &error));
  g_assert_nonnull (error);
  g_object_unref (result);
}

/* A printer gets every sheet at its size: here it is a file. */
static void
test_print (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GtkPrintOperation) operation
    = wm_map_print_operation_new (window, draw (fixture, WM_PAPER_A3, FALSE));
  g_autoptr (GError) error = NULL;
  g_autofree char *printed = NULL;
  gsize length;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (
    gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
    GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_file_get_contents (path, &printed, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (printed, "%PDF-"));
  /* A3 lying, then A4: 297 mm are 841.89 points. */
  g_assert_nonnull (memmem (printed, length, "1190.55", 7));
  g_assert_nonnull (memmem (printed, length, "595.27", 6));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is asked for stays as it was, though the workspace has gone. */
static void
test_sight (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WmMapSight) kept = wm_map_sight_ref (fixture->sight);
  guint n = wm_session_get_map (fixture->session)->skills->len;
  WmSceneOptions options;

  g_assert_true (wm_session_reload (fixture->session, NULL));
  options = wm_map_sight_options (kept);
  g_assert_cmpuint (kept->map->skills->len, ==, n);
  g_assert_true (options.levels == kept->levels);
  g_assert_cmpstr (kept->name, ==, "tiny");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add ("/app/output/draw", Fixture, NULL, set_up, test_draw, tear_down);
  g_test_add ("/app/output/write", Fixture, NULL, set_up, test_write, tear_down);
  g_test_add ("/app/output/nowhere", Fixture, NULL, set_up, test_nowhere, tear_down);
  g_test_add ("/app/output/print", Fixture, NULL, set_up, test_print, tear_down);
  g_test_add ("/app/output/sight", Fixture, NULL, set_up, test_sight, tear_down);
  return g_test_run ();
}
