/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions: adding, changing, linking to skills.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "map/wm-edit-private.h"

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
