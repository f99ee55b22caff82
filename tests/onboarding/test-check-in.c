/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of a plan: check-ins with ratings and agreed actions, states
 * with a reason, first times, and the document that carries all of it to
 * another workspace and back.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "exchange/wm-exchange.h"
#include "onboarding/wm-check-in.h"
#include "store/wm-sql.h"
#include "wm-fixture.h"

typedef struct
{
  WmFixture *fixture;
  WmStore *store;
  WmMap *map;
  WmPerson *person;
  char *plan;
} Held;

static void
set_up (WmFixture *fixture, Held *held)
{
  g_autoptr (GError) error = NULL;
  GDate start;

  held->fixture = fixture;
  held->store = fixture->store;
  held->map = wm_map_load (held->store, "en", &error);
  g_assert_no_error (error);
  held->person = wm_person_add (held->store, "Bo", "employee", &error);
  g_assert_no_error (error);
  g_assert_true (wm_date_parse ("2026-03-02", &start));
  held->plan = wm_plan_create (held->store, held->map, held->person->slug, "baker", &start, NULL,
                               &error);
  g_assert_no_error (error);
}

static void
clear (Held *held)
{
  wm_map_unref (held->map);
  wm_person_free (held->person);
  g_free (held->plan);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Held, clear)

static WmPlan *
load (Held *held)
{
  g_autoptr (GError) error = NULL;
  WmPlan *plan = wm_plan_load (held->store, held->plan, &error);

  g_assert_no_error (error);
  return plan;
}

static WmCheckIn *
check_in (WmPlan *plan, guint i)
{
  return g_ptr_array_index (plan->check_ins, i);
}

/* Day 30, 60, 90 from Monday 2 March: each back to a working day. */
static void
test_proposed (WmFixture *fixture, gconstpointer data)
{
  static const char *const dates[] = { "2026-03-31", "2026-04-30", "2026-05-29" };
  g_auto (Held) held = { 0 };
  g_autoptr (WmPlan) plan = NULL;
  g_autoptr (WmPlan) moved = NULL;
  GDate start;

  set_up (fixture, &held);
  plan = load (&held);
  g_assert_cmpuint (plan->check_ins->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (check_in (plan, i)->date, ==, dates[i]);
  g_assert_true (wm_date_parse ("2026-03-09", &start));
  g_assert_true (wm_plan_set_start (held.store, held.plan, &start, NULL));
  moved = load (&held);
  g_assert_cmpstr (check_in (moved, 0)->date, ==, "2026-04-07");
}

static void
test_hold (WmFixture *fixture, gconstpointer data)
{
  g_auto (Held) held = { 0 };
  g_autoptr (WmPlan) plan = NULL;
  g_autoptr (WmPlan) undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *skill = NULL;
  WmCheckInRating rating = { NULL, 2, "Shaped 40 loaves alone" };
  WmCheckInAction action = { "Order a bench scraper", "manager", "2026-04-02" };
  WmCheckInHeld what = { "2026-03-30", 4, "I like it", "Steady hands", &rating, 1, &action, 1 };
  guint before;

  set_up (fixture, &held);
  skill = wm_sql_text (held.store, "SELECT slug FROM skill ORDER BY slug LIMIT 1", "");
  rating.skill = skill;
  plan = load (&held);
  before
    = plan->loose->len + (guint) wm_sql_int (held.store, 0, "SELECT count(*) FROM activity", "");
  g_assert_true (wm_check_in_hold (held.store, held.plan, NULL, &what, &error));
  g_assert_no_error (error);
  g_clear_pointer (&plan, wm_plan_free);
  plan = load (&held);
  g_assert_cmpstr (check_in (plan, 0)->held, ==, "2026-03-30");
  g_assert_cmpint (check_in (plan, 0)->mood, ==, 4);
  g_assert_cmpstr (check_in (plan, 0)->manager_note, ==, "Steady hands");
  g_assert_cmpint (wm_sql_int (held.store, 0, "SELECT count(*) FROM activity", ""), ==, before + 1);
  g_assert_cmpint (wm_sql_int (held.store, -1,
                               "SELECT r.level FROM skill_rating r JOIN assessment a"
                               " ON a.id = r.assessment_id WHERE a.kind = 'check_in'",
                               ""),
                   ==, 2);
  g_assert_cmpstr (((WmActivity *) g_ptr_array_index (
                        ((WmMilestone *) g_ptr_array_index (plan->milestones,
                                                            plan->milestones->len - 1))
                            ->activities,
                        ((WmMilestone *) g_ptr_array_index (plan->milestones,
                                                            plan->milestones->len - 1))
                                ->activities->len
                            - 1))
                       ->due_date,
                   ==, "2026-04-02");
  /* One action, taken back whole */
  g_assert_true (wm_store_undo (held.store, NULL));
  undone = load (&held);
  g_assert_cmpstr (check_in (undone, 0)->held, ==, "");
  g_assert_cmpint (wm_sql_int (held.store, -1, "SELECT count(*) FROM assessment", ""), ==, 0);
  what.date = "2026-13-01";
  g_assert_false (wm_check_in_hold (held.store, held.plan, NULL, &what, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  what.date = "2026-03-30";
  rating.skill = "no-such-skill";
  g_assert_false (wm_check_in_hold (held.store, held.plan, NULL, &what, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (wm_check_in_hold (held.store, held.plan, "day-31", &what, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_assert_cmpint (wm_sql_int (held.store, -1, "SELECT count(*) FROM check_in WHERE held <> ''",
                               ""),
                   ==, 0);
}

static WmActivity *
first_activity (WmPlan *plan)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);

  return g_ptr_array_index (all, 0);
}

static void
test_stand (WmFixture *fixture, gconstpointer data)
{
  static const WmActivityStand stands[]
      = { WM_ACTIVITY_DOING, WM_ACTIVITY_BLOCKED, WM_ACTIVITY_DONE_NOW, WM_ACTIVITY_DROPPED,
          WM_ACTIVITY_TODO };
  g_auto (Held) held = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 id;

  set_up (fixture, &held);
  id = wm_sql_int (held.store, 0, "SELECT id FROM activity ORDER BY sort, id LIMIT 1", "");
  for (guint i = 0; i < G_N_ELEMENTS (stands); i++)
    {
      g_autoptr (WmPlan) plan = NULL;
      const WmActivity *activity;

      g_assert_true (wm_activity_set_stand (held.store, id, stands[i], "Flour is late", &error));
      g_assert_no_error (error);
      plan = load (&held);
      activity = first_activity (plan);
      g_assert_cmpint (wm_activity_stand (activity), ==, stands[i]);
      g_assert_cmpstr (activity->reason, ==,
                       stands[i] == WM_ACTIVITY_BLOCKED || stands[i] == WM_ACTIVITY_DROPPED
                           ? "Flour is late"
                           : "");
    }
  /* Dropping and blocking need a reason. */
  g_assert_false (wm_activity_set_stand (held.store, id, WM_ACTIVITY_DROPPED, " ", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
}

/* A circle is refused, and says how it goes. */
static void
test_circle (WmFixture *fixture, gconstpointer data)
{
  g_auto (Held) held = { 0 };
  g_autoptr (WmPlan) plan = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;
  const char *needs[] = { NULL, NULL };
  WmActivity *one, *two;

  set_up (fixture, &held);
  plan = load (&held);
  all = wm_plan_activities (plan);
  one = g_ptr_array_index (all, 0);
  two = g_ptr_array_index (all, all->len - 1);
  edit.depends_on = needs;
  needs[0] = two->slug;
  g_assert_true (wm_activity_edit (held.store, one->id, &edit, &error));
  g_assert_no_error (error);
  needs[0] = one->slug;
  g_assert_false (wm_activity_edit (held.store, two->id, &edit, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, one->name));
  g_assert_nonnull (strstr (error->message, "→"));
}

/* All of it in the document, there and back, byte for byte. */
static void
test_document (WmFixture *fixture, gconstpointer data)
{
  g_auto (Held) held = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (WmStore) other = NULL;
  g_autoptr (WmImportReport) report = NULL;
  g_autoptr (WmPlan) plan = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "plan.json", NULL);
  g_autofree char *other_path = g_build_filename (fixture->folder, "other.waymark", NULL);
  g_autofree char *skill = NULL;
  WmCheckInRating rating = { NULL, 3, "Seen on Tuesday" };
  WmCheckInHeld what = { "2026-03-30", 2, "ok", NULL, &rating, 1, NULL, 0 };
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;

  set_up (fixture, &held);
  skill = wm_sql_text (held.store, "SELECT slug FROM skill ORDER BY slug LIMIT 1", "");
  rating.skill = skill;
  plan = load (&held);
  edit.anchor = WM_ANCHOR_MILESTONE;
  edit.due_ref = ((WmMilestone *) g_ptr_array_index (plan->milestones, 0))->slug;
  edit.due_day = -2;
  edit.duration = 3;
  g_assert_true (wm_activity_edit (held.store, first_activity (plan)->id, &edit, &error));
  g_assert_no_error (error);
  g_assert_true (wm_check_in_hold (held.store, held.plan, "day-30", &what, &error));
  g_assert_true (
    wm_first_unaided_set (held.store, held.plan, skill, "2026-03-20", "Alone", &error));
  g_assert_no_error (error);
  out = wm_export_plan (held.store, held.plan, &error);
  g_assert_no_error (error);
  g_assert_true (wm_file_write (path, out, &error));
  other = wm_store_open (other_path, WM_STORE_CREATE, &error);
  g_assert_no_error (error);
  report = wm_import_file (other, path, FALSE, &error);
  g_assert_no_error (error);
  again = wm_export_plan (other, held.plan, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_bytes_get_data (again, NULL), ==, g_bytes_get_data (out, NULL));
  g_assert_true (wm_store_close (other, NULL));
  g_unlink (path);
  g_unlink (other_path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                       \
  g_test_add ("/check-in/" name, WmFixture, NULL, wm_fixture_set_up, function, wm_fixture_tear_down)
  ADD ("proposed", test_proposed);
  ADD ("hold", test_hold);
  ADD ("stand", test_stand);
  ADD ("circle", test_circle);
  ADD ("document", test_document);
  return g_test_run ();
}
