/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is the person's own on one skill.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/library/wm-skill-own.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/parts/wm-entry-row.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "learning/wm-reading.h"

/* A note is kept this long after the last letter: its actions merge. */
#define PAUSE_MS 700

struct _WmSkillOwn
{
  GtkBox parent_instance;

  GtkTextView *note;
  GtkListBox *links;
  GtkWidget *add;

  WmSession *session;
  char *skill;
  guint save_id;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (WmSkillOwn, wm_skill_own, GTK_TYPE_BOX)

/* ---- the note ---------------------------------------------------------------------- */

static void
save_note (WmSkillOwn *self)
{
  g_autofree char *text = wm_page_text_area_text (GTK_WIDGET (self->note));
  g_autoptr (GError) error = NULL;
  const char *person = wm_session_ensure_person (self->session, &error);

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (person == NULL
      || !wm_skill_note_set (wm_session_get_store (self->session), person, self->skill, text,
                             &error))
    wm_feedback_error (GTK_WIDGET (self), error);
}

static gboolean
on_pause (gpointer data)
{
  WmSkillOwn *self = data;

  self->save_id = 0;
  save_note (self);
  return G_SOURCE_REMOVE;
}

static void
on_typed (WmSkillOwn *self)
{
  if (self->filling)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (PAUSE_MS, on_pause, self);
}

static void
on_left (WmSkillOwn *self)
{
  if (self->save_id > 0)
    save_note (self);
}

static void
fill_note (WmSkillOwn *self)
{
  const char *person = wm_session_get_person (self->session);
  g_autofree char *stored
      = person != NULL
            ? wm_skill_note_load (wm_session_get_store (self->session), person, self->skill)
            : NULL;
  g_autofree char *shown = wm_page_text_area_text (GTK_WIDGET (self->note));

  /* What is being typed is newer than what is stored. */
  if (self->save_id > 0 || g_strcmp0 (shown, stored != NULL ? stored : "") == 0)
    return;
  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), stored != NULL ? stored : "",
                            -1);
  self->filling = FALSE;
}

/* ---- the links ----------------------------------------------------------------------- */

static void
on_open (AdwActionRow *row)
{
  wm_feedback_open_link (GTK_WIDGET (row), g_object_get_data (G_OBJECT (row), "url"));
}

static void
on_remove (GtkButton *button, WmSkillOwn *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (GError) error = NULL;

  if (wm_skill_link_delete (wm_session_get_store (self->session), *id, &error))
    wm_feedback_undoable (GTK_WIDGET (self), _("Link removed"));
  else
    wm_feedback_error (GTK_WIDGET (self), error);
  gtk_widget_grab_focus (self->add);
}

static GtkWidget *
remove_button_new (WmSkillOwn *self, const WmSkillLink *link)
{
  /* Translators: %s is the name of a link. */
  g_autofree char *label = g_strdup_printf (_("Remove %s"), link->name);
  GtkWidget *button = wm_page_icon_button_new ("user-trash-symbolic", label);

  gtk_widget_set_sensitive (button, !wm_session_is_read_only (self->session));
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&link->id, sizeof link->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), self);
  return button;
}

static GtkWidget *
link_row_new (WmSkillOwn *self, const WmSkillLink *link)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *host = wm_feedback_link_host (link->url);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), link->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), host != NULL ? host : "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove_button_new (self, link));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, link->url);
  g_object_set_data_full (G_OBJECT (row), "url", g_strdup (link->url), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_open), NULL);
  return row;
}

static void
fill_links (WmSkillOwn *self)
{
  const char *person = wm_session_get_person (self->session);
  g_autoptr (GPtrArray) links
      = person != NULL
            ? wm_skill_links_load (wm_session_get_store (self->session), person, self->skill, NULL)
            : NULL;
  GtkListBoxRow *row;

  /* All but the last row, which takes in a new one. */
  while ((row = gtk_list_box_get_row_at_index (self->links, 0)) != NULL
         && GTK_WIDGET (row) != self->add)
    gtk_list_box_remove (self->links, GTK_WIDGET (row));
  for (guint i = 0; links != NULL && i < links->len; i++)
    gtk_list_box_insert (self->links, link_row_new (self, g_ptr_array_index (links, i)), (int) i);
}

/* "My notes https://example.org/a": a name may stand before the address. */
static void
on_add (WmSkillOwn *self)
{
  g_autofree char *text
      = g_strstrip (g_strdup (wm_entry_row_get_text (WM_ENTRY_ROW (self->add))));
  const char *space = strrchr (text, ' ');
  const char *url = space != NULL ? space + 1 : text;
  g_autofree char *name = g_strchomp (g_strndup (text, (gsize) (url - text)));
  g_autoptr (GError) error = NULL;
  const char *person = wm_session_ensure_person (self->session, &error);

  if (person == NULL
      || !wm_skill_link_add (wm_session_get_store (self->session), person, self->skill, name, url,
                             &error))
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      wm_entry_row_refuse (WM_ENTRY_ROW (self->add));
      return;
    }
  wm_entry_row_set_text (WM_ENTRY_ROW (self->add), "");
  wm_feedback_undoable (GTK_WIDGET (self), _("Link added"));
}

/* ---- the widget ------------------------------------------------------------------------ */

static void
fill (WmSkillOwn *self)
{
  fill_note (self);
  fill_links (self);
}

static void
wm_skill_own_dispose (GObject *object)
{
  WmSkillOwn *self = WM_SKILL_OWN (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->skill, g_free);
  G_OBJECT_CLASS (wm_skill_own_parent_class)->dispose (object);
}

static void
wm_skill_own_unmap (GtkWidget *widget)
{
  on_left (WM_SKILL_OWN (widget));
  GTK_WIDGET_CLASS (wm_skill_own_parent_class)->unmap (widget);
}

static void
wm_skill_own_class_init (WmSkillOwnClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_skill_own_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = wm_skill_own_unmap;
}

static void
make_note (WmSkillOwn *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *view;
  GtkWidget *frame = wm_page_text_area_new ("", &view);

  self->note = GTK_TEXT_VIEW (view);
  wm_page_add_field (GTK_BOX (self), _("My _notes"), frame, view);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->note), "changed",
                            G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (view, focus);
}

static void
wm_skill_own_init (WmSkillOwn *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  make_note (self);
  self->links = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->links, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->links), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->links), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("My links"), -1);
  /* Translators: a field that takes a web address, with or without a name before it. */
  self->add = wm_entry_row_new (_("Add a link: name https://…"), TRUE);
  g_signal_connect_swapped (self->add, "apply", G_CALLBACK (on_add), self);
  gtk_list_box_append (self->links, self->add);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->links));
}

GtkWidget *
wm_skill_own_new (WmSession *session, const char *skill)
{
  WmSkillOwn *self = g_object_new (WM_TYPE_SKILL_OWN, NULL);
  gboolean fixed = wm_session_is_read_only (session);

  self->session = g_object_ref (session);
  self->skill = g_strdup (skill);
  gtk_text_view_set_editable (self->note, !fixed);
  gtk_widget_set_visible (self->add, !fixed);
  fill (self);
  g_signal_connect_object (session, "learning-changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
