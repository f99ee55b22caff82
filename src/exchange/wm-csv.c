/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comma-separated values, one character at a time. Whatever stands after a
 * closing quote up to the next delimiter belongs to the cell, as spreadsheets
 * have it; a quote that is never closed is refused, since all that follows
 * would silently be one cell.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/wm-csv.h"
#include "store/wm-error.h"

typedef struct
{
  WmCsv *csv;
  const char *name;
  const char *at, *end;
  GPtrArray *row; /* the row under way, or NULL */
  GString *cell;
  guint line, row_line, quote_line;
  guint n_cells;
  gboolean quoted, was_quoted;
} Reader;

void
wm_csv_free (WmCsv *csv)
{
  if (csv == NULL)
    return;
  g_ptr_array_unref (csv->rows);
  g_array_unref (csv->lines);
  g_free (csv);
}

const char *
wm_csv_cell (const WmCsv *csv, guint row, guint column)
{
  GPtrArray *cells;

  g_return_val_if_fail (csv != NULL && row < csv->rows->len, "");

  cells = g_ptr_array_index (csv->rows, row);
  return column < cells->len ? g_ptr_array_index (cells, column) : "";
}

/* The delimiter that the first line has most of, outside quotes */
static char
guess_delimiter (const char *text, const char *end)
{
  static const char delimiters[] = ",;\t";
  guint counts[3] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (; text < end && (quoted || (*text != '\n' && *text != '\r')); text++)
    {
      const char *found = *text != '\0' ? strchr (delimiters, *text) : NULL;

      if (*text == '"')
        quoted = !quoted;
      else if (!quoted && found != NULL)
        counts[found - delimiters]++;
    }
  for (guint i = 1; i < 3; i++)
    if (counts[i] > counts[best])
      best = i;
  return delimiters[best];
}

static gboolean
end_cell (Reader *self, GError **error)
{
  char *text = g_strndup (self->cell->str, self->cell->len);

  if (self->row == NULL)
    self->row = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->row, g_strstrip (text));
  g_string_truncate (self->cell, 0);
  self->was_quoted = FALSE;
  if (self->row->len <= WM_CSV_MAX_COLUMNS && ++self->n_cells <= WM_CSV_MAX_CELLS)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("%s, line %u: the table is too big (at most %d columns and %d cells)"),
               self->name, self->line, WM_CSV_MAX_COLUMNS, WM_CSV_MAX_CELLS);
  return FALSE;
}

static gboolean
end_row (Reader *self, GError **error)
{
  gboolean blank = self->row == NULL && self->cell->len == 0 && !self->was_quoted;

  if (!blank)
    {
      if (!end_cell (self, error))
        return FALSE;
      self->csv->n_columns = MAX (self->csv->n_columns, self->row->len);
      g_ptr_array_add (self->csv->rows, g_steal_pointer (&self->row));
      g_array_append_val (self->csv->lines, self->row_line);
    }
  if (self->csv->rows->len <= WM_CSV_MAX_ROWS)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s has more than %d rows"), self->name,
               WM_CSV_MAX_ROWS);
  return FALSE;
}

/* A character within quotes; two quotes are one. */
static void
take_quoted (Reader *self)
{
  if (*self->at == '"' && self->at + 1 < self->end && self->at[1] == '"')
    {
      g_string_append_c (self->cell, '"');
      self->at++;
    }
  else if (*self->at == '"')
    self->quoted = FALSE;
  else
    {
      self->line += *self->at == '\n';
      g_string_append_c (self->cell, *self->at);
    }
}

static gboolean
take_plain (Reader *self, GError **error)
{
  char c = *self->at;

  if (c == self->csv->delimiter)
    return end_cell (self, error);
  if (c == '\r' || c == '\n')
    {
      gboolean fine = end_row (self, error);

      if (c == '\r' && self->at + 1 < self->end && self->at[1] == '\n')
        self->at++;
      self->row_line = ++self->line;
      return fine;
    }
  if (c == '"' && self->cell->len == 0 && !self->was_quoted)
    {
      self->quoted = self->was_quoted = TRUE;
      self->quote_line = self->line;
    }
  else
    g_string_append_c (self->cell, c);
  return TRUE;
}

static gboolean
read_rows (Reader *self, GError **error)
{
  for (; self->at < self->end; self->at++)
    if (self->quoted)
      take_quoted (self);
    else if (!take_plain (self, error))
      return FALSE;
  if (self->quoted)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("%s, line %u: a quote opens here and never closes"), self->name,
                   self->quote_line);
      return FALSE;
    }
  return end_row (self, error);
}

static gboolean
check_text (const char *text, gsize length, const char *name, GError **error)
{
  const char *bad = NULL;

  if (memchr (text, '\0', length) == NULL && g_utf8_validate (text, (gssize) length, &bad))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("%s is not text in UTF-8; save it as “CSV UTF-8”"), name);
  return FALSE;
}

WmCsv *
wm_csv_parse (GBytes *input, const char *name, GError **error)
{
  g_autoptr (WmCsv) csv = NULL;
  g_autoptr (GString) cell = g_string_new (NULL);
  gsize length = 0;
  const char *text;
  Reader reader;
  gboolean fine;

  g_return_val_if_fail (input != NULL && name != NULL, NULL);

  text = g_bytes_get_data (input, &length);
  if (length == 0)
    text = "";
  if (!check_text (text, length, name, error))
    return NULL;
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  csv = g_new0 (WmCsv, 1);
  csv->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  csv->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  csv->delimiter = guess_delimiter (text, text + length);
  reader = (Reader){ csv, name, text, text + length, NULL, cell, 1, 1, 1, 0, FALSE, FALSE };
  fine = read_rows (&reader, error);
  g_clear_pointer (&reader.row, g_ptr_array_unref);
  return fine ? g_steal_pointer (&csv) : NULL;
}

void
wm_csv_append (GString *out, const char *text, gboolean is_last)
{
  gboolean formula = *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
  gboolean quoted = strpbrk (text, "\",;\t\r\n") != NULL;

  g_return_if_fail (out != NULL && text != NULL);

  if (quoted)
    g_string_append_c (out, '"');
  if (formula)
    g_string_append_c (out, '\'');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  if (quoted)
    g_string_append_c (out, '"');
  g_string_append (out, is_last ? "\r\n" : ",");
}
