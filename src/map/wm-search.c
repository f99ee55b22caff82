/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search over a map. Its few hundred texts are compared one by one: FTS5
 * would find no Chinese word of one or two characters.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "map/wm-search.h"

#include <string.h>

/* Behind every hit in a name. */
#define RANK_DESCRIPTION 10

char *
wm_search_fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  g_autofree char *lower = NULL;
  GString *plain;

  if (apart == NULL)
    return g_strdup ("");

  lower = g_utf8_casefold (apart, -1);
  plain = g_string_sized_new (strlen (lower));
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_combining_class (c) == 0)
        g_string_append_unichar (plain, g_unichar_isspace (c) ? ' ' : c);
    }
  return g_string_free (plain, FALSE);
}

static int
rank_word (const char *folded, const char *word)
{
  const char *found = strstr (folded, word);
  int rank = -1;

  for (; found != NULL; found = strstr (found + 1, word))
    {
      if (found == folded)
        return 0;
      if (!g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found))))
        return 1;
      rank = 2;
    }
  return rank;
}

int
wm_search_rank (const char *folded, const char *needle)
{
  g_auto (GStrv) words = NULL;
  int rank = rank_word (folded, needle);

  if (rank >= 0)
    return rank;

  words = g_strsplit (needle, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && strstr (folded, words[i]) == NULL)
      return -1;
  return 3;
}

static int
rank_texts (const char *name, const char *description, const char *needle)
{
  g_autofree char *folded = wm_search_fold (name);
  g_autofree char *more = NULL;
  int rank = wm_search_rank (folded, needle);

  if (rank >= 0 || description == NULL)
    return rank;

  more = wm_search_fold (description);
  rank = wm_search_rank (more, needle);
  return rank >= 0 ? RANK_DESCRIPTION + rank : -1;
}

static int
rank_entry (WmMap *map, WmHitKind kind, guint i, const char *needle)
{
  switch (kind)
    {
    case WM_HIT_SKILL:
      return rank_texts (wm_map_skill (map, i)->name, wm_map_skill (map, i)->description, needle);
    case WM_HIT_ROLE:
      return rank_texts (wm_map_role (map, i)->name, wm_map_role (map, i)->description, needle);
    case WM_HIT_RESOURCE:
      return rank_texts (wm_map_resource (map, i)->name, wm_map_resource (map, i)->section, needle);
    case WM_HIT_QUESTION:
      return rank_texts (wm_map_question (map, i)->text, NULL, needle);
    default:
      return -1;
    }
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const WmHit *x = a;
  const WmHit *y = b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

GArray *
wm_search_run (WmMap *map, const char *query, guint limit)
{
  g_autofree char *folded = wm_search_fold (query);
  const char *needle = g_strstrip (folded);
  GPtrArray *of_kind[] = { map->skills, map->roles, map->resources, map->questions };
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (WmHit));

  if (*needle == '\0')
    return hits;

  for (guint kind = 0; kind < G_N_ELEMENTS (of_kind); kind++)
    {
      g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (WmHit));

      for (guint i = 0; i < of_kind[kind]->len; i++)
        {
          WmHit hit = { (WmHitKind) kind, i, rank_entry (map, (WmHitKind) kind, i, needle) };

          if (hit.rank >= 0)
            g_array_append_val (some, hit);
        }
      g_array_sort (some, compare_hits);
      g_array_append_vals (hits, some->data, MIN (some->len, limit));
    }
  return hits;
}
