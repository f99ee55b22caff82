/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "Check workspace": what SQLite can tell of the file, and what only we know
 * must be true of its content.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/wm-store-private.h"

/* Findings of one kind after which there is no use in more. */
#define MOST_FINDINGS 100

static gboolean
check_integrity (WmStore *self, GPtrArray *findings, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (self, error, "PRAGMA integrity_check(100)", "");

  while (wm_rows_step (rows))
    if (g_strcmp0 (wm_rows_text (rows, 0), "ok") != 0)
      g_ptr_array_add (findings,
                       g_strdup_printf (_ ("The file is damaged: %s"), wm_rows_text (rows, 0)));
  return wm_rows_end (rows, error);
}

static gboolean
check_references (WmStore *self, GPtrArray *findings, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (self, error,
                      "SELECT \"table\", \"parent\", count(*) FROM pragma_foreign_key_check"
                      " GROUP BY 1, 2 ORDER BY 1, 2",
                      "");

  while (wm_rows_step (rows))
    g_ptr_array_add (findings,
                     g_strdup_printf (ngettext ("%d row of “%s” refers to a missing “%s”",
                                                "%d rows of “%s” refer to a missing “%s”",
                                                (gulong) wm_rows_int (rows, 2)),
                                      (int) wm_rows_int (rows, 2), wm_rows_text (rows, 0),
                                      wm_rows_text (rows, 1)));
  return wm_rows_end (rows, error);
}

/* What the schema cannot say, as queries that name what is wrong. */
static const struct
{
  const char *sql;
  const char *finding; /* with one %s */
} rules[] = {
  { "SELECT slug FROM role WHERE spectrum_from > spectrum_to",
    N_ ("The role “%s” ends on the spectrum before it begins") },
  { "SELECT s.slug FROM skill_association a JOIN skill s ON s.id = a.origin_id"
    " WHERE a.origin_id = a.destination_id",
    N_ ("The skill “%s” is linked to itself") },
  { "SELECT slug FROM resource WHERE url <> '' AND url NOT LIKE 'http://%'"
    " AND url NOT LIKE 'https://%'",
    N_ ("The address of the resource “%s” is neither http nor https and is not opened") },
  /* date() alone takes the 30th of February as it is. */
  { "SELECT slug FROM onboarding_plan WHERE date (start_date, '+0 days') IS NOT start_date",
    N_ ("The start of the plan “%s” is no date") },
  { "SELECT name FROM activity WHERE due_date <> '' AND date (due_date, '+0 days') IS NOT due_date",
    N_ ("The activity “%s” is due on what is no date") },
  { "SELECT a.name FROM activity a JOIN milestone m ON m.id = a.milestone_id"
    " WHERE m.plan_id <> a.plan_id",
    N_ ("The activity “%s” stands under a milestone of another plan") },
  { "SELECT t.kind || '/' || t.entity_id FROM translation t LEFT JOIN ("
    "SELECT 'skill' AS kind, id FROM skill UNION ALL SELECT 'role', id FROM role"
    " UNION ALL SELECT 'resource', id FROM resource UNION ALL SELECT 'question', id FROM question"
    " UNION ALL SELECT 'category', id FROM category UNION ALL SELECT 'pack', id FROM pack"
    " UNION ALL SELECT 'spectrum', pack_id FROM spectrum"
    " UNION ALL SELECT 'scale_level', id FROM scale_level"
    " UNION ALL SELECT 'onboarding_template', id FROM onboarding_template"
    " UNION ALL SELECT 'template_milestone', id FROM template_milestone"
    " UNION ALL SELECT 'template_activity', id FROM template_activity"
    ") AS o ON o.kind = t.kind AND o.id = t.entity_id WHERE o.id IS NULL GROUP BY 1 ORDER BY 1",
    N_ ("The translation “%s” belongs to nothing") },
};

static gboolean
check_rules (WmStore *self, GPtrArray *findings, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (WmRows) rows = wm_sql_query (self, error, rules[i].sql, "");

      for (int n = 0; n < MOST_FINDINGS && wm_rows_step (rows); n++)
        {
          g_autofree char *finding = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
          /* The table above holds one %s each, and msgfmt checks translations. */
          finding = g_strdup_printf (_ (rules[i].finding), wm_rows_text (rows, 0));
#pragma GCC diagnostic pop
          g_ptr_array_add (findings, g_steal_pointer (&finding));
        }
      if (!wm_rows_end (rows, error))
        return FALSE;
    }
  return TRUE;
}

/* Takes skills without open prerequisites away, again and again (Kahn 1962):
 * what is left has a circle. Returns how many are left. */
static gint64
count_circular (GArray *edges, GHashTable *open)
{
  g_autoptr (GQueue) ready = g_queue_new ();
  g_autoptr (GHashTable) unlocks
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer key, value;
  gint64 left = g_hash_table_size (open);

  for (guint i = 0; i < edges->len; i += 2)
    {
      gint64 *from = &g_array_index (edges, gint64, i);
      GArray *list = g_hash_table_lookup (unlocks, from);

      if (list == NULL)
        g_hash_table_insert (unlocks, from, list = g_array_new (FALSE, FALSE, sizeof (gint64)));
      g_array_append_val (list, g_array_index (edges, gint64, i + 1));
    }
  g_hash_table_iter_init (&iter, open);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (value) == 0)
      g_queue_push_tail (ready, key);
  while ((key = g_queue_pop_head (ready)) != NULL)
    {
      GArray *list = g_hash_table_lookup (unlocks, key);

      left--;
      for (guint i = 0; list != NULL && i < list->len; i++)
        {
          gpointer next;
          guint count;

          if (!g_hash_table_lookup_extended (open, &g_array_index (list, gint64, i), &next, &value))
            continue;
          count = GPOINTER_TO_UINT (value) - 1;
          g_hash_table_insert (open, next, GUINT_TO_POINTER (count));
          if (count == 0)
            g_queue_push_tail (ready, next);
        }
    }
  return left;
}

static gboolean
check_circles (WmStore *self, GPtrArray *findings, GError **error)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) open = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (WmRows) rows
      = wm_sql_query (self, error,
                      "SELECT origin_id, destination_id FROM skill_association"
                      " WHERE type = 'precedes' AND origin_id <> destination_id",
                      "");
  gint64 left;

  while (wm_rows_step (rows))
    {
      gint64 ends[] = { wm_rows_int (rows, 0), wm_rows_int (rows, 1) };
      g_array_append_vals (edges, ends, 2);
    }
  if (!wm_rows_end (rows, error))
    return FALSE;
  for (guint i = 0; i < edges->len; i++)
    {
      gint64 *id = &g_array_index (edges, gint64, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (open, id));

      if (!g_hash_table_contains (open, id) || i % 2 == 1)
        g_hash_table_insert (open, id, GUINT_TO_POINTER (count + i % 2));
    }
  left = count_circular (edges, open);
  if (left > 0)
    g_ptr_array_add (findings,
                     g_strdup_printf (ngettext ("%d skill needs itself, through a circle of "
                                                "prerequisites",
                                                "%d skills need themselves, through a circle of "
                                                "prerequisites",
                                                (gulong) left),
                                      (int) left));
  return TRUE;
}

GPtrArray *
wm_store_check (WmStore *self, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (WM_IS_STORE (self) && self->db != NULL, NULL);

  if (!check_integrity (self, findings, error) || !check_references (self, findings, error)
      || !check_rules (self, findings, error) || !check_circles (self, findings, error))
    return NULL;
  return g_steal_pointer (&findings);
}
