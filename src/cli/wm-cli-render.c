/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command that draws: render.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli-hiring.h"
#include "cli/wm-cli-view.h"
#include "draw/wm-describe.h"
#include "draw/wm-export.h"
#include "draw/wm-lens.h"
#include "draw/wm-poster.h"
#include "draw/wm-scene-ramp.h"
#include "draw/wm-timeline-pages.h"
#include "exchange/wm-exchange.h"
#include "onboarding/wm-plan.h"

/* The map under the lens “team”: the other face of the team's matrix. */
#define TEAM_MAP "team-map"

typedef struct
{
  WmCliView view;
  WmPosterOptions poster;
  char *id, *format, *target, *page, *application;
  int width, scale;
  gboolean dark, contrast, no_words;
} Render;

static void
render_clear (Render *render)
{
  wm_cli_view_clear (&render->view);
  g_free (render->id);
  g_free (render->format);
  g_free (render->target);
  g_free (render->page);
  g_free (render->application);
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
               plans->len
                 ? _ ("There are several plans; say which by --id (“list plans” shows them)")
                 : _ ("There is no plan in this workspace; make one with “plan”"));
  return NULL;
}

static WmScene *
plan_scene (WmStore *store, WmMap *map, const Render *render, const char *what,
            WmSceneOptions *options, GError **error)
{
  g_autoptr (WmPlan) plan = load_plan (store, render->id, error);
  GDate today;

  if (!plan)
    return NULL;
  wm_cli_today (NULL, &today, NULL);
  options->today = &today;
  if (g_str_equal (what, "ramp"))
    {
      g_autoptr (GPtrArray) ramps = wm_ramp_load (store, map, plan->slug, error);

      return ramps ? wm_scene_ramp (map, plan, ramps, options) : NULL;
    }
  return g_str_equal (what, "timeline") ? wm_scene_timeline (map, plan, options)
                                        : wm_scene_plan_page (map, plan, options);
}

/* What there is of a picture on paper. */
static WmPicture
find_picture (const char *what)
{
  return g_str_equal (what, "map") || g_str_equal (what, TEAM_MAP) ? wm_scene_map
         : g_str_equal (what, "spectrum")                           ? wm_scene_spectrum
                                                                    : NULL;
}

static WmScene *
make_scene (WmStore *store, WmMap *map, const char *what, const Render *render,
            WmSceneOptions *options, GError **error)
{
  if (g_str_equal (what, "spectrum"))
    return wm_scene_spectrum (map, options);
  if (find_picture (what) == wm_scene_map)
    return wm_scene_map (map, options);
  if (g_str_equal (what, "profile"))
    {
      if (options->role >= 0)
        return wm_scene_profile (map, options->role, options);
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("A profile needs --role, the id of the role to compare with"));
      return NULL;
    }
  if (g_strv_contains (wm_cli_hiring_pictures, what))
    return wm_cli_hiring_scene (store, map, what, render->view.job, render->application, options,
                                error);
  return plan_scene (store, map, render, what, options, error);
}

static GBytes *
render_poster (WmMap *map, const char *what, const Render *render, const WmSceneOptions *options,
               WmPaletteKind palette, GError **error)
{
  g_autoptr (WmPages) pages = wm_poster_new (map, find_picture (what), options, &render->poster);

  return wm_export_pages_bytes (pages, wm_palette_get (palette), error);
}

/* A plan's timeline on paper */
static GBytes *
render_timeline (WmStore *store, WmMap *map, const Render *render, WmSceneOptions *options,
                 WmPaletteKind palette, GError **error)
{
  g_autoptr (WmPlan) plan = load_plan (store, render->id, error);
  g_autoptr (WmPages) pages = NULL;
  GDate today;

  if (!plan)
    return NULL;
  wm_cli_today (NULL, &today, NULL);
  options->today = &today;
  pages = wm_timeline_pages (map, plan, options, render->poster.paper, render->poster.landscape);
  return wm_export_pages_bytes (pages, wm_palette_get (palette), error);
}

static GBytes *
render_scene (WmStore *store, WmMap *map, const char *what, const Render *render,
              WmSceneOptions *options, WmExportFormat format, WmPaletteKind palette,
              GError **error)
{
  g_autoptr (WmScene) scene = make_scene (store, map, what, render, options, error);

  if (!scene)
    return NULL;
  if (find_picture (what))
    {
      g_autoptr (GPtrArray) parts = wm_describe_map (map, options, FALSE);

      scene->words = wm_parts_to_text (parts);
      wm_poster_link (scene, map, NULL);
    }
  return wm_export_scene_bytes (scene, format, wm_palette_get (palette), render->scale, error);
}

static WmPaletteKind
palette_of (const Render *render, WmExportFormat format)
{
  if (render->contrast)
    return render->dark ? WM_PALETTE_HIGH_CONTRAST_DARK : WM_PALETTE_HIGH_CONTRAST;
  if (render->dark)
    return WM_PALETTE_DARK;
  return format == WM_EXPORT_PNG ? WM_PALETTE_LIGHT : WM_PALETTE_PRINT;
}

static int
render_picture (WmCliLine *line, Render *render, WmExportFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = wm_cli_open (line, &error);
  g_autoptr (WmMap) map = store ? wm_map_load (store, NULL, &error) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  WmPaletteKind palette = palette_of (render, format);

  if (!map || !wm_cli_view_options (&render->view, store, map, &options, &error))
    return wm_cli_fail (error);
  options.width = render->width;
  bytes = render->page && g_str_equal (line->words[1], "timeline")
            ? render_timeline (store, map, render, &options, palette, &error)
          : render->page ? render_poster (map, line->words[1], render, &options, palette, &error)
                       : render_scene (store, map, line->words[1], render, &options, format,
                                       palette, &error);
  if (!bytes || !wm_file_write (render->target, bytes, &error))
    return wm_cli_fail (error);
  return WM_EXIT_DONE;
}

/* (nullable): why what is asked of the paper cannot be */
static const char *
paper_fault (Render *render, const char *what, WmExportFormat format)
{
  if (!render->page)
    return render->poster.landscape || render->poster.tiles || render->poster.details
                   || render->no_words
               ? _ ("--landscape, --tiles, --details and --no-words need --page")
               : NULL;
  if (!wm_paper_parse (render->page, &render->poster.paper))
    return _ ("--page is A4, A3, A2, A1 or A0");
  if ((!find_picture (what) && !g_str_equal (what, "timeline")) || format != WM_EXPORT_PDF)
    return _ ("--page is for the map, the spectrum and the timeline as PDF");
  if (render->no_words && render->poster.details)
    return _ ("--details and --no-words exclude each other");
  render->poster.words = !render->no_words;
  return NULL;
}

/* (nullable): an option that this picture, lens or kind of file has no use for */
static const char *
find_unused (const Render *render, const char *what, WmExportFormat format)
{
  static const char *const plans[] = { "timeline", "plan", "ramp", NULL };
  const WmCliView *view = &render->view;
  gboolean hiring = g_strv_contains (wm_cli_hiring_pictures, what);
  gboolean map = find_picture (what) != NULL, profile = g_str_equal (what, "profile");
  const struct
  {
    const char *option;
    gboolean given, used;
  } options[] = {
    { "--id", render->id != NULL, g_strv_contains (plans, what) },
    { "--application", render->application != NULL, hiring },
    { "--job", view->job != NULL, hiring || g_strcmp0 (view->lens, "loop") == 0 },
    { "--with-role", view->other_role != NULL, g_strcmp0 (view->lens, "compare") == 0 },
    { "--role", view->role != NULL, map || profile },
    { "--person", view->person != NULL, map || profile },
    { "--lens", view->lens != NULL, map },
    { "--focus", view->focus != NULL, find_picture (what) == wm_scene_map },
    { "--scale", render->scale != 1, format == WM_EXPORT_PNG },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].given && !options[i].used)
      return options[i].option;
  return NULL;
}

int
wm_cli_render (const WmCliCommand *command, int argc, char **argv)
{
  static const char *const pictures[] = { "spectrum", "map",  "profile", "timeline", "plan",
                                          "ramp",     "loop", "debrief", "pipeline", TEAM_MAP,
                                          NULL };
  g_auto (WmCliLine) line = { 0 };
  g_auto (Render) render = { .width = 1200, .scale = 1 };
  WmExportFormat format = WM_EXPORT_PNG;
  const char *fault;
  GOptionEntry entries[14 + WM_CLI_VIEW_ENTRIES] = {
    { "id", 0, 0, G_OPTION_ARG_STRING, &render.id, N_ ("Which plan"), N_ ("ID") },
    { "application", 0, 0, G_OPTION_ARG_STRING, &render.application,
      N_ ("Whose: a candidate's name, or the application's id"), N_ ("ID") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &render.format,
      N_ ("Kind of file; without it as OUT ends"), "png|svg|pdf" },
    { "width", 0, 0, G_OPTION_ARG_INT, &render.width, N_ ("Width in points"), N_ ("N") },
    { "scale", 0, 0, G_OPTION_ARG_INT, &render.scale, N_ ("PNG: pixels a point, 1 to 4"),
      N_ ("N") },
    { "page", 0, 0, G_OPTION_ARG_STRING, &render.page,
      N_ ("PDF: on paper of that size, and after it in words"), "A4|A3|A2|A1|A0" },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &render.poster.landscape, N_ ("Paper: lying"), NULL },
    { "tiles", 0, 0, G_OPTION_ARG_NONE, &render.poster.tiles,
      N_ ("Paper: cut into sheets of A4, to be glued"), NULL },
    { "details", 0, 0, G_OPTION_ARG_NONE, &render.poster.details,
      N_ ("Paper: levels and resources of each skill too"), NULL },
    { "no-words", 0, 0, G_OPTION_ARG_NONE, &render.no_words, N_ ("Paper: only the picture"), NULL },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &render.dark, N_ ("Light on dark"), NULL },
    { "high-contrast", 0, 0, G_OPTION_ARG_NONE, &render.contrast, N_ ("Stronger colours"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &render.target, N_ ("Where to write it"),
      N_ ("OUT") },
  };

  wm_cli_view_entries (&render.view, entries + 13);
  if (!wm_cli_parse (command, entries, argc, argv, 2, 2, &line))
    return WM_EXIT_USAGE;
  if (!g_strv_contains (pictures, line.words[1]))
    return wm_cli_usage (command, _ ("“%s” is no picture"), line.words[1]);
  if (g_str_equal (line.words[1], TEAM_MAP))
    {
      g_free (render.view.lens);
      render.view.lens = g_strdup (wm_lens_get_name (WM_LENS_TEAM));
    }
  fault = wm_cli_view_fault (&render.view);
  if (fault)
    return wm_cli_usage (command, "%s", fault);
  if (!render.target)
    return wm_cli_usage (command, _ ("-o is needed"));
  if (!find_format (&render, &format))
    return wm_cli_usage (command, _ ("Pictures are made as png, svg or pdf, not as “%s”"),
                         render.format ? render.format : render.target);
  fault = paper_fault (&render, line.words[1], format);
  if (fault)
    return wm_cli_usage (command, "%s", fault);
  if (render.width < 200 || render.width > 20000)
    return wm_cli_usage (command, _ ("--width takes a number from 200 to 20000"));
  if (render.scale < 1 || render.scale > 4)
    return wm_cli_usage (command, _ ("--scale takes a number from 1 to 4"));
  fault = find_unused (&render, line.words[1], format);
  if (fault)
    /* Translators: %s is an option, such as “--scale” */
    return wm_cli_usage (command, _ ("%s is of no use for this picture"), fault);
  return render_picture (&line, &render, format);
}
