/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-lens.h"

G_BEGIN_DECLS

/**
 * WmMapLook:
 *
 * What scenes of a map emphasise: a lens, and what is in focus. Made once for
 * all the parts that are drawn with it; it depends on no places.
 *
 * @order: (element-type guint): the skills in focus, one after another
 * @near: by skill: its place in that order, from 1; 0 = it fades
 * @hub: skill whose neighbourhood is in focus, or -1
 */
struct _WmMapLook
{
  WmMap *map;
  WmLensView *view;
  GArray *order;
  guint *near;
  int hub;
  WmFocus focus;
  gboolean *asked; /* (nullable): by skill: does the emphasised role ask for it? */
  gboolean *wanted; /* (nullable): by skill: does a filter let it through? */
};

/* (transfer full): free with wm_map_look_free() */
WmMapLook *wm_map_look_new (WmMap *map, const WmSceneOptions *options);
void wm_map_look_free (WmMapLook *look);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmMapLook, wm_map_look_free)

gboolean wm_map_look_has_focus (const WmMapLook *look);
/* Does the edge between two skills belong to what is in focus? */
gboolean wm_map_look_is_strong (const WmMapLook *look, guint from, guint to);
/* Is the skill of an order that is worth telling? */
gboolean wm_map_look_has_turn (const WmMapLook *look, guint skill);
/* How strong a skill is drawn, in 0..1; @focused: with what is in focus */
double wm_map_look_strength (const WmMapLook *look, guint skill, gboolean focused);
/* The same of the edge between two skills; a focus is the caller's to heed */
double wm_map_look_edge_strength (const WmMapLook *look, guint from, guint to);

G_END_DECLS
