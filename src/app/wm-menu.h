/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): a name as it stands in a menu, where an underscore would make a mnemonic */
char *wm_menu_escape (const char *name);

/**
 * wm_menu_append:
 * @label: with mnemonics; see wm_menu_escape()
 * @target: (nullable): floating, taken
 */
void wm_menu_append (GMenu *menu, const char *label, const char *action, GVariant *target);
/* The same with a slug as its target */
void wm_menu_append_slug (GMenu *menu, const char *label, const char *action, const char *slug);
/* (transfer floating): the flat button of a row's menu, which @label names and explains */
GtkWidget *wm_menu_button_new (GMenu *menu, const char *label);

/**
 * wm_menu_button_set_late:
 *
 * What the menu needs is made when it is first opened, not with the window.
 */
void wm_menu_button_set_late (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
