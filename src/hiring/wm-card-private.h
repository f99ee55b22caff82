/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files about cards share.
 */
#pragma once

#include "hiring/wm-card.h"
#include "hiring/wm-hiring-private.h"

G_BEGIN_DECLS

/* Ratings, questions and amendments of a card that has its id */
gboolean wm_card_load_parts (WmStore *store, WmCard *card, GError **error);

G_END_DECLS
