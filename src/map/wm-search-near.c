/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words with typing mistakes. The distance is the restricted one of Damerau
 * and Levenshtein, computed for a whole column of its table at a time in the
 * bits of one word: G. Myers, "A fast bit-vector algorithm for approximate
 * string matching based on dynamic programming", Journal of the ACM 46 (1999);
 * with exchanged neighbours after H. Hyyrö, "A bit-vector algorithm for
 * computing Levenshtein and Damerau edit distances", Nordic Journal of
 * Computing 10 (2003).
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include <string.h>

#include "map/wm-search-private.h"

/* One mistake in four letters, and never more than two */
static guint
forgiven_in (guint length)
{
  return length > WM_SEARCH_LETTERS || length < 4 ? 0 : length < 8 ? 1 : 2;
}

void
wm_near_add_word (GArray *words, const char *text)
{
  WmWord word = { .text = g_strdup (text), .letters = wm_search_letters (text) };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), word.length++)
    {
      gunichar c = g_utf8_get_char (p);

      if (word.length >= WM_SEARCH_LETTERS)
        continue;
      word.chars[word.length] = c;
      if (c < 128)
        word.ascii[c] |= G_GUINT64_CONSTANT (1) << word.length;
    }
  word.forgiven = forgiven_in (word.length);
  g_array_append_val (words, word);
}

static guint64
places_of (const WmWord *word, gunichar c)
{
  guint64 places = 0;

  if (c < 128)
    return word->ascii[c];
  for (guint i = 0; i < word->length; i++)
    if (word->chars[i] == c)
      places |= G_GUINT64_CONSTANT (1) << i;
  return places;
}

/* The fewest mistakes with which the text from @at on starts with the word;
 * with @anywhere, with which any part of its line holds it. */
static guint
distance_at (const WmWord *word, const char *at, gboolean anywhere)
{
  const guint64 top = G_GUINT64_CONSTANT (1) << (word->length - 1);
  guint64 up = ~G_GUINT64_CONSTANT (0), down = 0, diagonal = 0, before = 0;
  guint score = word->length, best = score;
  guint left = anywhere ? G_MAXUINT : word->length + word->forgiven;

  for (; *at != '\0' && *at != '\n' && left > 0; at = g_utf8_next_char (at), left--)
    {
      guint64 here = places_of (word, g_utf8_get_char (at));
      guint64 exchanged = ((~diagonal & here) << 1) & before;
      guint64 right_up, right_down;

      diagonal = (((here & up) + up) ^ up) | here | down | exchanged;
      right_up = down | ~(diagonal | up);
      right_down = diagonal & up;
      score += (right_up & top) != 0;
      score -= (right_down & top) != 0;
      best = MIN (best, score);
      right_up = (right_up << 1) | (anywhere ? 0 : 1);
      right_down <<= 1;
      up = right_down | ~(diagonal | right_up);
      down = right_up & diagonal;
      before = here;
    }
  return best;
}

/* -1 for too many mistakes */
static int
mistakes_in (const WmWord *word, const char *folded, const char **place)
{
  guint best = word->forgiven + 1;
  gboolean wide = g_unichar_iswide (word->chars[0]);

  for (const char *p = folded; *p != '\0' && best > 1; p = g_utf8_next_char (p))
    {
      /* Chinese parts no words: all of a line is looked through at once. */
      gboolean starts = wide ? p == folded || p[-1] == '\n'
                             : *p != ' ' && wm_search_starts_word (folded, p);
      guint distance = starts ? distance_at (word, p, wide) : best;

      if (distance < best)
        {
          best = distance;
          *place = p;
        }
    }
  return best <= word->forgiven ? (int) best : -1;
}

int
wm_needle_near (const WmNeedle *needle, const char *folded, guint64 letters, guint *line)
{
  int mistakes = 0;
  const char *place = folded;

  if (line != NULL)
    *line = 0;
  for (guint i = 0; i < needle->words->len; i++)
    {
      const WmWord *word = &g_array_index (needle->words, WmWord, i);
      guint64 missing = word->letters & ~letters;
      int some;

      /* Each letter that is missing is a mistake. */
      if ((guint) __builtin_popcountll (missing) > word->forgiven)
        return -1;
      if (missing == 0 && strstr (folded, word->text) != NULL)
        continue;
      some = word->forgiven > 0 ? mistakes_in (word, folded, &place) : -1;
      if (some < 0)
        return -1;
      mistakes += some;
    }
  if (line != NULL)
    *line = wm_search_line (folded, place);
  return needle->words->len > 0 ? mistakes : -1;
}
