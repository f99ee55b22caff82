/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links from a browser, dropped onto a skill.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-link-drop.h"

#include <glib/gi18n-lib.h>

#include "app/wm-feedback.h"
#include "map/wm-map-edit.h"

typedef struct
{
  WmSession *session;
  WmLinkDropSkill skill;
  gpointer data;
} Drop;

static void
drop_free (gpointer data, GClosure *closure)
{
  Drop *drop = data;

  g_object_unref (drop->session);
  g_free (drop);
}

/* (transfer full): a line for each address, whatever it came as */
static char *
text_of (const GValue *value)
{
  GString *lines;

  if (G_VALUE_HOLDS_STRING (value))
    return g_value_dup_string (value);
  lines = g_string_new (NULL);
  for (GSList *l = gdk_file_list_get_files (g_value_get_boxed (value)); l != NULL; l = l->next)
    {
      g_autofree char *uri = g_file_get_uri (l->data);

      g_string_append_printf (lines, "%s\n", uri);
    }
  return g_string_free (lines, FALSE);
}

gboolean
wm_link_drop_take (GtkWidget *from, WmSession *session, const char *skill, const char *text)
{
  const char *const skills[] = { skill, NULL };
  WmMap *map = wm_session_get_map (session);
  int index = wm_map_find_skill (map, skill);
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  WmPasted pasted;

  if (index < 0)
    return FALSE;
  /* Translators: %s is the name of a skill. */
  told = g_strdup_printf (_("Linked to %s"), wm_map_skill (map, (guint) index)->name);
  if (!wm_links_paste (wm_session_get_store (session), text, skills, &pasted, &error))
    {
      wm_feedback_error (from, error);
      return FALSE;
    }
  wm_feedback_undoable (from, told);
  return TRUE;
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, Drop *drop)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  g_autofree char *skill = drop->skill (widget, x, y, drop->data);
  g_autofree char *text = text_of (value);

  return skill != NULL && text != NULL
         && wm_link_drop_take (widget, drop->session, skill, text);
}

/* Only over a skill something can be dropped, and the pointer says so. */
static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, Drop *drop)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  g_autofree char *skill = drop->skill (widget, x, y, drop->data);

  return skill != NULL && !wm_session_is_read_only (drop->session) ? GDK_ACTION_COPY : 0;
}

void
wm_link_drop_install (GtkWidget *widget, WmSession *session, WmLinkDropSkill skill, gpointer data)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_LINK);
  Drop *drop = g_new0 (Drop, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget) && WM_IS_SESSION (session) && skill != NULL);

  drop->session = g_object_ref (session);
  drop->skill = skill;
  drop->data = data;
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_data (target, "drop", G_CALLBACK (on_drop), drop, drop_free, 0);
  g_signal_connect (target, "enter", G_CALLBACK (on_motion), drop);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), drop);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
