/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the skills of a map lie: boxes as large as their names, rows that keep
 * what builds on something above it, curves between them, and what is needed to
 * find them again by place.
 */
#include "config.h"

#include "draw/wm-map-layout-private.h"

#include <math.h>
#include <string.h>

#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define LEAST_WIDTH 760 /* below it boxes would hide the axis: views zoom */
#define ONE_LINE 62.0   /* a label of that width is not broken */
#define WIDEST 190.0    /* of a label */
#define GAP_X 9.0
#define GAP_Y 17.0
#define PORT 14.0 /* between edges that leave a box */
#define PASS 3.5  /* between an edge and a box that it passes */
#define LABEL_MAX 64 /* characters of a name on the map */
#define TEXTS (256 * 1024) /* bytes of a piece of names and labels */
#define HEAD_WIDTH 1400.0 /* page whose texts around the skills are at scale 1 */

static gint layouts_made;

/* A layout in the making. */
typedef struct
{
  WmMapLayout *layout;
  WmMeasure *measure;
  const WmSceneOptions *options;
  double *label_w;     /* by skill: of the label on two lines, at scale 1 */
  double width, height; /* of the skills */
  GCancellable *cancellable;
  WmLayoutProgress progress;
  gpointer data;
} Making;

/* The width of a label on two lines, or on one when it is short. */
static double
label_width (WmMeasure *measure, const char *label, double one)
{
  return one <= ONE_LINE
             ? one
             : MAX (wm_text_narrowest (measure, label, WM_MAP_LABEL, FALSE, 2), 40);
}

static gboolean
tell (const Making *making, double done)
{
  if (making->progress != NULL)
    making->progress (done, making->data);
  return !g_cancellable_is_cancelled (making->cancellable);
}

static gboolean
read_names (Making *making)
{
  WmMap *map = making->layout->map;

  for (guint i = 0; i < map->skills->len; i++)
    {
      g_autofree char *name = wm_text_printable (wm_map_skill (map, i)->name, LABEL_MAX);
      double one;

      making->layout->names[i] = g_string_chunk_insert (making->layout->texts, name);
      one = wm_text_width (making->measure, name, WM_MAP_LABEL, FALSE);
      making->label_w[i] = label_width (making->measure, name, one);
      making->layout->name_width[i] = one * WM_MAP_NAME / WM_MAP_LABEL;
      if (i % 256 == 0 && !tell (making, 0.3 * i / map->skills->len))
        return FALSE;
    }
  return TRUE;
}

static void
read_edges (WmMapLayout *layout)
{
  guint most = 0;

  for (guint i = 0; i < layout->n; i++)
    most += wm_map_skill (layout->map, i)->needs->len;
  layout->edges = g_new0 (WmLayoutEdge, most + 1);
  for (guint i = 0; i < layout->n; i++)
    {
      const GArray *needs = wm_map_skill (layout->map, i)->needs;

      for (guint j = 0; j < needs->len; j++)
        if (g_array_index (needs, guint, j) < layout->n)
          layout->edges[layout->n_edges++] = (WmLayoutEdge){ g_array_index (needs, guint, j), i };
    }
}

/* Boxes of one height, so that rows are even; as narrow as two lines let. */
static void
size_boxes (Making *making, double scale)
{
  WmMapLayout *layout = making->layout;
  double line = wm_text_height (making->measure, WM_MAP_LABEL * scale);
  double h = 2 * line + (layout->pips ? 9.5 : 8) * scale;

  layout->scale = scale;
  for (guint i = 0; i < layout->n; i++)
    {
      const WmSkill *skill = wm_map_skill (layout->map, i);
      double text = MIN (making->label_w[i], WIDEST) * scale;

      layout->nodes[i] = (WmLayoutNode){
        .wish = skill->spectrum < 0 ? -1 : wm_axis_share (&layout->axis, skill->spectrum),
        .w = ceil (MAX (text, 40 * scale) + (WM_MAP_MARK + 4 + 2 * WM_MAP_PAD) * scale + 1),
        .h = ceil (h),
        .group = skill->category,
        .key = g_str_hash (skill->slug),
      };
    }
}

static WmLayoutOptions
layout_options (const Making *making)
{
  const WmMapLayout *layout = making->layout;
  double boundary = wm_spectrum_boundary (layout->map);

  return (WmLayoutOptions){
    .gap_x = GAP_X * layout->scale,
    .gap_y = GAP_Y * layout->scale,
    .width = layout->big ? 0 : layout->axis.x1 - layout->axis.x0,
    .min_width = layout->big ? LEAST_WIDTH : 0,
    .split = boundary > 0 ? wm_axis_share (&layout->axis, boundary) : 0,
    .balance = making->options->balance,
  };
}

/* The largest texts with which the skills fit into @room; 0: no limit. */
static void
choose_scale (Making *making, double room)
{
  static const double scales[] = { 1.3, 1.2, 1.1, 1.05, 1, 0.96, 0.92, 0.88, 0.85 };
  WmMapLayout *layout = making->layout;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      WmLayoutOptions options;

      if ((room <= 0 || layout->big) && scales[i] != 1)
        continue;
      size_boxes (making, scales[i]);
      options = layout_options (making);
      if (room <= 0 || layout->big
          || wm_layout_height_for (layout->nodes, layout->n, layout->edges, layout->n_edges,
                                   &options)
                 <= room)
        break;
    }
}

static void
on_progress (double done, gpointer data)
{
  const Making *making = data;

  if (making->progress != NULL)
    making->progress (0.3 + 0.5 * done, making->data);
}

static gboolean
lay_out (Making *making, double room)
{
  WmMapLayout *layout = making->layout;
  WmLayoutOptions options;

  choose_scale (making, room);
  options = layout_options (making);
  return wm_layout_run_watched (layout->nodes, layout->n, layout->edges, layout->n_edges,
                                &options, making->cancellable, on_progress, making,
                                &making->width, &making->height);
}

/* Spreads the rows over the room that is left, up to twice their height. */
static void
spread (Making *making, double room)
{
  WmMapLayout *layout = making->layout;
  double h = layout->n > 0 ? layout->nodes[0].h : 0, wide = MIN (room, making->height * 2);

  if (layout->big || wide <= making->height || making->height - h < 1)
    return;
  for (guint i = 0; i < layout->n; i++)
    layout->nodes[i].y
        = h / 2 + (layout->nodes[i].y - h / 2) * (wide - h) / (making->height - h);
  making->height = wide;
}

/* A name that fits into one line is that line. */
static void
break_label (Making *making, guint skill)
{
  WmMapLayout *layout = making->layout;
  double w = layout->nodes[skill].w - (2 * WM_MAP_PAD + WM_MAP_MARK + 4) * layout->scale;
  g_autoptr (GPtrArray) lines
      = wm_text_wrap (making->measure, layout->names[skill], WM_MAP_LABEL * layout->scale, FALSE, w,
                      WM_MAP_LABEL_LINES);

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      layout->labels[skill].lines[i] = g_str_equal (line, layout->names[skill])
                                           ? layout->names[skill]
                                           : g_string_chunk_insert (layout->texts, line);
    }
}

static gboolean
break_labels (Making *making)
{
  WmMapLayout *layout = making->layout;

  for (guint i = 0; i < layout->n; i++)
    {
      break_label (making, i);
      if (i % 256 == 0 && !tell (making, 0.8 + 0.15 * i / layout->n))
        return FALSE;
    }
  return TRUE;
}

/* What the places are worth, for those who may choose others. */
static void
measure_worth (WmMapLayout *layout)
{
  double sum = 0, width = MAX (layout->axis.x1 - layout->axis.x0, 1);
  guint n = 0;

  layout->crossings
      = wm_layout_crossings (layout->nodes, layout->n, layout->edges, layout->n_edges);
  for (guint i = 0; i < layout->n; i++)
    if (layout->nodes[i].wish >= 0)
      {
        sum += fabs (layout->nodes[i].x / width - layout->nodes[i].wish);
        n++;
      }
  layout->distance = n > 0 ? sum / n : 0;
}

/* From the layout's own points, which begin at 0, to the scene's. */
static void
move_into_place (WmMapLayout *layout)
{
  for (guint i = 0; i < layout->n; i++)
    {
      layout->nodes[i].x += layout->axis.x0;
      layout->nodes[i].y += layout->top;
    }
  wm_routes_shift (layout->routes, layout->axis.x0, layout->top);
}

static void
note_roles (WmMapLayout *layout, const WmScene *head)
{
  for (guint i = 0; i < head->nodes->len; i++)
    {
      const WmSceneNode *node = &g_array_index (head->nodes, WmSceneNode, i);
      int role = g_str_has_prefix (node->id, "role:")
                     ? wm_map_find_role (layout->map, node->id + strlen ("role:"))
                     : -1;

      if (role >= 0)
        layout->role_boxes[role]
            = (WmBounds){ node->x, layout->head_y + node->y, node->x + node->w,
                          layout->head_y + node->y + node->h };
    }
}

/* Height of the spectrum over the skills, which nobody sees yet. */
static double
measure_head (const Making *making)
{
  WmMapLayout *layout = making->layout;
  WmBuild build;
  double height;

  wm_build_begin (&build, "", layout->map->locale, making->measure);
  height = wm_spectrum_add (&build, layout->map, making->options, &layout->axis, 0,
                            layout->head_scale, WM_MAP_FOCUS_LINES);
  note_roles (layout, build.scene);
  wm_scene_free (build.scene);
  return height;
}

/* What lies around the skills. Where height is short, the spectrum above them is
 * a little smaller. Returns: the height that is left for the skills, 0 for any */
static double
measure_frame (Making *making)
{
  WmMapLayout *layout = making->layout;
  double height = isfinite (making->options->height) ? making->options->height : 0;
  double room;

  layout->head_scale = layout->big ? MAX (1, (layout->axis.x1 - layout->axis.x0) / HEAD_WIDTH)
                       : height > 0 && height < 860 ? 0.92
                                                    : 1;
  layout->head_y = WM_SCENE_MARGIN * 0.75;
  layout->head_height = measure_head (making);
  layout->top = layout->head_y + layout->head_height + WM_SCENE_MARGIN;
  layout->legend_height
      = wm_legend_reserve (making->measure, layout->map, layout->axis.x1 - layout->axis.x0,
                           layout->big ? layout->head_scale : 1);
  room = height - layout->top - layout->legend_height - 1.5 * WM_SCENE_MARGIN;
  return height > 0 ? MAX (room, 1) : 0;
}

/* The page of a big map is known when its skills are placed. */
static gboolean
make_places (Making *making)
{
  WmMapLayout *layout = making->layout;
  double room = 0;

  if (!layout->big)
    room = measure_frame (making);
  if (!lay_out (making, room))
    return FALSE;
  if (layout->big)
    {
      layout->axis.x1 = layout->axis.x0 + MAX (making->width, LEAST_WIDTH);
      measure_frame (making);
    }
  spread (making, room);
  return TRUE;
}

static gboolean
make (Making *making)
{
  WmMapLayout *layout = making->layout;

  read_edges (layout);
  if (!read_names (making) || !make_places (making) || !break_labels (making))
    return FALSE;
  layout->routes = wm_routes_new (layout->nodes, layout->n, layout->edges, layout->n_edges,
                                  PORT * layout->scale, PASS * layout->scale);
  measure_worth (layout);
  move_into_place (layout);
  layout->bottom = layout->top + making->height;
  layout->spacing = sqrt ((layout->axis.x1 - layout->axis.x0) * making->height
                          / MAX (layout->n, 1));
  wm_map_layout_index (layout);
  layout->width = ceil (MAX (layout->axis.x1, layout->axis.x0 + making->width) + WM_SCENE_MARGIN);
  /* From afar names hang down into it. */
  layout->legend_y
      = layout->bottom + WM_SCENE_MARGIN * (layout->big ? 1.6 * layout->head_scale : 1);
  layout->height = ceil (layout->legend_y + layout->legend_height + WM_SCENE_MARGIN / 2);
  wm_map_names_place (layout, making->measure);
  return tell (making, 1);
}

static double
asked_width (const WmSceneOptions *options)
{
  return wm_scene_width_of (options, LEAST_WIDTH);
}

static gboolean
shows_pips (const WmSceneOptions *options)
{
  /* Room is kept under each lens too: boxes must not jump between them. */
  return options->levels != NULL || options->lens != WM_LENS_NONE;
}

WmMapLayout *
wm_map_layout_new (WmMap *map, const WmSceneOptions *options, GCancellable *cancellable,
                   WmLayoutProgress progress, gpointer data)
{
  WmMapLayout *layout;
  Making making = { .options = options, .cancellable = cancellable, .progress = progress,
                    .data = data };
  gboolean made;

  g_return_val_if_fail (map != NULL && options != NULL, NULL);

  layout = g_new0 (WmMapLayout, 1);
  g_atomic_ref_count_init (&layout->refs);
  layout->map = wm_map_ref (map);
  layout->n = map->skills->len;
  layout->big = layout->n > WM_MAP_BIG;
  layout->pips = shows_pips (options);
  layout->asked_width = asked_width (options);
  layout->asked_height = options->height;
  layout->balance = options->balance;
  layout->nodes = g_new0 (WmLayoutNode, layout->n + 1);
  layout->name_width = g_new0 (double, layout->n + 1);
  layout->name_from = g_new0 (double, layout->n + 1);
  layout->name_beside = g_new0 (double, layout->n + 1);
  layout->regions = g_array_new (FALSE, FALSE, sizeof (WmMapRegion));
  layout->role_boxes = g_new0 (WmBounds, map->roles->len + 1);
  layout->stubs = g_array_new (FALSE, FALSE, 8 * sizeof (float));
  layout->texts = g_string_chunk_new (TEXTS);
  layout->names = g_new0 (const char *, layout->n + 1);
  layout->labels = g_new0 (WmMapLabel, layout->n + 1);
  wm_axis_init (&layout->axis, WM_SCENE_MARGIN, layout->asked_width - WM_SCENE_MARGIN);
  wm_axis_make_room (&layout->axis, map);
  making.layout = layout;
  making.measure = options->measure != NULL ? options->measure : wm_measure_pango ();
  making.label_w = g_new0 (double, layout->n + 1);
  made = make (&making);
  g_free (making.label_w);
  if (!made)
    g_clear_pointer (&layout, wm_map_layout_unref);
  else
    g_atomic_int_inc (&layouts_made);
  return layout;
}

WmMapLayout *
wm_map_layout_ref (WmMapLayout *layout)
{
  g_atomic_ref_count_inc (&layout->refs);
  return layout;
}

void
wm_map_layout_unref (WmMapLayout *layout)
{
  if (layout == NULL || !g_atomic_ref_count_dec (&layout->refs))
    return;
  wm_map_unref (layout->map);
  g_free (layout->nodes);
  g_free (layout->edges);
  g_clear_pointer (&layout->routes, wm_routes_free);
  g_string_chunk_free (layout->texts);
  g_free (layout->names);
  g_free (layout->labels);
  g_free (layout->reading);
  wm_spatial_free (layout->boxes);
  wm_spatial_free (layout->curves);
  wm_spatial_free (layout->stub_boxes);
  g_array_unref (layout->stubs);
  g_array_unref (layout->regions);
  g_free (layout->name_width);
  g_free (layout->name_from);
  g_free (layout->name_beside);
  g_free (layout->role_boxes);
  g_free (layout);
}

gboolean
wm_map_layout_fits (const WmMapLayout *layout, WmMap *map, const WmSceneOptions *options)
{
  return layout->map == map && layout->pips == shows_pips (options)
         && layout->balance == options->balance
         && (layout->big || (layout->asked_width == asked_width (options)
                             && layout->asked_height == options->height));
}

guint
wm_map_layout_count (void)
{
  return (guint) g_atomic_int_get (&layouts_made);
}
