/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The places of a map's skills: of a small map at once, of a big one in a thread,
 * while what was shown stays.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-source-private.h"

#include <malloc.h>

#define TELL 80 /* milliseconds between two words on progress */

static void
job_free (gpointer data)
{
  WmMapSourceJob *job = data;

  wm_map_unref (job->map);
  g_free (job);
}

static gpointer
tidy (gpointer data)
{
  wm_map_layout_unref (data);
  /* What making the places took is not needed again soon. */
  malloc_trim (0);
  return NULL;
}

/* The many small parts of a big map take long to let go of: in a thread. */
static void
let_go (WmMapLayout *layout)
{
  if (layout != NULL && layout->big)
    g_thread_unref (g_thread_new ("tidy", tidy, layout));
  else
    wm_map_layout_unref (layout);
}

/* What belongs to the map that the session has now. */
void
wm_map_source_take_state (WmMapSource *self, WmMapLayout *layout)
{
  WmMapLayout *before = g_steal_pointer (&self->layout);

  g_clear_pointer (&self->levels, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  wm_map_source_drop_looks (self);
  self->layout = layout;
  /* The looks of before held its map. */
  let_go (before != NULL ? before : wm_map_layout_ref (layout));
  self->ratings = g_ptr_array_ref (wm_session_get_ratings (self->session));
  self->levels = wm_ratings_levels (self->ratings);
  if (!wm_filter_is_empty (wm_session_get_filter (self->session)))
    self->wanted = wm_session_filter_skills (self->session);
}

static gboolean
on_tell (gpointer data)
{
  WmMapSource *self = data;

  if (self->job != NULL)
    self->func (MIN (g_atomic_int_get (&self->job->percent) / 100.0, 0.99), self->data);
  return G_SOURCE_CONTINUE;
}

static void
on_progress (double done, gpointer data)
{
  WmMapSourceJob *job = data;

  g_atomic_int_set (&job->percent, (int) (done * 100));
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  WmMapSourceJob *job = data;
  WmMapLayout *layout
    = wm_map_layout_new (job->map, &job->options, cancellable, on_progress, job);

  if (layout == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No places");
      return;
    }
  g_task_return_pointer (task, layout, (GDestroyNotify) wm_map_layout_unref);
}

static void
shape (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  wm_map_layout_shape_names (data, cancellable);
  g_task_return_boolean (task, TRUE);
}

/* The first frame shapes the few names that it shows; nobody waits for the others, which
 * are given up with the places of another state. */
static void
shape_names (WmMapSource *self, WmMapLayout *layout)
{
  g_autoptr (GTask) task = NULL;

  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, NULL, NULL);
  g_task_set_task_data (task, wm_map_layout_ref (layout), (GDestroyNotify) let_go);
  g_task_run_in_thread (task, shape);
}

/* The view may be gone when a job that was given up comes to its end. */
static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = G_TASK (result);
  gboolean wanted = !g_cancellable_is_cancelled (g_task_get_cancellable (task));
  WmMapLayout *layout = g_task_propagate_pointer (task, NULL);
  WmMapSource *self = data;

  if (!wanted || layout == NULL)
    {
      wm_map_layout_unref (layout);
      return;
    }
  g_clear_handle_id (&self->tell_id, g_source_remove);
  g_clear_object (&self->cancellable);
  self->job = NULL;
  if (layout->map != wm_session_get_map (self->session))
    wm_map_layout_unref (layout);
  else
    {
      wm_map_source_take_state (self, layout);
      shape_names (self, layout);
    }
  self->func (1, self->data);
  wm_scene_view_invalidate (self->view);
  wm_map_source_show_focus (self);
}

void
wm_map_source_cancel (WmMapSource *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->tell_id, g_source_remove);
  self->job = NULL;
}

static void
start (WmMapSource *self, WmMap *map, const WmSceneOptions *options)
{
  g_autoptr (GTask) task = NULL;

  if (self->job != NULL && self->job->map == map
      && self->job->options.balance == options->balance)
    return;
  wm_map_source_cancel (self);
  self->job = g_new0 (WmMapSourceJob, 1);
  self->job->map = wm_map_ref (map);
  self->job->options = *options;
  self->job->options.measure = NULL; /* that of the thread */
  self->job->options.cover = NULL;   /* no lens moves a skill */
  self->cancellable = g_cancellable_new ();
  self->tell_id = g_timeout_add (TELL, on_tell, self);
  task = g_task_new (NULL, self->cancellable, on_done, self);
  g_task_set_task_data (task, self->job, job_free);
  /* The view asks while it is allocated, when nothing beside it may come or go: that
   * places are being made is told by on_tell(). */
  g_task_run_in_thread (task, run);
}

gboolean
wm_map_source_prepare (double width, double height, gpointer data)
{
  WmMapSource *self = data;
  WmMap *map = wm_session_get_map (self->session);
  static const int some[] = { 0 };
  WmSceneOptions options = self->options;
  WmMapLayout *layout;

  options.measure = wm_measure_pango ();
  options.levels = some; /* that there are any */
  options.width = width;
  options.height = self->height = height;
  self->width = width;
  if (self->layout != NULL && wm_map_layout_fits (self->layout, map, &options))
    {
      if (self->levels == NULL)
        wm_map_source_take_state (self, wm_map_layout_ref (self->layout));
      return TRUE;
    }
  if (map->skills->len > WM_MAP_BIG)
    {
      start (self, map, &options);
      return self->layout != NULL;
    }
  wm_map_source_cancel (self);
  layout = wm_session_take_places (self->session);
  if (layout == NULL || !wm_map_layout_fits (layout, map, &options))
    {
      wm_map_layout_unref (layout);
      layout = wm_map_layout_new (map, &options, NULL, NULL, NULL);
    }
  wm_map_source_take_state (self, layout);
  self->func (1, self->data);
  return TRUE;
}
