/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the map shows while something is dragged on it.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-edit-private.h"

#include <glib/gi18n-lib.h>

#include "map/wm-map-edit.h"

double
wm_map_edit_scene_x (WmMapEditMode *self, double x)
{
  return (x - self->view->offset_x) / self->view->zoom;
}

double
wm_map_edit_scene_y (WmMapEditMode *self, double y)
{
  return (y - self->view->offset_y) / self->view->zoom;
}

/* Where the middle of what is dragged, or the end that is held, would lie */
int
wm_map_edit_place_of (WmMapEditMode *self, double dx)
{
  double at = self->hold == WM_HOLD_FROM ? self->box.x0
              : self->hold == WM_HOLD_TO ? self->box.x1
                                         : (self->box.x0 + self->box.x1) / 2;

  return wm_map_layout_place_at (wm_map_edit_get_layout (self), at + dx / self->view->zoom);
}

static void
drag_box (WmMapEditMode *self, double dx)
{
  WmSceneEdit *show = &self->shown;
  double by = dx / self->view->zoom;

  show->kind = WM_SCENE_EDIT_MOVE;
  show->box = self->box;
  if (self->hold != WM_HOLD_TO)
    show->box.x0 += by;
  if (self->hold != WM_HOLD_FROM)
    show->box.x1 += by;
  if (self->hold == WM_HOLD_FROM)
    show->box.x0 = MIN (show->box.x0, show->box.x1);
  else
    show->box.x1 = MAX (show->box.x1, show->box.x0);
  show->place = wm_map_edit_place_of (self, dx);
}

/* Which of the two would need the other. FALSE where the pointer is on no other */
gboolean
wm_map_edit_find_ends (WmMapEditMode *self, double dx, double dy, guint *skill, guint *need)
{
  g_autofree char *other
    = wm_map_edit_skill_at (self->view, self->start_x + dx, self->start_y + dy);
  WmMap *map = wm_session_get_map (self->session);
  int a = wm_map_find_skill (map, self->slug);
  int b = other != NULL ? wm_map_find_skill (map, other) : -1;

  if (a < 0 || b < 0 || a == b)
    return FALSE;
  *skill = (guint) (self->hold == WM_HOLD_ABOVE ? b : a);
  *need = (guint) (self->hold == WM_HOLD_ABOVE ? a : b);
  return TRUE;
}

gboolean
wm_map_edit_needs_already (WmMap *map, guint skill, guint need)
{
  const GArray *needs = wm_map_skill (map, skill)->needs;

  for (guint i = 0; i < needs->len; i++)
    if (g_array_index (needs, guint, i) == need)
      return TRUE;
  return FALSE;
}

static void
tell_ends (WmMapEditMode *self, guint skill, guint need)
{
  WmMap *map = wm_session_get_map (self->session);
  const char *top = wm_map_skill (map, skill)->name, *below = wm_map_skill (map, need)->name;

  self->words = wm_map_circle (map, skill, need, &self->circle);
  if (self->words != NULL)
    return;
  if (wm_map_edit_needs_already (map, skill, need))
    /* Translators: two skills, while one is connected with the other on the map */
    self->words = g_strdup_printf (_("%1$s needs %2$s already"), top, below);
  else
    /* Translators: two skills, while one is connected with the other on the map */
    self->words = g_strdup_printf (_("%1$s needs %2$s"), top, below);
}

static void
drag_line (WmMapEditMode *self, double dx, double dy)
{
  WmSceneEdit *show = &self->shown;
  guint skill, need;
  WmBounds box;

  show->kind = WM_SCENE_EDIT_CONNECT;
  wm_scene_edit_handle (&self->box, self->view->zoom, self->hold == WM_HOLD_ABOVE, &show->x0,
                        &show->y0);
  show->x1 = wm_map_edit_scene_x (self, self->start_x + dx);
  show->y1 = wm_map_edit_scene_y (self, self->start_y + dy);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->circle, g_array_unref);
  if (!wm_map_edit_find_ends (self, dx, dy, &skill, &need))
    {
      self->words = g_strdup (self->hold == WM_HOLD_ABOVE
                                ? _("Drop it on the skill that needs this one")
                                : _("Drop it on the skill that this one needs"));
      return;
    }
  box = wm_map_layout_reach (wm_map_edit_get_layout (self),
                             self->hold == WM_HOLD_ABOVE ? skill : need, self->view->zoom);
  show->x1 = (box.x0 + box.x1) / 2;
  show->y1 = self->hold == WM_HOLD_ABOVE ? box.y1 : box.y0;
  tell_ends (self, skill, need);
}

static void
drag_band (WmMapEditMode *self, double dx, double dy)
{
  double x0 = wm_map_edit_scene_x (self, self->start_x);
  double x1 = wm_map_edit_scene_x (self, self->start_x + dx);
  double y0 = wm_map_edit_scene_y (self, self->start_y);
  double y1 = wm_map_edit_scene_y (self, self->start_y + dy);

  self->shown.kind = WM_SCENE_EDIT_BAND;
  self->shown.box = (WmBounds){ MIN (x0, x1), MIN (y0, y1), MAX (x0, x1), MAX (y0, y1) };
}

void
wm_map_edit_show_drag (WmMapEditMode *self, double dx, double dy)
{
  if (self->hold == WM_HOLD_GROUND)
    drag_band (self, dx, dy);
  else if (self->hold == WM_HOLD_ABOVE || self->hold == WM_HOLD_BELOW)
    drag_line (self, dx, dy);
  else
    drag_box (self, dx);
  wm_map_edit_show (self);
}

void
wm_map_edit_forget_drag (WmMapEditMode *self)
{
  self->hold = WM_HOLD_NOTHING;
  self->shown.kind = WM_SCENE_EDIT_REST;
  g_clear_pointer (&self->slug, g_free);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->circle, g_array_unref);
}
