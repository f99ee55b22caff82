/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long what is known of a candidate is kept. Two clocks run from the end of
 * her application: keep at least, erase at latest. Nothing is erased by itself.
 */
#pragma once

#include "store/wm-store.h"

G_BEGIN_DECLS

/* Days after the last that what is due can still wait */
#define WM_RETENTION_GRACE 7

typedef enum
{
  WM_RETENTION_OPEN,    /* the application has not ended, or no clock runs */
  WM_RETENTION_KEEP,    /* may not go yet */
  WM_RETENTION_MAY,     /* may go, need not */
  WM_RETENTION_DUE,     /* its last day has come; the days of grace run */
  WM_RETENTION_OVERDUE,
  WM_RETENTION_HELD,    /* a legal hold stands */
} WmRetention;

typedef struct
{
  char *outcome;  /* "active", "rejected", "withdrawn" or "hired" */
  int keep_days;  /* -1: no such clock */
  int erase_days; /* -1 likewise */
  gboolean own;   /* somebody set it; else it is a proposal */
  char *reason;
} WmRetentionRule;

void wm_retention_rule_free (WmRetentionRule *rule);
/* (transfer full) (element-type WmRetentionRule): one for each outcome; what
 * nobody set is a proposal, not a legal duty */
GPtrArray *wm_retention_rules (WmStore *store, GError **error);
gboolean wm_retention_rule_set (WmStore *store, const char *outcome, int keep_days, int erase_days,
                                const char *reason, GError **error);

/**
 * wm_retention_state:
 * @ended: (nullable): when the application ended
 * @keep_until, @erase_by: (out) (optional): cleared where no such clock runs
 *
 * Pure. With contrary clocks keeping wins: nothing is due before its keeping
 * ends.
 */
WmRetention wm_retention_state (const GDate *ended, const WmRetentionRule *rule, gboolean held,
                                const GDate *today, GDate *keep_until, GDate *erase_by);
const char *wm_retention_to_string (WmRetention state); /* "open", "keep", … */

/* What the clocks say of one candidate: that of her applications which is kept
 * longest decides. */
typedef struct
{
  char *person;
  char *name;
  char *outcome;
  char *ended;      /* YYYY-MM-DD or "" */
  char *keep_until; /* likewise */
  char *erase_by;
  char *hold;       /* why a hold stands, or NULL */
  char *reason;     /* of the rule */
  WmRetention state;
} WmRetentionCase;

void wm_retention_case_free (WmRetentionCase *it);
/* (transfer full) (element-type WmRetentionCase): overdue first */
GPtrArray *wm_retention_list (WmStore *store, const GDate *today, GError **error);
gboolean wm_legal_hold_add (WmStore *store, const char *person, const char *reason, GError **error);
gboolean wm_legal_hold_release (WmStore *store, const char *person, GError **error);

G_END_DECLS
