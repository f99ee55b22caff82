/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The people of the workspace, in a window of their own. A row is made once a
 * person and changed in place, so that the place in a long list stays.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/hiring/wm-anonymous.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-person-file.h"
#include "app/parts/wm-undo-dialog.h"
#include "app/team/wm-person-dialog.h"
#include "app/wm-feedback.h"
#include "map/wm-search.h"

/* A list box gets slow beyond; the filter finds the rest. */
#define MOST_SHOWN 400

typedef struct
{
  AdwWindow *window;
  GtkEditable *search;
  GtkListBox *list;
  GtkLabel *count;
  WmSession *session;
} Dialog;

static void
on_destroy (GtkWidget *window, Dialog *dialog)
{
  g_signal_handlers_disconnect_by_data (dialog->session, dialog);
  g_object_unref (dialog->session);
  g_free (dialog);
}

static const char *
kind_words (const char *kind)
{
  if (g_str_equal (kind, "self"))
    return _("Me");
  if (g_str_equal (kind, "candidate"))
    return _("Candidate");
  return g_str_equal (kind, "employee") ? _("Member of the team") : _("Other");
}

static void
on_remove (GtkButton *button, Dialog *dialog)
{
  const char *person = g_object_get_data (G_OBJECT (button), "person");
  g_autoptr (GError) error = NULL;

  if (wm_person_remove (wm_session_get_store (dialog->session), person, &error))
    wm_feedback_undoable (GTK_WIDGET (dialog->window),
                          _("Person removed, with all that was known of them"));
  else
    wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static GtkWidget *
remove_button_new (Dialog *dialog, const WmPerson *person)
{
  /* Translators: %s is a person. */
  g_autofree char *label = g_strdup_printf (_("Remove %s"), person->name);
  GtkWidget *button = wm_page_icon_button_new ("user-trash-symbolic", label);

  g_object_set_data_full (G_OBJECT (button), "person", g_strdup (person->slug), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), dialog);
  gtk_widget_set_sensitive (button, !wm_session_is_read_only (dialog->session)
                                      && !wm_anonymous_hides (dialog->session, person->kind)
                                      && g_strcmp0 (person->slug,
                                                    wm_session_get_person (dialog->session))
                                           != 0);
  return button;
}

static void
on_export (GtkButton *button, Dialog *dialog)
{
  wm_person_file_ask (GTK_WIDGET (dialog->window), dialog->session,
                      g_object_get_data (G_OBJECT (button), "person"));
}

/* A person may ask for all that is kept about her: one click, one file. */
static GtkWidget *
export_button_new (Dialog *dialog, const WmPerson *person)
{
  /* Translators: %s is a person. */
  g_autofree char *label = g_strdup_printf (_("Everything About %s…"), person->name);
  GtkWidget *button = wm_page_icon_button_new ("document-save-symbolic", label);

  g_object_set_data_full (G_OBJECT (button), "person", g_strdup (person->slug), g_free);
  gtk_widget_set_sensitive (button, !wm_anonymous_hides (dialog->session, person->kind));
  g_signal_connect (button, "clicked", G_CALLBACK (on_export), dialog);
  return button;
}

static GtkWidget *
row_new (Dialog *dialog, const WmPerson *person)
{
  WmMap *map = wm_session_get_map (dialog->session);
  GtkWidget *row = adw_action_row_new ();
  const char *role = wm_map_role_name (map, person->target_role, NULL);
  gboolean hidden = wm_anonymous_hides (dialog->session, person->kind);
  g_autofree char *detail = NULL;

  if (role != NULL)
    /* Translators: a kind of person, and the role that she aims for. */
    detail = g_strdup_printf (_("%1$s · aims for %2$s"), kind_words (person->kind), role);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               detail != NULL ? detail : kind_words (person->kind));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), export_button_new (dialog, person));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove_button_new (dialog, person));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !hidden);
  g_object_set_data_full (G_OBJECT (row), "person", g_strdup (person->slug), g_free);
  return row;
}

static gboolean
is_wanted (const WmPerson *person, const char *needle)
{
  g_autofree char *folded = NULL;

  if (*needle == '\0')
    return TRUE;
  folded = wm_search_fold (person->name);
  return strstr (folded, needle) != NULL;
}

static void
fill (Dialog *dialog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people
    = wm_people_list (wm_session_get_store (dialog->session), &error);
  g_autofree char *needle = wm_search_fold (gtk_editable_get_text (dialog->search));
  g_autofree char *text = NULL;
  guint found = 0;

  wm_feedback_error (GTK_WIDGET (dialog->window), error);
  if (people == NULL)
    return;
  wm_anonymous_hide_people (dialog->session, people);
  g_strstrip (needle);
  wm_page_clear_list (dialog->list);
  for (guint i = 0; i < people->len; i++)
    {
      const WmPerson *person = g_ptr_array_index (people, i);

      if (!is_wanted (person, needle))
        continue;
      if (found++ < MOST_SHOWN)
        gtk_list_box_append (dialog->list, row_new (dialog, person));
    }
  text = found > MOST_SHOWN
           ? g_strdup_printf (_("%u people, the first %u are shown: filter by name"), found,
                              MOST_SHOWN)
           : g_strdup_printf (ngettext ("%u person", "%u people", found), found);
  gtk_label_set_text (dialog->count, text);
  gtk_widget_set_visible (GTK_WIDGET (dialog->list), found > 0);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, Dialog *dialog)
{
  wm_person_dialog_show (GTK_WIDGET (dialog->window), dialog->session,
                         g_object_get_data (G_OBJECT (row), "person"));
}

static void
on_add (Dialog *dialog)
{
  wm_person_dialog_show (GTK_WIDGET (dialog->window), dialog->session, NULL);
}

static GtkWidget *
header_new (Dialog *dialog)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Add…"));

  gtk_widget_set_sensitive (add, !wm_session_is_read_only (dialog->session));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), dialog);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), add);
  return bar;
}

static GtkWidget *
body_new (Dialog *dialog)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *section = wm_page_section_new (_("People"), NULL, &dialog->list);

  dialog->search = GTK_EDITABLE (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filter by name"), -1);
  g_object_set (dialog->search, "placeholder-text", _("Filter by name"), NULL);
  dialog->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (dialog->count, 0);
  gtk_widget_add_css_class (GTK_WIDGET (dialog->count), "dim-label");
  gtk_widget_set_visible (gtk_widget_get_first_child (section), FALSE);
  gtk_widget_add_css_class (box, "page-column");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (dialog->search));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (dialog->count));
  gtk_box_append (GTK_BOX (box), section);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp,
                NULL);
  g_signal_connect (dialog->list, "row-activated", G_CALLBACK (on_row_activated), dialog);
  g_signal_connect_swapped (dialog->search, "search-changed", G_CALLBACK (fill), dialog);
  g_signal_connect_swapped (dialog->search, "stop-search", G_CALLBACK (gtk_window_close),
                            dialog->window);
  return scroller;
}

void
wm_people_dialog_show (GtkWidget *from, WmSession *session)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  dialog->session = g_object_ref (session);
  dialog->window = wm_undo_dialog_new (from, session, _("People"), 520, 640);
  gtk_box_append (GTK_BOX (content), header_new (dialog));
  gtk_box_append (GTK_BOX (content), body_new (dialog));
  wm_undo_dialog_set_content (dialog->window, content);
  fill (dialog);
  g_signal_connect_swapped (session, "people-changed", G_CALLBACK (fill), dialog);
  g_signal_connect (dialog->window, "destroy", G_CALLBACK (on_destroy), dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_grab_focus (GTK_WIDGET (dialog->search));
}
