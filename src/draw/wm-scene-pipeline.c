/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The candidates of a job as a board: a column for each stage, and in it who has
 * been there longest first. On a narrow picture the stages stand below each
 * other.
 */
#include "config.h"

#include "draw/wm-scene-hiring.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define SIZE 12.0
#define SMALL 10.5
#define PAD 8.0
#define COLUMN 128.0 /* least width of a stage */

typedef struct
{
  WmBuild *build;
  GPtrArray *applications;
  gint64 now;
  GString *all;
} Board;

static const char *
status_words (const char *status)
{
  static const char *const words[][2] = { { "rejected", N_ ("Rejected") },
                                          { "withdrawn", N_ ("Withdrawn") },
                                          { "hired", N_ ("Hired") } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (status, words[i][0]))
      return _ (words[i][1]);
  return "";
}

/* (transfer full): days, and cards that are in; of who has ended how */
static char *
application_words (const Board *self, const WmApplication *it)
{
  int days = wm_application_days (it, self->now);
  g_autofree char *here = NULL;
  g_autofree char *cards = NULL;

  if (!g_str_equal (it->status, "active"))
    return g_strdup (status_words (it->status));
  here = g_strdup_printf (ngettext ("%d day here", "%d days here", (gulong) days), days);
  if (it->interviews > 0)
    cards = g_strdup_printf (_ ("%1$u of %2$u cards in"), it->submitted, it->interviews);
  return cards != NULL ? g_strdup_printf ("%s · %s", here, cards) : g_steal_pointer (&here);
}

static double
add_candidate (Board *self, const WmApplication *it, double x, double y, double w)
{
  g_autofree char *words = application_words (self, it);
  g_autofree char *id = g_strconcat ("application:", it->slug, NULL);
  double inner = w - 2 * PAD, name, h;
  int node = wm_build_node (self->build, id, it->name, words, x, y, w, 0);

  name = wm_build_paragraph_height (self->build, it->name, inner, SIZE, TRUE, 2);
  h = name + wm_build_paragraph_height (self->build, words, inner, SMALL, FALSE, 3) + 2 * PAD;
  wm_build_rect (self->build, x, y, w, h, 5, WM_INK_NODE, WM_INK_GRID);
  wm_build_paragraph (self->build, it->name, x + PAD, y + PAD, inner, SIZE, TRUE, WM_INK_TEXT,
                      WM_ALIGN_START, 2);
  wm_build_paragraph (self->build, words, x + PAD, y + PAD + name, inner, SMALL, FALSE, WM_INK_DIM,
                      WM_ALIGN_START, 3);
  g_array_index (self->build->scene->nodes, WmSceneNode, node).h = h;
  self->build->node = -1;
  g_string_append_printf (self->all, " %s: %s.", it->name, words);
  return h;
}

/* Is somebody who stands at @stage (NULL: whose application has ended) */
static gboolean
is_at (const WmApplication *it, const char *stage)
{
  gboolean active = g_str_equal (it->status, "active");

  return stage != NULL ? active && g_str_equal (it->stage, stage) : !active;
}

static guint
count_at (const Board *self, const char *stage)
{
  guint count = 0;

  for (guint i = 0; i < self->applications->len; i++)
    count += is_at (g_ptr_array_index (self->applications, i), stage);
  return count;
}

/* Returns: the height */
static double
add_column (Board *self, const char *stage, const char *name, double x, double y, double w)
{
  guint count = count_at (self, stage);
  g_autofree char *heading = g_strdup_printf (_ ("%1$s (%2$u)"), name, count);
  double h = wm_build_paragraph (self->build, heading, x, y, w, SIZE, TRUE, WM_INK_TEXT,
                                 WM_ALIGN_START, 2)
             + 6;

  g_string_append_printf (self->all, " %s.", heading);
  if (count == 0)
    h += wm_build_text (self->build, _ ("Nobody"), x, y + h, w, SMALL, FALSE, WM_INK_DIM,
                        WM_ALIGN_START)
         + 6;
  for (guint i = 0; i < self->applications->len; i++)
    {
      const WmApplication *it = g_ptr_array_index (self->applications, i);

      if (is_at (it, stage))
        h += add_candidate (self, it, x, y + h, w) + 6;
    }
  return h;
}

static double
add_columns (Board *self, const WmLoop *loop, double y, double width)
{
  guint n = loop->stages->len + 2;
  double inner = width - 2 * WM_SCENE_MARGIN, w = (inner - 10 * (n - 1)) / n, high = 0;
  gboolean narrow = w < COLUMN;

  for (guint i = 0; i < n; i++)
    {
      const WmLoopStage *stage = i > 0 && i < n - 1 ? wm_loop_stage (loop, i - 1) : NULL;
      const char *slug = stage != NULL ? stage->slug : i == 0 ? "" : NULL;
      const char *name = stage != NULL ? stage->name : i == 0 ? _ ("Applied") : _ ("Ended");

      if (narrow)
        high += add_column (self, slug, name, WM_SCENE_MARGIN, y + high, inner) + 10;
      else
        {
          double h = add_column (self, slug, name, WM_SCENE_MARGIN + i * (w + 10), y, w);

          high = MAX (high, h);
        }
    }
  return high;
}

WmScene *
wm_scene_pipeline (WmMap *map, const WmJob *job, const WmLoop *loop, GPtrArray *applications,
                   gint64 now, const WmSceneOptions *options)
{
  double width = wm_scene_width_of (options, 300), y = WM_SCENE_MARGIN;
  g_autofree char *title = NULL;
  g_autoptr (GString) all = NULL;
  WmBuild build;
  Board self = { &build, applications, now, NULL };

  g_return_val_if_fail (map != NULL && job != NULL && loop != NULL && applications != NULL, NULL);

  /* Translators: %s is a job */
  title = g_strdup_printf (_ ("Candidates: %s"), job->name);
  if (applications->len == 0)
    return wm_build_message (title, map->locale, options->measure, width,
                             _ ("Nobody applied yet. Add a candidate to begin."));
  self.all = all = g_string_new (title);
  g_string_append_c (all, '.');
  wm_build_begin (&build, title, map->locale, options->measure);
  y += wm_build_paragraph (&build, title, WM_SCENE_MARGIN, y, width - 2 * WM_SCENE_MARGIN, 15, TRUE,
                           WM_INK_TEXT, WM_ALIGN_START, 2)
       + 12;
  y += add_columns (&self, loop, y, width);
  return wm_build_end (&build, width, y + WM_SCENE_MARGIN, all->str);
}
