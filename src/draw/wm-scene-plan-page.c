/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan on paper: pages of A4, upright, with boxes to tick, who and when.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-activity-state.h"
#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define PAGE_W 595.0
#define PAGE_H 842.0
#define MARGIN 48.0
#define WIDTH (PAGE_W - 2 * MARGIN)
#define SIZE 10.5
#define SMALL 9.0
#define OWNER_W 84.0
#define DUE_W 76.0
#define BOX 10.0
#define MAX_LINKS 6

typedef struct
{
  WmBuild *build;
  WmMap *map;
  const GDate *today;
  double y;
} Page;

/* On to the next page when the block does not fit on this one. */
static void
need_room (Page *page, double h)
{
  double top = PAGE_H * (int) (page->y / PAGE_H);

  if (page->y + h > top + PAGE_H - MARGIN && page->y > top + MARGIN + 1
      && h < PAGE_H - 2 * MARGIN)
    page->y = top + PAGE_H + MARGIN;
}

static void
add_title (Page *page, const WmPlan *plan)
{
  WmBuild *build = page->build;
  g_autofree char *start = wm_words_date (plan->start_date, TRUE);
  g_autofree char *who
    = wm_words_who (page->map, plan->person_name, plan->role, plan->role_name);

  page->y += wm_build_paragraph (build, plan->name, MARGIN, page->y, WIDTH, 20, TRUE, WM_INK_TEXT,
                                 WM_ALIGN_START, 3);
  page->y += 4;
  page->y += wm_build_paragraph (build, who, MARGIN, page->y, WIDTH, 12, FALSE, WM_INK_TEXT,
                                 WM_ALIGN_START, 2);
  if (*start != '\0')
    {
      /* Translators: the date on which a plan begins. */
      g_autofree char *begins = g_strdup_printf (_ ("Starts %s"), start);

      page->y += wm_build_paragraph (build, begins, MARGIN, page->y, WIDTH, SIZE, FALSE,
                                     WM_INK_DIM, WM_ALIGN_START, 1);
    }
  page->y += 8;
}

static void
add_resources (Page *page, const WmActivity *activity, double x, double w)
{
  guint n = activity->resources != NULL ? activity->resources->len : 0;

  for (guint i = 0; i < n && i < MAX_LINKS; i++)
    {
      int index = page->map->resource_index != NULL
                      ? wm_map_find_resource (page->map, g_ptr_array_index (activity->resources, i))
                      : -1;
      WmResource *resource = index >= 0 ? wm_map_resource (page->map, index) : NULL;
      g_autofree char *link = resource != NULL ? wm_text_link (resource->url) : NULL;
      guint from = page->build->scene->items->len;

      if (resource == NULL)
        continue;
      page->y += wm_build_paragraph (page->build, resource->name, x, page->y, w, SMALL, FALSE,
                                     link != NULL ? WM_INK_ACCENT : WM_INK_DIM, WM_ALIGN_START, 2);
      wm_build_link (page->build, from, link);
    }
}

static double
activity_height (Page *page, const WmActivity *activity, double w)
{
  guint links = activity->resources != NULL ? activity->resources->len : 0;

  return wm_build_paragraph_height (page->build, activity->name, w, SIZE, FALSE, 4)
         + MIN (links, MAX_LINKS) * wm_text_height (page->build->measure, SMALL) + 7;
}

/* The date at the right; what is late has its mark before it, not the colour alone. */
static void
add_due (Page *page, const char *due, WmActivityState state, double y)
{
  WmBuild *build = page->build;
  double right = MARGIN + WIDTH, size = SIZE - 1;
  double line = wm_text_height (build->measure, size);
  gboolean late = state == WM_ACTIVITY_LATE;

  if (late)
    wm_build_mark (build, wm_activity_state_shape (state),
                   right - wm_text_width (build->measure, due, size, FALSE) - 8, y + line / 2, 7,
                   wm_activity_state_ink (state));
  wm_build_text (build, due, right - DUE_W, y, DUE_W, size, FALSE,
                 late ? WM_INK_SHORT : WM_INK_DIM, WM_ALIGN_END);
}

static void
add_activity (Page *page, const WmActivity *activity)
{
  WmBuild *build = page->build;
  WmActivityState state = wm_activity_state (activity, page->today);
  double x = MARGIN + BOX + 10, w = WIDTH - BOX - 10 - OWNER_W - DUE_W - 16, start;
  double line = wm_text_height (build->measure, SIZE);
  double right = MARGIN + WIDTH - OWNER_W - DUE_W - 6;
  g_autofree char *id = g_strdup_printf ("activity:%" G_GINT64_FORMAT, activity->id);
  g_autofree char *words = wm_activity_words (activity, page->today);
  g_autofree char *due = wm_words_date (activity->due_date, TRUE);
  WmInk ink = state == WM_ACTIVITY_CANCELLED ? WM_INK_DIM : WM_INK_TEXT;
  int node;

  need_room (page, activity_height (page, activity, w));
  start = page->y;
  node = wm_build_node (build, id, activity->name, words, MARGIN, start, WIDTH, line);
  wm_build_rect (build, MARGIN, start + (line - BOX) / 2, BOX, BOX, 2, WM_INK_NONE, WM_INK_TEXT);
  if (state == WM_ACTIVITY_DONE)
    wm_build_mark (build, WM_SHAPE_CHECK, MARGIN + BOX / 2, start + line / 2, BOX - 2,
                   WM_INK_GOOD);
  else if (state == WM_ACTIVITY_CANCELLED)
    wm_build_line (build, MARGIN + 2, start + line / 2, MARGIN + BOX - 2, start + line / 2,
                   WM_INK_DIM, 1.2);
  wm_build_text (build, wm_words_owner (activity->owner), right, start, OWNER_W, SIZE - 1, FALSE,
                 WM_INK_DIM, WM_ALIGN_START);
  add_due (page, due, state, start);
  page->y += wm_build_paragraph (build, activity->name, x, start, w, SIZE, FALSE, ink,
                                 WM_ALIGN_START, 4);
  add_resources (page, activity, x, w);
  page->y = MAX (page->y, start + line) + 6;
  g_array_index (build->scene->nodes, WmSceneNode, node).h = page->y - start - 4;
  build->node = -1;
}

static void
add_activities (Page *page, GPtrArray *activities)
{
  for (guint i = 0; activities != NULL && i < activities->len; i++)
    add_activity (page, g_ptr_array_index (activities, i));
}

static void
add_heading (Page *page, const char *name, const char *dates)
{
  WmBuild *build = page->build;
  double right = wm_text_width (build->measure, dates, SIZE, FALSE) + 2;

  page->y += 12;
  need_room (page, 90);
  wm_build_rect (build, MARGIN, page->y, WIDTH, 1, 0, WM_INK_GRID, WM_INK_NONE);
  page->y += 8;
  right = MIN (right, WIDTH / 2);
  wm_build_text (build, dates, MARGIN + WIDTH - right, page->y + 2, right, SIZE, FALSE, WM_INK_DIM,
                 WM_ALIGN_END);
  page->y += wm_build_paragraph (build, name, MARGIN, page->y, WIDTH - right - 12, 13.5, TRUE,
                                 WM_INK_TEXT, WM_ALIGN_START, 3);
  page->y += 3;
}

static void
add_milestone (Page *page, const WmMilestone *milestone)
{
  WmBuild *build = page->build;
  g_autofree char *dates = wm_milestone_dates (milestone);

  add_heading (page, milestone->name, dates);
  for (guint i = 0; milestone->goals != NULL && i < milestone->goals->len; i++)
    {
      const char *goal = g_ptr_array_index (milestone->goals, i);

      need_room (page, wm_build_paragraph_height (build, goal, WIDTH, SIZE, FALSE, 12));
      page->y += wm_build_paragraph (build, goal, MARGIN, page->y, WIDTH, SIZE, FALSE, WM_INK_DIM,
                                     WM_ALIGN_START, 12);
    }
  page->y += 6;
  add_activities (page, milestone->activities);
}

/* "2 / 3" at the foot of each page. */
static double
add_feet (Page *page)
{
  int n = (int) (page->y / PAGE_H) + 1;

  for (int i = 0; i < n && n > 1; i++)
    {
      /* Translators: the number of a page, and how many there are. */
      g_autofree char *words = g_strdup_printf (_ ("%1$d / %2$d"), i + 1, n);

      wm_build_text (page->build, words, MARGIN, PAGE_H * (i + 1) - MARGIN + 14, WIDTH, SMALL,
                     FALSE, WM_INK_DIM, WM_ALIGN_CENTER);
    }
  return n * PAGE_H;
}

WmScene *
wm_scene_plan_page (WmMap *map, WmPlan *plan, const WmSceneOptions *options)
{
  g_autofree char *words = NULL;
  WmScene *scene;
  WmBuild build;
  Page page;
  double height;

  g_return_val_if_fail (map != NULL && plan != NULL && options != NULL, NULL);

  wm_build_begin (&build, plan->name, map->locale, options->measure);
  page = (Page){ &build, map, options->today, MARGIN };
  add_title (&page, plan);
  for (guint i = 0; plan->milestones != NULL && i < plan->milestones->len; i++)
    add_milestone (&page, g_ptr_array_index (plan->milestones, i));
  if (plan->loose != NULL && plan->loose->len > 0)
    {
      add_heading (&page, _ ("Other activities"), "");
      add_activities (&page, plan->loose);
    }
  height = add_feet (&page);
  words = wm_plan_words (plan, options->today);
  scene = wm_build_end (&build, PAGE_W, height, words);
  scene->page_height = PAGE_H;
  return scene;
}
