/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

G_BEGIN_DECLS

/* Runs in a thread of its own, on its own connection. */
typedef gpointer (*WmJobFunc) (WmStore *store, gpointer data, GError **error);

/**
 * wm_job_run_async:
 * @data: (transfer full): for @func; freed by @data_free
 * @result_free: for what @func returns
 *
 * Runs what may take long on the session's workspace beside the window, as
 * the same person. What it changes reaches the session by its watch.
 */
void wm_job_run_async (WmSession *session, WmJobFunc func, gpointer data, GDestroyNotify data_free,
                       GDestroyNotify result_free, GAsyncReadyCallback callback,
                       gpointer user_data);
/* (transfer full): what @func returned; the changes are then seen already */
gpointer wm_job_run_finish (WmSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
