/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The compiler: evidence in, dated activities out. Pure.
 */
#include "config.h"

#include "planning/wm-compile-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
compiled_activity_free (WmCompiledActivity *it)
{
  wm_activity_free (it->activity);
  g_free (it->moved);
  g_free (it);
}

static void
tried_at_free (WmTriedAt *it)
{
  g_free (it->name);
  g_ptr_array_unref (it->whys);
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
  g_ptr_array_unref (compiled->tried);
  g_ptr_array_unref (compiled->left_out);
  g_array_unref (compiled->criteria);
  g_array_unref (compiled->weeks);
  g_free (compiled);
}

WmSkill *
wm_compiler_skill (Compiler *self, guint skill)
{
  return wm_map_skill (self->map, skill);
}

void
wm_compiler_leave_out (Compiler *self, guint skill, int minutes, char *name, char *reason)
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
  why->skill = g_strdup (wm_compiler_skill (self, row->skill)->slug);
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

void
wm_compiler_add_why (Compiler *self, GPtrArray *whys, const WmShownSkill *row)
{
  for (guint i = 0; i < row->evidence->len; i++)
    g_ptr_array_add (whys, why_new (self, row, g_ptr_array_index (row->evidence, i)));
  if (row->evidence->len == 0)
    g_ptr_array_add (whys, why_new (self, row, NULL));
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
WmCompiledActivity *
wm_compiler_add_dated (Compiler *self, WmCompiledKind kind, WmActivity *activity, int first,
                       int last)
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

/* (transfer full): an activity about one skill; @part tells it from others */
WmActivity *
wm_compiler_activity (Compiler *self, guint skill, const char *verb, const char *part, char *name,
              int minutes)
{
  const char *slug = wm_compiler_skill (self, skill)->slug;
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
const WmQuestion *
wm_compiler_find_question (Compiler *self, guint skill, int level)
{
  GArray *questions = wm_compiler_skill (self, skill)->questions;
  const WmQuestion *best = NULL;

  for (guint i = 0; i < questions->len; i++)
    {
      const WmQuestion *it = wm_map_question (self->map, g_array_index (questions, guint, i));

      if (best == NULL || ABS (it->level - level) < ABS (best->level - level))
        best = it;
    }
  return best;
}

void
wm_compiler_set_question (WmActivity *activity, const WmQuestion *question)
{
  if (question == NULL)
    return;
  wm_plan_set_text (&activity->proof, question->slug);
  wm_plan_set_text (&activity->description, question->text);
}

/* ---- load ---------------------------------------------------------------------------------- */

static void
add_weeks (Compiler *self)
{
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
      load->limit += (int) day->room;
      load->minutes += (int) (day->room - day->left);
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

/* A time in which nobody works */
static void
leave_out_all (Compiler *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const WmShownSkill *row = g_ptr_array_index (rows, i);

      if (row->shown != WM_PROVEN_MET)
        wm_compiler_leave_out (self, row->skill, -1,
                               g_strdup (wm_compiler_skill (self, row->skill)->name),
                               g_strdup (_ ("The calendar has no working day until the last "
                                            "milestone")));
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
  g_autoptr (GPtrArray) rows = wm_compiler_sort_rows (&self);
  GDate start = input->start, end;

  out->activities = g_ptr_array_new_with_free_func ((GDestroyNotify) compiled_activity_free);
  out->tried = g_ptr_array_new_with_free_func ((GDestroyNotify) tried_at_free);
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
  wm_room_close (&self.room, WM_COMPILE_FIRST_DAY - 1);
  if (self.room.days->len > 0)
    {
      wm_compiler_add_checks (&self, rows);
      wm_compiler_add_learning (&self);
      wm_compiler_add_ownings (&self, rows);
      add_weeks (&self);
    }
  else
    leave_out_all (&self, rows);
  return out;
}
