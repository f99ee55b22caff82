/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of evidence: what was shown of each skill that is asked for.
 */
#include "config.h"

#include "planning/wm-shown.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hiring/wm-debrief.h"
#include "hiring/wm-job.h"

WmShownSkill *
wm_shown_skill_new (guint skill, int target, WmImportance importance, WmProven shown, int level)
{
  WmShownSkill *self = g_new0 (WmShownSkill, 1);

  *self = (WmShownSkill){ skill, target, importance, shown, level,
                          g_ptr_array_new_with_free_func ((GDestroyNotify) wm_why_free) };
  return self;
}

void
wm_shown_skill_free (WmShownSkill *shown)
{
  g_ptr_array_unref (shown->evidence);
  g_free (shown);
}

const char *
wm_proven_to_string (WmProven shown)
{
  static const char *const words[] = { "met", "short", "unproven", "never_tried" };

  return words[shown];
}

static WmWhy *
why_of_rating (const WmRating *rating)
{
  WmWhy *why = g_new0 (WmWhy, 1);

  why->level = rating->level;
  why->source_kind = g_strdup (rating->kind);
  why->assessor = g_strdup (rating->assessor);
  why->date = g_strdup (rating->date);
  why->sentence = g_strdup (rating->evidence);
  return why;
}

GPtrArray *
wm_shown_from_ratings (WmMap *map, guint role, GPtrArray *ratings)
{
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_shown_skill_free);
  GArray *wanted = wm_map_role (map, role)->requirements;

  for (guint i = 0; i < wanted->len; i++)
    {
      const WmRequirement *it = &g_array_index (wanted, WmRequirement, i);
      const WmRating *rating = g_ptr_array_index (ratings, it->skill);
      WmProven shown = rating->level < 0            ? WM_PROVEN_NEVER
                      : rating->level >= it->level ? WM_PROVEN_MET
                                                   : WM_PROVEN_SHORT;
      WmShownSkill *row
          = wm_shown_skill_new (it->skill, it->level, it->importance, shown, rating->level);

      if (rating->level >= 0)
        g_ptr_array_add (row->evidence, why_of_rating (rating));
      g_ptr_array_add (table, row);
    }
  return table;
}
static GPtrArray *
table_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) wm_shown_skill_free);
}

/* ---- from scorecards ---------------------------------------------------------------- */

static WmProven
proven_parse (const char *finding)
{
  for (int i = WM_PROVEN_MET; i < WM_PROVEN_NEVER; i++)
    if (g_str_equal (finding, wm_proven_to_string (i)))
      return i;
  return WM_PROVEN_NEVER;
}

/* A card that did not ask and says nothing is no evidence. */
static void
add_sources (WmShownSkill *row, GPtrArray *sources)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const WmHireSource *source = g_ptr_array_index (sources, i);
      WmWhy *why;

      if (g_str_equal (source->state, "not_asked") && *source->sentence == '\0')
        continue;
      why = g_new0 (WmWhy, 1);
      why->level = source->level;
      why->source_kind = g_strdup ("scorecard");
      why->source = g_strdup (source->card);
      why->assessor = g_strdup (source->assessor);
      why->date = g_strdup (source->date);
      why->sentence = g_strdup (source->sentence);
      g_ptr_array_add (row->evidence, why);
    }
}

static const char *
last_date (const WmShownSkill *row)
{
  const char *last = "";

  for (guint i = 0; i < row->evidence->len; i++)
    {
      const char *date = ((WmWhy *) g_ptr_array_index (row->evidence, i))->date;

      last = strcmp (date, last) > 0 ? date : last;
    }
  return last;
}

/* Has somebody else seen more since the interviews? */
static gboolean
is_newer (const WmRating *rating, const WmShownSkill *row)
{
  return rating->level >= 0
         && (g_strcmp0 (rating->kind, "manager") == 0 || g_strcmp0 (rating->kind, "check_in") == 0)
         && strcmp (rating->date, last_date (row)) > 0;
}

GPtrArray *
wm_shown_from_hire (WmMap *map, GPtrArray *evidence, GPtrArray *ratings)
{
  GPtrArray *table = table_new ();

  for (guint i = 0; i < evidence->len; i++)
    {
      const WmHireEvidence *it = g_ptr_array_index (evidence, i);
      int skill = wm_map_find_skill (map, it->skill);
      const WmRating *rating;
      WmShownSkill *row;

      if (skill < 0)
        continue;
      rating = g_ptr_array_index (ratings, (guint) skill);
      row = wm_shown_skill_new ((guint) skill, it->target, it->importance,
                                proven_parse (it->finding), it->level);
      add_sources (row, it->sources);
      if (is_newer (rating, row))
        {
          row->level = rating->level;
          row->shown = rating->level >= row->target ? WM_PROVEN_MET : WM_PROVEN_SHORT;
          g_ptr_array_insert (row->evidence, 0, why_of_rating (rating));
        }
      g_ptr_array_add (table, row);
    }
  return table;
}

/* Was she hired for a job of that role? */
static gboolean
was_hired_for (WmStore *store, const char *person, const char *role)
{
  g_autofree char *slug = wm_hire_job (store, person);
  g_autoptr (WmJob) job = slug != NULL ? wm_job_find (store, slug, NULL) : NULL;

  return job != NULL && g_str_equal (job->role, role);
}

/* What a plan keeps of the evidence is all of it, also when she makes it herself; what of it she
 * reads is decided where it is read. */
static GPtrArray *
load_whole (WmStore *store, WmMap *map, const char *person, GError **error)
{
  g_autofree char *viewer = g_strdup (wm_store_get_viewer (store));
  GPtrArray *ratings;

  wm_store_set_viewer (store, NULL);
  ratings = wm_ratings_load (store, map, person, error);
  wm_store_set_viewer (store, viewer);
  return ratings;
}

GPtrArray *
wm_shown_load (WmStore *store, WmMap *map, const char *person, const char *role, GError **error)
{
  g_autoptr (GPtrArray) ratings = load_whole (store, map, person, error);
  g_autoptr (GPtrArray) evidence = NULL;
  int index = wm_map_find_role (map, role);

  if (ratings == NULL)
    return NULL;
  if (was_hired_for (store, person, role))
    {
      evidence = wm_hire_evidence_load (store, map, person, error);
      return evidence != NULL ? wm_shown_from_hire (map, evidence, ratings) : NULL;
    }
  return index >= 0 ? wm_shown_from_ratings (map, (guint) index, ratings) : table_new ();
}
