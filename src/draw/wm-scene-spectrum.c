/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The role spectrum: an axis with named ends, the boundary between training
 * models and building on them, and the roles as bands along it.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define STACK_BELOW 620 /* points: narrower pictures put roles in one column */
#define NAME_SIZE 12.5
#define SMALL_SIZE 10.5
#define BAR 4.0
#define LEADING 1.4
#define GAP 6.0
#define NAME_GAP 8.0      /* between two cards of a row, or what is written there */
#define BESIDE 1.5        /* from the middle of the boundary */
#define HALF_SPAN 110   /* of a role whose extent nobody told */
#define FAR 7.0         /* pixels: smaller letters are not read: names alone are left */
#define FAR_NAME 9.5    /* pixels */
#define THINNEST 2.0    /* pixels of a bar */

/* A role's card: what is written about it, under a bar that shows its extent. */
typedef struct
{
  guint role;
  double from, to; /* the bar */
  double x, w, h;  /* the card */
  double left, right; /* how far its name may stand out of it */
  double name_x, name_w; /* of its name from afar */
  double name_size;
  guint row;
} Card;

double
wm_scene_width_of (const WmSceneOptions *options, double least)
{
  double width = isfinite (options->width) ? options->width : 0;

  return CLAMP (width, least, 20000);
}


/* The place of the boundary; -1 for none. */
double
wm_spectrum_boundary (WmMap *map)
{
  gboolean named = map->boundary_label != NULL && *map->boundary_label != '\0';

  return named && map->boundary > 0 && map->boundary < 1000 ? map->boundary : -1;
}

static void
role_extent (const WmRole *role, double *from, double *to)
{
  double at = role->position >= 0 ? role->position : 500;

  *from = role->from >= 0 ? role->from : at - HALF_SPAN;
  *to = role->to >= 0 ? role->to : at + HALF_SPAN;
  *from = CLAMP (*from, 0, 1000);
  *to = CLAMP (*to, 0, 1000);
  if (*to < *from)
    *to = *from;
}

static double
card_height (WmBuild *build, const WmRole *role, double w, double scale, guint focus_lines)
{
  double h = BAR + 4 * scale + wm_text_height (build->measure, NAME_SIZE * scale) + 5 * scale;

  if (focus_lines > 0 && role->focus != NULL && *role->focus != '\0')
    h += 1 * scale
         + wm_build_paragraph_height (build, role->focus, w - 16 * scale, SMALL_SIZE * scale,
                                      FALSE, focus_lines);
  return h;
}

static int
compare_cards (gconstpointer a, gconstpointer b)
{
  const Card *c = a, *d = b;

  if (c->x != d->x)
    return c->x < d->x ? -1 : 1;
  return c->role < d->role ? -1 : c->role > d->role;
}

/* The width that the name and the stage of a role need. */
static double
heading_width (WmBuild *build, const WmRole *role, double scale)
{
  g_autofree char *name = wm_text_printable (role->name, WM_TEXT_MAX);
  const char *stage = wm_words_stage (role->stage);
  double w = wm_text_width (build->measure, name, NAME_SIZE * scale, TRUE) + 18 * scale;

  if (*stage != '\0')
    w += wm_build_chip_width (build, stage, SMALL_SIZE * scale) + 8 * scale;
  return w;
}

/* First row in which a card has room, so that no two overlap. */
static guint
pack_cards (GArray *cards, double gap)
{
  g_autoptr (GPtrArray) last = g_ptr_array_new (); /* card of each row */

  g_array_sort (cards, compare_cards);
  for (guint i = 0; i < cards->len; i++)
    {
      Card *card = &g_array_index (cards, Card, i), *before = NULL;

      for (card->row = 0; card->row < last->len; card->row++)
        {
          before = g_ptr_array_index (last, card->row);
          if (MAX (before->x + before->w, before->to) + gap <= MIN (card->x, card->from))
            break;
        }
      if (card->row == last->len)
        {
          g_ptr_array_add (last, card);
          continue;
        }
      card->left = MAX (before->x + before->w, before->to) + gap;
      before->right = MIN (card->x, card->from) - gap;
      g_ptr_array_index (last, card->row) = card;
    }
  return last->len;
}

static GArray *
make_cards (WmBuild *build, WmMap *map, const WmAxis *axis, double scale, guint focus_lines,
            gboolean stacked)
{
  GArray *cards = g_array_new (FALSE, TRUE, sizeof (Card));
  double room = axis->x1 - axis->x0;

  for (guint i = 0; i < map->roles->len; i++)
    {
      WmRole *role = wm_map_role (map, i);
      Card card = { .role = i, .row = i, .left = axis->x0, .right = axis->x1 };
      double from, to;

      role_extent (role, &from, &to);
      card.from = wm_axis_x (axis, from);
      card.to = MAX (wm_axis_x (axis, to), card.from + 4);
      card.w = stacked ? room
                       : CLAMP (MAX (card.to - card.from, heading_width (build, role, scale)),
                                MIN (150 * scale, room), room);
      card.x = stacked ? axis->x0
                       : CLAMP ((card.from + card.to - card.w) / 2, axis->x0, axis->x1 - card.w);
      card.h = card_height (build, role, card.w, scale, focus_lines);
      g_array_append_val (cards, card);
    }
  return cards;
}

/* (transfer full): from afar with how much there is to it */
static char *
card_name (const WmSceneOptions *options, const WmRole *role)
{
  if (options->zoom <= 0 || options->layout == NULL
      || wm_map_layout_level (options->layout, options->zoom) != WM_MAP_REGIONS)
    return g_strdup (role->name);
  /* Translators: the name of a role, and how many skills it asks for. */
  return g_strdup_printf (_ ("%1$s · %2$u"), role->name, role->requirements->len);
}

/* Are letters of that size too small to be read? A picture for itself has no zoom. */
static gboolean
is_far (const WmSceneOptions *options, double size)
{
  return options->zoom > 0 && size * options->zoom < FAR;
}

/* What has to be seen from afar: no smaller than so many pixels */
static double
at_least (const WmSceneOptions *options, double points, double pixels)
{
  return options->zoom > 0 ? MAX (points, pixels / options->zoom) : points;
}

/* Names from afar are as large as the cards are high, and as wide as there is room beside
 * them. From left to right: what is free between two cards is given away once.
 * @cards: as pack_cards() left them */
static void
place_far_names (WmBuild *build, WmMap *map, const WmSceneOptions *options, GArray *cards,
                 guint n_rows, double scale)
{
  g_autofree double *ends = g_new (double, n_rows + 1);

  for (guint r = 0; r < n_rows; r++)
    ends[r] = -G_MAXDOUBLE;
  for (guint i = 0; i < cards->len; i++)
    {
      Card *card = &g_array_index (cards, Card, i);
      g_autofree char *name = card_name (options, wm_map_role (map, card->role));
      double w;

      card->name_size = MIN (at_least (options, NAME_SIZE * scale, FAR_NAME),
                             0.8 * (card->h - BAR));
      w = wm_text_width (build->measure, name, card->name_size, TRUE) + 1;
      card->name_x = card->x + 4 * scale;
      if (card->name_x + w > card->right)
        card->name_x = MAX (card->right - w, MAX (card->left, ends[card->row]));
      card->name_w = MIN (w, card->right - card->name_x);
      ends[card->row] = card->name_x + card->name_w + NAME_GAP * scale;
    }
}

static void
add_far_name (WmBuild *build, const Card *card, const char *name, double y)
{
  double line = wm_text_height (build->measure, card->name_size);

  wm_build_text (build, name, card->name_x, y + BAR + (card->h - BAR - line) / 2, card->name_w,
                 card->name_size, TRUE, WM_INK_TEXT, WM_ALIGN_START);
}

/* The ground leaves the boundary beside it free. */
static WmItem *
add_ground (WmBuild *build, WmMap *map, const WmAxis *axis, const Card *card, double y,
            double radius)
{
  double boundary = wm_spectrum_boundary (map), x0 = card->x, x1 = card->x + card->w;
  double line = boundary >= 0 ? wm_axis_x (axis, boundary) : -1;

  if (fabs (x0 - line) < BESIDE)
    x0 = line + BESIDE;
  if (fabs (x1 - line) < BESIDE)
    x1 = line - BESIDE;
  return wm_build_rect (build, x0, y, x1 - x0, card->h - BAR, radius, WM_INK_BAND, WM_INK_NONE);
}

/* From where to where, and the middle. */
static void
add_extent (WmBuild *build, const WmSceneOptions *options, const WmAxis *axis, const Card *card,
            const WmRole *role, double y, double scale, WmInk ink)
{
  double h = MIN (at_least (options, BAR, THINNEST), MAX (BAR, 6 * scale));

  wm_build_rect (build, card->from, y + (BAR - h) / 2, card->to - card->from, h, h / 2, ink,
                 WM_INK_NONE);
  if (role->position >= 0)
    wm_build_mark (build, WM_SHAPE_DISC, wm_axis_x (axis, role->position), y + BAR / 2,
                   MAX (9 * scale, 2 * h), ink);
}

static void
add_card (WmBuild *build, WmMap *map, const WmSceneOptions *options, const WmAxis *axis,
          const Card *card, double y, double scale, guint focus_lines, gboolean stacked)
{
  WmRole *role = wm_map_role (map, card->role);
  gboolean chosen = options->role == (int) card->role
                    || (options->lens == WM_LENS_COMPARE
                        && options->other_role == (int) card->role);
  const char *stage = wm_words_stage (role->stage);
  g_autofree char *id = g_strconcat ("role:", role->slug, NULL);
  g_autofree char *words = build->mute ? NULL : wm_words_role (map, card->role);
  g_autofree char *focus = NULL, *name = card_name (options, role);
  double name_h = wm_text_height (build->measure, NAME_SIZE * scale);
  double top = y + BAR, inner = card->w - 16 * scale, text_y = top + 4 * scale, chip = 0;
  WmInk ink = chosen ? WM_INK_ACCENT : WM_INK_DIM;
  WmItem *ground;

  if (!build->mute)
    wm_build_node (build, id, role->name, words, card->x, y, card->w, card->h);
  ground = add_ground (build, map, axis, card, top, 6 * scale);
  ground->stroke = chosen ? WM_INK_ACCENT : WM_INK_NONE;
  ground->line_width = 1.5;
  if (stacked)
    wm_build_rect (build, axis->x0, y + BAR / 2 - 0.5, axis->x1 - axis->x0, 1, 0, WM_INK_GRID,
                   WM_INK_NONE);
  add_extent (build, options, axis, card, role, y, scale, ink);
  if (is_far (options, SMALL_SIZE * scale))
    {
      add_far_name (build, card, name, y);
      build->node = -1;
      return;
    }
  if (*stage != '\0')
    {
      chip = MIN (wm_build_chip_width (build, stage, SMALL_SIZE * scale), inner / 2);
      wm_build_chip (build, stage, card->x + card->w - 8 * scale - chip, text_y, SMALL_SIZE * scale,
                     WM_INK_DIM);
      chip += 6 * scale;
    }
  wm_build_text (build, name, card->x + 8 * scale, text_y, inner - chip, NAME_SIZE * scale,
                 TRUE, WM_INK_TEXT, WM_ALIGN_START);
  focus = wm_text_printable (role->focus, WM_TEXT_MAX);
  if (focus_lines > 0)
    wm_build_paragraph (build, focus, card->x + 8 * scale, text_y + name_h + scale,
                        wm_text_balanced (build->measure, focus, SMALL_SIZE * scale, FALSE, inner,
                                          focus_lines),
                        SMALL_SIZE * scale, FALSE, WM_INK_DIM, WM_ALIGN_START, focus_lines);
  build->node = -1;
}

/* The axis with its ends. Returns: its height */
static double
add_axis (WmBuild *build, WmMap *map, const WmSceneOptions *options, const WmAxis *axis, double y,
          double scale)
{
  double boundary = wm_spectrum_boundary (map), size = NAME_SIZE * scale;
  double small = SMALL_SIZE * scale;
  double middle = wm_axis_x (axis, boundary >= 0 ? boundary : 500), chip = 0, height;
  double left_h, right_h, line, head = 4 * scale, width = at_least (options, 1.5, 1);

  if (boundary >= 0)
    chip = wm_build_chip_width (build, map->boundary_label, small);
  left_h = wm_build_paragraph_height (build, map->left_label,
                                      middle - chip / 2 - 10 - axis->x0, size, TRUE, 3);
  right_h = wm_build_paragraph_height (build, map->right_label,
                                       axis->x1 - middle - chip / 2 - 10, size, TRUE, 3);
  height = MAX (MAX (left_h, right_h), wm_text_height (build->measure, small) + 2);
  if (is_far (options, small))
    {
      /* As large as there is room above the axis. */
      size = MIN (at_least (options, size, FAR_NAME), MAX (size, (y + height) / LEADING));
      small = 0.92 * size;
      left_h = right_h = wm_text_height (build->measure, size);
      chip = boundary >= 0 ? wm_build_chip_width (build, map->boundary_label, small) : 0;
    }
  wm_build_paragraph (build, map->left_label, axis->x0, y + height - left_h,
                      middle - chip / 2 - 10 - axis->x0, size, TRUE, WM_INK_TEXT, WM_ALIGN_START,
                      is_far (options, SMALL_SIZE * scale) ? 1 : 3);
  wm_build_paragraph (build, map->right_label, middle + chip / 2 + 10, y + height - right_h,
                      axis->x1 - middle - chip / 2 - 10, size, TRUE, WM_INK_TEXT, WM_ALIGN_END,
                      is_far (options, SMALL_SIZE * scale) ? 1 : 3);
  line = y + height + 8 * scale;
  wm_build_line (build, axis->x0, line, axis->x1, line, WM_INK_DIM, width);
  for (int side = -1; side <= 1; side += 2)
    {
      double tip = side < 0 ? axis->x0 : axis->x1;

      wm_build_line (build, tip, line, tip - side * head, line - head, WM_INK_DIM, width);
      wm_build_line (build, tip, line, tip - side * head, line + head, WM_INK_DIM, width);
    }
  if (boundary >= 0)
    wm_build_chip (build, map->boundary_label,
                   CLAMP (middle - chip / 2, axis->x0, MAX (axis->x0, axis->x1 - chip)),
                   y + height - wm_text_height (build->measure, small) - 2, small, WM_INK_ACCENT);
  return height + 16 * scale;
}

static void
add_boundary (WmBuild *build, WmMap *map, const WmSceneOptions *options, const WmAxis *axis,
              double y0, double y1)
{
  double boundary = wm_spectrum_boundary (map);
  WmItem *line;

  if (boundary < 0)
    return;
  line = wm_build_line (build, wm_axis_x (axis, boundary), y0, wm_axis_x (axis, boundary), y1,
                        WM_INK_ACCENT, at_least (options, 1.5, 1));
  line->dash = wm_build_dashes;
  line->n_dash = G_N_ELEMENTS (wm_build_dashes);
}

/**
 * wm_spectrum_add:
 * @y: where it begins
 * @scale: of texts
 * @focus_lines: how many lines of a role's focus are shown at most
 *
 * Returns: the height that it takes
 */
double
wm_spectrum_add (WmBuild *build, WmMap *map, const WmSceneOptions *options, const WmAxis *axis,
                 double y, double scale, guint focus_lines)
{
  gboolean stacked = axis->x1 - axis->x0 < STACK_BELOW * scale;
  g_autoptr (GArray) cards = make_cards (build, map, axis, scale, focus_lines, stacked);
  guint n_rows = stacked ? cards->len : pack_cards (cards, NAME_GAP * scale);
  guint lines = stacked ? 4 : 2;
  g_autofree double *heights = g_new0 (double, n_rows + 1);
  double top = y, at, below, strip;

  y += add_axis (build, map, options, axis, y, scale);
  strip = wm_workflows_add (build, map, axis, y, scale, lines, stacked, FALSE);
  if (strip > 0)
    add_boundary (build, map, options, axis, y - 14 * scale, y + strip);
  wm_workflows_add (build, map, axis, y, scale, lines, stacked,
                    !is_far (options, SMALL_SIZE * scale));
  y += strip;
  for (guint i = 0; i < cards->len; i++)
    {
      const Card *card = &g_array_index (cards, Card, i);

      heights[card->row] = MAX (heights[card->row], card->h);
    }
  for (guint i = 0; i < cards->len; i++)
    g_array_index (cards, Card, i).h = heights[g_array_index (cards, Card, i).row];
  if (is_far (options, SMALL_SIZE * scale))
    place_far_names (build, map, options, cards, n_rows, scale);
  at = y;
  for (guint r = 0; r < n_rows; r++)
    at += heights[r] + GAP * scale;
  below = at - (n_rows > 0 ? GAP * scale : 0);
  add_boundary (build, map, options, axis, strip > 0 ? y : y - 14 * scale, below);
  /* Roles in the order of the map, whatever their rows: the reading order. */
  for (guint role = 0; role < map->roles->len; role++)
    for (guint i = 0; i < cards->len; i++)
      {
        Card card = g_array_index (cards, Card, i);

        if (card.role != role)
          continue;
        at = y;
        for (guint r = 0; r < card.row; r++)
          at += heights[r] + GAP * scale;
        add_card (build, map, options, axis, &card, at, scale, focus_lines, stacked);
      }
  return below - top;
}

WmScene *
wm_scene_spectrum (WmMap *map, const WmSceneOptions *options)
{
  g_autofree char *words = NULL;
  WmBuild build;
  WmAxis axis;
  double width, height;

  g_return_val_if_fail (map != NULL && options != NULL, NULL);

  width = wm_scene_width_of (options, 300);
  if (map->roles->len == 0)
    return wm_build_message (_ ("Role spectrum"), map->locale, options->measure, width,
                             _ ("There are no roles yet. Import a content pack to see them "
                                "along the spectrum."));
  wm_axis_init (&axis, WM_SCENE_MARGIN, width - WM_SCENE_MARGIN);
  wm_build_begin (&build, _ ("Role spectrum"), map->locale, options->measure);
  height = wm_spectrum_add (&build, map, options, &axis, WM_SCENE_MARGIN, 1, 4);
  words = wm_words_spectrum (map);
  return wm_build_end (&build, width, height + 2 * WM_SCENE_MARGIN, words);
}
