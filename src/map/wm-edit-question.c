/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions: adding, changing, linking to skills.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "map/wm-edit-private.h"
#include "map/wm-map-private.h"

#define LINK                                                                                       \
  "INSERT OR IGNORE INTO question_skill (question_id, skill_id, sort) VALUES (?1, ?2,"             \
  " (SELECT coalesce (max (sort) + 1, 0) FROM question_skill WHERE question_id = ?1))"
#define UNLINK "DELETE FROM question_skill WHERE question_id = ?1 AND skill_id = ?2"

static gboolean
set_skills (WmStore *store, gint64 id, const char *const *skills, GError **error)
{
  return skills == NULL
         || (wm_sql_run (store, error, "DELETE FROM question_skill WHERE question_id = ?1", "i", id)
             && wm_edit_links (store, LINK, id, skills, error));
}

/* (transfer full): a question is a text, but never an empty one */
static char *
clean_text (const char *text, GError **error)
{
  g_autofree char *clean
      = wm_text_clean (text != NULL ? text : "", FALSE, _ ("Question"), error);

  if (clean == NULL)
    return NULL;
  g_strstrip (clean);
  if (*clean != '\0')
    return g_steal_pointer (&clean);
  g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                       _ ("The question is empty. Type what is asked."));
  return NULL;
}

static gboolean
set_text (WmStore *store, gint64 id, const char *text, GError **error)
{
  static const WmEditText place = { "text", "UPDATE question SET text = ?1 WHERE id = ?2" };
  g_autofree char *clean = NULL;

  if (text == NULL)
    return TRUE;
  clean = clean_text (text, error);
  return clean != NULL
         && wm_edit_text (store, WM_EDIT_QUESTION, id, &place, clean, FALSE, _ ("Question"), error);
}

/* ---- follow-ups ---------------------------------------------------------- */

/* A pack tells them beside the question, in several languages: the path, in what is kept of its
 * keys, to those that are read in the language of the moment. As for texts of their own column,
 * the last that fits is read. */
static char *
follow_ups_path (WmStore *store, gint64 id, GError **error)
{
  g_autofree char *locale = wm_locale_current ();
  g_autofree char *home = wm_sql_text (store,
                                       "SELECT p.language FROM question q JOIN pack p"
                                       " ON p.id = q.pack_id WHERE q.id = ?1",
                                       "i", id);
  gboolean at_home = home != NULL && wm_locale_same_language (home, locale);
  g_autofree char *path = g_strdup ("$.followUps");
  gboolean exact = FALSE;
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT t.key FROM question q, json_each (q.extra, '$.translations') t"
                      " WHERE q.id = ?1 AND json_type (t.value, '$.followUps') IN ('array', 'text')"
                      " ORDER BY t.key = 'zh-CN', t.key DESC",
                      "i", id);

  while (!exact && wm_rows_step (rows))
    {
      const char *tag = wm_rows_text (rows, 0);

      exact = g_ascii_strcasecmp (tag, locale) == 0;
      if ((exact || (!at_home && wm_locale_same_language (tag, locale))) && !strchr (tag, '"'))
        {
          g_free (path);
          path = g_strdup_printf ("$.translations.\"%s\".followUps", tag);
        }
    }
  return exact || wm_rows_end (rows, error) ? g_steal_pointer (&path) : NULL;
}

char **
wm_question_follow_ups (WmStore *store, const char *question, GError **error)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autoptr (WmRows) rows = NULL;
  g_autofree char *path = NULL;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && question != NULL, NULL);

  id = wm_sql_int (store, 0, "SELECT id FROM question WHERE slug = ?1", "t", question);
  if (id == 0)
    return g_new0 (char *, 1);
  path = follow_ups_path (store, id, error);
  if (path == NULL)
    return NULL;
  rows = wm_sql_query (store, error,
                       "SELECT v.value FROM question q, json_each (q.extra, ?2) v"
                       " WHERE q.id = ?1 AND v.type = 'text' ORDER BY v.key",
                       "it", id, path);
  while (wm_rows_step (rows))
    g_strv_builder_add (texts, wm_rows_text (rows, 0));
  return wm_rows_end (rows, error) ? g_strv_builder_end (texts) : NULL;
}

static gboolean
set_follow_ups (WmStore *store, gint64 id, const char *const *texts, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *array = g_strdup ("[]");

  if (texts == NULL)
    return TRUE;
  path = follow_ups_path (store, id, error);
  for (guint i = 0; path != NULL && texts[i] != NULL; i++)
    {
      g_autofree char *clean = wm_text_clean (texts[i], FALSE, _ ("Follow-up"), error);
      g_autofree char *before = g_steal_pointer (&array);

      if (clean == NULL)
        return FALSE;
      g_strstrip (clean);
      array = *clean != '\0'
                  ? wm_sql_text (store, "SELECT json_insert (?1, '$[#]', ?2)", "tt", before, clean)
                  : g_steal_pointer (&before);
    }
  return path != NULL
         && wm_sql_run (store, error,
                        "UPDATE question SET extra = CASE WHEN ?2 = '[]' AND ?3 = '$.followUps'"
                        " THEN json_remove (extra, ?3) ELSE json_set (extra, ?3, json (?2)) END"
                        " WHERE id = ?1",
                        "itt", id, array, path);
}

static gboolean
write_question (WmStore *store, gint64 id, const WmQuestionEdit *edit, GError **error)
{
  static const WmEditText strong
      = { "strong_answer", "UPDATE question SET strong_answer = ?1 WHERE id = ?2" };
  static const WmEditText weak
      = { "weak_answer", "UPDATE question SET weak_answer = ?1 WHERE id = ?2" };
  static const char *const words[]
      = { "technical", "non-technical", "exercise", "self-test", NULL };

  return set_text (store, id, edit->text, error)
         && wm_edit_word (store, "UPDATE question SET kind = ?1 WHERE id = ?2", id, edit->kind,
                          words, _ ("Kind"), error)
         && wm_edit_text (store, WM_EDIT_QUESTION, id, &strong, edit->strong, FALSE,
                          _ ("Strong answer"), error)
         && wm_edit_text (store, WM_EDIT_QUESTION, id, &weak, edit->weak, FALSE, _ ("Weak answer"),
                          error)
         && wm_edit_number (store, "UPDATE question SET level = ?1 WHERE id = ?2", id, edit->level,
                            0, wm_edit_highest_level (store), _ ("Level"), error)
         && wm_edit_minutes (store, "UPDATE question SET time_required = ?1 WHERE id = ?2", id,
                             edit->minutes, error)
         && set_follow_ups (store, id, edit->follow_ups, error)
         && set_skills (store, id, edit->skills, error);
}

char *
wm_question_add (WmStore *store, const WmQuestionEdit *edit, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *slug = NULL;
  WmQuestionEdit rest;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && edit != NULL, NULL);

  text = clean_text (edit->text, error);
  if (text == NULL || !wm_edit_prepare (store, error))
    return NULL;
  slug = wm_sql_new_slug ("question");
  if (!wm_edit_begin (store, "add-question", WM_EDIT_QUESTION, slug, error))
    return NULL;
  rest = *edit;
  rest.text = NULL;
  id = wm_edit_make (store,
                     "INSERT INTO question (id, pack_id, slug, text, sort) VALUES (?1, ?2, ?3, ?4,"
                     " (SELECT coalesce (max (sort) + 1, 0) FROM question WHERE pack_id = ?2))",
                     slug, text, error);
  if (!wm_edit_end (store, id != 0 && write_question (store, id, &rest, error), error))
    return NULL;
  return g_steal_pointer (&slug);
}

gboolean
wm_question_edit (WmStore *store, const char *question, const WmQuestionEdit *edit,
                  GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && question != NULL && edit != NULL, FALSE);

  id = wm_edit_find (store, WM_EDIT_QUESTION, question, error);
  if (id == 0 || !wm_edit_begin (store, "edit-question", WM_EDIT_QUESTION, question, error))
    return FALSE;
  return wm_edit_end (store, write_question (store, id, edit, error), error);
}

gboolean
wm_question_link (WmStore *store, const char *question, const char *const *skills,
                  gboolean linked, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && question != NULL && skills != NULL, FALSE);

  id = wm_edit_find (store, WM_EDIT_QUESTION, question, error);
  if (id == 0
      || !wm_edit_begin (store, linked ? "link-question" : "unlink-question", WM_EDIT_QUESTION,
                         question, error))
    return FALSE;
  return wm_edit_end (store, wm_edit_links (store, linked ? LINK : UNLINK, id, skills, error),
                      error);
}

gboolean
wm_question_delete (WmStore *store, const char *question, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && question != NULL, FALSE);

  id = wm_edit_find (store, WM_EDIT_QUESTION, question, error);
  if (id == 0 || !wm_edit_begin (store, "delete-question", WM_EDIT_QUESTION, question, error))
    return FALSE;
  return wm_edit_end (store,
                      wm_edit_drop_texts (store, WM_EDIT_QUESTION, id, error)
                          && wm_sql_run (store, error, "DELETE FROM question WHERE id = ?1", "i",
                                         id),
                      error);
}
