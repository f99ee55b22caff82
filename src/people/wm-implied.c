/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an answer says about what it builds on, and what stands open next.
 */
#include "people/wm-implied.h"

static gboolean
is_confident (const int *levels, const int *confidence, guint skill)
{
  return levels[skill] >= WM_IMPLIED_LEVEL
         && (confidence == NULL || confidence[skill] < 0
             || confidence[skill] >= WM_IMPLIED_CONFIDENCE);
}

guint *
wm_implied_compute (WmMap *map, const int *levels, const int *confidence)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  guint *by;

  g_return_val_if_fail (map != NULL && levels != NULL, NULL);

  /* All confident answers start at once, so that each skill is implied by one
   * that is as near as any. */
  by = g_new0 (guint, map->skills->len + 1);
  for (guint i = 0; i < map->skills->len; i++)
    if (is_confident (levels, confidence, i))
      {
        by[i] = i + 1;
        g_array_append_val (queue, i);
      }
  for (guint head = 0; head < queue->len; head++)
    {
      guint above = g_array_index (queue, guint, head);
      GArray *needs = wm_map_skill (map, above)->needs;

      for (guint i = 0; i < needs->len; i++)
        {
          guint below = g_array_index (needs, guint, i);

          if (by[below] != 0)
            continue;
          by[below] = by[above];
          g_array_append_val (queue, below);
        }
    }
  for (guint i = 0; i < map->skills->len; i++)
    if (levels[i] >= 0)
      by[i] = 0;
  return by;
}

static gboolean
is_ready (WmMap *map, const int *levels, guint skill, int level)
{
  GArray *needs = wm_map_skill (map, skill)->needs;

  for (guint i = 0; i < needs->len; i++)
    if (levels[g_array_index (needs, guint, i)] < level)
      return FALSE;
  return levels[skill] < level;
}

static int
compare_by_unlocks (gconstpointer a, gconstpointer b, gpointer data)
{
  guint left = *(const guint *) a, right = *(const guint *) b;
  guint opens = wm_map_skill ((WmMap *) data, left)->unlocks->len;
  guint others = wm_map_skill ((WmMap *) data, right)->unlocks->len;

  if (opens != others)
    return opens < others ? 1 : -1;
  return (left > right) - (left < right);
}

GArray *
wm_ready_next (WmMap *map, const int *levels, int level)
{
  g_autoptr (GArray) ready = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (map != NULL && levels != NULL, NULL);

  for (guint i = 0; i < map->skills->len; i++)
    if (is_ready (map, levels, i, level))
      g_array_append_val (ready, i);
  g_array_sort_with_data (ready, compare_by_unlocks, map);
  return g_steal_pointer (&ready);
}
