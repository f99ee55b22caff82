/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An open workspace as the windows see it. What was read from the store is
 * kept until a change concerns it, and read again only when somebody asks.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-session.h"

#include <glib/gi18n-lib.h>

#include "app/wm-map-loader.h"
#include "hiring/wm-job.h"
#include "learning/wm-reading.h"
#include "onboarding/wm-plan.h"

struct _WmSession
{
  GObject parent_instance;

  WmStore *store;
  WmMap *map;
  WmMapLayout *places; /* (nullable): of the map, until the page takes them */
  GPtrArray *ratings; /* (nullable): read again when NULL */
  WmFilter *filter;
  guint works;        /* that have begun and not ended */
  WmMapLoader *loader; /* (nullable): of a large map */
};

/* Of what a map of so many things is made, is read in 10 ms. */
#define LARGE 1500

enum
{
  MAP_CHANGED,
  PEOPLE_CHANGED,
  PLANS_CHANGED,
  LEARNING_CHANGED,
  HISTORY_CHANGED,
  BUSY_CHANGED,
  FILTER_CHANGED,
  HIRING_CHANGED,
  BALANCE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmSession, wm_session, G_TYPE_OBJECT)

static void
adopt_viewer (WmSession *self)
{
  g_autofree char *viewer = wm_store_get_setting (self->store, "viewer");
  g_autoptr (WmPerson) person = NULL;

  if (viewer == NULL || *viewer == '\0')
    return;

  person = wm_person_load (self->store, viewer, NULL);
  wm_store_set_viewer (self->store, person != NULL ? viewer : NULL);
}

#define FILTER "filter"

static void
adopt_filter (WmSession *self)
{
  g_autofree char *text = wm_store_get_setting (self->store, FILTER);

  self->filter = wm_filter_parse (text);
  wm_filter_prune (self->filter, self->map);
}

static void
free_rating (gpointer data)
{
  g_free (data);
}

/* What is told of somebody of whom nothing is known. */
static GPtrArray *
blank_ratings (WmMap *map)
{
  GPtrArray *ratings = g_ptr_array_new_with_free_func (free_rating);

  for (guint i = 0; i < map->skills->len; i++)
    {
      WmRating *rating = g_new0 (WmRating, 1);

      rating->skill = i;
      rating->level = -1;
      rating->confidence = -1;
      g_ptr_array_add (ratings, rating);
    }
  return ratings;
}

static void
take_map (WmSession *self, WmMap *map)
{
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  wm_map_unref (self->map);
  self->map = map;
  wm_filter_prune (self->filter, map);
  g_signal_emit (self, signals[MAP_CHANGED], 0);
}

/* A WmMapLoaded */
static void
on_map_loaded (WmMap *map, const GError *error, gpointer data)
{
  WmSession *self = data;

  g_object_ref (self);
  wm_session_end_work (self);
  if (map == NULL)
    g_message ("The map could not be read again: %s", error->message);
  else
    {
      take_map (self, map);
      if (!wm_filter_is_empty (self->filter))
        g_signal_emit (self, signals[FILTER_CHANGED], 0);
    }
  g_object_unref (self);
}

static void
load_beside (WmSession *self)
{
  if (self->loader == NULL)
    self->loader = wm_map_loader_new (wm_store_get_path (self->store), on_map_loaded, self);
  if (wm_session_is_current (self))
    wm_session_begin_work (self);
  wm_map_loader_start (self->loader);
}

static gboolean
is_large (WmSession *self, GArray *changes)
{
  const WmMap *map = self->map;

  return map->skills->len + map->resources->len + map->questions->len + changes->len > LARGE;
}

/* A small map is there at once. */
static void
renew_map (WmSession *self, GArray *changes)
{
  g_autoptr (GError) error = NULL;

  if (!wm_session_is_current (self) || is_large (self, changes))
    load_beside (self);
  else if (!wm_session_reload (self, &error))
    g_message ("The map could not be read again: %s", error->message);
}

static void
on_store_changed (WmStore *store, GArray *changes, WmSession *self)
{
  gboolean of_map = wm_map_concerned (changes);
  gboolean of_people = wm_people_concerned (changes);
  gboolean of_plans = wm_plan_concerned (changes);
  gboolean of_hiring = wm_hiring_concerned (changes);

  /* A handler may close the last window on this workspace. */
  g_object_ref (self);

  if (of_map || of_people)
    g_clear_pointer (&self->ratings, g_ptr_array_unref);
  if (of_people && wm_store_get_viewer (store) == NULL)
    adopt_viewer (self);
  if (of_map)
    renew_map (self, changes);
  if (of_people)
    g_signal_emit (self, signals[PEOPLE_CHANGED], 0);
  if ((of_people || of_map) && !wm_filter_is_empty (self->filter))
    g_signal_emit (self, signals[FILTER_CHANGED], 0);
  if (of_plans)
    g_signal_emit (self, signals[PLANS_CHANGED], 0);
  if (of_hiring || of_people)
    g_signal_emit (self, signals[HIRING_CHANGED], 0);
  if (wm_learning_concerned (changes))
    g_signal_emit (self, signals[LEARNING_CHANGED], 0);
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);

  g_object_unref (self);
}

static void
wm_session_dispose (GObject *object)
{
  WmSession *self = WM_SESSION (object);

  /* Before the store, which is the last to close the file. */
  g_clear_pointer (&self->loader, wm_map_loader_free);
  if (self->store != NULL)
    {
      g_autoptr (GError) error = NULL;

      g_signal_handlers_disconnect_by_data (self->store, self);
      if (!wm_store_close (self->store, &error))
        g_message ("The workspace did not close cleanly: %s", error->message);
      g_clear_object (&self->store);
    }
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  g_clear_pointer (&self->places, wm_map_layout_unref);
  g_clear_pointer (&self->map, wm_map_unref);
  g_clear_pointer (&self->filter, wm_filter_free);

  G_OBJECT_CLASS (wm_session_parent_class)->dispose (object);
}

static void
wm_session_class_init (WmSessionClass *klass)
{
  static const char *const names[N_SIGNALS]
    = { "map-changed",     "people-changed", "plans-changed",  "learning-changed",
        "history-changed", "busy-changed",   "filter-changed", "hiring-changed",
        "balance-changed" };

  G_OBJECT_CLASS (klass)->dispose = wm_session_dispose;

  for (int i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], WM_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
wm_session_init (WmSession *self)
{
}

WmSession *
wm_session_new (WmStore *store, WmMap *map, GError **error)
{
  g_autoptr (WmSession) self = NULL;

  g_return_val_if_fail (WM_IS_STORE (store), NULL);

  self = g_object_new (WM_TYPE_SESSION, NULL);
  self->store = g_object_ref (store);
  self->map = map != NULL ? map : wm_map_load (store, NULL, error);
  if (self->map == NULL)
    return NULL;

  adopt_viewer (self);
  adopt_filter (self);
  g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  wm_store_watch (store);
  return g_steal_pointer (&self);
}

WmStore *
wm_session_get_store (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  return self->store;
}

void
wm_session_give_places (WmSession *self, WmMapLayout *places)
{
  g_return_if_fail (WM_IS_SESSION (self));

  g_clear_pointer (&self->places, wm_map_layout_unref);
  self->places = places;
}

WmMapLayout *
wm_session_take_places (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  return g_steal_pointer (&self->places);
}

WmMap *
wm_session_get_map (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  return self->map;
}

gboolean
wm_session_is_current (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), TRUE);

  return self->loader == NULL || !wm_map_loader_is_loading (self->loader);
}

const char *
wm_session_get_person (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  return wm_store_get_viewer (self->store);
}

GPtrArray *
wm_session_get_ratings (WmSession *self)
{
  const char *person;

  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  if (self->ratings != NULL)
    return self->ratings;

  person = wm_session_get_person (self);
  if (person != NULL)
    {
      g_autoptr (GError) error = NULL;

      self->ratings = wm_ratings_load (self->store, self->map, person, &error);
      if (self->ratings == NULL)
        g_message ("The ratings could not be read: %s", error->message);
    }
  if (self->ratings == NULL)
    self->ratings = blank_ratings (self->map);
  return self->ratings;
}

int
wm_session_get_level (WmSession *self, guint skill)
{
  GPtrArray *ratings = wm_session_get_ratings (self);

  g_return_val_if_fail (skill < ratings->len, -1);

  return ((WmRating *) g_ptr_array_index (ratings, skill))->level;
}

gboolean
wm_session_is_read_only (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), TRUE);

  return wm_store_is_read_only (self->store);
}

/* ---- the filter ------------------------------------------------------------ */

WmFilter *
wm_session_get_filter (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  return self->filter;
}

static void
keep_filter (WmSession *self)
{
  g_autofree char *text = wm_filter_to_string (self->filter);
  g_autoptr (GError) error = NULL;

  if (!wm_session_is_read_only (self)
      && !wm_store_set_setting (self->store, FILTER, text, &error))
    g_message ("The filter could not be kept: %s", error->message);
  g_signal_emit (self, signals[FILTER_CHANGED], 0);
}

void
wm_session_set_filter (WmSession *self, WmFacet facet, const char *value, gboolean chosen)
{
  g_return_if_fail (WM_IS_SESSION (self));

  if (wm_filter_has (self->filter, facet, value) == chosen)
    return;
  wm_filter_set (self->filter, facet, value, chosen);
  keep_filter (self);
}

void
wm_session_clear_filter (WmSession *self)
{
  g_return_if_fail (WM_IS_SESSION (self));

  if (wm_filter_is_empty (self->filter))
    return;
  wm_filter_clear (self->filter);
  keep_filter (self);
}

gboolean *
wm_session_filter_skills (WmSession *self)
{
  g_autofree int *levels = NULL;
  g_autoptr (WmPerson) person = NULL;
  const char *who;
  int role = -1;

  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  levels = wm_ratings_levels (wm_session_get_ratings (self));
  who = wm_session_get_person (self);
  if (wm_filter_values (self->filter, WM_FACET_GAP)->len > 0 && who != NULL)
    person = wm_person_load (self->store, who, NULL);
  if (person != NULL)
    role = wm_map_find_role (self->map, person->target_role);
  return wm_filter_skills (self->filter, self->map, levels, role);
}

char *
wm_session_own_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "waymark", "my.waymark", NULL);
}

static gboolean
is_own (WmSession *self)
{
  g_autofree char *own = wm_session_own_path ();

  return strcmp (own, wm_store_get_path (self->store)) == 0;
}

char *
wm_session_dup_name (WmSession *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  if (is_own (self))
    /* Translators: the workspace that the first start makes. */
    return g_strdup (_("My Workspace"));

  name = g_filename_display_basename (wm_store_get_path (self->store));
  if (g_str_has_suffix (name, ".waymark") && strlen (name) > strlen (".waymark"))
    name[strlen (name) - strlen (".waymark")] = '\0';
  return g_steal_pointer (&name);
}

char *
wm_session_dup_folder (WmSession *self)
{
  const char *home = g_get_home_dir ();
  g_autofree char *folder = NULL;
  gsize n = strlen (home);

  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  if (is_own (self))
    return NULL;
  folder = g_path_get_dirname (wm_store_get_path (self->store));
  if (n > 1 && strncmp (folder, home, n) == 0 && (folder[n] == '\0' || folder[n] == '/'))
    {
      g_autofree char *short_name = g_strconcat ("~", folder + n, NULL);

      return g_filename_display_name (short_name);
    }
  return g_filename_display_name (folder);
}

const char *
wm_session_ensure_person (WmSession *self, GError **error)
{
  const char *name = g_get_real_name ();
  g_autofree char *utf8 = NULL;
  g_autoptr (WmPerson) person = NULL;

  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  if (wm_session_get_person (self) != NULL)
    return wm_session_get_person (self);

  if (name != NULL && *name != '\0' && strcmp (name, "Unknown") != 0)
    utf8 = g_locale_to_utf8 (name, -1, NULL, NULL, NULL);
  /* Translators: the name of the person who uses the program, while the
   * system does not tell it. */
  person = wm_person_add (self->store, utf8 != NULL ? utf8 : _("Me"), "self", error);
  if (person == NULL)
    return NULL;
  if (!wm_store_set_setting (self->store, "viewer", person->slug, error))
    return NULL;

  wm_store_set_viewer (self->store, person->slug);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  g_signal_emit (self, signals[PEOPLE_CHANGED], 0);
  return wm_session_get_person (self);
}

void
wm_session_begin_work (WmSession *self)
{
  g_return_if_fail (WM_IS_SESSION (self));

  if (self->works++ == 0)
    g_signal_emit (self, signals[BUSY_CHANGED], 0);
}

void
wm_session_end_work (WmSession *self)
{
  g_return_if_fail (WM_IS_SESSION (self) && self->works > 0);

  if (--self->works == 0)
    g_signal_emit (self, signals[BUSY_CHANGED], 0);
}

void
wm_session_tell_balance (WmSession *self)
{
  g_return_if_fail (WM_IS_SESSION (self));

  g_signal_emit (self, signals[BALANCE_CHANGED], 0);
}

gboolean
wm_session_is_busy (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), FALSE);

  return self->works > 0;
}

gboolean
wm_session_reload (WmSession *self, GError **error)
{
  WmMap *map;

  g_return_val_if_fail (WM_IS_SESSION (self), FALSE);

  map = wm_map_load (self->store, NULL, error);
  if (map == NULL)
    return FALSE;

  take_map (self, map);
  return TRUE;
}
