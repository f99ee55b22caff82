/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Levels and dimensions of seniority, and what can be taught: as a pack tells
 * them, in the reader's language.
 */
#include "config.h"

#include "hiring/wm-hiring-private.h"

static void
level_free (gpointer data)
{
  WmSeniorityLevel *it = data;

  g_free (it->id);
  g_free (it->name);
  g_free (it->value);
  g_free (it);
}

static void
dimension_free (gpointer data)
{
  WmSeniorityDimension *it = data;

  g_free (it->id);
  g_free (it->skill);
  g_free (it->name);
  g_free (it->description);
  g_ptr_array_unref (it->anchors);
  g_ptr_array_unref (it->probes);
  g_free (it);
}

void
wm_seniority_free (WmSeniority *it)
{
  if (it == NULL)
    return;
  g_ptr_array_unref (it->levels);
  g_ptr_array_unref (it->dimensions);
  g_free (it->coach);
  g_free (it->hire);
  g_free (it);
}

int
wm_seniority_find (const WmSeniority *it, const char *level)
{
  for (guint i = 0; i < it->levels->len; i++)
    if (g_strcmp0 (((WmSeniorityLevel *) it->levels->pdata[i])->id, level) == 0)
      return (int) i;
  return -1;
}

#define SECTION(key)                                                                               \
  " FROM pack_section s, json_each (s.json) v WHERE s.pack_id = ?2 AND s.key = '" key "'"          \
  " ORDER BY v.key"

static gboolean
load_levels (WmSeniority *it, WmStore *store, gint64 pack, const char *tag, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (
      store, error,
      "SELECT json_extract (v.value, '$.id'), " WM_TRANSLATED ("name") ", " WM_TRANSLATED ("value")
          SECTION ("seniorityLevels"),
      "ti", tag, pack);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      WmSeniorityLevel *level = g_new0 (WmSeniorityLevel, 1);

      level->id = g_strdup (wm_rows_text (rows, 0));
      level->name = g_strdup (wm_rows_text (rows, 1));
      level->value = g_strdup (wm_rows_text (rows, 2));
      g_ptr_array_add (it->levels, level);
    }
  return !failed;
}

static gboolean
load_anchors (WmSeniority *it, WmSeniorityDimension *dimension, WmStore *store, const char *json,
              const char *tag, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT json_extract (v.value, '$.level'), " WM_TRANSLATED ("description")
                      " FROM json_each (?2) v ORDER BY v.key",
                      "tt", tag, json);
  gboolean failed = rows == NULL;

  for (guint i = 0; i < it->levels->len; i++)
    g_ptr_array_add (dimension->anchors, g_strdup (""));
  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      int index = wm_seniority_find (it, wm_rows_text (rows, 0));

      if (index < 0)
        continue;
      g_free (dimension->anchors->pdata[index]);
      dimension->anchors->pdata[index] = g_strdup (wm_rows_text (rows, 1));
    }
  return !failed;
}

static gboolean
load_probes (WmSeniorityDimension *dimension, WmStore *store, const char *json, GError **error)
{
  g_autoptr (WmRows) rows
    = wm_sql_query (store, error, "SELECT value FROM json_each (?1) WHERE type = 'text'", "t",
                    json);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    g_ptr_array_add (dimension->probes, g_strdup (wm_rows_text (rows, 0)));
  return !failed;
}

static gboolean
load_dimensions (WmSeniority *it, WmStore *store, gint64 pack, const char *tag, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (
      store, error,
      "SELECT json_extract (v.value, '$.id'), coalesce (json_extract (v.value, '$.skill'), ''), "
      WM_TRANSLATED ("name") ", " WM_TRANSLATED ("description")
      ", coalesce (json_extract (v.value, '$.levels'), '[]'),"
      " coalesce (json_extract (v.value, '$.translations.\"' || ?1 || '\".probes'),"
      "  json_extract (v.value, '$.probes'), '[]')" SECTION ("seniorityDimensions"),
      "ti", tag, pack);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      WmSeniorityDimension *dimension = g_new0 (WmSeniorityDimension, 1);

      dimension->id = g_strdup (wm_rows_text (rows, 0));
      dimension->skill = g_strdup (wm_rows_text (rows, 1));
      dimension->name = g_strdup (wm_rows_text (rows, 2));
      dimension->description = g_strdup (wm_rows_text (rows, 3));
      dimension->anchors = g_ptr_array_new_with_free_func (g_free);
      dimension->probes = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (it->dimensions, dimension);
      failed = !load_anchors (it, dimension, store, wm_rows_text (rows, 4), tag, error)
               || !load_probes (dimension, store, wm_rows_text (rows, 5), error);
    }
  return !failed;
}

/* (transfer full): a text of the pack's advice on teaching or hiring for */
static char *
load_advice (WmStore *store, gint64 pack, const char *tag, const char *key)
{
  char *text = wm_sql_text (
      store,
      "SELECT coalesce (json_extract (json, '$.translations.\"' || ?2 || '\".' || ?3),"
      " json_extract (json, '$.' || ?3), '') FROM pack_section"
      " WHERE pack_id = ?1 AND key = 'coachOrHire'",
      "itt", pack, tag, key);

  return text != NULL ? text : g_strdup ("");
}

WmSeniority *
wm_seniority_load (WmStore *store, WmMap *map, GError **error)
{
  g_autoptr (WmSeniority) it = NULL;
  g_autofree char *tag = NULL;
  gint64 pack;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL, NULL);

  it = g_new0 (WmSeniority, 1);
  it->levels = g_ptr_array_new_with_free_func (level_free);
  it->dimensions = g_ptr_array_new_with_free_func (dimension_free);
  tag = wm_hiring_content_tag (store, map->locale);
  pack = wm_sql_int (store, 0,
                     "SELECT p.id FROM pack p JOIN pack_section s ON s.pack_id = p.id"
                     " WHERE s.key = 'seniorityLevels' ORDER BY p.slug LIMIT 1",
                     "");
  it->coach = load_advice (store, pack, tag, "coach");
  it->hire = load_advice (store, pack, tag, "hire");
  if (!load_levels (it, store, pack, tag, error) || !load_dimensions (it, store, pack, tag, error))
    return NULL;
  return g_steal_pointer (&it);
}
