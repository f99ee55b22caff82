/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"
#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* The scorecards behind an activity: from its reasons to the card itself. */

/* (transfer full) (element-type utf8) (nullable): slugs of the cards that its reasons
 * name, each once; NULL for none */
GPtrArray *wm_why_cards (const WmActivity *activity);
/* Appends a button for each, which opens the card. */
void wm_why_append_cards (GtkBox *box, WmSession *session, GPtrArray *cards);

G_END_DECLS
