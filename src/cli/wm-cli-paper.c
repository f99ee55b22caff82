/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands that write the papers of hiring: kit, finalists, and what job
 * and debrief leave behind.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli-hiring.h"
#include "draw/wm-paper.h"
#include "draw/wm-scene-hiring.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-hiring-file.h"
#include "planning/wm-finalists.h"

/* @parts: (transfer full) (nullable): NULL with @error */
static gboolean
write_parts (WmMap *map, GPtrArray *parts, const char *target, GError **error)
{
  g_autoptr (GPtrArray) own = parts;
  g_autoptr (GBytes) bytes
    = own != NULL ? wm_parts_to_file (own, map->locale, target, error) : NULL;

  return bytes != NULL && wm_file_write (target, bytes, error);
}

gboolean
wm_cli_write_job_page (WmStore *store, WmMap *map, const char *job, const char *target,
                       GError **error)
{
  g_autoptr (WmJobPage) page = wm_job_page_load (store, map, job, error);

  return write_parts (map, page != NULL ? wm_paper_job (map, page) : NULL, target, error);
}

gboolean
wm_cli_write_decision (WmStore *store, WmMap *map, const char *application, const char *target,
                       GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (WmDebrief) debrief = wm_debrief_load (store, map, application, error);
  g_autoptr (WmDecision) decision
    = debrief != NULL ? wm_decision_load (store, application, &failure) : NULL;

  if (debrief == NULL)
    return FALSE;
  if (decision == NULL && failure == NULL)
    g_set_error_literal (&failure, WM_ERROR, WM_ERROR_NOT_FOUND, _ ("Nothing is decided yet."));
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return write_parts (map, wm_paper_decision (debrief, decision), target, error);
}

gboolean
wm_cli_write_summary (WmStore *store, WmMap *map, const char *application, const char *target,
                      GError **error)
{
  g_autoptr (WmCandidateSummary) summary
    = wm_candidate_summary_load (store, application, error);

  return write_parts (map, summary != NULL ? wm_paper_summary (summary) : NULL, target, error);
}

/* ---- kit -------------------------------------------------------------------- */

typedef struct
{
  char *stage, *candidate, *target;
  gboolean anonymous;
} KitWish;

static void
kit_wish_clear (KitWish *it)
{
  g_free (it->stage);
  g_free (it->candidate);
  g_free (it->target);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KitWish, kit_wish_clear)

/* (transfer full): ids of the interviews of the stage that is @wanted, or of the one that is */
static GPtrArray *
find_kits (const WmLoop *loop, const char *wanted, GError **error)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  const WmLoopStage *stage = NULL;
  const WmLoopInterview *only = NULL;

  for (guint i = 0; i < loop->stages->len; i++)
    {
      const WmLoopStage *it = wm_loop_stage (loop, i);

      if (g_str_equal (it->slug, wanted) || g_str_equal (it->name, wanted))
        stage = it;
      for (guint j = 0; j < it->interviews->len; j++)
        if (g_str_equal (wm_stage_interview (it, j)->slug, wanted)
            || (only == NULL && g_str_equal (wm_stage_interview (it, j)->name, wanted)))
          only = wm_stage_interview (it, j);
    }
  for (guint i = 0; stage != NULL && i < stage->interviews->len; i++)
    g_ptr_array_add (found, g_strdup (wm_stage_interview (stage, i)->slug));
  if (stage == NULL && only != NULL)
    g_ptr_array_add (found, g_strdup (only->slug));
  if (found->len > 0)
    return found;
  g_ptr_array_unref (found);
  if (stage != NULL)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("The stage “%s” has no interview yet."),
                 wanted);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("The job's interview plan has no stage “%s”."), wanted);
  return NULL;
}

/* (transfer full) (nullable): the planned interview of the candidate that the kit is for, whose
 * card is owed; NULL with @error only where she cannot be found */
static char *
find_interview (WmStore *store, const char *candidate, const char *kit, GError **error)
{
  g_autoptr (WmApplication) it = wm_application_find (store, candidate, error);
  g_autoptr (GPtrArray) list = it != NULL ? wm_interviews_list (store, it->slug, error) : NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const WmInterview *interview = g_ptr_array_index (list, i);

      if (g_str_equal (interview->kit, kit) && !g_str_equal (interview->status, "cancelled")
          && interview->submitted == 0)
        return g_strdup (interview->slug);
    }
  return NULL;
}

/* (transfer full): all of the stage, or those that the candidate is to have. A name that is met
 * twice in a plan is a stage first: see find_kits(). */
static GPtrArray *
load_kits (WmStore *store, WmMap *map, const WmLoop *loop, const KitWish *wish, GError **error)
{
  g_autoptr (GPtrArray) slugs = find_kits (loop, wish->stage, error);
  g_autoptr (GPtrArray) kits = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_kit_free);
  g_autoptr (GError) failure = NULL;

  if (slugs == NULL)
    return NULL;
  for (guint i = 0; i < slugs->len; i++)
    {
      g_autofree char *interview
        = wish->candidate != NULL
            ? find_interview (store, wish->candidate, slugs->pdata[i], &failure)
            : NULL;
      WmKit *kit = failure == NULL && (wish->candidate == NULL || interview != NULL)
                     ? wm_kit_load (store, map, slugs->pdata[i], interview, wish->anonymous,
                                    &failure)
                     : NULL;

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (kit != NULL)
        g_ptr_array_add (kits, kit);
    }
  if (kits->len > 0)
    return g_steal_pointer (&kits);
  g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, _ ("No such interview is planned with “%s”."),
               wish->candidate);
  return NULL;
}

/* A file for a program holds one interview, for it comes back as one scorecard. */
static gboolean
write_one_kit (WmMap *map, GPtrArray *kits, const KitWish *wish, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < kits->len; i++)
    {
      const WmKit *kit = g_ptr_array_index (kits, i);

      g_string_append_printf (names, "%s%s (%s)", i > 0 ? _ (", ") : "", kit->interview->slug,
                              kit->interview->name);
    }
  if (kits->len > 1)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   /* Translators: a stage; ids and names of its interviews */
                   _ ("The stage “%s” has several interviews, and a file for Waymark is for one: "
                      "%s"),
                   wish->stage, names->str);
      return FALSE;
    }
  bytes = wm_export_kit (map, g_ptr_array_index (kits, 0));
  return bytes != NULL && wm_file_write (wish->target, bytes, error);
}

static gboolean
ends_in (const char *name, const char *const *endings)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

int
wm_cli_kit (const WmCliCommand *command, int argc, char **argv)
{
  static const char *const papers[] = { ".pdf", ".html", ".htm", ".txt", NULL };
  static const char *const data[] = { ".json", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmMap) map = NULL;
  g_autoptr (WmLoop) loop = NULL;
  g_autoptr (GPtrArray) kits = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_auto (KitWish) wish = { 0 };
  g_autofree char *job = NULL;
  const GOptionEntry entries[] = {
    { "job", 0, 0, G_OPTION_ARG_STRING, &job, N_ ("Which job: a name or an id"), N_ ("JOB") },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &wish.stage,
      N_ ("The stage, or one of its interviews: a name or an id"), N_ ("STAGE") },
    { "candidate", 0, 0, G_OPTION_ARG_STRING, &wish.candidate,
      N_ ("Ask for a scorecard about this candidate"), N_ ("NAME") },
    { "anonymous", 0, 0, G_OPTION_ARG_NONE, &wish.anonymous, N_ ("Hide the candidate's name"),
      NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wish.target, N_ ("Where to write it"),
      N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (job == NULL || wish.stage == NULL || wish.target == NULL)
    return wm_cli_usage (command, _ ("--job, --stage and -o are needed"));
  if (!ends_in (wish.target, papers) && !ends_in (wish.target, data)
      && !g_str_equal (wish.target, "-"))
    return wm_cli_usage (command, _ ("OUT ends in .json, .pdf, .html or .txt, or is -"));
  store = wm_cli_open (&line, &error);
  map = store != NULL ? wm_map_load (store, NULL, &error) : NULL;
  loop = map != NULL ? wm_cli_loop (store, map, job, &error) : NULL;
  kits = loop != NULL ? load_kits (store, map, loop, &wish, &error) : NULL;
  if (kits == NULL)
    return wm_cli_fail (error);
  return (ends_in (wish.target, papers)
            ? write_parts (map, wm_paper_kits (map, kits), wish.target, &error)
            : write_one_kit (map, kits, &wish, &error))
           ? WM_EXIT_DONE
           : wm_cli_fail (error);
}

/* ---- finalists -------------------------------------------------------------- */

/* (transfer full): "weeks: 4; checks: 3; skills to learn: 5; 12.5 h; left out: 0" */
static char *
tell_need (const WmOnboardingNeed *need)
{
  if (need->fault != NULL)
    return g_strdup (need->fault);
  /* Translators: counts of weeks, of checks, of skills; hours; a count of skills */
  return g_strdup_printf (_ ("weeks: %u; checks: %u; skills to learn: %u; %.1f h; left out: "
                             "%u"),
                          need->weeks, need->checks, need->learning, need->minutes / 60.0,
                          need->left_out);
}

static int
print_finalists (const WmFinalists *it)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (it->list->len + it->closed->len == 0)
    g_string_append (out, _ ("No scorecard is in for this job yet.\n"));
  for (guint i = 0; it->list->len > 0 && i < it->skills->len; i++)
    {
      guint skill = g_array_index (it->skills, guint, i);
      const WmLoopSkill *known = wm_loop_skill (it->loop, skill);

      /* Translators: a skill, its importance, the level wanted; so many of the team have it */
      g_string_append_printf (out, _ ("%1$s\t%2$s\twanted: %3$d\tteam: %4$u of %5$u\n"),
                              wm_cli_plain (known->name), wm_cli_importance (known->importance),
                              MAX (known->level, 0), it->team_can[skill], it->team);
      for (guint j = 0; j < it->list->len; j++)
        {
          const WmDebriefSkill *found = wm_finalist_skill (wm_finalist (it, j), skill);
          WmShown shown = found != NULL ? found->shown : WM_SHOWN_NEVER;

          g_string_append_printf (out, "    %s %s\t%s", wm_words_shown_sign (shown),
                                  wm_cli_plain (wm_finalist (it, j)->debrief->application->name),
                                  wm_words_shown (shown));
          if (found != NULL && found->rated > 0)
            g_string_append_printf (out, "\t%d–%d", found->low, found->high);
          g_string_append_c (out, '\n');
        }
    }
  for (guint j = 0; j < it->list->len; j++)
    {
      g_autofree char *need = tell_need (&wm_finalist (it, j)->need);

      wm_cli_append_cells (out, wm_finalist (it, j)->debrief->application->name, need, NULL);
      g_string_append_c (out, '\n');
    }
  for (guint j = 0; j < it->closed->len; j++)
    {
      wm_cli_append_cells (out, it->closed->pdata[j], it->closed_why->pdata[j], NULL);
      g_string_append_c (out, '\n');
    }
  return wm_cli_print (out->str);
}

static void
write_need (WmJsonWriter *writer, const WmOnboardingNeed *need)
{
  wm_json_writer_key (writer, "onboarding");
  wm_json_writer_begin_object (writer);
  if (need->fault != NULL)
    wm_cli_write_text (writer, "fault", need->fault);
  else
    {
      wm_cli_write_int (writer, "weeks", need->weeks);
      wm_cli_write_int (writer, "checks", need->checks);
      wm_cli_write_int (writer, "skillsToLearn", need->learning);
      wm_cli_write_int (writer, "minutes", need->minutes);
      wm_cli_write_int (writer, "leftOut", need->left_out);
    }
  wm_json_writer_end_object (writer);
}

static void
write_finalist (WmJsonWriter *writer, const WmFinalists *self, const WmFinalist *it)
{
  wm_json_writer_begin_object (writer);
  wm_cli_write_text (writer, "application", it->debrief->application->slug);
  wm_cli_write_text (writer, "name", it->debrief->application->name);
  wm_json_writer_key (writer, "skills");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < self->skills->len; i++)
    {
      guint skill = g_array_index (self->skills, guint, i);
      const WmDebriefSkill *found = wm_finalist_skill (it, skill);

      wm_json_writer_begin_object (writer);
      wm_cli_write_text (writer, "skill", wm_loop_skill (self->loop, skill)->slug);
      wm_cli_write_int (writer, "target", wm_loop_skill (self->loop, skill)->level);
      wm_cli_write_text (writer, "shown",
                         wm_shown_to_string (found != NULL ? found->shown : WM_SHOWN_NEVER));
      wm_cli_write_int (writer, "low", found != NULL ? found->low : -1);
      wm_cli_write_int (writer, "high", found != NULL ? found->high : -1);
      wm_cli_write_int (writer, "rated", found != NULL ? found->rated : 0);
      wm_cli_write_int (writer, "teamAtTarget", self->team_can[skill]);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  write_need (writer, &it->need);
  wm_json_writer_end_object (writer);
}

static int
print_finalists_json (const WmFinalists *it)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_json_writer_begin_object (writer);
  wm_cli_write_int (writer, "team", it->team);
  wm_json_writer_key (writer, "finalists");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->list->len; i++)
    write_finalist (writer, it, wm_finalist (it, i));
  wm_json_writer_end_array (writer);
  wm_json_writer_key (writer, "closed");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->closed->len; i++)
    wm_json_writer_string (writer, it->closed->pdata[i]);
  wm_json_writer_end_array (writer);
  wm_json_writer_end_object (writer);
  return wm_cli_print_json (writer);
}

int
wm_cli_finalists (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmMap) map = NULL;
  g_autoptr (WmFinalists) list = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *job = NULL;
  g_autofree char *start = NULL;
  int hours = 0;
  GDate day;
  const GOptionEntry entries[] = {
    { "job", 0, 0, G_OPTION_ARG_STRING, &job, N_ ("Which job: a name or an id"), N_ ("JOB") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &start, N_ ("First day of the onboarding"),
      N_ ("YYYY-MM-DD") },
    { "hours", 0, 0, G_OPTION_ARG_INT, &hours, N_ ("Hours a week for learning"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (job == NULL)
    return wm_cli_usage (command, _ ("--job is needed"));
  if (hours < 0 || hours > 40)
    return wm_cli_usage (command, _ ("--hours takes a number from 1 to 40"));
  wm_cli_today (NULL, &day, NULL);
  if (start != NULL && !wm_cli_date ("--start", start, &day, &error))
    return wm_cli_fail (error);
  store = wm_cli_open (&line, &error);
  map = store != NULL ? wm_map_load (store, NULL, &error) : NULL;
  list = map != NULL ? wm_finalists_load (store, map, job, hours * 60, &day, &error) : NULL;
  if (list == NULL)
    return wm_cli_fail (error);
  return line.options.json ? print_finalists_json (list) : print_finalists (list);
}
