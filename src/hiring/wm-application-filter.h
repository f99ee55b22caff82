/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which of a list of applications are shown, in which order, and how.
 */
#pragma once

#include "hiring/wm-candidate.h"

G_BEGIN_DECLS

/* What is chosen by. Of one kind any choice may hold, of different kinds all must. */
typedef enum
{
  WM_CHOOSE_STATUS, /* "active", "rejected", "withdrawn" or "hired" */
  WM_CHOOSE_STAGE,  /* slug, or "" before the first; of an ended one where it was */
  WM_CHOOSE_SOURCE, /* where she came from, as it was typed */
  WM_CHOOSE_DAYS,   /* a number: so many days in the stage at least; only one can be chosen */
  WM_CHOOSE_KINDS,
} WmChoose;

typedef enum
{
  WM_SORT_STAGE, /* as wm_applications_list() has them */
  WM_SORT_NAME,
  WM_SORT_DAYS,    /* the longest in a stage first */
  WM_SORT_APPLIED, /* the newest first */
  WM_SORTS,
} WmApplicationSort;

typedef struct
{
  GPtrArray *choices; /* utf8: "stage:SLUG" … */
  WmApplicationSort sort;
  gboolean as_list; /* or as a board */
} WmApplicationFilter;

/* @text: (nullable): of wm_application_filter_to_string(); what is not understood is left out */
WmApplicationFilter *wm_application_filter_parse (const char *text);
void wm_application_filter_free (WmApplicationFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmApplicationFilter, wm_application_filter_free)
/* (transfer full): a line for each choice, in the order in which they were made */
char *wm_application_filter_to_string (const WmApplicationFilter *filter);
/* What is no word of its kind is not taken. */
void wm_application_filter_set (WmApplicationFilter *filter, WmChoose kind, const char *value,
                                gboolean chosen);
gboolean wm_application_filter_has (const WmApplicationFilter *filter, WmChoose kind,
                                    const char *value);
/* The value of a choice, which is of @kind (out); NULL for what is none */
const char *wm_application_filter_read (const char *choice, WmChoose *kind);
/* Takes all choices of a kind away. */
void wm_application_filter_drop (WmApplicationFilter *filter, WmChoose kind);
/* Is it one that is wanted? @now: Unix seconds; pure */
gboolean wm_application_filter_matches (const WmApplicationFilter *filter,
                                        const WmApplication *it, gint64 now);

/* Does her name or her source hold it? @needle: of wm_search_fold() */
gboolean wm_application_is_found (const WmApplication *it, const char *needle);

/* "stage", "name", "days", "applied" */
const char *wm_application_sort_to_string (WmApplicationSort sort);
/* FALSE where @text is none of these words */
gboolean wm_application_sort_parse (const char *text, WmApplicationSort *sort);
/* @list: (element-type WmApplication): in the order of wm_applications_list(); equal ones stay
 * as they are */
void wm_applications_sort (GPtrArray *list, WmApplicationSort sort);

G_END_DECLS
