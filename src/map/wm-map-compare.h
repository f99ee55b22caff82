/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

typedef enum
{
  WM_DIFFERENCE_ADDED,
  WM_DIFFERENCE_REMOVED,
  WM_DIFFERENCE_RAISED,  /* a higher level, or at the same one more important */
  WM_DIFFERENCE_LOWERED,
  WM_DIFFERENCE_RENAMED, /* under the same id */
  WM_DIFFERENCE_ANCHORS, /* the levels of a skill are described otherwise */
  WM_N_DIFFERENCES,
} WmDifferenceKind;

/**
 * WmDifference:
 * @role: (nullable): slug; with a skill too, it is about a requirement
 * @role_name: (nullable): NULL between two roles, where it goes without saying
 * @skill: (nullable): slug
 * @before, @after: levels that are asked; -1 for none
 *
 * One difference between two roles or two maps. Names are those of the side
 * that has the thing, of both the later.
 */
typedef struct
{
  WmDifferenceKind kind;
  char *role, *role_name;
  char *skill, *skill_name;
  char *name_before; /* (nullable): of RENAMED */
  int before, after;
  WmImportance importance_before, importance_after;
} WmDifference;

/* Pure. What @other asks otherwise than @role, by skill: what it adds, then
 * what it raises, lowers, removes. (transfer full) (element-type WmDifference) */
GPtrArray *wm_roles_compare (WmMap *map, guint role, guint other);
/* Pure. What @after has otherwise than @before, found by ids: roles, skills,
 * then requirements by role. (transfer full) (element-type WmDifference) */
GPtrArray *wm_maps_compare (WmMap *before, WmMap *after);
/* "added", "removed", "raised", "lowered", "renamed", "anchors" */
const char *wm_difference_to_string (WmDifferenceKind kind);
/* (transfer full): a difference as a line for people */
char *wm_difference_describe (const WmDifference *difference);

G_END_DECLS
