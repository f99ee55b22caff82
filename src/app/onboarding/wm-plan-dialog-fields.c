/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields of the dialog that makes plans.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/onboarding/wm-plan-dialog-private.h"
#include "app/parts/wm-page-parts.h"

#define USUAL_HOURS 5
#define MOST_HOURS 40
#define PREVIEW_HEIGHT 160

/* ---- a file instead of a template ------------------------------------------------ */

static void
on_file (GtkNativeDialog *native, int response, WmPlanDialog *dialog)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    {
      g_free (dialog->list);
      dialog->list = g_steal_pointer (&path);
      gtk_button_set_use_underline (GTK_BUTTON (dialog->file_button), FALSE);
      gtk_button_set_label (GTK_BUTTON (dialog->file_button), name);
      wm_plan_dialog_update (dialog);
    }
  g_object_unref (native);
}

static void
on_choose_file (WmPlanDialog *dialog)
{
  GtkFileChooserNative *native
    = gtk_file_chooser_native_new (_("Checklist or Table"), GTK_WINDOW (dialog->window),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _("_Choose"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Checklists and tables"));
  gtk_file_filter_add_suffix (filter, "md");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect (native, "response", G_CALLBACK (on_file), dialog);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
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

static void
add_preview (WmPlanDialog *dialog, GtkBox *box)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  dialog->preview = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (dialog->preview, 0);
  gtk_label_set_wrap (dialog->preview, TRUE);
  gtk_label_set_selectable (dialog->preview, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (dialog->preview), GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), PREVIEW_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (dialog->preview));
  dialog->preview_area = scroller;
  gtk_widget_set_visible (scroller, FALSE);
  /* No GtkExpander: in GTK 4.8 the focus does not leave one whose child is
   * hidden and can have it. */
  dialog->preview_button
    = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_("Pre_view, week by week")));
  gtk_box_append (box, GTK_WIDGET (dialog->preview_button));
  gtk_box_append (box, scroller);
  g_signal_connect_swapped (dialog->preview_button, "toggled",
                            G_CALLBACK (wm_plan_dialog_update_preview), dialog);
}

GtkWidget *
wm_plan_dialog_fields_new (WmPlanDialog *dialog)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
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
  field_new (box, _("_First day"), GTK_WIDGET (dialog->start));
  wm_date_entry_set_text (dialog->start, start);
  dialog->dates = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (dialog->dates, 0);
  gtk_label_set_wrap (dialog->dates, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (dialog->dates), "dim-label");
  gtk_box_append (box, GTK_WIDGET (dialog->dates));
  dialog->known = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (dialog->known, 0);
  gtk_label_set_wrap (dialog->known, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (dialog->known), "dim-label");
  dialog->hours = gtk_spin_button_new_with_range (0, MOST_HOURS, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dialog->hours), USUAL_HOURS);
  gtk_widget_set_tooltip_text (dialog->hours,
                               _("For checks of what nobody tried, and for learning what is short; "
                                 "0 leaves the template alone"));
  field_new (box, _("_Hours a week for learning"), dialog->hours);
  gtk_box_append (box, GTK_WIDGET (dialog->known));
  add_preview (dialog, box);
  return GTK_WIDGET (box);
}

