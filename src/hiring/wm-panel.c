/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going through the cards.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-hiring-private.h"
#include "hiring/wm-panel-private.h"

static void
interviewer_free (gpointer data)
{
  WmPanelInterviewer *it = data;

  g_free (it->slug);
  g_free (it->name);
  g_free (it);
}

static void
place_free (gpointer data)
{
  WmPanelPlace *it = data;

  g_free (it->job);
  g_free (it->interview);
  g_free (it->words);
  g_free (it);
}

static void
question_free (gpointer data)
{
  WmPanelQuestion *it = data;

  g_ptr_array_unref (it->places);
  g_free (it->slug);
  g_free (it->text);
  g_free (it);
}

static void
stage_free (gpointer data)
{
  WmPanelStage *it = data;

  g_free (it->stage);
  g_free (it->interview);
  g_free (it);
}

static void
pair_clear (gpointer data)
{
  WmPanelPair *it = data;

  g_free (it->a);
  g_free (it->b);
}

void
wm_panel_free (WmPanel *panel)
{
  if (panel == NULL)
    return;
  g_ptr_array_unref (panel->interviewers);
  g_ptr_array_unref (panel->questions);
  g_ptr_array_unref (panel->stages);
  g_array_unref (panel->pairs);
  g_free (panel);
}

static WmPanel *
panel_new (void)
{
  WmPanel *it = g_new0 (WmPanel, 1);

  it->interviewers = g_ptr_array_new_with_free_func (interviewer_free);
  it->questions = g_ptr_array_new_with_free_func (question_free);
  it->stages = g_ptr_array_new_with_free_func (stage_free);
  it->pairs = g_array_new (FALSE, FALSE, sizeof (WmPanelPair));
  g_array_set_clear_func (it->pairs, pair_clear);
  return it;
}

/* ---- finding or making an entry --------------------------------------------- */

guint
wm_panel_find_interviewer (const WmPanel *panel, const char *slug)
{
  guint i = 0;

  while (i < panel->interviewers->len
         && !g_str_equal (wm_panel_interviewer (panel, i)->slug, slug))
    i++;
  return i;
}

static WmPanelCounts *
get_interviewer (WmPanel *it, const WmCard *card)
{
  guint index = wm_panel_find_interviewer (it, card->interviewer);

  if (index == it->interviewers->len)
    {
      WmPanelInterviewer *made = g_new0 (WmPanelInterviewer, 1);

      made->slug = g_strdup (card->interviewer);
      made->name = g_strdup (card->interviewer_name);
      g_ptr_array_add (it->interviewers, made);
    }
  return &wm_panel_interviewer (it, index)->counts;
}

static const WmQuestion *
find_known (WmMap *map, const char *slug)
{
  for (guint i = 0; i < map->questions->len; i++)
    if (g_str_equal (wm_map_question (map, i)->slug, slug))
      return wm_map_question (map, i);
  return NULL;
}

static WmPanelQuestion *
get_question (WmPanel *it, WmMap *map, const char *slug)
{
  const WmQuestion *known;
  WmPanelQuestion *made;

  for (guint i = 0; i < it->questions->len; i++)
    if (g_str_equal (wm_panel_question (it, i)->slug, slug))
      return wm_panel_question (it, i);
  known = find_known (map, slug);
  made = g_new0 (WmPanelQuestion, 1);
  made->slug = g_strdup (slug);
  made->text = g_strdup (known != NULL ? known->text : slug);
  made->places = g_ptr_array_new_with_free_func (place_free);
  g_ptr_array_add (it->questions, made);
  return made;
}

static WmPanelStage *
get_stage (WmPanel *it, const char *stage, const char *interview)
{
  WmPanelStage *made;

  for (guint i = 0; i < it->stages->len; i++)
    if (g_str_equal (wm_panel_stage (it, i)->stage, stage)
        && g_str_equal (wm_panel_stage (it, i)->interview, interview))
      return wm_panel_stage (it, i);
  made = g_new0 (WmPanelStage, 1);
  made->stage = g_strdup (stage);
  made->interview = g_strdup (interview);
  g_ptr_array_add (it->stages, made);
  return made;
}

/* ---- counting --------------------------------------------------------------- */

static void
count_interviewer (WmPanel *it, const WmCard *card)
{
  WmPanelCounts *counts = get_interviewer (it, card);

  wm_panel_counts_add_card (counts, card);
  for (guint i = 0; i < card->ratings->len; i++)
    wm_panel_counts_add_rating (counts, wm_card_rating (card, i));
  for (guint i = 0; i < card->questions->len; i++)
    counts->asked += wm_card_question (card, i)->asked;
  counts->planned += card->questions->len;
}

/* The card's ratings of what the question shows; nobody knows what one shows
 * that the bank has no more. */
static void
count_question (WmPanel *it, WmMap *map, const WmCard *card, const WmCardQuestion *question)
{
  WmPanelQuestion *own = get_question (it, map, question->question);
  const WmQuestion *known = find_known (map, question->question);
  gboolean has_place = FALSE;

  own->counts.planned++;
  if (!question->asked)
    return;
  own->counts.asked++;
  wm_panel_counts_add_card (&own->counts, card);
  for (guint i = 0; known != NULL && i < known->skills->len; i++)
    {
      guint skill = g_array_index (known->skills, guint, i);
      int index = wm_card_find (card, wm_map_skill (map, skill)->slug);

      if (index < 0)
        continue;
      has_place = TRUE;
      wm_panel_counts_add_rating (&own->counts, wm_card_rating (card, index));
    }
  own->tried += has_place;
  own->told_nothing = own->tried >= WM_PANEL_ASKED_ENOUGH && own->counts.rated == 0;
}

/* ---- later ratings ---------------------------------------------------------- */

typedef struct
{
  WmPanel *panel;
  WmMap *map;
  WmCard *card;
} BackTest;

static gboolean
shows (WmMap *map, const char *question, const char *skill)
{
  const WmQuestion *known = find_known (map, question);

  for (guint i = 0; known != NULL && i < known->skills->len; i++)
    if (g_str_equal (wm_map_skill (map, g_array_index (known->skills, guint, i))->slug, skill))
      return TRUE;
  return FALSE;
}

static void
add_later (BackTest *it, const char *stage, const char *skill, int later, int window)
{
  int interview = wm_card_rating (it->card, wm_card_find (it->card, skill))->level;

  wm_back_test_add (&get_stage (it->panel, stage, it->card->kit_name)->later[window], interview,
                    later);
  for (guint i = 0; i < it->card->questions->len; i++)
    {
      const WmCardQuestion *asked = wm_card_question (it->card, i);

      if (asked->asked && shows (it->map, asked->question, skill))
        wm_back_test_add (&get_question (it->panel, it->map, asked->question)->later[window],
                          interview, later);
    }
}

/* What managers and check-ins said of a hire later, in days after the hire */
static gboolean
test_card (BackTest *it, WmStore *store, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT s.slug, r.level, CAST (julianday (m.date) - julianday (a.entered,"
                      " 'unixepoch', 'localtime', 'start of day') AS INTEGER),"
                      " coalesce (g.name, '') FROM application a"
                      " JOIN interview i ON i.application_id = a.id AND i.slug = ?1"
                      " LEFT JOIN interview_kit k ON k.id = i.kit_id"
                      " LEFT JOIN interview_stage g ON g.id = k.stage_id"
                      " JOIN assessment m ON m.person_id = a.person_id"
                      " JOIN skill_rating r ON r.assessment_id = m.id"
                      " JOIN skill s ON s.id = r.skill_id"
                      " WHERE a.status = 'hired' AND m.kind IN ('manager', 'check_in')",
                      "t", it->card->interview);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      int index = wm_card_find (it->card, wm_rows_text (rows, 0));
      int window = wm_back_test_window ((int) wm_rows_int (rows, 2));

      if (index >= 0 && window >= 0 && wm_card_rating (it->card, index)->state == WM_CARD_RATED)
        add_later (it, wm_rows_text (rows, 3), wm_rows_text (rows, 0), (int) wm_rows_int (rows, 1),
                   window);
    }
  return !failed;
}

/* ---- where questions are asked ---------------------------------------------- */

static WmPanelPlace *
place_new (WmRows *rows)
{
  WmPanelPlace *it = g_new0 (WmPanelPlace, 1);
  const WmPanelStage names = { .stage = (char *) wm_rows_text (rows, 4),
                               .interview = (char *) wm_rows_text (rows, 5) };
  g_autofree char *where = wm_panel_stage_name (&names);

  it->job = g_strdup (wm_rows_text (rows, 1));
  it->interview = g_strdup (wm_rows_text (rows, 3));
  /* Translators: a job; a stage of its interviews, one of them */
  it->words = g_strdup_printf (_ ("%1$s · %2$s"), wm_rows_text (rows, 2), where);
  return it;
}

/* A job that is closed or filled asks nothing any more. */
static gboolean
load_places (WmPanel *it, WmStore *store, GError **error)
{
  g_autoptr (WmRows) rows
    = wm_sql_query (store, error,
                    "SELECT q.question, j.slug, j.name, k.slug, g.name, k.name FROM kit_question q"
                    " JOIN interview_kit k ON k.id = q.kit_id"
                    " JOIN interview_stage g ON g.id = k.stage_id"
                    " JOIN interview_plan p ON p.id = g.plan_id JOIN job j ON j.id = p.job_id"
                    " WHERE j.status NOT IN ('closed', 'filled')"
                    " ORDER BY j.name, j.slug, g.sort, k.sort",
                    "");
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    for (guint i = 0; i < it->questions->len; i++)
      if (g_str_equal (wm_panel_question (it, i)->slug, wm_rows_text (rows, 0)))
        g_ptr_array_add (wm_panel_question (it, i)->places, place_new (rows));
  return !failed;
}

/* ---- all of it -------------------------------------------------------------- */

static int
compare_interviewers (gconstpointer a, gconstpointer b)
{
  const WmPanelInterviewer *left = *(WmPanelInterviewer *const *) a;
  const WmPanelInterviewer *right = *(WmPanelInterviewer *const *) b;
  int names = g_utf8_collate (left->name, right->name);

  return names != 0 ? names : g_strcmp0 (left->slug, right->slug);
}

static int
compare_questions (gconstpointer a, gconstpointer b)
{
  const WmPanelQuestion *left = *(WmPanelQuestion *const *) a;
  const WmPanelQuestion *right = *(WmPanelQuestion *const *) b;

  if (left->counts.asked != right->counts.asked)
    return left->counts.asked < right->counts.asked ? 1 : -1;
  return g_strcmp0 (left->slug, right->slug);
}

WmPanel *
wm_panel_load (WmStore *store, WmMap *map, GError **error)
{
  g_autoptr (WmPanel) it = NULL;
  g_autoptr (GPtrArray) cards = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL, NULL);

  it = panel_new ();
  cards = wm_cards_list (store, NULL, &it->closed, error);
  if (cards == NULL)
    return NULL;
  for (guint i = 0; i < cards->len; i++)
    {
      BackTest test = { it, map, g_ptr_array_index (cards, i) };

      count_interviewer (it, test.card);
      for (guint j = 0; j < test.card->questions->len; j++)
        count_question (it, map, test.card, wm_card_question (test.card, j));
      if (!test_card (&test, store, error))
        return NULL;
    }
  if (!load_places (it, store, error))
    return NULL;
  g_ptr_array_sort (it->interviewers, compare_interviewers);
  g_ptr_array_sort (it->questions, compare_questions);
  wm_panel_compute_agreement (it, cards);
  return g_steal_pointer (&it);
}
