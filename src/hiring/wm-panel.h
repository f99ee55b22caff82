/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quality of a panel, in counts: how interviewers agree, what questions
 * tell, and what later ratings of those hired say of it. Only from cards that
 * are open to the viewer, as they were submitted: what was said after others
 * had spoken is no second opinion. No figure here is about a candidate.
 */
#pragma once

#include "hiring/wm-agreement.h"
#include "hiring/wm-card.h"

G_BEGIN_DECLS

#define WM_PANEL_LEVELS 11
/* Asked at least this often before a question that told nothing is put up for
 * retirement */
#define WM_PANEL_ASKED_ENOUGH 5
/* A card that came after more days than this is late. */
#define WM_CARD_LATE_DAYS 1

/* What cards tell of whom asked, or of what was asked */
typedef struct
{
  guint cards;          /* by her; in which it was asked */
  guint planned, asked; /* questions in the kits of cards, and how many were asked */
  guint rated, no_signal, not_asked; /* skills; of a question: those that it shows */
  guint levels[WM_PANEL_LEVELS];     /* how often each was given: the spread */
  guint dated; /* cards of interviews whose day is known */
  guint late;  /* of those: cards that came more than a day after it */
  int latest;  /* days that the last of them took; 0 when none was late */
} WmPanelCounts;

typedef struct
{
  char *slug;
  char *name;
  WmPanelCounts counts;
} WmPanelInterviewer;

/* Interview against what was said later, on the same anchors */
typedef struct
{
  guint same, higher, lower; /* the interview's level, compared */
} WmBackTest;

/* Days after the hire, and how far around a rating may be */
#define WM_BACK_TESTS 3
extern const int wm_back_test_days[WM_BACK_TESTS]; /* 30, 90, 180 */

/* An interview in the plan of a job that is neither closed nor filled, which asks a question */
typedef struct
{
  char *job, *interview; /* slugs */
  char *words;           /* "AI engineer · Technical interview: Coding" */
} WmPanelPlace;

typedef struct
{
  char *slug;
  char *text;
  WmPanelCounts counts;
  GPtrArray *places; /* WmPanelPlace: where it is still asked */
  guint tried; /* cards in which it was asked, and a skill that it shows had a place */
  WmBackTest later[WM_BACK_TESTS];
  gboolean told_nothing;
} WmPanelQuestion;

typedef struct
{
  char *stage;     /* names; "" for what the plan has no more */
  char *interview;
  WmBackTest later[WM_BACK_TESTS];
} WmPanelStage;

typedef struct
{
  char *a, *b; /* names */
  WmPairAgreement agreement;
} WmPanelPair;

typedef struct
{
  WmAgreement agreement;
  GPtrArray *interviewers; /* WmPanelInterviewer, by name */
  GPtrArray *questions;    /* WmPanelQuestion, most asked first */
  GPtrArray *stages;       /* WmPanelStage, of those with something to compare */
  GArray *pairs;           /* WmPanelPair */
  guint closed;            /* cards that are closed to the viewer */
} WmPanel;

WmPanel *wm_panel_load (WmStore *store, WmMap *map, GError **error);
void wm_panel_free (WmPanel *panel);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPanel, wm_panel_free)
#define wm_panel_interviewer(it, i)                                                                \
  ((WmPanelInterviewer *) g_ptr_array_index ((it)->interviewers, (i)))
#define wm_panel_place(question, i)                                                                \
  ((const WmPanelPlace *) g_ptr_array_index ((question)->places, (i)))
#define wm_panel_question(it, i) ((WmPanelQuestion *) g_ptr_array_index ((it)->questions, (i)))
#define wm_panel_stage(it, i) ((WmPanelStage *) g_ptr_array_index ((it)->stages, (i)))

/* ---- counting: pure --------------------------------------------------------- */

/* Whole days from the interview to its card; -1 when its day is not known */
int wm_card_delay (const WmCard *card);
void wm_panel_counts_add_card (WmPanelCounts *counts, const WmCard *card);
void wm_panel_counts_add_rating (WmPanelCounts *counts, const WmCardRating *rating);
/* Which window a rating falls into that was given so many days after the hire;
 * -1 for none. A window reaches half way to its neighbours. */
int wm_back_test_window (int days);
void wm_back_test_add (WmBackTest *test, int interview, int later);

/* ---- in the reader's language: all (transfer full) -------------------------- */

/* A figure with its 95 % interval; NAN where there is none */
char *wm_agreement_words (double value, double low, double high);
char *wm_panel_pair_words (const WmPanelPair *pair);
char *wm_panel_interviewer_words (const WmPanelInterviewer *interviewer);
char *wm_panel_question_words (const WmPanelQuestion *question);
char *wm_panel_stage_name (const WmPanelStage *stage);
/* "3 rated (level 1: 2 ×, level 3: 1 ×) · 1 no signal · 0 not asked" */
char *wm_panel_spread_words (const WmPanelCounts *counts);
/* "2 of 5 late, up to 4 days" */
char *wm_panel_lateness_words (const WmPanelCounts *counts);
/* @tests: WM_BACK_TESTS of them; "" when nothing was rated later */
char *wm_back_test_words (const WmBackTest *tests);

G_END_DECLS
