/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The debrief: cards side by side, by skill, the largest disagreement first;
 * who moved and why; the decision; and what a hire takes along.
 */
#pragma once

#include "hiring/wm-card.h"

G_BEGIN_DECLS

/* What evidence of a skill there is; drawn differently everywhere. */
typedef enum
{
  WM_SHOWN_NEVER,  /* never tried: blank */
  WM_SHOWN_TRIED,  /* tried without signal: dotted */
  WM_SHOWN_SHORT,  /* below what is wanted: hollow */
  WM_SHOWN_STRONG, /* at what is wanted, or above: solid */
} WmShown;

const char *wm_shown_to_string (WmShown shown); /* "never", "tried", "short", "strong" */

/* What one card says of a skill, before and after the debrief. */
typedef struct
{
  guint card;
  WmCardState state; /* OPEN: this interview did not rate it */
  int level;
  const char *evidence;  /* of the card */
  gboolean moved;
  WmCardState now_state; /* the same where nobody moved */
  int now_level;
  const char *reason; /* of the move */
  const char *mover;  /* slug */
  const char *mover_name; /* "" where nobody moved */
} WmDebriefEntry;

typedef struct
{
  guint skill;      /* of the loop */
  GArray *entries;  /* WmDebriefEntry, one for each card */
  guint rated, no_signal, not_asked; /* counts of cards, as they stand now */
  int low, high;    /* of the levels; -1 */
  int median;       /* of the levels, the lower of two; -1 */
  WmShown shown;
  gboolean twice;   /* rated by two people or more */
  gboolean done;    /* talked through */
  char *note;
} WmDebriefSkill;

typedef struct
{
  WmApplication *application;
  WmLoop *loop;
  GPtrArray *cards; /* WmCard, amended, that the viewer may see */
  GPtrArray *sealed; /* WmCard, the same as they were sealed, with their amendments */
  GPtrArray *skills; /* WmDebriefSkill */
  GPtrArray *moved_votes; /* utf8 per card: recommendation after the debrief; "" */
  guint closed;      /* cards that she may not see */
  guint owed;        /* cards that are not in */
  gboolean opened;
  gboolean votes_open;
  guint to_do;       /* skills that are not talked through */
  gint64 opened_at;
  char *notes;
} WmDebrief;

void wm_debrief_free (WmDebrief *it);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmDebrief, wm_debrief_free)
#define wm_debrief_skill(it, i) ((WmDebriefSkill *) g_ptr_array_index ((it)->skills, (i)))
#define wm_debrief_card(it, i) ((WmCard *) g_ptr_array_index ((it)->cards, (i)))

/* (nullable): the newest amendment of what that card says of the skill. @rating: (out) (optional)
 * (nullable): what was sealed */
const WmCardAmendment *wm_debrief_amendment (const WmDebrief *it, const WmDebriefEntry *entry,
                                             const char *skill, const WmCardRating **rating);

/**
 * wm_debrief_compare:
 *
 * Pure. What the cards say of every skill that the job requires or a card
 * rates: the widest spread of levels first, then the more important, then those
 * with most ratings, then the job's order.
 *
 * Returns: (transfer full) (element-type WmDebriefSkill); texts are the cards'
 */
GPtrArray *wm_debrief_compare (const WmLoop *loop, GPtrArray *cards);

/* WM_ERROR_SEALED while the viewer owes her own card. */
WmDebrief *wm_debrief_load (WmStore *store, WmMap *map, const char *application, GError **error);
/* Says why it is closed to the viewer: she owes a card, or is the candidate. */
void wm_debrief_set_sealed (WmStore *store, const char *application, GError **error);
/* Opens it for all who owe no card. */
gboolean wm_debrief_open (WmStore *store, const char *application, GError **error);
gboolean wm_debrief_set_skill (WmStore *store, const char *application, const char *skill,
                               gboolean done, const char *note, GError **error);
gboolean wm_debrief_set_notes (WmStore *store, const char *application, const char *notes,
                               GError **error);
/* Overall votes: only when every skill was talked through. */
gboolean wm_debrief_open_votes (WmStore *store, WmMap *map, const char *application,
                                GError **error);
/* What the card says stays; this stands beside it. @skill "" for the vote. */
gboolean wm_debrief_move (WmStore *store, const char *interview, const char *skill,
                          WmCardState state, int level, const char *recommendation,
                          const char *reason, GError **error);

/* One change of a rating or a vote in a debrief, as it was made. */
typedef struct
{
  char *interview; /* slug: whose card */
  char *skill;     /* slug; "" for the vote */
  WmCardState state;
  int level; /* -1 */
  char *recommendation;
  char *reason;
  char *actor; /* slug */
  gint64 time;
} WmDebriefMove;

/* (transfer full) (element-type WmDebriefMove): oldest first; only of cards that
 * the viewer may see, and of votes only once they are open */
GPtrArray *wm_debrief_moves_list (WmStore *store, const char *application, GError **error);
/* Inside an action: a move as it was made in another workspace, once. The debrief
 * and the card must be here. */
gboolean wm_debrief_move_restore (WmStore *store, const char *application,
                                  const WmDebriefMove *move, GError **error);

/* ---- what may have coloured a card ------------------------------------------ */

typedef enum
{
  WM_NOTE_LATE,     /* came more than a day after the interview */
  WM_NOTE_AFTER,    /* after the debrief was opened */
  WM_NOTE_CONTRAST, /* the same interviewer rated somebody very differently just before */
  WM_NOTE_OPENER,   /* this interviewer opens every loop */
} WmOrderNoteKind;

typedef struct
{
  WmOrderNoteKind kind;
  guint card;   /* of the debrief */
  int days;     /* LATE */
  int distance; /* CONTRAST: levels, in the mean of the skills that both were rated in; its sign
                 * tells whether the one before was stronger */
} WmOrderNote;

/* Quiet notes, no corrections. (transfer full) (element-type WmOrderNote) */
GArray *wm_debrief_notes (WmStore *store, const WmDebrief *debrief, GError **error);
/* (transfer full) */
char *wm_order_note_describe (const WmDebrief *debrief, const WmOrderNote *note);

/* ---- deciding --------------------------------------------------------------- */

typedef struct
{
  char *outcome; /* "hire", "no_hire" or "hold" */
  char *rationale;
  char *for_candidate; /* with nothing internal */
  char *decided_by;    /* names, ", " between */
  gint64 time;
  GPtrArray *skills;   /* utf8: slug and rationale in turn */
} WmDecision;

void wm_decision_free (WmDecision *it);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmDecision, wm_decision_free)

/* @skills: (array zero-terminated=1): slug and rationale in turn; every must
 * needs one. @decided_by: slugs, ended by NULL. Final. */
gboolean wm_decision_record (WmStore *store, const char *application, const char *outcome,
                             const char *rationale, const char *const *skills,
                             const char *const *decided_by, const char *for_candidate,
                             GError **error);
/* (nullable): the newest; NULL without an error when there is none, or when the
 * viewer owes a card about the candidate: why one was decided upon quotes cards */
WmDecision *wm_decision_load (WmStore *store, const char *application, GError **error);

/* What the candidate may read of it, and nothing else. */
typedef struct
{
  char *name;     /* her own */
  char *job_name;
  char *date;     /* YYYY-MM-DD: when it was decided */
  char *text;     /* that was written for her */
} WmCandidateSummary;

void wm_candidate_summary_free (WmCandidateSummary *it);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmCandidateSummary, wm_candidate_summary_free)
/* (transfer full): WM_ERROR_NOT_FOUND while nothing is recorded for her */
WmCandidateSummary *wm_candidate_summary_load (WmStore *store, const char *application,
                                               GError **error);

/* ---- hiring ----------------------------------------------------------------- */

/* What the interviews found of one required skill. */
typedef struct
{
  char *skill; /* slug */
  WmImportance importance;
  int target;
  char *finding; /* "met", "short", "unproven" or "never_tried" */
  int level;     /* the median of those given; -1 */
  GPtrArray *sources; /* WmHireSource */
} WmHireEvidence;

typedef struct
{
  char *card;     /* slug */
  char *assessor; /* slug */
  char *date;     /* YYYY-MM-DD */
  char *state;    /* "rated", "no_signal" or "not_asked" */
  int level;      /* -1 */
  char *sentence;
} WmHireSource;

void wm_hire_evidence_free (WmHireEvidence *it);
/* Pure. What it found of all that the job required, as hiring would hand it over. (transfer full)
 * (element-type WmHireEvidence): in the job's order */
GPtrArray *wm_debrief_evidence (const WmDebrief *debrief);
/* (transfer full) (nullable): slug of the job of her newest application that
 * ended in hiring */
char *wm_hire_job (WmStore *store, const char *person);
/* For an onboarding plan: all that the job required. @person: slug; her newest
 * application that ended in hiring. (transfer full) (element-type
 * WmHireEvidence): in the job's order; empty when she was never hired so */
GPtrArray *wm_hire_evidence_load (WmStore *store, WmMap *map, const char *person, GError **error);

/**
 * wm_application_hire:
 *
 * The candidate becomes a member of the team, and what the cards say becomes
 * evidence of kind "interview": one assessment a card. Needs a decision to
 * hire, and no card may be owed.
 */
gboolean wm_application_hire (WmStore *store, WmMap *map, const char *application, GError **error);

G_END_DECLS
