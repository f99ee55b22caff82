/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which skills and resources somebody wants to see. One model for the map and
 * for all lists: plain words by facet, kept as a text.
 */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

/* What is chosen in one facet is joined by "or", facets by "and". */
typedef enum
{
  WM_FACET_CATEGORY, /* slugs */
  WM_FACET_ROLE,     /* slugs: what a role requires */
  WM_FACET_LEVEL,    /* "0" … of the person who looks, "none" for not assessed */
  WM_FACET_TIER,     /* "1" … of resources; of skills that have one */
  WM_FACET_GAP,      /* "short": below what is required; "open": not assessed */
  WM_FACETS,
} WmFacet;

typedef struct _WmFilter WmFilter;

WmFilter *wm_filter_new (void);
void wm_filter_free (WmFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmFilter, wm_filter_free)

/* @text: (nullable): of wm_filter_to_string(); what is not understood is left out */
WmFilter *wm_filter_parse (const char *text);
/* (transfer full): a line for each choice, "role:ai-engineer"; "" for none */
char *wm_filter_to_string (const WmFilter *filter);

gboolean wm_filter_has (const WmFilter *filter, WmFacet facet, const char *value);
void wm_filter_set (WmFilter *filter, WmFacet facet, const char *value, gboolean chosen);
void wm_filter_clear (WmFilter *filter);
gboolean wm_filter_is_empty (const WmFilter *filter);
/* (transfer none) (element-type utf8): what is chosen, in the order of choosing */
GPtrArray *wm_filter_values (const WmFilter *filter, WmFacet facet);
/* Drops categories, roles and levels that @map does not have. */
void wm_filter_prune (WmFilter *filter, WmMap *map);

/**
 * wm_filter_skills:
 * @levels: (array): by skill, -1 for not assessed
 * @role: whose requirements a gap is measured by where the filter names no
 *   role; -1: all roles'
 *
 * Returns: (transfer full) (array): by skill, whether it is wanted
 */
gboolean *wm_filter_skills (const WmFilter *filter, WmMap *map, const int *levels, int role);
/**
 * wm_filter_resources:
 * @skills: (array): of wm_filter_skills()
 *
 * A resource is wanted when its tier is, and, where the filter says anything
 * of skills, one of its skills is.
 *
 * Returns: (transfer full) (array): by resource
 */
gboolean *wm_filter_resources (const WmFilter *filter, WmMap *map, const gboolean *skills);

G_END_DECLS
