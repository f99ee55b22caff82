/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-poster.h"

G_BEGIN_DECLS

/* How wide a picture for wm_picture_pages() is best made, in points */
#define WM_PICTURE_PAGE_WIDTH 700

/**
 * wm_picture_pages:
 * @scene: (transfer full)
 *
 * A picture on sheets of @paper, standing: as wide as the sheet, on as many sheets as
 * its height takes, cut where no text or mark is.
 *
 * Returns: (transfer full)
 */
WmPages *wm_picture_pages (WmScene *scene, WmPaper paper);

G_END_DECLS
