/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a picture moves under the hand: what is under the pointer stays there, what is thrown
 * slows down and rests, and it is never lost from sight.
 */
#include "app/map/wm-motion.h"

#include <math.h>

#define EPSILON 1e-9

/* The point of the picture that lies at a place of the view. */
static double
point_at (double at, double offset, double zoom)
{
  return (at - offset) / zoom;
}

static void
test_zoom (void)
{
  static const struct
  {
    double offset, at, factor, then;
  } rows[] = {
    { 0, 0, 2, 0 },
    { 0, 100, 2, -100 },    /* what was at 100 would be at 200 */
    { 50, 100, 2, 0 },      /* 50 from the origin, then 100 */
    { -300, 100, 0.5, -100 },
    { -300, 100, 1, -300 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat_with_epsilon (
      wm_motion_zoom_about (rows[i].offset, rows[i].at, rows[i].factor), rows[i].then, EPSILON);
}

/* Whatever the steps of a pinch or a wheel, what lies under them stays. */
static void
test_zoom_stays (void)
{
  for (int i = 0; i < 1000; i++)
    {
      double zoom = g_test_rand_double_range (0.05, 6);
      double offset = g_test_rand_double_range (-20000, 2000);
      double at = g_test_rand_double_range (0, 1920), point = point_at (at, offset, zoom);

      for (int step = 0; step < 5; step++)
        {
          double factor = g_test_rand_double_range (0.5, 2);

          offset = wm_motion_zoom_about (offset, at, factor);
          zoom *= factor;
          g_assert_cmpfloat_with_epsilon (point_at (at, offset, zoom), point, 1e-6 * 20000);
        }
    }
}

/* Of a glide that changes the zoom from 1 to 4 about the point at 300 of the view: halfway
 * (zoom 2) it is there too. Without a change of the zoom it is a straight way. */
static void
test_glide (void)
{
  double to = wm_motion_zoom_about (120, 300, 4);

  g_assert_cmpfloat_with_epsilon (to, -420, EPSILON);
  g_assert_cmpfloat_with_epsilon (wm_motion_between (120, to, 1, 4, 1, 0), 120, EPSILON);
  g_assert_cmpfloat_with_epsilon (wm_motion_between (120, to, 1, 4, 2, 0.5), -60, EPSILON);
  g_assert_cmpfloat_with_epsilon (point_at (300, -60, 2), 180, EPSILON);
  g_assert_cmpfloat_with_epsilon (wm_motion_between (120, to, 1, 4, 4, 1), -420, EPSILON);
  g_assert_cmpfloat_with_epsilon (wm_motion_between (120, 20, 2, 2, 2, 0.25), 95, EPSILON);

  g_assert_cmpfloat (wm_motion_eased (0), ==, 0);
  g_assert_cmpfloat_with_epsilon (wm_motion_eased (0.5), 0.875, EPSILON);
  g_assert_cmpfloat (wm_motion_eased (1), ==, 1);
}

/* A thrown picture has each second the 90th part of its speed (e^-4.5) that it had: of 900
 * pixels a second 200 are its whole way, and after 0.85 s it is slower than 20. */
static void
test_roll (void)
{
  static const struct
  {
    double seconds, way;
  } rows[] = {
    { 0, 0 },
    { 0.1, 200 * (1 - 0.637628151621773) },
    { 0.5, 200 * (1 - 0.105399224561864) },
    { 100, 200 },
  };
  double rests = wm_motion_roll_time (900);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpfloat_with_epsilon (wm_motion_roll (900, rows[i].seconds), rows[i].way, 1e-6);
      g_assert_cmpfloat_with_epsilon (wm_motion_roll (-900, rows[i].seconds), -rows[i].way, 1e-6);
    }
  g_assert_cmpfloat_with_epsilon (rests, log (45) / 4.5, EPSILON);
  g_assert_cmpfloat_with_epsilon (
    (wm_motion_roll (900, rests + 1e-5) - wm_motion_roll (900, rests)) / 1e-5, 20, 0.01);
  g_assert_cmpfloat (wm_motion_roll_time (79), ==, 0);
  g_assert_cmpfloat (wm_motion_roll_time (80), >, 0);
  g_assert_cmpfloat (wm_motion_roll_time (0), ==, 0);
}

/* It goes on in one direction, each step shorter than the one before, and where it comes to
 * does not depend on how many frames there were time for. */
static void
test_roll_slows (void)
{
  for (int i = 0; i < 200; i++)
    {
      double speed = g_test_rand_double_range (80, 20000), rests = wm_motion_roll_time (speed);
      double before = 0, step = G_MAXDOUBLE;
      int frames = g_test_rand_int_range (3, 120);

      for (int frame = 1; frame <= frames; frame++)
        {
          double way = wm_motion_roll (speed, rests * frame / frames);

          g_assert_cmpfloat (way, >, before);
          g_assert_cmpfloat (way - before, <, step);
          step = way - before;
          before = way;
        }
      g_assert_cmpfloat (rests, <, 2);
      g_assert_cmpfloat_with_epsilon (before, (speed - 20) / 4.5, 1e-6);
    }
}

static void
test_keep (void)
{
  static const struct
  {
    double offset, picture, view, kept;
  } rows[] = {
    { 0, 3000, 900, 0 },
    { -2000, 3000, 900, -2000 },
    { -5000, 3000, 900, -2700 }, /* the last 300 are seen */
    { 5000, 3000, 900, 600 },    /* the first 300 */
    { -5000, 300, 900, -200 },   /* a small picture: a third of it */
    { 5000, 300, 900, 800 },
    { 400, 300, 900, 400 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat_with_epsilon (
      wm_motion_keep (rows[i].offset, rows[i].picture, rows[i].view), rows[i].kept, EPSILON);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/motion/zoom", test_zoom);
  g_test_add_func ("/app/motion/zoom-stays", test_zoom_stays);
  g_test_add_func ("/app/motion/glide", test_glide);
  g_test_add_func ("/app/motion/roll", test_roll);
  g_test_add_func ("/app/motion/roll-slows", test_roll_slows);
  g_test_add_func ("/app/motion/keep", test_keep);
  return g_test_run ();
}
