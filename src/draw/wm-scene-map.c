/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map: the spectrum on top, and under it, on the same axis, the skills,
 * each above what it builds on. Where a skill stands has a meaning in both
 * directions, and no skill stands on the wrong side of the boundary.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/wm-scene-map-private.h"
#include "draw/wm-scene-words.h"

#define LEGEND_FROM 0.65 /* of its size: letters of seven pixels */
#define LEGEND_GOOD 0.9  /* of its size: so large if there is room */
#define LEGEND_STEP 0.93 /* from a size to the next smaller one */
#define FEW_EDGES 400 /* they are drawn also where skills are dots */

/* (transfer full) (element-type guint): the skills whose boxes are less than a
 * margin away from what is wanted, in reading order */
GArray *
wm_map_plan_skills (const WmMapPlan *plan, double margin_x, double margin_y)
{
  GArray *skills = g_array_new (FALSE, FALSE, sizeof (guint));
  WmBounds part = { plan->part.x0 - margin_x, plan->part.y0 - margin_y, plan->part.x1 + margin_x,
                    plan->part.y1 + margin_y };

  wm_spatial_find (plan->layout->boxes, &part, skills);
  for (guint i = 0; i < skills->len; i++)
    g_array_index (skills, guint, i) = plan->layout->reading[g_array_index (skills, guint, i)];
  return skills;
}

/* Weak edges first, so that strong ones lie on top. */
static void
add_edges (WmMapPlan *plan)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean paper = plan->options->zoom <= 0;

  if (paper)
    for (guint e = 0; e < plan->layout->n_edges; e++)
      g_array_append_val (found, e);
  else
    wm_spatial_find (plan->layout->curves, &plan->part, found);
  for (int strong = 0; strong <= 1; strong++)
    for (guint i = 0; i < found->len; i++)
      if (wm_map_plan_is_strong (plan, g_array_index (found, guint, i)) == strong)
        wm_map_plan_add_edge (plan, g_array_index (found, guint, i), strong);
  g_array_set_size (found, 0);
  if (!paper)
    wm_spatial_find (plan->layout->stub_boxes, &plan->part, found);
  for (guint i = 0; i < found->len; i++)
    wm_map_plan_add_stub (plan, g_array_index (found, guint, i));
}

static void
add_boxes (WmMapPlan *plan)
{
  double margin = WM_MAP_LABEL * plan->layout->scale; /* what stands out of a box */
  g_autoptr (GArray) skills = wm_map_plan_skills (plan, margin, margin);

  add_edges (plan);
  for (guint i = 0; i < skills->len; i++)
    wm_map_plan_add_skill (plan, g_array_index (skills, guint, i));
}

/* Names may be wider than what they belong to. */
static void
add_dots (WmMapPlan *plan)
{
  g_autoptr (GArray) skills = wm_map_plan_skills (plan, WM_MAP_NAME_WIDEST / plan->zoom,
                                                  3 * WM_MAP_NAME_BELOW / plan->zoom);

  if (plan->layout->n_edges <= FEW_EDGES)
    add_edges (plan);
  wm_map_plan_add_dots (plan, skills);
}

/* As much of the skills as can be told at the zoom. */
static void
add_skills (WmMapPlan *plan)
{
  if (plan->level >= WM_MAP_BOXES)
    add_boxes (plan);
  else if (plan->level == WM_MAP_DOTS)
    add_dots (plan);
  else
    {
      wm_map_plan_add_regions (plan);
      wm_map_plan_add_roles (plan);
    }
}

static void
add_boundary (WmMapPlan *plan)
{
  const WmMapLayout *layout = plan->layout;
  double boundary = wm_spectrum_boundary (plan->map), x;
  WmItem *line;

  if (boundary < 0)
    return;
  x = wm_axis_x (&layout->axis, boundary);
  line = wm_build_line (plan->build, x, layout->head_y + layout->head_height, x,
                        layout->bottom + WM_SCENE_MARGIN / 2, WM_INK_ACCENT,
                        MAX (1.5, 1 / plan->zoom));
  line->dash = wm_build_dashes;
  line->n_dash = G_N_ELEMENTS (wm_build_dashes);
}

static WmScene *
empty_map (WmMap *map, const WmSceneOptions *options)
{
  return wm_build_message (_ ("Map of roles and skills"), map->locale, options->measure,
                           wm_scene_width_of (options, 240),
                           _ ("There are no roles or skills yet. Import a content pack to see "
                              "its map."));
}

/* (transfer full) */
static char *
describe_map (const WmMapPlan *plan)
{
  g_autofree char *lens = wm_lens_words (plan->map, plan->options, plan->look->view);
  g_autofree char *map = wm_words_map (plan->map);
  g_autofree char *focus = wm_words_focus (plan->map, plan->options->focus,
                                           plan->options->focus_skill, plan->options->focus_to);
  g_autofree char *first = wm_words_join (focus, lens);

  return wm_words_join (first, map);
}

static double
legend_height (const WmMapPlan *plan, double scale)
{
  return wm_legend_height (plan->build, plan->map, plan->options, plan->look->view,
                           plan->layout->axis.x1 - plan->layout->axis.x0, scale);
}

/* Far out the legend grows with what lies around it, as long as it has room. */
static double
legend_scale (const WmMapPlan *plan)
{
  const WmMapLayout *layout = plan->layout;
  double least = layout->big ? layout->head_scale : 1, good = LEGEND_GOOD / plan->zoom;
  int fits = MAX ((int) ceil (log (least / good) / log (LEGEND_STEP)), 0), too_large = -1;

  /* What is smaller is never higher; of the last step it is known that it fits. */
  while (fits - too_large > 1)
    {
      int step = (too_large + fits) / 2;

      if (legend_height (plan, good * pow (LEGEND_STEP, step)) <= layout->legend_height)
        fits = step;
      else
        too_large = step;
    }
  return MAX (good * pow (LEGEND_STEP, fits), least);
}

/* 0 where it cannot be read: from afar the legend is no more than a grey stripe. */
static double
readable_legend_scale (const WmMapPlan *plan)
{
  double scale = legend_scale (plan);

  return scale * plan->zoom >= LEGEND_FROM ? scale : 0;
}

/* What lies under the skills. Returns: where it ends */
static double
add_legend (WmMapPlan *plan)
{
  const WmMapLayout *layout = plan->layout;
  double x = layout->axis.x0, width = layout->axis.x1 - x, y = layout->legend_y;
  double scale = readable_legend_scale (plan);

  if (scale <= 0)
    return layout->legend_y + layout->legend_height;
  y += wm_legend_add (plan->build, plan->map, plan->options, plan->look->view, x, y, width, scale);
  if (plan->focused)
    y += wm_legend_add_focus (plan->build, plan->map, plan->options, x, y, width, scale);
  return y;
}

typedef struct
{
  WmMapLayout *layout;
  WmMapLook *look;
  WmBuild build;
  WmMapPlan plan;
} Drawing;

/* Places and emphasis are those that were made before, or new ones. */
static void
drawing_init (Drawing *drawing, WmMap *map, const WmSceneOptions *options, gboolean focused)
{
  drawing->layout = options->layout != NULL
                        ? wm_map_layout_ref (options->layout)
                        : wm_map_layout_new (map, options, NULL, NULL, NULL);
  drawing->look = options->look != NULL ? NULL : wm_map_look_new (map, options);
  wm_build_begin (&drawing->build, _ ("Map of roles and skills"), map->locale, options->measure);
  drawing->build.mute = options->mute;
  drawing->plan = (WmMapPlan){
    .map = map,
    .options = options,
    .layout = drawing->layout,
    .look = options->look != NULL ? options->look : drawing->look,
    .build = &drawing->build,
    .focused = focused,
    .level = options->zoom > 0 ? wm_map_layout_level (drawing->layout, options->zoom)
                               : WM_MAP_BOXES,
    .zoom = options->zoom > 0 ? options->zoom : 1,
    .part = { -1e7, -1e7, 1e7, 1e7 },
    .room = g_array_new (FALSE, FALSE, sizeof (double)),
  };
  if (options->every)
    drawing->plan.level = MAX (drawing->plan.level, WM_MAP_DOTS);
  if (options->part != NULL)
    drawing->plan.part = *options->part;
}

static void
drawing_clear (Drawing *drawing)
{
  wm_map_layout_unref (drawing->layout);
  wm_map_look_free (drawing->look);
  g_array_unref (drawing->plan.room);
}

WmScene *
wm_scene_map (WmMap *map, const WmSceneOptions *options)
{
  g_autofree char *words = NULL;
  const WmMapLayout *layout;
  WmScene *scene;
  Drawing drawing;
  double end;

  g_return_val_if_fail (map != NULL && options != NULL, NULL);

  if (map->roles->len == 0 && map->skills->len == 0)
    return empty_map (map, options);
  drawing_init (&drawing, map, options, TRUE);
  layout = drawing.layout;
  if (drawing.plan.part.y0 <= layout->top)
    wm_spectrum_add (&drawing.build, map, options, &layout->axis, layout->head_y,
                     layout->head_scale, WM_MAP_FOCUS_LINES);
  add_boundary (&drawing.plan);
  if (drawing.plan.part.y1 >= layout->top - WM_SCENE_MARGIN
      && drawing.plan.part.y0 <= layout->bottom + WM_SCENE_MARGIN)
    add_skills (&drawing.plan);
  end = layout->height;
  if (drawing.plan.part.y1 >= layout->legend_y)
    end = add_legend (&drawing.plan);
  words = options->mute ? NULL : describe_map (&drawing.plan);
  /* A window keeps its size under every lens; a picture for itself has no need to. */
  scene = wm_build_end (&drawing.build, layout->width,
                        options->height > 0 ? layout->height : end + WM_SCENE_MARGIN / 2, words);
  drawing_clear (&drawing);
  return scene;
}

/* The ground over the skills lets little of them through; names may stand out of
 * the page. */
static void
add_wash (WmMapPlan *plan)
{
  const WmMapLayout *layout = plan->layout;

  plan->build->alpha = 1 - WM_MAP_FADED;
  wm_build_rect (plan->build, -layout->width, layout->top - WM_SCENE_MARGIN / 2,
                 3 * layout->width, layout->legend_y - layout->top + WM_SCENE_MARGIN / 2, 0,
                 WM_INK_BACKGROUND, WM_INK_NONE);
  plan->build->alpha = 1;
}

/* Where skills are not seen, those in focus are dots all the same. */
static void
add_focus (WmMapPlan *plan)
{
  const WmMapLayout *layout = plan->layout;
  const GArray *order = plan->look->order;
  double scale = readable_legend_scale (plan);

  for (guint e = 0; e < layout->n_edges; e++)
    if (wm_map_plan_is_strong (plan, e))
      wm_map_plan_add_edge (plan, e, TRUE);
  if (plan->level >= WM_MAP_BOXES)
    for (guint i = 0; i < order->len; i++)
      wm_map_plan_add_skill (plan, g_array_index (order, guint, i));
  else
    wm_map_plan_add_dots (plan, order);
  if (scale > 0)
    wm_legend_add_focus (plan->build, plan->map, plan->options, layout->axis.x0,
                         layout->legend_y + legend_height (plan, scale),
                         layout->axis.x1 - layout->axis.x0, scale);
}

WmScene *
wm_scene_map_focus (WmMap *map, const WmSceneOptions *options)
{
  WmScene *scene = NULL;
  Drawing drawing;

  g_return_val_if_fail (map != NULL && options != NULL && options->layout != NULL, NULL);

  drawing_init (&drawing, map, options, TRUE);
  if (wm_map_look_has_focus (drawing.plan.look))
    {
      add_wash (&drawing.plan);
      add_focus (&drawing.plan);
      scene = wm_build_end (&drawing.build, drawing.layout->width, drawing.layout->height, "");
      g_array_remove_range (scene->items, 0, 1);
    }
  else
    {
      g_clear_pointer (&drawing.build.scene, wm_scene_free);
    }
  drawing_clear (&drawing);
  return scene;
}
