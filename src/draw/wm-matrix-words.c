/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People by skills in words: what a cell, the head of a row or of a column, and the
 * whole say to who cannot see them.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-matrix-private.h"
#include "draw/wm-team-words.h"

char *
wm_matrix_row_words (const WmMatrix *matrix, guint row)
{
  return wm_words_coverage (matrix->team, wm_matrix_row (matrix, row));
}

static const char *
importance_words (WmImportance importance)
{
  switch (importance)
    {
    case WM_IMPORTANCE_MUST:
      return _ ("Must have");
    case WM_IMPORTANCE_SHOULD:
      return _ ("Should have");
    case WM_IMPORTANCE_NICE:
      return _ ("Nice to have");
    default:
      return _ ("Required");
    }
}

char *
wm_matrix_cell_name (const WmMatrix *matrix, int row, int column)
{
  const char *skill
    = row >= 0 ? wm_map_skill (matrix->map, wm_matrix_row (matrix, (guint) row)->skill)->name
               : NULL;
  const char *person = column >= 0 ? wm_matrix_member (matrix, (guint) column)->name : NULL;

  if (skill == NULL || person == NULL)
    return g_strdup (skill != NULL ? skill : person);
  /* Translators: a person and a skill: a cell of a table. */
  return g_strdup_printf (_ ("%1$s, %2$s"), person, skill);
}

static char *
shown_words (const WmMatrix *matrix, const WmTeamMember *member, const WmCoverage *it)
{
  int level = member->levels[it->skill];
  WmTeamShown shown = wm_team_shown (member, it->skill, it->target);

  if (shown == WM_TEAM_SHOWN_NOTHING)
    return g_strdup (_ ("Learning it, not assessed yet"));
  if (shown == WM_TEAM_NEVER_TRIED)
    return g_strdup (_ ("Not assessed"));
  /* Translators: the level that a person has, and the one that is asked. */
  return g_strdup_printf (shown == WM_TEAM_SHOWN_STRONG ? _ ("Level %1$d, asked is %2$d: shown")
                                                   : _ ("Level %1$d, asked is %2$d: short"),
                          level, it->target);
}

static const char *
source_words (const WmTeamMember *member, guint skill)
{
  if (member->levels[skill] < 0)
    return "";
  switch ((WmEvidenceStrength) member->strength[skill])
    {
    case WM_EVIDENCE_INTERVIEW:
      return _ ("By a manager or an interview.");
    case WM_EVIDENCE_CHECK_IN:
      return _ ("By a check-in.");
    default:
      return _ ("By self-assessment or a peer.");
    }
}

static char *
member_words (const WmMatrix *matrix, const WmTeamMember *member)
{
  const char *role = wm_map_role_name (matrix->map, member->target_role, NULL);

  if (role != NULL)
    /* Translators: %s is a role. */
    return g_strdup_printf (_ ("Aims for %s"), role);
  return g_strdup (g_str_equal (member->kind, "candidate") ? _ ("Candidate")
                                                           : _ ("No target role"));
}

char *
wm_matrix_cell_words (const WmMatrix *matrix, int row, int column)
{
  const WmCoverage *it;
  g_autofree char *words = NULL;

  if (row < 0)
    return column < 0 ? g_strdup ("")
                      : member_words (matrix, wm_matrix_member (matrix, (guint) column));
  it = wm_matrix_row (matrix, (guint) row);
  if (column < 0)
    {
      words = wm_matrix_row_words (matrix, (guint) row);
      /* Translators: how important a skill is, the level that is asked, who can. */
      return g_strdup_printf (_ ("%1$s, level %2$d. %3$s."), importance_words (it->importance),
                              it->target, words);
    }
  words = shown_words (matrix, wm_matrix_member (matrix, (guint) column), it);
  /* Translators: what is known of a person, and by whom it was said. */
  return g_strchomp (g_strdup_printf (_ ("%1$s. %2$s"), words,
                                      source_words (wm_matrix_member (matrix, (guint) column),
                                                    it->skill)));
}

char *
wm_matrix_words (const WmMatrix *matrix)
{
  WmCoverageCount counts[WM_IMPORTANCE_MUST + 1];
  guint nobody = 0, unknown = 0, one = 0, n = matrix->rows->len;
  g_autoptr (GString) words = g_string_new (NULL);

  wm_coverage_count (matrix->rows, counts);
  for (guint i = 0; i <= WM_IMPORTANCE_MUST; i++)
    {
      nobody += counts[i].nobody;
      unknown += counts[i].unknown;
      one += counts[i].one;
    }
  g_string_append_printf (words, ngettext ("%u skill.", "%u skills.", n), n);
  if (nobody > 0)
    /* Translators: counts of skills; the second is a part of the first. */
    g_string_append_printf (words, _ (" Nobody can: %1$u, of them %2$u musts."), nobody,
                            counts[WM_IMPORTANCE_MUST].nobody);
  if (unknown > 0)
    /* Translators: counts of skills; the second is a part of the first. */
    g_string_append_printf (words, _ (" Nobody assessed: %1$u, of them %2$u musts."), unknown,
                            counts[WM_IMPORTANCE_MUST].unknown);
  if (one > 0)
    /* Translators: counts of skills; the second is a part of the first. */
    g_string_append_printf (words, _ (" Only one person can: %1$u, of them %2$u musts."), one,
                            counts[WM_IMPORTANCE_MUST].one);
  if (nobody + unknown + one == 0)
    g_string_append (words, _ (" Two or more people can each of them."));
  return g_string_free (g_steal_pointer (&words), FALSE);
}
