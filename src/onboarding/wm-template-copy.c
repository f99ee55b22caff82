/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A later version of a template: a copy in the workspace's own pack, whose texts
 * may be in another language than those of the pack that it comes from.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "map/wm-edit-private.h"
#include "map/wm-map-private.h"
#include "onboarding/wm-plan-private.h"
#include "onboarding/wm-template.h"

typedef struct
{
  WmStore *store;
  char *from, *to; /* languages of the two packs */
  WmTexts *texts;  /* (nullable): in the language of the new one, where it is another */
  gint64 from_pack;
} Copy;

/* SQL of what the rest of a row becomes: sources are those of the pack that it comes
 * from. Where the language changes, the texts that were there stand under the tag
 * number @from among its translations, those of the tag number @to are the texts
 * themselves now; the numbers are those of parameters that are NULL otherwise. */
#define EXTRA(from, to, texts)                                                                     \
  "json_remove (CASE WHEN " from " IS NULL THEN extra ELSE json_set (extra,"                       \
  " '$.translations.\"' || " from " || '\"', json_patch ('{}', json_object (" texts "))) END,"     \
  " '$.sourceIds', coalesce ('$.translations.\"' || " to " || '\"', '$.sourceIds'))"
#define NAME_AND_DESCRIPTION "'name', name, 'description', nullif (description, '')"
#define NAME_AND_GOALS                                                                             \
  "'name', name, 'goals', CASE WHEN json_array_length (goals) > 0 THEN json (goals) END"

/* The tags for EXTRA() */
static const char *
tag_before (const Copy *copy)
{
  return copy->texts != NULL && *copy->from != '\0' ? copy->from : NULL;
}

static const char *
tag_now (const Copy *copy)
{
  return copy->texts != NULL ? copy->to : NULL;
}

static void
copy_clear (Copy *copy)
{
  g_free (copy->from);
  g_free (copy->to);
  wm_texts_free (copy->texts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copy, copy_clear)

/* All translations, but not into the language that is now that of the texts
 * themselves. */
static gboolean
copy_translations (Copy *copy, const char *kind, gint64 old, gint64 id, GError **error)
{
  return wm_sql_run (copy->store, error,
                     "INSERT INTO translation (kind, entity_id, locale, field, text)"
                     " SELECT kind, ?1, locale, field, text FROM translation"
                     " WHERE kind = ?2 AND entity_id = ?3 AND (?4 IS NULL OR locale <> ?4)",
                     "itit", id, kind, old, tag_now (copy));
}

/* (transfer full): the text in the new pack's language. Where that is another
 * one, the text that was there becomes a translation. */
static char *
move_text (Copy *copy, const char *kind, gint64 old, gint64 id, const char *field,
           const char *text, GError **error)
{
  if (copy->texts == NULL || text == NULL || *text == '\0')
    return g_strdup (text != NULL ? text : "");
  if (*copy->from != '\0'
      && !wm_sql_run (copy->store, error,
                      "INSERT OR IGNORE INTO translation (kind, entity_id, locale, field, text)"
                      " VALUES (?, ?, ?, ?, ?)",
                      "tittt", kind, id, copy->from, field, text))
    return NULL;
  return wm_texts_get (copy->texts, copy->from_pack, kind, old, field, text);
}

/* (transfer full): the same of the outcome's sentences */
static char *
move_goals (Copy *copy, gint64 old, gint64 id, const char *json, GError **error)
{
  g_autoptr (GPtrArray) goals = wm_goals_parse (json);
  g_autoptr (GPtrArray) moved = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < goals->len; i++)
    {
      g_autofree char *field = g_strdup_printf ("goals/%u", i);
      char *text = move_text (copy, "template_milestone", old, id, field,
                              g_ptr_array_index (goals, i), error);

      if (text == NULL)
        return NULL;
      g_ptr_array_add (moved, text);
    }
  return wm_goals_format (moved);
}

/* A row of @kind, whose columns are id, name and @field; @sql makes it anew. */
static gboolean
copy_row (Copy *copy, const char *kind, const char *field, const char *sql, WmRows *rows,
          gint64 template_id, GError **error)
{
  gint64 old = wm_rows_int (rows, 0), id = wm_sql_new_id ();
  const char *text = wm_rows_text (rows, 2);
  g_autofree char *name = NULL;
  g_autofree char *more = NULL;

  if (!copy_translations (copy, kind, old, id, error))
    return FALSE;
  name = move_text (copy, kind, old, id, "name", wm_rows_text (rows, 1), error);
  if (name != NULL)
    more = g_str_equal (field, "goals") ? move_goals (copy, old, id, text, error)
                                        : move_text (copy, kind, old, id, field, text, error);
  return more != NULL
         && wm_sql_run (copy->store, error, sql, "iittitt", id, template_id, name, more, old,
                        tag_before (copy), tag_now (copy));
}

static gboolean
copy_milestone (Copy *copy, WmRows *rows, gint64 template_id, GError **error)
{
  return copy_row (copy, "template_milestone", "goals",
                   "INSERT INTO template_milestone (id, template_id, slug, name, horizon,"
                   " \"offset\", goals, sort, extra)"
                   " SELECT ?1, ?2, slug, ?3, horizon, \"offset\", ?4, sort, "
                   EXTRA ("?6", "?7", NAME_AND_GOALS) " FROM template_milestone WHERE id = ?5",
                   rows, template_id, error);
}

static gboolean
copy_activity (Copy *copy, WmRows *rows, gint64 template_id, GError **error)
{
  return copy_row (copy, "template_activity", "description",
                   "INSERT INTO template_activity (id, template_id, slug, milestone, name,"
                   " description, owner, due_day, time_required, skills, resources,"
                   " depends_on, sort, extra, due_anchor, due_ref, duration, proof)"
                   " SELECT ?1, ?2, slug, milestone, ?3, ?4, owner, due_day, time_required,"
                   " skills, resources, depends_on, sort, "
                   EXTRA ("?6", "?7", NAME_AND_DESCRIPTION) ", due_anchor, due_ref,"
                   " duration, proof FROM template_activity WHERE id = ?5",
                   rows, template_id, error);
}

typedef gboolean (*RowFunc) (Copy *copy, WmRows *rows, gint64 template_id, GError **error);

static gboolean
copy_rows (Copy *copy, const char *sql, RowFunc func, gint64 old, gint64 id, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (copy->store, error, sql, "i", old);

  while (wm_rows_step (rows))
    if (!func (copy, rows, id, error))
      return FALSE;
  return wm_rows_end (rows, error);
}

/* The languages of the two packs, and texts in that of the new one */
static gboolean
find_languages (Copy *copy, gint64 old, gint64 id, GError **error)
{
  static const char sql[] = "SELECT p.language FROM pack p JOIN onboarding_template t"
                            " ON t.pack_id = p.id WHERE t.id = ?";

  copy->from_pack = wm_sql_int (copy->store, 0,
                                "SELECT pack_id FROM onboarding_template WHERE id = ?", "i", old);
  copy->from = wm_sql_text (copy->store, sql, "i", old);
  copy->to = wm_sql_text (copy->store, sql, "i", id);
  if (copy->from == NULL || copy->to == NULL || wm_locale_same_language (copy->from, copy->to))
    return TRUE;
  copy->texts = wm_texts_load (copy->store, copy->to, error);
  return copy->texts != NULL;
}

/* The template's own row: its version, and what it was made from */
static gboolean
copy_head (Copy *copy, gint64 old, gint64 id, const char *slug, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (copy->store, error,
                      "SELECT id, name, description FROM onboarding_template WHERE id = ?", "i",
                      old);
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  if (rows == NULL || !wm_rows_next (rows, error)
      || !copy_translations (copy, "onboarding_template", old, id, error))
    return FALSE;
  name = move_text (copy, "onboarding_template", old, id, "name", wm_rows_text (rows, 1), error);
  description = name != NULL ? move_text (copy, "onboarding_template", old, id, "description",
                                          wm_rows_text (rows, 2), error)
                             : NULL;
  return description != NULL
         && wm_sql_run (copy->store, error,
                        "UPDATE onboarding_template SET name = ?1, description = ?2,"
                        " (role, sort, extra) = (SELECT role, sort, json_set ("
                        EXTRA ("?5", "?6", NAME_AND_DESCRIPTION) ", '$.version',"
                        "  min (" WM_TEMPLATE_VERSION ("o") " + 1, ?7), '$.isBasedOn', slug)"
                        "  FROM onboarding_template o WHERE o.id = ?3) WHERE id = ?4",
                        "ttiitti", name, description, old, id, tag_before (copy), tag_now (copy),
                        (gint64) WM_TEMPLATE_LAST);
}

char *
wm_template_copy (WmStore *store, const char *slug, GError **error)
{
  g_auto (Copy) copy = { .store = store };
  gint64 old = wm_edit_find (store, WM_EDIT_TEMPLATE, slug, error);
  g_autofree char *made = wm_sql_new_slug ("template");
  gint64 id = old == 0 ? 0
                       : wm_edit_make (store,
                                       "INSERT INTO onboarding_template (id, pack_id, slug, name,"
                                       " sort) VALUES (?1, ?2, ?3, ?4, 0)",
                                       made, made, error);

  return id != 0 && find_languages (&copy, old, id, error)
                 && copy_head (&copy, old, id, slug, error)
                 && copy_rows (&copy,
                               "SELECT id, name, goals FROM template_milestone"
                               " WHERE template_id = ? ORDER BY sort, id",
                               copy_milestone, old, id, error)
                 && copy_rows (&copy,
                               "SELECT id, name, description FROM template_activity"
                               " WHERE template_id = ? ORDER BY sort, id",
                               copy_activity, old, id, error)
             ? g_steal_pointer (&made)
             : NULL;
}

/* ---- what a changed one is written as ------------------------------------------------ */

/* (transfer full): slugs with a blank between */
static char *
join (GPtrArray *slugs)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < slugs->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (slugs, i));
  return g_string_free (out, FALSE);
}

static gboolean
write_activity (WmStore *store, gint64 id, const char *milestone, const WmActivity *it,
                GError **error)
{
  g_autofree char *depends = join (it->depends_on);
  const char *anchor = wm_anchor_to_string (it->anchor);
  gint64 day = it->due_day;

  return wm_sql_run (store, error,
                     "UPDATE template_activity SET milestone = ?1, due_day = ?2,"
                     " due_anchor = ?3, due_ref = ?4, depends_on = ?5"
                     " WHERE template_id = ?6 AND slug = ?7",
                     "tItttit", milestone, it->anchor == WM_ANCHOR_FIXED ? NULL : &day, anchor,
                     *anchor != '\0' ? it->due_ref : "", depends, id, it->slug);
}

static gboolean
drop_activity (WmStore *store, gint64 activity, GError **error)
{
  return wm_sql_run (store, error,
                     "DELETE FROM translation WHERE kind = 'template_activity' AND entity_id = ?",
                     "i", activity)
         && wm_sql_run (store, error, "DELETE FROM template_activity WHERE id = ?", "i", activity);
}

static gboolean
drop_others (WmStore *store, gint64 id, const WmPlan *plan, GError **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (WmRows) rows = wm_sql_query (
      store, error, "SELECT id, slug FROM template_activity WHERE template_id = ?", "i", id);

  while (wm_rows_step (rows))
    {
      gint64 activity = wm_rows_int (rows, 0);

      if (wm_plan_find_activity (plan, wm_rows_text (rows, 1)) == NULL)
        g_array_append_val (gone, activity);
    }
  if (!wm_rows_end (rows, error))
    return FALSE;
  for (guint i = 0; i < gone->len; i++)
    if (!drop_activity (store, g_array_index (gone, gint64, i), error))
      return FALSE;
  return TRUE;
}

gboolean
wm_template_write_schedule (WmStore *store, const char *slug, const WmPlan *plan, GError **error)
{
  gint64 id = wm_edit_find (store, WM_EDIT_TEMPLATE, slug, error);

  if (id == 0 || !drop_others (store, id, plan, error))
    return FALSE;
  for (guint i = 0; i <= plan->milestones->len; i++)
    {
      const WmMilestone *milestone
          = i < plan->milestones->len ? g_ptr_array_index (plan->milestones, i) : NULL;
      GPtrArray *activities = milestone != NULL ? milestone->activities : plan->loose;

      for (guint k = 0; k < activities->len; k++)
        if (!write_activity (store, id, milestone != NULL ? milestone->slug : "",
                             g_ptr_array_index (activities, k), error))
          return FALSE;
    }
  return TRUE;
}
