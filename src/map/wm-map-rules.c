/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules over the graph of prerequisites. All of them walk with a queue, never
 * by recursion: a made-up graph may be a chain of a million skills. A single
 * pack has no cycle, but two packs together may; each rule ends all the same.
 */
#include "map/wm-map-edit.h"
#include "map/wm-map-private.h"

static void
settle (WmMap *map, guint skill, guint *missing, GArray *ready)
{
  WmSkill *done = wm_map_skill (map, skill);

  for (guint i = 0; i < done->unlocks->len; i++)
    {
      guint next = g_array_index (done->unlocks, guint, i);
      WmSkill *above = wm_map_skill (map, next);

      if (missing[next] == 0)
        continue;
      above->depth = MAX (above->depth, done->depth + 1);
      if (--missing[next] == 0)
        g_array_append_val (ready, next);
    }
}

/* The longest chain of prerequisites below each skill. Where only a cycle is
 * left, its first skill is taken as if all that it needs were settled. */
void
wm_map_compute_depths (WmMap *map)
{
  guint n = map->skills->len;
  g_autofree guint *missing = g_new0 (guint, n + 1);
  g_autoptr (GArray) ready = g_array_new (FALSE, FALSE, sizeof (guint));
  guint head = 0, first_left = 0;

  for (guint i = 0; i < n; i++)
    {
      WmSkill *skill = wm_map_skill (map, i);

      skill->depth = 0;
      missing[i] = skill->needs->len;
      if (missing[i] == 0)
        g_array_append_val (ready, i);
    }

  while (ready->len < n || head < ready->len)
    {
      if (head == ready->len)
        {
          while (missing[first_left] == 0)
            first_left++;
          missing[first_left] = 0;
          g_array_append_val (ready, first_left);
        }
      settle (map, g_array_index (ready, guint, head), missing, ready);
      head++;
    }
}

int
wm_map_compare_depths (gconstpointer a, gconstpointer b, gpointer data)
{
  WmMap *map = data;
  guint left = *(const guint *) a, right = *(const guint *) b;
  int by_depth = wm_map_skill (map, left)->depth - wm_map_skill (map, right)->depth;

  return by_depth != 0 ? by_depth : (left > right) - (left < right);
}

/* Everything below the skills in @queue, which grows; @seen marks them. */
static void
walk_down (WmMap *map, GArray *queue, guint8 *seen)
{
  for (guint head = 0; head < queue->len; head++)
    {
      WmSkill *skill = wm_map_skill (map, g_array_index (queue, guint, head));

      for (guint i = 0; i < skill->needs->len; i++)
        {
          guint below = g_array_index (skill->needs, guint, i);

          if (seen[below])
            continue;
          seen[below] = 1;
          g_array_append_val (queue, below);
        }
    }
}

GArray *
wm_map_closure (WmMap *map, guint skill)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *seen = NULL;

  g_return_val_if_fail (map != NULL && skill < map->skills->len, NULL);

  seen = g_new0 (guint8, map->skills->len);
  seen[skill] = 1;
  g_array_append_val (queue, skill);
  walk_down (map, queue, seen);

  g_array_remove_index (queue, 0);
  g_array_sort_with_data (queue, wm_map_compare_depths, map);
  return g_steal_pointer (&queue);
}

GArray *
wm_map_on_the_way (WmMap *map, guint role)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *seen = NULL;
  GArray *requirements;

  g_return_val_if_fail (map != NULL && role < map->roles->len, NULL);

  seen = g_new0 (guint8, map->skills->len + 1);
  requirements = wm_map_role (map, role)->requirements;
  for (guint i = 0; i < requirements->len; i++)
    {
      guint skill = g_array_index (requirements, WmRequirement, i).skill;

      if (!seen[skill])
        g_array_append_val (queue, skill);
      seen[skill] = 1;
    }
  if (queue->len > 0)
    {
      guint required = queue->len;

      walk_down (map, queue, seen);
      g_array_remove_range (queue, 0, required);
    }

  g_array_sort_with_data (queue, wm_map_compare_depths, map);
  return g_steal_pointer (&queue);
}

/* The way that was found, from the end back to the start, turned round */
static void
collect_way (GArray *way, const guint *came_from, guint from, guint to)
{
  guint at = to;

  for (; at != from; at = came_from[at] - 1)
    g_array_prepend_val (way, at);
  g_array_prepend_val (way, at);
}

GArray *
wm_map_way_down (WmMap *map, guint from, guint to)
{
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *came_from = NULL; /* index + 1; 0 = not reached */

  g_return_val_if_fail (map != NULL && from < map->skills->len && to < map->skills->len, NULL);

  came_from = g_new0 (guint, map->skills->len);
  came_from[from] = from + 1;
  g_array_append_val (queue, from);
  for (guint head = 0; head < queue->len && came_from[to] == 0; head++)
    {
      guint here = g_array_index (queue, guint, head);
      GArray *needs = wm_map_skill (map, here)->needs;

      for (guint i = 0; i < needs->len; i++)
        {
          guint below = g_array_index (needs, guint, i);

          if (came_from[below] != 0)
            continue;
          came_from[below] = here + 1;
          g_array_append_val (queue, below);
        }
    }
  if (came_from[to] != 0)
    collect_way (way, came_from, from, to);
  return g_steal_pointer (&way);
}
