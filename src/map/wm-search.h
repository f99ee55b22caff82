/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

typedef enum
{
  WM_HIT_SKILL,
  WM_HIT_ROLE,
  WM_HIT_RESOURCE,
  WM_HIT_QUESTION,
} WmHitKind;

typedef struct
{
  WmHitKind kind;
  guint index; /* into the map's array of that kind */
  int rank;    /* smaller is better; see wm_search_rank() */
} WmHit;

/* (transfer full): for comparing: without case, accents and full width */
char *wm_search_fold (const char *text);
/**
 * wm_search_rank:
 * @folded: a text, folded
 * @needle: what is looked for, folded; words are parted by spaces
 *
 * How well the text holds every word of @needle: 0 it starts with it, 1 a word
 * starts with it, 2 it is inside, 3 its words are apart; -1 not at all. Chinese
 * words of one or two characters are found, since any part of a text counts.
 */
int wm_search_rank (const char *folded, const char *needle);
/**
 * wm_search_run:
 * @limit: at most that many hits of each kind
 *
 * Names count before descriptions, in the language of @map.
 *
 * Returns: (transfer full) (element-type WmHit): by kind, best first
 */
GArray *wm_search_run (WmMap *map, const char *query, guint limit);

G_END_DECLS
