/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* The reading: by tier, to be filtered, each with what it teaches. */
#define WM_TYPE_RESOURCES_PAGE (wm_resources_page_get_type ())
G_DECLARE_FINAL_TYPE (WmResourcesPage, wm_resources_page, WM, RESOURCES_PAGE, AdwBin)

GtkWidget *wm_resources_page_new (WmSession *session);

G_END_DECLS
