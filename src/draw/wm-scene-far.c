/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map from afar: each skill as a dot and the names of those that matter most;
 * farther out, what is where, and how much of it.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "draw/wm-scene-map-private.h"
#include "draw/wm-text.h"

#define DOT_LEAST 4.0 /* pixels */
#define DOT_MOST 9.0
#define DOT_SHARE 0.2 /* of the distance between skills */
#define LEADING 1.35 /* height of a line */
#define FEW_NAMES 30
#define REGION_MARK 1.1 /* room for it before the name */
#define GROUND 0.82 /* behind a name */
#define GROUND_PAD 2.0 /* pixels to the left and right of it */
#define GHOST 0.3 /* a dot under a name */

/* The grounds behind words let little of what lies under them through. They come before
 * the dots, so that none is cut by one. @boxes: (element-type WmBounds): of the words */
static void
add_grounds (WmMapPlan *plan, const GArray *boxes)
{
  double pad = GROUND_PAD / plan->zoom;

  plan->build->alpha = GROUND;
  for (guint i = 0; i < boxes->len; i++)
    {
      const WmBounds *box = &g_array_index (boxes, WmBounds, i);

      wm_build_rect (plan->build, box->x0 - pad, box->y0, box->x1 - box->x0 + 2 * pad,
                     box->y1 - box->y0, 3 / plan->zoom, WM_INK_BACKGROUND, WM_INK_NONE);
    }
  plan->build->alpha = 1;
}

/* @width: of @text, or less room */
static void
add_name (WmMapPlan *plan, const char *text, double x, double y, double width, gboolean fits,
          double size, gboolean bold, WmInk ink, double strength)
{
  WmBuild *build = plan->build;
  double h = size * LEADING;

  build->alpha = strength;
  if (fits)
    wm_build_line_of_text (build, text, x - width / 2, y - h / 2, width + 1 / plan->zoom, h, size,
                           bold, ink, WM_ALIGN_CENTER);
  else
    wm_build_text (build, text, x - width / 2, y - h / 2, width + 1 / plan->zoom, size, bold, ink,
                   WM_ALIGN_CENTER);
  build->alpha = 1;
}

/* What an emphasised role reaches over, as a region with its name and how many
 * skills it asks for. @row: so that two names do not meet */
static void
add_role_region (WmMapPlan *plan, int index, int row)
{
  const WmMapLayout *layout = plan->layout;
  double size = WM_MAP_REGION_NAME / plan->zoom, x0, x1, width, y;
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (WmBounds));
  g_autofree char *name = NULL;
  WmBounds box;
  const WmRole *role;
  WmItem *frame;

  if (index < 0 || index >= (int) plan->map->roles->len)
    return;
  role = wm_map_role (plan->map, (guint) index);
  if (role->from < 0 || role->to < role->from)
    return;
  x0 = wm_axis_x (&layout->axis, role->from);
  x1 = MAX (wm_axis_x (&layout->axis, role->to), x0 + 4 / plan->zoom);
  plan->build->alpha = 0.08;
  wm_build_rect (plan->build, x0, layout->top, x1 - x0, layout->bottom - layout->top, 0,
                 WM_INK_ACCENT, WM_INK_NONE);
  plan->build->alpha = 1;
  frame = wm_build_rect (plan->build, x0, layout->top, x1 - x0, layout->bottom - layout->top, 0,
                         WM_INK_NONE, WM_INK_ACCENT);
  frame->line_width = 1.5 / plan->zoom;
  frame->dash = row > 0 ? wm_build_dots : wm_build_dashes;
  frame->n_dash = 2;
  if (plan->options->nameless)
    return;
  /* Translators: the name of a role, and how many skills it asks for. */
  name = g_strdup_printf (_ ("%1$s · %2$u"), role->name, role->requirements->len);
  width = wm_text_width (plan->build->measure, name, size, TRUE) + 1 / plan->zoom;
  x0 = CLAMP ((x0 + x1) / 2, layout->axis.x0 + width / 2, layout->axis.x1 - width / 2);
  y = layout->top + (0.8 + 1.5 * row) * size;
  box = (WmBounds){ x0 - width / 2, y - size * LEADING / 2, x0 + width / 2,
                    y + size * LEADING / 2 };
  g_array_append_val (boxes, box);
  add_grounds (plan, boxes);
  add_name (plan, name, x0, y, width, TRUE, size, TRUE, WM_INK_ACCENT, 1);
}

void
wm_map_plan_add_roles (WmMapPlan *plan)
{
  add_role_region (plan, plan->options->role, 0);
  if (plan->options->lens == WM_LENS_COMPARE)
    add_role_region (plan, plan->options->other_role, 1);
}

static double
dot_size (const WmMapPlan *plan, gboolean named)
{
  double size = CLAMP (plan->layout->spacing * plan->zoom * DOT_SHARE, DOT_LEAST, DOT_MOST);

  return (named ? size + 2 : size) / plan->zoom;
}

/* @strength: of what it has otherwise */
static void
add_dot (WmMapPlan *plan, guint skill, gboolean named, double strength)
{
  const WmLayoutNode *node = &plan->layout->nodes[skill];
  gboolean chosen = plan->focused && plan->options->selected == (int) skill;

  plan->build->alpha = strength * wm_map_look_strength (plan->look, skill, plan->focused);
  if (chosen)
    wm_build_mark (plan->build, WM_SHAPE_RING, node->x, node->y, 2 * dot_size (plan, TRUE),
                   WM_INK_ACCENT);
  wm_build_mark (plan->build, wm_map_plan_shape (plan, skill), node->x, node->y,
                 dot_size (plan, named), wm_map_plan_ink (plan, skill));
  plan->build->alpha = 1;
}

/* Of a big map only what has a name, or is in focus, is worth a stop of the keyboard. */
static gboolean
is_node (const WmMapPlan *plan, gboolean told)
{
  return told || !plan->layout->big || plan->options->every;
}

static void
add_dot_node (WmMapPlan *plan, guint skill)
{
  const WmLayoutNode *node = &plan->layout->nodes[skill];
  double reach = WM_MAP_DOT_REACH / plan->zoom;

  wm_map_plan_add_node (plan, skill, node->x - reach, node->y - reach, 2 * reach, 2 * reach);
}

/* Few are in focus: each of them is named, if there is room. */
static gboolean
names_focus (const WmMapPlan *plan)
{
  return plan->focused && plan->look->near != NULL && plan->look->order->len < FEW_NAMES;
}

/* Who is named before whom: what is asked about, what always is at this zoom, and what
 * is in focus. */
typedef enum
{
  NAMED_FIRST,
  NAMED_ALWAYS,
  NAMED_IN_FOCUS,
  NOT_NAMED,
} Turn;

static Turn
turn_of (const WmMapPlan *plan, guint skill, gboolean focus)
{
  const WmSceneOptions *options = plan->options;
  int it = (int) skill;

  if (focus && plan->look->near[skill] > 0
      && (it == options->hovered || it == options->selected || it == options->focus_skill
          || it == options->focus_to))
    return NAMED_FIRST;
  if (plan->layout->name_from[skill] <= plan->zoom)
    return NAMED_ALWAYS;
  return focus && plan->look->near[skill] > 0 ? NAMED_IN_FOCUS : NOT_NAMED;
}

static WmBounds
name_box (const WmMapPlan *plan, guint skill)
{
  const WmMapLayout *layout = plan->layout;
  double x = layout->nodes[skill].x + layout->name_beside[skill] / plan->zoom;
  double y = layout->nodes[skill].y + WM_MAP_NAME_BELOW / plan->zoom;
  double w = MIN (layout->name_width[skill] + 1, WM_MAP_NAME_WIDEST) / plan->zoom / 2;
  double h = WM_MAP_NAME * LEADING / plan->zoom / 2;

  return (WmBounds){ x - w, y - h, x + w, y + h };
}

static void
add_skill_name (WmMapPlan *plan, guint skill)
{
  WmBounds box = name_box (plan, skill);

  add_name (plan, plan->layout->names[skill], (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2,
            box.x1 - box.x0, plan->layout->name_width[skill] + 1 <= WM_MAP_NAME_WIDEST,
            WM_MAP_NAME / plan->zoom, FALSE, WM_INK_TEXT,
            wm_map_look_strength (plan->look, skill, plan->focused));
}

static gboolean
is_free (const WmBounds *box, const GArray *placed)
{
  for (guint i = 0; i < placed->len; i++)
    if (wm_bounds_meet (box, &g_array_index (placed, WmBounds, i)))
      return FALSE;
  return TRUE;
}

/* (transfer full): by place in @skills: is its name shown? No two lie on each other:
 * those that always show do not, of those in focus the first have the room. */
static gboolean *
choose_names (const WmMapPlan *plan, const GArray *skills)
{
  gboolean *named = g_new0 (gboolean, skills->len + 1), focus = names_focus (plan);
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (WmBounds));

  for (Turn turn = focus ? NAMED_FIRST : NAMED_ALWAYS;
       turn <= (focus ? NAMED_IN_FOCUS : NAMED_ALWAYS); turn++)
    for (guint i = 0; i < skills->len; i++)
      {
        guint skill = g_array_index (skills, guint, i);
        WmBounds box;

        if (turn_of (plan, skill, focus) != turn)
          continue;
        named[i] = TRUE;
        if (!focus)
          continue;
        box = name_box (plan, skill);
        named[i] = is_free (&box, placed);
        if (named[i])
          g_array_append_val (placed, box);
      }
  return named;
}

static gboolean
meets_part (const WmMapPlan *plan, double x, double y, double half_w, double half_h)
{
  WmBounds box = { x - half_w, y - half_h, x + half_w, y + half_h };

  return wm_bounds_meet (&box, &plan->part);
}

/* Where the name of a region lies, with its mark. FALSE: it does not show. What it does to
 * what is around it shows also where it does not itself: its ground is wider, and dots at
 * its rim are fainter. */
static gboolean
region_box (const WmMapPlan *plan, guint i, WmBounds *box)
{
  const WmMapRegion *region = &g_array_index (plan->layout->regions, WmMapRegion, i);
  double size = WM_MAP_REGION_NAME / plan->zoom, half = size * LEADING / 2;
  double x = region->x + region->beside / plan->zoom;
  double width = (region->name_width + 1) / plan->zoom + REGION_MARK * size;
  double around = GROUND_PAD / plan->zoom + 2 * dot_size (plan, TRUE);
  WmBounds near = { plan->part.x0 - around, plan->part.y0 - around, plan->part.x1 + around,
                    plan->part.y1 + around };

  *box = (WmBounds){ x - width / 2, region->y - half, x + width / 2, region->y + half };
  return region->from <= plan->zoom && wm_bounds_meet (box, &near);
}

static void
add_region_name (WmMapPlan *plan, guint i, const WmBounds *box)
{
  const WmMapRegion *region = &g_array_index (plan->layout->regions, WmMapRegion, i);
  double size = WM_MAP_REGION_NAME / plan->zoom, mark = REGION_MARK * size;
  g_autofree char *name = wm_map_region_name (plan->map, region);

  wm_build_mark (plan->build, wm_build_category_shape (region->category), box->x0 + mark * 0.4,
                 region->y, size * 0.72, wm_build_category_ink (region->category));
  add_name (plan, name, (box->x0 + mark + box->x1) / 2, region->y, box->x1 - box->x0 - mark, TRUE,
            size, TRUE, WM_INK_TEXT, 1);
}

/* (transfer full): by skill: does its dot lie under one of the names at @boxes? */
static gboolean *
find_covered (const WmMapPlan *plan, const GArray *boxes)
{
  const WmMapLayout *layout = plan->layout;
  gboolean *covered = g_new0 (gboolean, layout->n + 1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  double half = 0.4 * dot_size (plan, FALSE);

  for (guint i = 0; i < boxes->len; i++)
    {
      const WmBounds *box = &g_array_index (boxes, WmBounds, i);
      WmBounds wide = { box->x0 - half, box->y0 - half, box->x1 + half, box->y1 + half };

      g_array_set_size (found, 0);
      wm_spatial_find (layout->boxes, &wide, found);
      for (guint j = 0; j < found->len; j++)
        {
          guint skill = layout->reading[g_array_index (found, guint, j)];
          const WmLayoutNode *node = &layout->nodes[skill];
          WmBounds middle = { node->x, node->y, node->x, node->y };

          covered[skill] = covered[skill] || wm_bounds_meet (&middle, &wide);
        }
    }
  return covered;
}

/* Of those in focus each is whole. */
static double
dot_strength (const WmMapPlan *plan, guint skill, const gboolean *covered)
{
  gboolean focus = plan->focused && plan->look->near != NULL && plan->look->near[skill] > 0;

  return covered[skill] && !focus ? GHOST : 1;
}

/* (transfer full) (element-type WmBounds): of the names of regions that show */
static GArray *
region_boxes (const WmMapPlan *plan)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (WmBounds));
  guint n = plan->options->nameless ? 0 : plan->layout->regions->len;
  WmBounds box;

  for (guint i = 0; i < n; i++)
    if (region_box (plan, i, &box))
      g_array_append_val (boxes, box);
  return boxes;
}

static void
add_region_names (WmMapPlan *plan)
{
  guint n = plan->options->nameless ? 0 : plan->layout->regions->len;
  WmBounds box;

  for (guint i = 0; i < n; i++)
    if (region_box (plan, i, &box))
      add_region_name (plan, i, &box);
}

void
wm_map_plan_add_dots (WmMapPlan *plan, const GArray *skills)
{
  g_autofree gboolean *named = choose_names (plan, skills);
  gboolean focus = names_focus (plan);
  gboolean regions = !plan->focused || !wm_map_look_has_focus (plan->look);
  g_autoptr (GArray) boxes = regions ? region_boxes (plan)
                                     : g_array_new (FALSE, FALSE, sizeof (WmBounds));
  g_autofree gboolean *covered = NULL;

  for (guint i = 0; i < skills->len && !plan->options->nameless; i++)
    if (named[i])
      {
        WmBounds box = name_box (plan, g_array_index (skills, guint, i));

        g_array_append_val (boxes, box);
      }
  add_grounds (plan, boxes);
  covered = find_covered (plan, boxes);
  for (guint i = 0; i < skills->len; i++)
    {
      guint skill = g_array_index (skills, guint, i);

      if (is_node (plan, named[i] || (focus && plan->look->near[skill] > 0)))
        add_dot_node (plan, skill);
      add_dot (plan, skill, named[i], dot_strength (plan, skill, covered));
      plan->build->node = -1;
    }
  if (regions)
    add_region_names (plan);
  for (guint i = 0; i < skills->len && !plan->options->nameless; i++)
    if (named[i])
      add_skill_name (plan, g_array_index (skills, guint, i));
}

static void
add_region_nodes (WmMapPlan *plan)
{
  for (guint i = 0; i < plan->layout->regions->len && !plan->build->mute; i++)
    {
      const WmMapRegion *region = &g_array_index (plan->layout->regions, WmMapRegion, i);
      double w = 60 / plan->zoom, h = 12 / plan->zoom;
      double x = region->x + region->beside / plan->zoom;
      g_autofree char *id = NULL, *words = NULL, *name = NULL;

      if (region->again || region->from > plan->zoom || !meets_part (plan, x, region->y, w, h))
        continue;
      id = region->category >= 0
               ? g_strconcat ("category:",
                              ((WmCategory *) g_ptr_array_index (plan->map->categories,
                                                                 region->category))
                                  ->slug,
                              NULL)
               : g_strdup ("category:");
      name = wm_map_region_name (plan->map, region);
      words = g_strdup_printf (ngettext ("A category with %u skill.", "A category with %u skills.",
                                         region->count), region->count);
      wm_build_node (plan->build, id, name, words, x - w, region->y - h, 2 * w, 2 * h);
      plan->build->node = -1;
    }
}

void
wm_map_plan_add_regions (WmMapPlan *plan)
{
  g_autoptr (GArray) boxes = region_boxes (plan);

  wm_map_plan_add_mosaic (plan);
  add_grounds (plan, boxes);
  add_region_names (plan);
  add_region_nodes (plan);
}
