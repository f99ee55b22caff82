/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A link in a text without tags: MARK_LINK address MARK_TITLE title MARK_END. Neither of the
 * three is in what stands between them. */
#define WM_LINKS_MARK_LINK '\x1c'
#define WM_LINKS_MARK_TITLE '\x1d'
#define WM_LINKS_MARK_END '\x1e'

/**
 * wm_links_html_flatten:
 * @text: whatever somebody copied, in UTF-8
 *
 * What stands in angle brackets and is no tag (an address, a comparison) stays as it is.
 *
 * Returns: (transfer full) (nullable): the lines that the page shows, its links marked as above;
 *   %NULL if there is no tag of HTML in @text, and no "&amp;"
 */
char *wm_links_html_flatten (const char *text);

G_END_DECLS
