/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-paint.h"
#include "draw/wm-scenes.h"

G_BEGIN_DECLS

/**
 * WmPages:
 *
 * Sheets of paper with scenes on them, for PDF and printers alike. Sizes are in
 * points, 72 an inch.
 */
typedef struct _WmPages WmPages;

WmPages *wm_pages_new (void);
/* For another owner, who may be in another thread: from then on nothing is added. */
WmPages *wm_pages_ref (WmPages *pages);
void wm_pages_free (WmPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPages, wm_pages_free)

/* What a document's properties say. */
void wm_pages_describe (WmPages *pages, const char *title, const char *description);
/* Appends an empty sheet. */
void wm_pages_add_sheet (WmPages *pages, double width, double height);
/**
 * wm_pages_lay:
 * @scene: what is laid on the last sheet; lives as long as @pages
 * @x, @y: where its upper left corner comes to lie
 * @scale: points a point of the scene
 * @clip: (nullable): only that part of the sheet is painted
 */
void wm_pages_lay (WmPages *pages, const WmScene *scene, double x, double y, double scale,
                   const cairo_rectangle_t *clip);
/* @scene: (transfer full): is freed with @pages. Returns: (transfer none) */
const WmScene *wm_pages_keep (WmPages *pages, WmScene *scene);
/* Appends a scene on sheets of its own: one, or as many as its page_height
 * makes of it. @scene lives as long as @pages. */
void wm_pages_add_scene (WmPages *pages, const WmScene *scene);

guint wm_pages_get_n (const WmPages *pages);
const char *wm_pages_get_title (const WmPages *pages);
const char *wm_pages_get_description (const WmPages *pages);
void wm_pages_get_size (const WmPages *pages, guint sheet, double *width, double *height);
void wm_pages_paint (const WmPages *pages, guint sheet, cairo_t *cr, const WmPalette *palette);
/* (transfer full): sheets and what lies on them, one a line, for golden tests */
char *wm_pages_to_text (const WmPages *pages);

G_END_DECLS
