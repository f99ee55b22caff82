/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a pack would make of the map: it is stored, looked at, and taken back.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange/wm-document.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-transfer.h"
#include "exchange/wm-workspace.h"

static WmDocument *
load_pack (const char *path, GError **error)
{
  g_autoptr (GBytes) input = wm_file_read (path, WM_FILE_CAP, error);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (WmDocument) document
      = input != NULL ? wm_document_load (input, name, error) : NULL;

  if (document == NULL || document->kind == WM_DOCUMENT_PACK)
    return g_steal_pointer (&document);
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s is not a content pack"), name);
  return NULL;
}

gboolean
wm_import_maps (WmStore *store, const char *path, const char *locale, WmMap **before,
                WmMap **after, GError **error)
{
  g_autoptr (WmDocument) document = NULL;
  g_autoptr (WmImportReport) report = NULL;
  g_autoptr (WmMap) now = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && path != NULL && before && after, FALSE);

  document = load_pack (path, error);
  now = document != NULL ? wm_map_load (store, locale, error) : NULL;
  if (now == NULL || !wm_store_begin (store, "import-pack", NULL, error))
    return FALSE;
  report = wm_import_report_new (WM_DOCUMENT_PACK, NULL);
  *after = wm_transfer_store_pack (store, wm_document_get_root (document), report, error)
               ? wm_map_load (store, locale, error)
               : NULL;
  wm_store_rollback (store);
  if (*after == NULL)
    return FALSE;
  *before = g_steal_pointer (&now);
  return TRUE;
}

WmMap *
wm_map_of_pack (const char *path, const char *locale, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-XXXXXX", error);
  g_autofree char *file = NULL;
  WmStore *store;
  WmMap *map;

  g_return_val_if_fail (path != NULL, NULL);

  if (folder == NULL)
    return NULL;
  file = g_build_filename (folder, "pack.waymark", NULL);
  store = wm_workspace_create (file, path, NULL, error);
  map = store != NULL ? wm_map_load (store, locale, error) : NULL;
  if (store != NULL)
    (void) wm_store_close (store, NULL);
  g_clear_object (&store);
  (void) g_unlink (file);
  (void) g_rmdir (folder);
  return map;
}
