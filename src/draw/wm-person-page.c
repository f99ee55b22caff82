/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything about a person on pages of A4.
 */
#include "config.h"

#include "draw/wm-person-page.h"

#include "draw/wm-export.h"
#include "draw/wm-poster.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-parts.h"

GBytes *
wm_person_export (WmStore *store, WmMap *map, const char *person, const char *path,
                  GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (WmScene) scene = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && person != NULL, NULL);

  if (!g_str_has_suffix (lower, ".pdf"))
    return wm_export_person (store, person, error);
  parts = wm_tell_person (store, map, person, error);
  if (parts == NULL)
    return NULL;
  scene = wm_scene_words_page (parts, ((WmPart *) g_ptr_array_index (parts, 0))->text,
                               map->locale, wm_measure_pango ());
  return wm_export_scene_bytes (scene, WM_EXPORT_PDF, wm_palette_get (WM_PALETTE_PRINT), 1,
                                error);
}
