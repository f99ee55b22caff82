/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a map beside the main loop.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-map-loader.h"

struct _WmMapLoader
{
  char *path;
  WmMapLoaded func;
  gpointer data;

  GThread *thread; /* (nullable): the rest is the thread's until it is joined */
  gboolean again;  /* something has changed since it began; of the main thread */
  WmMap *map;
  GError *error;
  guint done_id;
};

static gboolean on_done (gpointer data);

static gpointer
run (gpointer data)
{
  WmMapLoader *self = data;
  g_autoptr (WmStore) store = wm_store_open (self->path, WM_STORE_READ_ONLY, &self->error);

  if (store != NULL)
    {
      self->map = wm_map_load (store, NULL, &self->error);
      (void) wm_store_close (store, NULL);
    }
  self->done_id = g_idle_add_full (G_PRIORITY_DEFAULT, on_done, self, NULL);
  return NULL;
}

static void
drop_result (WmMapLoader *self)
{
  g_clear_pointer (&self->map, wm_map_unref);
  g_clear_error (&self->error);
}

static gboolean
on_done (gpointer data)
{
  WmMapLoader *self = data;
  g_autoptr (GError) error = NULL;

  g_thread_join (g_steal_pointer (&self->thread));
  self->done_id = 0;
  if (self->again)
    {
      drop_result (self);
      wm_map_loader_start (self);
      return G_SOURCE_REMOVE;
    }
  /* The receiver may free the loader. */
  error = g_steal_pointer (&self->error);
  self->func (g_steal_pointer (&self->map), error, self->data);
  return G_SOURCE_REMOVE;
}

WmMapLoader *
wm_map_loader_new (const char *path, WmMapLoaded func, gpointer data)
{
  WmMapLoader *self = g_new0 (WmMapLoader, 1);

  self->path = g_strdup (path);
  self->func = func;
  self->data = data;
  return self;
}

void
wm_map_loader_free (WmMapLoader *self)
{
  if (self == NULL)
    return;
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_clear_handle_id (&self->done_id, g_source_remove);
  drop_result (self);
  g_free (self->path);
  g_free (self);
}

void
wm_map_loader_start (WmMapLoader *self)
{
  self->again = self->thread != NULL;
  if (self->thread == NULL)
    self->thread = g_thread_new ("map", run, self);
}

gboolean
wm_map_loader_is_loading (WmMapLoader *self)
{
  return self->thread != NULL;
}
