/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first workspace is opened beside the toolkit's own start, which takes
 * longer: what is shown first waits for neither.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-preload.h"

struct _WmPreload
{
  char *path;
  GThread *thread; /* (nullable): joined */
  WmStore *store;  /* (nullable): both belong to the thread until it is joined */
  WmMap *map;
};

static gpointer
run (gpointer data)
{
  WmPreload *self = data;

  self->store = wm_store_open (self->path, WM_STORE_OPEN, NULL);
  if (self->store != NULL)
    self->map = wm_map_load (self->store, NULL, NULL);
  return NULL;
}

WmPreload *
wm_preload_start (const char *path)
{
  WmPreload *self = g_new0 (WmPreload, 1);

  self->path = g_strdup (path);
  self->thread = g_thread_new ("preload", run, self);
  return self;
}

static void
join (WmPreload *self)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

WmStore *
wm_preload_take (WmPreload *self, const char *path, WmMap **map)
{
  if (g_strcmp0 (path, self->path) != 0)
    return NULL;

  join (self);
  if (self->map == NULL)
    return NULL;

  *map = g_steal_pointer (&self->map);
  return g_steal_pointer (&self->store);
}

void
wm_preload_free (WmPreload *self)
{
  if (self == NULL)
    return;

  join (self);
  if (self->store != NULL)
    (void) wm_store_close (self->store, NULL);
  g_clear_object (&self->store);
  g_clear_pointer (&self->map, wm_map_unref);
  g_free (self->path);
  g_free (self);
}
