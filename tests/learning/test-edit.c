/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Editing the map, worked examples: circles, merging, deleting, splitting,
 * languages, pasted links, what is refused.
 */
#include "learning/wm-skill-merge.h"
#include "people/wm-people.h"
#include "wm-fixture.h"

#define SQL(fixture, sql) wm_sql_int ((fixture)->store, -1, "SELECT " sql, "")

static void
assert_text (WmFixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *got = wm_sql_text (fixture->store, sql, "");

  g_assert_cmpstr (got, ==, expected);
}

/* Nothing was written, and the message is this one. */
static void
assert_refused (WmFixture *fixture, gboolean done, GError **error, int code, const char *message)
{
  g_assert_false (done);
  g_assert_error (*error, WM_ERROR, code);
  if (message != NULL)
    g_assert_cmpstr ((*error)->message, ==, message);
  g_clear_error (error);
  g_assert_false (wm_store_in_action (fixture->store));
}

static void
undo (WmFixture *fixture, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmAction) action = wm_store_peek_undo (fixture->store);

  g_assert_cmpstr (action->label, ==, label);
  g_assert_true (wm_store_undo (fixture->store, &error));
  g_assert_no_error (error);
}

/* selling needs baking needs mixing and oven */
static void
test_circle (WmFixture *fixture, gconstpointer data)
{
  g_autofree char *before = wm_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = wm_skill_connect (fixture->store, "mixing", "baking", &error);
  assert_refused (fixture, done, &error, WM_ERROR_INVALID,
                  "this would make Mixing need itself, through Baking");
  done = wm_skill_connect (fixture->store, "mixing", "selling", &error);
  assert_refused (fixture, done, &error, WM_ERROR_INVALID,
                  "this would make Mixing need itself, through Selling, Baking");
  done = wm_skill_connect (fixture->store, "mixing", "mixing", &error);
  assert_refused (fixture, done, &error, WM_ERROR_INVALID, "Mixing cannot need itself.");
  after = wm_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);

  /* The shortest way is named, also where there are others. */
  g_assert_true (wm_skill_connect (fixture->store, "selling", "mixing", &error));
  done = wm_skill_connect (fixture->store, "mixing", "selling", &error);
  assert_refused (fixture, done, &error, WM_ERROR_INVALID,
                  "this would make Mixing need itself, through Selling");
  g_assert_true (wm_skill_disconnect (fixture->store, "selling", "mixing", &error));
  undo (fixture, "disconnect-skills");
  undo (fixture, "connect-skills");
  g_clear_pointer (&after, g_free);
  after = wm_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* Two assessments by Ana and her manager; both skills rated in the first. */
static void
add_ratings (WmFixture *fixture)
{
  wm_fixture_sql (fixture, "INSERT INTO person (id, slug, name) VALUES (1, 'ana', 'Ana')");
  wm_fixture_sql (fixture, "INSERT INTO assessment (id, slug, person_id, kind, date) VALUES"
                           " (1, 'a1', 1, 'self', '2026-01-01'),"
                           " (2, 'a2', 1, 'manager', '2026-02-01')");
  wm_fixture_sql (fixture, "INSERT INTO skill_rating (assessment_id, skill_id, level, time) VALUES"
                           " (1, 1, 1, 100), (1, 2, 3, 200), (2, 2, 2, 300)");
  wm_fixture_sql (fixture, "INSERT INTO skill_note (person_id, skill, note, time) VALUES"
                           " (1, 'oven', 'Hot.', 5), (1, 'mixing', 'Wet.', 9)");
}

static void
test_merge (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean done;

  add_ratings (fixture);
  wm_fixture_sql (fixture, "UPDATE skill SET description = '' WHERE id = 1");
  wm_fixture_sql (fixture, "UPDATE skill SET description = 'Fire.' WHERE id = 2");
  wm_fixture_sql (fixture, "INSERT INTO skill_level (skill_id, level, description, sort) VALUES"
                           " (2, 3, 'Own fire.', 0), (2, 4, 'Teaches fire.', 1)");
  wm_fixture_sql (fixture, "UPDATE role_requirement SET importance = 'nice', level = 3"
                           " WHERE skill_id = 2");
  before = wm_fixture_dump (fixture);
  done = wm_skill_merge (fixture->store, "oven", "mixing", &error);
  g_assert_no_error (error);
  g_assert_true (done);

  assert_text (fixture, "SELECT group_concat (slug, ' ') FROM (SELECT slug FROM skill ORDER BY id)",
               "mixing baking selling counting");
  /* What mixing had stays, what it lacked came. */
  assert_text (fixture, "SELECT description FROM skill WHERE id = 1", "Fire.");
  assert_text (fixture,
               "SELECT group_concat (description, ' ') FROM (SELECT description FROM skill_level"
               " WHERE skill_id = 1 ORDER BY level)",
               "Never mixed. Mixes alone. Teaches fire.");
  g_assert_cmpint (SQL (fixture, "count (*) FROM skill_association WHERE destination_id = 3"), ==,
                   1);
  /* The higher level, the stronger importance */
  assert_text (fixture,
               "SELECT level || importance FROM role_requirement WHERE role_id = 2"
               " AND skill_id = 1",
               "3should");
  g_assert_cmpint (SQL (fixture, "count (*) FROM resource_skill WHERE skill_id = 1"), ==, 2);
  /* The newer of one assessment; the other's as it was */
  assert_text (fixture,
               "SELECT group_concat (level, ' ') FROM (SELECT level FROM skill_rating"
               " WHERE skill_id = 1 ORDER BY assessment_id)",
               "3 2");
  assert_text (fixture, "SELECT note FROM skill_note", "Wet.\n\nHot.");
  assert_text (fixture, "SELECT skills FROM template_activity WHERE id = 2", "mixing");
  g_assert_cmpint (SQL (fixture, "count (*) FROM translation WHERE kind = 'skill'"
                                 " AND entity_id = 2"),
                   ==, 0);

  undo (fixture, "merge-skills");
  after = wm_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);

  /* selling into mixing: baking would be between it and itself. */
  done = wm_skill_merge (fixture->store, "selling", "mixing", &error);
  assert_refused (fixture, done, &error, WM_ERROR_INVALID,
                  "this would make Mixing need itself, through Baking");
  done = wm_skill_merge (fixture->store, "oven", "oven", &error);
  assert_refused (fixture, done, &error, WM_ERROR_INVALID, NULL);
  done = wm_skill_merge (fixture->store, "oven", "none", &error);
  assert_refused (fixture, done, &error, WM_ERROR_NOT_FOUND, NULL);
  /* Neighbours may: the tie between the two goes. */
  g_assert_true (wm_skill_merge (fixture->store, "mixing", "baking", &error));
  g_assert_cmpint (SQL (fixture, "count (*) FROM skill_association WHERE origin_id ="
                                 " destination_id"),
                   ==, 0);
  assert_text (fixture, "SELECT skills FROM template_activity WHERE id = 5", "baking");
  g_assert_cmpint (SQL (fixture, "count (*) FROM pragma_foreign_key_check"), ==, 0);
}

static void
test_delete (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *told = NULL;
  WmSkillTies ties = { 0 };

  add_ratings (fixture);
  before = wm_fixture_dump (fixture);
  g_assert_true (wm_skill_ties (fixture->store, "baking", &ties, &error));
  told = wm_skill_ties_describe (&ties);
  g_assert_cmpstr (told, ==, "2 prerequisites, 1 skill that needs it, 1 role, 2 resources");
  g_assert_true (wm_skill_ties (fixture->store, "oven", &ties, &error));
  g_assert_cmpuint (ties.ratings, ==, 2);
  g_assert_cmpuint (ties.people, ==, 1);
  g_assert_cmpuint (ties.notes, ==, 1);

  g_assert_true (wm_skill_delete (fixture->store, "oven", &error));
  g_assert_no_error (error);
  g_assert_cmpint (SQL (fixture, "count (*) FROM skill WHERE slug = 'oven'"), ==, 0);
  /* The assessment that held nothing else went too. */
  assert_text (fixture, "SELECT group_concat (slug, ' ') FROM assessment", "a1");
  g_assert_cmpint (SQL (fixture, "count (*) FROM translation WHERE kind = 'skill'"
                                 " AND entity_id = 2"),
                   ==, 0);
  assert_text (fixture, "SELECT skills FROM template_activity WHERE id = 2", "");
  g_assert_cmpint (SQL (fixture, "count (*) FROM pragma_foreign_key_check"), ==, 0);
  undo (fixture, "delete-skill");
  after = wm_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (wm_skill_delete (fixture->store, "none", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
}

static void
test_split (WmFixture *fixture, gconstpointer data)
{
  static const char *const resources[] = { "oven-film", NULL };
  const WmSkillSplit split = { "Glazing", resources, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *slug = wm_skill_split (fixture->store, "baking", &split, &error);
  g_autoptr (WmMap) map = NULL;
  const WmSkill *made;

  g_assert_no_error (error);
  g_assert_cmpstr (slug, ==, "glazing");
  map = wm_map_load (fixture->store, "en", &error);
  made = wm_map_skill (map, (guint) wm_map_find_skill (map, "glazing"));
  g_assert_cmpint (made->spectrum, ==, 200);
  g_assert_cmpuint (made->needs->len, ==, 2);
  g_assert_cmpuint (made->unlocks->len, ==, 1);
  g_assert_cmpuint (made->required_by->len, ==, 1);
  g_assert_cmpuint (made->resources->len, ==, 1);
  g_assert_cmpuint (wm_map_skill (map, (guint) wm_map_find_skill (map, "baking"))->resources->len,
                    ==, 1);
  undo (fixture, "split-skill");
  g_assert_null (wm_store_peek_undo (fixture->store));
}

/* A new skill lies in the workspace's own pack, whole, in one action. */
static void
test_add (WmFixture *fixture, gconstpointer data)
{
  static const char *const needs[] = { "oven", "mixing", NULL };
  WmSkillEdit edit = WM_SKILL_EDIT_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *slug = NULL;
  g_autofree char *second = NULL;
  g_autofree char *chinese = NULL;
  gboolean done;

  edit.name = "  Glazing & Icing ";
  edit.summary = "Sugar.";
  edit.category = "oven-work";
  edit.spectrum = 250;
  edit.levels[2] = "Ices a cake.";
  edit.needs = needs;
  slug = wm_skill_add (fixture->store, &edit, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (slug, ==, "glazing-icing");
  assert_text (fixture, "SELECT name FROM skill WHERE slug = 'glazing-icing'", "Glazing & Icing");
  g_assert_cmpint (SQL (fixture, "count (*) FROM skill WHERE slug = 'glazing-icing'"
                                 " AND pack_id <> 1"),
                   ==, 1);
  second = wm_skill_add (fixture->store, &edit, &error);
  g_assert_cmpstr (second, !=, slug);
  edit.name = "裱花";
  chinese = wm_skill_add (fixture->store, &edit, &error);
  g_assert_true (g_str_has_prefix (chinese, "skill-"));
  g_assert_cmpint (SQL (fixture, "count (*) FROM pack"), ==, 2);
  for (int i = 0; i < 3; i++)
    undo (fixture, "add-skill");
  g_assert_cmpint (SQL (fixture, "count (*) FROM pack"), ==, 1);
  g_assert_null (wm_store_peek_undo (fixture->store));

  edit.spectrum = 1001;
  done = wm_skill_add (fixture->store, &edit, &error) != NULL;
  assert_refused (fixture, done, &error, WM_ERROR_INVALID,
                  "Place on the spectrum: 1001 is not from 0 to 1000.");
  edit.spectrum = 0;
  edit.name = " ";
  done = wm_skill_add (fixture->store, &edit, &error) != NULL;
  assert_refused (fixture, done, &error, WM_ERROR_INVALID, NULL);
  g_assert_cmpint (SQL (fixture, "count (*) FROM skill"), ==, 5);
}

/* What the reader reads is what she changes. */
static void
test_languages (WmFixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));
  g_autoptr (GError) error = NULL;

  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  g_assert_true (wm_skill_rename (fixture->store, "mixing", "揉面", &error));
  g_assert_true (wm_skill_rename (fixture->store, "baking", "烘焙", &error));
  g_setenv ("LANGUAGE", "en", TRUE);
  g_assert_true (wm_skill_rename (fixture->store, "oven", "Stove", &error));
  if (before != NULL)
    g_setenv ("LANGUAGE", before, TRUE);
  else
    g_unsetenv ("LANGUAGE");

  assert_text (fixture, "SELECT name FROM skill WHERE id = 1", "Mixing");
  assert_text (fixture,
               "SELECT text FROM translation WHERE kind = 'skill' AND entity_id = 1"
               " AND field = 'name' AND locale = 'zh-CN'",
               "揉面");
  /* There was no translation, so what she read was the text itself. */
  assert_text (fixture, "SELECT name FROM skill WHERE id = 3", "烘焙");
  assert_text (fixture, "SELECT name FROM skill WHERE id = 2", "Stove");
  assert_text (fixture,
               "SELECT text FROM translation WHERE kind = 'skill' AND entity_id = 2"
               " AND field = 'name' AND locale = 'zh-TW'",
               "烤爐");
}

static void
test_limits (WmFixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strnfill (WM_LIMIT_NAME + 1, 'x');
  g_autofree char *text = g_strnfill (WM_LIMIT_TEXT + 1, 'x');
  WmSkillEdit edit = WM_SKILL_EDIT_INIT;
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = wm_skill_rename (fixture->store, "mixing", name, &error);
  assert_refused (fixture, done, &error, WM_ERROR_LIMIT, NULL);
  edit.levels[1] = text;
  done = wm_skill_edit (fixture->store, "mixing", &edit, &error);
  assert_refused (fixture, done, &error, WM_ERROR_LIMIT, NULL);
  edit.levels[1] = "\xff";
  done = wm_skill_edit (fixture->store, "mixing", &edit, &error);
  assert_refused (fixture, done, &error, WM_ERROR_INVALID, NULL);
  done = wm_requirement_set (fixture->store, "baker", "mixing", 5, WM_IMPORTANCE_MUST, &error);
  assert_refused (fixture, done, &error, WM_ERROR_INVALID, NULL);
}

static void
test_roles (WmFixture *fixture, gconstpointer data)
{
  WmRoleEdit edit = WM_ROLE_EDIT_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *slug = NULL;
  gboolean done;

  edit.name = "Confectioner";
  edit.from = 100;
  edit.to = 300;
  edit.side = "left";
  slug = wm_role_add (fixture->store, &edit, &error);
  g_assert_cmpstr (slug, ==, "confectioner");
  g_assert_true (wm_role_move (fixture->store, slug, 950, &error));
  /* It keeps its width and stops at the end. */
  assert_text (fixture,
               "SELECT spectrum_from || ' ' || spectrum_to FROM role WHERE slug = 'confectioner'",
               "800 1000");
  g_assert_true (wm_role_move (fixture->store, "seller", 700, &error));
  assert_text (fixture,
               "SELECT spectrum_from || ' ' || spectrum_to || ' ' || position FROM role"
               " WHERE slug = 'seller'",
               "500 900 700");
  done = wm_role_resize (fixture->store, slug, 500, 400, &error);
  assert_refused (fixture, done, &error, WM_ERROR_INVALID, NULL);
  g_assert_true (wm_role_resize (fixture->store, "seller", 750, 900, &error));
  g_assert_cmpint (SQL (fixture, "position FROM role WHERE slug = 'seller'"), ==, 750);
  edit = (WmRoleEdit) WM_ROLE_EDIT_INIT;
  edit.side = "middle";
  done = wm_role_edit (fixture->store, slug, &edit, &error);
  assert_refused (fixture, done, &error, WM_ERROR_INVALID, NULL);
  g_assert_true (
    wm_requirement_set (fixture->store, slug, "oven", 4, WM_IMPORTANCE_SHOULD, &error));
  g_assert_true (wm_requirement_set (fixture->store, slug, "oven", 2, WM_IMPORTANCE_MUST, &error));
  g_assert_cmpint (SQL (fixture, "level FROM role_requirement WHERE importance = 'must'"
                                 " AND role_id NOT IN (1, 2)"),
                   ==, 2);
  g_assert_true (wm_requirement_remove (fixture->store, slug, "oven", &error));
  g_assert_true (wm_role_delete (fixture->store, "baker", &error));
  assert_text (fixture, "SELECT role FROM onboarding_template", "");
  undo (fixture, "delete-role");
  assert_text (fixture, "SELECT role FROM onboarding_template", "baker");
}

/* The baker requires baking 3 must, mixing 2 should, oven 2 must. */
static void
test_requirements (WmFixture *fixture, gconstpointer data)
{
  static const char all[] = "SELECT group_concat (t, ' ') FROM (SELECT s.slug || q.level ||"
                            " q.importance AS t FROM role_requirement q JOIN skill s"
                            " ON s.id = q.skill_id WHERE q.role_id = 2 ORDER BY s.slug)";
  const WmRequirementEdit wanted[] = { { "mixing", 4, WM_IMPORTANCE_MUST },
                                       { "selling", 1, WM_IMPORTANCE_NONE },
                                       { NULL, 0, WM_IMPORTANCE_NONE } };
  const WmRequirementEdit wrong[] = { { "mixing", 9, WM_IMPORTANCE_MUST },
                                      { NULL, 0, WM_IMPORTANCE_NONE } };
  WmRoleEdit edit = WM_ROLE_EDIT_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *ties = wm_role_ties_describe (fixture->store, "baker");

  g_assert_cmpstr (ties, ==, "3 requirements go along.");
  edit.requirements = wrong;
  assert_refused (fixture, wm_role_edit (fixture->store, "baker", &edit, &error), &error,
                  WM_ERROR_INVALID, NULL);
  edit.requirements = wanted;
  g_assert_true (wm_role_edit (fixture->store, "baker", &edit, &error));
  assert_text (fixture, all, "mixing4must selling1");
  undo (fixture, "edit-role");
  assert_text (fixture, all, "baking3must mixing2should oven2must");
}

static void
test_bulk (WmFixture *fixture, gconstpointer data)
{
  static const char *const skills[] = { "mixing", "selling", "counting", NULL };
  static const char *const unknown[] = { "mixing", "nothing", NULL };
  static const char places[] = "SELECT group_concat (coalesce (spectrum, 'none') || category, ' ')"
                               " FROM skill WHERE id IN (1, 4, 5)";
  WmSkillBulk bulk = WM_SKILL_BULK_INIT;
  g_autoptr (GError) error = NULL;

  bulk.category = "money";
  bulk.shift = 250;
  bulk.role = "baker";
  bulk.level = 4;
  bulk.importance = WM_IMPORTANCE_NICE;
  assert_refused (fixture, wm_skills_edit (fixture->store, unknown, &bulk, &error), &error,
                  WM_ERROR_NOT_FOUND, NULL);
  g_assert_true (wm_skills_edit (fixture->store, skills, &bulk, &error));
  assert_text (fixture, places, "350money 1000money nonemoney");
  g_assert_cmpint (SQL (fixture, "count (*) FROM role_requirement WHERE role_id = 2"
                                 " AND level = 4 AND importance = 'nice'"), ==, 3);
  undo (fixture, "edit-skills");
  assert_text (fixture, places, "100oven-work 800shop-work nonemoney");
  g_assert_true (wm_skills_delete (fixture->store, skills, &error));
  g_assert_cmpint (SQL (fixture, "count (*) FROM skill"), ==, 2);
  undo (fixture, "delete-skills");
  g_assert_cmpint (SQL (fixture, "count (*) FROM skill"), ==, 5);
}

/* Both languages in one action: the row is English, what is Chinese stands beside it. */
static void
test_other_language (WmFixture *fixture, gconstpointer data)
{
  WmSkillTexts other = { .tag = "zh-CN", .name = "烤箱", .levels = { [1] = "会开关", [3] = "会修" } };
  WmSkillEdit edit = WM_SKILL_EDIT_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *level = NULL, *gone = NULL;

  edit.levels[1] = "Switches it on";
  edit.other = &other;
  g_assert_true (wm_skill_edit (fixture->store, "oven", &edit, &error));
  g_assert_no_error (error);
  name = wm_skill_text_in (fixture->store, "oven", "zh-CN", "name");
  g_assert_cmpstr (name, ==, "烤箱");
  level = wm_skill_text_in (fixture->store, "oven", "en", "level/1");
  g_assert_cmpstr (level, ==, "Switches it on");
  assert_text (fixture,
               "SELECT group_concat (t.text) FROM translation t JOIN skill s ON s.id = entity_id"
               " WHERE slug = 'oven' AND locale = 'zh-CN' AND field LIKE 'level/%'",
               "会开关,会修");
  g_assert_cmpuint (SQL (fixture, "count (*) FROM action WHERE label = 'edit-skill'"), ==, 1);

  /* Without a translation the row is what is read; the row itself must have a name. */
  other = (WmSkillTexts){ .tag = "zh-CN", .name = "" };
  edit = (WmSkillEdit){ .spectrum = WM_EDIT_KEEP, .other = &other };
  g_assert_true (wm_skill_edit (fixture->store, "oven", &edit, &error));
  gone = wm_skill_text_in (fixture->store, "oven", "zh-CN", "name");
  g_assert_cmpstr (gone, ==, "");
  other = (WmSkillTexts){ .tag = "en", .name = "" };
  assert_refused (fixture, wm_skill_edit (fixture->store, "oven", &edit, &error), &error,
                  WM_ERROR_INVALID, NULL);
  undo (fixture, "edit-skill");
  undo (fixture, "edit-skill");
  g_assert_cmpint (SQL (fixture, "count (*) FROM translation WHERE text = '会修'"), ==, 0);
}

static void
test_paste (WmFixture *fixture, gconstpointer data)
{
  static const char *const skills[] = { "oven", "mixing", NULL };
  static const char text[] = "Read these:\n"
                             "- [On salt](https://example.org/salt)\n"
                             "Note: HTTP://example.org/yeast_(fungus), 2nd part\r\n"
                             "<https://example.org/o>\n"
                             "\n"
                             "https://example.org/plain.\n";
  g_autoptr (GError) error = NULL;
  WmPasted pasted;
  gboolean done;

  g_assert_true (wm_links_paste (fixture->store, text, skills, &pasted, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (pasted.added, ==, 3);
  g_assert_cmpuint (pasted.linked, ==, 1);
  assert_text (fixture, "SELECT url FROM resource WHERE name = 'On salt'",
               "https://example.org/salt");
  assert_text (fixture, "SELECT name FROM resource WHERE url LIKE '%yeast_(fungus)'",
               "2nd part");
  assert_text (fixture, "SELECT url FROM resource WHERE name = 'https://example.org/plain'",
               "https://example.org/plain");
  g_assert_cmpint (SQL (fixture, "count (*) FROM resource_skill WHERE skill_id = 1"), ==, 5);
  undo (fixture, "paste-links");
  g_assert_null (wm_store_peek_undo (fixture->store));

  for (guint i = 0; i < 5; i++)
    {
      static const char *const bad[] = { "javascript:alert(1)", "file:///etc/passwd", "no link",
                                         "https://user@example.org/", "ftp://example.org/x" };

      done = wm_links_paste (fixture->store, bad[i], skills, &pasted, &error);
      assert_refused (fixture, done, &error, WM_ERROR_INVALID, NULL);
    }
  g_assert_cmpint (SQL (fixture, "count (*) FROM resource"), ==, 3);
}

/* @told: joined by bars */
static void
assert_follow_ups (WmFixture *fixture, const char *question, const char *told)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) texts = wm_question_follow_ups (fixture->store, question, &error);
  g_autofree char *joined = texts != NULL ? g_strjoinv ("|", texts) : NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (joined, ==, told);
}

static void
test_questions (WmFixture *fixture, gconstpointer data)
{
  static const char *const skills[] = { "oven", "baking", NULL };
  static const char *const one[] = { "oven", NULL };
  static const char *const next[] = { "And \"then\"?", "  ", "Why?\n", NULL };
  static const char *const none[] = { NULL };
  WmQuestionEdit edit = WM_QUESTION_EDIT_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *slug = NULL;
  gboolean done;

  edit.text = "How hot?";
  edit.kind = "technical";
  edit.level = 2;
  edit.minutes = 10;
  edit.skills = skills;
  slug = wm_question_add (fixture->store, &edit, &error);
  g_assert_no_error (error);
  assert_text (fixture, "SELECT time_required FROM question WHERE text = 'How hot?'", "PT10M");
  g_assert_true (wm_question_link (fixture->store, slug, one, FALSE, &error));
  g_assert_cmpint (SQL (fixture, "count (*) FROM question_skill WHERE question_id NOT IN (1, 2)"),
                   ==, 1);
  edit = (WmQuestionEdit) WM_QUESTION_EDIT_INIT;
  edit.follow_ups = next;
  g_assert_true (wm_question_edit (fixture->store, slug, &edit, &error));
  assert_follow_ups (fixture, slug, "And \"then\"?|Why?");
  edit.follow_ups = none;
  g_assert_true (wm_question_edit (fixture->store, slug, &edit, &error));
  assert_follow_ups (fixture, slug, "");
  assert_text (fixture, "SELECT extra FROM question WHERE text = 'How hot?'", "{}");
  undo (fixture, "edit-question");
  assert_follow_ups (fixture, slug, "And \"then\"?|Why?");
  edit = (WmQuestionEdit) WM_QUESTION_EDIT_INIT;
  edit.text = " \n ";
  done = wm_question_edit (fixture->store, slug, &edit, &error);
  assert_refused (fixture, done, &error, WM_ERROR_INVALID, NULL);
  g_assert_true (wm_question_delete (fixture->store, slug, &error));
  undo (fixture, "delete-question");
  g_assert_cmpint (SQL (fixture, "count (*) FROM question"), ==, 3);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, WmFixture, NULL, wm_fixture_set_up, func, wm_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/edit/circle", test_circle);
  ADD ("/edit/merge", test_merge);
  ADD ("/edit/delete", test_delete);
  ADD ("/edit/split", test_split);
  ADD ("/edit/add", test_add);
  ADD ("/edit/languages", test_languages);
  ADD ("/edit/limits", test_limits);
  ADD ("/edit/roles", test_roles);
  ADD ("/edit/requirements", test_requirements);
  ADD ("/edit/bulk", test_bulk);
  ADD ("/edit/other-language", test_other_language);
  ADD ("/edit/paste", test_paste);
  ADD ("/edit/questions", test_questions);
  return g_test_run ();
}
