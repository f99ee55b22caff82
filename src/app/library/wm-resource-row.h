/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"
#include "learning/wm-reading.h"

G_BEGIN_DECLS

/* (transfer floating): a WmTextRow about a resource, with buttons for its state,
 * the skills that it teaches, and to edit it */
GtkWidget *wm_resource_row_new (WmSession *session, const WmResource *resource);
/* How far the person who looks is in it, and her note */
void wm_resource_row_set_reading (GtkWidget *row, const WmResource *resource,
                                  const WmReading *reading);

G_END_DECLS
