/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog of a plan's calendar. Holidays are never computed: they are typed,
 * a day a line, or come from an iCalendar file.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-calendar-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-export-picture.h"
#include "app/parts/wm-form.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "exchange/wm-ical.h"
#include "onboarding/wm-plan-calendar.h"
#include "onboarding/wm-plan-shift.h"

typedef struct
{
  char *plan;
  GDate start;
  WmForm *form;
  GtkWidget *percent[8];
  GtkWidget *holidays, *working, *away, *import;
} Fields;

static void
fields_free (gpointer data)
{
  Fields *self = data;

  g_free (self->plan);
  g_free (self);
}

static GPtrArray *
read_days (GtkWidget *view, gboolean ranges, GError **error)
{
  g_autofree char *text = wm_page_text_area_text (view);

  return wm_plan_days_parse (text, ranges, error);
}

static char *
save (WmForm *form, gpointer data, GError **error)
{
  Fields *self = data;
  WmStore *store = wm_session_get_store (wm_form_get_session (form));
  g_autoptr (WmPlan) before = wm_plan_load (store, self->plan, NULL);
  g_autoptr (WmPlan) after = NULL;
  g_autoptr (GPtrArray) moves = NULL;
  guint n;
  g_autoptr (GPtrArray) holidays = read_days (self->holidays, FALSE, error);
  g_autoptr (GPtrArray) working = holidays ? read_days (self->working, FALSE, error) : NULL;
  g_autoptr (GPtrArray) away = working ? read_days (self->away, TRUE, error) : NULL;
  WmPlanDays days = { .holidays = holidays, .working = working, .away = away };

  if (away == NULL)
    return NULL;
  for (guint i = 1; i <= 7; i++)
    {
      gtk_spin_button_update (GTK_SPIN_BUTTON (self->percent[i]));
      days.percent[i]
        = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->percent[i]));
    }
  if (!wm_plan_days_save (store, self->plan, &days, error))
    return NULL;
  after = wm_plan_load (store, self->plan, NULL);
  moves = before != NULL && after != NULL ? wm_plan_moves (before, after) : NULL;
  n = moves != NULL ? moves->len : 0;
  return g_strdup_printf (ngettext ("Calendar changed, %u date followed",
                                    "Calendar changed, %u dates followed", n),
                          n);
}

/* ---- holidays of a file ------------------------------------------------------------- */

/* Adds what the file has to what is typed; saving passes over what is there twice. */
static void
add_from_file (GtkWidget *from, const char *path, gpointer data)
{
  Fields *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->holidays));
  GtkTextIter end;

  days = wm_ical_read_holidays (path, &self->start, &error);
  if (days == NULL)
    {
      wm_feedback_error (from, error);
      return;
    }
  gtk_text_buffer_get_end_iter (buffer, &end);
  if (!gtk_text_iter_starts_line (&end))
    g_string_append_c (text, '\n');
  for (guint i = 0; i < days->len; i++)
    {
      const WmCalendarDay *day = &g_array_index (days, WmCalendarDay, i);

      g_string_append_printf (text, "%s%s%s\n", day->date, *day->name ? " " : "", day->name);
    }
  gtk_text_buffer_insert (buffer, &end, text->str, -1);
}

static void
on_import (Fields *self)
{
  const char *const endings[] = { "ics", NULL };

  wm_ask_open (self->import, _ ("Add Holidays"), _ ("_Add"), _ ("Calendars"), endings,
               add_from_file, self);
}

/* ---- fields ------------------------------------------------------------------------- */

static void
add_week (Fields *self, const WmPlanDays *days)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 5, G_DATE_JANUARY, 2026); /* a Monday */
  wm_form_add_note (self->form, _ ("How much of each day is worked, in percent; 0 is a day off"));
  for (guint i = 1; i <= 7; i++)
    {
      char name[64];

      g_date_strftime (name, sizeof name, "%A", &day);
      self->percent[i] = gtk_spin_button_new_with_range (0, 100, 10);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->percent[i]), days->percent[i]);
      wm_page_add_field (wm_form_get_box (self->form), name, self->percent[i], self->percent[i]);
      g_date_add_days (&day, 1);
    }
}

static GtkWidget *
add_days (Fields *self, const char *label, GPtrArray *days)
{
  g_autofree char *text = wm_plan_days_format (days);

  return wm_form_add_area (self->form, label, text);
}

static void
add_fields (Fields *self, const WmPlanDays *days)
{
  self->holidays = add_days (self, _ ("_Holidays, a day a line"), days->holidays);
  self->import = gtk_button_new_with_mnemonic (_ ("Add Holidays from a _File…"));
  gtk_widget_set_halign (self->import, GTK_ALIGN_START);
  g_signal_connect_swapped (self->import, "clicked", G_CALLBACK (on_import), self);
  gtk_box_append (wm_form_get_box (self->form), self->import);
  self->away = add_days (self, _ ("Days _off of the person, a day or first..last a line"),
                         days->away);
  self->working = add_days (self, _ ("Days _worked all the same, a day a line"), days->working);
  add_week (self, days);
}

void
wm_calendar_dialog_show (GtkWidget *from, WmSession *session, const char *plan)
{
  WmStore *store = wm_session_get_store (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPlanDays) days = wm_plan_days_load (store, plan, &error);
  g_autoptr (WmPlan) whole = days != NULL ? wm_plan_load (store, plan, &error) : NULL;
  Fields *self;

  if (whole == NULL)
    {
      wm_feedback_error (from, error);
      return;
    }
  self = g_new0 (Fields, 1);
  self->plan = g_strdup (plan);
  if (!wm_date_parse (whole->start_date, &self->start))
    wm_page_today (&self->start);
  self->form = wm_form_new (from, session, _ ("Calendar"), save, self, fields_free);
  add_fields (self, days);
  wm_form_show (self->form, self->holidays);
}
