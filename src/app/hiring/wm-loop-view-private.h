/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of WmLoopView share: wm-loop-view.c holds the widget,
 * wm-loop-stages.c the stages with their interviews, wm-loop-templates.c what is
 * kept of them for other jobs, wm-loop-findings.c what they do not cover.
 */
#pragma once

#include <adwaita.h>

#include "app/hiring/wm-loop-view.h"
#include "hiring/wm-job.h"

G_BEGIN_DECLS

struct _WmLoopView
{
  AdwBin parent_instance;

  WmSession *session;
  char *job;
  WmLoop *loop;
  GArray *findings;

  GtkLabel *totals;
  GtkLabel *hint;
  GtkWidget *balance, *mend, *add_stage, *templates;
  GtkWidget *stages;
  GtkWidget *findings_section, *coverage_section;
  GtkListBox *findings_list, *coverage_list;
};

/* wm-loop-view.c */
/* Stores what was changed in the loop in memory, as an action of that @label, and shows it anew;
 * @told: (nullable): of it, with Undo */
gboolean wm_loop_view_save (WmLoopView *self, const char *label, const char *told);

/* wm-loop-stages.c */
/* @first: number of its first interview in the loop */
void wm_loop_view_add_stage (WmLoopView *self, guint number, guint first);
/* The row of interview number @index gets the focus. */
void wm_loop_view_focus_interview (WmLoopView *self, guint index);

/* wm-loop-templates.c */
void wm_loop_view_install_templates (GtkWidgetClass *klass);
GtkWidget *wm_loop_view_templates_new (WmLoopView *self);
/* Puts the stages of a template in the place of those that there are; @id: NULL for the usual */
void wm_loop_view_use_template (WmLoopView *self, const char *id);

/* wm-loop-findings.c */
void wm_loop_view_fill_findings (WmLoopView *self);
void wm_loop_view_fill_coverage (WmLoopView *self);

G_END_DECLS
