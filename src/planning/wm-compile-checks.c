/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compiling: what nobody tried, or tried without a signal, becomes a check; what
 * is met becomes early responsibility.
 */
#include "config.h"

#include "planning/wm-compile-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>


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

GPtrArray *
wm_compiler_sort_rows (Compiler *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  g_ptr_array_extend (rows, self->input->shown, NULL, NULL);
  g_ptr_array_sort (rows, compare_rows);
  return rows;
}

static char *
check_name (Compiler *self, const WmShownSkill *row)
{
  const char *name = wm_compiler_skill (self, row->skill)->name;

  return row->shown == WM_PROVEN_NEVER
             /* Translators: %s is a skill. */
             ? g_strdup_printf (_ ("Try %s: pair on a real task, rate it afterwards"), name)
             /* Translators: %s is a skill. */
             : g_strdup_printf (_ ("Show %s: work on a real task and explain it"), name);
}

/* ---- where the template tries it --------------------------------------------------------- */

static gboolean
is_about (const WmActivity *activity, const char *skill)
{
  gboolean together
      = g_str_equal (activity->owner, "new_hire") || g_str_equal (activity->owner, "buddy");

  for (guint i = 0; together && i < activity->skills->len; i++)
    if (g_str_equal (g_ptr_array_index (activity->skills, i), skill))
      return TRUE;
  return FALSE;
}

/* (nullable): what is there already in the first weeks, and shows the skill */
static const WmActivity *
find_trial (Compiler *self, const WmShownSkill *row)
{
  const char *skill = wm_compiler_skill (self, row->skill)->slug;
  g_autofree char *until = NULL;
  const WmActivity *best = NULL;
  GDate end = self->room.start;

  g_date_add_days (&end, 7 * WM_COMPILE_CHECK_WEEKS);
  until = wm_date_format (&end);
  for (guint i = 0; i < self->input->milestones->len; i++)
    {
      const WmMilestone *milestone = g_ptr_array_index (self->input->milestones, i);

      for (guint k = 0; k < milestone->activities->len; k++)
        {
          const WmActivity *it = g_ptr_array_index (milestone->activities, k);

          if (is_about (it, skill) && *it->due_date != '\0' && strcmp (it->due_date, until) < 0
              && (best == NULL || strcmp (it->due_date, best->due_date) < 0))
            best = it;
        }
    }
  return best;
}

static void
add_trial (Compiler *self, const WmShownSkill *row, const WmActivity *activity)
{
  WmTriedAt *it = g_new0 (WmTriedAt, 1);

  it->skill = row->skill;
  it->activity = activity->id;
  it->name = g_strdup (activity->name);
  g_strlcpy (it->due, activity->due_date, sizeof it->due);
  it->whys = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_why_free);
  wm_compiler_add_why (self, it->whys, row);
  g_ptr_array_add (self->out->tried, it);
}

/* ---- checks of their own ------------------------------------------------------------------ */

/* Takes room in the first of the weeks that holds one more check; none without. */
static gboolean
take_check_room (Compiler *self, guint *checks, int *first, int *last)
{
  gint64 amount = WM_COMPILE_CHECK_MINUTES * self->room.scale;

  for (int week = 1; week <= WM_COMPILE_CHECK_WEEKS; week++)
    {
      int from = wm_room_week_day (&self->room, week);
      int until = wm_room_week_day (&self->room, week + 1);

      if (checks[week] < WM_COMPILE_CHECKS_A_WEEK
          && wm_room_take (&self->room, from, until, amount, first, last))
        {
          checks[week]++;
          return TRUE;
        }
    }
  return FALSE;
}

static void
add_check (Compiler *self, const WmShownSkill *row, guint *checks)
{
  int minutes = WM_COMPILE_CHECK_MINUTES, first, last;
  const WmActivity *trial;
  WmActivity *activity;
  WmCompiledActivity *it;

  if (row->importance <= WM_IMPORTANCE_NICE)
    {
      wm_compiler_leave_out (self, row->skill, minutes, check_name (self, row),
                             g_strdup (_ ("Nice to have: it is rated when it comes up")));
      return;
    }
  trial = find_trial (self, row);
  if (trial != NULL)
    {
      add_trial (self, row, trial);
      return;
    }
  if (!take_check_room (self, checks, &first, &last))
    {
      wm_compiler_leave_out (
          self, row->skill, minutes, check_name (self, row),
          g_strdup (_ ("The first four weeks are full of more important checks")));
      return;
    }
  activity = wm_compiler_activity (self, row->skill, "check", "check", check_name (self, row),
                                   minutes);
  wm_compiler_set_question (activity, wm_compiler_find_question (self, row->skill, row->target));
  wm_compiler_add_why (self, activity->whys, row);
  it = wm_compiler_add_dated (self, WM_COMPILED_CHECK, activity, first, last);
  if (it->week > 2)
    it->moved
        /* Translators: %d is the number of a week. */
        = g_strdup_printf (_ ("Moved to week %d: the weeks before hold their checks"), it->week);
}

void
wm_compiler_add_checks (Compiler *self, GPtrArray *rows)
{
  guint checks[WM_COMPILE_CHECK_WEEKS + 1] = { 0 };

  for (guint i = 0; i < rows->len; i++)
    {
      const WmShownSkill *row = g_ptr_array_index (rows, i);

      if (row->shown == WM_PROVEN_NEVER || row->shown == WM_PROVEN_UNPROVEN)
        add_check (self, row, checks);
    }
}

/* ---- met ---------------------------------------------------------------------------------- */

static void
add_owning (Compiler *self, const WmShownSkill *row, guint number)
{
  const char *skill = wm_compiler_skill (self, row->skill)->name;
  /* Translators: %s is a skill. */
  char *name = g_strdup_printf (_ ("Take responsibility in %s: own a small piece of work"), skill);
  int day = WM_COMPILE_OWN_DAY - 1 + 2 * (int) number;
  WmActivity *activity;

  if (number >= WM_COMPILE_OWN_MOST)
    {
      wm_compiler_leave_out (self, row->skill, -1, name,
                 g_strdup (_ ("Five responsibilities are enough at first")));
      return;
    }
  if (day >= (int) self->room.days->len)
    {
      wm_compiler_leave_out (self, row->skill, -1, name,
                             g_strdup (_ ("The plan is too short for it")));
      return;
    }
  activity = wm_compiler_activity (self, row->skill, "own", "own", name, -1);
  wm_compiler_add_why (self, activity->whys, row);
  wm_compiler_add_dated (self, WM_COMPILED_OWN, activity, day, day);
}

void
wm_compiler_add_ownings (Compiler *self, GPtrArray *rows)
{
  guint number = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const WmShownSkill *row = g_ptr_array_index (rows, i);

      if (row->shown == WM_PROVEN_MET && row->importance > WM_IMPORTANCE_NICE && row->target >= 2)
        add_owning (self, row, number++);
    }
}
