/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "people/wm-guide.h"

G_BEGIN_DECLS

/**
 * WmGuideCard:
 *
 * One question of a guided assessment: a skill, why it is asked, its levels in
 * words, how sure the answer is, what shows it. It takes keys: 0 to 4 answer,
 * C says how sure, E leads to the evidence, Y confirms what is implied.
 *
 * Signals: "answered" (int level), "confirmed", when what is implied is so, and
 * "evidence-done", when Return ends the evidence.
 */
#define WM_TYPE_GUIDE_CARD (wm_guide_card_get_type ())
G_DECLARE_FINAL_TYPE (WmGuideCard, wm_guide_card, WM, GUIDE_CARD, GtkBox)

GtkWidget *wm_guide_card_new (void);
/* What is asked. @item: (nullable): where it stands in the order; NULL for one
 * that was answered, whose answer is shown. Texts that were typed for the same
 * skill stay. */
void wm_guide_card_show (WmGuideCard *self, WmMap *map, const WmGuideSession *session,
                         guint skill, const WmGuideItem *item);
/* What was typed beside the level. Strings are (transfer full). */
char *wm_guide_card_get_evidence (WmGuideCard *self);
int wm_guide_card_get_confidence (WmGuideCard *self); /* 0..100; -1: not told */
/* Whether either differs from what is stored */
gboolean wm_guide_card_is_touched (WmGuideCard *self);
/* The keyboard's focus on the question itself, so that it is read out. */
void wm_guide_card_focus (WmGuideCard *self);

G_END_DECLS
