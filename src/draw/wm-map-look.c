/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is emphasised on a map, and what fades.
 */
#include "draw/wm-map-look.h"

#include "draw/wm-scenes-private.h"

#define MUTED 0.5

/* @hub and what it needs and unlocks directly. */
static void
focus_on_neighbours (WmMapLook *look, int hub)
{
  const WmSkill *skill = wm_map_skill (look->map, hub);
  const GArray *sides[] = { skill->needs, skill->unlocks };

  g_array_set_size (look->order, 0);
  look->hub = hub;
  g_array_append_val (look->order, hub);
  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    g_array_append_vals (look->order, sides[side]->data, sides[side]->len);
}

/* Whose panel is open stays clear while the pointer is on another. */
static void
add_selected (WmMapLook *look, int selected)
{
  if (selected < 0 || selected >= (int) look->map->skills->len)
    return;
  for (guint i = 0; i < look->order->len; i++)
    if (g_array_index (look->order, guint, i) == (guint) selected)
      return;
  g_array_append_val (look->order, selected);
}

/* What was asked for goes before what the pointer is on, which may have come to lie under
 * it by itself, and that before the skill in the panel. */
static void
find_focus (WmMapLook *look, const WmSceneOptions *options)
{
  int n = (int) look->map->skills->len;

  look->order = wm_map_focus (look->map, options->focus, options->focus_skill, options->focus_to);
  if (look->order->len == 0 && options->hovered >= 0 && options->hovered < n)
    {
      focus_on_neighbours (look, options->hovered);
      add_selected (look, options->selected);
    }
  else if (look->order->len == 0 && options->selected >= 0 && options->selected < n)
    focus_on_neighbours (look, options->selected);
  if (look->order->len > 0)
    look->near = g_new0 (guint, n + 1);
  for (guint i = 0; i < look->order->len; i++)
    look->near[g_array_index (look->order, guint, i)] = i + 1;
}

static void
find_asked (WmMapLook *look, const WmSceneOptions *options)
{
  WmRole *role;

  if (options->role < 0 || options->role >= (int) look->map->roles->len)
    return;
  role = wm_map_role (look->map, options->role);
  look->asked = g_new0 (gboolean, look->map->skills->len + 1);
  for (guint i = 0; role->requirements != NULL && i < role->requirements->len; i++)
    {
      guint skill = g_array_index (role->requirements, WmRequirement, i).skill;

      if (skill < look->map->skills->len)
        look->asked[skill] = TRUE;
    }
}

WmMapLook *
wm_map_look_new (WmMap *map, const WmSceneOptions *options)
{
  WmMapLook *look = g_new0 (WmMapLook, 1);

  look->map = wm_map_ref (map);
  look->hub = -1;
  look->focus = options->focus;
  look->view = wm_lens_look (map, options);
  find_focus (look, options);
  find_asked (look, options);
  if (options->wanted != NULL)
    look->wanted = g_memdup2 (options->wanted, (map->skills->len + 1) * sizeof (gboolean));
  return look;
}

void
wm_map_look_free (WmMapLook *look)
{
  if (look == NULL)
    return;
  wm_map_unref (look->map);
  wm_lens_view_free (look->view);
  g_array_unref (look->order);
  g_free (look->near);
  g_free (look->asked);
  g_free (look->wanted);
  g_free (look);
}

gboolean
wm_map_look_has_focus (const WmMapLook *look)
{
  return look->order->len > 0;
}

gboolean
wm_map_look_is_strong (const WmMapLook *look, guint from, guint to)
{
  guint first = look->near != NULL ? look->near[from] : 0;
  guint second = look->near != NULL ? look->near[to] : 0;

  if (first == 0 || second == 0)
    return FALSE;
  if (look->hub >= 0)
    return (int) from == look->hub || (int) to == look->hub;
  return look->focus != WM_FOCUS_WAY || first + 1 == second || second + 1 == first;
}

gboolean
wm_map_look_has_turn (const WmMapLook *look, guint skill)
{
  return look->hub < 0 && look->near != NULL && look->near[skill] > 0 && look->order->len > 1;
}

double
wm_map_look_strength (const WmMapLook *look, guint skill, gboolean focused)
{
  if (focused && look->near != NULL)
    return look->near[skill] > 0 ? 1 : WM_MAP_FADED;
  if (look->wanted != NULL && !look->wanted[skill])
    return WM_MAP_FADED;
  if (look->view->lens != WM_LENS_NONE)
    return look->view->sights[skill] != WM_SIGHT_NONE ? 1 : WM_MAP_FADED;
  return look->asked == NULL || look->asked[skill] ? 1 : MUTED;
}

double
wm_map_look_edge_strength (const WmMapLook *look, guint from, guint to)
{
  return MIN (wm_map_look_strength (look, from, FALSE), wm_map_look_strength (look, to, FALSE));
}
