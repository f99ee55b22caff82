/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/wm-filter.h"

G_BEGIN_DECLS

/* The facet's name: "Role" */
const char *wm_filter_words_facet (WmFacet facet);
/* (transfer full): the choice's name: "AI engineer", "Not Assessed" */
char *wm_filter_words_value (WmMap *map, WmFacet facet, const char *value);
/* (transfer full): both, for a chip: "Role: AI engineer" */
char *wm_filter_words_choice (WmMap *map, WmFacet facet, const char *value);
/* (transfer full) (element-type utf8): what can be chosen of a facet in @map */
GPtrArray *wm_filter_words_values (WmMap *map, WmFacet facet);

G_END_DECLS
