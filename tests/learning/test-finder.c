/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding in a whole workspace, whatever the language that one reads.
 */
#include "learning/wm-finder.h"
#include "people/wm-people.h"
#include "wm-fixture.h"

static WmFinder *
load (WmFixture *fixture, const char *locale)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, locale, &error);
  WmFinder *finder = wm_finder_load (fixture->store, map, &error);

  g_assert_no_error (error);
  return finder;
}

/* "skill:mixing(和面) role:…" with the other name in brackets; "+" where there are more */
static char *
found (WmFinder *finder, const char *query, guint limit)
{
  g_autoptr (WmFinds) finds = wm_finder_find (finder, query, limit);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint kind = 0; kind < WM_FIND_KINDS; kind++)
    {
      for (guint i = 0; i < finds->finds[kind]->len; i++)
        {
          const WmFind *find = &g_array_index (finds->finds[kind], WmFind, i);

          g_string_append_printf (out, "%s%s:%s", out->len > 0 ? " " : "",
                                  wm_find_kind_name (find->kind), find->slug);
          if (find->other != NULL)
            g_string_append_printf (out, "(%s)", find->other);
        }
      if (finds->counts[kind] > finds->finds[kind]->len)
        g_string_append_c (out, '+');
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_languages (WmFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *locale, *query, *finds;
  } cases[] = {
    { "en", "mixing", "skill:mixing" },
    { "en", "和面", "skill:mixing(和面)" },
    { "en", "面", "skill:mixing(和面) role:baker(面包师)" },
    { "zh-CN", "mixing", "skill:mixing(Mixing)" },
    { "zh-CN", "和面", "skill:mixing" },
    { "zh-CN", "kneading", "skill:mixing(Kneading)" },
    { "en", "揉麵", "skill:mixing(揉麵)" },
    { "en", "SALT", "question:why-salt" },
    { "en", "盐", "question:why-salt(为什么放盐?)" },
    { "en", "flour", "skill:mixing resource:flour-book" },
    { "en", "example.org", "resource:oven-film" },
    { "en", "bak", "skill:baking role:baker resource:first-loaf" },
    { "en", "oven", "skill:oven resource:oven-film" },
    { "en", "countign", "skill:counting" },
    { "en", "seling", "skill:selling" },
    { "en", "zzzz", "" },
    { "en", "", "" },
    { "en", " ", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WmFinder) finder = load (fixture, cases[i].locale);
      g_autofree char *got = found (finder, cases[i].query, 10);

      g_test_message ("%s in %s", cases[i].query, cases[i].locale);
      g_assert_cmpstr (got, ==, cases[i].finds);
    }
}

static void
test_people (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) ada = wm_person_add (fixture->store, "Ada Bäcker", "employee", &error);
  g_autoptr (WmFinder) finder = NULL;
  g_autofree char *got = NULL, *expected = NULL;

  g_assert_no_error (error);
  wm_fixture_sql (fixture, "INSERT INTO onboarding_plan (id, slug, person_id, name, start_date,"
                           " created, modified) SELECT 9, 'her-plan', id, 'First months',"
                           " '2026-01-05', 0, 0 FROM person");
  finder = load (fixture, "en");
  got = found (finder, "ADA bacK", 10);
  /* A plan is found by whose it is. */
  expected = g_strdup_printf ("person:%s plan:her-plan", ada->slug);
  g_assert_cmpstr (got, ==, expected);
  g_assert_cmpstr (wm_finder_name (finder, WM_FIND_PERSON, ada->slug), ==, "Ada Bäcker");
  g_assert_null (wm_finder_name (finder, WM_FIND_SKILL, "none"));
}

/* While names are hidden a candidate is found neither by hers nor by her plan; others are. */
static void
test_hidden (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) ada = wm_person_add (fixture->store, "Ada Bäcker", "employee", &error);
  g_autoptr (WmPerson) other = wm_person_add (fixture->store, "Ada Cole", "candidate", &error);
  g_autoptr (WmFinder) finder = NULL;
  g_autofree char *before = NULL, *after = NULL, *expected = NULL, *all = NULL;

  g_assert_no_error (error);
  wm_fixture_sql (fixture, "INSERT INTO onboarding_plan (id, slug, person_id, name, start_date,"
                           " created, modified) SELECT 9, 'her-plan', id, 'First months',"
                           " '2026-01-05', 0, 0 FROM person WHERE kind = 'candidate'");
  finder = load (fixture, "en");
  before = found (finder, "ada", 10);
  all = g_strdup_printf ("person:%s person:%s plan:her-plan", other->slug, ada->slug);
  g_assert_cmpstr (before, ==, all);
  g_assert_true (wm_finder_forget_candidates (finder, fixture->store, &error));
  after = found (finder, "ada", 10);
  expected = g_strdup_printf ("person:%s", ada->slug);
  g_assert_cmpstr (after, ==, expected);
  g_assert_null (wm_finder_name (finder, WM_FIND_PERSON, other->slug));
}

/* By what it is looked for, in any language, behind what is called so; what a file says in another
 * shape counts as nothing. */
static void
test_keywords (WmFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *query, *finds;
  } cases[] = {
    { "sourdough", "skill:mixing(Sourdough)" },
    { "酸面团", "skill:mixing(酸面团)" },
    { "sourdouhg", "skill:mixing(Sourdough)" },
    { "patissier", "role:baker(Pâtissier)" },
    { "selling", "skill:selling skill:counting(selling)" },
    { "nested", "" },
    { "nonsense", "" },
  };
  g_autoptr (WmFinder) finder = NULL;

  wm_fixture_sql (fixture, "UPDATE skill SET extra = '{\"keywords\":[\"Sourdough\",5,[\"nested\"]],"
                           "\"translations\":{\"zh-CN\":{\"keywords\":[\"酸面团\"]},\"xx\":[7]}}'"
                           " WHERE slug = 'mixing'");
  wm_fixture_sql (fixture, "UPDATE skill SET extra = '{\"keywords\":[\"selling\"]}'"
                           " WHERE slug = 'counting'");
  wm_fixture_sql (fixture, "UPDATE skill SET extra = '{\"keywords\": nonsense'"
                           " WHERE slug = 'baking'");
  wm_fixture_sql (fixture, "UPDATE role SET extra = '{\"keywords\":[\"Pâtissier\"]}'"
                           " WHERE slug = 'baker'");
  finder = load (fixture, "en");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = found (finder, cases[i].query, 10);

      g_test_message ("%s", cases[i].query);
      g_assert_cmpstr (got, ==, cases[i].finds);
    }
}

/* A name of three words or more is found by its initials, before what only has
 * the letters somewhere. */
static void
test_initials (WmFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *query, *finds;
  } cases[] = {
    { "RAG", "skill:mixing skill:baking" },
    { "ra", "skill:mixing skill:baking" },
    { "gc", "" },
  };
  g_autoptr (WmFinder) finder = NULL;

  wm_fixture_sql (fixture, "UPDATE skill SET name = 'Retrieval-augmented generation'"
                           " WHERE slug = 'mixing'");
  wm_fixture_sql (fixture, "UPDATE skill SET name = 'Storage' WHERE slug = 'baking'");
  wm_fixture_sql (fixture, "UPDATE skill SET name = 'Good counting' WHERE slug = 'counting'");
  finder = load (fixture, "en");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = found (finder, cases[i].query, 2);

      g_test_message ("%s", cases[i].query);
      g_assert_true (g_str_has_prefix (got, cases[i].finds));
      g_assert_cmpint (*got == '\0', ==, *cases[i].finds == '\0');
    }
}

static void
test_limit (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (WmFinder) finder = load (fixture, "en");
  g_autoptr (WmFinds) finds = wm_finder_find (finder, "ing", 2);
  g_autofree char *got = found (finder, "ing", 2);

  /* The shorter names first */
  g_assert_cmpstr (got, ==, "skill:mixing skill:baking+");
  g_assert_cmpuint (finds->counts[WM_FIND_SKILL], ==, 4);
  g_assert_cmpuint (wm_finds_total (finds), ==, 4);
}

static void
test_recent (void)
{
  g_autofree char *recent = NULL;

  for (int i = 0; i < 12; i++)
    {
      g_autofree char *slug = g_strdup_printf ("s%d", i % 10);
      char *next = wm_recent_finds_add (recent, i % 2 ? WM_FIND_ROLE : WM_FIND_SKILL, slug);

      g_free (recent);
      recent = next;
    }
  g_assert_cmpstr (recent, ==,
                   "role:s1\nskill:s0\nrole:s9\nskill:s8\nrole:s7\nskill:s6\nrole:s5\nskill:s4");
  g_clear_pointer (&recent, g_free);
  recent = wm_recent_finds_add ("skill:a", WM_FIND_PERSON, "ada");
  g_assert_cmpstr (recent, ==, "skill:a");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/finder/languages", WmFixture, NULL, wm_fixture_set_up, test_languages,
              wm_fixture_tear_down);
  g_test_add ("/finder/initials", WmFixture, NULL, wm_fixture_set_up, test_initials,
              wm_fixture_tear_down);
  g_test_add ("/finder/keywords", WmFixture, NULL, wm_fixture_set_up, test_keywords,
              wm_fixture_tear_down);
  g_test_add ("/finder/people", WmFixture, NULL, wm_fixture_set_up, test_people,
              wm_fixture_tear_down);
  g_test_add ("/finder/hidden", WmFixture, NULL, wm_fixture_set_up, test_hidden,
              wm_fixture_tear_down);
  g_test_add ("/finder/limit", WmFixture, NULL, wm_fixture_set_up, test_limit,
              wm_fixture_tear_down);
  g_test_add_func ("/finder/recent", test_recent);
  return g_test_run ();
}
