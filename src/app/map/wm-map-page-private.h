/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of WmMapPage share: wm-map-page.c holds the widget,
 * wm-map-page-lens.c what the map emphasises, wm-map-page-focus.c a part of it
 * alone, wm-map-page-tools.c the tools over it, wm-map-page-edit.c the bar of its
 * edit mode.
 */
#pragma once

#include <adwaita.h>

#include "app/map/wm-map-balance.h"
#include "app/map/wm-map-edit-mode.h"
#include "app/map/wm-map-keys.h"
#include "app/map/wm-map-page.h"
#include "app/map/wm-map-source.h"
#include "app/map/wm-minimap.h"
#include "app/map/wm-scene-view.h"

G_BEGIN_DECLS

struct _WmMapPage
{
  GtkWidget parent_instance;

  WmSceneView *view;
  GtkWidget *column;
  GtkWidget *tools;
  gboolean tools_under; /* they are under the map, not over it */
  gboolean tools_first; /* the keyboard came to them as there was no map yet */
  GtkWidget *empty;
  GtkWidget *lens_button;
  GtkWidget *show_all;
  GtkWidget *filters;
  GtkWidget *busy;
  GtkProgressBar *progress;
  WmMinimap *minimap;
  GMenuModel *lens_menu;
  WmMapBalance *balance; /* (nullable): made when its menu is first opened */
  AdwBin *filter_tool;
  GtkWidget *edit_tool;
  GtkOverlay *overlay;
  GtkWidget *edit_bar, *edit_hint, *edit_chosen, *edit_none;
  GtkLabel *edit_count;
  WmMapEditMode *edit;
  GMenu *role_menu, *other_role_menu, *job_menu;
  GSimpleAction *lens_action;       /* state: name of a lens */
  GSimpleAction *role_action;       /* state: slug, "" for none */
  GSimpleAction *other_role_action; /* as role_action */
  GSimpleAction *job_action;        /* state: slug of a job, "" for none */

  WmSession *session;
  WmMapKeys *keys;
  char *skill; /* (nullable): slug of what is selected */
  WmLens lens;
  char *role;       /* (nullable): slug of what the lens looks at */
  char *other_role; /* (nullable): slug that @role is compared with */
  WmLoopCover *cover; /* (nullable): of the job that the lens looks at */
  WmFocus focus;
  char *focus_skill; /* (nullable): slug that the focus begins at */
  char *focus_to;    /* (nullable): slug; while a way has none, it is asked for */
  guint grab_id;     /* until the keyboard comes to @focus_skill; 0 for none */
  WmMapSource *source;
  char *hovered; /* (nullable): slug of the skill that the pointer is on */
};

/* wm-map-page.c */
int wm_map_page_find_skill (WmMapPage *self, const char *slug);
int wm_map_page_find_role (WmMapPage *self, const char *slug);
void wm_map_page_show_look (WmMapPage *self);
void wm_map_page_show_focus (WmMapPage *self);

/* wm-map-page-lens.c */
void wm_map_page_install_lenses (WmMapPage *self);
void wm_map_page_list_roles (WmMapPage *self);
void wm_map_page_list_jobs (WmMapPage *self);
void wm_map_page_start_at_role (WmMapPage *self);

/* wm-map-page-tools.c */
void wm_map_page_install_tools (WmMapPage *self);
void wm_map_page_install_tool_actions (GtkWidgetClass *klass);
/* A GtkWidgetClass.focus */
gboolean wm_map_page_move_focus (GtkWidget *widget, GtkDirectionType direction);

/* wm-map-page-focus.c */
gboolean wm_map_page_is_choosing (WmMapPage *self);
void wm_map_page_take_end (WmMapPage *self, const char *skill);
void wm_map_page_check_focus (WmMapPage *self);
void wm_map_page_stop_grabbing (WmMapPage *self);

/* wm-map-page-edit.c */
void wm_map_page_install_edit (WmMapPage *self);
void wm_map_page_install_edit_actions (GtkWidgetClass *klass);

G_END_DECLS
