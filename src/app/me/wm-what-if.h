/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/me/wm-me.h"

G_BEGIN_DECLS

/* What would be if: another role, other hours, what is known, what is left
 * out. Nothing of it is stored. */
typedef struct
{
  char *role;         /* (nullable): slug; hers without */
  int week_minutes;   /* 0: hers */
  GHashTable *known;  /* slugs of skills */
  GHashTable *left;   /* slugs of resources that are left out */
} WmWhatIf;

WmWhatIf *wm_what_if_new (void);
void wm_what_if_free (WmWhatIf *self);
gboolean wm_what_if_is_empty (const WmWhatIf *self);
void wm_what_if_clear (WmWhatIf *self);
/* (transfer full) (nullable): the scheduled path; NULL where there is no role.
 * @self: (nullable): how it is */
WmPath *wm_what_if_path (const WmWhatIf *self, WmMe *me);
/* (transfer full): what is supposed, in words: "10 hours a week instead of 5" */
char *wm_what_if_suppose (const WmWhatIf *self, WmMe *me);
/* (transfer full): how two paths differ: "done 62 days sooner · 3 skills fewer" */
char *wm_what_if_describe (const WmPath *before, const WmPath *after);

G_END_DECLS
