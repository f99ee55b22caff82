/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Anonymous review: while it is on, candidates go by an alias, and their contact
 * and documents are not shown.
 */
#pragma once

#include "app/wm-session.h"
#include "learning/wm-team.h"
#include "people/wm-people.h"

G_BEGIN_DECLS

gboolean wm_anonymous_is_on (WmSession *session);
/* Every window of this machine is told, and remembers it. */
void wm_anonymous_set (WmSession *session, gboolean on);
/* The names of the session's candidates are others than before. */
void wm_anonymous_tell (WmSession *session);
/* (transfer full): what to call the candidate @person (slug) of that @name */
char *wm_anonymous_name (WmSession *session, const char *person, const char *name);
/* Puts the alias in the place of a candidate's @name, where names are hidden. */
void wm_anonymous_hide (WmSession *session, const char *person, char **name);
/* The same for those of @people (element-type WmPerson) who are candidates */
void wm_anonymous_hide_people (WmSession *session, GPtrArray *people);
void wm_anonymous_hide_team (WmSession *session, WmTeam *team);
/* Is somebody of that @kind to be hidden? */
gboolean wm_anonymous_hides (WmSession *session, const char *kind);

G_END_DECLS
