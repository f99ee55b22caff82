/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How well a text fits what somebody types: pure functions over folded texts.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From the best to none */
typedef enum
{
  WM_FOUND_EXACT,  /* the whole line */
  WM_FOUND_START,  /* a line starts with it */
  WM_FOUND_WORD,   /* a word starts with it */
  WM_FOUND_INSIDE, /* it is somewhere */
  WM_FOUND_APART,  /* each of its words is somewhere */
  WM_FOUND_NOT,
} WmFound;

/* What is looked for, made ready once for many texts */
typedef struct _WmNeedle WmNeedle;

/**
 * wm_search_fold:
 *
 * For comparing: without case and accents, full width as half width; all kinds
 * of blanks and dashes become one space, but line feeds stay.
 *
 * Returns: (transfer full): UTF-8; "" for what is no UTF-8
 */
char *wm_search_fold (const char *text);
/* The set of letters of a folded text, in 64 classes; for wm_needle_near(). */
guint64 wm_search_letters (const char *folded);

/* @text: as it was typed */
WmNeedle *wm_needle_new (const char *text);
void wm_needle_free (WmNeedle *needle);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmNeedle, wm_needle_free)
/* Nothing but blanks was typed */
gboolean wm_needle_is_empty (const WmNeedle *needle);

/**
 * wm_needle_find:
 * @folded: lines, each folded: the same thing's names, say
 * @line: (out) (optional): which of them holds it; 0 for WM_FOUND_APART
 *
 * Chinese words of one or two characters are found, since any part of a text
 * counts.
 */
WmFound wm_needle_find (const WmNeedle *needle, const char *folded, guint *line);
/* Whether each word is in one of two texts */
gboolean wm_needle_is_in (const WmNeedle *needle, const char *folded, const char *more);

/**
 * wm_needle_near:
 * @letters: of @folded
 *
 * As wm_needle_find(), typing mistakes forgiven: a letter too much, too few,
 * another, or two exchanged; one in a word of four to seven letters, two in a
 * longer one, none in a shorter. A word that is not written as Chinese is must
 * start where a word of the text does.
 *
 * Returns: how many mistakes there are, -1 for more than are forgiven
 */
int wm_needle_near (const WmNeedle *needle, const char *folded, guint64 letters, guint *line);

G_END_DECLS
