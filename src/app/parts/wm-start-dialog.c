/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first day of a plan, and what follows from it.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-start-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/parts/wm-date-entry.h"
#include "app/parts/wm-page-parts.h"
#include "onboarding/wm-calendar.h"

typedef struct
{
  GWeakRef from;
  AdwMessageDialog *window;
  WmDateEntry *entry;
  GtkLabel *dates;
  WmGotStart got;
  gpointer data;
} Dialog;

static void
dialog_free (gpointer data, GClosure *closure)
{
  Dialog *dialog = data;

  g_weak_ref_clear (&dialog->from);
  g_free (dialog);
}

char *
wm_start_describe (const GDate *start)
{
  static const struct
  {
    WmHorizon horizon;
    const char *text;
  } lines[] = {
    { WM_HORIZON_DAY, N_ ("Day 1: %s") },
    { WM_HORIZON_WEEK, N_ ("Week 1 until %s") },
    { WM_HORIZON_MONTH, N_ ("Month 1 until %s") },
    { WM_HORIZON_QUARTER, N_ ("Quarter 1 until %s") },
  };
  g_autoptr (WmCalendar) calendar = wm_calendar_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *iso = NULL;
      g_autofree char *text = NULL;
      GDate end;

      if (!wm_calendar_horizon_end (calendar, start, lines[i].horizon, &end))
        continue;
      iso = wm_date_format (&end);
      text = wm_page_format_date (iso);
      if (out->len > 0)
        g_string_append_c (out, '\n');
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (out, _(lines[i].text), text);
#pragma GCC diagnostic pop
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
on_changed (Dialog *dialog)
{
  GDate start;
  gboolean dated = wm_date_entry_get_date (dialog->entry, &start);
  g_autofree char *text = dated ? wm_start_describe (&start) : g_strdup ("");

  gtk_label_set_text (dialog->dates, text);
  adw_message_dialog_set_response_enabled (dialog->window, "change", dated);
}

static void
on_response (AdwMessageDialog *window, const char *response, Dialog *dialog)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&dialog->from);
  GDate start;

  if (from != NULL && g_str_equal (response, "change")
      && wm_date_entry_get_date (dialog->entry, &start))
    dialog->got (&start, dialog->data);
}

void
wm_start_dialog_show (GtkWidget *from, const char *start, WmGotStart got, gpointer data)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  g_weak_ref_init (&dialog->from, from);
  dialog->got = got;
  dialog->data = data;
  dialog->window = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), _("Change the First Day"),
                            _("Every date that is counted from it follows.")));
  dialog->entry = WM_DATE_ENTRY (wm_date_entry_new (_("First day")));
  dialog->dates = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (dialog->dates, 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (dialog->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (dialog->dates));
  adw_message_dialog_set_extra_child (dialog->window, box);
  adw_message_dialog_add_responses (dialog->window, "cancel", _("_Cancel"), "change", _("C_hange"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog->window, "change", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog->window, "change");
  adw_message_dialog_set_close_response (dialog->window, "cancel");
  g_signal_connect_swapped (dialog->entry, "changed", G_CALLBACK (on_changed), dialog);
  wm_date_entry_set_text (dialog->entry, start);
  on_changed (dialog);
  g_signal_connect_data (dialog->window, "response", G_CALLBACK (on_response), dialog, dialog_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_grab_focus (GTK_WIDGET (dialog->entry));
}
