/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scenes.h"

G_BEGIN_DECLS

/* How a skill is seen through a lens; each has a colour, a shape and a name. */
typedef enum
{
  WM_SIGHT_NONE, /* the lens says nothing of it: it fades */
  WM_SIGHT_MUST,
  WM_SIGHT_SHOULD,
  WM_SIGHT_NICE,
  WM_SIGHT_ON_THE_WAY, /* only needed by what the role asks for */
  WM_SIGHT_MET,
  WM_SIGHT_ONE_SHORT,
  WM_SIGHT_SHORT, /* two levels or more */
  WM_SIGHT_NOT_ASSESSED,
  WM_SIGHT_BOTH,
  WM_SIGHT_LEFT,
  WM_SIGHT_RIGHT,
  WM_SIGHT_PLENTY,
  WM_SIGHT_THIN,
  WM_SIGHT_EMPTY,
  WM_SIGHT_COVERED,
  WM_SIGHT_ONE_VOICE, /* where two are wanted */
  WM_SIGHT_OPEN,      /* a must that nobody asks about */
  WM_SIGHT_LATER,     /* a must that onboarding checks */
  WM_SIGHT_SEVERAL_CAN,
  WM_SIGHT_ONE_CAN, /* the bus factor is one */
  WM_SIGHT_NOBODY_CAN,
  WM_SIGHT_NOBODY_ASSESSED,
  WM_N_SIGHTS,
} WmSight;

/**
 * WmLensView:
 * @sights: (array): a WmSight by skill
 * @pips: by skill: so many of the pips are filled; -1 for none shown
 * @coverage: (nullable): by skill: what a team can; of what the lens says nothing, zeros
 * @counts: of skills by sight
 * @edges: does any skill build on another?
 */
typedef struct
{
  WmLens lens;
  WmSight *sights;
  int *pips;
  WmCoverage *coverage;
  guint counts[WM_N_SIGHTS];
  gboolean edges;
} WmLensView;

/**
 * wm_lens_look:
 *
 * What @options' lens shows of @map. Without the roles or levels that it needs
 * the view is that of WM_LENS_NONE.
 *
 * Returns: (transfer full): free with wm_lens_view_free()
 */
WmLensView *wm_lens_look (WmMap *map, const WmSceneOptions *options);
void wm_lens_view_free (WmLensView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmLensView, wm_lens_view_free)

/* How the box of a skill is framed: what still shows where colours do not. */
typedef enum
{
  WM_FRAME_THIN,
  WM_FRAME_THICK,
  WM_FRAME_DASHED,
  WM_FRAME_DOTTED,
} WmFrame;

WmFrame wm_sight_frame (WmSight sight);
/* Makes a frame of the outline of @box. */
void wm_frame_apply (WmFrame frame, double scale, WmItem *box);
WmInk wm_sight_ink (WmSight sight);
WmShape wm_sight_shape (WmSight sight);
/* Does any skill build on another? */
gboolean wm_lens_has_edges (WmMap *map);
/* (transfer full): its name in the legend: "Must have", "Only ML Engineer" */
char *wm_lens_sight_name (WmMap *map, const WmSceneOptions *options, const WmLensView *view,
                          WmSight sight);
/* (transfer full): the same of a skill as a sentence; "" for nothing */
char *wm_lens_sight_words (WmMap *map, const WmSceneOptions *options, const WmLensView *view,
                           guint skill);
/* (transfer full): what a full pip means; NULL where none are shown */
char *wm_lens_pips_name (const WmLensView *view);
/* (transfer full): what the lens asks: "What ML engineer requires."; "" for none */
char *wm_lens_title (WmMap *map, const WmSceneOptions *options, const WmLensView *view);
/* (transfer full): the lens in a sentence or two, for a screen reader */
char *wm_lens_words (WmMap *map, const WmSceneOptions *options, const WmLensView *view);
/* By "role", "me", "compare", "resources", "questions", "loop", "team", "none". */
gboolean wm_lens_parse (const char *name, WmLens *lens);
const char *wm_lens_get_name (WmLens lens);

G_END_DECLS
