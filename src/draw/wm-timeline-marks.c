/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a timeline tells besides its activities: the load of each week against
 * its limit, what waits for what, and what evidence is behind an activity.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "draw/wm-scene-words.h"
#include "draw/wm-text.h"
#include "draw/wm-timeline-private.h"
#include "planning/wm-compile.h"

#define BAR_HEIGHT 16.0
#define PILL_WIDTH 14.0
#define PILL_HEIGHT 8.0

/* ---- load ------------------------------------------------------------------------ */

static void
add_load (Timeline *timeline, const WmWeekLoad *week, guint number, double y)
{
  WmBuild *build = timeline->build;
  guint32 day = g_date_get_julian (&week->first);
  double x = wm_timeline_day_x (timeline, day), end = wm_timeline_day_x (timeline, day + 7);
  double full = MAX (1, MAX (week->limit, week->minutes));
  double height = BAR_HEIGHT * week->minutes / full, limit = BAR_HEIGHT * week->limit / full;
  gboolean over = week->minutes > week->limit;
  g_autofree char *id = g_strdup_printf ("load:%u", number);
  /* Translators: the number of a week */
  g_autofree char *label = g_strdup_printf (_ ("Week %u"), number);
  g_autofree char *words
      = over ? g_strdup_printf (_ ("%1$.1f h for learning, over its limit of %2$.1f h"),
                                week->minutes / 60.0, week->limit / 60.0)
             : g_strdup_printf (_ ("%1$.1f of %2$.1f h for learning"), week->minutes / 60.0,
                                week->limit / 60.0);
  /* Translators: hours, short */
  g_autofree char *hours = g_strdup_printf (_ ("%.1f h"), week->minutes / 60.0);
  double w = wm_text_width (build->measure, hours, TIMELINE_SMALL - 1, over) + 1;

  if (end - x < 3)
    return;
  wm_build_node (build, id, label, words, x, y, end - x, BAR_HEIGHT + 14);
  wm_build_rect (build, x + 1, y + BAR_HEIGHT - limit, end - x - 2, limit, 2, WM_INK_BAND,
                 WM_INK_GRID);
  if (week->minutes > 0)
    wm_build_rect (build, x + 1, y + BAR_HEIGHT - height, end - x - 2, height, 2,
                   over ? WM_INK_SHORT : WM_INK_ACCENT, WM_INK_NONE);
  if (over)
    wm_build_line (build, x + 1, y + BAR_HEIGHT - limit, end - 1, y + BAR_HEIGHT - limit,
                   WM_INK_TEXT, 1.5);
  if (week->minutes > 0 && w < end - x - 2)
    wm_build_text (build, hours, x, y + BAR_HEIGHT, end - x, TIMELINE_SMALL - 1, over,
                   over ? WM_INK_SHORT : WM_INK_DIM, WM_ALIGN_CENTER);
  build->node = -1;
}

void
wm_timeline_add_loads (Timeline *timeline, GArray *weeks, double y)
{
  for (guint i = 0; i < weeks->len; i++)
    add_load (timeline, &g_array_index (weeks, WmWeekLoad, i), i + 1, y);
}

/* ---- what waits for what ------------------------------------------------------------ */

static void
add_depend (Timeline *timeline, const WmTimelinePlace *from, const WmTimelinePlace *to)
{
  double begin = to->left == to->right ? to->right - 6 : to->left;
  double points[8] = { from->right, from->middle, from->right, to->middle,
                       from->right, to->middle,   begin,       to->middle };

  timeline->build->alpha = 0.55;
  wm_build_curve (timeline->build, points, 4, WM_INK_EDGE, 1);
  timeline->build->alpha = 1;
}

void
wm_timeline_add_depends (Timeline *timeline, const WmPlan *plan)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);
  g_autoptr (GHashTable) at = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < all->len; i++)
    g_hash_table_insert (at, ((WmActivity *) g_ptr_array_index (all, i))->slug,
                         &g_array_index (timeline->places, WmTimelinePlace, i));
  for (guint i = 0; i < all->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (all, i);

      for (guint k = 0; k < it->depends_on->len; k++)
        {
          const WmTimelinePlace *from
              = g_hash_table_lookup (at, g_ptr_array_index (it->depends_on, k));

          if (from != NULL)
            add_depend (timeline, from, &g_array_index (timeline->places, WmTimelinePlace, i));
        }
    }
}

/* ---- evidence ----------------------------------------------------------------------- */

/* Solid, hollow, dotted; what nobody tried is blank. */
static void
add_pill (Timeline *timeline, const char *finding, double x, double middle)
{
  gboolean met = strcmp (finding, "met") == 0, tried = strcmp (finding, "unproven") == 0;
  WmItem *item;

  if (strcmp (finding, "never_tried") == 0)
    return;
  item = wm_build_rect (timeline->build, x, middle - PILL_HEIGHT / 2, PILL_WIDTH, PILL_HEIGHT,
                        PILL_HEIGHT / 2, met ? WM_INK_TEXT : WM_INK_NONE, WM_INK_TEXT);
  item->line_width = 1.2;
  if (tried)
    {
      item->dash = wm_build_dots;
      item->n_dash = 2;
    }
}

double
wm_timeline_evidence (Timeline *timeline, const WmActivity *activity, double x, double middle,
                      gboolean draw)
{
  const WmWhy *why = activity->whys->len > 0 ? g_ptr_array_index (activity->whys, 0) : NULL;

  if (why == NULL || *why->finding == '\0' || strcmp (why->finding, "never_tried") == 0)
    return 0;
  timeline->evidence = TRUE;
  if (draw)
    add_pill (timeline, why->finding, x, middle);
  return PILL_WIDTH + 4;
}

const char *
wm_timeline_evidence_words (const char *finding)
{
  return strcmp (finding, "met") == 0           ? _ (" It is there since the skill was met.")
         : strcmp (finding, "short") == 0       ? _ (" It is there since the skill was short.")
         : strcmp (finding, "unproven") == 0    ? _ (" It is there since the skill was tried "
                                                     "without a signal.")
         : strcmp (finding, "never_tried") == 0 ? _ (" It tries a skill that nobody tried.")
                                                : "";
}

double
wm_timeline_add_evidence_legend (Timeline *timeline, double y)
{
  static const struct
  {
    const char *finding, *words;
  } table[] = { { "met", N_ ("made since it was met") },
                { "short", N_ ("since it was short") },
                { "unproven", N_ ("since it was tried without a signal") } };
  WmBuild *build = timeline->build;
  double x = timeline->x0, line = wm_text_height (build->measure, TIMELINE_SMALL) + 6, start = y;

  if (!timeline->evidence)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const char *words = _ (table[i].words);
      double w = wm_text_width (build->measure, words, TIMELINE_SMALL, FALSE) + 2;

      if (x > timeline->x0 && x + w + 22 > timeline->x1)
        {
          x = timeline->x0;
          y += line;
        }
      add_pill (timeline, table[i].finding, x, y + line / 2 - 3);
      wm_build_text (build, words, x + 20, y, w, TIMELINE_SMALL, FALSE, WM_INK_DIM,
                     WM_ALIGN_START);
      x += w + 38;
    }
  return y + line - start;
}
