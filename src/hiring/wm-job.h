/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Jobs and their loops in the workspace. What a pack says of stages and of
 * seniority is read from its sections; nothing of its content is in the code.
 */
#pragma once

#include "hiring/wm-loop.h"
#include "map/wm-map-edit.h"
#include "people/wm-people.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *slug;
  char *name;
  char *role;      /* slug or "" */
  char *seniority; /* id or "" */
  char *status;    /* "draft", "open", "on_hold", "closed", "filled" */
  int openings;
  char *team;
  char *description;
  char *tech_stack;
  char *manager; /* slug of a person, or "" */
  gint64 created;
  guint candidates; /* that apply now */
  guint hired;
} WmJob;

void wm_job_free (WmJob *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmJob, wm_job_free)

/* (transfer full) (element-type WmJob): open ones first, then by name */
GPtrArray *wm_jobs_list (WmStore *store, GError **error);
/* By slug, or by exact name; WM_ERROR_NOT_FOUND names which there are */
WmJob *wm_job_find (WmStore *store, const char *slug_or_name, GError **error);

/* What is NULL, or below 0, stays. */
typedef struct
{
  const char *name;
  const char *seniority;
  const char *status;
  const char *team;
  const char *description;
  const char *tech_stack;
  const char *manager; /* slug of a person; "" for none */
  int openings;
  const WmRequirementEdit *requirements; /* (nullable): these, in this order, and no others */
} WmJobEdit;

#define WM_JOB_EDIT_INIT { .openings = -1 }

/**
 * wm_job_create:
 * @role: slug of a role of @map
 * @edit: (nullable): without a name the job is called as the role is
 *
 * Makes a job with the role's requirements. What a pack's job template says of
 * this role, which skills to focus on and what can wait for onboarding, is
 * taken over; all of it can be changed then.
 *
 * Returns: (transfer full): the slug
 */
char *wm_job_create (WmStore *store, WmMap *map, const char *role, const WmJobEdit *edit,
                     GError **error);
gboolean wm_job_edit (WmStore *store, const char *job, const WmJobEdit *edit, GError **error);
/* Only a job that nobody applied for can be deleted. */
gboolean wm_job_delete (WmStore *store, const char *job, GError **error);
gboolean wm_job_requirement_set (WmStore *store, const char *job, const char *skill, int level,
                                 WmImportance importance, GError **error);
gboolean wm_job_requirement_remove (WmStore *store, const char *job, const char *skill,
                                    GError **error);

/* ---- its loop --------------------------------------------------------------- */

/* With the job's skills and the whole bank; without stages when it has no plan
 * yet. */
WmLoop *wm_loop_load (WmStore *store, WmMap *map, const char *job, GError **error);
/**
 * wm_loop_save:
 * @label: verb of the action: "edit-loop", "repair-loop" or "balance-loop"
 *
 * Makes the workspace hold @loop, as one action. New stages and interviews get
 * their ids. A stage that candidates are at cannot go.
 */
gboolean wm_loop_save (WmStore *store, WmLoop *loop, const char *label, GError **error);

typedef struct
{
  char *id; /* of a pack with stages, or of a template of one's own */
  char *name;
  gboolean own;
} WmLoopTemplate;

void wm_loop_template_free (WmLoopTemplate *it);
/* (transfer full) (element-type WmLoopTemplate): one's own first */
GPtrArray *wm_loop_templates (WmStore *store, WmMap *map, GError **error);
/* Puts the template's stages in the place of the loop's. @template_id: NULL for
 * the first pack that has any. Nothing is stored yet. */
gboolean wm_loop_fill (WmStore *store, WmMap *map, WmLoop *loop, const char *template_id,
                       GError **error);
/* (transfer full): its id. One of the same name is replaced, and keeps its id. A template changes
 * no loop that was made from it. */
char *wm_loop_save_template (WmStore *store, const WmLoop *loop, const char *name, GError **error);
gboolean wm_loop_delete_template (WmStore *store, const char *template_id, GError **error);

/* ---- seniority -------------------------------------------------------------- */

typedef struct
{
  char *id;
  char *name;
  char *value; /* what somebody of that level brings */
} WmSeniorityLevel;

typedef struct
{
  char *id;
  char *skill; /* slug or "" */
  char *name;
  char *description;
  GPtrArray *anchors; /* utf8, by WmSeniority.levels; "" where none */
  GPtrArray *probes;  /* utf8: what to ask */
} WmSeniorityDimension;

typedef struct
{
  GPtrArray *levels;     /* WmSeniorityLevel, lowest first */
  GPtrArray *dimensions; /* WmSeniorityDimension */
  char *coach; /* what can be taught on the job; "" */
  char *hire;  /* what has to be there; "" */
} WmSeniority;

/* Of the first pack that has levels of seniority, in the map's language */
WmSeniority *wm_seniority_load (WmStore *store, WmMap *map, GError **error);
void wm_seniority_free (WmSeniority *it);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmSeniority, wm_seniority_free)
int wm_seniority_find (const WmSeniority *it, const char *level); /* -1 */

/* Is any table of hiring among these changes? */
gboolean wm_hiring_concerned (GArray *changes);

G_END_DECLS
