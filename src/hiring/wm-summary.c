/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a candidate may read of a decision. It is made of what it names here and
 * of nothing else: no card, no vote, no reason, no name of who decided.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-debrief-private.h"

void
wm_candidate_summary_free (WmCandidateSummary *it)
{
  if (it == NULL)
    return;
  g_free (it->name);
  g_free (it->job_name);
  g_free (it->date);
  g_free (it->text);
  g_free (it);
}

static WmCandidateSummary *
make (const WmApplication *application, const WmDecision *decision)
{
  WmCandidateSummary *it = g_new0 (WmCandidateSummary, 1);

  it->name = g_strdup (application->name);
  it->job_name = g_strdup (application->job_name);
  it->date = wm_hiring_day (decision->time);
  it->text = g_strdup (decision->for_candidate);
  return it;
}

WmCandidateSummary *
wm_candidate_summary_load (WmStore *store, const char *application, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (WmApplication) it = NULL;
  g_autoptr (WmDecision) decision = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && application != NULL, NULL);

  it = wm_application_find (store, application, error);
  if (it == NULL)
    return NULL;
  if (wm_viewer_owes_card (store, it->slug))
    {
      wm_debrief_set_sealed (store, it->slug, error);
      return NULL;
    }
  decision = wm_decision_load (store, it->slug, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (decision == NULL || *decision->for_candidate == '\0')
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                           _ ("Nothing is recorded that the candidate is told. Record a decision "
                              "with it."));
      return NULL;
    }
  return make (it, decision);
}
