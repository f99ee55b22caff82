/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-pages.h"

G_BEGIN_DECLS

typedef enum
{
  WM_PAPER_A4,
  WM_PAPER_A3,
  WM_PAPER_A2,
  WM_PAPER_A1,
  WM_PAPER_A0,
  WM_N_PAPERS,
} WmPaper;

/* By "A4" … "A0", in either case. */
gboolean wm_paper_parse (const char *name, WmPaper *paper);
const char *wm_paper_get_name (WmPaper paper);
/* In points */
void wm_paper_size (WmPaper paper, gboolean landscape, double *width, double *height);

/**
 * WmPosterOptions:
 * @tiles: the poster is cut into sheets of A4 that overlap, to be glued
 * @words: pages after it tell the same in words
 * @details: and with levels and resources
 */
typedef struct
{
  WmPaper paper;
  gboolean landscape;
  gboolean tiles;
  gboolean words;
  gboolean details;
} WmPosterOptions;

/* (transfer full): the picture in about that size, in points of its own; the
 * options have width, height and measure filled in */
typedef WmScene *(*WmPicture) (WmMap *map, const WmSceneOptions *options);

/**
 * wm_poster_new:
 * @picture: wm_scene_map() or another
 * @scene: what it shows; width and height are chosen here
 *
 * A picture on paper with its title, as large as the paper lets, and after it
 * the same in words: cairo 1.16 writes no alternative text into a PDF.
 *
 * Returns: (transfer full): the sheets
 */
WmPages *wm_poster_new (WmMap *map, WmPicture picture, const WmSceneOptions *scene,
                        const WmPosterOptions *options);

/**
 * wm_poster_link:
 * @parts: (nullable) (element-type WmPart): what stands in the same document
 *
 * Lets the roles and skills of @scene lead to where they are told in words,
 * else to the first thing to read.
 */
void wm_poster_link (WmScene *scene, WmMap *map, GPtrArray *parts);

/* (transfer full): the parts of wm_describe_map() as pages of A4 */
WmScene *wm_scene_words_page (GPtrArray *parts, const char *title, const char *language,
                              WmMeasure *measure);

G_END_DECLS
