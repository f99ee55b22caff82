/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *slug;
  char *name;
  char *label;
  char *kind;        /* "candidate", "employee", "self" or "" */
  char *target_role; /* slug or "" */
} WmPerson;

void wm_person_free (WmPerson *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPerson, wm_person_free)

/* (transfer full) (element-type WmPerson): by name, numbers in names by their size */
GPtrArray *wm_people_list (WmStore *store, GError **error);
WmPerson *wm_person_load (WmStore *store, const char *slug, GError **error);
/* A person by slug, or by exact name; WM_ERROR_NOT_FOUND names who there is,
 * WM_ERROR_INVALID when two people have that name. */
WmPerson *wm_person_find (WmStore *store, const char *slug_or_name, GError **error);
/* Finds, or adds as an action, and returns. */
WmPerson *wm_person_ensure (WmStore *store, const char *slug_or_name, GError **error);
WmPerson *wm_person_add (WmStore *store, const char *name, const char *kind, GError **error);
gboolean wm_person_rename (WmStore *store, const char *slug, const char *name, GError **error);
/* @kind: "candidate", "employee" or "": who looks at her own workspace ("self") stays that */
gboolean wm_person_set_kind (WmStore *store, const char *slug, const char *kind, GError **error);
/* Takes a person out of the workspace, with all that is known of her; undoing
 * brings it back. Errors: INVALID for who looks at the workspace, and for whom
 * submitted scorecards are by or about */
gboolean wm_person_remove (WmStore *store, const char *slug, GError **error);
/* @role: (nullable): slug; NULL or "" for none */
gboolean wm_person_set_target (WmStore *store, const char *slug, const char *role, GError **error);

/* The kinds of evidence, weakest first. */
typedef enum
{
  WM_EVIDENCE_NONE,
  WM_EVIDENCE_SELF,
  WM_EVIDENCE_CHECK_IN,
  WM_EVIDENCE_INTERVIEW, /* or manager */
} WmEvidenceStrength;

/* What is known of one person in one skill: the rating that counts. */
typedef struct
{
  guint skill; /* index into the map */
  int level;   /* -1: not assessed */
  char *kind;  /* "self", "manager", "interview", "peer", "check_in"; NULL */
  char *date;  /* YYYY-MM-DD */
  char *assessor;
  char *evidence;
  int confidence; /* -1: not told */
  gint64 time;
} WmRating;

void wm_rating_free (WmRating *rating);
/* How strong a kind of assessment is; NONE for NULL */
WmEvidenceStrength wm_evidence_strength (const char *kind);

/* As wm_ratings_load(), but as it was known at the end of @date (YYYY-MM-DD;
 * NULL for now): what was said later is left out. */
GPtrArray *wm_ratings_load_at (WmStore *store, WmMap *map, const char *person, const char *date,
                               GError **error);
/* The newest that was said in one kind alone ("self", "manager", …), by one
 * assessor or (NULL) by anybody, before the day @before (NULL: ever); one entry
 * for each skill, as above. */
GPtrArray *wm_ratings_load_said (WmStore *store, WmMap *map, const char *person, const char *kind,
                                 const char *assessor, const char *before, GError **error);
/* As above: what the viewer said, as a self-assessment or as a manager. */
GPtrArray *wm_ratings_load_own (WmStore *store, WmMap *map, const char *person, const char *before,
                                GError **error);
/* (transfer full) (element-type WmRating): everything that anybody ever said of
 * this person in this skill, oldest first: a curve, or a strip of dots by kind */
GPtrArray *wm_rating_history (WmStore *store, WmMap *map, const char *person, guint skill,
                              GError **error);

/* (transfer full) (element-type WmRating): one entry for each skill of @map,
 * same index. Of several ratings counts the newest of the strongest kind:
 * interview or manager, then check-in, then self and peer. */
GPtrArray *wm_ratings_load (WmStore *store, WmMap *map, const char *person, GError **error);
/* Rates as the viewer: a self-assessment when the viewer is the person or
 * nobody, else the manager's. Ratings of one day by one assessor share an
 * assessment. @evidence may be NULL: what stood there stays. */
gboolean wm_skill_rate (WmStore *store, const char *person, const char *skill, int level,
                        const char *evidence, GError **error);
/* A rating with all that can be said with it. Zero-fill, then set `level`, and
 * `confidence` to -1 where it is not told. */
typedef struct
{
  int level;
  int confidence;       /* 0..100; -1: what stood there stays */
  const char *evidence; /* (nullable): what stood there stays */
  const char *kind;     /* (nullable): as the viewer; else as of WmRating */
  const char *date;     /* (nullable): today; else YYYY-MM-DD */
  gint64 time;          /* 0: now; else Unix seconds: of one day the last counts */
  const char *assessor; /* (nullable): as the viewer; else a slug, or a name from elsewhere */
  gboolean anew;        /* it is said again, also where the same stands of today */
} WmRatingGiven;

/* One action: a new rating beside the earlier ones, which stay. Errors: NOT_FOUND, INVALID */
gboolean wm_skill_rate_with (WmStore *store, const char *person, const char *skill,
                             const WmRatingGiven *given, GError **error);
/* "Still true": what the viewer herself said is said again, as of today, with the
 * evidence it had. One action for all of @skills (slugs, ended by NULL). What
 * others said is not hers to repeat: it is passed over. */
gboolean wm_ratings_confirm (WmStore *store, const char *person, const char *const *skills,
                             GError **error);

/* "Yes, that is so": what is implied of @skills (slugs, ended by NULL) is said
 * by the viewer, at WM_IMPLIED_GROUND_LEVEL. One action. */
gboolean wm_implied_confirm (WmStore *store, const char *person, const char *const *skills,
                             GError **error);

/* How a rating has aged: drawn by more than colour. */
typedef enum
{
  WM_FRESHNESS_FRESH, /* younger than half a year */
  WM_FRESHNESS_AGING, /* than a year */
  WM_FRESHNESS_OLD,   /* than two years */
  WM_FRESHNESS_STALE,
} WmFreshness;

/* @date: YYYY-MM-DD of a rating; what is no date is stale */
WmFreshness wm_freshness (const char *date, const GDate *today);

/* Takes the rating that counts away, and what the same assessor said earlier
 * in the same kind: back to "not assessed", unless others said something. */
gboolean wm_skill_rating_clear (WmStore *store, const char *person, const char *skill,
                                GError **error);

/* Fit: evidence against a target, told per required skill. */
typedef enum
{
  WM_FIT_MET,
  WM_FIT_SHORT,
  WM_FIT_NOT_ASSESSED,
} WmFit;

typedef struct
{
  guint skill;
  int level;  /* -1 */
  int target;
  WmImportance importance;
  WmFit fit;
} WmGap;

/**
 * wm_gap_compute:
 * @levels: (array): level of each skill of @map, -1 for not assessed
 *
 * Pure. One entry for each requirement of @role: must before should before
 * nice; in each, short (largest gap first), then not assessed, then met.
 *
 * Returns: (transfer full) (element-type WmGap)
 */
GArray *wm_gap_compute (WmMap *map, guint role, const int *levels);
/* (transfer full): levels for wm_gap_compute() */
int *wm_ratings_levels (GPtrArray *ratings);
/* (transfer full): likewise how sure each answer was, 0..100, -1 for not told */
int *wm_ratings_confidences (GPtrArray *ratings);
const char *wm_fit_to_string (WmFit fit); /* "met", "short", "not_assessed" */
const char *wm_importance_to_string (WmImportance importance); /* "must", …; "" for NONE */

gboolean wm_people_concerned (GArray *changes);

G_END_DECLS
