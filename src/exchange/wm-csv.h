/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Limits on what is read, so that a hostile file stays small in memory. */
#define WM_CSV_MAX_ROWS 200000
#define WM_CSV_MAX_COLUMNS 4096
#define WM_CSV_MAX_CELLS 4000000

/**
 * WmCsv:
 *
 * A table of texts, as RFC 4180 says it, and as spreadsheets write it: comma,
 * semicolon or tab, told by the first line; CR LF, LF or CR; a byte order mark;
 * a bare quote within a cell stands for itself. Always valid UTF-8.
 */
typedef struct
{
  char delimiter;
  guint n_columns;  /* of the longest row */
  GPtrArray *rows;  /* GPtrArray of utf8; rows may be shorter than the longest */
  GArray *lines;    /* guint: the line of the file on which each row begins */
} WmCsv;

/* @name: for messages. Empty lines are left out. */
WmCsv *wm_csv_parse (GBytes *input, const char *name, GError **error);
void wm_csv_free (WmCsv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmCsv, wm_csv_free)
/* The cell, trimmed; "" where the row is shorter. Lives as long as @csv. */
const char *wm_csv_cell (const WmCsv *csv, guint row, guint column);

/* Appends a cell, quoted where it must be. One that a spreadsheet would take
 * for a formula gets an apostrophe before it. */
void wm_csv_append (GString *out, const char *text, gboolean is_last);

G_END_DECLS
