/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/me/wm-me.h"

G_BEGIN_DECLS

/**
 * WmMeView:
 *
 * One view of a person's page. It is filled when it is seen and something has
 * changed since; not while it is hidden.
 */
#define WM_TYPE_ME_VIEW (wm_me_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (WmMeView, wm_me_view, WM, ME_VIEW, AdwBin)

struct _WmMeViewClass
{
  AdwBinClass parent_class;

  /* Shows what @me knows now. */
  void (*fill) (WmMeView *self, WmMe *me);
};

/* Once. */
void wm_me_view_set_me (WmMeView *self, WmMe *me);
WmMe *wm_me_view_get_me (WmMeView *self);
/* Fills now if the view is seen, else when it is. */
void wm_me_view_refresh (WmMeView *self);

/* (transfer none): a column of readable width in a scrolled window that is made
 * the child of @self; @width: its most, in pixels */
GtkWidget *wm_me_view_make_column (WmMeView *self, int width);
/* What is scrolled to stays while the column is filled. */
void wm_me_view_keep_scroll (WmMeView *self);
/* The name of a widget that is not made anew: the focus in it stays as it is. */
#define WM_ME_VIEW_STAYS "stays"
/* The same, and the keyboard's focus goes back to the row of
 * the same id (or the next place) after the column was filled anew. */
void wm_me_view_begin_rows (WmMeView *self);
void wm_me_view_end_rows (WmMeView *self);

/* @page: an AdwStatusPage whose button begins the assessment; where nothing
 * can be written it says so instead of @invitation. */
void wm_me_view_fill_start (GtkWidget *page, WmMe *me, const char *invitation);

G_END_DECLS
