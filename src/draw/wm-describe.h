/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-part.h"
#include "draw/wm-scenes.h"

G_BEGIN_DECLS

/**
 * wm_describe_map:
 * @details: also what each skill is, its levels and its resources
 *
 * The map in words, as one would tell it: the question that it answers, the
 * spectrum, the roles, and each category with its skills, foundations first;
 * of each skill its level and target, what it needs and what it unlocks. With
 * a focus only the skills in it, in their order.
 *
 * Returns: (transfer full) (element-type WmPart): in the order of reading
 */
GPtrArray *wm_describe_map (WmMap *map, const WmSceneOptions *options, gboolean details);

G_END_DECLS
