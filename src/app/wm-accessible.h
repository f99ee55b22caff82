/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Once, when the program starts. From then on the names of buttons are told once, and what lies
 * behind the shown page of a stack is not told at all. */
void wm_accessible_init (void);

G_END_DECLS
