/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quality of a panel, in counts: how interviewers agree, what questions
 * tell, and what later ratings of those hired say of it. Only from cards that
 * are open to the viewer. No figure here is about a candidate.
 */
#pragma once

#include "hiring/wm-agreement.h"
#include "hiring/wm-card.h"

G_BEGIN_DECLS

#define WM_PANEL_LEVELS 11
/* Asked at least this often before a question that told nothing is put up for
 * retirement */
#define WM_PANEL_ASKED_ENOUGH 5

typedef struct
{
  char *slug;
  char *name;
  guint cards;
  guint rated, no_signal, not_asked;
  guint levels[WM_PANEL_LEVELS]; /* how often each was given */
  guint late; /* cards that came more than a day after the interview */
} WmPanelInterviewer;

/* Interview against what was said later, on the same anchors */
typedef struct
{
  guint same, higher, lower; /* the interview's level, compared */
} WmBackTest;

/* Days after the hire, and how far around a rating may be */
#define WM_BACK_TESTS 3
extern const int wm_back_test_days[WM_BACK_TESTS]; /* 30, 90, 180 */

typedef struct
{
  char *slug;
  char *text;
  guint asked;
  guint rated, no_signal; /* skills that it shows, in cards where it was asked */
  WmBackTest later[WM_BACK_TESTS];
  gboolean told_nothing;
} WmPanelQuestion;

typedef struct
{
  char *name;
  WmBackTest later[WM_BACK_TESTS];
} WmPanelStage;

typedef struct
{
  char *a, *b; /* names */
  guint pairs;
  double kappa; /* quadratic weights; NAN */
} WmPanelPair;

typedef struct
{
  WmAgreement agreement;
  GPtrArray *interviewers; /* WmPanelInterviewer */
  GPtrArray *questions;    /* WmPanelQuestion, most asked first */
  GPtrArray *stages;       /* WmPanelStage */
  GArray *pairs;           /* WmPanelPair */
  guint closed;            /* cards that are closed to the viewer */
} WmPanel;

WmPanel *wm_panel_load (WmStore *store, WmMap *map, GError **error);
void wm_panel_free (WmPanel *panel);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPanel, wm_panel_free)

/* Pure. Which window a rating falls into that was given so many days after the
 * hire; -1 for none. A window reaches half way to its neighbours. */
int wm_back_test_window (int days);
void wm_back_test_add (WmBackTest *test, int interview, int later);

G_END_DECLS
