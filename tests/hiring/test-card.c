/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sealing in the query layer: who may see which card when, for every function
 * that gives cards or what is made of them; the seal; and the debrief's order.
 */
#include <string.h>

#include "hiring/wm-debrief.h"
#include "hiring/wm-panel.h"
#include "wm-hiring-test.h"

#define ADD(name, function)                                                                        \
  g_test_add ("/card/" name, WmFixture, NULL, wm_hiring_set_up, function, wm_fixture_tear_down)

/* Nothing of the first card comes out, by whatever way. */
static void
assert_closed (WmPanelCase *it)
{
  WmStore *store = it->fixture->store;
  GError *error = NULL;
  guint closed = 0;
  g_autoptr (GPtrArray) cards = wm_cards_list (store, it->application, &closed, NULL);
  g_autoptr (GPtrArray) all = wm_cards_list (store, NULL, NULL, NULL);
  g_autoptr (WmPanel) panel = wm_panel_load (store, it->map, NULL);

  g_assert_cmpuint (cards->len, ==, 0);
  g_assert_cmpuint (all->len, ==, 0);
  g_assert_cmpuint (closed, ==, 1);
  g_assert_cmpuint (panel->interviewers->len, ==, 0);
  g_assert_cmpuint (panel->questions->len, ==, 0);
  g_assert_cmpuint (panel->closed, ==, 1);
  g_assert_null (wm_card_load (store, it->interviews[0], &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_SEALED);
  g_clear_error (&error);
  g_assert_null (wm_debrief_load (store, it->map, it->application, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_SEALED);
  g_clear_error (&error);
  g_assert_false (wm_debrief_open (store, it->application, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_SEALED);
  g_clear_error (&error);
  g_assert_false (wm_debrief_move (store, it->interviews[0], "dough", WM_CARD_RATED, 1, NULL, "x",
                                   &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_SEALED);
  g_clear_error (&error);
  g_assert_false (wm_decision_record (store, it->application, "hold", "", NULL, NULL, "", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_SEALED);
  g_clear_error (&error);
  g_assert_false (wm_application_hire (store, it->map, it->application, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_SEALED);
  g_clear_error (&error);
}

static void
test_sealed (WmFixture *fixture, gconstpointer data)
{
  g_auto (WmPanelCase) it = wm_panel_case_new (fixture);
  GError *error = NULL;
  g_autoptr (WmApplication) application = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GPtrArray) seen = NULL;

  wm_panel_case_submit (&it, 0, 3, 1, "yes");
  /* Who owes a card; and nobody in particular, while anybody does */
  wm_store_set_viewer (fixture->store, it.people[1]);
  assert_closed (&it);
  wm_store_set_viewer (fixture->store, NULL);
  assert_closed (&it);
  /* Another's draft is nobody's, whoever asks. */
  wm_panel_case_draft (&it, 1, 2, 2, "no");
  wm_store_set_viewer (fixture->store, it.people[2]);
  g_assert_null (wm_draft_load (fixture->store, it.interviews[1], &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_SEALED);
  g_clear_error (&error);
  /* Cancelling is no way to look. */
  g_assert_true (wm_interview_cancel (fixture->store, it.interviews[2], &error));
  assert_closed (&it);
  g_assert_true (wm_store_undo (fixture->store, &error));
  /* Nor is undoing that one was to meet her, nor being the candidate. */
  g_assert_false (wm_store_undo (fixture->store, NULL));
  assert_closed (&it);
  application = wm_application_find (fixture->store, it.application, &error);
  wm_store_set_viewer (fixture->store, application->person);
  assert_closed (&it);
  /* Who wrote a card, and whom it is about, are not taken out with it. */
  wm_store_set_viewer (fixture->store, it.people[2]);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (wm_person_remove (
        fixture->store, i == 0 ? it.people[0] : application->person, &error));
      g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
      g_clear_error (&error);
    }
  assert_closed (&it);
  /* What is known of the candidate elsewhere says nothing of the card. */
  evidence = wm_hire_evidence_load (fixture->store, it.map, "person-none", &error);
  g_assert_cmpuint (evidence->len, ==, 0);
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "SELECT count (*) FROM assessment", ""), ==, 0);

  /* Her own is in: she sees the other's, but not the vote. */
  wm_panel_case_submit (&it, 1, 2, 2, "no");
  seen = wm_cards_list (fixture->store, it.application, NULL, &error);
  g_assert_cmpuint (seen->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const WmCard *card = g_ptr_array_index (seen, i);

      g_assert_true (card->intact);
      g_assert_cmpstr (card->recommendation, ==,
                       g_str_equal (card->interviewer, it.people[1]) ? "no" : "");
    }
}

/* The seal does not mind the order of lists, and minds everything else. */
static void
test_seal (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (WmCard) card = wm_card_new ();
  g_autoptr (WmCard) turned = wm_card_new ();
  g_autofree char *seal = NULL;
  g_autofree char *same = NULL;

  wm_card_add_rating (card, "a", WM_CARD_RATED, 2, "x");
  wm_card_add_rating (card, "b", WM_CARD_NO_SIGNAL, -1, "");
  wm_card_add_rating (turned, "b", WM_CARD_NO_SIGNAL, -1, "");
  wm_card_add_rating (turned, "a", WM_CARD_RATED, 2, "x");
  seal = wm_card_seal (card);
  same = wm_card_seal (turned);
  g_assert_cmpstr (seal, ==, same);
  g_assert_cmpuint (strlen (seal), ==, 64);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (WmCard) other = wm_card_copy (card);
      g_autofree char *broken = NULL;

      switch (i)
        {
        case 0: wm_card_rating (other, 0)->level = 3; break;
        case 1: wm_loop_set_text (&wm_card_rating (other, 0)->evidence, "xx"); break;
        case 2: wm_card_rating (other, 1)->state = WM_CARD_NOT_ASKED; break;
        case 3: wm_loop_set_text (&other->recommendation, "yes"); break;
        case 4: other->submitted = 1; break;
        case 5: wm_loop_set_text (&other->interviewer, "ana"); break;
        case 6: wm_loop_set_text (&other->person, "dora"); break;
        default: wm_card_add_question (other, "q", TRUE, ""); break;
        }
      broken = wm_card_seal (other);
      g_assert_cmpstr (seal, !=, broken);
    }
}

/* The widest spread first; counts of what each said; moves beside, not over. */
static void
test_debrief (WmFixture *fixture, gconstpointer data)
{
  g_auto (WmPanelCase) it = wm_panel_case_new (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmDebrief) debrief = NULL;
  g_autoptr (WmDebrief) moved = NULL;
  const WmDebriefSkill *first;

  wm_panel_case_submit (&it, 0, 3, 3, "yes");
  wm_panel_case_submit (&it, 1, 3, 0, "no");
  wm_panel_case_submit (&it, 2, 2, -1, "yes");
  g_assert_true (wm_debrief_open (fixture->store, it.application, &error));
  debrief = wm_debrief_load (fixture->store, it.map, it.application, &error);
  g_assert_no_error (error);
  first = wm_debrief_skill (debrief, 0);
  g_assert_cmpstr (wm_loop_skill (debrief->loop, first->skill)->slug, ==, "oven");
  g_assert_cmpuint (first->rated, ==, 2);
  g_assert_cmpuint (first->no_signal, ==, 1);
  g_assert_cmpint (first->low, ==, 0);
  g_assert_cmpint (first->high, ==, 3);
  g_assert_cmpint (first->median, ==, 0);
  g_assert_cmpint (first->shown, ==, WM_SHOWN_SHORT);
  g_assert_cmpstr (wm_loop_skill (debrief->loop, wm_debrief_skill (debrief, 1)->skill)->slug, ==,
                   "dough");
  g_assert_cmpint (wm_debrief_skill (debrief, 1)->shown, ==, WM_SHOWN_STRONG);
  /* What no card rates, but the job must have, was never tried. */
  g_assert_cmpint (wm_debrief_skill (debrief, debrief->skills->len - 1)->shown, ==, WM_SHOWN_NEVER);
  g_assert_cmpuint (debrief->to_do, ==, 2);

  /* Nobody is made to say what her card does not, nor beyond the skill's levels. */
  g_assert_false (wm_debrief_move (fixture->store, it.interviews[1], "hygiene", WM_CARD_RATED, 1,
                                   NULL, "x", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (wm_debrief_move (fixture->store, it.interviews[1], "oven", WM_CARD_RATED, 9,
                                   NULL, "x", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (wm_debrief_move (fixture->store, it.interviews[1], "oven", WM_CARD_RATED, 3, NULL,
                                  "Saw the second batch", &error));
  moved = wm_debrief_load (fixture->store, it.map, it.application, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < moved->skills->len; i++)
    {
      const WmDebriefSkill *skill = wm_debrief_skill (moved, i);
      const WmDebriefEntry *entry = NULL;

      if (!g_str_equal (wm_loop_skill (moved->loop, skill->skill)->slug, "oven"))
        continue;
      /* Cards of one second stand in no told order. */
      for (guint j = 0; j < skill->entries->len; j++)
        if (g_array_index (skill->entries, WmDebriefEntry, j).moved)
          {
            g_assert_null (entry);
            entry = &g_array_index (skill->entries, WmDebriefEntry, j);
          }
      g_assert_nonnull (entry);
      g_assert_cmpint (entry->level, ==, 0);
      g_assert_cmpint (entry->now_level, ==, 3);
      g_assert_cmpstr (entry->reason, ==, "Saw the second batch");
      g_assert_cmpint (skill->shown, ==, WM_SHOWN_STRONG);
    }
}

/* However soon one follows the other, the last decision counts, and of the cards of one day the
 * one that was submitted last. */
static void
test_last_counts (WmFixture *fixture, gconstpointer data)
{
  static const char *const reasons[] = { "dough", "good", "oven", "good", "hygiene", "good", NULL };
  static const char *const outcomes[] = { "hold", "hold", "hire", "hold", "hire" };
  g_auto (WmPanelCase) it = wm_panel_case_new (fixture);
  WmStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmApplication) application = wm_application_find (store, it.application, &error);
  g_autoptr (GPtrArray) ratings = NULL;

  for (guint i = 0; i < 3; i++)
    wm_panel_case_submit (&it, i, (int) i, -1, "yes");
  wm_fixture_sql (fixture, "UPDATE interview SET date = '2026-11-20'");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "UPDATE scorecard SET submitted = %d WHERE interview_id = (SELECT id FROM interview"
          " WHERE slug = '%s')",
          1000 + (int) (i + 2) % 3, it.interviews[i]);

      wm_fixture_sql (fixture, sql);
    }
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autofree char *why = g_strdup_printf ("Reason %u", i);
      g_autoptr (WmDecision) decision = NULL;

      g_assert_true (wm_decision_record (store, it.application, outcomes[i], why, reasons, NULL,
                                         "", &error));
      decision = wm_decision_load (store, it.application, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (decision->outcome, ==, outcomes[i]);
      g_assert_cmpstr (decision->rationale, ==, why);
    }
  g_assert_true (wm_application_hire (store, it.map, it.application, &error));
  g_assert_no_error (error);
  ratings = wm_ratings_load (store, it.map, application->person, &error);
  g_assert_cmpint (
      ((WmRating *) ratings->pdata[wm_map_find_skill (it.map, "dough")])->level, ==, 0);
}

/* What a level may be, and what a debrief may make of what. */
static void
test_rules (WmFixture *fixture, gconstpointer data)
{
  static const struct
  {
    WmCardState state;
    int level, top;
    gboolean fine;
  } levels[] = {
    { WM_CARD_RATED, 0, 4, TRUE },       { WM_CARD_RATED, 4, 4, TRUE },
    { WM_CARD_RATED, 5, 4, FALSE },      { WM_CARD_RATED, -1, 4, FALSE },
    { WM_CARD_RATED, 0, -1, FALSE },     { WM_CARD_RATED, 10, -1, FALSE },
    { WM_CARD_NO_SIGNAL, -1, -1, TRUE }, { WM_CARD_NOT_ASKED, -1, 4, TRUE },
    { WM_CARD_RATED, 3, 2, FALSE },      { WM_CARD_RATED, 10, WM_RATING_MOST, TRUE },
  };
  static const gboolean moves[4][4] = {
    /* to:          open   not asked  no signal  rated */
    /* open      */ { FALSE, FALSE, FALSE, FALSE },
    /* not asked */ { FALSE, FALSE, FALSE, FALSE },
    /* no signal */ { FALSE, FALSE, TRUE, TRUE },
    /* rated     */ { FALSE, FALSE, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (wm_rating_check ("x", levels[i].top, levels[i].state, levels[i].level,
                                        &error),
                       ==, levels[i].fine);
      g_assert_cmpint (error == NULL, ==, levels[i].fine);
    }
  for (guint from = 0; from < 4; from++)
    for (guint to = 0; to < 4; to++)
      g_assert_cmpint (wm_rating_can_move ((WmCardState) from, (WmCardState) to), ==,
                       moves[from][to]);
}

/* An amendment, a move, a draft: none says of a skill what it has no words for, nor of one that
 * the interview was not about; and what is refused changes nothing. */
static void
test_levels (WmFixture *fixture, gconstpointer data)
{
  g_auto (WmPanelCase) it = wm_panel_case_new (fixture);
  static const struct
  {
    gboolean move;
    const char *skill;
    WmCardState state;
    int level;
    const char *told; /* in the message; NULL: it is done */
  } cases[] = {
    { FALSE, "hygiene", WM_CARD_RATED, 2, "does not rate" },
    { FALSE, "nonsense", WM_CARD_NOT_ASKED, -1, "does not rate" },
    { FALSE, "dough", WM_CARD_RATED, 5, "from 0 to 4" },
    { FALSE, "dough", WM_CARD_RATED, -1, "from 0 to 4" },
    { FALSE, "oven", WM_CARD_RATED, 0, "no levels in words" },
    { TRUE, "oven", WM_CARD_RATED, 10, "no levels in words" },
    { TRUE, "hygiene", WM_CARD_RATED, 1, "says nothing" },
    { TRUE, "dough", WM_CARD_RATED, 5, "from 0 to 4" },
    { TRUE, "dough", WM_CARD_RATED, 3, "already" },
    { TRUE, "dough", WM_CARD_NOT_ASKED, -1, "not asked" },
    { FALSE, "oven", WM_CARD_NO_SIGNAL, -1, NULL },
    { TRUE, "dough", WM_CARD_RATED, 4, NULL },
    { TRUE, "dough", WM_CARD_RATED, 4, "already" },
    { TRUE, "dough", WM_CARD_NO_SIGNAL, -1, NULL },
    { FALSE, "dough", WM_CARD_NOT_ASKED, -1, NULL },
    { FALSE, "dough", WM_CARD_RATED, 4, NULL },
  };
  WmStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmCard) draft = NULL;

  for (guint i = 0; i < 2; i++)
    wm_panel_case_submit (&it, i, 3, 2, "yes");
  wm_store_set_viewer (store, it.people[2]);
  draft = wm_draft_load (store, it.interviews[2], &error);
  g_assert_no_error (error);
  wm_card_rating (draft, 0)->state = WM_CARD_RATED;
  wm_card_rating (draft, 0)->level = 7;
  g_assert_false (wm_draft_save (store, draft, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  wm_store_set_viewer (store, it.people[0]);
  g_assert_true (wm_debrief_open (store, it.application, &error));
  g_assert_true (wm_store_begin (store, "edit-skill", "x", &error));
  g_assert_true (wm_sql_run (store, &error,
                             "DELETE FROM skill_level WHERE skill_id = (SELECT id FROM skill"
                             " WHERE slug = 'oven')",
                             ""));
  g_assert_true (wm_store_commit (store, &error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int before = (int) wm_sql_int (store, -1, "SELECT (SELECT count (*) FROM debrief_move)"
                                                " + (SELECT count (*) FROM scorecard_amendment)",
                                     "");
      gboolean done
        = cases[i].move
            ? wm_debrief_move (store, it.interviews[0], cases[i].skill, cases[i].state,
                               cases[i].level, NULL, "Heard more", &error)
            : wm_card_amend (store, it.interviews[0], cases[i].skill, cases[i].state,
                             cases[i].level, NULL, "Seen again", "Misheard", &error);

      if (done != (cases[i].told == NULL)
          || (!done && strstr (error->message, cases[i].told) == NULL))
        g_error ("case %u: %s", i, error != NULL ? error->message : "done");
      g_assert_cmpint (wm_sql_int (store, -1, "SELECT (SELECT count (*) FROM debrief_move)"
                                              " + (SELECT count (*) FROM scorecard_amendment)",
                                   ""),
                       ==, before + done);
      g_clear_error (&error);
    }
}

static void
test_back_test (WmFixture *fixture, gconstpointer data)
{
  static const int windows[][2]
      = { { 0, -1 }, { 14, -1 }, { 15, 0 }, { 30, 0 }, { 59, 0 }, { 60, 1 }, { 90, 1 },
          { 134, 1 }, { 135, 2 }, { 180, 2 }, { 269, 2 }, { 270, -1 }, { -5, -1 } };
  WmBackTest test = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    g_assert_cmpint (wm_back_test_window (windows[i][0]), ==, windows[i][1]);
  wm_back_test_add (&test, 3, 3);
  wm_back_test_add (&test, 3, 1);
  wm_back_test_add (&test, 0, 1);
  wm_back_test_add (&test, 2, 4);
  g_assert_cmpuint (test.same, ==, 1);
  g_assert_cmpuint (test.higher, ==, 1);
  g_assert_cmpuint (test.lower, ==, 2);
}

/* What is left empty is no fault; a name that is, is. */
static void
test_edit (WmFixture *fixture, gconstpointer data)
{
  g_auto (WmPanelCase) panel = wm_panel_case_new (fixture);
  const WmCandidateEdit empty = { "Dora", "", "", "", "", "", "" };
  const WmCandidateEdit whole = { "Dora", "d@x.org", "https://x.org", " 1 ", "fair", "cv", "n" };
  const WmCandidateEdit nameless = { .name = " " };
  g_autoptr (GError) error = NULL;
  g_autoptr (WmApplication) it = wm_application_find (fixture->store, panel.application, &error);
  g_autoptr (WmCandidate) candidate = NULL;

  g_assert_true (wm_candidate_edit (fixture->store, it->person, &empty, &error));
  g_assert_true (wm_candidate_edit (fixture->store, it->person, &whole, &error));
  g_assert_no_error (error);
  candidate = wm_candidate_load (fixture->store, it->person, &error);
  g_assert_cmpstr (candidate->phone, ==, "1");
  g_assert_cmpstr (candidate->email, ==, "d@x.org");
  g_assert_false (wm_candidate_edit (fixture->store, it->person, &nameless, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
}

/* A card of an interview that is not here is refused with a reason. */
static void
test_no_interview (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (WmCard) card = wm_card_new ();
  g_autoptr (GError) error = NULL;
  WmCardTaken taken;

  wm_loop_set_text (&card->interview, "nowhere");
  g_assert_false (wm_card_restore (fixture->store, card, &taken, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("edit", test_edit);
  ADD ("sealed", test_sealed);
  ADD ("seal", test_seal);
  ADD ("debrief", test_debrief);
  ADD ("last-counts", test_last_counts);
  ADD ("rules", test_rules);
  ADD ("levels", test_levels);
  ADD ("no-interview", test_no_interview);
  ADD ("back-test", test_back_test);
  return g_test_run ();
}
