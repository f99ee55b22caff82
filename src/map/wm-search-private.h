/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What finding and near finding share.
 */
#pragma once

#include "map/wm-search.h"

G_BEGIN_DECLS

#define WM_SEARCH_WORDS 12   /* of a needle; what is typed beyond is passed over */
#define WM_SEARCH_LETTERS 64 /* of a word in which mistakes are forgiven */
#define WM_SEARCH_LETTER(c) (G_GUINT64_CONSTANT (1) << ((c) * 2654435761u >> 26))

typedef struct
{
  char *text;
  guint64 letters;                  /* as wm_search_letters() */
  gunichar chars[WM_SEARCH_LETTERS];
  guint length;                     /* characters */
  guint forgiven;                   /* mistakes; 0: the word must be there */
  guint64 ascii[128];               /* bit i: character i of the word is this one */
} WmWord;

struct _WmNeedle
{
  char *whole;
  GArray *words; /* WmWord */
};

void wm_near_add_word (GArray *words, const char *text);
gboolean wm_search_starts_word (const char *folded, const char *at);
guint wm_search_line (const char *folded, const char *at);

G_END_DECLS
