/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows go to a writer, or to lines of text.
 */
#include "config.h"

#include "cli/wm-cli-rows.h"

#include "cli/wm-cli.h"

WmCliRows *
wm_cli_rows_new (gboolean json)
{
  WmCliRows *rows = g_new0 (WmCliRows, 1);

  rows->text = g_string_new (NULL);
  rows->writer = json ? wm_json_writer_new () : NULL;
  if (rows->writer != NULL)
    wm_json_writer_begin_array (rows->writer);
  return rows;
}

void
wm_cli_rows_free (WmCliRows *rows)
{
  g_clear_pointer (&rows->writer, wm_json_writer_free);
  g_string_free (rows->text, TRUE);
  g_free (rows);
}

void
wm_cli_rows_begin (WmCliRows *rows)
{
  rows->first = TRUE;
  if (rows->writer != NULL)
    wm_json_writer_begin_object (rows->writer);
}

void
wm_cli_rows_end (WmCliRows *rows)
{
  if (rows->writer != NULL)
    wm_json_writer_end_object (rows->writer);
  else
    g_string_append_c (rows->text, '\n');
}

void
wm_cli_rows_plain (WmCliRows *rows, const char *value)
{
  g_autofree char *plain = wm_cli_cell (value);

  if (rows->writer != NULL)
    return;
  if (!rows->first)
    g_string_append_c (rows->text, '\t');
  rows->first = FALSE;
  g_string_append (rows->text, plain);
}

void
wm_cli_rows_json_text (WmCliRows *rows, const char *key, const char *value)
{
  if (rows->writer == NULL)
    return;
  wm_json_writer_key (rows->writer, key);
  wm_json_writer_string (rows->writer, value);
}

void
wm_cli_rows_json_number (WmCliRows *rows, const char *key, gint64 value)
{
  if (rows->writer == NULL)
    return;
  wm_json_writer_key (rows->writer, key);
  wm_json_writer_int (rows->writer, value);
}

void
wm_cli_rows_json_bool (WmCliRows *rows, const char *key, gboolean value)
{
  if (rows->writer == NULL)
    return;
  wm_json_writer_key (rows->writer, key);
  wm_json_writer_bool (rows->writer, value);
}

void
wm_cli_rows_text (WmCliRows *rows, const char *key, const char *value)
{
  wm_cli_rows_json_text (rows, key, value);
  wm_cli_rows_plain (rows, value);
}

void
wm_cli_rows_number (WmCliRows *rows, const char *key, gint64 value, gboolean told)
{
  g_autofree char *text = told ? g_strdup_printf ("%" G_GINT64_FORMAT, value) : g_strdup ("–");

  wm_cli_rows_plain (rows, text);
  if (told)
    wm_cli_rows_json_number (rows, key, value);
  else if (rows->writer != NULL)
    {
      wm_json_writer_key (rows->writer, key);
      wm_json_writer_null (rows->writer);
    }
}

int
wm_cli_rows_print (WmCliRows *rows)
{
  g_autofree char *json = NULL;

  if (rows->writer == NULL)
    return wm_cli_print (rows->text->str);
  wm_json_writer_end_array (rows->writer);
  json = wm_json_writer_finish (rows->writer);
  return wm_cli_print (json);
}
