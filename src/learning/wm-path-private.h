/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files about learning paths share.
 */
#pragma once

#include "learning/wm-path.h"

G_BEGIN_DECLS

/* Is the skill met at @level, by what is known or supposed? */
static inline gboolean
wm_path_is_met (const WmPathInput *input, guint skill, int level)
{
  return input->levels[skill] >= level || (input->known != NULL && input->known[skill]);
}

/* Chooses what to read and what proves it, for @steps, which must stand in an
 * order that no knowledge changes: what is read once is counted by the first. */
void wm_path_choose_resources (WmMap *map, const WmPathInput *input, GPtrArray *steps);

/**
 * wm_path_order:
 * @below: (element-type guint): all skills in question, met ones too
 * @steps: sorted in place
 *
 * Returns: whether no order is better
 */
gboolean wm_path_order (WmMap *map, GArray *below, GPtrArray *steps);

G_END_DECLS
