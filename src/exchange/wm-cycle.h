/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cycles among named things. Private to the exchange folder.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _WmCycle WmCycle;

WmCycle *wm_cycle_new (void);
void wm_cycle_free (WmCycle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmCycle, wm_cycle_free)

void wm_cycle_add_edge (WmCycle *self, const char *from, const char *to);
/* (transfer full) (nullable) (element-type utf8): the names along one cycle,
 * the first again at the end; NULL when there is none. Always the same one. */
GPtrArray *wm_cycle_find (WmCycle *self);

G_END_DECLS
