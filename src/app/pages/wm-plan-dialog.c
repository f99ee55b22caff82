/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making a plan: for whom, for which role, from when.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/pages/wm-plan-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/pages/wm-date-entry.h"
#include "app/pages/wm-page-parts.h"
#include "app/pages/wm-start-dialog.h"
#include "app/wm-feedback.h"
#include "onboarding/wm-plan.h"

typedef struct
{
  GWeakRef from;
  WmSession *session;
  WmMap *map;
  GPtrArray *people; /* WmPerson */
  WmGotPlan got;
  gpointer data;

  AdwMessageDialog *window;
  GtkWidget *person_chooser, *name, *role_chooser, *template_chooser;
  WmDateEntry *start;
  GtkLabel *dates;
} Dialog;

static void
dialog_free (gpointer data, GClosure *closure)
{
  Dialog *dialog = data;

  g_weak_ref_clear (&dialog->from);
  g_object_unref (dialog->session);
  wm_map_unref (dialog->map);
  g_ptr_array_unref (dialog->people);
  g_free (dialog);
}

/* (nullable): slug of the person chosen; NULL while a new name is to be typed */
static const char *
chosen_person (Dialog *dialog)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->person_chooser));

  return selected < dialog->people->len
             ? ((WmPerson *) g_ptr_array_index (dialog->people, selected))->slug
             : NULL;
}

static char *
typed_name (Dialog *dialog)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (dialog->name))));
}

static void
update (Dialog *dialog)
{
  g_autofree char *name = typed_name (dialog);
  g_autofree char *text = NULL;
  gboolean has_person = chosen_person (dialog) != NULL;
  GDate start;
  gboolean dated = wm_date_entry_get_date (dialog->start, &start);

  gtk_widget_set_visible (dialog->name, !has_person);
  text = dated ? wm_start_describe (&start) : g_strdup ("");
  gtk_label_set_text (dialog->dates, text);
  adw_message_dialog_set_response_enabled (dialog->window, "make",
                                           dated && (has_person || *name)
                                               && dialog->map->roles->len > 0
                                               && dialog->map->templates->len > 0);
}

/* The template of the role, if it has one of its own. */
static void
on_role_selected (Dialog *dialog)
{
  guint role = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->role_chooser));

  for (guint i = 0; role < dialog->map->roles->len && i < dialog->map->templates->len; i++)
    {
      const WmTemplate *template = g_ptr_array_index (dialog->map->templates, i);

      if (g_strcmp0 (template->role, wm_map_role (dialog->map, role)->slug) == 0)
        {
          gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->template_chooser), i);
          return;
        }
    }
}

/* The person, who may be new, and her plan are one action. */
static char *
make_plan (Dialog *dialog, GError **error)
{
  WmStore *store = wm_session_get_store (dialog->session);
  const char *person = chosen_person (dialog);
  g_autofree char *name = typed_name (dialog);
  g_autoptr (WmPerson) added = NULL;
  guint role = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->role_chooser));
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->template_chooser));
  const WmTemplate *template = g_ptr_array_index (dialog->map->templates, chosen);
  g_autofree char *plan = NULL;
  GDate start;

  if (!wm_date_entry_get_date (dialog->start, &start)
      || !wm_store_begin (store, "create-plan", NULL, error))
    return NULL;
  if (!person)
    {
      added = wm_person_add (store, name, "employee", error);
      person = added ? added->slug : NULL;
    }
  if (person)
    plan = wm_plan_create (store, dialog->map, person, wm_map_role (dialog->map, role)->slug,
                           &start, template->slug, error);
  if (!plan)
    {
      wm_store_rollback (store);
      return NULL;
    }
  return wm_store_commit (store, error) ? g_steal_pointer (&plan) : NULL;
}

static void
on_response (AdwMessageDialog *window, const char *response, Dialog *dialog)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&dialog->from);
  g_autoptr (GError) error = NULL;
  g_autofree char *plan = NULL;

  if (!from || !g_str_equal (response, "make"))
    return;
  plan = make_plan (dialog, &error);
  if (!plan)
    {
      wm_feedback_error (from, error);
      return;
    }
  dialog->got (plan, dialog->data);
  wm_feedback_undoable (from, _("Plan made"));
}

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
person_chooser_new (Dialog *dialog)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < dialog->people->len; i++)
    g_ptr_array_add (names, ((WmPerson *) g_ptr_array_index (dialog->people, i))->name);
  g_ptr_array_add (names, (gpointer) _("A new person"));
  return chooser_new (names);
}

static GtkWidget *
role_chooser_new (Dialog *dialog)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < dialog->map->roles->len; i++)
    g_ptr_array_add (names, wm_map_role (dialog->map, i)->name);
  return chooser_new (names);
}

static GtkWidget *
template_chooser_new (Dialog *dialog)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < dialog->map->templates->len; i++)
    g_ptr_array_add (names, ((WmTemplate *) g_ptr_array_index (dialog->map->templates, i))->name);
  return chooser_new (names);
}

/* The role that a template was written for comes first to mind. */
static guint
proposed_role (WmMap *map)
{
  for (guint i = 0; i < map->templates->len; i++)
    {
      const WmTemplate *template = g_ptr_array_index (map->templates, i);
      int role = wm_map_find_role (map, template->role);

      if (role >= 0)
        return (guint) role;
    }
  return 0;
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

static GtkWidget *
fields_new (Dialog *dialog)
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
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->person_chooser), dialog->people->len);
  dialog->start = WM_DATE_ENTRY (wm_date_entry_new (NULL));
  field_new (box, _("_First day"), GTK_WIDGET (dialog->start));
  wm_date_entry_set_text (dialog->start, start);
  dialog->dates = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (dialog->dates, 0);
  gtk_label_set_wrap (dialog->dates, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (dialog->dates), "dim-label");
  gtk_box_append (box, GTK_WIDGET (dialog->dates));
  return GTK_WIDGET (box);
}

void
wm_plan_dialog_show (GtkWidget *from, WmSession *session, WmGotPlan got, gpointer data)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  g_autoptr (GError) error = NULL;

  g_weak_ref_init (&dialog->from, from);
  dialog->session = g_object_ref (session);
  dialog->map = wm_map_ref (wm_session_get_map (session));
  dialog->got = got;
  dialog->data = data;
  dialog->people = wm_people_list (wm_session_get_store (session), &error);
  if (!dialog->people)
    dialog->people = g_ptr_array_new ();
  dialog->window = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (from)), _("Make a Plan"), NULL));
  adw_message_dialog_set_extra_child (dialog->window, fields_new (dialog));
  adw_message_dialog_add_responses (dialog->window, "cancel", _("_Cancel"), "make", _("_Make Plan"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog->window, "make", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog->window, "make");
  adw_message_dialog_set_close_response (dialog->window, "cancel");
  g_signal_connect_swapped (dialog->role_chooser, "notify::selected",
                            G_CALLBACK (on_role_selected), dialog);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->role_chooser), proposed_role (dialog->map));
  on_role_selected (dialog);
  g_signal_connect_swapped (dialog->person_chooser, "notify::selected", G_CALLBACK (update),
                            dialog);
  g_signal_connect_swapped (dialog->name, "changed", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->start, "changed", G_CALLBACK (update), dialog);
  g_signal_connect_data (dialog->window, "response", G_CALLBACK (on_response), dialog, dialog_free,
                         0);
  update (dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_grab_focus (dialog->name);
}
