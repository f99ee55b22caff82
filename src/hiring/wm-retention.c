/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of retention, legal holds, and what is due.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-hiring-private.h"
#include "hiring/wm-retention.h"
#include "onboarding/wm-calendar.h"

void
wm_retention_rule_free (WmRetentionRule *rule)
{
  if (rule == NULL)
    return;
  g_free (rule->outcome);
  g_free (rule->reason);
  g_free (rule);
}

void
wm_retention_case_free (WmRetentionCase *it)
{
  if (it == NULL)
    return;
  g_free (it->person);
  g_free (it->name);
  g_free (it->outcome);
  g_free (it->ended);
  g_free (it->keep_until);
  g_free (it->erase_by);
  g_free (it->hold);
  g_free (it->reason);
  g_free (it);
}

/* Proposals to begin with. They are nobody's law: the texts say so. */
static const struct
{
  const char *outcome;
  int keep, erase;
} proposals[] = {
  { "active", -1, -1 },
  { "rejected", 180, 365 },
  { "withdrawn", 30, 180 },
  { "hired", -1, -1 },
};

GPtrArray *
wm_retention_rules (WmStore *store, GError **error)
{
  g_autoptr (GPtrArray) rules
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_retention_rule_free);

  g_return_val_if_fail (WM_IS_STORE (store), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (proposals); i++)
    {
      g_autoptr (WmRows) rows
          = wm_sql_query (store, error,
                          "SELECT coalesce (keep_days, -1), coalesce (erase_days, -1), reason"
                          " FROM retention_rule WHERE outcome = ?1 ORDER BY id LIMIT 1",
                          "t", proposals[i].outcome);
      WmRetentionRule *rule = g_new0 (WmRetentionRule, 1);
      gboolean failed = rows == NULL;

      g_ptr_array_add (rules, rule);
      rule->outcome = g_strdup (proposals[i].outcome);
      rule->keep_days = proposals[i].keep;
      rule->erase_days = proposals[i].erase;
      rule->reason = g_strdup (_ ("Proposed by Waymark; set your own."));
      if (!failed && wm_hiring_next (rows, &failed, error))
        {
          rule->own = TRUE;
          rule->keep_days = (int) wm_rows_int (rows, 0);
          rule->erase_days = (int) wm_rows_int (rows, 1);
          wm_loop_set_text (&rule->reason, wm_rows_text (rows, 2));
        }
      if (failed)
        return NULL;
    }
  return g_steal_pointer (&rules);
}

gboolean
wm_retention_rule_set (WmStore *store, const char *outcome, int keep_days, int erase_days,
                       const char *reason, GError **error)
{
  g_autofree char *clean = NULL;
  gboolean known = FALSE;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && outcome != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (proposals); i++)
    known = known || g_str_equal (outcome, proposals[i].outcome);
  if (!known || keep_days < -1 || keep_days > 36500 || erase_days < -1 || erase_days > 36500)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("A retention rule is for active, rejected, withdrawn or hired, and "
                              "counts from 0 to 36500 days."));
      return FALSE;
    }
  clean = wm_text_clean (reason != NULL ? reason : "", FALSE, _ ("Reason"), error);
  if (clean == NULL || !wm_store_begin (store, "set-retention", NULL, error))
    return FALSE;
  id = wm_sql_int (store, 0, "SELECT id FROM retention_rule WHERE outcome = ?1", "t", outcome);
  return wm_hiring_finish (
      store,
      wm_sql_run (store, error,
                  "INSERT INTO retention_rule (id, outcome, keep_days, erase_days, reason)"
                  " VALUES (?1, ?2, nullif (?3, -1), nullif (?4, -1), ?5) ON CONFLICT (id)"
                  " DO UPDATE SET keep_days = excluded.keep_days,"
                  "  erase_days = excluded.erase_days, reason = excluded.reason",
                  "itiit", id != 0 ? id : wm_sql_new_id (), outcome, (gint64) keep_days,
                  (gint64) erase_days, clean),
      error);
}

/* ---- what is due ------------------------------------------------------------ */

static char *
format (const GDate *date)
{
  return g_date_valid (date) ? wm_date_format (date) : g_strdup ("");
}

static const WmRetentionRule *
find_rule (GPtrArray *rules, const char *outcome)
{
  for (guint i = 0; i < rules->len; i++)
    if (g_str_equal (((WmRetentionRule *) rules->pdata[i])->outcome, outcome))
      return rules->pdata[i];
  return g_ptr_array_index (rules, 0);
}

static WmRetentionCase *
read_case (WmRows *rows, GPtrArray *rules, const GDate *today)
{
  WmRetentionCase *it = g_new0 (WmRetentionCase, 1);
  const char *outcome = wm_rows_text (rows, 2);
  const WmRetentionRule *rule = find_rule (rules, outcome);
  gboolean active = g_str_equal (outcome, "active");
  g_autofree char *day = wm_hiring_day (wm_rows_int (rows, 3));
  GDate ended, keep, erase;

  it->person = g_strdup (wm_rows_text (rows, 0));
  it->name = g_strdup (wm_rows_text (rows, 1));
  it->outcome = g_strdup (outcome);
  it->hold = g_strdup (wm_rows_text (rows, 4));
  it->reason = g_strdup (rule->reason);
  it->ended = active ? g_strdup ("") : g_strdup (day);
  it->state = wm_retention_state (!active && wm_date_parse (day, &ended) ? &ended : NULL, rule,
                                  it->hold != NULL, today, &keep, &erase);
  it->keep_until = format (&keep);
  it->erase_by = format (&erase);
  return it;
}

static int
rank (WmRetention state)
{
  static const int ranks[] = { 5, 4, 3, 1, 0, 2 };

  return ranks[state];
}

static int
compare_cases (gconstpointer a, gconstpointer b)
{
  const WmRetentionCase *left = *(WmRetentionCase *const *) a;
  const WmRetentionCase *right = *(WmRetentionCase *const *) b;
  int order = rank (left->state) - rank (right->state);

  if (order == 0)
    order = g_strcmp0 (left->erase_by, right->erase_by);
  return order != 0 ? order : g_utf8_collate (left->name, right->name);
}

/* Of several applications of one person that counts which is kept longest. */
static gboolean
is_kept_longer (const WmRetentionCase *a, const WmRetentionCase *b)
{
  return rank (a->state) > rank (b->state)
         || (rank (a->state) == rank (b->state) && g_strcmp0 (a->erase_by, b->erase_by) > 0);
}

static void
add_case (GPtrArray *list, WmRetentionCase *it)
{
  for (guint i = 0; i < list->len; i++)
    {
      WmRetentionCase *other = g_ptr_array_index (list, i);

      if (!g_str_equal (other->person, it->person))
        continue;
      if (is_kept_longer (it, other))
        {
          list->pdata[i] = it;
          it = other;
        }
      wm_retention_case_free (it);
      return;
    }
  g_ptr_array_add (list, it);
}

GPtrArray *
wm_retention_list (WmStore *store, const GDate *today, GError **error)
{
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_retention_case_free);
  g_autoptr (WmRows) rows = NULL;
  gboolean failed;

  g_return_val_if_fail (WM_IS_STORE (store) && today != NULL, NULL);

  rules = wm_retention_rules (store, error);
  rows = rules != NULL ? wm_sql_query (store, error,
                                       "SELECT p.slug, p.name, a.status, a.entered, (SELECT"
                                       "  h.reason FROM legal_hold h WHERE h.person_id = p.id"
                                       "  AND h.released = '' LIMIT 1) FROM application a"
                                       " JOIN person p ON p.id = a.person_id"
                                       " WHERE NOT EXISTS (SELECT 1 FROM erasure_record e"
                                       "  WHERE e.person = p.slug) ORDER BY p.slug, a.slug",
                                       "")
                       : NULL;
  failed = rows == NULL;
  while (!failed && wm_hiring_next (rows, &failed, error))
    add_case (list, read_case (rows, rules, today));
  if (failed)
    return NULL;
  g_ptr_array_sort (list, compare_cases);
  return g_steal_pointer (&list);
}

gboolean
wm_legal_hold_add (WmStore *store, const char *person, const char *reason, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *today = wm_hiring_today ();
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL && reason != NULL, FALSE);

  id = wm_hiring_find_person (store, person, error);
  clean = id != 0 ? wm_text_clean (reason, FALSE, _ ("Reason"), error) : NULL;
  return clean != NULL && wm_hiring_begin (store, "add-hold", "person", person, error)
         && wm_hiring_finish (store,
                              wm_sql_run (store, error,
                                          "INSERT INTO legal_hold (id, person_id, reason, since)"
                                          " VALUES (?1, ?2, ?3, ?4)",
                                          "iitt", wm_sql_new_id (), id, clean, today),
                              error);
}

gboolean
wm_legal_hold_release (WmStore *store, const char *person, GError **error)
{
  g_autofree char *today = wm_hiring_today ();
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL, FALSE);

  id = wm_hiring_find_person (store, person, error);
  return id != 0 && wm_hiring_begin (store, "release-hold", "person", person, error)
         && wm_hiring_finish (store,
                              wm_sql_run (store, error,
                                          "UPDATE legal_hold SET released = ?2"
                                          " WHERE person_id = ?1 AND released = ''",
                                          "it", id, today),
                              error);
}
