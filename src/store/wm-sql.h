/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQL for the core: static text with parameters, every call checked. Only the
 * libraries of the core include this header.
 */
#pragma once

#include "store/wm-store.h"

G_BEGIN_DECLS

/**
 * WmRows:
 *
 * The rows of a running query. Strings that it returns live until the next
 * wm_rows_next() or wm_rows_free().
 */
typedef struct _WmRows WmRows;

/**
 * wm_sql_run:
 * @types: one letter a parameter: 'i' gint64, 't' text or NULL, 'I' pointer to
 *   gint64 or NULL, 'n' NULL (takes no argument)
 *
 * Runs one statement that returns nothing. Only inside an action.
 */
gboolean wm_sql_run (WmStore *self, GError **error, const char *sql, const char *types, ...);

/* (transfer full) (nullable): NULL when the statement cannot be prepared */
WmRows *wm_sql_query (WmStore *self, GError **error, const char *sql, const char *types, ...);
/* TRUE while there is a row. After FALSE, *error tells a failure from the end. */
gboolean wm_rows_next (WmRows *rows, GError **error);
/**
 * wm_rows_step:
 * @rows: (nullable): of a query that may have failed
 *
 * Goes to the next row, for a loop over all of them: a failure ends the loop and
 * is told by wm_rows_end().
 */
gboolean wm_rows_step (WmRows *rows);
/* After that loop: FALSE with *error set when the query or one of its steps failed. */
gboolean wm_rows_end (WmRows *rows, GError **error);
/**
 * wm_sql_begin_reading:
 *
 * Until wm_sql_end_reading() queries tell one state of the workspace, whatever
 * other connections write meanwhile. Nests; also inside an action.
 */
gboolean wm_sql_begin_reading (WmStore *self, GError **error);
void wm_sql_end_reading (WmStore *self);
gint64 wm_rows_int (WmRows *rows, int column);
const char *wm_rows_text (WmRows *rows, int column); /* NULL for SQL NULL */
gboolean wm_rows_is_null (WmRows *rows, int column);
void wm_rows_free (WmRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmRows, wm_rows_free)

/* First column of the first row; @fallback when there is no row. */
gint64 wm_sql_int (WmStore *self, gint64 fallback, const char *sql, const char *types, ...);
/* (transfer full) (nullable) */
char *wm_sql_text (WmStore *self, const char *sql, const char *types, ...);

/* A random 63-bit row id, never 0, so that two copies never collide. */
gint64 wm_sql_new_id (void);
/* (transfer full): @prefix, a dash and ten random letters and digits. Never
 * made from a name. */
char *wm_sql_new_slug (const char *prefix);

/* Limits on what is stored, in characters and bytes (RELIABILITY goals) */
#define WM_LIMIT_NAME 200          /* characters of a name */
#define WM_LIMIT_TEXT (64 * 1024)  /* bytes of a text */
/* Checks UTF-8, length and control characters; C0 controls other than line
 * feed and tab are dropped. (transfer full) (nullable): the clean text. */
char *wm_text_clean (const char *text, gboolean is_name, const char *what, GError **error);

G_END_DECLS
