/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command that compares: two roles, or a workspace or pack with a pack.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-json-writer.h"
#include "learning/wm-team.h"

typedef struct
{
  WmMap *before, *after;
  WmTeam *team;           /* (nullable): of the workspace; NULL for two packs */
  GPtrArray *differences; /* WmDifference */
  char *role; /* (nullable): whose people are affected; NULL for each difference's own */
} Comparison;

static void
comparison_clear (Comparison *it)
{
  g_clear_pointer (&it->before, wm_map_unref);
  g_clear_pointer (&it->after, wm_map_unref);
  g_clear_pointer (&it->team, wm_team_free);
  g_clear_pointer (&it->differences, g_ptr_array_unref);
  g_clear_pointer (&it->role, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, comparison_clear)

static gboolean
compare_roles (Comparison *it, const WmCliLine *line, const char *role, const char *other,
               GError **error)
{
  g_autoptr (WmStore) store = wm_cli_open (line, error);
  int one, two;

  it->before = store != NULL ? wm_map_load (store, NULL, error) : NULL;
  it->team = it->before != NULL ? wm_team_load (store, it->before, NULL, error) : NULL;
  one = it->team != NULL ? wm_cli_role (it->before, role, error) : -1;
  two = one >= 0 ? wm_cli_role (it->before, other, error) : -1;
  if (two < 0)
    return FALSE;
  it->role = g_strdup (role);
  it->differences = wm_roles_compare (it->before, (guint) one, (guint) two);
  return TRUE;
}

static gboolean
compare_packs (Comparison *it, const char *one, const char *other, GError **error)
{
  it->before = wm_map_of_pack (one, NULL, error);
  it->after = it->before != NULL ? wm_map_of_pack (other, NULL, error) : NULL;
  return it->after != NULL;
}

static gboolean
compare_with_pack (Comparison *it, const WmCliLine *line, GError **error)
{
  g_autoptr (WmStore) store = NULL;

  if (g_str_has_suffix (line->words[0], ".json"))
    return compare_packs (it, line->words[0], line->words[1], error);
  store = wm_cli_open (line, error);
  if (store == NULL
      || !wm_import_maps (store, line->words[1], NULL, &it->before, &it->after, error))
    return FALSE;
  it->team = wm_team_load (store, it->before, NULL, error);
  return it->team != NULL;
}

static GArray *
affected_by (const Comparison *it, const WmDifference *difference)
{
  return it->team != NULL ? wm_team_affected (it->before, it->team, it->role, difference)
                          : g_array_new (FALSE, FALSE, sizeof (guint));
}

static char *
comparison_as_text (const Comparison *it)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < it->differences->len; i++)
    {
      const WmDifference *difference = g_ptr_array_index (it->differences, i);
      g_autoptr (GArray) people = affected_by (it, difference);
      g_autofree char *line = wm_difference_describe (difference);

      wm_cli_append_cells (out, line, NULL);
      for (guint j = 0; j < people->len; j++)
        g_string_append_printf (out, "%s%s", j == 0 ? "\t" : ", ",
                                wm_cli_plain (
                                  wm_team_member (it->team, g_array_index (people, guint, j))
                                    ->name));
      g_string_append_c (out, '\n');
    }
  if (it->differences->len == 0)
    g_string_append (out, _ ("No difference\n"));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
write_text (WmJsonWriter *writer, const char *key, const char *text)
{
  wm_json_writer_key (writer, key);
  if (text != NULL)
    wm_json_writer_string (writer, text);
  else
    wm_json_writer_null (writer);
}

static void
write_level (WmJsonWriter *writer, const char *key, int level)
{
  wm_json_writer_key (writer, key);
  if (level >= 0)
    wm_json_writer_int (writer, level);
  else
    wm_json_writer_null (writer);
}

static void
write_difference (WmJsonWriter *writer, const Comparison *it, const WmDifference *difference)
{
  g_autoptr (GArray) people = affected_by (it, difference);

  wm_json_writer_begin_object (writer);
  write_text (writer, "change", wm_difference_to_string (difference->kind));
  write_text (writer, "role", difference->role);
  write_text (writer, "skill", difference->skill);
  write_level (writer, "before", difference->before);
  write_level (writer, "after", difference->after);
  wm_json_writer_key (writer, "affected");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < people->len; i++)
    wm_json_writer_string (writer,
                           wm_team_member (it->team, g_array_index (people, guint, i))->slug);
  wm_json_writer_end_array (writer);
  wm_json_writer_end_object (writer);
}

static char *
comparison_as_json (const Comparison *it)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_json_writer_begin_object (writer);
  wm_json_writer_key (writer, "differences");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->differences->len; i++)
    write_difference (writer, it, g_ptr_array_index (it->differences, i));
  wm_json_writer_end_array (writer);
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish (writer);
}

int
wm_cli_compare (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_auto (Comparison) it = { 0 };
  g_autofree char *role = NULL;
  g_autofree char *other = NULL;
  g_autofree char *text = NULL;
  gboolean done;
  const GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &role, N_ ("Id of a role"), N_ ("ID") },
    { "with-role", 0, 0, G_OPTION_ARG_STRING, &other, N_ ("Id of the role to compare it with"),
      N_ ("ID") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 2, &line))
    return WM_EXIT_USAGE;
  if ((role != NULL) != (other != NULL) || (role != NULL) == (line.n_words == 2))
    return wm_cli_usage (command,
                         _ ("either --role and --with-role, or a pack's file to compare with"));
  done = role != NULL ? compare_roles (&it, &line, role, other, &error)
                      : compare_with_pack (&it, &line, &error);
  if (!done)
    return wm_cli_fail (error);
  if (it.differences == NULL)
    it.differences = wm_maps_compare (it.before, it.after);
  text = line.options.json ? comparison_as_json (&it) : comparison_as_text (&it);
  return wm_cli_print (text);
}
