/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-store.h"

G_BEGIN_DECLS

/**
 * WmMap:
 *
 * What a workspace knows of roles and skills, loaded whole, in one language:
 * plain data that rules, drawing and views share. Immutable; load it again
 * when the store says that a table of the map changed. Spectrum positions are
 * integers in 0..1000; -1 where none is told.
 */
typedef struct
{
  char *slug;
  char *name;
} WmCategory;

typedef enum
{
  WM_IMPORTANCE_NONE,
  WM_IMPORTANCE_NICE,
  WM_IMPORTANCE_SHOULD,
  WM_IMPORTANCE_MUST,
} WmImportance;

typedef struct
{
  guint role;  /* index into WmMap.roles */
  guint skill; /* index into WmMap.skills */
  int level;
  WmImportance importance;
} WmRequirement;

typedef struct
{
  gint64 id;
  char *slug;
  char *name;
  char *description;
  char *keywords; /* (nullable): what else it is called, in all languages, a line each */
  char *focus;
  char *stage; /* "0-to-1", "1-to-N" or "" */
  char *side;  /* "left", "right", "both" or "" */
  int from, to, position;
  GArray *requirements; /* WmRequirement, in the author's order */
} WmRole;

typedef struct
{
  gint64 id;
  char *slug;
  char *name;
  char *description;
  char *keywords; /* (nullable): what it is looked for by, in all languages, a line each */
  int category; /* index into WmMap.categories, or -1 */
  int spectrum;
  int depth;         /* longest chain of prerequisites below it; 0 = none */
  GPtrArray *levels; /* utf8, index = level; NULL where a level has no text */
  GArray *needs;     /* guint: indexes of direct prerequisites */
  GArray *unlocks;   /* guint: indexes of skills that need it directly */
  GArray *required_by; /* WmRequirement */
  GArray *resources; /* guint: indexes into WmMap.resources, by tier */
  GArray *questions; /* guint: indexes into WmMap.questions */
} WmSkill;

typedef struct
{
  gint64 id;
  char *slug;
  char *name;
  char *url;
  char *kind;     /* article, video, course, book, paper, exercise ... */
  char *language; /* BCP 47 or "" */
  char *section;  /* of the reading list that places it, or "" */
  char *subsection; /* its topic in that section, or "" */
  char *note;
  int tier;       /* 0 = none told */
  int minutes;    /* -1 = not told */
  gboolean estimated; /* the time is our estimate */
  gboolean is_new;    /* its reading list marks it as newly added */
  GArray *skills; /* guint */
} WmResource;

typedef struct
{
  gint64 id;
  char *slug;
  char *text;
  char *kind;
  int level;   /* -1 = any */
  int minutes; /* -1 = not told */
  char *strong;
  char *weak;
  GArray *skills; /* guint */
} WmQuestion;

typedef struct
{
  gint64 id;
  char *slug;
  char *name;
  char *role;
  char *description;
  int version;     /* 1 for the first */
  gboolean is_old; /* there is a later version; those come last */
} WmTemplate;

/* A way of working, in steps */
typedef struct
{
  char *slug;
  char *name;
  char *lane; /* what it is for; may be "" */
  int place;  /* 0..1000: amid the roles that work so; -1 where none is known */
  GPtrArray *steps; /* utf8 */
} WmWorkflow;

typedef struct
{
  gatomicrefcount refs;
  char *locale;
  char *left_label, *right_label, *boundary_label; /* of the spectrum; "" = none */
  int boundary;          /* 0..1000; 500 unless a pack says otherwise */
  GPtrArray *level_names; /* utf8, index = level; from the pack's first scale */
  GPtrArray *categories;  /* WmCategory */
  GPtrArray *roles;       /* WmRole, by position */
  GPtrArray *skills;      /* WmSkill, by category then spectrum */
  GPtrArray *resources;   /* WmResource */
  GPtrArray *questions;   /* WmQuestion */
  GPtrArray *templates;   /* WmTemplate */
  GPtrArray *workflows;   /* WmWorkflow, of the first pack that has any */
  GHashTable *skill_index; /* slug -> index + 1; use wm_map_find_skill() */
  GHashTable *role_index;
  GHashTable *resource_index;
} WmMap;

/* @locale: BCP 47 ("zh-CN"); NULL for the current language of messages */
WmMap *wm_map_load (WmStore *store, const char *locale, GError **error);
WmMap *wm_map_ref (WmMap *map);
void wm_map_unref (WmMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmMap, wm_map_unref)

int wm_map_find_skill (WmMap *map, const char *slug); /* -1 when absent */
int wm_map_find_role (WmMap *map, const char *slug);
/* (transfer none): the name of a role in the map's language; @otherwise when the
 * map does not know it */
const char *wm_map_role_name (WmMap *map, const char *slug, const char *otherwise);
int wm_map_find_resource (WmMap *map, const char *slug);
#define wm_map_skill(map, i) ((WmSkill *) g_ptr_array_index ((map)->skills, (i)))
#define wm_map_role(map, i) ((WmRole *) g_ptr_array_index ((map)->roles, (i)))
#define wm_map_resource(map, i) ((WmResource *) g_ptr_array_index ((map)->resources, (i)))
#define wm_map_workflow(map, i) ((WmWorkflow *) g_ptr_array_index ((map)->workflows, (i)))
#define wm_map_question(map, i) ((WmQuestion *) g_ptr_array_index ((map)->questions, (i)))

/* (transfer full) (element-type guint): every direct and indirect
 * prerequisite of @skill, those with none first; @skill itself left out */
GArray *wm_map_closure (WmMap *map, guint skill);
/* (transfer full) (element-type guint): what @role needs only on the way,
 * i.e. prerequisites of its required skills that it does not itself require */
GArray *wm_map_on_the_way (WmMap *map, guint role);
/* (transfer full): the tag of the best language for content, from LANGUAGE,
 * LC_MESSAGES and so on; "en" when nothing is told */
char *wm_locale_current (void);
/* Is any table of the map among these changes? */
gboolean wm_map_concerned (GArray *changes);
/* Minutes of an ISO 8601 duration of weeks, days (8 hours), hours, minutes; -1 */
int wm_duration_minutes (const char *duration);
/* (transfer full): the other way round: "PT45M", "PT1H30M" */
char *wm_duration_format (int minutes);
/* Is any of @tables (ended by NULL) among these changes? */
gboolean wm_changes_concern (GArray *changes, const char *const *tables);

G_END_DECLS
