/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hiring/wm-job.h"

G_BEGIN_DECLS

/* What somebody new shall have reached by then. */
typedef struct
{
  char *name;
  GPtrArray *goals; /* utf8 */
} WmJobOutline;

/**
 * WmJobPage:
 *
 * A job as somebody who might want it reads it: what the workspace and its
 * packs tell of it, in the map's language. Nothing of how it is interviewed for.
 */
typedef struct
{
  WmJob *job;
  WmLoop *loop;            /* for what it requires */
  char *about;             /* the job's own words, else the role's; "" */
  GPtrArray *duties;       /* utf8: what somebody of the role answers for */
  GPtrArray *self_tests;   /* utf8: questions that a reader asks herself */
  GPtrArray *outline;      /* WmJobOutline: week, month, quarter */
  WmSeniority *seniority;
} WmJobPage;

WmJobPage *wm_job_page_load (WmStore *store, WmMap *map, const char *job, GError **error);
void wm_job_page_free (WmJobPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmJobPage, wm_job_page_free)

G_END_DECLS
