/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* @job: slug of the job that was made; @from: as it was given */
typedef void (*WmGotJob) (GtkWidget *from, const char *job);

/* Makes a job from a role, which starts at the one that a pack wrote a template for. */
void wm_job_dialog_new_job (GtkWidget *from, WmSession *session, WmGotJob got);
/* What the job is and requires. */
void wm_job_dialog_edit (GtkWidget *from, WmSession *session, const char *job);
/* A status of a job in words */
const char *wm_job_status_word (const char *status);

G_END_DECLS
