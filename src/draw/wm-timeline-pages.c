/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A timeline on paper: as wide as the sheet, cut between rows, with the weeks on
 * top of each sheet.
 */
#include "config.h"

#include "draw/wm-timeline-pages.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-timeline.h"

#define EDGE 30.0    /* points of the sheet that stay white */
#define LEAST 0.62   /* points a point of the scene: smaller letters are not read */
#define MOST 1.0     /* larger ones take room from the weeks */
#define STEP 0.05
#define HALF_ROW 12.0
#define TITLE 13.0
#define SMALL 8.5
#define TITLE_ROOM 34.0
#define CONTINUED 16.0

/* The last place before @most where no row is cut */
static double
find_cut (GArray *places, double from, double most)
{
  double cut = 0;

  for (guint i = 0; i < places->len; i++)
    {
      double end = g_array_index (places, WmTimelinePlace, i).middle + HALF_ROW;

      if (end <= most && end > cut)
        cut = end;
    }
  return cut > from + 1 ? cut : most;
}

static double
first_row (GArray *places)
{
  double first = G_MAXDOUBLE;

  for (guint i = 0; i < places->len; i++)
    first = MIN (first, g_array_index (places, WmTimelinePlace, i).middle);
  return first;
}

typedef struct
{
  WmMap *map;
  WmPlan *plan;
  const WmSceneOptions *options;
  WmPages *pages;
  const WmScene *scene;
  GArray *places;
  double width, height; /* of a sheet */
  double scale;         /* points a point of the scene */
  double head;          /* of the scene: what stands over the first lane's head */
} Paper;

/* Where the names of lanes begin, in points */
static double
inset (const Paper *paper)
{
  return (WM_SCENE_MARGIN + 12) * paper->scale;
}

/* (transfer full) (nullable): the milestone that goes on at @from, which has begun on
 * the sheet before */
static char *
lane_at (const Paper *paper, double from)
{
  guint first = 0;

  for (guint i = 0; from > 0 && i < paper->plan->milestones->len; i++)
    {
      const WmMilestone *milestone = g_ptr_array_index (paper->plan->milestones, i);
      guint n = milestone->activities->len;

      if (n > 0 && g_array_index (paper->places, WmTimelinePlace, first).middle < from
          && g_array_index (paper->places, WmTimelinePlace, first + n - 1).middle > from)
        /* Translators: a milestone that goes on, on the next sheet of paper. */
        return g_strdup_printf (_ ("%s, continued"), milestone->name);
      first += n;
    }
  return NULL;
}

/* Over each sheet: the plan, whose it is and from when, and which sheet it is. */
static void
lay_title (Paper *paper, guint number, guint n)
{
  const WmPlan *plan = paper->plan;
  g_autofree char *start = wm_words_date (plan->start_date, TRUE);
  g_autofree char *begins
    = *start != '\0' ? g_strdup_printf (_ ("Starts %s"), start) : g_strdup ("");
  g_autofree char *who
    = wm_words_who (paper->map, plan->person_name, plan->role, plan->role_name);
  g_autofree char *below = *begins != '\0' && *who != '\0'
                             /* Translators: two things side by side. */
                             ? g_strdup_printf (_ ("%1$s · %2$s"), who, begins)
                             : g_strconcat (who, begins, NULL);
  g_autofree char *sheet = g_strdup_printf (_ ("Sheet %1$u of %2$u"), number, n);
  double inner = paper->width - 2 * EDGE - 2 * inset (paper), side = 90;
  WmBuild build;

  wm_build_begin (&build, plan->name, paper->map->locale, paper->options->measure);
  build.mute = TRUE;
  wm_build_text (&build, plan->name, 0, 0, inner - side, TITLE, TRUE, WM_INK_TEXT,
                 WM_ALIGN_START);
  wm_build_text (&build, sheet, inner - side, 3, side, SMALL, FALSE, WM_INK_DIM, WM_ALIGN_END);
  wm_build_text (&build, below, 0, 17, inner, SMALL, FALSE, WM_INK_DIM, WM_ALIGN_START);
  wm_pages_lay (paper->pages,
                wm_pages_keep (paper->pages, wm_build_end (&build, inner, TITLE_ROOM, "")),
                EDGE + inset (paper), EDGE, 1, NULL);
}

static void
lay_continued (Paper *paper, const char *name, double y)
{
  double inner = paper->width - 2 * EDGE - 2 * inset (paper);
  WmBuild build;

  wm_build_begin (&build, name, paper->map->locale, paper->options->measure);
  build.mute = TRUE;
  wm_build_text (&build, name, 0, 3, inner, SMALL, TRUE, WM_INK_TEXT, WM_ALIGN_START);
  wm_pages_lay (paper->pages,
                wm_pages_keep (paper->pages, wm_build_end (&build, inner, CONTINUED, "")),
                EDGE + inset (paper), y, 1, NULL);
}

/* How much of the sheet stands over its rows */
static double
top_of (const Paper *paper, double from)
{
  g_autofree char *lane = lane_at (paper, from);

  return EDGE + TITLE_ROOM + (from > 0 ? paper->head * paper->scale : 0) + (lane ? CONTINUED : 0);
}

/* (transfer full) (element-type double): where each sheet begins, and where the last
 * one ends */
static GArray *
cut (const Paper *paper)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (double));
  double from = 0;

  g_array_append_val (cuts, from);
  while (from < paper->scene->height - 1)
    {
      double room = (paper->height - EDGE - top_of (paper, from)) / paper->scale;

      from = paper->scene->height - from <= room ? paper->scene->height
                                                 : find_cut (paper->places, from, from + room);
      g_array_append_val (cuts, from);
    }
  return cuts;
}

static void
lay_sheet (Paper *paper, double from, double to, guint number, guint n)
{
  g_autofree char *lane = lane_at (paper, from);
  double top = top_of (paper, from), inner = paper->width - 2 * EDGE;
  cairo_rectangle_t weeks = { EDGE, EDGE + TITLE_ROOM, inner, paper->head * paper->scale };
  cairo_rectangle_t rows = { EDGE, top, inner, (to - from) * paper->scale };

  wm_pages_add_sheet (paper->pages, paper->width, paper->height);
  lay_title (paper, number, n);
  if (from > 0)
    wm_pages_lay (paper->pages, paper->scene, EDGE, EDGE + TITLE_ROOM, paper->scale, &weeks);
  if (lane != NULL)
    lay_continued (paper, lane, top - CONTINUED);
  wm_pages_lay (paper->pages, paper->scene, EDGE, top - from * paper->scale, paper->scale, &rows);
}

/* Draws it in letters of that size, and says where the sheets begin. (transfer full) */
static GArray *
draw_at (Paper *paper, double scale)
{
  WmSceneOptions own = *paper->options;

  own.width = (paper->width - 2 * EDGE) / scale;
  paper->scale = scale;
  paper->scene = wm_pages_keep (paper->pages, wm_scene_timeline (paper->map, paper->plan, &own));
  g_clear_pointer (&paper->places, g_array_unref);
  paper->places = wm_timeline_places (paper->plan, &own);
  paper->head = paper->places->len > 0 ? MAX (0, first_row (paper->places) - 46) : 0;
  return cut (paper);
}

/* How many words are cut */
static guint
count_cut (const WmScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const WmItem *item = &g_array_index (scene->items, WmItem, i);

      n += item->type == WM_ITEM_TEXT && item->text != NULL
           && g_str_has_suffix (item->text, "\u2026");
    }
  return n;
}

WmPages *
wm_timeline_pages (WmMap *map, WmPlan *plan, const WmSceneOptions *options, WmPaper size,
                   gboolean landscape)
{
  WmPages *pages = wm_pages_new ();
  Paper paper = { .map = map, .plan = plan, .options = options, .pages = pages };
  g_autoptr (GArray) cuts = NULL;
  guint n, n_cut;
  gboolean fits = FALSE;

  wm_paper_size (size, landscape, &paper.width, &paper.height);
  cuts = draw_at (&paper, LEAST);
  n = cuts->len;
  n_cut = count_cut (paper.scene);
  /* The largest letters that take no more sheets and cut no more words. */
  for (double scale = MOST; !fits && scale > LEAST; scale -= STEP)
    {
      g_array_unref (cuts);
      cuts = draw_at (&paper, scale);
      fits = cuts->len <= n && count_cut (paper.scene) <= n_cut;
    }
  if (!fits)
    {
      g_array_unref (cuts);
      cuts = draw_at (&paper, LEAST);
    }
  wm_pages_describe (pages, paper.scene->title, paper.scene->description);
  for (guint i = 0; i + 1 < cuts->len; i++)
    lay_sheet (&paper, g_array_index (cuts, double, i), g_array_index (cuts, double, i + 1), i + 1,
               cuts->len - 1);
  g_array_unref (paper.places);
  return pages;
}
