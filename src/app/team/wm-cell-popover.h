/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/**
 * wm_cell_popover_show:
 * @at: where the cell is, in @from's coordinates
 * @person: slug
 * @skill: index into the session's map
 * @target: the level that is asked
 *
 * What is known of one person in one skill, who said so and why; rates, and
 * leads to the person and to the skill.
 *
 * Returns: (transfer none): a child of @from, that goes when it is closed; who
 *   disposes of @from before unparents it
 */
GtkWidget *wm_cell_popover_show (GtkWidget *from, const GdkRectangle *at, WmSession *session,
                           const char *person, guint skill, int target);

G_END_DECLS
