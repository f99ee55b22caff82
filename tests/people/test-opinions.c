/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two pictures of a person: what changed, who differs, how somebody rates.
 */
#include "people/wm-opinions.h"

/* (transfer full): ratings from letters: "-" is not assessed */
static GPtrArray *
make (const char *levels)
{
  GPtrArray *ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_rating_free);

  for (guint i = 0; levels[i] != '\0'; i++)
    {
      WmRating *rating = g_new0 (WmRating, 1);

      rating->skill = i;
      rating->level = g_ascii_isdigit (levels[i]) ? levels[i] - '0' : -1;
      g_ptr_array_add (ratings, rating);
    }
  return ratings;
}

static char *
list (GArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const WmLevelChange *it = &g_array_index (changes, WmLevelChange, i);

      g_string_append_printf (text, "%s%u:%d>%d", i > 0 ? " " : "", it->skill, it->before,
                              it->after);
    }
  return g_string_free (text, FALSE);
}

static void
test_compare (void)
{
  static const struct
  {
    const char *one, *other, *changes, *opinions;
  } cases[] = {
    { "", "", "", "" },
    { "0123", "0123", "", "" },
    { "0123", "1103", "2:2>0 0:0>1", "2:2>0 0:0>1" },
    { "1-3-", "1204", "2:3>0 3:-1>4 1:-1>2", "2:3>0" }, /* new ones come last, the widest first */
    { "4-", "-0", "0:4>-1 1:-1>0", "" },
    { "3210", "0123", "0:3>0 3:0>3 1:2>1 2:1>2", "0:3>0 3:0>3 1:2>1 2:1>2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) one = make (cases[i].one);
      g_autoptr (GPtrArray) other = make (cases[i].other);
      g_autoptr (GArray) changes = wm_ratings_compare (one, other);
      g_autoptr (GArray) opinions = wm_opinions_compare (one, other);
      g_autofree char *all = list (changes);
      g_autofree char *both = list (opinions);

      g_assert_cmpstr (all, ==, cases[i].changes);
      g_assert_cmpstr (both, ==, cases[i].opinions);
    }
}

static void
test_leniency (void)
{
  static const struct
  {
    const char *one, *other;
    guint skills;
    gboolean enough;
    double leniency, one_spread, other_spread;
  } cases[] = {
    { "33333333333", "22222222222", 11, FALSE, 0, 0, 0 },
    { "333333333333", "222222222222", 12, TRUE, 1, 0, 0 },
    /* What one of them did not assess counts nowhere. */
    { "333333333333-4", "2222222222223-", 12, TRUE, 1, 0, 0 },
    { "404040404040", "222222222222", 12, TRUE, 0, 2, 0 },
    { "111111111111", "131313131313", 12, TRUE, -1, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) one = make (cases[i].one);
      g_autoptr (GPtrArray) other = make (cases[i].other);
      WmLeniency it;

      g_assert_true (wm_leniency_compute (one, other, &it) == cases[i].enough);
      g_assert_cmpuint (it.skills, ==, cases[i].skills);
      g_assert_cmpfloat_with_epsilon (it.leniency, cases[i].leniency, 1e-9);
      g_assert_cmpfloat_with_epsilon (it.one_spread, cases[i].one_spread, 1e-9);
      g_assert_cmpfloat_with_epsilon (it.other_spread, cases[i].other_spread, 1e-9);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/opinions/compare", test_compare);
  g_test_add_func ("/opinions/leniency", test_leniency);
  return g_test_run ();
}
