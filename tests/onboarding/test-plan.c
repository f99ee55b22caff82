/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans: what is made from a template, what each change does to dates and
 * order, and that every change is one action that undo takes back whole.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "onboarding/wm-plan-calendar.h"
#include "onboarding/wm-plan-shift.h"
#include "onboarding/wm-plan-template.h"
#include "onboarding/wm-plan-week.h"
#include "store/wm-sql.h"

typedef struct
{
  char *folder, *path;
  WmStore *store;
  WmMap *map;
  WmPerson *person;
} Fixture;

/* A baker's first quarter: a template with one activity of each kind. */
static const char *const content[] = {
  "INSERT INTO pack (id, slug, name, language) VALUES (1, 'bakery', 'Bakery', 'en')",
  "INSERT INTO role (id, pack_id, slug, name, sort) VALUES (2, 1, 'baker', 'Baker', 0)",
  "INSERT INTO onboarding_template (id, pack_id, slug, name, role, sort)"
  " VALUES (3, 1, 'first', 'First quarter', 'baker', 0)",
  "INSERT INTO template_milestone (id, template_id, slug, name, horizon, goals, sort) VALUES"
  " (4, 3, 'd1', 'Day 1', 'day', '[\"Apron on\"]', 0), (5, 3, 'w1', 'Week 1', 'week', '[]', 1),"
  " (6, 3, 'm1', 'Month 1', 'month', '[]', 2), (7, 3, 'q1', 'Quarter 1', 'quarter', '[]', 3)",
  "INSERT INTO template_milestone (id, template_id, slug, name, horizon, \"offset\", sort)"
  " VALUES (8, 3, 'own', 'Two weeks', 'custom', 'P14D', 4)",
  "INSERT INTO template_activity (id, template_id, slug, milestone, name, owner, due_day,"
  " time_required, skills, depends_on, sort) VALUES"
  " (10, 3, 'oven', 'd1', 'Light the oven', 'buddy', 1, 'PT30M', 'heat', '', 0),"
  " (11, 3, 'dough', 'w1', 'Make dough', 'new_hire', 3, '', 'dough yeast', 'oven', 1),"
  " (12, 3, 'sell', 'w1', 'Sell', '', 40, '', '', '', 2),"
  " (13, 3, 'review', 'm1', 'Review', 'manager', NULL, '', '', 'dough sell', 3)",
  "INSERT INTO translation (kind, entity_id, locale, field, text) VALUES"
  " ('template_activity', 10, 'zh-CN', 'name', '点燃烤炉'),"
  " ('template_milestone', 4, 'zh-CN', 'goals/0', '系上围裙')",
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("waymark-plan-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "w.waymark", NULL);
  fixture->store = wm_store_open (fixture->path, WM_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (wm_store_begin (fixture->store, "import-pack", NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (content); i++)
    {
      wm_sql_run (fixture->store, &error, content[i], "");
      g_assert_no_error (error);
    }
  g_assert_true (wm_store_commit (fixture->store, &error));
  fixture->person = wm_person_add (fixture->store, "Bo", "employee", &error);
  g_assert_no_error (error);
  fixture->map = wm_map_load (fixture->store, data, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const ends[] = { "", "-wal", "-shm" };

  g_clear_pointer (&fixture->map, wm_map_unref);
  g_clear_pointer (&fixture->person, wm_person_free);
  g_assert_true (wm_store_close (fixture->store, NULL));
  g_assert_finalize_object (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, ends[i], NULL);
      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static char *
make_plan (Fixture *fixture, const char *start_text)
{
  g_autoptr (GError) error = NULL;
  GDate start;
  char *slug;

  g_assert_true (wm_date_parse (start_text, &start));
  slug = wm_plan_create (fixture->store, fixture->map, fixture->person->slug, "baker", &start, NULL,
                         &error);
  g_assert_no_error (error);
  return slug;
}

static WmPlan *
load (Fixture *fixture, const char *slug)
{
  g_autoptr (GError) error = NULL;
  WmPlan *plan = wm_plan_load (fixture->store, slug, &error);

  g_assert_no_error (error);
  return plan;
}

static WmMilestone *
milestone (WmPlan *plan, guint i)
{
  return g_ptr_array_index (plan->milestones, i);
}

static WmActivity *
activity (WmPlan *plan, guint i, guint j)
{
  return g_ptr_array_index (milestone (plan, i)->activities, j);
}

/* The whole plan as one text, for comparing. */
static char *
describe (Fixture *fixture, const char *slug)
{
  g_autoptr (WmPlan) plan = load (fixture, slug);
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "%s from %s\n", plan->name, plan->start_date);
  for (guint i = 0; i < plan->milestones->len; i++)
    {
      g_string_append_printf (out, "%s until %s %s\n", milestone (plan, i)->name,
                              milestone (plan, i)->end_date, milestone (plan, i)->status);
      for (guint j = 0; j < milestone (plan, i)->activities->len; j++)
        g_string_append_printf (out, "  %s due %s %s %s\n", activity (plan, i, j)->name,
                                activity (plan, i, j)->due_date, activity (plan, i, j)->status,
                                activity (plan, i, j)->owner);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autofree char *slug = make_plan (fixture, "2026-03-02");
  g_autofree char *text = describe (fixture, slug);
  g_autofree char *again = make_plan (fixture, "2026-03-02");
  g_autoptr (WmPlan) plan = load (fixture, slug);

  g_assert_cmpstr (text, ==,
                   "Onboarding: Bo from 2026-03-02\n"
                   "Day 1 until 2026-03-02 NEEDS-ACTION\n"
                   "  Light the oven due 2026-03-02 NEEDS-ACTION buddy\n"
                   "Week 1 until 2026-03-06 NEEDS-ACTION\n"
                   "  Make dough due 2026-03-04 NEEDS-ACTION new_hire\n"
                   "  Sell due 2026-03-06 NEEDS-ACTION \n" /* never after its milestone */
                   "Month 1 until 2026-04-01 NEEDS-ACTION\n"
                   "  Review due 2026-04-01 NEEDS-ACTION manager\n" /* no day: the last */
                   "Quarter 1 until 2026-06-01 NEEDS-ACTION\n"
                   "Two weeks until 2026-03-13 NEEDS-ACTION\n");
  g_assert_cmpstr (g_ptr_array_index (milestone (plan, 0)->goals, 0), ==, "Apron on");
  g_assert_cmpint (activity (plan, 0, 0)->minutes, ==, 30);
  g_assert_cmpuint (activity (plan, 1, 0)->skills->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (activity (plan, 1, 0)->depends_on, 0), ==, "oven");
  /* No id comes of a name: another of the same has another. */
  g_assert_cmpstr (again, !=, slug);
}

/* How long an activity takes is in the plan as the template writes it, also what counts in no
 * minutes. */
static void
test_time_as_written (Fixture *fixture, gconstpointer data)
{
  static const char *const written[] = { "PT30M", "PT90M", "P1D", "P1W", "P1Y", "PT30S", "" };
  static const char in_plan[] = "SELECT a.time_required FROM activity a"
                                " JOIN onboarding_plan p ON p.id = a.plan_id"
                                " WHERE p.slug = ? AND a.slug = 'oven'";
  static const char in_template[] = "SELECT a.time_required FROM template_activity a"
                                    " JOIN onboarding_template t ON t.id = a.template_id"
                                    " WHERE t.slug = ? AND a.slug = 'oven'";

  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *slug = NULL;
      g_autofree char *stored = NULL;
      g_autofree char *edited = NULL;
      g_autofree char *template = NULL;
      g_autofree char *kept = NULL;
      g_autoptr (WmPlan) plan = NULL;
      WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;

      g_assert_true (wm_store_begin (fixture->store, "import-pack", NULL, &error));
      g_assert_true (wm_sql_run (fixture->store, &error,
                                 "UPDATE template_activity SET time_required = ? WHERE id = 10",
                                 "t", written[i]));
      g_assert_true (wm_store_commit (fixture->store, &error));
      slug = make_plan (fixture, "2026-03-02");
      stored = wm_sql_text (fixture->store, in_plan, "t", slug);
      g_assert_cmpstr (stored, ==, written[i]);
      plan = load (fixture, slug);
      edit.name = "Light it";
      g_assert_true (wm_activity_edit (fixture->store, activity (plan, 0, 0)->id, &edit, &error));
      edited = wm_sql_text (fixture->store, in_plan, "t", slug);
      g_assert_cmpstr (edited, ==, written[i]);
      template = wm_template_from_plan (fixture->store, slug, "Ours", NULL, &error);
      g_assert_no_error (error);
      kept = wm_sql_text (fixture->store, in_template, "t", template);
      g_assert_cmpstr (kept, ==, written[i]);
    }
}

static void
test_chinese (Fixture *fixture, gconstpointer data)
{
  g_autofree char *slug = make_plan (fixture, "2026-03-02");
  g_autoptr (WmPlan) plan = load (fixture, slug);

  g_assert_cmpstr (activity (plan, 0, 0)->name, ==, "点燃烤炉");
  g_assert_cmpstr (g_ptr_array_index (milestone (plan, 0)->goals, 0), ==, "系上围裙");
  g_assert_cmpstr (activity (plan, 1, 0)->name, ==, "Make dough");
}

static void
test_tick (Fixture *fixture, gconstpointer data)
{
  g_autofree char *slug = make_plan (fixture, "2026-03-02");
  g_autoptr (WmPlan) plan = load (fixture, slug);
  g_autoptr (WmPlan) half = NULL;
  g_autoptr (WmPlan) whole = NULL;
  g_autoptr (WmPlan) undone = NULL;

  g_assert_true (wm_activity_set_done (fixture->store, activity (plan, 1, 0)->id, TRUE, NULL));
  half = load (fixture, slug);
  g_assert_cmpstr (milestone (half, 1)->status, ==, "IN-PROCESS");
  g_assert_cmpstr (activity (half, 1, 0)->status, ==, "COMPLETED");
  g_assert_true (g_str_has_suffix (activity (half, 1, 0)->completed, "Z"));
  g_assert_true (wm_activity_set_done (fixture->store, activity (plan, 1, 1)->id, TRUE, NULL));
  whole = load (fixture, slug);
  g_assert_cmpstr (milestone (whole, 1)->status, ==, "COMPLETED");
  g_assert_true (wm_activity_set_done (fixture->store, activity (plan, 1, 1)->id, FALSE, NULL));
  undone = load (fixture, slug);
  g_assert_cmpstr (milestone (undone, 1)->status, ==, "IN-PROCESS");
  g_assert_cmpstr (activity (undone, 1, 1)->completed, ==, "");
}

static void
test_move_start (Fixture *fixture, gconstpointer data)
{
  g_autofree char *slug = make_plan (fixture, "2026-03-02");
  g_autofree char *other = make_plan (fixture, "2026-05-04");
  g_autofree char *before = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *back = NULL;
  g_autoptr (WmPlan) plan = load (fixture, slug);
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;
  GDate start;

  before = describe (fixture, slug);
  g_assert_true (wm_date_parse ("2026-05-04", &start));
  g_assert_true (wm_plan_set_start (fixture->store, slug, &start, NULL));
  moved = describe (fixture, slug);
  fresh = describe (fixture, other);
  g_assert_cmpstr (moved, ==, fresh);
  g_assert_true (wm_store_undo (fixture->store, NULL));
  back = describe (fixture, slug);
  g_assert_cmpstr (back, ==, before);

  edit.due_date = "2026-03-05";
  g_assert_true (wm_activity_edit (fixture->store, activity (plan, 1, 0)->id, &edit, NULL));
  g_assert_true (wm_plan_set_start (fixture->store, slug, &start, NULL));
  g_clear_pointer (&plan, wm_plan_free);
  plan = load (fixture, slug);
  g_assert_cmpstr (activity (plan, 1, 0)->due_date, ==, "2026-03-05"); /* fixed stays fixed */
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *slug = make_plan (fixture, "2026-03-02");
  g_autoptr (WmPlan) plan = load (fixture, slug);
  g_autoptr (WmPlan) edited = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = activity (plan, 1, 0)->id;
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;

  edit.name = "Knead";
  edit.owner = "buddy";
  edit.minutes = 90;
  edit.due_day = 2;
  g_assert_true (wm_activity_edit (fixture->store, id, &edit, NULL));
  edited = load (fixture, slug);
  g_assert_cmpstr (activity (edited, 1, 0)->name, ==, "Knead");
  g_assert_cmpstr (activity (edited, 1, 0)->due_date, ==, "2026-03-03");
  g_assert_cmpint (activity (edited, 1, 0)->minutes, ==, 90);

  edit = (WmActivityEdit) WM_ACTIVITY_EDIT_INIT;
  edit.due_date = "2026-02-30";
  g_assert_false (wm_activity_edit (fixture->store, id, &edit, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  edit = (WmActivityEdit) WM_ACTIVITY_EDIT_INIT;
  edit.name = " ";
  g_assert_false (wm_activity_edit (fixture->store, id, &edit, &error));
  g_assert_nonnull (error);
}

static void
assert_order (Fixture *fixture, const char *slug, guint i, const char *expected)
{
  g_autoptr (WmPlan) plan = load (fixture, slug);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint j = 0; j < milestone (plan, i)->activities->len; j++)
    g_string_append_printf (got, "%s%s", j ? "," : "", activity (plan, i, j)->slug);
  g_assert_cmpstr (got->str, ==, expected);
}

static void
test_move_activity (Fixture *fixture, gconstpointer data)
{
  g_autofree char *slug = make_plan (fixture, "2026-03-02");
  g_autofree char *before = describe (fixture, slug);
  g_autofree char *after = NULL;
  g_autoptr (WmPlan) plan = load (fixture, slug);
  gint64 week = milestone (plan, 1)->id;
  gint64 quarter = milestone (plan, 3)->id;

  g_assert_true (wm_activity_move (fixture->store, activity (plan, 1, 1)->id, week, 0, NULL));
  assert_order (fixture, slug, 1, "sell,dough");
  g_assert_true (wm_activity_move (fixture->store, activity (plan, 0, 0)->id, week, 1, NULL));
  assert_order (fixture, slug, 0, "");
  assert_order (fixture, slug, 1, "sell,oven,dough");
  g_assert_true (wm_activity_move (fixture->store, activity (plan, 1, 1)->id, quarter, 9, NULL));
  assert_order (fixture, slug, 3, "sell");
  for (int i = 0; i < 3; i++)
    g_assert_true (wm_store_undo (fixture->store, NULL));
  after = describe (fixture, slug);
  g_assert_cmpstr (after, ==, before);
}

static void
test_add_and_delete (Fixture *fixture, gconstpointer data)
{
  g_autofree char *slug = make_plan (fixture, "2026-03-02");
  g_autofree char *before = describe (fixture, slug);
  g_autofree char *after = NULL;
  g_autoptr (WmPlan) plan = load (fixture, slug);
  g_autoptr (WmPlan) without = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = wm_activity_add (fixture->store, milestone (plan, 0)->id, "Sweep", &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  g_assert_true (wm_activity_delete (fixture->store, activity (plan, 1, 0)->id, NULL));
  without = load (fixture, slug);
  g_assert_cmpstr (activity (without, 0, 1)->name, ==, "Sweep");
  g_assert_cmpstr (activity (without, 0, 1)->due_date, ==, "2026-03-02");
  g_assert_cmpuint (activity (without, 2, 0)->depends_on->len, ==, 1); /* only "sell" is left */
  g_assert_false (wm_activity_delete (fixture->store, activity (plan, 1, 0)->id, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_assert_true (wm_store_undo (fixture->store, NULL));
  g_assert_true (wm_store_undo (fixture->store, NULL));
  after = describe (fixture, slug);
  g_assert_cmpstr (after, ==, before);
}

static void
test_delete_plan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *slug = make_plan (fixture, "2026-03-02");
  g_autofree char *before = describe (fixture, slug);
  g_autofree char *after = NULL;

  g_assert_true (wm_plan_delete (fixture->store, slug, NULL));
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "SELECT count(*) FROM activity_link", ""), ==,
                   0);
  g_assert_null (wm_plan_load (fixture->store, slug, NULL));
  g_assert_true (wm_store_undo (fixture->store, NULL));
  after = describe (fixture, slug);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (wm_plan_rename (fixture->store, slug, "Bread", NULL));
  g_assert_false (wm_plan_rename (fixture->store, slug, "", NULL));
}

/* Days as text, there and back; a bad line is told; every date follows what is
 * saved, and undo brings all of it back. */
static void
test_calendar (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "2026-13-01", "\nChristmas", "2026-03-09..2026-03-03 x" };
  g_autofree char *slug = make_plan (fixture, "2026-03-02");
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPlanDays) days = wm_plan_days_load (fixture->store, slug, &error);
  g_autoptr (WmPlanDays) again = NULL;
  g_autoptr (WmPlan) plan = NULL;
  g_autoptr (WmPlan) undone = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  for (guint i = 1; i <= 7; i++)
    g_assert_cmpuint (days->percent[i], ==, i <= 5 ? 100 : 0);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_null (wm_plan_days_parse (bad[i], TRUE, &error));
      g_assert_nonnull (strstr (error->message, i == 1 ? "Line 2" : "Line 1"));
      g_clear_error (&error);
    }
  g_assert_null (wm_plan_days_parse ("2026-03-03..2026-03-04", FALSE, &error));
  g_clear_error (&error);

  g_ptr_array_unref (days->holidays);
  days->holidays = wm_plan_days_parse ("2026-03-03 Feast of flour\n\n", FALSE, &error);
  g_ptr_array_unref (days->away);
  days->away = wm_plan_days_parse ("2026-03-04..2026-03-05", TRUE, &error);
  days->percent[5] = 50;
  days->percent[6] = 100;
  g_assert_true (wm_plan_days_save (fixture->store, slug, days, &error));
  g_assert_no_error (error);
  again = wm_plan_days_load (fixture->store, slug, &error);
  text = wm_plan_days_format (again->holidays);
  g_assert_cmpstr (text, ==, "2026-03-03 Feast of flour\n");
  g_free (text);
  text = wm_plan_days_format (again->away);
  g_assert_cmpstr (text, ==, "2026-03-04..2026-03-05\n");
  g_assert_cmpuint (again->percent[5], ==, 50);
  g_assert_cmpuint (again->percent[6], ==, 100);
  /* The third working day is Saturday the 7th now. */
  plan = wm_plan_load (fixture->store, slug, &error);
  g_assert_cmpstr (wm_plan_find_activity (plan, "dough")->due_date, ==, "2026-03-07");
  memset (days->percent, 0, sizeof days->percent);
  g_assert_false (wm_plan_days_save (fixture->store, slug, days, &error));
  g_clear_error (&error);
  g_assert_true (wm_store_undo (fixture->store, &error));
  undone = wm_plan_load (fixture->store, slug, &error);
  g_assert_cmpstr (wm_plan_find_activity (undone, "dough")->due_date, ==, "2026-03-04");
}

/* A plan becomes a template and a plan again: the same offsets, from another
 * start; no name, no fixed date, nothing that was made for her alone. */
static void
test_template (Fixture *fixture, gconstpointer data)
{
  g_autofree char *slug = make_plan (fixture, "2026-03-02");
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPlan) plan = wm_plan_load (fixture->store, slug, &error);
  g_autoptr (WmMap) map = NULL;
  g_autoptr (WmPlan) again = NULL;
  g_autofree char *made = NULL;
  g_autofree char *other = NULL;
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;
  const WmActivity *dough;
  GDate start;

  edit.name = "Bo makes dough";
  edit.owner = "Aunt Clara";
  edit.due_date = "2026-03-04";
  g_assert_true (wm_activity_edit (fixture->store, wm_plan_find_activity (plan, "dough")->id,
                                   &edit, &error));
  g_assert_true (wm_store_begin (fixture->store, "edit-activity", NULL, &error));
  g_assert_true (wm_sql_run (fixture->store, &error,
                             "UPDATE activity SET origin = 'gap:heat:check' WHERE slug = 'oven'",
                             ""));
  g_assert_true (wm_store_commit (fixture->store, &error));
  made = wm_template_from_plan (fixture->store, slug, "Ours", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (wm_date_parse ("2026-06-01", &start));
  map = wm_map_load (fixture->store, data, &error);
  other = wm_plan_create (fixture->store, map, fixture->person->slug, "baker", &start, made,
                          &error);
  g_assert_no_error (error);
  again = wm_plan_load (fixture->store, other, &error);
  g_assert_cmpuint (again->milestones->len, ==, plan->milestones->len);
  dough = wm_plan_find_activity (again, "dough");
  g_assert_cmpstr (dough->name, ==, "the new hire makes dough");
  g_assert_cmpstr (dough->owner, ==, "other");
  g_assert_cmpint (dough->due_day, ==, 3);
  g_assert_cmpstr (dough->due_date, ==, "2026-06-03");
  g_assert_cmpuint (dough->depends_on->len, ==, 0);
  g_assert_null (wm_plan_find_activity (again, "oven"));
}

static WmActivity *
week_activity (WmPlan *plan, const char *slug, const char *owner, const char *start,
               const char *due)
{
  WmActivity *it = wm_activity_new ();

  wm_plan_set_text (&it->slug, slug);
  wm_plan_set_text (&it->owner, owner);
  wm_plan_set_text (&it->start_date, start);
  wm_plan_set_text (&it->due_date, due);
  g_ptr_array_add (plan->loose, it);
  return it;
}

/* Wednesday 4 March; the week ends on Sunday the 8th:
 * | late, do, read, prove, begun before, next week, the manager's, done | */
static void
test_week (Fixture *fixture, gconstpointer data)
{
  static const char *const wanted[] = { "late", "do begun", "read", "prove check" };
  g_autoptr (WmPlan) plan = wm_plan_new ();
  WmCheckIn *talk = g_new0 (WmCheckIn, 1);
  WmPlanHealth health;
  GDate today;

  week_activity (plan, "late", "new_hire", "", "2026-03-03");
  week_activity (plan, "do", "", "", "2026-03-04");
  g_ptr_array_add (week_activity (plan, "read", "new_hire", "", "2026-03-06")->resources,
                   g_strdup ("a-book"));
  wm_plan_set_text (&week_activity (plan, "prove", "new_hire", "", "2026-03-05")->proof, "q");
  wm_plan_set_text (&week_activity (plan, "check", "new_hire", "", "2026-03-06")->origin,
                    "gap:oven:check");
  week_activity (plan, "begun", "new_hire", "2026-03-08", "2026-03-20");
  week_activity (plan, "next", "new_hire", "", "2026-03-09");
  week_activity (plan, "managers", "manager", "", "2026-03-02")->blocked = TRUE;
  wm_plan_set_text (&week_activity (plan, "done", "new_hire", "", "2026-03-02")->status,
                    "COMPLETED");
  *talk = (WmCheckIn){ .slug = g_strdup ("day-1"), .date = g_strdup ("2026-03-03"),
                       .held = g_strdup (""),      .note = g_strdup (""),
                       .manager_note = g_strdup ("") };
  g_ptr_array_add (plan->check_ins, talk);
  g_assert_true (wm_date_parse ("2026-03-04", &today));
  for (int part = 0; part < WM_N_WEEK_PARTS; part++)
    {
      g_autoptr (GPtrArray) found = wm_plan_week (plan, &today, (WmWeekPart) part);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < found->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                                ((WmActivity *) g_ptr_array_index (found, i))->slug);
      g_assert_cmpstr (text->str, ==, wanted[part]);
    }
  g_assert_nonnull (wm_plan_after_week (plan, &today));
  g_assert_cmpstr (wm_plan_after_week (plan, &today)->slug, ==, "next");
  health = wm_plan_health (plan, &today);
  g_assert_cmpuint (health.late, ==, 2);
  g_assert_cmpuint (health.blocked, ==, 1);
  g_assert_cmpstr (health.next, ==, "2026-03-03");
  g_assert_true (health.next_late);
}

/* Working days between two days, both ways, over a weekend and a holiday (9 Mar) */
static void
test_count (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *from, *to;
    int days;
  } table[] = { { "2026-03-02", "2026-03-02", 0 },  { "2026-03-02", "2026-03-04", 2 },
                { "2026-03-06", "2026-03-07", 0 },  { "2026-03-06", "2026-03-10", 1 },
                { "2026-03-10", "2026-03-06", -1 }, { "2026-03-04", "2026-03-02", -2 },
                { "2026-03-08", "2026-03-10", 1 } };
  g_autoptr (WmCalendar) calendar = wm_calendar_new (NULL);
  GDate holiday;

  g_assert_true (wm_date_parse ("2026-03-09", &holiday));
  wm_calendar_add_holiday (calendar, &holiday);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      GDate from, to;

      g_assert_true (wm_date_parse (table[i].from, &from));
      g_assert_true (wm_date_parse (table[i].to, &to));
      g_assert_cmpint (wm_calendar_count_days (calendar, &from, &to), ==, table[i].days);
    }
}

/* What a move by working days makes of start and due; or why it stays. */
static void
test_shift (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *slug;
    WmShift shift;
    int days;
    const char *start, *due; /* NULL: refused */
    const char *why;
  } table[] = {
    { "dough", WM_SHIFT_MOVE, 1, "", "2026-03-05", NULL },
    { "dough", WM_SHIFT_END, 1, "2026-03-05", "2026-03-06", NULL },
    { "dough", WM_SHIFT_END, 1, "2026-03-04", "2026-03-06", NULL }, /* its milestone ends */
    { "dough", WM_SHIFT_START, 1, "2026-03-05", "2026-03-06", NULL },
    { "dough", WM_SHIFT_MOVE, -9, "2026-03-02", "2026-03-03", NULL }, /* it waits for the oven */
    { "dough", WM_SHIFT_MOVE, -1, NULL, NULL, "begins after “Light the oven”" },
    { "sell", WM_SHIFT_MOVE, 1, NULL, NULL, "ends with its milestone" },
    { "oven", WM_SHIFT_MOVE, -1, "", "2026-02-27", NULL },
  };
  g_autofree char *plan = make_plan (fixture, "2026-03-02");
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (WmPlan) before = wm_plan_load (fixture->store, plan, &error);
      g_autoptr (WmPlan) after = NULL;
      const WmActivity *it = wm_plan_find_activity (before, table[i].slug);
      gboolean done = wm_activity_shift (fixture->store, plan, it->id, table[i].shift,
                                         table[i].days, NULL, &error);

      g_test_message ("%u %s", i, table[i].slug);
      g_assert_true (done == (table[i].due != NULL));
      if (!done)
        {
          g_assert_nonnull (strstr (error->message, table[i].why));
          g_clear_error (&error);
          continue;
        }
      g_assert_no_error (error);
      after = wm_plan_load (fixture->store, plan, &error);
      it = wm_plan_find_activity (after, table[i].slug);
      g_assert_cmpstr (it->due_date, ==, table[i].due);
      g_assert_cmpstr (it->start_date, ==, table[i].start);
    }
}

/* (transfer full): "name before>after", a line each */
static char *
describe_moves (const WmPlan *before, const WmPlan *after)
{
  g_autoptr (GPtrArray) moves = wm_plan_moves (before, after);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < moves->len; i++)
    {
      const WmPlanMove *it = g_ptr_array_index (moves, i);

      if (it->kind == WM_MOVE_CHECK_IN)
        g_string_append_printf (out, "day %d", it->day);
      g_string_append_printf (out, "%s %s>%s\n", it->name, it->before + 5, it->after + 5);
    }
  return g_string_free (out, FALSE);
}

/* The start goes from a Monday to the Wednesday: the first five working days now end on a
 * Tuesday, check-ins fall on the last working day before their own, and what is fixed stays. */
static void
test_moves (Fixture *fixture, gconstpointer data)
{
  g_autofree char *slug = make_plan (fixture, "2026-03-02");
  g_autoptr (WmPlan) plan = load (fixture, slug);
  g_autoptr (WmPlan) before = NULL;
  g_autoptr (WmPlan) after = NULL;
  g_autofree char *moves = NULL;
  g_autofree char *none = NULL;
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;
  GDate start;

  edit.due_date = "2026-03-05";
  g_assert_true (wm_activity_edit (fixture->store, activity (plan, 1, 0)->id, &edit, NULL));
  before = load (fixture, slug);
  g_assert_true (wm_date_parse ("2026-03-04", &start));
  g_assert_true (wm_plan_set_start (fixture->store, slug, &start, NULL));
  after = load (fixture, slug);
  moves = describe_moves (before, after);
  g_assert_cmpstr (moves, ==,
                   "Day 1 03-02>03-04\nLight the oven 03-02>03-04\n"
                   "Week 1 03-06>03-10\nSell 03-06>03-10\n"
                   "Month 1 04-01>04-03\nReview 04-01>04-03\n"
                   "Quarter 1 06-01>06-03\nTwo weeks 03-13>03-17\n"
                   "day 30 03-31>04-02\nday 60 04-30>05-01\nday 90 05-29>06-01\n");
  none = describe_moves (after, after);
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, locale, function)                                                               \
  g_test_add ("/plan/" name, Fixture, locale, set_up, function, tear_down)
  ADD ("create", "en", test_create);
  ADD ("time-as-written", "en", test_time_as_written);
  ADD ("chinese", "zh-CN", test_chinese);
  ADD ("tick", "en", test_tick);
  ADD ("move-start", "en", test_move_start);
  ADD ("edit", "en", test_edit);
  ADD ("move-activity", "en", test_move_activity);
  ADD ("add-and-delete", "en", test_add_and_delete);
  ADD ("delete-plan", "en", test_delete_plan);
  ADD ("calendar", "en", test_calendar);
  ADD ("template", "en", test_template);
  ADD ("week", "en", test_week);
  ADD ("count", "en", test_count);
  ADD ("shift", "en", test_shift);
  ADD ("moves", "en", test_moves);
  return g_test_run ();
}
