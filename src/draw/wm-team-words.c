/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a team can, in words: for the matrix and for the map.
 */
#include "config.h"

#include "draw/wm-team-words.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-words.h"

#define NAMES_TOLD 5

/* (transfer full): those who can, the first of them by name */
static char *
names_told (const WmTeam *team, const WmCoverage *it)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint told = 0;

  for (guint i = 0; i < team->members->len && told < MIN (it->can, NAMES_TOLD); i++)
    {
      const WmTeamMember *member = wm_team_member (team, i);

      if (!member->counted || member->levels[it->skill] < WM_TEAM_CAN_LEVEL)
        continue;
      g_string_append_printf (names, "%s%s", told++ > 0 ? _ (", ") : "", member->name);
    }
  if (told < it->can)
    g_string_append (names, "…");
  return g_string_free (g_steal_pointer (&names), FALSE);
}

char *
wm_words_coverage (const WmTeam *team, const WmCoverage *it)
{
  g_autofree char *can = NULL;
  g_autofree char *learn = NULL;

  g_return_val_if_fail (team != NULL && it != NULL, NULL);

  if (wm_coverage_is_unknown (it))
    can = g_strdup (_ ("Nobody assessed"));
  else if (it->can == 0)
    can = g_strdup (_ ("Nobody can"));
  else if (it->holder >= 0)
    /* Translators: %s is the only person who can do it. */
    can = g_strdup_printf (_ ("Only %s"), wm_team_member (team, it->holder)->name);
  else
    can = g_strdup_printf (ngettext ("%u can", "%u can", it->can), it->can);
  if (it->learning == 0)
    return g_steal_pointer (&can);
  learn = g_strdup_printf (ngettext ("%u learns", "%u learn", it->learning), it->learning);
  /* Translators: who can, and how many learn: "Only Ana · 2 learn". */
  return g_strdup_printf (_ ("%1$s · %2$s"), can, learn);
}

char *
wm_words_coverage_told (const WmTeam *team, const WmCoverage *it)
{
  g_autofree char *can = NULL;
  g_autofree char *names = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *who = NULL;

  g_return_val_if_fail (team != NULL && it != NULL, NULL);

  can = wm_words_coverage (team, it);
  names = names_told (team, it);
  if (it->can > 1)
    /* Translators: how many can a skill, and who: "2 can · 1 learns: Ana, Ben." */
    who = g_strdup_printf (_ ("%1$s: %2$s."), can, names);
  else
    who = g_strdup_printf (_ ("%s."), can);
  /* Translators: counts of people; the level that is asked. */
  counts = g_strdup_printf (_ ("At level %1$d or higher: %2$u. Lower: %3$u. Not assessed: %4$u."),
                            it->target, it->meet, it->below, it->not_assessed);
  return wm_words_join (who, counts);
}
