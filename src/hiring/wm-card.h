/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scorecards. What one interviewer writes is closed to every other who still
 * owes a card about the same candidate: whatever shows cards gets them from
 * here, and here the store's viewer is asked for. Within one local file that is
 * a rule among people who keep to it (its owner can open it with other
 * tools); what the seal then shows is that a card was changed.
 */
#pragma once

#include "hiring/wm-candidate.h"

G_BEGIN_DECLS

#define WM_RECOMMENDATIONS 5

typedef enum
{
  WM_CARD_OPEN,      /* nothing said yet: only in drafts */
  WM_CARD_NOT_ASKED,
  WM_CARD_NO_SIGNAL, /* tried, and nothing was shown */
  WM_CARD_RATED,
} WmCardState;

const char *wm_card_state_to_string (WmCardState state); /* "", "not_asked", … */
WmCardState wm_card_state_parse (const char *text);      /* OPEN for what is none */

typedef struct
{
  char *skill; /* slug */
  WmCardState state;
  int level; /* -1 unless RATED */
  char *evidence;
} WmCardRating;

typedef struct
{
  char *question; /* slug */
  gboolean asked;
  char *note;
} WmCardQuestion;

/* What was said after the card was sealed. */
typedef struct
{
  gint64 time;
  char *actor;  /* slug */
  char *skill;  /* slug; "": the card as a whole */
  WmCardState state;
  int level;
  char *recommendation;
  char *text; /* evidence, or summary */
  char *reason;
  char *sha256;
} WmCardAmendment;

/**
 * WmCard:
 *
 * A card: a draft (submitted 0) or a sealed one. `recommendation` is "" in a
 * draft that has none yet, and while votes are closed to the viewer.
 */
typedef struct
{
  gint64 id; /* 0: a draft */
  char *slug;
  char *interview;   /* slug */
  char *application; /* slug */
  char *person;      /* slug of the candidate */
  char *interviewer; /* slug */
  char *interviewer_name;
  char *kit_name;
  char *date; /* of the interview, or "" */
  char *recommendation; /* one of wm_recommendations */
  char *summary;
  char *red_flags;
  gint64 submitted;
  char *rubric;
  char *sha256;
  gboolean from_file;
  gboolean intact;       /* the seal fits what the card says */
  gboolean votes_closed; /* to this viewer */
  GPtrArray *ratings;    /* WmCardRating, in the kit's order */
  GPtrArray *questions;  /* WmCardQuestion, likewise */
  GPtrArray *amendments; /* WmCardAmendment, oldest first */
} WmCard;

WmCard *wm_card_new (void);
WmCard *wm_card_copy (const WmCard *card);
void wm_card_free (WmCard *card);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmCard, wm_card_free)
#define wm_card_rating(card, i) ((WmCardRating *) g_ptr_array_index ((card)->ratings, (i)))
#define wm_card_question(card, i) ((WmCardQuestion *) g_ptr_array_index ((card)->questions, (i)))
WmCardRating *wm_card_add_rating (WmCard *card, const char *skill, WmCardState state, int level,
                                  const char *evidence);
WmCardQuestion *wm_card_add_question (WmCard *card, const char *question, gboolean asked,
                                      const char *note);
int wm_card_find (const WmCard *card, const char *skill); /* -1 */
/* What the card says with its amendments: (transfer full) */
WmCard *wm_card_amended (const WmCard *card);
/* As files and the command line have them, from no to yes; ended by NULL */
extern const char *const wm_recommendations[WM_RECOMMENDATIONS + 1];
gboolean wm_recommendation_is_valid (const char *word);
/* In the reader's language; "" for what is none */
const char *wm_recommendation_words (const char *word);

/* ---- what can be said of a skill ---------------------------------------------- */

#define WM_RATING_MOST 10 /* of a skill that the map does not have */

/* Is it a level that the skill has in words, or no level? @top: the highest; -1 when there are no
 * levels. Pure; WM_ERROR_INVALID says which there are. */
gboolean wm_rating_check (const char *skill, int top, WmCardState state, int level, GError **error);
/* Can a debrief make one of the other? What was not asked showed nothing that could be seen
 * otherwise: its author amends the card. Pure */
gboolean wm_rating_can_move (WmCardState from, WmCardState to);
/* The highest level of a skill by its slug; -1 when it has none, WM_RATING_MOST when the map does
 * not have it */
int wm_rating_top (WmStore *store, const char *skill);

/* ---- the seal --------------------------------------------------------------- */

/* (transfer full): SHA-256, in hexadecimal, over what the card says, whose it
 * is, and when it was submitted. Pure; the order of lists does not count. */
char *wm_card_seal (const WmCard *card);
/* Of an amendment: over it, and over the seal @before it */
char *wm_amendment_seal (const WmCardAmendment *amendment, const char *before);
/* Does the seal fit what the card says, and each amendment's the one before it?
 * What was changed behind them shows. Pure */
gboolean wm_card_is_intact (const WmCard *card);

/* ---- who may see ------------------------------------------------------------ */

/* Whether cards about this candidate are closed to the viewer: she owes one, or
 * they are about herself; without a viewer, whether anybody owes one. */
gboolean wm_viewer_owes_card (WmStore *store, const char *application);
/* That a card is in is no secret. */
gboolean wm_interview_has_card (WmStore *store, const char *interview);
/* The cards that the viewer may see. @closed: (out) (optional): how many more
 * are submitted and closed to her. @application: slug, or NULL for all.
 * (transfer full) (element-type WmCard): oldest first */
GPtrArray *wm_cards_list (WmStore *store, const char *application, guint *closed, GError **error);
/* One submitted card. WM_ERROR_SEALED when it is closed to the viewer. */
WmCard *wm_card_load (WmStore *store, const char *interview, GError **error);

/* ---- writing ---------------------------------------------------------------- */

/* The viewer's own draft of an interview, with the kit's skills and questions;
 * a new one when she has none. WM_ERROR_SEALED when it is not hers to write. */
WmCard *wm_draft_load (WmStore *store, const char *interview, GError **error);
/* Kept at once, and in no log. */
gboolean wm_draft_save (WmStore *store, const WmCard *card, GError **error);
/* (transfer full) (element-type utf8): what is missing before it can be
 * submitted, in words; pure */
GPtrArray *wm_card_missing (const WmCard *card, WmMap *map);
/* Seals the draft. Final. */
gboolean wm_card_submit (WmStore *store, const char *interview, WmMap *map, GError **error);
/* @skill: one that the card rates; "" for the recommendation and the summary. Only by its author.
 * Final. */
gboolean wm_card_amend (WmStore *store, const char *interview, const char *skill,
                        WmCardState state, int level, const char *recommendation,
                        const char *text, const char *reason, GError **error);

typedef enum
{
  WM_CARD_ADDED,
  WM_CARD_AMENDED,
  WM_CARD_UNCHANGED,
} WmCardTaken;

/**
 * wm_card_take:
 * @card: as a file told it, sealed by its author
 *
 * Takes in a card that was written elsewhere. It must be about the candidate
 * and by the interviewer of its interview (WM_ERROR_INVALID). What differs from
 * a card that is here becomes an amendment; the same again changes nothing.
 * Whoever takes it in sees no more of it than of any other. Final.
 */
gboolean wm_card_take (WmStore *store, const WmCard *card, WmCardTaken *taken, GError **error);

/**
 * wm_card_restore:
 * @card: as the file of a workspace told it, with its id, seal and amendments
 *
 * Inside an action: stores a card as it stood in another workspace. A card that
 * is here stays as it is; amendments that follow on its own are added. Without a
 * seal a card is only taken for an erased person, which the caller has checked.
 * WM_ERROR_INVALID when the seal does not fit, or when another card of this
 * interview is here. Whoever takes it in sees no more of it than of any other.
 */
gboolean wm_card_restore (WmStore *store, const WmCard *card, WmCardTaken *taken, GError **error);

G_END_DECLS
