/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-map-layout.h"
#include "map/wm-filter.h"
#include "map/wm-map.h"
#include "people/wm-people.h"
#include "store/wm-store.h"

G_BEGIN_DECLS

/**
 * WmSession:
 *
 * An open workspace as the windows see it: the store, the map in the current
 * language, who is looking, and that person's ratings. All windows on one
 * file share one session. After a change of the store it drops what is out
 * of date and tells so by signals, of which each carries no argument:
 *
 * - "map-changed": roles, skills, resources, questions or templates; the
 *   indexes of a map kept from before are no longer valid. A large map is read
 *   beside the window: the signal comes a moment after the change, and until then
 *   the map is that of before, whole
 * - "people-changed": persons or ratings
 * - "plans-changed": plans, milestones or activities
 * - "hiring-changed": jobs, candidates, interviews or cards, and people
 * - "learning-changed": what somebody reads, notes and wishes
 * - "history-changed": anything at all, so what undo and redo would do
 * - "busy-changed": long work begins or has ended
 * - "balance-changed": how the map is drawn (wm-map-balance.h)
 * - "filter-changed": what the map and the lists show; also after ratings
 *   changed, where the filter asks for levels
 */
#define WM_TYPE_SESSION (wm_session_get_type ())
G_DECLARE_FINAL_TYPE (WmSession, wm_session, WM, SESSION, GObject)

/**
 * wm_session_new:
 * @map: (nullable) (transfer full): the store's map, if it was read already
 *
 * Takes up an open store and starts to watch it for the changes of other
 * processes. The store is closed with the session.
 *
 * Returns: (transfer full) (nullable): NULL when the map cannot be read
 */
WmSession *wm_session_new (WmStore *store, WmMap *map, GError **error);

WmStore *wm_session_get_store (WmSession *self);
/* (transfer none): valid until "map-changed"; take a reference to keep it */
WmMap *wm_session_get_map (WmSession *self);
/* Places of its skills that were made while it was opened, for the page of the map. */
void wm_session_give_places (WmSession *self, WmMapLayout *places); /* (transfer full) (nullable) */
/* (transfer full) (nullable): once; they need not fit the room that the page has */
WmMapLayout *wm_session_take_places (WmSession *self);
/* Is the map that of the newest change, not of one before it? */
gboolean wm_session_is_current (WmSession *self);
/* (nullable): slug of the person who looks, NULL while there is none */
const char *wm_session_get_person (WmSession *self);
/* (transfer none) (element-type WmRating): the person's, one for each skill
 * of the map; valid until "people-changed" or "map-changed". Every level is
 * -1 while there is no person. */
GPtrArray *wm_session_get_ratings (WmSession *self);
/* Level of skill number @skill of the map, -1 while it is not assessed. */
int wm_session_get_level (WmSession *self, guint skill);
gboolean wm_session_is_read_only (WmSession *self);

/* Which skills and resources are shown: kept in the workspace, with its views.
 * (transfer none): changed only by the two below it */
WmFilter *wm_session_get_filter (WmSession *self);
void wm_session_set_filter (WmSession *self, WmFacet facet, const char *value, gboolean chosen);
void wm_session_clear_filter (WmSession *self);
/* (transfer full) (array): by skill of the map, whether the filter wants it; a
 * gap is one to the role that the person aims for, or to any */
gboolean *wm_session_filter_skills (WmSession *self);
/* (transfer full): where the workspace lies that the first start makes */
char *wm_session_own_path (void);
/* (transfer full): the file's name without its ending, for titles */
char *wm_session_dup_name (WmSession *self);
/* (transfer full) (nullable): the folder that the workspace lies in, "~" for the home; NULL for
 * the one that the first start made, which nobody put anywhere */
char *wm_session_dup_folder (WmSession *self);

/**
 * wm_session_ensure_person:
 *
 * The slug of the person who looks; adds that person, by the name of the
 * desktop's user, when the workspace knows nobody yet.
 *
 * Returns: (nullable): owned by the session
 */
const char *wm_session_ensure_person (WmSession *self, GError **error);

/* Long work beside the window: every begin has its end. */
void wm_session_begin_work (WmSession *self);
void wm_session_end_work (WmSession *self);
gboolean wm_session_is_busy (WmSession *self);
/* Tells every window that the balance of the map is another one. */
void wm_session_tell_balance (WmSession *self);

/* Loads the map again, e.g. after the language of contents was changed. */
gboolean wm_session_reload (WmSession *self, GError **error);

G_END_DECLS
