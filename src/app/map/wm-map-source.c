/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map part by part: places, emphasis, and what lies over them.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-source-private.h"

#include <math.h>

#include "app/wm-application.h"
#include "draw/wm-map-look.h"

#define FINER 5.0
#define GROWN 1.4 /* times */

void
wm_map_source_drop_looks (WmMapSource *self)
{
  g_clear_pointer (&self->look, wm_map_look_free);
  g_clear_pointer (&self->focus_look, wm_map_look_free);
}

static int
skill_of (const WmMapSource *self, int skill)
{
  return skill >= 0 && skill < (int) self->options_map->skills->len
           ? wm_map_find_skill (self->layout->map, wm_map_skill (self->options_map, skill)->slug)
           : -1;
}

static int
role_of (const WmMapSource *self, int role)
{
  return role >= 0 && role < (int) self->options_map->roles->len
           ? wm_map_find_role (self->layout->map, wm_map_role (self->options_map, role)->slug)
           : -1;
}

/* What is shown may be of an earlier state, while places for the newest are being
 * made: there the same things have other indexes. */
static void
translate (const WmMapSource *self, WmSceneOptions *options)
{
  if (self->layout == NULL || self->options_map == NULL || self->layout->map == self->options_map)
    return;
  options->role = role_of (self, options->role);
  options->other_role = role_of (self, options->other_role);
  options->selected = skill_of (self, options->selected);
  options->hovered = skill_of (self, options->hovered);
  options->focus_skill = skill_of (self, options->focus_skill);
  options->focus_to = skill_of (self, options->focus_to);
}

static void
take_options_map (WmMapSource *self)
{
  WmMap *before = self->options_map;

  self->options_map = wm_map_ref (wm_session_get_map (self->session));
  if (before != NULL)
    wm_map_unref (before);
}

/* A lens on the team tells nothing of me, and knows only the map that it was made for. */
static void
show_team (const WmMapSource *self, WmSceneOptions *options)
{
  gboolean fits = self->layout == NULL || self->layout->map == self->options_map;

  options->levels = NULL;
  options->ratings = NULL;
  options->wanted = NULL;
  options->team = fits ? self->team : NULL;
  options->coverage = fits ? self->coverage : NULL;
}

/* The options of a scene of what is shown. */
static WmSceneOptions
shown (WmMapSource *self, gboolean focused)
{
  WmSceneOptions options = self->options;

  options.measure = wm_measure_pango ();
  options.layout = self->layout;
  options.levels = self->levels;
  options.wanted = self->wanted;
  options.ratings = self->ratings;
  options.height = self->height;
  translate (self, &options);
  if (options.lens == WM_LENS_TEAM)
    show_team (self, &options);
  if (!focused)
    {
      options.hovered = options.selected = -1;
      options.focus = WM_FOCUS_NONE;
    }
  return options;
}

static void
need_looks (WmMapSource *self)
{
  WmSceneOptions options = shown (self, FALSE), focused = shown (self, TRUE);

  if (self->look == NULL)
    self->look = wm_map_look_new (self->layout->map, &options);
  if (self->focus_look == NULL)
    self->focus_look = wm_map_look_new (self->layout->map, &focused);
}

/* It tells as much as the map does at its zoom. */
static void
make_overlay (WmMapSource *self)
{
  WmSceneOptions options = shown (self, TRUE);

  if (self->layout == NULL)
    return;
  need_looks (self);
  options.look = self->focus_look;
  options.zoom = self->overlay_zoom = wm_scene_view_get_zoom (self->view);
  options.mute = TRUE;
  wm_scene_view_set_overlay (self->view,
                             wm_map_look_has_focus (self->focus_look)
                               ? wm_scene_map_focus (self->layout->map, &options)
                               : NULL,
                             1);
}

/* What was made for another zoom grows and shrinks with the map, but not out of all measure. */
static void
on_moved (WmMapSource *self)
{
  double ratio = wm_scene_view_get_zoom (self->view) / self->overlay_zoom;

  if (self->overlay_zoom > 0 && (ratio > GROWN || ratio < 1 / GROWN))
    make_overlay (self);
}

void
wm_map_source_show_focus (WmMapSource *self)
{
  g_clear_pointer (&self->focus_look, wm_map_look_free);
  make_overlay (self);
}

static gboolean
is_shown (WmMapSource *self)
{
  return self->layout != NULL && self->layout->map == wm_session_get_map (self->session);
}

static WmScene *
scene (WmSceneWanted wanted, const WmBounds *part, double zoom, gpointer data)
{
  WmMapSource *self = data;
  WmSceneOptions options = shown (self, wanted != WM_SCENE_PIXELS);

  need_looks (self);
  options.zoom = zoom;
  options.look = wanted == WM_SCENE_PIXELS ? self->look : self->focus_look;
  options.mute = wanted == WM_SCENE_PIXELS;
  options.every = wanted == WM_SCENE_NODE;
  if (wanted != WM_SCENE_NODES || self->layout->big)
    options.part = part;
  return wm_scene_map (self->layout->map, &options);
}

static gboolean
find (const char *id, WmBounds *box, gpointer data)
{
  WmMapSource *self = data;

  return self->layout != NULL && wm_map_layout_find (self->layout, id, box);
}

static char *
pick (double x, double y, double zoom, gpointer data)
{
  WmMapSource *self = data;
  int skill = self->layout != NULL ? wm_map_layout_pick (self->layout, x, y, zoom) : -1;

  return skill >= 0
           ? g_strconcat ("skill:", wm_map_skill (self->layout->map, (guint) skill)->slug, NULL)
           : NULL;
}

static gboolean
same (double zoom, double other, gpointer data)
{
  WmMapSource *self = data;

  return self->layout != NULL && !self->layout->big
         && wm_map_layout_level (self->layout, zoom) == wm_map_layout_level (self->layout, other);
}

WmMapSource *
wm_map_source_new (WmSceneView *view, WmSession *session, WmMapSourceFunc func, gpointer data)
{
  static const WmSceneSource source = { wm_map_source_prepare, scene, find, pick, same };
  WmMapSource *self = g_new0 (WmMapSource, 1);

  self->view = view;
  self->session = session;
  self->func = func;
  self->data = data;
  self->options = (WmSceneOptions) WM_SCENE_OPTIONS_INIT;
  g_signal_connect_swapped (view, "settled", G_CALLBACK (make_overlay), self);
  g_signal_connect_swapped (view, "moved", G_CALLBACK (on_moved), self);
  wm_scene_view_set_source (view, &source, self);
  return self;
}

static void
drop_team (WmMapSource *self)
{
  g_clear_pointer (&self->team, wm_team_free);
  g_clear_pointer (&self->coverage, g_array_unref);
}

/* The next start makes places for the room that the map has now. */
static void
remember_room (const WmMapSource *self)
{
  g_autoptr (GSettings) settings = wm_application_dup_settings ();

  /* The team's map is no page of its own. */
  if (settings == NULL || self->layout == NULL || self->options.lens == WM_LENS_TEAM)
    return;
  g_settings_set_int (settings, "map-width", (int) self->width);
  g_settings_set_int (settings, "map-height", (int) self->height);
}

void
wm_map_source_free (WmMapSource *self)
{
  if (self == NULL)
    return;
  remember_room (self);
  wm_map_source_cancel (self);
  g_signal_handlers_disconnect_by_data (self->view, self);
  wm_scene_view_set_source (self->view, NULL, NULL);
  wm_scene_view_set_overlay (self->view, NULL, 1);
  g_clear_pointer (&self->layout, wm_map_layout_unref);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  wm_loop_cover_unref (self->options.cover);
  g_free (self->levels);
  g_free (self->wanted);
  wm_map_source_drop_looks (self);
  drop_team (self);
  if (self->options_map != NULL)
    wm_map_unref (self->options_map);
  g_free (self);
}

/* What is looked at may change as soon as this returns. */
static void
take_team (WmMapSource *self, const WmSceneOptions *options)
{
  drop_team (self);
  if (options->team == NULL || options->coverage == NULL)
    return;
  self->team = wm_team_copy (options->team);
  self->coverage = g_array_copy (options->coverage);
}

void
wm_map_source_set_look (WmMapSource *self, const WmSceneOptions *options)
{
  take_options_map (self);
  if (options->cover != NULL)
    wm_loop_cover_ref (options->cover);
  wm_loop_cover_unref (self->options.cover);
  self->options.cover = options->cover;
  take_team (self, options);
  self->options.lens = options->lens;
  self->options.role = options->role;
  self->options.other_role = options->other_role;
  self->options.balance = options->balance;
  wm_map_source_drop_looks (self);
  wm_scene_view_invalidate (self->view);
  wm_map_source_show_focus (self);
}

void
wm_map_source_set_focus (WmMapSource *self, const WmSceneOptions *options)
{
  /* What the pointer is on is not told in words. */
  gboolean told = self->options.selected != options->selected
                  || self->options.focus != options->focus
                  || self->options.focus_skill != options->focus_skill
                  || self->options.focus_to != options->focus_to;

  take_options_map (self);
  self->options.hovered = options->hovered;
  self->options.selected = options->selected;
  self->options.focus = options->focus;
  self->options.focus_skill = options->focus_skill;
  self->options.focus_to = options->focus_to;
  wm_map_source_show_focus (self);
  if (told && self->layout != NULL)
    wm_scene_view_renew_nodes (self->view);
}

void
wm_map_source_refresh (WmMapSource *self)
{
  if (is_shown (self))
    wm_map_source_take_state (self, wm_map_layout_ref (self->layout));
  wm_scene_view_invalidate (self->view);
  wm_map_source_show_focus (self);
}

const WmMapLayout *
wm_map_source_get_layout (WmMapSource *self)
{
  return self->layout;
}

cairo_surface_t *
wm_map_source_paint (WmMapSource *self, int width, int height, const WmPalette *palette)
{
  WmSceneOptions options = shown (self, FALSE);
  g_autoptr (WmScene) whole = NULL;
  cairo_surface_t *image;
  double zoom;
  int w, h;

  if (self->layout == NULL)
    return NULL;
  zoom = MIN (width / self->layout->width, height / self->layout->height);
  w = MAX ((int) (self->layout->width * zoom), 1);
  h = MAX ((int) (self->layout->height * zoom), 1);
  /* As from nearer by: finer. */
  need_looks (self);
  options.zoom = zoom * FINER;
  options.look = self->look;
  options.mute = options.nameless = TRUE;
  whole = wm_scene_map (self->layout->map, &options);
  for (guint i = 0; i < whole->items->len; i++)
    if (g_array_index (whole->items, WmItem, i).type == WM_ITEM_TEXT)
      g_array_index (whole->items, WmItem, i).fill = WM_INK_NONE;
  image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, w, h);
  wm_paint_scene_quick (image, whole, palette, zoom, 0, 0);
  cairo_surface_flush (image);
  return image;
}
