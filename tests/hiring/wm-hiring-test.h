/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A workspace for tests of hiring: the whole tiny pack of a bakery.
 */
#pragma once

#include "exchange/wm-exchange.h"
#include "exchange/wm-workspace.h"
#include "hiring/wm-job.h"
#include "wm-fixture.h"

G_BEGIN_DECLS

void wm_hiring_set_up (WmFixture *fixture, gconstpointer data);
WmMap *wm_hiring_map (WmFixture *fixture, const char *locale);

G_END_DECLS
