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

/* Columns in which somebody writes: all others hold ids, codes, dates and numbers, which must
 * stay what they are. tests/store/test-safety.c names each column of either kind. */
static const char *const prose[] = {
  "assessor",    "boundary_label", "decided_by",   "description", "documents", "email",
  "evidence",    "extra",          "focus",        "for_candidate", "goals",   "json",
  "label",       "left_label",     "manager_note", "name",        "note",      "notes",
  "owner",       "phone",          "purpose",      "rationale",   "reason",    "red_flags",
  "resume",      "right_label",    "sentence",     "snapshot",    "strong_answer", "summary",
  "team",        "tech_stack",     "text",         "url",         "weak_answer", "words",
};
/* What is taught. A name of one word, such as "Grace", is a word of it. */
static const char *const content[] = {
  "category", "milestone_skill", "onboarding_template", "pack", "pack_section", "question",
  "resource", "role", "scale_level", "skill", "skill_level", "spectrum", "template_activity",
  "template_milestone", "translation",
};

/* These stand for whoever is it. */
#define OWNERS " AND owner NOT IN ('new_hire', 'manager', 'buddy', 'other')"

gboolean
wm_store_is_prose (const char *table, const char *column)
{
  /* Whom a candidate came through is told in words; elsewhere a source is an id. */
  if (g_str_equal (column, "source"))
    return g_str_equal (table, "candidate");
  for (guint i = 0; i < G_N_ELEMENTS (prose); i++)
    if (g_str_equal (column, prose[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_content (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (content); i++)
    if (g_str_equal (table, content[i]))
      return TRUE;
  return FALSE;
}

/* Does a letter beside a mention make it part of a longer word? Chinese is written without
 * blanks. */
static gboolean
joins (gunichar c)
{
  return g_unichar_isalnum (c) && !g_unichar_iswide (c);
}

/* A name that could be any word: one of Latin letters. It is looked for as it is written. */
static gboolean
is_one_word (const char *needle)
{
  for (; *needle != '\0'; needle++)
    if (!g_ascii_isalpha (*needle))
      return FALSE;
  return TRUE;
}

/* Does what begins at @at equal @needle, but for ASCII case where it is more than one word, and
 * stand alone? */
static gboolean
is_mention (const char *text, const char *at, const char *needle, gsize length)
{
  const char *last = g_utf8_find_prev_char (needle, needle + length);

  if (is_one_word (needle) ? strncmp (at, needle, length) != 0
                           : g_ascii_strncasecmp (at, needle, length) != 0)
    return FALSE;
  if (at > text && joins (g_utf8_get_char (needle))
      && joins (g_utf8_get_char (g_utf8_prev_char (at))))
    return FALSE;
  return !(joins (g_utf8_get_char (last)) && joins (g_utf8_get_char (at + length)));
}

/* The bytes of the first of @needles that begins at @at; 0 for none */
static gsize
mention_at (const char *text, const char *at, const char *const *needles, gboolean in_content)
{
  for (; *needles != NULL; needles++)
    if (**needles != '\0' && !(in_content && is_one_word (*needles))
        && is_mention (text, at, *needles, strlen (*needles)))
      return strlen (*needles);
  return 0;
}

/* A key of JSON is no text of anybody's. */
static gboolean
is_key (const char *text, const char *at, gsize length)
{
  return at > text && at[-1] == '"' && g_str_has_prefix (at + length, "\":");
}

/* SQL function wm_redact (text, in_content) */
static void
redact (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *bytes = (const char *) sqlite3_value_text (values[0]);
  gboolean in_content = sqlite3_value_int (values[1]) != 0;
  const char *const *needles = sqlite3_user_data (context);
  g_autofree char *text = NULL;
  g_autoptr (GString) out = NULL;
  guint found = 0;

  if (bytes == NULL)
    {
      sqlite3_result_value (context, values[0]);
      return;
    }
  text = g_utf8_make_valid (bytes, -1);
  out = g_string_new (NULL);
  for (const char *at = text, *next; *at != '\0'; at = next)
    {
      gsize length = mention_at (text, at, needles, in_content);

      next = length > 0 ? at + length : g_utf8_next_char (at);
      if (length > 0 && !is_key (text, at, length))
        {
          g_string_append (out, REDACTED);
          found++;
        }
      else
        g_string_append_len (out, at, next - at);
    }
  if (found == 0)
    sqlite3_result_value (context, values[0]);
  else
    sqlite3_result_text (context, out->str, (int) out->len, SQLITE_TRANSIENT);
}

/* Makes wm_redact() of these needles. */
static gboolean
install (WmStore *self, const char *const *needles, GError **error)
{
  int rc = sqlite3_create_function_v2 (self->db, "wm_redact", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                       g_strdupv ((char **) needles), redact, NULL, NULL,
                                       (void (*) (void *)) g_strfreev);

  if (rc == SQLITE_OK)
    return TRUE;
  wm_sqlite_set_error (error, self->db, rc, self->path);
  return FALSE;
}

/* (transfer full): a statement on each column that holds texts, which changes or counts those that
 * mention her */
static GPtrArray *
list_statements (WmStore *self, gboolean change, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WmRows) rows
      = wm_sql_query (self, error,
                      "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info (m.name) c"
                      " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                      " AND c.type = 'TEXT' ORDER BY 1, 2",
                      "");

  while (wm_rows_step (rows))
    {
      const char *table = wm_rows_text (rows, 0), *column = wm_rows_text (rows, 1);
      g_autofree char *call = g_strdup_printf ("wm_redact (\"%s\", %d)", column,
                                               is_content (table));
      g_autofree char *what
        = change ? g_strdup_printf ("UPDATE OR IGNORE \"%s\" SET \"%s\" = %s", table, column, call)
                 : g_strdup_printf ("SELECT count(*) FROM \"%s\"", table);

      if (wm_store_is_prose (table, column))
        g_ptr_array_add (list, g_strdup_printf ("%s WHERE \"%s\" <> %s%s", what, column, call,
                                                g_str_equal (column, "owner") ? OWNERS : ""));
    }
  return wm_rows_end (rows, error) ? g_steal_pointer (&list) : NULL;
}

gboolean
wm_store_redact (WmStore *self, const char *const *needles, guint *count, GError **error)
{
  g_autoptr (GPtrArray) updates = NULL;

  g_return_val_if_fail (WM_IS_STORE (self) && self->depth > 0 && needles != NULL, FALSE);

  if (!install (self, needles, error))
    return FALSE;
  updates = list_statements (self, TRUE, error);
  for (guint i = 0; updates != NULL && i < updates->len; i++)
    {
      if (!wm_sql_run (self, error, g_ptr_array_index (updates, i), ""))
        return FALSE;
      if (count != NULL)
        *count += (guint) sqlite3_changes (self->db);
    }
  return updates != NULL;
}

gboolean
wm_store_count_mentions (WmStore *self, const char *const *needles, guint *count, GError **error)
{
  g_autoptr (GPtrArray) counts = NULL;

  g_return_val_if_fail (WM_IS_STORE (self) && needles != NULL && count != NULL, FALSE);

  if (!install (self, needles, error))
    return FALSE;
  counts = list_statements (self, FALSE, error);
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    *count += (guint) wm_sql_int (self, 0, g_ptr_array_index (counts, i), "");
  return counts != NULL;
}
