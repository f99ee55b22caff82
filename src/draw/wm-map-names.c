/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is told of the skills at which zoom: where categories are at home, which
 * names show first.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/wm-font.h"
#include "draw/wm-glyphs.h"
#include "draw/wm-labels.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define BOXES_FROM 0.62  /* zoom of scale 1: names in boxes have seven pixels */
#define DETAIL_FROM 1.75
#define DOTS_FROM 20.0   /* pixels from skill to skill */
#define CELLS 24         /* along the longer side, to look for crowds */
#define LEADING 1.35
#define NAME_MAX_CHARS 48
#define AROUND 6.0       /* pixels between names */
#define MOST_LINES 6     /* that a name moves away from where it is at home */
#define NARROWEST 280.0  /* pixels of the whole page in the narrowest window */
#define HOMES 8          /* of a category at the most */
#define HOME_LEAST 40    /* skills of another home */
#define APART 4          /* cells between two homes */

double
wm_map_layout_zoom_of (const WmMapLayout *layout, WmMapLevel level)
{
  switch (level)
    {
    case WM_MAP_DETAIL:
      return DETAIL_FROM / layout->scale;
    case WM_MAP_BOXES:
      return BOXES_FROM / layout->scale;
    case WM_MAP_DOTS:
      return MIN (DOTS_FROM / MAX (layout->spacing, 1), BOXES_FROM / layout->scale);
    case WM_MAP_REGIONS:
    default:
      return 0;
    }
}

WmMapLevel
wm_map_layout_level (const WmMapLayout *layout, double zoom)
{
  for (WmMapLevel level = WM_MAP_DETAIL; level > WM_MAP_REGIONS; level--)
    if (zoom >= wm_map_layout_zoom_of (layout, level))
      return level;
  return WM_MAP_REGIONS;
}

/* (transfer full): clean: of a category, and at its first home how many skills are in it */
char *
wm_map_region_name (WmMap *map, const WmMapRegion *region)
{
  const WmCategory *category = region->category >= 0
                                   ? g_ptr_array_index (map->categories, region->category)
                                   : NULL;

  g_autofree char *clean = wm_text_printable (category != NULL ? category->name : _ ("No category"),
                                              NAME_MAX_CHARS);

  if (region->again)
    return g_steal_pointer (&clean);
  /* Translators: the name of a category, and how many skills are in it. */
  return g_strdup_printf (_ ("%1$s · %2$u"), clean, region->count);
}

/* The members of one category, by cells of a coarse grid. */
typedef struct
{
  guint n;
  double x, y;
} Crowd;

static guint
cell_of (const WmMapLayout *layout, guint skill, double cell)
{
  const WmLayoutNode *node = &layout->nodes[skill];
  guint column = (guint) CLAMP ((node->x - layout->axis.x0) / cell, 0, CELLS - 1);
  guint row = (guint) CLAMP ((node->y - layout->top) / cell, 0, CELLS - 1);

  return row * CELLS + column;
}

/* Where most members are within three by three cells: the middle of these, of which
 * it takes all around away. Returns: how many they are */
static guint
find_home (Crowd *crowds, WmMapRegion *region)
{
  int at_row = 0, at_column = 0;
  guint most = 0;

  for (int row = 0; row < CELLS; row++)
    for (int column = 0; column < CELLS; column++)
      {
        Crowd sum = { 0 };

        for (int r = MAX (row - 1, 0); r <= MIN (row + 1, CELLS - 1); r++)
          for (int c = MAX (column - 1, 0); c <= MIN (column + 1, CELLS - 1); c++)
            {
              const Crowd *crowd = &crowds[r * CELLS + c];

              sum.n += crowd->n;
              sum.x += crowd->x;
              sum.y += crowd->y;
            }
        if (sum.n > most)
          {
            most = sum.n;
            region->x = sum.x / sum.n;
            region->y = sum.y / sum.n;
            at_row = row;
            at_column = column;
          }
      }
  for (int r = MAX (at_row - APART, 0); r <= MIN (at_row + APART, CELLS - 1); r++)
    for (int c = MAX (at_column - APART, 0); c <= MIN (at_column + APART, CELLS - 1); c++)
      crowds[r * CELLS + c] = (Crowd){ 0 };
  return most;
}

static int
compare_regions (gconstpointer a, gconstpointer b)
{
  const WmMapRegion *r = a, *s = b;

  if (r->again != s->again)
    return r->again ? 1 : -1;
  if (r->count != s->count)
    return r->count > s->count ? -1 : 1;
  if (r->category != s->category)
    return r->category - s->category;
  return r->y != s->y ? (r->y < s->y ? -1 : 1) : (r->x > s->x) - (r->x < s->x);
}

/* Who has come near to a part of a big map wants to know there, too, what it is. */
static void
add_homes (WmMapLayout *layout, Crowd *crowds, WmMapRegion region)
{
  guint left = region.count - find_home (crowds, &region);

  g_array_append_val (layout->regions, region);
  region.again = TRUE;
  for (guint i = 1; i < HOMES && layout->big && left >= HOME_LEAST; i++)
    {
      region.count = find_home (crowds, &region);
      if (region.count < HOME_LEAST)
        break;
      left -= region.count;
      g_array_append_val (layout->regions, region);
    }
}

static void
find_regions (WmMapLayout *layout)
{
  guint n = layout->map->categories->len;
  double cell = MAX (MAX (layout->axis.x1 - layout->axis.x0, layout->bottom - layout->top), 1)
                / CELLS;
  g_autofree Crowd *crowds = g_new (Crowd, CELLS * CELLS);

  for (int category = -1; category < (int) n; category++)
    {
      WmMapRegion region = { .category = category };

      memset (crowds, 0, sizeof *crowds * CELLS * CELLS);
      for (guint i = 0; i < layout->n; i++)
        if (wm_map_skill (layout->map, i)->category == category)
          {
            Crowd *crowd = &crowds[cell_of (layout, i, cell)];

            crowd->n++;
            crowd->x += layout->nodes[i].x;
            crowd->y += layout->nodes[i].y;
            region.count++;
          }
      if (region.count > 0)
        add_homes (layout, crowds, region);
    }
  g_array_sort (layout->regions, compare_regions);
}

typedef struct
{
  guint skill, worth;
  guint64 key;
} Ranked;

static int
compare_ranked (const void *a, const void *b)
{
  const Ranked *r = a, *s = b;

  if (r->worth != s->worth)
    return r->worth > s->worth ? -1 : 1;
  if (r->key != s->key)
    return r->key < s->key ? -1 : 1;
  return r->skill < s->skill ? -1 : r->skill > s->skill;
}

/* How much a name helps to find one's way: roles that ask for the skill, and
 * skills that build on it. */
static guint
worth_of (const WmSkill *skill)
{
  guint worth = 2 * skill->unlocks->len;

  for (guint i = 0; skill->required_by != NULL && i < skill->required_by->len; i++)
    worth += 1 + 2 * g_array_index (skill->required_by, WmRequirement, i).importance;
  return worth;
}

static Ranked *
rank_skills (const WmMapLayout *layout)
{
  Ranked *ranked = g_new (Ranked, layout->n + 1);

  for (guint i = 0; i < layout->n; i++)
    ranked[i] = (Ranked){ i, worth_of (wm_map_skill (layout->map, i)), layout->nodes[i].key };
  qsort (ranked, layout->n, sizeof *ranked, compare_ranked);
  return ranked;
}

static double
from_room (double pixels, double points)
{
  return pixels <= 0 ? 0 : pixels / MAX (points, 1e-3);
}

/* On the page: near a side of it a name begins or ends there, and it waits for the
 * zoom at which it lies neither beside the page nor on what lies under the skills. */
static void
keep_on_page (const WmMapLayout *layout, WmLabel *label)
{
  double zoom = MAX (NARROWEST / layout->width, label->from), half = label->w / 2;
  double left = label->x, right = layout->width - label->x;

  if (left * zoom < half)
    label->beside = MIN (half, half - left * zoom);
  else if (right * zoom < half)
    label->beside = MAX (-half, right * zoom - half);
  label->from = MAX (label->from, from_room (half - label->beside, left));
  label->from = MAX (label->from, from_room (half + label->beside, right));
  label->from = MAX (label->from, from_room (label->h / 2 + label->below,
                                             layout->legend_y - label->y));
  label->from = MAX (label->from, from_room (label->h / 2 - label->below,
                                             label->y - layout->top));
}

/* Do two labels lie on each other at a zoom? */
static gboolean
meet (const WmLabel *a, const WmLabel *b, double zoom)
{
  return fabs (a->x * zoom + a->beside - b->x * zoom - b->beside) < (a->w + b->w) / 2
         && fabs ((a->y - b->y) * zoom) < (a->h + b->h) / 2;
}

/* In the narrowest window each category keeps its name: where it would lie on that of
 * a larger one, it moves up or down by as many lines as it takes. A big map has more
 * of them than there is room for, and other zooms to tell them at. */
static void
make_room (const WmMapLayout *layout, WmLabel *labels, guint i)
{
  double zoom = NARROWEST / layout->width, line = labels[i].h / zoom;
  WmLabel moved = labels[i];

  for (int step = 0; step <= 2 * MOST_LINES && !layout->big; step++)
    {
      gboolean free = TRUE;

      moved.y = labels[i].y + (step % 2 == 1 ? -1 : 1) * ((step + 1) / 2) * line;
      free = moved.y - line / 2 >= layout->top && moved.y + line / 2 <= layout->bottom;
      for (guint j = 0; j < i && free; j++)
        free = !meet (&moved, &labels[j], zoom);
      if (free)
        {
          labels[i].y = moved.y;
          labels[i].from = labels[i].beside = 0;
          keep_on_page (layout, &labels[i]);
          return;
        }
    }
}

void
wm_map_names_place (WmMapLayout *layout, WmMeasure *measure)
{
  double dots = wm_map_layout_zoom_of (layout, WM_MAP_DOTS);
  double boxes = wm_map_layout_zoom_of (layout, WM_MAP_BOXES);
  g_autofree Ranked *ranked = rank_skills (layout);
  g_autofree WmLabel *labels = NULL;
  guint n_regions;

  find_regions (layout);
  n_regions = layout->regions->len;
  labels = g_new0 (WmLabel, n_regions + layout->n + 1);
  for (guint i = 0; i < n_regions; i++)
    {
      WmMapRegion *region = &g_array_index (layout->regions, WmMapRegion, i);
      g_autofree char *name = wm_map_region_name (layout->map, region);

      region->name_width = wm_text_width (measure, name, WM_MAP_REGION_NAME, TRUE);
      labels[i] = (WmLabel){ .x = region->x,
                             .y = region->y,
                             .w = region->name_width + 2 * WM_MAP_REGION_NAME + AROUND,
                             .h = WM_MAP_REGION_NAME * LEADING + AROUND };
      keep_on_page (layout, &labels[i]);
      make_room (layout, labels, i);
      region->y = labels[i].y;
    }
  for (guint i = 0; i < layout->n; i++)
    {
      const WmLayoutNode *node = &layout->nodes[ranked[i].skill];

      labels[n_regions + i]
          = (WmLabel){ .x = node->x,
                       .y = node->y,
                       .w = MIN (layout->name_width[ranked[i].skill], WM_MAP_NAME_WIDEST) + AROUND,
                       .h = WM_MAP_NAME * LEADING + AROUND / 2,
                       .below = WM_MAP_NAME_BELOW,
                       .from = dots };
      keep_on_page (layout, &labels[n_regions + i]);
    }
  wm_labels_place (labels, n_regions + layout->n, boxes);
  for (guint i = 0; i < n_regions; i++)
    {
      g_array_index (layout->regions, WmMapRegion, i).from = labels[i].from;
      g_array_index (layout->regions, WmMapRegion, i).beside = labels[i].beside;
    }
  for (guint i = 0; i < layout->n; i++)
    {
      layout->name_from[ranked[i].skill] = labels[n_regions + i].from;
      layout->name_beside[ranked[i].skill] = labels[n_regions + i].beside;
    }
}

void
wm_map_layout_shape_names (const WmMapLayout *layout, GCancellable *cancellable)
{
  PangoLanguage *language = wm_font_language (layout->map->locale);

  for (guint i = 0; i < layout->n && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *const *lines = layout->labels[i].lines;

      wm_glyphs_keep (layout->names[i], FALSE, language);
      for (guint j = 0; j < WM_MAP_LABEL_LINES && lines[j] != NULL; j++)
        if (lines[j] != layout->names[i])
          wm_glyphs_keep (lines[j], FALSE, language);
    }
}
