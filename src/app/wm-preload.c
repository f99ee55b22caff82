/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first workspace is opened beside the toolkit's own start, which takes
 * longer: what is shown first waits for neither. A large one is opened so later
 * too, beside a window that goes on.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-preload.h"

#include "app/map/wm-map-balance.h"

struct _WmPreload
{
  char *path;
  GThread *thread; /* (nullable): joined */
  WmStore *store;  /* (nullable): both belong to the thread until it is joined */
  WmMap *map;
  WmMapLayout *places; /* (nullable) */
  int width, height;   /* of the room for them */

  GMutex lock; /* of what follows */
  gboolean done;
  GSourceOnceFunc func; /* (nullable): to be called when it is done */
  gpointer data;
  guint source_id;
};

static gboolean
on_done (gpointer data)
{
  WmPreload *self = data;

  g_mutex_lock (&self->lock);
  self->source_id = 0;
  g_mutex_unlock (&self->lock);
  /* It may free what it was told of. */
  self->func (self->data);
  return G_SOURCE_REMOVE;
}

/* With the lock held. */
static void
tell (WmPreload *self)
{
  if (self->done && self->func != NULL)
    self->source_id = g_idle_add (on_done, self);
}

/* By the fonts of this thread, which are those of the window. */
static void
place (WmPreload *self)
{
  static const int some[] = { 0 };
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  if (self->width <= 0 || self->height <= 0 || self->map->skills->len > WM_MAP_BIG)
    return;
  options.levels = some; /* that there are any */
  options.width = self->width;
  options.height = self->height;
  options.balance = wm_map_balance_of (self->store);
  self->places = wm_map_layout_new (self->map, &options, NULL, NULL, NULL);
  wm_map_layout_shape_names (self->places, NULL);
}

static gpointer
run (gpointer data)
{
  WmPreload *self = data;

  self->store = wm_store_open (self->path, WM_STORE_OPEN, NULL);
  if (self->store != NULL)
    self->map = wm_map_load (self->store, NULL, NULL);
  if (self->map != NULL)
    place (self);
  g_mutex_lock (&self->lock);
  self->done = TRUE;
  tell (self);
  g_mutex_unlock (&self->lock);
  return NULL;
}

WmPreload *
wm_preload_start (const char *path, int width, int height)
{
  WmPreload *self = g_new0 (WmPreload, 1);

  self->path = g_strdup (path);
  self->width = width;
  self->height = height;
  g_mutex_init (&self->lock);
  self->thread = g_thread_new ("preload", run, self);
  return self;
}

gboolean
wm_preload_is_of (WmPreload *self, const char *path)
{
  return self != NULL && g_strcmp0 (path, self->path) == 0;
}

void
wm_preload_when_done (WmPreload *self, GSourceOnceFunc func, gpointer data)
{
  g_mutex_lock (&self->lock);
  self->func = func;
  self->data = data;
  tell (self);
  g_mutex_unlock (&self->lock);
}

static void
join (WmPreload *self)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

WmStore *
wm_preload_take (WmPreload *self, const char *path, WmMap **map, WmMapLayout **places)
{
  if (!wm_preload_is_of (self, path))
    return NULL;

  join (self);
  if (self->map == NULL)
    return NULL;

  *map = g_steal_pointer (&self->map);
  *places = g_steal_pointer (&self->places);
  return g_steal_pointer (&self->store);
}

void
wm_preload_free (WmPreload *self)
{
  if (self == NULL)
    return;

  join (self);
  g_clear_handle_id (&self->source_id, g_source_remove);
  g_mutex_clear (&self->lock);
  if (self->store != NULL)
    (void) wm_store_close (self->store, NULL);
  g_clear_object (&self->store);
  g_clear_pointer (&self->places, wm_map_layout_unref);
  g_clear_pointer (&self->map, wm_map_unref);
  g_free (self->path);
  g_free (self);
}
