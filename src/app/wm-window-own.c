/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions of the window on what is the person's own: what she reads.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-ask-name.h"
#include "app/wm-feedback.h"
#include "app/library/wm-reading-parts.h"

static void
set_reading (WmWindow *self, const char *resource, WmReadingState state, const char *note)
{
  g_autoptr (GError) error = NULL;
  const char *person = wm_session_ensure_person (self->session, &error);

  if (person != NULL
      && wm_reading_set (wm_session_get_store (self->session), person, resource, state, note,
                         &error))
    wm_feedback_undoable (GTK_WIDGET (self), note == NULL    ? _("Reading changed")
                                             : *note != '\0' ? _("Note kept")
                                                             : _("Reading changed"));
  else
    wm_feedback_error (GTK_WIDGET (self), error);
}

static void
act_set_reading (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *resource, *state;

  g_variant_get (parameter, "(&s&s)", &resource, &state);
  if (WM_WINDOW (widget)->session != NULL)
    set_reading (WM_WINDOW (widget), resource, wm_reading_state_from_string (state), NULL);
}

/* What a note is asked for; it lives until the next one is. */
typedef struct
{
  WmWindow *window; /* unowned: the question lives no longer */
  char *resource;
  WmReadingState state;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->resource);
  g_free (asked);
}

static void
on_got_note (const char *note, gpointer data)
{
  Asked *asked = data;

  if (asked->window->session != NULL)
    set_reading (asked->window, asked->resource, asked->state, note);
}

static void
ask_note (WmWindow *self, const char *resource, gboolean not_useful)
{
  g_autoptr (GPtrArray) readings = wm_reading_load_own (self->session);
  int i = wm_map_find_resource (wm_session_get_map (self->session), resource);
  const WmReading *reading
      = i >= 0 && (guint) i < readings->len ? g_ptr_array_index (readings, i) : NULL;
  Asked *asked;

  if (reading == NULL)
    return;
  asked = g_new0 (Asked, 1);
  asked->window = self;
  asked->resource = g_strdup (resource);
  asked->state = not_useful ? WM_READING_NOT_USEFUL : reading->state;
  g_object_set_data_full (G_OBJECT (self), "asked-note", asked, asked_free);
  wm_ask_note (GTK_WIDGET (self), not_useful ? _("Not Useful") : _("Note"),
               not_useful ? _("Why, if you like") : _("What I think of it"), reading->note,
               on_got_note, asked);
}

static void
act_note (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (WM_WINDOW (widget)->session != NULL)
    ask_note (WM_WINDOW (widget), g_variant_get_string (parameter, NULL),
              g_str_equal (name, "win.reading-not-useful"));
}

void
wm_window_install_own_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.set-reading", "(ss)", act_set_reading);
  gtk_widget_class_install_action (klass, "win.reading-note", "s", act_note);
  gtk_widget_class_install_action (klass, "win.reading-not-useful", "s", act_note);
}
