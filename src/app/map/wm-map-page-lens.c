/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the map emphasises: a lens, and the roles that it looks at.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/wm-feedback.h"
#include "app/wm-menu.h"
#include "draw/wm-lens.h"
#include "hiring/wm-job.h"

static void
append_choice (GMenu *menu, const char *action, const char *name, const char *slug)
{
  g_autofree char *label = wm_menu_escape (name);

  wm_menu_append (menu, label, action, g_variant_new_string (slug));
}

/* Tells the menu, and draws the map anew. */
static void
show_lens (WmMapPage *self)
{
  g_simple_action_set_state (self->lens_action,
                             g_variant_new_string (wm_lens_get_name (self->lens)));
  g_simple_action_set_state (self->role_action,
                             g_variant_new_string (self->role != NULL ? self->role : ""));
  g_simple_action_set_state (
    self->other_role_action,
    g_variant_new_string (self->other_role != NULL ? self->other_role : ""));
  g_simple_action_set_state (
    self->job_action,
    g_variant_new_string (self->cover != NULL ? wm_loop_cover_get_job (self->cover) : ""));
  wm_map_page_show_look (self);
}

/* What the interviews for a job cover now; none where the job is gone */
static void
take_job (WmMapPage *self, const char *slug)
{
  WmStore *store = wm_session_get_store (self->session);
  g_autoptr (WmJob) job = wm_job_find (store, slug, NULL);
  g_autoptr (WmLoop) loop
    = job != NULL ? wm_loop_load (store, wm_session_get_map (self->session), job->slug, NULL)
                  : NULL;

  g_clear_pointer (&self->cover, wm_loop_cover_unref);
  if (loop != NULL)
    self->cover = wm_loop_cover_new (loop, job->name);
}

/* The lens on a loop begins with the first job that there is. */
static void
need_job (WmMapPage *self)
{
  g_autoptr (GPtrArray) jobs = NULL;

  if (self->lens != WM_LENS_LOOP || self->cover != NULL)
    return;
  jobs = wm_jobs_list (wm_session_get_store (self->session), NULL);
  if (jobs != NULL && jobs->len > 0)
    take_job (self, ((const WmJob *) g_ptr_array_index (jobs, 0))->slug);
  else
    wm_feedback_tell (GTK_WIDGET (self), _ ("There is no job yet whose interviews could be shown"));
}

static void
take_role (char **role, WmMap *map, guint index)
{
  g_free (*role);
  *role = g_strdup (wm_map_role (map, index)->slug);
}

/* A lens that looks at roles begins with the one that I aim for, and compares
 * it with its neighbour on the spectrum. */
static void
need_roles (WmMapPage *self)
{
  WmMap *map = wm_session_get_map (self->session);
  WmStore *store = wm_session_get_store (self->session);
  const char *person = wm_session_get_person (self->session);
  g_autoptr (WmPerson) me = person != NULL ? wm_person_load (store, person, NULL) : NULL;
  guint n = map->roles->len;
  int role = wm_map_page_find_role (self, self->role);

  if (n == 0 || self->lens == WM_LENS_NONE || self->lens >= WM_LENS_RESOURCES)
    return;

  if (role < 0)
    {
      role = me != NULL ? wm_map_page_find_role (self, me->target_role) : -1;
      role = MAX (role, 0);
      take_role (&self->role, map, (guint) role);
    }
  if (self->lens == WM_LENS_COMPARE && n > 1
      && (wm_map_page_find_role (self, self->other_role) < 0
          || g_strcmp0 (self->role, self->other_role) == 0))
    take_role (&self->other_role, map, (guint) (role > 0 ? role - 1 : 1));
}

static void
on_lens_chosen (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WmMapPage *self = data;

  if (!wm_lens_parse (g_variant_get_string (parameter, NULL), &self->lens))
    return;
  need_roles (self);
  need_job (self);
  show_lens (self);
}

static void
on_role_chosen (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  wm_map_page_set_role (data, g_variant_get_string (parameter, NULL));
}

static void
on_other_role_chosen (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WmMapPage *self = data;

  g_free (self->other_role);
  self->other_role = g_variant_dup_string (parameter, NULL);
  self->lens = WM_LENS_COMPARE;
  need_roles (self);
  show_lens (self);
}

static void
on_job_chosen (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WmMapPage *self = data;

  take_job (self, g_variant_get_string (parameter, NULL));
  self->lens = WM_LENS_LOOP;
  show_lens (self);
}

/* A window too small for the whole map begins with the role that the lens looks at,
 * or that I aim for. */
void
wm_map_page_start_at_role (WmMapPage *self)
{
  const char *person = wm_session_get_person (self->session);
  g_autoptr (WmPerson) me
    = person != NULL ? wm_person_load (wm_session_get_store (self->session), person, NULL) : NULL;
  WmMap *map = wm_session_get_map (self->session);
  int role = wm_map_page_find_role (self, self->role);
  g_autofree char *id = NULL;

  if (role < 0 && me != NULL)
    role = wm_map_page_find_role (self, me->target_role);
  if (role < 0 && map->roles->len > 0)
    role = (int) map->roles->len / 2;
  if (role < 0)
    return;
  id = g_strconcat ("role:", wm_map_role (map, (guint) role)->slug, NULL);
  wm_scene_view_set_start (self->view, id);
}

/* (transfer full): an action whose state is what was chosen */
static GSimpleAction *
add_choice (GSimpleActionGroup *group, const char *name, const char *state, GCallback chosen,
            WmMapPage *self)
{
  GSimpleAction *action = g_simple_action_new_stateful (name, G_VARIANT_TYPE_STRING,
                                                        g_variant_new_string (state));

  g_signal_connect (action, "activate", chosen, self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  return action;
}

void
wm_map_page_install_lenses (WmMapPage *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->lens_action = add_choice (group, "lens", "none", G_CALLBACK (on_lens_chosen), self);
  self->role_action = add_choice (group, "role", "", G_CALLBACK (on_role_chosen), self);
  self->other_role_action
    = add_choice (group, "other-role", "", G_CALLBACK (on_other_role_chosen), self);
  self->job_action = add_choice (group, "job", "", G_CALLBACK (on_job_chosen), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "map", G_ACTION_GROUP (group));
}

void
wm_map_page_list_roles (WmMapPage *self)
{
  WmMap *map = wm_session_get_map (self->session);

  g_menu_remove_all (self->role_menu);
  g_menu_remove_all (self->other_role_menu);
  for (guint i = 0; i < map->roles->len; i++)
    {
      const WmRole *role = wm_map_role (map, i);

      append_choice (self->role_menu, "map.role", role->name, role->slug);
      append_choice (self->other_role_menu, "map.other-role", role->name, role->slug);
    }
}

void
wm_map_page_list_jobs (WmMapPage *self)
{
  g_autoptr (GPtrArray) jobs = wm_jobs_list (wm_session_get_store (self->session), NULL);
  g_autofree char *slug
    = self->cover != NULL ? g_strdup (wm_loop_cover_get_job (self->cover)) : NULL;

  g_menu_remove_all (self->job_menu);
  for (guint i = 0; jobs != NULL && i < jobs->len; i++)
    {
      const WmJob *job = g_ptr_array_index (jobs, i);

      append_choice (self->job_menu, "map.job", job->name, job->slug);
    }
  if (slug == NULL)
    return;
  /* Its plan may be another one now. */
  take_job (self, slug);
  show_lens (self);
}

void
wm_map_page_set_role (WmMapPage *self, const char *role)
{
  g_return_if_fail (WM_IS_MAP_PAGE (self));

  g_free (self->role);
  self->role = role != NULL && *role != '\0' ? g_strdup (role) : NULL;
  if (self->role == NULL && self->lens < WM_LENS_RESOURCES)
    self->lens = WM_LENS_NONE;
  else if (self->role != NULL && (self->lens == WM_LENS_NONE || self->lens >= WM_LENS_RESOURCES))
    self->lens = WM_LENS_ROLE;
  need_roles (self);
  /* Without one it stays where it was. */
  if (self->role != NULL)
    wm_map_page_start_at_role (self);
  show_lens (self);
}

void
wm_map_page_show_role (WmMapPage *self, const char *role)
{
  g_autofree char *id = g_strconcat ("role:", role, NULL);

  wm_map_page_set_role (self, role);
  wm_scene_view_fly_to (self->view, id);
}
