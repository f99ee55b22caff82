/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a team can: counts, pairs, differences. Pure.
 */
#include "learning/wm-team.h"

#include <string.h>

static void
member_free (gpointer data)
{
  WmTeamMember *member = data;

  g_free (member->slug);
  g_free (member->name);
  g_free (member->kind);
  g_free (member->target_role);
  g_free (member->levels);
  g_free (member->strength);
  g_free (member->learning);
  g_free (member);
}

WmTeam *
wm_team_new (guint n_skills)
{
  WmTeam *team = g_new0 (WmTeam, 1);

  team->n_skills = n_skills;
  team->members = g_ptr_array_new_with_free_func (member_free);
  return team;
}

void
wm_team_free (WmTeam *team)
{
  if (team == NULL)
    return;
  g_ptr_array_unref (team->members);
  g_free (team);
}

WmTeam *
wm_team_copy (const WmTeam *team)
{
  WmTeam *copy;

  g_return_val_if_fail (team != NULL, NULL);

  copy = wm_team_new (team->n_skills);
  for (guint i = 0; i < team->members->len; i++)
    {
      const WmTeamMember *it = wm_team_member (team, i);
      WmTeamMember *member = g_memdup2 (it, sizeof *it);

      member->slug = g_strdup (it->slug);
      member->name = g_strdup (it->name);
      member->kind = g_strdup (it->kind);
      member->target_role = g_strdup (it->target_role);
      member->levels = g_memdup2 (it->levels, (team->n_skills + 1) * sizeof (int));
      member->strength = g_memdup2 (it->strength, team->n_skills + 1);
      member->learning = g_memdup2 (it->learning, team->n_skills + 1);
      g_ptr_array_add (copy->members, member);
    }
  return copy;
}

int
wm_team_find (const WmTeam *team, const char *slug)
{
  g_return_val_if_fail (team != NULL && slug != NULL, -1);

  for (guint i = 0; i < team->members->len; i++)
    if (g_str_equal (wm_team_member (team, i)->slug, slug))
      return (int) i;
  return -1;
}

/* Counts the people for one skill. */
static void
count_people (WmCoverage *it, const WmTeam *team)
{
  int wanted = it->target >= 0 ? it->target : WM_TEAM_CAN_LEVEL;

  it->holder = -1;
  for (guint i = 0; i < team->members->len; i++)
    {
      const WmTeamMember *member = wm_team_member (team, i);
      int level = member->levels[it->skill];
      gboolean can = level >= WM_TEAM_CAN_LEVEL;

      if (!member->counted)
        continue;
      if (can)
        it->holder = it->can == 0 ? (int) i : -1;
      it->can += can;
      it->meet += level >= wanted;
      it->below += level >= 0 && level < wanted;
      it->not_assessed += level < 0;
      it->learning += !can && member->learning[it->skill];
    }
}

static int
compare_risk (gconstpointer a, gconstpointer b)
{
  const WmCoverage *left = a, *right = b;

  if (left->importance != right->importance)
    return (int) right->importance - (int) left->importance;
  if (left->can != right->can)
    return left->can < right->can ? -1 : 1;
  if (left->learning != right->learning)
    return left->learning < right->learning ? -1 : 1;
  if (left->target != right->target)
    return right->target - left->target;
  return (left->skill > right->skill) - (left->skill < right->skill);
}

GArray *
wm_team_coverage (WmMap *map, const WmTeam *team, int role)
{
  GArray *coverage = g_array_new (FALSE, FALSE, sizeof (WmCoverage));

  g_return_val_if_fail (map != NULL && team != NULL, coverage);
  g_return_val_if_fail (role < (int) map->roles->len, coverage);

  for (guint i = 0; i < map->skills->len; i++)
    {
      GArray *required = wm_map_skill (map, i)->required_by;
      WmCoverage it = { .skill = i, .target = -1 };

      for (guint j = 0; j < required->len; j++)
        {
          const WmRequirement *wanted = &g_array_index (required, WmRequirement, j);

          if (role >= 0 && wanted->role != (guint) role)
            continue;
          it.target = MAX (it.target, wanted->level);
          it.importance = MAX (it.importance, wanted->importance);
        }
      if (it.target < 0)
        continue;
      count_people (&it, team);
      g_array_append_val (coverage, it);
    }
  g_array_sort (coverage, compare_risk);
  return coverage;
}

/* A teacher before another: by level, then by how well it is shown. */
static int
compare_pairs (gconstpointer a, gconstpointer b, gpointer data)
{
  const WmTeachPair *left = a, *right = b;
  const WmTeam *team = data;
  int by_strength;

  if (left->importance != right->importance)
    return (int) right->importance - (int) left->importance;
  if (left->skill != right->skill)
    return left->skill < right->skill ? -1 : 1;
  if (left->learner != right->learner)
    return left->learner < right->learner ? -1 : 1;
  if (left->teacher_level != right->teacher_level)
    return right->teacher_level - left->teacher_level;
  by_strength = (int) wm_team_member (team, right->teacher)->strength[right->skill]
                - (int) wm_team_member (team, left->teacher)->strength[left->skill];
  if (by_strength != 0)
    return by_strength;
  return (left->teacher > right->teacher) - (left->teacher < right->teacher);
}

static void
add_teachers (const WmTeam *team, const WmTeachPair *gap, GArray *pairs)
{
  for (guint i = 0; i < team->members->len; i++)
    {
      const WmTeamMember *teacher = wm_team_member (team, i);
      int level = teacher->levels[gap->skill];
      WmTeachPair pair = *gap;

      if (!teacher->counted || i == gap->learner || level < WM_TEAM_CAN_LEVEL
          || level <= gap->from)
        continue;
      pair.teacher = i;
      pair.teacher_level = level;
      g_array_append_val (pairs, pair);
    }
}

/* Keeps the first @most teachers of each gap. */
static void
cut_teachers (GArray *pairs, guint most)
{
  guint kept = 0, of_gap = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const WmTeachPair *pair = &g_array_index (pairs, WmTeachPair, i);
      const WmTeachPair *last = kept > 0 ? &g_array_index (pairs, WmTeachPair, kept - 1) : NULL;

      of_gap = last != NULL && last->skill == pair->skill && last->learner == pair->learner
                   ? of_gap + 1
                   : 1;
      if (of_gap <= most)
        g_array_index (pairs, WmTeachPair, kept++) = *pair;
    }
  g_array_set_size (pairs, kept);
}

GArray *
wm_team_teach (WmMap *map, const WmTeam *team, int role, guint most)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (WmTeachPair));

  g_return_val_if_fail (map != NULL && team != NULL, pairs);
  g_return_val_if_fail (role < (int) map->roles->len, pairs);

  for (guint i = 0; i < team->members->len; i++)
    {
      const WmTeamMember *member = wm_team_member (team, i);
      int wanted = role >= 0 ? role : wm_map_find_role (map, member->target_role);
      g_autoptr (GArray) gaps = NULL;

      if (!member->counted || wanted < 0)
        continue;
      gaps = wm_gap_compute (map, wanted, member->levels);
      for (guint j = 0; j < gaps->len; j++)
        {
          const WmGap *gap = &g_array_index (gaps, WmGap, j);
          WmTeachPair pair = { gap->skill, i, 0, gap->level, gap->target, 0, gap->importance };

          if (gap->fit != WM_FIT_MET)
            add_teachers (team, &pair, pairs);
        }
    }
  g_array_sort_with_data (pairs, compare_pairs, (gpointer) team);
  if (most > 0)
    cut_teachers (pairs, most);
  return pairs;
}

void
wm_next_hire_free (WmNextHire *hire)
{
  if (hire == NULL)
    return;
  g_array_unref (hire->covers);
  g_array_unref (hire->backs);
  g_free (hire);
}

static int
compare_hires (gconstpointer a, gconstpointer b)
{
  const WmNextHire *left = *(WmNextHire *const *) a, *right = *(WmNextHire *const *) b;

  if (left->covers->len != right->covers->len)
    return left->covers->len > right->covers->len ? -1 : 1;
  if (left->backs->len != right->backs->len)
    return left->backs->len > right->backs->len ? -1 : 1;
  return (left->role > right->role) - (left->role < right->role);
}

static WmNextHire *
make_hire (WmMap *map, const WmTeam *team, guint role)
{
  WmNextHire *hire = g_new0 (WmNextHire, 1);
  GArray *requirements = wm_map_role (map, role)->requirements;

  hire->role = role;
  hire->covers = g_array_new (FALSE, FALSE, sizeof (guint));
  hire->backs = g_array_new (FALSE, FALSE, sizeof (guint));
  hire->members = wm_team_aiming (map, team, role);
  for (guint i = 0; i < requirements->len; i++)
    {
      const WmRequirement *wanted = &g_array_index (requirements, WmRequirement, i);
      WmCoverage it = { .skill = wanted->skill, .target = wanted->level };

      if (wanted->importance != WM_IMPORTANCE_MUST)
        continue;
      count_people (&it, team);
      if (it.can == 0)
        g_array_append_val (hire->covers, wanted->skill);
      else if (it.can == 1)
        g_array_append_val (hire->backs, wanted->skill);
    }
  return hire;
}

GPtrArray *
wm_team_next_hire (WmMap *map, const WmTeam *team)
{
  GPtrArray *hires = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_next_hire_free);

  g_return_val_if_fail (map != NULL && team != NULL, hires);

  for (guint i = 0; i < map->roles->len; i++)
    g_ptr_array_add (hires, make_hire (map, team, i));
  g_ptr_array_sort (hires, compare_hires);
  return hires;
}

GArray *
wm_team_compare (const WmTeam *before, const WmTeam *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (WmTeamChange));

  g_return_val_if_fail (before != NULL && after != NULL, changes);
  g_return_val_if_fail (before->n_skills == after->n_skills, changes);

  for (guint i = 0; i < after->members->len; i++)
    {
      const WmTeamMember *member = wm_team_member (after, i);
      int was = wm_team_find (before, member->slug);

      for (guint skill = 0; skill < after->n_skills; skill++)
        {
          WmTeamChange change
              = { i, skill, was < 0 ? -1 : wm_team_member (before, was)->levels[skill],
                  member->levels[skill] };

          if (change.before != change.after)
            g_array_append_val (changes, change);
        }
    }
  return changes;
}

static int
count_can (GArray *coverage, guint skill)
{
  for (guint i = 0; i < coverage->len; i++)
    if (g_array_index (coverage, WmCoverage, i).skill == skill)
      return (int) g_array_index (coverage, WmCoverage, i).can;
  return 0;
}

GArray *
wm_coverage_compare (GArray *before, GArray *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (WmTeamChange));

  g_return_val_if_fail (before != NULL && after != NULL, changes);

  for (guint i = 0; i < after->len; i++)
    {
      const WmCoverage *it = &g_array_index (after, WmCoverage, i);
      WmTeamChange change = { 0, it->skill, count_can (before, it->skill), (int) it->can };

      if (change.before != change.after)
        g_array_append_val (changes, change);
    }
  return changes;
}
