/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links from a browser, dropped onto a skill.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-link-drop.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/wm-feedback.h"
#include "map/wm-map-edit.h"

/* A link with its title, as HTML: what browsers offer as text/x-moz-url */
static GType titled_type;

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

/* ---- links with titles --------------------------------------------------------- */

/* (transfer full) (nullable): a link for each pair of lines, an address and its title, in UTF-16
 * with or without a mark of the order of bytes */
static char *
read_titled (const char *data, gsize length)
{
  gboolean marked = length >= 2 && memcmp (data, "\xfe\xff", 2) == 0;
  g_autofree char *text = length > 0 ? g_convert (data, (gssize) (length & ~(gsize) 1), "UTF-8",
                                                  marked ? "UTF-16" : "UTF-16LE", NULL, NULL, NULL)
                                     : NULL;
  g_auto (GStrv) lines = NULL;
  GString *links;

  if (text == NULL)
    return NULL;
  lines = g_strsplit (g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text, "\n", -1);
  links = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL; i += 2)
    {
      g_autofree char *link = g_markup_printf_escaped (
        "<a href=\"%s\">%s</a>\n", g_strstrip (lines[i]),
        lines[i + 1] != NULL ? g_strstrip (lines[i + 1]) : "");

      if (*lines[i] != '\0')
        g_string_append (links, link);
      if (lines[i + 1] == NULL)
        break;
    }
  return g_string_free (links, FALSE);
}

static void
on_titled_read (GObject *object, GAsyncResult *result, gpointer data)
{
  GdkContentDeserializer *deserializer = data;
  const char *read = gdk_content_deserializer_get_task_data (deserializer);
  gsize length = 0;
  GError *error = NULL;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (object), result, &length, &error))
    {
      gdk_content_deserializer_return_error (deserializer, error);
      return;
    }
  g_value_take_boxed (gdk_content_deserializer_get_value (deserializer),
                      read_titled (read, length));
  gdk_content_deserializer_return_success (deserializer);
}

/* What is longer than may be pasted is not read on. */
static void
deserialize_titled (GdkContentDeserializer *deserializer)
{
  gsize most = 2 * WM_LINKS_MOST;
  char *read = g_malloc (most);

  gdk_content_deserializer_set_task_data (deserializer, read, g_free);
  g_input_stream_read_all_async (gdk_content_deserializer_get_input_stream (deserializer), read,
                                 most, gdk_content_deserializer_get_priority (deserializer),
                                 gdk_content_deserializer_get_cancellable (deserializer),
                                 on_titled_read, deserializer);
}

static void
register_titled (void)
{
  if (titled_type != 0)
    return;
  titled_type = g_boxed_type_register_static ("WmTitledLink", (GBoxedCopyFunc) g_strdup, g_free);
  gdk_content_register_deserializer ("text/x-moz-url", titled_type, deserialize_titled, NULL,
                                     NULL);
}

/* ---- what is dropped ----------------------------------------------------------- */

/* (transfer full) (nullable): a line for each address, whatever it came as */
static char *
text_of (const GValue *value)
{
  GString *lines;

  if (G_VALUE_HOLDS (value, titled_type))
    return g_value_dup_boxed (value);
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
  GType types[] = { G_TYPE_NONE, GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_LINK);
  Drop *drop = g_new0 (Drop, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget) && WM_IS_SESSION (session) && skill != NULL);

  register_titled ();
  types[0] = titled_type;
  drop->session = g_object_ref (session);
  drop->skill = skill;
  drop->data = data;
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_data (target, "drop", G_CALLBACK (on_drop), drop, drop_free, 0);
  g_signal_connect (target, "enter", G_CALLBACK (on_motion), drop);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), drop);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
