/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From cards to the tables of the statistics: rows are candidate and skill,
 * columns interviewers.
 */
#include "config.h"

#include "hiring/wm-panel-private.h"

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

/* (transfer full): a column of the table */
static int *
column (const Table *table, guint rater)
{
  int *values = g_new (int, table->candidate->len + 1);

  for (guint i = 0; i < table->candidate->len; i++)
    values[i] = g_array_index (table->ratings, int, i *table->n_raters + rater);
  return values;
}

static void
compare_raters (WmPanel *it, const Table *table)
{
  for (guint i = 0; i < table->n_raters; i++)
    for (guint j = i + 1; j < table->n_raters; j++)
      {
        g_autofree int *a = column (table, i);
        g_autofree int *b = column (table, j);
        WmPanelPair pair = { .agreement = wm_pair_agreement_compute (
                               a, b, (const guint *) table->candidate->data,
                               table->candidate->len, g_hash_table_size (table->candidates)) };

        if (pair.agreement.units == 0)
          continue;
        pair.a = g_strdup (wm_panel_interviewer (it, i)->name);
        pair.b = g_strdup (wm_panel_interviewer (it, j)->name);
        g_array_append_val (it->pairs, pair);
      }
}

void
wm_panel_compute_agreement (WmPanel *it, GPtrArray *cards)
{
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) candidates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) candidate = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) ratings = g_array_new (FALSE, FALSE, sizeof (int));
  Table table = { units, candidates, candidate, ratings, it->interviewers->len };

  for (guint i = 0; i < cards->len; i++)
    {
      const WmCard *card = g_ptr_array_index (cards, i);

      fill_table (&table, card, wm_panel_find_interviewer (it, card->interviewer));
    }
  it->agreement
    = wm_agreement_compute ((const int *) ratings->data, (const guint *) candidate->data,
                            candidate->len, table.n_raters, g_hash_table_size (candidates));
  compare_raters (it, &table);
}
