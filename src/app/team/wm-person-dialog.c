/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog for one person: who it is, what kind, and which role she wants.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/team/wm-person-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/hiring/wm-anonymous.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"

/* As the chooser shows them */
static const char *const kinds[] = { "employee", "candidate", "" };

typedef struct
{
  GWeakRef from;
  WmSession *session;
  WmMap *map;
  char *person; /* (nullable): slug */
  AdwMessageDialog *window;
  GtkEditable *name;
  GtkDropDown *kind; /* (nullable): not for whoever looks */
  GtkDropDown *role;
} Dialog;

static void
dialog_free (gpointer data, GClosure *closure)
{
  Dialog *dialog = data;

  g_weak_ref_clear (&dialog->from);
  g_object_unref (dialog->session);
  wm_map_unref (dialog->map);
  g_free (dialog->person);
  g_free (dialog);
}

static const char *
chosen_kind (Dialog *dialog)
{
  guint selected = dialog->kind != NULL ? gtk_drop_down_get_selected (dialog->kind) : 0;

  return kinds[MIN (selected, G_N_ELEMENTS (kinds) - 1)];
}

static const char *
chosen_role (Dialog *dialog)
{
  guint selected = gtk_drop_down_get_selected (dialog->role);

  return selected == 0 || selected > dialog->map->roles->len
           ? ""
           : wm_map_role (dialog->map, selected - 1)->slug;
}

static gboolean
write_person (Dialog *dialog, WmStore *store, GError **error)
{
  const char *name = gtk_editable_get_text (dialog->name);
  g_autoptr (WmPerson) made = NULL;

  if (dialog->person == NULL)
    {
      made = wm_person_add (store, name, chosen_kind (dialog), error);
      return made != NULL && wm_person_set_target (store, made->slug, chosen_role (dialog), error);
    }
  return wm_person_rename (store, dialog->person, name, error)
         && (dialog->kind == NULL
             || wm_person_set_kind (store, dialog->person, chosen_kind (dialog), error))
         && wm_person_set_target (store, dialog->person, chosen_role (dialog), error);
}

/* All of it is one action. */
static gboolean
save (Dialog *dialog, GError **error)
{
  WmStore *store = wm_session_get_store (dialog->session);
  g_autofree char *subject
    = dialog->person != NULL ? g_strconcat ("person:", dialog->person, NULL) : NULL;

  if (!wm_store_begin (store, dialog->person != NULL ? "edit-person" : "add-person", subject,
                       error))
    return FALSE;
  if (write_person (dialog, store, error))
    return wm_store_commit (store, error);
  wm_store_rollback (store);
  return FALSE;
}

static void
on_response (AdwMessageDialog *window, const char *response, Dialog *dialog)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&dialog->from);
  g_autoptr (GError) error = NULL;

  if (from == NULL || !g_str_equal (response, "save"))
    return;
  if (save (dialog, &error))
    wm_feedback_undoable (from, dialog->person != NULL ? _("Person changed") : _("Person added"));
  else
    wm_feedback_error (from, error);
}

static void
on_name_changed (Dialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (dialog->name)));

  adw_message_dialog_set_response_enabled (dialog->window, "save", *name != '\0');
}

static void
add_kind (Dialog *dialog, GtkBox *box, const char *kind)
{
  const char *const names[] = { _("Member of the team"), _("Candidate"), _("Other"), NULL };
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], kind))
      selected = i;
  dialog->kind = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (names));
  wm_page_drop_down_setup (dialog->kind, _("Kind"));
  gtk_drop_down_set_selected (dialog->kind, selected);
  wm_page_add_field (box, _("_Kind"), GTK_WIDGET (dialog->kind), GTK_WIDGET (dialog->kind));
}

static void
add_role (Dialog *dialog, GtkBox *box, const char *role)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  int selected = role != NULL ? wm_map_find_role (dialog->map, role) : -1;

  gtk_string_list_append (names, _("No Target Role"));
  for (guint i = 0; i < dialog->map->roles->len; i++)
    gtk_string_list_append (names, wm_map_role (dialog->map, i)->name);
  dialog->role = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  wm_page_drop_down_setup (dialog->role, _("Target role"));
  wm_page_drop_down_set_names (dialog->role, names, (guint) (selected + 1));
  wm_page_add_field (box, _("_Target role"), GTK_WIDGET (dialog->role),
                     GTK_WIDGET (dialog->role));
}

static void
add_responses (Dialog *dialog)
{
  adw_message_dialog_add_responses (dialog->window, "cancel", _("_Cancel"), "save",
                                    dialog->person != NULL ? _("_Save") : _("_Add"), NULL);
  adw_message_dialog_set_response_appearance (dialog->window, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog->window, "save");
  adw_message_dialog_set_close_response (dialog->window, "cancel");
}

void
wm_person_dialog_show (GtkWidget *from, WmSession *session, const char *person)
{
  Dialog *dialog;
  GtkBox *box;
  g_autoptr (WmPerson) known
    = person != NULL ? wm_person_load (wm_session_get_store (session), person, NULL) : NULL;

  if (known != NULL && wm_anonymous_hides (session, known->kind))
    {
      wm_feedback_tell (from, _("Names of candidates are hidden; their board shows them again"));
      return;
    }
  dialog = g_new0 (Dialog, 1);
  box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  g_weak_ref_init (&dialog->from, from);
  dialog->session = g_object_ref (session);
  dialog->map = wm_map_ref (wm_session_get_map (session));
  dialog->person = known != NULL ? g_strdup (known->slug) : NULL;
  dialog->window = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)),
                            known != NULL ? _("Change a Person") : _("Add a Person"), NULL));
  dialog->name = GTK_EDITABLE (gtk_entry_new ());
  gtk_editable_set_text (dialog->name, known != NULL ? known->name : "");
  gtk_entry_set_activates_default (GTK_ENTRY (dialog->name), TRUE);
  wm_page_add_field (box, _("_Name"), GTK_WIDGET (dialog->name), GTK_WIDGET (dialog->name));
  if (known == NULL || !g_str_equal (known->kind, "self"))
    add_kind (dialog, box, known != NULL ? known->kind : "employee");
  add_role (dialog, box, known != NULL ? known->target_role : NULL);
  adw_message_dialog_set_extra_child (dialog->window, GTK_WIDGET (box));
  add_responses (dialog);
  on_name_changed (dialog);
  g_signal_connect_swapped (dialog->name, "changed", G_CALLBACK (on_name_changed), dialog);
  g_signal_connect_data (dialog->window, "response", G_CALLBACK (on_response), dialog, dialog_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_grab_focus (GTK_WIDGET (dialog->name));
}
