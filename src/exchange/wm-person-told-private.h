/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files share that tell everything about a person in words.
 */
#pragma once

#include "map/wm-parts.h"
#include "wm-transfer.h"

G_BEGIN_DECLS

typedef struct
{
  WmStore *store;
  WmMap *map;
  GPtrArray *parts;
} WmTelling;

/* Name and value, of any length, for what is there */
void wm_tell_fact (WmTelling *it, const char *name, const char *value);
/* Adds a piece of a line to those before it; and the day of a time */
void wm_tell_append (GString *line, const char *text);
void wm_tell_append_day (GString *line, const char *time);
/* (transfer full): of a person by her id, as far as she is known here */
char *wm_tell_person_name (const WmTelling *it, const char *id);
const char *wm_tell_skill_name (const WmTelling *it, const char *id);
char *wm_tell_level (const WmTelling *it, int level); /* (transfer full) */
const char *wm_tell_kind_words (const char *kind); /* of a person, a rating, a reading */
/* Calls @each for each object of an array. */
void wm_tell_each (WmTelling *it, JsonNode *node,
                   void (*each) (WmTelling *it, JsonObject *object));
/* Key by key; and so the keys of @object that are not among @told, which ends with NULL */
void wm_tell_any (WmTelling *it, const char *name, JsonNode *node, guint depth);
void wm_tell_rest (WmTelling *it, JsonObject *object, const char *const *told);

/* Sections about what she can and what she is to do */
void wm_tell_ratings (WmTelling *it, JsonNode *node);
void wm_tell_plans (WmTelling *it, JsonNode *node);
/* Sections about hiring */
void wm_tell_candidate (WmTelling *it, JsonNode *node);
void wm_tell_applications (WmTelling *it, JsonNode *node);
void wm_tell_interviews_held (WmTelling *it, JsonNode *node);
void wm_tell_retention (WmTelling *it, JsonNode *node);
void wm_tell_holds (WmTelling *it, JsonNode *node);
void wm_tell_erasures (WmTelling *it, JsonNode *node);

G_END_DECLS
