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
/* Every card, for whoever works on the file itself and shows none of them. (transfer full)
 * (element-type WmCard): by id */
GPtrArray *wm_cards_list_all (WmStore *store, GError **error);
/* Says why it is closed to the viewer: that it is about her, or @otherwise. @slug: of an
 * application or an interview */
void wm_card_set_sealed (WmStore *store, const char *slug, const char *otherwise, GError **error);
/* Only the interviewer writes her card: WM_ERROR_SEALED for others */
gboolean wm_card_check_author (WmStore *store, const WmInterview *interview, GError **error);
gboolean wm_card_check_levels (const WmCard *card, GError **error);
/* Are all levels such as the skills have here? */
gboolean wm_card_check_ratings (WmStore *store, const WmCard *card, GError **error);
/* Does the card whose row is @card say anything of the skill? */
gboolean wm_card_check_skill (WmStore *store, gint64 card, const char *skill, GError **error);
/* Inside an action: what the author wrote before goes. @interview: row id */
gboolean wm_draft_drop (WmStore *store, gint64 interview, GError **error);
/* A final action of its own that stores a sealed card. @interview: row id */
gboolean wm_card_insert_sealed (WmStore *store, WmCard *card, gint64 interview, GError **error);
/* Inside an action: the card's rows, under its slug where it has one */
gboolean wm_card_insert (WmStore *store, const WmCard *card, gint64 interview, GError **error);
/* Inside an action: one more amendment of the card whose row is @card, sealed
 * over what stands there; with a seal of its own it keeps that. */
gboolean wm_card_insert_amendment (WmStore *store, gint64 card, const WmCardAmendment *it,
                                   GError **error);

G_END_DECLS
