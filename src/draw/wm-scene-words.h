/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

char *wm_words_join (const char *first, const char *second);
char *wm_words_skills (WmMap *map, GArray *skills);
char *wm_words_skill (WmMap *map, guint skill, const int *levels);
char *wm_words_role (WmMap *map, guint role);
char *wm_words_spectrum (WmMap *map);
char *wm_words_map (WmMap *map);
char *wm_words_level (WmMap *map, int level);
const char *wm_words_stage (const char *stage);
const char *wm_words_owner (const char *owner);
char *wm_words_date (const char *iso, gboolean with_year);
int wm_words_max_level (WmMap *map);

G_END_DECLS
