/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialogs that edit roles, resources and questions, and many skills at
 * once. Each is one action; what is refused is told in the dialog.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* @role, @resource, @question: slugs; NULL for a new one */
void wm_role_dialog_show (GtkWidget *from, WmSession *session, const char *role);
/* @skill: (nullable): slug that a new one is linked to */
void wm_resource_dialog_show (GtkWidget *from, WmSession *session, const char *resource,
                              const char *skill);
void wm_question_dialog_show (GtkWidget *from, WmSession *session, const char *question,
                              const char *skill);
/* The kinds of questions as data say them, from 1; NULL after the last */
const char *wm_question_kind (guint i);
/* The word for people; @kind itself where it is none of those */
const char *wm_question_kind_name (const char *kind);
/* A list of links that somebody pastes; @text: (nullable): what is in it already */
void wm_paste_dialog_show (GtkWidget *from, WmSession *session, const char *skill,
                           const char *text);
/* Asks what goes over from @skill to a new one. */
void wm_split_dialog_show (GtkWidget *from, WmSession *session, const char *skill);
/* @skills: (element-type guint): indexes into the session's map */
void wm_bulk_dialog_show (GtkWidget *from, WmSession *session, GArray *skills);

G_END_DECLS
