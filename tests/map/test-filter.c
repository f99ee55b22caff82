/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a filter lets through, and that its text says the same again.
 */
#include "map/wm-filter.h"
#include "wm-fixture.h"

static char *
wanted_skills (WmMap *map, const char *text, const int *levels, int role)
{
  g_autoptr (WmFilter) filter = wm_filter_parse (text);
  g_autofree gboolean *wanted = wm_filter_skills (filter, map, levels, role);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < map->skills->len; i++)
    if (wanted[i])
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", wm_map_skill (map, i)->slug);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
wanted_resources (WmMap *map, const char *text, const int *levels, int role)
{
  g_autoptr (WmFilter) filter = wm_filter_parse (text);
  g_autofree gboolean *skills = wm_filter_skills (filter, map, levels, role);
  g_autofree gboolean *wanted = wm_filter_resources (filter, map, skills);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < map->resources->len; i++)
    if (wanted[i])
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "",
                              wm_map_resource (map, i)->slug);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The bakery's skills in order: mixing, oven, baking, selling, counting; the
 * baker (0) requires baking 3, mixing 2, oven 2, the seller (1) selling 3,
 * counting 1. */
static void
test_wanted (WmFixture *fixture, gconstpointer data)
{
  static const int levels[] = { 1, 2, -1, 3, 0, 0 };
  static const struct
  {
    const char *filter;
    int role;
    const char *skills, *resources;
  } cases[] = {
    { "", -1, "mixing oven baking selling counting", "first-loaf flour-book oven-film" },
    { "category:oven-work", -1, "mixing oven baking", "first-loaf flour-book oven-film" },
    { "category:oven-work\ncategory:money", -1, "mixing oven baking counting",
      "first-loaf flour-book oven-film" },
    { "category:shop-work", -1, "selling", "" },
    { "role:seller", -1, "selling counting", "" },
    { "role:baker\ncategory:money", -1, "", "" },
    { "level:2\nlevel:3", -1, "oven selling", "oven-film" },
    { "level:none", -1, "baking", "first-loaf oven-film" },
    { "tier:3", -1, "oven baking", "oven-film" },
    { "tier:2\nlevel:1", -1, "mixing", "flour-book" },
    /* Baking is not assessed, so it is not short. */
    { "gap:short", -1, "mixing counting", "flour-book" },
    { "gap:short", 0, "mixing", "flour-book" },
    { "gap:short\nrole:seller", 0, "counting", "" },
    { "gap:open", -1, "baking", "first-loaf oven-film" },
    { "gap:open\ngap:short", 0, "mixing baking", "first-loaf flour-book oven-film" },
    { "gap:short\ncategory:money", -1, "counting", "" },
    /* What is not understood is left out. */
    { "level:-1\nlevel:x\ngap:maybe\nnonsense\ntier:\ncolour:red\nrole:seller", -1,
      "selling counting", "" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *skills = wanted_skills (map, cases[i].filter, levels, cases[i].role);
      g_autofree char *resources = wanted_resources (map, cases[i].filter, levels, cases[i].role);

      g_test_message ("%s", cases[i].filter);
      g_assert_cmpstr (skills, ==, cases[i].skills);
      g_assert_cmpstr (resources, ==, cases[i].resources);
    }
}

static void
test_text (void)
{
  g_autoptr (WmFilter) filter = wm_filter_new ();
  g_autoptr (WmFilter) again = NULL;
  g_autofree char *text = NULL, *second = NULL;

  g_assert_true (wm_filter_is_empty (filter));
  wm_filter_set (filter, WM_FACET_ROLE, "a:b", TRUE);
  wm_filter_set (filter, WM_FACET_ROLE, "a:b", TRUE);
  wm_filter_set (filter, WM_FACET_LEVEL, "none", TRUE);
  wm_filter_set (filter, WM_FACET_LEVEL, "123", TRUE);
  wm_filter_set (filter, WM_FACET_CATEGORY, "two\nlines", TRUE);
  wm_filter_set (filter, WM_FACET_CATEGORY, "模型", TRUE);
  text = wm_filter_to_string (filter);
  g_assert_cmpstr (text, ==, "category:模型\nrole:a:b\nlevel:none");
  again = wm_filter_parse (text);
  second = wm_filter_to_string (again);
  g_assert_cmpstr (second, ==, text);
  g_assert_true (wm_filter_has (again, WM_FACET_ROLE, "a:b"));
  wm_filter_set (again, WM_FACET_ROLE, "a:b", FALSE);
  g_assert_false (wm_filter_has (again, WM_FACET_ROLE, "a:b"));
  wm_filter_clear (again);
  g_assert_true (wm_filter_is_empty (again));
}

static void
test_prune (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);
  g_autoptr (WmFilter) filter
    = wm_filter_parse ("role:gone\nrole:baker\ncategory:gone\ncategory:money\nlevel:3\ngap:short");
  g_autofree char *text = NULL;

  wm_filter_prune (filter, map);
  text = wm_filter_to_string (filter);
  g_assert_cmpstr (text, ==, "category:money\nrole:baker\nlevel:3\ngap:short");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/filter/wanted", WmFixture, NULL, wm_fixture_set_up, test_wanted,
              wm_fixture_tear_down);
  g_test_add_func ("/filter/text", test_text);
  g_test_add ("/filter/prune", WmFixture, NULL, wm_fixture_set_up, test_prune,
              wm_fixture_tear_down);
  return g_test_run ();
}
