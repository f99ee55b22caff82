/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The steps of a path as jobs, one after another. A prerequisite counts also
 * through skills that are met: what comes between two steps and is known
 * already hands on what it builds on, or, where that is much, stands in the
 * order itself and takes no time.
 */
#include "learning/wm-order.h"
#include "learning/wm-path-private.h"

/* What a met skill hands on; more than this, and it becomes a job. */
#define MOST_HANDED_ON 8
#define NONE G_MAXUINT

/* A job is a step, or from @n_steps on a met skill that stands between. */
typedef struct
{
  WmMap *map;
  GPtrArray *steps; /* WmPathStep, sorted so that ties go well */
  guint *job;       /* per skill: its job, or NONE */
  GArray **handed;  /* per skill: jobs (guint) that a met one hands on */
  GArray *before;   /* guint: what comes before, job by job, in any order */
  GArray *owner;    /* guint: the job that each entry of @before is for */
  guint8 *in_question;
  guint n_jobs;
  guint *mark;   /* per job: the last skill that saw it, + 1 */
  GArray *found; /* guint: what one skill has before it */
} Jobs;

static void
jobs_clear (Jobs *self)
{
  for (guint i = 0; self->handed != NULL && i < self->map->skills->len; i++)
    g_clear_pointer (&self->handed[i], g_array_unref);
  g_free (self->handed);
  g_free (self->job);
  g_free (self->in_question);
  g_free (self->mark);
  g_clear_pointer (&self->before, g_array_unref);
  g_clear_pointer (&self->owner, g_array_unref);
  g_clear_pointer (&self->found, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Jobs, jobs_clear)

static int
compare_steps (gconstpointer a, gconstpointer b, gpointer data)
{
  const WmPathStep *left = *(WmPathStep *const *) a, *right = *(WmPathStep *const *) b;
  const WmSkill *one = wm_map_skill ((WmMap *) data, left->skill);
  const WmSkill *other = wm_map_skill ((WmMap *) data, right->skill);

  if (left->importance != right->importance)
    return (int) right->importance - (int) left->importance;
  if (one->unlocks->len != other->unlocks->len)
    return one->unlocks->len < other->unlocks->len ? 1 : -1;
  return (left->skill > right->skill) - (left->skill < right->skill);
}

/* Jobs directly before @skill, each once, into @found. Of a cycle between packs
 * only what goes up in depth counts. */
static void
find_before (Jobs *self, guint skill, GArray *found)
{
  const WmSkill *it = wm_map_skill (self->map, skill);

  for (guint i = 0; i < it->needs->len; i++)
    {
      guint below = g_array_index (it->needs, guint, i);
      GArray *handed = self->handed[below];

      if (!self->in_question[below] || wm_map_skill (self->map, below)->depth >= it->depth)
        continue;
      if (self->job[below] != NONE && self->mark[self->job[below]] != skill + 1)
        {
          self->mark[self->job[below]] = skill + 1;
          g_array_append_val (found, self->job[below]);
        }
      for (guint j = 0; handed != NULL && j < handed->len; j++)
        {
          guint job = g_array_index (handed, guint, j);

          if (self->mark[job] == skill + 1)
            continue;
          self->mark[job] = skill + 1;
          g_array_append_val (found, job);
        }
    }
}

static void
settle_skill (Jobs *self, guint skill)
{
  GArray *found = self->found;

  g_array_set_size (found, 0);
  find_before (self, skill, found);
  if (self->job[skill] == NONE)
    {
      if (found->len <= MOST_HANDED_ON)
        {
          self->handed[skill] = found->len > 0 ? g_array_copy (found) : NULL;
          return;
        }
      self->job[skill] = self->n_jobs++;
    }
  for (guint i = 0; i < found->len; i++)
    {
      g_array_append_val (self->before, g_array_index (found, guint, i));
      g_array_append_val (self->owner, self->job[skill]);
    }
}

static void
jobs_init (Jobs *self, WmMap *map, GArray *below, GPtrArray *steps)
{
  guint n = map->skills->len;

  self->map = map;
  self->steps = steps;
  self->job = g_new (guint, n + 1);
  self->handed = g_new0 (GArray *, n + 1);
  self->in_question = g_new0 (guint8, n + 1);
  self->mark = g_new0 (guint, below->len + 1);
  self->before = g_array_new (FALSE, FALSE, sizeof (guint));
  self->owner = g_array_new (FALSE, FALSE, sizeof (guint));
  self->found = g_array_new (FALSE, FALSE, sizeof (guint));
  self->n_jobs = steps->len;
  for (guint i = 0; i < n; i++)
    self->job[i] = NONE;
  for (guint i = 0; i < steps->len; i++)
    self->job[((WmPathStep *) steps->pdata[i])->skill] = i;
  for (guint i = 0; i < below->len; i++)
    self->in_question[g_array_index (below, guint, i)] = TRUE;
  /* @below goes up in depth, so what is below a skill is settled before it. */
  for (guint i = 0; i < below->len; i++)
    settle_skill (self, g_array_index (below, guint, i));
}

static gint64
weight_of (const WmPathStep *step)
{
  switch (step->importance)
    {
    case WM_IMPORTANCE_MUST:
      return WM_PATH_WEIGHT_MUST;
    case WM_IMPORTANCE_SHOULD:
      return WM_PATH_WEIGHT_SHOULD;
    case WM_IMPORTANCE_NICE:
      return WM_PATH_WEIGHT_NICE;
    default:
      return 0;
    }
}

/* Offsets and entries of what comes before each job */
static void
pack_before (Jobs *self, guint *first, guint *before)
{
  g_autofree guint *fill = NULL;

  for (guint i = 0; i < self->owner->len; i++)
    first[g_array_index (self->owner, guint, i) + 1]++;
  for (guint i = 0; i < self->n_jobs; i++)
    first[i + 1] += first[i];
  fill = g_memdup2 (first, (self->n_jobs + 1) * sizeof (guint));
  for (guint i = 0; i < self->owner->len; i++)
    before[fill[g_array_index (self->owner, guint, i)]++] = g_array_index (self->before, guint, i);
}

gboolean
wm_path_order (WmMap *map, GArray *below, GPtrArray *steps)
{
  g_auto (Jobs) jobs = { 0 };
  g_autofree gint64 *times = NULL;
  g_autofree gint64 *weights = NULL;
  g_autofree guint *first = NULL;
  g_autofree guint *before = NULL;
  g_autofree guint *order = NULL;
  g_autofree gpointer *sorted = g_new (gpointer, steps->len + 1);
  gboolean proven = TRUE;
  guint n_sorted = 0;

  g_ptr_array_sort_with_data (steps, compare_steps, map);
  jobs_init (&jobs, map, below, steps);
  times = g_new0 (gint64, jobs.n_jobs + 1);
  weights = g_new0 (gint64, jobs.n_jobs + 1);
  for (guint i = 0; i < steps->len; i++)
    {
      times[i] = MAX (((WmPathStep *) steps->pdata[i])->minutes, 1);
      weights[i] = weight_of (steps->pdata[i]);
    }
  first = g_new0 (guint, jobs.n_jobs + 2);
  before = g_new (guint, jobs.before->len + 1);
  pack_before (&jobs, first, before);

  order
    = wm_order_compute (&(WmOrderProblem){ jobs.n_jobs, times, weights, first, before }, &proven);
  for (guint i = 0; i < jobs.n_jobs; i++)
    if (order[i] < steps->len)
      sorted[n_sorted++] = steps->pdata[order[i]];
  for (guint i = 0; i < n_sorted; i++)
    steps->pdata[i] = sorted[i];
  return proven;
}
