/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A date, typed or chosen.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-date-entry.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "onboarding/wm-calendar.h"

struct _WmDateEntry
{
  GtkBox parent_instance;

  GtkWidget *entry;
  GtkWidget *calendar;
  GtkLabel *words;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (WmDateEntry, wm_date_entry, GTK_TYPE_BOX)

static guint changed_signal;

/* The date in words, or how to write one. */
static void
update_words (WmDateEntry *self)
{
  const char *text = wm_date_entry_get_text (self);
  g_autofree char *words = wm_page_format_date (text);
  GDate date;
  gboolean wrong = *text != '\0' && !wm_date_entry_get_date (self, &date);

  gtk_label_set_text (self->words,
                      wrong || *text == '\0' ? _("Write it as year-month-day, such as 2026-12-01.")
                                             : words);
  if (wrong)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* The calendar shows what is typed. */
static void
on_typed (WmDateEntry *self)
{
  GDate date;

  if (!self->syncing && wm_date_entry_get_date (self, &date))
    {
      g_autoptr (GDateTime) time = g_date_time_new_local (
        g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);

      self->syncing = TRUE;
      gtk_calendar_select_day (GTK_CALENDAR (self->calendar), time);
      self->syncing = FALSE;
    }
  update_words (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_day_selected (WmDateEntry *self)
{
  g_autoptr (GDateTime) time = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%d");

  if (self->syncing)
    return;
  self->syncing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->syncing = FALSE;
}

static gboolean
wm_date_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WM_DATE_ENTRY (widget)->entry);
}

static void
wm_date_entry_class_init (WmDateEntryClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = wm_date_entry_grab_focus;
  changed_signal = g_signal_new ("changed", WM_TYPE_DATE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
calendar_button_new (WmDateEntry *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _("Choose from a Calendar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Choose from a Calendar"), -1);
  return button;
}

static void
wm_date_entry_init (WmDateEntry *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  self->entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_widget_set_hexpand (self->entry, TRUE);
  self->calendar = gtk_calendar_new ();
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), calendar_button_new (self));
  gtk_box_append (GTK_BOX (self), line);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "dim-label");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->words));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (on_day_selected), self);
  update_words (self);
}

GtkWidget *
wm_date_entry_new (const char *name)
{
  WmDateEntry *self = g_object_new (WM_TYPE_DATE_ENTRY, NULL);

  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name, -1);
  return GTK_WIDGET (self);
}

void
wm_date_entry_set_text (WmDateEntry *self, const char *text)
{
  g_return_if_fail (WM_IS_DATE_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

const char *
wm_date_entry_get_text (WmDateEntry *self)
{
  g_return_val_if_fail (WM_IS_DATE_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

gboolean
wm_date_entry_get_date (WmDateEntry *self, GDate *date)
{
  g_return_val_if_fail (WM_IS_DATE_ENTRY (self), FALSE);

  return wm_date_parse (wm_date_entry_get_text (self), date);
}

GtkWidget *
wm_date_entry_get_entry (WmDateEntry *self)
{
  g_return_val_if_fail (WM_IS_DATE_ENTRY (self), NULL);

  return self->entry;
}
