/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the map shall leave the window: sheets of paper, SVG or PNG, with a look
 * at what it becomes. The choices are remembered.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-export-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/parts/wm-export-picture.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-sheet-preview.h"
#include "app/wm-application.h"
#include "app/wm-feedback.h"
#include "app/map/wm-map-output.h"

#define PREVIEW_HEIGHT 230

typedef struct
{
  WmMapSight *sight;
  GSettings *settings; /* (nullable) */
  GWeakRef from;
  AdwWindow *window;
  GtkWidget *format, *paper, *turn, *tiles, *words, *details, *scale;
  GtkWidget *on_paper, *in_pixels; /* parts of the form */
  GtkWidget *preview, *place, *back, *forth, *spinner, *print, *export;
  GCancellable *cancellable; /* (nullable): while sheets are being drawn */
  WmPages *pages;            /* (nullable): until they are */
  guint sheet;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_cancellable_cancel (dialog->cancellable);
  g_clear_object (&dialog->cancellable);
  g_weak_ref_clear (&dialog->from);
  g_clear_pointer (&dialog->pages, wm_pages_free);
  g_clear_object (&dialog->settings);
  wm_map_sight_unref (dialog->sight);
  g_free (dialog);
}

static gboolean
is_checked (GtkWidget *check)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

static guint
chosen (GtkWidget *drop_down)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));
}

static WmMapOutput
output_of (Dialog *dialog)
{
  return (WmMapOutput){
    .format = chosen (dialog->format) == 0   ? WM_EXPORT_PDF
              : chosen (dialog->format) == 1 ? WM_EXPORT_SVG
                                             : WM_EXPORT_PNG,
    .poster = { .paper = (WmPaper) chosen (dialog->paper),
                .landscape = chosen (dialog->turn) == 0,
                .tiles = is_checked (dialog->tiles)
                         && chosen (dialog->paper) != WM_PAPER_A4,
                .words = is_checked (dialog->words),
                .details = is_checked (dialog->words) && is_checked (dialog->details) },
    .scale = (int) chosen (dialog->scale) + 1,
  };
}

/* ---- what it becomes --------------------------------------------------------- */

static void
show_sheet (Dialog *dialog)
{
  guint n = dialog->pages != NULL ? wm_pages_get_n (dialog->pages) : 0;
  g_autofree char *place = NULL;

  dialog->sheet = n > 0 ? MIN (dialog->sheet, n - 1) : 0;
  if (n > 0)
    /* Translators: which sheet of paper is shown, and how many there are. */
    place = g_strdup_printf (_("Sheet %1$u of %2$u"), dialog->sheet + 1, n);
  gtk_label_set_text (GTK_LABEL (dialog->place), place != NULL ? place : _("Drawing…"));
  gtk_widget_set_sensitive (dialog->back, dialog->sheet > 0);
  gtk_widget_set_sensitive (dialog->forth, dialog->sheet + 1 < n);
  gtk_widget_set_sensitive (dialog->print, n > 0);
  gtk_widget_set_visible (dialog->spinner, n == 0);
  gtk_spinner_set_spinning (GTK_SPINNER (dialog->spinner), n == 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->preview),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  place != NULL ? place : "", -1);
  wm_sheet_preview_show (dialog->preview, dialog->pages, dialog->sheet);
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwWindow) window = data;
  Dialog *dialog = g_object_get_data (G_OBJECT (window), "dialog");
  g_autoptr (GError) error = NULL;
  WmPages *pages = wm_map_output_draw_finish (result, &error);

  /* Something else was chosen meanwhile, or the window was closed. */
  if (pages == NULL)
    return;
  if (dialog == NULL || g_task_get_cancellable (G_TASK (result)) != dialog->cancellable)
    {
      wm_pages_free (pages);
      return;
    }
  g_clear_object (&dialog->cancellable);
  dialog->pages = pages;
  show_sheet (dialog);
}

static void
draw_again (Dialog *dialog)
{
  WmMapOutput output = output_of (dialog);

  g_cancellable_cancel (dialog->cancellable);
  g_clear_object (&dialog->cancellable);
  g_clear_pointer (&dialog->pages, wm_pages_free);
  dialog->cancellable = g_cancellable_new ();
  dialog->sheet = 0;
  show_sheet (dialog);
  wm_map_output_draw_async (dialog->sight, &output, dialog->cancellable, on_drawn,
                            g_object_ref (dialog->window));
}

static void
on_changed (Dialog *dialog)
{
  gboolean paper = chosen (dialog->format) == 0;

  gtk_widget_set_visible (dialog->on_paper, paper);
  gtk_widget_set_visible (dialog->print, paper);
  gtk_widget_set_visible (dialog->in_pixels, chosen (dialog->format) == 2);
  gtk_widget_set_sensitive (dialog->tiles, chosen (dialog->paper) != WM_PAPER_A4);
  gtk_widget_set_sensitive (dialog->details, is_checked (dialog->words));
  draw_again (dialog);
}

static void
turn_to (Dialog *dialog, int step)
{
  dialog->sheet += (guint) step;
  show_sheet (dialog);
}

static void
on_back (Dialog *dialog)
{
  turn_to (dialog, -1);
}

static void
on_forth (Dialog *dialog)
{
  turn_to (dialog, 1);
}

/* ---- what is done --------------------------------------------------------------- */

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wm_map_output_write_finish (result, &error);

  if (bytes != NULL)
    wm_tell_written (from, wm_map_output_get_path (result));
  else
    wm_feedback_error (from, error);
}

typedef struct
{
  WmMapSight *sight;
  WmMapOutput output;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  wm_map_sight_unref (wish->sight);
  g_free (wish);
}

/* An ending that is a picture's goes before what was chosen. */
static void
on_got_file (GtkWidget *from, const char *path, gpointer data)
{
  Wish *wish = data;

  if (!wm_export_format_of_file (path, &wish->output.format))
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_autoptr (GError) error
        = g_error_new (WM_ERROR, WM_ERROR_INVALID,
                       _("Pictures are made as png, svg or pdf, not as “%s”"), name);

      wm_feedback_error (from, error);
      return;
    }
  wm_map_output_write_async (wish->sight, &wish->output, path, on_written, g_object_ref (from));
}

static void
remember (Dialog *dialog)
{
  static const char *const formats[] = { "pdf", "svg", "png" };
  WmMapOutput output = output_of (dialog);

  if (dialog->settings == NULL)
    return;
  g_settings_set_string (dialog->settings, "export-format", formats[chosen (dialog->format)]);
  g_settings_set_string (dialog->settings, "export-paper",
                         wm_paper_get_name (output.poster.paper));
  g_settings_set_boolean (dialog->settings, "export-landscape", output.poster.landscape);
  g_settings_set_boolean (dialog->settings, "export-tiles", is_checked (dialog->tiles));
  g_settings_set_boolean (dialog->settings, "export-words", is_checked (dialog->words));
  g_settings_set_boolean (dialog->settings, "export-details", is_checked (dialog->details));
  g_settings_set_int (dialog->settings, "export-scale", output.scale);
}

static void
on_export (Dialog *dialog)
{
  static const char *const endings[] = { ".pdf", ".svg", ".png" };
  g_autoptr (GtkWidget) from = g_weak_ref_get (&dialog->from);
  g_autofree char *suggestion
    = g_strconcat (dialog->sight->name, endings[chosen (dialog->format)], NULL);
  Wish *wish = g_new0 (Wish, 1);

  wish->sight = wm_map_sight_ref (dialog->sight);
  wish->output = output_of (dialog);
  remember (dialog);
  if (from != NULL)
    wm_ask_file (from, _("Export Map"), suggestion, on_got_file, wish, wish_free);
  else
    wish_free (wish);
  gtk_window_close (GTK_WINDOW (dialog->window));
}

static void
on_print (Dialog *dialog)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&dialog->from);

  if (from == NULL || dialog->pages == NULL)
    return;
  remember (dialog);
  wm_map_print (from, g_steal_pointer (&dialog->pages));
  gtk_window_close (GTK_WINDOW (dialog->window));
}

/* ---- the form -------------------------------------------------------------------- */

static GtkWidget *
drop_down_new (Dialog *dialog, const char *name, const char *const *names, guint selected)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  wm_page_drop_down_setup (GTK_DROP_DOWN (drop_down), name);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (drop_down), list, selected);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (on_changed), dialog);
  return drop_down;
}

static GtkWidget *
check_new (Dialog *dialog, GtkWidget *box, const char *label, const char *key, gboolean otherwise)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (label);

  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (check),
    dialog->settings != NULL ? g_settings_get_boolean (dialog->settings, key) : otherwise);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_changed), dialog);
  gtk_box_append (GTK_BOX (box), check);
  return check;
}

static guint
known (Dialog *dialog, const char *key, const char *const *names, guint otherwise)
{
  g_autofree char *value
    = dialog->settings != NULL ? g_settings_get_string (dialog->settings, key) : NULL;

  for (guint i = 0; value != NULL && names[i] != NULL; i++)
    if (g_str_equal (value, names[i]))
      return i;
  return otherwise;
}

static GtkWidget *
paper_part_new (Dialog *dialog)
{
  static const char *const papers[] = { "A4", "A3", "A2", "A1", "A0", NULL };
  const char *const turns[] = { _("Landscape"), _("Portrait"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gboolean portrait = dialog->settings != NULL
                      && !g_settings_get_boolean (dialog->settings, "export-landscape");

  dialog->paper = drop_down_new (dialog, _("Paper"), papers,
                                 known (dialog, "export-paper", papers, 0));
  wm_page_add_field (GTK_BOX (box), _("_Paper"), dialog->paper, dialog->paper);
  dialog->turn = drop_down_new (dialog, _("Orientation"), turns, portrait);
  wm_page_add_field (GTK_BOX (box), _("O_rientation"), dialog->turn, dialog->turn);
  dialog->tiles = check_new (dialog, box, _("Cut into _sheets of A4, to be glued"), "export-tiles",
                             FALSE);
  dialog->words = check_new (dialog, box, _("The same in _words after it"), "export-words", TRUE);
  dialog->details = check_new (dialog, box, _("With _levels and resources of each skill"),
                               "export-details", FALSE);
  return box;
}

static GtkWidget *
pixel_part_new (Dialog *dialog)
{
  static const char *const scales[] = { "1 ×", "2 ×", "3 ×", "4 ×", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  int scale = dialog->settings != NULL ? g_settings_get_int (dialog->settings, "export-scale") : 2;

  dialog->scale = drop_down_new (dialog, _("Size"), scales, (guint) CLAMP (scale, 1, 4) - 1);
  wm_page_add_field (GTK_BOX (box), _("Si_ze"), dialog->scale, dialog->scale);
  return box;
}

static GtkWidget *
form_new (Dialog *dialog)
{
  static const char *const formats[] = { "pdf", "svg", "png", NULL };
  const char *const names[] = { _("PDF or paper"), _("SVG, for the web and for drawing"),
                                _("PNG, for slides and chats"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  dialog->format = drop_down_new (dialog, _("Kind"), names,
                                  known (dialog, "export-format", formats, 0));
  wm_page_add_field (GTK_BOX (box), _("_Kind"), dialog->format, dialog->format);
  dialog->on_paper = paper_part_new (dialog);
  dialog->in_pixels = pixel_part_new (dialog);
  gtk_box_append (GTK_BOX (box), dialog->on_paper);
  gtk_box_append (GTK_BOX (box), dialog->in_pixels);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  return box;
}

static GtkWidget *
turner_new (Dialog *dialog, const char *icon, const char *name, GCallback turn)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_swapped (button, "clicked", turn, dialog);
  return button;
}

static GtkWidget *
preview_new (Dialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  dialog->preview = wm_sheet_preview_new (PREVIEW_HEIGHT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Preview"), -1);
  gtk_box_append (GTK_BOX (box), dialog->preview);
  dialog->back = turner_new (dialog, "go-previous-symbolic", _("Previous Sheet"),
                             G_CALLBACK (on_back));
  dialog->forth = turner_new (dialog, "go-next-symbolic", _("Next Sheet"), G_CALLBACK (on_forth));
  dialog->place = gtk_label_new (NULL);
  dialog->spinner = gtk_spinner_new ();
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), dialog->back);
  gtk_box_append (GTK_BOX (line), dialog->spinner);
  gtk_box_append (GTK_BOX (line), dialog->place);
  gtk_box_append (GTK_BOX (line), dialog->forth);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

static GtkWidget *
header_new (Dialog *dialog)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  dialog->print = gtk_button_new_with_mnemonic (_("_Print…"));
  dialog->export = gtk_button_new_with_mnemonic (_("_Export…"));
  gtk_widget_add_css_class (dialog->export, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  /* The buttons take all of a narrow window. */
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), dialog->export);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), dialog->print);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), dialog->window);
  g_signal_connect_swapped (dialog->print, "clicked", G_CALLBACK (on_print), dialog);
  g_signal_connect_swapped (dialog->export, "clicked", G_CALLBACK (on_export), dialog);
  return header;
}

static void
fill_window (Dialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_box_append (GTK_BOX (content), preview_new (dialog));
  gtk_box_append (GTK_BOX (content), form_new (dialog));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), header_new (dialog));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (dialog->window, box);
}

void
wm_export_dialog_show (GtkWidget *from, WmMapSight *sight)
{
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->sight = wm_map_sight_ref (sight);
  dialog->settings = wm_application_dup_settings ();
  g_weak_ref_init (&dialog->from, from);
  dialog->window = wm_page_dialog_new (from, _("Export Map"), 460, 640);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  fill_window (dialog);
  gtk_window_set_default_widget (GTK_WINDOW (dialog->window), dialog->export);
  on_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_grab_focus (dialog->format);
}
