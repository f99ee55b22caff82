/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making plans on the command line: plan.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli.h"
#include "exchange/wm-ical.h"
#include "exchange/wm-json-writer.h"
#include "exchange/wm-plan-list.h"
#include "hiring/wm-debrief.h"
#include "hiring/wm-job.h"
#include "planning/wm-compile-store.h"

#define MOST_HOURS 60
#define DEFAULT_MINUTES (5 * 60)

char *
wm_cli_plan_of (WmStore *store, const char *id, const char *option, GError **error)
{
  g_autoptr (GPtrArray) plans = id ? NULL : wm_plan_list (store, error);

  if (id)
    return g_strdup (id);
  if (!plans)
    return NULL;
  if (plans->len == 1)
    return g_strdup (((WmPlanSummary *) g_ptr_array_index (plans, 0))->slug);
  if (plans->len > 0)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                 /* Translators: an option: --id */
                 _ ("There are several plans; say which by %s (“list plans” shows them)"),
                 option);
  else
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                         _ ("There is no plan in this workspace; make one with “plan”"));
  return NULL;
}

static void
put_weeks (WmJsonWriter *writer, GArray *weeks)
{
  wm_json_writer_key (writer, "weeks");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < weeks->len; i++)
    {
      const WmWeekLoad *week = &g_array_index (weeks, WmWeekLoad, i);
      g_autofree char *first = wm_date_format (&week->first);

      wm_json_writer_begin_object (writer);
      wm_cli_put_text (writer, "first", first);
      wm_cli_put_int (writer, "minutes", week->minutes);
      wm_cli_put_int (writer, "limit", week->limit);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static void
put_activities (WmJsonWriter *writer, const WmPlan *plan)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);

  wm_json_writer_key (writer, "activities");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < all->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (all, i);

      wm_json_writer_begin_object (writer);
      wm_cli_put_text (writer, "id", it->slug);
      wm_cli_put_text (writer, "name", it->name);
      wm_cli_put_text (writer, "owner", it->owner);
      wm_cli_put_text (writer, "startDate", it->start_date);
      wm_cli_put_text (writer, "dueDate", it->due_date);
      if (it->minutes >= 0)
        wm_cli_put_int (writer, "minutes", it->minutes);
      wm_cli_put_text (writer, "origin", it->origin);
      wm_cli_put_text (writer, "finding", wm_date_finding_words (it->finding));
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static void
put_tried (WmJsonWriter *writer, WmMap *map, const WmCompiled *compiled)
{
  wm_json_writer_key (writer, "triedBy");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < compiled->tried->len; i++)
    {
      const WmTriedAt *it = g_ptr_array_index (compiled->tried, i);

      wm_json_writer_begin_object (writer);
      wm_cli_put_text (writer, "skill", wm_map_skill (map, it->skill)->slug);
      wm_cli_put_text (writer, "name", it->name);
      wm_cli_put_text (writer, "dueDate", it->due);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static void
put_left_out (WmJsonWriter *writer, const WmCompiled *compiled)
{
  wm_json_writer_key (writer, "leftOut");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < compiled->left_out->len; i++)
    {
      const WmLeftOut *it = g_ptr_array_index (compiled->left_out, i);

      wm_json_writer_begin_object (writer);
      wm_cli_put_text (writer, "name", it->name);
      wm_cli_put_text (writer, "reason", it->reason);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static char *
preview_as_json (WmMap *map, const WmPlan *plan, const WmCompiled *compiled)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_json_writer_begin_object (writer);
  wm_cli_put_text (writer, "startDate", plan->start_date);
  put_activities (writer, plan);
  put_tried (writer, map, compiled);
  put_left_out (writer, compiled);
  put_weeks (writer, compiled->weeks);
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish (writer);
}

static void
append_weeks (GString *out, const WmCompiled *compiled)
{
  for (guint i = 0; i < compiled->weeks->len; i++)
    {
      const WmWeekLoad *week = &g_array_index (compiled->weeks, WmWeekLoad, i);

      if (week->minutes > 0)
        /* Translators: a number of a week, hours, hours */
        g_string_append_printf (out, _ ("Week %1$u: %2$.1f h of learning, of %3$.1f h\n"), i + 1,
                                week->minutes / 60.0, week->limit / 60.0);
    }
}

static char *
preview_as_text (WmMap *map, const WmPlan *plan, const WmCompiled *compiled)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < plan->milestones->len; i++)
    {
      const WmMilestone *milestone = g_ptr_array_index (plan->milestones, i);

      g_string_append_printf (out, "%s (%s)\n", wm_cli_plain (milestone->name),
                              milestone->end_date);
      for (guint k = 0; k < milestone->activities->len; k++)
        {
          const WmActivity *it = g_ptr_array_index (milestone->activities, k);

          g_string_append_printf (out, "  %s  %s\n", it->due_date, wm_cli_plain (it->name));
        }
    }
  append_weeks (out, compiled);
  for (guint i = 0; i < compiled->tried->len; i++)
    {
      const WmTriedAt *it = g_ptr_array_index (compiled->tried, i);

      /* Translators: a skill, and an activity of the plan that tries it. */
      g_string_append_printf (out, _ ("Rate %1$s after: %2$s\n"),
                              wm_cli_plain (wm_map_skill (map, it->skill)->name),
                              wm_cli_plain (it->name));
    }
  for (guint i = 0; i < compiled->left_out->len; i++)
    {
      const WmLeftOut *it = g_ptr_array_index (compiled->left_out, i);

      /* Translators: what is not in the plan, and why. */
      g_string_append_printf (out, _ ("Left out: %1$s (%2$s)\n"),
                              wm_cli_plain (it->name), wm_cli_plain (it->reason));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static int
print_preview (WmStore *store, WmMap *map, const WmCompileRequest *request, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmCompiled) compiled = NULL;
  g_autoptr (WmPlan) plan = wm_plan_compile_preview (store, map, request, &compiled, &error);
  g_autofree char *text = NULL;

  wm_store_rollback (store);
  if (!plan)
    return wm_cli_fail (error);
  text = json ? preview_as_json (map, plan, compiled) : preview_as_text (map, plan, compiled);
  return wm_cli_print (text);
}

static int
make_plan (WmStore *store, WmMap *map, const WmCompileRequest *request, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmCompiled) compiled = NULL;
  g_autoptr (WmPlan) plan = NULL;
  g_autofree char *slug = wm_plan_compile (store, map, request, &compiled, &error);
  g_autofree char *text = NULL;

  if (!slug)
    {
      wm_store_rollback (store);
      return wm_cli_fail (error);
    }
  if (!wm_store_commit (store, &error))
    return wm_cli_fail (error);
  plan = json ? wm_plan_load (store, slug, &error) : NULL;
  if (json && !plan)
    return wm_cli_fail (error);
  text = json ? preview_as_json (map, plan, compiled) : g_strconcat (slug, "\n", NULL);
  return wm_cli_print (text);
}

static int
make_from_list (WmStore *store, WmMap *map, const char *path, const WmCompileRequest *request,
                gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *slug = wm_plan_from_list (store, map, path, request->person, request->role,
                                             &request->start, &error);

  if (!slug)
    {
      if (wm_store_in_action (store))
        wm_store_rollback (store);
      return wm_cli_fail (error);
    }
  return wm_store_commit (store, &error) ? wm_cli_print_one ("id", slug, json)
                                         : wm_cli_fail (error);
}

/* The role that a plan is for; of a job, only for whom was hired for it. */
static gboolean
find_role (WmStore *store, const WmPerson *person, const char *job_id, char **role, GError **error)
{
  g_autofree char *hired = wm_hire_job (store, person->slug);
  g_autoptr (WmJob) job = wm_job_find (store, job_id, error);

  if (!job)
    return FALSE;
  if (g_strcmp0 (hired, job->slug) != 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("%1$s was not hired for “%2$s”; record the decision and hire first, or make "
                      "the plan with --role"),
                   person->name, job->name);
      return FALSE;
    }
  *role = g_strdup (job->role);
  return TRUE;
}

int
wm_cli_plan (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmMap) map = NULL;
  g_autoptr (WmPerson) person = NULL;
  g_autoptr (GArray) holidays = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *role = NULL;
  g_autofree char *job = NULL;
  g_autofree char *start_text = NULL;
  g_autofree char *template_slug = NULL;
  g_autofree char *hours_text = NULL;
  g_autofree char *calendar = NULL;
  g_autofree char *list = NULL;
  gboolean preview = FALSE;
  gint64 hours = 0;
  WmCompileRequest request = { .week_minutes = DEFAULT_MINUTES };
  const GOptionEntry entries[] = {
    { "person", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Whom: a name or an id"), N_ ("NAME") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &role, N_ ("Id of the role"), N_ ("ID") },
    { "job", 0, 0, G_OPTION_ARG_STRING, &job, N_ ("The job that the person was hired for"),
      N_ ("ID") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &start_text, N_ ("First day"), N_ ("DATE") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &list,
      N_ ("Make it of a checklist (Markdown) or a table (CSV) instead of a template"),
      N_ ("FILE") },
    { "template", 0, 0, G_OPTION_ARG_STRING, &template_slug, N_ ("Id of the template"), N_ ("ID") },
    { "hours-per-week", 0, 0, G_OPTION_ARG_STRING, &hours_text,
      N_ ("Hours for learning in a week; 5 when not told"), N_ ("N") },
    { "calendar", 0, 0, G_OPTION_ARG_FILENAME, &calendar, N_ ("Holidays, as iCalendar"),
      N_ ("CAL.ics") },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &preview, N_ ("Tell what would be made"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (list && (preview || template_slug || calendar || hours_text))
    return wm_cli_usage (command, _ ("--from takes the file as it is: no --preview, --template, "
                                     "--calendar or --hours-per-week with it"));
  if (!name || !role == !job || !start_text)
    return wm_cli_usage (command, _ ("--person, --start and one of --role and --job are needed"));
  if (hours_text && !g_ascii_string_to_signed (hours_text, 10, 0, MOST_HOURS, &hours, NULL))
    return wm_cli_usage (command,
                         _ ("--hours-per-week takes a whole number from 0 to %d, not “%s”"),
                         MOST_HOURS, hours_text);
  if (!wm_cli_date ("--start", start_text, &request.start, &error))
    return wm_cli_fail (error);
  if (calendar && !(holidays = wm_ical_read_holidays (calendar, &request.start, &error)))
    return wm_cli_fail (error);
  store = wm_cli_open (&line, &error);
  map = store ? wm_map_load (store, NULL, &error) : NULL;
  if (!map || (role && wm_cli_role (map, role, &error) < 0)
      || !wm_store_begin (store, "create-plan", NULL, &error))
    return wm_cli_fail (error);
  person = wm_person_ensure (store, name, &error);
  if (!person || (job && !find_role (store, person, job, &role, &error)))
    {
      wm_store_rollback (store);
      return wm_cli_fail (error);
    }
  request.person = person->slug;
  request.role = role;
  request.template_slug = template_slug;
  request.holidays = holidays;
  if (hours_text)
    request.week_minutes = (int) hours * 60;
  if (list)
    return make_from_list (store, map, list, &request, line.options.json);
  return preview ? print_preview (store, map, &request, line.options.json)
                 : make_plan (store, map, &request, line.options.json);
}
