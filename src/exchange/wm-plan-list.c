/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans out of checklists and tables that were made elsewhere.
 */
#include "config.h"

#include "exchange/wm-plan-list.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/wm-csv.h"
#include "onboarding/wm-plan-private.h"

#define MOST_ACTIVITIES 2000
#define MOST_MINUTES 100000

/* ---- milestones by their names -------------------------------------------------------- */

/* The number behind a word, as in "Week 2"; 0 for none */
static int
number_after (const char *folded, const char *word)
{
  const char *at = strstr (folded, word);

  if (at == NULL)
    return 0;
  at += strlen (word);
  while (*at == ' ' || *at == 's')
    at++;
  return g_ascii_isdigit (*at) ? CLAMP (atoi (at), 1, 366) : 0;
}

static void
set_horizon (WmMilestone *milestone)
{
  static const struct
  {
    const char *word;
    WmHorizon one;
    char unit;
    int most, factor;
  } words[] = { { "day", WM_HORIZON_DAY, 'D', 366, 1 },
                { "week", WM_HORIZON_WEEK, 'D', 52, 7 },
                { "month", WM_HORIZON_MONTH, 'M', 12, 1 },
                { "quarter", WM_HORIZON_QUARTER, 'M', 4, 3 } };
  g_autofree char *folded = g_utf8_casefold (milestone->name, -1);

  milestone->horizon = WM_HORIZON_MONTH;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      int n = MIN (number_after (folded, words[i].word), words[i].most);

      if (n == 0)
        continue;
      milestone->horizon = n == 1 ? words[i].one : WM_HORIZON_CUSTOM;
      g_free (milestone->offset);
      milestone->offset
          = n == 1 ? g_strdup ("") : g_strdup_printf ("P%d%c", n * words[i].factor, words[i].unit);
      return;
    }
}

static WmMilestone *
add_milestone (WmPlan *plan, const char *name)
{
  WmMilestone *milestone = wm_milestone_new ();

  wm_plan_set_text (&milestone->name, name);
  g_free (milestone->slug);
  milestone->slug = g_strdup_printf ("list-%u", plan->milestones->len + 1);
  set_horizon (milestone);
  g_ptr_array_add (plan->milestones, milestone);
  return milestone;
}

static WmMilestone *
find_milestone (WmPlan *plan, const char *name)
{
  for (guint i = 0; i < plan->milestones->len; i++)
    if (g_str_equal (((WmMilestone *) g_ptr_array_index (plan->milestones, i))->name, name))
      return g_ptr_array_index (plan->milestones, i);
  return add_milestone (plan, name);
}

/* ---- activities ------------------------------------------------------------------------ */

/* (nullable): the owner that a word stands for, in English or as we write it */
static const char *
owner_of (const char *word)
{
  static const char *const owners[][2] = { { "new_hire", "new hire" }, { "manager", "manager" },
                                           { "buddy", "buddy" },       { "other", "other" },
                                           { "new_hire", "employee" }, { "buddy", "mentor" } };
  g_autofree char *folded = g_utf8_casefold (word, -1);

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      g_autofree char *ours = g_utf8_casefold (wm_owner_words (owners[i][0]), -1);

      if (g_str_equal (folded, owners[i][1]) || g_str_equal (folded, owners[i][0])
          || g_str_equal (folded, ours))
        return owners[i][0];
    }
  return NULL;
}

static WmActivity *
add_activity (WmPlan *plan, WmMilestone *milestone, const char *name, gboolean done)
{
  WmActivity *activity = wm_activity_new ();

  wm_plan_set_text (&activity->name, name);
  wm_plan_set_text (&activity->status, done ? "COMPLETED" : "NEEDS-ACTION");
  activity->minutes = -1;
  g_ptr_array_add (milestone != NULL ? milestone->activities : plan->loose, activity);
  return activity;
}

/* @reason: "" where the file has none; an activity is never dropped without */
static void
drop (WmActivity *activity, const char *reason)
{
  wm_plan_set_text (&activity->status, "CANCELLED");
  wm_plan_set_text (&activity->reason, *reason != '\0' ? reason : _ ("Struck out in its list"));
}

/* "Manager: …" at the beginning; taken off */
static char *
take_owner (char *text, WmActivity *activity)
{
  char *colon = strchr (text, ':');
  const char *owner;

  if (colon == NULL || colon - text > 24)
    return text;
  *colon = '\0';
  owner = owner_of (g_strstrip (text));
  if (owner == NULL)
    {
      *colon = ':';
      return text;
    }
  wm_plan_set_text (&activity->owner, owner);
  return g_strchug (colon + 1);
}

/* "1 h" or "30 min", in English or as we write it; -1 for anything else */
static int
minutes_of (const char *word)
{
  int n = (int) g_ascii_strtoull (word, NULL, 10) % MOST_MINUTES;
  g_autofree char *hours = g_strdup_printf (_ ("%d h"), n);
  g_autofree char *minutes = g_strdup_printf (_ ("%d min"), n);
  g_autofree char *english_hours = g_strdup_printf ("%d h", n);
  g_autofree char *english_minutes = g_strdup_printf ("%d min", n);

  if (g_str_equal (word, hours) || g_str_equal (word, english_hours))
    return n * 60;
  return g_str_equal (word, minutes) || g_str_equal (word, english_minutes) ? n : -1;
}

/* "(Manager, 2026-11-16, 1 h)" at the end, as we write it in either language; taken off
 * where there is a date or an owner in it */
static void
take_facts (char *text, WmActivity *activity)
{
  char *open = strrchr (text, '(');
  gsize length = strlen (text);
  g_auto (GStrv) parts = NULL;
  gboolean found = FALSE;

  if (open == NULL || length == 0 || text[length - 1] != ')')
    return;
  text[length - 1] = '\0';
  parts = g_regex_split_simple (",|，|、", open + 1, 0, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      const char *owner = owner_of (part);
      int minutes = minutes_of (part);
      GDate date;

      if (owner != NULL)
        wm_plan_set_text (&activity->owner, owner);
      else if (wm_date_parse (part, &date))
        wm_plan_set_text (&activity->due_date, part);
      else
        {
          activity->minutes = minutes > 0 ? minutes : activity->minutes;
          continue;
        }
      found = TRUE;
    }
  if (found)
    *open = '\0';
  else
    text[length - 1] = ')';
}

/* ---- a checklist ------------------------------------------------------------------------ */

/* (nullable): what stands behind the box of a line; @done: (out) */
static char *
after_box (char *line, gboolean *done)
{
  char *at = g_strchug (line);

  if (*at == '-' || *at == '*' || *at == '+')
    at++;
  else if (g_ascii_isdigit (*at))
    {
      while (g_ascii_isdigit (*at))
        at++;
      if (*at != '.' && *at != ')')
        return NULL;
      at++;
    }
  else
    return NULL;
  while (*at == ' ' || *at == '\t')
    at++;
  if (at[0] != '[' || at[1] == '\0' || at[2] != ']')
    return NULL;
  *done = at[1] == 'x' || at[1] == 'X';
  return at[1] == ' ' || at[1] == '~' || *done ? g_strstrip (at + 3) : NULL;
}

/* (nullable): a heading of the second level or below, without a date behind it */
static char *
heading_of (char *line)
{
  char *at = line, *open;

  while (*at == '#')
    at++;
  if (at - line < 2 || *at != ' ')
    return NULL;
  at = g_strstrip (at);
  open = strrchr (at, '(');
  if (open != NULL && open > at && g_str_has_suffix (at, ")"))
    {
      g_autofree char *inside = g_strndup (open + 1, strlen (open) - 2);
      GDate date;

      if (wm_date_parse (inside, &date))
        *open = '\0';
    }
  return g_strchomp (at);
}

/* (transfer full): without the signs of bold text */
static char *
without_signs (const char *text)
{
  GString *out = g_string_new (text);

  g_string_replace (out, "**", "", 0);
  g_string_replace (out, "__", "", 0);
  return g_string_free (out, FALSE);
}

/* (transfer full): without the backslashes that Markdown needs */
static char *
without_backslashes (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (p[0] != '\\' || !g_ascii_ispunct (p[1]))
      g_string_append_c (out, *p);
    else
      g_string_append_c (out, *++p);
  return g_string_free (out, FALSE);
}

/* "~~Order a desk~~ Has one": dropped, and why, as we write it. What is struck out and ticked is
 * done, as many tick. (transfer full): the name */
static char *
take_strike (char *text, WmActivity *activity, gboolean done)
{
  char *end = g_str_has_prefix (text, "~~") ? strstr (text + 2, "~~") : NULL;
  g_autofree char *reason = NULL;

  if (end == NULL)
    return without_backslashes (text);
  *end = '\0';
  reason = without_backslashes (g_strstrip (end + 2));
  if (!done)
    drop (activity, reason);
  return without_backslashes (g_strstrip (take_owner (text + 2, activity)));
}

/* (nullable): the milestone that a heading begins; NULL for what is in none, as we write it */
static WmMilestone *
begin_milestone (WmPlan *plan, const char *heading)
{
  g_autofree char *name = without_backslashes (heading);

  if (g_str_equal (name, "Other activities") || g_str_equal (name, _ ("Other activities")))
    return NULL;
  return find_milestone (plan, name);
}

static void
parse_checklist (WmPlan *plan, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  WmMilestone *milestone = NULL;
  guint n = 0;

  for (guint i = 0; lines[i] != NULL && n < MOST_ACTIVITIES; i++)
    {
      g_autofree char *copy = g_strdup (lines[i]);
      g_autofree char *clean = NULL;
      g_autofree char *name = NULL;
      char *heading = heading_of (copy), *item;
      gboolean done = FALSE;
      WmActivity *activity;

      if (heading != NULL)
        {
          milestone = *heading != '\0' ? begin_milestone (plan, heading) : milestone;
          continue;
        }
      item = after_box (lines[i], &done);
      if (item == NULL || *item == '\0')
        continue;
      activity = add_activity (plan, milestone, "", done);
      clean = without_signs (item);
      take_facts (clean, activity);
      name = take_strike (g_strstrip (take_owner (clean, activity)), activity, done);
      wm_plan_set_text (&activity->name, name);
      n++;
    }
}

/* ---- a table ----------------------------------------------------------------------------- */

/* (transfer none): the cell of the first column that is headed so; "" for none */
static const char *
cell (const WmCsv *csv, guint row, const char *const *headings)
{
  for (guint column = 0; column < csv->n_columns; column++)
    {
      g_autofree char *heading = g_utf8_casefold (wm_csv_cell (csv, 0, column), -1);

      if (g_strv_contains (headings, heading))
        return wm_csv_cell (csv, row, column);
    }
  return "";
}

static void
parse_row (WmPlan *plan, const WmCsv *csv, guint row)
{
  static const char *const names[] = { "activity", "task", "name", "title", "事项", "活动", "任务",
                                       NULL };
  static const char *const milestones[] = { "milestone", "phase", "里程碑", "阶段", NULL };
  static const char *const owners[] = { "owner", "assignee", "负责人", NULL };
  static const char *const dates[] = { "due", "due date", "日期", "截止日期", NULL };
  static const char *const states[] = { "status", "state", "状态", NULL };
  static const char *const minutes[] = { "minutes", "分钟", NULL };
  static const char *const reasons[] = { "reason", "原因", NULL };
  static const char *const notes[] = { "note", "notes", "description", "备注", NULL };
  const char *name = cell (csv, row, names), *milestone = cell (csv, row, milestones);
  const char *owner = cell (csv, row, owners), *due = cell (csv, row, dates);
  const char *state = cell (csv, row, states);
  gint64 time;
  WmActivity *activity;
  GDate date;

  if (*name == '\0')
    return;
  activity = add_activity (plan, *milestone ? find_milestone (plan, milestone) : NULL, name,
                           g_ascii_strcasecmp (state, "COMPLETED") == 0
                               || g_ascii_strcasecmp (state, "done") == 0);
  wm_plan_set_text (&activity->owner, owner_of (owner) ? owner_of (owner) : owner);
  wm_plan_set_text (&activity->description, cell (csv, row, notes));
  if (g_ascii_strcasecmp (state, "CANCELLED") == 0 || g_ascii_strcasecmp (state, "dropped") == 0)
    drop (activity, cell (csv, row, reasons));
  if (wm_date_parse (due, &date))
    wm_plan_set_text (&activity->due_date, due);
  if (g_ascii_string_to_signed (cell (csv, row, minutes), 10, 1, 100000, &time, NULL))
    activity->minutes = (int) time;
}

static gboolean
parse_table (WmPlan *plan, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (WmCsv) csv = wm_csv_parse (bytes, name, error);

  if (csv == NULL)
    return FALSE;
  for (guint row = 1; row < MIN (csv->rows->len, MOST_ACTIVITIES); row++)
    parse_row (plan, csv, row);
  return TRUE;
}

WmPlan *
wm_plan_list_parse (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (WmPlan) plan = wm_plan_new ();
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GPtrArray) all = NULL;

  if (g_str_has_suffix (name, ".csv"))
    {
      if (!parse_table (plan, bytes, name, error))
        return NULL;
    }
  else
    {
      g_autofree char *text = g_strndup (data != NULL ? data : "", length);

      if (!g_utf8_validate (text, -1, NULL) || strlen (text) != length)
        {
          g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s is no text in UTF-8"), name);
          return NULL;
        }
      parse_checklist (plan, text);
    }
  all = wm_plan_activities (plan);
  if (all->len > 0)
    return g_steal_pointer (&plan);
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("%s has nothing to do in it: a checklist has lines like “- [ ] Meet the team”, a "
                  "table a column “activity”"),
               name);
  return NULL;
}
