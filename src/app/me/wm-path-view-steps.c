/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rows of a path ask for: what was read, a note, what would be if.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/me/wm-path-view-private.h"
#include "app/parts/wm-ask-name.h"
#include "app/wm-feedback.h"

static void
toggle (WmPathView *self, GHashTable *slugs, const char *slug)
{
  if (!g_hash_table_remove (slugs, slug))
    g_hash_table_add (slugs, g_strdup (slug));
  wm_me_view_refresh (WM_ME_VIEW (self));
}

static void
set_reading (WmPathView *self, const char *resource, WmReadingState state, const char *note,
             const char *told)
{
  WmMe *me = wm_path_view_get_me (self);
  g_autoptr (GError) error = NULL;
  const char *person = wm_me_ensure_person (me, &error);

  if (person != NULL
      && wm_reading_set (wm_me_get_store (me), person, resource, state, note, &error))
    wm_feedback_undoable (GTK_WIDGET (self), told);
  else
    wm_feedback_error (GTK_WIDGET (self), error);
}

static void
on_got_note (const char *note, gpointer data)
{
  WmPathView *self = data;
  WmMap *map = wm_me_get_map (wm_path_view_get_me (self));
  int resource = self->noted != NULL ? wm_map_find_resource (map, self->noted) : -1;
  const WmReading *reading;

  if (resource < 0)
    return;
  reading = g_ptr_array_index (wm_me_get_readings (wm_path_view_get_me (self)), resource);
  set_reading (self, self->noted, reading->state, note,
               *note != '\0' ? _("Note kept") : _("Note taken away"));
}

static void
ask_note (WmPathView *self, const char *slug)
{
  int resource = wm_map_find_resource (wm_me_get_map (wm_path_view_get_me (self)), slug);
  const WmReading *reading;

  if (resource < 0)
    return;
  reading = g_ptr_array_index (wm_me_get_readings (wm_path_view_get_me (self)), resource);
  g_free (self->noted);
  self->noted = g_strdup (slug);
  wm_ask_note (GTK_WIDGET (self), _("Note"), _("What I think of it"), reading->note, on_got_note,
               self);
}

/* What a row asks for. Its menu and its chooser go with the row when the rows
 * are made anew, so that waits until they are done. */
typedef struct
{
  WmPathView *self;
  const char *action; /* static */
  char *slug, *state;
} Later;

static void
later_free (gpointer data)
{
  Later *later = data;

  g_object_unref (later->self);
  g_free (later->slug);
  g_free (later->state);
  g_free (later);
}

static gboolean
run_later (gpointer data)
{
  Later *later = data;
  WmPathView *self = later->self;

  if (self->what_if == NULL) /* disposed of meanwhile */
    return G_SOURCE_REMOVE;
  if (g_str_equal (later->action, "path.know"))
    toggle (self, self->what_if->known, later->slug);
  else if (g_str_equal (later->action, "path.leave-out"))
    toggle (self, self->what_if->left, later->slug);
  else if (g_str_equal (later->action, "path.note"))
    ask_note (self, later->slug);
  else
    set_reading (self, later->slug, wm_reading_state_from_string (later->state), NULL,
                 _("Reading changed"));
  return G_SOURCE_REMOVE;
}

static void
act_later (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Later *later = g_new0 (Later, 1);

  later->self = g_object_ref (WM_PATH_VIEW (widget));
  later->action = g_intern_string (name);
  if (g_variant_is_of_type (parameter, G_VARIANT_TYPE_STRING))
    later->slug = g_variant_dup_string (parameter, NULL);
  else
    g_variant_get (parameter, "(ss)", &later->slug, &later->state);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, run_later, later, later_free);
}

void
wm_path_view_install_steps (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "path.set-reading", "(ss)", act_later);
  gtk_widget_class_install_action (klass, "path.note", "s", act_later);
  gtk_widget_class_install_action (klass, "path.know", "s", act_later);
  gtk_widget_class_install_action (klass, "path.leave-out", "s", act_later);
}
