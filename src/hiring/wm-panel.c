/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting over cards.
 */
#include "config.h"

#include "hiring/wm-hiring-private.h"
#include "hiring/wm-panel.h"
#include "onboarding/wm-calendar.h"

const int wm_back_test_days[WM_BACK_TESTS] = { 30, 90, 180 };

static void
interviewer_free (gpointer data)
{
  WmPanelInterviewer *it = data;

  g_free (it->slug);
  g_free (it->name);
  g_free (it);
}

static void
question_free (gpointer data)
{
  WmPanelQuestion *it = data;

  g_free (it->slug);
  g_free (it->text);
  g_free (it);
}

static void
stage_free (gpointer data)
{
  WmPanelStage *it = data;

  g_free (it->name);
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

int
wm_back_test_window (int days)
{
  static const int ends[WM_BACK_TESTS] = { 60, 135, 270 };

  for (int i = 0; days >= 15 && i < WM_BACK_TESTS; i++)
    if (days < ends[i])
      return i;
  return -1;
}

void
wm_back_test_add (WmBackTest *test, int interview, int later)
{
  test->same += interview == later;
  test->higher += interview > later;
  test->lower += interview < later;
}

/* ---- finding or making an entry --------------------------------------------- */

static WmPanelInterviewer *
get_interviewer (WmPanel *it, const WmCard *card, guint *index)
{
  WmPanelInterviewer *made;

  for (*index = 0; *index < it->interviewers->len; (*index)++)
    if (g_str_equal (((WmPanelInterviewer *) it->interviewers->pdata[*index])->slug,
                     card->interviewer))
      return it->interviewers->pdata[*index];
  made = g_new0 (WmPanelInterviewer, 1);
  made->slug = g_strdup (card->interviewer);
  made->name = g_strdup (card->interviewer_name);
  g_ptr_array_add (it->interviewers, made);
  return made;
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
    if (g_str_equal (((WmPanelQuestion *) it->questions->pdata[i])->slug, slug))
      return it->questions->pdata[i];
  known = find_known (map, slug);
  made = g_new0 (WmPanelQuestion, 1);
  made->slug = g_strdup (slug);
  made->text = g_strdup (known != NULL ? known->text : slug);
  g_ptr_array_add (it->questions, made);
  return made;
}

static WmPanelStage *
get_stage (WmPanel *it, const char *name)
{
  WmPanelStage *made;

  for (guint i = 0; i < it->stages->len; i++)
    if (g_str_equal (((WmPanelStage *) it->stages->pdata[i])->name, name))
      return it->stages->pdata[i];
  made = g_new0 (WmPanelStage, 1);
  made->name = g_strdup (name);
  g_ptr_array_add (it->stages, made);
  return made;
}

/* ---- counting --------------------------------------------------------------- */

static gboolean
is_late (const WmCard *card)
{
  g_autofree char *day = wm_hiring_day (card->submitted);
  GDate held, submitted;

  return wm_date_parse (card->date, &held) && wm_date_parse (day, &submitted)
         && g_date_days_between (&held, &submitted) > 1;
}

static void
count_interviewer (WmPanel *it, const WmCard *card)
{
  guint index = 0;
  WmPanelInterviewer *own = get_interviewer (it, card, &index);

  own->cards++;
  own->late += is_late (card);
  for (guint i = 0; i < card->ratings->len; i++)
    {
      const WmCardRating *rating = wm_card_rating (card, i);

      own->rated += rating->state == WM_CARD_RATED;
      own->no_signal += rating->state == WM_CARD_NO_SIGNAL;
      own->not_asked += rating->state == WM_CARD_NOT_ASKED;
      if (rating->state == WM_CARD_RATED && rating->level < WM_PANEL_LEVELS)
        own->levels[rating->level]++;
    }
}

/* The card's ratings of what a question shows */
static void
count_question (WmPanel *it, WmMap *map, const WmCard *card, const char *slug)
{
  WmPanelQuestion *own = get_question (it, map, slug);
  const WmQuestion *known = find_known (map, slug);

  own->asked++;
  for (guint i = 0; known != NULL && i < known->skills->len; i++)
    {
      int index
          = wm_card_find (card, wm_map_skill (map, g_array_index (known->skills, guint, i))->slug);

      if (index < 0)
        continue;
      own->rated += wm_card_rating (card, index)->state == WM_CARD_RATED;
      own->no_signal += wm_card_rating (card, index)->state == WM_CARD_NO_SIGNAL;
    }
}

/* ---- later ratings ---------------------------------------------------------- */

typedef struct
{
  WmPanel *panel;
  WmMap *map;
  WmCard *card;
} BackTest;

static void
add_later (BackTest *it, const char *skill, int interview, int later, int window)
{
  WmPanelStage *stage = get_stage (it->panel, it->card->kit_name);

  wm_back_test_add (&stage->later[window], interview, later);
  for (guint i = 0; i < it->card->questions->len; i++)
    {
      const WmCardQuestion *asked = wm_card_question (it->card, i);
      const WmQuestion *known = find_known (it->map, asked->question);
      gboolean shows = FALSE;

      for (guint j = 0; known != NULL && j < known->skills->len; j++)
        shows = shows
                || g_str_equal (
                    wm_map_skill (it->map, g_array_index (known->skills, guint, j))->slug, skill);
      if (asked->asked && shows)
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
                      " 'unixepoch', 'localtime', 'start of day') AS INTEGER) FROM application a"
                      " JOIN assessment m ON m.person_id = a.person_id"
                      " JOIN skill_rating r ON r.assessment_id = m.id"
                      " JOIN skill s ON s.id = r.skill_id WHERE a.slug = ?1"
                      " AND a.status = 'hired' AND m.kind IN ('manager', 'check_in')",
                      "t", it->card->application);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      int index = wm_card_find (it->card, wm_rows_text (rows, 0));
      int window = wm_back_test_window ((int) wm_rows_int (rows, 2));

      if (index >= 0 && window >= 0 && wm_card_rating (it->card, index)->state == WM_CARD_RATED)
        add_later (it, wm_rows_text (rows, 0), wm_card_rating (it->card, index)->level,
                   (int) wm_rows_int (rows, 1), window);
    }
  return !failed;
}

/* ---- agreement -------------------------------------------------------------- */

/* Rows are candidate and skill, columns interviewers. */
typedef struct
{
  GHashTable *units;      /* "application skill" -> row + 1 */
  GHashTable *candidates; /* application -> number + 1 */
  GArray *candidate;      /* guint per row */
  GArray *ratings;        /* int, row by row */
  guint n_raters;
} Table;

static guint
number_of (GHashTable *numbers, const char *key)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));

  if (number == 0)
    {
      number = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, g_strdup (key), GUINT_TO_POINTER (number));
    }
  return number - 1;
}

static void
fill_table (Table *table, const WmCard *card, guint rater)
{
  guint candidate = number_of (table->candidates, card->application);

  for (guint i = 0; i < card->ratings->len; i++)
    {
      const WmCardRating *rating = wm_card_rating (card, i);
      g_autofree char *key = g_strconcat (card->application, " ", rating->skill, NULL);
      guint row;

      if (rating->state != WM_CARD_RATED)
        continue;
      row = number_of (table->units, key);
      if (row == table->candidate->len)
        {
          int missing = WM_RATING_MISSING;

          g_array_append_val (table->candidate, candidate);
          for (guint j = 0; j < table->n_raters; j++)
            g_array_append_val (table->ratings, missing);
        }
      g_array_index (table->ratings, int, row *table->n_raters + rater) = rating->level;
    }
}

static void
compare_raters (WmPanel *it, const Table *table)
{
  guint rows = table->candidate->len;
  g_autofree int *a = g_new (int, rows + 1);
  g_autofree int *b = g_new (int, rows + 1);

  for (guint i = 0; i < table->n_raters; i++)
    for (guint j = i + 1; j < table->n_raters; j++)
      {
        WmPanelPair pair = { 0 };

        for (guint k = 0; k < rows; k++)
          {
            a[k] = g_array_index (table->ratings, int, k *table->n_raters + i);
            b[k] = g_array_index (table->ratings, int, k *table->n_raters + j);
            pair.pairs += a[k] != WM_RATING_MISSING && b[k] != WM_RATING_MISSING;
          }
        if (pair.pairs == 0)
          continue;
        pair.kappa = wm_weighted_kappa (a, b, rows, WM_WEIGHTS_QUADRATIC);
        pair.a = g_strdup (((WmPanelInterviewer *) it->interviewers->pdata[i])->name);
        pair.b = g_strdup (((WmPanelInterviewer *) it->interviewers->pdata[j])->name);
        g_array_append_val (it->pairs, pair);
      }
}

static void
compute_agreement (WmPanel *it, GPtrArray *cards)
{
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) candidates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) candidate = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) ratings = g_array_new (FALSE, FALSE, sizeof (int));
  Table table = { units, candidates, candidate, ratings, it->interviewers->len };

  for (guint i = 0; i < cards->len; i++)
    {
      const WmCard *card = g_ptr_array_index (cards, i);
      guint rater = 0;

      get_interviewer (it, card, &rater);
      fill_table (&table, card, rater);
    }
  it->agreement
      = wm_agreement_compute ((const int *) ratings->data, (const guint *) candidate->data,
                              candidate->len, table.n_raters, g_hash_table_size (candidates));
  compare_raters (it, &table);
}

static int
compare_questions (gconstpointer a, gconstpointer b)
{
  const WmPanelQuestion *left = *(WmPanelQuestion *const *) a;
  const WmPanelQuestion *right = *(WmPanelQuestion *const *) b;

  if (left->asked != right->asked)
    return left->asked < right->asked ? 1 : -1;
  return g_strcmp0 (left->slug, right->slug);
}

WmPanel *
wm_panel_load (WmStore *store, WmMap *map, GError **error)
{
  g_autoptr (WmPanel) it = NULL;
  g_autoptr (GPtrArray) cards = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL, NULL);

  it = g_new0 (WmPanel, 1);
  it->interviewers = g_ptr_array_new_with_free_func (interviewer_free);
  it->questions = g_ptr_array_new_with_free_func (question_free);
  it->stages = g_ptr_array_new_with_free_func (stage_free);
  it->pairs = g_array_new (FALSE, FALSE, sizeof (WmPanelPair));
  g_array_set_clear_func (it->pairs, pair_clear);
  cards = wm_cards_list (store, NULL, &it->closed, error);
  if (cards == NULL)
    return NULL;
  for (guint i = 0; i < cards->len; i++)
    {
      BackTest test = { it, map, g_ptr_array_index (cards, i) };

      count_interviewer (it, test.card);
      for (guint j = 0; j < test.card->questions->len; j++)
        if (wm_card_question (test.card, j)->asked)
          count_question (it, map, test.card, wm_card_question (test.card, j)->question);
      if (!test_card (&test, store, error))
        return NULL;
    }
  for (guint i = 0; i < it->questions->len; i++)
    {
      WmPanelQuestion *question = g_ptr_array_index (it->questions, i);

      question->told_nothing = question->asked >= WM_PANEL_ASKED_ENOUGH && question->rated == 0;
    }
  compute_agreement (it, cards);
  g_ptr_array_sort (it->questions, compare_questions);
  return g_steal_pointer (&it);
}
