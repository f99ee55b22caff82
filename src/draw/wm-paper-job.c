/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A job on paper, as who might want it reads it.
 */
#include "config.h"

#include "draw/wm-paper.h"

#include <glib/gi18n-lib.h>

static void
tell_list (GPtrArray *parts, const char *heading, GPtrArray *texts)
{
  if (texts->len > 0)
    wm_parts_add (parts, WM_PART_HEADING, heading);
  for (guint i = 0; i < texts->len; i++)
    wm_parts_add (parts, WM_PART_ITEM, g_ptr_array_index (texts, i));
}

static void
tell_head (GPtrArray *parts, WmMap *map, const WmJobPage *page)
{
  const WmJob *job = page->job;
  int level = wm_seniority_find (page->seniority, job->seniority);
  const WmSeniorityLevel *known
    = level >= 0 ? g_ptr_array_index (page->seniority->levels, level) : NULL;
  const char *role = wm_map_role_name (map, job->role, job->role);

  wm_parts_add (parts, WM_PART_TITLE, job->name);
  if (g_str_equal (role, job->name))
    wm_parts_add (parts, WM_PART_NOTE, known != NULL ? known->name : NULL);
  else if (known != NULL)
    /* Translators: a role, a level of seniority */
    wm_parts_tell (parts, WM_PART_NOTE, _ ("%1$s · %2$s"), role, known->name);
  else
    wm_parts_add (parts, WM_PART_NOTE, role);
  if (*job->team != '\0')
    wm_parts_tell (parts, WM_PART_NOTE, _ ("Team: %s"), job->team);
  wm_parts_add_long (parts, page->about);
  if (known != NULL)
    wm_parts_add (parts, WM_PART_TEXT, known->value);
}

/* (transfer full): a skill and its level in words, as far as the map has them */
static char *
skill_words (WmMap *map, const WmLoopSkill *skill)
{
  int index = wm_map_find_skill (map, skill->slug);
  const WmSkill *known = index >= 0 ? wm_map_skill (map, (guint) index) : NULL;
  const char *level = known != NULL && skill->level >= 0
                          && (guint) skill->level < known->levels->len
                        ? g_ptr_array_index (known->levels, skill->level)
                        : NULL;

  if (level == NULL || *level == '\0')
    return g_strdup (skill->name);
  /* Translators: a skill, and in words the level that is wanted of it */
  return g_strdup_printf (_ ("%1$s: %2$s"), skill->name, level);
}

static void
tell_requirements (GPtrArray *parts, WmMap *map, const WmJobPage *page)
{
  static const struct
  {
    WmImportance importance;
    const char *heading;
  } groups[] = { { WM_IMPORTANCE_MUST, N_ ("What you bring") },
                 { WM_IMPORTANCE_SHOULD, N_ ("What helps") },
                 { WM_IMPORTANCE_NICE, N_ ("Nice to have") } };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *line = NULL;

      for (guint j = 0; j < page->loop->skills->len; j++)
        {
          const WmLoopSkill *skill = wm_loop_skill (page->loop, j);

          if (skill->level >= 0 && skill->importance == groups[i].importance)
            g_ptr_array_add (texts, i == 0 ? skill_words (map, skill) : g_strdup (skill->name));
        }
      if (i == 0)
        {
          tell_list (parts, _ (groups[i].heading), texts);
          continue;
        }
      g_ptr_array_add (texts, NULL);
      line = g_strjoinv (_ (", "), (char **) texts->pdata);
      if (*line != '\0')
        wm_parts_add (parts, WM_PART_HEADING, _ (groups[i].heading));
      wm_parts_add (parts, WM_PART_TEXT, line);
    }
}

/* What a level of seniority is, dimension by dimension */
static void
tell_seniority (GPtrArray *parts, const WmJobPage *page)
{
  const WmSeniority *seniority = page->seniority;
  int level = wm_seniority_find (seniority, page->job->seniority);

  if (level < 0 || seniority->dimensions->len == 0)
    return;
  wm_parts_add (parts, WM_PART_HEADING, _ ("At this level"));
  for (guint i = 0; i < seniority->dimensions->len; i++)
    {
      const WmSeniorityDimension *it = g_ptr_array_index (seniority->dimensions, i);
      const char *anchor = g_ptr_array_index (it->anchors, level);

      if (*anchor != '\0')
        wm_parts_tell (parts, WM_PART_ITEM, _ ("%1$s: %2$s"), it->name, anchor);
    }
}

static void
tell_outline (GPtrArray *parts, const WmJobPage *page)
{
  if (page->outline->len > 0)
    wm_parts_add (parts, WM_PART_HEADING, _ ("Your first week, month and quarter"));
  for (guint i = 0; i < page->outline->len; i++)
    {
      const WmJobOutline *it = g_ptr_array_index (page->outline, i);

      wm_parts_add (parts, WM_PART_NAME, it->name);
      for (guint j = 0; j < it->goals->len; j++)
        wm_parts_add (parts, WM_PART_ITEM, g_ptr_array_index (it->goals, j));
    }
}

static void
tell_advice (GPtrArray *parts, const WmSeniority *seniority)
{
  if (*seniority->coach == '\0' && *seniority->hire == '\0')
    return;
  wm_parts_add (parts, WM_PART_HEADING, _ ("What you can learn here, and what you should have"));
  wm_parts_add (parts, WM_PART_ITEM, seniority->coach);
  wm_parts_add (parts, WM_PART_ITEM, seniority->hire);
}

GPtrArray *
wm_paper_job (WmMap *map, const WmJobPage *page)
{
  GPtrArray *parts = wm_parts_new ();

  tell_head (parts, map, page);
  tell_list (parts, _ ("What you will do"), page->duties);
  tell_requirements (parts, map, page);
  tell_seniority (parts, page);
  if (*page->job->tech_stack != '\0')
    {
      wm_parts_add (parts, WM_PART_HEADING, _ ("What we build with"));
      wm_parts_add_long (parts, page->job->tech_stack);
    }
  tell_outline (parts, page);
  tell_list (parts, _ ("Is it for you? Ask yourself"), page->self_tests);
  tell_advice (parts, page->seniority);
  return parts;
}
