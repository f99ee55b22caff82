/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/**
 * WmMilestoneCard:
 *
 * A milestone: its name, its last day, what it is good for, how far it is, and
 * the list of its activities, with an entry for another at the end. Signals
 * "add" (gint64 milestone, const char *name) and "edit" (gint64 milestone).
 */
#define WM_TYPE_MILESTONE_CARD (wm_milestone_card_get_type ())
G_DECLARE_FINAL_TYPE (WmMilestoneCard, wm_milestone_card, WM, MILESTONE_CARD, GtkBox)

/* @id: row id of the milestone; 0 for activities without one, which has no
 * entry */
GtkWidget *wm_milestone_card_new (gint64 id);
gint64 wm_milestone_card_get_id (WmMilestoneCard *self);
/* @milestone: (nullable): NULL for activities without one */
void wm_milestone_card_update (WmMilestoneCard *self, const WmMilestone *milestone,
                               GPtrArray *activities, gboolean editable);
/* (transfer none) (element-type GtkWidget): the rows that it shall show; emptied
 * and filled by the owner, then finished, and moved by the functions below */
GPtrArray *wm_milestone_card_get_wanted (WmMilestoneCard *self);
/* FALSE when rows must be moved to show what is wanted. */
gboolean wm_milestone_card_finish (WmMilestoneCard *self);
void wm_milestone_card_give_up (WmMilestoneCard *self);
void wm_milestone_card_take_in (WmMilestoneCard *self);
/* The focus goes to the entry, which is emptied. */
void wm_milestone_card_start_adding (WmMilestoneCard *self);

G_END_DECLS
