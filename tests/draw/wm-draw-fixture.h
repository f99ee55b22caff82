/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small map and a plan of a garden, in plain data, without a workspace.
 */
#pragma once

#include "draw/wm-scenes.h"
#include "learning/wm-team.h"

G_BEGIN_DECLS

/* @odd: (nullable): put into every text, to see what it breaks */
WmMap *wm_draw_map_new (const char *odd);
WmPlan *wm_draw_plan_new (const char *odd);
/* For a picture of that size, with texts as wide wherever it is drawn. */
WmSceneOptions wm_draw_options_of (double width, double height);
/* Rated 0 to 4, and not assessed; for the skills of the map. */
const int *wm_draw_levels (void);
/* The loop of a job of that garden: covered, by one voice alone, open, put off. */
WmLoopCover *wm_draw_cover_new (void);
/* Two can the soil, one can seeds, nobody compost, which one learns; watering only a
 * candidate. */
WmTeam *wm_draw_team_new (const char *odd);
/* A map with @n skills and no roles, each needing the one before when @chain. */
WmMap *wm_draw_plain_map_new (guint n, gboolean chain);

/* Compares with the file of that name in @folder's golden ones, or writes it with
 * UPDATE_GOLDEN. */
void wm_draw_compare (const char *folder, const char *name, const char *text);

typedef enum
{
  WM_DRAW_SPECTRUM,
  WM_DRAW_MAP,
  WM_DRAW_PROFILE,
  WM_DRAW_TIMELINE,
  WM_DRAW_PLAN_PAGE,
  WM_N_DRAW_SCENES,
} WmDrawScene;
extern const char *const wm_draw_scene_names[WM_N_DRAW_SCENES];
WmScene *wm_draw_scene_new (WmDrawScene which, WmMap *map, WmPlan *plan,
                            const WmSceneOptions *options);

G_END_DECLS
