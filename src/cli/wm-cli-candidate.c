/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands about candidates and their interviews: candidate, kit.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli-hiring.h"
#include "cli/wm-cli-rows.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-hiring-file.h"
#include "hiring/wm-application-filter.h"
#include "hiring/wm-debrief.h"
#include "map/wm-search.h"

typedef struct
{
  char *job, *application, *stage, *reason, *resume, *kit, *interviewer, *date, *start;
  char *name, *email, *phone, *url, *source, *notes, *interview, *status, *days, *sort, *search;
  char *skill, *words;
} Wish;

static void
wish_clear (Wish *wish)
{
  char **texts[] = { &wish->job,   &wish->application, &wish->stage, &wish->reason,
                     &wish->resume, &wish->kit,        &wish->interviewer, &wish->date,
                     &wish->start, &wish->name,        &wish->email, &wish->phone,
                     &wish->url,   &wish->source,      &wish->notes, &wish->interview,
                     &wish->status, &wish->days, &wish->sort, &wish->search,
                     &wish->skill, &wish->words };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static void
add_application (WmCliRows *rows, const WmApplication *it, gint64 now)
{
  g_autofree char *cards = g_strdup_printf ("%u/%u", it->submitted, it->interviews);

  wm_cli_rows_begin (rows);
  wm_cli_rows_text (rows, "id", it->slug);
  wm_cli_rows_json_text (rows, "person", it->person);
  wm_cli_rows_text (rows, "name", it->name);
  wm_cli_rows_json_text (rows, "job", it->job);
  wm_cli_rows_json_text (rows, "stage", it->stage);
  wm_cli_rows_json_text (rows, "stageName", it->stage_name);
  wm_cli_rows_plain (rows, *it->stage_name != '\0' ? it->stage_name : "–");
  wm_cli_rows_text (rows, "status", it->status);
  wm_cli_rows_number (rows, "days", wm_application_days (it, now), TRUE);
  wm_cli_rows_text (rows, "source", it->source);
  wm_cli_rows_json_text (rows, "applied", it->applied);
  wm_cli_rows_json_number (rows, "interviews", it->interviews);
  wm_cli_rows_json_number (rows, "submitted", it->submitted);
  wm_cli_rows_plain (rows, cards);
  wm_cli_rows_end (rows);
}

/* The stages of a plan that are told so, by id or by name */
static gboolean
want_stages_of (WmApplicationFilter *filter, const WmLoop *loop, const char *stage)
{
  gboolean found = FALSE;

  for (guint i = 0; i < loop->stages->len; i++)
    {
      const WmLoopStage *it = wm_loop_stage (loop, i);

      if (!g_str_equal (it->slug, stage) && !g_str_equal (it->name, stage))
        continue;
      wm_application_filter_set (filter, WM_CHOOSE_STAGE, it->slug, TRUE);
      found = TRUE;
    }
  return found;
}

/* Those of @job, or of every job; "" is where all begin. */
static gboolean
want_stage (WmApplicationFilter *filter, WmStore *store, const WmJob *job, const char *stage,
            GError **error)
{
  g_autoptr (WmMap) map = wm_map_load (store, NULL, error);
  g_autoptr (GPtrArray) jobs = map != NULL ? wm_jobs_list (store, error) : NULL;
  gboolean found = *stage == '\0';

  if (jobs == NULL)
    return FALSE;
  if (found)
    wm_application_filter_set (filter, WM_CHOOSE_STAGE, "", TRUE);
  for (guint i = 0; i < jobs->len; i++)
    {
      const WmJob *it = g_ptr_array_index (jobs, i);
      g_autoptr (WmLoop) loop = job == NULL || g_str_equal (job->slug, it->slug)
                                  ? wm_loop_load (store, map, it->slug, NULL)
                                  : NULL;

      found = (loop != NULL && want_stages_of (filter, loop, stage)) || found;
    }
  if (!found)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("Candidates cannot be chosen by “%s”."),
                 stage);
  return found;
}

/* (transfer full): as the window's list of candidates; NULL after a wrong word */
static WmApplicationFilter *
filter_of (WmStore *store, const Wish *wish, const WmJob *job, GError **error)
{
  g_autoptr (WmApplicationFilter) filter = wm_application_filter_parse (NULL);
  const char *const words[WM_CHOOSE_KINDS] = { wish->status, NULL, wish->source, wish->days };

  if (wish->stage != NULL && !want_stage (filter, store, job, wish->stage, error))
    return NULL;
  for (guint i = 0; i < WM_CHOOSE_KINDS; i++)
    if (words[i] != NULL)
      {
        wm_application_filter_set (filter, (WmChoose) i, words[i], TRUE);
        if (!wm_application_filter_has (filter, (WmChoose) i, words[i]))
          {
            g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                         _ ("Candidates cannot be chosen by “%s”."), words[i]);
            return NULL;
          }
      }
  if (wish->sort == NULL || wm_application_sort_parse (wish->sort, &filter->sort))
    return g_steal_pointer (&filter);
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("Candidates cannot be ordered by “%s”."),
               wish->sort);
  return NULL;
}

static int
list_candidates (WmStore *store, const Wish *wish, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmJob) job = wish->job != NULL ? wm_job_find (store, wish->job, &error) : NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (WmApplicationFilter) filter = NULL;
  g_autoptr (WmCliRows) rows = wm_cli_rows_new (json);
  g_autofree char *needle = wm_search_fold (wish->search != NULL ? wish->search : "");
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (wish->job == NULL || job != NULL)
    list = wm_applications_list (store, job != NULL ? job->slug : NULL, &error);
  filter = list != NULL ? filter_of (store, wish, job, &error) : NULL;
  if (filter == NULL)
    return wm_cli_fail (error);
  wm_applications_sort (list, filter->sort);
  for (guint i = 0; i < list->len; i++)
    if (wm_application_filter_matches (filter, list->pdata[i], now)
        && wm_application_is_found (list->pdata[i], needle))
      add_application (rows, list->pdata[i], now);
  return wm_cli_rows_print (rows);
}

static const char *
card_word (const WmInterview *it)
{
  return it->submitted != 0                       ? _ ("card submitted")
         : g_str_equal (it->status, "cancelled") ? _ ("cancelled")
                                                  : _ ("card owed");
}

static int
show_candidate (WmStore *store, const Wish *wish, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmApplication) it = wm_application_find (store, wish->application, &error);
  g_autoptr (GPtrArray) interviews
    = it != NULL ? wm_interviews_list (store, it->slug, &error) : NULL;
  g_autoptr (WmCliRows) rows = wm_cli_rows_new (json);

  if (interviews == NULL)
    return wm_cli_fail (error);
  if (!json)
    {
      wm_cli_append_cells (rows->text, it->slug, it->name, it->status, NULL);
      g_string_append_c (rows->text, '\n');
    }
  for (guint i = 0; i < interviews->len; i++)
    {
      const WmInterview *interview = g_ptr_array_index (interviews, i);

      wm_cli_rows_begin (rows);
      wm_cli_rows_text (rows, "id", interview->slug);
      wm_cli_rows_json_text (rows, "kit", interview->kit);
      wm_cli_rows_json_text (rows, "interviewer", interview->interviewer);
      wm_cli_rows_plain (rows, interview->kit_name);
      wm_cli_rows_plain (rows, interview->interviewer_name);
      wm_cli_rows_text (rows, "date", interview->date);
      wm_cli_rows_json_text (rows, "status", interview->status);
      wm_cli_rows_json_bool (rows, "submitted", interview->submitted != 0);
      wm_cli_rows_plain (rows, card_word (interview));
      wm_cli_rows_end (rows);
    }
  return wm_cli_rows_print (rows);
}

static int
add_candidate (WmStore *store, const Wish *wish, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmJob) job = wm_job_find (store, wish->job, &error);
  g_autoptr (GBytes) resume = NULL;
  g_autofree char *slug = NULL;
  const WmCandidateEdit edit = { wish->name, wish->email, wish->url, wish->phone,
                                 wish->source, NULL, wish->notes };

  if (job != NULL && wish->resume != NULL)
    {
      resume = wm_file_read (wish->resume, WM_FILE_CAP, &error);
      slug = resume != NULL
                 ? wm_import_resume (store, job->slug, resume, wish->resume, &edit, &error)
                 : NULL;
    }
  else if (job != NULL)
    slug = wm_application_add (store, job->slug, NULL, &edit, &error);
  return slug != NULL ? wm_cli_print_one ("id", slug, json) : wm_cli_fail (error);
}

static int
meet_candidate (WmStore *store, const Wish *wish, const WmApplication *it, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) person = wm_person_ensure (store, wish->interviewer, &error);
  g_autofree char *slug = person != NULL
                              ? wm_interview_plan (store, it->slug, wish->kit, person->slug,
                                                   wish->date, wish->start, &error)
                              : NULL;

  return slug != NULL ? wm_cli_print_one ("id", slug, json) : wm_cli_fail (error);
}

static int
hire (WmStore *store, const WmApplication *it)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (store, NULL, &error);

  return map != NULL && wm_application_hire (store, map, it->slug, &error) ? WM_EXIT_DONE
                                                                           : wm_cli_fail (error);
}

/* What she says of herself, beside the evidence */
static int
list_claims (WmStore *store, const WmApplication *it, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = wm_candidate_claims (store, it->person, &error);
  g_autoptr (WmCliRows) rows = wm_cli_rows_new (json);

  if (claims == NULL)
    return wm_cli_fail (error);
  for (guint i = 0; i < claims->len; i++)
    {
      const WmClaim *claim = g_ptr_array_index (claims, i);

      wm_cli_rows_begin (rows);
      wm_cli_rows_text (rows, "skill", claim->skill);
      wm_cli_rows_text (rows, "words", claim->words);
      wm_cli_rows_end (rows);
    }
  return wm_cli_rows_print (rows);
}

/* Lists them, or changes one. */
static int
claim (WmStore *store, const Wish *wish, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmApplication) it = wm_application_find (store, wish->application, &error);
  g_autoptr (WmMap) map
    = it != NULL && wish->words != NULL ? wm_map_load (store, NULL, &error) : NULL;

  if (it != NULL && wish->skill == NULL)
    return list_claims (store, it, json);
  /* A claim on a skill that left the map can be taken away. */
  return it != NULL
             && (wish->words == NULL
                 || (map != NULL && wm_cli_skill (map, wish->skill, &error) >= 0))
             && wm_candidate_claim (store, it->person, wish->skill, wish->words, &error)
           ? WM_EXIT_DONE
           : wm_cli_fail (error);
}

static int
change_candidate (const WmCliCommand *command, WmStore *store, const char *verb, const Wish *wish,
                  gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmApplication) it = wm_application_find (store, wish->application, &error);
  gboolean done;

  if (it == NULL)
    return wm_cli_fail (error);
  if (g_str_equal (verb, "hire"))
    return hire (store, it);
  if (g_str_equal (verb, "meet"))
    return wish->kit != NULL && wish->interviewer != NULL
               ? meet_candidate (store, wish, it, json)
               : wm_cli_usage (command, _ ("--kit and --interviewer are needed"));
  if (g_str_equal (verb, "cancel"))
    done = wish->interview != NULL && wm_interview_cancel (store, wish->interview, &error);
  else if (g_str_equal (verb, "move"))
    done = wish->stage != NULL && wm_application_move (store, it->slug, wish->stage, &error);
  else
    done = wm_application_set_status (store, it->slug,
                                      g_str_equal (verb, "reject")     ? "rejected"
                                      : g_str_equal (verb, "withdraw") ? "withdrawn"
                                                                       : "active",
                                      wish->reason, &error);
  if (!done && error == NULL)
    return wm_cli_usage (command, _ ("--stage or --interview is needed"));
  return done ? WM_EXIT_DONE : wm_cli_fail (error);
}

int
wm_cli_candidate (const WmCliCommand *command, int argc, char **argv)
{
  static const char *const changes[]
      = { "move", "reject", "withdraw", "reopen", "meet", "cancel", "hire", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_auto (Wish) wish = { 0 };
  const char *verb;
  const GOptionEntry entries[] = {
    { "job", 0, 0, G_OPTION_ARG_STRING, &wish.job, N_ ("Which job: a name or an id"), N_ ("JOB") },
    { "application", 0, 0, G_OPTION_ARG_STRING, &wish.application,
      N_ ("Whose: a candidate's name, or the application's id"), N_ ("ID") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &wish.name, N_ ("Name of the candidate"), N_ ("NAME") },
    { "email", 0, 0, G_OPTION_ARG_STRING, &wish.email, N_ ("E-mail"), N_ ("TEXT") },
    { "phone", 0, 0, G_OPTION_ARG_STRING, &wish.phone, N_ ("Phone"), N_ ("TEXT") },
    { "url", 0, 0, G_OPTION_ARG_STRING, &wish.url, N_ ("Web address"), N_ ("URL") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &wish.source, N_ ("Where she came from"), N_ ("TEXT") },
    { "notes", 0, 0, G_OPTION_ARG_STRING, &wish.notes, N_ ("Notes"), N_ ("TEXT") },
    { "resume", 0, 0, G_OPTION_ARG_FILENAME, &wish.resume,
      N_ ("Take name and contact from a JSON Resume"), N_ ("FILE") },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &wish.stage,
      N_ ("Id of the stage; list: or its name"), N_ ("ID") },
    { "status", 0, 0, G_OPTION_ARG_STRING, &wish.status, N_ ("list: how the application stands"),
      "active|rejected|withdrawn|hired" },
    { "days", 0, 0, G_OPTION_ARG_STRING, &wish.days,
      N_ ("list: so many days where she stands, or more"), N_ ("N") },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &wish.sort, N_ ("list: in which order"),
      "stage|name|days|applied" },
    { "search", 0, 0, G_OPTION_ARG_STRING, &wish.search,
      N_ ("list: letters of the name or of where she came from"), N_ ("TEXT") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &wish.reason, N_ ("Why"), N_ ("TEXT") },
    { "kit", 0, 0, G_OPTION_ARG_STRING, &wish.kit, N_ ("Id of the interview in the plan"),
      N_ ("ID") },
    { "interviewer", 0, 0, G_OPTION_ARG_STRING, &wish.interviewer, N_ ("Who meets her"),
      N_ ("NAME") },
    { "interview", 0, 0, G_OPTION_ARG_STRING, &wish.interview, N_ ("Id of the interview"),
      N_ ("ID") },
    { "skill", 0, 0, G_OPTION_ARG_STRING, &wish.skill,
      N_ ("claim: a skill; without it all claims are listed"), N_ ("ID") },
    { "words", 0, 0, G_OPTION_ARG_STRING, &wish.words,
      N_ ("claim: what she says of it; without it the claim is taken away"), N_ ("TEXT") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &wish.date, N_ ("When"), N_ ("YYYY-MM-DD") },
    { "time", 0, 0, G_OPTION_ARG_STRING, &wish.start, N_ ("At what time"), "HH:MM" },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 2, 2, &line))
    return WM_EXIT_USAGE;
  verb = line.words[1];
  if (g_str_equal (verb, "add") && (wish.job == NULL || (wish.name == NULL && wish.resume == NULL)))
    return wm_cli_usage (command, _ ("--job, and --name or --resume, are needed"));
  if ((g_strv_contains (changes, verb) || g_str_equal (verb, "show")
       || g_str_equal (verb, "claim"))
      && wish.application == NULL)
    return wm_cli_usage (command, _ ("--application is needed"));
  if (wish.words != NULL && wish.skill == NULL)
    return wm_cli_usage (command, _ ("--words goes with --skill"));
  store = wm_cli_open (&line, &error);
  if (store == NULL)
    return wm_cli_fail (error);
  if (g_str_equal (verb, "add"))
    return add_candidate (store, &wish, line.options.json);
  if (g_str_equal (verb, "list"))
    return list_candidates (store, &wish, line.options.json);
  if (g_str_equal (verb, "show"))
    return show_candidate (store, &wish, line.options.json);
  if (g_str_equal (verb, "claim"))
    return claim (store, &wish, line.options.json);
  if (g_strv_contains (changes, verb))
    return change_candidate (command, store, verb, &wish, line.options.json);
  return wm_cli_usage (command, _ ("“%s” is nothing that can be done with candidates"), verb);
}
