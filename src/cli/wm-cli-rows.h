/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of the command line: each row an object of a JSON array, or a line of text whose cells are
 * parted by tabs.
 */
#pragma once

#include "exchange/wm-json-writer.h"

G_BEGIN_DECLS

typedef struct
{
  WmJsonWriter *writer; /* NULL: text */
  GString *text;
  gboolean first; /* of this row's cells */
} WmCliRows;

WmCliRows *wm_cli_rows_new (gboolean json);
void wm_cli_rows_free (WmCliRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmCliRows, wm_cli_rows_free)

void wm_cli_rows_begin (WmCliRows *rows);
void wm_cli_rows_end (WmCliRows *rows);
/* A cell for both; a text never holds a tab or a line's end. NULL is as "". */
void wm_cli_rows_text (WmCliRows *rows, const char *key, const char *value);
/* A number that is not told is null, and a dash. */
void wm_cli_rows_number (WmCliRows *rows, const char *key, gint64 value, gboolean told);
/* Cells for programs alone, and one for people alone */
void wm_cli_rows_json_text (WmCliRows *rows, const char *key, const char *value);
void wm_cli_rows_json_number (WmCliRows *rows, const char *key, gint64 value);
void wm_cli_rows_json_bool (WmCliRows *rows, const char *key, gboolean value);
void wm_cli_rows_plain (WmCliRows *rows, const char *value);
/* Prints them; returns the status to end with. */
int wm_cli_rows_print (WmCliRows *rows);

G_END_DECLS
