/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing what a page shows as a file.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-export-picture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/wm-feedback.h"
#include "draw/wm-export.h"
#include "exchange/wm-exchange.h"

#define PAGE_WIDTH 800
#define PNG_SCALE 2

typedef struct
{
  GWeakRef from;
  char *ending; /* (nullable): of the suggestion, put behind a name without one */
  WmGotFile got;
  gpointer data;
  GDestroyNotify destroy;
} Asked;

static void
asked_free (Asked *asked)
{
  g_weak_ref_clear (&asked->from);
  g_free (asked->ending);
  if (asked->destroy)
    asked->destroy (asked->data);
  g_free (asked);
}

static void
on_response (GtkNativeDialog *dialog, int response, Asked *asked)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&asked->from);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *name = path ? g_path_get_basename (path) : NULL;
  gboolean without = asked->ending != NULL && name != NULL && strchr (name, '.') == NULL;
  g_autofree char *whole
    = without ? g_strconcat (path, asked->ending, NULL) : g_strdup (path);

  if (from && whole)
    asked->got (from, whole, asked->data);
  asked_free (asked);
  g_object_unref (dialog);
}

/* Shows the dialog, whose answer goes to @got. */
static void
ask (GtkFileChooserNative *dialog, GtkWidget *from, const char *ending, WmGotFile got,
     gpointer data, GDestroyNotify destroy)
{
  Asked *asked = g_new0 (Asked, 1);

  g_weak_ref_init (&asked->from, from);
  asked->ending = g_strdup (ending);
  asked->got = got;
  asked->data = data;
  asked->destroy = destroy;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), asked);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
wm_ask_file (GtkWidget *from, const char *title, const char *suggestion, WmGotFile got,
             gpointer data, GDestroyNotify destroy)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, GTK_WINDOW (gtk_widget_get_root (from)), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"),
      _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggestion);
  ask (dialog, from, strrchr (suggestion, '.'), got, data, destroy);
}

void
wm_ask_open (GtkWidget *from, const char *title, const char *accept, const char *filter_name,
             const char *const *endings, WmGotFile got, gpointer data)
{
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (from)),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, accept, _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, filter_name);
  for (guint i = 0; endings[i]; i++)
    gtk_file_filter_add_suffix (filter, endings[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  ask (dialog, from, NULL, got, data, NULL);
}

void
wm_tell_written (GtkWidget *from, const char *path)
{
  const char *home = g_get_home_dir ();
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *text = NULL;

  if (g_str_has_prefix (path, home) && path[strlen (home)] == G_DIR_SEPARATOR)
    {
      g_autofree char *below = g_filename_display_name (path + strlen (home));

      g_free (shown);
      shown = g_strconcat ("~", below, NULL);
    }
  /* Translators: %s is where a file was written. */
  text = g_strdup_printf (_("Written to %s"), shown);
  wm_feedback_tell (from, text);
}

typedef struct
{
  WmSceneBuilder builder;
  gpointer data;
} Picture;

gboolean
wm_write_picture (const WmScene *scene, const char *path, GError **error)
{
  WmExportFormat format = WM_EXPORT_PDF;
  g_autoptr (GBytes) bytes = NULL;

  if (!wm_export_format_of_file (path, &format))
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _("Pictures are made as png, svg or pdf, not as “%s”"), name);
      return FALSE;
    }
  bytes = wm_export_scene_bytes (scene, format, wm_palette_get (WM_PALETTE_PRINT), PNG_SCALE,
                                 error);
  return bytes != NULL && wm_file_write (path, bytes, error);
}

static void
on_got_file (GtkWidget *from, const char *path, gpointer data)
{
  Picture *picture = data;
  g_autoptr (WmScene) scene = picture->builder (PAGE_WIDTH, picture->data);
  g_autoptr (GError) error = NULL;

  if (!scene)
    return;
  if (wm_write_picture (scene, path, &error))
    wm_tell_written (from, path);
  else
    wm_feedback_error (from, error);
}

void
wm_export_picture (GtkWidget *from, const char *title, const char *name, WmSceneBuilder builder,
                   gpointer data)
{
  g_autofree char *suggestion = g_strconcat (name, ".pdf", NULL);
  Picture *picture = g_new0 (Picture, 1);

  picture->builder = builder;
  picture->data = data;
  wm_ask_file (from, title, suggestion, on_got_file, picture, g_free);
}
