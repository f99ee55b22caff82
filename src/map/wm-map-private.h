/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the map share.
 */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

gboolean wm_locale_same_language (const char *a, const char *b);

/* Texts of the content in the wished language. */
typedef struct _WmTexts WmTexts;
WmTexts *wm_texts_load (WmStore *store, const char *locale, GError **error);
void wm_texts_free (WmTexts *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmTexts, wm_texts_free)
char *wm_texts_get (WmTexts *texts, gint64 pack, const char *kind, gint64 id, const char *field,
                    const char *original);

/* An empty map; wm_map_load() fills it. */
WmMap *wm_map_new (const char *locale);
/* A GCompareDataFunc of indexes of skills in @map: those nearest the ground first. */
int wm_map_compare_depths (gconstpointer a, gconstpointer b, gpointer map);
/* Fills WmSkill.depth from WmSkill.needs. */
void wm_map_compute_depths (WmMap *map);

G_END_DECLS
