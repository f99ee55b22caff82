/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the view of candidates share: wm-candidates-view.c holds the page and what can
 * be done, wm-candidates-rows.c the board, the list and moving, wm-candidates-filter.c what is
 * chosen.
 */
#pragma once

#include "app/hiring/wm-candidates-view.h"
#include "hiring/wm-application-filter.h"

G_BEGIN_DECLS

struct _WmCandidatesView
{
  AdwBin parent_instance;

  WmSession *session;
  char *job;
  GPtrArray *stages; /* utf8: slug and name in turn; the first is before all stages */
  GPtrArray *all;    /* (nullable) WmApplication: every candidate, by the name that is shown */
  WmApplicationFilter *shown;

  GtkWidget *add, *resume, *compare, *hide;
  GtkWidget *ways; /* how they are looked at; only where there are some */
  GtkWidget *as_board, *as_list, *filter, *sort;
  GtkSearchEntry *search;
  GtkWidget *chips;
  GtkWidget *board;
  GPtrArray *lists; /* GtkListBox, unowned: of the board, or the one list */
  GtkLabel *hint;
  gboolean filling; /* controls are set, not used */
};

/* wm-candidates-view.c */
void wm_candidates_view_refill (WmCandidatesView *self);

/* wm-candidates-rows.c */
/* @list: (element-type WmApplication): of those that are wanted */
void wm_candidates_rows_fill (WmCandidatesView *self, GPtrArray *list);
/* Gives the keyboard to the row of that application; FALSE when none shows it. */
gboolean wm_candidates_rows_focus (WmCandidatesView *self, const char *application);
/* (transfer full) (nullable): the application below that of the focus, or else above */
char *wm_candidates_rows_beside (WmCandidatesView *self);
/* (transfer full) (nullable): the application whose row has the focus */
char *wm_candidates_rows_focused (WmCandidatesView *self);

/* wm-candidates-filter.c */
/* (transfer floating): the bar of what is chosen, and the chips under it */
GtkWidget *wm_candidates_filter_new (WmCandidatesView *self);
/* Takes up what was kept for the job. */
void wm_candidates_filter_load (WmCandidatesView *self);
/* Shows what is chosen; what cannot be any more is left out. */
void wm_candidates_filter_fill (WmCandidatesView *self);
/* (transfer container) (element-type WmApplication): those that are wanted, in order */
GPtrArray *wm_candidates_filter_apply (WmCandidatesView *self);
/* All of one column of the board, as a list. @stage: (nullable): NULL for those that ended */
void wm_candidates_filter_list (WmCandidatesView *self, const char *stage);
/* Takes every choice and what is searched for away. */
void wm_candidates_filter_clear (WmCandidatesView *self);

G_END_DECLS
