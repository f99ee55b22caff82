/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map as it is loaded: order, ties, languages, rules of the graph.
 */
#include "map/wm-focus.h"
#include "map/wm-map.h"
#include "wm-fixture.h"

static WmMap *
load (WmFixture *fixture, const char *locale)
{
  g_autoptr (GError) error = NULL;
  WmMap *map = wm_map_load (fixture->store, locale, &error);

  g_assert_no_error (error);
  g_assert_nonnull (map);
  return map;
}

static WmSkill *
skill (WmMap *map, const char *slug)
{
  int index = wm_map_find_skill (map, slug);

  g_assert_cmpint (index, >=, 0);
  return wm_map_skill (map, (guint) index);
}

/* "a b c" of the skills with these indexes */
static char *
slugs (WmMap *map, GArray *indexes)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < indexes->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            wm_map_skill (map, g_array_index (indexes, guint, i))->slug);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_slugs (WmMap *map, GArray *indexes, const char *expected)
{
  g_autofree char *got = slugs (map, indexes);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_order (WmFixture *fixture, gconstpointer data)
{
  static const char *const skills[] = { "mixing", "oven", "baking", "selling", "counting" };
  g_autoptr (WmMap) map = load (fixture, "en");

  g_assert_cmpuint (map->skills->len, ==, G_N_ELEMENTS (skills));
  for (guint i = 0; i < G_N_ELEMENTS (skills); i++)
    {
      g_assert_cmpstr (wm_map_skill (map, i)->slug, ==, skills[i]);
      g_assert_cmpint (wm_map_find_skill (map, skills[i]), ==, (int) i);
    }
  /* By place on the spectrum; the baker's is the middle of her band. */
  g_assert_cmpstr (wm_map_role (map, 0)->slug, ==, "baker");
  g_assert_cmpint (wm_map_role (map, 0)->position, ==, -1);
  g_assert_cmpint (wm_map_role (map, 0)->to, ==, 400);
  g_assert_cmpstr (wm_map_role (map, 1)->slug, ==, "seller");
  /* A group without a category is a category by its own word. */
  g_assert_cmpuint (map->categories->len, ==, 3);
  g_assert_cmpint (skill (map, "counting")->category, ==, 2);
  g_assert_cmpstr (((WmCategory *) map->categories->pdata[2])->name, ==, "money");
  g_assert_cmpint (skill (map, "counting")->spectrum, ==, -1);
  g_assert_cmpint (map->boundary, ==, 450);
  g_assert_cmpstr (map->boundary_label, ==, "Door");
  /* Only the first scale names levels. */
  g_assert_cmpuint (map->level_names->len, ==, 5);
  g_assert_cmpstr (map->level_names->pdata[0], ==, "New");
  g_assert_cmpint (wm_map_find_skill (map, "none"), ==, -1);
  g_assert_cmpint (wm_map_find_role (map, NULL), ==, -1);
}

static void
test_ties (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (WmMap) map = load (fixture, "en");
  WmSkill *baking = skill (map, "baking");
  WmSkill *mixing = skill (map, "mixing");
  WmResource *book = wm_map_resource (map, (guint) wm_map_find_resource (map, "flour-book"));

  assert_slugs (map, baking->needs, "mixing oven");
  assert_slugs (map, baking->unlocks, "selling");
  /* isRelatedTo is no prerequisite. */
  assert_slugs (map, skill (map, "selling")->needs, "baking");
  g_assert_cmpint (mixing->depth, ==, 0);
  g_assert_cmpint (baking->depth, ==, 1);
  g_assert_cmpint (skill (map, "selling")->depth, ==, 2);
  g_assert_cmpuint (mixing->levels->len, ==, 4);
  g_assert_cmpstr (mixing->levels->pdata[3], ==, "Mixes alone.");
  g_assert_null (mixing->levels->pdata[1]);
  g_assert_cmpuint (mixing->required_by->len, ==, 1);

  /* By tier: the loaf is 1, the film 3. */
  g_assert_cmpuint (baking->resources->len, ==, 2);
  g_assert_cmpstr (wm_map_resource (map, g_array_index (baking->resources, guint, 0))->slug, ==,
                   "first-loaf");
  g_assert_cmpint (wm_map_resource (map, 0)->minutes, ==, 480);
  g_assert_cmpstr (book->section, ==, "Dough");
  g_assert_cmpstr (book->subsection, ==, "Basics");
  g_assert_cmpint (book->tier, ==, 2);
  g_assert_true (book->estimated);
  g_assert_cmpuint (mixing->questions->len, ==, 2);
  g_assert_cmpint (wm_map_question (map, g_array_index (mixing->questions, guint, 0))->level, ==,
                   -1);
  g_assert_cmpuint (map->templates->len, ==, 1);
}

/* What each language gets to read */
static void
test_languages (WmFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *locale;
    const char *mixing, *oven, *left, *section;
  } cases[] = {
    { "en", "Mixing", "Oven", "Oven", "Dough" },
    { "en-GB", "Kneading", "Oven", "Oven", "Doughs" },
    { "en-US", "Mixing", "Oven", "Oven", "Dough" },
    { "zh-CN", "和面", "烤爐", "炉前", "面团" },
    { "zh", "和面", "烤爐", "炉前", "面团" },
    { "zh-TW", "揉麵", "烤爐", "炉前", "麵團" },
    { "zh-Hant-HK", "和面", "烤爐", "炉前", "面团" },
    { "de", "Mixing", "Oven", "Oven", "Dough" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WmMap) map = load (fixture, cases[i].locale);

      g_assert_cmpstr (skill (map, "mixing")->name, ==, cases[i].mixing);
      g_assert_cmpstr (skill (map, "oven")->name, ==, cases[i].oven);
      g_assert_cmpstr (map->left_label, ==, cases[i].left);
      g_assert_cmpstr (map->right_label, ==, "Counter");

      WmResource *book
        = wm_map_resource (map, (guint) wm_map_find_resource (map, "flour-book"));
      g_assert_cmpstr (book->section, ==, cases[i].section);
      g_assert_cmpstr (book->subsection, ==, "Basics");
    }
  {
    g_autoptr (WmMap) map = load (fixture, "zh-CN");

    g_assert_cmpstr (skill (map, "mixing")->levels->pdata[3], ==, "独立和面");
    g_assert_cmpstr (skill (map, "mixing")->levels->pdata[0], ==, "Never mixed.");
    g_assert_cmpstr (map->level_names->pdata[1], ==, "帮手");
  }
}

static void
test_rules (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (WmMap) map = load (fixture, "en");
  g_autoptr (GArray) closure = wm_map_closure (map, (guint) wm_map_find_skill (map, "selling"));
  g_autoptr (GArray) seller = wm_map_on_the_way (map, (guint) wm_map_find_role (map, "seller"));
  g_autoptr (GArray) baker = wm_map_on_the_way (map, (guint) wm_map_find_role (map, "baker"));

  assert_slugs (map, closure, "mixing oven baking");
  assert_slugs (map, seller, "mixing oven baking");
  assert_slugs (map, baker, "");
}

/* What leads to a skill, what it unlocks, and the way between two: selling needs baking, which
 * needs mixing and the oven. */
static void
test_focus (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (WmMap) map = load (fixture, "en");
  static const struct
  {
    WmFocus focus;
    const char *from, *to, *slugs;
  } cases[] = {
    { WM_FOCUS_NEEDS, "selling", NULL, "mixing oven baking selling" },
    { WM_FOCUS_NEEDS, "mixing", NULL, "mixing" },
    { WM_FOCUS_UNLOCKS, "mixing", NULL, "mixing baking selling" },
    { WM_FOCUS_UNLOCKS, "selling", NULL, "selling" },
    { WM_FOCUS_WAY, "mixing", "selling", "mixing baking selling" },
    { WM_FOCUS_WAY, "selling", "mixing", "selling baking mixing" },
    /* No order of learning joins them, but what both lead to does. */
    { WM_FOCUS_WAY, "mixing", "oven", "mixing baking oven" },
    { WM_FOCUS_WAY, "oven", "oven", "oven" },
    { WM_FOCUS_WAY, "oven", NULL, "" },
    { WM_FOCUS_NEEDS, "nothing", NULL, "" },
    { WM_FOCUS_NONE, "oven", NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int to = cases[i].to != NULL ? wm_map_find_skill (map, cases[i].to) : -1;
      g_autoptr (GArray) order = wm_map_focus (map, cases[i].focus,
                                               wm_map_find_skill (map, cases[i].from), to);

      assert_slugs (map, order, cases[i].slugs);
    }
}

/* Is there an edge between the two? */
static gboolean
joined (WmMap *map, guint from, guint to)
{
  const GArray *sides[] = { wm_map_skill (map, from)->needs, wm_map_skill (map, from)->unlocks };

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < sides[side]->len; i++)
      if (g_array_index (sides[side], guint, i) == to)
        return TRUE;
  return FALSE;
}

/* On a random graph: dependents are the closure read backwards; a way is made of edges, visits no
 * skill twice, and climbs all the way where its end builds on its beginning. */
static void
assert_ways (WmMap *map, guint i, guint j)
{
  g_autoptr (GArray) above = wm_map_dependents (map, i), below = wm_map_closure (map, j);
  g_autoptr (GArray) way = wm_map_way (map, i, j), back = wm_map_way (map, j, i);
  gboolean climbs = FALSE, is_below = FALSE;

  for (guint k = 0; k < above->len; k++)
    climbs |= g_array_index (above, guint, k) == j;
  for (guint k = 0; k < below->len; k++)
    is_below |= g_array_index (below, guint, k) == i;
  g_assert_true (climbs == is_below);
  if (i != j)
    g_assert_cmpuint (way->len, ==, back->len);
  for (guint k = 0; k + 1 < way->len; k++)
    {
      guint at = g_array_index (way, guint, k), next = g_array_index (way, guint, k + 1);

      g_assert_true (joined (map, at, next));
      if (climbs)
        g_assert_cmpint (wm_map_skill (map, at)->depth, <, wm_map_skill (map, next)->depth);
      for (guint m = k + 1; m < way->len; m++)
        g_assert_cmpuint (g_array_index (way, guint, m), !=, at);
    }
}

/* Two packs may close a cycle between them: everything still ends. */
static void
test_cycle (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (WmMap) map = NULL;

  wm_fixture_sql (fixture,
                  "INSERT INTO skill_association (origin_id, type, destination_id, pack_id)"
                  " VALUES (4, 'precedes', 1, 1), (5, 'precedes', 5, 1)");
  map = load (fixture, "en");
  for (guint i = 0; i < map->skills->len; i++)
    {
      g_autoptr (GArray) closure = wm_map_closure (map, i);

      g_assert_cmpint (wm_map_skill (map, i)->depth, <, (int) map->skills->len);
      for (guint j = 0; j < closure->len; j++)
        g_assert_cmpuint (g_array_index (closure, guint, j), !=, i);
    }
}

/* A random graph without cycles: depth is one more than the deepest need, and
 * the closure is complete, has no self and comes deepest last. */
static void
test_properties (WmFixture *fixture, gconstpointer data)
{
  const guint n = 120;
  g_autoptr (WmMap) map = NULL;
  g_autoptr (GString) sql = g_string_new (
      "INSERT OR IGNORE INTO skill_association (origin_id, type, destination_id, pack_id) VALUES");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *skill_sql = g_strdup_printf (
          "INSERT INTO skill (id, pack_id, slug, name, sort) VALUES (%u, 1, 's%u', 'S', 0)",
          100 + i, i);
      wm_fixture_sql (fixture, skill_sql);
    }
  for (guint i = 0; i < 3 * n; i++)
    {
      guint a = (guint) g_test_rand_int_range (0, (gint32) n - 1);
      guint b = (guint) g_test_rand_int_range ((gint32) a + 1, (gint32) n);

      g_string_append_printf (sql, "%s (%u, 'precedes', %u, 1)", i > 0 ? "," : "", 100 + a,
                              100 + b);
    }
  wm_fixture_sql (fixture, sql->str);
  map = load (fixture, "en");

  for (guint i = 0; i < map->skills->len; i++)
    {
      WmSkill *one = wm_map_skill (map, i);
      g_autoptr (GArray) closure = wm_map_closure (map, i);
      g_autofree guint8 *inside = g_new0 (guint8, map->skills->len);
      int deepest = -1;

      for (guint j = 0; j < closure->len; j++)
        {
          guint below = g_array_index (closure, guint, j);

          g_assert_false (inside[below]);
          inside[below] = 1;
          g_assert_cmpint (wm_map_skill (map, below)->depth, >=, deepest);
          deepest = wm_map_skill (map, below)->depth;
        }
      for (guint j = 0; j < 8; j++)
        assert_ways (map, i, (guint) g_test_rand_int_range (0, (gint32) map->skills->len));
      g_assert_false (inside[i]);
      g_assert_cmpint (one->depth, ==, deepest + 1);
      for (guint j = 0; j < one->needs->len; j++)
        g_assert_true (inside[g_array_index (one->needs, guint, j)]);
      for (guint j = 0; j < closure->len; j++)
        {
          GArray *needs = wm_map_skill (map, g_array_index (closure, guint, j))->needs;

          for (guint k = 0; k < needs->len; k++)
            g_assert_true (inside[g_array_index (needs, guint, k)]);
        }
    }
}

static void
test_durations (void)
{
  static const struct
  {
    const char *text;
    int minutes;
  } cases[] = {
    { "PT45M", 45 }, { "PT1H30M", 90 },  { "PT2H", 120 },   { "P1D", 480 },  { "P1W", 2400 },
    { "P1DT1H", 540 }, { "PT90S", 2 },   { "PT0M", 0 },     { "P", -1 },     { "PT", -1 },
    { "", -1 },      { "45", -1 },       { "P1M", -1 },     { "P1Y", -1 },   { "PT1M1H", -1 },
    { "PT1.5H", -1 }, { "PT-1H", -1 },   { "P1H", -1 },     { "PT1D", -1 },  { "P1DT", -1 },
    { "PT99999999999999999999H", -1 },   { "PT5M ", -1 },   { " PT5M", -1 }, { "pt5m", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (wm_duration_minutes (cases[i].text), ==, cases[i].minutes);
  g_assert_cmpint (wm_duration_minutes (NULL), ==, -1);

  for (int minutes = 0; minutes < 10000; minutes++)
    {
      g_autofree char *text = wm_duration_format (minutes);
      g_assert_cmpint (wm_duration_minutes (text), ==, minutes);
    }
}

static void
test_locale (void)
{
  static const char *const cases[][2]
      = { { "zh_CN", "zh-CN" },       { "zh_CN.UTF-8", "zh-CN" }, { "de:fr", "de" },
          { "C", "en" },              { "POSIX", "en" },          { "en_GB.UTF-8@euro", "en-GB" },
          { "sr_RS@latin", "sr-RS" } };
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tag = NULL;

      g_setenv ("LANGUAGE", cases[i][0], TRUE);
      tag = wm_locale_current ();
      g_assert_cmpstr (tag, ==, cases[i][1]);
    }
  if (before != NULL)
    g_setenv ("LANGUAGE", before, TRUE);
  else
    g_unsetenv ("LANGUAGE");
}

static void
test_concerned (void)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, TRUE, sizeof (WmChange));
  WmChange change = { g_intern_string ("activity"), 1, WM_CHANGE_UPDATE };

  g_array_append_val (changes, change);
  g_assert_false (wm_map_concerned (changes));
  change.table = g_intern_string ("scale_level");
  g_array_append_val (changes, change);
  g_assert_true (wm_map_concerned (changes));
}

/* The bakery tells no ways of working; what a pack tells of them comes in its order,
 * in the wished language, and stands amid the roles that work so. */
static void
test_workflows (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (WmMap) none = load (fixture, "en"), english = NULL, chinese = NULL;
  const WmWorkflow *first, *second;

  g_assert_cmpuint (none->workflows->len, ==, 0);
  wm_fixture_sql (
    fixture,
    "INSERT INTO pack_section (pack_id, key, json) SELECT id, 'workflows', '["
    "{\"id\":\"a\",\"name\":\"Knead first\",\"lane\":\"Bread\","
    "\"ownerRoles\":[\"baker\",\"nobody\"],"
    "\"steps\":[{\"order\":2,\"name\":\"Bake\",\"condition\":\"if hot\"},"
    "{\"order\":1,\"name\":\"Knead\","
    "\"translations\":{\"zh-CN\":{\"name\":\"揉面\"}}}],"
    "\"translations\":{\"zh-CN\":{\"name\":\"先揉面\"}}},"
    "{\"id\":\"b\",\"name\":\"Sell first\"}]' FROM pack");
  english = load (fixture, "en");
  chinese = load (fixture, "zh-CN");
  g_assert_cmpuint (english->workflows->len, ==, 2);
  first = wm_map_workflow (english, 0);
  g_assert_cmpstr (first->name, ==, "Knead first");
  g_assert_cmpstr (first->lane, ==, "Bread");
  g_assert_cmpuint (first->steps->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (first->steps, 0), ==, "Knead");
  g_assert_cmpstr (g_ptr_array_index (first->steps, 1), ==, "Bake (if hot)");
  g_assert_cmpint (first->place, ==, 200);
  second = wm_map_workflow (english, 1);
  g_assert_cmpuint (second->steps->len, ==, 0);
  g_assert_cmpint (second->place, ==, -1);
  g_assert_cmpstr (wm_map_workflow (chinese, 0)->name, ==, "先揉面");
  g_assert_cmpstr (g_ptr_array_index (wm_map_workflow (chinese, 0)->steps, 0), ==, "揉面");
}

#define ADD(path, func)                                                                            \
  g_test_add (path, WmFixture, NULL, wm_fixture_set_up, func, wm_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/map/order", test_order);
  ADD ("/map/ties", test_ties);
  ADD ("/map/languages", test_languages);
  ADD ("/map/workflows", test_workflows);
  ADD ("/map/rules", test_rules);
  ADD ("/map/focus", test_focus);
  ADD ("/map/cycle", test_cycle);
  ADD ("/map/properties", test_properties);
  g_test_add_func ("/map/durations", test_durations);
  g_test_add_func ("/map/locale", test_locale);
  g_test_add_func ("/map/concerned", test_concerned);
  return g_test_run ();
}
