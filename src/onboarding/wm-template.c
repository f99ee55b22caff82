/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library of templates: listed, read, renamed, deleted.
 */
#include "config.h"

#include "onboarding/wm-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "map/wm-edit-private.h"
#include "map/wm-map-private.h"
#include "onboarding/wm-plan-private.h"

/* ---- the list ---------------------------------------------------------------------- */

void
wm_template_summary_free (WmTemplateSummary *summary)
{
  g_free (summary->slug);
  g_free (summary->name);
  g_free (summary->role);
  g_free (summary->pack_name);
  g_free (summary->based_on);
  g_free (summary);
}

char *
wm_template_own_pack (WmStore *store)
{
  return wm_store_get_setting (store, WM_EDIT_OWN_PACK);
}

static WmTexts *
load_texts (WmStore *store, const char *locale, GError **error)
{
  g_autofree char *current = locale == NULL ? wm_locale_current () : NULL;

  return wm_texts_load (store, locale != NULL ? locale : current, error);
}

static WmTemplateSummary *
read_summary (WmTexts *texts, WmRows *rows, const char *own)
{
  WmTemplateSummary *it = g_new0 (WmTemplateSummary, 1);

  it->slug = g_strdup (wm_rows_text (rows, 2));
  it->name = wm_texts_get (texts, wm_rows_int (rows, 1), "onboarding_template",
                           wm_rows_int (rows, 0), "name", wm_rows_text (rows, 3));
  it->role = g_strdup (wm_rows_text (rows, 4));
  it->pack_name = wm_texts_get (texts, wm_rows_int (rows, 1), "pack", wm_rows_int (rows, 1),
                                "name", wm_rows_text (rows, 5));
  it->version = (int) wm_rows_int (rows, 6);
  it->based_on = g_strdup (wm_rows_text (rows, 7));
  it->is_old = wm_rows_int (rows, 8) != 0;
  it->activities = (guint) wm_rows_int (rows, 9);
  it->plans = (guint) wm_rows_int (rows, 10);
  it->is_own = g_strcmp0 (own, wm_rows_text (rows, 11)) == 0;
  return it;
}

/* Moves what stands at @at, and the versions before it, from @all to @sorted. */
static void
take_family (GPtrArray *all, guint at, GPtrArray *sorted)
{
  while (at < all->len)
    {
      WmTemplateSummary *it = g_ptr_array_steal_index (all, at);

      g_ptr_array_add (sorted, it);
      for (at = 0; at < all->len; at++)
        if (strcmp (((WmTemplateSummary *) all->pdata[at])->slug, it->based_on) == 0)
          break;
    }
}

static GPtrArray *
by_family (GPtrArray *all)
{
  GPtrArray *sorted
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_template_summary_free);

  for (guint i = 0; i < all->len;)
    if (((WmTemplateSummary *) g_ptr_array_index (all, i))->is_old)
      i++;
    else
      {
        take_family (all, i, sorted);
        i = 0;
      }
  /* An old version of which two later ones were made is told once. */
  while (all->len > 0)
    take_family (all, 0, sorted);
  return sorted;
}

gint64
wm_template_find_for (WmStore *store, const char *role)
{
  g_return_val_if_fail (WM_IS_STORE (store), 0);

  return wm_sql_int (store, 0,
                     WM_TEMPLATE_LATER
                     "SELECT t.id FROM onboarding_template t" WM_TEMPLATE_JOIN_LATER ("t")
                     " WHERE ?1 IS NULL OR t.role = ?1 ORDER BY " WM_TEMPLATE_IS_OLD ("t") ","
                     " t.sort, (SELECT slug FROM pack WHERE id = t.pack_id), t.slug LIMIT 1",
                     "t", role);
}

GPtrArray *
wm_template_list (WmStore *store, const char *locale, GError **error)
{
  g_autoptr (WmTexts) texts = load_texts (store, locale, error);
  g_autoptr (GPtrArray) all
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_template_summary_free);
  g_autofree char *own = wm_template_own_pack (store);
  g_autoptr (WmRows) rows
      = texts == NULL
            ? NULL
            : wm_sql_query (store, error,
                            WM_TEMPLATE_LATER
                            "SELECT t.id, t.pack_id, t.slug, t.name, t.role, p.name,"
                            " " WM_TEMPLATE_VERSION ("t") ","
                            " coalesce (t.extra ->> '$.isBasedOn', ''),"
                            " " WM_TEMPLATE_IS_OLD ("t") ","
                            " (SELECT count (*) FROM template_activity a"
                            "  WHERE a.template_id = t.id),"
                            " (SELECT count (*) FROM onboarding_plan o WHERE o.template = t.slug),"
                            " p.slug"
                            " FROM onboarding_template t JOIN pack p ON p.id = t.pack_id"
                            WM_TEMPLATE_JOIN_LATER ("t")
                            " ORDER BY p.slug, t.sort, t.slug",
                            "");

  while (wm_rows_step (rows))
    g_ptr_array_add (all, read_summary (texts, rows, own));
  return texts != NULL && wm_rows_end (rows, error) ? by_family (all) : NULL;
}

const WmTemplateSummary *
wm_template_find_summary (GPtrArray *templates, const char *slug)
{
  for (guint i = 0; templates != NULL && i < templates->len; i++)
    {
      const WmTemplateSummary *it = g_ptr_array_index (templates, i);

      if (g_strcmp0 (it->slug, slug) == 0)
        return it;
    }
  return NULL;
}

/* ---- one of them ------------------------------------------------------------------- */

typedef struct
{
  WmStore *store;
  WmTexts *texts;
  gint64 id, pack;
  WmPlan *plan;
} Load;

static char *
told (Load *load, const char *kind, gint64 id, const char *field, const char *text)
{
  return wm_texts_get (load->texts, load->pack, kind, id, field, text != NULL ? text : "");
}

static gboolean
load_head (Load *load, const char *slug, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (load->store, error,
                      "SELECT id, pack_id, name, role FROM onboarding_template WHERE slug = ?",
                      "t", slug);

  if (rows == NULL)
    return FALSE;
  if (!wm_rows_next (rows, error))
    {
      if (error != NULL && *error == NULL)
        (void) wm_edit_find (load->store, WM_EDIT_TEMPLATE, slug, error);
      return FALSE;
    }
  load->id = wm_rows_int (rows, 0);
  load->pack = wm_rows_int (rows, 1);
  g_free (load->plan->name);
  load->plan->name
      = told (load, "onboarding_template", load->id, "name", wm_rows_text (rows, 2));
  wm_plan_set_text (&load->plan->role, wm_rows_text (rows, 3));
  wm_plan_set_text (&load->plan->slug, slug);
  wm_plan_set_text (&load->plan->template_slug, slug);
  return TRUE;
}

static void
add_milestone (Load *load, WmRows *rows)
{
  WmMilestone *it = wm_milestone_new ();
  g_autoptr (GPtrArray) goals = wm_goals_parse (wm_rows_text (rows, 5));

  it->id = wm_rows_int (rows, 0);
  wm_plan_set_text (&it->slug, wm_rows_text (rows, 1));
  g_free (it->name);
  it->name = told (load, "template_milestone", it->id, "name", wm_rows_text (rows, 2));
  it->horizon = wm_horizon_parse (wm_rows_text (rows, 3));
  wm_plan_set_text (&it->offset, wm_rows_text (rows, 4));
  for (guint i = 0; i < goals->len; i++)
    {
      g_autofree char *field = g_strdup_printf ("goals/%u", i);

      g_ptr_array_add (it->goals, told (load, "template_milestone", it->id, field,
                                        g_ptr_array_index (goals, i)));
    }
  g_ptr_array_add (load->plan->milestones, it);
}

static gboolean
load_milestones (Load *load, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (load->store, error,
                      "SELECT id, slug, name, horizon, \"offset\", goals FROM template_milestone"
                      " WHERE template_id = ? ORDER BY sort, id",
                      "i", load->id);

  while (wm_rows_step (rows))
    add_milestone (load, rows);
  return wm_rows_end (rows, error);
}

/* When each counts as reached */
static gboolean
load_criteria (Load *load, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (load->store, error,
                      "SELECT m.slug, s.value ->> '$.skill', s.value ->> '$.level'"
                      " FROM template_milestone m, json_each (m.extra, '$.skills') s"
                      " WHERE m.template_id = ? ORDER BY m.sort, m.id, s.key",
                      "i", load->id);

  while (wm_rows_step (rows))
    {
      WmMilestone *milestone = wm_plan_find_milestone (load->plan, wm_rows_text (rows, 0));
      WmMilestoneSkill skill
          = { g_strdup (wm_rows_text (rows, 1)), (int) wm_rows_int (rows, 2) };

      g_array_append_val (milestone->skills, skill);
    }
  return wm_rows_end (rows, error);
}

static void
split (const char *words, GPtrArray *into)
{
  g_auto (GStrv) parts = g_strsplit (words != NULL ? words : "", " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (into, g_strdup (parts[i]));
}

static WmAnchor
anchor_of (WmRows *rows)
{
  const char *anchor = wm_rows_text (rows, 11);

  return g_strcmp0 (anchor, "milestone") == 0  ? WM_ANCHOR_MILESTONE
         : g_strcmp0 (anchor, "activity") == 0 ? WM_ANCHOR_ACTIVITY
         : wm_rows_int (rows, 6) == 0          ? WM_ANCHOR_FIXED
                                               : WM_ANCHOR_START;
}

static void
add_activity (Load *load, WmRows *rows)
{
  WmActivity *it = wm_activity_new ();
  WmMilestone *milestone = wm_plan_find_milestone (load->plan, wm_rows_text (rows, 2));

  it->id = wm_rows_int (rows, 0);
  wm_plan_set_text (&it->slug, wm_rows_text (rows, 1));
  g_free (it->name);
  it->name = told (load, "template_activity", it->id, "name", wm_rows_text (rows, 3));
  g_free (it->description);
  it->description
      = told (load, "template_activity", it->id, "description", wm_rows_text (rows, 4));
  wm_plan_set_text (&it->owner, wm_rows_text (rows, 5));
  it->due_day = (int) wm_rows_int (rows, 6);
  it->minutes = wm_duration_minutes (wm_rows_text (rows, 7));
  split (wm_rows_text (rows, 8), it->skills);
  split (wm_rows_text (rows, 9), it->resources);
  split (wm_rows_text (rows, 10), it->depends_on);
  it->anchor = anchor_of (rows);
  wm_plan_set_text (&it->due_ref, wm_rows_text (rows, 12));
  it->duration = (int) wm_rows_int (rows, 13);
  wm_plan_set_text (&it->proof, wm_rows_text (rows, 14));
  g_ptr_array_add (milestone != NULL ? milestone->activities : load->plan->loose, it);
}

static gboolean
load_activities (Load *load, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (load->store, error,
                      "SELECT id, slug, milestone, name, description, owner, due_day,"
                      " time_required, skills, resources, depends_on, due_anchor, due_ref,"
                      " duration, proof FROM template_activity"
                      " WHERE template_id = ? ORDER BY sort, id",
                      "i", load->id);

  while (wm_rows_step (rows))
    add_activity (load, rows);
  return wm_rows_end (rows, error);
}

WmPlan *
wm_template_load (WmStore *store, const char *slug, const char *locale, GError **error)
{
  g_autoptr (WmPlan) plan = wm_plan_new ();
  g_autoptr (WmTexts) texts = load_texts (store, locale, error);
  g_autoptr (GError) inner = NULL;
  Load load = { .store = store, .texts = texts, .plan = plan };

  if (texts == NULL)
    return NULL;
  if (load_head (&load, slug, &inner) && load_milestones (&load, &inner)
      && load_criteria (&load, &inner) && load_activities (&load, &inner))
    return g_steal_pointer (&plan);
  g_propagate_error (error, g_steal_pointer (&inner));
  return NULL;
}

/* ---- name and end ------------------------------------------------------------------- */

gboolean
wm_template_rename (WmStore *store, const char *slug, const char *name, GError **error)
{
  static const WmEditText place
      = { "name", "UPDATE onboarding_template SET name = ?1 WHERE id = ?2" };
  gint64 id = wm_edit_find (store, WM_EDIT_TEMPLATE, slug, error);

  if (id == 0 || !wm_edit_begin (store, "rename-template", WM_EDIT_TEMPLATE, slug, error))
    return FALSE;
  return wm_edit_end (store,
                      wm_edit_text (store, WM_EDIT_TEMPLATE, id, &place, name, TRUE,
                                    _ ("name of the template"), error),
                      error);
}

gboolean
wm_template_delete (WmStore *store, const char *slug, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM translation WHERE kind = 'template_milestone' AND entity_id IN"
    " (SELECT id FROM template_milestone WHERE template_id = ?)",
    "DELETE FROM translation WHERE kind = 'template_activity' AND entity_id IN"
    " (SELECT id FROM template_activity WHERE template_id = ?)",
    "DELETE FROM translation WHERE kind = 'onboarding_template' AND entity_id = ?",
    "DELETE FROM template_milestone WHERE template_id = ?",
    "DELETE FROM template_activity WHERE template_id = ?",
    "DELETE FROM onboarding_template WHERE id = ?",
  };
  gint64 id = wm_edit_find (store, WM_EDIT_TEMPLATE, slug, error);
  gboolean done = TRUE;

  if (id == 0 || !wm_edit_begin (store, "delete-template", WM_EDIT_TEMPLATE, slug, error))
    return FALSE;
  for (guint i = 0; done && i < G_N_ELEMENTS (statements); i++)
    done = wm_sql_run (store, error, statements[i], "i", id);
  return wm_edit_end (store, done, error);
}
