/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Import into the open workspace: what a file would change is shown first, by
 * a dry run beside the window; then it is imported in one action.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/team/wm-table-dialog.h"
#include "app/wm-feedback.h"
#include "app/wm-job.h"
#include "exchange/wm-exchange.h"

/* More findings than anybody reads in a dialog. */
#define MAX_WARNINGS 6

static void
report_free (gpointer report)
{
  wm_import_report_free (report);
}

static gpointer
dry_run (WmStore *store, gpointer path, GError **error)
{
  return wm_import_file (store, path, TRUE, error);
}

static gpointer
import (WmStore *store, gpointer path, GError **error)
{
  return wm_import_file (store, path, FALSE, error);
}

static void
add_count (GString *text, int n, const char *format)
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, n);
#pragma GCC diagnostic pop
}

/* What the import does, in lines. (transfer full) */
static char *
summarize (const WmImportReport *report)
{
  GString *text = g_string_new (NULL);
  guint n = MIN (report->warnings->len, MAX_WARNINGS);

  add_count (text, report->added,
             ngettext ("%d entry is new", "%d entries are new", report->added));
  add_count (text, report->changed,
             ngettext ("%d entry changes", "%d entries change", report->changed));
  add_count (text, report->unchanged,
             ngettext ("%d entry stays as it is", "%d entries stay as they are",
                       report->unchanged));
  add_count (text, report->skipped,
             ngettext ("%d entry is left out", "%d entries are left out", report->skipped));
  add_count (text, report->ratings_moved,
             ngettext ("%d rating moves along", "%d ratings move along", report->ratings_moved));
  add_count (text, report->ratings_open,
             ngettext ("%d rating needs your eye: its skill is gone or was split",
                       "%d ratings need your eye: their skills are gone or were split",
                       report->ratings_open));
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "\n\n%s",
                            (const char *) g_ptr_array_index (report->warnings, i));
  if (report->warnings->len > n)
    {
      guint more = report->warnings->len - n;

      g_string_append (text, "\n\n");
      g_string_append_printf (text, ngettext ("%u more remark", "%u more remarks", more), more);
    }
  return g_string_free (text, FALSE);
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WmWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) report = wm_job_run_finish (WM_SESSION (source), result, &error);
  g_autofree char *text = NULL;
  int n;

  if (report == NULL)
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  n = report->added + report->changed;
  text = g_strdup_printf (ngettext ("%d entry imported", "%d entries imported", n), n);
  wm_feedback_undoable (GTK_WIDGET (self), text);
}

static void
on_confirmed (AdwMessageDialog *dialog, const char *response, WmWindow *self)
{
  const char *path = g_object_get_data (G_OBJECT (dialog), "path");

  if (strcmp (response, "import") == 0 && self->session != NULL)
    wm_job_run_async (self->session, import, g_strdup (path), g_free, report_free, on_imported,
                      g_object_ref (self));
}

static void
confirm (WmWindow *self, const char *path, const WmImportReport *report)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *summary = summarize (report);
  gboolean useful = report->added + report->changed > 0;
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), NULL, summary);

  if (useful)
    /* Translators: %s is the name of a file. */
    adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("Import %s?"), name);
  else
    /* Translators: %s is the name of a file. */
    adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("%s Brings Nothing New"),
                                       name);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel",
                                   useful ? _("_Cancel") : _("_Close"));
  if (useful)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "import", _("_Import"));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "import",
                                                  ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "import");
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "path", g_strdup (path), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_confirmed), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The window and the file between the dry run and the answer. */
typedef struct
{
  WmWindow *window;
  char *path;
} Pending;

static void
on_dry_run (GObject *source, GAsyncResult *result, gpointer data)
{
  Pending *pending = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) report = wm_job_run_finish (WM_SESSION (source), result, &error);

  if (report != NULL)
    confirm (pending->window, pending->path, report);
  else
    wm_feedback_error (GTK_WIDGET (pending->window), error);
  g_object_unref (pending->window);
  g_free (pending->path);
  g_free (pending);
}

static void
got_import (WmWindow *self, const char *path)
{
  Pending *pending;

  if (self->session == NULL)
    return;
  if (wm_table_dialog_takes (path))
    {
      wm_table_dialog_show (GTK_WIDGET (self), self->session, path);
      return;
    }
  pending = g_new0 (Pending, 1);
  pending->window = g_object_ref (self);
  pending->path = g_strdup (path);
  wm_job_run_async (self->session, dry_run, g_strdup (path), g_free, report_free, on_dry_run,
                    pending);
}

void
wm_window_ask_import (WmWindow *self)
{
  static const char *const patterns[] = { "*.json", "*.csv", "*.tsv", "*.md", NULL };

  wm_window_ask_path (self, _("Import"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL,
                      _("Documents, tables and reading lists"), patterns, got_import);
}
