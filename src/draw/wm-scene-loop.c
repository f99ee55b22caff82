/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A loop: its stages with what each interview rates, what is covered by how many
 * voices, and what is wrong.
 */
#include "config.h"

#include "draw/wm-scene-hiring.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define SIZE 12.0
#define SMALL 10.5
#define MARK 9.0
#define PAD 9.0
#define STAGE 216.0 /* least width of a stage */
#define NARROW 620.0

typedef struct
{
  WmBuild *build;
  const WmLoop *loop;
  GString *all;
  double x0, width;
  gboolean draw; /* else only the height is wanted */
} Picture;

/* ---- stages ----------------------------------------------------------------- */

static double
add_text (Picture *self, const char *text, double x, double y, double w, double size,
          gboolean bold, WmInk ink, guint lines)
{
  return self->draw ? wm_build_paragraph (self->build, text, x, y, w, size, bold, ink,
                                          WM_ALIGN_START, lines)
                    : wm_build_paragraph_height (self->build, text, w, size, bold, lines);
}

/* Skills in focus have the sign of a star. */
static double
add_rated (Picture *self, const WmLoopInterview *it, double x, double y, double w)
{
  double h = 0, line = wm_text_height (self->build->measure, SMALL);

  for (guint i = 0; i < it->skills->len; i++)
    {
      const WmLoopSkill *skill
        = wm_loop_skill (self->loop, g_array_index (it->skills, guint, i));

      if (self->draw)
        wm_build_mark (self->build, skill->focus ? WM_SHAPE_STAR : WM_SHAPE_DISC, x + MARK / 2,
                       y + h + line / 2, skill->focus ? MARK + 1 : 5,
                       skill->focus ? WM_INK_ACCENT : WM_INK_DIM);
      h += add_text (self, skill->name, x + MARK + 5, y + h, w - MARK - 5, SMALL, FALSE,
                     WM_INK_TEXT, 2)
           + 1;
    }
  if (it->skills->len == 0)
    h += add_text (self, _ ("Rates no skill yet"), x, y, w, SMALL, FALSE, WM_INK_DIM, 2);
  return h;
}

static double
add_stage (Picture *self, const WmLoopStage *stage, double x, double y, double w)
{
  g_autofree char *title = g_strdup_printf (_ ("%s · %d min"), stage->name, stage->minutes);
  double inner = w - 2 * PAD;
  double h = PAD + add_text (self, title, x + PAD, y + PAD, inner, SIZE, TRUE, WM_INK_TEXT, 2);

  for (guint i = 0; i < stage->interviews->len; i++)
    {
      const WmLoopInterview *it = wm_stage_interview (stage, i);
      g_autofree char *name = g_strdup_printf (_ ("%s · %d min"), it->name, it->minutes);

      h += 7;
      h += add_text (self, name, x + PAD, y + h, inner, SMALL, TRUE, WM_INK_DIM, 2) + 2;
      h += add_rated (self, it, x + PAD, y + h, inner);
    }
  return h + PAD;
}

/* (transfer full) */
static char *
stage_words (const WmLoop *loop, const WmLoopStage *stage)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < stage->interviews->len; i++)
    {
      const WmLoopInterview *it = wm_stage_interview (stage, i);

      g_string_append_printf (out, "%s", i > 0 ? _ ("; ") : "");
      g_string_append_printf (out, _ ("%s · %d min"), it->name, it->minutes);
      for (guint j = 0; j < it->skills->len; j++)
        g_string_append_printf (
          out, "%s%s", j > 0 ? _ (", ") : _ (": "),
          wm_loop_skill (loop, g_array_index (it->skills, guint, j))->name);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
draw_stage (Picture *self, const WmLoopStage *stage, double x, double y, double w, double h)
{
  g_autofree char *words = stage_words (self->loop, stage);
  g_autofree char *id = g_strconcat ("stage:", stage->slug, NULL);

  wm_build_node (self->build, id, stage->name, words, x, y, w, h);
  wm_build_rect (self->build, x, y, w, h, 6, WM_INK_NODE, WM_INK_GRID);
  add_stage (self, stage, x, y, w);
  self->build->node = -1;
  g_string_append_printf (self->all, " %s: %s.", stage->name, words);
}

/* Rows of boxes that are equally high */
static double
add_stages (Picture *self, double y)
{
  guint n = self->loop->stages->len;
  guint columns = CLAMP ((guint) ((self->width + 12) / (STAGE + 12)), 1, MAX (n, 1));
  double w = (self->width - 12 * (columns - 1)) / columns, start = y;

  for (guint first = 0; first < n; first += columns)
    {
      guint last = MIN (n, first + columns);
      double high = 0;

      self->draw = FALSE;
      for (guint i = first; i < last; i++)
        high = MAX (high, add_stage (self, wm_loop_stage (self->loop, i), 0, 0, w));
      self->draw = TRUE;
      for (guint i = first; i < last; i++)
        draw_stage (self, wm_loop_stage (self->loop, i), self->x0 + (i - first) * (w + 12), y, w,
                    high);
      y += high + 12;
    }
  return y - start;
}

/* ---- coverage --------------------------------------------------------------- */

/* What the signs mean, in a flow. Returns: the height */
static double
add_legend (Picture *self, double y0)
{
  static const struct
  {
    WmShape shape;
    WmInk ink;
    const char *words;
  } signs[] = { { WM_SHAPE_STAR, WM_INK_ACCENT, N_ ("in focus: two voices are wanted") },
                { WM_SHAPE_DISC, WM_INK_GOOD, N_ ("a voice") },
                { WM_SHAPE_RING, WM_INK_SHORT, N_ ("a voice that is missing") },
                { WM_SHAPE_DOTTED, WM_INK_UNKNOWN, N_ ("looked at in onboarding") } };
  double x = self->x0, y = y0, line = wm_text_height (self->build->measure, SMALL) + 4;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *words = _ (signs[i].words);
      double w = wm_text_width (self->build->measure, words, SMALL, FALSE) + 2;

      if (x > self->x0 && x + MARK + 6 + w > self->x0 + self->width)
        {
          x = self->x0;
          y += line;
        }
      wm_build_mark (self->build, signs[i].shape, x + MARK / 2, y + line / 2 - 1.5, MARK,
                     signs[i].ink);
      w = MIN (w, self->width - MARK - 6);
      wm_build_text (self->build, words, x + MARK + 6, y, w, SMALL, FALSE, WM_INK_DIM,
                     WM_ALIGN_START);
      x += MARK + w + 24;
    }
  return y + line - y0;
}

/* A disc for each voice; a hollow one for each that is missing */
static void
add_voices (Picture *self, const WmLoopSkill *skill, const WmLoopCoverage *it, double x, double y)
{
  guint wanted = skill->focus                                                        ? 2
                 : skill->importance == WM_IMPORTANCE_MUST && !skill->check_later ? 1
                                                                                  : 0;

  for (guint i = 0; i < MIN (MAX (it->independent, wanted), 5); i++)
    wm_build_mark (self->build, i < it->independent ? WM_SHAPE_DISC : WM_SHAPE_RING,
                   x + MARK / 2 + i * (MARK + 3), y, MARK,
                   i < it->independent ? WM_INK_GOOD : WM_INK_SHORT);
  if (skill->check_later && it->independent == 0)
    wm_build_mark (self->build, WM_SHAPE_DOTTED, x + MARK / 2, y, MARK, WM_INK_UNKNOWN);
}

static double
add_coverage (Picture *self, const WmLoopSkill *skill, const WmLoopCoverage *it, double y)
{
  g_autofree char *words = wm_loop_coverage_describe (skill, it);
  g_autofree char *name
    = skill->focus ? g_strdup_printf ("★ %s", skill->name) : g_strdup (skill->name);
  g_autofree char *id = g_strconcat ("skill:", skill->slug, NULL);
  gboolean narrow = self->width < NARROW;
  double line = wm_text_height (self->build->measure, SIZE) + 5;
  double names = narrow ? self->width : CLAMP (self->width * 0.36, 220, 420);
  double voices = self->x0 + (narrow ? 0 : names);
  double h = narrow ? 2 * line : line;

  wm_build_node (self->build, id, skill->name, words, self->x0, y, self->width, h);
  wm_build_text (self->build, name, self->x0, y, names - 10, SIZE, skill->focus, WM_INK_TEXT,
                 WM_ALIGN_START);
  if (narrow)
    y += line - 3;
  add_voices (self, skill, it, voices, y + line / 2 - 2);
  wm_build_text (self->build, words, voices + 68, y, self->x0 + self->width - voices - 68, SMALL,
                 FALSE, WM_INK_DIM, WM_ALIGN_START);
  self->build->node = -1;
  g_string_append_printf (self->all, " %s: %s.", skill->name, words);
  return h;
}

/* What must be covered, by importance, and what is covered besides */
static double
add_coverages (Picture *self, double y)
{
  g_autoptr (GArray) coverage = wm_loop_coverage (self->loop);
  WmImportance shown = WM_IMPORTANCE_NONE;
  double start = y;

  for (WmImportance level = WM_IMPORTANCE_MUST;; level--)
    {
      for (guint i = 0; i < coverage->len; i++)
        {
          const WmLoopSkill *skill = wm_loop_skill (self->loop, i);
          const WmLoopCoverage *it = &g_array_index (coverage, WmLoopCoverage, i);
          const char *word = wm_words_importance (level);

          if (skill->importance != level || (it->interviews == 0 && level != WM_IMPORTANCE_MUST))
            continue;
          if (shown != level && *word != '\0')
            y += wm_build_text (self->build, word, self->x0, y + 4, self->width, SMALL, TRUE,
                                WM_INK_DIM, WM_ALIGN_START)
                 + 8;
          shown = level;
          y += add_coverage (self, skill, it, y);
        }
      if (level == WM_IMPORTANCE_NONE)
        return y - start;
    }
}

/* ---- findings --------------------------------------------------------------- */

static double
add_findings (Picture *self, double y)
{
  g_autoptr (GArray) findings = wm_loop_lint (self->loop);
  double start = y, line = wm_text_height (self->build->measure, SIZE);

  y += wm_build_text (self->build, findings->len > 0 ? _ ("Findings") : _ ("No Findings"), self->x0,
                      y, self->width, 13, TRUE, WM_INK_TEXT, WM_ALIGN_START)
       + 5;
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *words
        = wm_finding_describe (self->loop, &g_array_index (findings, WmFinding, i));

      wm_build_mark (self->build, WM_SHAPE_TRIANGLE, self->x0 + MARK / 2, y + line / 2, MARK,
                     WM_INK_SHORT);
      y += wm_build_paragraph (self->build, words, self->x0 + MARK + 6, y, self->width - MARK - 6,
                               SIZE, FALSE, WM_INK_TEXT, WM_ALIGN_START, 3)
           + 4;
      g_string_append_printf (self->all, " %s", words);
    }
  return y - start;
}

static double
add_totals (Picture *self, double y)
{
  int candidate = wm_loop_candidate_minutes (self->loop);
  int interviewers = wm_loop_interviewer_minutes (self->loop);
  g_autofree char *text
    = g_strdup_printf (_ ("Takes a candidate %d h %02d min and interviewers %d h %02d min"),
                       candidate / 60, candidate % 60, interviewers / 60, interviewers % 60);

  g_string_append_printf (self->all, " %s.", text);
  return wm_build_paragraph (self->build, text, self->x0, y, self->width, SMALL, FALSE, WM_INK_DIM,
                             WM_ALIGN_START, 3);
}

WmScene *
wm_scene_loop (WmMap *map, const WmJob *job, const WmLoop *loop, const WmSceneOptions *options)
{
  double width = wm_scene_width_of (options, 300), y = WM_SCENE_MARGIN;
  g_autofree char *title = NULL;
  g_autoptr (GString) all = NULL;
  WmBuild build;
  Picture self = { .build = &build, .loop = loop, .x0 = WM_SCENE_MARGIN, .draw = TRUE };

  g_return_val_if_fail (map != NULL && job != NULL && loop != NULL && options != NULL, NULL);

  /* Translators: %s is a job */
  title = g_strdup_printf (_ ("Interview plan: %s"), job->name);
  if (loop->stages->len == 0)
    return wm_build_message (title, map->locale, options->measure, width,
                             _ ("This job has no interviews yet."));
  self.all = all = g_string_new (title);
  g_string_append_c (all, '.');
  self.width = width - 2 * WM_SCENE_MARGIN;
  wm_build_begin (&build, title, map->locale, options->measure);
  y += wm_build_paragraph (&build, title, self.x0, y, self.width, 15, TRUE, WM_INK_TEXT,
                           WM_ALIGN_START, 2);
  y += add_totals (&self, y) + 10;
  y += add_stages (&self, y) + 4;
  y += wm_build_text (&build, _ ("Coverage"), self.x0, y, self.width, 13, TRUE, WM_INK_TEXT,
                      WM_ALIGN_START)
       + 2;
  y += add_legend (&self, y) + 4;
  y += add_coverages (&self, y) + 12;
  y += add_findings (&self, y);
  return wm_build_end (&build, width, y + WM_SCENE_MARGIN, all->str);
}
