/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A timeline on paper: as wide as the sheet, cut between rows, with the weeks on
 * top of each sheet.
 */
#include "config.h"

#include "draw/wm-timeline-pages.h"

#include "draw/wm-scenes-private.h"
#include "draw/wm-timeline.h"

#define EDGE 30.0    /* points of the sheet that stay white */
#define LEAST 0.62   /* points a point of the scene: smaller letters are not read */
#define HALF_ROW 12.0

/* The last place before @most where no row is cut */
static double
find_cut (GArray *places, double from, double most)
{
  double cut = 0;

  for (guint i = 0; i < places->len; i++)
    {
      double end = g_array_index (places, WmTimelinePlace, i).middle + HALF_ROW;

      if (end <= most && end > cut)
        cut = end;
    }
  return cut > from + 1 ? cut : most;
}

static double
first_row (GArray *places)
{
  double first = G_MAXDOUBLE;

  for (guint i = 0; i < places->len; i++)
    first = MIN (first, g_array_index (places, WmTimelinePlace, i).middle);
  return first;
}

WmPages *
wm_timeline_pages (WmMap *map, WmPlan *plan, const WmSceneOptions *options, WmPaper paper,
                   gboolean landscape)
{
  WmPages *pages = wm_pages_new ();
  WmSceneOptions own = *options;
  g_autoptr (GArray) places = NULL;
  const WmScene *scene;
  double width, height, head, from = 0;

  wm_paper_size (paper, landscape, &width, &height);
  own.width = (width - 2 * EDGE) / LEAST;
  scene = wm_pages_keep (pages, wm_scene_timeline (map, plan, &own));
  places = wm_timeline_places (plan, &own);
  wm_pages_describe (pages, scene->title, scene->description);
  /* What stands over the first lane's head */
  head = places->len > 0 ? MAX (0, first_row (places) - 46) : 0;
  do
    {
      double top = from > 0 ? head : 0;
      double room = (height - 2 * EDGE) / LEAST - top;
      double to = scene->height - from <= room ? scene->height
                                               : find_cut (places, from, from + room);
      cairo_rectangle_t weeks = { EDGE, EDGE, width - 2 * EDGE, top * LEAST };
      cairo_rectangle_t rows
          = { EDGE, EDGE + top * LEAST, width - 2 * EDGE, (to - from) * LEAST };

      wm_pages_add_sheet (pages, width, height);
      if (top > 0)
        wm_pages_lay (pages, scene, EDGE, EDGE, LEAST, &weeks);
      wm_pages_lay (pages, scene, EDGE, EDGE + (top - from) * LEAST, LEAST, &rows);
      from = to;
    }
  while (from < scene->height - 1);
  return pages;
}
