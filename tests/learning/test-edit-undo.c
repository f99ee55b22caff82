/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The promise of undo on edits of the map: after some hundred random edits,
 * undoing all brings the first bytes of the exported workspace back, redoing
 * all the last ones. No edit leaves a circle, or a tie to what is not there.
 */
#include "exchange/wm-exchange.h"
#include "learning/wm-skill-merge.h"
#include "people/wm-people.h"
#include "wm-fixture.h"

#define EDITS 400

static char *
any_slug (WmFixture *fixture, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT slug FROM %s ORDER BY slug LIMIT 1 OFFSET"
                                          " (SELECT ?1 %% max (count (*), 1) FROM %s)",
                                          table, table);
  char *slug = wm_sql_text (fixture->store, sql, "i", (gint64) g_test_rand_int_range (0, 1000));

  return slug != NULL ? slug : g_strdup ("none");
}

static char *
any_text (void)
{
  static const char *const words[] = { "flour", "面粉", "café", "O'Neil", "\"quoted\"", "🥖" };

  return g_strdup_printf ("%s %d", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))],
                          g_test_rand_int_range (0, 1000));
}

static void
edit_skill (WmFixture *fixture, const char *skill, const char *other, const char *text,
            GError **error)
{
  const char *const needs[] = { other, NULL };
  const WmSkillSplit split = { text, NULL, NULL };
  WmSkillEdit edit = WM_SKILL_EDIT_INIT;

  edit.name = text;
  edit.summary = g_test_rand_bit () ? text : NULL;
  edit.category = g_test_rand_bit () ? "shop-work" : text;
  edit.spectrum = g_test_rand_int_range (-2, 1001);
  edit.levels[g_test_rand_int_range (0, 5)] = g_test_rand_bit () ? text : "";
  edit.needs = g_test_rand_bit () ? needs : NULL;
  switch (g_test_rand_int_range (0, 13))
    {
    case 0:
      wm_skill_delete (fixture->store, skill, error);
      break;
    case 1:
      wm_skill_merge (fixture->store, skill, other, error);
      break;
    case 2:
      g_free (wm_skill_split (fixture->store, skill, &split, error));
      break;
    case 3:
      wm_skill_move (fixture->store, skill, g_test_rand_int_range (0, 1001), error);
      break;
    case 4:
      wm_skill_disconnect (fixture->store, skill, other, error);
      break;
    case 5:
      wm_skill_edit (fixture->store, skill, &edit, error);
      break;
    case 6:
    case 7:
      wm_skill_rate (fixture->store, "me", skill, g_test_rand_int_range (0, 5), text, error);
      break;
    case 8:
    case 9:
      g_free (wm_skill_add (fixture->store, &edit, error));
      break;
    default:
      wm_skill_connect (fixture->store, skill, other, error);
    }
}

static void
edit_role (WmFixture *fixture, const char *role, const char *skill, const char *text,
           GError **error)
{
  WmRoleEdit edit = WM_ROLE_EDIT_INIT;

  edit.name = text;
  edit.from = g_test_rand_int_range (0, 500);
  edit.to = g_test_rand_int_range (400, 1001);
  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      g_free (wm_role_add (fixture->store, &edit, error));
      break;
    case 1:
      wm_role_move (fixture->store, role, g_test_rand_int_range (0, 1001), error);
      break;
    case 2:
      wm_role_delete (fixture->store, role, error);
      break;
    case 3:
      wm_requirement_remove (fixture->store, role, skill, error);
      break;
    default:
      wm_requirement_set (fixture->store, role, skill, g_test_rand_int_range (0, 5),
                          (WmImportance) g_test_rand_int_range (0, 4), error);
    }
}

static void
edit_reading (WmFixture *fixture, const char *skill, const char *text, GError **error)
{
  g_autofree char *resource = any_slug (fixture, "resource");
  g_autofree char *question = any_slug (fixture, "question");
  g_autofree char *link = g_strdup_printf ("%s https://example.org/%d", text,
                                           g_test_rand_int_range (0, 20));
  const char *const skills[] = { skill, NULL };
  WmResourceEdit edit = WM_RESOURCE_EDIT_INIT;
  WmQuestionEdit ask = WM_QUESTION_EDIT_INIT;
  WmPasted pasted;

  edit.name = text;
  edit.minutes = g_test_rand_int_range (-2, 500);
  edit.skills = g_test_rand_bit () ? skills : NULL;
  ask.text = text;
  ask.level = g_test_rand_int_range (-2, 5);
  ask.skills = skills;
  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      wm_resource_edit (fixture->store, resource, &edit, error);
      break;
    case 1:
      wm_resource_delete (fixture->store, resource, error);
      break;
    case 2:
      wm_resource_link (fixture->store, resource, skills, g_test_rand_bit (), error);
      break;
    case 3:
      g_free (wm_question_add (fixture->store, &ask, error));
      break;
    case 4:
      wm_question_edit (fixture->store, question, &ask, error);
      break;
    case 5:
      wm_question_delete (fixture->store, question, error);
      break;
    default:
      wm_links_paste (fixture->store, link, skills, &pasted, error);
    }
}

/* An edit may be refused, but then for a reason that a person can read. */
static gboolean
edit_anything (WmFixture *fixture)
{
  g_autofree char *skill = any_slug (fixture, "skill");
  g_autofree char *other = any_slug (fixture, "skill");
  g_autofree char *role = any_slug (fixture, "role");
  g_autofree char *text = any_text ();
  g_autoptr (GError) error = NULL;
  int what = g_test_rand_int_range (0, 4);

  if (what < 2)
    edit_skill (fixture, skill, other, text, &error);
  else if (what == 2)
    edit_role (fixture, role, skill, text, &error);
  else
    edit_reading (fixture, skill, text, &error);
  if (error == NULL)
    return TRUE;
  if (!g_error_matches (error, WM_ERROR, WM_ERROR_INVALID)
      && !g_error_matches (error, WM_ERROR, WM_ERROR_NOT_FOUND))
    g_error ("%s", error->message);
  return FALSE;
}

static void
check_sound (WmFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);

  g_assert_no_error (error);
  g_assert_false (wm_store_in_action (fixture->store));
  for (guint i = 0; i < map->skills->len; i++)
    {
      GArray *needs = wm_map_skill (map, i)->needs;

      for (guint j = 0; j < needs->len; j++)
        {
          g_autoptr (GArray) way = wm_map_way_down (map, g_array_index (needs, guint, j), i);

          g_assert_cmpuint (way->len, ==, 0);
        }
    }
  g_assert_cmpint (wm_sql_int (fixture->store, -1,
                               "SELECT count (*) FROM pragma_foreign_key_check", ""),
                   ==, 0);
}

static GBytes *
bytes_of (WmFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = wm_export_workspace (fixture->store, &error);

  g_assert_no_error (error);
  return bytes;
}

/* Whether there is an action to take; frees it. */
static gboolean
can (WmAction *action)
{
  gboolean there = action != NULL;

  wm_action_free (action);
  return there;
}

static void
test_random (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) start = NULL;
  g_autoptr (GBytes) end = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) last = NULL;
  guint done = 0;

  wm_fixture_sql (fixture, "INSERT INTO person (id, slug, name) VALUES (1, 'me', 'Me')");
  wm_store_forget_history (fixture->store, &error);
  g_assert_no_error (error);
  start = bytes_of (fixture);
  for (int i = 0; i < EDITS; i++)
    {
      done += edit_anything (fixture);
      check_sound (fixture);
    }
  g_assert_cmpuint (done, >, EDITS / 3);
  end = bytes_of (fixture);
  g_assert_false (g_bytes_equal (start, end));

  while (can (wm_store_peek_undo (fixture->store)))
    {
      g_assert_true (wm_store_undo (fixture->store, &error));
      g_assert_no_error (error);
    }
  again = bytes_of (fixture);
  g_assert_true (g_bytes_equal (again, start));
  wm_fixture_reopen (fixture);
  while (can (wm_store_peek_redo (fixture->store)))
    {
      g_assert_true (wm_store_redo (fixture->store, &error));
      g_assert_no_error (error);
    }
  last = bytes_of (fixture);
  g_assert_true (g_bytes_equal (last, end));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/edit/undo", WmFixture, NULL, wm_fixture_set_up, test_random, wm_fixture_tear_down);
  return g_test_run ();
}
