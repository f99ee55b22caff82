/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Back and forward through places, as a browser does it with pages.
 */
#include "app/map/wm-places.h"

#include <math.h>

static void
visit (WmPlaces *places, double x, double y, double zoom)
{
  const WmPlace place = { x, y, zoom };

  wm_places_visit (places, &place, 800, 600);
}

static void
assert_at (const WmPlace *place, double x, double zoom)
{
  g_assert_nonnull (place);
  g_assert_cmpfloat (place->x, ==, x);
  g_assert_cmpfloat (place->zoom, ==, zoom);
}

static void
test_walk (void)
{
  g_autoptr (WmPlaces) places = wm_places_new ();

  g_assert_false (wm_places_can_go (places, -1));
  g_assert_null (wm_places_go (places, 1));
  visit (places, 0, 0, 1);
  visit (places, 2000, 0, 1);
  visit (places, 2000, 0, 3);
  assert_at (wm_places_go (places, -1), 2000, 1);
  assert_at (wm_places_go (places, -1), 0, 1);
  g_assert_null (wm_places_go (places, -1));
  assert_at (wm_places_go (places, 1), 2000, 1);
  /* To rest where one was brought is no new place. */
  visit (places, 2001, 0, 1);
  g_assert_true (wm_places_can_go (places, 1));
  /* A new one ends what was forward. */
  visit (places, -4000, 0, 1);
  g_assert_false (wm_places_can_go (places, 1));
  assert_at (wm_places_go (places, -1), 2001, 1);
  wm_places_clear (places);
  g_assert_false (wm_places_can_go (places, -1));
}

/* Small steps are one place; far in a small one is a large one. */
static void
test_near (void)
{
  g_autoptr (WmPlaces) places = wm_places_new ();

  visit (places, 0, 0, 1);
  for (int i = 1; i < 20; i++)
    visit (places, 0, 0, 1 + i * 0.01);
  g_assert_false (wm_places_can_go (places, -1));
  visit (places, 300, 0, 1.19);
  g_assert_false (wm_places_can_go (places, -1));
  visit (places, 900, 0, 1.19);
  g_assert_true (wm_places_can_go (places, -1));
  /* Many small steps lead far. */
  wm_places_clear (places);
  for (int i = 0; i < 5; i++)
    visit (places, 0, 0, pow (1.25, i));
  assert_at (wm_places_go (places, -1), 0, 1.25 * 1.25 * 1.25);
  assert_at (wm_places_go (places, -1), 0, 1.25);
}

static void
test_many (void)
{
  g_autoptr (WmPlaces) places = wm_places_new ();
  guint n = 0;

  for (int i = 0; i < 300; i++)
    visit (places, i * 1000, 0, 1);
  while (wm_places_go (places, -1) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 49);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/places/walk", test_walk);
  g_test_add_func ("/app/places/near", test_near);
  g_test_add_func ("/app/places/many", test_many);
  return g_test_run ();
}
