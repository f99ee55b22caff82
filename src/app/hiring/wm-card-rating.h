/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hiring/wm-card.h"

G_BEGIN_DECLS

/* It was changed. @data: as given */
typedef void (*WmCardRatingChanged) (gpointer data);

/* What a card says of one skill: its levels in words, no signal, not asked, and the sentence that
 * shows it. A digit chooses that level. What is chosen is written to @rating, which must outlive
 * the widget. @skill: (nullable): NULL for one that the map does not have. (transfer floating) */
GtkWidget *wm_card_rating_new (WmCardRating *rating, const WmSkill *skill,
                               WmCardRatingChanged changed, gpointer data);

G_END_DECLS
