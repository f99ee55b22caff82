/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scenes.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): everything about a person, as pages to read where @path
 * ends in .pdf, else as JSON */
GBytes *wm_person_export (WmStore *store, WmMap *map, const char *person, const char *path,
                          GError **error);

G_END_DECLS
