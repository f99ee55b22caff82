/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* What one role asks otherwise than another, or what a content pack's file would
 * change in this workspace; whose fit changes; as text and as a picture. */
void wm_differences_dialog_show (GtkWidget *from, WmSession *session);

G_END_DECLS
