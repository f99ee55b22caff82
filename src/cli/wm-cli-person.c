/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command about one person: where she stands, and all that is held of her.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli.h"
#include "draw/wm-describe.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-json-writer.h"
#include "learning/wm-fit.h"
#include "learning/wm-reading.h"

typedef struct
{
  WmMap *map;
  WmPerson *person;
  WmSpread spread;
  GArray *roles; /* WmNearRole */
} Answer;

static void
answer_clear (Answer *self)
{
  g_clear_pointer (&self->map, wm_map_unref);
  g_clear_pointer (&self->person, wm_person_free);
  g_clear_pointer (&self->roles, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static gboolean
make_answer (Answer *it, WmStore *store, GError **error)
{
  g_autoptr (GPtrArray) ratings = NULL;
  g_autoptr (GPtrArray) readings = NULL;
  g_autofree int *levels = NULL;
  g_autofree int *confidences = NULL;
  g_autofree guint8 *states = NULL;
  WmPathInput input = { 0 };

  it->map = wm_map_load (store, NULL, error);
  ratings = it->map ? wm_ratings_load (store, it->map, it->person->slug, error) : NULL;
  readings = ratings ? wm_readings_load (store, it->map, it->person->slug, error) : NULL;
  if (!readings)
    return FALSE;
  levels = wm_ratings_levels (ratings);
  confidences = wm_ratings_confidences (ratings);
  states = wm_readings_states (readings);
  input = (WmPathInput){ .levels = levels, .confidence = confidences, .reading = states };
  wm_spread_add (it->map, levels, &it->spread);
  wm_spread_finish (it->map, levels, &it->spread);
  it->roles = wm_nearest_roles (it->map, &input);
  return TRUE;
}

static void
write_count (WmJsonWriter *writer, const char *key, gint64 count)
{
  wm_json_writer_key (writer, key);
  wm_json_writer_int (writer, count);
}

static void
write_text (WmJsonWriter *writer, const char *key, const char *text)
{
  wm_json_writer_key (writer, key);
  wm_json_writer_string (writer, text);
}

static void
write_fit (WmJsonWriter *writer, const WmRoleFit *fit)
{
  for (int importance = WM_IMPORTANCE_MUST; importance >= WM_IMPORTANCE_NICE; importance--)
    {
      wm_json_writer_key (writer, wm_importance_to_string ((WmImportance) importance));
      wm_json_writer_begin_object (writer);
      write_count (writer, "met", fit->counts[importance][WM_STAND_MET]);
      write_count (writer, "one_short", fit->counts[importance][WM_STAND_ONE_SHORT]);
      write_count (writer, "more_short", fit->counts[importance][WM_STAND_MORE_SHORT]);
      write_count (writer, "not_assessed", fit->counts[importance][WM_STAND_NOT_ASSESSED]);
      wm_json_writer_end_object (writer);
    }
}

static char *
answer_as_json (const Answer *it)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autofree char *place = wm_spread_describe (it->map, &it->spread);

  wm_json_writer_begin_object (writer);
  write_text (writer, "person", it->person->slug);
  write_text (writer, "name", it->person->name);
  write_text (writer, "place", place);
  wm_json_writer_key (writer, "spectrum");
  wm_json_writer_begin_object (writer);
  write_count (writer, "skills", it->spread.skills);
  write_count (writer, "low", it->spread.low);
  write_count (writer, "median", it->spread.median);
  write_count (writer, "high", it->spread.high);
  wm_json_writer_end_object (writer);
  wm_json_writer_key (writer, "roles");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->roles->len; i++)
    {
      const WmNearRole *near = &g_array_index (it->roles, WmNearRole, i);

      wm_json_writer_begin_object (writer);
      write_text (writer, "role", wm_map_role (it->map, near->fit.role)->slug);
      write_count (writer, "skills_to_learn", near->skills);
      wm_json_writer_key (writer, "hours");
      wm_json_writer_hundredths (writer, near->minutes / 60.0);
      wm_json_writer_key (writer, "estimated");
      wm_json_writer_bool (writer, near->estimated);
      write_fit (writer, &near->fit);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish (writer);
}

static char *
answer_as_text (const Answer *it)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *place = wm_spread_describe (it->map, &it->spread);

  g_string_append_printf (out, "%s\n%s\n", wm_cli_plain (it->person->name),
                          wm_cli_plain (place));
  for (guint i = 0; i < it->roles->len; i++)
    {
      const WmNearRole *near = &g_array_index (it->roles, WmNearRole, i);
      const guint *must = near->fit.counts[WM_IMPORTANCE_MUST];

      g_string_append_printf (
          out,
          /* Translators: a role; then its must skills by how they stand; then what it
           * would take to learn what is missing */
          _ ("%s: must: %u met, %u one level short, %u further, %u not assessed; "
             "%.1f hours for %u skills\n"),
          wm_cli_plain (wm_map_role (it->map, near->fit.role)->name), must[WM_STAND_MET],
          must[WM_STAND_ONE_SHORT], must[WM_STAND_MORE_SHORT], must[WM_STAND_NOT_ASSESSED],
          near->minutes / 60.0, near->skills);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* As the ending says: pages to read, or JSON */
static GBytes *
export_person (Answer *it, WmStore *store, const char *target, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (target, -1);
  g_autoptr (GPtrArray) parts = NULL;

  if (!g_str_has_suffix (lower, ".pdf"))
    return wm_export_person (store, it->person->slug, error);
  it->map = wm_map_load (store, NULL, error);
  parts = it->map ? wm_tell_person (store, it->map, it->person->slug, error) : NULL;
  return parts ? wm_parts_to_pdf (parts, it->map->locale, error) : NULL;
}

int
wm_cli_person (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_auto (Answer) answer = { 0 };
  g_autofree char *target = NULL;
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "export", 'o', 0, G_OPTION_ARG_FILENAME, &target,
      N_ ("Write everything about the person there, as PDF or JSON"), N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 2, 2, &line))
    return WM_EXIT_USAGE;
  store = wm_cli_open (&line, &error);
  answer.person = store ? wm_person_find (store, line.words[1], &error) : NULL;
  if (!answer.person)
    return wm_cli_fail (error);
  if (target)
    {
      g_autoptr (GBytes) bytes = export_person (&answer, store, target, &error);

      return bytes && wm_file_write (target, bytes, &error) ? WM_EXIT_DONE : wm_cli_fail (error);
    }
  if (!make_answer (&answer, store, &error))
    return wm_cli_fail (error);
  text = line.options.json ? answer_as_json (&answer) : answer_as_text (&answer);
  return wm_cli_print (text);
}
