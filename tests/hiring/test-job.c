/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Jobs and loops in a workspace: made from a role and from a pack's stages,
 * changed as one action, undone; templates that change nothing behind them.
 */
#include "wm-hiring-test.h"

#include <glib/gstdio.h>

#define ADD(name, function)                                                                        \
  g_test_add ("/job/" name, WmFixture, NULL, wm_hiring_set_up, function, wm_fixture_tear_down)

static char *
add_baker (WmFixture *fixture, WmMap *map)
{
  g_autoptr (GError) error = NULL;
  char *slug = wm_job_create (fixture->store, map, "baker", NULL, &error);

  g_assert_no_error (error);
  return slug;
}

static WmLoop *
load_loop (WmFixture *fixture, WmMap *map, const char *job)
{
  g_autoptr (GError) error = NULL;
  WmLoop *loop = wm_loop_load (fixture->store, map, job, &error);

  g_assert_no_error (error);
  return loop;
}

static void
save (WmFixture *fixture, WmLoop *loop)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_loop_save (fixture->store, loop, "edit-loop", &error));
  g_assert_no_error (error);
}

static void
test_create (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_hiring_map (fixture, "en");
  g_autofree char *slug = add_baker (fixture, map);
  g_autoptr (WmJob) job = wm_job_find (fixture->store, "Baker", &error);
  g_autoptr (WmLoop) loop = load_loop (fixture, map, slug);

  g_assert_no_error (error);
  g_assert_cmpstr (job->slug, ==, slug);
  g_assert_cmpstr (job->status, ==, "open");
  g_assert_cmpint (job->openings, ==, 1);
  g_assert_cmpuint (loop->stages->len, ==, 0);
  g_assert_cmpstr (wm_loop_skill (loop, 0)->slug, ==, "dough");
  g_assert_cmpint (wm_loop_skill (loop, 0)->level, ==, 3);
  g_assert_cmpint (wm_loop_skill (loop, 0)->importance, ==, WM_IMPORTANCE_MUST);
  g_assert_cmpuint (loop->skills->len, ==, map->skills->len);

  /* What is changed for this job leaves the role alone. */
  g_assert_true (wm_job_requirement_set (fixture->store, slug, "dough", 1, WM_IMPORTANCE_NICE,
                                         &error));
  g_assert_true (wm_job_requirement_remove (fixture->store, slug, "oven", &error));
  g_assert_no_error (error);
  g_assert_cmpint (wm_sql_int (fixture->store, -1,
                               "SELECT level FROM role_requirement r JOIN skill s"
                               " ON s.id = r.skill_id WHERE s.slug = 'dough'",
                               ""),
                   ==, 3);
  g_assert_true (wm_store_undo (fixture->store, &error));
  g_assert_cmpint (wm_sql_int (fixture->store, -1,
                               "SELECT count (*) FROM job_requirement WHERE skill = 'oven'", ""),
                   ==, 1);
}

static void
test_refused (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (WmMap) map = wm_hiring_map (fixture, "en");
  g_autofree char *slug = add_baker (fixture, map);
  g_autofree char *before = wm_fixture_dump (fixture);
  g_autofree char *after = NULL;
  WmJobEdit edit = WM_JOB_EDIT_INIT;
  GError *error = NULL;

  g_assert_null (wm_job_create (fixture->store, map, "pilot", NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (wm_job_find (fixture->store, "Pilot", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  edit.status = "sometimes";
  g_assert_false (wm_job_edit (fixture->store, slug, &edit, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  edit.status = "open";
  edit.manager = "person-nobody";
  g_assert_false (wm_job_edit (fixture->store, slug, &edit, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (wm_job_requirement_set (fixture->store, slug, "flying", 2, WM_IMPORTANCE_MUST,
                                          &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  after = wm_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* The bakery's pack has one stage, which is one interview of its own. */
static void
test_pack_stages (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_hiring_map (fixture, "zh-CN");
  g_autofree char *slug = add_baker (fixture, map);
  g_autoptr (WmLoop) loop = load_loop (fixture, map, slug);
  const WmLoopInterview *trial;

  g_assert_true (wm_loop_fill (fixture->store, map, loop, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (loop->stages->len, ==, 1);
  g_assert_cmpstr (wm_loop_stage (loop, 0)->name, ==, "试工");
  g_assert_cmpstr (wm_loop_stage (loop, 0)->purpose, ==, "一起干一个早班。");
  g_assert_cmpint (wm_loop_stage (loop, 0)->minutes, ==, 240);
  trial = wm_loop_interview (loop, 0, NULL);
  g_assert_cmpuint (trial->skills->len, ==, 1);
  g_assert_cmpuint (trial->questions->len, ==, 2);
  g_assert_false (wm_loop_fill (fixture->store, map, loop, "no-such", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
}

static void
test_round_trip (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_hiring_map (fixture, "en");
  g_autofree char *slug = add_baker (fixture, map);
  g_autofree char *empty = wm_fixture_dump (fixture);
  g_autofree char *full = NULL;
  g_autofree char *again = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (WmLoop) loop = load_loop (fixture, map, slug);
  g_autoptr (WmLoop) loaded = NULL;
  guint actions;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_assert_true (wm_loop_fill (fixture->store, map, loop, NULL, &error));
  wm_loop_repair_all (loop);
  save (fixture, loop);
  full = wm_fixture_dump (fixture);
  before = wm_store_list_actions (fixture->store, NULL);
  actions = before->len;

  /* The same again is no action. */
  loaded = load_loop (fixture, map, slug);
  g_assert_cmpuint (wm_loop_count (loaded), ==, wm_loop_count (loop));
  save (fixture, loaded);
  again = wm_fixture_dump (fixture);
  after = wm_store_list_actions (fixture->store, NULL);
  g_assert_cmpstr (full, ==, again);
  g_assert_cmpuint (after->len, ==, actions);

  g_assert_true (wm_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  undone = wm_fixture_dump (fixture);
  g_assert_cmpstr (empty, ==, undone);
  g_assert_true (wm_store_redo (fixture->store, &error));
}

/* Interviews move between stages, stages change places, one goes. */
static void
test_reorder (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (WmMap) map = wm_hiring_map (fixture, "en");
  g_autofree char *slug = add_baker (fixture, map);
  g_autoptr (WmLoop) loop = load_loop (fixture, map, slug);
  g_autoptr (WmLoop) loaded = NULL;
  WmLoopInterview *moved;
  gint64 id;

  wm_stage_add_interview (wm_loop_add_stage (loop, "One", 60), "First", 30);
  wm_stage_add_interview (wm_loop_stage (loop, 0), "Second", 30);
  wm_loop_add_stage (loop, "Two", 60);
  save (fixture, loop);
  moved = wm_loop_interview (loop, 0, NULL);
  id = moved->id;
  g_ptr_array_add (wm_loop_stage (loop, 1)->interviews,
                   g_ptr_array_steal_index (wm_loop_stage (loop, 0)->interviews, 0));
  wm_list_move (loop->stages, 1, 0);
  g_ptr_array_remove_index (loop->stages, 1);
  save (fixture, loop);
  loaded = load_loop (fixture, map, slug);
  g_assert_cmpuint (loaded->stages->len, ==, 1);
  g_assert_cmpuint (wm_loop_count (loaded), ==, 1);
  g_assert_cmpint (wm_loop_interview (loaded, 0, NULL)->id, ==, id);
  g_assert_cmpstr (wm_loop_stage (loaded, 0)->name, ==, "Two");
}

static void
test_templates (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_hiring_map (fixture, "en");
  g_autofree char *slug = add_baker (fixture, map);
  g_autoptr (WmLoop) loop = load_loop (fixture, map, slug);
  g_autoptr (WmLoop) other = NULL;
  g_autoptr (WmLoop) kept = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *id = NULL;
  g_autofree char *again = NULL;

  g_assert_true (wm_loop_fill (fixture->store, map, loop, NULL, &error));
  save (fixture, loop);
  id = wm_loop_save_template (fixture->store, loop, "Mornings", &error);
  g_assert_no_error (error);
  list = wm_loop_templates (fixture->store, map, &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((WmLoopTemplate *) list->pdata[0])->name, ==, "Mornings");
  g_assert_true (((WmLoopTemplate *) list->pdata[0])->own);

  /* A loop from it has ids of its own; the template can go. */
  other = load_loop (fixture, map, slug);
  g_assert_true (wm_loop_fill (fixture->store, map, other, id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (wm_loop_stage (other, 0)->id, ==, 0);
  g_assert_cmpuint (wm_loop_interview (other, 0, NULL)->questions->len, ==, 2);

  /* It is changed under its name: the loops that were made from it stay as they are. */
  save (fixture, other);
  kept = load_loop (fixture, map, slug);
  wm_stage_add_interview (wm_loop_add_stage (kept, "Afternoons", 30), "Tea", 30);
  again = wm_loop_save_template (fixture->store, kept, "Mornings", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, id);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = wm_loop_templates (fixture->store, map, &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_clear_pointer (&kept, wm_loop_free);
  kept = load_loop (fixture, map, slug);
  g_assert_cmpuint (kept->stages->len, ==, other->stages->len);
  g_assert_cmpuint (wm_loop_count (kept), ==, wm_loop_count (other));
  g_assert_true (wm_loop_fill (fixture->store, map, kept, id, &error));
  g_assert_cmpuint (kept->stages->len, ==, other->stages->len + 1);
  g_assert_true (wm_store_undo (fixture->store, &error));
  g_assert_true (wm_loop_fill (fixture->store, map, kept, id, &error));
  g_assert_cmpuint (kept->stages->len, ==, other->stages->len);

  g_assert_true (wm_loop_delete_template (fixture->store, id, &error));
  g_assert_false (wm_loop_delete_template (fixture->store, id, &error));
  g_clear_error (&error);
  g_clear_pointer (&kept, wm_loop_free);
  kept = load_loop (fixture, map, slug);
  g_assert_cmpuint (wm_loop_count (kept), ==, 1);
}

/* The loop that the built-in pack proposes is right for the job that it
 * proposes, in both languages. */
static void
test_built_in (WmFixture *fixture, gconstpointer data)
{
  static const char *const locales[] = { "en", "zh-CN" };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "built-in.waymark", NULL);
  g_autoptr (WmStore) store = wm_workspace_create (path, WM_DEFAULT_PACK, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (WmMap) map = wm_map_load (store, locales[i], &error);
      g_autofree char *slug = wm_job_create (store, map, "ai-engineer", NULL, &error);
      g_autoptr (WmLoop) loop = wm_loop_load (store, map, slug, &error);
      g_autoptr (GArray) findings = NULL;
      g_autoptr (WmSeniority) seniority = wm_seniority_load (store, map, &error);

      g_assert_no_error (error);
      g_assert_true (wm_loop_fill (store, map, loop, NULL, &error));
      findings = wm_loop_lint (loop);
      for (guint j = 0; j < findings->len; j++)
        {
          g_autofree char *words
              = wm_finding_describe (loop, &g_array_index (findings, WmFinding, j));

          g_test_message ("%s", words);
        }
      g_assert_cmpuint (findings->len, ==, 0);
      g_assert_cmpuint (loop->stages->len, ==, 4);
      g_assert_cmpint (wm_loop_stage (loop, 0)->minutes, ==, 30);
      g_assert_cmpint (wm_loop_stage (loop, 1)->minutes, ==, 60);
      g_assert_cmpint (wm_loop_stage (loop, 2)->minutes, ==, 90);
      g_assert_cmpint (wm_loop_stage (loop, 3)->minutes, ==, 240);
      g_assert_cmpuint (seniority->levels->len, ==, 4);
      g_assert_cmpuint (seniority->dimensions->len, ==, 4);
      for (guint j = 0; j < 4; j++)
        {
          const WmSeniorityDimension *it = seniority->dimensions->pdata[j];

          g_assert_cmpuint (it->anchors->len, ==, 4);
          g_assert_cmpuint (it->probes->len, ==, 2);
          for (guint k = 0; k < 4; k++)
            g_assert_cmpint (*(char *) it->anchors->pdata[k], !=, '\0');
        }
      g_assert_cmpint (*seniority->coach, !=, '\0');
    }
  g_assert_true (wm_store_close (store, &error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("create", test_create);
  ADD ("refused", test_refused);
  ADD ("pack-stages", test_pack_stages);
  ADD ("round-trip", test_round_trip);
  ADD ("reorder", test_reorder);
  ADD ("templates", test_templates);
  ADD ("built-in", test_built_in);
  return g_test_run ();
}
