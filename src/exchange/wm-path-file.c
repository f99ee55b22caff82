/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Learning paths as files: JSON for programs, Markdown for people.
 */
#include "config.h"

#include "exchange/wm-path-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/wm-json-writer.h"

static void
write_date (WmJsonWriter *writer, const char *key, const GDate *date)
{
  g_autofree char *text = g_date_valid (date) ? wm_date_format (date) : NULL;

  wm_json_writer_key (writer, key);
  wm_json_writer_string (writer, text);
}

static void
write_text (WmJsonWriter *writer, const char *key, const char *text)
{
  wm_json_writer_key (writer, key);
  wm_json_writer_string (writer, text);
}

static void
write_hours (WmJsonWriter *writer, int minutes, gboolean estimated)
{
  wm_json_writer_key (writer, "hours");
  wm_json_writer_hundredths (writer, minutes / 60.0);
  wm_json_writer_key (writer, "estimated");
  wm_json_writer_bool (writer, estimated);
}

static void
write_resources (WmJsonWriter *writer, WmMap *map, const WmPathStep *step)
{
  wm_json_writer_key (writer, "resources");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < step->items->len; i++)
    wm_json_writer_string (
        writer, wm_map_resource (map, g_array_index (step->items, WmPathItem, i).resource)->slug);
  wm_json_writer_end_array (writer);
  write_text (writer, "exercise",
              step->proof_resource < 0 ? NULL : wm_map_resource (map, step->proof_resource)->slug);
  write_text (writer, "question",
              step->proof_question < 0 ? NULL : wm_map_question (map, step->proof_question)->slug);
}

static void
write_step (WmJsonWriter *writer, WmMap *map, const WmPathStep *step)
{
  wm_json_writer_begin_object (writer);
  write_text (writer, "skill", wm_map_skill (map, step->skill)->slug);
  wm_json_writer_key (writer, "from");
  if (step->from < 0)
    wm_json_writer_null (writer);
  else
    wm_json_writer_int (writer, step->from);
  wm_json_writer_key (writer, "to");
  wm_json_writer_int (writer, step->to);
  write_text (writer, "importance",
              step->importance == WM_IMPORTANCE_NONE ? NULL
                                                     : wm_importance_to_string (step->importance));
  write_resources (writer, map, step);
  write_hours (writer, step->minutes, step->estimated);
  wm_json_writer_key (writer, "week");
  wm_json_writer_int (writer, step->week);
  write_date (writer, "start", &step->start);
  write_date (writer, "end", &step->end);
  wm_json_writer_end_object (writer);
}

char *
wm_path_to_json (WmMap *map, const WmPath *path, const char *person)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  GPtrArray *steps = path->steps;

  g_return_val_if_fail (map != NULL && path != NULL, NULL);

  wm_json_writer_begin_object (writer);
  write_text (writer, "role", wm_map_role (map, path->role)->slug);
  write_text (writer, "person", person);
  wm_json_writer_key (writer, "steps");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < steps->len; i++)
    write_step (writer, map, wm_path_step (path, i));
  wm_json_writer_end_array (writer);
  wm_json_writer_key (writer, "met_by");
  wm_json_writer_begin_object (writer);
  for (guint i = 0; i < steps->len; i++)
    if (wm_path_step (path, i)->importance != WM_IMPORTANCE_NONE)
      write_date (writer, wm_map_skill (map, wm_path_step (path, i)->skill)->slug,
                  &wm_path_step (path, i)->end);
  wm_json_writer_end_object (writer);
  write_hours (writer, path->minutes, path->estimated);
  wm_json_writer_key (writer, "hours_per_week");
  wm_json_writer_hundredths (writer, path->week_minutes / 60.0);
  write_date (writer, "start", &path->start);
  write_date (writer, "end", &path->end);
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish (writer);
}


/* ---- Markdown --------------------------------------------------------------------- */

/* What Markdown would take for its own is escaped; a line stays one line. */
static void
append_plain (GString *out, const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (strchr ("\\`*_{}[]()<>#+!|~", *text) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *text == '\n' ? ' ' : *text);
    }
}

/* A link where the address is one of the web and holds nothing that would end it */
static void
append_named (GString *out, const char *name, const char *url)
{
  gboolean web = g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://");

  if (!web || strpbrk (url, " ()<>\n\"") != NULL)
    {
      append_plain (out, name);
      return;
    }
  g_string_append_c (out, '[');
  append_plain (out, name);
  g_string_append_printf (out, "](%s)", url);
}

static void
append_hours (GString *out, int minutes, gboolean estimated)
{
  g_string_append_printf (out, estimated ? _ ("≈ %.1f h") : _ ("%.1f h"), minutes / 60.0);
}

static void
append_task (GString *out, const char *name, const char *url, int minutes, gboolean estimated,
             gboolean done)
{
  g_string_append (out, done ? "  - [x] " : "  - [ ] ");
  append_named (out, name, url);
  if (minutes > 0)
    {
      g_string_append (out, " · ");
      append_hours (out, minutes, estimated);
    }
  g_string_append_c (out, '\n');
}

static void
append_step (GString *out, WmMap *map, const WmPathStep *step)
{
  g_autofree char *end = g_date_valid (&step->end) ? wm_date_format (&step->end) : NULL;

  g_string_append (out, "- **");
  append_plain (out, wm_map_skill (map, step->skill)->name);
  g_string_append (out, "** · ");
  if (step->from >= 0)
    g_string_append_printf (out, "%d → ", step->from);
  else
    g_string_append (out, "– → ");
  g_string_append_printf (out, "%d · ", step->to);
  append_hours (out, step->minutes, step->estimated);
  if (end != NULL)
    {
      g_string_append (out, " · ");
      /* Translators: %s is a date by which a skill is learnt. */
      g_string_append_printf (out, _ ("by %s"), end);
    }
  g_string_append_c (out, '\n');
  for (guint i = 0; i < step->items->len; i++)
    {
      const WmPathItem *item = &g_array_index (step->items, WmPathItem, i);
      const WmResource *resource = wm_map_resource (map, item->resource);

      append_task (out, resource->name, resource->url, item->minutes, item->estimated,
                   item->state == WM_READING_DONE);
    }
  if (step->proof_resource >= 0)
    append_task (out, wm_map_resource (map, step->proof_resource)->name,
                 wm_map_resource (map, step->proof_resource)->url, step->proof_minutes,
                 step->estimated, step->proof_state == WM_READING_DONE);
  else if (step->proof_question >= 0)
    append_task (out, wm_map_question (map, step->proof_question)->text, "", step->proof_minutes,
                 FALSE, FALSE);
}

static void
append_title (GString *out, WmMap *map, const WmPath *path, const char *person)
{
  const char *role = wm_map_role (map, path->role)->name;
  g_autofree char *title = person != NULL
                               /* Translators: a person and the role that she aims for. */
                               ? g_strdup_printf (_ ("%1$s: path to %2$s"), person, role)
                               /* Translators: %s is a role. */
                               : g_strdup_printf (_ ("Path to %s"), role);

  g_string_append (out, "# ");
  append_plain (out, title);
  g_string_append (out, "\n");
}

char *
wm_path_to_markdown (WmMap *map, const WmPath *path, const char *person)
{
  GString *out = g_string_new (NULL);
  int week = -1;

  g_return_val_if_fail (map != NULL && path != NULL, g_string_free (out, FALSE));

  append_title (out, map, path, person);
  for (guint i = 0; i < path->steps->len; i++)
    {
      const WmPathStep *step = wm_path_step (path, i);
      int begins = wm_path_week_of (path, &step->start);

      if (begins != week)
        {
          week = begins;
          g_string_append (out, "\n## ");
          /* Translators: the number of a week, counted from the first day. */
          g_string_append_printf (out, _ ("Week %d"), week);
          g_string_append (out, "\n\n");
        }
      append_step (out, map, step);
    }
  if (path->steps->len == 0)
    g_string_append_printf (out, "\n%s\n", _ ("All that the role requires is met."));
  return g_string_free (out, FALSE);
}
