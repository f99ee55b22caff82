/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*WmGotName) (const char *name, gpointer data);

/**
 * wm_ask_name:
 * @from: lives as long as @data
 * @accept: the button's text, with a mnemonic
 *
 * Asks for one line of text; @got is called when it is not empty and accepted,
 * and not at all when @from is gone by then.
 */
void wm_ask_name (GtkWidget *from, const char *title, const char *label, const char *accept,
                  const char *text, WmGotName got, gpointer data);
/* The same for what may be empty: that takes it away. */
void wm_ask_note (GtkWidget *from, const char *title, const char *label, const char *text,
                  WmGotName got, gpointer data);

G_END_DECLS
