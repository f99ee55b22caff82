/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-transfer.h"

static gboolean
not_yet (GError **error)
{
  g_set_error_literal (error, WM_ERROR, WM_ERROR_FAILED, "plans and workspaces: coming");
  return FALSE;
}

JsonObject *
wm_transfer_load_plan (WmStore *store, const char *slug, GError **error)
{
  not_yet (error);
  return NULL;
}
JsonObject *
wm_transfer_load_workspace (WmStore *store, GError **error)
{
  not_yet (error);
  return NULL;
}
gboolean
wm_transfer_store_plan (WmStore *store, JsonObject *plan, WmImportReport *report, GError **error)
{
  return not_yet (error);
}
gboolean
wm_transfer_store_workspace (WmStore *store, JsonObject *workspace, WmImportReport *report,
                             GError **error)
{
  return not_yet (error);
}
