/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards side by side: pure.
 */
#include "config.h"

#include "hiring/wm-debrief-private.h"

static const char *const shown_names[] = { "never", "tried", "short", "strong" };

const char *
wm_shown_to_string (WmShown shown)
{
  g_return_val_if_fail (shown < G_N_ELEMENTS (shown_names), "");

  return shown_names[shown];
}

void
wm_debrief_skill_free (gpointer data)
{
  WmDebriefSkill *it = data;

  g_array_unref (it->entries);
  g_free (it->note);
  g_free (it);
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  int left = *(const int *) a, right = *(const int *) b;

  return (left > right) - (left < right);
}

/* Counts, spread and median of what stands now. */
void
wm_debrief_skill_count (WmDebriefSkill *it, int target)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (int));

  it->rated = it->no_signal = it->not_asked = 0;
  for (guint i = 0; i < it->entries->len; i++)
    {
      const WmDebriefEntry *entry = &g_array_index (it->entries, WmDebriefEntry, i);

      it->no_signal += entry->now_state == WM_CARD_NO_SIGNAL;
      it->not_asked += entry->now_state == WM_CARD_NOT_ASKED;
      if (entry->now_state != WM_CARD_RATED)
        continue;
      it->rated++;
      g_array_append_val (levels, entry->now_level);
    }
  g_array_sort (levels, compare_ints);
  it->low = levels->len > 0 ? g_array_index (levels, int, 0) : -1;
  it->high = levels->len > 0 ? g_array_index (levels, int, levels->len - 1) : -1;
  it->median = levels->len > 0 ? g_array_index (levels, int, (levels->len - 1) / 2) : -1;
  it->twice = it->rated >= 2;
  if (it->rated > 0)
    it->shown = it->median >= MAX (target, 0) ? WM_SHOWN_STRONG : WM_SHOWN_SHORT;
  else
    it->shown = it->no_signal > 0 ? WM_SHOWN_TRIED : WM_SHOWN_NEVER;
}

static WmDebriefSkill *
gather (const WmLoop *loop, GPtrArray *cards, guint skill)
{
  WmDebriefSkill *it = g_new0 (WmDebriefSkill, 1);

  it->skill = skill;
  it->note = g_strdup ("");
  it->entries = g_array_new (FALSE, TRUE, sizeof (WmDebriefEntry));
  for (guint i = 0; i < cards->len; i++)
    {
      const WmCard *card = g_ptr_array_index (cards, i);
      int index = wm_card_find (card, wm_loop_skill (loop, skill)->slug);
      const WmCardRating *rating = index >= 0 ? wm_card_rating (card, index) : NULL;
      WmDebriefEntry entry = { .card = i, .level = -1, .evidence = "", .mover_name = "" };

      if (rating != NULL)
        {
          entry.state = rating->state;
          entry.level = rating->level;
          entry.evidence = rating->evidence;
        }
      entry.now_state = entry.state;
      entry.now_level = entry.level;
      g_array_append_val (it->entries, entry);
    }
  wm_debrief_skill_count (it, wm_loop_skill (loop, skill)->level);
  return it;
}

static int
compare_skills (gconstpointer a, gconstpointer b, gpointer data)
{
  const WmLoop *loop = data;
  const WmDebriefSkill *left = *(WmDebriefSkill *const *) a, *right = *(WmDebriefSkill *const *) b;
  const WmLoopSkill *l = wm_loop_skill (loop, left->skill), *r = wm_loop_skill (loop, right->skill);
  int order = (right->high - right->low) - (left->high - left->low);

  if (order == 0)
    order = r->focus - l->focus;
  if (order == 0)
    order = (int) r->importance - (int) l->importance;
  if (order == 0)
    order = (int) right->rated - (int) left->rated;
  return order != 0 ? order : (left->skill > right->skill) - (left->skill < right->skill);
}

GPtrArray *
wm_debrief_compare (const WmLoop *loop, GPtrArray *cards)
{
  GPtrArray *skills;

  g_return_val_if_fail (loop != NULL && cards != NULL, NULL);

  skills = g_ptr_array_new_with_free_func (wm_debrief_skill_free);
  for (guint i = 0; i < loop->skills->len; i++)
    {
      WmDebriefSkill *it = gather (loop, cards, i);

      if (wm_loop_skill (loop, i)->importance == WM_IMPORTANCE_MUST
          || it->rated + it->no_signal + it->not_asked > 0)
        g_ptr_array_add (skills, it);
      else
        wm_debrief_skill_free (it);
    }
  g_ptr_array_sort_with_data (skills, compare_skills, (gpointer) loop);
  return skills;
}
