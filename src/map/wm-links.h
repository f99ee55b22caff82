/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An address of the web that stands in a text, and what it is called there */
typedef struct
{
  char *address; /* as wm_web_address() writes it */
  char *title;   /* "" where the text calls it nothing */
} WmLink;

/* Addresses that are none of the web: javascript:, mailto:, ftp:// */
typedef struct
{
  guint n;
  char *first; /* (nullable) */
} WmRefused;

void wm_refused_clear (WmRefused *refused);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmRefused, wm_refused_clear)

/**
 * wm_links_find:
 * @text: whatever somebody copied: lines, Markdown, a piece of HTML
 * @refused: (out): what stands there and is no address of the web
 *
 * Images of Markdown, relative links and marks of a page ("#top") are nothing.
 *
 * Returns: (transfer container) (element-type WmLink): in the order of the text,
 *   each address once
 */
GPtrArray *wm_links_find (const char *text, WmRefused *refused);

/* (transfer full): two spellings of one address are one: with "www." or without, with
 * a slash at its end or without, whichever of the two schemes */
char *wm_web_address_fold (const char *address);

G_END_DECLS
