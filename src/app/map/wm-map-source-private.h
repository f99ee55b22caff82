/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of WmMapSource share: wm-map-source.c makes the scenes of what is
 * shown, wm-map-source-places.c the places of its skills.
 */
#pragma once

#include "app/map/wm-map-source.h"
#include "draw/wm-map-look.h"

G_BEGIN_DECLS

/* Places that are being made in a thread. */
typedef struct
{
  WmMap *map;
  WmSceneOptions options;
  int percent; /* atomic */
} WmMapSourceJob;

struct _WmMapSource
{
  WmSceneView *view;
  WmSession *session;
  WmMapSourceFunc func;
  gpointer data;

  /* What is shown, all of one state of the workspace. */
  WmMapLayout *layout; /* (nullable) */
  int *levels;
  gboolean *wanted; /* (nullable) */
  GPtrArray *ratings;
  WmMapLook *look, *focus_look;

  WmSceneOptions options; /* what was asked for, but for the pointers */
  WmMap *options_map;     /* (nullable): whose indexes these are */
  WmTeam *team;           /* (nullable): of WM_LENS_TEAM, of @options_map */
  GArray *coverage;       /* (nullable): of @team */
  GCancellable *cancellable; /* (nullable): of the job under way, or of names being shaped */
  WmMapSourceJob *job;                  /* (nullable): belongs to its task */
  guint tell_id;
  double width, height; /* of the view when it was last prepared */
  double overlay_zoom;  /* for which what lies over the map was made; 0 for none */
};

/* wm-map-source.c */
void wm_map_source_drop_looks (WmMapSource *self);
void wm_map_source_show_focus (WmMapSource *self);

/* wm-map-source-places.c */
gboolean wm_map_source_prepare (double width, double height, gpointer data);
void wm_map_source_take_state (WmMapSource *self, WmMapLayout *layout);

G_END_DECLS
