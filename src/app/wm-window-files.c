/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions of the window that ask for a file: new, open, duplicate and
 * export. Import has a file of its own.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/wm-feedback.h"
#include "app/wm-job.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-workspace.h"

/* The chooser has asked whether a file may be replaced, but not one that has
 * the name only after the ending was put behind it. */
static gboolean
take_ending (char **path, const char *ending, GError **error)
{
  g_autofree char *whole = NULL;
  g_autofree char *name = NULL;

  if (ending == NULL || g_str_has_suffix (*path, strrchr (ending, '.')))
    return TRUE;
  whole = g_strconcat (*path, ending, NULL);
  if (g_file_test (whole, G_FILE_TEST_EXISTS))
    {
      name = g_filename_display_basename (whole);
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _("There is already a file “%s”. Choose another name, or type the whole name "
                     "with its ending to replace it."),
                   name);
      return FALSE;
    }
  g_free (*path);
  *path = g_steal_pointer (&whole);
  return TRUE;
}

static char *
dup_chosen (GtkNativeDialog *dialog, GError **error)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                         _("Choose a file on this computer."));
  else if (take_ending (&path, g_object_get_data (G_OBJECT (dialog), "ending"), error))
    return g_steal_pointer (&path);
  return NULL;
}

static void
on_response (GtkNativeDialog *dialog, int response, WmWindow *self)
{
  WmGotPath got = (WmGotPath) g_object_get_data (G_OBJECT (dialog), "got-path");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = dup_chosen (dialog, &error);

      if (path != NULL)
        got (self, path);
      else
        wm_feedback_error (GTK_WIDGET (self), error);
    }
  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
begin_in (GtkFileChooser *chooser, const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

void
wm_window_ask_path (WmWindow *self, const char *title, GtkFileChooserAction action,
                    const char *proposal, const char *ending, const char *filter_name,
                    const char *const *patterns, WmGotPath got)
{
  gboolean save = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action,
                                   save ? _("_Save") : _("_Open"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_filter (GTK_FILE_CHOOSER (dialog), filter_name, patterns);
  if (proposal != NULL && save)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), proposal);
  else if (proposal != NULL)
    begin_in (GTK_FILE_CHOOSER (dialog), proposal);
  g_object_set_data (G_OBJECT (dialog), "got-path", (gpointer) got);
  g_object_set_data (G_OBJECT (dialog), "ending", (gpointer) ending);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static const char *const workspace_patterns[] = { "*.waymark", NULL };
static const char *const json_patterns[] = { "*.json", NULL };

static void
create (WmWindow *self, const char *path, const char *sample)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;

  if (!wm_application_create (WM_APPLICATION (application), path, sample, GTK_WINDOW (self),
                              &error))
    wm_feedback_error (GTK_WIDGET (self), error);
}

static void
got_new (WmWindow *self, const char *path)
{
  create (self, path, NULL);
}

static void
got_sample (WmWindow *self, const char *path)
{
  create (self, path, WM_SAMPLE_HIRE);
}

void
wm_window_ask_new (WmWindow *self)
{
  /* Translators: the proposed file name of a new workspace. */
  g_autofree char *name = g_strconcat (_("Workspace"), ".waymark", NULL);

  wm_window_ask_path (self, _("New Workspace"), GTK_FILE_CHOOSER_ACTION_SAVE, name, ".waymark",
                      _("Waymark workspaces"), workspace_patterns, got_new);
}

void
wm_window_ask_sample (WmWindow *self)
{
  /* Translators: the proposed file name of a workspace of made-up people. */
  g_autofree char *name = g_strconcat (_("Sample, hiring an AI engineer"), ".waymark", NULL);

  wm_window_ask_path (self, _("Where to Put the Sample"), GTK_FILE_CHOOSER_ACTION_SAVE, name,
                      ".waymark", _("Waymark workspaces"), workspace_patterns, got_sample);
}

static void
got_open (WmWindow *self, const char *path)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  wm_application_open_path (WM_APPLICATION (application), path, GTK_WINDOW (self));
}

void
wm_window_ask_open (WmWindow *self)
{
  wm_window_ask_path (self, _("Open Workspace"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL,
                      _("Waymark workspaces"), workspace_patterns, got_open);
}

/* What a job writes, and where. */
typedef struct
{
  char *path;
  char *pack;
} Target;

static void
target_free (gpointer data)
{
  Target *target = data;

  g_free (target->path);
  g_free (target->pack);
  g_free (target);
}

static Target *
target_new (const char *path)
{
  Target *target = g_new0 (Target, 1);

  target->path = g_strdup (path);
  return target;
}

static gpointer
duplicate (WmStore *store, gpointer data, GError **error)
{
  Target *target = data;

  return wm_store_duplicate (store, target->path, error) ? g_strdup (target->path) : NULL;
}

static void
finish_duplicate (WmWindow *self, const char *path, const GError *error)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (path == NULL)
    wm_feedback_error (GTK_WIDGET (self), error);
  else if (application != NULL)
    wm_application_open_path (WM_APPLICATION (application), path, GTK_WINDOW (self));
}

static void
on_duplicated (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WmWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = wm_job_run_finish (WM_SESSION (source), result, &error);

  finish_duplicate (self, path, error);
}

/* Only the connection that is open already still reaches a file that is no longer there. */
static void
duplicate_moved (WmWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  gboolean done = wm_store_duplicate (wm_session_get_store (self->session), path, &error);

  finish_duplicate (self, done ? path : NULL, error);
}

static void
got_duplicate (WmWindow *self, const char *path)
{
  if (self->session != NULL && wm_store_has_moved (wm_session_get_store (self->session)))
    duplicate_moved (self, path);
  else if (self->session != NULL)
    wm_job_run_async (self->session, duplicate, target_new (path), target_free, g_free,
                      on_duplicated, g_object_ref (self));
}

void
wm_window_ask_duplicate (WmWindow *self)
{
  g_autofree char *name = wm_session_dup_name (self->session);
  /* Translators: the proposed name of a copy; %s is the name of the original. */
  g_autofree char *copy = g_strdup_printf (_("%s copy"), name);
  g_autofree char *proposal = g_strconcat (copy, ".waymark", NULL);

  wm_window_ask_path (self, _("Duplicate Workspace"), GTK_FILE_CHOOSER_ACTION_SAVE, proposal,
                      ".waymark", _("Waymark workspaces"), workspace_patterns, got_duplicate);
}

static gpointer
export (WmStore *store, gpointer data, GError **error)
{
  Target *target = data;
  g_autoptr (GBytes) bytes = NULL;

  if (target->pack != NULL)
    bytes = wm_export_pack (store, *target->pack != '\0' ? target->pack : NULL, error);
  else
    bytes = wm_export_workspace (store, error);
  if (bytes == NULL || !wm_file_write (target->path, bytes, error))
    return NULL;
  return g_strdup (target->path);
}

/* Says where a file was written. */
static void
tell_written (WmWindow *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_("Written to %s"), name);

  wm_feedback_tell (GTK_WIDGET (self), text);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WmWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = wm_job_run_finish (WM_SESSION (source), result, &error);

  if (path == NULL)
    wm_feedback_error (GTK_WIDGET (self), error);
  else
    tell_written (self, path);
}

static void
got_export_workspace (WmWindow *self, const char *path)
{
  if (self->session != NULL)
    wm_job_run_async (self->session, export, target_new (path), target_free, g_free, on_exported,
                      g_object_ref (self));
}

static void
got_export_pack (WmWindow *self, const char *path)
{
  Target *target = target_new (path);

  target->pack = g_strdup ("");
  if (self->session != NULL)
    wm_job_run_async (self->session, export, target, target_free, g_free, on_exported,
                      g_object_ref (self));
  else
    target_free (target);
}

static void
ask_export (WmWindow *self, const char *title, const char *ending, const char *filter,
            const char *const *patterns, WmGotPath got)
{
  g_autofree char *name = wm_session_dup_name (self->session);
  g_autofree char *proposal = g_strconcat (name, ending, NULL);

  wm_window_ask_path (self, title, GTK_FILE_CHOOSER_ACTION_SAVE, proposal, ending, filter,
                      patterns, got);
}

void
wm_window_ask_export_workspace (WmWindow *self)
{
  ask_export (self, _("Export Workspace"), ".json", _("JSON documents"), json_patterns,
              got_export_workspace);
}

void
wm_window_ask_export_pack (WmWindow *self)
{
  ask_export (self, _("Export Content Pack"), ".pack.json", _("JSON documents"), json_patterns,
              got_export_pack);
}
