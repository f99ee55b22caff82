/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A milestone of a plan.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-milestone-card.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/parts/wm-entry-row.h"
#include "app/parts/wm-fold-layout.h"
#include "app/parts/wm-page-parts.h"
#include "draw/wm-activity-state.h"

struct _WmMilestoneCard
{
  GtkBox parent_instance;

  GtkLabel *name;
  GtkLabel *end;
  GtkLabel *progress;
  GtkProgressBar *bar;
  GtkBox *goals;
  GtkWidget *edit;
  GtkListBox *list;
  GtkWidget *entry;

  gint64 id;
  gboolean editable;
  GPtrArray *wanted;
};

G_DEFINE_FINAL_TYPE (WmMilestoneCard, wm_milestone_card, GTK_TYPE_BOX)

static guint add_signal, edit_signal;

static void
on_apply (WmEntryRow *entry, WmMilestoneCard *self)
{
  g_autofree char *text = g_strstrip (g_strdup (wm_entry_row_get_text (entry)));

  if (*text != '\0')
    g_signal_emit (self, add_signal, 0, self->id, text);
}

static void
on_edit_clicked (GtkButton *button, WmMilestoneCard *self)
{
  g_signal_emit (self, edit_signal, 0, self->id);
}

/* A row with an action of its own would be insensitive, and give the focus
 * away, while it is moved. */
static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, WmMilestoneCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "activity.edit", NULL);
}

/* Escape gives up what was typed. */
static gboolean
on_entry_key (GtkEventControllerKey *keys, guint value, guint code, GdkModifierType state,
              WmMilestoneCard *self)
{
  if (value != GDK_KEY_Escape || *wm_entry_row_get_text (WM_ENTRY_ROW (self->entry)) == '\0')
    return GDK_EVENT_PROPAGATE;
  wm_entry_row_set_text (WM_ENTRY_ROW (self->entry), "");
  return GDK_EVENT_STOP;
}

static void
wm_milestone_card_dispose (GObject *object)
{
  WmMilestoneCard *self = WM_MILESTONE_CARD (object);

  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  /* Not in the list while there is none to add to. */
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (wm_milestone_card_parent_class)->dispose (object);
}

static void
wm_milestone_card_class_init (WmMilestoneCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_milestone_card_dispose;
  add_signal = g_signal_new ("add", WM_TYPE_MILESTONE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                             G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  edit_signal = g_signal_new ("edit", WM_TYPE_MILESTONE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (WM_TYPE_FOLD_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-milestone-card.ui");
  gtk_widget_class_bind_template_child (widget_class, WmMilestoneCard, name);
  gtk_widget_class_bind_template_child (widget_class, WmMilestoneCard, end);
  gtk_widget_class_bind_template_child (widget_class, WmMilestoneCard, progress);
  gtk_widget_class_bind_template_child (widget_class, WmMilestoneCard, bar);
  gtk_widget_class_bind_template_child (widget_class, WmMilestoneCard, goals);
  gtk_widget_class_bind_template_child (widget_class, WmMilestoneCard, list);
  gtk_widget_class_bind_template_child (widget_class, WmMilestoneCard, edit);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_clicked);
}

static void
wm_milestone_card_init (WmMilestoneCard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->wanted = g_ptr_array_new ();
  self->entry = g_object_ref_sink (wm_entry_row_new (_("Add an activity"), TRUE));
  g_signal_connect (self->entry, "apply", G_CALLBACK (on_apply), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_entry_key), self);
  gtk_widget_add_controller (self->entry, keys);
}

GtkWidget *
wm_milestone_card_new (gint64 id)
{
  WmMilestoneCard *self = g_object_new (WM_TYPE_MILESTONE_CARD, NULL);

  self->id = id;
  return GTK_WIDGET (self);
}

gint64
wm_milestone_card_get_id (WmMilestoneCard *self)
{
  g_return_val_if_fail (WM_IS_MILESTONE_CARD (self), 0);

  return self->id;
}

/* The outcome, one sentence a line. */
static void
show_goals (WmMilestoneCard *self, GPtrArray *goals)
{
  wm_page_clear_box (self->goals);
  for (guint i = 0; goals != NULL && i < goals->len; i++)
    {
      GtkWidget *label = gtk_label_new (g_ptr_array_index (goals, i));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_width_chars (GTK_LABEL (label), 16);
      gtk_box_append (self->goals, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->goals), goals != NULL && goals->len > 0);
}

void
wm_milestone_card_update (WmMilestoneCard *self, const WmMilestone *milestone,
                          GPtrArray *activities, gboolean editable)
{
  const char *name = milestone != NULL ? milestone->name : _("Without a Milestone");
  g_autofree char *progress = wm_activities_progress (activities);
  g_autofree char *date = wm_page_format_date (milestone != NULL ? milestone->end_date : "");
  /* Translators: %s is the last day of a milestone. */
  g_autofree char *end = *date != '\0' ? g_strdup_printf (_("Until %s"), date) : g_strdup ("");
  /* Translators: %s is the name of a milestone. */
  g_autofree char *edit = g_strdup_printf (_("Edit Milestone: %s"), name);
  guint done, total;

  g_return_if_fail (WM_IS_MILESTONE_CARD (self));

  self->editable = editable && milestone != NULL;
  wm_activities_count (activities, &done, &total);
  gtk_label_set_text (self->name, name);
  gtk_widget_set_visible (self->edit, self->editable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  edit, -1);
  gtk_label_set_text (self->end, end);
  gtk_widget_set_visible (GTK_WIDGET (self->end), *end != '\0');
  gtk_label_set_text (self->progress, progress);
  gtk_progress_bar_set_fraction (self->bar, total > 0 ? (double) done / total : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  progress, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  show_goals (self, milestone != NULL ? milestone->goals : NULL);
}

GPtrArray *
wm_milestone_card_get_wanted (WmMilestoneCard *self)
{
  g_return_val_if_fail (WM_IS_MILESTONE_CARD (self), NULL);

  return self->wanted;
}

gboolean
wm_milestone_card_finish (WmMilestoneCard *self)
{
  g_return_val_if_fail (WM_IS_MILESTONE_CARD (self), FALSE);

  if (self->editable)
    g_ptr_array_add (self->wanted, self->entry);
  return wm_page_list_is (self->list, self->wanted);
}

void
wm_milestone_card_give_up (WmMilestoneCard *self)
{
  g_return_if_fail (WM_IS_MILESTONE_CARD (self));

  wm_page_list_give_up (self->list, self->wanted);
}

void
wm_milestone_card_take_in (WmMilestoneCard *self)
{
  g_return_if_fail (WM_IS_MILESTONE_CARD (self));

  wm_page_list_take_in (self->list, self->wanted);
}

void
wm_milestone_card_start_adding (WmMilestoneCard *self)
{
  g_return_if_fail (WM_IS_MILESTONE_CARD (self));

  wm_entry_row_set_text (WM_ENTRY_ROW (self->entry), "");
  gtk_widget_grab_focus (self->entry);
}
