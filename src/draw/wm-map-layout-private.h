/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-map-layout.h"

G_BEGIN_DECLS

/* Fills in @reading, @boxes, @curves, @stubs and @stub_boxes: all is placed. */
void wm_map_layout_index (WmMapLayout *layout);

G_END_DECLS
