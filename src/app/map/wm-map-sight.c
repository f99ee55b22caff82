/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-sight.h"

WmMapSight *
wm_map_sight_new (WmSession *session, const WmSceneOptions *options)
{
  WmMapSight *sight = g_new0 (WmMapSight, 1);

  g_atomic_ref_count_init (&sight->refs);
  sight->map = wm_map_ref (wm_session_get_map (session));
  if (options->lens != WM_LENS_TEAM)
    sight->levels = wm_ratings_levels (wm_session_get_ratings (session));
  if (options->team != NULL && options->coverage != NULL)
    {
      sight->team = wm_team_copy (options->team);
      sight->coverage = g_array_copy (options->coverage);
    }
  if (options->lens != WM_LENS_TEAM && !wm_filter_is_empty (wm_session_get_filter (session)))
    sight->wanted = wm_session_filter_skills (session);
  sight->name = wm_session_dup_name (session);
  sight->options = *options;
  sight->options.measure = NULL;
  sight->options.levels = sight->levels;
  sight->options.wanted = sight->wanted;
  sight->options.team = sight->team;
  sight->options.coverage = sight->coverage;
  sight->options.layout = NULL;
  if (options->cover != NULL)
    wm_loop_cover_ref (options->cover);
  sight->options.selected = sight->options.hovered = -1;
  return sight;
}

WmMapSight *
wm_map_sight_ref (WmMapSight *sight)
{
  g_atomic_ref_count_inc (&sight->refs);
  return sight;
}

void
wm_map_sight_unref (WmMapSight *sight)
{
  if (sight == NULL || !g_atomic_ref_count_dec (&sight->refs))
    return;
  wm_map_unref (sight->map);
  g_free (sight->levels);
  wm_loop_cover_unref (sight->options.cover);
  g_clear_pointer (&sight->team, wm_team_free);
  g_clear_pointer (&sight->coverage, g_array_unref);
  g_free (sight->wanted);
  g_free (sight->name);
  g_free (sight);
}

WmSceneOptions
wm_map_sight_options (const WmMapSight *sight)
{
  WmSceneOptions options = sight->options;

  options.measure = wm_measure_pango ();
  return options;
}
