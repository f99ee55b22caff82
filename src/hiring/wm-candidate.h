/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Candidates, their applications, and who meets them when.
 */
#pragma once

#include "hiring/wm-alias.h"
#include "hiring/wm-job.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *slug;
  char *person; /* slug */
  char *name;
  char *job; /* slug */
  char *job_name;
  char *stage; /* slug; "" before the first */
  char *stage_name;
  char *status; /* "active", "rejected", "withdrawn" or "hired" */
  char *reason;
  char *applied;  /* YYYY-MM-DD */
  char *source;   /* where she came from, or "" */
  gint64 entered; /* stage or status; Unix seconds */
  guint interviews; /* planned or held */
  guint submitted;  /* cards */
  gboolean decided; /* a decision is recorded */
} WmApplication;

void wm_application_free (WmApplication *it);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmApplication, wm_application_free)

/* (transfer full) (element-type WmApplication): @job: slug, or NULL for all; by
 * stage, then by who has waited longest */
GPtrArray *wm_applications_list (WmStore *store, const char *job, GError **error);
/* By slug, or by the candidate's exact name or slug where she has one alone */
WmApplication *wm_application_find (WmStore *store, const char *wanted, GError **error);
/* How it stands, in the reader's words; @status: as in WmApplication */
const char *wm_application_status_word (const char *status);
/* Whole days since she came to the stage; pure */
int wm_application_days (const WmApplication *it, gint64 now);

/* What is known of a candidate; NULL leaves what stands there. */
typedef struct
{
  const char *name;
  const char *email;
  const char *url; /* http or https */
  const char *phone;
  const char *source;    /* where she came from */
  const char *documents; /* names of files, one a line */
  const char *notes;
} WmCandidateEdit;

#define WM_CANDIDATE_EDIT_INIT { NULL }

typedef struct
{
  char *person; /* slug */
  char *name, *email, *url, *phone, *source, *documents, *notes;
  gboolean has_resume;
} WmCandidate;

void wm_candidate_free (WmCandidate *it);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmCandidate, wm_candidate_free)
WmCandidate *wm_candidate_load (WmStore *store, const char *person, GError **error);
/* One action; members of @edit that are NULL stay as they are. */
gboolean wm_candidate_edit (WmStore *store, const char *person, const WmCandidateEdit *edit,
                            GError **error);
/* Maps what a résumé says to a skill; @words NULL takes it away. Claims are
 * shown beside evidence and are none. */
gboolean wm_candidate_claim (WmStore *store, const char *person, const char *skill,
                             const char *words, GError **error);

/* What she says of herself: shown beside evidence, and never any */
typedef struct
{
  char *skill; /* slug */
  char *words;
} WmClaim;

/* (transfer full) (element-type WmClaim): by skill */
GPtrArray *wm_candidate_claims (WmStore *store, const char *person, GError **error);
/* (nullable): what she claims of @skill; @claims: of wm_candidate_claims() */
const char *wm_claims_find (GPtrArray *claims, const char *skill);

/**
 * wm_application_add:
 * @person: (nullable): slug of somebody known; NULL makes a candidate of
 *   @edit's name
 *
 * Returns: (transfer full): the application's slug
 */
char *wm_application_add (WmStore *store, const char *job, const char *person,
                          const WmCandidateEdit *edit, GError **error);
/* @stage: slug of a stage of the job's plan, or "" for before the first */
gboolean wm_application_move (WmStore *store, const char *application, const char *stage,
                              GError **error);
/* @status: "rejected" or "withdrawn"; "active" opens it again. Hiring is
 * wm_application_hire(). */
gboolean wm_application_set_status (WmStore *store, const char *application, const char *status,
                                    const char *reason, GError **error);

typedef struct
{
  char *kind; /* "applied", "moved", "rejected", "withdrawn", "hired", "reopened" */
  char *stage_name;
  char *reason;
  char *actor; /* name or "" */
  gint64 time;
} WmApplicationEvent;

/* (transfer full) (element-type WmApplicationEvent): oldest first */
GPtrArray *wm_application_events (WmStore *store, const char *application, GError **error);

/* ---- interviews ------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  char *slug;
  char *application; /* slug */
  char *candidate;   /* name */
  char *kit;         /* slug; "" when the plan has it no more */
  char *kit_name;
  char *stage_name;
  char *interviewer; /* slug */
  char *interviewer_name;
  char *date;  /* YYYY-MM-DD or "" */
  char *start; /* HH:MM or "" */
  char *status; /* "planned", "held" or "cancelled" */
  int minutes;
  gint64 submitted; /* when the card was; 0 when it is owed */
} WmInterview;

void wm_interview_free (WmInterview *it);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmInterview, wm_interview_free)

/* (transfer full) (element-type WmInterview): @application: slug, or NULL for all */
GPtrArray *wm_interviews_list (WmStore *store, const char *application, GError **error);
WmInterview *wm_interview_load (WmStore *store, const char *interview, GError **error);
/* @date, @start: NULL or "" when not told. (transfer full): the slug */
char *wm_interview_plan (WmStore *store, const char *application, const char *kit,
                         const char *interviewer, const char *date, const char *start,
                         GError **error);
/* Plans one with each interviewer that the stage's interviews name and that the
 * candidate does not meet there yet; one action. */
gboolean wm_interviews_plan_stage (WmStore *store, const char *application, GError **error);
gboolean wm_interview_set_date (WmStore *store, const char *interview, const char *date,
                                const char *start, GError **error);
/* It will not be held: no card is owed. One with a card stays. */
gboolean wm_interview_cancel (WmStore *store, const char *interview, GError **error);

G_END_DECLS
