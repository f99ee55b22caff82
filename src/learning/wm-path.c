/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Learning paths: what to learn. Pure.
 */
#include "learning/wm-path-private.h"

#include "people/wm-implied.h"

static void
step_free (WmPathStep *step)
{
  g_array_unref (step->items);
  g_free (step);
}

void
wm_path_free (WmPath *path)
{
  if (path == NULL)
    return;
  g_ptr_array_unref (path->steps);
  g_free (path);
}

/* What is asked of each skill, and how it is reached from above. */
typedef struct
{
  WmMap *map;
  const WmPathInput *input;
  int *need;          /* level to reach; 0: nothing is asked */
  guint8 *importance; /* WmImportance of a requirement */
  GArray *below;      /* guint: gaps and all that they build on */
} Closure;

static void
closure_clear (Closure *self)
{
  g_free (self->need);
  g_free (self->importance);
  g_clear_pointer (&self->below, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Closure, closure_clear)

/* What is worth less than this is left out, but a requirement that names no
 * importance counts as one that is nice to have. */
static WmImportance
importance_of (const WmRequirement *wanted)
{
  return MAX (wanted->importance, WM_IMPORTANCE_NICE);
}

static void
add_targets (Closure *self, GArray *targets)
{
  for (guint i = 0; i < targets->len; i++)
    {
      const WmRequirement *wanted = &g_array_index (targets, WmRequirement, i);

      if (wanted->level <= 0 || importance_of (wanted) < self->input->least)
        continue;
      self->need[wanted->skill] = MAX (self->need[wanted->skill], wanted->level);
      self->importance[wanted->skill]
          = MAX (self->importance[wanted->skill], importance_of (wanted));
    }
}

/* Asks of what @skill builds on what the skill itself needs of it. Levels only
 * rise, at most to the ground level, so this ends also where a cycle is. */
static void
ask_below (Closure *self, guint skill, GArray *queue)
{
  int ground = MIN (self->need[skill], WM_PATH_GROUND_LEVEL);
  GArray *needs = wm_map_skill (self->map, skill)->needs;

  for (guint i = 0; i < needs->len; i++)
    {
      guint below = g_array_index (needs, guint, i);

      if (self->importance[below] == 0 && self->need[below] < ground)
        {
          self->need[below] = ground;
          g_array_append_val (queue, below);
        }
    }
}

static void
find_closure (Closure *self)
{
  guint n = self->map->skills->len;
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *seen = g_new0 (guint8, n + 1);

  for (guint i = 0; i < n; i++)
    if (self->need[i] > 0 && !wm_path_is_met (self->input, i, self->need[i]))
      g_array_append_val (queue, i);
  for (guint head = 0; head < queue->len; head++)
    {
      guint skill = g_array_index (queue, guint, head);
      GArray *needs = wm_map_skill (self->map, skill)->needs;

      ask_below (self, skill, queue);
      if (seen[skill])
        continue;
      seen[skill] = TRUE;
      g_array_append_val (self->below, skill);
      /* What is required at its own level leads on, too. */
      for (guint i = 0; i < needs->len; i++)
        if (!seen[g_array_index (needs, guint, i)])
          g_array_append_val (queue, g_array_index (needs, guint, i));
    }
}

static int
compare_by_depth (gconstpointer a, gconstpointer b, gpointer data)
{
  WmMap *map = data;
  guint left = *(const guint *) a, right = *(const guint *) b;
  int by_depth = wm_map_skill (map, left)->depth - wm_map_skill (map, right)->depth;

  return by_depth != 0 ? by_depth : (left > right) - (left < right);
}

static void
closure_init (Closure *self, WmMap *map, const WmPathInput *input)
{
  GArray *targets = input->targets;

  self->map = map;
  self->input = input;
  self->need = g_new0 (int, map->skills->len + 1);
  self->importance = g_new0 (guint8, map->skills->len + 1);
  self->below = g_array_new (FALSE, FALSE, sizeof (guint));
  add_targets (self, targets != NULL ? targets : wm_map_role (map, input->role)->requirements);
  find_closure (self);
  g_array_sort_with_data (self->below, compare_by_depth, map);
}

static GPtrArray *
list_steps (Closure *self)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  g_autofree guint *implied = NULL;

  implied = wm_implied_compute (self->map, self->input->levels, self->input->confidence);
  for (guint i = 0; i < self->below->len; i++)
    {
      guint skill = g_array_index (self->below, guint, i);
      WmPathStep *step;

      if (wm_path_is_met (self->input, skill, self->need[skill]))
        continue;
      step = g_new0 (WmPathStep, 1);
      step->skill = skill;
      step->from = self->input->levels[skill];
      step->to = self->need[skill];
      step->importance = self->importance[skill];
      step->implied = implied[skill] != 0;
      step->items = g_array_new (FALSE, FALSE, sizeof (WmPathItem));
      step->proof_resource = step->proof_question = -1;
      g_date_clear (&step->start, 1);
      g_date_clear (&step->end, 1);
      g_ptr_array_add (steps, step);
    }
  return steps;
}

WmPath *
wm_path_compute (WmMap *map, const WmPathInput *input)
{
  g_auto (Closure) closure = { 0 };
  WmPath *path;

  g_return_val_if_fail (map != NULL && input != NULL && input->levels != NULL, NULL);
  g_return_val_if_fail (input->targets != NULL || input->role < map->roles->len, NULL);

  closure_init (&closure, map, input);
  path = g_new0 (WmPath, 1);
  path->role = input->role;
  path->steps = list_steps (&closure);
  wm_path_choose_resources (map, input, path->steps);
  path->proven = wm_path_order (map, closure.below, path->steps);
  g_date_clear (&path->start, 1);
  g_date_clear (&path->end, 1);
  for (guint i = 0; i < path->steps->len; i++)
    {
      path->minutes += wm_path_step (path, i)->minutes;
      path->estimated = path->estimated || wm_path_step (path, i)->estimated;
    }
  return path;
}

const WmPathStep *
wm_path_find (const WmPath *path, guint skill)
{
  g_return_val_if_fail (path != NULL, NULL);

  for (guint i = 0; i < path->steps->len; i++)
    if (wm_path_step (path, i)->skill == skill)
      return wm_path_step (path, i);
  return NULL;
}
