/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is no sound workspace of ours is refused with one clear message and
 * stays as it was, byte for byte.
 */
#include "wm-spoilt.h"
#include "wm-store-test.h"

#include <string.h>

static void
test_zoo (WmFixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data) - 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;

  wm_fixture_fill_and_close (fixture);
  wm_spoilt[i].make (fixture->path);
  before = i == 2 ? NULL : wm_test_checksum (fixture->path);
  store = wm_store_open (fixture->path, WM_STORE_OPEN, &error);
  g_assert_error (error, WM_ERROR, wm_spoilt[i].code);
  g_assert_null (store);
  g_assert_nonnull (strstr (error->message, wm_spoilt[i].message));
  name = g_filename_display_name (fixture->path);
  g_assert_nonnull (strstr (error->message, name));
  after = i == 2 ? NULL : wm_test_checksum (fixture->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (wm_gate_is_open (fixture->path));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < wm_n_spoilt; i++)
    {
      g_autofree char *path = g_strconcat ("/refused/", wm_spoilt[i].name, NULL);

      g_test_add (path, WmFixture, GUINT_TO_POINTER (i + 1), wm_fixture_set_up, test_zoo,
                  wm_fixture_tear_down);
    }
  return g_test_run ();
}
