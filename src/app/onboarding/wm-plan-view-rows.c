/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rows of a plan want, done to the plan. Each is one action, told in
 * a toast that undoes it; the view then shows what the store says.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-plan-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/onboarding/wm-activity-dialog.h"
#include "app/onboarding/wm-milestone-dialog.h"
#include "app/onboarding/wm-activity-row.h"
#include "app/wm-feedback.h"

WmStore *
wm_plan_view_get_store (WmPlanView *self)
{
  return wm_session_get_store (self->session);
}

void
wm_plan_view_tell (WmPlanView *self, gboolean done, const char *text, const GError *error)
{
  if (done)
    wm_feedback_undoable (GTK_WIDGET (self), text);
  else
    wm_feedback_error (GTK_WIDGET (self), error);
}

/* ---- finding ------------------------------------------------------------------ */

WmMilestone *
wm_plan_view_get_milestone (WmPlanView *self, guint i)
{
  return g_ptr_array_index (self->plan->milestones, i);
}

/* Where an activity stands: number of its milestone and its place there. One
 * without a milestone stands before the first. */
static gboolean
find_place (WmPlanView *self, gint64 activity, int *milestone, guint *place)
{
  for (int i = -1; i < (int) self->plan->milestones->len; i++)
    {
      GPtrArray *activities
        = i < 0 ? self->plan->loose : wm_plan_view_get_milestone (self, (guint) i)->activities;

      for (guint j = 0; j < activities->len; j++)
        if (((WmActivity *) g_ptr_array_index (activities, j))->id == activity)
          {
            *milestone = i;
            *place = j;
            return TRUE;
          }
    }
  return FALSE;
}

WmActivity *
wm_plan_view_find_activity (WmPlanView *self, gint64 id)
{
  GPtrArray *activities;
  int milestone;
  guint place;

  if (self->plan == NULL || !find_place (self, id, &milestone, &place))
    return NULL;
  activities = milestone < 0
                 ? self->plan->loose
                 : wm_plan_view_get_milestone (self, (guint) milestone)->activities;
  return g_ptr_array_index (activities, place);
}

GtkWidget *
wm_plan_view_find_row (WmPlanView *self, gint64 id)
{
  return g_hash_table_lookup (self->rows, &id);
}

/* ---- what rows want ------------------------------------------------------------- */

static void
on_row_done (WmActivityRow *row, gboolean done, WmPlanView *self)
{
  g_autoptr (GError) error = NULL;
  gboolean stored = wm_activity_set_done (wm_plan_view_get_store (self),
                                          wm_activity_row_get_id (row), done, &error);

  wm_plan_view_tell (self, stored, done ? _("Activity done") : _("Activity reopened"), error);
}

void
wm_plan_view_edit_activity (WmPlanView *self, gint64 id)
{
  const WmActivity *activity = wm_plan_view_find_activity (self, id);

  if (activity != NULL && !wm_session_is_read_only (self->session))
    wm_activity_dialog_show (GTK_WIDGET (self), self->session, self->plan, activity);
}

static void
on_row_edit (WmActivityRow *row, WmPlanView *self)
{
  wm_plan_view_edit_activity (self, wm_activity_row_get_id (row));
}

static void
on_row_delete (WmActivityRow *row, WmPlanView *self)
{
  g_autoptr (GError) error = NULL;
  gboolean stored
    = wm_activity_delete (wm_plan_view_get_store (self), wm_activity_row_get_id (row), &error);

  wm_plan_view_tell (self, stored, _("Activity deleted"), error);
}

static void
move_activity (WmPlanView *self, gint64 activity, int milestone, guint position)
{
  g_autoptr (GError) error = NULL;
  gint64 target = wm_plan_view_get_milestone (self, (guint) milestone)->id;
  gboolean stored
    = wm_activity_move (wm_plan_view_get_store (self), activity, target, position, &error);

  wm_plan_view_tell (self, stored, _("Activity moved"), error);
}

/* One step up or down; at the end of a milestone, on into the next one. */
static void
on_row_step (WmActivityRow *row, int step, WmPlanView *self)
{
  gint64 id = wm_activity_row_get_id (row);
  int last = (int) self->plan->milestones->len - 1;
  int i;
  guint place;

  if (!find_place (self, id, &i, &place))
    return;
  if (step < 0 && i >= 0 && place > 0)
    move_activity (self, id, i, place - 1);
  else if (step < 0 && i > 0)
    move_activity (self, id, i - 1, G_MAXUINT);
  else if (step > 0 && i >= 0 && place + 1 < wm_plan_view_get_milestone (self, i)->activities->len)
    move_activity (self, id, i, place + 1);
  else if (step > 0 && i < last)
    move_activity (self, id, i + 1, 0);
}

static void
on_row_move_to (WmActivityRow *row, gint64 milestone, WmPlanView *self)
{
  for (guint i = 0; i < self->plan->milestones->len; i++)
    if (wm_plan_view_get_milestone (self, i)->id == milestone)
      {
        move_activity (self, wm_activity_row_get_id (row), (int) i, G_MAXUINT);
        return;
      }
}

static void
on_row_dropped (WmActivityRow *row, gint64 activity, gboolean after, WmPlanView *self)
{
  int from, to;
  guint old, place;

  if (wm_activity_row_get_id (row) == activity || !find_place (self, activity, &from, &old)
      || !find_place (self, wm_activity_row_get_id (row), &to, &place) || to < 0)
    return;
  place += after;
  /* Places are counted without the one that is moved. */
  if (from == to && old < place)
    place--;
  if (from != to || old != place)
    move_activity (self, activity, to, place);
}

void
wm_plan_view_edit_milestone (WmMilestoneCard *card, gint64 milestone, WmPlanView *self)
{
  for (guint i = 0; self->plan != NULL && i < self->plan->milestones->len; i++)
    if (wm_plan_view_get_milestone (self, i)->id == milestone)
      {
        wm_milestone_dialog_show (GTK_WIDGET (self), wm_plan_view_get_store (self),
                                  wm_plan_view_get_milestone (self, i));
        return;
      }
}

void
wm_plan_view_add_activity (WmMilestoneCard *card, gint64 milestone, const char *name,
                           WmPlanView *self)
{
  g_autoptr (GError) error = NULL;
  gboolean stored
    = wm_activity_add (wm_plan_view_get_store (self), milestone, name, &error) != 0;

  if (stored)
    wm_milestone_card_start_adding (card);
  wm_plan_view_tell (self, stored, _("Activity added"), error);
}

GtkWidget *
wm_plan_view_need_row (WmPlanView *self, gint64 id)
{
  GtkWidget *row = wm_plan_view_find_row (self, id);
  gint64 *key;

  if (row != NULL)
    return row;
  row = wm_activity_row_new (self->session, id);
  g_signal_connect (row, "done", G_CALLBACK (on_row_done), self);
  g_signal_connect (row, "edit", G_CALLBACK (on_row_edit), self);
  g_signal_connect (row, "delete", G_CALLBACK (on_row_delete), self);
  g_signal_connect (row, "step", G_CALLBACK (on_row_step), self);
  g_signal_connect (row, "move-to", G_CALLBACK (on_row_move_to), self);
  g_signal_connect (row, "dropped", G_CALLBACK (on_row_dropped), self);
  key = g_memdup2 (&id, sizeof id);
  g_hash_table_insert (self->rows, key, g_object_ref_sink (row));
  return row;
}
