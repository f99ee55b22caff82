/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The compiler: a table of evidence in, the exact plan out; what must be true
 * of every plan; and plans made anew in a workspace.
 */
#include <string.h>

#include "hiring/wm-debrief.h"
#include "planning/wm-compile-store.h"
#include "wm-fixture.h"
#include "wm-map-maker.h"

/* A bakery: croissant needs dough and oven, dough needs flour. */
typedef struct
{
  WmMap *map;
  guint flour, dough, oven, croissant, till, bread;
  GPtrArray *shown, *milestones;
  WmCalendar *calendar;
  WmCompileInput input;
} Bakery;

static void
add_milestone (Bakery *it, const char *name, const char *end)
{
  WmMilestone *milestone = wm_milestone_new ();

  wm_plan_set_text (&milestone->name, name);
  wm_plan_set_text (&milestone->end_date, end);
  g_ptr_array_add (it->milestones, milestone);
}

static WmShownSkill *
show (Bakery *it, guint skill, int target, WmImportance importance, WmProven shown, int level,
      const char *sentence)
{
  WmShownSkill *row = wm_shown_skill_new (skill, target, importance, shown, level);

  if (sentence != NULL)
    {
      WmWhy *why = g_new0 (WmWhy, 1);

      why->level = level;
      why->source_kind = g_strdup ("scorecard");
      why->source = g_strdup ("card-1");
      why->sentence = g_strdup (sentence);
      g_ptr_array_add (row->evidence, why);
    }
  g_ptr_array_add (it->shown, row);
  return row;
}

static void
set_up (Bakery *it, gconstpointer data)
{
  WmMap *map = it->map = wm_map_new ("en");

  it->flour = wm_make_skill (map, "flour");
  it->dough = wm_make_skill (map, "dough");
  it->oven = wm_make_skill (map, "oven");
  it->croissant = wm_make_skill (map, "croissant");
  it->till = wm_make_skill (map, "till");
  it->bread = wm_make_skill (map, "bread");
  wm_make_need (map, it->dough, it->flour);
  wm_make_need (map, it->croissant, it->dough);
  wm_make_need (map, it->croissant, it->oven);
  wm_make_resource (map, it->flour, "flour-book", "book", 1, 120);
  wm_make_resource (map, it->dough, "dough-film", "video", 1, 60);
  wm_make_resource (map, it->dough, "dough-drill", "exercise", 0, 90);
  wm_make_resource (map, it->croissant, "folding", "article", 1, 180);
  wm_make_resource (map, it->croissant, "butter", "book", 2, 240);
  wm_make_question (map, it->croissant, "q-layers", 3, 30);
  wm_make_question (map, it->oven, "q-heat", 2, 15);
  it->milestones = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_milestone_free);
  add_milestone (it, "Day 1", "2026-03-02");
  add_milestone (it, "Week 1", "2026-03-06");
  add_milestone (it, "Month 1", "2026-04-01");
  it->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_shown_skill_free);
  it->calendar = wm_calendar_new (NULL);
  it->input = (WmCompileInput){ .map = map,
                                .shown = it->shown,
                                .milestones = it->milestones,
                                .calendar = it->calendar,
                                .week_minutes = 300 };
  g_assert_true (wm_date_parse ("2026-03-02", &it->input.start));
}

static void
tear_down (Bakery *it, gconstpointer data)
{
  wm_map_unref (it->map);
  g_ptr_array_unref (it->shown);
  g_ptr_array_unref (it->milestones);
  wm_calendar_free (it->calendar);
}

/* The whole plan as one text. */
static char *
describe (Bakery *it, const WmCompiled *compiled)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < compiled->activities->len; i++)
    {
      const WmCompiledActivity *a = g_ptr_array_index (compiled->activities, i);
      const WmWhy *why = g_ptr_array_index (a->activity->whys, 0);
      g_autofree char *needs = NULL;

      g_ptr_array_add (a->activity->depends_on, NULL);
      needs = g_strjoinv (",", (char **) a->activity->depends_on->pdata);
      g_ptr_array_set_size (a->activity->depends_on, (int) a->activity->depends_on->len - 1);
      g_string_append_printf (
          out, "%s | %s%s%s m%d day %d | %d min | %s%s%s | %s %s%s%s\n", a->activity->name,
          a->activity->start_date, *a->activity->start_date ? ".." : "", a->activity->due_date,
          a->milestone, a->activity->due_day, a->activity->minutes, a->activity->proof,
          *needs ? " after " : "", needs, why->finding, why->skill, *why->sentence ? ": " : "",
          why->sentence);
    }
  for (guint i = 0; i < compiled->tried->len; i++)
    {
      const WmTriedAt *tried = g_ptr_array_index (compiled->tried, i);
      const WmWhy *why = g_ptr_array_index (tried->whys, 0);
      g_string_append_printf (out, "~ %s %s: %s %s\n", tried->due, tried->name, why->finding,
                              why->skill);
    }
  for (guint i = 0; i < compiled->left_out->len; i++)
    {
      const WmLeftOut *left = g_ptr_array_index (compiled->left_out, i);
      g_string_append_printf (out, "- %s: %s\n", left->name, left->reason);
    }
  for (guint i = 0; i < compiled->criteria->len; i++)
    {
      const WmCriterion *criterion = &g_array_index (compiled->criteria, WmCriterion, i);
      g_string_append_printf (out, "= m%d %s %d\n", criterion->milestone,
                              wm_map_skill (it->map, criterion->skill)->slug, criterion->level);
    }
  for (guint i = 0; i < compiled->weeks->len; i++)
    {
      const WmWeekLoad *week = &g_array_index (compiled->weeks, WmWeekLoad, i);
      g_string_append_printf (out, "%d/%d ", week->minutes, week->limit);
    }
  return g_string_free (out, FALSE);
}

/* | skill     | asked    | shown                          |
 * | croissant | must 3   | 1, "Folded it twice, not thrice" |
 * | oven      | must 2   | never tried                    |
 * | dough     | should 2 | tried, without a signal        |
 * | bread     | must 2   | 3, "Her sourdough was the best" |
 * | till      | nice 1   | never tried                    | */
static void
test_table (Bakery *it, gconstpointer data)
{
  g_autoptr (WmCompiled) compiled = NULL;
  g_autofree char *text = NULL;

  show (it, it->croissant, 3, WM_IMPORTANCE_MUST, WM_PROVEN_SHORT, 1,
        "Folded it twice, not thrice");
  show (it, it->oven, 2, WM_IMPORTANCE_MUST, WM_PROVEN_NEVER, -1, NULL);
  show (it, it->dough, 2, WM_IMPORTANCE_SHOULD, WM_PROVEN_UNPROVEN, -1, "We ran out of time");
  show (it, it->bread, 2, WM_IMPORTANCE_MUST, WM_PROVEN_MET, 3, "Her sourdough was the best");
  show (it, it->till, 1, WM_IMPORTANCE_NICE, WM_PROVEN_NEVER, -1, NULL);
  compiled = wm_compile (&it->input);
  text = describe (it, compiled);
  g_assert_cmpstr (
      text, ==,
      "Try oven: pair on a real task, rate it afterwards | 2026-03-04 m1 day 3 | 60 min | q-heat |"
      " never_tried oven\n"
      "Show dough: work on a real task and explain it | 2026-03-05 m1 day 4 | 60 min |  |"
      " unproven dough: We ran out of time\n"
      "Learn croissant: folding | 2026-03-06..2026-03-10 m2 day 7 | 180 min |  |"
      " short croissant: Folded it twice, not thrice\n"
      "Learn croissant: butter | 2026-03-11..2026-03-16 m2 day 11 | 240 min |  after"
      " learn-1-croissant | short croissant: Folded it twice, not thrice\n"
      "Prove croissant at level 3 | 2026-03-17 m2 day 12 | 30 min | q-layers after"
      " learn-2-croissant | short croissant: Folded it twice, not thrice\n"
      "Take responsibility in bread: own a small piece of work | 2026-03-11 m2 day 8 | -1 min |  |"
      " met bread: Her sourdough was the best\n"
      "- Try till: pair on a real task, rate it afterwards: Nice to have: it is rated when it comes"
      " up\n"
      "= m2 croissant 3\n"
      "180/180 300/300 90/300 0/300 0/180 ");
}

static WmHireEvidence *
found_new (const char *skill, WmImportance importance, int target, const char *finding, int level)
{
  WmHireEvidence *it = g_new0 (WmHireEvidence, 1);

  it->skill = g_strdup (skill);
  it->importance = importance;
  it->target = target;
  it->finding = g_strdup (finding);
  it->level = level;
  it->sources = g_ptr_array_new ();
  return it;
}

static void
add_source (WmHireEvidence *it, const char *card, const char *state, int level,
            const char *sentence)
{
  WmHireSource *source = g_new0 (WmHireSource, 1);

  source->card = g_strdup (card);
  source->assessor = g_strdup ("ana");
  source->date = g_strdup ("2026-02-10");
  source->state = g_strdup (state);
  source->level = level;
  source->sentence = g_strdup (sentence);
  g_ptr_array_add (it->sources, source);
}

static void
source_free (gpointer data)
{
  WmHireSource *it = data;

  g_free (it->card);
  g_free (it->assessor);
  g_free (it->date);
  g_free (it->state);
  g_free (it->sentence);
  g_free (it);
}

static GPtrArray *
ratings_of (WmMap *map)
{
  GPtrArray *ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_rating_free);

  for (guint i = 0; i < map->skills->len; i++)
    {
      WmRating *rating = g_new0 (WmRating, 1);

      rating->skill = i;
      rating->level = -1;
      rating->date = g_strdup ("");
      rating->evidence = g_strdup ("");
      rating->assessor = g_strdup ("");
      g_ptr_array_add (ratings, rating);
    }
  return ratings;
}

static void
rate (GPtrArray *ratings, guint skill, const char *kind, const char *date, int level)
{
  WmRating *rating = g_ptr_array_index (ratings, skill);

  rating->level = level;
  rating->kind = g_strdup (kind);
  g_free (rating->date);
  rating->date = g_strdup (date);
}

/* The job of a pastry cook, its cards, and what was seen since:
 * | skill     | asked    | cards                                    | since               |
 * | croissant | must 3   | c1: 1 "Folds twice"; c2: 2 "Good butter" | herself: 4          |
 * | oven      | must 2   | c1: no signal, "The oven was cold"       |                     |
 * | dough     | must 2   | c2: not asked                            |                     |
 * | flour     | should 2 | none                                     | a check-in: 2       |
 * | bread     | must 2   | c1: 3 "Best loaf"; c2: 2 "Even crumb"    |                     |
 * | till      | should 2 | c2: 2 "Counts well"                      | the manager: 0      |
 * | icing     | must 1   | the map has no such skill                |                     | */
static void
test_hired (Bakery *it, gconstpointer data)
{
  g_autoptr (GPtrArray) evidence
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_hire_evidence_free);
  g_autoptr (GPtrArray) ratings = ratings_of (it->map);
  g_autoptr (WmCompiled) compiled = NULL;
  g_autofree char *text = NULL;
  WmHireEvidence *row;

  row = found_new ("croissant", WM_IMPORTANCE_MUST, 3, "short", 1);
  add_source (row, "c1", "rated", 1, "Folds twice");
  add_source (row, "c2", "rated", 2, "Good butter");
  g_ptr_array_add (evidence, row);
  row = found_new ("oven", WM_IMPORTANCE_MUST, 2, "unproven", -1);
  add_source (row, "c1", "no_signal", -1, "The oven was cold");
  g_ptr_array_add (evidence, row);
  row = found_new ("dough", WM_IMPORTANCE_MUST, 2, "never_tried", -1);
  add_source (row, "c2", "not_asked", -1, "");
  g_ptr_array_add (evidence, row);
  g_ptr_array_add (evidence, found_new ("flour", WM_IMPORTANCE_SHOULD, 2, "never_tried", -1));
  row = found_new ("bread", WM_IMPORTANCE_MUST, 2, "met", 2);
  add_source (row, "c1", "rated", 3, "Best loaf");
  add_source (row, "c2", "rated", 2, "Even crumb");
  g_ptr_array_add (evidence, row);
  row = found_new ("till", WM_IMPORTANCE_SHOULD, 2, "met", 2);
  add_source (row, "c2", "rated", 2, "Counts well");
  g_ptr_array_add (evidence, row);
  g_ptr_array_add (evidence, found_new ("icing", WM_IMPORTANCE_MUST, 1, "never_tried", -1));
  for (guint i = 0; i < evidence->len; i++)
    g_ptr_array_set_free_func (((WmHireEvidence *) g_ptr_array_index (evidence, i))->sources,
                               source_free);
  rate (ratings, it->croissant, "self", "2026-02-20", 4);
  rate (ratings, it->flour, "check_in", "2026-02-25", 2);
  rate (ratings, it->till, "manager", "2026-02-26", 0);

  g_clear_pointer (&it->shown, g_ptr_array_unref);
  it->input.shown = it->shown = wm_shown_from_hire (it->map, evidence, ratings);
  compiled = wm_compile (&it->input);
  text = describe (it, compiled);
  g_assert_cmpstr (
      text, ==,
      "Try dough: pair on a real task, rate it afterwards | 2026-03-04 m1 day 3 | 60 min |  |"
      " never_tried dough\n"
      "Show oven: work on a real task and explain it | 2026-03-05 m1 day 4 | 60 min | q-heat |"
      " unproven oven: The oven was cold\n"
      "Learn croissant: folding | 2026-03-06..2026-03-10 m2 day 7 | 180 min |  |"
      " short croissant: Folds twice\n"
      "Learn croissant: butter | 2026-03-11..2026-03-16 m2 day 11 | 240 min |  after"
      " learn-1-croissant | short croissant: Folds twice\n"
      "Prove croissant at level 3 | 2026-03-17 m2 day 12 | 30 min | q-layers after"
      " learn-2-croissant | short croissant: Folds twice\n"
      "Learn till to level 2 with a colleague | 2026-03-17..2026-03-27 m2 day 20 | 480 min |  |"
      " short till\n"
      "Take responsibility in bread: own a small piece of work | 2026-03-11 m2 day 8 | -1 min |  |"
      " met bread: Best loaf\n"
      "Take responsibility in flour: own a small piece of work | 2026-03-13 m2 day 10 | -1 min |  |"
      " met flour\n"
      "= m2 croissant 3\n= m2 till 2\n"
      "180/180 300/300 300/300 270/300 0/180 ");
  /* Both cards are named, with what each said. */
  {
    const WmCompiledActivity *learn = g_ptr_array_index (compiled->activities, 2);
    const WmWhy *one = g_ptr_array_index (learn->activity->whys, 0);
    const WmWhy *two = g_ptr_array_index (learn->activity->whys, 1);

    g_assert_cmpstr (one->source, ==, "c1");
    g_assert_cmpstr (two->source, ==, "c2");
    g_assert_cmpstr (two->assessor, ==, "ana");
    g_assert_cmpint (two->level, ==, 2);
    g_assert_cmpstr (two->sentence, ==, "Good butter");
  }
}

/* What the template does in the first weeks anyway is the check. */
static void
test_template_tries (Bakery *it, gconstpointer data)
{
  WmMilestone *week = g_ptr_array_index (it->milestones, 1);
  WmActivity *activity = wm_activity_new (), *managers = wm_activity_new ();
  g_autoptr (WmCompiled) compiled = NULL;
  g_autofree char *text = NULL;

  wm_plan_set_text (&activity->name, "Fire the oven with a colleague");
  wm_plan_set_text (&activity->owner, "new_hire");
  wm_plan_set_text (&activity->due_date, "2026-03-05");
  g_ptr_array_add (activity->skills, g_strdup ("oven"));
  g_ptr_array_add (week->activities, activity);
  wm_plan_set_text (&managers->owner, "manager");
  wm_plan_set_text (&managers->due_date, "2026-03-03");
  g_ptr_array_add (managers->skills, g_strdup ("dough"));
  g_ptr_array_add (week->activities, managers);
  show (it, it->oven, 2, WM_IMPORTANCE_MUST, WM_PROVEN_NEVER, -1, NULL);
  show (it, it->dough, 2, WM_IMPORTANCE_MUST, WM_PROVEN_NEVER, -1, NULL);
  compiled = wm_compile (&it->input);
  text = describe (it, compiled);
  g_assert_cmpstr (
      text, ==,
      "Try dough: pair on a real task, rate it afterwards | 2026-03-04 m1 day 3 | 60 min |  |"
      " never_tried dough\n"
      "~ 2026-03-05 Fire the oven with a colleague: never_tried oven\n"
      "60/180 0/300 0/300 0/300 0/180 ");
}

/* Of somebody of whom nothing is known: three checks a week for four weeks, not
 * before the third day; with an hour a week one a week, where it has room. */
static void
test_no_evidence (Bakery *it, gconstpointer data)
{
  static const char *const days
      = "3 4 5 6 7 8 11 12 13 16 17 18 ";

  for (int round = 0; round < 2; round++)
    {
      g_autoptr (WmCompiled) compiled = NULL;
      g_autoptr (GString) found = g_string_new (NULL);

      g_ptr_array_set_size (it->shown, 0);
      for (guint i = 0; i < 16; i++)
        {
          g_autofree char *name = g_strdup_printf ("more-%d-%u", round, i);
          guint skill = i < 6 ? i : wm_make_skill (it->map, name);
          show (it, skill, 2, WM_IMPORTANCE_SHOULD, WM_PROVEN_NEVER, -1, NULL);
        }
      it->input.week_minutes = round == 0 ? 300 : 60;
      compiled = wm_compile (&it->input);
      for (guint i = 0; i < compiled->activities->len; i++)
        {
          const WmCompiledActivity *a = g_ptr_array_index (compiled->activities, i);
          g_string_append_printf (found, "%d ", a->activity->due_day);
        }
      g_assert_cmpstr (found->str, ==, round == 0 ? days : "10 15 20 ");
      g_assert_cmpuint (compiled->left_out->len, ==, round == 0 ? 4 : 13);
    }
}

/* What is short below comes first, and what does not fit goes with what builds
 * on it: an hour a week, less two holidays and the first two days. */
static void
test_room (Bakery *it, gconstpointer data)
{
  g_autoptr (WmCompiled) compiled = NULL;
  g_autofree char *text = NULL;
  GDate holiday;

  for (int i = 0; i < 2; i++)
    {
      g_assert_true (wm_date_parse (i ? "2026-03-10" : "2026-03-03", &holiday));
      wm_calendar_add_holiday (it->calendar, &holiday);
    }
  it->input.week_minutes = 60;
  show (it, it->croissant, 3, WM_IMPORTANCE_MUST, WM_PROVEN_SHORT, 0, NULL);
  show (it, it->dough, 2, WM_IMPORTANCE_MUST, WM_PROVEN_SHORT, 1, NULL);
  show (it, it->flour, 2, WM_IMPORTANCE_SHOULD, WM_PROVEN_SHORT, 0, NULL);
  compiled = wm_compile (&it->input);
  text = describe (it, compiled);
  g_assert_cmpstr (
      text, ==,
      "Learn flour: flour-book | 2026-03-05..2026-03-19 m2 day 12 | 120 min |  | short flour\n"
      "- Learn dough to level 2: It needs 3 h, and 1 h are left before the last milestone\n"
      "- Learn croissant to level 3: It builds on dough, which is left out\n"
      "= m2 flour 2\n"
      "24/24 48/48 48/60 0/60 0/36 ");
}

/* Any start, also on a day off or at New Year; weeks of one day to seven, in part;
 * holidays, days off and make-up days; now and then nobody works at all. */
static void
make_time (Bakery *it, GRand *rand, int round)
{
  static const char *const weeks[] = { NULL, "12345", "1", "67", "1234567", "24" };
  GDate day;

  g_assert_true (wm_date_parse ("2025-12-20", &it->input.start));
  g_date_add_days (&it->input.start, (guint) g_rand_int_range (rand, 0, 200));
  day = it->input.start;
  it->calendar = wm_calendar_new (weeks[g_rand_int_range (rand, 0, G_N_ELEMENTS (weeks))]);
  for (guint weekday = 1; weekday <= 7; weekday++)
    if (g_rand_boolean (rand))
      wm_calendar_set_percent (it->calendar, weekday, (guint) g_rand_int_range (rand, 1, 101));
  for (int i = g_rand_int_range (rand, 0, 40); i > 0; i--)
    {
      GDate last;

      g_date_add_days (&day, (guint) g_rand_int_range (rand, 0, 6));
      last = day;
      g_date_add_days (&last, (guint) g_rand_int_range (rand, 0, 20));
      if (i % 3 == 0)
        wm_calendar_add_holiday (it->calendar, &day);
      else if (i % 3 == 1)
        wm_calendar_add_working_day (it->calendar, &day);
      else if (i % 7 == 0)
        wm_calendar_add_away (it->calendar, &day, &last);
    }
  if (round % 10 == 0)
    {
      day = it->input.start;
      g_date_add_years (&day, 12);
      wm_calendar_add_away (it->calendar, &it->input.start, &day);
    }
}

/* Milestones of a plan that begins on the start; the first may lie in the past. */
static char *
make_milestones (Bakery *it, GRand *rand)
{
  static const int ends[] = { 6, 30, 91 };
  char *last = NULL;

  it->milestones = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_milestone_free);
  if (g_rand_int_range (rand, 0, 4) == 0)
    add_milestone (it, "Long ago", "2020-01-31");
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      GDate end = it->input.start;

      g_date_add_days (&end, (guint) ends[i]);
      g_free (last);
      last = wm_date_format (&end);
      add_milestone (it, "Later", last);
    }
  return last;
}

/* No week over its hours; dates within the plan, on working days, in the order
 * of what they depend on; no activity without a why; nothing is lost: each row
 * of the table has its activity or a reason. */
static void
test_properties (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (WmMap) map = wm_make_random (rand, 40, 3, 10, 2);
      Bakery it = { 0 };
      g_autoptr (WmCompiled) compiled = NULL;
      g_autoptr (GHashTable) due = g_hash_table_new (g_str_hash, g_str_equal);
      GArray *wanted = wm_map_role (map, 0)->requirements;

      g_autofree char *end = NULL;
      g_autofree char *begin = NULL;

      it.map = map;
      make_time (&it, rand, round);
      end = make_milestones (&it, rand);
      begin = wm_date_format (&it.input.start);
      it.shown = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_shown_skill_free);
      for (guint i = 0; i < wanted->len; i++)
        {
          const WmRequirement *r = &g_array_index (wanted, WmRequirement, i);
          WmProven shown = (WmProven) g_rand_int_range (rand, 0, 4);

          if (r->level > 0)
            show (&it, r->skill, r->level, r->importance, shown,
                  shown == WM_PROVEN_MET     ? r->level
                  : shown == WM_PROVEN_SHORT ? g_rand_int_range (rand, 0, r->level)
                                            : -1,
                  NULL);
        }
      it.input = (WmCompileInput){ .map = map,
                                   .shown = it.shown,
                                   .milestones = it.milestones,
                                   .calendar = it.calendar,
                                   .start = it.input.start,
                                   .week_minutes = round % 5 == 0 ? 60
                                                   : g_rand_int_range (rand, 0, 600) };
      compiled = wm_compile (&it.input);
      for (guint i = 0; i < compiled->weeks->len; i++)
        {
          const WmWeekLoad *week = &g_array_index (compiled->weeks, WmWeekLoad, i);
          g_assert_cmpint (week->minutes, <=, week->limit);
        }
      for (guint i = 0; i < compiled->activities->len; i++)
        {
          const WmCompiledActivity *a = g_ptr_array_index (compiled->activities, i);
          const char *start = *a->activity->start_date ? a->activity->start_date
                                                       : a->activity->due_date;
          GDate date;

          g_assert_true (wm_date_parse (a->activity->due_date, &date));
          g_assert_true (wm_calendar_is_working (it.calendar, &date));
          g_assert_cmpint (strcmp (a->activity->due_date, end), <=, 0);
          g_assert_cmpint (strcmp (start, begin), >=, 0);
          g_assert_cmpuint (a->activity->whys->len, >, 0);
          for (guint k = 0; k < a->activity->depends_on->len; k++)
            {
              const char *before = g_hash_table_lookup (
                  due, g_ptr_array_index (a->activity->depends_on, k));
              g_assert_nonnull (before);
              g_assert_cmpint (strcmp (before, start), <=, 0);
            }
          g_assert_true (g_hash_table_insert (due, a->activity->slug, a->activity->due_date));
        }
      for (guint i = 0; i < it.shown->len; i++)
        {
          const WmShownSkill *row = g_ptr_array_index (it.shown, i);
          gboolean found = row->shown == WM_PROVEN_MET;

          for (guint k = 0; k < compiled->activities->len; k++)
            found |= strcmp (g_ptr_array_index (((WmCompiledActivity *) g_ptr_array_index (
                                                     compiled->activities, k))
                                                    ->activity->skills,
                                                0),
                             wm_map_skill (map, row->skill)->slug)
                     == 0;
          for (guint k = 0; k < compiled->left_out->len; k++)
            found |= ((WmLeftOut *) g_ptr_array_index (compiled->left_out, k))->skill == row->skill;
          g_assert_true (found);
        }
      g_ptr_array_unref (it.shown);
      g_ptr_array_unref (it.milestones);
      wm_calendar_free (it.calendar);
    }
}

/* ---- in a workspace ---------------------------------------------------------------- */

static void
test_anew (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);
  g_autoptr (WmPerson) person = wm_person_add (fixture->store, "Bo", "employee", &error);
  g_autoptr (WmPlan) preview = NULL;
  g_autoptr (WmPlan) plan = NULL;
  g_autoptr (WmPlan) after = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) merged = NULL;
  g_autofree char *slug = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *dump_after = NULL;
  WmCompileRequest request = { .person = person->slug, .role = "baker", .week_minutes = 120 };
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;
  WmActivity *check = NULL, *other = NULL;
  guint counts[WM_MERGE_KEPT_OWN + 1] = { 0 };

  g_assert_no_error (error);
  g_assert_true (wm_date_parse ("2026-03-02", &request.start));
  dump = wm_fixture_dump (fixture);
  preview = wm_plan_compile_preview (fixture->store, map, &request, NULL, &error);
  g_assert_no_error (error);
  dump_after = wm_fixture_dump (fixture);
  g_assert_cmpstr (dump, ==, dump_after); /* a preview stores nothing */

  slug = wm_plan_compile (fixture->store, map, &request, NULL, &error);
  g_assert_no_error (error);
  plan = wm_plan_load (fixture->store, slug, &error);
  all = wm_plan_activities (plan);
  for (guint i = 0; i < all->len; i++)
    {
      WmActivity *it = g_ptr_array_index (all, i);

      if (it->whys->len > 0 && check == NULL)
        check = it;
      else if (g_str_has_prefix (it->origin, "template:"))
        other = it;
    }
  g_assert_nonnull (check);
  g_assert_nonnull (other);
  g_assert_cmpuint (check->whys->len, >, 0);
  same = wm_plan_recompile (fixture->store, map, slug, 0, TRUE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < same->len; i++)
    g_assert_cmpint (((WmMergeItem *) g_ptr_array_index (same, i))->kind, ==, WM_MERGE_SAME);

  /* She rates herself: checks become learning; the done and the edited stay. */
  g_assert_true (wm_activity_set_done (fixture->store, check->id, TRUE, &error));
  edit.name = "By hand";
  g_assert_true (wm_activity_edit (fixture->store, other->id, &edit, &error));
  for (guint i = 0; i < map->skills->len; i++)
    g_assert_true (
      wm_skill_rate (fixture->store, person->slug, wm_map_skill (map, i)->slug, 0, NULL, &error));
  merged = wm_plan_recompile (fixture->store, map, slug, 0, FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < merged->len; i++)
    counts[((WmMergeItem *) g_ptr_array_index (merged, i))->kind]++;
  g_assert_cmpuint (counts[WM_MERGE_KEPT_DONE], ==, 1);
  g_assert_cmpuint (counts[WM_MERGE_KEPT_EDITED], ==, 1);
  g_assert_cmpuint (counts[WM_MERGE_ADDED], >, 0);
  after = wm_plan_load (fixture->store, slug, &error);
  g_assert_nonnull (wm_plan_find_activity (after, check->slug));
  g_assert_cmpstr (wm_plan_find_activity (after, other->slug)->name, ==, "By hand");
  g_assert_cmpint (wm_sql_int (fixture->store, 0, "SELECT count(*) FROM onboarding_plan", ""), ==,
                   1);
  g_assert_true (wm_store_undo (fixture->store, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/compile/table", Bakery, NULL, set_up, test_table, tear_down);
  g_test_add ("/compile/hired", Bakery, NULL, set_up, test_hired, tear_down);
  g_test_add ("/compile/template-tries", Bakery, NULL, set_up, test_template_tries, tear_down);
  g_test_add ("/compile/no-evidence", Bakery, NULL, set_up, test_no_evidence, tear_down);
  g_test_add ("/compile/room", Bakery, NULL, set_up, test_room, tear_down);
  g_test_add_func ("/compile/properties", test_properties);
  g_test_add ("/compile/anew", WmFixture, NULL, wm_fixture_set_up, test_anew, wm_fixture_tear_down);
  return g_test_run ();
}
