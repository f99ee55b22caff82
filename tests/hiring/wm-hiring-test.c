/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-hiring-test.h"

void
wm_hiring_set_up (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pack = g_test_build_filename (G_TEST_DIST, "data", "tiny-pack.json", NULL);

  wm_fixture_set_up (fixture, data);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, "bakery.waymark", NULL);
  fixture->store = wm_workspace_create (fixture->path, pack, NULL, &error);
  g_assert_no_error (error);
}

WmMap *
wm_hiring_map (WmFixture *fixture, const char *locale)
{
  g_autoptr (GError) error = NULL;
  WmMap *map = wm_map_load (fixture->store, locale, &error);

  g_assert_no_error (error);
  return map;
}

void
wm_panel_case_clear (WmPanelCase *it)
{
  wm_map_unref (it->map);
  g_free (it->job);
  g_free (it->application);
  g_free (it->kit);
  for (guint i = 0; i < 3; i++)
    {
      g_free (it->people[i]);
      g_free (it->interviews[i]);
    }
}
WmPanelCase
wm_panel_case_new (WmFixture *fixture)
{
  static const char *const names[] = { "Ana", "Ben", "Chen" };
  WmPanelCase it = { fixture, wm_hiring_map (fixture, "en") };
  const WmCandidateEdit edit = { .name = "Dora" };
  g_autoptr (GError) error = NULL;
  g_autoptr (WmLoop) loop = NULL;
  WmStore *store = fixture->store;

  it.job = wm_job_create (store, it.map, "baker", NULL, &error);
  loop = wm_loop_load (store, it.map, it.job, &error);
  g_assert_true (wm_loop_fill (store, it.map, loop, NULL, &error));
  wm_interview_add_skill (wm_loop_interview (loop, 0, NULL),
                          (guint) wm_loop_find_skill (loop, "oven"));
  g_assert_true (wm_loop_save (store, loop, "edit-loop", &error));
  it.kit = g_strdup (wm_loop_interview (loop, 0, NULL)->slug);
  it.application = wm_application_add (store, it.job, NULL, &edit, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (WmPerson) person = wm_person_add (store, names[i], "employee", &error);

      it.people[i] = g_strdup (person->slug);
      it.interviews[i] = wm_interview_plan (store, it.application, it.kit, person->slug,
                                            "2026-11-20", NULL, &error);
      g_assert_no_error (error);
    }
  return it;
}

void
wm_panel_case_draft (WmPanelCase *it, guint who, int dough, int oven, const char *vote)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmCard) card = NULL;

  wm_store_set_viewer (it->fixture->store, it->people[who]);
  card = wm_draft_load (it->fixture->store, it->interviews[who], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (card->ratings->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      WmCardRating *rating = wm_card_rating (card, i);
      int level = i == 0 ? dough : oven;

      rating->state = level >= 0 ? WM_CARD_RATED : WM_CARD_NO_SIGNAL;
      rating->level = level;
      wm_loop_set_text (&rating->evidence, level >= 0 ? "Seen at work" : "");
    }
  wm_card_question (card, 0)->asked = TRUE;
  wm_loop_set_text (&card->recommendation, vote);
  g_assert_true (wm_draft_save (it->fixture->store, card, &error));
  g_assert_no_error (error);
}

void
wm_panel_case_submit (WmPanelCase *it, guint who, int dough, int oven, const char *vote)
{
  g_autoptr (GError) error = NULL;

  wm_panel_case_draft (it, who, dough, oven, vote);
  g_assert_true (wm_card_submit (it->fixture->store, it->interviews[who], it->map, &error));
  g_assert_no_error (error);
}
