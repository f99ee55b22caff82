/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A place of a picture: the point in the middle of the view, and the zoom. */
typedef struct
{
  double x, y, zoom;
} WmPlace;

/**
 * WmPlaces:
 *
 * The places visited, one after another, as a browser keeps pages: back, forward,
 * and a new one ends what was forward.
 */
typedef struct _WmPlaces WmPlaces;

WmPlaces *wm_places_new (void);
void wm_places_free (WmPlaces *places);
/**
 * wm_places_visit:
 * @width, @height: of the view, in pixels
 *
 * Notes that somebody rests at a place. One that hardly differs from where she was
 * takes that one's stead.
 */
void wm_places_visit (WmPlaces *places, const WmPlace *place, double width, double height);
gboolean wm_places_can_go (const WmPlaces *places, int step);
/* @step: -1 back, 1 forward. (nullable) (transfer none): where to */
const WmPlace *wm_places_go (WmPlaces *places, int step);
/* Another picture: its places are none of this one's. */
void wm_places_clear (WmPlaces *places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPlaces, wm_places_free)

G_END_DECLS
