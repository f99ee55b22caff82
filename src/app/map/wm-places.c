/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places visited.
 */
#include "app/map/wm-places.h"

#include <math.h>

#define MOST 50
/* So much of the view, or so many times the zoom, is another place. */
#define FAR 0.5
#define NEARER 1.4

/* A place, and where it was come to: small steps from there do not leave it. */
typedef struct
{
  WmPlace now, first;
} Visit;

struct _WmPlaces
{
  GArray *places; /* Visit */
  guint at;       /* where somebody is */
};

WmPlaces *
wm_places_new (void)
{
  WmPlaces *places = g_new0 (WmPlaces, 1);

  places->places = g_array_new (FALSE, FALSE, sizeof (Visit));
  return places;
}

void
wm_places_free (WmPlaces *places)
{
  if (places == NULL)
    return;
  g_array_unref (places->places);
  g_free (places);
}

static gboolean
is_near (const WmPlace *a, const WmPlace *b, double width, double height)
{
  double ratio = MAX (a->zoom, b->zoom) / MIN (a->zoom, b->zoom), zoom = MIN (a->zoom, b->zoom);

  return ratio < NEARER && fabs (a->x - b->x) * zoom < width * FAR
         && fabs (a->y - b->y) * zoom < height * FAR;
}

void
wm_places_visit (WmPlaces *places, const WmPlace *place, double width, double height)
{
  Visit *now
    = places->places->len > 0 ? &g_array_index (places->places, Visit, places->at) : NULL;
  const Visit visit = { *place, *place };

  g_return_if_fail (place->zoom > 0);

  if (now != NULL && is_near (&now->first, place, width, height))
    {
      now->now = *place;
      return;
    }
  if (now != NULL)
    g_array_set_size (places->places, ++places->at);
  g_array_append_val (places->places, visit);
  if (places->places->len > MOST)
    {
      g_array_remove_index (places->places, 0);
      places->at--;
    }
}

gboolean
wm_places_can_go (const WmPlaces *places, int step)
{
  return step < 0 ? places->at > 0 : places->at + 1 < places->places->len;
}

const WmPlace *
wm_places_go (WmPlaces *places, int step)
{
  if (!wm_places_can_go (places, step))
    return NULL;
  places->at += step < 0 ? -1u : 1u;
  return &g_array_index (places->places, Visit, places->at).now;
}

void
wm_places_clear (WmPlaces *places)
{
  g_array_set_size (places->places, 0);
  places->at = 0;
}
