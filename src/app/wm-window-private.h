/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of WmWindow share: wm-window.c holds the widget,
 * wm-window-actions.c its actions, wm-window-files.c those that ask for files.
 */
#pragma once

#include "app/wm-application.h"
#include "app/map/wm-map-page.h"
#include "app/find/wm-search-popover.h"
#include "app/library/wm-skill-panel.h"
#include "app/wm-window.h"

G_BEGIN_DECLS

struct _WmWindow
{
  AdwApplicationWindow parent_instance;

  AdwBin *shrinker;
  AdwFlap *sidebar_flap;
  GtkWidget *sidebar_button;
  GtkListBox *sidebar_list;
  AdwWindowTitle *title;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkMenuButton *menu_button;
  GtkMenuButton *search_button;
  GtkSpinner *spinner;
  guint frames;          /* drawn since the session came, as far as that is of interest */
  guint spinner_timeout; /* until it shows; 0 for none */
  GtkInfoBar *read_only_bar;
  AdwToastOverlay *toasts;
  GtkStack *main_stack;
  AdwFlap *panel_flap;
  AdwBin *panel_bin;
  GtkStack *pages;
  AdwStatusPage *opening;
  GtkSpinner *opening_spinner;
  AdwStatusPage *problem;
  GtkButton *problem_again;
  GtkButton *problem_restore;
  GMenuModel *main_menu;
  GMenu *recent_menu;
  GMenu *step_menu; /* undo and redo */

  GSettings *settings; /* (nullable) */
  WmSession *session;  /* (nullable) */
  GtkWidget *map_page;     /* (nullable): made when first shown */
  WmSkillPanel *panel;     /* (nullable): made when first shown */
  WmSearchPopover *search; /* (nullable): made when first shown */
  char *skill;             /* (nullable): slug of what the panel shows */
  char *problem_path;      /* (nullable): what could not be opened, while that is told */
  gboolean restorable;     /* a backup may take its place */
  char *awaited;           /* (nullable): skill to show when the map knows it */
};

void wm_window_install_actions (GtkWidgetClass *klass);
void wm_window_update_actions (WmWindow *self);
/* wm-window-history.c; called by the two above */
void wm_window_install_history_actions (GtkWidgetClass *klass);
void wm_window_update_steps (WmWindow *self);
/* wm-window-edit.c; called by the two above */
void wm_window_install_edit_actions (GtkWidgetClass *klass);
void wm_window_update_skill_actions (WmWindow *self);
/* wm-window-find.c */
void wm_window_install_find_actions (GtkWidgetClass *klass);

/* wm-window-own.c */
void wm_window_install_own_actions (GtkWidgetClass *klass);
/* wm-window-paper.c */
void wm_window_install_paper_actions (GtkWidgetClass *klass);

/* wm-window-fold.c: the first when the template is there, the second when the window is realized */
void wm_window_make_foldable (WmWindow *self);
void wm_window_watch_width (WmWindow *self);

typedef void (*WmGotPath) (WmWindow *self, const char *path);

/* wm-window-files.c
 * @proposal: (nullable): a name to save under, or the folder to look for a file in
 * @ending: (nullable): put behind a name that does not end so; static */
void wm_window_ask_path (WmWindow *self, const char *title, GtkFileChooserAction action,
                         const char *proposal, const char *ending, const char *filter_name,
                         const char *const *patterns, WmGotPath got);
void wm_window_ask_new (WmWindow *self);
/* A workspace of made-up people who hire, to walk through */
void wm_window_ask_sample (WmWindow *self);
void wm_window_ask_open (WmWindow *self);
void wm_window_ask_duplicate (WmWindow *self);
void wm_window_ask_import (WmWindow *self);
void wm_window_ask_export_workspace (WmWindow *self);
void wm_window_ask_export_pack (WmWindow *self);
/* wm-window-backup.c */
void wm_window_ask_back_up (WmWindow *self);
void wm_window_ask_restore (WmWindow *self);
/* wm-window.c */
void wm_window_drop_session (WmWindow *self);
void wm_window_update_title (WmWindow *self);
/* Lets the workspace go, until it is opened again. */
void wm_window_leave (WmWindow *self);

G_END_DECLS
