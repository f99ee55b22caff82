/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hiring/wm-debrief.h"
#include "planning/wm-compile-store.h"

G_BEGIN_DECLS

#define WM_FINALIST_WEEK_MINUTES (8 * 60) /* for learning, where nobody says another */

/* What it would take somebody, from the first day: as the plan says that would be made for her. */
typedef struct
{
  guint weeks;    /* until all of it is done; 0: nothing is needed */
  guint checks;   /* of what nobody tried */
  guint learning; /* skills that she would learn */
  int minutes;    /* of checks and learning */
  guint left_out; /* skills that are not in the plan: they do not fit, or are only nice to have */
  char *fault;    /* (nullable): why no plan can be made */
} WmOnboardingNeed;

typedef struct
{
  WmDebrief *debrief;
  WmOnboardingNeed need;
} WmFinalist;

/**
 * WmFinalists:
 *
 * Candidates of one job beside each other, skill by skill. Nothing is summed
 * up, and none stands before another: the order is that of their names.
 *
 * @loop: (unowned): the job's, with its skills
 * @skills: (element-type guint): of the loop: each must, and what else somebody was rated in
 * @team_can: by skill of the loop: members of the team at the wanted level
 * @closed: (element-type utf8): names of those whose cards are closed to the viewer
 * @closed_why: (element-type utf8): of each of them, why
 */
typedef struct
{
  const WmLoop *loop;
  GPtrArray *list; /* WmFinalist */
  GArray *skills;
  guint *team_can;
  guint team;
  GPtrArray *closed, *closed_why;
} WmFinalists;

/**
 * wm_finalists_load:
 * @week_minutes: for learning in a week of onboarding; 0 for WM_FINALIST_WEEK_MINUTES
 * @start: the first day that is reckoned with
 *
 * All who are under way for the job, or hired, and of whom a scorecard is in.
 *
 * Returns: (transfer full)
 */
WmFinalists *wm_finalists_load (WmStore *store, WmMap *map, const char *job, int week_minutes,
                                const GDate *start, GError **error);
void wm_finalists_free (WmFinalists *it);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmFinalists, wm_finalists_free)
#define wm_finalist(it, i) ((WmFinalist *) g_ptr_array_index ((it)->list, (i)))

/* (transfer none) (nullable): what was found of skill number @skill of the loop */
const WmDebriefSkill *wm_finalist_skill (const WmFinalist *it, guint skill);
/* Whether an interview tried skill number @skill of the loop, of any of them */
gboolean wm_finalists_tried (const WmFinalists *self, guint skill);
/* Pure. Of what was compiled, the part that a new hire needs first. */
WmOnboardingNeed wm_onboarding_need_count (const WmCompiled *compiled);

G_END_DECLS
