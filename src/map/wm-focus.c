/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts of the skill graph that one looks at alone.
 */
#include "config.h"

#include "map/wm-focus.h"

#include "map/wm-map-private.h"

#define NOWHERE G_MAXUINT

/* Which prerequisites a search follows, and in which direction. */
typedef enum
{
  UP = 1 << 0,   /* to what a skill unlocks */
  DOWN = 1 << 1, /* to what it needs */
} Ways;

static void
visit (GArray *queue, guint *before, guint from, const GArray *next)
{
  for (guint i = 0; i < next->len; i++)
    {
      guint skill = g_array_index (next, guint, i);

      if (before[skill] != NOWHERE)
        continue;
      before[skill] = from;
      g_array_append_val (queue, skill);
    }
}

/**
 * search:
 * @to: where it ends; NOWHERE for all that can be reached
 * @before: (out) (transfer full): by skill: where the search came from; of
 *   @from itself @from; NOWHERE where it did not come
 *
 * Breadth first.
 *
 * Returns: (transfer full) (element-type guint): what it came to, in turn, @from first
 */
static GArray *
search (WmMap *map, guint from, guint to, Ways ways, guint **before)
{
  guint n = map->skills->len;
  GArray *queue = g_array_new (FALSE, FALSE, sizeof (guint));

  *before = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    (*before)[i] = NOWHERE;
  (*before)[from] = from;
  g_array_append_val (queue, from);
  for (guint head = 0; head < queue->len && (to == NOWHERE || (*before)[to] == NOWHERE); head++)
    {
      guint at = g_array_index (queue, guint, head);

      if (ways & UP)
        visit (queue, *before, at, wm_map_skill (map, at)->unlocks);
      if (ways & DOWN)
        visit (queue, *before, at, wm_map_skill (map, at)->needs);
    }
  return queue;
}

GArray *
wm_map_dependents (WmMap *map, guint skill)
{
  g_autofree guint *before = NULL;
  GArray *found;

  g_return_val_if_fail (map != NULL && skill < map->skills->len, NULL);

  found = search (map, skill, NOWHERE, UP, &before);
  g_array_remove_index (found, 0);
  g_array_sort_with_data (found, wm_map_compare_depths, map);
  return found;
}

GArray *
wm_map_way (WmMap *map, guint from, guint to)
{
  static const Ways tries[] = { UP, DOWN, UP | DOWN };
  GArray *way = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (map != NULL && from < map->skills->len && to < map->skills->len, way);

  for (guint i = 0; i < G_N_ELEMENTS (tries) && way->len == 0; i++)
    {
      g_autofree guint *before = NULL;
      g_autoptr (GArray) seen = search (map, from, to, tries[i], &before);

      if (before[to] == NOWHERE)
        continue;
      for (guint at = to; at != from; at = before[at])
        g_array_prepend_val (way, at);
      g_array_prepend_val (way, from);
    }
  return way;
}

GArray *
wm_map_focus (WmMap *map, WmFocus focus, int skill, int to)
{
  guint n = map->skills->len, at = (guint) skill;
  GArray *order;

  if (focus == WM_FOCUS_NONE || skill < 0 || at >= n
      || (focus == WM_FOCUS_WAY && (to < 0 || (guint) to >= n)))
    return g_array_new (FALSE, FALSE, sizeof (guint));
  if (focus == WM_FOCUS_WAY)
    return wm_map_way (map, at, (guint) to);

  order = focus == WM_FOCUS_NEEDS ? wm_map_closure (map, at) : wm_map_dependents (map, at);
  if (focus == WM_FOCUS_NEEDS)
    g_array_append_val (order, at);
  else
    g_array_prepend_val (order, at);
  return order;
}
