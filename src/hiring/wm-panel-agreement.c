/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From cards to the units of the statistics: candidate and skill, and who rated them.
 */
#include "config.h"

#include "hiring/wm-panel-private.h"

typedef struct
{
  guint rater;
  int level;
} Given;

typedef struct
{
  GHashTable *numbers;    /* "application skill" -> number of its unit, from 1 */
  GHashTable *candidates; /* application -> number, from 1 */
  GPtrArray *units;       /* GArray of Given */
  GArray *candidate;      /* guint per unit */
} Table;

/* What two raters gave to the same units */
typedef struct
{
  guint64 key;       /* the two, the first before the second */
  GArray *levels;    /* int, by turns */
  GArray *candidate; /* guint */
} Pair;

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

/* Who rated it in two interviews counts once, as rated last. */
static void
give (GArray *unit, Given given)
{
  for (guint i = 0; i < unit->len; i++)
    if (g_array_index (unit, Given, i).rater == given.rater)
      {
        g_array_index (unit, Given, i) = given;
        return;
      }
  g_array_append_val (unit, given);
}

static void
fill_table (Table *table, const WmCard *card, guint rater)
{
  guint candidate = number_of (table->candidates, card->application);

  for (guint i = 0; i < card->ratings->len; i++)
    {
      const WmCardRating *rating = wm_card_rating (card, i);
      g_autofree char *key = g_strconcat (card->application, " ", rating->skill, NULL);
      Given given = { rater, rating->level };
      guint unit;

      if (rating->state != WM_CARD_RATED)
        continue;
      unit = number_of (table->numbers, key);
      if (unit == table->units->len)
        {
          g_ptr_array_add (table->units, g_array_new (FALSE, FALSE, sizeof (Given)));
          g_array_append_val (table->candidate, candidate);
        }
      give (g_ptr_array_index (table->units, unit), given);
    }
}

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_array_unref (pair->levels);
  g_array_unref (pair->candidate);
  g_free (pair);
}

static void
add_to_pair (GHashTable *pairs, Given a, Given b, guint candidate)
{
  guint64 key = (guint64) a.rater << 32 | b.rater;
  Pair *pair = g_hash_table_lookup (pairs, &key);

  if (pair == NULL)
    {
      pair = g_new0 (Pair, 1);
      pair->key = key;
      pair->levels = g_array_new (FALSE, FALSE, sizeof (int));
      pair->candidate = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (pairs, &pair->key, pair);
    }
  g_array_append_val (pair->levels, a.level);
  g_array_append_val (pair->levels, b.level);
  g_array_append_val (pair->candidate, candidate);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *left = *(Pair *const *) a, *right = *(Pair *const *) b;

  return (left->key > right->key) - (left->key < right->key);
}

/* (transfer container): the pairs that have something in common, in the order of the raters */
static GPtrArray *
list_pairs (GHashTable *pairs, const Table *table)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer pair;

  for (guint i = 0; i < table->units->len; i++)
    {
      const GArray *unit = g_ptr_array_index (table->units, i);

      for (guint j = 0; j < unit->len; j++)
        for (guint k = 0; k < unit->len; k++)
          if (g_array_index (unit, Given, j).rater < g_array_index (unit, Given, k).rater)
            add_to_pair (pairs, g_array_index (unit, Given, j), g_array_index (unit, Given, k),
                         g_array_index (table->candidate, guint, i));
    }
  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, NULL, &pair))
    g_ptr_array_add (list, pair);
  g_ptr_array_sort (list, compare_pairs);
  return list;
}

static void
compare_raters (WmPanel *it, const Table *table)
{
  g_autoptr (GHashTable) pairs
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, pair_free);
  g_autoptr (GPtrArray) list = list_pairs (pairs, table);

  for (guint i = 0; i < list->len; i++)
    {
      const Pair *pair = g_ptr_array_index (list, i);
      WmPanelPair told = {
        .a = g_strdup (wm_panel_interviewer (it, (guint) (pair->key >> 32))->name),
        .b = g_strdup (wm_panel_interviewer (it, (guint) (pair->key & G_MAXUINT32))->name),
        .agreement = wm_pair_agreement_compute ((const int *) pair->levels->data,
                                                (const guint *) pair->candidate->data,
                                                pair->candidate->len),
      };

      g_array_append_val (it->pairs, told);
    }
}

static WmAgreement
compare_all (const Table *table)
{
  g_autoptr (GArray) ratings = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) n_ratings = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < table->units->len; i++)
    {
      const GArray *unit = g_ptr_array_index (table->units, i);

      for (guint j = 0; j < unit->len; j++)
        g_array_append_val (ratings, g_array_index (unit, Given, j).level);
      g_array_append_val (n_ratings, unit->len);
    }
  return wm_agreement_compute ((const int *) ratings->data, (const guint *) n_ratings->data,
                               (const guint *) table->candidate->data, table->units->len);
}

void
wm_panel_compute_agreement (WmPanel *it, GPtrArray *cards)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) candidates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) units
    = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) candidate = g_array_new (FALSE, FALSE, sizeof (guint));
  Table table = { numbers, candidates, units, candidate };

  for (guint i = 0; i < cards->len; i++)
    {
      const WmCard *card = g_ptr_array_index (cards, i);

      fill_table (&table, card, wm_panel_find_interviewer (it, card->interviewer));
    }
  it->agreement = compare_all (&table);
  compare_raters (it, &table);
}
