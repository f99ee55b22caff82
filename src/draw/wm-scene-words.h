/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scenes.h"
#include "map/wm-focus.h"
#include "map/wm-map.h"

G_BEGIN_DECLS

char *wm_words_join (const char *first, const char *second);
char *wm_words_skills (WmMap *map, GArray *skills);
/* (transfer full): category, what it needs and unlocks, and of @options my level, if there are
 * levels, and what the role asks for, or both roles that are compared */
char *wm_words_skill (WmMap *map, guint skill, const WmSceneOptions *options);
/* (transfer full): the same without the category */
char *wm_words_skill_links (WmMap *map, guint skill, const WmSceneOptions *options);
/* (transfer full): how many roles, and what the ends of the axis are called */
char *wm_words_axis (WmMap *map);
/* "must have"; "" for none */
const char *wm_words_importance (WmImportance importance);
char *wm_words_role (WmMap *map, guint role);
char *wm_words_spectrum (WmMap *map);
/* (transfer full): where people work so, and in which steps */
char *wm_words_workflow (WmMap *map, guint workflow);
char *wm_words_map (WmMap *map);
/* (transfer full): what is in focus as a heading: "What leads to Evaluation";
 * "" for nothing */
char *wm_words_focus_title (WmMap *map, WmFocus focus, int skill, int to);
/* (transfer full): and as a sentence, with the skills in their order */
char *wm_words_focus (WmMap *map, WmFocus focus, int skill, int to);
char *wm_words_level (WmMap *map, int level);
const char *wm_words_stage (const char *stage);
const char *wm_words_owner (const char *owner);
char *wm_words_date (const char *iso, gboolean with_year);
int wm_words_max_level (WmMap *map);
/* (transfer full): a person and her role in the map's language, or what is told
 * of them; "" for nothing */
char *wm_words_who (WmMap *map, const char *person_name, const char *role,
                    const char *role_name);
/* (transfer full): the same with her first day, @start: in words, or "" */
char *wm_words_plan (WmMap *map, const char *person_name, const char *role,
                     const char *role_name, const char *start);

G_END_DECLS
