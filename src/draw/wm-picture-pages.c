/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures of a page on paper.
 */
#include "config.h"

#include "draw/wm-picture-pages.h"

#define MARGIN 40.0
#define LEAST 0.5 /* so much of a sheet is filled before a cut */
#define MOST_SHEETS 200

/* Is it a thing that must not be cut, as lines and grounds may be? */
static gboolean
find_extent (const WmItem *item, double *top, double *bottom)
{
  if (item->type == WM_ITEM_MARK)
    {
      *top = item->y - item->h / 2;
      *bottom = item->y + item->h / 2;
    }
  else if (item->type == WM_ITEM_TEXT)
    {
      *top = item->y;
      *bottom = item->y + item->h;
    }
  else
    return FALSE;
  return TRUE;
}

/* Where a sheet that begins at @top ends: no farther than @room, and between things
 * where there is such a place. */
static double
find_cut (const WmScene *scene, double top, double room)
{
  double cut = top + room, least = top + room * LEAST;
  gboolean moved = TRUE;

  if (cut >= scene->height)
    return scene->height;
  while (moved && cut > least)
    {
      moved = FALSE;
      for (guint i = 0; i < scene->items->len; i++)
        {
          const WmItem *item = &g_array_index (scene->items, WmItem, i);
          double from, to;

          if (!find_extent (item, &from, &to) || from >= cut || to <= cut || from <= top)
            continue;
          cut = from - 0.5;
          moved = TRUE;
        }
    }
  return cut > least ? cut : top + room;
}

WmPages *
wm_picture_pages (WmScene *scene, WmPaper paper)
{
  WmPages *pages = wm_pages_new ();
  double width, height, scale, top = 0;

  g_return_val_if_fail (scene != NULL, pages);

  wm_pages_keep (pages, scene);
  wm_pages_describe (pages, scene->title, scene->description);
  wm_paper_size (paper, FALSE, &width, &height);
  scale = MIN (1, (width - 2 * MARGIN) / MAX (scene->width, 1));
  for (guint i = 0; i < MOST_SHEETS && (i == 0 || top < scene->height); i++)
    {
      double end = find_cut (scene, top, (height - 2 * MARGIN) / scale);
      const cairo_rectangle_t clip = { MARGIN, MARGIN, scene->width * scale, (end - top) * scale };

      wm_pages_add_sheet (pages, width, height);
      wm_pages_lay (pages, scene, MARGIN, MARGIN - top * scale, scale, &clip);
      top = end;
    }
  return pages;
}
