/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * wm_feedback_error:
 * @from: a widget in the window that it concerns
 * @error: (nullable): not taken; nothing is shown for NULL or a cancelled
 *   operation
 *
 * Shows the message in a dialog over the window: messages say what to do, so
 * they are too long for a toast.
 */
void wm_feedback_error (GtkWidget *from, const GError *error);

/* Escape in @widget, which nothing inside took, closes its window. */
void wm_feedback_close_on_escape (GtkWidget *widget);

/* Puts @child under toasts, which then show in the dialog and not beneath it. A toast takes
 * Escape where it lies over something; @child has that key before it, so that it closes the
 * dialog with or without a toast. (transfer floating) */
GtkWidget *wm_feedback_overlay_new (GtkWindow *dialog, GtkWidget *child);

/* Shows a short text in a toast; it is never read as markup. */
void wm_feedback_tell (GtkWidget *from, const char *text);

/* Takes the text away again: it asked for something that is done, or not wanted any more. */
void wm_feedback_done (GtkWidget *from);

/* The same for what was just done, with a button that undoes it. */
void wm_feedback_undoable (GtkWidget *from, const char *text);

/* Takes such a button away: its action is no longer the newest. */
void wm_feedback_settled (GtkWidget *from);

/**
 * wm_feedback_newest:
 * @from: a widget in the window
 * @seq: the action that undo would take back, or 0
 *
 * To be called whenever that changes: an offer to undo something else goes away, for it
 * would take back what somebody did meanwhile in another window.
 */
void wm_feedback_newest (GtkWidget *from, gint64 seq);

/**
 * wm_feedback_open_link:
 *
 * Opens @url in the browser when it is an http or https address with a host;
 * tells why not otherwise.
 */
void wm_feedback_open_link (GtkWidget *from, const char *url);

/* (transfer full) (nullable): the host that an http or https address leads to;
 * NULL for every other address. Shown beside links, so that nobody is led
 * where they did not mean to go. */
char *wm_feedback_link_host (const char *url);

G_END_DECLS
