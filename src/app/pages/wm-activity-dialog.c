/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog that changes an activity. All of it is one action; what was not
 * touched is not written.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/pages/wm-activity-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/pages/wm-date-entry.h"
#include "app/pages/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "draw/wm-scene-words.h"

#define MOST_HOURS 400
#define LAST_DAY 400

static const char *const owners[] = { "", "new_hire", "manager", "buddy", "other" };

#define OWNER_BY_NAME G_N_ELEMENTS (owners)

/* How the day is told. */
enum
{
  DUE_WORKING_DAY,
  DUE_DATE,
  DUE_NEVER,
};

typedef struct
{
  GWeakRef from;
  WmStore *store;
  gint64 activity;
  int due_day; /* as it was; 0 when it was a date or none */
  char *due_date;
  int minutes;
  AdwMessageDialog *window;
  GtkWidget *name, *owner_chooser, *owner_name, *due_chooser, *day, *date, *hours, *note;
} Dialog;

static void
dialog_free (gpointer data, GClosure *closure)
{
  Dialog *dialog = data;

  g_weak_ref_clear (&dialog->from);
  g_object_unref (dialog->store);
  g_free (dialog->due_date);
  g_free (dialog);
}

static guint
selected (GtkWidget *chooser)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (chooser));
}

/* The day, when it is another than it was: a working day stays counted from
 * the start, a date is fixed. */
static void
set_due (Dialog *dialog, WmActivityEdit *edit)
{
  int day = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (dialog->day));
  const char *date = wm_date_entry_get_text (WM_DATE_ENTRY (dialog->date));

  switch (selected (dialog->due_chooser))
    {
    case DUE_WORKING_DAY:
      if (day != dialog->due_day)
        edit->due_day = day;
      break;
    case DUE_DATE:
      if (dialog->due_day > 0 || g_strcmp0 (date, dialog->due_date) != 0)
        edit->due_date = date;
      break;
    default:
      if (dialog->due_day > 0 || *dialog->due_date != '\0')
        edit->due_date = "";
      break;
    }
}

static void
on_response (AdwMessageDialog *window, const char *response, Dialog *dialog)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&dialog->from);
  g_autoptr (GError) error = NULL;
  g_autofree char *note = wm_page_text_area_text (dialog->note);
  guint owner = selected (dialog->owner_chooser);
  double hours = gtk_spin_button_get_value (GTK_SPIN_BUTTON (dialog->hours));
  int minutes = (int) lround (hours * 60);
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;

  if (from == NULL || !g_str_equal (response, "save"))
    return;
  edit.name = gtk_editable_get_text (GTK_EDITABLE (dialog->name));
  edit.owner = owner < OWNER_BY_NAME ? owners[owner]
                                     : gtk_editable_get_text (GTK_EDITABLE (dialog->owner_name));
  edit.description = note;
  if (minutes != MAX (0, dialog->minutes))
    edit.minutes = minutes > 0 ? minutes : -1;
  set_due (dialog, &edit);
  if (wm_activity_edit (dialog->store, dialog->activity, &edit, &error))
    wm_feedback_undoable (from, _("Activity changed"));
  else
    wm_feedback_error (from, error);
}

/* Shows the fields that belong to what is chosen; saves only what is whole. */
static void
update (Dialog *dialog)
{
  guint due = selected (dialog->due_chooser);
  g_autofree char *name
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (dialog->name))));
  GDate date;

  gtk_widget_set_visible (dialog->owner_name,
                          selected (dialog->owner_chooser) == OWNER_BY_NAME);
  gtk_widget_set_visible (dialog->day, due == DUE_WORKING_DAY);
  gtk_widget_set_visible (dialog->date, due == DUE_DATE);
  adw_message_dialog_set_response_enabled (
    dialog->window, "save",
    *name != '\0'
      && (due != DUE_DATE || wm_date_entry_get_date (WM_DATE_ENTRY (dialog->date), &date)));
}

/* ---- fields -------------------------------------------------------------------- */

static void
add_name (Dialog *dialog, GtkBox *box, const WmActivity *activity)
{
  dialog->name = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (dialog->name), activity->name);
  gtk_entry_set_activates_default (GTK_ENTRY (dialog->name), TRUE);
  wm_page_add_field (box, _("_Name"), dialog->name, dialog->name);
}

static void
add_owner (Dialog *dialog, GtkBox *box, const WmActivity *activity)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint owner = OWNER_BY_NAME;

  gtk_string_list_append (names, _("Nobody yet"));
  for (guint i = 1; i < G_N_ELEMENTS (owners); i++)
    gtk_string_list_append (names, wm_words_owner (owners[i]));
  gtk_string_list_append (names, _("By name"));
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (g_str_equal (owners[i], activity->owner))
      owner = i;
  dialog->owner_chooser = gtk_drop_down_new (NULL, NULL);
  wm_page_drop_down_setup (GTK_DROP_DOWN (dialog->owner_chooser), NULL);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (dialog->owner_chooser), names, owner);
  dialog->owner_name = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (dialog->owner_name), _("Name of the owner"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->owner_name),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the owner"), -1);
  if (owner == OWNER_BY_NAME)
    gtk_editable_set_text (GTK_EDITABLE (dialog->owner_name), activity->owner);
  wm_page_add_field (box, _("_Owner"), dialog->owner_chooser, dialog->owner_chooser);
  gtk_box_append (box, dialog->owner_name);
}

static void
add_due (Dialog *dialog, GtkBox *box, const WmActivity *activity)
{
  const char *const ways[]
    = { _("On a working day of the plan"), _("On a date"), _("No date"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (ways);
  guint due = activity->anchor == WM_ANCHOR_START && activity->due_day > 0 ? DUE_WORKING_DAY
              : *activity->due_date != '\0' ? DUE_DATE
                                               : DUE_NEVER;

  dialog->due_chooser = gtk_drop_down_new (NULL, NULL);
  wm_page_drop_down_setup (GTK_DROP_DOWN (dialog->due_chooser), NULL);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (dialog->due_chooser), names, due);
  dialog->day = gtk_spin_button_new_with_range (1, LAST_DAY, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dialog->day), MAX (1, activity->due_day));
  /* Translators: the number of a working day of a plan; the first is 1. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->day), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Number of the working day, the first is 1"), -1);
  gtk_widget_set_tooltip_text (dialog->day, _("Number of the working day, the first is 1"));
  dialog->date = wm_date_entry_new (_("Due date"));
  wm_date_entry_set_text (WM_DATE_ENTRY (dialog->date), activity->due_date);
  wm_page_add_field (box, _("_Due"), dialog->due_chooser, dialog->due_chooser);
  gtk_box_append (box, dialog->day);
  gtk_box_append (box, dialog->date);
}

static void
add_hours (Dialog *dialog, GtkBox *box, const WmActivity *activity)
{
  dialog->hours = gtk_spin_button_new_with_range (0, MOST_HOURS, 0.25);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (dialog->hours), 2);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dialog->hours), MAX (0, activity->minutes) / 60.0);
  wm_page_add_field (box, _("_Hours, 0 when not known"), dialog->hours, dialog->hours);
}

/* (transfer full): one reason in words */
static char *
why_words (const WmWhy *why)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *finding = g_str_equal (why->finding, "met")           ? _("met")
                        : g_str_equal (why->finding, "short")       ? _("short")
                        : g_str_equal (why->finding, "unproven")    ? _("tried without a signal")
                        : g_str_equal (why->finding, "never_tried") ? _("never tried")
                                                                    : "";

  if (why->target >= 0)
    /* Translators: a skill's id, a level, and what was found: "met", "short". */
    g_string_append_printf (out, _("%1$s, level %2$d asked: %3$s"), why->skill, why->target,
                            finding);
  if (*why->date != '\0')
    {
      g_autofree char *date = wm_words_date (why->date, TRUE);

      g_string_append_printf (out, " (%s)", date);
    }
  if (*why->sentence != '\0')
    g_string_append_printf (out, "\n“%s”", why->sentence);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
add_whys (GtkBox *box, const WmActivity *activity)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *label = gtk_label_new (NULL);

  for (guint i = 0; i < activity->whys->len; i++)
    {
      g_autofree char *words = why_words (g_ptr_array_index (activity->whys, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", words);
    }
  if (text->len == 0 && g_str_has_prefix (activity->origin, "template:"))
    g_string_append (text, _("The plan's template asks for it."));
  else if (text->len == 0 && g_str_has_prefix (activity->origin, "check-in:"))
    g_string_append (text, _("It was agreed at a check-in."));
  else if (text->len == 0)
    g_string_append (text, _("It was added by hand."));
  gtk_label_set_text (GTK_LABEL (label), text->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  wm_page_add_field (box, _("Why"), label, label);
}

static GtkWidget *
fields_new (Dialog *dialog, const WmActivity *activity)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  GtkWidget *note;

  add_name (dialog, box, activity);
  add_owner (dialog, box, activity);
  add_due (dialog, box, activity);
  add_hours (dialog, box, activity);
  note = wm_page_text_area_new (activity->description, &dialog->note);
  wm_page_add_field (box, _("No_te"), note, dialog->note);
  add_whys (box, activity);
  g_signal_connect_swapped (dialog->name, "changed", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->owner_chooser, "notify::selected", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->due_chooser, "notify::selected", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->date, "changed", G_CALLBACK (update), dialog);
  return GTK_WIDGET (box);
}

void
wm_activity_dialog_show (GtkWidget *from, WmStore *store, const WmActivity *activity)
{
  Dialog *dialog = g_new0 (Dialog, 1);

  g_weak_ref_init (&dialog->from, from);
  dialog->store = g_object_ref (store);
  dialog->activity = activity->id;
  dialog->due_day = activity->due_day;
  dialog->due_date = g_strdup (activity->due_date);
  dialog->minutes = activity->minutes;
  dialog->window = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (from)), _("Edit Activity"), NULL));
  adw_message_dialog_set_extra_child (dialog->window, fields_new (dialog, activity));
  adw_message_dialog_add_responses (dialog->window, "cancel", _("_Cancel"), "save", _("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog->window, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog->window, "save");
  adw_message_dialog_set_close_response (dialog->window, "cancel");
  update (dialog);
  g_signal_connect_data (dialog->window, "response", G_CALLBACK (on_response), dialog, dialog_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_grab_focus (dialog->name);
}
