/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Options that say what of the map is looked at, and how.
 */
#include "config.h"

#include "cli/wm-cli-view.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli-hiring.h"
#include "draw/wm-lens.h"

void
wm_cli_view_clear (WmCliView *view)
{
  g_free (view->person);
  g_free (view->role);
  g_free (view->other_role);
  g_free (view->lens);
  g_free (view->focus);
  g_free (view->to);
  g_free (view->levels);
  g_free (view->job);
  wm_loop_cover_unref (view->cover);
  g_clear_pointer (&view->team, wm_team_free);
  g_clear_pointer (&view->coverage, g_array_unref);
}

void
wm_cli_view_entries (WmCliView *view, GOptionEntry *entries)
{
  const GOptionEntry own[WM_CLI_VIEW_ENTRIES] = {
    { "person", 0, 0, G_OPTION_ARG_STRING, &view->person, N_ ("Whose levels to show"),
      N_ ("NAME") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &view->role, N_ ("Id of the role"), N_ ("ID") },
    { "lens", 0, 0, G_OPTION_ARG_STRING, &view->lens, N_ ("What the map answers"),
      "role|me|compare|resources|questions|loop|team" },
    { "with-role", 0, 0, G_OPTION_ARG_STRING, &view->other_role,
      N_ ("Lens “compare”: the role to compare --role with"), N_ ("ID") },
    { "focus", 0, 0, G_OPTION_ARG_STRING, &view->focus,
      N_ ("Map: what leads to this skill; the rest fades"), N_ ("SKILL") },
    { "unlocks", 0, 0, G_OPTION_ARG_NONE, &view->unlocks,
      N_ ("With --focus: what it unlocks instead"), NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &view->to,
      N_ ("With --focus: the shortest way from it to this skill"), N_ ("SKILL") },
    { "job", 0, 0, G_OPTION_ARG_STRING, &view->job,
      N_ ("Which job: a name or an id"), N_ ("JOB") },
  };

  for (guint i = 0; i < WM_CLI_VIEW_ENTRIES; i++)
    entries[i] = own[i];
}

/* Is there no such lens, or not all that it looks at? */
static const char *
lens_fault (const WmCliView *view)
{
  WmLens lens;

  if (!wm_lens_parse (view->lens, &lens))
    return _ ("--lens is role, me, compare, resources, questions, loop or team");
  if ((lens == WM_LENS_ROLE || lens == WM_LENS_ME || lens == WM_LENS_COMPARE) && !view->role)
    return _ ("This lens needs --role, the id of a role");
  if (lens == WM_LENS_LOOP && !view->job)
    return _ ("The lens “loop” needs --job, a job's name or id");
  if (lens == WM_LENS_ME && !view->person)
    return _ ("The lens “me” needs --person");
  if (lens == WM_LENS_COMPARE
      && (!view->other_role || g_str_equal (view->role, view->other_role)))
    return _ ("The lens “compare” needs --with-role, the id of another role");
  return NULL;
}

const char *
wm_cli_view_fault (const WmCliView *view)
{
  if (!view->focus && (view->to || view->unlocks))
    return _ ("--to and --unlocks need --focus, the id of a skill");
  if (view->to && view->unlocks)
    return _ ("--to and --unlocks exclude each other");
  return view->lens ? lens_fault (view) : NULL;
}

static gboolean
set_focus (const WmCliView *view, WmMap *map, WmSceneOptions *options, GError **error)
{
  if (view->focus == NULL)
    return TRUE;
  options->focus = view->to        ? WM_FOCUS_WAY
                   : view->unlocks ? WM_FOCUS_UNLOCKS
                                   : WM_FOCUS_NEEDS;
  options->focus_skill = wm_cli_skill (map, view->focus, error);
  if (options->focus_skill >= 0 && view->to != NULL)
    options->focus_to = wm_cli_skill (map, view->to, error);
  return options->focus_skill >= 0 && (view->to == NULL || options->focus_to >= 0);
}

static gboolean
load_levels (WmCliView *view, WmStore *store, WmMap *map, GError **error)
{
  g_autoptr (WmPerson) person = wm_person_find (store, view->person, error);
  g_autoptr (GPtrArray) ratings
      = person ? wm_ratings_load (store, map, person->slug, error) : NULL;

  if (ratings)
    view->levels = wm_ratings_levels (ratings);
  return ratings != NULL;
}

static gboolean
load_cover (WmCliView *view, WmStore *store, WmMap *map, GError **error)
{
  g_autoptr (WmJob) job = wm_job_find (store, view->job, error);
  g_autoptr (WmLoop) loop = job != NULL ? wm_loop_load (store, map, job->slug, error) : NULL;

  if (loop != NULL)
    view->cover = wm_loop_cover_new (loop, job->name);
  return loop != NULL;
}

/* Of the role that is told, or of all */
static gboolean
load_team (WmCliView *view, WmStore *store, WmMap *map, WmSceneOptions *options, GError **error)
{
  view->team = wm_team_load (store, map, NULL, error);
  if (!view->team)
    return FALSE;
  view->coverage = wm_team_coverage (map, view->team, options->role);
  options->team = view->team;
  options->coverage = view->coverage;
  return TRUE;
}

gboolean
wm_cli_view_options (WmCliView *view, WmStore *store, WmMap *map, WmSceneOptions *options,
                     GError **error)
{
  if (view->person && !load_levels (view, store, map, error))
    return FALSE;
  options->levels = view->levels;
  if (g_strcmp0 (view->lens, "loop") == 0 && !load_cover (view, store, map, error))
    return FALSE;
  options->cover = view->cover;
  if (view->role && (options->role = wm_cli_role (map, view->role, error)) < 0)
    return FALSE;
  if (view->other_role && (options->other_role = wm_cli_role (map, view->other_role, error)) < 0)
    return FALSE;
  if (view->lens)
    wm_lens_parse (view->lens, &options->lens);
  if (options->lens == WM_LENS_TEAM && !load_team (view, store, map, options, error))
    return FALSE;
  options->measure = wm_measure_pango ();
  return set_focus (view, map, options, error);
}
