/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sample that comes with Waymark is a right document in canonical text, in
 * each language, and gives no warning.
 */
#include "exchange/wm-exchange.h"

static void
test_canonical (gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = g_build_filename (g_getenv ("WAYMARK_DATADIR"), "samples", (const char *) name, NULL);
  g_autoptr (GBytes) file = wm_file_read (path, WM_FILE_CAP, &error);
  g_autoptr (GBytes) canonical = NULL;
  g_autoptr (GPtrArray) warnings = NULL;

  g_assert_no_error (error);
  canonical = wm_document_canonical (file, "sample", "waymark-workspace/1", &warnings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 0);
  g_assert_true (g_bytes_equal (file, canonical));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/sample/canonical/en", "sample.json", test_canonical);
  g_test_add_data_func ("/sample/canonical/zh-CN", "sample.zh-CN.json", test_canonical);
  return g_test_run ();
}
