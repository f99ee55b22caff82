/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What bars of filters are made of: chips that take a choice away, and the popover in which it is
 * made. All widgets are (transfer floating).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that takes the choice of that name away */
GtkWidget *wm_chip_new (const char *name);
/* A button that takes all of them away */
GtkWidget *wm_chip_clear_new (void);
/* Which child of @bar @chip is; their number where it is none */
guint wm_chip_index (GtkWidget *bar, GtkWidget *chip);
/* The keyboard goes on to what stands in the place of a chip that went. @otherwise: (nullable):
 * where to when none is left */
void wm_chip_grab_next (GtkWidget *bar, guint at, GtkWidget *otherwise);
/* A popover whose content scrolls; @box: (out): takes the groups */
GtkWidget *wm_chip_popover_new (GtkBox **box);
/* A titled group of choices in it; takes the checks */
GtkBox *wm_chip_popover_add (GtkBox *box, const char *title);

G_END_DECLS
