/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Skills on the map as boxes with their names, and the curves between them.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-map-private.h"
#include "draw/wm-scene-words.h"
#include "draw/wm-text.h"

#define TURN 8.5 /* the place in an order */
#define PIPS 4.0 /* on the lower edge of a box */

gboolean
wm_map_plan_is_strong (const WmMapPlan *plan, guint edge)
{
  const WmLayoutEdge *ends = &plan->layout->edges[edge];

  return plan->focused && wm_map_look_is_strong (plan->look, ends->from, ends->to);
}

void
wm_map_plan_add_edge (WmMapPlan *plan, guint edge, gboolean strong)
{
  const double *route;
  guint n;

  route = wm_routes_edge (plan->layout->routes, edge, &n);
  if (n == 0)
    return;
  plan->build->alpha = plan->focused && wm_map_look_has_focus (plan->look) && !strong ? 0.3
                       : strong ? 1
                                : wm_map_look_edge_strength (plan->look,
                                                             plan->layout->edges[edge].from,
                                                             plan->layout->edges[edge].to);
  wm_build_curve (plan->build, route, (int) n, strong ? WM_INK_EDGE_STRONG : WM_INK_EDGE,
                  strong ? 2 : 1.1);
  plan->build->alpha = 1;
}

/* The lines of the name, which were broken to fit when the places were made. */
static void
add_label (WmMapPlan *plan, guint index, double x, double y, double w, double h)
{
  const WmMapLayout *layout = plan->layout;
  double size = WM_MAP_LABEL * layout->scale;
  double line = wm_text_height (plan->build->measure, size);
  double pips = layout->pips ? 1.5 * layout->scale : 0;
  const GPtrArray *lines = g_ptr_array_index (layout->labels, index);

  y += (h - pips - MAX (lines->len, 1) * line) / 2;
  for (guint i = 0; i < lines->len; i++)
    wm_build_line_of_text (plan->build, g_ptr_array_index (lines, i), x, y + i * line, w, line,
                           size, FALSE, WM_INK_TEXT, WM_ALIGN_START);
}

/* Which place a skill has in the order of learning, or on the way, on the upper
 * edge of its box. */
static void
add_turn (WmMapPlan *plan, guint index, double x, double y)
{
  WmBuild *build = plan->build;
  double s = plan->layout->scale, size = TURN * s;
  double h = wm_text_height (build->measure, size), w;
  char turn[16];

  if (!plan->focused || !wm_map_look_has_turn (plan->look, index))
    return;
  g_snprintf (turn, sizeof turn, "%u", plan->look->near[index]);
  w = MAX (wm_text_width (build->measure, turn, size, TRUE) + 8 * s, h);
  x += plan->layout->nodes[index].w - w - 5 * s;
  y -= h / 2;
  wm_build_rect (build, x, y, w, h, h / 2, WM_INK_BACKGROUND, WM_INK_ACCENT);
  wm_build_text (build, turn, x, y, w, size, TRUE, WM_INK_ACCENT, WM_ALIGN_CENTER);
}

/* (transfer full): what a screen reader says: first what the lens shows. */
static char *
describe_skill (const WmMapPlan *plan, guint index)
{
  const WmLensView *view = plan->look->view;
  g_autofree char *words = wm_words_skill (plan->map, index, plan->options->levels,
                                            plan->options->role);
  g_autofree char *sight = wm_lens_sight_words (plan->map, plan->options, view, index);
  g_autofree char *turn = NULL, *told = NULL;

  if (plan->focused && wm_map_look_has_turn (plan->look, index))
    /* Translators: the place of a skill in an order, and how many are in it. */
    turn = g_strdup_printf (_ ("%1$u of %2$u."), plan->look->near[index], plan->look->order->len);
  told = wm_words_join (turn, sight);
  return wm_words_join (told, words);
}

void
wm_map_plan_add_skill (WmMapPlan *plan, guint index)
{
  WmSkill *skill = wm_map_skill (plan->map, index);
  const WmLensView *view = plan->look->view;
  const WmLayoutNode *node = &plan->layout->nodes[index];
  WmBuild *build = plan->build;
  double s = plan->layout->scale, x = node->x - node->w / 2, y = node->y - node->h / 2;
  double text_x = x + (WM_MAP_PAD + WM_MAP_MARK + 4) * s;
  double text_w = node->w - (2 * WM_MAP_PAD + WM_MAP_MARK + 4) * s;
  gboolean chosen = plan->focused && plan->options->selected == (int) index;
  gboolean lens = view->lens != WM_LENS_NONE;
  WmInk ink = lens ? wm_sight_ink (view->sights[index]) : wm_build_category_ink (skill->category);
  WmShape shape = lens ? wm_sight_shape (view->sights[index])
                       : wm_build_category_shape (skill->category);
  int pips = lens ? view->pips[index]
                  : plan->options->levels != NULL ? plan->options->levels[index] : -1;
  double strength = wm_map_look_strength (plan->look, index, plan->focused);
  g_autofree char *id = g_strconcat ("skill:", skill->slug, NULL);
  g_autofree char *words = describe_skill (plan, index);
  WmItem *frame;

  wm_build_node (build, id, skill->name, words, x, y, node->w, node->h);
  /* The ground is opaque, also under a faded skill: edges pass behind it. */
  wm_build_rect (build, x, y, node->w, node->h, 6 * s, WM_INK_BACKGROUND, WM_INK_NONE);
  build->alpha = strength;
  wm_build_rect (build, x, y, node->w, node->h, 6 * s, WM_INK_NODE, WM_INK_NONE);
  build->alpha = strength * 0.1;
  wm_build_rect (build, x, y, node->w, node->h, 6 * s, ink, WM_INK_NONE);
  build->alpha = strength;
  frame = wm_build_rect (build, x + 0.5, y + 0.5, node->w - 1, node->h - 1, 6 * s, WM_INK_NONE,
                         chosen ? WM_INK_ACCENT : build->alpha < 0.4 ? WM_INK_GRID : ink);
  if (chosen)
    frame->line_width = 2.5;
  else if (lens)
    wm_frame_apply (wm_sight_frame (view->sights[index]), s, frame);
  wm_build_mark (build, shape, x + (WM_MAP_PAD + WM_MAP_MARK / 2) * s, y + node->h / 2,
                 WM_MAP_MARK * s, ink);
  add_label (plan, index, text_x, y, text_w, node->h);
  if (pips >= 0)
    wm_pips_add (build, text_x, y + node->h - PIPS * s / 2 - 0.5, MIN (text_w, 52 * s), PIPS * s,
                 MIN (pips, wm_words_max_level (plan->map)), wm_words_max_level (plan->map),
                 WM_INK_TEXT);
  add_turn (plan, index, x, y);
  build->alpha = 1;
  build->node = -1;
}
