/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People by skills. The head of the rows and that of the columns are painted
 * over the cells, so that they stay while cells pass below them.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/wm-matrix-private.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-team-words.h"
#include "draw/wm-text.h"

#define SIZE 12.0
#define SMALL 10.5
#define ROW 42.0
#define HEAD 46.0
#define COLUMN_LEAST 58.0
#define COLUMN_MOST 128.0
#define DOT 13.0
#define ASKED 14.0 /* of the number in the head of a row */

static const struct
{
  WmShape shape;
  WmInk ink;
} looks[WM_N_TEAM_SHOWN] = {
  [WM_TEAM_SHOWN_STRONG] = { WM_SHAPE_DISC, WM_INK_GOOD },
  [WM_TEAM_SHOWN_SHORT] = { WM_SHAPE_RING, WM_INK_SHORT },
  [WM_TEAM_SHOWN_NOTHING] = { WM_SHAPE_DOTTED, WM_INK_UNKNOWN },
};

WmMatrixSizes
wm_matrix_sizes (const WmMatrix *matrix, double width)
{
  WmMatrixSizes sizes = { .head_height = HEAD, .row_height = ROW };
  guint n = MAX (matrix->columns->len, 1);

  sizes.head_width = CLAMP (floor (width * 0.38), 138, 320);
  sizes.column_width = CLAMP (floor ((width - sizes.head_width) / n), COLUMN_LEAST, COLUMN_MOST);
  sizes.width = sizes.head_width + sizes.column_width * matrix->columns->len;
  sizes.height = HEAD + ROW * matrix->rows->len;
  return sizes;
}

gboolean
wm_matrix_pick (const WmMatrix *matrix, const WmMatrixSizes *sizes, const WmMatrixPart *part,
                double x, double y, int *row, int *column)
{
  *column = x < sizes->head_width
              ? -1
              : (int) floor ((x - sizes->head_width + part->x) / sizes->column_width);
  *row = y < sizes->head_height
           ? -1
           : (int) floor ((y - sizes->head_height + part->y) / sizes->row_height);
  return *column < (int) matrix->columns->len && *row < (int) matrix->rows->len
         && (*column >= 0 || *row >= 0);
}

typedef struct
{
  WmBuild *build;
  const WmMatrix *matrix;
  WmMatrixSizes sizes;
  WmMatrixPart part;
  gboolean whole;        /* with nodes */
  guint row0, row1;      /* what is seen */
  guint column0, column1;
} Drawing;

static double
column_x (const Drawing *it, guint column)
{
  return it->sizes.head_width + column * it->sizes.column_width - it->part.x;
}

static double
row_y (const Drawing *it, guint row)
{
  return it->sizes.head_height + row * it->sizes.row_height - it->part.y;
}

static void
find_seen (Drawing *it)
{
  double w = it->sizes.column_width, h = it->sizes.row_height;

  it->column0 = (guint) MAX (0, floor (it->part.x / w));
  it->row0 = (guint) MAX (0, floor (it->part.y / h));
  it->column1 = (guint) MAX (0, ceil ((it->part.x + it->part.width - it->sizes.head_width) / w));
  it->row1 = (guint) MAX (0, ceil ((it->part.y + it->part.height - it->sizes.head_height) / h));
  it->column1 = MIN (it->column1, it->matrix->columns->len);
  it->row1 = MIN (it->row1, it->matrix->rows->len);
}

static void
add_cell_node (const Drawing *it, guint row, guint column)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (!it->whole)
    return;
  id = g_strdup_printf ("cell:%s:%s", wm_matrix_member (it->matrix, column)->slug,
                        wm_map_skill (it->matrix->map, wm_matrix_row (it->matrix, row)->skill)
                          ->slug);
  name = wm_matrix_cell_name (it->matrix, (int) row, (int) column);
  words = wm_matrix_cell_words (it->matrix, (int) row, (int) column);
  wm_build_node (it->build, id, name, words, column_x (it, column), row_y (it, row),
                 it->sizes.column_width, it->sizes.row_height);
}

static void
add_cell (const Drawing *it, guint row, guint column)
{
  const WmCoverage *asked = wm_matrix_row (it->matrix, row);
  const WmTeamMember *member = wm_matrix_member (it->matrix, column);
  WmTeamShown shown = wm_team_shown (member, asked->skill, asked->target);
  double x = column_x (it, column) + it->sizes.column_width / 2;
  double y = row_y (it, row) + it->sizes.row_height / 2;
  char level[2] = { 0 };

  if (shown == WM_TEAM_NEVER_TRIED)
    return;
  add_cell_node (it, row, column);
  if (member->levels[asked->skill] >= 0)
    {
      level[0] = (char) ('0' + MIN (member->levels[asked->skill], 9));
      x -= 8;
      wm_build_text (it->build, level, x + DOT / 2 + 5,
                     y - wm_text_height (it->build->measure, SIZE) / 2, 14, SIZE,
                     shown == WM_TEAM_SHOWN_STRONG, WM_INK_TEXT, WM_ALIGN_START);
    }
  wm_build_mark (it->build, looks[shown].shape, x, y, DOT, looks[shown].ink);
  it->build->node = -1;
}

/* Every second row on a ground of its own, and the row and column of the cursor */
static void
add_grounds (const Drawing *it)
{
  double right = MIN (it->part.width, it->sizes.width - it->part.x);
  double bottom = MIN (it->part.height, it->sizes.height - it->part.y);

  for (guint row = it->row0; row < it->row1; row++)
    if ((int) row == it->matrix->cursor_row)
      wm_build_rect (it->build, 0, row_y (it, row), right, it->sizes.row_height, 0,
                     WM_INK_ACCENT, WM_INK_NONE)
        ->fill_alpha = 0.12;
    else if (row % 2 == 1)
      wm_build_rect (it->build, 0, row_y (it, row), right, it->sizes.row_height, 0, WM_INK_BAND,
                     WM_INK_NONE)
        ->fill_alpha = 0.55;
  if (it->matrix->cursor_column >= (int) it->column0
      && it->matrix->cursor_column < (int) it->column1)
    wm_build_rect (it->build, column_x (it, (guint) it->matrix->cursor_column), 0,
                   it->sizes.column_width, bottom, 0, WM_INK_ACCENT, WM_INK_NONE)
      ->fill_alpha = 0.08;
}

/* Where nobody was assessed, nothing is known: that raises no alarm. */
static gboolean
is_risk (const WmCoverage *row)
{
  return row->can <= 1 && !wm_coverage_is_unknown (row);
}

/* Of its words: a must is not to be passed over. */
static WmInk
risk_ink (const WmCoverage *row)
{
  return is_risk (row) && row->importance == WM_IMPORTANCE_MUST ? WM_INK_SHORT : WM_INK_DIM;
}

/* What must not be overlooked has a mark before its words, of the shape and colour
 * that it has on the map. */
static double
add_risk (const Drawing *it, const WmCoverage *row, double x, double y)
{
  WmSight sight = row->can == 0 ? WM_SIGHT_NOBODY_CAN : WM_SIGHT_ONE_CAN;

  if (!is_risk (row))
    return 0;
  wm_build_mark (it->build, wm_sight_shape (sight), x + 5, y, 9, wm_sight_ink (sight));
  return 15;
}

static void
add_row_head (const Drawing *it, guint row)
{
  const WmCoverage *asked = wm_matrix_row (it->matrix, row);
  const WmSkill *skill = wm_map_skill (it->matrix->map, asked->skill);
  g_autofree char *words = wm_matrix_row_words (it->matrix, row);
  double y = row_y (it, row), w = it->sizes.head_width - 24 - ASKED, shape;
  double name_h = wm_text_height (it->build->measure, SIZE);
  double small_h = wm_text_height (it->build->measure, SMALL);
  double top = y + (it->sizes.row_height - name_h - small_h - 1) / 2;
  char level[8];

  if (it->whole)
    {
      g_autofree char *id = g_strconcat ("skill:", skill->slug, NULL);
      g_autofree char *more = wm_matrix_cell_words (it->matrix, (int) row, -1);

      wm_build_node (it->build, id, skill->name, more, 0, y, it->sizes.head_width,
                     it->sizes.row_height);
    }
  wm_build_text (it->build, skill->name, 12, top, w, SIZE,
                 asked->importance == WM_IMPORTANCE_MUST, WM_INK_TEXT, WM_ALIGN_START);
  g_snprintf (level, sizeof level, "%d", asked->target);
  wm_build_text (it->build, level, it->sizes.head_width - 12 - ASKED, top, ASKED, SIZE, FALSE,
                 WM_INK_DIM, WM_ALIGN_END);
  shape = add_risk (it, asked, 12, top + name_h + 1 + small_h / 2);
  wm_build_text (it->build, words, 12 + shape, top + name_h + 1, w - shape, SMALL, FALSE,
                 risk_ink (asked), WM_ALIGN_START);
  it->build->node = -1;
}

static void
add_row_heads (const Drawing *it)
{
  double bottom = MIN (it->part.height, it->sizes.height - it->part.y);

  wm_build_rect (it->build, 0, it->sizes.head_height, it->sizes.head_width,
                 bottom - it->sizes.head_height, 0, WM_INK_BACKGROUND, WM_INK_NONE);
  for (guint row = it->row0; row < it->row1; row++)
    {
      if ((int) row == it->matrix->cursor_row)
        wm_build_rect (it->build, 0, row_y (it, row), it->sizes.head_width, it->sizes.row_height,
                       0, WM_INK_ACCENT, WM_INK_NONE)
          ->fill_alpha = 0.12;
      else if (row % 2 == 1)
        wm_build_rect (it->build, 0, row_y (it, row), it->sizes.head_width, it->sizes.row_height,
                       0, WM_INK_BAND, WM_INK_NONE)
          ->fill_alpha = 0.55;
      add_row_head (it, row);
    }
  wm_build_line (it->build, it->sizes.head_width, 0, it->sizes.head_width, bottom, WM_INK_GRID, 1);
}

static void
add_column_head (const Drawing *it, guint column)
{
  const WmTeamMember *member = wm_matrix_member (it->matrix, column);
  gboolean bold = (int) column == it->matrix->cursor_column;
  double x = column_x (it, column), w = it->sizes.column_width - 8, h;

  if (it->whole)
    {
      g_autofree char *id = g_strconcat ("person:", member->slug, NULL);
      g_autofree char *words = wm_matrix_cell_words (it->matrix, -1, (int) column);

      wm_build_node (it->build, id, member->name, words, x, 0, it->sizes.column_width,
                     it->sizes.head_height);
    }
  h = wm_build_paragraph_height (it->build, member->name, w, SMALL, bold, 2);
  wm_build_paragraph (it->build, member->name, x + 4, it->sizes.head_height - 6 - h, w, SMALL,
                      bold, member->counted ? WM_INK_TEXT : WM_INK_DIM, WM_ALIGN_CENTER, 2);
  it->build->node = -1;
}

static void
add_column_heads (const Drawing *it)
{
  double right = MIN (it->part.width, it->sizes.width - it->part.x), h = it->sizes.head_height;

  wm_build_rect (it->build, it->sizes.head_width, 0, right - it->sizes.head_width, h, 0,
                 WM_INK_BACKGROUND, WM_INK_NONE);
  for (guint column = it->column0; column < it->column1; column++)
    add_column_head (it, column);
  /* The corner lies over both. */
  wm_build_rect (it->build, 0, 0, it->sizes.head_width, h, 0, WM_INK_BACKGROUND, WM_INK_NONE);
  wm_build_text (it->build, _ ("Skill"), 12,
                 h - 6 - wm_text_height (it->build->measure, SMALL), it->sizes.head_width / 2,
                 SMALL, FALSE, WM_INK_DIM, WM_ALIGN_START);
  /* Translators: the head of a column: the level that is asked. */
  wm_build_text (it->build, _ ("Asked"), it->sizes.head_width / 2,
                 h - 6 - wm_text_height (it->build->measure, SMALL),
                 it->sizes.head_width / 2 - 12, SMALL, FALSE, WM_INK_DIM, WM_ALIGN_END);
  wm_build_line (it->build, 0, h, right, h, WM_INK_GRID, 1);
  wm_build_line (it->build, it->sizes.head_width, 0, it->sizes.head_width, h, WM_INK_GRID, 1);
}

/* What each shape means, in lines as wide as there is room. Returns: the height */
static double
add_legend (WmBuild *build, double y, double width)
{
  const struct
  {
    WmShape shape;
    WmInk ink;
    const char *words;
  } entries[] = {
    { looks[WM_TEAM_SHOWN_STRONG].shape, looks[WM_TEAM_SHOWN_STRONG].ink,
      _ ("At the level asked") },
    { looks[WM_TEAM_SHOWN_SHORT].shape, looks[WM_TEAM_SHOWN_SHORT].ink, _ ("Short of it") },
    { looks[WM_TEAM_SHOWN_NOTHING].shape, looks[WM_TEAM_SHOWN_NOTHING].ink,
      _ ("Learning, not assessed") },
    { wm_sight_shape (WM_SIGHT_ONE_CAN), wm_sight_ink (WM_SIGHT_ONE_CAN), _ ("Only one can") },
    { wm_sight_shape (WM_SIGHT_NOBODY_CAN), wm_sight_ink (WM_SIGHT_NOBODY_CAN),
      _ ("Nobody can") },
  };
  double x = 12, line = wm_text_height (build->measure, SMALL) + 4, start = y;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      double w = wm_text_width (build->measure, entries[i].words, SMALL, FALSE) + 2;

      if (x > 12 && x + 16 + w > width)
        {
          x = 12;
          y += line;
        }
      wm_build_mark (build, entries[i].shape, x + 6, y + 7, 10, entries[i].ink);
      wm_build_text (build, entries[i].words, x + 16, y, w, SMALL, FALSE, WM_INK_TEXT,
                     WM_ALIGN_START);
      x += 16 + w + 16;
    }
  return y + line - start;
}

WmScene *
wm_scene_matrix_legend (WmMap *map, const WmSceneOptions *options)
{
  WmBuild build;
  double width, height;

  g_return_val_if_fail (map != NULL && options != NULL, NULL);

  width = wm_scene_width_of (options, 240);
  wm_build_begin (&build, _ ("Legend"), map->locale, options->measure);
  /* It stands among other widgets, on their ground. */
  g_array_index (build.scene->items, WmItem, 0).fill = WM_INK_NONE;
  height = add_legend (&build, 2, width);
  return wm_build_end (&build, width, height + 4,
                       _ ("Solid: at the level asked. Hollow: short of it. Dotted: learning, not "
                          "assessed. Blank: nothing is known."));
}

static void
draw (Drawing *it)
{
  find_seen (it);
  add_grounds (it);
  for (guint row = it->row0; row < it->row1; row++)
    for (guint column = it->column0; column < it->column1; column++)
      add_cell (it, row, column);
  add_row_heads (it);
  add_column_heads (it);
}

WmScene *
wm_scene_matrix (const WmMatrix *matrix, const WmMatrixPart *part, const WmSceneOptions *options)
{
  g_autofree char *words = NULL;
  WmBuild build;
  Drawing it;
  double width, legend;

  g_return_val_if_fail (matrix != NULL && options != NULL, NULL);

  width = wm_scene_width_of (options, 240);
  if (matrix->rows->len == 0 || matrix->columns->len == 0)
    return wm_build_message (_ ("Team"), matrix->map->locale, options->measure, width,
                             _ ("Nothing to compare: there are no people, or no skills that a "
                                "role requires."));
  wm_build_begin (&build, _ ("Team"), matrix->map->locale, options->measure);
  it = (Drawing){ .build = &build, .matrix = matrix, .whole = part == NULL };
  it.sizes = wm_matrix_sizes (matrix, part != NULL ? part->width : width);
  it.part = part != NULL ? *part : (WmMatrixPart){ 0, 0, it.sizes.width, it.sizes.height };
  draw (&it);
  if (part != NULL)
    return wm_build_end (&build, part->width, part->height, NULL);
  width = MAX (it.sizes.width, 300);
  legend = add_legend (&build, it.sizes.height + 14, width);
  words = wm_matrix_words (matrix);
  return wm_build_end (&build, width, it.sizes.height + legend + 28, words);
}
