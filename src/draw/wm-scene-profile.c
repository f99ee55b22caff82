/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * My levels against what a role asks for: one strip a skill, with a disc where
 * I am and a frame where the role wants me. Met, short and not assessed have
 * their own shapes, and are counted apart, never in one figure.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define SIZE 12.0
#define SMALL 10.5
#define ROW 26.0
#define HEAD 30.0
#define TWO_COLUMNS 860
#define STATE_FROM 430 /* points of a column from which the state is in words */

typedef struct
{
  WmBuild *build;
  WmMap *map;
  GArray *gaps;
  int max;
  double x, w; /* the column */
  gboolean by_importance; /* groups are importances, else categories */
} Column;

static const struct
{
  WmShape shape;
  WmInk ink;
} states[] = {
  [WM_FIT_MET] = { WM_SHAPE_CHECK, WM_INK_GOOD },
  [WM_FIT_SHORT] = { WM_SHAPE_TRIANGLE_DOWN, WM_INK_SHORT },
  [WM_FIT_NOT_ASSESSED] = { WM_SHAPE_DOTTED, WM_INK_UNKNOWN },
};

static char *
state_words (const WmGap *gap)
{
  if (gap->fit == WM_FIT_MET)
    return g_strdup (_ ("Met"));
  if (gap->fit == WM_FIT_NOT_ASSESSED)
    return g_strdup (_ ("Not assessed"));
  return g_strdup_printf (ngettext ("Short by %d level", "Short by %d levels",
                                    (gulong) (gap->target - gap->level)),
                          gap->target - gap->level);
}

static char *
gap_words (WmMap *map, const WmGap *gap, int max)
{
  g_autofree char *state = state_words (gap);
  g_autofree char *mine = NULL;
  /* Translators: the level that a role asks for, the highest level, and
   * whether it is met. */
  g_autofree char *target = g_strdup_printf (_ ("Target level %1$d of %2$d. %3$s."), gap->target,
                                             max, state);

  if (gap->fit == WM_FIT_NOT_ASSESSED)
    return g_steal_pointer (&target);
  mine = wm_words_level (map, gap->level);
  return wm_words_join (mine, target);
}

static guint
count (GArray *gaps, WmFit fit)
{
  guint n = 0;

  for (guint i = 0; i < gaps->len; i++)
    n += g_array_index (gaps, WmGap, i).fit == fit;
  return n;
}

static void
add_strip (Column *column, const WmGap *gap, double x, double y, double w)
{
  WmBuild *build = column->build;
  double step = w / column->max, target = x + step * CLAMP (gap->target, 0, column->max);
  double mine = x + step * CLAMP (gap->level, 0, column->max);
  WmItem *line;

  wm_build_line (build, x, y, x + w, y, WM_INK_GRID, 1.5);
  for (int i = 0; i <= column->max; i++)
    wm_build_line (build, x + step * i, y - 3, x + step * i, y + 3, WM_INK_GRID, 1);
  if (gap->fit == WM_FIT_SHORT)
    {
      line = wm_build_line (build, mine, y, target, y, WM_INK_SHORT, 2);
      line->dash = wm_build_dots;
      line->n_dash = G_N_ELEMENTS (wm_build_dots);
    }
  else if (gap->fit == WM_FIT_MET && mine > x)
    {
      wm_build_line (build, x, y, mine, y, WM_INK_GOOD, 2);
    }
  wm_build_rect (build, target - 6.5, y - 6.5, 13, 13, 3, WM_INK_NONE, WM_INK_TEXT)->line_width
      = 1.3;
  if (gap->fit != WM_FIT_NOT_ASSESSED)
    wm_build_mark (build, WM_SHAPE_DISC, mine, y, 8, states[gap->fit].ink);
}

static double
strip_width (const Column *column)
{
  return CLAMP (column->w * 0.28, 92, 180);
}

static double
state_width (const Column *column)
{
  return column->w >= STATE_FROM ? 104 : 0;
}

static double
name_width (const Column *column)
{
  return column->w - 22 - strip_width (column) - 20
         - (state_width (column) > 0 ? state_width (column) + 6 : 0);
}

static double
row_height (const Column *column, const WmGap *gap)
{
  return MAX (ROW, 8 + wm_build_paragraph_height (column->build,
                                                  wm_map_skill (column->map, gap->skill)->name,
                                                  name_width (column), SIZE,
                                                  gap->importance == WM_IMPORTANCE_MUST, 2));
}

static void
add_row (Column *column, const WmGap *gap, double y, double h)
{
  WmBuild *build = column->build;
  WmSkill *skill = wm_map_skill (column->map, gap->skill);
  double strip = strip_width (column), state = state_width (column), name = name_width (column);
  double middle = y + h / 2;
  gboolean must = gap->importance == WM_IMPORTANCE_MUST;
  double text = wm_build_paragraph_height (build, skill->name, name, SIZE, must, 2);
  g_autofree char *id = g_strconcat ("skill:", skill->slug, NULL);
  g_autofree char *words = gap_words (column->map, gap, column->max);
  g_autofree char *state_text = state_words (gap);

  wm_build_node (build, id, skill->name, words, column->x, y, column->w, h);
  wm_build_mark (build, states[gap->fit].shape, column->x + 8, middle, 11, states[gap->fit].ink);
  wm_build_paragraph (build, skill->name, column->x + 22, middle - text / 2, name, SIZE, must,
                      WM_INK_TEXT, WM_ALIGN_START, 2);
  add_strip (column, gap, column->x + 22 + name + 10, middle, strip);
  if (state > 0)
    wm_build_text (build, state_text, column->x + column->w - state,
                   middle - wm_text_height (build->measure, SMALL) / 2, state, SMALL, FALSE,
                   states[gap->fit].ink, WM_ALIGN_START);
  build->node = -1;
}

static int
group_of (const Column *column, const WmGap *gap)
{
  return column->by_importance ? (int) gap->importance
                               : wm_map_skill (column->map, gap->skill)->category;
}

static const char *
group_name (const Column *column, int group)
{
  static const char *const names[] = { N_ ("Asked for"), N_ ("Nice to have"),
                                       N_ ("Should have"), N_ ("Must have") };

  if (column->by_importance)
    return _ (names[group]);
  return group >= 0 ? ((WmCategory *) g_ptr_array_index (column->map->categories, group))->name
                    : _ ("No category");
}

/* The height of a group's rows with their head; 0 for none. */
static double
group_height (const Column *column, int group)
{
  double h = 0;

  for (guint i = 0; i < column->gaps->len; i++)
    {
      const WmGap *gap = &g_array_index (column->gaps, WmGap, i);

      if (group_of (column, gap) == group)
        h += row_height (column, gap);
    }
  return h > 0 ? HEAD + h + 4 : 0;
}

static double
add_group (Column *column, int group, double y)
{
  WmBuild *build = column->build;
  double indent = column->by_importance ? 0 : 22;
  double start = y;

  if (!column->by_importance)
    wm_build_mark (build, wm_build_category_shape (group), column->x + 8, y + HEAD - 13, 10,
                   wm_build_category_ink (group));
  wm_build_text (build, group_name (column, group), column->x + indent,
                 y + HEAD - 13 - wm_text_height (build->measure, SIZE) / 2, column->w - indent,
                 SIZE, TRUE, WM_INK_TEXT, WM_ALIGN_START);
  y += HEAD;
  for (guint i = 0; i < column->gaps->len; i++)
    {
      const WmGap *gap = &g_array_index (column->gaps, WmGap, i);

      if (group_of (column, gap) != group)
        continue;
      add_row (column, gap, y, row_height (column, gap));
      y += row_height (column, gap);
    }
  return y - start + 4;
}

/* One entry of the legend. Returns: where the next one begins */
static double
legend_entry (WmBuild *build, double x, double y, double right, WmFit fit, char *text)
{
  g_autofree char *words = text;
  double w = MIN (wm_text_width (build->measure, words, SMALL, FALSE) + 2, right - x - 16);

  wm_build_mark (build, states[fit].shape, x + 6, y + 7, 10, states[fit].ink);
  wm_build_text (build, words, x + 16, y, w, SMALL, FALSE, WM_INK_TEXT, WM_ALIGN_START);
  return x + 16 + w + 16;
}

static double
add_head (WmBuild *build, const WmRole *role, GArray *gaps, double x, double y, double w)
{
  guint met = count (gaps, WM_FIT_MET), below = count (gaps, WM_FIT_SHORT);
  guint open = count (gaps, WM_FIT_NOT_ASSESSED);
  double start = y;

  y += wm_build_paragraph (build, role->name, x, y, w, 16, TRUE, WM_INK_TEXT, WM_ALIGN_START, 2);
  y += 4;
  x = legend_entry (build, x, y, x + w, WM_FIT_MET,
                    g_strdup_printf (ngettext ("%u met", "%u met", met), met));
  x = legend_entry (build, x, y, WM_SCENE_MARGIN + w, WM_FIT_SHORT,
                    g_strdup_printf (ngettext ("%u short", "%u short", below), below));
  legend_entry (build, x, y, WM_SCENE_MARGIN + w, WM_FIT_NOT_ASSESSED,
                g_strdup_printf (ngettext ("%u not assessed", "%u not assessed", open), open));
  y += wm_text_height (build->measure, SMALL) + 4;
  y += wm_build_paragraph (build,
                           _ ("Disc: my level. Frame: what the role asks for. Bold: a must."),
                           WM_SCENE_MARGIN, y, w, SMALL, FALSE, WM_INK_DIM, WM_ALIGN_START, 3);
  return y - start;
}

static char *
scene_words (WmMap *map, const WmRole *role, GArray *gaps, int max)
{
  GString *out = g_string_new (role->name);

  g_string_append_c (out, '.');
  for (guint i = 0; i < gaps->len; i++)
    {
      const WmGap *gap = &g_array_index (gaps, WmGap, i);
      g_autofree char *words = gap_words (map, gap, max);
      /* Translators: the name of a skill, and sentences about it. */
      g_autofree char *line = g_strdup_printf (_ ("%1$s: %2$s"),
                                               wm_map_skill (map, gap->skill)->name, words);

      g_string_append_printf (out, " %s", line);
    }
  return g_string_free (out, FALSE);
}

/* Categories in order, from the first column on to the second at half-way. */
static double
add_columns (Column *column, double y, double width)
{
  gboolean two = width >= TWO_COLUMNS;
  double gap = 40, bottom = y, at = y, total = 0, done = 0;

  column->w = two ? (width - gap) / 2 : width;
  for (int c = -1; c < (int) column->map->categories->len; c++)
    total += group_height (column, c);
  for (int i = 0; i <= (int) column->map->categories->len; i++)
    {
      /* What has no category comes last. */
      int category = i < (int) column->map->categories->len ? i : -1;
      double h = group_height (column, category);

      if (h <= 0)
        continue;
      if (two && at > y && column->x <= WM_SCENE_MARGIN && done + h / 2 > total / 2)
        {
          column->x += column->w + gap;
          at = y;
        }
      at += add_group (column, category, at);
      done += h;
      bottom = MAX (bottom, at);
    }
  return bottom - y;
}

/* One column, what must be first; in each, the gaps in their order. */
static double
add_importances (Column *column, double y, double width)
{
  double start = y;

  column->w = width;
  column->by_importance = TRUE;
  for (int i = WM_IMPORTANCE_MUST; i >= WM_IMPORTANCE_NONE; i--)
    if (group_height (column, i) > 0)
      y += add_group (column, i, y);
  return y - start;
}

static WmScene *
build_profile (WmMap *map, guint role, const WmSceneOptions *options, gboolean by_importance)
{
  g_autoptr (GArray) gaps = NULL;
  g_autofree int *unknown = NULL;
  g_autofree char *words = NULL;
  const int *levels;
  WmBuild build;
  Column column;
  double width, y = WM_SCENE_MARGIN;

  g_return_val_if_fail (map != NULL && options != NULL, NULL);

  width = wm_scene_width_of (options, 300);
  if (role >= map->roles->len || wm_map_role (map, role)->requirements->len == 0)
    return wm_build_message (_ ("Skills against a role"), map->locale, options->measure, width,
                             _ ("This role asks for no skills yet. Add some to it to see how "
                                "far you are."));
  levels = options->levels;
  if (levels == NULL)
    {
      unknown = g_new (int, map->skills->len + 1);
      for (guint i = 0; i < map->skills->len; i++)
        unknown[i] = -1;
      levels = unknown;
    }
  gaps = wm_gap_compute (map, role, levels);
  wm_build_begin (&build, _ ("Skills against a role"), map->locale, options->measure);
  column = (Column){ &build, map, gaps, wm_words_max_level (map), WM_SCENE_MARGIN, 0, FALSE };
  y += add_head (&build, wm_map_role (map, role), gaps, WM_SCENE_MARGIN, y,
                 width - 2 * WM_SCENE_MARGIN);
  y += (by_importance ? add_importances : add_columns) (&column, y, width - 2 * WM_SCENE_MARGIN);
  words = scene_words (map, wm_map_role (map, role), gaps, column.max);
  return wm_build_end (&build, width, y + WM_SCENE_MARGIN, words);
}

WmScene *
wm_scene_profile (WmMap *map, guint role, const WmSceneOptions *options)
{
  return build_profile (map, role, options, FALSE);
}

WmScene *
wm_scene_gap_strip (WmMap *map, guint role, const WmSceneOptions *options)
{
  return build_profile (map, role, options, TRUE);
}
