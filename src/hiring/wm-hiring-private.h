/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of hiring share that read and write the workspace.
 */
#pragma once

#include "hiring/wm-job.h"
#include "store/wm-sql.h"

G_BEGIN_DECLS

/* SQL: a text of a JSON object "v.value", in the language ?1 where it has one */
#define WM_TRANSLATED(key)                                                                         \
  "coalesce (json_extract (v.value, '$.translations.\"' || ?1 || '\"." key "'),"                   \
  " json_extract (v.value, '$." key "'), '')"

/* Row ids by slug; 0 with WM_ERROR_NOT_FOUND */
gint64 wm_hiring_find_job (WmStore *store, const char *job, GError **error);
gint64 wm_hiring_find_application (WmStore *store, const char *application, GError **error);
gint64 wm_hiring_find_person (WmStore *store, const char *person, GError **error);
/* Begins an action on "@kind:@slug". */
gboolean wm_hiring_begin (WmStore *store, const char *label, const char *kind, const char *slug,
                          GError **error);
/* Commits what is @done, takes back what is not. */
gboolean wm_hiring_finish (WmStore *store, gboolean done, GError **error);
/* TRUE while there is a row; @failed is set when reading failed. */
gboolean wm_hiring_next (WmRows *rows, gboolean *failed, GError **error);
/* (transfer full): the tag under which a pack's translations for @locale stand */
char *wm_hiring_content_tag (WmStore *store, const char *locale);
gint64 wm_hiring_now (void);   /* Unix seconds */
char *wm_hiring_day (gint64 seconds); /* (transfer full): of a time: YYYY-MM-DD, local */
char *wm_hiring_today (void);  /* (transfer full): YYYY-MM-DD, local */
/* Inside an action: one line of an application's history, by the viewer */
gboolean wm_application_add_event (WmStore *store, gint64 application, const char *kind,
                                   const char *stage, const char *reason, GError **error);
/* Inside an action: sets a cleaned text; NULL leaves it. "?1" is the row id. */
gboolean wm_hiring_set_text (WmStore *store, const char *update, gint64 id, const char *text,
                             gboolean is_name, const char *what, GError **error);
/* Inside an action: focus and what waits for onboarding, as a pack proposes */
gboolean wm_job_template_apply (WmStore *store, gint64 job, const char *role, GError **error);

G_END_DECLS
