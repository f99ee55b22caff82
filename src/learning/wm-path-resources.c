/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What to read for each step, and what proves it. Steps choose in turn, each
 * the first of its own list that nobody before it took; so with fewer steps,
 * or lower climbs, what is taken altogether never grows.
 */
#include <string.h>

#include "learning/wm-path-private.h"

#define EXERCISE "exercise"
/* Where a resource tells no tier it stands behind the first. */
#define TIER_UNKNOWN 2

typedef struct
{
  guint resource;
  guint place; /* in the author's order */
  int tier;
  int kind; /* place among the kinds she prefers */
  gboolean is_reading;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a, *right = b;

  if (left->is_reading != right->is_reading)
    return left->is_reading ? -1 : 1;
  if (left->tier != right->tier)
    return left->tier - right->tier;
  if (left->kind != right->kind)
    return left->kind - right->kind;
  return (left->place > right->place) - (left->place < right->place);
}

static WmReadingState
state_of (const WmPathInput *input, guint resource)
{
  return input->reading != NULL ? input->reading[resource] : WM_READING_NONE;
}

static gboolean
is_left_out (const WmPathInput *input, guint resource)
{
  return (input->skip != NULL && input->skip[resource])
         || state_of (input, resource) == WM_READING_NOT_USEFUL;
}

/* Does a reader of @languages read @language? By the main tag: "zh-CN" is for
 * readers of "zh" and of "zh-TW" alike. */
static gboolean
reads (const char *const *languages, const char *language)
{
  gsize length = strcspn (language, "-_");

  if (languages == NULL || *languages == NULL || length == 0)
    return TRUE;
  for (; *languages != NULL; languages++)
    if (strcspn (*languages, "-_") == length
        && g_ascii_strncasecmp (*languages, language, length) == 0)
      return TRUE;
  return FALSE;
}

static int
rank_of_kind (const char *const *kinds, const char *kind)
{
  int rank = 0;

  for (; kinds != NULL && kinds[rank] != NULL; rank++)
    if (g_str_equal (kinds[rank], kind))
      return rank;
  return rank;
}

static void
collect_candidates (WmMap *map, const WmPathInput *input, guint skill, gboolean exercises,
                    const char *const *languages, GArray *candidates)
{
  GArray *all = wm_map_skill (map, skill)->resources;

  for (guint i = 0; i < all->len; i++)
    {
      guint index = g_array_index (all, guint, i);
      const WmResource *it = wm_map_resource (map, index);
      Candidate candidate = { index, i, it->tier > 0 ? it->tier : TIER_UNKNOWN,
                              rank_of_kind (input->kinds, it->kind),
                              state_of (input, index) == WM_READING_READING };

      if (!is_left_out (input, index) && g_str_equal (it->kind, EXERCISE) == exercises
          && reads (languages, it->language))
        g_array_append_val (candidates, candidate);
    }
}

/* All that teaches the skill, exercises or the rest; in her languages where
 * there is anything in them. */
static void
list_candidates (WmMap *map, const WmPathInput *input, guint skill, gboolean exercises,
                 GArray *candidates)
{
  g_array_set_size (candidates, 0);
  collect_candidates (map, input, skill, exercises, input->languages, candidates);
  if (candidates->len == 0)
    collect_candidates (map, input, skill, exercises, NULL, candidates);
  if (candidates->len > 1)
    g_array_sort (candidates, compare_candidates);
}

static void
add_item (WmMap *map, const WmPathInput *input, WmPathStep *step, guint resource, gboolean shared)
{
  const WmResource *it = wm_map_resource (map, resource);
  WmPathItem item = { resource, MAX (it->minutes, 0), it->estimated || it->minutes < 0, shared,
                      state_of (input, resource) };

  if (shared || item.state == WM_READING_DONE)
    item.minutes = 0;
  if (item.minutes > 0 && item.estimated)
    step->estimated = TRUE;
  step->minutes += item.minutes;
  g_array_append_val (step->items, item);
}

/* The deepest tier that suits the level; where there is none so near, the
 * lowest that there is. */
static int
deepest_tier (GArray *candidates, int level)
{
  int lowest = G_MAXINT;

  for (guint i = 0; i < candidates->len; i++)
    lowest = MIN (lowest, g_array_index (candidates, Candidate, i).tier);
  return MAX (level, lowest);
}

static void
choose_items (WmMap *map, const WmPathInput *input, WmPathStep *step, guint8 *taken,
              GArray *candidates)
{
  guint wanted = MAX (step->to - MAX (step->from, 0), 1);
  int deepest, first_taken = -1;

  list_candidates (map, input, step->skill, FALSE, candidates);
  deepest = deepest_tier (candidates, step->to);
  for (guint i = 0; i < candidates->len && step->items->len < wanted; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->tier > deepest)
        continue;
      if (taken[candidate->resource])
        {
          first_taken = first_taken < 0 ? (int) candidate->resource : first_taken;
          continue;
        }
      taken[candidate->resource] = TRUE;
      add_item (map, input, step, candidate->resource, FALSE);
    }
  if (step->items->len == 0 && first_taken >= 0)
    add_item (map, input, step, first_taken, TRUE);
}

/* How well a question proves a level: its own before any, near before far. */
static int
distance_of_question (const WmQuestion *question, int level)
{
  if (question->level < 0)
    return 5;
  return question->level <= level ? level - question->level : 10 + question->level - level;
}

static int
choose_question (WmMap *map, const WmPathStep *step)
{
  GArray *all = wm_map_skill (map, step->skill)->questions;
  int best = -1, least = G_MAXINT;

  for (guint i = 0; i < all->len; i++)
    {
      guint index = g_array_index (all, guint, i);
      int distance = distance_of_question (wm_map_question (map, index), step->to);

      if (distance < least)
        {
          least = distance;
          best = index;
        }
    }
  return best;
}

static void
choose_proof (WmMap *map, const WmPathInput *input, WmPathStep *step, guint8 *taken,
              GArray *exercises)
{
  gboolean estimated = FALSE;

  list_candidates (map, input, step->skill, TRUE, exercises);
  if (exercises->len > 0)
    {
      guint chosen = g_array_index (exercises, Candidate, 0).resource;
      const WmResource *it = wm_map_resource (map, chosen);

      step->proof_resource = (int) chosen;
      step->proof_state = state_of (input, chosen);
      step->proof_minutes = MAX (it->minutes, 0);
      estimated = it->estimated || it->minutes < 0;
      if (taken[chosen] || step->proof_state == WM_READING_DONE)
        step->proof_minutes = 0;
      taken[chosen] = TRUE;
    }
  else
    {
      step->proof_question = choose_question (map, step);
      if (step->proof_question >= 0)
        step->proof_minutes = MAX (wm_map_question (map, step->proof_question)->minutes, 0);
    }
  step->minutes += step->proof_minutes;
  step->estimated = step->estimated || (estimated && step->proof_minutes > 0);
}

/* Nothing tells how long it takes: neither something to read nor an exercise
 * with a time. What was read or is counted elsewhere does tell. */
static gboolean
tells_no_time (WmMap *map, const WmPathStep *step)
{
  for (guint i = 0; i < step->items->len; i++)
    if (wm_map_resource (map, g_array_index (step->items, WmPathItem, i).resource)->minutes >= 0)
      return FALSE;
  return step->proof_resource < 0 || wm_map_resource (map, step->proof_resource)->minutes < 0;
}

void
wm_path_choose_resources (WmMap *map, const WmPathInput *input, GPtrArray *steps)
{
  g_autofree guint8 *taken = g_new0 (guint8, map->resources->len + 1);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < steps->len; i++)
    {
      WmPathStep *step = steps->pdata[i];

      choose_items (map, input, step, taken, candidates);
      choose_proof (map, input, step, taken, candidates);
      if (!tells_no_time (map, step))
        continue;
      step->minutes += WM_PATH_UNKNOWN_MINUTES * MAX (step->to - MAX (step->from, 0), 1);
      step->estimated = step->assumed = TRUE;
    }
}
