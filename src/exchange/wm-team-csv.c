/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The team as a table: one row a rating, headed as the import reads it.
 */
#include "config.h"

#include "exchange/wm-csv.h"
#include "exchange/wm-exchange.h"
#include "store/wm-sql.h"

static const char *const headings[]
  = { "person", "title", "target role", "skill",      "level",
      "kind",   "date",  "assessor",    "confidence", "evidence" };

/* Who was not assessed has a row too. Candidates are no part of the team. What interviewers wrote
 * of the viewer (?1) is not for her: wm-withheld.h. */
#define RATINGS                                                                                    \
  "SELECT p.name, p.label, p.target_role, s.slug, r.level, a.kind, a.date,"                        \
  " coalesce (q.name, a.assessor), r.confidence,"                                                  \
  " CASE WHEN a.kind = 'interview' AND p.slug = ?1 THEN '' ELSE r.evidence END FROM person p"      \
  " LEFT JOIN (assessment a JOIN skill_rating r ON r.assessment_id = a.id"                         \
  "  JOIN skill s ON s.id = r.skill_id) ON a.person_id = p.id"                                     \
  " LEFT JOIN person q ON q.slug = a.assessor"                                                     \
  " WHERE p.kind <> 'candidate' ORDER BY p.name, p.slug, s.slug, a.date, a.slug"

GBytes *
wm_export_team_csv (WmStore *store, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (WmRows) rows = NULL;
  const int last = G_N_ELEMENTS (headings) - 1;

  g_return_val_if_fail (WM_IS_STORE (store), NULL);

  rows = wm_sql_query (store, error, RATINGS, "t", wm_store_get_viewer (store));
  for (int i = 0; i <= last; i++)
    wm_csv_append (out, headings[i], i == last);
  while (wm_rows_step (rows))
    for (int i = 0; i <= last; i++)
      {
        const char *text = wm_rows_text (rows, i);

        wm_csv_append (out, text != NULL ? text : "", i == last);
      }
  return wm_rows_end (rows, error) ? g_string_free_to_bytes (g_steal_pointer (&out)) : NULL;
}
