/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map as a file, on the clipboard or on paper. A big map takes seconds to
 * be laid out, so drawing is done in a thread.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-output.h"

#include <glib/gi18n-lib.h>

#include "app/wm-feedback.h"
#include "draw/wm-describe.h"
#include "exchange/wm-exchange.h"

#define PICTURE_WIDTH 1600 /* points of SVG and PNG */
#define COPY_SCALE 2

typedef struct
{
  WmMapSight *sight;
  WmMapOutput output;
  char *path; /* (nullable) */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  wm_map_sight_unref (work->sight);
  g_free (work->path);
  g_free (work);
}

static GTask *
task_new (WmMapSight *sight, const WmMapOutput *output, const char *path,
          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);

  work->sight = wm_map_sight_ref (sight);
  work->output = *output;
  work->path = g_strdup (path);
  g_task_set_task_data (task, work, work_free);
  return task;
}

/* The picture with what files tell besides. */
static WmScene *
draw_picture (const WmMapSight *sight)
{
  WmSceneOptions options = wm_map_sight_options (sight);
  g_autoptr (GPtrArray) parts = wm_describe_map (sight->map, &options, FALSE);
  WmScene *scene;

  options.width = PICTURE_WIDTH;
  scene = wm_scene_map (sight->map, &options);
  scene->words = wm_parts_to_text (parts);
  wm_poster_link (scene, sight->map, NULL);
  return scene;
}

static WmPages *
draw_pages (const Work *work)
{
  WmSceneOptions options = wm_map_sight_options (work->sight);
  WmPages *pages;

  if (work->output.format == WM_EXPORT_PDF)
    return wm_poster_new (work->sight->map, wm_scene_map, &options, &work->output.poster);
  pages = wm_pages_new ();
  wm_pages_add_scene (pages, wm_pages_keep (pages, draw_picture (work->sight)));
  return pages;
}

static void
free_pages (gpointer data)
{
  wm_pages_free (data);
}

static void
draw_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, draw_pages (data), free_pages);
}

void
wm_map_output_draw_async (WmMapSight *sight, const WmMapOutput *output,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = task_new (sight, output, NULL, cancellable, callback, data);

  g_task_run_in_thread (task, draw_in_thread);
}

WmPages *
wm_map_output_draw_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  /* A picture in pixels is looked at on a screen. */
  const WmPalette *palette = wm_palette_get (
    work->output.format == WM_EXPORT_PNG ? WM_PALETTE_LIGHT : WM_PALETTE_PRINT);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (work->output.format == WM_EXPORT_PDF)
    {
      g_autoptr (WmPages) pages = draw_pages (work);

      bytes = wm_export_pages_bytes (pages, palette, &error);
    }
  else
    {
      g_autoptr (WmScene) scene = draw_picture (work->sight);

      bytes = wm_export_scene_bytes (scene, work->output.format, palette, work->output.scale,
                                     &error);
    }
  if (bytes == NULL || (work->path != NULL && !wm_file_write (work->path, bytes, &error)))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
}

void
wm_map_output_write_async (WmMapSight *sight, const WmMapOutput *output, const char *path,
                           GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = task_new (sight, output, path, NULL, callback, data);

  g_task_run_in_thread (task, write_in_thread);
}

const char *
wm_map_output_get_path (GAsyncResult *result)
{
  return ((Work *) g_task_get_task_data (G_TASK (result)))->path;
}

GBytes *
wm_map_output_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- paper ----------------------------------------------------------------- */

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int sheet, WmPages *pages)
{
  wm_pages_paint (pages, (guint) sheet, gtk_print_context_get_cairo_context (context),
                  wm_palette_get (WM_PALETTE_PRINT));
}

/* Each sheet says how large it is; the name tells printers which drawer. */
static void
on_page_setup (GtkPrintOperation *operation, GtkPrintContext *context, int sheet,
               GtkPageSetup *setup, WmPages *pages)
{
  GtkPaperSize *size = NULL;
  double width, height;

  wm_pages_get_size (pages, (guint) sheet, &width, &height);
  for (int i = 0; i < WM_N_PAPERS && size == NULL; i++)
    {
      double w, h;

      wm_paper_size ((WmPaper) i, FALSE, &w, &h);
      if (ABS (MIN (width, height) - w) < 2 && ABS (MAX (width, height) - h) < 2)
        {
          g_autofree char *lower = g_ascii_strdown (wm_paper_get_name ((WmPaper) i), -1);
          g_autofree char *name = g_strconcat ("iso_", lower, NULL);

          size = gtk_paper_size_new (name);
        }
    }
  if (size == NULL)
    size = gtk_paper_size_new_custom ("waymark", "", MIN (width, height), MAX (width, height),
                                      GTK_UNIT_POINTS);
  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (size);
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *from)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  wm_feedback_error (from, error);
}

GtkPrintOperation *
wm_map_print_operation_new (GtkWidget *from, WmPages *pages)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  g_object_set_data_full (G_OBJECT (operation), "pages", pages, free_pages);
  gtk_print_operation_set_n_pages (operation, (int) wm_pages_get_n (pages));
  gtk_print_operation_set_job_name (operation, wm_pages_get_title (pages));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), pages);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (on_page_setup), pages);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_done), from, 0);
  return operation;
}

void
wm_map_print (GtkWidget *from, WmPages *pages)
{
  GtkPrintOperation *operation = wm_map_print_operation_new (from, pages);
  GtkRoot *root = gtk_widget_get_root (from);
  g_autoptr (GError) error = NULL;

  /* It keeps itself alive until it is done. */
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    wm_feedback_error (from, error);
  g_object_unref (operation);
}

/* ---- clipboard ------------------------------------------------------------- */

static void
on_copied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wm_map_output_write_finish (result, &error);
  g_autoptr (GdkContentProvider) content = NULL;

  if (bytes == NULL)
    {
      wm_feedback_error (from, error);
      return;
    }
  content = gdk_content_provider_new_for_bytes ("image/png", bytes);
  if (gdk_clipboard_set_content (gtk_widget_get_clipboard (from), content))
    wm_feedback_tell (from, _("Picture of the map copied"));
}

void
wm_map_copy (GtkWidget *from, WmMapSight *sight)
{
  const WmMapOutput output = { .format = WM_EXPORT_PNG, .scale = COPY_SCALE };

  wm_map_output_write_async (sight, &output, NULL, on_copied, g_object_ref (from));
}
