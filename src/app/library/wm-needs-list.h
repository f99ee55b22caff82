/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "map/wm-map.h"

G_BEGIN_DECLS

/**
 * WmNeedsList:
 *
 * The prerequisites of a skill while it is edited: a list from which one takes
 * out, and a chooser with which one puts in. It writes nothing.
 */
#define WM_TYPE_NEEDS_LIST (wm_needs_list_get_type ())
G_DECLARE_FINAL_TYPE (WmNeedsList, wm_needs_list, WM, NEEDS_LIST, AdwBin)

/* @skill: index of the skill that is edited; -1 for a new one */
GtkWidget *wm_needs_list_new (WmMap *map, int skill);
/* A list of any skills, for what is linked to them. @chosen: (nullable)
 * (element-type guint); @title, @add: what a screen reader says of the list and
 * of the button that adds */
GtkWidget *wm_needs_list_new_chosen (WmMap *map, GArray *chosen, const char *title,
                                     const char *add);
/* (transfer full): slugs, ended by NULL */
GStrv wm_needs_list_get (WmNeedsList *self);
/* What a label with a mnemonic leads to */
GtkWidget *wm_needs_list_get_chooser (WmNeedsList *self);
/* A chooser of skills that can be searched; one item for each of @skills
 * (element-type guint). */
GtkWidget *wm_skill_chooser_new (void);
void wm_skill_chooser_fill (GtkWidget *chooser, WmMap *map, GArray *skills);

G_END_DECLS
