/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/me/wm-rating-board.h"
#include "app/wm-session.h"
#include "learning/wm-reading.h"

G_BEGIN_DECLS

/**
 * WmMe:
 *
 * Whom the views of one person's page are about, and what is known of her:
 * who, which role she wants, what counts of her skills, what she reads. Read
 * again after a change, when somebody asks; "changed" tells of any change, also
 * of the person.
 */
#define WM_TYPE_ME (wm_me_get_type ())
G_DECLARE_FINAL_TYPE (WmMe, wm_me, WM, ME, GObject)

WmMe *wm_me_new (WmSession *session);
WmSession *wm_me_get_session (WmMe *self);
WmStore *wm_me_get_store (WmMe *self);
WmMap *wm_me_get_map (WmMe *self);
gboolean wm_me_is_editable (WmMe *self);

/* (transfer none) (element-type WmPerson) */
GPtrArray *wm_me_get_people (WmMe *self);
/* (nullable) (transfer none): NULL while the workspace knows nobody */
const WmPerson *wm_me_get_person (WmMe *self);
/* Whether the person at the keyboard is the one that the page is about */
gboolean wm_me_is_viewer (WmMe *self);
/* (nullable): her slug; whoever looks is added when nobody is known yet */
const char *wm_me_ensure_person (WmMe *self, GError **error);
void wm_me_choose_person (WmMe *self, const char *slug);

/* Index of the role that she aims for, or -1 */
int wm_me_get_role (WmMe *self);
/* (transfer none) (element-type WmRating): what counts, by skill */
GPtrArray *wm_me_get_ratings (WmMe *self);
/* (transfer none) (array): their levels, and how sure each was */
const int *wm_me_get_levels (WmMe *self);
const int *wm_me_get_confidences (WmMe *self);
/* How many skills have a level */
guint wm_me_count_assessed (WmMe *self);
/* (transfer none) (array): of wm_implied_compute(): who implies each, + 1, or 0 */
const guint *wm_me_get_implied (WmMe *self);
/* Whether she could learn it now: below what others build on, and all that it
 * builds on is known. What builds on nothing is no news. */
gboolean wm_me_is_ready (WmMe *self, guint skill);
/* (transfer full): slugs of the skills that the viewer herself rated half a year
 * ago or earlier; what others said is not hers to confirm */
char **wm_me_find_old (WmMe *self);
/* (transfer none) (element-type WmReading): by resource */
GPtrArray *wm_me_get_readings (WmMe *self);
/* (transfer none): how she learns */
const WmLearningWish *wm_me_get_wish (WmMe *self);
/* What her path to @role is computed from; its arrays are those of @self. */
WmPathInput wm_me_path_input (WmMe *self, guint role);

/* Rates, and tells so in a toast of @from; -1 clears. FALSE: it told why not. */
gboolean wm_me_rate (WmMe *self, GtkWidget *from, guint skill, int level);

/* Tells @board a row about @skill: where its rating comes from and how old it is,
 * or from what it is implied, under @detail (nullable). */
void wm_me_add_row (WmMe *self, WmRatingBoard *board, guint skill, int target,
                    const char *detail);

G_END_DECLS
