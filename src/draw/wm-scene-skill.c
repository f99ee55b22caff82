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
#define SMALLER 0.82 /* a name with more below it */
#define DETAIL 5.6
#define DETAIL_GAP 1.2 /* under the name */
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
  guint n = wm_routes_edge (plan->layout->routes, edge, plan->room);

  if (n == 0)
    return;
  plan->build->alpha = plan->focused && wm_map_look_has_focus (plan->look) && !strong ? 0.3
                       : strong ? 1
                                : wm_map_look_edge_strength (plan->look,
                                                             plan->layout->edges[edge].from,
                                                             plan->layout->edges[edge].to);
  /* Far out a line keeps its width on screen. */
  wm_build_curve (plan->build, (const double *) (gpointer) plan->room->data, (int) n,
                  strong ? WM_INK_EDGE_STRONG : WM_INK_EDGE,
                  (strong ? 2 : 1.1) / MIN (plan->zoom, 1));
  plan->build->alpha = 1;
}

/* An end of an edge that leads far. */
void
wm_map_plan_add_stub (WmMapPlan *plan, guint stub)
{
  double points[8];

  wm_map_layout_stub (plan->layout, stub, points);
  wm_build_curve (plan->build, points, 4, WM_INK_EDGE, 1.1);
  wm_build_mark (plan->build, WM_SHAPE_DISC, points[6], points[7], 3.5, WM_INK_EDGE);
}

/* The colour and the shape that say what the lens sees, or the category. */
WmInk
wm_map_plan_ink (const WmMapPlan *plan, guint skill)
{
  const WmLensView *view = plan->look->view;

  return view->lens != WM_LENS_NONE
             ? wm_sight_ink (view->sights[skill])
             : wm_build_category_ink (plan->layout->nodes[skill].group);
}

WmShape
wm_map_plan_shape (const WmMapPlan *plan, guint skill)
{
  const WmLensView *view = plan->look->view;

  return view->lens != WM_LENS_NONE
             ? wm_sight_shape (view->sights[skill])
             : wm_build_category_shape (plan->layout->nodes[skill].group);
}

/* (transfer full): the level that the emphasised role asks for, in words; "" */
static char *
target_words (const WmMapPlan *plan, guint skill)
{
  const GArray *asked = wm_map_skill (plan->map, skill)->required_by;

  for (guint i = 0; asked != NULL && i < asked->len; i++)
    {
      const WmRequirement *requirement = &g_array_index (asked, WmRequirement, i);

      if ((int) requirement->role == plan->options->role)
        /* Translators: on the map: the level that a role asks for, beside my own. */
        return g_strdup_printf (_ ("Target %d"), requirement->level);
    }
  return g_strdup ("");
}

/* How sure what is known of a skill is: filled, hollow, dotted. */
static WmShape
evidence_shape (const WmMapPlan *plan, guint skill)
{
  const WmRating *rating = plan->options->ratings != NULL
                                   && skill < plan->options->ratings->len
                               ? g_ptr_array_index (plan->options->ratings, skill)
                               : NULL;
  WmEvidenceStrength strength
      = wm_evidence_strength (rating != NULL && rating->level >= 0 ? rating->kind : NULL);

  return strength == WM_EVIDENCE_NONE   ? WM_SHAPE_DOTTED
         : strength == WM_EVIDENCE_SELF ? WM_SHAPE_RING
                                        : WM_SHAPE_DISC;
}

/* (transfer full): who is short of what is asked, and of whom nothing is known */
static char *
team_detail (const WmCoverage *it)
{
  /* Translators: on the map, of a team and a skill: how many have less than is asked,
   * how many were not assessed. */
  return g_strdup_printf (_ ("Target %1$d · %2$u short · %3$u not assessed"), it->target,
                          it->below, it->not_assessed);
}

/* Near by there is room for what is known: my level and how it is known, what the
 * role asks for, how much there is to read. */
static void
add_detail (WmMapPlan *plan, guint index, double x, double y, double w)
{
  WmBuild *build = plan->build;
  double size = DETAIL * plan->layout->scale, h = wm_text_height (build->measure, size);
  guint n = wm_map_skill (plan->map, index)->resources->len;
  /* Translators: on the map: how many resources there are for a skill. */
  g_autofree char *reading = g_strdup_printf (ngettext ("%u resource", "%u resources", n), n);
  g_autofree char *target = target_words (plan, index);
  g_autofree char *text = NULL;
  double mark = 0;

  if (plan->options->levels != NULL)
    {
      mark = size * 1.3;
      wm_build_mark (build, evidence_shape (plan, index), x + size / 2, y + h / 2, size * 0.8,
                     WM_INK_TEXT);
    }
  if (plan->look->view->coverage != NULL && plan->look->view->sights[index] != WM_SIGHT_NONE)
    text = team_detail (&plan->look->view->coverage[index]);
  else
    text = *target != '\0' ? g_strdup_printf ("%s · %s", target, reading) : g_strdup (reading);
  wm_build_text (build, text, x + mark, y, w - mark, size, FALSE, WM_INK_DIM, WM_ALIGN_START);
}

/* The lines of the name, which were broken to fit when the places were made. */
static void
add_label (WmMapPlan *plan, guint index, double x, double y, double w, double h)
{
  const WmMapLayout *layout = plan->layout;
  gboolean detail = plan->level == WM_MAP_DETAIL;
  double size = WM_MAP_LABEL * layout->scale * (detail ? SMALLER : 1);
  double line = wm_text_height (plan->build->measure, size);
  double pips = layout->pips ? 1.5 * layout->scale : 0;
  const char *const *lines = layout->labels[index].lines;
  guint n = 0;

  while (n < WM_MAP_LABEL_LINES && lines[n] != NULL)
    n++;
  if (detail)
    {
      double small = wm_text_height (plan->build->measure, DETAIL * layout->scale);

      double gap = DETAIL_GAP * layout->scale;

      y += (h - 2 * pips - MAX (n, 1) * line - gap - small) / 2;
      add_detail (plan, index, x, y + MAX (n, 1) * line + gap, w);
    }
  else
    y += (h - pips - MAX (n, 1) * line) / 2;
  for (guint i = 0; i < n; i++)
    wm_build_line_of_text (plan->build, lines[i], x, y + i * line, w, line,
                           size, FALSE, WM_INK_TEXT, WM_ALIGN_START)
      ->continues = i > 0;
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

/* How many of the team can it and learn it, on the lower edge of its box. */
static void
add_people (WmMapPlan *plan, guint index, double x, double y)
{
  const WmLensView *view = plan->look->view;
  const WmLayoutNode *node = &plan->layout->nodes[index];
  double s = plan->layout->scale, size = TURN * s, w;

  if (view->coverage == NULL || view->sights[index] == WM_SIGHT_NONE)
    return;
  w = wm_people_width (plan->build, &view->coverage[index], size);
  wm_people_add (plan->build, x + node->w - w - 5 * s, y + node->h, &view->coverage[index], size,
                 wm_map_plan_ink (plan, index));
}

/* (transfer full): what a screen reader says: first what the lens shows. */
static char *
describe_skill (const WmMapPlan *plan, guint index)
{
  const WmLensView *view = plan->look->view;
  g_autofree char *words = wm_words_skill (plan->map, index, plan->options);
  g_autofree char *sight = wm_lens_sight_words (plan->map, plan->options, view, index);
  g_autofree char *turn = NULL, *told = NULL;

  if (plan->focused && wm_map_look_has_turn (plan->look, index))
    /* Translators: the place of a skill in an order, and how many are in it. */
    turn = g_strdup_printf (_ ("%1$u of %2$u."), plan->look->near[index], plan->look->order->len);
  told = wm_words_join (turn, sight);
  return wm_words_join (told, words);
}

/* What is added next belongs to the skill, for those who read with other senses. */
void
wm_map_plan_add_node (WmMapPlan *plan, guint index, double x, double y, double w, double h)
{
  const WmSkill *skill = wm_map_skill (plan->map, index);
  g_autofree char *id = NULL, *words = NULL;

  if (plan->build->mute)
    return;
  id = g_strconcat ("skill:", skill->slug, NULL);
  words = describe_skill (plan, index);
  wm_build_node (plan->build, id, skill->name, words, x, y, w, h);
}

void
wm_map_plan_add_skill (WmMapPlan *plan, guint index)
{
  const WmLensView *view = plan->look->view;
  const WmLayoutNode *node = &plan->layout->nodes[index];
  WmBuild *build = plan->build;
  double s = plan->layout->scale, x = node->x - node->w / 2, y = node->y - node->h / 2;
  double text_x = x + (WM_MAP_PAD + WM_MAP_MARK + 4) * s;
  double text_w = node->w - (2 * WM_MAP_PAD + WM_MAP_MARK + 4) * s;
  gboolean chosen = plan->focused && plan->options->selected == (int) index;
  gboolean lens = view->lens != WM_LENS_NONE;
  WmInk ink = wm_map_plan_ink (plan, index);
  WmShape shape = wm_map_plan_shape (plan, index);
  int pips = lens ? view->pips[index]
                  : plan->options->levels != NULL ? plan->options->levels[index] : -1;
  double strength = wm_map_look_strength (plan->look, index, plan->focused);
  WmItem *frame;

  wm_map_plan_add_node (plan, index, x, y, node->w, node->h);
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
  add_people (plan, index, x, y);
  add_turn (plan, index, x, y);
  build->alpha = 1;
  build->node = -1;
}
