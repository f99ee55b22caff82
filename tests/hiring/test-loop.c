/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The linter of loops: each finding alone, what its repair says and does, that
 * mending always ends, and balancing against trying everything.
 */
#include "hiring/wm-loop.h"

#include <string.h>

static WmLoopQuestion *
ask (WmLoop *loop, const char *slug, int minutes, guint first, int second)
{
  WmLoopQuestion *question = wm_loop_add_question (loop, slug, slug, minutes);
  guint other = (guint) second;

  g_array_append_val (question->skills, first);
  if (second >= 0)
    g_array_append_val (question->skills, other);
  return question;
}

enum
{
  DOUGH,
  OVEN,
  TILL,
  DISPLAY,
};

/* A bakery's job that is covered as it should be: two skills in focus, each
 * asked about by two people; a must once; what should be, once and shorter. */
static WmLoop *
make_sound (void)
{
  WmLoop *loop = wm_loop_new ();
  WmLoopStage *talk, *trial;
  WmLoopInterview *first, *second;

  wm_loop_add_skill (loop, "dough", "Dough", 3, WM_IMPORTANCE_MUST)->focus = TRUE;
  wm_loop_add_skill (loop, "oven", "Oven", 3, WM_IMPORTANCE_MUST)->focus = TRUE;
  wm_loop_add_skill (loop, "till", "Till", 2, WM_IMPORTANCE_MUST);
  wm_loop_add_skill (loop, "display", "Display", 2, WM_IMPORTANCE_SHOULD);
  ask (loop, "flat-loaf", 20, DOUGH, OVEN);
  ask (loop, "wet-dough", 15, DOUGH, -1);
  ask (loop, "cold-oven", 15, OVEN, -1);
  ask (loop, "queue", 10, TILL, -1);
  ask (loop, "window", 5, DISPLAY, -1);
  ask (loop, "burnt-crust", 10, OVEN, -1);
  talk = wm_loop_add_stage (loop, "Talk", 45);
  trial = wm_loop_add_stage (loop, "Trial", 60);
  first = wm_stage_add_interview (talk, "First talk", 45);
  second = wm_stage_add_interview (trial, "Trial shift", 60);
  for (guint i = DOUGH; i <= TILL; i++)
    wm_interview_add_skill (first, i);
  wm_interview_add_question (first, 0);
  wm_interview_add_question (first, 3);
  wm_interview_add_skill (second, DOUGH);
  wm_interview_add_skill (second, OVEN);
  wm_interview_add_skill (second, DISPLAY);
  wm_interview_add_question (second, 1);
  wm_interview_add_question (second, 2);
  wm_interview_add_question (second, 4);
  return loop;
}

static WmLoopInterview *
interview (WmLoop *loop, guint index)
{
  return wm_loop_interview (loop, index, NULL);
}

static void
test_sound (void)
{
  g_autoptr (WmLoop) loop = make_sound ();
  g_autoptr (GArray) findings = wm_loop_lint (loop);
  g_autoptr (GArray) coverage = wm_loop_coverage (loop);
  const WmLoopCoverage *dough = &g_array_index (coverage, WmLoopCoverage, DOUGH);
  const WmLoopCoverage *till = &g_array_index (coverage, WmLoopCoverage, TILL);

  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (dough->interviews, ==, 2);
  g_assert_cmpuint (dough->independent, ==, 2);
  /* Half of 20 minutes, and 15 */
  g_assert_cmpint (dough->seconds, ==, 25 * 60);
  g_assert_cmpfloat_with_epsilon (dough->reliability, 0.61, 0.005);
  g_assert_cmpuint (till->independent, ==, 1);
  g_assert_cmpfloat_with_epsilon (till->reliability, 0.44, 0.005);
  g_assert_cmpint (wm_loop_candidate_minutes (loop), ==, 105);
  g_assert_cmpint (wm_loop_interviewer_minutes (loop), ==, 105);
  g_ptr_array_add (interview (loop, 1)->interviewers, g_strdup ("ana"));
  g_ptr_array_add (interview (loop, 1)->interviewers, g_strdup ("ben"));
  g_assert_cmpint (wm_loop_interviewer_minutes (loop), ==, 165);
}

/* One finding each: what breaks it, the finding, and what mending says. */
static void
break_no_focus (WmLoop *loop)
{
  wm_loop_skill (loop, DOUGH)->focus = wm_loop_skill (loop, OVEN)->focus = FALSE;
}

static void
break_much_focus (WmLoop *loop)
{
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *slug = g_strdup_printf ("more-%u", i);
      guint index = loop->skills->len;

      wm_loop_add_skill (loop, slug, slug, 1, WM_IMPORTANCE_MUST)->focus = TRUE;
      for (guint j = 0; j < 2; j++)
        {
          g_autofree char *question = g_strdup_printf ("q-%u-%u", i, j);
          WmLoopStage *stage = wm_loop_add_stage (loop, question, 20);
          WmLoopInterview *own = wm_stage_add_interview (stage, question, 20);

          ask (loop, question, 10, index, -1);
          wm_interview_add_skill (own, index);
          wm_interview_add_question (own, loop->bank->len - 1);
        }
    }
}

static void
break_anchors (WmLoop *loop)
{
  wm_loop_skill (loop, TILL)->has_anchors = FALSE;
}

static void
break_crowd (WmLoop *loop)
{
  WmLoopInterview *first = interview (loop, 0);

  first->minutes = 200;
  wm_loop_stage (loop, 0)->minutes = 200;
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *slug = g_strdup_printf ("extra-%u", i);
      guint index = loop->skills->len;

      wm_loop_add_skill (loop, slug, slug, 1, WM_IMPORTANCE_MUST);
      ask (loop, slug, 5, index, -1);
      wm_interview_add_skill (first, index);
      wm_interview_add_question (first, loop->bank->len - 1);
    }
}

static void
break_twice (WmLoop *loop)
{
  wm_interview_add_question (interview (loop, 0), 2);
  wm_interview_drop_question (interview (loop, 0), 0);
  wm_interview_add_question (interview (loop, 0), 0);
  interview (loop, 0)->minutes = wm_loop_stage (loop, 0)->minutes = 60;
}

static void
break_asked (WmLoop *loop)
{
  wm_interview_drop_question (interview (loop, 1), 2);
}

static void
break_voice (WmLoop *loop)
{
  g_ptr_array_add (interview (loop, 0)->interviewers, g_strdup ("ana"));
  g_ptr_array_add (interview (loop, 1)->interviewers, g_strdup ("ana"));
  wm_loop_skill (loop, OVEN)->focus = FALSE;
}

static void
break_thin (WmLoop *loop)
{
  wm_interview_drop_skill (loop, interview (loop, 1), OVEN);
}

static void
break_must (WmLoop *loop)
{
  wm_loop_add_skill (loop, "hygiene", "Hygiene", 2, WM_IMPORTANCE_MUST);
}

static void
break_must_with_room (WmLoop *loop)
{
  break_must (loop);
  ask (loop, "clean-hands", 5, 4, -1);
}

static void
break_hurry (WmLoop *loop)
{
  wm_loop_question (loop, 0)->minutes = 4;
  wm_loop_question (loop, 2)->minutes = 4;
}

static void
break_order (WmLoop *loop)
{
  wm_loop_question (loop, 4)->minutes = 45;
  interview (loop, 1)->minutes = wm_loop_stage (loop, 1)->minutes = 120;
}

static void
break_interview (WmLoop *loop)
{
  interview (loop, 0)->minutes = 30;
}

static void
break_stage (WmLoop *loop)
{
  wm_loop_stage (loop, 1)->minutes = 50;
}

static const struct
{
  void (*spoil) (WmLoop *loop);
  WmFindingKind kind;
  const char *finding, *repair;
} cases[] = {
  { break_no_focus, WM_FINDING_NO_FOCUS, "No skill is chosen*",
    "Focus on the first 3 must skills." },
  { break_much_focus, WM_FINDING_MUCH_FOCUS, "9 skills are in focus*8*", "Keep the first 8*" },
  { break_anchors, WM_FINDING_NO_ANCHORS, "Till has no levels*", "Take Till out*onboarding*" },
  { break_crowd, WM_FINDING_CROWDED, "“First talk” rates 6 skills*5*", "Split “First talk”*" },
  { break_twice, WM_FINDING_ASKED_TWICE, "“Trial shift” asks again what “First talk”*cold-oven",
    "Ask in “Trial shift” instead: burnt-crust" },
  { break_asked, WM_FINDING_NOT_ASKED, "“Trial shift” has no question about Oven.",
    "Ask in “Trial shift”: burnt-crust" },
  { break_voice, WM_FINDING_FOCUS_THIN, "Only one voice covers Dough*",
    "Take Dough out of the focus*" },
  { break_thin, WM_FINDING_FOCUS_THIN, "Only one voice covers Oven*",
    "Let “Trial shift” rate Oven, and ask: burnt-crust" },
  { break_must, WM_FINDING_MUST_OPEN, "No interview covers Hygiene*",
    "Look at Hygiene in onboarding*" },
  { break_must_with_room, WM_FINDING_MUST_OPEN, "No interview covers Hygiene*",
    "Let “First talk” rate Hygiene, and ask: clean-hands" },
  { break_hurry, WM_FINDING_FOCUS_HURRIED, "Oven gets 6 minutes*needs 10*",
    "Ask in “*”: burnt-crust" },
  { break_order, WM_FINDING_UPSIDE_DOWN, "Display gets 45 minutes*Dough*gets 25.",
    "Do not rate Display in “Trial shift”." },
  { break_interview, WM_FINDING_INTERVIEW_OVER,
    "The questions of “First talk” take 35 minutes; it has 30.", "Give “First talk” 35 minutes." },
  { break_stage, WM_FINDING_STAGE_OVER,
    "The interviews of “Trial” take 60 minutes; the stage has 50.", "Give “Trial” 60 minutes." },
};

static void
test_finding (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data) - 1;
  g_autoptr (WmLoop) loop = make_sound ();
  g_autoptr (GArray) findings = NULL;
  g_autoptr (GArray) after = NULL;
  g_autofree char *words = NULL;
  g_autofree char *promise = NULL;
  g_autofree char *done = NULL;
  WmFinding *finding;

  cases[index].spoil (loop);
  findings = wm_loop_lint (loop);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = &g_array_index (findings, WmFinding, 0);
  g_assert_cmpstr (wm_finding_kind_to_string (finding->kind), ==,
                   wm_finding_kind_to_string (cases[index].kind));
  words = wm_finding_describe (loop, finding);
  if (!g_pattern_match_simple (cases[index].finding, words))
    g_assert_cmpstr (words, ==, cases[index].finding);
  promise = wm_finding_describe_repair (loop, finding);
  if (!g_pattern_match_simple (cases[index].repair, promise))
    g_assert_cmpstr (promise, ==, cases[index].repair);
  done = wm_loop_repair (loop, finding);
  g_assert_cmpstr (done, ==, promise);
  after = wm_loop_lint (loop);
  for (guint i = 0; i < after->len; i++)
    {
      const WmFinding *left = &g_array_index (after, WmFinding, i);

      g_assert_false (left->kind == finding->kind && left->skill == finding->skill
                      && left->interview == finding->interview);
    }
}

/* ---- any loop --------------------------------------------------------------- */

static WmLoop *
make_random (GRand *random)
{
  WmLoop *loop = wm_loop_new ();
  guint n_skills = (guint) g_rand_int_range (random, 1, 20);
  guint n_questions = (guint) g_rand_int_range (random, 0, 30);
  guint n_stages = (guint) g_rand_int_range (random, 0, 4);

  for (guint i = 0; i < n_skills; i++)
    {
      g_autofree char *slug = g_strdup_printf ("s%u", i);
      WmLoopSkill *skill = wm_loop_add_skill (loop, slug, slug, g_rand_int_range (random, 0, 5),
                                              (WmImportance) g_rand_int_range (random, 0, 4));

      skill->focus = skill->importance == WM_IMPORTANCE_MUST && g_rand_boolean (random);
      skill->check_later = !skill->focus && g_rand_int_range (random, 0, 4) == 0;
      skill->has_anchors = g_rand_int_range (random, 0, 6) > 0;
    }
  for (guint i = 0; i < n_questions; i++)
    {
      g_autofree char *slug = g_strdup_printf ("q%u", i);
      WmLoopQuestion *question = ask (loop, slug, g_rand_int_range (random, 0, 50),
                                      (guint) g_rand_int_range (random, 0, (int) n_skills), -1);
      guint more = (guint) g_rand_int_range (random, 0, (int) n_skills);

      question->level = g_rand_int_range (random, -1, 5);
      if (!wm_question_shows (question, more))
        g_array_append_val (question->skills, more);
    }
  for (guint i = 0; i < n_stages; i++)
    {
      WmLoopStage *stage = wm_loop_add_stage (loop, "Stage", g_rand_int_range (random, 0, 120));
      guint n = (guint) g_rand_int_range (random, 0, 4);

      for (guint j = 0; j < n; j++)
        {
          WmLoopInterview *it
              = wm_stage_add_interview (stage, "Interview", g_rand_int_range (random, 0, 90));

          for (guint k = (guint) g_rand_int_range (random, 0, 8); k > 0; k--)
            wm_interview_add_skill (it, (guint) g_rand_int_range (random, 0, (int) n_skills));
          for (guint k = (guint) g_rand_int_range (random, 0, 6); k > 0 && n_questions > 0; k--)
            wm_interview_add_question (it, (guint) g_rand_int_range (random, 0, (int) n_questions));
          if (g_rand_boolean (random))
            g_ptr_array_add (it->interviewers,
                             g_strdup (g_rand_boolean (random) ? "ana" : "ben"));
        }
    }
  return loop;
}

static void
test_mending_ends (void)
{
  for (guint seed = 0; seed < 500; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (WmLoop) loop = make_random (random);
      g_autoptr (GArray) left = NULL;

      g_test_message ("seed %u", seed);
      g_assert_cmpuint (wm_loop_repair_all (loop), <, 500);
      left = wm_loop_lint (loop);
      g_assert_cmpuint (left->len, ==, 0);
    }
}

/* ---- balancing -------------------------------------------------------------- */

#define MOST 8

typedef struct
{
  WmBalance balance;
  int worth[4][2], minutes[MOST], now[MOST], room[3], group[3];
  guint most[3];
  guint8 allowed[MOST * 3];
  GArray *shows[MOST];
} Small;

static Small *
make_small (GRand *random)
{
  Small *it = g_new0 (Small, 1);
  guint n = (guint) g_rand_int_range (random, 1, MOST);

  it->balance = (WmBalance){
    .n_skills = 4, .worth = (const int (*)[2]) it->worth, .n_questions = n,
    .minutes = it->minutes, .shows = (const GArray *const *) it->shows, .n_interviews = 3,
    .room = it->room, .most = it->most, .group = it->group, .allowed = it->allowed, .now = it->now,
  };
  for (guint i = 0; i < 4; i++)
    {
      it->worth[i][0] = g_rand_int_range (random, 1, 100);
      it->worth[i][1] = g_rand_int_range (random, 0, it->worth[i][0] + 1);
    }
  for (guint i = 0; i < 3; i++)
    {
      it->room[i] = g_rand_int_range (random, 0, 40);
      it->most[i] = (guint) g_rand_int_range (random, 1, 4);
      it->group[i] = g_rand_int_range (random, 0, 3);
    }
  for (guint i = 0; i < MOST; i++)
    {
      it->shows[i] = g_array_new (FALSE, FALSE, sizeof (guint));
      it->minutes[i] = g_rand_int_range (random, 5, 25);
      it->now[i] = g_rand_int_range (random, -1, 3);
      for (guint j = 0; j < 4; j++)
        if (g_rand_int_range (random, 0, 3) == 0)
          g_array_append_val (it->shows[i], j);
      for (guint j = 0; j < 3; j++)
        it->allowed[i * 3 + j] = g_rand_int_range (random, 0, 4) > 0;
    }
  return it;
}

static void
small_free (Small *it)
{
  for (guint i = 0; i < MOST; i++)
    g_array_unref (it->shows[i]);
  g_free (it);
}

/* Every placing there is */
static gint64
try_all (const WmBalance *balance, int *place, guint question)
{
  gint64 best = -1;

  if (question == balance->n_questions)
    return wm_balance_value (balance, place);
  for (int i = -1; i < (int) balance->n_interviews; i++)
    {
      gint64 value;

      place[question] = i;
      value = try_all (balance, place, question + 1);
      best = MAX (best, value);
    }
  return best;
}

static void
test_balance_best (void)
{
  guint equal = 0;

  for (guint seed = 0; seed < 60; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      Small *it = make_small (random);
      g_auto (WmBalanced) best = wm_balance_solve (&it->balance, WM_BALANCE_STEPS);
      g_auto (WmBalanced) fast = wm_balance_solve (&it->balance, 0);
      int place[MOST];
      gint64 wanted = try_all (&it->balance, place, 0);

      g_test_message ("seed %u", seed);
      g_assert_true (best.proven);
      g_assert_false (fast.proven);
      g_assert_cmpint (best.value, ==, wanted);
      g_assert_cmpint (wm_balance_value (&it->balance, best.place), ==, best.value);
      g_assert_cmpint (wm_balance_value (&it->balance, fast.place), ==, fast.value);
      g_assert_cmpint (fast.value, <=, best.value);
      equal += fast.value == best.value;
      small_free (it);
    }
  g_test_message ("the fast way found the best in %u of 60", equal);
  g_assert_cmpuint (equal, >=, 45);
}

/* An empty loop of enough interviews is filled until nothing is left to say. */
static void
test_balance_loop (void)
{
  g_autoptr (WmLoop) loop = make_sound ();
  g_autoptr (GArray) coverage = NULL;
  g_autoptr (GArray) findings = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_array_set_size (interview (loop, i)->skills, 0);
      g_array_set_size (interview (loop, i)->questions, 0);
    }
  break_must (loop);
  g_assert_true (wm_loop_balance (loop));
  coverage = wm_loop_coverage (loop);
  findings = wm_loop_lint (loop);
  g_assert_cmpuint (g_array_index (coverage, WmLoopCoverage, DOUGH).independent, ==, 2);
  g_assert_cmpuint (g_array_index (coverage, WmLoopCoverage, OVEN).independent, ==, 2);
  g_assert_cmpuint (g_array_index (coverage, WmLoopCoverage, TILL).interviews, ==, 1);
  g_assert_true (wm_loop_skill (loop, 4)->check_later);
  g_assert_false (wm_loop_skill (loop, TILL)->check_later);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* What is right stays. */
static void
test_balance_keeps (void)
{
  g_autoptr (WmLoop) loop = make_sound ();

  g_assert_true (wm_loop_balance (loop));
  g_assert_true (wm_interview_asks (interview (loop, 0), 0));
  g_assert_true (wm_interview_asks (interview (loop, 0), 3));
  g_assert_true (wm_interview_asks (interview (loop, 1), 1));
  g_assert_true (wm_interview_asks (interview (loop, 1), 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/loop/sound", test_sound);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/loop/finding/%u-%s", i, wm_finding_kind_to_string (cases[i].kind));

      g_test_add_data_func (path, GUINT_TO_POINTER (i + 1), test_finding);
    }
  g_test_add_func ("/loop/mending-ends", test_mending_ends);
  g_test_add_func ("/loop/balance/best", test_balance_best);
  g_test_add_func ("/loop/balance/loop", test_balance_loop);
  g_test_add_func ("/loop/balance/keeps", test_balance_keeps);
  return g_test_run ();
}
