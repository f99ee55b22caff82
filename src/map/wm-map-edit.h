/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing the map. Each function is one action: it happens whole or not at
 * all, can be undone, and has a label of its own. What is new belongs to the
 * workspace's own pack, so that a newer version of an imported pack leaves it
 * alone. A text is changed in the language that the reader reads: where the
 * content has a translation that she sees, that; else the text itself.
 *
 * Texts are held to WM_LIMIT_NAME and WM_LIMIT_TEXT (WM_ERROR_LIMIT); unknown
 * ids are WM_ERROR_NOT_FOUND, values out of range WM_ERROR_INVALID. Merging,
 * splitting and deleting skills concern people too: learning/wm-skill-merge.h.
 */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

enum
{
  WM_EDIT_KEEP = -1, /* a number stays as it is */
  WM_EDIT_NONE = -2, /* a number is no longer told */
};

#define WM_EDIT_LEVELS 11 /* 0..10, as tables hold them */

/* Texts of a skill in one language. What is NULL stays; "" takes away. */
typedef struct
{
  const char *tag; /* BCP 47 */
  const char *name;
  const char *summary;
  const char *levels[WM_EDIT_LEVELS]; /* the anchor of each level */
} WmSkillTexts;

/* What is NULL stays; "" takes away. */
typedef struct
{
  const char *name;
  const char *summary;
  const char *category; /* slug of one, or a word */
  int spectrum;         /* 0..1000, KEEP or NONE */
  const char *levels[WM_EDIT_LEVELS]; /* the anchor of each level */
  const char *const *needs; /* slugs, ended by NULL: these prerequisites and no others */
  const WmSkillTexts *other; /* (nullable): the texts of another language than the reader's */
} WmSkillEdit;

#define WM_SKILL_EDIT_INIT { .spectrum = WM_EDIT_KEEP }

/* (transfer full): its slug. The name must be there. */
char *wm_skill_add (WmStore *store, const WmSkillEdit *edit, GError **error);
/* One action; members that are NULL or WM_EDIT_KEEP stay. FALSE when nothing was done. */
gboolean wm_skill_edit (WmStore *store, const char *skill, const WmSkillEdit *edit,
                        GError **error);
/* (transfer full): what stands in that language, "" where nothing does. @field: "name",
 * "description" or "level/0" and so on */
char *wm_skill_text_in (WmStore *store, const char *skill, const char *tag, const char *field);
gboolean wm_skill_rename (WmStore *store, const char *skill, const char *name, GError **error);
gboolean wm_skill_move (WmStore *store, const char *skill, int spectrum, GError **error);
/* Makes @need a prerequisite of @skill. What would close a circle is refused:
 * WM_ERROR_INVALID, naming the skills on the shortest way. */
gboolean wm_skill_connect (WmStore *store, const char *skill, const char *need, GError **error);
gboolean wm_skill_disconnect (WmStore *store, const char *skill, const char *need,
                              GError **error);

/* One line of what a role requires */
typedef struct
{
  const char *skill; /* slug; NULL ends an array */
  int level;
  WmImportance importance;
} WmRequirementEdit;

typedef struct
{
  const char *name;
  const char *summary;
  const char *focus;
  const char *side;  /* "left", "right", "both" or "" */
  const char *stage; /* "0-to-1", "1-to-N" or "" */
  int from, to;      /* 0..1000, KEEP or NONE; both or none */
  int position;      /* inside the band */
  const WmRequirementEdit *requirements; /* (nullable): these, in this order, and no others */
} WmRoleEdit;

#define WM_ROLE_EDIT_INIT                                                                          \
  { .from = WM_EDIT_KEEP, .to = WM_EDIT_KEEP, .position = WM_EDIT_KEEP }

char *wm_role_add (WmStore *store, const WmRoleEdit *edit, GError **error);
gboolean wm_role_edit (WmStore *store, const char *role, const WmRoleEdit *edit, GError **error);
gboolean wm_role_rename (WmStore *store, const char *role, const char *name, GError **error);
/* Shifts the band so that its middle, or the role's own place, comes to
 * @position; its width stays, so it stops at the spectrum's ends. */
gboolean wm_role_move (WmStore *store, const char *role, int position, GError **error);
gboolean wm_role_resize (WmStore *store, const char *role, int from, int to, GError **error);
/* Its requirements go; people and plans that named it keep its id. */
gboolean wm_role_delete (WmStore *store, const char *role, GError **error);
/* Adds the requirement or changes it. */
gboolean wm_requirement_set (WmStore *store, const char *role, const char *skill, int level,
                             WmImportance importance, GError **error);
/* The same of many roles' skills at once: sets, or with level -1 removes, each of
 * @skills (ended by NULL) for @role; one action. */
gboolean wm_requirements_set (WmStore *store, const char *role, const char *const *skills,
                              int level, WmImportance importance, GError **error);
gboolean wm_requirement_remove (WmStore *store, const char *role, const char *skill,
                                GError **error);

typedef struct
{
  const char *name;
  const char *url; /* http or https; may be "" */
  const char *kind;
  const char *language; /* BCP 47 */
  const char *note;
  int tier;    /* 1..9, KEEP or NONE */
  int minutes; /* KEEP, NONE or how long it takes */
  const char *const *skills; /* slugs, ended by NULL: these and no others */
} WmResourceEdit;

#define WM_RESOURCE_EDIT_INIT { .tier = WM_EDIT_KEEP, .minutes = WM_EDIT_KEEP }

/* Without a name it is called by its address. */
char *wm_resource_add (WmStore *store, const WmResourceEdit *edit, GError **error);
gboolean wm_resource_edit (WmStore *store, const char *resource, const WmResourceEdit *edit,
                           GError **error);
/* Links the resource to each of @skills (ended by NULL), or unlinks it. */
gboolean wm_resource_link (WmStore *store, const char *resource, const char *const *skills,
                           gboolean linked, GError **error);
/* What people said of having read it stays, by its id. */
gboolean wm_resource_delete (WmStore *store, const char *resource, GError **error);

#define WM_LINKS_MOST (1024 * 1024) /* bytes of a text that is looked through for links */

typedef struct
{
  guint added;   /* new resources */
  guint linked;  /* that were in the map already, by their address */
  guint refused; /* addresses that are none of the web: left out */
} WmPasted;

/**
 * wm_links_paste:
 * @text: whatever somebody copied: "Title https://…", "- [Title](https://…)",
 *   "<a href="…">Title</a>"; what is no address is passed over
 * @skills: slugs, ended by NULL: what each is linked to
 *
 * One action. WM_ERROR_INVALID when there is no address of the web at all.
 */
gboolean wm_links_paste (WmStore *store, const char *text, const char *const *skills,
                         WmPasted *pasted, GError **error);
/* (transfer full): what was done, for people to read */
char *wm_pasted_describe (const WmPasted *pasted);
/* (transfer full): @url without blanks around it and in ASCII, if it is an http or
 * https address with a host, and names no user */
char *wm_web_address (const char *url, GError **error);

typedef struct
{
  const char *text;
  const char *kind;   /* "technical", "non-technical", "exercise", "self-test" or "" */
  const char *strong; /* what a strong answer shows */
  const char *weak;
  int level;   /* KEEP, NONE (any level) or one */
  int minutes; /* KEEP, NONE or how long it takes */
  const char *const *skills;
  const char *const *follow_ups; /* what is asked next, in order */
} WmQuestionEdit;

#define WM_QUESTION_EDIT_INIT { .level = WM_EDIT_KEEP, .minutes = WM_EDIT_KEEP }

char *wm_question_add (WmStore *store, const WmQuestionEdit *edit, GError **error);
gboolean wm_question_edit (WmStore *store, const char *question, const WmQuestionEdit *edit,
                           GError **error);
/**
 * wm_question_follow_ups:
 * @question: slug
 *
 * What is asked after it, in the language of the moment if the pack has it so; nothing for a
 * question that is gone, which interview plans still hold.
 *
 * Returns: (transfer full) (nullable): NULL with @error when it cannot be read
 */
char **wm_question_follow_ups (WmStore *store, const char *question, GError **error);
/* @linked: the question is to show these skills too, or no more */
gboolean wm_question_link (WmStore *store, const char *question, const char *const *skills,
                           gboolean linked, GError **error);
gboolean wm_question_delete (WmStore *store, const char *question, GError **error);

/* (transfer full) (element-type guint): the skills on the shortest way from
 * @from down to @to along prerequisites, both named; empty when there is none */
GArray *wm_map_way_down (WmMap *map, guint from, guint to);
/* (transfer full) (nullable): why @skill cannot need @need, in words; NULL where it
 * can. @way: (out) (optional) (element-type guint): the skills from @need down to
 * @skill; not set where they are the same */
char *wm_map_circle (WmMap *map, guint skill, guint need, GArray **way);

G_END_DECLS
