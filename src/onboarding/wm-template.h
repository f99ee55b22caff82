/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* One template of the library. A later version is a template of its own that
 * names the one that it was made from. */
typedef struct
{
  char *slug;
  char *name;
  char *role;      /* slug or "" */
  char *pack_name;
  char *based_on;  /* slug of the version before, or "" */
  int version;     /* 1 for the first */
  gboolean is_old; /* there is a later version */
  gboolean is_own; /* of the workspace's own pack */
  guint activities;
  guint plans;     /* made from this version */
} WmTemplateSummary;

#define WM_TEMPLATE_LAST 10000 /* the highest version, as the format has it */

void wm_template_summary_free (WmTemplateSummary *summary);
/* (transfer full) (element-type WmTemplateSummary): the newest of each, and after
 * it the versions before it; in the language of @locale (NULL: of messages) */
GPtrArray *wm_template_list (WmStore *store, const char *locale, GError **error);

/* (transfer none) (nullable): the one of that slug. @templates: (nullable) */
const WmTemplateSummary *wm_template_find_summary (GPtrArray *templates, const char *slug);

/**
 * wm_template_load:
 * @locale: (nullable): of messages when NULL
 *
 * Returns: (transfer full): the template as a plan without a person and without
 *   dates. An activity without a day is due at the end of its milestone: its
 *   anchor is WM_ANCHOR_FIXED. Ids are row ids of the template's tables.
 */
WmPlan *wm_template_load (WmStore *store, const char *slug, const char *locale, GError **error);

/* The row of the template that a plan for @role (NULL: for any) is made of: the newest,
 * in the order of the packs; 0 for none */
gint64 wm_template_find_for (WmStore *store, const char *role);

/* (transfer full) (nullable): slug of the pack that own templates are kept in */
char *wm_template_own_pack (WmStore *store);
/* Each is one action. Plans that were made from it stay as they are. */
gboolean wm_template_rename (WmStore *store, const char *slug, const char *name, GError **error);
gboolean wm_template_delete (WmStore *store, const char *slug, GError **error);

/**
 * wm_template_copy:
 *
 * Inside an action: a later version in the workspace's own pack, with all its
 * translations. Before the action: wm_edit_prepare().
 *
 * Returns: (transfer full): its slug
 */
char *wm_template_copy (WmStore *store, const char *slug, GError **error);

/**
 * wm_template_write_schedule:
 * @plan: of wm_template_load(), changed
 *
 * Inside an action: writes when things are due, in which milestone, and what they
 * wait for; activities that @plan no longer has go. Found by their slugs.
 */
gboolean wm_template_write_schedule (WmStore *store, const char *slug, const WmPlan *plan,
                                     GError **error);

/* ---- how two of them differ ----------------------------------------------------- */

typedef enum
{
  WM_TEMPLATE_ADDED,
  WM_TEMPLATE_REMOVED,
  WM_TEMPLATE_CHANGED,
} WmTemplateChangeKind;

typedef struct
{
  WmTemplateChangeKind kind;
  gboolean is_milestone;
  char *slug;
  char *name;
  char *words; /* what is another now; for the others when it is due */
} WmTemplateChange;

/* "added", "removed", "changed" */
const char *wm_template_change_to_string (WmTemplateChangeKind kind);
/* In the reader's language */
const char *wm_template_change_words (WmTemplateChangeKind kind);
/* (transfer full): "working day 3", "2 working days before “Week 1”", "with “Week 1”", "at
 * the end of its milestone" */
char *wm_template_due_words (const WmPlan *plan, const WmActivity *activity);
/* Pure. (transfer full) (element-type WmTemplateChange): milestones first, then
 * activities as they come in @after, then those that only @before has; things
 * are the same whose slugs are. @map: (nullable): names skills, resources and
 * questions, which are told by their slugs where it has them not */
GPtrArray *wm_template_diff (WmMap *map, const WmPlan *before, const WmPlan *after);

G_END_DECLS
