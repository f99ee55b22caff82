/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document in words: on screen, to a printer, to a file.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-paper-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/map/wm-map-output.h"
#include "app/parts/wm-export-picture.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "exchange/wm-exchange.h"

typedef struct
{
  GPtrArray *parts;
  char *language, *name;
  GBytes *data; /* (nullable) */
  AdwWindow *window;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_ptr_array_unref (dialog->parts);
  g_clear_pointer (&dialog->data, g_bytes_unref);
  g_free (dialog->language);
  g_free (dialog->name);
  g_free (dialog);
}

/* ---- on screen -------------------------------------------------------------- */

static void
make_tags (GtkTextBuffer *buffer, GtkTextTag **tags)
{
  static const struct
  {
    double scale;
    int weight, above, below, indent, hang; /* @hang: what further lines stand in by */
  } looks[WM_N_PARTS] = {
    [WM_PART_TITLE] = { 1.5, PANGO_WEIGHT_BOLD, 6, 6, 0 },
    [WM_PART_HEADING] = { 1.25, PANGO_WEIGHT_BOLD, 18, 4, 0 },
    [WM_PART_NAME] = { 1, PANGO_WEIGHT_BOLD, 10, 0, 0 },
    [WM_PART_TEXT] = { 1, PANGO_WEIGHT_NORMAL, 2, 2, 0 },
    [WM_PART_LINK] = { 0.92, PANGO_WEIGHT_NORMAL, 2, 2, 18 },
    [WM_PART_ITEM] = { 1, PANGO_WEIGHT_NORMAL, 2, 2, 12, 16 },
    [WM_PART_NOTE] = { 0.92, PANGO_WEIGHT_NORMAL, 2, 2, 0 },
    [WM_PART_ROOM] = { 0.92, PANGO_WEIGHT_NORMAL, 2, 14, 0 },
    [WM_PART_TICK] = { 1, PANGO_WEIGHT_NORMAL, 2, 2, 12, 20 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr (PangoTabArray) tabs = pango_tab_array_new_with_positions (
        1, TRUE, PANGO_TAB_LEFT, looks[i].hang);

      tags[i] = gtk_text_buffer_create_tag (
        buffer, NULL, "scale", looks[i].scale, "weight", looks[i].weight, "pixels-above-lines",
        looks[i].above, "pixels-below-lines", looks[i].below, "left-margin",
        18 + looks[i].indent, "indent", -looks[i].hang, NULL);
      if (looks[i].hang > 0)
        g_object_set (tags[i], "tabs", tabs, NULL);
    }
}

static void
write_parts (GtkTextBuffer *buffer, GPtrArray *parts)
{
  static const char *const signs[WM_N_PARTS]
    = { [WM_PART_ITEM] = "•\t", [WM_PART_TICK] = "☐\t", [WM_PART_ROOM] = "✎ " };
  GtkTextTag *tags[WM_N_PARTS];
  GtkTextIter end;

  make_tags (buffer, tags);
  gtk_text_buffer_get_end_iter (buffer, &end);
  for (guint i = 0; i < parts->len; i++)
    {
      const WmPart *part = g_ptr_array_index (parts, i);

      if (part->kind == WM_PART_TITLE && i > 0)
        gtk_text_buffer_insert (buffer, &end, "\n", 1);
      if (signs[part->kind] != NULL)
        gtk_text_buffer_insert_with_tags (buffer, &end, signs[part->kind], -1, tags[part->kind],
                                          NULL);
      gtk_text_buffer_insert_with_tags (buffer, &end, part->text, -1, tags[part->kind], NULL);
      if (part->link != NULL)
        {
          gtk_text_buffer_insert (buffer, &end, " ", 1);
          gtk_text_buffer_insert_with_tags (buffer, &end, part->link, -1, tags[WM_PART_LINK],
                                            NULL);
        }
      gtk_text_buffer_insert (buffer, &end, "\n", 1);
    }
  gtk_text_buffer_get_start_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
}

/* A text that got the focus back from a chooser of files keeps Escape to itself. */
static void
close_on_escape (GtkWidget *view)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (view, keys);
}

/* The document as a text that can be read and marked */
static GtkWidget *
view_new (GPtrArray *parts, const char *name)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 18);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 18);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  close_on_escape (view);
  write_parts (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), parts);
  return view;
}

/* ---- out of the window ------------------------------------------------------ */

static void
on_print (Dialog *dialog)
{
  WmPages *pages = wm_pages_new ();
  const WmScene *scene
    = wm_pages_keep (pages, wm_parts_to_pages (dialog->parts, dialog->language, NULL));

  wm_pages_describe (pages, scene->title, scene->description);
  wm_pages_add_scene (pages, scene);
  wm_map_print (GTK_WIDGET (dialog->window), pages);
}

static void
on_got_file (GtkWidget *from, const char *path, gpointer data)
{
  Dialog *dialog = data;
  g_autofree char *name = g_ascii_strdown (path, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
    = dialog->data != NULL && g_str_has_suffix (name, ".json")
        ? g_bytes_ref (dialog->data)
        : wm_parts_to_file (dialog->parts, dialog->language, path, &error);

  if (bytes != NULL && wm_file_write (path, bytes, &error))
    wm_tell_written (from, path);
  else
    wm_feedback_error (from, error);
}

static void
save_as (Dialog *dialog, const char *ending)
{
  g_autofree char *suggestion = g_strconcat (dialog->name, ending, NULL);

  wm_ask_file (GTK_WIDGET (dialog->window), _ ("Save Document"), suggestion, on_got_file, dialog,
               NULL);
}

static void
on_save (GtkWidget *button, Dialog *dialog)
{
  save_as (dialog, g_object_get_data (G_OBJECT (button), "ending"));
}

static void
add_button (Dialog *dialog, GtkBox *bar, const char *text, const char *ending)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  g_object_set_data (G_OBJECT (button), "ending", (gpointer) ending);
  g_signal_connect (button, "clicked", G_CALLBACK (on_save), dialog);
  gtk_box_append (bar, button);
}

static GtkWidget *
bar_new (Dialog *dialog, const char *data_label)
{
  GtkBox *bar = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  GtkWidget *print = gtk_button_new_with_mnemonic (_ ("_Print…"));

  g_signal_connect_swapped (print, "clicked", G_CALLBACK (on_print), dialog);
  gtk_box_append (bar, print);
  add_button (dialog, bar, _ ("Save as P_DF…"), ".pdf");
  add_button (dialog, bar, _ ("Save as _HTML…"), ".html");
  if (dialog->data != NULL)
    add_button (dialog, bar, data_label, ".json");
  gtk_widget_set_margin_start (GTK_WIDGET (bar), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (bar), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (bar), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (bar), 6);
  wm_page_make_wrapping (GTK_WIDGET (bar));
  return GTK_WIDGET (bar);
}

void
wm_paper_dialog_show (GtkWidget *from, const char *title, GPtrArray *parts, const char *language,
                      const char *name, GBytes *data, const char *data_label)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = view_new (parts, title);

  dialog->parts = parts;
  dialog->language = g_strdup (language);
  dialog->name = g_strdup (name);
  dialog->data = data;
  dialog->window = wm_page_dialog_new (from, title, 620, 720);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), bar_new (dialog, data_label));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box),
                  wm_feedback_overlay_new (GTK_WINDOW (dialog->window), scroller));
  adw_window_set_content (dialog->window, box);
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_grab_focus (view);
}
