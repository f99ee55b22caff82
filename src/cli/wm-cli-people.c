/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands about people and their skills: rate, gap.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli.h"
#include "exchange/wm-json-writer.h"

int
wm_cli_rate (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmPerson) person = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *skill = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *level_text = NULL;
  g_autofree char *subject = NULL;
  gint64 level = 0;
  const GOptionEntry entries[] = {
    { "person", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Whom: a name or an id"), N_ ("NAME") },
    { "skill", 0, 0, G_OPTION_ARG_STRING, &skill, N_ ("Id of the skill"), N_ ("ID") },
    { "level", 0, 0, G_OPTION_ARG_STRING, &level_text, N_ ("The level"), N_ ("0-4") },
    { "evidence", 0, 0, G_OPTION_ARG_STRING, &evidence, N_ ("What shows it"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (!name || !skill || !level_text)
    return wm_cli_usage (command, _ ("--person, --skill and --level are needed"));
  if (!g_ascii_string_to_signed (level_text, 10, 0, 4, &level, NULL))
    return wm_cli_usage (command, _ ("--level takes a whole number from 0 to 4, not “%s”"),
                         level_text);
  subject = g_strconcat ("skill:", skill, NULL);
  store = wm_cli_open (&line, &error);
  if (!store || !wm_store_begin (store, "rate-skill", subject, &error))
    return wm_cli_fail (error);
  /* One action: a person who is new stays only if the rating does. */
  person = wm_person_ensure (store, name, &error);
  if (!person || !wm_skill_rate (store, person->slug, skill, level, evidence, &error))
    {
      wm_store_rollback (store);
      return wm_cli_fail (error);
    }
  return wm_store_commit (store, &error) ? WM_EXIT_DONE : wm_cli_fail (error);
}

static char *
gap_as_json (WmMap *map, const char *role, const char *person, GArray *gaps)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_json_writer_begin_object (writer);
  wm_json_writer_key (writer, "role");
  wm_json_writer_string (writer, role);
  wm_json_writer_key (writer, "person");
  wm_json_writer_string (writer, person);
  wm_json_writer_key (writer, "skills");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < gaps->len; i++)
    {
      const WmGap *gap = &g_array_index (gaps, WmGap, i);

      wm_json_writer_begin_object (writer);
      wm_json_writer_key (writer, "skill");
      wm_json_writer_string (writer, wm_map_skill (map, gap->skill)->slug);
      wm_json_writer_key (writer, "importance");
      wm_json_writer_string (writer, wm_importance_to_string (gap->importance));
      wm_json_writer_key (writer, "target");
      wm_json_writer_int (writer, gap->target);
      wm_json_writer_key (writer, "level");
      if (gap->level < 0)
        wm_json_writer_null (writer);
      else
        wm_json_writer_int (writer, gap->level);
      wm_json_writer_key (writer, "state");
      wm_json_writer_string (writer, wm_fit_to_string (gap->fit));
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish (writer);
}

static const char *
fit_word (WmFit fit)
{
  switch (fit)
    {
    case WM_FIT_MET:
      return C_ ("fit", "met");
    case WM_FIT_SHORT:
      return C_ ("fit", "short");
    default:
      return C_ ("fit", "not assessed");
    }
}

static char *
gap_as_text (WmMap *map, GArray *gaps)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint counts[3] = { 0 };

  for (guint i = 0; i < gaps->len; i++)
    {
      const WmGap *gap = &g_array_index (gaps, WmGap, i);
      g_autofree char *level = gap->level < 0 ? g_strdup ("–") : g_strdup_printf ("%d", gap->level);

      counts[gap->fit]++;
      g_string_append_printf (out, "%s/%d\t%s\t%s\t%s\n", level, gap->target, fit_word (gap->fit),
                              wm_cli_importance (gap->importance),
                              wm_cli_plain (wm_map_skill (map, gap->skill)->name));
    }
  /* Translators: counts of required skills, never added up. */
  g_string_append_printf (out, _ ("%u met, %u short, %u not assessed\n"), counts[WM_FIT_MET],
                          counts[WM_FIT_SHORT], counts[WM_FIT_NOT_ASSESSED]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

int
wm_cli_gap (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmMap) map = NULL;
  g_autoptr (WmPerson) person = NULL;
  g_autoptr (GPtrArray) ratings = NULL;
  g_autoptr (GArray) gaps = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *role = NULL;
  g_autofree char *text = NULL;
  g_autofree int *levels = NULL;
  int found;
  const GOptionEntry entries[] = {
    { "person", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Whom: a name or an id"), N_ ("NAME") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &role, N_ ("Id of the role"), N_ ("ID") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (!name || !role)
    return wm_cli_usage (command, _ ("--person and --role are needed"));
  store = wm_cli_open (&line, &error);
  map = store ? wm_map_load (store, NULL, &error) : NULL;
  person = map ? wm_person_find (store, name, &error) : NULL;
  if (!person)
    return wm_cli_fail (error);
  found = wm_cli_role (map, role, &error);
  ratings = found >= 0 ? wm_ratings_load (store, map, person->slug, &error) : NULL;
  if (!ratings)
    return wm_cli_fail (error);
  levels = wm_ratings_levels (ratings);
  gaps = wm_gap_compute (map, found, levels);
  text = line.options.json ? gap_as_json (map, role, person->slug, gaps) : gap_as_text (map, gaps);
  return wm_cli_print (text);
}
