/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a text folds to, what is found in it, and how many typing mistakes are
 * forgiven; the last against a plain table of distances.
 */
#include "map/wm-search.h"

#include <string.h>

static void
test_fold (void)
{
  static const struct
  {
    const char *text, *folded;
  } cases[] = {
    { "", "" },
    { "Prompt Engineering", "prompt engineering" },
    { "  Fine-Tuning\t", "fine tuning" },
    { "fine–tuning", "fine tuning" },
    { "Café Ångström", "cafe angstrom" },
    { "Straße", "strasse" },
    { "Æsop, Øre, Łódź", "aesop, ore, lodz" },
    { "ＲＡＧ　检索", "rag 检索" },
    { "ｶﾞ", "カ" },
    { "提示工程", "提示工程" },
    { "C++", "c++" },
    { "a\nB", "a\nb" },
    { "a \xff", "" },
    { "ﬁne", "fine" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = wm_search_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_find (void)
{
  static const struct
  {
    const char *text, *typed;
    WmFound found;
    guint line;
  } cases[] = {
    { "Evaluation", "evaluation", WM_FOUND_EXACT, 0 },
    { "Evaluation\n评估", "评估", WM_FOUND_EXACT, 1 },
    { "Evaluation", "EVAL", WM_FOUND_START, 0 },
    { "Model Evaluation", "eval", WM_FOUND_WORD, 0 },
    { "Re-evaluation", "eval", WM_FOUND_WORD, 0 },
    { "Preevaluation", "eval", WM_FOUND_INSIDE, 0 },
    { "Prompt Engineering\n提示工程", "提示", WM_FOUND_START, 1 },
    { "高级提示", "示", WM_FOUND_INSIDE, 0 },
    { "RAG检索", "检索", WM_FOUND_WORD, 0 },
    { "RAG 检索", "ｒａｇ", WM_FOUND_START, 0 },
    { "Prompt Engineering", "engineering prompt", WM_FOUND_APART, 0 },
    { "Prompt Engineering\n提示工程", "提示 prompt", WM_FOUND_APART, 0 },
    { "Fine-tuning", "fine tuning", WM_FOUND_EXACT, 0 },
    { "A cat. Cat", "cat", WM_FOUND_WORD, 0 },
    /* The best of its places counts. */
    { "concat\ncat", "cat", WM_FOUND_EXACT, 1 },
    { "Evaluation", "evaluatoin", WM_FOUND_NOT, 0 },
    { "Evaluation", "", WM_FOUND_NOT, 0 },
    { "Evaluation", " - ", WM_FOUND_NOT, 0 },
    { "50% off", "%", WM_FOUND_INSIDE, 0 },
    { "a_b", "_", WM_FOUND_NOT, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = wm_search_fold (cases[i].text);
      g_autoptr (WmNeedle) needle = wm_needle_new (cases[i].typed);
      guint line = 99;

      g_test_message ("%s in %s", cases[i].typed, cases[i].text);
      g_assert_cmpint (wm_needle_find (needle, folded, &line), ==, cases[i].found);
      g_assert_cmpuint (line, ==, cases[i].line);
    }
}

static int
near (const char *text, const char *typed)
{
  g_autofree char *folded = wm_search_fold (text);
  g_autoptr (WmNeedle) needle = wm_needle_new (typed);

  return wm_needle_near (needle, folded, wm_search_letters (folded), NULL);
}

static void
test_near (void)
{
  static const struct
  {
    const char *text, *typed;
    int mistakes;
  } cases[] = {
    { "Evaluation", "evaluation", 0 },
    { "Evaluation", "evaluatoin", 1 }, /* exchanged */
    { "Evaluation", "evalation", 1 },  /* too few */
    { "Evaluation", "evalluation", 1 },
    { "Evaluation", "evoluation", 1 },
    { "Evaluation", "evlauatoin", 2 },
    { "Evaluation", "evlauatin", 2 },
    { "Evaluation", "vlautin", -1 },
    /* While it is still being typed */
    { "Evaluation", "evla", 1 },
    { "Model Evaluation", "evlau", 1 },
    /* Not inside a word */
    { "Preevaluation", "evlau", -1 },
    { "Prompt Engineering", "pormpt enginering", 2 },
    { "Fine-tuning", "finetuning", 1 },
    { "Fine-tuning", "finetunign", 2 },
    /* Short words must be right. */
    { "RAG", "rga", -1 },
    { "Data", "date", 1 },
    { "Data", "dote", -1 },
    { "提示工程", "提是工程", 1 },
    { "高级提示工程", "提是工程", 1 },
    { "提示工程", "提是", -1 },
    { "Café", "cofe", 1 },
    { "Evaluation", "", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s in %s", cases[i].typed, cases[i].text);
      g_assert_cmpint (near (cases[i].text, cases[i].typed), ==, cases[i].mistakes);
    }
}

/* Restricted Damerau-Levenshtein distance of @word to the nearest start of
 * @text, by the whole table */
static int
plain_distance (const char *word, const char *text)
{
  int m = (int) strlen (word), n = (int) strlen (text), best;
  int table[32][64];

  for (int i = 0; i <= m; i++)
    for (int j = 0; j <= n; j++)
      {
        int same = i > 0 && j > 0 && word[i - 1] == text[j - 1] ? 0 : 1;

        if (i == 0 || j == 0)
          {
            table[i][j] = i + j;
            continue;
          }
        table[i][j] = MIN (table[i - 1][j - 1] + same,
                           1 + MIN (table[i - 1][j], table[i][j - 1]));
        if (i > 1 && j > 1 && word[i - 1] == text[j - 2] && word[i - 2] == text[j - 1])
          table[i][j] = MIN (table[i][j], table[i - 2][j - 2] + 1);
      }
  best = m;
  for (int j = 0; j <= n; j++)
    best = MIN (best, table[m][j]);
  return best;
}

static void
random_word (GRand *random, char *word, int least, int most)
{
  int length = g_rand_int_range (random, least, most + 1);

  for (int i = 0; i < length; i++)
    word[i] = (char) ('a' + g_rand_int_range (random, 0, 4));
  word[length] = '\0';
}

static void
test_near_plain (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint forgiven_ones = 0;

  for (int round = 0; round < 20000; round++)
    {
      char word[32], text[64];
      int expected, got;
      int most;

      random_word (random, word, 4, 12);
      random_word (random, text, 1, 14);
      most = strlen (word) < 8 ? 1 : 2;
      expected = strstr (text, word) != NULL ? 0 : plain_distance (word, text);
      got = near (text, word);
      g_test_message ("%s in %s", word, text);
      g_assert_cmpint (got, ==, expected <= most ? expected : -1);
      forgiven_ones += got > 0;
    }
  g_assert_cmpuint (forgiven_ones, >, 100);
}

/* Whatever is typed: it ends, and finds nothing that is not there. */
static void
test_hostile (void)
{
  g_autofree char *long_word = g_strnfill (5000, 'a');
  g_autofree char *many = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 0; i < 2000; i++)
    g_string_append_printf (words, "w%d ", i);
  many = g_string_free (g_steal_pointer (&words), FALSE);
  g_assert_cmpint (near ("aaaa", long_word), ==, -1);
  g_assert_cmpint (near (long_word, "aaab"), ==, 1);
  g_assert_cmpint (near ("w1", many), ==, -1);
  g_assert_cmpint (near ("\xff\xfe", "evaluation"), ==, -1);
  g_assert_cmpint (near ("evaluation", "\xff\xfe"), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/fold", test_fold);
  g_test_add_func ("/search/find", test_find);
  g_test_add_func ("/search/near", test_near);
  g_test_add_func ("/search/near-plain", test_near_plain);
  g_test_add_func ("/search/hostile", test_hostile);
  return g_test_run ();
}
