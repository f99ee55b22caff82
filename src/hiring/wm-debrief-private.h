/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files about debriefs share.
 */
#pragma once

#include "hiring/wm-debrief.h"
#include "hiring/wm-hiring-private.h"

G_BEGIN_DECLS

void wm_debrief_skill_free (gpointer data);
/* Counts anew, after somebody moved. */
void wm_debrief_skill_count (WmDebriefSkill *it, int target);

G_END_DECLS
