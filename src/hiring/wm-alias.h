/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): what to call her where names are hidden: the same each time,
 * made from her id alone */
char *wm_candidate_alias (const char *person);

G_END_DECLS
