/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-export.h"

G_BEGIN_DECLS

GByteArray *wm_export_svg (const WmScene *scene, const WmPalette *palette);

G_END_DECLS
