/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* One person against the role she wants: what is short, not assessed and met,
 * never mixed; and the same as a picture. */
#define WM_TYPE_ME_PAGE (wm_me_page_get_type ())
G_DECLARE_FINAL_TYPE (WmMePage, wm_me_page, WM, ME_PAGE, AdwBin)

GtkWidget *wm_me_page_new (WmSession *session);
/* @person: slug; whom the page is about from now on */
void wm_me_page_show_person (WmMePage *self, const char *person);

G_END_DECLS
