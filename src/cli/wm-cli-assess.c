/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guided self-assessment in the terminal: one skill at a time, every answer
 * stored at once, left and continued at will.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/wm-cli.h"
#include "people/wm-guide.h"

/* What "3?" says of how sure an answer is */
#define UNSURE 30

typedef struct
{
  WmStore *store;
  WmMap *map;
  WmPerson *person;
  int role; /* -1: none */
  gboolean all;
  gboolean quit;
} Session;

static void
session_clear (Session *self)
{
  g_clear_pointer (&self->map, wm_map_unref);
  g_clear_pointer (&self->person, wm_person_free);
  g_clear_object (&self->store);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Session, session_clear)

/* (transfer full) (nullable): a line of standard input; NULL at its end */
static char *
ask (const char *prompt)
{
  char *line = NULL;
  size_t size = 0;
  g_autofree char *copy = NULL;

  (void) fputs (prompt, stdout);
  (void) fflush (stdout);
  if (getline (&line, &size, stdin) >= 0 && g_utf8_validate (line, -1, NULL))
    copy = g_strdup (line);
  else if (!feof (stdin))
    copy = g_strdup ("");
  free (line);
  return copy != NULL ? g_strstrip (g_steal_pointer (&copy)) : NULL;
}

/* What is asked next, and how far the session is; FALSE with an error */
static gboolean
find_next (Session *it, WmGuideItem *item, gboolean *found, WmGuideProgress *progress,
           GError **error)
{
  g_autoptr (WmGuideSession) session
      = wm_guide_session_load (it->store, it->map, it->person->slug, it->role, error);

  if (session == NULL)
    return FALSE;
  *progress = session->progress;
  *found = session->order->len > 0 && (it->all || progress->open > 0);
  if (*found)
    *item = g_array_index (session->order, WmGuideItem, 0);
  return TRUE;
}

static void
print_reason (Session *it, const WmGuideItem *item)
{
  const char *name = wm_cli_plain (wm_map_skill (it->map, item->because)->name);

  if (item->reason == WM_GUIDE_LIKELY_KNOWN)
    /* Translators: %s is a skill that was answered before. */
    printf (_ ("Asked late: likely known, since you are strong in %s.\n"), name);
  else if (item->reason == WM_GUIDE_LIKELY_NEW)
    printf (_ ("Asked late: likely new, since it builds on %s.\n"), name);
}

static void
print_question (Session *it, const WmGuideItem *item, const WmGuideProgress *progress)
{
  const WmSkill *skill = wm_map_skill (it->map, item->skill);

  printf ("\n");
  /* Translators: counts of skills in a self-assessment */
  printf (_ ("%u answered, %u skipped, %u open, %u nearly certain\n"), progress->answered,
          progress->skipped, progress->open, progress->likely);
  printf ("%s\n", wm_cli_plain (skill->name));
  if (*skill->description != '\0')
    printf ("%s\n", wm_cli_plain (skill->description));
  print_reason (it, item);
  for (guint i = 0; i < skill->levels->len; i++)
    if (g_ptr_array_index (skill->levels, i) != NULL)
      printf ("  %u  %s\n", i, wm_cli_plain (g_ptr_array_index (skill->levels, i)));
}

/* An answer such as "3", or "3?" for one that is not sure */
static gboolean
parse_answer (const char *text, WmRatingGiven *given)
{
  gsize length = strlen (text);
  gboolean unsure = length > 1 && text[length - 1] == '?';
  g_autofree char *digits = g_strndup (text, unsure ? length - 1 : length);
  gint64 level;

  if (!g_ascii_string_to_signed (digits, 10, 0, 10, &level, NULL))
    return FALSE;
  *given = (WmRatingGiven){ .level = (int) level, .confidence = unsure ? UNSURE : -1 };
  return TRUE;
}

static gboolean
take_answer (Session *it, guint skill, const char *answer, GError **error)
{
  const char *slug = wm_map_skill (it->map, skill)->slug;
  g_autofree char *evidence = NULL;
  g_autoptr (GError) failure = NULL;
  WmRatingGiven given;

  if (g_ascii_strcasecmp (answer, "s") == 0)
    return wm_guide_skip (it->store, it->person->slug, slug, error);
  if (!parse_answer (answer, &given))
    {
      printf ("%s\n", _ ("Type 0 to 4, with ? when unsure; s to skip; q to leave."));
      return TRUE;
    }
  /* Stored before anything else is asked. */
  if (!wm_skill_rate_with (it->store, it->person->slug, slug, &given, &failure))
    {
      if (!g_error_matches (failure, WM_ERROR, WM_ERROR_INVALID))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      printf ("%s\n", wm_cli_plain (failure->message));
      return TRUE;
    }
  evidence = ask (_ ("What shows it? (Enter for nothing) "));
  if (evidence == NULL || *evidence == '\0')
    return TRUE;
  given.evidence = evidence;
  return wm_skill_rate_with (it->store, it->person->slug, slug, &given, error);
}

/* ---- the role ---------------------------------------------------------------------- */

static void
print_roles (Session *it, int likely)
{
  printf ("%s\n", _ ("Which role do you want? What it must have is asked first."));
  for (guint i = 0; i < it->map->roles->len; i++)
    printf ("  %u  %s\n", i + 1, wm_cli_plain (wm_map_role (it->map, i)->name));
  if (likely >= 0)
    /* Translators: %s is a role. */
    printf (_ ("Proposed: %s\n"), wm_cli_plain (wm_map_role (it->map, (guint) likely)->name));
}

/* Asked once: what is chosen is the role that she aims for. */
static gboolean
choose_role (Session *it, GError **error)
{
  g_autoptr (GPtrArray) people = wm_people_list (it->store, error);

  if (people == NULL)
    return FALSE;
  print_roles (it, wm_guide_likely_role (it->map, people));
  for (;;)
    {
      g_autofree char *answer = ask (_ ("Its number, s if not sure yet, q to leave: "));
      guint64 number;

      if (answer == NULL || g_ascii_strcasecmp (answer, "q") == 0)
        {
          it->quit = TRUE;
          return TRUE;
        }
      if (g_ascii_strcasecmp (answer, "s") == 0)
        return TRUE;
      if (g_ascii_string_to_unsigned (answer, 10, 1, it->map->roles->len, &number, NULL))
        {
          it->role = (int) number - 1;
          return wm_person_set_target (it->store, it->person->slug,
                                       wm_map_role (it->map, (guint) it->role)->slug, error);
        }
    }
}

/* ---- the session ------------------------------------------------------------------- */

static gboolean
run_session (Session *it, GError **error)
{
  if (it->role < 0 && it->map->roles->len > 0 && !choose_role (it, error))
    return FALSE;
  while (!it->quit)
    {
      WmGuideItem item = { 0 };
      WmGuideProgress progress = { 0 };
      g_autofree char *answer = NULL;
      gboolean found = FALSE;

      if (!find_next (it, &item, &found, &progress, error))
        return FALSE;
      if (!found)
        {
          printf ("\n");
          printf (_ ("Done: %u answered, %u skipped, %u nearly certain from the others.\n"),
                  progress.answered, progress.skipped, progress.likely);
          return TRUE;
        }
      print_question (it, &item, &progress);
      answer = ask (_ ("Level, s to skip, q to leave: "));
      it->quit = answer == NULL || g_ascii_strcasecmp (answer, "q") == 0;
      if (!it->quit && !take_answer (it, item.skill, answer, error))
        return FALSE;
    }
  printf ("\n%s\n", _ ("Left. Every answer is stored; go on with the same command."));
  return TRUE;
}

static gboolean
begin_session (Session *it, const WmCliLine *line, const char *name, const char *role,
               gboolean again, GError **error)
{
  it->store = wm_cli_open (line, error);
  it->map = it->store ? wm_map_load (it->store, NULL, error) : NULL;
  it->person = it->map ? wm_person_ensure (it->store, name, error) : NULL;
  if (!it->person)
    return FALSE;
  /* What one says here is about oneself, whoever looks at the workspace. */
  if (line->options.actor == NULL)
    wm_store_set_viewer (it->store, it->person->slug);
  it->role = role ? wm_cli_role (it->map, role, error)
                  : wm_map_find_role (it->map, it->person->target_role);
  if (role && it->role < 0)
    return FALSE;
  return !again || wm_guide_forget_skipped (it->store, it->person->slug, error);
}

int
wm_cli_assess (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_auto (Session) session = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *role = NULL;
  gboolean again = FALSE;
  const GOptionEntry entries[] = {
    { "person", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Whom: a name or an id"), N_ ("NAME") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &role,
      N_ ("Id of the role to ask for first; without it the one aimed for, or it is asked"),
      N_ ("ID") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &session.all,
      N_ ("Ask also what is nearly certain from the answers"), NULL },
    { "again", 0, 0, G_OPTION_ARG_NONE, &again, N_ ("Ask anew what was skipped"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (!name)
    return wm_cli_usage (command, _ ("--person is needed"));
  if (!begin_session (&session, &line, name, role, again, &error)
      || !run_session (&session, &error))
    return wm_cli_fail (error);
  return WM_EXIT_DONE;
}
