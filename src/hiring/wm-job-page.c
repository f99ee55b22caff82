/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A job as its reader sees it.
 */
#include "config.h"

#include "hiring/wm-job-page.h"

#include "hiring/wm-hiring-private.h"
#include "onboarding/wm-template.h"

#define MOST_SELF_TESTS 8

static void
outline_free (gpointer data)
{
  WmJobOutline *it = data;

  g_free (it->name);
  g_ptr_array_unref (it->goals);
  g_free (it);
}

void
wm_job_page_free (WmJobPage *page)
{
  if (page == NULL)
    return;
  g_clear_pointer (&page->job, wm_job_free);
  g_clear_pointer (&page->loop, wm_loop_free);
  g_clear_pointer (&page->seniority, wm_seniority_free);
  g_ptr_array_unref (page->duties);
  g_ptr_array_unref (page->self_tests);
  g_ptr_array_unref (page->outline);
  g_free (page->about);
  g_free (page);
}

/* Texts of a list in a column of JSON, or in its translation. "->" leaves JSON what it is:
 * a text alone, in the place of a list, is one of one text. */
#define TEXTS(list, column, table, which)                                                          \
  "SELECT v.value FROM " table " t, json_each (coalesce ("                                         \
  " nullif (t.extra -> ('$.translations.\"' || ?1 || '\"." list "'), 'null'), " column            \
  ", '[]')) v"                                                                                     \
  " WHERE " which " AND v.type = 'text' ORDER BY v.key"

static gboolean
take_texts (GPtrArray *list, WmRows *rows, GError **error)
{
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    g_ptr_array_add (list, g_strdup (wm_rows_text (rows, 0)));
  return !failed;
}

static gboolean
load_duties (WmJobPage *page, WmStore *store, const char *tag, GError **error)
{
  g_autoptr (WmRows) rows
    = wm_sql_query (store, error,
                    TEXTS ("responsibilities", "t.extra -> '$.responsibilities'", "role",
                           "t.slug = ?2"),
                    "tt", tag, page->job->role);

  return take_texts (page->duties, rows, error);
}

/* What the template of a plan for the role begins with: a day says little to a reader. */
static gboolean
load_outline (WmJobPage *page, WmStore *store, const char *tag, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (
    store, error,
    "SELECT m.id, coalesce (json_extract (m.extra, '$.translations.\"' || ?1 || '\".name'),"
    " m.name) FROM template_milestone m WHERE m.horizon IN ('week', 'month', 'quarter')"
    " AND m.template_id = ?2 ORDER BY m.sort, m.id",
    "ti", tag, wm_template_find_for (store, page->job->role));
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      WmJobOutline *it = g_new0 (WmJobOutline, 1);
      g_autoptr (WmRows) goals = NULL;

      it->name = g_strdup (wm_rows_text (rows, 1));
      it->goals = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (page->outline, it);
      goals = wm_sql_query (store, error, TEXTS ("goals", "t.goals", "template_milestone",
                                                 "t.id = ?2"),
                            "ti", tag, wm_rows_int (rows, 0));
      failed = !take_texts (it->goals, goals, error);
    }
  return !failed;
}

static gboolean
is_required (const WmLoop *loop, WmMap *map, const WmQuestion *question)
{
  for (guint i = 0; i < question->skills->len; i++)
    {
      guint skill = g_array_index (question->skills, guint, i);
      int index = wm_loop_find_skill (loop, wm_map_skill (map, skill)->slug);

      if (index >= 0 && wm_loop_skill (loop, index)->importance == WM_IMPORTANCE_MUST)
        return TRUE;
    }
  return question->skills->len == 0;
}

static void
choose_self_tests (WmJobPage *page, WmMap *map)
{
  for (guint i = 0; i < map->questions->len && page->self_tests->len < MOST_SELF_TESTS; i++)
    {
      const WmQuestion *question = wm_map_question (map, i);

      if (g_str_equal (question->kind, "self-test") && is_required (page->loop, map, question))
        g_ptr_array_add (page->self_tests, g_strdup (question->text));
    }
}

static char *
find_about (const WmJob *job, WmMap *map)
{
  int role = wm_map_find_role (map, job->role);

  if (*job->description != '\0' || role < 0)
    return g_strdup (job->description);
  return g_strdup (wm_map_role (map, (guint) role)->description);
}

WmJobPage *
wm_job_page_load (WmStore *store, WmMap *map, const char *job, GError **error)
{
  g_autoptr (WmJobPage) page = NULL;
  g_autofree char *tag = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && job != NULL, NULL);

  page = g_new0 (WmJobPage, 1);
  page->duties = g_ptr_array_new_with_free_func (g_free);
  page->self_tests = g_ptr_array_new_with_free_func (g_free);
  page->outline = g_ptr_array_new_with_free_func (outline_free);
  page->job = wm_job_find (store, job, error);
  page->loop = page->job != NULL ? wm_loop_load (store, map, page->job->slug, error) : NULL;
  page->seniority = page->loop != NULL ? wm_seniority_load (store, map, error) : NULL;
  tag = wm_hiring_content_tag (store, map->locale);
  if (page->seniority == NULL || !load_duties (page, store, tag, error)
      || !load_outline (page, store, tag, error))
    return NULL;
  page->about = find_about (page->job, map);
  choose_self_tests (page, map);
  return g_steal_pointer (&page);
}
