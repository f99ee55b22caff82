/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keyboard stays where it was when controls are made anew.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names a control among those beside it: what has the same name later stands for it.
 * @of: what it belongs to, e.g. a slug; @does: what it does with it */
void wm_focus_key_set (GtkWidget *widget, const char *does, const char *of);
/* (transfer full) (nullable): the name of the control within @widget that its window has the
 * keyboard in, also while another window is in front */
char *wm_focus_key_dup (GtkWidget *widget);
/* Gives the keyboard to the control of that name within @widget.
 * @key: (nullable): nothing is done
 *
 * Returns: FALSE where there was a name and nothing has it, or none that takes the keyboard */
gboolean wm_focus_key_grab (GtkWidget *widget, const char *key);

G_END_DECLS
