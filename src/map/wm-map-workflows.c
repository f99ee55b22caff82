/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How those who build on models, and those who make them, work: steps, as a pack
 * tells them.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "map/wm-map-private.h"
#include "store/wm-sql.h"

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* The middle of the roles whose ids are listed, of those that are known */
static int
place_of_roles (WmMap *map, const char *slugs)
{
  g_auto (GStrv) names = g_strsplit (slugs != NULL ? slugs : "", " ", -1);
  int sum = 0, n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      int index = wm_map_find_role (map, names[i]);
      const WmRole *role = index >= 0 ? wm_map_role (map, (guint) index) : NULL;

      if (role == NULL || (role->position < 0 && role->from < 0))
        continue;
      sum += role->position >= 0 ? role->position : (role->from + role->to) / 2;
      n++;
    }
  return n > 0 ? sum / n : -1;
}

/* A row for each step. One pack tells them, as it tells the ends of the axis. */
static void
add_step (WmMap *map, WmRows *rows)
{
  GPtrArray *all = map->workflows;
  const char *slug = wm_rows_text (rows, 0), *condition = wm_rows_text (rows, 4);
  const char *step = wm_rows_text (rows, 3);
  WmWorkflow *last = all->len > 0 ? g_ptr_array_index (all, all->len - 1) : NULL;

  if (last == NULL || g_strcmp0 (last->slug, slug) != 0)
    {
      last = g_new0 (WmWorkflow, 1);
      last->slug = g_strdup (slug);
      last->name = g_strdup (or_empty (wm_rows_text (rows, 1)));
      last->lane = g_strdup (or_empty (wm_rows_text (rows, 2)));
      last->place = place_of_roles (map, wm_rows_text (rows, 5));
      last->steps = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (all, last);
    }
  if (step == NULL)
    return;
  if (condition == NULL)
    g_ptr_array_add (last->steps, g_strdup (step));
  else
    g_ptr_array_add (last->steps,
                     /* Translators: a step of a way of working, and when it is taken. */
                     g_strdup_printf (_ ("%1$s (%2$s)"), step, condition));
}

#define WORKFLOWS                                                                                  \
  "WITH flows AS (SELECT p.language, w.key AS turn, w.value AS flow, "                             \
  WM_MAP_TOLD ("w.value")                                                                          \
  "  AS told FROM pack_section s JOIN pack p ON p.id = s.pack_id,"                                 \
  "  json_each (CASE WHEN json_valid (s.json) THEN s.json ELSE '[]' END) w"                        \
  " WHERE s.key = 'workflows' AND p.slug = (SELECT min (q.slug) FROM pack q JOIN pack_section r"   \
  "  ON r.pack_id = q.id AND r.key = 'workflows')),"                                               \
  " steps AS (SELECT p.turn, p.flow, p.told, e.key, e.value AS step, "                             \
  WM_MAP_TOLD ("e.value") " AS said"                                                               \
  "  FROM flows p LEFT JOIN json_each (p.flow, '$.steps') e)"                                      \
  " SELECT flow ->> '$.id', coalesce (told ->> '$.name', flow ->> '$.name'),"                      \
  "  coalesce (told ->> '$.lane', flow ->> '$.lane', ''),"                                         \
  "  coalesce (said ->> '$.name', step ->> '$.name'),"                                             \
  "  coalesce (said ->> '$.condition', step ->> '$.condition'),"                                   \
  "  (SELECT group_concat (o.value, ' ') FROM json_each (flow, '$.ownerRoles') o)"                 \
  " FROM steps ORDER BY turn, coalesce (step ->> '$.order', key)"

gboolean
wm_map_load_workflows (WmStore *store, WmMap *map, GError **error)
{
  g_autofree char *language = g_strndup (map->locale, strcspn (map->locale, "-_"));
  g_autoptr (WmRows) rows = wm_sql_query (store, error, WORKFLOWS, "tt", map->locale, language);

  while (wm_rows_step (rows))
    add_step (map, rows);
  return wm_rows_end (rows, error);
}
