/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Forms: what all dialogs have in common that edit one thing.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-form.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "app/wm-focus-keeper.h"
#include "map/wm-map-edit.h"

#define MARGIN 18
#define MOST_HEIGHT 680
#define HEADER 47 /* of the bar above the fields */

struct _WmForm
{
  GWeakRef from;
  WmSession *session;
  WmMap *map;
  WmFormSave write, erase;
  gpointer data;
  GDestroyNotify destroy;
  GtkWindow *window;
  GtkWidget *save, *problem;
  GtkBox *box;
};

static void
form_free (gpointer data)
{
  WmForm *form = data;

  if (form->destroy != NULL)
    form->destroy (form->data);
  g_weak_ref_clear (&form->from);
  g_object_unref (form->session);
  wm_map_unref (form->map);
  g_free (form);
}

static void
tell_problem (WmForm *form, const GError *error)
{
  gtk_label_set_text (GTK_LABEL (form->problem), error->message);
  gtk_widget_set_visible (form->problem, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (form->problem), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  error->message, -1);
}

static void
run (WmForm *form, WmFormSave write)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&form->from);
  g_autoptr (GError) error = NULL;
  g_autofree char *told = write (form, form->data, &error);

  if (told == NULL)
    {
      if (error != NULL)
        tell_problem (form, error);
      return;
    }
  if (from != NULL && *told != '\0')
    wm_feedback_undoable (from, told);
  wm_form_close (form);
}

void
wm_form_save (WmForm *form)
{
  run (form, form->write);
}

static void
on_delete (WmForm *form)
{
  run (form, form->erase);
}

void
wm_form_close (WmForm *form)
{
  gtk_window_close (form->window);
}

/* ---- the window ---------------------------------------------------------------- */

static GtkWidget *
header_new (WmForm *form)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  form->save = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (form->save, "suggested-action");
  gtk_widget_set_receives_default (form->save, TRUE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), form->save);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (wm_form_close), form);
  g_signal_connect_swapped (form->save, "clicked", G_CALLBACK (wm_form_save), form);
  return header;
}

/* @height: that it has at most */
static void
fill_window (WmForm *form, int height)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  form->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (form->problem), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (form->problem), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (form->problem), 0);
  gtk_widget_add_css_class (form->problem, "error");
  gtk_widget_set_visible (form->problem, FALSE);
  gtk_widget_set_margin_start (form->problem, MARGIN);
  gtk_widget_set_margin_end (form->problem, MARGIN);
  gtk_widget_set_margin_top (form->problem, 6);
  gtk_widget_set_margin_bottom (form->problem, 6);
  form->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_margin_start (GTK_WIDGET (form->box), MARGIN);
  gtk_widget_set_margin_end (GTK_WIDGET (form->box), MARGIN);
  gtk_widget_set_margin_bottom (GTK_WIDGET (form->box), MARGIN);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (form->box));
  /* As high as its fields, and no higher than what it lies over; then they scroll. */
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              MAX (height - HEADER, 1));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (column), header_new (form));
  gtk_box_append (GTK_BOX (column), form->problem);
  gtk_box_append (GTK_BOX (column), scroller);
  adw_window_set_content (ADW_WINDOW (form->window), column);
}

WmForm *
wm_form_new (GtkWidget *from, WmSession *session, const char *title, WmFormSave save,
             gpointer data, GDestroyNotify destroy)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (from));
  WmForm *form = g_new0 (WmForm, 1);

  g_weak_ref_init (&form->from, from);
  form->session = g_object_ref (session);
  form->map = wm_map_ref (wm_session_get_map (session));
  form->write = save;
  form->data = data;
  form->destroy = destroy;
  form->window = GTK_WINDOW (
    g_object_new (ADW_TYPE_WINDOW, "modal", TRUE, "transient-for", parent, "title", title,
                  "default-width", MIN (480, gtk_widget_get_width (GTK_WIDGET (parent))), NULL));
  g_object_set_data_full (G_OBJECT (form->window), "form", form, form_free);
  fill_window (form, MIN (MOST_HEIGHT, gtk_widget_get_height (GTK_WIDGET (parent))));
  wm_feedback_close_on_escape (GTK_WIDGET (form->window));
  wm_focus_keeper_watch (form->window);
  gtk_window_set_default_widget (form->window, form->save);
  return form;
}

WmSession *
wm_form_get_session (WmForm *form)
{
  return form->session;
}

WmMap *
wm_form_get_map (WmForm *form)
{
  return form->map;
}

GtkWidget *
wm_form_get_from (WmForm *form)
{
  return g_weak_ref_get (&form->from);
}

GtkBox *
wm_form_get_box (WmForm *form)
{
  return form->box;
}

void
wm_form_set_ready (WmForm *form, gboolean ready)
{
  gtk_widget_set_sensitive (form->save, ready);
}

void
wm_form_show (WmForm *form, GtkWidget *focus)
{
  gtk_window_present (form->window);
  gtk_widget_grab_focus (focus);
}

/* ---- fields -------------------------------------------------------------------- */

GtkWidget *
wm_form_add_entry (WmForm *form, const char *label, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  wm_page_add_field (form->box, label, entry, entry);
  return entry;
}

GtkWidget *
wm_form_add_area (WmForm *form, const char *label, const char *text)
{
  GtkWidget *view;
  GtkWidget *frame = wm_page_text_area_new (text != NULL ? text : "", &view);

  wm_page_add_field (form->box, label, frame, view);
  return view;
}

GtkWidget *
wm_form_add_choice (WmForm *form, const char *label, const char *const *names, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);

  wm_page_drop_down_setup (GTK_DROP_DOWN (chooser), NULL);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (chooser), list, selected);
  wm_page_add_field (form->box, label, chooser, chooser);
  return chooser;
}

/* The number before the least is shown as a dash. */
static gboolean
on_number_output (GtkSpinButton *spin, gpointer data)
{
  int least = GPOINTER_TO_INT (data);

  if (gtk_spin_button_get_value_as_int (spin) >= least)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (spin), "–");
  return TRUE;
}

static int
on_number_input (GtkSpinButton *spin, double *value, gpointer data)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), "–") != 0)
    return FALSE;
  *value = GPOINTER_TO_INT (data) - 1;
  return TRUE;
}

GtkWidget *
wm_form_add_number (WmForm *form, const char *label, int least, int most, int value)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (least - 1, most, 1);

  /* It takes the dash too. */
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE);
  g_signal_connect (spin, "output", G_CALLBACK (on_number_output), GINT_TO_POINTER (least));
  g_signal_connect (spin, "input", G_CALLBACK (on_number_input), GINT_TO_POINTER (least));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value < least ? least - 1 : value);
  /* The value that it has had is written anew only when it is another. */
  on_number_output (GTK_SPIN_BUTTON (spin), GINT_TO_POINTER (least));
  gtk_widget_set_halign (spin, GTK_ALIGN_START);
  wm_page_add_field (form->box, label, spin, spin);
  return spin;
}

int
wm_form_number (GtkWidget *control, int least)
{
  int value;

  /* What was typed last may not have been read yet. */
  gtk_spin_button_update (GTK_SPIN_BUTTON (control));
  value = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (control));
  return value < least ? WM_EDIT_NONE : value;
}

void
wm_form_add_note (WmForm *form, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  if (gtk_widget_get_first_child (GTK_WIDGET (form->box)) == NULL)
    gtk_widget_set_margin_top (label, 9);
  gtk_box_append (form->box, label);
}

void
wm_form_add_delete (WmForm *form, const char *label, const char *told, WmFormSave erase)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  form->erase = erase;
  gtk_widget_add_css_class (button, "destructive-action");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, MARGIN);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_delete), form);
  gtk_box_append (form->box, button);
  if (told != NULL)
    wm_form_add_note (form, told);
}

const char *
wm_form_if_other (const char *text, const char *before)
{
  return g_strcmp0 (text, before) != 0 ? text : NULL;
}
