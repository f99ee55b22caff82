/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Translations of the content: for each text the best of what there is. A
 * translation of exactly the wished tag wins; then the original, if its pack
 * is written in the wished language; then a translation into that language as
 * it is used elsewhere (any zh falls back to zh-CN); then the original.
 */
#include "config.h"

#include "map/wm-map-private.h"
#include "store/wm-sql.h"

struct _WmTexts
{
  GHashTable *exact;    /* "kind/id/field" -> text */
  GHashTable *near;     /* the same, of the language as used elsewhere */
  GHashTable *at_home;  /* gint64 ids of packs written in the wished language */
};

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
wm_texts_free (WmTexts *texts)
{
  if (texts == NULL)
    return;
  g_hash_table_unref (texts->exact);
  g_hash_table_unref (texts->near);
  g_hash_table_unref (texts->at_home);
  g_free (texts);
}

static char *
make_key (const char *kind, gint64 id, const char *field)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s", kind, id, field);
}

static gboolean
load_packs (WmTexts *texts, WmStore *store, const char *locale, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, error, "SELECT id, language FROM pack", "");

  while (wm_rows_step (rows))
    {
      gint64 id = wm_rows_int (rows, 0);

      if (wm_locale_same_language (wm_rows_text (rows, 1), locale))
        g_hash_table_add (texts->at_home, g_memdup2 (&id, sizeof id));
    }
  return wm_rows_end (rows, error);
}

/* The tags of this language, the least fitting first. */
static GPtrArray *
list_tags (WmStore *store, const char *locale, GError **error)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WmRows) rows = wm_sql_query (
      store, error,
      "SELECT DISTINCT locale FROM translation ORDER BY locale = 'zh-CN', locale DESC", "");

  while (wm_rows_step (rows))
    if (wm_locale_same_language (wm_rows_text (rows, 0), locale))
      g_ptr_array_add (tags, g_strdup (wm_rows_text (rows, 0)));
  return wm_rows_end (rows, error) ? g_steal_pointer (&tags) : NULL;
}

static gboolean
load_tag (GHashTable *table, WmStore *store, const char *tag, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (
      store, error, "SELECT kind, entity_id, field, text FROM translation WHERE locale = ?1", "t",
      tag);

  while (wm_rows_step (rows))
    g_hash_table_insert (
        table, make_key (wm_rows_text (rows, 0), wm_rows_int (rows, 1), wm_rows_text (rows, 2)),
        g_strdup (wm_rows_text (rows, 3)));
  return wm_rows_end (rows, error);
}

WmTexts *
wm_texts_load (WmStore *store, const char *locale, GError **error)
{
  g_autoptr (WmTexts) texts = g_new0 (WmTexts, 1);
  g_autoptr (GPtrArray) tags = NULL;

  texts->exact = new_table ();
  texts->near = new_table ();
  texts->at_home = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  tags = list_tags (store, locale, error);
  if (tags == NULL || !load_packs (texts, store, locale, error))
    return NULL;

  for (guint i = 0; i < tags->len; i++)
    {
      const char *tag = g_ptr_array_index (tags, i);
      gboolean is_exact = g_ascii_strcasecmp (tag, locale) == 0;

      if (!load_tag (is_exact ? texts->exact : texts->near, store, tag, error))
        return NULL;
    }
  return g_steal_pointer (&texts);
}

/* (transfer full): the text of a field, or @original where nothing fits
 * better. NULL stays NULL when there is no translation. */
char *
wm_texts_get (WmTexts *texts, gint64 pack, const char *kind, gint64 id, const char *field,
              const char *original)
{
  g_autofree char *key = NULL;
  const char *text;

  if (g_hash_table_size (texts->exact) + g_hash_table_size (texts->near) == 0)
    return g_strdup (original);

  key = make_key (kind, id, field);
  text = g_hash_table_lookup (texts->exact, key);
  if (text == NULL && !g_hash_table_contains (texts->at_home, &pack))
    text = g_hash_table_lookup (texts->near, key);
  return g_strdup (text != NULL ? text : original);
}
