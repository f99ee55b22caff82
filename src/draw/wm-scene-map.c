/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map: the spectrum on top, and under it, on the same axis, the skills,
 * each above what it builds on. Where a skill stands has a meaning in both
 * directions, and no skill stands on the wrong side of the boundary.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/wm-layout.h"
#include "draw/wm-lens.h"
#include "draw/wm-route.h"
#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define LEAST_WIDTH 760 /* below it boxes would hide the axis: views zoom */
#define LABEL 11.0
#define ONE_LINE 62.0 /* a label of that width is not broken */
#define MARK 9.0
#define TURN 8.5 /* the place in an order */
#define PAD 7.0
#define PIPS 4.0 /* on the lower edge of a box */
#define GAP_X 9.0
#define GAP_Y 17.0
#define PORT 14.0 /* between edges that leave a box */
#define PASS 3.5  /* between an edge and a box that it passes */
#define MANY 1000
#define LABEL_MAX 64 /* characters of a name on the map */
#define FADED 0.32
#define MUTED 0.5

/* What a drawing of the skills is made from. */
typedef struct
{
  WmMap *map;
  const WmSceneOptions *options;
  WmBuild *build;
  double scale; /* of boxes and their texts */
  WmAxis axis;
  guint n_edges;
  WmLayoutNode *nodes; /* by skill */
  WmLayoutEdge *edges;
  GPtrArray *labels;   /* utf8, clean, by skill */
  double *label_w;     /* by skill: of the label on two lines, at scale 1 */
  double width, height;
  GArray *order;       /* guint: the skills in focus, one after another */
  guint *near;         /* by skill: its place in that order, from 1; 0 = it fades */
  int hub;             /* skill whose neighbourhood is in focus, or -1 */
  WmLensView *view;
} Plan;

static void
plan_clear (Plan *plan)
{
  g_free (plan->nodes);
  g_free (plan->edges);
  g_free (plan->near);
  g_clear_pointer (&plan->order, g_array_unref);
  g_free (plan->label_w);
  g_clear_pointer (&plan->labels, g_ptr_array_unref);
  g_clear_pointer (&plan->view, wm_lens_view_free);
}

/* The width of a label on two lines, or on one when it is short. */
static double
label_width (WmMeasure *measure, const char *label)
{
  double two = wm_text_narrowest (measure, label, LABEL, FALSE, 2);
  double one = wm_text_width (measure, label, LABEL, FALSE);

  return one <= ONE_LINE ? one : MAX (two, 40);
}

static void
plan_init (Plan *plan, WmMap *map, const WmSceneOptions *options, WmBuild *build,
           const WmAxis *axis)
{
  guint n = map->skills->len;
  guint most = 0;

  *plan = (Plan){ .map = map, .options = options, .build = build, .axis = *axis, .hub = -1 };
  plan->view = wm_lens_look (map, options);
  plan->nodes = g_new0 (WmLayoutNode, n + 1);
  plan->near = g_new0 (guint, n + 1);
  plan->label_w = g_new0 (double, n + 1);
  plan->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    most += wm_map_skill (map, i)->needs->len;
  plan->edges = g_new0 (WmLayoutEdge, most + 1);
  for (guint i = 0; i < n; i++)
    {
      WmSkill *skill = wm_map_skill (map, i);

      g_ptr_array_add (plan->labels, wm_text_printable (skill->name, LABEL_MAX));
      plan->label_w[i] = label_width (build->measure, g_ptr_array_index (plan->labels, i));
      for (guint j = 0; j < skill->needs->len; j++)
        if (g_array_index (skill->needs, guint, j) < n)
          plan->edges[plan->n_edges++]
              = (WmLayoutEdge){ g_array_index (skill->needs, guint, j), i };
    }
}

/* Room for pips is kept under each lens too: boxes must not jump between them. */
static gboolean
has_pips (const Plan *plan)
{
  return plan->options->levels != NULL || plan->view->lens != WM_LENS_NONE;
}

/* Boxes of one height, so that rows are even; as narrow as two lines let. */
static void
size_boxes (Plan *plan, double scale)
{
  WmMeasure *measure = plan->build->measure;
  double size = LABEL * scale, line = wm_text_height (measure, size);
  double h = 2 * line + (has_pips (plan) ? 9.5 : 8) * scale;

  plan->scale = scale;
  for (guint i = 0; i < plan->map->skills->len; i++)
    {
      double text = MIN (plan->label_w[i], 190) * scale;

      plan->nodes[i].wish = wm_axis_share (&plan->axis, wm_map_skill (plan->map, i)->spectrum);
      if (wm_map_skill (plan->map, i)->spectrum < 0)
        plan->nodes[i].wish = -1;
      plan->nodes[i].w = ceil (MAX (text, 40 * scale) + (MARK + 4 + 2 * PAD) * scale + 1);
      plan->nodes[i].h = ceil (h);
      plan->nodes[i].group = wm_map_skill (plan->map, i)->category;
      plan->nodes[i].key = g_str_hash (wm_map_skill (plan->map, i)->slug);
    }
}

static WmLayoutOptions
layout_options (const Plan *plan)
{
  double boundary = wm_spectrum_boundary (plan->map);

  return (WmLayoutOptions){
    .gap_x = GAP_X * plan->scale,
    .gap_y = GAP_Y * plan->scale,
    .width = plan->axis.x1 - plan->axis.x0,
    .split = boundary > 0 ? wm_axis_share (&plan->axis, boundary) : 0,
    .balance = WM_LAYOUT_BALANCE,
  };
}

/* The largest texts with which the skills fit into @room; @room 0: no limit. */
static void
lay_out (Plan *plan, double room)
{
  static const double scales[] = { 1.3, 1.2, 1.1, 1.05, 1, 0.96, 0.92, 0.88, 0.85 };
  guint n = plan->map->skills->len;
  WmLayoutOptions options;
  double height;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      if (room <= 0 && scales[i] > 1)
        continue;
      /* No window holds so many: each look at them costs time. */
      if (room > 0 && n > MANY && i + 1 < G_N_ELEMENTS (scales))
        continue;
      size_boxes (plan, scales[i]);
      options = layout_options (plan);
      height = wm_layout_height_for (plan->nodes, n, plan->edges, plan->n_edges, &options);
      if (room <= 0 || height <= room)
        break;
    }
  wm_layout_run (plan->nodes, n, plan->edges, plan->n_edges, &options, &plan->width,
                 &plan->height);
}

/* Spreads the rows over the room that is left, up to twice their height. */
static void
spread (Plan *plan, double room)
{
  double h = plan->map->skills->len > 0 ? plan->nodes[0].h : 0, wide = MIN (room, plan->height * 2);

  if (wide <= plan->height || plan->height - h < 1)
    return;
  for (guint i = 0; i < plan->map->skills->len; i++)
    plan->nodes[i].y
        = h / 2 + (plan->nodes[i].y - h / 2) * (wide - h) / (plan->height - h);
  plan->height = wide;
}

/* @hub and what it needs and unlocks directly. */
static void
focus_on_neighbours (Plan *plan, int hub)
{
  const WmSkill *skill = wm_map_skill (plan->map, hub);
  const GArray *sides[] = { skill->needs, skill->unlocks };

  plan->hub = hub;
  g_array_append_val (plan->order, hub);
  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    g_array_append_vals (plan->order, sides[side]->data, sides[side]->len);
}

/* What the pointer is on goes before what was asked for, and that before the
 * skill in the panel. */
static void
find_focus (Plan *plan)
{
  const WmSceneOptions *options = plan->options;
  int n = (int) plan->map->skills->len;

  plan->order = wm_map_focus (plan->map, options->focus, options->focus_skill, options->focus_to);
  if (options->hovered >= 0 && options->hovered < n)
    {
      g_array_set_size (plan->order, 0);
      focus_on_neighbours (plan, options->hovered);
    }
  else if (plan->order->len == 0 && options->selected >= 0 && options->selected < n)
    focus_on_neighbours (plan, options->selected);
  for (guint i = 0; i < plan->order->len; i++)
    plan->near[g_array_index (plan->order, guint, i)] = i + 1;
}

/* Does the edge belong to what is in focus? */
static gboolean
edge_is_strong (const Plan *plan, guint edge)
{
  guint from = plan->edges[edge].from, to = plan->edges[edge].to;
  guint first = plan->near[from], second = plan->near[to];

  if (first == 0 || second == 0)
    return FALSE;
  if (plan->hub >= 0)
    return (int) from == plan->hub || (int) to == plan->hub;
  return plan->options->focus != WM_FOCUS_WAY || first + 1 == second || second + 1 == first;
}

static gboolean
role_asks_for (const Plan *plan, guint skill)
{
  WmRole *role;

  if (plan->options->role < 0 || plan->options->role >= (int) plan->map->roles->len)
    return TRUE;
  role = wm_map_role (plan->map, plan->options->role);
  for (guint i = 0; role->requirements != NULL && i < role->requirements->len; i++)
    if (g_array_index (role->requirements, WmRequirement, i).skill == skill)
      return TRUE;
  return FALSE;
}

/* How strong a skill is drawn. */
static double
strength (const Plan *plan, guint skill)
{
  if (plan->order->len > 0)
    return plan->near[skill] > 0 ? 1 : FADED;
  if (plan->view->lens != WM_LENS_NONE)
    return plan->view->sights[skill] != WM_SIGHT_NONE ? 1 : FADED;
  return role_asks_for (plan, skill) ? 1 : MUTED;
}

static void
add_edge (Plan *plan, const WmRoutes *routes, guint edge, double top, gboolean strong)
{
  g_autofree double *points = NULL;
  const double *route;
  guint n;

  route = wm_routes_edge (routes, edge, &n);
  if (n == 0)
    return;
  points = g_new (double, 2 * n);
  for (guint i = 0; i < n; i++)
    {
      points[2 * i] = plan->axis.x0 + route[2 * i];
      points[2 * i + 1] = top + route[2 * i + 1];
    }
  plan->build->alpha = plan->order->len > 0 && !strong ? 0.3 : 1;
  wm_build_curve (plan->build, points, (int) n, strong ? WM_INK_EDGE_STRONG : WM_INK_EDGE,
                  strong ? 2 : 1.1);
  plan->build->alpha = 1;
}

/* Weak edges first, so that strong ones lie on top. */
static void
add_edges (Plan *plan, double top)
{
  g_autoptr (WmRoutes) routes
      = wm_routes_new (plan->nodes, plan->map->skills->len, plan->edges, plan->n_edges,
                       PORT * plan->scale, PASS * plan->scale);

  for (int strong = 0; strong <= 1; strong++)
    for (guint e = 0; e < plan->n_edges; e++)
      if (edge_is_strong (plan, e) == strong)
        add_edge (plan, routes, e, top, strong);
}

static void
add_label (Plan *plan, guint index, double x, double y, double w, double h)
{
  WmBuild *build = plan->build;
  double size = LABEL * plan->scale, line = wm_text_height (build->measure, size), text_h;
  double pips = has_pips (plan) ? 1.5 * plan->scale : 0;
  const char *label = g_ptr_array_index (plan->labels, index);

  text_h = wm_build_paragraph_height (build, label, w, size, FALSE, 2);
  wm_build_paragraph (build, label, x, y + (h - pips - MAX (text_h, line)) / 2, w, size, FALSE,
                      WM_INK_TEXT, WM_ALIGN_START, 2);
}

/* Is the skill of an order that is worth telling? */
static gboolean
has_turn (const Plan *plan, guint index)
{
  return plan->hub < 0 && plan->near[index] > 0 && plan->order->len > 1;
}

/* Which place a skill has in the order of learning, or on the way, on the upper
 * edge of its box. */
static void
add_turn (Plan *plan, guint index, double x, double y)
{
  WmBuild *build = plan->build;
  double s = plan->scale, size = TURN * s, h = wm_text_height (build->measure, size), w;
  char turn[16];

  if (!has_turn (plan, index))
    return;
  g_snprintf (turn, sizeof turn, "%u", plan->near[index]);
  w = MAX (wm_text_width (build->measure, turn, size, TRUE) + 8 * s, h);
  x += plan->nodes[index].w - w - 5 * s;
  y -= h / 2;
  wm_build_rect (build, x, y, w, h, h / 2, WM_INK_BACKGROUND, WM_INK_ACCENT);
  wm_build_text (build, turn, x, y, w, size, TRUE, WM_INK_ACCENT, WM_ALIGN_CENTER);
}

/* (transfer full): what a screen reader says: first what the lens shows. */
static char *
describe_skill (const Plan *plan, guint index)
{
  g_autofree char *words = wm_words_skill (plan->map, index, plan->options->levels,
                                            plan->options->role);
  g_autofree char *sight = wm_lens_sight_name (plan->map, plan->options, plan->view,
                                               plan->view->sights[index]);
  g_autofree char *sentence = NULL, *turn = NULL, *told = NULL;

  if (*sight != '\0')
    /* Translators: what a lens on the map says of a skill: "Must have". */
    sentence = g_strdup_printf (_ ("%s."), sight);
  if (has_turn (plan, index))
    /* Translators: the place of a skill in an order, and how many are in it. */
    turn = g_strdup_printf (_ ("%1$u of %2$u."), plan->near[index], plan->order->len);
  told = wm_words_join (turn, sentence);
  return wm_words_join (told, words);
}

static void
add_skill (Plan *plan, guint index, double top)
{
  WmSkill *skill = wm_map_skill (plan->map, index);
  const WmLayoutNode *node = &plan->nodes[index];
  WmBuild *build = plan->build;
  double s = plan->scale, x = plan->axis.x0 + node->x - node->w / 2;
  double y = top + node->y - node->h / 2, text_x = x + (PAD + MARK + 4) * s;
  double text_w = node->w - (2 * PAD + MARK + 4) * s;
  gboolean chosen = plan->options->selected == (int) index;
  gboolean lens = plan->view->lens != WM_LENS_NONE;
  WmSight sight = plan->view->sights[index];
  WmInk ink = lens ? wm_sight_ink (sight) : wm_build_category_ink (skill->category);
  WmShape shape = lens ? wm_sight_shape (sight) : wm_build_category_shape (skill->category);
  int pips = lens ? plan->view->pips[index]
                  : plan->options->levels != NULL ? plan->options->levels[index] : -1;
  g_autofree char *id = g_strconcat ("skill:", skill->slug, NULL);
  g_autofree char *words = describe_skill (plan, index);

  wm_build_node (build, id, skill->name, words, x, y, node->w, node->h);
  /* The ground is opaque, also under a faded skill: edges pass behind it. */
  wm_build_rect (build, x, y, node->w, node->h, 6 * s, WM_INK_BACKGROUND, WM_INK_NONE);
  build->alpha = strength (plan, index);
  wm_build_rect (build, x, y, node->w, node->h, 6 * s, WM_INK_NODE, WM_INK_NONE);
  build->alpha *= 0.1;
  wm_build_rect (build, x, y, node->w, node->h, 6 * s, ink, WM_INK_NONE);
  build->alpha = strength (plan, index);
  wm_build_rect (build, x + 0.5, y + 0.5, node->w - 1, node->h - 1, 6 * s, WM_INK_NONE,
                 chosen ? WM_INK_ACCENT : build->alpha < 0.4 ? WM_INK_GRID : ink)
      ->line_width = chosen ? 2.5 : 1;
  wm_build_mark (build, shape, x + (PAD + MARK / 2) * s, y + node->h / 2, MARK * s, ink);
  add_label (plan, index, text_x, y, text_w, node->h);
  if (pips >= 0)
    wm_pips_add (build, text_x, y + node->h - PIPS * s / 2 - 0.5, MIN (text_w, 52 * s), PIPS * s,
                 MIN (pips, wm_words_max_level (plan->map)), wm_words_max_level (plan->map),
                 WM_INK_TEXT);
  add_turn (plan, index, x, y);
  build->alpha = 1;
  build->node = -1;
}

static int
compare_reading (gconstpointer a, gconstpointer b, gpointer data)
{
  const Plan *plan = data;
  const WmLayoutNode *u = &plan->nodes[*(const guint *) a];
  const WmLayoutNode *v = &plan->nodes[*(const guint *) b];

  if (u->y != v->y)
    return u->y > v->y ? -1 : 1;
  return u->x < v->x ? -1 : u->x > v->x;
}

/* Foundations first, then row by row upwards, each from left to right. */
static void
add_skills (Plan *plan, double top)
{
  guint n = plan->map->skills->len;
  g_autofree guint *turn = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    turn[i] = i;
  g_qsort_with_data (turn, (int) n, sizeof (guint), compare_reading, plan);
  for (guint i = 0; i < n; i++)
    add_skill (plan, turn[i], top);
}

static void
add_boundary (Plan *plan, double y0, double y1)
{
  double boundary = wm_spectrum_boundary (plan->map);
  WmItem *line;
  double x;

  if (boundary < 0)
    return;
  x = wm_axis_x (&plan->axis, boundary);
  line = wm_build_line (plan->build, x, y0, x, y1, WM_INK_ACCENT, 1.5);
  line->dash = wm_build_dashes;
  line->n_dash = G_N_ELEMENTS (wm_build_dashes);
}

/* Where height is short, the spectrum above the skills is a little smaller. */
static double
head_scale (const WmSceneOptions *options)
{
  return options->height > 0 && options->height < 860 ? 0.92 : 1;
}

static WmScene *
empty_map (WmMap *map, const WmSceneOptions *options, double width)
{
  return wm_build_message (_ ("Map of roles and skills"), map->locale, options->measure, width,
                           _ ("There are no roles or skills yet. Import a content pack to see "
                              "its map."));
}

/* (transfer full) */
static char *
describe_map (const Plan *plan)
{
  g_autofree char *lens = wm_lens_words (plan->map, plan->options, plan->view);
  g_autofree char *map = wm_words_map (plan->map);
  g_autofree char *focus = wm_words_focus (plan->map, plan->options->focus,
                                           plan->options->focus_skill, plan->options->focus_to);
  g_autofree char *first = wm_words_join (focus, lens);

  return wm_words_join (first, map);
}

WmScene *
wm_scene_map (WmMap *map, const WmSceneOptions *options)
{
  g_autofree char *words = NULL;
  WmBuild build;
  WmAxis axis;
  Plan plan;
  double width, y, room, legend;

  g_return_val_if_fail (map != NULL && options != NULL, NULL);

  width = wm_scene_width_of (options, LEAST_WIDTH);
  if (map->roles->len == 0 && map->skills->len == 0)
    return empty_map (map, options, width);
  wm_axis_init (&axis, WM_SCENE_MARGIN, width - WM_SCENE_MARGIN);
  wm_axis_make_room (&axis, map);
  wm_build_begin (&build, _ ("Map of roles and skills"), map->locale, options->measure);
  y = WM_SCENE_MARGIN * 0.75;
  y += wm_spectrum_add (&build, map, options, &axis, y, head_scale (options), 3);
  plan_init (&plan, map, options, &build, &axis);
  legend = wm_legend_height (&build, map, options, plan.view, axis.x1 - axis.x0);
  room = isfinite (options->height) && options->height > 0
             ? options->height - y - legend - 2.5 * WM_SCENE_MARGIN
             : 0;
  lay_out (&plan, room > 0 ? room : 0);
  spread (&plan, room);
  find_focus (&plan);
  add_boundary (&plan, y, y + 1.5 * WM_SCENE_MARGIN + plan.height);
  y += WM_SCENE_MARGIN;
  add_edges (&plan, y);
  add_skills (&plan, y);
  y += plan.height + WM_SCENE_MARGIN;
  y += wm_legend_add (&build, map, options, plan.view, axis.x0, y, axis.x1 - axis.x0);
  width = MAX (width, plan.width + 2 * WM_SCENE_MARGIN);
  words = describe_map (&plan);
  plan_clear (&plan);
  return wm_build_end (&build, width, MAX (y + WM_SCENE_MARGIN / 2, 0), words);
}
