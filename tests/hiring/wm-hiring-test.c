/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-hiring-test.h"

void
wm_hiring_set_up (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pack = g_test_build_filename (G_TEST_DIST, "data", "tiny-pack.json", NULL);

  wm_fixture_set_up (fixture, data);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, "bakery.waymark", NULL);
  fixture->store = wm_workspace_create (fixture->path, pack, FALSE, &error);
  g_assert_no_error (error);
}

WmMap *
wm_hiring_map (WmFixture *fixture, const char *locale)
{
  g_autoptr (GError) error = NULL;
  WmMap *map = wm_map_load (fixture->store, locale, &error);

  g_assert_no_error (error);
  return map;
}
