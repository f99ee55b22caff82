/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The compiler: evidence in, dated activities out. Pure.
 */
#include "config.h"

#include "planning/wm-compile.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "planning/wm-compile-days.h"

/* ---- plain data ------------------------------------------------------------------ */

WmShownSkill *
wm_shown_skill_new (guint skill, int target, WmImportance importance, WmProven shown, int level)
{
  WmShownSkill *self = g_new0 (WmShownSkill, 1);

  *self = (WmShownSkill){ skill, target, importance, shown, level,
                          g_ptr_array_new_with_free_func ((GDestroyNotify) wm_why_free) };
  return self;
}

void
wm_shown_skill_free (WmShownSkill *shown)
{
  g_ptr_array_unref (shown->evidence);
  g_free (shown);
}

const char *
wm_proven_to_string (WmProven shown)
{
  static const char *const words[] = { "met", "short", "unproven", "never_tried" };

  return words[shown];
}

static WmWhy *
why_of_rating (const WmRating *rating)
{
  WmWhy *why = g_new0 (WmWhy, 1);

  why->level = rating->level;
  why->source_kind = g_strdup (rating->kind);
  why->assessor = g_strdup (rating->assessor);
  why->date = g_strdup (rating->date);
  why->sentence = g_strdup (rating->evidence);
  return why;
}

GPtrArray *
wm_shown_from_ratings (WmMap *map, guint role, GPtrArray *ratings)
{
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_shown_skill_free);
  GArray *wanted = wm_map_role (map, role)->requirements;

  for (guint i = 0; i < wanted->len; i++)
    {
      const WmRequirement *it = &g_array_index (wanted, WmRequirement, i);
      const WmRating *rating = g_ptr_array_index (ratings, it->skill);
      WmProven shown = rating->level < 0            ? WM_PROVEN_NEVER
                      : rating->level >= it->level ? WM_PROVEN_MET
                                                   : WM_PROVEN_SHORT;
      WmShownSkill *row
          = wm_shown_skill_new (it->skill, it->level, it->importance, shown, rating->level);

      if (rating->level >= 0)
        g_ptr_array_add (row->evidence, why_of_rating (rating));
      g_ptr_array_add (table, row);
    }
  return table;
}

static void
compiled_activity_free (WmCompiledActivity *it)
{
  wm_activity_free (it->activity);
  g_free (it->moved);
  g_free (it);
}

static void
left_out_free (WmLeftOut *it)
{
  g_free (it->name);
  g_free (it->reason);
  g_free (it);
}

void
wm_compiled_free (WmCompiled *compiled)
{
  g_ptr_array_unref (compiled->activities);
  g_ptr_array_unref (compiled->left_out);
  g_array_unref (compiled->criteria);
  g_array_unref (compiled->weeks);
  g_free (compiled);
}

/* ---- the compiler ------------------------------------------------------------------ */

typedef struct
{
  const WmCompileInput *input;
  WmMap *map;
  WmCompiled *out;
  WmRoom room;
  gint64 used;         /* amount of room that is taken */
  WmShownSkill **rows; /* per skill of the map; NULL for none */
  char **last;         /* per skill: slug of the last activity that teaches it; NULL */
  guint8 *dropped;     /* per skill: its step was left out */
} Compiler;

static WmSkill *
skill_of (Compiler *self, guint skill)
{
  return wm_map_skill (self->map, skill);
}

static void
leave_out (Compiler *self, guint skill, int minutes, char *name, char *reason)
{
  WmLeftOut *it = g_new0 (WmLeftOut, 1);

  *it = (WmLeftOut){ skill, name, minutes, reason };
  g_ptr_array_add (self->out->left_out, it);
}

/* (transfer full): why, for one piece of evidence or (NULL) for none at all */
static WmWhy *
why_new (Compiler *self, const WmShownSkill *row, const WmWhy *evidence)
{
  WmWhy *why = g_new0 (WmWhy, 1);

  why->finding = g_strdup (wm_proven_to_string (row->shown));
  why->skill = g_strdup (skill_of (self, row->skill)->slug);
  why->target = row->target;
  why->level = evidence != NULL && evidence->level >= 0 ? evidence->level : row->level;
  why->importance = g_strdup (wm_importance_to_string (row->importance));
  why->source_kind = g_strdup (evidence && evidence->source_kind ? evidence->source_kind : "");
  why->source = g_strdup (evidence && evidence->source ? evidence->source : "");
  why->assessor = g_strdup (evidence && evidence->assessor ? evidence->assessor : "");
  why->date = g_strdup (evidence && evidence->date ? evidence->date : "");
  why->sentence = g_strdup (evidence && evidence->sentence ? evidence->sentence : "");
  return why;
}

static void
add_why (Compiler *self, WmActivity *activity, const WmShownSkill *row)
{
  for (guint i = 0; i < row->evidence->len; i++)
    g_ptr_array_add (activity->whys, why_new (self, row, g_ptr_array_index (row->evidence, i)));
  if (row->evidence->len == 0)
    g_ptr_array_add (activity->whys, why_new (self, row, NULL));
}

/* The first milestone that ends on that day or later; else the last. */
static int
milestone_for (Compiler *self, const GDate *due)
{
  g_autofree char *text = wm_date_format (due);
  GPtrArray *all = self->input->milestones;
  const char *best = NULL;
  int found = (int) all->len - 1;

  for (guint i = 0; i < all->len; i++)
    {
      const char *end = ((WmMilestone *) g_ptr_array_index (all, i))->end_date;

      if (strcmp (end, text) >= 0 && (best == NULL || strcmp (end, best) < 0))
        {
          best = end;
          found = (int) i;
        }
    }
  return found;
}

/* An activity from the room's day @first to @last. */
static WmCompiledActivity *
add_dated (Compiler *self, WmCompiledKind kind, WmActivity *activity, int first, int last)
{
  WmCompiledActivity *it = g_new0 (WmCompiledActivity, 1);
  guint percent = 0;
  GDate due, start;

  wm_room_date (&self->room, last, &due);
  wm_room_date (&self->room, first, &start);
  for (int i = first; i <= last; i++)
    percent += g_array_index (self->room.days, WmRoomDay, i).percent;
  activity->anchor = WM_ANCHOR_START;
  activity->due_day = last + 1;
  activity->duration = first < last ? (int) MAX (1, percent / 100) : 0;
  g_free (activity->due_date);
  activity->due_date = wm_date_format (&due);
  if (activity->duration > 1)
    {
      g_free (activity->start_date);
      activity->start_date = wm_date_format (&start);
    }
  it->kind = kind;
  it->activity = activity;
  it->milestone = milestone_for (self, &due);
  it->week = wm_room_week (&self->room, first);
  g_ptr_array_add (self->out->activities, it);
  return it;
}

/* Does it fit before the end (or, in days from the start, before @most)? */
static gboolean
fits (Compiler *self, int minutes, guint most)
{
  int last = wm_room_day_of (&self->room, self->used + minutes * self->room.scale);

  return last >= 0
         && (most == 0
             || g_array_index (self->room.days, WmRoomDay, last).julian
                    < g_date_get_julian (&self->room.start) + most);
}

/* Takes the next @minutes of the room. */
static WmCompiledActivity *
take_room (Compiler *self, WmCompiledKind kind, WmActivity *activity, int minutes)
{
  int first = wm_room_day_after (&self->room, self->used), last;

  if (first < 0) /* all is used, and this takes nothing */
    first = (int) self->room.days->len - 1;
  self->used += minutes * self->room.scale;
  last = MAX (first, wm_room_day_of (&self->room, self->used));
  return add_dated (self, kind, activity, first, last);
}

/* (transfer full): an activity about one skill; @part tells it from others */
static WmActivity *
activity_new (Compiler *self, guint skill, const char *verb, const char *part, char *name,
              int minutes)
{
  const char *slug = skill_of (self, skill)->slug;
  /* Learnt on the way to a must, and further later on */
  const char *again = self->last[skill] != NULL ? "more-" : "";
  WmActivity *activity = wm_activity_new ();

  g_free (activity->slug);
  activity->slug = g_strdup_printf ("%s%s-%.90s", again, verb, slug);
  g_free (activity->name);
  activity->name = name;
  wm_plan_set_text (&activity->status, "NEEDS-ACTION");
  wm_plan_set_text (&activity->owner, "new_hire");
  g_free (activity->origin);
  activity->origin = g_strdup_printf ("gap:%s:%s%s", slug, again, part);
  activity->minutes = minutes;
  g_ptr_array_add (activity->skills, g_strdup (slug));
  return activity;
}

/* (nullable): the question that asks for that level, or else the nearest */
static const WmQuestion *
find_question (Compiler *self, guint skill, int level)
{
  GArray *questions = skill_of (self, skill)->questions;
  const WmQuestion *best = NULL;

  for (guint i = 0; i < questions->len; i++)
    {
      const WmQuestion *it = wm_map_question (self->map, g_array_index (questions, guint, i));

      if (best == NULL || ABS (it->level - level) < ABS (best->level - level))
        best = it;
    }
  return best;
}

static void
set_question (WmActivity *activity, const WmQuestion *question)
{
  if (question == NULL)
    return;
  wm_plan_set_text (&activity->proof, question->slug);
  wm_plan_set_text (&activity->description, question->text);
}

/* ---- never tried, unproven ------------------------------------------------------------ */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const WmShownSkill *one = *(WmShownSkill *const *) a, *two = *(WmShownSkill *const *) b;

  if (one->importance != two->importance)
    return one->importance > two->importance ? -1 : 1;
  if (one->shown != two->shown)
    return one->shown > two->shown ? -1 : 1;
  return one->skill < two->skill ? -1 : one->skill > two->skill;
}

/* (transfer full): rows of @shown in the order of worth */
static GPtrArray *
sorted_rows (Compiler *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  g_ptr_array_extend (rows, self->input->shown, NULL, NULL);
  g_ptr_array_sort (rows, compare_rows);
  return rows;
}

static char *
check_name (Compiler *self, const WmShownSkill *row)
{
  const char *name = skill_of (self, row->skill)->name;

  return row->shown == WM_PROVEN_NEVER
             /* Translators: %s is a skill. */
             ? g_strdup_printf (_ ("Try %s: pair on a real task, rate it afterwards"), name)
             /* Translators: %s is a skill. */
             : g_strdup_printf (_ ("Show %s: work on a real task and explain it"), name);
}

static void
add_check (Compiler *self, const WmShownSkill *row)
{
  int minutes = WM_COMPILE_CHECK_MINUTES;
  WmActivity *activity;
  WmCompiledActivity *it;

  if (row->importance <= WM_IMPORTANCE_NICE)
    {
      leave_out (self, row->skill, minutes, check_name (self, row),
                 g_strdup (_ ("Nice to have: it is rated when it comes up")));
      return;
    }
  if (!fits (self, minutes, 7 * WM_COMPILE_CHECK_WEEKS))
    {
      leave_out (self, row->skill, minutes, check_name (self, row),
                 g_strdup (_ ("The first four weeks are full of more important checks")));
      return;
    }
  activity = activity_new (self, row->skill, "check", "check", check_name (self, row), minutes);
  set_question (activity, find_question (self, row->skill, row->target));
  add_why (self, activity, row);
  it = take_room (self, WM_COMPILED_CHECK, activity, minutes);
  if (it->week > 2)
    /* Translators: %d is the number of a week. */
    it->moved
      = g_strdup_printf (_ ("Moved to week %d: the weeks before hold their hours"), it->week);
}

static void
add_checks (Compiler *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const WmShownSkill *row = g_ptr_array_index (rows, i);

      if (row->shown == WM_PROVEN_NEVER || row->shown == WM_PROVEN_UNPROVEN)
        add_check (self, row);
    }
}

/* ---- short ------------------------------------------------------------------------------ */

/* Why a step is there that no requirement names: what builds on it. */
static void
add_step_why (Compiler *self, WmActivity *activity, const WmPathStep *step)
{
  const WmShownSkill *own = self->rows[step->skill];

  if (own != NULL)
    add_why (self, activity, own);
  for (guint i = 0; own == NULL && i < self->input->shown->len; i++)
    {
      const WmShownSkill *row = g_ptr_array_index (self->input->shown, i);
      g_autoptr (GArray) below
          = row->shown == WM_PROVEN_SHORT ? wm_map_closure (self->map, row->skill) : NULL;

      for (guint k = 0; below != NULL && k < below->len; k++)
        if (g_array_index (below, guint, k) == step->skill)
          {
            add_why (self, activity, row);
            return;
          }
    }
}

/* What a step waits for: the last activity of each skill that it needs. */
static void
add_step_needs (Compiler *self, WmActivity *activity, const WmPathStep *step, const char *previous)
{
  GArray *needs = skill_of (self, step->skill)->needs;

  if (previous != NULL)
    g_ptr_array_add (activity->depends_on, g_strdup (previous));
  for (guint i = 0; previous == NULL && i < needs->len; i++)
    {
      const char *last = self->last[g_array_index (needs, guint, i)];

      if (last != NULL)
        g_ptr_array_add (activity->depends_on, g_strdup (last));
    }
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
  char *name = g_strdup_printf (_ ("Learn %1$s: %2$s"), skill_of (self, step->skill)->name,
                                resource->name);
  WmActivity *activity
      = activity_new (self, step->skill, verb, resource->slug, name, item->minutes);

  g_ptr_array_add (activity->resources, g_strdup (resource->slug));
  return add_step_activity (self, step, WM_COMPILED_LEARN, activity, previous);
}

static const char *
add_proof (Compiler *self, const WmPathStep *step, const char *previous)
{
  const char *skill = skill_of (self, step->skill)->name;
  WmActivity *activity;

  if (step->proof_resource >= 0)
    {
      const WmResource *exercise = wm_map_resource (self->map, (guint) step->proof_resource);

      activity = activity_new (self, step->skill, "prove", "prove",
                               /* Translators: a skill, and an exercise. */
                               g_strdup_printf (_ ("Practise %1$s: %2$s"), skill, exercise->name),
                               step->proof_minutes);
      g_ptr_array_add (activity->resources, g_strdup (exercise->slug));
      set_question (activity, find_question (self, step->skill, step->to));
    }
  else
    {
      activity = activity_new (self, step->skill, "prove", "prove",
                               /* Translators: a skill, and the number of a level. */
                               g_strdup_printf (_ ("Prove %1$s at level %2$d"), skill, step->to),
                               step->proof_minutes);
      if (step->proof_question >= 0)
        set_question (activity, wm_map_question (self->map, (guint) step->proof_question));
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
        activity_new (self, step->skill, "learn", "learn",
                      /* Translators: a skill, and the number of a level. */
                      g_strdup_printf (_ ("Learn %1$s to level %2$d with a colleague"),
                                       skill_of (self, step->skill)->name, step->to),
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
  leave_out (self, step->skill, step->minutes,
             g_strdup_printf (_ ("Learn %1$s to level %2$d"),
                              skill_of (self, step->skill)->name, step->to),
             reason);
}

/* (nullable): a skill that it needs and that was left out */
static const char *
missing_need (Compiler *self, const WmPathStep *step)
{
  GArray *needs = skill_of (self, step->skill)->needs;

  for (guint i = 0; i < needs->len; i++)
    if (self->dropped[g_array_index (needs, guint, i)])
      return skill_of (self, g_array_index (needs, guint, i))->name;
  return NULL;
}

static void
add_or_drop (Compiler *self, const WmPathStep *step)
{
  const char *missing = missing_need (self, step);
  gint64 left = (wm_room_whole (&self->room) - self->used) / self->room.scale;

  if (missing != NULL)
    /* Translators: %s is a skill. */
    drop_step (self, step, g_strdup_printf (_ ("It builds on %s, which is left out"), missing));
  else if (!fits (self, step->minutes, 0))
    drop_step (self, step,
               /* Translators: numbers of hours, rounded */
               g_strdup_printf (_ ("It needs %1$d h, and %2$d h are left before the last "
                                   "milestone"),
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
static void
add_learning (Compiler *self)
{
  guint n = self->map->skills->len;
  g_autofree int *levels = g_new (int, n + 1);
  g_autofree guint8 *known = g_new0 (guint8, n + 1);

  for (guint i = 0; i < n; i++)
    {
      levels[i] = self->rows[i] != NULL         ? self->rows[i]->level
                  : self->input->levels != NULL ? self->input->levels[i]
                                                : -1;
      known[i]
        = levels[i] < 0 || (self->rows[i] != NULL && self->rows[i]->shown != WM_PROVEN_SHORT);
    }
  add_path (self, TRUE, levels, known);
  add_path (self, FALSE, levels, known);
}

/* ---- met ---------------------------------------------------------------------------------- */

static void
add_owning (Compiler *self, const WmShownSkill *row, guint number)
{
  const char *skill = skill_of (self, row->skill)->name;
  /* Translators: %s is a skill. */
  char *name = g_strdup_printf (_ ("Take responsibility in %s: own a small piece of work"), skill);
  int day = WM_COMPILE_OWN_DAY - 1 + 2 * (int) number;
  WmActivity *activity;

  if (number >= WM_COMPILE_OWN_MOST)
    {
      leave_out (self, row->skill, -1, name,
                 g_strdup (_ ("Five responsibilities are enough at first")));
      return;
    }
  if (day >= (int) self->room.days->len)
    {
      leave_out (self, row->skill, -1, name, g_strdup (_ ("The plan is too short for it")));
      return;
    }
  activity = activity_new (self, row->skill, "own", "own", name, -1);
  add_why (self, activity, row);
  add_dated (self, WM_COMPILED_OWN, activity, day, day);
}

static void
add_ownings (Compiler *self, GPtrArray *rows)
{
  guint number = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const WmShownSkill *row = g_ptr_array_index (rows, i);

      if (row->shown == WM_PROVEN_MET && row->importance > WM_IMPORTANCE_NICE && row->target >= 2)
        add_owning (self, row, number++);
    }
}

/* ---- load ---------------------------------------------------------------------------------- */

/* The room is filled from its beginning, so a week's load is its overlap with
 * what is used. */
static void
add_weeks (Compiler *self)
{
  gint64 before = 0;

  for (guint i = 0; i < self->room.days->len; i++)
    {
      const WmRoomDay *day = &g_array_index (self->room.days, WmRoomDay, i);
      guint week = (guint) wm_room_week (&self->room, (int) i);
      WmWeekLoad *load;

      while (self->out->weeks->len < week)
        {
          WmWeekLoad empty = { .first = self->room.start };

          g_date_add_days (&empty.first, 7 * self->out->weeks->len);
          g_array_append_val (self->out->weeks, empty);
        }
      load = &g_array_index (self->out->weeks, WmWeekLoad, week - 1);
      load->limit += (int) (day->end - before);
      load->minutes += (int) (MIN (day->end, MAX (self->used, before)) - before);
      before = day->end;
    }
  for (guint i = 0; i < self->out->weeks->len; i++)
    {
      WmWeekLoad *load = &g_array_index (self->out->weeks, WmWeekLoad, i);

      load->limit /= (int) self->room.scale;
      load->minutes /= (int) self->room.scale;
    }
}

static void
last_end (const WmCompileInput *input, GDate *end)
{
  *end = input->start;
  for (guint i = 0; i < input->milestones->len; i++)
    {
      GDate it;

      if (wm_date_parse (((WmMilestone *) g_ptr_array_index (input->milestones, i))->end_date, &it)
          && g_date_compare (&it, end) > 0)
        *end = it;
    }
}

static void
compiler_clear (Compiler *self)
{
  for (guint i = 0; i < self->map->skills->len; i++)
    g_free (self->last[i]);
  g_free (self->last);
  g_free (self->rows);
  g_free (self->dropped);
  wm_room_clear (&self->room);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Compiler, compiler_clear)

WmCompiled *
wm_compile (const WmCompileInput *input)
{
  guint n = input->map->skills->len;
  WmCompiled *out = g_new0 (WmCompiled, 1);
  g_auto (Compiler) self = { .input = input, .map = input->map, .out = out };
  g_autoptr (GPtrArray) rows = sorted_rows (&self);
  GDate start = input->start, end;

  out->activities = g_ptr_array_new_with_free_func ((GDestroyNotify) compiled_activity_free);
  out->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) left_out_free);
  out->criteria = g_array_new (FALSE, FALSE, sizeof (WmCriterion));
  out->weeks = g_array_new (FALSE, FALSE, sizeof (WmWeekLoad));
  self.rows = g_new0 (WmShownSkill *, n + 1);
  self.last = g_new0 (char *, n + 1);
  self.dropped = g_new0 (guint8, n + 1);
  for (guint i = 0; i < input->shown->len; i++)
    {
      WmShownSkill *row = g_ptr_array_index (input->shown, i);
      self.rows[row->skill] = row;
    }
  (void) wm_calendar_forward (input->calendar, &start);
  last_end (input, &end);
  wm_room_init (&self.room, input->calendar, &start, &end, MAX (0, input->week_minutes));
  if (self.room.days->len > 0)
    {
      add_checks (&self, rows);
      add_learning (&self);
      add_ownings (&self, rows);
      add_weeks (&self);
    }
  return out;
}
