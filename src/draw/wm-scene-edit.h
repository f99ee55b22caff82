/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is drawn over the map while it is edited.
 */
#pragma once

#include "draw/wm-map-layout.h"

G_BEGIN_DECLS

/* The place on the spectrum, 0..1000, that lies at @x of a scene with that
 * layout; beyond its ends the end. */
int wm_map_layout_place_at (const WmMapLayout *layout, double x);
/* Where a skill can be pointed at: its box, or what is around its dot at @zoom */
WmBounds wm_map_layout_reach (const WmMapLayout *layout, guint skill, double zoom);

/* What is being dragged */
typedef enum
{
  WM_SCENE_EDIT_REST,
  WM_SCENE_EDIT_MOVE,    /* a box along the spectrum */
  WM_SCENE_EDIT_CONNECT, /* a line from one skill to another, or to nowhere yet */
  WM_SCENE_EDIT_BAND,    /* a frame around what is to be chosen */
} WmSceneEditKind;

/**
 * WmSceneEdit:
 * @zoom: pixels a point: what is drawn for the hand keeps its size
 * @part: only what meets it is drawn
 * @chosen: (nullable): by skill: is it one of those that are edited together?
 * @handled: skill that has handles, or -1
 * @box: in the scene's points: what is moved, or the band
 * @place: on the spectrum, of what is moved
 * @x0, @y0, @x1, @y1: the line, in the scene's points
 * @words: (nullable): told at the line's end
 * @circle: (nullable) (element-type guint): the skills from one to another that
 *   would come to need itself, and why: @words
 */
typedef struct
{
  double zoom;
  WmBounds part;
  const gboolean *chosen;
  int handled;
  WmSceneEditKind kind;
  WmBounds box;
  int place;
  double x0, y0, x1, y1;
  const char *words;
  const GArray *circle;
} WmSceneEdit;

/* A handle lies so far outside of the box, in pixels; half as wide it is drawn,
 * and so far from its middle it is held. */
#define WM_SCENE_EDIT_HANDLE 7.0
#define WM_SCENE_EDIT_GRIP 10.0

/* Where a skill's handle is, for a box as wm_map_layout_reach() tells it.
 * @above: that for what builds on the skill; below is that for what it needs */
void wm_scene_edit_handle (const WmBounds *box, double zoom, gboolean above, double *x, double *y);

WmScene *wm_scene_edit (const WmMapLayout *layout, WmMeasure *measure, const WmSceneEdit *edit);

G_END_DECLS
