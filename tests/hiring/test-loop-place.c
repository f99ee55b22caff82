/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Interviews that are taken to another place of a loop.
 */
#include "hiring/wm-loop.h"

/* Stages are letters between bars: "ab|c|" has three, the last of them empty. */
static WmLoop *
make (const char *told)
{
  WmLoop *loop = wm_loop_new ();
  WmLoopStage *stage = wm_loop_add_stage (loop, "stage", 60);

  for (const char *c = told; *c != '\0'; c++)
    if (*c == '|')
      stage = wm_loop_add_stage (loop, "stage", 60);
    else
      wm_stage_add_interview (stage, (const char[]){ *c, '\0' }, 30);
  return loop;
}

static char *
tell (const WmLoop *loop)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < loop->stages->len; i++)
    {
      const WmLoopStage *stage = wm_loop_stage (loop, i);

      g_string_append (out, i > 0 ? "|" : "");
      for (guint j = 0; j < stage->interviews->len; j++)
        g_string_append (out, wm_stage_interview (stage, j)->name);
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *before;
  guint interview, stage, place; /* of the one that it comes before */
  const char *after;
  guint now;
} cases[] = {
  { "abc|d", 0, 0, 0, "abc|d", 0 }, /* before itself */
  { "abc|d", 0, 0, 1, "abc|d", 0 }, /* after itself */
  { "abc|d", 0, 0, 2, "bac|d", 1 }, /* after the next */
  { "abc|d", 0, 0, 3, "bca|d", 2 }, /* to the end */
  { "abc|d", 2, 0, 0, "cab|d", 0 }, /* to the front */
  { "abc|d", 1, 1, 3, "ac|bd", 2 }, /* before what is first in the next stage */
  { "abc|d", 1, 1, 4, "ac|db", 3 }, /* to the end of the next stage */
  { "abc|d", 3, 0, 1, "adbc|", 1 }, /* back, between others */
  { "abc|d", 3, 0, 3, "abcd|", 3 }, /* back, to the end */
  { "ab||c", 0, 1, 2, "b|a|c", 1 }, /* into an empty stage */
  { "|a", 0, 0, 0, "a|", 0 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WmLoop) loop = make (cases[i].before);
      guint now = wm_loop_place_interview (loop, cases[i].interview, cases[i].stage,
                                           cases[i].place);
      g_autofree char *after = tell (loop);

      g_assert_cmpstr (after, ==, cases[i].after);
      g_assert_cmpuint (now, ==, cases[i].now);
    }
}

/* Wherever it goes, nothing is lost, it stands where it is told to, and the others keep their
 * order. */
static void
test_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (WmLoop) loop = make ("ab|cde||f");
      guint interview = (guint) g_test_rand_int_range (0, 6);
      guint stage = (guint) g_test_rand_int_range (0, 4);
      guint before = (guint) g_test_rand_int_range ((int) wm_loop_first (loop, stage),
                                                    (int) wm_loop_first (loop, stage + 1) + 1);
      const WmLoopInterview *it = wm_loop_interview (loop, interview, NULL);
      guint now = wm_loop_place_interview (loop, interview, stage, before);
      guint is_at = 9;
      const char *last = "";

      g_assert_cmpuint (wm_loop_count (loop), ==, 6);
      g_assert_true (wm_loop_interview (loop, now, &is_at) == it);
      g_assert_cmpuint (is_at, ==, stage);
      for (guint i = 0; i < 6; i++)
        if (i != now)
          {
            const char *name = wm_loop_interview (loop, i, NULL)->name;

            g_assert_cmpstr (name, >, last);
            last = name;
          }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/loop-place/cases", test_cases);
  g_test_add_func ("/loop-place/random", test_random);
  return g_test_run ();
}
