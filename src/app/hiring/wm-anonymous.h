/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Anonymous review: while it is on, candidates go by an alias, and their contact
 * and documents are not shown.
 */
#pragma once

#include "app/wm-session.h"

G_BEGIN_DECLS

gboolean wm_anonymous_is_on (WmSession *session);
/* Tells it by "hiring-changed"; remembered on this machine. */
void wm_anonymous_set (WmSession *session, gboolean on);
/* (transfer full): what to call the candidate @person (slug) of that @name */
char *wm_anonymous_name (WmSession *session, const char *person, const char *name);

G_END_DECLS
