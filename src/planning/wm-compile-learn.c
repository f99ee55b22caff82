/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compiling: what is short becomes learning, in the order of prerequisites.
 */
#include "config.h"

#include "planning/wm-compile-private.h"

#include <glib/gi18n-lib.h>

/* Why a step is there that no requirement names: what builds on it. */
static void
add_step_why (Compiler *self, WmActivity *activity, const WmPathStep *step)
{
  const WmShownSkill *own = self->rows[step->skill];

  if (own != NULL)
    wm_compiler_add_why (self, activity->whys, own);
  for (guint i = 0; own == NULL && i < self->input->shown->len; i++)
    {
      const WmShownSkill *row = g_ptr_array_index (self->input->shown, i);
      g_autoptr (GArray) below
          = row->shown == WM_PROVEN_SHORT ? wm_map_closure (self->map, row->skill) : NULL;

      for (guint k = 0; below != NULL && k < below->len; k++)
        if (g_array_index (below, guint, k) == step->skill)
          {
            wm_compiler_add_why (self, activity->whys, row);
            return;
          }
    }
}

/* What a step waits for: the last activity of each skill that it needs. */
static void
add_step_needs (Compiler *self, WmActivity *activity, const WmPathStep *step, const char *previous)
{
  GArray *needs = wm_compiler_skill (self, step->skill)->needs;

  if (previous != NULL)
    g_ptr_array_add (activity->depends_on, g_strdup (previous));
  for (guint i = 0; previous == NULL && i < needs->len; i++)
    {
      const char *last = self->last[g_array_index (needs, guint, i)];

      if (last != NULL)
        g_ptr_array_add (activity->depends_on, g_strdup (last));
    }
}

/* Takes the next @minutes of the room; what takes nothing stands where the last
 * one ended. */
static void
take_room (Compiler *self, WmCompiledKind kind, WmActivity *activity, int minutes)
{
  int first = self->learnt, last = self->learnt;

  (void) wm_room_take (&self->room, 0, -1, minutes * self->room.scale, &first, &last);
  self->learnt = last = MAX (last, self->learnt);
  wm_compiler_add_dated (self, kind, activity, first, last);
}

static const char *
add_step_activity (Compiler *self, const WmPathStep *step, WmCompiledKind kind,
                   WmActivity *activity, const char *previous)
{
  add_step_why (self, activity, step);
  add_step_needs (self, activity, step, previous);
  take_room (self, kind, activity, MAX (0, activity->minutes));
  return activity->slug;
}

static const char *
add_item (Compiler *self, const WmPathStep *step, const WmPathItem *item, guint number,
          const char *previous)
{
  const WmResource *resource = wm_map_resource (self->map, item->resource);
  g_autofree char *verb = g_strdup_printf ("learn-%u", number);
  /* Translators: a skill, and something to read or watch about it. */
  char *name = g_strdup_printf (_ ("Learn %1$s: %2$s"), wm_compiler_skill (self, step->skill)->name,
                                resource->name);
  WmActivity *activity
      = wm_compiler_activity (self, step->skill, verb, resource->slug, name, item->minutes);

  g_ptr_array_add (activity->resources, g_strdup (resource->slug));
  return add_step_activity (self, step, WM_COMPILED_LEARN, activity, previous);
}

static const char *
add_proof (Compiler *self, const WmPathStep *step, const char *previous)
{
  const char *skill = wm_compiler_skill (self, step->skill)->name;
  WmActivity *activity;

  if (step->proof_resource >= 0)
    {
      const WmResource *exercise = wm_map_resource (self->map, (guint) step->proof_resource);

      activity = wm_compiler_activity (self, step->skill, "prove", "prove",
                               /* Translators: a skill, and an exercise. */
                               g_strdup_printf (_ ("Practise %1$s: %2$s"), skill, exercise->name),
                               step->proof_minutes);
      g_ptr_array_add (activity->resources, g_strdup (exercise->slug));
      wm_compiler_set_question (activity, wm_compiler_find_question (self, step->skill, step->to));
    }
  else
    {
      activity = wm_compiler_activity (self, step->skill, "prove", "prove",
                               /* Translators: a skill, and the number of a level. */
                               g_strdup_printf (_ ("Prove %1$s at level %2$d"), skill, step->to),
                               step->proof_minutes);
      if (step->proof_question >= 0)
        wm_compiler_set_question (activity,
                                  wm_map_question (self->map, (guint) step->proof_question));
    }
  return add_step_activity (self, step, WM_COMPILED_PROVE, activity, previous);
}

/* Reading that is behind her, or that another step counts, is no activity. */
static gboolean
is_ahead (const WmPathItem *item)
{
  return !item->shared && item->state != WM_READING_DONE && item->minutes > 0;
}

static void
add_criterion (Compiler *self, const WmPathStep *step)
{
  const WmCompiledActivity *it
      = g_ptr_array_index (self->out->activities, self->out->activities->len - 1);
  WmCriterion criterion = { it->milestone, step->skill, step->to };

  if (self->rows[step->skill] != NULL && it->milestone >= 0)
    g_array_append_val (self->out->criteria, criterion);
}

static void
add_step (Compiler *self, const WmPathStep *step)
{
  const char *previous = NULL;
  guint number = 0;

  for (guint i = 0; i < step->items->len; i++)
    {
      const WmPathItem *item = &g_array_index (step->items, WmPathItem, i);

      if (is_ahead (item))
        previous = add_item (self, step, item, ++number, previous);
    }
  if (number == 0 && step->assumed)
    previous = add_step_activity (
        self, step, WM_COMPILED_LEARN,
        wm_compiler_activity (self, step->skill, "learn", "learn",
                      /* Translators: a skill, and the number of a level. */
                      g_strdup_printf (_ ("Learn %1$s to level %2$d with a colleague"),
                                       wm_compiler_skill (self, step->skill)->name, step->to),
                      step->minutes - MAX (0, step->proof_minutes)),
        previous);
  if (step->proof_resource >= 0 || step->proof_question >= 0 || previous == NULL)
    previous = add_proof (self, step, previous);
  g_free (self->last[step->skill]);
  self->last[step->skill] = g_strdup (previous);
  add_criterion (self, step);
}

static void
drop_step (Compiler *self, const WmPathStep *step, char *reason)
{
  self->dropped[step->skill] = TRUE;
  wm_compiler_leave_out (self, step->skill, step->minutes,
             g_strdup_printf (_ ("Learn %1$s to level %2$d"),
                              wm_compiler_skill (self, step->skill)->name, step->to),
             reason);
}

/* (nullable): a skill that it needs and that was left out */
static const char *
missing_need (Compiler *self, const WmPathStep *step)
{
  GArray *needs = wm_compiler_skill (self, step->skill)->needs;

  for (guint i = 0; i < needs->len; i++)
    if (self->dropped[g_array_index (needs, guint, i)])
      return wm_compiler_skill (self, g_array_index (needs, guint, i))->name;
  return NULL;
}

static void
add_or_drop (Compiler *self, const WmPathStep *step)
{
  const char *missing = missing_need (self, step);
  gint64 left = wm_room_left (&self->room) / self->room.scale;

  if (missing != NULL)
    /* Translators: %s is a skill. */
    drop_step (self, step, g_strdup_printf (_ ("It builds on %s, which is left out"), missing));
  else if (step->minutes > left)
    drop_step (
      self, step,
      /* Translators: numbers of hours, rounded */
      g_strdup_printf (_ ("It needs %1$d h, and %2$d h are left before the last milestone"),
                       (step->minutes + 59) / 60, (int) MAX (0, left / 60)));
  else
    add_step (self, step);
}

/* The targets of the path: what is short; the musts, or the rest. */
static GArray *
path_targets (Compiler *self, gboolean musts)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (WmRequirement));

  for (guint i = 0; i < self->input->shown->len; i++)
    {
      const WmShownSkill *row = g_ptr_array_index (self->input->shown, i);
      WmRequirement target = { 0, row->skill, row->target, row->importance };

      if (row->shown == WM_PROVEN_SHORT && (row->importance == WM_IMPORTANCE_MUST) == musts)
        g_array_append_val (targets, target);
    }
  return targets;
}

/* One path, of which @levels become what it leads to, and @known what it leaves
 * out: that was decided. */
static void
add_path (Compiler *self, gboolean musts, int *levels, guint8 *known)
{
  g_autoptr (GArray) targets = path_targets (self, musts);
  g_autoptr (WmPath) path = NULL;
  WmPathInput input = { .targets = targets, .levels = levels, .known = known };

  if (targets->len == 0)
    return;
  if (self->input->wish != NULL)
    {
      input.languages = self->input->wish->languages;
      input.kinds = self->input->wish->kinds;
      input.reading = self->input->wish->reading;
    }
  path = wm_path_compute (self->map, &input);
  for (guint i = 0; i < path->steps->len; i++)
    {
      const WmPathStep *step = wm_path_step (path, i);

      add_or_drop (self, step);
      levels[step->skill] = MAX (levels[step->skill], step->to);
      known[step->skill] |= self->dropped[step->skill];
    }
}

/* The musts come before all else. What nobody tried is taken for known: it is
 * checked, not taught. */
void
wm_compiler_add_learning (Compiler *self)
{
  guint n = self->map->skills->len;
  g_autofree int *levels = g_new (int, n + 1);
  g_autofree guint8 *known = g_new0 (guint8, n + 1);

  for (guint i = 0; i < n; i++)
    {
      levels[i] = self->rows[i] != NULL         ? self->rows[i]->level
                  : self->input->levels != NULL ? self->input->levels[i]
                                                : -1;
      known[i] = levels[i] < 0
                 || (self->rows[i] != NULL && self->rows[i]->shown != WM_PROVEN_SHORT);
    }
  add_path (self, TRUE, levels, known);
  add_path (self, FALSE, levels, known);
}