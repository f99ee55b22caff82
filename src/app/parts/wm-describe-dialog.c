/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map in words, in a window of its own.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-describe-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/parts/wm-export-picture.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "draw/wm-describe.h"
#include "exchange/wm-exchange.h"

typedef struct
{
  WmMapSight *sight;
  AdwWindow *window;
  GtkWidget *view, *details, *holder;
  GtkTextTag *tags[WM_N_PARTS];
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  wm_map_sight_unref (dialog->sight);
  g_free (dialog);
}

static GPtrArray *
parts_of (Dialog *dialog)
{
  WmSceneOptions options = wm_map_sight_options (dialog->sight);

  return wm_describe_map (dialog->sight->map, &options,
                          gtk_check_button_get_active (GTK_CHECK_BUTTON (dialog->details)));
}

static char *
text_of (Dialog *dialog)
{
  g_autoptr (GPtrArray) parts = parts_of (dialog);

  return wm_parts_to_text (parts);
}

/* The same text as for copying, with headings that one sees. */
static void
write_text (Dialog *dialog)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (dialog->view));
  g_autoptr (GPtrArray) parts = parts_of (dialog);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  for (guint i = 0; i < parts->len; i++)
    {
      const WmPart *part = g_ptr_array_index (parts, i);

      gtk_text_buffer_insert_with_tags (buffer, &end, part->text, -1, dialog->tags[part->kind],
                                        NULL);
      if (part->link != NULL)
        {
          gtk_text_buffer_insert (buffer, &end, " ", 1);
          gtk_text_buffer_insert_with_tags (buffer, &end, part->link, -1,
                                            dialog->tags[WM_PART_LINK], NULL);
        }
      gtk_text_buffer_insert (buffer, &end, "\n", 1);
    }
  gtk_text_buffer_get_start_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
}

static void
make_tags (Dialog *dialog)
{
  static const struct
  {
    double scale;
    int weight, above, below, indent;
  } looks[] = {
    [WM_PART_TITLE] = { 1.5, PANGO_WEIGHT_BOLD, 6, 6, 0 },
    [WM_PART_HEADING] = { 1.25, PANGO_WEIGHT_BOLD, 18, 4, 0 },
    [WM_PART_NAME] = { 1, PANGO_WEIGHT_BOLD, 10, 0, 0 },
    [WM_PART_TEXT] = { 1, PANGO_WEIGHT_NORMAL, 2, 2, 0 },
    [WM_PART_LINK] = { 0.92, PANGO_WEIGHT_NORMAL, 2, 2, 18 },
  };
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (dialog->view));

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    dialog->tags[i] = gtk_text_buffer_create_tag (
      buffer, NULL, "scale", looks[i].scale, "weight", looks[i].weight, "pixels-above-lines",
      looks[i].above, "pixels-below-lines", looks[i].below, "left-margin", 18 + looks[i].indent,
      NULL);
}

static void
on_copy (Dialog *dialog)
{
  g_autofree char *text = text_of (dialog);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (dialog->view), text);
  wm_feedback_tell (dialog->view, _("Description copied"));
}

static void
on_got_file (GtkWidget *from, const char *path, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_ref (data);

  if (wm_file_write (path, bytes, &error))
    wm_tell_written (from, path);
  else
    wm_feedback_error (from, error);
}

static void
on_save (Dialog *dialog)
{
  char *text = text_of (dialog);
  g_autofree char *suggestion = g_strconcat (dialog->sight->name, ".txt", NULL);

  wm_ask_file (dialog->view, _("Save Description"), suggestion, on_got_file,
               g_bytes_new_take (text, strlen (text)), (GDestroyNotify) g_bytes_unref);
}

static GtkWidget *
header_new (Dialog *dialog)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *copy = gtk_button_new_with_mnemonic (_("_Copy"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_("_Save…"));

  adw_header_bar_pack_start (ADW_HEADER_BAR (header), copy);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), save);
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (on_copy), dialog);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (on_save), dialog);
  return header;
}

static GtkWidget *
text_new (Dialog *dialog)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  dialog->view = gtk_text_view_new ();
  gtk_text_view_set_editable (GTK_TEXT_VIEW (dialog->view), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (dialog->view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (dialog->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (dialog->view), 18);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (dialog->view), 18);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (dialog->view), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The map in words"), -1);
  make_tags (dialog);
  write_text (dialog);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), dialog->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/* GTK 4.8 complains of the scrollbar of a long text that becomes another: a new
 * view has a new one. */
static void
fill (Dialog *dialog)
{
  adw_bin_set_child (ADW_BIN (dialog->holder), text_new (dialog));
}

static void
fill_window (Dialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  dialog->holder = adw_bin_new ();
  dialog->details = gtk_check_button_new_with_mnemonic (_("_Levels and resources"));
  gtk_widget_set_margin_start (dialog->details, 12);
  gtk_widget_set_margin_top (dialog->details, 6);
  gtk_widget_set_margin_bottom (dialog->details, 6);
  gtk_box_append (GTK_BOX (box), header_new (dialog));
  gtk_box_append (GTK_BOX (box), dialog->details);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box),
                  wm_feedback_overlay_new (GTK_WINDOW (dialog->window), dialog->holder));
  adw_window_set_content (dialog->window, box);
  g_signal_connect_swapped (dialog->details, "toggled", G_CALLBACK (fill), dialog);
  fill (dialog);
}

void
wm_describe_dialog_show (GtkWidget *from, WmMapSight *sight)
{
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->sight = wm_map_sight_ref (sight);
  dialog->window = wm_page_dialog_new (from, _("Description of the Map"), 560, 680);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  fill_window (dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_grab_focus (dialog->view);
}
