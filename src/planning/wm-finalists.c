/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finalists beside each other: what interviews showed, what each would need, and
 * what the team has already.
 */
#include "config.h"

#include "planning/wm-finalists.h"

static void
finalist_free (gpointer data)
{
  WmFinalist *it = data;

  wm_debrief_free (it->debrief);
  g_free (it->need.fault);
  g_free (it);
}

void
wm_finalists_free (WmFinalists *it)
{
  if (it == NULL)
    return;
  g_ptr_array_unref (it->list);
  g_ptr_array_unref (it->closed);
  g_ptr_array_unref (it->closed_why);
  g_array_unref (it->skills);
  g_free (it->team_can);
  g_free (it);
}

const WmDebriefSkill *
wm_finalist_skill (const WmFinalist *it, guint skill)
{
  for (guint i = 0; i < it->debrief->skills->len; i++)
    if (wm_debrief_skill (it->debrief, i)->skill == skill)
      return wm_debrief_skill (it->debrief, i);
  return NULL;
}

/* ---- what each would need --------------------------------------------------- */

/* A skill is learnt by several activities, and counts once. */
static gboolean
is_first_of (const WmCompiled *compiled, guint index)
{
  const WmActivity *activity
    = ((const WmCompiledActivity *) compiled->activities->pdata[index])->activity;

  for (guint i = 0; i < index; i++)
    {
      const WmCompiledActivity *it = compiled->activities->pdata[i];

      if (it->kind == WM_COMPILED_LEARN && it->activity->skills->len > 0
          && activity->skills->len > 0
          && g_str_equal (it->activity->skills->pdata[0], activity->skills->pdata[0]))
        return FALSE;
    }
  return TRUE;
}

WmOnboardingNeed
wm_onboarding_need_count (const WmCompiled *compiled)
{
  WmOnboardingNeed need = { 0 };

  for (guint i = 0; i < compiled->activities->len; i++)
    {
      const WmCompiledActivity *it = g_ptr_array_index (compiled->activities, i);

      if (it->kind == WM_COMPILED_OWN)
        continue;
      need.weeks = MAX (need.weeks, (guint) it->week);
      need.minutes += MAX (it->activity->minutes, 0);
      need.checks += it->kind == WM_COMPILED_CHECK;
      need.learning += it->kind == WM_COMPILED_LEARN && is_first_of (compiled, i);
    }
  need.checks += compiled->tried->len;
  need.left_out = compiled->left_out->len;
  return need;
}

static void
find_need (WmFinalist *it, WmStore *store, WmMap *map, const char *role, int week_minutes,
           const GDate *start)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) evidence = wm_debrief_evidence (it->debrief);
  g_autoptr (GPtrArray) ratings
    = wm_ratings_load (store, map, it->debrief->application->person, &error);
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (WmCompiled) compiled = NULL;
  g_autoptr (WmPlan) plan = NULL;

  if (ratings != NULL)
    {
      shown = wm_shown_from_hire (map, evidence, ratings);
      plan = wm_plan_compile_preview (store, map,
                                      &(WmCompileRequest){
                                        .person = it->debrief->application->person,
                                        .role = role,
                                        .start = *start,
                                        .week_minutes = week_minutes,
                                        .shown = shown,
                                      },
                                      &compiled, &error);
    }
  if (plan != NULL)
    it->need = wm_onboarding_need_count (compiled);
  else
    it->need.fault = g_strdup (error->message);
}

/* ---- what the team has ------------------------------------------------------ */

static gboolean
is_finalist (const WmFinalists *self, const char *person)
{
  for (guint i = 0; i < self->list->len; i++)
    if (g_str_equal (wm_finalist (self, i)->debrief->application->person, person))
      return TRUE;
  return FALSE;
}

/* Whoever was hired for this very job is no help to herself. */
static gboolean
count_team (WmFinalists *self, WmStore *store, WmMap *map, GError **error)
{
  g_autoptr (GPtrArray) people = wm_people_list (store, error);

  self->team_can = g_new0 (guint, self->loop->skills->len + 1);
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const WmPerson *person = g_ptr_array_index (people, i);
      g_autoptr (GPtrArray) ratings = NULL;

      if (g_str_equal (person->kind, "candidate") || is_finalist (self, person->slug))
        continue;
      ratings = wm_ratings_load (store, map, person->slug, error);
      if (ratings == NULL)
        return FALSE;
      self->team++;
      for (guint j = 0; j < self->loop->skills->len; j++)
        {
          const WmLoopSkill *skill = wm_loop_skill (self->loop, j);
          int index = wm_map_find_skill (map, skill->slug);
          int level
            = index >= 0 ? ((const WmRating *) g_ptr_array_index (ratings, index))->level : -1;

          self->team_can[j] += level >= MAX (skill->level, 0);
        }
    }
  return people != NULL;
}

/* ---- all of it -------------------------------------------------------------- */

static gboolean
is_final (const WmApplication *it)
{
  return it->submitted > 0 && !g_str_equal (it->status, "rejected")
         && !g_str_equal (it->status, "withdrawn");
}

static gboolean
add (WmFinalists *self, WmStore *store, WmMap *map, const WmApplication *it, GError **error)
{
  g_autoptr (GError) failure = NULL;
  WmDebrief *debrief = wm_debrief_load (store, map, it->slug, &failure);
  WmFinalist *finalist;

  if (debrief == NULL && g_error_matches (failure, WM_ERROR, WM_ERROR_SEALED))
    {
      g_ptr_array_add (self->closed, g_strdup (it->name));
      g_ptr_array_add (self->closed_why, g_strdup (failure->message));
      return TRUE;
    }
  if (debrief == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  finalist = g_new0 (WmFinalist, 1);
  finalist->debrief = debrief;
  g_ptr_array_add (self->list, finalist);
  self->loop = debrief->loop;
  return TRUE;
}

gboolean
wm_finalists_tried (const WmFinalists *self, guint skill)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const WmDebriefSkill *it = wm_finalist_skill (wm_finalist (self, i), skill);

      if (it != NULL && it->shown != WM_SHOWN_NEVER)
        return TRUE;
    }
  return FALSE;
}

/* Musts first, each group in the job's order */
static void
choose_skills (WmFinalists *self)
{
  for (int must = 1; must >= 0; must--)
    for (guint i = 0; i < self->loop->skills->len; i++)
      if ((wm_loop_skill (self->loop, i)->importance == WM_IMPORTANCE_MUST) == must
          && (must || wm_finalists_tried (self, i)))
        g_array_append_val (self->skills, i);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const WmApplication *left = (*(WmFinalist *const *) a)->debrief->application;
  const WmApplication *right = (*(WmFinalist *const *) b)->debrief->application;
  int order = g_utf8_collate (left->name, right->name);

  return order != 0 ? order : g_strcmp0 (left->slug, right->slug);
}

static gboolean
fill (WmFinalists *self, WmStore *store, WmMap *map, const WmJob *job, int week_minutes,
      const GDate *start, GError **error)
{
  if (self->list->len == 0)
    return TRUE;
  g_ptr_array_sort (self->list, compare_names);
  choose_skills (self);
  for (guint i = 0; i < self->list->len; i++)
    find_need (wm_finalist (self, i), store, map, job->role,
               week_minutes > 0 ? week_minutes : WM_FINALIST_WEEK_MINUTES, start);
  return count_team (self, store, map, error);
}

WmFinalists *
wm_finalists_load (WmStore *store, WmMap *map, const char *job, int week_minutes,
                   const GDate *start, GError **error)
{
  g_autoptr (WmFinalists) self = NULL;
  g_autoptr (WmJob) it = NULL;
  g_autoptr (GPtrArray) applications = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && job != NULL, NULL);

  self = g_new0 (WmFinalists, 1);
  self->list = g_ptr_array_new_with_free_func (finalist_free);
  self->closed = g_ptr_array_new_with_free_func (g_free);
  self->closed_why = g_ptr_array_new_with_free_func (g_free);
  self->skills = g_array_new (FALSE, FALSE, sizeof (guint));
  it = wm_job_find (store, job, error);
  applications = it != NULL ? wm_applications_list (store, it->slug, error) : NULL;
  for (guint i = 0; applications != NULL && i < applications->len; i++)
    if (is_final (applications->pdata[i])
        && !add (self, store, map, applications->pdata[i], error))
      return NULL;
  return applications != NULL && fill (self, store, map, it, week_minutes, start, error)
           ? g_steal_pointer (&self)
           : NULL;
}
