/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/**
 * wm_template_from_plan:
 *
 * Keeps a plan as a template of the workspace's own pack, in one action. Names
 * and dates go: who is named owns it as "other", the person's name in a text
 * becomes "the new hire", a fixed date the working day that it falls on. What
 * was made from evidence about her, or agreed at a check-in, stays hers.
 *
 * With the name of a template that is there, it becomes the next version of that.
 *
 * @version: (out) (optional): 1 for the first
 *
 * Returns: (transfer full): the template's slug
 */
char *wm_template_from_plan (WmStore *store, const char *plan, const char *name, int *version,
                             GError **error);

G_END_DECLS
