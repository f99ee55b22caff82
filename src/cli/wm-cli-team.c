/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command about everybody together: team.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli.h"
#include "exchange/wm-json-writer.h"
#include "learning/wm-team.h"
#include "onboarding/wm-calendar.h"

#define TEACHERS_TOLD 3

typedef struct
{
  WmMap *map;
  WmTeam *team, *earlier;
  GArray *coverage, *pairs, *changes, *changed;
  GPtrArray *hires;
  int role; /* -1: all */
} Answer;

static void
answer_clear (Answer *self)
{
  g_clear_pointer (&self->map, wm_map_unref);
  g_clear_pointer (&self->team, wm_team_free);
  g_clear_pointer (&self->earlier, wm_team_free);
  g_clear_pointer (&self->coverage, g_array_unref);
  g_clear_pointer (&self->pairs, g_array_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->changed, g_array_unref);
  g_clear_pointer (&self->hires, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
write_text (WmJsonWriter *writer, const char *key, const char *text)
{
  wm_json_writer_key (writer, key);
  wm_json_writer_string (writer, text);
}

static void
write_count (WmJsonWriter *writer, const char *key, gint64 count)
{
  wm_json_writer_key (writer, key);
  wm_json_writer_int (writer, count);
}

/* A level, or null for not assessed */
static void
write_level (WmJsonWriter *writer, const char *key, int level)
{
  wm_json_writer_key (writer, key);
  if (level < 0)
    wm_json_writer_null (writer);
  else
    wm_json_writer_int (writer, level);
}

static const char *
skill_slug (const Answer *it, guint skill)
{
  return wm_map_skill (it->map, skill)->slug;
}

static void
write_who_can (WmJsonWriter *writer, const Answer *it, guint skill)
{
  wm_json_writer_key (writer, "people");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->team->members->len; i++)
    {
      const WmTeamMember *member = wm_team_member (it->team, i);

      if (member->counted && member->levels[skill] >= WM_TEAM_CAN_LEVEL)
        wm_json_writer_string (writer, member->slug);
    }
  wm_json_writer_end_array (writer);
}

static void
write_coverage (WmJsonWriter *writer, const Answer *it)
{
  wm_json_writer_key (writer, "skills");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->coverage->len; i++)
    {
      const WmCoverage *skill = &g_array_index (it->coverage, WmCoverage, i);

      wm_json_writer_begin_object (writer);
      write_text (writer, "skill", skill_slug (it, skill->skill));
      write_text (writer, "importance", wm_importance_to_string (skill->importance));
      write_count (writer, "target", skill->target);
      write_count (writer, "can", skill->can);
      write_who_can (writer, it, skill->skill);
      write_count (writer, "meet", skill->meet);
      write_count (writer, "short", skill->below);
      write_count (writer, "not_assessed", skill->not_assessed);
      write_count (writer, "learning", skill->learning);
      wm_json_writer_key (writer, "bus_factor_one");
      wm_json_writer_bool (writer, skill->holder >= 0);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static void
write_pairs (WmJsonWriter *writer, const Answer *it)
{
  wm_json_writer_key (writer, "teach");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->pairs->len; i++)
    {
      const WmTeachPair *pair = &g_array_index (it->pairs, WmTeachPair, i);

      wm_json_writer_begin_object (writer);
      write_text (writer, "skill", skill_slug (it, pair->skill));
      write_text (writer, "learner", wm_team_member (it->team, pair->learner)->slug);
      write_level (writer, "from", pair->from);
      write_count (writer, "to", pair->to);
      write_text (writer, "teacher", wm_team_member (it->team, pair->teacher)->slug);
      write_count (writer, "teacher_level", pair->teacher_level);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static void
write_skills (WmJsonWriter *writer, const Answer *it, const char *key, GArray *skills)
{
  wm_json_writer_key (writer, key);
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < skills->len; i++)
    wm_json_writer_string (writer, skill_slug (it, g_array_index (skills, guint, i)));
  wm_json_writer_end_array (writer);
}

static void
write_hires (WmJsonWriter *writer, const Answer *it)
{
  wm_json_writer_key (writer, "next_hire");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->hires->len; i++)
    {
      const WmNextHire *hire = g_ptr_array_index (it->hires, i);

      wm_json_writer_begin_object (writer);
      write_text (writer, "role", wm_map_role (it->map, hire->role)->slug);
      write_count (writer, "aim_for_it", hire->members);
      write_skills (writer, it, "covers", hire->covers);
      write_skills (writer, it, "backs_up", hire->backs);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static void
write_changes (WmJsonWriter *writer, const Answer *it)
{
  wm_json_writer_key (writer, "ratings_changed");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->changes->len; i++)
    {
      const WmTeamChange *change = &g_array_index (it->changes, WmTeamChange, i);

      wm_json_writer_begin_object (writer);
      write_text (writer, "person", wm_team_member (it->team, change->member)->slug);
      write_text (writer, "skill", skill_slug (it, change->skill));
      write_level (writer, "before", change->before);
      write_level (writer, "after", change->after);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  wm_json_writer_key (writer, "can_changed");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->changed->len; i++)
    {
      const WmTeamChange *change = &g_array_index (it->changed, WmTeamChange, i);

      wm_json_writer_begin_object (writer);
      write_text (writer, "skill", skill_slug (it, change->skill));
      write_count (writer, "before", change->before);
      write_count (writer, "after", change->after);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static void
write_people (WmJsonWriter *writer, const Answer *it)
{
  wm_json_writer_key (writer, "people");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->team->members->len; i++)
    if (wm_team_member (it->team, i)->counted)
      {
        wm_json_writer_begin_object (writer);
        write_text (writer, "id", wm_team_member (it->team, i)->slug);
        write_text (writer, "name", wm_team_member (it->team, i)->name);
        wm_json_writer_end_object (writer);
      }
  wm_json_writer_end_array (writer);
}

static char *
answer_as_json (const Answer *it)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_json_writer_begin_object (writer);
  write_text (writer, "role", it->role < 0 ? NULL : wm_map_role (it->map, it->role)->slug);
  write_people (writer, it);
  write_coverage (writer, it);
  write_pairs (writer, it);
  write_hires (writer, it);
  if (it->changes)
    write_changes (writer, it);
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish (writer);
}

static void
append_coverage (GString *out, const Answer *it)
{
  for (guint i = 0; i < it->coverage->len; i++)
    {
      const WmCoverage *skill = &g_array_index (it->coverage, WmCoverage, i);
      g_autofree char *only = NULL;

      if (skill->holder >= 0)
        /* Translators: %s is the only person who can do it. */
        only = g_strdup_printf (_ ("only %s"),
                                wm_cli_plain (wm_team_member (it->team, skill->holder)->name));
      g_string_append_printf (out,
                              /* Translators: how many people: who can, who learn, who have
                               * less, who were not assessed; then importance and skill */
                              _ ("%u can\t%u learn\t%u short\t%u not assessed\t%s\t%s\t%s\n"),
                              skill->can, skill->learning, skill->below, skill->not_assessed,
                              wm_cli_importance (skill->importance),
                              wm_cli_plain (wm_map_skill (it->map, skill->skill)->name),
                              only ? only : "");
    }
}

static void
append_pairs (GString *out, const Answer *it)
{
  for (guint i = 0; i < it->pairs->len; i++)
    {
      const WmTeachPair *pair = &g_array_index (it->pairs, WmTeachPair, i);

      g_string_append_printf (out,
                              /* Translators: a teacher, a learner, a skill */
                              _ ("%s can teach %s: %s\n"),
                              wm_cli_plain (wm_team_member (it->team, pair->teacher)->name),
                              wm_cli_plain (wm_team_member (it->team, pair->learner)->name),
                              wm_cli_plain (wm_map_skill (it->map, pair->skill)->name));
    }
}

static void
append_hires (GString *out, const Answer *it)
{
  for (guint i = 0; i < it->hires->len; i++)
    {
      const WmNextHire *hire = g_ptr_array_index (it->hires, i);
      g_autoptr (GString) names = g_string_new (NULL);

      if (hire->covers->len == 0)
        continue;
      for (guint j = 0; j < hire->covers->len; j++)
        g_string_append_printf (
            names, "%s%s", j ? ", " : "",
            wm_map_skill (it->map, g_array_index (hire->covers, guint, j))->name);
      g_string_append_printf (
          out,
          /* Translators: a role, how many skills that nobody has it would bring, which */
          ngettext ("%s: would bring %u skill that nobody has: %s\n",
                    "%s: would bring %u skills that nobody has: %s\n", hire->covers->len),
          wm_cli_plain (wm_map_role (it->map, hire->role)->name), hire->covers->len,
          wm_cli_plain (names->str));
    }
}

static char *
answer_as_text (const Answer *it)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_coverage (out, it);
  append_pairs (out, it);
  append_hires (out, it);
  for (guint i = 0; it->changed && i < it->changed->len; i++)
    {
      const WmTeamChange *change = &g_array_index (it->changed, WmTeamChange, i);

      g_string_append_printf (out,
                              /* Translators: a skill; how many people could and can do it */
                              _ ("%s: %d could, %d can\n"),
                              wm_cli_plain (wm_map_skill (it->map, change->skill)->name),
                              change->before, change->after);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
make_answer (Answer *it, const WmCliLine *line, const char *role, const char *at,
             const char *since, GError **error)
{
  g_autoptr (WmStore) store = wm_cli_open (line, error);

  it->map = store ? wm_map_load (store, NULL, error) : NULL;
  if (!it->map)
    return FALSE;
  it->role = role ? wm_cli_role (it->map, role, error) : -1;
  if (role && it->role < 0)
    return FALSE;
  it->team = wm_team_load (store, it->map, at, error);
  if (!it->team)
    return FALSE;
  it->coverage = wm_team_coverage (it->map, it->team, it->role);
  it->pairs = wm_team_teach (it->map, it->team, it->role, TEACHERS_TOLD);
  it->hires = wm_team_next_hire (it->map, it->team);
  if (!since)
    return TRUE;
  it->earlier = wm_team_load (store, it->map, since, error);
  if (it->earlier)
    {
      g_autoptr (GArray) before = wm_team_coverage (it->map, it->earlier, it->role);

      it->changes = wm_team_compare (it->earlier, it->team);
      it->changed = wm_coverage_compare (before, it->coverage);
    }
  return it->earlier != NULL;
}

int
wm_cli_team (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_auto (Answer) answer = { 0 };
  g_autofree char *role = NULL;
  g_autofree char *at = NULL;
  g_autofree char *since = NULL;
  g_autofree char *text = NULL;
  GDate date;
  const GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &role, N_ ("Id of the role; all roles without it"),
      N_ ("ID") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_ ("As it was known on that day"), N_ ("DATE") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &since, N_ ("Tell what changed since that day"),
      N_ ("DATE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if ((at && !wm_cli_date ("--at", at, &date, &error))
      || (since && !wm_cli_date ("--since", since, &date, &error))
      || !make_answer (&answer, &line, role, at, since, &error))
    return wm_cli_fail (error);
  text = line.options.json ? answer_as_json (&answer) : answer_as_text (&answer);
  return wm_cli_print (text);
}
