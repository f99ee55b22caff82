/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scenes.h"
#include "map/wm-parts.h"

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
/* (transfer full) (nullable): the parts on pages of A4, as PDF; the first is the title */
GBytes *wm_describe_to_pdf (GPtrArray *parts, const char *language, GError **error);
/* (transfer full): the parts as plain text */
char *wm_describe_to_text (GPtrArray *parts);

G_END_DECLS
