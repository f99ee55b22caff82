/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): slug of the skill at a place of the widget */
typedef char *(*WmLinkDropSkill) (GtkWidget *widget, double x, double y, gpointer data);

/**
 * wm_link_drop_install:
 * @skill: what a link that is dropped there is linked to
 *
 * Takes links that are dragged from a browser (text/uri-list or plain text)
 * and links them to a skill, as one action with Undo. What is no address of
 * the web is refused and told.
 */
void wm_link_drop_install (GtkWidget *widget, WmSession *session, WmLinkDropSkill skill,
                           gpointer data);

/* What a drop does; for tests and other ways to bring a link. */
gboolean wm_link_drop_take (GtkWidget *from, WmSession *session, const char *skill,
                            const char *text);

G_END_DECLS
