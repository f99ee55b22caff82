/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A debrief as a matrix: a row for each skill, the largest disagreement first, a
 * column for each card. On a narrow picture the cards stand under the skill.
 */
#include "config.h"

#include "draw/wm-scene-hiring.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define SIZE 12.0
#define SMALL 10.5
#define MARK 11.0
#define PAD 8.0
#define COLUMN 108.0 /* least width of a card's column */
#define SENTENCE 5   /* lines of evidence */

typedef struct
{
  WmBuild *build;
  const WmDebrief *it;
  double x0, names, column, width;
  gboolean narrow;
} Matrix;

const char *
wm_words_shown (WmShown shown)
{
  static const char *const words[] = { N_ ("never tried"), N_ ("tried, no signal"),
                                       N_ ("shown short"), N_ ("shown strong") };

  g_return_val_if_fail (shown < G_N_ELEMENTS (words), "");

  return _ (words[shown]);
}

void
wm_shown_add (WmBuild *build, WmShown shown, double x, double y, double size)
{
  static const struct
  {
    WmShape shape;
    WmInk ink;
  } looks[] = { [WM_SHOWN_TRIED] = { WM_SHAPE_DOTTED, WM_INK_UNKNOWN },
                [WM_SHOWN_SHORT] = { WM_SHAPE_RING, WM_INK_SHORT },
                [WM_SHOWN_STRONG] = { WM_SHAPE_DISC, WM_INK_GOOD } };

  if (shown != WM_SHOWN_NEVER)
    wm_build_mark (build, looks[shown].shape, x, y, size, looks[shown].ink);
}

double
wm_shown_legend (WmBuild *build, double x0, double y, double width)
{
  double x = x0, line = wm_text_height (build->measure, SMALL) + 4, start = y;

  for (WmShown shown = WM_SHOWN_STRONG;; shown--)
    {
      const char *words = wm_words_shown (shown);
      double w = wm_text_width (build->measure, words, SMALL, FALSE) + 2;

      if (x > x0 && x + 18 + w > x0 + width)
        {
          x = x0;
          y += line;
        }
      if (shown == WM_SHOWN_NEVER)
        wm_build_rect (build, x, y + line / 2 - 7, MARK, MARK, 2, WM_INK_NONE, WM_INK_GRID);
      wm_shown_add (build, shown, x + MARK / 2, y + line / 2 - 1.5, MARK);
      wm_build_text (build, words, x + 18, y, w, SMALL, FALSE, WM_INK_DIM, WM_ALIGN_START);
      x += w + 34;
      if (shown == WM_SHOWN_NEVER)
        return y + line - start;
    }
}

/* ---- words ------------------------------------------------------------------ */

/* (transfer full): two remarks, a dot between */
static char *
remarks (const char *first, const char *second)
{
  return g_strjoin (*first != '\0' && *second != '\0' ? " · " : "", first, second, NULL);
}

/* A full stop between two sentences, unless the first has one. */
static void
append_sentence (GString *out, const char *sentence)
{
  static const char *const ends[] = { ".", "!", "?", "。", "！", "？" };
  gboolean ended = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    ended = ended || g_str_has_suffix (out->str, ends[i]);
  g_string_append_printf (out, "%s%s", ended ? " " : ". ", sentence);
}

/* (transfer full) */
static char *
rating_words (WmCardState state, int level)
{
  if (state == WM_CARD_RATED)
    return g_strdup_printf (_ ("level %d"), level);
  return g_strdup (state == WM_CARD_NO_SIGNAL ? _ ("no signal") : _ ("not asked"));
}

/* (transfer full): what was rated, and where it moved to */
static char *
entry_rating (const WmDebriefEntry *entry)
{
  g_autofree char *before = rating_words (entry->state, entry->level);
  g_autofree char *now = rating_words (entry->now_state, entry->now_level);

  return entry->moved ? g_strdup_printf ("%s → %s", before, now) : g_strdup (now);
}

/* (transfer full): her sentence, and why she moved */
static char *
entry_sentence (const WmDebriefEntry *entry)
{
  return wm_words_join (entry->evidence, entry->moved ? entry->reason : "");
}

/* (transfer full): what is wanted, and how far the voices lie apart */
static char *
skill_words (const WmLoopSkill *known, const WmDebriefSkill *skill)
{
  if (skill->rated == 1)
    return g_strdup_printf (_ ("Wanted %1$d; one voice, level %2$d"), MAX (known->level, 0),
                            skill->low);
  if (skill->rated > 1)
    return g_strdup_printf (ngettext ("Wanted %1$d; %2$u voice, between %3$d and %4$d",
                                      "Wanted %1$d; %2$u voices, between %3$d and %4$d",
                                      skill->rated),
                            MAX (known->level, 0), skill->rated, skill->low, skill->high);
  return g_strdup (wm_words_shown (skill->shown));
}

/* (transfer full): all that the cards say of a skill */
static char *
row_words (const WmDebrief *it, const WmDebriefSkill *skill)
{
  g_autofree char *first = skill_words (wm_loop_skill (it->loop, skill->skill), skill);
  g_autoptr (GString) out = g_string_new (first);

  for (guint i = 0; i < skill->entries->len; i++)
    {
      const WmDebriefEntry *entry = &g_array_index (skill->entries, WmDebriefEntry, i);
      g_autofree char *rating = entry_rating (entry);
      g_autofree char *sentence = entry_sentence (entry);
      g_autofree char *said = NULL;
      const char *who = wm_debrief_card (it, entry->card)->interviewer_name;

      if (entry->state == WM_CARD_OPEN)
        continue;
      said = *sentence == '\0' ? g_strdup_printf ("%s, %s", who, rating)
                               : g_strdup_printf (_ ("%s, %s: %s"), who, rating, sentence);
      append_sentence (out, said);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* ---- cells ------------------------------------------------------------------ */

static WmShown
entry_shown (const WmDebriefEntry *entry, int wanted)
{
  if (entry->now_state == WM_CARD_RATED)
    return entry->now_level >= MAX (wanted, 0) ? WM_SHOWN_STRONG : WM_SHOWN_SHORT;
  return entry->now_state == WM_CARD_NO_SIGNAL ? WM_SHOWN_TRIED : WM_SHOWN_NEVER;
}

/* The sign, the level, and the sentence under it. Returns: the height */
static double
add_cell (Matrix *self, const WmDebriefEntry *entry, int wanted, const char *who, double x,
          double y, double w)
{
  g_autofree char *rating = entry_rating (entry);
  g_autofree char *sentence = entry_sentence (entry);
  g_autofree char *line = who != NULL ? g_strdup_printf ("%s, %s", who, rating) : g_strdup (rating);
  double h = wm_text_height (self->build->measure, SIZE);

  wm_shown_add (self->build, entry_shown (entry, wanted), x + MARK / 2, y + h / 2, MARK);
  wm_build_text (self->build, line, x + MARK + 6, y, w - MARK - 6, SIZE, FALSE, WM_INK_TEXT,
                 WM_ALIGN_START);
  return h
         + wm_build_paragraph (self->build, sentence, x, y + h + 2, w, SMALL, FALSE, WM_INK_DIM,
                               WM_ALIGN_START, SENTENCE)
         + 2;
}

/* Name and what is wanted. Returns: the height */
static double
add_name (Matrix *self, const WmDebriefSkill *skill, double y)
{
  const WmLoopSkill *known = wm_loop_skill (self->it->loop, skill->skill);
  g_autofree char *words = skill_words (known, skill);
  const char *importance = wm_words_importance (known->importance);
  g_autofree char *more = remarks (words, importance);
  double x = self->x0 + MARK + 6, w = self->names - MARK - 6 - PAD;
  double h = wm_build_paragraph (self->build, known->name, x, y, w, SIZE, TRUE, WM_INK_TEXT,
                                 WM_ALIGN_START, 2);

  wm_shown_add (self->build, skill->shown, self->x0 + MARK / 2,
                y + wm_text_height (self->build->measure, SIZE) / 2, MARK);
  return h
         + wm_build_paragraph (self->build, more, x, y + h + 1, w, SMALL, FALSE, WM_INK_DIM,
                               WM_ALIGN_START, 3);
}

static double
add_cells (Matrix *self, const WmDebriefSkill *skill, double y)
{
  int wanted = wm_loop_skill (self->it->loop, skill->skill)->level;
  double high = 0;

  for (guint i = 0; i < skill->entries->len; i++)
    {
      const WmDebriefEntry *entry = &g_array_index (skill->entries, WmDebriefEntry, i);

      if (entry->state == WM_CARD_OPEN)
        continue;
      if (self->narrow)
        high += 4
                + add_cell (self, entry, wanted,
                            wm_debrief_card (self->it, entry->card)->interviewer_name,
                            self->x0 + 17, y + high + 4, self->names - 17);
      else
        {
          double h = add_cell (self, entry, wanted, NULL, self->x0 + self->names + i * self->column,
                               y, self->column - PAD);

          high = MAX (high, h);
        }
    }
  return high;
}

static double
add_row (Matrix *self, const WmDebriefSkill *skill, double y)
{
  const WmLoopSkill *known = wm_loop_skill (self->it->loop, skill->skill);
  g_autofree char *words = row_words (self->it, skill);
  g_autofree char *id = g_strconcat ("skill:", known->slug, NULL);
  int node = wm_build_node (self->build, id, known->name, words, self->x0 - 4, y,
                            self->width + 8, 0);
  double name, cells;

  wm_build_line (self->build, self->x0, y, self->x0 + self->width, y, WM_INK_GRID, 1);
  name = add_name (self, skill, y + PAD);
  cells = add_cells (self, skill, self->narrow ? y + PAD + name : y + PAD);
  name = (self->narrow ? name + cells : MAX (name, cells)) + 2 * PAD;
  g_array_index (self->build->scene->nodes, WmSceneNode, node).h = name;
  self->build->node = -1;
  return name;
}

/* Does any card say anything of it? */
static gboolean
is_told (const WmDebriefSkill *skill)
{
  return skill->rated + skill->no_signal + skill->not_asked > 0;
}

/* What no card says anything of, in one paragraph. Returns: the height */
static double
add_untold (Matrix *self, GString *all, double y)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;
  double h;

  for (guint i = 0; i < self->it->skills->len; i++)
    if (!is_told (wm_debrief_skill (self->it, i)))
      g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "",
                              wm_loop_skill (self->it->loop, wm_debrief_skill (self->it, i)->skill)
                                ->name);
  if (names->len == 0)
    return 0;
  /* Translators: %s are skills */
  text = g_strdup_printf (_ ("Musts that no scorecard speaks of: %s"), names->str);
  append_sentence (all, text);
  wm_build_line (self->build, self->x0, y, self->x0 + self->width, y, WM_INK_GRID, 1);
  h = wm_build_paragraph_height (self->build, text, self->width, SMALL, FALSE, 20) + 2 * PAD;
  wm_build_node (self->build, "untold", text, "", self->x0 - 4, y, self->width + 8, h);
  wm_build_paragraph (self->build, text, self->x0, y + PAD, self->width, SMALL, FALSE, WM_INK_DIM,
                      WM_ALIGN_START, 20);
  self->build->node = -1;
  return h;
}

/* ---- all of it -------------------------------------------------------------- */

static double
add_heads (Matrix *self, double y)
{
  double line = wm_text_height (self->build->measure, SIZE);

  for (guint i = 0; !self->narrow && i < self->it->cards->len; i++)
    {
      const WmCard *card = wm_debrief_card (self->it, i);
      double x = self->x0 + self->names + i * self->column, w = self->column - PAD;

      wm_build_text (self->build, card->interviewer_name, x, y, w, SIZE, TRUE, WM_INK_TEXT,
                     WM_ALIGN_START);
      wm_build_paragraph (self->build, card->kit_name, x, y + line, w, SMALL, FALSE, WM_INK_DIM,
                          WM_ALIGN_START, 2);
    }
  return self->narrow ? 0 : line + 2 * wm_text_height (self->build->measure, SMALL) + 4;
}

static char *
vote_words (const WmDebrief *it, guint card)
{
  const char *before = wm_recommendation_words (wm_debrief_card (it, card)->recommendation);
  const char *after = wm_recommendation_words (g_ptr_array_index (it->moved_votes, card));

  return *after != '\0' ? g_strdup_printf ("%s → %s", before, after) : g_strdup (before);
}

/* Overall votes, once they are open. Returns: the height */
static double
add_votes (Matrix *self, GString *all, double y)
{
  double line = wm_text_height (self->build->measure, SIZE), start = y;

  wm_build_line (self->build, self->x0, y, self->x0 + self->width, y, WM_INK_GRID, 1);
  y += PAD;
  if (!self->it->votes_open)
    return wm_build_paragraph (self->build,
                               _ ("Overall votes are closed until the skills are through."),
                               self->x0, y, self->width, SMALL, FALSE, WM_INK_DIM, WM_ALIGN_START,
                               3)
           + 2 * PAD;
  wm_build_text (self->build, _ ("Overall"), self->x0, y, self->names - PAD, SIZE, TRUE,
                 WM_INK_TEXT, WM_ALIGN_START);
  if (self->narrow)
    y += line + 4;
  for (guint i = 0; i < self->it->cards->len; i++)
    {
      g_autofree char *vote = vote_words (self->it, i);
      g_autofree char *named = g_strdup_printf (
        "%s: %s", wm_debrief_card (self->it, i)->interviewer_name, vote);

      append_sentence (all, named);
      if (self->narrow)
        y += 4
             + wm_build_text (self->build, named, self->x0 + 17, y, self->names - 17, SIZE, FALSE,
                              WM_INK_TEXT, WM_ALIGN_START);
      else
        wm_build_paragraph (self->build, vote, self->x0 + self->names + i * self->column, y,
                            self->column - PAD, SIZE, TRUE, WM_INK_TEXT, WM_ALIGN_START, 2);
    }
  return (self->narrow ? y : y + 2 * line) - start + PAD;
}

/* (transfer full): cards that are not in, and cards that are closed; "" */
static char *
missing_words (const WmDebrief *it)
{
  g_autofree char *owed
    = it->owed > 0 ? g_strdup_printf (ngettext ("%u scorecard is not in yet",
                                                "%u scorecards are not in yet", it->owed),
                                      it->owed)
                   : NULL;
  g_autofree char *closed
    = it->closed > 0 ? g_strdup_printf (ngettext ("%u scorecard is closed to you",
                                                  "%u scorecards are closed to you", it->closed),
                                        it->closed)
                     : NULL;

  return remarks (owed != NULL ? owed : "", closed != NULL ? closed : "");
}

static double
add_title (Matrix *self, const char *title, double y)
{
  g_autofree char *missing = missing_words (self->it);
  double h = wm_build_paragraph (self->build, title, self->x0, y, self->width, 15, TRUE,
                                 WM_INK_TEXT, WM_ALIGN_START, 2);

  h += wm_build_paragraph (self->build, missing, self->x0, y + h, self->width, SMALL, FALSE,
                           WM_INK_DIM, WM_ALIGN_START, 3)
       + 6;
  return h + wm_shown_legend (self->build, self->x0, y + h, self->width) + 10;
}

static void
find_columns (Matrix *self, double width)
{
  guint n = self->it->cards->len;

  self->x0 = WM_SCENE_MARGIN;
  self->width = width - 2 * WM_SCENE_MARGIN;
  self->names = CLAMP (self->width * 0.27, 170, 280);
  self->column = (self->width - self->names) / n;
  self->narrow = self->column < COLUMN;
  if (self->narrow)
    self->names = self->width;
}

WmScene *
wm_scene_debrief (WmMap *map, const WmDebrief *debrief, const WmSceneOptions *options)
{
  double width = wm_scene_width_of (options, 300), y = WM_SCENE_MARGIN;
  g_autofree char *title = NULL;
  g_autoptr (GString) all = NULL;
  WmBuild build;
  Matrix self = { .build = &build, .it = debrief };

  g_return_val_if_fail (map != NULL && debrief != NULL && options != NULL, NULL);

  /* Translators: a candidate, a job */
  title = g_strdup_printf (_ ("Debrief: %1$s, %2$s"), debrief->application->name,
                           debrief->application->job_name);
  if (debrief->cards->len == 0)
    return wm_build_message (title, map->locale, options->measure, width,
                             _ ("There is no scorecard to talk about yet."));
  all = g_string_new (title);
  find_columns (&self, width);
  wm_build_begin (&build, title, map->locale, options->measure);
  y += add_title (&self, title, y);
  y += add_heads (&self, y);
  for (guint i = 0; i < debrief->skills->len; i++)
    {
      const WmDebriefSkill *skill = wm_debrief_skill (debrief, i);
      g_autofree char *words = row_words (debrief, skill);
      g_autofree char *said = NULL;

      if (!is_told (skill))
        continue;
      said = g_strdup_printf ("%s: %s", wm_loop_skill (debrief->loop, skill->skill)->name, words);
      append_sentence (all, said);
      y += add_row (&self, skill, y);
    }
  y += add_untold (&self, all, y);
  y += add_votes (&self, all, y);
  return wm_build_end (&build, width, y + WM_SCENE_MARGIN, all->str);
}
