/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comparing two roles, or the workspace with a content pack.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/team/wm-differences-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/hiring/wm-anonymous.h"
#include "app/parts/wm-picture-buttons.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "app/map/wm-scene-view.h"
#include "draw/wm-scene-differences.h"
#include "exchange/wm-exchange.h"
#include "learning/wm-team.h"

typedef struct
{
  WmSession *session;
  WmMap *map;
  WmMap *other; /* (nullable): what a pack would make of it */
  char *pack;   /* (nullable): name of its file */
  WmTeam *team; /* (nullable) */
  GPtrArray *differences, *affected;
  char *title;

  GtkWidget *window;
  GtkDropDown *one, *two;
  GtkWidget *roles, *back;
  GtkLabel *head;
  WmSceneView *picture;
} Dialog;

static void
dialog_free (Dialog *dialog)
{
  g_object_unref (dialog->session);
  wm_map_unref (dialog->map);
  g_clear_pointer (&dialog->other, wm_map_unref);
  g_clear_pointer (&dialog->team, wm_team_free);
  g_clear_pointer (&dialog->differences, g_ptr_array_unref);
  g_clear_pointer (&dialog->affected, g_ptr_array_unref);
  g_free (dialog->title);
  g_free (dialog->pack);
  g_free (dialog);
}

/* ---- what differs -------------------------------------------------------------------- */

/* (transfer full): "Fit changes for: Ana, Ben"; "" for nobody */
static char *
list_affected (Dialog *dialog, const char *role, const WmDifference *difference)
{
  g_autoptr (GArray) people
      = dialog->team != NULL
            ? wm_team_affected (dialog->map, dialog->team, role, difference)
            : NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? C_ ("list", ", ") : "",
                            wm_team_member (dialog->team, g_array_index (people, guint, i))->name);
  if (names->len == 0)
    return g_strdup ("");
  /* Translators: %s are names of people. */
  return g_strdup_printf (_("Changes for: %s"), names->str);
}

static void
compare (Dialog *dialog)
{
  guint one = gtk_drop_down_get_selected (dialog->one);
  guint two = gtk_drop_down_get_selected (dialog->two);
  const char *role = NULL;

  if (dialog->other == NULL && MAX (one, two) >= dialog->map->roles->len)
    return;
  g_clear_pointer (&dialog->differences, g_ptr_array_unref);
  g_clear_pointer (&dialog->affected, g_ptr_array_unref);
  g_free (dialog->title);
  if (dialog->other != NULL)
    {
      dialog->differences = wm_maps_compare (dialog->map, dialog->other);
      /* Translators: %s is the name of a content pack's file. */
      dialog->title = g_strdup_printf (_("What %s would change"), dialog->pack);
    }
  else
    {
      role = wm_map_role (dialog->map, one)->slug;
      dialog->differences = wm_roles_compare (dialog->map, one, two);
      /* Translators: names of two roles. */
      dialog->title = g_strdup_printf (_("What %2$s asks otherwise than %1$s"),
                                       wm_map_role (dialog->map, one)->name,
                                       wm_map_role (dialog->map, two)->name);
    }
  dialog->affected = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < dialog->differences->len; i++)
    g_ptr_array_add (dialog->affected,
                     list_affected (dialog, role, g_ptr_array_index (dialog->differences, i)));
}

/* "3 added, 2 raised" */
static char *
count_kinds (GPtrArray *differences)
{
  guint counts[WM_N_DIFFERENCES] = { 0 };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *const formats[WM_N_DIFFERENCES]
      /* Translators: counts of differences */
      = { _("%u added"),   _("%u removed"), _("%u raised"),
          _("%u lowered"), _("%u renamed"), _("%u described otherwise") };

  for (guint i = 0; i < differences->len; i++)
    counts[((WmDifference *) g_ptr_array_index (differences, i))->kind]++;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  for (guint i = 0; i < WM_N_DIFFERENCES; i++)
    if (counts[i] > 0)
      g_ptr_array_add (parts, g_strdup_printf (formats[i], counts[i]));
#pragma GCC diagnostic pop
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (_("There is no difference.")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
show (Dialog *dialog)
{
  g_autofree char *counts = NULL;

  compare (dialog);
  gtk_widget_set_visible (dialog->roles, dialog->other == NULL);
  gtk_widget_set_visible (dialog->back, dialog->other != NULL);
  if (dialog->differences == NULL)
    return;
  counts = count_kinds (dialog->differences);
  gtk_label_set_text (dialog->head, counts);
  wm_scene_view_invalidate (dialog->picture);
}

static WmScene *
build (double width, gpointer data)
{
  Dialog *dialog = data;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  if (dialog->differences == NULL)
    return NULL;
  options.measure = wm_measure_pango ();
  options.width = width;
  return wm_scene_differences (dialog->other != NULL ? dialog->other : dialog->map, dialog->title,
                               dialog->differences, dialog->affected, &options);
}

/* ---- what the user does -------------------------------------------------------------- */

static void
on_got_pack (GtkNativeDialog *chooser, int response, Dialog *dialog)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (WmMap) before = NULL;
  g_autoptr (GError) error = NULL;
  WmMap *after = NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL
      && wm_import_maps (wm_session_get_store (dialog->session), path, NULL, &before, &after,
                         &error))
    {
      g_clear_pointer (&dialog->other, wm_map_unref);
      g_free (dialog->pack);
      dialog->other = after;
      dialog->pack = g_filename_display_basename (path);
      show (dialog);
    }
  wm_feedback_error (dialog->window, error);
  g_object_unref (chooser);
}

static void
on_pack (Dialog *dialog)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _("Compare With a Content Pack"), GTK_WINDOW (dialog->window), GTK_FILE_CHOOSER_ACTION_OPEN,
      NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_add_pattern (filter, "*.json");
  gtk_file_chooser_set_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_signal_connect (chooser, "response", G_CALLBACK (on_got_pack), dialog);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
on_back (Dialog *dialog)
{
  g_clear_pointer (&dialog->other, wm_map_unref);
  show (dialog);
}

static void
on_node_activated (WmSceneView *view, const char *id, Dialog *dialog)
{
  if (g_str_has_prefix (id, "skill:"))
    wm_page_leave_dialogs (dialog->window, "win.show-skill", id + strlen ("skill:"));
}

/* ---- the window ---------------------------------------------------------------------- */

static GtkDropDown *
role_chooser_new (Dialog *dialog, const char *name, guint selected)
{
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < dialog->map->roles->len; i++)
    gtk_string_list_append (names, wm_map_role (dialog->map, i)->name);
  wm_page_drop_down_setup (GTK_DROP_DOWN (chooser), name);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (chooser), names, selected);
  g_signal_connect_swapped (chooser, "notify::selected", G_CALLBACK (show), dialog);
  return GTK_DROP_DOWN (chooser);
}

static GtkWidget *
tools_new (Dialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *pack = gtk_button_new_with_mnemonic (_("With a _Pack…"));
  GtkWidget *export = wm_picture_buttons_new (_("Export the Comparison"), _("comparison"), build,
                                              dialog);

  wm_page_make_wrapping (box);
  dialog->roles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  wm_page_make_wrapping (dialog->roles);
  dialog->one = role_chooser_new (dialog, _("Role"), 0);
  dialog->two = role_chooser_new (dialog, _("Compared with"), 1);
  gtk_box_append (GTK_BOX (dialog->roles), GTK_WIDGET (dialog->one));
  gtk_box_append (GTK_BOX (dialog->roles), GTK_WIDGET (dialog->two));
  dialog->back = gtk_button_new_with_mnemonic (_("_Two Roles"));
  gtk_box_append (GTK_BOX (box), dialog->roles);
  gtk_box_append (GTK_BOX (box), dialog->back);
  gtk_box_append (GTK_BOX (box), pack);
  gtk_box_append (GTK_BOX (box), export);
  g_signal_connect_swapped (dialog->back, "clicked", G_CALLBACK (on_back), dialog);
  g_signal_connect_swapped (pack, "clicked", G_CALLBACK (on_pack), dialog);
  return box;
}

static GtkWidget *
body_new (Dialog *dialog)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *frame = gtk_frame_new (NULL);

  gtk_widget_add_css_class (box, "page-column");
  gtk_box_append (GTK_BOX (box), tools_new (dialog));
  dialog->head = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (dialog->head, 0);
  gtk_label_set_wrap (dialog->head, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (dialog->head), "heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (dialog->head));
  g_set_weak_pointer (&dialog->picture, WM_SCENE_VIEW (wm_scene_view_new ()));
  wm_scene_view_set_builder (dialog->picture, build, dialog, NULL);
  g_signal_connect (dialog->picture, "node-activated", G_CALLBACK (on_node_activated), dialog);
  gtk_widget_add_css_class (frame, "view");
  gtk_frame_set_child (GTK_FRAME (frame), GTK_WIDGET (dialog->picture));
  gtk_box_append (GTK_BOX (box), frame);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", box,
                NULL);
  return scroller;
}

static void
on_destroy (Dialog *dialog)
{
  /* The content goes before its window tells so. */
  if (dialog->picture != NULL)
    wm_scene_view_set_builder (dialog->picture, NULL, NULL, NULL);
  g_clear_weak_pointer (&dialog->picture);
  dialog_free (dialog);
}

void
wm_differences_dialog_show (GtkWidget *from, WmSession *session)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GError) error = NULL;

  dialog->session = g_object_ref (session);
  dialog->map = wm_map_ref (wm_session_get_map (session));
  dialog->team = wm_team_load (wm_session_get_store (session), dialog->map, NULL, &error);
  wm_feedback_error (from, error);
  wm_anonymous_hide_team (session, dialog->team);
  dialog->window = GTK_WIDGET (wm_page_dialog_new (from, _("Compare"), 820, 720));
  gtk_box_append (GTK_BOX (content), gtk_header_bar_new ());
  gtk_box_append (GTK_BOX (content), body_new (dialog));
  adw_window_set_content (ADW_WINDOW (dialog->window), content);
  g_signal_connect_swapped (dialog->window, "destroy", G_CALLBACK (on_destroy), dialog);
  show (dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
}
