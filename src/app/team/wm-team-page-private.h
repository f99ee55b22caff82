/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of WmTeamPage share: wm-team-page.c holds the widget and what it
 * shows, wm-team-page-choice.c what its choosers let in, wm-team-page-output.c what leaves
 * the window.
 */
#pragma once

#include "app/map/wm-scene-view.h"
#include "app/team/wm-matrix-view.h"
#include "app/team/wm-team-map.h"
#include "app/team/wm-team-outlook.h"
#include "app/team/wm-team-page.h"
#include "app/team/wm-team-teaching.h"
#include "app/team/wm-trial-view.h"

G_BEGIN_DECLS

struct _WmTeamPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *toolbar;
  GtkDropDown *role_chooser;
  GtkDropDown *category_chooser;
  GtkDropDown *people_chooser;
  GtkDropDown *order_chooser;
  GtkWidget *add_button;
  GtkLabel *summary;
  GtkStack *views;
  GtkStack *matrix_stack;
  WmTeamMap *team_map;
  WmTeamOutlook *outlook;
  WmTeamTeaching *teaching;
  WmTrialView *trial;
  WmMatrixView *matrix_view;
  WmSceneView *legend;

  WmSession *session;
  WmMap *map;       /* that @team was loaded with */
  WmTeam *team;     /* (nullable) */
  GArray *coverage; /* WmCoverage: the rows */
  GArray *columns;  /* guint: members */
  GtkWidget *popover; /* (nullable): weak */
  gboolean stale;
  gboolean filling;
};

/* wm-team-page.c */
/* What the matrix shows now; it points into the page. */
WmMatrix wm_team_page_matrix (WmTeamPage *self);
/* Shows on the map what the matrix shows. */
void wm_team_page_fill_map (WmTeamPage *self);

/* wm-team-page-choice.c */
void wm_team_page_setup_choosers (WmTeamPage *self);
/* Calls @changed with the page when another thing is chosen. */
void wm_team_page_connect_choosers (WmTeamPage *self, GCallback changed);
/* The roles and categories of the page's map. */
void wm_team_page_fill_choosers (WmTeamPage *self);
/* Shows those that do something in the view of that name. */
void wm_team_page_show_choosers (WmTeamPage *self, const char *view);
/* Candidates too */
void wm_team_page_show_everybody (WmTeamPage *self);
/* All roles and categories, the team */
void wm_team_page_reset_choosers (WmTeamPage *self);
/* Index of the chosen role, -1 for all */
int wm_team_page_role (WmTeamPage *self);
/* (transfer full): where only those who are shown are counted; candidates never are */
WmTeam *wm_team_page_counted (WmTeamPage *self);
/* (transfer full) (element-type WmCoverage): what the matrix has as rows, in order */
GArray *wm_team_page_rows (WmTeamPage *self, const WmTeam *counted);
/* (transfer full) (element-type guint): the members whom the choosers let in */
GArray *wm_team_page_columns (WmTeamPage *self);

/* wm-team-page-output.c */
void wm_team_page_install_output (GtkWidgetClass *klass);

G_END_DECLS
