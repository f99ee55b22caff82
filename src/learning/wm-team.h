/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "learning/wm-fit.h"
#include "map/wm-map-compare.h"

G_BEGIN_DECLS

/* From this level on a person can do it alone, and teach it. */
#define WM_TEAM_CAN_LEVEL 3

/* One person of a team, as the rating that counts says of each skill. */
typedef struct
{
  char *slug;
  char *name;
  char *kind;        /* as of WmPerson */
  char *target_role; /* slug or "" */
  gboolean counted;  /* part of the team; FALSE for candidates, to be changed freely */
  int *levels;       /* per skill of the map; -1 = not assessed */
  guint8 *strength;  /* per skill, WmEvidenceStrength; for "who says so" */
  guint8 *learning;  /* per skill: she reads for it, or an open activity of a plan is about it */
} WmTeamMember;

/**
 * WmTeam:
 *
 * The people of a workspace with what is known of them, loaded in few queries.
 * Plain data: copy it and change the copy to ask "what if".
 */
typedef struct
{
  guint n_skills;
  GPtrArray *members; /* WmTeamMember, by name */
} WmTeam;

/* @at: YYYY-MM-DD: as it was known at the end of that day; NULL for now. What
 * is being learnt is known of now alone. */
WmTeam *wm_team_load (WmStore *store, WmMap *map, const char *at, GError **error);
/* (transfer full): nobody yet */
WmTeam *wm_team_new (guint n_skills);
WmTeam *wm_team_copy (const WmTeam *team);
void wm_team_free (WmTeam *team);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmTeam, wm_team_free)
#define wm_team_member(team, i) ((WmTeamMember *) g_ptr_array_index ((team)->members, (i)))
/* Index of the member with that slug, or -1 */
int wm_team_find (const WmTeam *team, const char *slug);

/* How a team stands in one skill: counts of people, never one figure. */
typedef struct
{
  guint skill;
  WmImportance importance; /* the highest that a role in question gives it; NONE */
  int target;              /* the highest level asked; -1 where no role asks */
  guint can;               /* at WM_TEAM_CAN_LEVEL or higher */
  guint meet;              /* at the target or higher */
  guint below;             /* assessed, lower than the target (or than CAN without one) */
  guint not_assessed;
  guint learning;          /* of those who cannot yet */
  int holder;              /* member index of the only one who can (bus factor one), or -1 */
} WmCoverage;

/**
 * wm_team_coverage:
 * @role: index of the role to look at; -1 for all roles of the map
 *
 * Pure. One entry for each skill that a role in question requires, by risk:
 * what must be before what should be, then nobody can before one can, then
 * fewer who learn it before more; of equals the higher target, then the map's
 * order.
 *
 * Returns: (transfer full) (element-type WmCoverage)
 */
GArray *wm_team_coverage (WmMap *map, const WmTeam *team, int role);

/* How a list of skills of a team is ordered. */
typedef enum
{
  WM_TEAM_BY_RISK, /* as wm_team_coverage() gives it */
  WM_TEAM_BY_NAME,
  WM_TEAM_BY_SPECTRUM, /* from left to right; what has no place comes last */
} WmTeamOrder;

/* Pure. @coverage: (element-type WmCoverage): as it was made; ties stay as they are */
void wm_coverage_sort (WmMap *map, GArray *coverage, WmTeamOrder order);

/* What is known of one person in one skill, in the four states that are drawn
 * everywhere alike: solid, hollow, dotted, blank. Never added up. */
typedef enum
{
  WM_TEAM_SHOWN_STRONG,  /* at the level that is asked, or higher */
  WM_TEAM_SHOWN_SHORT,   /* assessed, and lower */
  WM_TEAM_SHOWN_NOTHING, /* under way (she reads, or a plan's activity), nothing shown */
  WM_TEAM_NEVER_TRIED,
  WM_N_TEAM_SHOWN,
} WmTeamShown;

/* Pure. @target: level asked; -1 for WM_TEAM_CAN_LEVEL */
WmTeamShown wm_team_shown (const WmTeamMember *member, guint skill, int target);

/* Pure. Nobody who is counted was assessed in it: then nothing tells that nobody can. */
gboolean wm_coverage_is_unknown (const WmCoverage *coverage);

/* How the skills of one importance are covered: four counts of skills. */
typedef struct
{
  guint unknown; /* nobody was assessed */
  guint nobody;  /* some were assessed, and nobody can */
  guint one;     /* one can: the bus factor is one */
  guint more;    /* two or more */
} WmCoverageCount;

/* Pure. @counts: (array fixed-size=4): by WmImportance, of all in @coverage */
void wm_coverage_count (GArray *coverage, WmCoverageCount *counts);

/* Pure. Where the team's evidence lies: that of all who are counted, added up */
void wm_team_spread (WmMap *map, const WmTeam *team, WmSpread *spread);

/* Pure. How many who are counted aim for that role */
guint wm_team_aiming (WmMap *map, const WmTeam *team, guint role);

/* Somebody who could learn, and one who could teach her. */
typedef struct
{
  guint skill;
  guint learner, teacher; /* member indexes */
  int from, to;           /* -1 = not assessed; the level asked */
  int teacher_level;      /* WM_TEAM_CAN_LEVEL or more, and higher than `from` */
  WmImportance importance;
} WmTeachPair;

/* Pure. Pairs for each gap, against @role, or with -1 against the role each
 * learner aims for: the most important gaps first, of each the teachers whose
 * level is highest and best shown. At most @most teachers a gap (0 = all).
 * (transfer full) (element-type WmTeachPair) */
GArray *wm_team_teach (WmMap *map, const WmTeam *team, int role, guint most);

/* What one more person of a role would bring. */
typedef struct
{
  guint role;
  guint members;  /* who aim for this role already */
  GArray *covers; /* guint: its must skills that nobody can, in the author's order */
  GArray *backs;  /* guint: its must skills that only one can */
} WmNextHire;

void wm_next_hire_free (WmNextHire *hire);
/* Pure. One entry a role: that which covers most first. A count with its
 * inputs; it ranks roles, never people.
 * (transfer full) (element-type WmNextHire) */
GPtrArray *wm_team_next_hire (WmMap *map, const WmTeam *team);

/* What changed between two pictures of a team (two dates; before and after). */
typedef struct
{
  guint member; /* index in the later team */
  guint skill;
  int before, after; /* -1 = not assessed; a member who was not there has -1 */
} WmTeamChange;

/* (transfer full) (element-type WmTeamChange): by member, then skill */
GArray *wm_team_compare (const WmTeam *before, const WmTeam *after);
/* How coverage changed: what entries of wm_team_coverage() differ in `can`.
 * `member` is not used; before and after are counts of people who can.
 * (transfer full) (element-type WmTeamChange): in the order of @after */
GArray *wm_coverage_compare (GArray *before, GArray *after);

/* Pure. Whom a difference concerns: for a requirement those who aim for @role
 * (NULL: the difference's own) and whose fit changes; for a skill that goes or
 * is described otherwise those who were rated in it.
 * @map: before. (transfer full) (element-type guint): members who are counted */
GArray *wm_team_affected (WmMap *map, const WmTeam *team, const char *role,
                          const WmDifference *difference);

G_END_DECLS
