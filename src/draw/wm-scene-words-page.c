/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map in words on pages of A4: what a reader or a screen reader takes where
 * the picture says nothing.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/wm-describe.h"
#include "draw/wm-poster.h"
#include "draw/wm-scene-build.h"
#include "draw/wm-text.h"

#define PAGE_W 595.0
#define PAGE_H 842.0
#define MARGIN 48.0
#define WIDTH (PAGE_W - 2 * MARGIN)
#define SMALL 9.0
#define MAX_LINES 40
#define RULE 22.0 /* between lines to write on */
#define GROUP 220.0 /* what is said of a name is not parted when it is no higher */

typedef struct
{
  double size, before, after, indent, keep; /* @keep: room for what follows */
  gboolean bold;
} Look;

static const Look looks[WM_N_PARTS] = {
  [WM_PART_TITLE] = { 20, 0, 6, 0, 120, TRUE },
  [WM_PART_HEADING] = { 14, 14, 3, 0, 70, TRUE },
  [WM_PART_NAME] = { 10.5, 7, 1, 0, 28, TRUE },
  [WM_PART_TEXT] = { 10, 0, 1, 0, 0, FALSE },
  [WM_PART_LINK] = { 10, 0, 1, 12, 0, FALSE },
  [WM_PART_ITEM] = { 10, 0, 2, 12, 0, FALSE },
  [WM_PART_NOTE] = { 9, 1, 2, 0, 0, FALSE },
  [WM_PART_ROOM] = { 9, 4, 0, 0, 30, FALSE },
  [WM_PART_TICK] = { 10, 1, 2, 16, 0, FALSE },
};

static WmInk
ink_of (const WmPart *part)
{
  return part->kind == WM_PART_NOTE || part->kind == WM_PART_ROOM ? WM_INK_DIM : WM_INK_TEXT;
}

/* What does not fit on this page begins the next. */
static double
place (double y, double h)
{
  double top = PAGE_H * (int) (y / PAGE_H);

  return y + h > top + PAGE_H - MARGIN && y > top + MARGIN + 1 && h < PAGE_H - 2 * MARGIN
             ? top + PAGE_H + MARGIN
             : y;
}

static double
height_of (WmBuild *build, const WmPart *part)
{
  const Look *look = &looks[part->kind];

  return wm_build_paragraph_height (build, part->text, WIDTH - look->indent, look->size,
                                    look->bold, MAX_LINES);
}

/* Room for what follows a heading: as much as its look asks for, unless there is less. What is said
 * of a name stays with it, unless it is long. */
static double
keep_of (WmBuild *build, GPtrArray *parts, guint index)
{
  WmPartKind kind = ((const WmPart *) parts->pdata[index])->kind;
  double most = looks[kind].keep, h = 0;

  for (guint i = index + 1; most > 0 && i < parts->len && h <= GROUP; i++)
    {
      const WmPart *part = parts->pdata[i];
      const Look *next = &looks[part->kind];

      if (kind == WM_PART_NAME ? part->kind <= WM_PART_NAME : h >= most)
        break;
      h += next->before + height_of (build, part) + next->after + part->lines * RULE;
      if (kind < WM_PART_NAME && part->kind == WM_PART_NAME)
        return h + keep_of (build, parts, i);
    }
  return kind == WM_PART_NAME && h <= GROUP ? h : MIN (h, most);
}

/* What stands before a line of a list, in a column of its own */
static void
add_sign (WmBuild *build, const WmPart *part, double top, double size)
{
  if (part->kind == WM_PART_LINK || part->kind == WM_PART_ITEM)
    wm_build_mark (build, WM_SHAPE_DISC, MARGIN + 5, top + size * 0.7, 3.5, WM_INK_DIM);
  else if (part->kind == WM_PART_TICK)
    wm_build_rect (build, MARGIN + 1, top + 1.5, 9, 9, 1, WM_INK_NONE, WM_INK_TEXT);
}

/* Lines to write on; those that the page has no room for go on the next. */
static double
add_rules (WmBuild *build, guint n, double y)
{
  for (guint i = 0; i < n; i++)
    {
      y = place (y, RULE) + RULE;
      wm_build_line (build, MARGIN, y - 2, MARGIN + WIDTH, y - 2, WM_INK_GRID, 0.7);
    }
  return n > 0 ? y + 4 : y;
}

/* Returns: where the next part begins */
static double
add_part (WmBuild *build, GPtrArray *parts, guint index, double y)
{
  const WmPart *part = g_ptr_array_index (parts, index);
  const Look *look = &looks[part->kind];
  g_autofree char *link = part->link != NULL ? wm_text_link (part->link) : NULL;
  double w = WIDTH - look->indent, x = MARGIN + look->indent, top, h;
  guint from;

  h = height_of (build, part);
  /* Another document begins a page of its own. */
  if (part->kind == WM_PART_TITLE && index > 0)
    y = PAGE_H * ceil ((y - MARGIN) / PAGE_H) + MARGIN;
  top = place (y + look->before, h + keep_of (build, parts, index));
  if (part->id != NULL)
    wm_build_node (build, part->id, part->text, "", MARGIN, top, WIDTH, h);
  add_sign (build, part, top, look->size);
  from = build->scene->items->len;
  wm_build_paragraph (build, part->text, x, top, w, look->size, look->bold,
                      link != NULL ? WM_INK_ACCENT : ink_of (part), WM_ALIGN_START, MAX_LINES);
  if (link != NULL)
    wm_build_link (build, from, link);
  build->node = -1;
  return add_rules (build, part->lines, top + h + look->after);
}

static void
add_feet (WmBuild *build, const char *title, int n)
{
  for (int i = 0; i < n; i++)
    {
      /* Translators: the number of a page, and how many there are. */
      g_autofree char *words = g_strdup_printf (_ ("%1$d / %2$d"), i + 1, n);
      double y = PAGE_H * (i + 1) - MARGIN + 14;

      wm_build_text (build, title, MARGIN, y, WIDTH - 80, SMALL, FALSE, WM_INK_DIM,
                     WM_ALIGN_START);
      wm_build_text (build, words, MARGIN + WIDTH - 70, y, 70, SMALL, FALSE, WM_INK_DIM,
                     WM_ALIGN_END);
    }
}

WmScene *
wm_scene_words_page (GPtrArray *parts, const char *title, const char *language, WmMeasure *measure)
{
  WmScene *scene;
  WmBuild build;
  double y = MARGIN;
  int n;

  wm_build_begin (&build, title, language, measure);
  for (guint i = 0; i < parts->len; i++)
    y = add_part (&build, parts, i, y);
  n = (int) (y / PAGE_H) + 1;
  add_feet (&build, title, n);
  scene = wm_build_end (&build, PAGE_W, n * PAGE_H, title);
  scene->page_height = PAGE_H;
  scene->anchors = TRUE;
  return scene;
}
