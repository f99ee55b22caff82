/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of WmMapEditMode share: wm-map-edit-mode.c holds the object and
 * the keyboard, wm-map-edit-drag.c what the pointer does, wm-map-edit-picture.c what
 * is seen of it meanwhile, wm-map-edit-choice.c which skills are edited together.
 */
#pragma once

#include "app/map/wm-map-edit-mode.h"
#include "app/map/wm-map-rename.h"
#include "app/map/wm-scene-view-private.h"
#include "draw/wm-scene-edit.h"

G_BEGIN_DECLS

/* What is held */
typedef enum
{
  WM_HOLD_NOTHING,
  WM_HOLD_SKILL,  /* its body: it moves along the spectrum */
  WM_HOLD_ABOVE,  /* its upper handle: what builds on it */
  WM_HOLD_BELOW,  /* its lower handle: what it needs */
  WM_HOLD_ROLE,   /* a band */
  WM_HOLD_FROM,   /* an end of a band */
  WM_HOLD_TO,
  WM_HOLD_GROUND, /* a frame around skills */
} WmHold;

struct _WmMapEditMode
{
  GObject parent_instance;

  WmSceneView *view; /* outlives this */
  WmSession *session;
  WmMapEditLayout layout;
  gpointer data;
  GPtrArray *controllers; /* GtkEventController, of the view */
  WmMapRename *rename;
  gboolean on, follows;

  GHashTable *chosen; /* slugs of skills */
  char *handled;      /* (nullable): slug of the skill that has handles */
  char *pressed;      /* (nullable): slug of the skill that was pressed last */
  gint64 pressed_at;
  gboolean ends_rename; /* the press under way only did that */

  /* While something is dragged */
  WmHold hold;
  char *slug;              /* (nullable): of what is held */
  WmBounds box;            /* its box, in the scene's points */
  double start_x, start_y; /* pixels of the view */
  gboolean moved;
  WmSceneEdit shown;
  char *words;    /* (nullable): of @shown */
  GArray *circle; /* (nullable): of @shown; stays until something else is done */
};

/* wm-map-edit-mode.c */
gboolean wm_map_edit_is_ready (WmMapEditMode *self);
const WmMapLayout *wm_map_edit_get_layout (WmMapEditMode *self);
void wm_map_edit_tell (WmMapEditMode *self, gboolean done, const char *text, GError *error);
void wm_map_edit_show (WmMapEditMode *self);
void wm_map_edit_move_skill (WmMapEditMode *self, const char *skill, int place);
void wm_map_edit_rename (WmMapEditMode *self, const char *skill);
void wm_map_edit_note_choice (WmMapEditMode *self);
const char *wm_map_edit_slug_of (const char *id, const char *kind);

/* wm-map-edit-drag.c */
void wm_map_edit_install_pointer (WmMapEditMode *self);
void wm_map_edit_add_controller (WmMapEditMode *self, GtkEventController *controller);

/* wm-map-edit-picture.c */
double wm_map_edit_scene_x (WmMapEditMode *self, double x);
double wm_map_edit_scene_y (WmMapEditMode *self, double y);
int wm_map_edit_place_of (WmMapEditMode *self, double dx);
gboolean wm_map_edit_find_ends (WmMapEditMode *self, double dx, double dy, guint *skill,
                                guint *need);
gboolean wm_map_edit_needs_already (WmMap *map, guint skill, guint need);
void wm_map_edit_show_drag (WmMapEditMode *self, double dx, double dy);
void wm_map_edit_forget_drag (WmMapEditMode *self);

/* wm-map-edit-choice.c */
void wm_map_edit_toggle (WmMapEditMode *self, const char *skill);
void wm_map_edit_choose_band (WmMapEditMode *self, const WmBounds *band);
void wm_map_edit_choose_all (WmMapEditMode *self);
void wm_map_edit_prune (WmMapEditMode *self);
gboolean *wm_map_edit_dup_chosen (WmMapEditMode *self, const WmMapLayout *layout);

G_END_DECLS
