/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Maps made by hand, without a workspace, for tests of pure rules.
 */
#pragma once

#include "map/wm-map-private.h"

G_BEGIN_DECLS

guint wm_make_skill (WmMap *map, const char *slug);
/* @below must be known before @skill. */
void wm_make_need (WmMap *map, guint skill, guint below);
guint wm_make_role (WmMap *map, const char *slug);
void wm_make_requirement (WmMap *map, guint role, guint skill, int level, WmImportance importance);
/* @minutes: -1 for not told; @tier: 0 for none */
guint wm_make_resource (WmMap *map, guint skill, const char *slug, const char *kind, int tier,
                        int minutes);
/* One more skill that the resource teaches */
void wm_make_teach (WmMap *map, guint resource, guint skill);
guint wm_make_question (WmMap *map, guint skill, const char *slug, int level, int minutes);
/* A graph of @n skills s0, s1 …, each with up to @most prerequisites among
 * those at most @reach before it, a resource and an exercise; and the role "r"
 * that requires about one skill of @every, at levels 1 to 4. */
WmMap *wm_make_random (GRand *random, guint n, guint most, guint reach, guint every);

G_END_DECLS
