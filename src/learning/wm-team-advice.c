/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What packs advise about teams, out of the sections that they came with.
 */
#include <string.h>

#include "learning/wm-team-advice.h"
#include "store/wm-sql.h"

/* Sections carry their own translations: ?1 is the wished tag, ?2 its language.
 * The choice is that of the map's texts. */
#define TOLD(json)                                                                                 \
  "(SELECT t.value FROM json_each (" json ", '$.translations') t"                                  \
  " WHERE t.key = ?1 OR (t.key || '-' LIKE ?2 || '-%' AND p.language || '-' NOT LIKE ?2 || '-%')"  \
  " ORDER BY t.key = ?1 DESC, t.key = 'zh-CN' DESC, t.key LIMIT 1)"
#define SECTION(key)                                                                               \
  "(SELECT q.pack_id FROM pack_section q JOIN pack k ON k.id = q.pack_id WHERE q.key = '" key "'"  \
  " AND json_valid (q.json) ORDER BY k.slug LIMIT 1)"

#define RATIO                                                                                      \
  "SELECT j ->> '$.numeratorRole', j ->> '$.denominatorRole', j ->> '$.ratio[0]',"                 \
  " j ->> '$.ratio[1]', coalesce (told ->> '$.context', j ->> '$.context', '') FROM"               \
  " (SELECT s.json AS j, " TOLD ("s.json") " AS told FROM pack_section s"                          \
  "  JOIN pack p ON p.id = s.pack_id WHERE s.key = 'teamRatio'"                                    \
  "  AND s.pack_id = " SECTION ("teamRatio") ")"

#define STEPS                                                                                      \
  "SELECT coalesce (told ->> '$.text', j ->> '$.text', ''),"                                       \
  " (SELECT group_concat (r.value, ' ') FROM json_each (j, '$.roles') r) FROM"                     \
  " (SELECT e.value AS j, e.key AS nth, " TOLD ("e.value") " AS told FROM pack_section s"          \
  "  JOIN pack p ON p.id = s.pack_id, json_each (s.json, '$.steps') e"                             \
  "  WHERE s.key = 'teamSequence' AND s.pack_id = " SECTION ("teamSequence") ")"                   \
  " ORDER BY coalesce (j ->> '$.order', nth), nth"

#define NOTE                                                                                       \
  "SELECT coalesce (told ->> '$.note', j ->> '$.note', '') FROM"                                   \
  " (SELECT s.json AS j, " TOLD ("s.json") " AS told FROM pack_section s"                          \
  "  JOIN pack p ON p.id = s.pack_id WHERE s.key = 'teamSequence'"                                 \
  "  AND s.pack_id = " SECTION ("teamSequence") ")"

/* ?1 is the section that names its sources */
#define SOURCES                                                                                    \
  "SELECT coalesce (e.value ->> '$.name', ''), coalesce (e.value ->> '$.url', '')"                 \
  " FROM pack_section s JOIN pack k ON k.id = s.pack_id"                                           \
  " JOIN pack_section o ON o.pack_id = s.pack_id AND o.key = 'sources' AND json_valid (o.json),"   \
  " json_each (s.json, '$.sourceIds') i, json_each (o.json) e"                                     \
  " WHERE s.key = ?1 AND json_valid (s.json) AND e.value ->> '$.id' = i.value"                     \
  " AND s.pack_id = (SELECT q.pack_id FROM pack_section q JOIN pack h ON h.id = q.pack_id"         \
  "  WHERE q.key = ?1 AND json_valid (q.json) ORDER BY h.slug LIMIT 1) ORDER BY i.key"

static void
source_free (gpointer data)
{
  WmTeamSource *source = data;

  g_free (source->name);
  g_free (source->url);
  g_free (source);
}

static void
step_free (gpointer data)
{
  WmTeamStep *step = data;

  g_free (step->text);
  g_array_unref (step->roles);
  g_free (step);
}

void
wm_team_advice_free (WmTeamAdvice *advice)
{
  if (advice == NULL)
    return;
  g_free (advice->context);
  g_free (advice->note);
  g_ptr_array_unref (advice->ratio_sources);
  g_ptr_array_unref (advice->step_sources);
  g_ptr_array_unref (advice->steps);
  g_free (advice);
}

typedef void (*TakeRow) (WmTeamAdvice *advice, WmMap *map, WmRows *rows);

static guint
count_of (WmRows *rows, int column)
{
  return (guint) CLAMP (wm_rows_int (rows, column), 0, 1000000);
}

static char *
text_of (WmRows *rows, int column)
{
  const char *text = wm_rows_text (rows, column);

  return g_strdup (text != NULL ? text : "");
}

static int
role_of (WmMap *map, const char *slug)
{
  return slug != NULL ? wm_map_find_role (map, slug) : -1;
}

static void
take_ratio (WmTeamAdvice *advice, WmMap *map, WmRows *rows)
{
  int numerator = role_of (map, wm_rows_text (rows, 0));
  int denominator = role_of (map, wm_rows_text (rows, 1));

  if (numerator < 0 || denominator < 0)
    return;
  advice->numerator = numerator;
  advice->denominator = denominator;
  advice->ratio[0] = count_of (rows, 2);
  advice->ratio[1] = count_of (rows, 3);
  g_free (advice->context);
  advice->context = text_of (rows, 4);
}

static void
take_step (WmTeamAdvice *advice, WmMap *map, WmRows *rows)
{
  WmTeamStep *step = g_new0 (WmTeamStep, 1);
  g_autofree char *roles = text_of (rows, 1);
  g_auto (GStrv) slugs = g_strsplit (roles, " ", -1);

  step->text = text_of (rows, 0);
  step->roles = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; slugs[i] != NULL; i++)
    {
      int role = role_of (map, slugs[i]);

      if (role >= 0)
        g_array_append_val (step->roles, role);
    }
  g_ptr_array_add (advice->steps, step);
}

static void
take_note (WmTeamAdvice *advice, WmMap *map, WmRows *rows)
{
  g_free (advice->note);
  advice->note = text_of (rows, 0);
}

static gboolean
read_told (WmTeamAdvice *advice, WmStore *store, WmMap *map, const char *sql, TakeRow take,
           GError **error)
{
  g_autofree char *language = g_strdup (map->locale);
  g_autoptr (WmRows) rows = NULL;

  language[strcspn (language, "-_")] = '\0';
  rows = wm_sql_query (store, error, sql, "tt", map->locale, language);
  while (wm_rows_step (rows))
    take (advice, map, rows);
  return wm_rows_end (rows, error);
}

static gboolean
read_sources (GPtrArray *sources, WmStore *store, const char *section, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, error, SOURCES, "t", section);

  while (wm_rows_step (rows))
    {
      WmTeamSource *source = g_new0 (WmTeamSource, 1);

      source->name = text_of (rows, 0);
      source->url = text_of (rows, 1);
      g_ptr_array_add (sources, source);
    }
  return wm_rows_end (rows, error);
}

WmTeamAdvice *
wm_team_advice_load (WmStore *store, WmMap *map, GError **error)
{
  g_autoptr (WmTeamAdvice) advice = g_new0 (WmTeamAdvice, 1);

  advice->numerator = advice->denominator = -1;
  advice->context = g_strdup ("");
  advice->note = g_strdup ("");
  advice->steps = g_ptr_array_new_with_free_func (step_free);
  advice->ratio_sources = g_ptr_array_new_with_free_func (source_free);
  advice->step_sources = g_ptr_array_new_with_free_func (source_free);
  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL, NULL);

  if (!read_told (advice, store, map, RATIO, take_ratio, error)
      || !read_told (advice, store, map, STEPS, take_step, error)
      || !read_told (advice, store, map, NOTE, take_note, error)
      || !read_sources (advice->ratio_sources, store, "teamRatio", error)
      || !read_sources (advice->step_sources, store, "teamSequence", error))
    return NULL;
  return g_steal_pointer (&advice);
}
