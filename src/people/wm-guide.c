/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of questions in a guided self-assessment. An answer speaks for
 * others along the prerequisites: who is strong in something likely knows what
 * it builds on, and who lacks something likely lacks what builds on it. So a
 * question is worth as many others as it settles, whichever way it goes (the
 * way knowledge space theory halves a space: J.-P. Doignon, J.-C. Falmagne,
 * "Spaces for the assessment of knowledge", 1985).
 */
#include "people/wm-guide.h"

#include "people/wm-implied.h"

/* Above this many skills only direct neighbours are counted. */
#define MOST_WALKED 1500

typedef struct
{
  WmMap *map;
  const int *levels;
  const guint8 *skipped;
  guint *known_by; /* per skill: who implies it, + 1 */
  guint *new_by;   /* per skill: what it lacks, + 1 */
  guint8 *importance;
  guint *worth;
} Guide;

static void
guide_clear (Guide *self)
{
  g_free (self->known_by);
  g_free (self->new_by);
  g_free (self->importance);
  g_free (self->worth);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Guide, guide_clear)

/* Spreads upward from each answer that says "no". */
static guint *
find_likely_new (WmMap *map, const int *levels)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  guint *by = g_new0 (guint, map->skills->len + 1);

  for (guint i = 0; i < map->skills->len; i++)
    if (levels[i] >= 0 && levels[i] <= WM_GUIDE_WEAK_LEVEL)
      {
        by[i] = i + 1;
        g_array_append_val (queue, i);
      }
  for (guint head = 0; head < queue->len; head++)
    {
      guint below = g_array_index (queue, guint, head);
      GArray *unlocks = wm_map_skill (map, below)->unlocks;

      for (guint i = 0; i < unlocks->len; i++)
        {
          guint above = g_array_index (unlocks, guint, i);

          if (by[above] != 0)
            continue;
          by[above] = by[below];
          g_array_append_val (queue, above);
        }
    }
  return by;
}

static gboolean
is_open (const Guide *self, guint skill)
{
  return self->levels[skill] < 0 && self->known_by[skill] == 0 && self->new_by[skill] == 0;
}

/* How many open skills lie on one side of @skill */
static guint
count_open (const Guide *self, guint skill, gboolean below, guint *seen, GArray *queue)
{
  guint count = 0;

  g_array_set_size (queue, 0);
  g_array_append_val (queue, skill);
  for (guint head = 0; head < queue->len; head++)
    {
      const WmSkill *it = wm_map_skill (self->map, g_array_index (queue, guint, head));
      GArray *next = below ? it->needs : it->unlocks;

      if (head > 0 && self->map->skills->len > MOST_WALKED)
        break;
      for (guint i = 0; i < next->len; i++)
        {
          guint other = g_array_index (next, guint, i);

          if (seen[other] == 2 * skill + below + 1)
            continue;
          seen[other] = 2 * skill + below + 1;
          count += is_open (self, other);
          g_array_append_val (queue, other);
        }
    }
  return count;
}

/* Both ways count, and the lesser one more: a question that settles much either
 * way is better than one that settles more on one of two answers. */
static void
compute_worth (Guide *self)
{
  guint n = self->map->skills->len;
  g_autofree guint *seen = g_new0 (guint, n + 1);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));

  self->worth = g_new0 (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      guint below, above;

      if (!is_open (self, i))
        continue;
      below = count_open (self, i, TRUE, seen, queue);
      above = count_open (self, i, FALSE, seen, queue);
      self->worth[i] = below + above + 2 * MIN (below, above);
    }
}

static void
find_importance (Guide *self, int role)
{
  self->importance = g_new0 (guint8, self->map->skills->len + 1);
  if (role < 0)
    return;
  for (guint i = 0; i < wm_map_role (self->map, role)->requirements->len; i++)
    {
      const WmRequirement *wanted
          = &g_array_index (wm_map_role (self->map, role)->requirements, WmRequirement, i);

      self->importance[wanted->skill] = MAX (wanted->importance, WM_IMPORTANCE_NICE);
    }
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const WmGuideItem *left = a, *right = b;
  const Guide *self = data;
  gboolean left_late = left->reason != WM_GUIDE_OPEN, right_late = right->reason != WM_GUIDE_OPEN;

  if (left_late != right_late)
    return left_late ? 1 : -1;
  if (self->importance[left->skill] != self->importance[right->skill])
    return (int) self->importance[right->skill] - (int) self->importance[left->skill];
  if (self->worth[left->skill] != self->worth[right->skill])
    return self->worth[left->skill] < self->worth[right->skill] ? 1 : -1;
  return (left->skill > right->skill) - (left->skill < right->skill);
}

GArray *
wm_guide_order (WmMap *map, int role, const int *levels, const int *confidence,
                const guint8 *skipped)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (WmGuideItem));
  g_auto (Guide) self = { map, levels, skipped };

  g_return_val_if_fail (map != NULL && levels != NULL, order);
  g_return_val_if_fail (role < (int) map->roles->len, order);

  self.known_by = wm_implied_compute (map, levels, confidence);
  self.new_by = find_likely_new (map, levels);
  find_importance (&self, role);
  compute_worth (&self);
  for (guint i = 0; i < map->skills->len; i++)
    {
      WmGuideItem item = { i, WM_GUIDE_OPEN, i };

      if (levels[i] >= 0 || (skipped != NULL && skipped[i]))
        continue;
      if (self.known_by[i] != 0)
        item = (WmGuideItem){ i, WM_GUIDE_LIKELY_KNOWN, self.known_by[i] - 1 };
      else if (self.new_by[i] != 0)
        item = (WmGuideItem){ i, WM_GUIDE_LIKELY_NEW, self.new_by[i] - 1 };
      g_array_append_val (order, item);
    }
  g_array_sort_with_data (order, compare_items, &self);
  return order;
}

WmGuideProgress
wm_guide_progress (WmMap *map, GArray *order, const int *levels, const guint8 *skipped)
{
  WmGuideProgress progress = { 0 };

  g_return_val_if_fail (map != NULL && order != NULL && levels != NULL, progress);

  for (guint i = 0; i < map->skills->len; i++)
    {
      progress.answered += levels[i] >= 0;
      progress.skipped += levels[i] < 0 && skipped != NULL && skipped[i];
    }
  for (guint i = 0; i < order->len; i++)
    if (g_array_index (order, WmGuideItem, i).reason == WM_GUIDE_OPEN)
      progress.open++;
    else
      progress.likely++;
  return progress;
}

/* Skills that an answer places, itself included, in tenths: before there are
 * answers, what a simulation on the built-in map found (34 for 78). It weighs
 * as much as five answers. */
#define PLACED_AT_FIRST 23
#define WEIGHT_AT_FIRST 5

guint
wm_guide_minutes_left (const WmGuideProgress *progress)
{
  guint placed, seconds;

  g_return_val_if_fail (progress != NULL, 0);

  placed = ((progress->answered + progress->likely) * 10 + PLACED_AT_FIRST * WEIGHT_AT_FIRST)
           / (progress->answered + WEIGHT_AT_FIRST);
  seconds = progress->open * WM_GUIDE_SECONDS * 10 / MAX (10, placed);
  return (seconds + 59) / 60;
}

/* ---- what was skipped -------------------------------------------------------- */

static char *
setting_key (const char *person)
{
  return g_strconcat ("assess.skipped.", person, NULL);
}

guint8 *
wm_guide_load_skipped (WmStore *store, WmMap *map, const char *person)
{
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;
  g_auto (GStrv) slugs = NULL;
  guint8 *skipped;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && person != NULL, NULL);

  key = setting_key (person);
  value = wm_store_get_setting (store, key);
  slugs = g_strsplit (value != NULL ? value : "", " ", -1);
  skipped = g_new0 (guint8, map->skills->len + 1);
  for (guint i = 0; slugs[i] != NULL; i++)
    {
      int skill = wm_map_find_skill (map, slugs[i]);

      if (skill >= 0)
        skipped[skill] = TRUE;
    }
  return skipped;
}

gboolean
wm_guide_skip (WmStore *store, const char *person, const char *skill, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;
  g_autofree char *longer = NULL;
  g_auto (GStrv) slugs = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL && skill != NULL, FALSE);

  key = setting_key (person);
  value = wm_store_get_setting (store, key);
  slugs = g_strsplit (value != NULL ? value : "", " ", -1);
  if (g_strv_contains ((const char *const *) slugs, skill))
    return TRUE;
  longer = value != NULL && *value != '\0' ? g_strconcat (value, " ", skill, NULL)
                                           : g_strdup (skill);
  return wm_store_set_setting (store, key, longer, error);
}

gboolean
wm_guide_forget_skipped (WmStore *store, const char *person, GError **error)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL, FALSE);

  key = setting_key (person);
  return wm_store_set_setting (store, key, "", error);
}

int
wm_guide_likely_role (WmMap *map, GPtrArray *people)
{
  g_autofree guint *aims = NULL;
  int best = -1;

  g_return_val_if_fail (map != NULL && people != NULL, -1);

  aims = g_new0 (guint, map->roles->len + 1);
  for (guint i = 0; i < people->len; i++)
    {
      const WmPerson *person = g_ptr_array_index (people, i);
      int role = wm_map_find_role (map, person->target_role);

      if (role >= 0)
        aims[role]++;
    }
  for (guint i = 0; i < map->roles->len; i++)
    if (best < 0 || aims[i] > aims[best]
        || (aims[i] == aims[best]
            && wm_map_role (map, i)->requirements->len
                   > wm_map_role (map, (guint) best)->requirements->len))
      best = (int) i;
  return best;
}
