/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library of templates: what follows from what became of plans, versions, how two
 * differ, both languages, and packs that carry them.
 */
#include <string.h>

#include "exchange/wm-exchange.h"
#include "map/wm-edit-private.h"
#include "onboarding/wm-plan-template.h"
#include "people/wm-people.h"
#include "planning/wm-template-improve.h"
#include "wm-fixture.h"

/* ---- what follows from counts --------------------------------------------------------- */

/* | plans, dropped | working days late in the plans where it was done | then | */
static void
test_judge (void)
{
  static const struct
  {
    guint plans, dropped;
    int late[6]; /* ended by -1 */
    const char *words; /* NULL: stays */
  } table[] = {
    { 2, 2, { -1 }, NULL }, /* too few to tell */
    { 3, 1, { 0, 0, -1 }, NULL },
    { 3, 2, { 0, -1 }, "Left out: dropped in 2 of 3 plans" },
    { 4, 2, { 0, 0, -1 }, NULL }, /* half is not most */
    { 5, 3, { 9, 9, -1 }, "Left out: dropped in 3 of 5 plans" },
    { 9, 0, { 3, 3, -1 }, NULL }, /* done in two of nine */
    { 3, 0, { 0, 1, 4, -1 }, "1 working day later: late in 2 of 3 plans" },
    { 4, 0, { 5, 0, 2, 3, -1 }, "2 working days later: late in 3 of 4 plans" },
    { 4, 0, { 5, 0, 0, 3, -1 }, NULL },
    { 5, 0, { 0, 0, 0, 0, 90 }, NULL }, /* one outlier moves nothing */
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) seen
        = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_template_seen_free);
      g_autoptr (GPtrArray) found = NULL;
      WmTemplateSeen *one = wm_template_seen_new ("dough");

      one->plans = table[i].plans;
      one->dropped = table[i].dropped;
      for (guint k = 0; k < 5 && table[i].late[k] >= 0; k++)
        g_array_append_val (one->late, table[i].late[k]);
      g_ptr_array_add (seen, one);
      found = wm_template_judge (seen);
      g_assert_cmpuint (found->len, ==, table[i].words != NULL);
      if (found->len > 0)
        {
          g_autofree char *words = wm_improvement_words (g_ptr_array_index (found, 0));

          g_assert_cmpstr (words, ==, table[i].words);
        }
    }
}

/* A template of two weeks and a month: x is in the first week, y in the second or (loose)
 * in none, and counted from x where its anchor says so. */
typedef struct
{
  WmAnchor anchor;
  int day;
  const char *ref;
} Due;

static WmActivity *
add_due (GPtrArray *list, const char *slug, Due due)
{
  WmActivity *it = wm_activity_new ();

  wm_plan_set_text (&it->slug, slug);
  wm_plan_set_text (&it->due_ref, due.ref);
  it->anchor = due.anchor;
  it->due_day = due.day;
  g_ptr_array_add (list, it);
  return it;
}

static WmMilestone *
add_milestone (WmPlan *plan, const char *slug, WmHorizon horizon)
{
  WmMilestone *milestone = wm_milestone_new ();

  wm_plan_set_text (&milestone->slug, slug);
  milestone->horizon = horizon;
  g_ptr_array_add (plan->milestones, milestone);
  return milestone;
}

/* Late by so many days in each of three plans, or dropped in each (-1) */
static void
see (GPtrArray *seen, const char *slug, int late)
{
  WmTemplateSeen *one = wm_template_seen_new (slug);

  one->plans = 3;
  one->dropped = late < 0 ? 3 : 0;
  for (int i = 0; i < 3 && late >= 0; i++)
    g_array_append_val (one->late, late);
  g_ptr_array_add (seen, one);
}

/* | x | y | x late, or -1: dropped | y late | then x | then y | where y is |
 * The first week ends on working day 5, the month on 22. */
static void
test_apply (void)
{
#define START(day) { WM_ANCHOR_START, day, "" }
#define AFTER(day) { WM_ANCHOR_ACTIVITY, day, "x" }
#define ENDS(day) { WM_ANCHOR_MILESTONE, day, "w1" }
#define NO_DAY { WM_ANCHOR_FIXED, 0, "" }
  static const struct
  {
    Due x, y;
    int x_late, y_late;
    Due x_then, y_then;
    const char *where; /* slug of y's milestone, "" for none */
  } table[] = {
    { START (3), AFTER (1), 192, 191, START (195), AFTER (1), "m1" },
    { START (3), AFTER (1), 2, 5, START (5), AFTER (4), "m1" },
    { START (3), AFTER (1), 0, 2, START (3), AFTER (3), "m1" },
    { NO_DAY, AFTER (2), -1, 0, NO_DAY, ENDS (2), "m1" },
    { NO_DAY, AFTER (2), -1, 1, NO_DAY, START (8), "m1" },
    { START (-2), AFTER (2), -1, 0, NO_DAY, START (1), "m1" },
    { START (3), NO_DAY, 0, 4, START (3), START (5), "" },
    { START (3), ENDS (-2), 0, 1, START (3), ENDS (-1), "w1" },
    { START (3), ENDS (-2), 0, 4, START (3), START (7), "m1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (WmPlan) plan = wm_plan_new ();
      g_autoptr (GPtrArray) seen
        = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_template_seen_free);
      g_autoptr (GPtrArray) found = NULL;
      WmMilestone *week = add_milestone (plan, "w1", WM_HORIZON_WEEK);
      WmMilestone *month = add_milestone (plan, "m1", WM_HORIZON_MONTH);
      gboolean loose = *table[i].where == '\0';
      GPtrArray *home = loose                                      ? plan->loose
                        : table[i].y.anchor == WM_ANCHOR_MILESTONE ? week->activities
                                                                   : month->activities;
      const Due *x_then = &table[i].x_then, *y_then = &table[i].y_then;
      WmActivity *x = add_due (week->activities, "x", table[i].x);
      WmActivity *y = add_due (home, "y", table[i].y);

      g_test_message ("row %u", i);
      see (seen, "x", table[i].x_late);
      see (seen, "y", table[i].y_late);
      found = wm_template_judge (seen);
      wm_template_apply (plan, found);
      if (table[i].x_late < 0)
        g_assert_null (wm_plan_find_activity (plan, "x"));
      else
        {
          g_assert_cmpint (x->anchor, ==, x_then->anchor);
          g_assert_cmpint (x->due_day, ==, x_then->day);
        }
      g_assert_cmpint (y->anchor, ==, y_then->anchor);
      g_assert_cmpint (y->due_day, ==, y_then->day);
      g_assert_cmpstr (y->due_ref, ==, y_then->ref);
      g_assert_true (g_ptr_array_find (loose                                ? plan->loose
                                       : g_str_equal (table[i].where, "w1") ? week->activities
                                                                            : month->activities,
                                       y, NULL));
    }
}

/* A circle of what is counted from each other ends. */
static void
test_apply_circle (void)
{
  g_autoptr (WmPlan) plan = wm_plan_new ();
  g_autoptr (GPtrArray) seen
    = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_template_seen_free);
  g_autoptr (GPtrArray) found = NULL;
  const Due on_x = AFTER (1), on_y = { WM_ANCHOR_ACTIVITY, 1, "y" };
  WmActivity *x = add_due (plan->loose, "x", on_y);
  WmActivity *y = add_due (plan->loose, "y", on_x);

  see (seen, "x", 2);
  see (seen, "y", 3);
  found = wm_template_judge (seen);
  wm_template_apply (plan, found);
  g_assert_cmpint (x->due_day, ==, 1);
  g_assert_cmpint (y->due_day, ==, 1);
}

/* ---- in a workspace ------------------------------------------------------------------- */

typedef struct
{
  WmFixture base;
  WmMap *map;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  wm_fixture_set_up (&fixture->base, NULL);
  fixture->map = wm_map_load (fixture->base.store, "en", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  wm_map_unref (fixture->map);
  wm_fixture_tear_down (&fixture->base, NULL);
}

static char *
make_plan (Fixture *fixture, const char *name, const char *template_slug)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) person
    = wm_person_add (fixture->base.store, name, "employee", &error);
  GDate start;
  char *slug;

  g_assert_no_error (error);
  g_assert_true (wm_date_parse ("2026-03-02", &start));
  slug = wm_plan_create (fixture->base.store, fixture->map, person->slug, "baker", &start,
                         template_slug, &error);
  g_assert_no_error (error);
  return slug;
}

/* Of three hires two drop the dough, and get their keys on Wednesday instead of
 * Monday. The rest is done in time. */
static void
live (Fixture *fixture)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Hire %u", i);
      g_autofree char *slug = make_plan (fixture, name, NULL);

      /* What is new is not done yet. */
      if (i > 0)
        {
          wm_fixture_sql (&fixture->base,
                          "UPDATE activity SET status = 'CANCELLED', reason = 'No time'"
                          " WHERE slug = 'mix' AND status = 'NEEDS-ACTION'");
          wm_fixture_sql (&fixture->base,
                          "UPDATE activity SET status = 'COMPLETED',"
                          " completed = '2026-03-04T12:00:00Z'"
                          " WHERE slug = 'keys' AND status = 'NEEDS-ACTION'");
        }
      wm_fixture_sql (&fixture->base,
                      "UPDATE activity SET status = 'COMPLETED', completed = due_date ||"
                      " 'T12:00:00Z' WHERE status = 'NEEDS-ACTION'");
    }
}

static char *
diff_text (GPtrArray *changes)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const WmTemplateChange *it = g_ptr_array_index (changes, i);

      g_string_append_printf (out, "%s %s (%s)\n", wm_template_change_to_string (it->kind),
                              it->slug, it->words);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What most plans dropped goes, what waited for it waits for the rest; what most had
 * late is due later, in the next milestone. The preview tells it and changes nothing. */
static void
test_improve (Fixture *fixture, gconstpointer data)
{
  static const char wanted[]
    = "changed keys (Milestone: Day 1 → Week 1 · Due: working day 1 → working day 3)\n"
      "changed loaf (Waits for: Mix a dough, See the oven → See the oven)\n"
      "removed mix (working day 3)\n";
  WmStore *store = fixture->base.store;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *text = NULL;
  g_autofree char *none = NULL;
  g_autofree char *made = NULL;
  g_autofree char *plan = NULL;
  g_autofree char *from = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) none_found = NULL;
  g_autoptr (GPtrArray) none_changed = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (WmPlan) chinese = NULL;
  const WmTemplateSummary *newest;

  live (fixture);
  before = wm_fixture_dump (&fixture->base);
  g_assert_true (wm_template_improve (store, NULL, "first-weeks", TRUE, &first, &same,
                                      &none, &error));
  g_assert_no_error (error);
  g_assert_null (none);
  after = wm_fixture_dump (&fixture->base);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (first->len, ==, 2);
  text = diff_text (same);
  g_assert_cmpstr (text, ==, wanted);

  g_assert_true (wm_template_improve (store, NULL, "first-weeks", FALSE, &found,
                                      &changes, &made, &error));
  g_assert_no_error (error);
  g_assert_nonnull (made);
  list = wm_template_list (store, "en", &error);
  g_assert_cmpuint (list->len, ==, 2);
  newest = g_ptr_array_index (list, 0);
  g_assert_cmpstr (newest->slug, ==, made);
  g_assert_cmpint (newest->version, ==, 2);
  g_assert_true (newest->is_own);
  g_assert_cmpstr (newest->based_on, ==, "first-weeks");
  g_assert_true (((WmTemplateSummary *) g_ptr_array_index (list, 1))->is_old);
  g_assert_cmpuint (((WmTemplateSummary *) g_ptr_array_index (list, 1))->plans, ==, 3);

  g_assert_cmpint (wm_template_find_for (store, "baker"), ==,
                   wm_sql_int (store, 0, "SELECT id FROM onboarding_template WHERE slug = ?", "t",
                               made));
  /* The next plan is made of it; it says the same in Chinese as before. */
  plan = make_plan (fixture, "Hire 4", NULL);
  from = wm_sql_text (store, "SELECT template FROM onboarding_plan WHERE slug = ?", "t", plan);
  g_assert_cmpstr (from, ==, made);
  chinese = wm_template_load (store, made, "zh-CN", &error);
  g_assert_cmpstr (wm_plan_find_activity (chinese, "keys")->name, ==, "领取钥匙");
  /* Of this version there is one plan: too few to tell. */
  g_assert_true (wm_template_improve (store, NULL, made, FALSE, &none_found,
                                      &none_changed, &again, &error));
  g_assert_cmpuint (none_found->len, ==, 0);
  g_assert_null (again);

  for (guint i = 0; i < 3; i++) /* the plan, the person, the version */
    g_assert_true (wm_store_undo (store, &error));
  undone = wm_fixture_dump (&fixture->base);
  g_assert_cmpstr (undone, ==, before);
}

/* An own pack in Chinese takes the Chinese texts; the English ones become translations. */
static void
test_languages (Fixture *fixture, gconstpointer data)
{
  WmStore *store = fixture->base.store;
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;
  g_autofree char *base = NULL;
  g_autoptr (WmPlan) english = NULL;
  g_autoptr (WmPlan) chinese = NULL;
  const WmMilestone *month;

  wm_fixture_sql (&fixture->base, "INSERT INTO pack (id, slug, name, language) VALUES"
                                  " (9, 'ours', '我们的', 'zh-CN')");
  g_assert_true (wm_store_set_setting (store, WM_EDIT_OWN_PACK, "ours", &error));
  g_assert_true (wm_store_begin (store, "improve-template", NULL, &error));
  made = wm_template_copy (store, "first-weeks", &error);
  g_assert_no_error (error);
  g_assert_true (wm_store_commit (store, &error));
  base = wm_sql_text (store, "SELECT a.name FROM template_activity a JOIN onboarding_template t"
                             " ON t.id = a.template_id WHERE t.slug = ? AND a.slug = 'keys'",
                      "t", made);
  g_assert_cmpstr (base, ==, "领取钥匙");
  english = wm_template_load (store, made, "en", &error);
  chinese = wm_template_load (store, made, "zh-CN", &error);
  g_assert_cmpstr (wm_plan_find_activity (english, "keys")->name, ==, "Get the keys");
  g_assert_cmpstr (wm_plan_find_activity (chinese, "keys")->name, ==, "领取钥匙");
  month = wm_plan_find_milestone (english, "month-1");
  g_assert_cmpstr (g_ptr_array_index (month->goals, 0), ==, "Bakes alone.");
  month = wm_plan_find_milestone (chinese, "month-1");
  g_assert_cmpstr (g_ptr_array_index (month->goals, 0), ==, "独立烘焙");
  g_assert_cmpstr (g_ptr_array_index (month->goals, 1), ==, "Is on time.");
}

/* Month 1 counts as reached when she bakes at level 3. */
static void
add_criterion (Fixture *fixture)
{
  wm_fixture_sql (&fixture->base, "INSERT INTO milestone_skill (milestone_id, skill, level, sort)"
                                  " SELECT id, 'baking', 3, 0 FROM milestone"
                                  " WHERE slug = 'month-1'");
}

/* Saved, saved again under the same name, renamed, deleted: each is undone whole. */
static void
test_library (Fixture *fixture, gconstpointer data)
{
  WmStore *store = fixture->base.store;
  g_autofree char *plan = make_plan (fixture, "Hire", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (WmPlan) saved = NULL;
  int version;

  add_criterion (fixture);
  one = wm_template_from_plan (store, plan, "Ours", &version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, 1);
  two = wm_template_from_plan (store, plan, "Ours", &version, &error);
  g_assert_cmpint (version, ==, 2);
  before = wm_fixture_dump (&fixture->base);
  g_assert_true (wm_template_rename (store, two, "  Theirs ", &error));
  g_assert_true (wm_template_delete (store, one, &error));
  g_assert_no_error (error);
  list = wm_template_list (store, "en", &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_false (wm_template_rename (store, two, "", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (wm_template_delete (store, "nobody", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (wm_store_undo (store, &error));
  g_assert_true (wm_store_undo (store, &error));
  after = wm_fixture_dump (&fixture->base);
  g_assert_cmpstr (after, ==, before);

  /* A plan that is made of it has the same success criteria. */
  {
    g_autofree char *other = make_plan (fixture, "Other", two);
    const WmMilestone *month;

    saved = wm_plan_load (store, other, &error);
    month = wm_plan_find_milestone (saved, "month-1");
    g_assert_cmpuint (month->skills->len, ==, 1);
    g_assert_cmpstr (g_array_index (month->skills, WmMilestoneSkill, 0).skill, ==, "baking");
    g_assert_cmpint (g_array_index (month->skills, WmMilestoneSkill, 0).level, ==, 3);
  }
}

/* Skills, resources and questions are told by name, with the level at which a milestone
 * counts as reached; what the map has not is told by its slug. */
static void
test_diff (Fixture *fixture, gconstpointer data)
{
  WmStore *store = fixture->base.store;
  g_autofree char *plan = make_plan (fixture, "Hire", NULL);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *told = NULL;
  g_autofree char *bare = NULL;
  g_autoptr (WmPlan) before = NULL;
  g_autoptr (WmPlan) after = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) by_slug = NULL;
  g_autoptr (GError) error = NULL;

  one = wm_template_from_plan (store, plan, "Ours", NULL, &error);
  add_criterion (fixture);
  wm_fixture_sql (&fixture->base,
                  "UPDATE activity_link SET target = 'gone' WHERE kind = 'resource'"
                  " AND activity_id = (SELECT id FROM activity WHERE slug = 'mix')");
  wm_fixture_sql (&fixture->base,
                  "UPDATE activity_link SET target = 'oven' WHERE target = 'mixing'");
  two = wm_template_from_plan (store, plan, "Ours", NULL, &error);
  g_assert_no_error (error);
  before = wm_template_load (store, one, "en", &error);
  after = wm_template_load (store, two, "en", &error);
  changes = wm_template_diff (fixture->map, before, after);
  told = diff_text (changes);
  g_assert_cmpstr (told, ==,
                   "changed month-1 (Reached at: – → Baking 3)\n"
                   "changed mix (Skills: Mixing → Oven · Resources: The book of flour → gone)\n"
                   "changed loaf (Skills: Baking, Mixing → Baking, Oven)\n");
  by_slug = wm_template_diff (NULL, before, after);
  bare = diff_text (by_slug);
  g_assert_cmpstr (bare, ==,
                   "changed month-1 (Reached at: – → baking 3)\n"
                   "changed mix (Skills: mixing → oven · Resources: flour-book → gone)\n"
                   "changed loaf (Skills: baking, mixing → baking, oven)\n");
}

static GBytes *
own_pack (WmStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *slug = wm_store_get_setting (store, WM_EDIT_OWN_PACK);
  GBytes *bytes = wm_export_pack (store, slug, &error);

  g_assert_no_error (error);
  return bytes;
}

/* (transfer full): another workspace, into which the pack went as a file */
static WmStore *
take_in (Fixture *fixture, GBytes *pack)
{
  g_autofree char *file = g_build_filename (fixture->base.folder, "pack.json", NULL);
  g_autofree char *path = g_build_filename (fixture->base.folder, "other.waymark", NULL);
  g_autoptr (GError) error = NULL;
  WmStore *other = wm_store_open (path, WM_STORE_CREATE, &error);
  g_autoptr (WmImportReport) report = NULL;

  g_assert_no_error (error);
  g_assert_true (wm_file_write (file, pack, &error));
  report = wm_import_file (other, file, FALSE, &error);
  g_assert_no_error (error);
  return other;
}

/* Two versions go out in the own pack, into another workspace, and out of it again: the
 * same bytes, and the same list. */
static void
test_pack (Fixture *fixture, gconstpointer data)
{
  WmStore *store = fixture->base.store;
  g_autofree char *plan = make_plan (fixture, "Hire", NULL);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *slug = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (WmStore) other = NULL;
  g_autoptr (GPtrArray) list = NULL;

  add_criterion (fixture);
  one = wm_template_from_plan (store, plan, "Ours", NULL, &error);
  two = wm_template_from_plan (store, plan, "Ours", NULL, &error);
  g_assert_no_error (error);
  out = own_pack (store);
  slug = wm_store_get_setting (store, WM_EDIT_OWN_PACK);
  other = take_in (fixture, out);
  again = wm_export_pack (other, slug, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (out, NULL), g_bytes_get_size (out),
                   g_bytes_get_data (again, NULL), g_bytes_get_size (again));
  list = wm_template_list (other, "en", &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((WmTemplateSummary *) g_ptr_array_index (list, 0))->slug, ==, two);
  g_assert_cmpint (((WmTemplateSummary *) g_ptr_array_index (list, 0))->version, ==, 2);
  g_assert_cmpstr (((WmTemplateSummary *) g_ptr_array_index (list, 1))->slug, ==, one);
  g_assert_true (wm_store_close (other, NULL));
}

/* The rest of each row is that of a pack with sources, whose texts are English. */
static void
tell_sources (Fixture *fixture)
{
  static const char *const tables[] = { "onboarding_template", "template_milestone",
                                        "template_activity" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql
        = g_strdup_printf ("UPDATE %s SET extra = json_set (extra, '$.sourceIds',"
                           " json ('[\"theirs\"]'))", tables[i]);

      wm_fixture_sql (&fixture->base, sql);
    }
  wm_fixture_sql (&fixture->base,
                  "UPDATE template_activity SET extra = json_set (extra, '$.translations',"
                  " json ('{\"zh-CN\":{\"name\":\"领取钥匙\"}}')) WHERE slug = 'keys'");
}

/* An improved version in the own pack goes into another workspace: it names no sources of
 * the pack that it comes from, and says the same in each language as before. The format
 * has a highest version: the one after it has the same. */
static void
assert_goes_out (Fixture *fixture, const char *language)
{
  WmStore *store = fixture->base.store;
  g_autoptr (GError) error = NULL;
  g_autofree char *insert = g_strdup_printf ("INSERT INTO pack (id, slug, name, language) VALUES"
                                             " (9, 'ours', 'Ours', '%s')", language);
  g_autofree char *made = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (WmStore) other = NULL;
  g_autoptr (WmPlan) english = NULL;
  g_autoptr (WmPlan) chinese = NULL;
  const WmMilestone *month;

  tell_sources (fixture);
  wm_fixture_sql (&fixture->base, insert);
  wm_fixture_sql (&fixture->base, "UPDATE onboarding_template SET"
                                  " extra = json_set (extra, '$.version', 10000)");
  g_assert_true (wm_store_set_setting (store, WM_EDIT_OWN_PACK, "ours", &error));
  g_assert_true (wm_store_begin (store, "improve-template", NULL, &error));
  made = wm_template_copy (store, "first-weeks", &error);
  g_assert_no_error (error);
  g_assert_true (wm_store_commit (store, &error));
  out = own_pack (store);
  other = take_in (fixture, out);
  english = wm_template_load (other, made, "en", &error);
  chinese = wm_template_load (other, made, "zh-CN", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (wm_plan_find_activity (english, "keys")->name, ==, "Get the keys");
  g_assert_cmpstr (wm_plan_find_activity (chinese, "keys")->name, ==, "领取钥匙");
  month = wm_plan_find_milestone (english, "month-1");
  g_assert_cmpstr (g_ptr_array_index (month->goals, 0), ==, "Bakes alone.");
  g_assert_true (wm_store_close (other, NULL));
}

static void
test_goes_out (Fixture *fixture, gconstpointer data)
{
  assert_goes_out (fixture, "en");
}

static void
test_goes_out_in_chinese (Fixture *fixture, gconstpointer data)
{
  assert_goes_out (fixture, "zh-CN");
}

/* What two things are wrong with is told of one of them. */
static void
test_from_no_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (wm_template_from_plan (fixture->base.store, "nobody", "", NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
}

/* A circle of versions from a hostile pack: everything is listed once, and a plan can be
 * made. */
static void
test_circle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *plan = NULL;

  wm_fixture_sql (&fixture->base,
                  "INSERT INTO onboarding_template (id, pack_id, slug, name, sort, extra) VALUES"
                  " (7, 1, 'a', 'A', 1, '{\"version\":3,\"isBasedOn\":\"b\"}'),"
                  " (8, 1, 'b', 'B', 2, '{\"version\":2,\"isBasedOn\":\"a\"}'),"
                  " (9, 1, 'c', 'C', 3, '{\"version\":1,\"isBasedOn\":\"c\"}'),"
                  " (10, 1, 'd', 'D', 4, '{\"version\":4,\"isBasedOn\":\"b\"}')");
  list = wm_template_list (fixture->base.store, "en", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 5);
  plan = make_plan (fixture, "Hire", NULL);
  g_assert_nonnull (plan);
}

/* Random improvements of a random template: what stays waits only for what stays, and no
 * working day is 0. */
static void
test_property (void)
{
  for (guint seed = 0; seed < 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (WmPlan) plan = wm_plan_new ();
      g_autoptr (GPtrArray) seen
        = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_template_seen_free);
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (GPtrArray) all = NULL;
      WmMilestone *milestone = wm_milestone_new ();

      wm_plan_set_text (&milestone->slug, "w1");
      milestone->horizon = WM_HORIZON_WEEK;
      g_ptr_array_add (plan->milestones, milestone);
      for (int i = 0; i < 20; i++)
        {
          g_autofree char *slug = g_strdup_printf ("a%d", i);
          WmActivity *it = wm_activity_new ();
          WmTemplateSeen *one = wm_template_seen_new (slug);

          wm_plan_set_text (&it->slug, slug);
          it->anchor = g_rand_boolean (rand) || i == 0 ? WM_ANCHOR_START : WM_ANCHOR_ACTIVITY;
          it->due_day = g_rand_int_range (rand, 0, 2) ? g_rand_int_range (rand, 1, 6)
                                                      : g_rand_int_range (rand, -4, 0);
          if (i > 0)
            {
              g_autofree char *before = g_strdup_printf ("a%d", g_rand_int_range (rand, 0, i));

              wm_plan_set_text (&it->due_ref, before);
              g_ptr_array_add (it->depends_on,
                               g_strdup_printf ("a%d", g_rand_int_range (rand, 0, i)));
            }
          g_ptr_array_add (milestone->activities, it);
          one->plans = 4;
          one->dropped = (guint) g_rand_int_range (rand, 0, 5);
          for (int k = 0; k < 3; k++)
            {
              int late = g_rand_int_range (rand, 0, 4);

              g_array_append_val (one->late, late);
            }
          g_ptr_array_add (seen, one);
        }
      found = wm_template_judge (seen);
      wm_template_apply (plan, found);
      all = wm_plan_activities (plan);
      for (guint i = 0; i < all->len; i++)
        {
          const WmActivity *it = g_ptr_array_index (all, i);

          if (it->anchor == WM_ANCHOR_START)
            g_assert_cmpint (it->due_day, !=, 0);
          if (it->anchor == WM_ANCHOR_ACTIVITY)
            g_assert_nonnull (wm_plan_find_activity (plan, it->due_ref));
          for (guint k = 0; k < it->depends_on->len; k++)
            {
              g_assert_nonnull (
                wm_plan_find_activity (plan, g_ptr_array_index (it->depends_on, k)));
              g_assert_cmpstr (g_ptr_array_index (it->depends_on, k), !=, it->slug);
            }
        }
      g_assert_null (wm_plan_circle (plan));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/template/judge", test_judge);
  g_test_add_func ("/template/apply", test_apply);
  g_test_add_func ("/template/apply-circle", test_apply_circle);
  g_test_add_func ("/template/property", test_property);
#define ADD(name)                                                                                  \
  g_test_add ("/template/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (improve);
  ADD (languages);
  ADD (library);
  ADD (diff);
  ADD (pack);
  ADD (circle);
  ADD (goes_out);
  ADD (goes_out_in_chinese);
  ADD (from_no_plan);
  return g_test_run ();
}
