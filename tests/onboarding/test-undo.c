/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The promise of undo, on everything that people and plans can do: after a
 * thousand random actions, undoing all brings the first state back and redoing
 * all the last one, row by row and in the bytes of the exported workspace; also
 * in a workspace that was closed meanwhile.
 */
#include "exchange/wm-exchange.h"
#include "onboarding/wm-plan.h"
#include "people/wm-people.h"
#include "wm-fixture.h"

#define ACTIONS 1000

/* Weighs the actions: ids of what there is, looked up anew each time. */
static gint64
any_id (WmFixture *fixture, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET"
                                          " (SELECT ?1 %% max (count (*), 1) FROM %s)",
                                          table, table);

  return wm_sql_int (fixture->store, 0, sql, "i", (gint64) g_test_rand_int_range (0, 1000));
}

static char *
any_slug (WmFixture *fixture, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT slug FROM %s WHERE id = ?1", table);

  return wm_sql_text (fixture->store, sql, "i", any_id (fixture, table));
}

static GDate
any_date (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, 739000 + (guint32) g_test_rand_int_range (0, 3000));
  return date;
}

static char *
any_text (void)
{
  static const char *const words[] = { "flour", "面粉", "café", "O'Neil", "\"quoted\"", "🥖" };

  return g_strdup_printf ("%s %d", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))],
                          g_test_rand_int_range (0, 1000));
}

static gboolean
act_on_people (WmFixture *fixture, int which, GError **error)
{
  g_autofree char *person = any_slug (fixture, "person");
  g_autofree char *skill = any_slug (fixture, "skill");
  g_autofree char *role = any_slug (fixture, "role");
  g_autofree char *text = any_text ();
  g_autofree char *viewer = any_slug (fixture, "person");
  g_autoptr (WmPerson) added = NULL;

  if (person == NULL || which == 0)
    {
      added = wm_person_add (fixture->store, text, "employee", error);
      return added != NULL;
    }
  wm_store_set_viewer (fixture->store, viewer);
  switch (which)
    {
    case 1:
      return wm_person_rename (fixture->store, person, text, error);
    case 2:
      return wm_person_set_target (fixture->store, person, g_test_rand_bit () ? role : NULL, error);
    case 3:
      return wm_skill_rating_clear (fixture->store, person, skill, error);
    default:
      return wm_skill_rate (fixture->store, person, skill, g_test_rand_int_range (0, 5),
                            g_test_rand_bit () ? text : NULL, error);
    }
}

static gboolean
act_on_plan (WmFixture *fixture, WmMap *map, int which, GError **error)
{
  g_autofree char *plan = any_slug (fixture, "onboarding_plan");
  g_autofree char *person = any_slug (fixture, "person");
  g_autofree char *made = NULL;
  g_autofree char *text = any_text ();
  GDate date = any_date ();

  if (person == NULL)
    return TRUE;
  if (plan == NULL || which == 0)
    {
      made = wm_plan_create (fixture->store, map, person, "baker", &date, NULL, error);
      return made != NULL;
    }
  if (which == 1)
    return wm_plan_delete (fixture->store, plan, error);
  if (which == 2)
    return wm_plan_rename (fixture->store, plan, text, error);
  return wm_plan_set_start (fixture->store, plan, &date, error);
}

static gboolean
act_on_activity (WmFixture *fixture, int which, GError **error)
{
  gint64 activity = any_id (fixture, "activity");
  gint64 milestone = wm_sql_int (fixture->store, 0,
                                 "SELECT m.id FROM milestone m JOIN activity a"
                                 " ON a.plan_id = m.plan_id WHERE a.id = ?1"
                                 " ORDER BY (m.id * ?2) & 1048575 LIMIT 1",
                                 "ii", activity, (gint64) g_test_rand_int_range (1, 9999));
  g_autofree char *text = any_text ();
  GDate day = any_date ();
  g_autofree char *date = wm_date_format (&day);
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;

  if (activity == 0)
    return TRUE;
  switch (which)
    {
    case 0:
      return wm_activity_add (fixture->store, milestone, text, error) != 0;
    case 1:
      return wm_activity_delete (fixture->store, activity, error);
    case 2:
      return wm_activity_move (fixture->store, activity, milestone,
                               (guint) g_test_rand_int_range (0, 8), error);
    case 3:
      return wm_milestone_edit (fixture->store, milestone, g_test_rand_bit () ? text : NULL,
                                text, error);
    case 4:
      edit.name = text;
      edit.due_day = g_test_rand_int_range (0, 60);
      return wm_activity_edit (fixture->store, activity, &edit, error);
    case 5:
      edit.due_date = g_test_rand_bit () ? date : "";
      edit.minutes = g_test_rand_int_range (-2, 300);
      return wm_activity_edit (fixture->store, activity, &edit, error);
    default:
      return wm_activity_set_done (fixture->store, activity, g_test_rand_bit (), error);
    }
}

static guint
count_done (WmFixture *fixture)
{
  return (guint) wm_sql_int (fixture->store, 0,
                             "SELECT count (*) FROM action WHERE state = 'done'", "");
}

/* Everything back, or everything again; returns the number of steps. */
static guint
step_all (WmFixture *fixture, gboolean back)
{
  guint steps = 0;

  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmAction) next = back ? wm_store_peek_undo (fixture->store)
                                       : wm_store_peek_redo (fixture->store);

      if (next == NULL)
        return steps;
      if (back)
        wm_store_undo (fixture->store, &error);
      else
        wm_store_redo (fixture->store, &error);
      g_assert_no_error (error);
      steps++;
    }
}

/* (transfer full): the workspace as rows and as the document it exports to */
static char *
read_state (WmFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = wm_fixture_dump (fixture);
  g_autoptr (GBytes) document = wm_export_workspace (fixture->store, &error);

  g_assert_no_error (error);
  return g_strdup_printf ("%s%.*s", rows, (int) g_bytes_get_size (document),
                          (const char *) g_bytes_get_data (document, NULL));
}

static void
assert_state (WmFixture *fixture, const char *expected)
{
  g_autofree char *got = read_state (fixture);

  /* Not cmpstr: it would print both in full. */
  g_assert_true (g_str_equal (got, expected));
}

static void
test_random (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);
  g_autofree char *start = read_state (fixture);
  g_autofree char *end = NULL;
  guint done;

  for (int i = 0; i < ACTIONS; i++)
    {
      int kind = g_test_rand_int_range (0, 10);

      if (kind < 3)
        act_on_people (fixture, g_test_rand_int_range (0, 8), &error);
      else if (kind < 4)
        act_on_plan (fixture, map, g_test_rand_int_range (0, 5), &error);
      else
        act_on_activity (fixture, g_test_rand_int_range (0, 9), &error);
      g_assert_no_error (error);
    }
  end = read_state (fixture);
  done = count_done (fixture);
  g_test_message ("%u actions logged", done);
  g_assert_cmpuint (done, >, ACTIONS / 2);
  g_assert_false (g_str_equal (start, end));

  g_assert_cmpuint (step_all (fixture, TRUE), ==, done);
  assert_state (fixture, start);
  g_assert_cmpuint (step_all (fixture, FALSE), ==, done);
  assert_state (fixture, end);

  wm_fixture_reopen (fixture);
  assert_state (fixture, end);
  g_assert_cmpuint (step_all (fixture, TRUE), ==, done);
  assert_state (fixture, start);
  wm_fixture_reopen (fixture);
  g_assert_cmpuint (step_all (fixture, FALSE), ==, done);
  assert_state (fixture, end);
}

/* Whatever is done to a plan, its relative dates are working days in bounds,
 * and its milestones say what their activities say. */
static void
test_invariants (WmFixture *fixture, gconstpointer data)
{
  static const char *const bad[] = {
    /* no due date on a weekend, for what is dated by working days */
    "SELECT count (*) FROM activity WHERE due_day IS NOT NULL"
    " AND strftime ('%w', due_date) IN ('0', '6')",
    "SELECT count (*) FROM activity a JOIN milestone m ON m.id = a.milestone_id"
    " WHERE a.due_day IS NOT NULL AND a.due_date > m.end_date AND NOT EXISTS (SELECT 1"
    "  FROM activity_link l WHERE l.activity_id = a.id AND l.kind = 'depends_on')",
    /* none begins before what it depends on is due, unless its date is fixed */
    "SELECT count (*) FROM activity a JOIN activity_link l ON l.activity_id = a.id"
    " JOIN activity b ON b.plan_id = a.plan_id AND b.slug = l.target"
    " WHERE l.kind = 'depends_on' AND a.due_day IS NOT NULL AND a.due_date <> ''"
    " AND coalesce (nullif (a.start_date, ''), a.due_date) < b.due_date",
    "SELECT count (*) FROM activity a JOIN milestone m ON m.id = a.milestone_id"
    " WHERE a.due_day IS NOT NULL AND a.due_date < m.start_date",
    "SELECT count (*) FROM activity WHERE (status = 'COMPLETED') <> (completed <> '')",
    "SELECT count (*) FROM milestone m WHERE status = 'COMPLETED' AND EXISTS"
    " (SELECT 1 FROM activity a WHERE a.milestone_id = m.id AND a.status <> 'COMPLETED')",
    "SELECT count (*) FROM milestone m WHERE status <> 'COMPLETED' AND EXISTS"
    " (SELECT 1 FROM activity a WHERE a.milestone_id = m.id) AND NOT EXISTS"
    " (SELECT 1 FROM activity a WHERE a.milestone_id = m.id AND a.status <> 'COMPLETED')",
    "SELECT count (*) FROM milestone m WHERE status = 'IN-PROCESS' AND NOT EXISTS"
    " (SELECT 1 FROM activity a WHERE a.milestone_id = m.id AND a.status = 'COMPLETED')",
    "SELECT count (*) FROM (SELECT plan_id, sort, count (*) AS n FROM activity"
    "  GROUP BY plan_id, sort) WHERE n > 1",
    "SELECT count (*) FROM activity_link l JOIN activity a ON a.id = l.activity_id"
    " WHERE l.kind = 'depends_on' AND NOT EXISTS"
    " (SELECT 1 FROM activity b WHERE b.plan_id = a.plan_id AND b.slug = l.target)",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);
  g_autoptr (WmPerson) person = wm_person_add (fixture->store, "Bo", NULL, &error);

  g_assert_no_error (error);
  for (int i = 0; i < 300; i++)
    {
      if (g_test_rand_int_range (0, 8) == 0)
        act_on_plan (fixture, map, g_test_rand_int_range (0, 5), &error);
      else
        act_on_activity (fixture, g_test_rand_int_range (0, 9), &error);
      g_assert_no_error (error);
      for (guint j = 0; j < G_N_ELEMENTS (bad); j++)
        if (wm_sql_int (fixture->store, -1, bad[j], "") != 0)
          g_error ("after %d actions: %s", i + 1, bad[j]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/undo/random", WmFixture, NULL, wm_fixture_set_up, test_random,
              wm_fixture_tear_down);
  g_test_add ("/plan/invariants", WmFixture, NULL, wm_fixture_set_up, test_invariants,
              wm_fixture_tear_down);
  return g_test_run ();
}
