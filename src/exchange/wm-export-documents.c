/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exporting: documents out of the workspace, as canonical text.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/wm-sql.h"
#include "wm-transfer.h"

static GBytes *
write_document (JsonObject *root, WmDocumentKind kind, GError **error)
{
  return wm_document_to_bytes (root, wm_document_get_shape (kind), error);
}

/* The one pack of the workspace; an error when there are several, or none. */
static char *
only_pack (WmStore *store, GError **error)
{
  gint64 count = wm_sql_int (store, 0, "SELECT count(*) FROM pack", "");

  if (count == 1)
    return wm_sql_text (store, "SELECT slug FROM pack", "");
  if (count == 0)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                         _ ("This workspace has no pack to export"));
  else
    {
      g_autofree char *slugs = wm_sql_text (
          store, "SELECT group_concat(slug, ', ') FROM (SELECT slug FROM pack ORDER BY slug)",
          "");

      g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("Say which pack to export: %s"), slugs);
    }
  return NULL;
}

/**
 * wm_export_pack:
 * @pack: (nullable): its id; NULL where there is only one
 *
 * Returns: (transfer full) (nullable): canonical text; the bytes of the
 *   canonical file that it came from, as long as nothing was changed
 */
GBytes *
wm_export_pack (WmStore *store, const char *pack, GError **error)
{
  g_autofree char *slug = NULL;
  g_autoptr (JsonObject) root = NULL;

  g_return_val_if_fail (WM_IS_STORE (store), NULL);

  slug = pack != NULL ? g_strdup (pack) : only_pack (store, error);
  if (slug == NULL)
    return NULL;
  root = wm_transfer_load_pack (store, slug, error);
  return root != NULL ? write_document (root, WM_DOCUMENT_PACK, error) : NULL;
}

/**
 * wm_export_plan:
 * @plan: its id
 *
 * Returns: (transfer full) (nullable): canonical text that needs nothing else:
 *   it carries the skills and resources that it names
 */
GBytes *
wm_export_plan (WmStore *store, const char *plan, GError **error)
{
  g_autoptr (WmPackCache) packs = NULL;
  g_autoptr (JsonObject) root = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && plan != NULL, NULL);

  packs = wm_pack_cache_new (store);
  root = wm_transfer_load_plan (store, plan, packs, error);
  return root != NULL ? write_document (root, WM_DOCUMENT_PLAN, error) : NULL;
}

/**
 * wm_export_workspace:
 *
 * Returns: (transfer full) (nullable): canonical text of all content; the same
 *   bytes for the same content
 */
GBytes *
wm_export_workspace (WmStore *store, GError **error)
{
  g_autoptr (JsonObject) root = NULL;

  g_return_val_if_fail (WM_IS_STORE (store), NULL);

  root = wm_transfer_load_workspace (store, error);
  return root != NULL ? write_document (root, WM_DOCUMENT_WORKSPACE, error) : NULL;
}
