/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A skill's texts in another language than the reader's, beside those that she reads. A text
 * stands in its row, in the language of its pack, or as a translation.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "map/wm-edit-private.h"
#include "map/wm-map-private.h"

static gboolean
is_home (WmStore *store, gint64 id, const char *tag)
{
  g_autofree char *home = wm_sql_text (
    store, "SELECT p.language FROM pack p JOIN skill s ON s.pack_id = p.id WHERE s.id = ?1", "i",
    id);

  return home != NULL && wm_locale_same_language (home, tag);
}

/* (transfer full) (nullable): as it stands in the row */
static char *
text_of_row (WmStore *store, gint64 id, const char *field)
{
  if (g_str_equal (field, "name"))
    return wm_sql_text (store, "SELECT name FROM skill WHERE id = ?1", "i", id);
  if (g_str_equal (field, "description"))
    return wm_sql_text (store, "SELECT description FROM skill WHERE id = ?1", "i", id);
  return wm_sql_text (store,
                      "SELECT description FROM skill_level WHERE skill_id = ?1"
                      " AND level = CAST (substr (?2, 7) AS INTEGER)",
                      "it", id, field);
}

/* (transfer full) (nullable): of exactly this tag */
static char *
translation_of (WmStore *store, gint64 id, const char *tag, const char *field)
{
  return wm_sql_text (store,
                      "SELECT text FROM translation WHERE kind = 'skill' AND entity_id = ?1"
                      " AND locale = ?2 AND field = ?3",
                      "itt", id, tag, field);
}

static gboolean
translate (WmStore *store, gint64 id, const char *tag, const char *field, const char *text,
           GError **error)
{
  if (*text == '\0')
    return wm_sql_run (store, error,
                       "DELETE FROM translation WHERE kind = 'skill' AND entity_id = ?1"
                       " AND locale = ?2 AND field = ?3",
                       "itt", id, tag, field);
  return wm_sql_run (store, error,
                     "INSERT OR REPLACE INTO translation (kind, entity_id, locale, field, text)"
                     " VALUES ('skill', ?1, ?2, ?3, ?4)",
                     "ittt", id, tag, field, text);
}

static gboolean
write_row (WmStore *store, gint64 id, const char *field, const char *text, GError **error)
{
  if (g_str_equal (field, "name"))
    return wm_sql_run (store, error, "UPDATE skill SET name = ?1 WHERE id = ?2", "ti", text, id);
  if (g_str_equal (field, "description"))
    return wm_sql_run (store, error, "UPDATE skill SET description = ?1 WHERE id = ?2", "ti", text,
                       id);
  return wm_sql_run (store, error,
                     "UPDATE skill_level SET description = ?1 WHERE skill_id = ?2"
                     " AND level = CAST (substr (?3, 7) AS INTEGER)",
                     "tit", text, id, field);
}

/* What the reader has read in the row so far stays hers. */
static gboolean
keep_shown (WmStore *store, gint64 id, const char *field, GError **error)
{
  g_autofree char *locale = wm_locale_current ();
  g_autofree char *tag = wm_edit_shown_tag (store, WM_EDIT_SKILL, id, field);
  g_autofree char *text = text_of_row (store, id, field);

  return tag != NULL || text == NULL || *text == '\0' || is_home (store, id, locale)
         || translate (store, id, locale, field, text, error);
}

static gboolean
write_other (WmStore *store, gint64 id, const char *tag, const char *field, const char *text,
             const char *what, GError **error)
{
  gboolean is_name = g_str_equal (field, "name"), home = is_home (store, id, tag);
  g_autofree char *clean = NULL;

  if (text == NULL)
    return TRUE;
  /* Only the row must have a name. */
  clean = is_name && *text == '\0' && !home ? g_strdup ("")
                                            : wm_text_clean (text, is_name, what, error);
  if (clean == NULL)
    return FALSE;
  return home ? keep_shown (store, id, field, error) && write_row (store, id, field, clean, error)
              : translate (store, id, tag, field, clean, error);
}

/* A level that has no words yet has these in every language. */
static gboolean
write_level (WmStore *store, gint64 id, const char *tag, int level, const char *text,
             GError **error)
{
  g_autofree char *field = g_strdup_printf ("level/%d", level);
  g_autofree char *what = g_strdup_printf (_ ("Level %d"), level);

  if (text == NULL || level > wm_edit_highest_level (store))
    return TRUE;
  if (*text != '\0'
      && !wm_sql_run (store, error,
                      "INSERT OR IGNORE INTO skill_level (skill_id, level, sort, description)"
                      " VALUES (?1, ?2, ?2, ?3)",
                      "iit", id, (gint64) level, text))
    return FALSE;
  return write_other (store, id, tag, field, text, what, error);
}

gboolean
wm_edit_other_texts (WmStore *store, gint64 id, const WmSkillTexts *texts, GError **error)
{
  if (texts == NULL)
    return TRUE;
  for (int i = 0; i < WM_EDIT_LEVELS; i++)
    if (!write_level (store, id, texts->tag, i, texts->levels[i], error))
      return FALSE;
  return write_other (store, id, texts->tag, "name", texts->name, _ ("Name"), error)
         && write_other (store, id, texts->tag, "description", texts->summary, _ ("Summary"),
                         error);
}

char *
wm_skill_text_in (WmStore *store, const char *skill, const char *tag, const char *field)
{
  gint64 id;
  g_autofree char *text = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && skill && tag && field, NULL);

  id = wm_edit_find (store, WM_EDIT_SKILL, skill, NULL);
  if (id == 0)
    return g_strdup ("");
  text = is_home (store, id, tag) ? text_of_row (store, id, field)
                                  : translation_of (store, id, tag, field);
  return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
}
