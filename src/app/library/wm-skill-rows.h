/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "people/wm-people.h"

G_BEGIN_DECLS

/* Rows and sections about one skill, from plain data. None reads a text of
 * the data as markup. All are (transfer floating). */

/* Names of skills that lead to them. @skills: (element-type guint) */
GtkWidget *wm_skill_rows_chips (WmMap *map, GArray *skills, const char *label);
/* One resource: what it is, how long it takes, where it leads. */
GtkWidget *wm_skill_rows_resource (const WmResource *resource);
/* One question, which unfolds to what answers show. */
GtkWidget *wm_skill_rows_question (WmMap *map, const WmQuestion *question);
/* One role that requires the skill. */
GtkWidget *wm_skill_rows_role (WmMap *map, const WmRequirement *requirement);
/* Where the skill stands on the spectrum, as a small picture. */
GtkWidget *wm_skill_rows_spectrum (WmMap *map, const WmSkill *skill);

/* (transfer full): the level's number and name */
char *wm_skill_rows_level_title (WmMap *map, int level);
/* (transfer full): which rating counts, of what kind and when; "" for none */
char *wm_skill_rows_provenance (const WmRating *rating);
/* (transfer full): the same with its age in words, where it is half a year or
 * more */
char *wm_skill_rows_provenance_and_age (const WmRating *rating, const GDate *today);
/* (transfer full): "45 min", "2 h", "about 2 h" for an estimate; "" if unknown */
char *wm_skill_rows_duration (int minutes, gboolean estimated);
/* The kind of a resource in the user's language. */
const char *wm_skill_rows_kind (const char *kind);
const char *wm_skill_rows_importance (WmImportance importance);

G_END_DECLS
