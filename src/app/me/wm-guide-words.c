/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of a guided assessment: how far it is, and what an answer changed.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-guide-words.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-skill-rows.h"
#include "app/parts/wm-page-parts.h"

static void
add_part (GPtrArray *parts, char *text, gboolean told)
{
  if (told)
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

char *
wm_guide_describe_progress (const WmGuideProgress *progress)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint minutes = wm_guide_minutes_left (progress);
  gboolean more = progress->open > 0;

  add_part (parts,
            g_strdup_printf (ngettext ("%u answered", "%u answered", progress->answered),
                             progress->answered),
            TRUE);
  add_part (parts,
            g_strdup_printf (ngettext ("%u placed by implication", "%u placed by implication",
                                       progress->likely),
                             progress->likely),
            progress->likely > 0);
  add_part (parts,
            g_strdup_printf (ngettext ("%u skipped", "%u skipped", progress->skipped),
                             progress->skipped),
            progress->skipped > 0);
  /* An answer may place others: there may be fewer to come, never more. */
  add_part (parts,
            g_strdup_printf (ngettext ("at most %u to go", "at most %u to go", progress->open),
                             progress->open),
            more);
  add_part (parts, g_strdup_printf (ngettext ("about %u minute", "about %u minutes", minutes),
                                    minutes),
            more);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

char *
wm_guide_describe_kept (WmMap *map, const WmRating *before, const WmSkill *skill, int level)
{
  g_autofree char *title = wm_skill_rows_level_title (map, level);
  g_autofree char *then = NULL;
  g_autofree char *date = NULL;

  if (before->level < 0)
    /* Translators: a skill and the level that was just stored for it. */
    return g_strdup_printf (_("Stored: %1$s, %2$s"), skill->name, title);
  then = wm_skill_rows_level_title (map, before->level);
  date = wm_page_format_date (before->date);
  /* Translators: a skill, its new level; the level of before and its date. */
  return g_strdup_printf (_("Stored: %1$s, %2$s. Before: %3$s, %4$s."), skill->name, title, then,
                          date);
}
