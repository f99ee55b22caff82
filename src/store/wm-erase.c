/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Erasing for good: what is written between begin and commit is recorded
 * nowhere, every earlier changeset is emptied in the same transaction (SQLite
 * 3.40 cannot cut rows out of one), and the file and its log are then written
 * anew, so that no freed page holds what was erased.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/wm-store-private.h"

#define REDACTED "…"

gboolean
wm_store_begin_erasure (WmStore *self, GError **error)
{
  g_return_val_if_fail (WM_IS_STORE (self) && self->db != NULL && self->depth == 0, FALSE);

  if (!wm_store_poll (self, error) || !wm_transaction_begin (self, error))
    return FALSE;
  self->depth = 1;
  return TRUE;
}

/* Copies of pages that are rewritten must not pass through a file. The log is
 * folded in and cut before and after, which no reader may hinder. */
static gboolean
rewrite (WmStore *self, GError **error)
{
  gint64 busy = 1;

  if (!wm_sqlite_exec (self->db, "PRAGMA temp_store = MEMORY", self->path, error)
      || !wm_sqlite_exec (self->db, "VACUUM", self->path, error)
      || !wm_sqlite_get_int (self->db, "PRAGMA wal_checkpoint(TRUNCATE)", self->path, &busy, error))
    return FALSE;
  if (busy == 0)
    return TRUE;
  g_set_error_literal (error, WM_ERROR, WM_ERROR_BUSY,
                       _ ("It is erased, but another program reads the workspace, so its log "
                          "still holds traces. Close the other program, then open and close the "
                          "workspace."));
  return FALSE;
}

gboolean
wm_store_commit_erasure (WmStore *self, GError **error)
{
  gboolean done;

  g_return_val_if_fail (WM_IS_STORE (self) && self->depth == 1 && self->session == NULL, FALSE);

  done = !self->doomed
         && wm_sql_run (self, error,
                        "UPDATE action SET changeset = x'', final = 1,"
                        " state = CASE state WHEN 'undone' THEN 'dropped' ELSE state END",
                        "")
         /* The figures of ANALYZE hold samples of what was erased. */
         && wm_sqlite_exec (self->db,
                            "DROP TABLE IF EXISTS sqlite_stat1; DROP TABLE IF EXISTS sqlite_stat4",
                            self->path, error)
         && wm_sqlite_exec (self->db, "COMMIT", self->path, error);
  wm_transaction_abandon (self);
  return done && rewrite (self, error);
}

/* ---- mentions in texts ------------------------------------------------------ */

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c);
}

/* Does what begins at @at equal @needle, but for ASCII case, and stand alone? */
static gboolean
is_mention (const char *text, const char *at, const char *needle, gsize length)
{
  if (g_ascii_strncasecmp (at, needle, length) != 0)
    return FALSE;
  if (at > text && is_word (needle[0]) && is_word (at[-1]))
    return FALSE;
  return !(is_word (needle[length - 1]) && is_word (at[length]));
}

/* The bytes of the first of @needles that begins at @at; 0 for none */
static gsize
mention_at (const char *text, const char *at, const char *const *needles)
{
  for (; *needles != NULL; needles++)
    if (**needles != '\0' && is_mention (text, at, *needles, strlen (*needles)))
      return strlen (*needles);
  return 0;
}

/* SQL function wm_redact (text) */
static void
redact (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  const char *const *needles = sqlite3_user_data (context);
  g_autoptr (GString) out = NULL;

  if (text == NULL)
    {
      sqlite3_result_value (context, values[0]);
      return;
    }
  out = g_string_new (NULL);
  for (const char *at = text; *at != '\0';)
    {
      gsize length = mention_at (text, at, needles);

      if (length > 0)
        g_string_append (out, REDACTED);
      else
        g_string_append_c (out, *at);
      at += MAX (length, 1);
    }
  sqlite3_result_text (context, out->str, (int) out->len, SQLITE_TRANSIENT);
}

/* (transfer full): an UPDATE of one text column of one table each */
static GPtrArray *
list_updates (WmStore *self, GError **error)
{
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WmRows) rows
      = wm_sql_query (self, error,
                      "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info (m.name) c"
                      " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                      " AND c.type = 'TEXT' AND c.name <> 'slug' ORDER BY 1, 2",
                      "");

  while (wm_rows_step (rows))
    g_ptr_array_add (updates,
                     g_strdup_printf ("UPDATE OR IGNORE \"%s\" SET \"%s\" = wm_redact (\"%s\")"
                                      " WHERE \"%s\" <> wm_redact (\"%s\")",
                                      wm_rows_text (rows, 0), wm_rows_text (rows, 1),
                                      wm_rows_text (rows, 1), wm_rows_text (rows, 1),
                                      wm_rows_text (rows, 1)));
  return wm_rows_end (rows, error) ? g_steal_pointer (&updates) : NULL;
}

gboolean
wm_store_redact (WmStore *self, const char *const *needles, guint *count, GError **error)
{
  g_autoptr (GPtrArray) updates = NULL;
  int rc;

  g_return_val_if_fail (WM_IS_STORE (self) && self->depth > 0 && needles != NULL, FALSE);

  rc = sqlite3_create_function_v2 (self->db, "wm_redact", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                   g_strdupv ((char **) needles), redact, NULL, NULL,
                                   (void (*) (void *)) g_strfreev);
  if (rc != SQLITE_OK)
    {
      wm_sqlite_set_error (error, self->db, rc, self->path);
      return FALSE;
    }
  updates = list_updates (self, error);
  for (guint i = 0; updates != NULL && i < updates->len; i++)
    {
      if (!wm_sql_run (self, error, g_ptr_array_index (updates, i), ""))
        return FALSE;
      if (count != NULL)
        *count += (guint) sqlite3_changes (self->db);
    }
  return updates != NULL;
}
