/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What colours, shapes and pips mean.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define SIZE 10.5
#define MARK 9.0
#define GAP 14.0
#define LARGER 1.35
#define SWATCH 22.0 /* a box in the legend of a lens */

/**
 * wm_pips_add:
 * @level: so many of @max are filled; below 0 for not assessed: nothing is
 *   drawn, since that is no low score
 */
void
wm_pips_add (WmBuild *build, double x, double y, double width, double height, int level, int max,
             WmInk ink)
{
  double gap = MIN (0.55 * height, 0.3 * width / max), w = (width - gap * (max - 1)) / max;

  for (int i = 0; i < max && level >= 0; i++)
    wm_build_rect (build, x + i * (w + gap), y, w, height, MIN (w, height) / 2,
                   i < level ? ink : WM_INK_BACKGROUND, ink)
        ->line_width = height * 0.2;
}

/* How many can, and beside a triangle how many learn */
static void
people_texts (const WmCoverage *it, char can[12], char learn[12])
{
  gboolean known = it->can + it->below + it->meet > 0;

  g_snprintf (can, 12, "%u", it->can);
  g_snprintf (learn, 12, "%u", it->learning);
  /* Of whom nothing is known it is not said that they cannot. */
  if (!known)
    g_strlcpy (can, "–", 12);
  if (it->learning == 0)
    *learn = '\0';
}

/* Returns: the width of what wm_people_add() draws */
double
wm_people_width (const WmBuild *build, const WmCoverage *coverage, double size)
{
  char can[12], learn[12];
  double width;

  people_texts (coverage, can, learn);
  width = wm_text_width (build->measure, can, size, TRUE) + size;
  if (*learn != '\0')
    width += wm_text_width (build->measure, learn, size, FALSE) + size * 1.3;
  return MAX (width, wm_text_height (build->measure, size));
}

/* The counts of people for a skill in a pill. @y: of its middle; @size: of letters */
void
wm_people_add (WmBuild *build, double x, double y, const WmCoverage *coverage, double size,
               WmInk ink)
{
  double w = wm_people_width (build, coverage, size), h = wm_text_height (build->measure, size);
  char can[12], learn[12];
  double can_w, learn_w;

  people_texts (coverage, can, learn);
  can_w = wm_text_width (build->measure, can, size, TRUE) + 1;
  learn_w = *learn != '\0' ? wm_text_width (build->measure, learn, size, FALSE) + 1 : 0;
  wm_build_rect (build, x, y - h / 2, w, h, h / 2, WM_INK_BACKGROUND, ink);
  x += learn_w > 0 ? size * 0.5 : (w - can_w) / 2;
  wm_build_text (build, can, x, y - h / 2, can_w, size, TRUE, WM_INK_TEXT, WM_ALIGN_START);
  if (learn_w <= 0)
    return;
  x += can_w + size * 0.75;
  wm_build_mark (build, WM_SHAPE_TRIANGLE, x, y, size * 0.7, WM_INK_TEXT);
  wm_build_text (build, learn, x + size * 0.5, y - h / 2, learn_w, size, FALSE, WM_INK_TEXT,
                 WM_ALIGN_START);
}

/* Where the next entry goes; without @draw entries are only placed. */
typedef struct
{
  WmBuild *build;
  gboolean draw;
  double x0, width, scale, x, y;
} Flow;

static double
line_height (const Flow *flow)
{
  return wm_text_height (flow->build->measure, SIZE * flow->scale) + 4 * flow->scale;
}

/* Writes the text of one entry. Returns: where its sign, @head wide, begins */
static double
add_entry (Flow *flow, const char *text, double head, WmInk ink)
{
  g_autofree char *clean = wm_text_printable (text, 160);
  double line = line_height (flow), x;
  double size = SIZE * flow->scale;
  double w = MIN (head + wm_text_width (flow->build->measure, clean, size, FALSE), flow->width);

  if (flow->x > flow->x0 && flow->x + w > flow->x0 + flow->width)
    {
      flow->x = flow->x0;
      flow->y += line;
    }
  x = flow->x;
  if (flow->draw)
    wm_build_text (flow->build, clean, x + head, flow->y + 2 * flow->scale, w - head + 1, size,
                   FALSE, ink, WM_ALIGN_START);
  flow->x += w + GAP * flow->scale;
  return x;
}

static void
add_marked (Flow *flow, const char *text, WmShape shape, WmInk ink)
{
  double s = flow->scale, x = add_entry (flow, text, (MARK + 6) * s, WM_INK_DIM);

  if (flow->draw)
    wm_build_mark (flow->build, shape, x + (MARK / 2 + 1) * s,
                   flow->y + line_height (flow) / 2 - 0.5 * s, MARK * s, ink);
}

static void
add_categories (Flow *flow, WmMap *map)
{
  for (guint i = 0; i < map->categories->len; i++)
    {
      WmCategory *category = g_ptr_array_index (map->categories, i);

      add_marked (flow, category->name, wm_build_category_shape ((int) i),
                  wm_build_category_ink ((int) i));
    }
}

/* A mark in a small box, framed as the boxes of such skills are. */
static void
add_sight (Flow *flow, const char *text, WmSight sight)
{
  double s = flow->scale, x = add_entry (flow, text, (SWATCH + 5) * s, WM_INK_DIM);
  double h = MARK * s + 5 * s, y = flow->y + (line_height (flow) - h) / 2 - 0.5 * s;
  WmInk ink = wm_sight_ink (sight);

  if (!flow->draw)
    return;
  wm_frame_apply (wm_sight_frame (sight), s * 0.8,
                  wm_build_rect (flow->build, x + 0.5, y, SWATCH * s, h, 3 * s, WM_INK_NONE, ink));
  wm_build_mark (flow->build, wm_sight_shape (sight), x + 0.5 + SWATCH / 2 * s, y + h / 2,
                 (MARK - 1) * s, ink);
}

/* What the lens tells apart, with the number of skills of each. */
static void
add_sights (Flow *flow, WmMap *map, const WmSceneOptions *options, const WmLensView *view)
{
  for (WmSight sight = WM_SIGHT_NONE + 1; sight < WM_N_SIGHTS; sight++)
    if (view->counts[sight] > 0)
      {
        g_autofree char *name = wm_lens_sight_name (map, options, view, sight);
        /* Translators: what a mark of the legend means, and how many skills have it. */
        g_autofree char *text = g_strdup_printf (_ ("%1$s (%2$u)"), name, view->counts[sight]);

        add_sight (flow, text, sight);
      }
}

static void
add_pips (Flow *flow, WmMap *map, const char *text)
{
  double s = flow->scale, x = add_entry (flow, text, 34 * s, WM_INK_DIM);
  int max = wm_words_max_level (map);

  if (flow->draw)
    wm_pips_add (flow->build, x, flow->y + line_height (flow) / 2 - 2.25 * s, 28 * s, 3.5 * s,
                 MIN (2, max), max, WM_INK_TEXT);
}

/* An example of the counts on the boxes, and what they count */
static void
add_people (Flow *flow)
{
  static const WmCoverage example = { .can = 2, .meet = 2, .learning = 1, .holder = -1 };
  double s = flow->scale, size = (SIZE - 2) * s;
  double w = wm_people_width (flow->build, &example, size);
  /* Translators: what the two numbers at a skill on the map count. */
  double x = add_entry (flow, _ ("People who can · who learn"), w + 5 * s, WM_INK_DIM);

  if (flow->draw)
    wm_people_add (flow->build, x, flow->y + line_height (flow) / 2 - 0.5 * s, &example, size,
                   WM_INK_DIM);
}

/* Which way the lines go, which have no heads: two boxes, the upper one to the left */
static void
add_edge (Flow *flow)
{
  double s = flow->scale, w = 8 * s, h = 3 * s;
  /* Translators: what a line between two skills of the map means. */
  double x = add_entry (flow, _ ("Upper skill builds on lower one"), 2.2 * w + 6 * s, WM_INK_DIM);
  double y = flow->y + line_height (flow) / 2, up = y - 2.5 * s, down = y + 2.5 * s;
  const double points[] = { x + w / 2, up, x + w / 2, y + s, x + 1.7 * w, y - s,
                            x + 1.7 * w, down };

  if (!flow->draw)
    return;
  wm_build_curve (flow->build, points, 4, WM_INK_DIM, 1.1 * s);
  wm_build_rect (flow->build, x, up - h, w, h, s, WM_INK_DIM, WM_INK_NONE);
  wm_build_rect (flow->build, x + 1.2 * w, down, w, h, s, WM_INK_DIM, WM_INK_NONE);
}

static double
add_flow (Flow *flow, WmMap *map, const WmSceneOptions *options, const WmLensView *view)
{
  g_autofree char *pips = wm_lens_pips_name (view);
  double y = flow->y;

  if (view->lens == WM_LENS_NONE)
    add_categories (flow, map);
  else
    add_sights (flow, map, options, view);
  if (pips != NULL && (view->lens != WM_LENS_NONE || options->levels != NULL))
    add_pips (flow, map, pips);
  if (view->lens == WM_LENS_TEAM)
    add_people (flow);
  if (view->edges)
    add_edge (flow);
  if (flow->x == flow->x0 && flow->y == y)
    return 0;
  return flow->y - y + line_height (flow);
}

/* Returns: its height, with a line for each row of the flow */
double
wm_legend_add (WmBuild *build, WmMap *map, const WmSceneOptions *options, const WmLensView *view,
               double x, double y, double width, double scale)
{
  Flow flow = { build, TRUE, x, width, scale, x, y };

  return add_flow (&flow, map, options, view);
}

double
wm_legend_height (WmBuild *build, WmMap *map, const WmSceneOptions *options,
                  const WmLensView *view, double width, double scale)
{
  Flow flow = { build, FALSE, 0, width, scale, 0, 0 };

  return add_flow (&flow, map, options, view);
}

/* What is in focus, on a line of its own. Returns: its height; 0 for no focus */
double
wm_legend_add_focus (WmBuild *build, WmMap *map, const WmSceneOptions *options, double x, double y,
                     double width, double scale)
{
  Flow flow = { build, TRUE, x, width, scale, x, y };
  g_autoptr (GArray) order = wm_map_focus (map, options->focus, options->focus_skill,
                                           options->focus_to);
  g_autofree char *title = wm_words_focus_title (map, options->focus, options->focus_skill,
                                                 options->focus_to);
  /* The skill that it begins with is in the title. */
  guint n = options->focus == WM_FOCUS_WAY || order->len == 0 ? order->len : order->len - 1;
  g_autofree char *text = NULL;

  if (*title == '\0')
    return 0;
  if (n == 0)
    text = g_strdup_printf (_ ("%s: nothing."), title);
  else
    text = g_strdup_printf (_ ("%1$s (%2$u)"), title, n);
  add_entry (&flow, text, 0, WM_INK_TEXT);
  return line_height (&flow);
}

/* The role with the longest name. */
static int
longest_role (WmMap *map)
{
  int longest = -1;
  glong most = -1;

  for (guint i = 0; i < map->roles->len; i++)
    {
      glong n = g_utf8_strlen (wm_map_role (map, i)->name, -1);

      if (n > most)
        {
          longest = (int) i;
          most = n;
        }
    }
  return longest;
}

/**
 * wm_legend_reserve:
 *
 * Returns: the height of the highest legend of any lens, with a line for what
 *   is in focus: so much is kept free, lest a change of the lens move the skills
 */
double
wm_legend_reserve (WmMeasure *measure, WmMap *map, double width, double scale)
{
  static const int levels[] = { 0 };
  static const WmSight ends[WM_N_LENSES][2] = {
    [WM_LENS_NONE] = { WM_SIGHT_NONE, WM_SIGHT_NONE },
    [WM_LENS_ROLE] = { WM_SIGHT_MUST, WM_SIGHT_ON_THE_WAY },
    [WM_LENS_ME] = { WM_SIGHT_MET, WM_SIGHT_NOT_ASSESSED },
    [WM_LENS_COMPARE] = { WM_SIGHT_BOTH, WM_SIGHT_RIGHT },
    [WM_LENS_RESOURCES] = { WM_SIGHT_PLENTY, WM_SIGHT_EMPTY },
    [WM_LENS_QUESTIONS] = { WM_SIGHT_PLENTY, WM_SIGHT_EMPTY },
    [WM_LENS_LOOP] = { WM_SIGHT_COVERED, WM_SIGHT_LATER },
    [WM_LENS_TEAM] = { WM_SIGHT_SEVERAL_CAN, WM_SIGHT_NOBODY_ASSESSED },
  };
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  WmBuild build = { .measure = measure };
  gboolean edges = wm_lens_has_edges (map);
  double most = 0;

  options.levels = levels;
  options.role = options.other_role = longest_role (map);
  for (WmLens lens = WM_LENS_NONE; lens < WM_N_LENSES; lens++)
    {
      WmLensView view = { .lens = lens, .edges = edges };

      for (WmSight sight = ends[lens][0]; sight != WM_SIGHT_NONE && sight <= ends[lens][1]; sight++)
        view.counts[sight] = map->skills->len;
      /* Far out letters are larger, for which a page of its own has room. */
      most = MAX (most, wm_legend_height (&build, map, &options, &view, width,
                                          scale > 1 ? scale * LARGER : scale));
    }
  return most + line_height (&(Flow){ .build = &build, .scale = scale });
}
