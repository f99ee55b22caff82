/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The check-ins of a plan on screen.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-plan-check-ins.h"

#include <glib/gi18n-lib.h>

#include "app/onboarding/wm-check-in-dialog.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"

struct _WmPlanCheckIns
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *section;
  GtkWidget *add_button;

  WmSession *session;
  const WmPlan *plan; /* (nullable), unowned */
};

G_DEFINE_FINAL_TYPE (WmPlanCheckIns, wm_plan_check_ins, ADW_TYPE_BIN)

static const WmCheckIn *
find_check_in (WmPlanCheckIns *self, const char *slug)
{
  for (guint i = 0; self->plan != NULL && i < self->plan->check_ins->len; i++)
    {
      const WmCheckIn *it = g_ptr_array_index (self->plan->check_ins, i);

      if (g_str_equal (it->slug, slug))
        return it;
    }
  return NULL;
}

static void
write_down (WmPlanCheckIns *self, const char *slug)
{
  if (self->plan != NULL && !wm_session_is_read_only (self->session))
    wm_check_in_dialog_show (GTK_WIDGET (self), self->session, self->plan,
                             slug != NULL ? find_check_in (self, slug) : NULL);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, WmPlanCheckIns *self)
{
  if (WM_IS_TEXT_ROW (row))
    write_down (self, wm_text_row_get_id (WM_TEXT_ROW (row)));
}

static void
on_add (WmPlanCheckIns *self)
{
  write_down (self, NULL);
}

/* ---- showing ----------------------------------------------------------------------- */

/* (transfer full): what it is called: by its day, or its date */
static char *
name_of (const WmCheckIn *it)
{
  /* Translators: the number of a day of a plan */
  return it->day > 0 ? g_strdup_printf (_ ("Day %d"), it->day) : wm_page_format_date (it->date);
}

/* (transfer full): how it stands, with its date */
static char *
stand_of (const WmCheckIn *it, const GDate *today)
{
  g_autofree char *date = wm_page_format_date (*it->held != '\0' ? it->held : it->date);
  GDate due;

  if (*it->held != '\0')
    return it->mood > 0
             /* Translators: a date, and a number from 1 to 5 */
             ? g_strdup_printf (_ ("Held %1$s · mood %2$d of 5"), date, it->mood)
             : g_strdup_printf (_ ("Held %s"), date);
  return wm_date_parse (it->date, &due) && g_date_compare (&due, today) < 0
           ? g_strdup_printf (_ ("Late, was due %s"), date)
           : g_strdup_printf (_ ("Due %s"), date);
}

static char *
notes_of (const WmCheckIn *it)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (*it->note != '\0')
    /* Translators: what the new hire wrote at a check-in */
    g_string_append_printf (out, _ ("New hire: %s"), it->note);
  if (*it->manager_note != '\0')
    {
      g_string_append (out, out->len > 0 ? "\n" : "");
      /* Translators: what the manager wrote at a check-in */
      g_string_append_printf (out, _ ("Manager: %s"), it->manager_note);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* A row is told anew; it is another only when a check-in comes or goes. */
static void
update_row (GtkWidget *row, const WmCheckIn *it, const GDate *today)
{
  g_autofree char *name = name_of (it);
  g_autofree char *stand = stand_of (it, today);
  g_autofree char *notes = notes_of (it);

  wm_text_row_set_name (WM_TEXT_ROW (row), name);
  wm_text_row_set_texts (WM_TEXT_ROW (row), stand, *notes != '\0' ? notes : NULL);
  gtk_label_set_text (GTK_LABEL (wm_text_row_get_end (WM_TEXT_ROW (row))),
                      *it->held != '\0' ? "✓" : _ ("Write down…"));
}

static void
refill (WmPlanCheckIns *self)
{
  GPtrArray *all = self->plan->check_ins;
  GDate today;
  guint i = 0;

  wm_page_today (&today);
  for (; i < all->len; i++)
    {
      const WmCheckIn *it = g_ptr_array_index (all, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (row != NULL && !g_str_equal (wm_text_row_get_id (WM_TEXT_ROW (row)), it->slug))
        {
          gtk_list_box_remove (self->list, GTK_WIDGET (row));
          row = NULL;
          i--;
          continue;
        }
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (wm_text_row_new (it->slug, "", gtk_label_new ("")));
          gtk_list_box_append (self->list, GTK_WIDGET (row));
        }
      update_row (GTK_WIDGET (row), it, &today);
    }
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->list, (int) i)) != NULL;)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), all->len > 0);
  wm_page_section_set (self->section, _ ("Check-Ins"),
                       all->len > 0
                         ? _ ("A talk about how it goes: notes of both, levels as they were seen, "
                              "and what was agreed.")
                         : _ ("None is proposed; add one, or let Check Plan propose day 30, 60 "
                              "and 90."));
}

static void
wm_plan_check_ins_dispose (GObject *object)
{
  WmPlanCheckIns *self = WM_PLAN_CHECK_INS (object);

  self->plan = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_plan_check_ins_parent_class)->dispose (object);
}

static void
wm_plan_check_ins_class_init (WmPlanCheckInsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_plan_check_ins_dispose;
}

static void
wm_plan_check_ins_init (WmPlanCheckIns *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->section = wm_page_section_new (_ ("Check-Ins"), "", &self->list);
  self->add_button = gtk_button_new_with_mnemonic (_ ("_Add a Check-In…"));
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (on_add), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_box_append (GTK_BOX (box), self->section);
  gtk_box_append (GTK_BOX (box), self->add_button);
  wm_page_bin_fill (ADW_BIN (self), box, 860);
}

GtkWidget *
wm_plan_check_ins_new (WmSession *session)
{
  WmPlanCheckIns *self = g_object_new (WM_TYPE_PLAN_CHECK_INS, NULL);

  self->session = g_object_ref (session);
  gtk_widget_set_sensitive (self->add_button, !wm_session_is_read_only (session));
  return GTK_WIDGET (self);
}

void
wm_plan_check_ins_set_plan (WmPlanCheckIns *self, const WmPlan *plan)
{
  g_return_if_fail (WM_IS_PLAN_CHECK_INS (self));

  self->plan = plan;
  if (plan != NULL)
    refill (self);
}
