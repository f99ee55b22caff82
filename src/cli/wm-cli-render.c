/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command that draws: render.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli.h"
#include "draw/wm-lens.h"
#include "draw/wm-export.h"
#include "draw/wm-scenes.h"
#include "exchange/wm-exchange.h"
#include "onboarding/wm-plan.h"

typedef struct
{
  char *id, *person, *role, *other_role, *lens, *focus, *to, *format, *target;
  int width, scale;
  gboolean dark, unlocks;
} Render;

static void
render_clear (Render *render)
{
  g_free (render->id);
  g_free (render->person);
  g_free (render->role);
  g_free (render->other_role);
  g_free (render->lens);
  g_free (render->focus);
  g_free (render->to);
  g_free (render->format);
  g_free (render->target);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Render, render_clear)

/* What --format says, else the ending of the file's name, else PNG. */
static gboolean
find_format (const Render *render, WmExportFormat *format)
{
  *format = WM_EXPORT_PNG;
  return render->format ? wm_export_format_parse (render->format, format)
                        : wm_export_format_of_file (render->target, format);
}

/* The plan told by --id, or the only one. */
static WmPlan *
load_plan (WmStore *store, const char *id, GError **error)
{
  g_autoptr (GPtrArray) plans = NULL;

  if (id)
    return wm_plan_load (store, id, error);
  plans = wm_plan_list (store, error);
  if (!plans)
    return NULL;
  if (plans->len == 1)
    return wm_plan_load (store, ((WmPlanSummary *) g_ptr_array_index (plans, 0))->slug, error);
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               plans->len ? _ ("There are several plans; say which by --id (“list plans” shows them)")
                          : _ ("There is no plan in this workspace; make one with “plan”"));
  return NULL;
}

static WmScene *
plan_scene (WmStore *store, WmMap *map, const Render *render, gboolean timeline,
            WmSceneOptions *options, GError **error)
{
  g_autoptr (WmPlan) plan = load_plan (store, render->id, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate today;

  if (!plan)
    return NULL;
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  options->today = &today;
  return timeline ? wm_scene_timeline (map, plan, options)
                  : wm_scene_plan_page (map, plan, options);
}

static WmScene *
make_scene (WmStore *store, WmMap *map, const char *what, const Render *render,
            WmSceneOptions *options, GError **error)
{
  if (g_str_equal (what, "spectrum"))
    return wm_scene_spectrum (map, options);
  if (g_str_equal (what, "map"))
    return wm_scene_map (map, options);
  if (g_str_equal (what, "profile"))
    {
      if (options->role >= 0)
        return wm_scene_profile (map, options->role, options);
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("A profile needs --role, the id of the role to compare with"));
      return NULL;
    }
  return plan_scene (store, map, render, g_str_equal (what, "timeline"), options, error);
}

static gboolean
set_focus (WmMap *map, const Render *render, WmSceneOptions *options, GError **error)
{
  if (render->focus == NULL)
    return TRUE;
  options->focus = render->to        ? WM_FOCUS_WAY
                   : render->unlocks ? WM_FOCUS_UNLOCKS
                                     : WM_FOCUS_NEEDS;
  options->focus_skill = wm_cli_skill (map, render->focus, error);
  if (options->focus_skill >= 0 && render->to != NULL)
    options->focus_to = wm_cli_skill (map, render->to, error);
  return options->focus_skill >= 0 && (render->to == NULL || options->focus_to >= 0);
}

static int
render_picture (WmCliLine *line, const Render *render, WmExportFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = wm_cli_open (line, &error);
  g_autoptr (WmMap) map = store ? wm_map_load (store, NULL, &error) : NULL;
  g_autoptr (WmPerson) person = NULL;
  g_autoptr (WmScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree int *levels = NULL;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  WmPaletteKind palette = render->dark                ? WM_PALETTE_DARK
                          : format == WM_EXPORT_PNG ? WM_PALETTE_LIGHT
                                                      : WM_PALETTE_PRINT;

  if (!map)
    return wm_cli_fail (error);
  if (render->person)
    {
      g_autoptr (GPtrArray) ratings = NULL;

      person = wm_person_find (store, render->person, &error);
      ratings = person ? wm_ratings_load (store, map, person->slug, &error) : NULL;
      if (!ratings)
        return wm_cli_fail (error);
      levels = wm_ratings_levels (ratings);
    }
  if (render->role && (options.role = wm_cli_role (map, render->role, &error)) < 0)
    return wm_cli_fail (error);
  if (render->other_role
      && (options.other_role = wm_cli_role (map, render->other_role, &error)) < 0)
    return wm_cli_fail (error);
  if (!set_focus (map, render, &options, &error))
    return wm_cli_fail (error);
  if (render->lens)
    wm_lens_parse (render->lens, &options.lens);
  options.measure = wm_measure_pango ();
  options.width = render->width;
  options.levels = levels;
  scene = make_scene (store, map, line->words[1], render, &options, &error);
  bytes = scene ? wm_export_scene_bytes (scene, format, wm_palette_get (palette), render->scale,
                                         &error)
                : NULL;
  if (!bytes || !wm_file_write (render->target, bytes, &error))
    return wm_cli_fail (error);
  return WM_EXIT_DONE;
}

/* Is there such a lens, and all that it looks at? */
static gboolean
lens_is_possible (const Render *render, const char **why)
{
  WmLens lens;

  if (!wm_lens_parse (render->lens, &lens))
    *why = _ ("--lens is role, me, compare, resources or questions");
  else if ((lens == WM_LENS_ROLE || lens == WM_LENS_ME || lens == WM_LENS_COMPARE)
           && !render->role)
    *why = _ ("This lens needs --role, the id of a role");
  else if (lens == WM_LENS_ME && !render->person)
    *why = _ ("The lens “me” needs --person");
  else if (lens == WM_LENS_COMPARE
           && (!render->other_role || g_str_equal (render->role, render->other_role)))
    *why = _ ("The lens “compare” needs --with-role, the id of another role");
  return *why == NULL;
}

int
wm_cli_render (const WmCliCommand *command, int argc, char **argv)
{
  static const char *const pictures[] = { "spectrum", "map", "profile", "timeline", "plan", NULL };
  g_auto (WmCliLine) line = { 0 };
  g_auto (Render) render = { .width = 1200, .scale = 1 };
  WmExportFormat format = WM_EXPORT_PNG;
  const char *why = NULL;
  const GOptionEntry entries[] = {
    { "id", 0, 0, G_OPTION_ARG_STRING, &render.id, N_ ("Which plan"), N_ ("ID") },
    { "person", 0, 0, G_OPTION_ARG_STRING, &render.person, N_ ("Whose levels to show"),
      N_ ("NAME") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &render.role, N_ ("Id of the role"), N_ ("ID") },
    { "lens", 0, 0, G_OPTION_ARG_STRING, &render.lens, N_ ("What the map answers"),
      "role|me|compare|resources|questions" },
    { "with-role", 0, 0, G_OPTION_ARG_STRING, &render.other_role,
      N_ ("Lens “compare”: the role to compare --role with"), N_ ("ID") },
    { "focus", 0, 0, G_OPTION_ARG_STRING, &render.focus,
      N_ ("Map: what leads to this skill; the rest fades"), N_ ("SKILL") },
    { "unlocks", 0, 0, G_OPTION_ARG_NONE, &render.unlocks,
      N_ ("With --focus: what it unlocks instead"), NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &render.to,
      N_ ("With --focus: the shortest way from it to this skill"), N_ ("SKILL") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &render.format, N_ ("Kind of file; without it as OUT ends"),
      "png|svg|pdf" },
    { "width", 0, 0, G_OPTION_ARG_INT, &render.width, N_ ("Width in points"), N_ ("N") },
    { "scale", 0, 0, G_OPTION_ARG_INT, &render.scale, N_ ("PNG: pixels a point, 1 to 4"),
      N_ ("N") },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &render.dark, N_ ("Light on dark"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &render.target, N_ ("Where to write it"),
      N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 2, 2, &line))
    return WM_EXIT_USAGE;
  if (!g_strv_contains (pictures, line.words[1]))
    return wm_cli_usage (command, _ ("“%s” is no picture"), line.words[1]);
  if (render.lens && !lens_is_possible (&render, &why))
    return wm_cli_usage (command, "%s", why);
  if (!render.focus && (render.to || render.unlocks))
    return wm_cli_usage (command, _ ("--to and --unlocks need --focus, the id of a skill"));
  if (render.to && render.unlocks)
    return wm_cli_usage (command, _ ("--to and --unlocks exclude each other"));
  if (!render.target)
    return wm_cli_usage (command, _ ("-o is needed"));
  if (!find_format (&render, &format))
    return wm_cli_usage (command, _ ("Pictures are made as png, svg or pdf, not as “%s”"),
                         render.format ? render.format : render.target);
  if (render.width < 200 || render.width > 20000)
    return wm_cli_usage (command, _ ("--width takes a number from 200 to 20000"));
  if (render.scale < 1 || render.scale > 4)
    return wm_cli_usage (command, _ ("--scale takes a number from 1 to 4"));
  return render_picture (&line, &render, format);
}
