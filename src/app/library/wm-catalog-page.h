/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/**
 * WmCatalogPage:
 *
 * A list of roles or of questions that can be searched; a row opens the dialog
 * that edits it.
 */
#define WM_TYPE_CATALOG_PAGE (wm_catalog_page_get_type ())
G_DECLARE_FINAL_TYPE (WmCatalogPage, wm_catalog_page, WM, CATALOG_PAGE, AdwBin)

GtkWidget *wm_roles_page_new (WmSession *session);
GtkWidget *wm_questions_page_new (WmSession *session);

G_END_DECLS
