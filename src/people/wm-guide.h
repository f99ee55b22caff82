/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people/wm-people.h"

G_BEGIN_DECLS

/* Why a question stands where it does. */
typedef enum
{
  WM_GUIDE_OPEN,         /* nothing tells yet */
  WM_GUIDE_LIKELY_KNOWN, /* she is strong in what builds on it: asked late */
  WM_GUIDE_LIKELY_NEW,   /* she lacks what it builds on: asked late */
} WmGuideReason;

typedef struct
{
  guint skill;
  WmGuideReason reason;
  guint because; /* the skill whose answer tells; only where reason is not OPEN */
} WmGuideItem;

/* An answer at or below this level says that what builds on it is likely new. */
#define WM_GUIDE_WEAK_LEVEL 0

/**
 * wm_guide_order:
 * @role: index of the role she aims for; -1 for none
 * @levels: (array): -1 where there is no answer yet
 * @confidence: (nullable) (array): 0..100, -1 for not told
 * @skipped: (nullable) (array): TRUE: was skipped, is not asked again
 *
 * Pure. What to ask next, first of all what tells most: skills that the role
 * must have, should have, is glad of, then the rest; of each the question whose
 * answer, either way, makes most others nearly certain. What an answer made
 * nearly certain already comes after all that is open.
 *
 * Returns: (transfer full) (element-type WmGuideItem): all that is unanswered
 */
GArray *wm_guide_order (WmMap *map, int role, const int *levels, const int *confidence,
                        const guint8 *skipped);

/**
 * wm_guide_likely_role:
 * @people: (element-type WmPerson): of the workspace
 *
 * Pure. The role to propose to somebody who has told none: that which most of
 * @people aim for, of equals the one that asks for most skills.
 *
 * Returns: its index; -1 where there is no role
 */
int wm_guide_likely_role (WmMap *map, GPtrArray *people);

/* How far a session is: counts of skills. */
typedef struct
{
  guint answered, skipped;
  guint open;   /* nothing tells yet */
  guint likely; /* nearly certain: may be left out */
} WmGuideProgress;

/* @order: of wm_guide_order() with the same @levels and @skipped */
WmGuideProgress wm_guide_progress (WmMap *map, GArray *order, const int *levels,
                                   const guint8 *skipped);

/* Skips are kept with the workspace (view state, no action), so that a session
 * goes on where it was left; answers are ratings. (transfer full) (array): per
 * skill of @map */
guint8 *wm_guide_load_skipped (WmStore *store, WmMap *map, const char *person);
gboolean wm_guide_skip (WmStore *store, const char *person, const char *skill, GError **error);
/* Begins anew: what was skipped is asked again. */
gboolean wm_guide_forget_skipped (WmStore *store, const char *person, GError **error);

/* Seconds that an answer takes: to tell how long it may still last */
#define WM_GUIDE_SECONDS 18

/* (pure) Minutes that are left, from how many skills each answer has placed so
 * far; at first as many as on the average of the built-in map. */
guint wm_guide_minutes_left (const WmGuideProgress *progress);

/* Which skills are asked although they have an answer */
typedef enum
{
  WM_GUIDE_AGAIN_NONE, /* none: only what was never answered */
  WM_GUIDE_AGAIN_OLD,  /* those older than half a year */
  WM_GUIDE_AGAIN_ALL,
} WmGuideAgain;

/**
 * WmGuideSession:
 *
 * A guided assessment as it stands: made anew from the workspace after each
 * answer, so that it goes on where it was left, whatever ended it.
 */
typedef struct
{
  int role;            /* index of the role asked for first; -1 */
  GPtrArray *answers;  /* WmRating per skill: what this assessor said last */
  GPtrArray *earlier;  /* WmRating per skill: what she said before today */
  int *levels;         /* per skill; -1 where there is no answer, or it is asked again */
  int *confidences;
  guint8 *skipped;
  guint *implied;      /* of wm_implied_compute() */
  GArray *order;       /* WmGuideItem: what is left to ask */
  WmGuideProgress progress;
  WmGuideAgain again;
} WmGuideSession;

/* @role: -1 for none. The answers are those of the viewer: her own about
 * herself, else what she says as the manager. */
WmGuideSession *wm_guide_session_load (WmStore *store, WmMap *map, const char *person, int role,
                                       GError **error);
void wm_guide_session_free (WmGuideSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmGuideSession, wm_guide_session_free)
/* (transfer none) (nullable): what to ask about @skill, if it is still to be asked */
const WmGuideItem *wm_guide_session_find (const WmGuideSession *session, guint skill);
/* From now on what was answered before is asked again, also what was skipped.
 * The old answers stay as they are. */
gboolean wm_guide_begin_again (WmStore *store, const char *person, WmGuideAgain again,
                               GError **error);
/* Since when that holds, in Unix seconds; 0 where nothing is asked again */
gint64 wm_guide_again_since (WmStore *store, const char *person);

G_END_DECLS
