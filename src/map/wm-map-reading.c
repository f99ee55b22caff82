/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What there is to read, in its authors' order: by tier, then as the reading
 * lists go. A list's section, topic and order are those of the resource.
 */
#include "config.h"

#include "map/wm-map-private.h"
#include "store/wm-sql.h"

typedef struct
{
  WmResource *resource;
  guint place; /* among the entries of all lists; G_MAXUINT = in none of them */
  guint turn;  /* as it was loaded */
} Listed;

/* Of several lists that name a resource the longest places it: a list of
 * somebody's own that holds a shorter one whole keeps together. */
#define READING_LISTS                                                                              \
  "WITH listed AS (SELECT e.value AS entry, " WM_MAP_TOLD ("e.value") " AS told,"                  \
  "  json_array_length (l.value, '$.itemListElement') AS length,"                                  \
  "  row_number () OVER (ORDER BY p.slug, l.key, e.value ->> '$.position', e.key) AS place"        \
  " FROM pack_section s JOIN pack p ON p.id = s.pack_id,"                                          \
  "  json_each (CASE WHEN json_valid (s.json) THEN s.json ELSE '[]' END) l,"                       \
  "  json_each (l.value, '$.itemListElement') e"                                                   \
  " WHERE s.key = 'readingLists')"                                                                 \
  " SELECT entry ->> '$.resource', coalesce (told ->> '$.section', entry ->> '$.section'),"        \
  "  coalesce (told ->> '$.subsection', entry ->> '$.subsection'), entry ->> '$.tier', place,"     \
  "  coalesce (entry ->> '$.isNew', 0) FROM listed ORDER BY length DESC, place"

/* The first entry that names a resource places it. */
static void
place_resource (WmMap *map, Listed *listed, WmRows *rows)
{
  int index = wm_map_find_resource (map, wm_rows_text (rows, 0));
  WmResource *resource;

  if (index < 0 || listed[index].place != G_MAXUINT)
    return;
  listed[index].place = (guint) wm_rows_int (rows, 4);
  resource = listed[index].resource;
  g_free (resource->section);
  g_free (resource->subsection);
  resource->section = g_strdup (wm_rows_text (rows, 1) != NULL ? wm_rows_text (rows, 1) : "");
  resource->subsection = g_strdup (wm_rows_text (rows, 2) != NULL ? wm_rows_text (rows, 2) : "");
  resource->is_new = wm_rows_int (rows, 5) != 0;
  if (resource->tier == 0 && !wm_rows_is_null (rows, 3))
    resource->tier = (int) CLAMP (wm_rows_int (rows, 3), 0, 9);
}

static int
compare_listed (gconstpointer a, gconstpointer b)
{
  const Listed *one = a, *two = b;
  int tier = one->resource->tier > 0 ? one->resource->tier : 10;
  int other = two->resource->tier > 0 ? two->resource->tier : 10;

  if (tier != other)
    return tier - other;
  if (one->place != two->place)
    return one->place < two->place ? -1 : 1;
  return one->turn < two->turn ? -1 : one->turn > two->turn;
}

gboolean
wm_map_order_reading (WmStore *store, WmMap *map, GError **error)
{
  g_autofree char *language = g_strndup (map->locale, strcspn (map->locale, "-_"));
  g_autofree Listed *listed = g_new (Listed, map->resources->len + 1);
  g_autoptr (WmRows) rows = wm_sql_query (store, error, READING_LISTS, "tt", map->locale, language);
  guint n = map->resources->len;

  for (guint i = 0; i < n; i++)
    listed[i] = (Listed){ wm_map_resource (map, i), G_MAXUINT, i };
  while (wm_rows_step (rows))
    place_resource (map, listed, rows);
  if (!wm_rows_end (rows, error))
    return FALSE;
  qsort (listed, n, sizeof *listed, compare_listed);
  for (guint i = 0; i < n; i++)
    {
      map->resources->pdata[i] = listed[i].resource;
      g_hash_table_insert (map->resource_index, listed[i].resource->slug,
                           GUINT_TO_POINTER (i + 1));
    }
  return TRUE;
}
