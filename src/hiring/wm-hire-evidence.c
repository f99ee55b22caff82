/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What interviews found, as evidence for a plan.
 */
#include "config.h"

#include "hiring/wm-debrief-private.h"

static void
source_free (gpointer data)
{
  WmHireSource *it = data;

  g_free (it->card);
  g_free (it->assessor);
  g_free (it->date);
  g_free (it->state);
  g_free (it->sentence);
  g_free (it);
}

void
wm_hire_evidence_free (WmHireEvidence *it)
{
  if (it == NULL)
    return;
  g_free (it->skill);
  g_free (it->finding);
  g_ptr_array_unref (it->sources);
  g_free (it);
}

static WmHireEvidence *
make_evidence (const WmDebrief *it, const WmDebriefSkill *from)
{
  static const char *const findings[] = { "never_tried", "unproven", "short", "met" };
  const WmLoopSkill *skill = wm_loop_skill (it->loop, from->skill);
  WmHireEvidence *evidence = g_new0 (WmHireEvidence, 1);

  evidence->skill = g_strdup (skill->slug);
  evidence->importance = skill->importance;
  evidence->target = skill->level;
  evidence->level = from->median;
  evidence->finding = g_strdup (findings[from->shown]);
  evidence->sources = g_ptr_array_new_with_free_func (source_free);
  for (guint i = 0; i < from->entries->len; i++)
    {
      const WmDebriefEntry *entry = &g_array_index (from->entries, WmDebriefEntry, i);
      const WmCard *card = wm_debrief_card (it, entry->card);
      WmHireSource *source;

      if (entry->now_state == WM_CARD_OPEN)
        continue;
      source = g_new0 (WmHireSource, 1);
      source->card = g_strdup (card->slug);
      source->assessor = g_strdup (card->interviewer);
      source->date = *card->date != '\0' ? g_strdup (card->date) : wm_hiring_day (card->submitted);
      source->state = g_strdup (wm_card_state_to_string (entry->now_state));
      source->level = entry->now_level;
      source->sentence = g_strdup (entry->evidence);
      g_ptr_array_add (evidence->sources, source);
    }
  return evidence;
}

GPtrArray *
wm_debrief_evidence (const WmDebrief *it)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_hire_evidence_free);

  for (guint i = 0; i < it->loop->skills->len; i++)
    {
      gboolean found = FALSE;

      if (wm_loop_skill (it->loop, i)->level < 0)
        continue;
      for (guint j = 0; !found && j < it->skills->len; j++)
        if (wm_debrief_skill (it, j)->skill == i)
          {
            g_ptr_array_add (list, make_evidence (it, wm_debrief_skill (it, j)));
            found = TRUE;
          }
      if (!found)
        {
          g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (WmDebriefEntry));
          WmDebriefSkill blank = { .skill = i, .entries = none, .median = -1 };

          g_ptr_array_add (list, make_evidence (it, &blank));
        }
    }
  return list;
}

char *
wm_hire_job (WmStore *store, const char *person)
{
  return wm_sql_text (store,
                      "SELECT j.slug FROM application a JOIN person p ON p.id = a.person_id"
                      " JOIN job j ON j.id = a.job_id WHERE p.slug = ?1 AND a.status = 'hired'"
                      " ORDER BY a.entered DESC, a.id LIMIT 1",
                      "t", person);
}

GPtrArray *
wm_hire_evidence_load (WmStore *store, WmMap *map, const char *person, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_hire_evidence_free);
  g_autoptr (WmDebrief) it = NULL;
  g_autofree char *application = NULL;
  g_autofree char *viewer = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && person != NULL, NULL);

  viewer = g_strdup (wm_store_get_viewer (store));
  application = wm_sql_text (store,
                             "SELECT a.slug FROM application a JOIN person p ON p.id = a.person_id"
                             " WHERE p.slug = ?1 AND a.status = 'hired'"
                             " ORDER BY a.entered DESC, a.id LIMIT 1",
                             "t", person);
  if (application == NULL)
    return g_steal_pointer (&list);
  /* What was found is her plan's, whoever makes it; what else was said stays closed to her. */
  if (g_strcmp0 (viewer, person) == 0)
    wm_store_set_viewer (store, NULL);
  it = wm_debrief_load (store, map, application, error);
  wm_store_set_viewer (store, viewer);
  return it != NULL ? wm_debrief_evidence (it) : NULL;
}
