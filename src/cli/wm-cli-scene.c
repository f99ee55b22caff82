/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of hiring render draws.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli-hiring.h"
#include "draw/wm-scene-hiring.h"

const char *const wm_cli_hiring_pictures[] = { "loop", "debrief", "pipeline", NULL };

/* The job of that name, or the only one */
static WmJob *
find_job (WmStore *store, const char *name, GError **error)
{
  g_autoptr (GPtrArray) jobs = NULL;

  if (name != NULL)
    return wm_job_find (store, name, error);
  jobs = wm_jobs_list (store, error);
  if (jobs == NULL)
    return NULL;
  if (jobs->len == 1)
    return g_ptr_array_steal_index (jobs, 0);
  g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                       jobs->len > 0
                         ? _ ("There are several jobs; say which by --job (“job list” shows them)")
                         : _ ("There is no job in this workspace; make one with “job new”"));
  return NULL;
}

static WmScene *
debrief_scene (WmStore *store, WmMap *map, const char *application, const WmSceneOptions *options,
               GError **error)
{
  g_autoptr (WmApplication) it = NULL;
  g_autoptr (WmDebrief) debrief = NULL;

  if (application == NULL)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("The picture of a debrief needs --application"));
      return NULL;
    }
  it = wm_application_find (store, application, error);
  debrief = it != NULL ? wm_debrief_load (store, map, it->slug, error) : NULL;
  return debrief != NULL ? wm_scene_debrief (map, debrief, options) : NULL;
}

WmScene *
wm_cli_hiring_scene (WmStore *store, WmMap *map, const char *what, const char *job,
                     const char *application, const WmSceneOptions *options, GError **error)
{
  g_autoptr (WmJob) it = NULL;
  g_autoptr (WmLoop) loop = NULL;
  g_autoptr (GPtrArray) applications = NULL;

  if (g_str_equal (what, "debrief"))
    return debrief_scene (store, map, application, options, error);
  it = find_job (store, job, error);
  loop = it != NULL ? wm_loop_load (store, map, it->slug, error) : NULL;
  if (loop == NULL)
    return NULL;
  if (g_str_equal (what, "loop"))
    return wm_scene_loop (map, it, loop, options);
  applications = wm_applications_list (store, it->slug, error);
  return applications != NULL
             ? wm_scene_pipeline (map, it, loop, applications,
                                  g_get_real_time () / G_USEC_PER_SEC, options)
             : NULL;
}
