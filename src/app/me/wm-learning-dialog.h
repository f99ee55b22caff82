/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/me/wm-me.h"

G_BEGIN_DECLS

/* Asks how somebody learns: from when on, on which days, in which languages and
 * kinds of resources. @from: what is told in its window */
void wm_learning_dialog_show (GtkWidget *from, WmMe *me);

G_END_DECLS
