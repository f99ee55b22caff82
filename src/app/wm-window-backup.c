/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Back Up, and Restore a Backup: the one writes a checked copy, the other puts
 * one in the place of the workspace, after it was looked at and agreed to. What
 * was there before stays beside it.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/wm-feedback.h"
#include "app/wm-job.h"

static const char *const patterns[] = { "*.waymark", NULL };

/* ---- back up ------------------------------------------------------------------- */

/* (transfer full): a path as people write it */
static char *
dup_short (const char *path)
{
  const char *home = g_get_home_dir ();
  gsize n = strlen (home);
  g_autofree char *within = NULL;

  if (n > 1 && strncmp (path, home, n) == 0 && path[n] == '/')
    within = g_strconcat ("~", path + n, NULL);
  return g_filename_display_name (within != NULL ? within : path);
}

static void
finish_back_up (WmWindow *self, const char *path, const GError *error)
{
  g_autofree char *where = path != NULL ? dup_short (path) : NULL;
  /* Translators: %s is a file with its folder. */
  g_autofree char *text = where != NULL ? g_strdup_printf (_("Backed up to %s"), where) : NULL;

  if (text != NULL)
    wm_feedback_tell (GTK_WIDGET (self), text);
  else
    wm_feedback_error (GTK_WIDGET (self), error);
}

static gpointer
back_up (WmStore *store, gpointer path, GError **error)
{
  return wm_store_backup (store, path, error) ? g_strdup (path) : NULL;
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WmWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = wm_job_run_finish (WM_SESSION (source), result, &error);

  finish_back_up (self, path, error);
}

static void
got_back_up (WmWindow *self, const char *path)
{
  WmStore *store = self->session != NULL ? wm_session_get_store (self->session) : NULL;
  g_autoptr (GError) error = NULL;

  /* Only the connection that is open already still reaches a file that is no longer there. */
  if (store != NULL && wm_store_has_moved (store))
    finish_back_up (self, wm_store_backup (store, path, &error) ? path : NULL, error);
  else if (store != NULL)
    wm_job_run_async (self->session, back_up, g_strdup (path), g_free, g_free, on_backed_up,
                      g_object_ref (self));
}

void
wm_window_ask_back_up (WmWindow *self)
{
  g_autofree char *name = wm_session_dup_name (self->session);
  g_autofree char *proposal = wm_backup_dup_name (name);

  wm_window_ask_path (self, _("Back Up"), GTK_FILE_CHOOSER_ACTION_SAVE, proposal, ".waymark",
                      _("Waymark workspaces"), patterns, got_back_up);
}

/* ---- restore ------------------------------------------------------------------- */

/* A backup, and whose place it shall take. */
typedef struct
{
  WmWindow *window;
  char *backup;
  char *target;
  char *kept; /* (nullable): where the former file is, when it is done */
  WmBackupContent content;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_object_unref (restore->window);
  g_free (restore->backup);
  g_free (restore->target);
  g_free (restore->kept);
  g_free (restore);
}

static void
tell_restored (Restore *restore)
{
  g_autofree char *backup = g_filename_display_basename (restore->backup);
  g_autofree char *kept
    = restore->kept != NULL ? g_filename_display_basename (restore->kept) : NULL;
  g_autofree char *text = NULL;

  if (kept != NULL)
    /* Translators: the names of two files. */
    text = g_strdup_printf (_("Restored from %s; what was there before is now %s"), backup, kept);
  else
    /* Translators: %s is the name of a file. */
    text = g_strdup_printf (_("Restored from %s"), backup);
  wm_feedback_tell (GTK_WIDGET (restore->window), text);
}

/* The workspace is opened again whether it was replaced or stayed as it was. */
static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  WmWindow *self = WM_WINDOW (source);
  Restore *restore = data;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (application == NULL)
    return;
  wm_window_leave (self);
  wm_application_open_path (WM_APPLICATION (application), restore->target, GTK_WINDOW (self));
  if (done)
    tell_restored (restore);
  else
    wm_feedback_error (GTK_WIDGET (self), error);
}

static void
run_restore (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Restore *restore = data;
  GError *error = NULL;

  if (wm_store_restore (restore->backup, restore->target, &restore->kept, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start_restore (Restore *restore)
{
  WmWindow *self = restore->window;
  g_autoptr (GTask) task = g_task_new (self, NULL, on_restored, restore);

  wm_window_set_opening (self, restore->target);
  g_task_set_task_data (task, restore, restore_free);
  g_task_run_in_thread (task, run_restore);
}

static gboolean
is_shown_elsewhere (WmWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (l->data != self && WM_IS_WINDOW (l->data)
        && wm_window_get_session (l->data) == self->session)
      return TRUE;
  return FALSE;
}

/* Tells why not: nothing of this program may have the file open then. */
static gboolean
may_restore (WmWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->session == NULL)
    return TRUE;
  if (is_shown_elsewhere (self))
    error = g_error_new_literal (WM_ERROR, WM_ERROR_BUSY,
                                 _("Another window shows this workspace. Nothing was restored; "
                                   "close that window first."));
  else if (wm_session_is_busy (self->session))
    error = g_error_new_literal (WM_ERROR, WM_ERROR_BUSY,
                                 _("Something is still being read or written. Nothing was "
                                   "restored; try again in a moment."));
  if (error != NULL)
    wm_feedback_error (GTK_WIDGET (self), error);
  return error == NULL;
}

static void
on_agreed (GtkWindow *dialog, const char *response, Restore *restore)
{
  if (g_str_equal (response, "restore") && may_restore (restore->window))
    start_restore (restore);
  else
    restore_free (restore);
}

/* (transfer full): what the backup holds, and what happens to the present state */
static char *
describe (Restore *restore)
{
  const WmBackupContent *content = &restore->content;
  g_autoptr (GDateTime) changed = g_date_time_new_from_unix_local (content->changed);
  g_autofree char *when = changed != NULL ? g_date_time_format (changed, "%x %H:%M") : NULL;
  g_autofree char *name = g_filename_display_basename (restore->target);
  g_autofree char *skills
    = g_strdup_printf (ngettext ("%u skill", "%u skills", content->skills), content->skills);
  g_autofree char *people
    = g_strdup_printf (ngettext ("%u person", "%u people", content->people), content->people);
  g_autofree char *plans
    = g_strdup_printf (ngettext ("%u plan", "%u plans", content->plans), content->plans);
  GString *text = g_string_new (NULL);

  if (content->changed > 0 && when != NULL)
    {
      /* Translators: %s is a date with a time. */
      g_string_append_printf (text, _("Last changed %s"), when);
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (text, "%s · %s · %s\n\n", skills, people, plans);
  if (g_file_test (restore->target, G_FILE_TEST_EXISTS))
    /* Translators: %s is the name of a file. */
    g_string_append_printf (text,
                            _("It takes the place of “%s”. What is there now is not lost: it stays "
                              "beside it, as a file with the date and time in its name."),
                            name);
  else
    /* Translators: %s is the name of a file. */
    g_string_append_printf (text, _("“%s” is made again from it."), name);
  g_string_append_c (text, ' ');
  g_string_append (text, _("People who were erased after it was made are in it again: erase them "
                           "once more."));
  return g_string_free (text, FALSE);
}

static void
ask_agreement (Restore *restore)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (restore->window), NULL, NULL);
  g_autofree char *name = g_filename_display_basename (restore->backup);
  g_autofree char *text = describe (restore);

  /* Translators: %s is the name of a file. */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("Restore “%s”?"), name);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), text);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "restore",
                                    _("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "restore");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_agreed), restore);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_examined (GObject *source, GAsyncResult *result, gpointer data)
{
  Restore *restore = data;
  g_autoptr (GError) error = NULL;

  gboolean sound = g_task_propagate_boolean (G_TASK (result), &error);

  /* A window that was closed meanwhile asks nothing. */
  if (sound && gtk_window_get_application (GTK_WINDOW (restore->window)) != NULL)
    {
      ask_agreement (restore);
      return;
    }
  if (!sound)
    wm_feedback_error (GTK_WIDGET (restore->window), error);
  restore_free (restore);
}

static void
run_examine (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Restore *restore = data;
  GError *error = NULL;

  if (wm_backup_examine (restore->backup, &restore->content, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static const char *
get_target (WmWindow *self)
{
  return self->session != NULL ? wm_store_get_path (wm_session_get_store (self->session))
                               : self->problem_path;
}

static void
got_restore (WmWindow *self, const char *path)
{
  Restore *restore;
  g_autoptr (GTask) task = NULL;

  if (get_target (self) == NULL)
    return;
  restore = g_new0 (Restore, 1);
  restore->window = g_object_ref (self);
  restore->backup = g_strdup (path);
  restore->target = g_strdup (get_target (self));
  task = g_task_new (self, NULL, on_examined, restore);
  g_task_set_task_data (task, restore, NULL);
  g_task_run_in_thread (task, run_examine);
}

void
wm_window_ask_restore (WmWindow *self)
{
  g_autofree char *folder = NULL;

  if (!may_restore (self))
    return;

  folder = g_path_get_dirname (get_target (self));
  wm_window_ask_path (self, _("Restore a Backup"), GTK_FILE_CHOOSER_ACTION_OPEN, folder, NULL,
                      _("Waymark workspaces"), patterns, got_restore);
}
