/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all edits of the map do: find a row, name a new one, write a text where
 * its reader reads it, keep numbers in range.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "map/wm-edit-private.h"
#include "map/wm-map-private.h"

#define LONGEST_SLUG 100

/* One statement a table, since SQL is static text. */
static const struct
{
  const char *name;
  const char *find;
  const char *language;
} kinds[] = {
  { "skill", "SELECT id FROM skill WHERE slug = ?1",
    "SELECT p.language FROM pack p JOIN skill s ON s.pack_id = p.id WHERE s.id = ?1" },
  { "role", "SELECT id FROM role WHERE slug = ?1",
    "SELECT p.language FROM pack p JOIN role r ON r.pack_id = p.id WHERE r.id = ?1" },
  { "resource", "SELECT id FROM resource WHERE slug = ?1",
    "SELECT p.language FROM pack p JOIN resource r ON r.pack_id = p.id WHERE r.id = ?1" },
  { "question", "SELECT id FROM question WHERE slug = ?1",
    "SELECT p.language FROM pack p JOIN question q ON q.pack_id = p.id WHERE q.id = ?1" },
  { "onboarding_template", "SELECT id FROM onboarding_template WHERE slug = ?1",
    "SELECT p.language FROM pack p JOIN onboarding_template t ON t.pack_id = p.id"
    " WHERE t.id = ?1" },
};

static void
set_missing (WmEditKind kind, const char *slug, GError **error)
{
  g_autofree char *message = NULL;

  switch (kind)
    {
    case WM_EDIT_SKILL:
      message = g_strdup_printf (_ ("There is no skill “%s” in this workspace."), slug);
      break;
    case WM_EDIT_ROLE:
      message = g_strdup_printf (_ ("There is no role “%s” in this workspace."), slug);
      break;
    case WM_EDIT_RESOURCE:
      message = g_strdup_printf (_ ("There is no resource “%s” in this workspace."), slug);
      break;
    case WM_EDIT_TEMPLATE:
      message = g_strdup_printf (_ ("There is no plan template “%s” in this workspace; "
                                    "“list templates” shows them."),
                                 slug);
      break;
    default:
      message = g_strdup_printf (_ ("There is no question “%s” in this workspace."), slug);
      break;
    }
  g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND, message);
}

gint64
wm_edit_find (WmStore *store, WmEditKind kind, const char *slug, GError **error)
{
  gint64 id = wm_sql_int (store, 0, kinds[kind].find, "t", slug);

  if (id == 0)
    set_missing (kind, slug, error);
  return id;
}

gboolean
wm_edit_begin (WmStore *store, const char *label, WmEditKind kind, const char *slug,
               GError **error)
{
  g_autofree char *subject = g_strconcat (kinds[kind].name, ":", slug, NULL);

  return wm_store_begin (store, label, subject, error);
}

gboolean
wm_edit_end (WmStore *store, gboolean done, GError **error)
{
  if (done)
    return wm_store_commit (store, error);
  wm_store_rollback (store);
  return FALSE;
}

/* "Prompt Caching & Co" becomes "prompt-caching-co"; "" where nothing fits. */
static char *
latin_words (const char *name)
{
  g_autoptr (GString) slug = g_string_new (NULL);
  g_autofree char *ascii = g_str_to_ascii (name, "C");

  for (const char *c = ascii; *c != '\0' && slug->len < LONGEST_SLUG; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (slug, g_ascii_tolower (*c));
    else if (*c != '?' && slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (g_steal_pointer (&slug), FALSE);
}

char *
wm_edit_new_slug (WmStore *store, WmEditKind kind, const char *name)
{
  g_autofree char *words = latin_words (name);

  if (*words == '\0')
    return wm_sql_new_slug (kinds[kind].name);
  if (wm_sql_int (store, 0, kinds[kind].find, "t", words) == 0)
    return g_steal_pointer (&words);
  return wm_sql_new_slug (words);
}

gboolean
wm_edit_prepare (WmStore *store, GError **error)
{
  g_autofree char *slug = wm_store_get_setting (store, WM_EDIT_OWN_PACK);
  g_autofree char *made = NULL;

  if (slug != NULL || wm_store_is_read_only (store) || wm_store_in_action (store))
    return TRUE;
  made = wm_sql_new_slug ("own");
  return wm_store_set_setting (store, WM_EDIT_OWN_PACK, made, error);
}

/* The pack that new things belong to; made with the first of them. */
static gint64
own_pack (WmStore *store, GError **error)
{
  g_autofree char *kept = wm_store_get_setting (store, WM_EDIT_OWN_PACK);
  g_autofree char *slug = kept != NULL ? g_steal_pointer (&kept) : wm_sql_new_slug ("own");
  g_autofree char *language = NULL;
  gint64 id = wm_sql_int (store, 0, "SELECT id FROM pack WHERE slug = ?1", "t", slug);

  if (id != 0)
    return id;
  id = wm_sql_new_id ();
  language = wm_locale_current ();
  return wm_sql_run (store, error,
                     "INSERT INTO pack (id, slug, name, language) VALUES (?1, ?2, ?3, ?4)", "ittt",
                     id, slug, _ ("Own Additions"), language)
             ? id
             : 0;
}

gint64
wm_edit_make (WmStore *store, const char *insert, const char *slug, const char *name,
              GError **error)
{
  gint64 pack = own_pack (store, error);
  gint64 id = wm_sql_new_id ();

  return pack != 0 && wm_sql_run (store, error, insert, "iitt", id, pack, slug, name) ? id : 0;
}

/* ---- texts --------------------------------------------------------------- */

char *
wm_edit_shown_tag (WmStore *store, WmEditKind kind, gint64 id, const char *field)
{
  g_autofree char *locale = wm_locale_current ();
  g_autofree char *home = wm_sql_text (store, kinds[kind].language, "i", id);
  gboolean at_home = home != NULL && wm_locale_same_language (home, locale);
  g_autofree char *best = NULL;
  /* As when the map is loaded: the last that fits is read. */
  g_autoptr (WmRows) rows
      = wm_sql_query (store, NULL,
                      "SELECT locale FROM translation WHERE kind = ?1 AND entity_id = ?2"
                      " AND field = ?3 ORDER BY locale = 'zh-CN', locale DESC",
                      "tit", kinds[kind].name, id, field);

  while (rows != NULL && wm_rows_next (rows, NULL))
    {
      const char *tag = wm_rows_text (rows, 0);

      if (g_ascii_strcasecmp (tag, locale) == 0)
        return g_strdup (tag);
      if (!at_home && wm_locale_same_language (tag, locale))
        {
          g_free (best);
          best = g_strdup (tag);
        }
    }
  return g_steal_pointer (&best);
}

gboolean
wm_edit_text (WmStore *store, WmEditKind kind, gint64 id, const WmEditText *place,
              const char *text, gboolean is_name, const char *what, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *tag = NULL;

  if (text == NULL)
    return TRUE;
  clean = wm_text_clean (text, is_name, what, error);
  if (clean == NULL)
    return FALSE;
  tag = wm_edit_shown_tag (store, kind, id, place->field);
  if (tag == NULL)
    return wm_sql_run (store, error, place->update, strstr (place->update, "?3") ? "tit" : "ti",
                       clean, id, place->field);
  return wm_sql_run (store, error,
                     "UPDATE translation SET text = ?1 WHERE kind = ?2 AND entity_id = ?3"
                     " AND locale = ?4 AND field = ?5",
                     "ttitt", clean, kinds[kind].name, id, tag, place->field);
}

gboolean
wm_edit_drop_texts (WmStore *store, WmEditKind kind, gint64 id, GError **error)
{
  return wm_sql_run (store, error, "DELETE FROM translation WHERE kind = ?1 AND entity_id = ?2",
                     "ti", kinds[kind].name, id);
}

/* ---- numbers and words --------------------------------------------------- */

gboolean
wm_edit_number (WmStore *store, const char *update, gint64 id, int value, int least, int most,
                const char *what, GError **error)
{
  gint64 number = value;

  if (value == WM_EDIT_KEEP)
    return TRUE;
  if (value != WM_EDIT_NONE && (value < least || value > most))
    {
      /* Translators: what the number is of, the number, its least and its most */
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s: %d is not from %d to %d."), what,
                   value, least, most);
      return FALSE;
    }
  return wm_sql_run (store, error, update, "Ii", value == WM_EDIT_NONE ? NULL : &number, id);
}

gboolean
wm_edit_minutes (WmStore *store, const char *update, gint64 id, int minutes, GError **error)
{
  g_autofree char *text = NULL;

  if (minutes == WM_EDIT_KEEP)
    return TRUE;
  text = minutes <= 0 ? g_strdup ("") : wm_duration_format (minutes);
  return wm_sql_run (store, error, update, "ti", text, id);
}

gboolean
wm_edit_word (WmStore *store, const char *update, gint64 id, const char *word,
              const char *const *words, const char *what, GError **error)
{
  g_autofree char *known = NULL;

  if (word == NULL)
    return TRUE;
  if (*word == '\0' || g_strv_contains (words, word))
    return wm_sql_run (store, error, update, "ti", word, id);
  known = g_strjoinv (", ", (char **) words);
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               /* Translators: what it is, a wrong word, the words that there are */
               _ ("%s: there is no “%s”; there are: %s"), what, word, known);
  return FALSE;
}

gboolean
wm_edit_links (WmStore *store, const char *insert, gint64 id, const char *const *skills,
               GError **error)
{
  for (; skills != NULL && *skills != NULL; skills++)
    {
      gint64 skill = wm_edit_find (store, WM_EDIT_SKILL, *skills, error);

      if (skill == 0 || !wm_sql_run (store, error, insert, "ii", id, skill))
        return FALSE;
    }
  return TRUE;
}

int
wm_edit_highest_level (WmStore *store)
{
  return (int) wm_sql_int (store, 4, "SELECT coalesce (max (level), 4) FROM scale_level", "");
}
