/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"
#include "map/wm-map-edit.h"

G_BEGIN_DECLS

/* Opens a dialog over @from's window that changes @skill (a slug), or makes a
 * new one (NULL) and shows it. All of it is one action; what is refused is told
 * in the dialog, which stays open. */
void wm_skill_dialog_show (GtkWidget *from, WmSession *session, const char *skill);
/* A new one, with @start's name and place filled in, as far as they are told */
void wm_skill_dialog_show_new (GtkWidget *from, WmSession *session, const WmSkillEdit *start);
/* Asks which skill @skill is to become part of. */
void wm_skill_merge_dialog_show (GtkWidget *from, WmSession *session, const char *skill);

G_END_DECLS
