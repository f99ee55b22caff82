/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scene.h"
#include "draw/wm-spatial.h"
#include "hiring/wm-loop-cover.h"
#include "learning/wm-fit.h"
#include "learning/wm-team.h"
#include "map/wm-focus.h"
#include "map/wm-map.h"
#include "onboarding/wm-plan.h"
#include "people/wm-people.h"

G_BEGIN_DECLS

/* What the map answers, one question at a time. */
typedef enum
{
  WM_LENS_NONE,      /* categories */
  WM_LENS_ROLE,      /* what a role requires, and to which level */
  WM_LENS_ME,        /* my levels against a role */
  WM_LENS_COMPARE,   /* what two roles share */
  WM_LENS_RESOURCES, /* where there is reading */
  WM_LENS_QUESTIONS, /* where the question bank is thin */
  WM_LENS_LOOP,      /* what a job's interviews cover */
  WM_LENS_TEAM,      /* how many of a team can what its roles require */
  WM_N_LENSES,
} WmLens;

typedef struct _WmMapLayout WmMapLayout;
typedef struct _WmMapLook WmMapLook;

typedef struct
{
  WmMeasure *measure;
  double width;       /* wished width of the picture, in points */
  double height;      /* of the map: wished height; 0 for what it takes */
  const int *levels;  /* (nullable): my level by skill, -1 = not assessed */
  int role;           /* role to emphasise, or -1 */
  int selected;       /* skill, or -1: its neighbourhood is strong, the rest fades */
  int hovered;        /* skill, or -1 */
  const GDate *today; /* (nullable): of the timeline */
  WmLens lens;        /* of the map */
  int other_role;     /* that WM_LENS_COMPARE compares @role with, or -1 */
  WmFocus focus;      /* of the map: all else fades */
  int focus_skill;    /* skill that @focus begins at, or -1 */
  int focus_to;       /* skill that WM_FOCUS_WAY leads to, or -1 */
  double balance;     /* of the map: 0 true to the spectrum .. 1 fewest crossings */
  WmMapLayout *layout; /* (nullable): of the map, if it was made already */
  WmMapLook *look;     /* (nullable): of the map, if it was made already */
  double zoom;         /* of the map: pixels a point on screen: what would be too small
                        * to be read is told otherwise; 0 for all of it in full */
  const WmBounds *part; /* (nullable): of the map: only what meets it is wanted */
  gboolean mute;       /* of the map: for the eye alone: no nodes, no sentences */
  gboolean every;      /* of the map: a node for each skill, also where it is no more than a dot */
  gboolean nameless;   /* of the map: too small for any words */
  GPtrArray *ratings;  /* (nullable) (element-type WmRating): by skill, beside @levels */
  const gboolean *wanted; /* (nullable): of the map: by skill; what is not wanted fades */
  WmLoopCover *cover; /* (nullable) (unowned): that WM_LENS_LOOP shows */
  const WmTeam *team; /* (nullable): that WM_LENS_TEAM looks at */
  GArray *coverage;   /* (nullable) (element-type WmCoverage): of @team, what it looks at */
} WmSceneOptions;
#define WM_SCENE_OPTIONS_INIT { NULL, 1200, 0, NULL, -1, -1, -1, NULL, WM_LENS_NONE, -1, \
                                WM_FOCUS_NONE, -1, -1, 0.5, NULL, NULL, 0, NULL, FALSE, FALSE, \
                                FALSE, NULL, NULL, NULL, NULL, NULL }

/* The axis with both ends named, the API boundary, the roles as bands. */
WmScene *wm_scene_spectrum (WmMap *map, const WmSceneOptions *options);
/* The spectrum, and under it the skill graph. */
WmScene *wm_scene_map (WmMap *map, const WmSceneOptions *options);
/* (transfer full) (nullable): only what is in focus (pointed at, asked for or
 * selected), to be painted over the scene of the same options without a focus,
 * which it fades; NULL where nothing is in focus. It places nothing anew. */
WmScene *wm_scene_map_focus (WmMap *map, const WmSceneOptions *options);
/* My level against the role's target, per required skill, by category. */
WmScene *wm_scene_profile (WmMap *map, guint role, const WmSceneOptions *options);
/* The same in one column, by importance, the widest gap first. */
WmScene *wm_scene_gap_strip (WmMap *map, guint role, const WmSceneOptions *options);
/* Where the evidence of `levels` lies along the spectrum, over the roles. */
WmScene *wm_scene_place (WmMap *map, const WmSceneOptions *options);
/* A scheduled path over its weeks. */
WmScene *wm_scene_path (WmMap *map, const WmPath *path, const WmSceneOptions *options);
/* What was said of one skill over time. @history: (element-type WmRating): of
 * wm_rating_history() */
WmScene *wm_scene_curve (WmMap *map, guint skill, GPtrArray *history,
                         const WmSceneOptions *options);
/* Levels of @skills (element-type guint) as several see them, on one scale.
 * @opinions: (array fixed-size=WM_N_ASSESSMENT_KINDS): WmRating by skill, or NULL */
WmScene *wm_scene_opinions (WmMap *map, GPtrArray *const *opinions, GArray *skills,
                            const WmSceneOptions *options);
/* The plan as lanes over weeks. */
WmScene *wm_scene_timeline (WmMap *map, WmPlan *plan, const WmSceneOptions *options);
/* The plan as a printed page: milestones, activities, owners, dates. */
WmScene *wm_scene_plan_page (WmMap *map, WmPlan *plan, const WmSceneOptions *options);

G_END_DECLS
