/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields of the dialog that makes plans.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/onboarding/wm-plan-dialog-private.h"
#include "app/parts/wm-export-picture.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "exchange/wm-ical.h"

#define USUAL_HOURS 5
#define MOST_HOURS 40
#define TEXT_CHARS 48

/* ---- a file instead of a template ------------------------------------------------ */

/* A file's name has no mnemonic. */
static void
set_label (GtkWidget *button, const char *label, gboolean mnemonic)
{
  gtk_button_set_use_underline (GTK_BUTTON (button), mnemonic);
  gtk_button_set_label (GTK_BUTTON (button), label);
  /* GTK 4.8 would tell it twice: as a name, and as the text inside. */
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
on_got_list (GtkWidget *from, const char *path, gpointer data)
{
  WmPlanDialog *dialog = data;
  g_autofree char *name = g_filename_display_basename (path);

  g_free (dialog->list);
  dialog->list = g_strdup (path);
  set_label (from, name, FALSE);
  wm_plan_dialog_update (dialog);
}

static void
on_choose_file (WmPlanDialog *dialog)
{
  const char *const endings[] = { "md", "csv", NULL };

  wm_ask_open (dialog->file_button, _("Checklist or Table"), _("_Choose"),
               _("Checklists and tables"), endings, on_got_list, dialog);
}

/* ---- holidays of a file ------------------------------------------------------------ */

static void
on_no_holidays (WmPlanDialog *dialog)
{
  g_clear_pointer (&dialog->calendar, g_free);
  set_label (dialog->holidays_button, _("Add Holidays from a _File…"), TRUE);
  gtk_widget_grab_focus (dialog->holidays_button);
  gtk_widget_set_visible (dialog->no_holidays, FALSE);
  wm_plan_dialog_update (dialog);
}

static void
on_got_calendar (GtkWidget *from, const char *path, gpointer data)
{
  WmPlanDialog *dialog = data;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *label = NULL;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GError) error = NULL;
  GDate start;

  if (!wm_date_entry_get_date (dialog->start, &start))
    wm_page_today (&start);
  days = wm_ical_read_holidays (path, &start, &error);
  if (days == NULL)
    {
      wm_feedback_error (from, error);
      return;
    }
  g_free (dialog->calendar);
  dialog->calendar = g_strdup (path);
  /* Translators: a number, and the name of a file. */
  label = g_strdup_printf (ngettext ("%1$u holiday of %2$s", "%1$u holidays of %2$s", days->len),
                           days->len, name);
  set_label (from, label, FALSE);
  gtk_widget_set_visible (dialog->no_holidays, TRUE);
  wm_plan_dialog_update (dialog);
}

static void
on_choose_calendar (WmPlanDialog *dialog)
{
  const char *const endings[] = { "ics", NULL };

  wm_ask_open (dialog->holidays_button, _("Add Holidays"), _("_Add"), _("Calendars"), endings,
               on_got_calendar, dialog);
}

static void
add_holidays (WmPlanDialog *dialog, GtkBox *box)
{
  dialog->holidays_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  dialog->holidays_button = gtk_button_new_with_mnemonic (_("Add Holidays from a _File…"));
  dialog->no_holidays = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_hexpand (dialog->holidays_button, TRUE);
  gtk_widget_set_tooltip_text (dialog->no_holidays, _("Without Holidays"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->no_holidays),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Without Holidays"), -1);
  gtk_widget_set_visible (dialog->no_holidays, FALSE);
  g_signal_connect_swapped (dialog->holidays_button, "clicked", G_CALLBACK (on_choose_calendar),
                            dialog);
  g_signal_connect_swapped (dialog->no_holidays, "clicked", G_CALLBACK (on_no_holidays), dialog);
  gtk_box_append (GTK_BOX (dialog->holidays_box), dialog->holidays_button);
  gtk_box_append (GTK_BOX (dialog->holidays_box), dialog->no_holidays);
  gtk_box_append (box, dialog->holidays_box);
}

/* ---- fields ------------------------------------------------------------------------ */

static GtkWidget *
field_new (GtkBox *box, const char *text, GtkWidget *control)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_label_set_mnemonic_widget (
    GTK_LABEL (label),
    WM_IS_DATE_ENTRY (control) ? wm_date_entry_get_entry (WM_DATE_ENTRY (control)) : control);
  gtk_box_append (box, label);
  gtk_box_append (box, control);
  return control;
}

static GtkWidget *
chooser_new (GPtrArray *names)
{
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkStringList) list = NULL;

  g_ptr_array_add (names, NULL);
  list = gtk_string_list_new ((const char *const *) names->pdata);
  wm_page_drop_down_setup (GTK_DROP_DOWN (chooser), NULL);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (chooser), list, 0);
  return chooser;
}

static GtkWidget *
person_chooser_new (WmPlanDialog *dialog)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < dialog->people->len; i++)
    g_ptr_array_add (names, ((WmPerson *) g_ptr_array_index (dialog->people, i))->name);
  g_ptr_array_add (names, (gpointer) _("A new person"));
  return chooser_new (names);
}

static GtkWidget *
role_chooser_new (WmPlanDialog *dialog)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < dialog->map->roles->len; i++)
    g_ptr_array_add (names, wm_map_role (dialog->map, i)->name);
  return chooser_new (names);
}

static GtkWidget *
template_chooser_new (WmPlanDialog *dialog)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < dialog->n_templates; i++)
    g_ptr_array_add (names, ((WmTemplate *) g_ptr_array_index (dialog->map->templates, i))->name);
  g_ptr_array_add (names, (gpointer) _("A checklist or a table"));
  return chooser_new (names);
}

/* (transfer full): the next Monday; most start on one */
static char *
proposed_start (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) monday
    = g_date_time_add_days (now, 8 - g_date_time_get_day_of_week (now));

  return g_date_time_format (monday, "%Y-%m-%d");
}

/* A text that wraps: the dialog is as high as it needs to be in its own width. */
static GtkLabel *
text_new (void)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_max_width_chars (label, TEXT_CHARS);
  return label;
}

/* The same, of less weight, at the end of @box */
static GtkLabel *
append_dim (GtkBox *box)
{
  GtkLabel *label = text_new ();

  gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
  gtk_box_append (box, GTK_WIDGET (label));
  return label;
}

/* The second frame has the preview in its place. */
static gboolean
on_preview_tick (GtkWidget *scroller, GdkFrameClock *clock, gpointer data)
{
  WmPlanDialog *dialog = data;
  GtkWidget *button = GTK_WIDGET (dialog->preview_button);
  graphene_rect_t at;

  if (dialog->preview_frames-- > 0)
    return G_SOURCE_CONTINUE;
  if (gtk_widget_compute_bounds (button, gtk_widget_get_parent (button), &at))
    gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), at.origin.y);
  return G_SOURCE_REMOVE;
}

/* On a low screen it begins below what is in sight; and the focus, which comes to all of
 * it, would scroll to its end. */
static void
scroll_to_preview (WmPlanDialog *dialog)
{
  dialog->preview_frames = 2;
  gtk_widget_add_tick_callback (dialog->scroller, on_preview_tick, dialog, NULL);
}

/* Who comes by the pointer has what she points at in sight. */
static void
on_preview_entered (WmPlanDialog *dialog)
{
  if (gtk_window_get_focus_visible (GTK_WINDOW (gtk_widget_get_root (dialog->scroller))))
    scroll_to_preview (dialog);
}

static void
on_preview_toggled (WmPlanDialog *dialog)
{
  wm_plan_dialog_update_preview (dialog);
  if (gtk_toggle_button_get_active (dialog->preview_button))
    scroll_to_preview (dialog);
}

static void
add_preview (WmPlanDialog *dialog, GtkBox *box)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  dialog->preview = text_new ();
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_preview_entered), dialog);
  gtk_widget_add_controller (GTK_WIDGET (dialog->preview), focus);
  gtk_label_set_selectable (dialog->preview, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (dialog->preview), FALSE);
  /* No GtkExpander: in GTK 4.8 the focus does not leave one whose child is
   * hidden and can have it. */
  dialog->preview_button
    = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_("Pre_view, week by week")));
  gtk_box_append (box, GTK_WIDGET (dialog->preview_button));
  gtk_box_append (box, GTK_WIDGET (dialog->preview));
  g_signal_connect_swapped (dialog->preview_button, "toggled", G_CALLBACK (on_preview_toggled),
                            dialog);
}

/* On a low screen the fields scroll; the buttons of the dialog, and how much is another
 * than before, stay in sight. */
static GtkWidget *
scrolled (WmPlanDialog *dialog, GtkBox *box)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (box));
  gtk_widget_set_vexpand (scroller, TRUE);
  dialog->scroller = scroller;
  dialog->difference = text_new ();
  gtk_widget_add_css_class (GTK_WIDGET (dialog->difference), "heading");
  gtk_widget_set_visible (GTK_WIDGET (dialog->difference), FALSE);
  gtk_box_append (GTK_BOX (all), scroller);
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (dialog->difference));
  return all;
}

GtkWidget *
wm_plan_dialog_fields_new (WmPlanDialog *dialog)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  GtkBox *when = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  g_autofree char *start = proposed_start ();

  dialog->person_chooser = field_new (box, _("_Person"), person_chooser_new (dialog));
  dialog->name = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (dialog->name), _("Name"));
  gtk_entry_set_activates_default (GTK_ENTRY (dialog->name), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name"), -1);
  gtk_box_append (box, dialog->name);
  dialog->role_chooser = field_new (box, _("_Role"), role_chooser_new (dialog));
  dialog->template_chooser = field_new (box, _("_Template"), template_chooser_new (dialog));
  dialog->file_button = gtk_button_new_with_mnemonic (_("Choose _File…"));
  gtk_widget_set_visible (dialog->file_button, FALSE);
  g_signal_connect_swapped (dialog->file_button, "clicked", G_CALLBACK (on_choose_file), dialog);
  gtk_box_append (box, dialog->file_button);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->person_chooser), dialog->people->len);
  dialog->start = WM_DATE_ENTRY (wm_date_entry_new (NULL));
  field_new (when, _("_First day"), GTK_WIDGET (dialog->start));
  wm_date_entry_set_text (dialog->start, start);
  dialog->dates = append_dim (when);
  gtk_box_append (box, GTK_WIDGET (when));
  add_holidays (dialog, box);
  dialog->hours = gtk_spin_button_new_with_range (0, MOST_HOURS, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dialog->hours), USUAL_HOURS);
  gtk_widget_set_tooltip_text (dialog->hours,
                               _("For checks of what nobody tried, and for learning what is short; "
                                 "0 leaves the template alone"));
  field_new (box, _("_Hours a week for learning"), dialog->hours);
  dialog->known = append_dim (box);
  add_preview (dialog, box);
  return scrolled (dialog, box);
}

