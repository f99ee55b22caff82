/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits of a skill that concern what is tied to it: people's ratings and
 * notes, plans, resources, questions, roles. Each is one action.
 */
#pragma once

#include "map/wm-map-edit.h"

G_BEGIN_DECLS

/* How much hangs on a skill */
typedef struct
{
  guint prerequisites; /* skills that it needs */
  guint unlocks;       /* skills that need it */
  guint roles;         /* that require it */
  guint resources;
  guint questions;
  guint ratings;       /* single ratings, of all people */
  guint people;        /* who were rated in it */
  guint notes;         /* notes and links of people's own */
} WmSkillTies;

gboolean wm_skill_ties (WmStore *store, const char *skill, WmSkillTies *ties, GError **error);
/* (transfer full): the same as a sentence: "2 prerequisites, 1 role, 3 ratings";
 * what there is none of is left out; "nothing" where all is none */
char *wm_skill_ties_describe (const WmSkillTies *ties);

/* (transfer full): what goes with a role, and who and what names it and keeps its
 * id: "34 requirements go along. 2 people aim for it."; "" for nothing */
char *wm_role_ties_describe (WmStore *store, const char *role);

/**
 * wm_skill_merge:
 * @from: the skill that goes
 * @into: the one that stays, under its own id, name and texts
 *
 * All that hangs on @from hangs on @into afterwards. Where both have something
 * for the same place:
 *  - summary, category, place and level anchors: what @into has stays, what it
 *    lacks comes from @from;
 *  - a role's requirement: the higher level, the stronger importance;
 *  - ratings of one assessment: the newer one;
 *  - notes of one person: both, one after the other;
 *  - a plan's target: the higher level;
 *  - links that both have become one.
 * Refused with WM_ERROR_INVALID where @into would need itself afterwards.
 */
gboolean wm_skill_merge (WmStore *store, const char *from, const char *into, GError **error);

/* What goes over to the new skill; lists are slugs ended by NULL, or NULL. */
typedef struct
{
  const char *name;
  const char *const *resources;
  const char *const *questions;
} WmSkillSplit;

/**
 * wm_skill_split:
 *
 * Makes a second skill in the same place: it needs and unlocks the same, and
 * the same roles require it; named resources and questions move over to it.
 * Ratings stay with the first, since nobody was rated in the new one.
 *
 * Returns: (transfer full): the new skill's slug
 */
char *wm_skill_split (WmStore *store, const char *skill, const WmSkillSplit *split,
                      GError **error);

/* What many skills become; WM_SKILL_BULK_INIT changes nothing. */
typedef struct
{
  const char *category; /* (nullable): slug or a word; "" takes it away */
  int shift;            /* along the spectrum; none leaves 0..1000 */
  const char *role;     /* (nullable): whose requirement is set */
  int level;            /* of that requirement; -1 removes it */
  WmImportance importance;
} WmSkillBulk;
#define WM_SKILL_BULK_INIT { .level = -1 }

/* @skills: slugs, ended by NULL. One action, or none where one is refused. */
gboolean wm_skills_edit (WmStore *store, const char *const *skills, const WmSkillBulk *bulk,
                         GError **error);
gboolean wm_skills_delete (WmStore *store, const char *const *skills, GError **error);

/* Ratings in it go with it. What people noted, and plans, keep its id. */
gboolean wm_skill_delete (WmStore *store, const char *skill, GError **error);

G_END_DECLS
