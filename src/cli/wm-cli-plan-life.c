/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of a plan: activity, checkin, plan-lint, ramp.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/wm-cli-rows.h"
#include "cli/wm-cli.h"
#include "exchange/wm-json-writer.h"
#include "onboarding/wm-check-in.h"
#include "onboarding/wm-plan-shift.h"
#include "planning/wm-plan-lint.h"
#include "planning/wm-ramp.h"

/* ---- activity ------------------------------------------------------------------- */

/* Dates that another date brings along, told like "name: before -> after". */
static int
print_moves (const WmPlan *before, const WmPlan *after, gboolean json)
{
  g_autoptr (GPtrArray) moves = wm_plan_moves (before, after);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (WmCliRows) rows = wm_cli_rows_new (json);

  for (guint i = 0; i < moves->len; i++)
    {
      const WmPlanMove *it = g_ptr_array_index (moves, i);

      if (it->kind == WM_MOVE_CHECK_IN)
        continue;
      wm_cli_rows_begin (rows);
      wm_cli_rows_json_text (rows, "name", it->name);
      wm_cli_rows_json_text (rows, "before", it->before);
      wm_cli_rows_json_text (rows, "after", it->after);
      wm_cli_rows_end (rows);
      g_string_append_printf (out, "%s: %s -> %s\n", wm_cli_plain (it->name), it->before,
                              it->after);
    }
  return json ? wm_cli_rows_print (rows) : wm_cli_print (out->str);
}

static int
move (WmStore *store, const WmPlan *plan, const WmActivity *activity, int day, const char *date,
      gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPlan) after = NULL;
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;

  edit.due_day = day;
  edit.due_date = day ? NULL : date;
  if (!wm_activity_edit (store, activity->id, &edit, &error))
    return wm_cli_fail (error);
  after = wm_plan_load (store, plan->slug, &error);
  return after ? print_moves (plan, after, json) : wm_cli_fail (error);
}

static const struct
{
  const char *word;
  WmActivityStand stand;
} verbs[] = {
  { "todo", WM_ACTIVITY_TODO },      { "doing", WM_ACTIVITY_DOING },
  { "done", WM_ACTIVITY_DONE_NOW },  { "drop", WM_ACTIVITY_DROPPED },
  { "block", WM_ACTIVITY_BLOCKED },
};

static int
find_verb (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].word, word))
      return (int) i;
  return -1;
}

int
wm_cli_activity (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmPlan) plan = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *slug = NULL;
  g_autofree char *found = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *day_text = NULL;
  g_autofree char *date = NULL;
  gint64 day = 0;
  const WmActivity *activity;
  int verb;
  const GOptionEntry entries[] = {
    { "plan", 0, 0, G_OPTION_ARG_STRING, &id, N_ ("Which plan"), N_ ("ID") },
    { "activity", 0, 0, G_OPTION_ARG_STRING, &slug, N_ ("Which activity"), N_ ("ID") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Why it is dropped or blocked"),
      N_ ("TEXT") },
    { "day", 0, 0, G_OPTION_ARG_STRING, &day_text,
      N_ ("Move to the n-th working day of the plan; -1 is the last before it"), N_ ("N") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("Move to a fixed date"), N_ ("DATE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 2, 2, &line))
    return WM_EXIT_USAGE;
  verb = find_verb (line.words[1]);
  if (verb < 0 && !g_str_equal (line.words[1], "move"))
    return wm_cli_usage (command, _ ("An activity cannot “%s”"), line.words[1]);
  if (!slug)
    return wm_cli_usage (command, _ ("--activity is needed"));
  if (day_text
      && (!g_ascii_string_to_signed (day_text, 10, -1000, 1000, &day, NULL) || day == 0))
    return wm_cli_usage (command, _ ("--day takes a whole number, not “%s”"), day_text);
  if (verb < 0 && !day_text && !date)
    return wm_cli_usage (command, _ ("Where to? --day or --date is needed"));
  store = wm_cli_open (&line, &error);
  found = store ? wm_cli_plan_of (store, id, "--id", &error) : NULL;
  plan = found ? wm_plan_load (store, found, &error) : NULL;
  if (!plan)
    return wm_cli_fail (error);
  activity = wm_plan_find_activity (plan, slug);
  if (!activity)
    {
      g_set_error (&error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   _ ("There is no activity “%s” in this plan"), slug);
      return wm_cli_fail (error);
    }
  if (verb < 0)
    return move (store, plan, activity, (int) day, date, line.options.json);
  return wm_activity_set_stand (store, activity->id, verbs[verb].stand, reason, &error)
             ? WM_EXIT_DONE
             : wm_cli_fail (error);
}

/* ---- checkin --------------------------------------------------------------------- */

/* "skill=2" or "skill=2:what was seen", in place. */
static gboolean
parse_rating (char *text, WmCheckInRating *rating)
{
  char *level = strchr (text, '=');
  char *evidence = level ? strchr (level, ':') : NULL;
  gint64 number;

  if (!level)
    return FALSE;
  *level++ = '\0';
  if (evidence)
    *evidence++ = '\0';
  if (!g_ascii_string_to_signed (level, 10, 0, 10, &number, NULL))
    return FALSE;
  *rating = (WmCheckInRating){ text, (int) number, evidence };
  return TRUE;
}

int
wm_cli_check_in (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (GArray) ratings = g_array_new (FALSE, TRUE, sizeof (WmCheckInRating));
  g_autoptr (GArray) actions = g_array_new (FALSE, TRUE, sizeof (WmCheckInAction));
  g_auto (WmCliLine) line = { 0 };
  g_auto (GStrv) rate = NULL;
  g_auto (GStrv) agree = NULL;
  g_autofree char *id = NULL;
  g_autofree char *found = NULL;
  g_autofree char *check_in = NULL;
  g_autofree char *note = NULL;
  g_autofree char *manager_note = NULL;
  g_autofree char *date = NULL;
  int mood = 0;
  WmCheckInHeld held = { 0 };
  const GOptionEntry entries[] = {
    { "plan", 0, 0, G_OPTION_ARG_STRING, &id, N_ ("Which plan"), N_ ("ID") },
    { "check-in", 0, 0, G_OPTION_ARG_STRING, &check_in, N_ ("Which check-in, e.g. day-30"),
      N_ ("ID") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("When it was held"), N_ ("DATE") },
    { "mood", 0, 0, G_OPTION_ARG_INT, &mood, N_ ("From 1 to 5"), N_ ("N") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_ ("The new hire's note"), N_ ("TEXT") },
    { "manager-note", 0, 0, G_OPTION_ARG_STRING, &manager_note, N_ ("The manager's note"),
      N_ ("TEXT") },
    { "rate", 0, 0, G_OPTION_ARG_STRING_ARRAY, &rate, N_ ("A level, with what was seen"),
      N_ ("SKILL=LEVEL[:TEXT]") },
    { "agree", 0, 0, G_OPTION_ARG_STRING_ARRAY, &agree, N_ ("An agreed action"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (!date)
    return wm_cli_usage (command, _ ("--date is needed"));
  for (guint i = 0; rate && rate[i]; i++)
    {
      WmCheckInRating rating;

      if (!parse_rating (rate[i], &rating))
        return wm_cli_usage (command, _ ("--rate takes SKILL=LEVEL, not “%s”"), rate[i]);
      g_array_append_val (ratings, rating);
    }
  for (guint i = 0; agree && agree[i]; i++)
    {
      WmCheckInAction action = { agree[i], "", "" };
      g_array_append_val (actions, action);
    }
  held = (WmCheckInHeld){ date, mood, note, manager_note,
                          (const WmCheckInRating *) (gpointer) ratings->data, ratings->len,
                          (const WmCheckInAction *) (gpointer) actions->data, actions->len };
  store = wm_cli_open (&line, &error);
  found = store ? wm_cli_plan_of (store, id, "--id", &error) : NULL;
  return found && wm_check_in_hold (store, found, check_in, &held, &error) ? WM_EXIT_DONE
                                                                           : wm_cli_fail (error);
}

/* ---- plan-lint -------------------------------------------------------------------- */

static char *
lint_as_json (GPtrArray *found)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < found->len; i++)
    {
      const WmPlanLint *it = g_ptr_array_index (found, i);

      wm_json_writer_begin_object (writer);
      wm_cli_put_text (writer, "finding", wm_plan_lint_kind_to_string (it->kind));
      wm_cli_put_text (writer, "activity", it->activity);
      wm_cli_put_text (writer, "subject", it->subject);
      wm_cli_put_text (writer, "text", it->text);
      wm_cli_put_text (writer, "repair", it->repair);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  return wm_json_writer_finish (writer);
}

static char *
lint_as_text (GPtrArray *found)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const WmPlanLint *it = g_ptr_array_index (found, i);

      g_string_append_printf (out, "%s%s%s\n", wm_cli_plain (it->text), it->repair ? " → " : "",
                              wm_cli_plain (it->repair));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What plan-lint and ramp share: opens the workspace, and finds the plan. */
static char *
open_plan (const WmCliCommand *command, int argc, char **argv, WmCliLine *line, WmStore **store,
           WmMap **map, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  char *slug;
  const GOptionEntry entries[] = {
    { "plan", 0, 0, G_OPTION_ARG_STRING, &id, N_ ("Which plan"), N_ ("ID") },
    G_OPTION_ENTRY_NULL,
  };

  *status = WM_EXIT_USAGE;
  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, line))
    return NULL;
  *store = wm_cli_open (line, &error);
  *map = *store ? wm_map_load (*store, NULL, &error) : NULL;
  slug = *map ? wm_cli_plan_of (*store, id, "--id", &error) : NULL;
  if (!slug)
    *status = wm_cli_fail (error);
  return slug;
}

int
wm_cli_plan_lint (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmMap) map = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_auto (WmCliLine) line = { 0 };
  int status;
  g_autofree char *slug = open_plan (command, argc, argv, &line, &store, &map, &status);
  g_autofree char *text = NULL;

  if (!slug)
    return status;
  found = wm_plan_lint_stored (store, map, slug, &error);
  if (!found)
    return wm_cli_fail (error);
  text = line.options.json ? lint_as_json (found) : lint_as_text (found);
  if (wm_cli_print (text) != WM_EXIT_DONE)
    return WM_EXIT_FAILED;
  return found->len > 0 ? WM_EXIT_FAILED : WM_EXIT_DONE;
}

/* ---- ramp -------------------------------------------------------------------------- */

static void
put_ramp (WmJsonWriter *writer, WmMap *map, const WmRamp *ramp)
{
  wm_json_writer_begin_object (writer);
  wm_cli_put_text (writer, "skill", wm_map_skill (map, ramp->skill)->slug);
  if (ramp->from >= 0)
    wm_cli_put_int (writer, "from", ramp->from);
  wm_cli_put_int (writer, "target", ramp->target);
  wm_cli_put_text (writer, "due", ramp->due);
  wm_cli_put_text (writer, "firstUnaided", ramp->unaided);
  wm_cli_put_text (writer, "met", ramp->met);
  if (ramp->days_to_met >= 0)
    wm_cli_put_int (writer, "daysToMet", ramp->days_to_met);
  wm_json_writer_key (writer, "checkIns");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < ramp->points->len; i++)
    {
      const WmRampPoint *point = &g_array_index (ramp->points, WmRampPoint, i);
      int expected = wm_ramp_expected (ramp, point->date);

      wm_json_writer_begin_object (writer);
      wm_cli_put_text (writer, "date", point->date);
      wm_cli_put_int (writer, "level", point->level);
      if (expected >= 0)
        wm_cli_put_int (writer, "expectedHundredths", expected);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  wm_json_writer_end_object (writer);
}

static char *
ramp_as_json (WmMap *map, GPtrArray *ramps)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < ramps->len; i++)
    put_ramp (writer, map, g_ptr_array_index (ramps, i));
  wm_json_writer_end_array (writer);
  return wm_json_writer_finish (writer);
}

static char *
ramp_as_text (WmMap *map, GPtrArray *ramps)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < ramps->len; i++)
    {
      const WmRamp *ramp = g_ptr_array_index (ramps, i);

      g_string_append_printf (out, "%s: %d → %d%s%s\n",
                              wm_cli_plain (wm_map_skill (map, ramp->skill)->name),
                              MAX (0, ramp->from), ramp->target, *ramp->due ? ", " : "", ramp->due);
      for (guint k = 0; k < ramp->points->len; k++)
        g_string_append_printf (out, "  %s: %d\n",
                                g_array_index (ramp->points, WmRampPoint, k).date,
                                g_array_index (ramp->points, WmRampPoint, k).level);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

int
wm_cli_ramp (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmMap) map = NULL;
  g_autoptr (GPtrArray) ramps = NULL;
  g_auto (WmCliLine) line = { 0 };
  int status;
  g_autofree char *slug = open_plan (command, argc, argv, &line, &store, &map, &status);
  g_autofree char *text = NULL;

  if (!slug)
    return status;
  ramps = wm_ramp_load (store, map, slug, &error);
  if (!ramps)
    return wm_cli_fail (error);
  text = line.options.json ? ramp_as_json (map, ramps) : ramp_as_text (map, ramps);
  return wm_cli_print (text);
}
