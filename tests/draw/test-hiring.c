/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures of hiring as text, against files that were looked at, wide and
 * narrow. UPDATE_GOLDEN=1 writes them anew. And that a picture shows no more
 * than its debrief holds.
 */
#include <string.h>

#include "draw/wm-scene-hiring.h"
#include "wm-draw-fixture.h"

static WmSceneOptions
options_of (double width)
{
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.measure = wm_measure_fixed ();
  options.width = width;
  return options;
}

static void
compare (const char *name, gboolean narrow, WmScene *scene)
{
  g_autofree char *file = g_strconcat (name, narrow ? "-narrow" : "", ".txt", NULL);
  g_autofree char *path = g_build_filename (DRAW_SOURCE_DIR, "golden", file, NULL);
  g_autofree char *text = wm_scene_to_text (scene);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("UPDATE_GOLDEN") != NULL)
    {
      g_file_set_contents (path, text, -1, &error);
      g_assert_no_error (error);
      return;
    }
  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  if (strcmp (golden, text) != 0)
    g_test_message ("%s differs; now it is:\n%s", file, text);
  g_assert_cmpstr (golden, ==, text);
}

static gboolean
is_same_text (const WmItem *a, const WmItem *b)
{
  return a->type == b->type && a->text != NULL && b->text != NULL && a->x == b->x && a->y == b->y
         && strcmp (a->text, b->text) == 0;
}

/* What is drawn twice looks bold, and is read aloud twice. */
static void
check_once (const WmScene *scene)
{
  for (guint i = 0; i < scene->nodes->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (g_array_index (scene->nodes, WmSceneNode, i).id, !=,
                       g_array_index (scene->nodes, WmSceneNode, j).id);
  for (guint i = 0; i < scene->items->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (is_same_text (&g_array_index (scene->items, WmItem, i),
                                    &g_array_index (scene->items, WmItem, j)));
}

/* Everything stays inside the picture, and every node has a size. */
static void
check_bounds (const WmScene *scene)
{
  check_once (scene);
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const WmSceneNode *node = &g_array_index (scene->nodes, WmSceneNode, i);

      g_assert_cmpfloat (node->w, >, 0);
      g_assert_cmpfloat (node->h, >, 0);
      g_assert_cmpfloat (node->y + node->h, <=, scene->height);
      g_assert_cmpfloat (node->x + node->w, <=, scene->width);
      g_assert_cmpstr (node->label, !=, "");
    }
  for (guint i = 0; i < scene->items->len; i++)
    {
      const WmItem *item = &g_array_index (scene->items, WmItem, i);

      if (item->type == WM_ITEM_TEXT)
        {
          g_assert_cmpfloat (item->x + item->w, <=, scene->width);
          g_assert_cmpfloat (item->y + item->h, <=, scene->height);
        }
    }
}

/* ---- what is drawn ---------------------------------------------------------- */

static void
add_interview (WmLoop *loop, WmLoopStage *stage, const char *name, const guint *skills, guint n)
{
  WmLoopInterview *it = wm_stage_add_interview (stage, name, 45);

  for (guint i = 0; i < n; i++)
    wm_interview_add_skill (it, skills[i]);
  for (guint i = 0; i < loop->bank->len; i++)
    for (guint j = 0; j < n; j++)
      if (wm_question_shows (wm_loop_question (loop, i), skills[j])
          && !wm_loop_asks (loop, i))
        wm_interview_add_question (it, i);
}

static WmLoop *
make_loop (void)
{
  static const guint first[] = { 0, 1 }, second[] = { 0, 2 };
  WmLoop *loop = wm_loop_new ();
  WmLoopStage *stage;

  wm_loop_add_skill (loop, "soil", "Knowing the soil", 3, WM_IMPORTANCE_MUST)->focus = TRUE;
  wm_loop_add_skill (loop, "watering", "Watering", 2, WM_IMPORTANCE_MUST);
  wm_loop_add_skill (loop, "pruning", "Pruning fruit trees", 2, WM_IMPORTANCE_SHOULD);
  wm_loop_add_skill (loop, "seeds", "Seeds", 2, WM_IMPORTANCE_MUST)->check_later = TRUE;
  wm_loop_add_skill (loop, "market", "Selling", 2, WM_IMPORTANCE_MUST);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *slug = g_strdup_printf ("question-%u", i);
      WmLoopQuestion *question = wm_loop_add_question (loop, slug, "Why?", 15);

      g_array_append_val (question->skills, i);
    }
  stage = wm_loop_add_stage (loop, "A walk", 45);
  add_interview (loop, stage, "In the beds", first, G_N_ELEMENTS (first));
  stage = wm_loop_add_stage (loop, "A day", 90);
  add_interview (loop, stage, "Under the trees", second, G_N_ELEMENTS (second));
  for (guint i = 0; i < loop->stages->len; i++)
    {
      static const char *const slugs[] = { "stage-walk", "stage-day" };

      wm_loop_set_text (&wm_loop_stage (loop, i)->slug, slugs[i]);
    }
  return loop;
}

static WmApplication *
make_application (const char *slug, const char *name, const char *stage, const char *status,
                  gint64 entered)
{
  WmApplication *it = g_new0 (WmApplication, 1);
  char **texts[] = { &it->person, &it->stage_name, &it->reason, &it->applied };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  it->slug = g_strdup (slug);
  it->name = g_strdup (name);
  it->job = g_strdup ("job-gardener");
  it->job_name = g_strdup ("Gardener");
  it->stage = g_strdup (stage);
  it->status = g_strdup (status);
  it->entered = entered;
  return it;
}

static WmCard *
make_card (const char *who, const char *kit, const char *recommendation)
{
  WmCard *card = wm_card_new ();

  wm_loop_set_text (&card->interviewer_name, who);
  wm_loop_set_text (&card->kit_name, kit);
  wm_loop_set_text (&card->recommendation, recommendation);
  return card;
}

static WmDebrief *
make_debrief (gboolean votes_open)
{
  WmDebrief *it = g_new0 (WmDebrief, 1);
  WmCard *card;

  it->notes = g_strdup ("");
  it->application = make_application ("application-1", "Ida Fern", "stage-day", "active", 0);
  it->loop = make_loop ();
  it->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_card_free);
  it->moved_votes = g_ptr_array_new_with_free_func (g_free);
  card = make_card ("Ana", "In the beds", votes_open ? "yes" : "");
  wm_card_add_rating (card, "soil", WM_CARD_RATED, 4, "Smelled it, and named what was missing.");
  wm_card_add_rating (card, "watering", WM_CARD_NO_SIGNAL, -1, "");
  g_ptr_array_add (it->cards, card);
  card = make_card ("Ben", "Under the trees", votes_open ? "strong_no" : "");
  wm_card_add_rating (card, "soil", WM_CARD_RATED, 1, "Took clay for loam.");
  wm_card_add_rating (card, "pruning", WM_CARD_NOT_ASKED, -1, "");
  g_ptr_array_add (it->cards, card);
  for (guint i = 0; i < it->cards->len; i++)
    g_ptr_array_add (it->moved_votes, g_strdup (votes_open && i == 1 ? "no" : ""));
  it->skills = wm_debrief_compare (it->loop, it->cards);
  it->owed = 1;
  it->opened = TRUE;
  it->votes_open = votes_open;
  return it;
}

static WmJob *
make_job (void)
{
  WmJob *job = g_new0 (WmJob, 1);

  job->name = g_strdup ("Gardener");
  return job;
}

static void
free_job (WmJob *job)
{
  g_free (job->name);
  g_free (job);
}

/* ---- tests ------------------------------------------------------------------ */

static void
test_loop (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  g_autoptr (WmLoop) loop = make_loop ();
  WmJob *job = make_job ();

  for (int narrow = 0; narrow <= 1; narrow++)
    {
      WmSceneOptions options = options_of (narrow ? 360 : 1000);
      g_autoptr (WmScene) scene = wm_scene_loop (map, job, loop, &options);

      check_bounds (scene);
      compare ("loop", narrow, scene);
    }
  free_job (job);
}

static void
test_debrief (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  g_autoptr (WmDebrief) debrief = make_debrief (TRUE);

  for (int narrow = 0; narrow <= 1; narrow++)
    {
      WmSceneOptions options = options_of (narrow ? 360 : 1000);
      g_autoptr (WmScene) scene = wm_scene_debrief (map, debrief, &options);

      check_bounds (scene);
      compare ("debrief", narrow, scene);
    }
}

/* The widest disagreement is the first row; closed votes are nowhere. */
static void
test_debrief_closed (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  g_autoptr (WmDebrief) debrief = make_debrief (FALSE);
  WmSceneOptions options = options_of (800);
  g_autoptr (WmScene) scene = wm_scene_debrief (map, debrief, &options);
  g_autofree char *text = wm_scene_to_text (scene);

  g_assert_cmpstr (g_array_index (scene->nodes, WmSceneNode, 0).id, ==, "skill:soil");
  g_assert_nonnull (strstr (text, "Overall votes are closed"));
  g_assert_null (strstr (text, "Strong no"));
  g_ptr_array_set_size (debrief->cards, 0);
  g_clear_pointer (&scene, wm_scene_free);
  scene = wm_scene_debrief (map, debrief, &options);
  g_assert_cmpuint (scene->nodes->len, ==, 0);
}

static void
test_pipeline (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  g_autoptr (WmLoop) loop = make_loop ();
  g_autoptr (GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_application_free);
  const gint64 day = 24 * 60 * 60;
  WmJob *job = make_job ();
  WmApplication *it = make_application ("application-1", "Ida Fern", "stage-day", "active", day);

  it->interviews = 2;
  it->submitted = 1;
  g_ptr_array_add (list, it);
  g_ptr_array_add (list, make_application ("application-2", "Oto", "", "active", 9 * day));
  g_ptr_array_add (list, make_application ("application-3", "Una", "", "withdrawn", 2 * day));
  for (int narrow = 0; narrow <= 1; narrow++)
    {
      WmSceneOptions options = options_of (narrow ? 360 : 1000);
      g_autoptr (WmScene) scene
        = wm_scene_pipeline (map, job, loop, list, 10 * day, &options);

      check_bounds (scene);
      compare ("pipeline", narrow, scene);
    }
  free_job (job);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hiring-scenes/loop", test_loop);
  g_test_add_func ("/hiring-scenes/debrief", test_debrief);
  g_test_add_func ("/hiring-scenes/debrief-closed", test_debrief_closed);
  g_test_add_func ("/hiring-scenes/pipeline", test_pipeline);
  return g_test_run ();
}
