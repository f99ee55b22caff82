/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of WmPathView share: wm-path-view.c holds the widget and what it
 * shows, wm-path-view-steps.c what its rows ask for.
 */
#pragma once

#include "app/map/wm-scene-view.h"
#include "app/me/wm-path-plans.h"
#include "app/me/wm-path-view.h"
#include "app/me/wm-what-if.h"

G_BEGIN_DECLS

struct _WmPathView
{
  WmMeView parent_instance;

  GtkWidget *none, *rest;
  GtkLabel *summary;
  GtkSpinButton *hours;
  GtkDropDown *role;
  GtkWidget *what_if_bar, *keep_hours;
  GtkLabel *what_if_title, *what_if_text;
  GtkWidget *read_section;
  GtkListBox *read;
  GtkBox *weeks;
  WmPathPlans *plans;
  WmSceneView *picture;

  WmWhatIf *what_if;
  WmPath *path;  /* (nullable): what is shown */
  char *noted;   /* (nullable): slug of the resource that a note is asked for */
  gboolean filling;
};

/* wm-path-view.c */
WmMe *wm_path_view_get_me (WmPathView *self);

/* wm-path-view-steps.c */
/* The actions of the rows, path.… */
void wm_path_view_install_steps (GtkWidgetClass *klass);

G_END_DECLS
