/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the painter keeps of texts, and how much of it.
 */
#pragma once

#include "draw/wm-glyphs.h"

G_BEGIN_DECLS

/* Bytes of a text: longer ones are rare, and are not kept. */
#define WM_GLYPHS_LONGEST 640
/* Bytes of a generation, of which there are two. A name of 20 letters takes about 140,
 * the longest about 2000. */
#define WM_GLYPHS_GENERATION (4 << 20)

/* How many texts are kept. @bytes: (out): that they take */
guint wm_glyphs_count (gsize *bytes);

/* Layouts of odd texts that a thread keeps. */
#define WM_ODD_MOST 512

/**
 * wm_odd_layout:
 * @context: in which it is made, where it is not yet kept
 *
 * A text that has no glyphs of its own here (emoji, more than there is room for) is not
 * shaped anew in each frame either.
 *
 * Returns: (transfer none) (nullable): on one line, at WM_FONT_SIZE, valid until the next
 *   call in this thread; NULL for a text too long to be kept
 */
PangoLayout *wm_odd_layout (const char *text, gboolean bold, PangoContext *context);

/* How many this thread keeps. */
guint wm_odd_count (void);

G_END_DECLS
