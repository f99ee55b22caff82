/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the program says back to the person: errors, short notes with Undo,
 * and the way out to the browser.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-feedback.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "store/wm-error.h"

static GtkWindow *
window_of (GtkWidget *from)
{
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* The first toast overlay in or above the widget. */
static AdwToastOverlay *
overlay_of (GtkWidget *from)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);
  GtkWindow *window;

  if (overlay != NULL)
    return ADW_TOAST_OVERLAY (overlay);

  /* The window itself, its header or a dialog over it. */
  window = window_of (from);
  while (window != NULL)
    {
      overlay = g_object_get_data (G_OBJECT (window), "wm-toast-overlay");
      if (overlay != NULL)
        return ADW_TOAST_OVERLAY (overlay);
      window = gtk_window_get_transient_for (window);
    }
  return NULL;
}

void
wm_feedback_close_on_escape (GtkWidget *widget)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (widget, keys);
}

GtkWidget *
wm_feedback_overlay_new (GtkWindow *dialog, GtkWidget *child)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  wm_feedback_close_on_escape (child);
  g_object_set_data (G_OBJECT (overlay), "wm-of-dialog", dialog);
  g_object_set_data (G_OBJECT (dialog), "wm-toast-overlay", overlay);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), child);
  gtk_widget_set_vexpand (overlay, TRUE);
  return overlay;
}

/* The button that closes a toast has a picture and, in libadwaita 1.2, no name. */
static void
name_close_buttons (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) == NULL
      && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _("Close"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_close_buttons (child);
}

static void
name_toasts (GtkWidget *overlay)
{
  GtkWidget *content = adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (overlay));

  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != content)
      name_close_buttons (child);
}

/* What was said before gives way: a note that waits its turn comes when its
 * action is no longer the newest, and its Undo would take back another one. */
static void
replace_toast (AdwToastOverlay *overlay, AdwToast *toast)
{
  g_autoptr (AdwToast) before = g_object_steal_data (G_OBJECT (overlay), "wm-toast");

  if (toast != NULL)
    g_object_set_data_full (G_OBJECT (overlay), "wm-toast", g_object_ref (toast), g_object_unref);
  if (before != NULL)
    adw_toast_dismiss (before);
}

static void
on_dismissed (AdwToast *toast, AdwToastOverlay *overlay)
{
  if (g_object_get_data (G_OBJECT (overlay), "wm-toast") == toast)
    g_object_set_data (G_OBJECT (overlay), "wm-toast", NULL);
  name_toasts (GTK_WIDGET (overlay));
}

static void
show_toast (GtkWidget *from, const char *text, gboolean undoable)
{
  AdwToastOverlay *overlay = overlay_of (from);
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (overlay == NULL)
    return;

  toast = adw_toast_new (title);
  /* A dialog knows no action of the window. */
  if (undoable && g_object_get_data (G_OBJECT (overlay), "wm-of-dialog") == NULL)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      g_object_set_data (G_OBJECT (toast), "wm-seq",
                         g_object_get_data (G_OBJECT (overlay), "wm-newest"));
    }
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed), overlay, G_CONNECT_AFTER);
  replace_toast (overlay, toast);
  adw_toast_overlay_add_toast (overlay, toast);
  name_toasts (GTK_WIDGET (overlay));
}

void
wm_feedback_error (GtkWidget *from, const GError *error)
{
  GtkWidget *dialog;

  g_return_if_fail (GTK_IS_WIDGET (from));

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog = adw_message_dialog_new (window_of (from), _("That Did Not Work"), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
wm_feedback_tell (GtkWidget *from, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (text != NULL);

  show_toast (from, text, FALSE);
}

/* The toast that shows, if it has a button or none. */
static void
dismiss (GtkWidget *from, gboolean with_button)
{
  AdwToastOverlay *overlay = overlay_of (from);
  AdwToast *toast = overlay != NULL ? g_object_get_data (G_OBJECT (overlay), "wm-toast") : NULL;

  if (toast != NULL && (adw_toast_get_action_name (toast) != NULL) == with_button)
    replace_toast (overlay, NULL);
}

void
wm_feedback_done (GtkWidget *from)
{
  g_return_if_fail (GTK_IS_WIDGET (from));

  dismiss (from, FALSE);
}

void
wm_feedback_undoable (GtkWidget *from, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (text != NULL);

  show_toast (from, text, TRUE);
}

void
wm_feedback_settled (GtkWidget *from)
{
  g_return_if_fail (GTK_IS_WIDGET (from));

  dismiss (from, TRUE);
}

void
wm_feedback_newest (GtkWidget *from, gint64 seq)
{
  AdwToastOverlay *overlay;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (from));

  overlay = overlay_of (from);
  if (overlay == NULL)
    return;
  g_object_set_data (G_OBJECT (overlay), "wm-newest", GSIZE_TO_POINTER (seq));
  toast = g_object_get_data (G_OBJECT (overlay), "wm-toast");
  if (toast != NULL && g_object_get_data (G_OBJECT (toast), "wm-seq") != GSIZE_TO_POINTER (seq))
    wm_feedback_settled (from);
}

char *
wm_feedback_link_host (const char *url)
{
  g_autoptr (GUri) uri = NULL;
  const char *scheme;
  const char *host;

  if (url == NULL)
    return NULL;

  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL)
    return NULL;

  scheme = g_uri_get_scheme (uri);
  host = g_uri_get_host (uri);
  if ((strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0) || host == NULL
      || *host == '\0')
    return NULL;

  return g_strdup (g_str_has_prefix (host, "www.") ? host + 4 : host);
}

void
wm_feedback_open_link (GtkWidget *from, const char *url)
{
  g_autofree char *host = wm_feedback_link_host (url);

  g_return_if_fail (GTK_IS_WIDGET (from));

  if (host == NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (
        WM_ERROR, WM_ERROR_INVALID,
        _("This address does not lead to a web page, so it was not opened. Only http and https "
          "addresses are."));

      wm_feedback_error (from, error);
      return;
    }
  gtk_show_uri (window_of (from), url, GDK_CURRENT_TIME);
}
