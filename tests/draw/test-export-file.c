/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a picture is written: whole, private, over a file but never over what
 * is no file.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "draw/wm-export.h"

static void
test_targets (void)
{
  static const char *const magic[] = { "\x89PNG", "<", "%PDF" };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("waymark-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "picture", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);
  g_autofree char *missing = g_build_filename (folder, "no", "picture", NULL);
  g_autoptr (WmScene) scene = wm_scene_new ("Title", "en");
  const char *const refused[] = { fifo, folder, missing };
  struct stat info;

  scene->width = 40;
  scene->height = 30;
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  for (int format = WM_EXPORT_PNG; format <= WM_EXPORT_PDF; format++)
    {
      g_autofree char *written = NULL;
      gsize size = 0;

      /* Over the last one, the second time. */
      for (int i = 0; i < 2; i++)
        g_assert_true (wm_export_scene (scene, (WmExportFormat) format,
                                        wm_palette_get (WM_PALETTE_PRINT), 1, file, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (file, &written, &size, NULL));
      g_assert_true (g_str_has_prefix (written, magic[format]));
      g_assert_cmpint (stat (file, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (wm_export_scene (scene, WM_EXPORT_SVG, wm_palette_get (WM_PALETTE_PRINT), 1,
                                       refused[i], &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  g_assert_cmpint (lstat (fifo, &info), ==, 0);
  g_assert_true (S_ISFIFO (info.st_mode));
  g_assert_cmpint (g_unlink (file) + g_unlink (fifo) + g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/targets", test_targets);
  return g_test_run ();
}
