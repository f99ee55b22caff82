/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walking over the map by keys: left and right along the spectrum, up to what a
 * skill unlocks, down to what it needs.
 */
#include "map/wm-walk.h"

#include "map/wm-search.h"

/* Where the spectrum tells no place, the middle is the least wrong. */
#define MIDDLE 500

struct _WmWalk
{
  GArray *trail; /* int: places, from where she began to climb to where she is */
  gboolean up;   /* the trail climbs */
};

WmWalk *
wm_walk_new (void)
{
  WmWalk *walk = g_new0 (WmWalk, 1);

  walk->trail = g_array_new (FALSE, FALSE, sizeof (int));
  return walk;
}

void
wm_walk_free (WmWalk *walk)
{
  if (walk == NULL)
    return;
  g_array_unref (walk->trail);
  g_free (walk);
}

void
wm_walk_forget (WmWalk *walk)
{
  g_return_if_fail (walk != NULL);

  g_array_set_size (walk->trail, 0);
}

static int
n_places (WmMap *map)
{
  return (int) (map->skills->len + map->roles->len);
}

static gboolean
is_role (WmMap *map, int place)
{
  return place >= (int) map->skills->len;
}

static WmRole *
role_of (WmMap *map, int place)
{
  return wm_map_role (map, (guint) place - map->skills->len);
}

static int
spectrum_of (WmMap *map, int place)
{
  int at = is_role (map, place) ? role_of (map, place)->position
                                : wm_map_skill (map, (guint) place)->spectrum;

  return at >= 0 ? at : MIDDLE;
}

static int
row_of (WmMap *map, const int *rows, int place)
{
  if (is_role (map, place))
    return G_MAXINT;
  return rows != NULL ? rows[place] : wm_map_skill (map, (guint) place)->depth;
}

/* The order in which the map is read; no two places are equal. Roles stand in
 * the order of the map, which is that of their places. */
static int
compare (WmMap *map, const int *rows, int a, int b)
{
  int row_a = row_of (map, rows, a), row_b = row_of (map, rows, b);
  int at_a = spectrum_of (map, a), at_b = spectrum_of (map, b);

  if (row_a != row_b)
    return row_a < row_b ? -1 : 1;
  if (at_a != at_b && !is_role (map, a))
    return at_a < at_b ? -1 : 1;
  return (a > b) - (a < b);
}

/* The next place in the order of reading, among skills or among roles. */
static int
beside (WmMap *map, const int *rows, int from, int sign)
{
  int found = -1;

  for (int place = 0; place < n_places (map); place++)
    if (is_role (map, place) == is_role (map, from)
        && compare (map, rows, place, from) * sign > 0
        && (found < 0 || compare (map, rows, place, found) * sign < 0))
      found = place;
  return found;
}

/* The first (@sign -1) or last place of a row; without a row, of all skills. */
static int
outermost (WmMap *map, const int *rows, const int *row, int sign)
{
  int found = -1;

  for (int place = 0; place < n_places (map); place++)
    if ((row != NULL ? row_of (map, rows, place) == *row : !is_role (map, place))
        && (found < 0 || compare (map, rows, place, found) * sign > 0))
      found = place;
  return found;
}

/* Keeps the nearer of two places, the left one of two as near. */
static void
consider (WmMap *map, int from, int place, int *best)
{
  int far, near;

  if (place == from)
    return;
  far = ABS (spectrum_of (map, place) - spectrum_of (map, from));
  near = *best >= 0 ? ABS (spectrum_of (map, *best) - spectrum_of (map, from)) : G_MAXINT;
  if (far < near
      || (far == near && (spectrum_of (map, place) < spectrum_of (map, *best)
                          || (spectrum_of (map, place) == spectrum_of (map, *best)
                              && place < *best))))
    *best = place;
}

static int
nearest_of_skills (WmMap *map, int from, const GArray *skills)
{
  int best = -1;

  for (guint i = 0; skills != NULL && i < skills->len; i++)
    if (g_array_index (skills, guint, i) < map->skills->len)
      consider (map, from, (int) g_array_index (skills, guint, i), &best);
  return best;
}

/* @of_roles: the roles of the requirements, else their skills */
static int
nearest_of_requirements (WmMap *map, int from, const GArray *requirements, gboolean of_roles)
{
  int best = -1;

  for (guint i = 0; requirements != NULL && i < requirements->len; i++)
    {
      const WmRequirement *it = &g_array_index (requirements, WmRequirement, i);
      int place = (int) (of_roles ? map->skills->len + it->role : it->skill);

      if (place < n_places (map) && is_role (map, place) == of_roles)
        consider (map, from, place, &best);
    }
  return best;
}

static int
above (WmMap *map, int from)
{
  const WmSkill *skill;
  int found;

  if (is_role (map, from))
    return -1;
  skill = wm_map_skill (map, (guint) from);
  found = nearest_of_skills (map, from, skill->unlocks);
  return found >= 0 ? found : nearest_of_requirements (map, from, skill->required_by, TRUE);
}

static int
below (WmMap *map, int from)
{
  return is_role (map, from)
             ? nearest_of_requirements (map, from, role_of (map, from)->requirements, FALSE)
             : nearest_of_skills (map, from, wm_map_skill (map, (guint) from)->needs);
}

/* Climbs or descends; turning round leads back over the trail. */
static int
climb (WmWalk *walk, WmMap *map, int from, gboolean up)
{
  GArray *trail = walk->trail;
  int next;

  if (trail->len == 0 || g_array_index (trail, int, trail->len - 1) != from)
    {
      g_array_set_size (trail, 0);
      g_array_append_val (trail, from);
    }
  if (trail->len > 1 && walk->up != up)
    {
      g_array_set_size (trail, trail->len - 1);
      return g_array_index (trail, int, trail->len - 1);
    }
  next = up ? above (map, from) : below (map, from);
  if (next < 0)
    return -1;
  walk->up = up;
  g_array_append_val (trail, next);
  return next;
}

/* The roles are region 0; then the categories; last what has none. */
static int
region_of (WmMap *map, int place)
{
  int category;

  if (is_role (map, place))
    return 0;
  category = wm_map_skill (map, (guint) place)->category;
  return category >= 0 ? category + 1 : (int) map->categories->len + 1;
}

static int
first_of_region (WmMap *map, const int *rows, int region)
{
  int found = -1;

  for (int place = 0; place < n_places (map); place++)
    if (region_of (map, place) == region
        && (found < 0 || compare (map, rows, place, found) < 0))
      found = place;
  return found;
}

static int
other_region (WmMap *map, const int *rows, int from, int sign)
{
  int last = (int) map->categories->len + 1, found = -1;

  for (int r = region_of (map, from) + sign; r >= 0 && r <= last && found < 0; r += sign)
    found = first_of_region (map, rows, r);
  return found;
}

int
wm_walk_step (WmWalk *walk, WmMap *map, const int *rows, int from, WmStep step)
{
  int row;

  g_return_val_if_fail (walk != NULL && map != NULL && from >= 0 && from < n_places (map), -1);

  if (step != WM_STEP_UP && step != WM_STEP_DOWN)
    wm_walk_forget (walk);
  row = row_of (map, rows, from);
  switch (step)
    {
    case WM_STEP_LEFT:
    case WM_STEP_RIGHT:
      return beside (map, rows, from, step == WM_STEP_LEFT ? -1 : 1);
    case WM_STEP_UP:
    case WM_STEP_DOWN:
      return climb (walk, map, from, step == WM_STEP_UP);
    case WM_STEP_HOME:
    case WM_STEP_END:
      return outermost (map, rows, &row, step == WM_STEP_HOME ? -1 : 1);
    case WM_STEP_FIRST:
    case WM_STEP_LAST:
      return outermost (map, rows, NULL, step == WM_STEP_FIRST ? -1 : 1);
    case WM_STEP_NEXT_REGION:
    case WM_STEP_PREVIOUS_REGION:
      return other_region (map, rows, from, step == WM_STEP_NEXT_REGION ? 1 : -1);
    default:
      g_return_val_if_reached (-1);
    }
}

static const char *
name_of (WmMap *map, int place)
{
  return is_role (map, place) ? role_of (map, place)->name
                              : wm_map_skill (map, (guint) place)->name;
}

/* Is @a, which fits as well as @b, met before it on the way from @from? */
static gboolean
comes_first (WmMap *map, const int *rows, int from, gboolean stays, int a, int b)
{
  gboolean wraps_a, wraps_b;

  if (from < 0)
    return compare (map, rows, a, b) < 0;
  wraps_a = compare (map, rows, a, from) < (stays ? 0 : 1);
  wraps_b = compare (map, rows, b, from) < (stays ? 0 : 1);
  return wraps_a != wraps_b ? wraps_b : compare (map, rows, a, b) < 0;
}

int
wm_walk_find (WmMap *map, const int *rows, int from, const char *typed)
{
  g_autoptr (WmNeedle) needle = NULL;
  gboolean stays;
  int found = -1;
  WmFound best = WM_FOUND_NOT;

  g_return_val_if_fail (map != NULL && typed != NULL && from < n_places (map), -1);

  needle = wm_needle_new (typed);
  stays = g_utf8_strlen (typed, -1) > 1;
  for (int place = 0; place < n_places (map); place++)
    {
      g_autofree char *folded = wm_search_fold (name_of (map, place));
      WmFound rank = MAX (wm_needle_find (needle, folded, NULL), WM_FOUND_START);

      /* What is typed stands together; Chinese words begin anywhere. */
      if (rank > WM_FOUND_INSIDE)
        continue;
      if (rank < best
          || (rank == best && comes_first (map, rows, from, stays, place, found)))
        {
          best = rank;
          found = place;
        }
    }
  return found;
}
