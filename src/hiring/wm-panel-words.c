/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The counts of a panel in words, the same in the window and on the command
 * line.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "hiring/wm-panel.h"

char *
wm_agreement_words (double value, double low, double high)
{
  if (isnan (value))
    return g_strdup (_ ("cannot be told: everybody gave the same"));
  if (isnan (low))
    return g_strdup_printf ("%.2f", value);
  /* Translators: a figure and its 95 % interval */
  return g_strdup_printf (_ ("%.2f (95 %% between %.2f and %.2f)"), value, low, high);
}

char *
wm_panel_pair_words (const WmPanelPair *pair)
{
  const WmPairAgreement *it = &pair->agreement;
  g_autofree char *figure = wm_agreement_words (it->kappa, it->low, it->high);

  if (!it->enough)
    return g_strdup_printf (ngettext ("%u candidate rated by both: too few to tell",
                                      "%u candidates rated by both: too few to tell",
                                      it->candidates),
                            it->candidates);
  return g_strdup_printf (ngettext ("%1$u candidate rated by both, weighted kappa %2$s",
                                    "%1$u candidates rated by both, weighted kappa %2$s",
                                    it->candidates),
                          it->candidates, figure);
}

/* (transfer full): which levels were given how often */
static char *
levels_words (const WmPanelCounts *counts)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < WM_PANEL_LEVELS; i++)
    if (counts->levels[i] > 0)
      /* Translators: a level, how often it was given */
      g_string_append_printf (out, _ ("%1$slevel %2$u: %3$u ×"), out->len > 0 ? _ (", ") : "", i,
                              counts->levels[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
wm_panel_spread_words (const WmPanelCounts *counts)
{
  g_autofree char *levels = levels_words (counts);

  if (*levels == '\0')
    /* Translators: counts of skills: without signal, not asked */
    return g_strdup_printf (_ ("no level given · %1$u no signal · %2$u not asked"),
                            counts->no_signal, counts->not_asked);
  /* Translators: counts of skills: rated ("level 1: 4 ×, level 3: 9 ×"), without signal, not
   * asked */
  return g_strdup_printf (_ ("%1$u rated (%2$s) · %3$u no signal · %4$u not asked"), counts->rated,
                          levels, counts->no_signal, counts->not_asked);
}

char *
wm_panel_lateness_words (const WmPanelCounts *counts)
{
  g_autofree char *late = NULL;

  if (counts->dated == 0)
    return g_strdup (_ ("no interview has a day"));
  if (counts->late == 0)
    return g_strdup (_ ("none late"));
  late = g_strdup_printf (_ ("%1$u of %2$u late"), counts->late, counts->dated);
  /* Translators: "2 of 5 late", the longest time that one took */
  return g_strdup_printf (ngettext ("%1$s, up to %2$d day", "%1$s, up to %2$d days",
                                    (gulong) counts->latest),
                          late, counts->latest);
}

char *
wm_panel_interviewer_words (const WmPanelInterviewer *interviewer)
{
  const WmPanelCounts *it = &interviewer->counts;
  g_autofree char *cards = g_strdup_printf (ngettext ("%u card", "%u cards", it->cards), it->cards);
  g_autofree char *late = wm_panel_lateness_words (it);

  /* Translators: "3 cards"; "1 of 3 late, up to 4 days"; questions asked, of those in the kits */
  return g_strdup_printf (_ ("%1$s · %2$s · %3$u of %4$u questions asked"), cards, late, it->asked,
                          it->planned);
}

char *
wm_panel_question_words (const WmPanelQuestion *question)
{
  const WmPanelCounts *it = &question->counts;
  g_autofree char *late = wm_panel_lateness_words (it);

  /* Translators: interviews in which a question was asked, of those in whose kit it is; "1 of 3
   * late, up to 4 days" */
  return g_strdup_printf (_ ("asked in %1$u of %2$u interviews · cards: %3$s"), it->asked,
                          it->planned, late);
}

char *
wm_panel_stage_name (const WmPanelStage *stage)
{
  if (*stage->interview == '\0')
    return g_strdup (_ ("Interviews that their plan has no more"));
  if (g_str_equal (stage->stage, stage->interview))
    return g_strdup (stage->stage);
  /* Translators: a stage, one of its interviews */
  return g_strdup_printf (_ ("%1$s: %2$s"), stage->stage, stage->interview);
}

char *
wm_back_test_words (const WmBackTest *tests)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < WM_BACK_TESTS; i++)
    {
      const WmBackTest *it = &tests[i];

      if (it->same + it->higher + it->lower == 0)
        continue;
      /* Translators: days after the hire; counts of levels: the same, the interview's higher,
       * the interview's lower */
      g_string_append_printf (out, _ ("%1$safter %2$d days: %3$u same, %4$u higher in the "
                                      "interview, %5$u lower"),
                              out->len > 0 ? " · " : "", wm_back_test_days[i], it->same,
                              it->higher, it->lower);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
