/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Long work on a workspace, in a thread with a connection of its own: no
 * store crosses a thread.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-job.h"

typedef struct
{
  char *path;
  char *viewer;
  gboolean read_only;
  WmJobFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->viewer);
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_free (job);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  gpointer result = NULL;

  store = wm_store_open (job->path, job->read_only ? WM_STORE_READ_ONLY : WM_STORE_OPEN, &error);
  if (store != NULL)
    {
      wm_store_set_viewer (store, job->viewer);
      result = job->func (store, job->data, &error);
      wm_store_close (store, NULL);
    }
  if (result != NULL)
    g_task_return_pointer (task, result, job->result_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
wm_job_run_async (WmSession *session, WmJobFunc func, gpointer data, GDestroyNotify data_free,
                  GDestroyNotify result_free, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (session, NULL, callback, user_data);
  WmStore *store = wm_session_get_store (session);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (wm_store_get_path (store));
  job->viewer = g_strdup (wm_store_get_viewer (store));
  job->read_only = wm_store_is_read_only (store);
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  g_task_set_source_tag (task, wm_job_run_async);
  g_task_set_task_data (task, job, job_free);
  wm_session_begin_work (session);
  g_task_run_in_thread (task, run);
}

gpointer
wm_job_run_finish (WmSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  wm_session_end_work (session);
  wm_store_poll (wm_session_get_store (session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
