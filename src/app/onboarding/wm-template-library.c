/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library of templates. What is changed in it is changed at once, and undone by
 * its own toast.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-template-library.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/parts/wm-ask-name.h"
#include "app/parts/wm-export-picture.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/parts/wm-undo-dialog.h"
#include "app/wm-feedback.h"
#include "app/wm-menu.h"
#include "exchange/wm-exchange.h"
#include "onboarding/wm-template.h"

#define WIDTH 640
#define HEIGHT 640

typedef struct
{
  WmSession *session;
  AdwWindow *window;
  GtkWidget *section, *export;
  GtkListBox *list;
  GPtrArray *templates; /* WmTemplateSummary */
  char *renamed;        /* (nullable): slug of what is renamed */
  guint later;          /* source of the next refill, or 0 */
} Library;

static void
library_free (gpointer data)
{
  Library *self = data;

  g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_free (self->renamed);
  g_object_unref (self->session);
  g_free (self);
}

static WmStore *
store_of (Library *self)
{
  return wm_session_get_store (self->session);
}

static const WmTemplateSummary *
find (Library *self, const char *slug)
{
  return wm_template_find_summary (self->templates, slug);
}

/* A toast with Undo for what was done, or the error. */
static void
tell (Library *self, gboolean done, const char *text, const GError *error)
{
  if (done)
    wm_feedback_undoable (GTK_WIDGET (self->window), text);
  else
    wm_feedback_error (GTK_WIDGET (self->window), error);
}

/* ---- what is done to one of them ------------------------------------------------------ */

static void
on_got_name (const char *name, gpointer data)
{
  Library *self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = wm_template_rename (store_of (self), self->renamed, name, &error);

  tell (self, done, _ ("Template renamed"), error);
}

static void
act_rename (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Library *self = data;
  const WmTemplateSummary *it = find (self, g_variant_get_string (parameter, NULL));

  if (it == NULL)
    return;
  g_free (self->renamed);
  self->renamed = g_strdup (it->slug);
  wm_ask_name (GTK_WIDGET (self->window), _ ("Rename Template"), _ ("Name"), _ ("_Rename"),
               it->name, on_got_name, self);
}

static void
act_delete (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Library *self = data;
  g_autoptr (GError) error = NULL;
  gboolean done
    = wm_template_delete (store_of (self), g_variant_get_string (parameter, NULL), &error);

  tell (self, done, _ ("Template deleted; the plans made from it stay"), error);
}

static void
act_improve (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Library *self = data;

  wm_template_improve_show (GTK_WIDGET (self->window), self->session,
                            g_variant_get_string (parameter, NULL));
}

/* With the version before it, else with whatever comes first */
static void
act_compare (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Library *self = data;
  const WmTemplateSummary *it = find (self, g_variant_get_string (parameter, NULL));
  const WmTemplateSummary *other = it != NULL ? find (self, it->based_on) : NULL;

  for (guint i = 0; it != NULL && other == NULL && i < self->templates->len; i++)
    if (g_ptr_array_index (self->templates, i) != (gpointer) it)
      other = g_ptr_array_index (self->templates, i);
  if (it != NULL)
    wm_template_compare_show (GTK_WIDGET (self->window), self->session,
                              other != NULL ? other->slug : it->slug, it->slug);
}

/* ---- the own ones as a pack ------------------------------------------------------------ */

static void
on_got_file (GtkWidget *from, const char *path, gpointer data)
{
  Library *self = g_object_get_data (G_OBJECT (from), "library");
  g_autoptr (GError) error = NULL;
  g_autofree char *pack = wm_template_own_pack (store_of (self));
  g_autoptr (GBytes) bytes
    = pack != NULL ? wm_export_pack (store_of (self), pack, &error) : NULL;

  if (bytes != NULL && wm_file_write (path, bytes, &error))
    wm_tell_written (from, path);
  else
    wm_feedback_error (from, error);
}

static void
on_export (Library *self)
{
  /* Translators: the proposed name of a file, without its ending. */
  g_autofree char *suggestion = g_strconcat (_ ("templates"), ".json", NULL);

  wm_ask_file (GTK_WIDGET (self->window), _ ("Export Own Templates"), suggestion, on_got_file,
               NULL, NULL);
}

/* ---- rows ------------------------------------------------------------------------------- */

/* (transfer full): whom it is for, which version, how much, and where it is from */
static char *
detail_words (Library *self, const WmTemplateSummary *it)
{
  WmMap *map = wm_session_get_map (self->session);
  const char *role = wm_map_role_name (map, it->role, NULL);
  g_autofree char *version = g_strdup_printf (_ ("Version %d"), it->version);
  g_autofree char *count = g_strdup_printf (ngettext ("%u activity", "%u activities",
                                                      it->activities),
                                            it->activities);

  return role != NULL ? g_strdup_printf ("%s · %s · %s", version, role, count)
                      : g_strdup_printf ("%s · %s", version, count);
}

static char *
more_words (const WmTemplateSummary *it)
{
  g_autofree char *plans
    = it->plans > 0
        ? g_strdup_printf (ngettext ("%u plan made from it", "%u plans made from it", it->plans),
                           it->plans)
        : g_strdup (_ ("No plan made from it yet"));

  if (it->is_old)
    /* Translators: "3 plans made from it" */
    return g_strdup_printf (_ ("Earlier version · %s"), plans);
  /* Translators: the name of a pack, "3 plans made from it" */
  return g_strdup_printf (_ ("%1$s · %2$s"), it->pack_name, plans);
}

static GtkWidget *
menu_button_new (Library *self, const WmTemplateSummary *it)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  /* Translators: %1$s is a template, %2$d its version. */
  g_autofree char *label = g_strdup_printf (_ ("Menu of %1$s, version %2$d"), it->name,
                                            it->version);

  wm_menu_append_slug (menu, _ ("_Compare…"), "library.compare", it->slug);
  if (!wm_session_is_read_only (self->session))
    {
      wm_menu_append_slug (menu, _ ("_Improve…"), "library.improve", it->slug);
      wm_menu_append_slug (menu, _ ("_Rename…"), "library.rename", it->slug);
      wm_menu_append_slug (menu, _ ("_Delete"), "library.delete", it->slug);
    }
  return wm_menu_button_new (menu, label);
}

static GtkWidget *
row_new (Library *self, const WmTemplateSummary *it)
{
  GtkWidget *row = wm_text_row_new (it->slug, it->name, menu_button_new (self, it));
  g_autofree char *detail = detail_words (self, it);
  g_autofree char *more = more_words (it);

  wm_text_row_set_texts (WM_TEXT_ROW (row), detail, more);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (it->is_old)
    gtk_widget_add_css_class (row, "earlier");
  return row;
}

/* The row that has the focus, or had its menu open; -1 for none */
static int
focused_row (Library *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/* The focus stays at its place in the list, also where that row is gone. */
static void
focus_row (Library *self, int at)
{
  GtkListBoxRow *row;

  if (at < 0 || self->templates->len == 0)
    return;
  row = gtk_list_box_get_row_at_index (self->list, MIN (at, (int) self->templates->len - 1));
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
refill (Library *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *templates = wm_template_list (store_of (self), NULL, &error);
  gboolean any_own = FALSE;
  int focused = focused_row (self);

  wm_feedback_error (GTK_WIDGET (self->window), error);
  if (templates == NULL)
    return;
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  self->templates = templates;
  if (focused >= 0)
    gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  wm_page_clear_list (self->list);
  for (guint i = 0; i < templates->len; i++)
    {
      const WmTemplateSummary *it = g_ptr_array_index (templates, i);

      gtk_list_box_append (self->list, row_new (self, it));
      any_own = any_own || it->is_own;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), templates->len > 0);
  focus_row (self, focused);
  gtk_widget_set_sensitive (self->export, any_own);
  wm_page_section_set (self->section, _ ("Templates"),
                       templates->len > 0
                         ? _ ("Plans are made from the newest version. “Save as Template” in a "
                              "plan's menu adds one; under the name of another it is its next "
                              "version.")
                         : _ ("There is none. Import a content pack that has some from the main "
                              "menu, or save a plan as a template."));
}

static gboolean
on_later (gpointer data)
{
  Library *self = data;

  self->later = 0;
  refill (self);
  return G_SOURCE_REMOVE;
}

/* When the menu that asked for the change has closed: one that goes with its row keeps
 * the next key to itself. */
static void
refill_later (Library *self)
{
  if (self->later == 0)
    self->later = g_idle_add (on_later, self);
}

void
wm_template_library_show (GtkWidget *from, WmSession *session)
{
  const GActionEntry entries[] = { { "compare", act_compare, "s" },
                                   { "improve", act_improve, "s" },
                                   { "rename", act_rename, "s" },
                                   { "delete", act_delete, "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  Library *self = g_new0 (Library, 1);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *bar;

  self->session = g_object_ref (session);
  self->window = wm_undo_dialog_new (from, session, _ ("Plan Templates"), WIDTH, HEIGHT);
  self->section = wm_page_section_new ("", "", &self->list);
  self->export = gtk_button_new_with_mnemonic (_ ("_Export Own…"));
  gtk_widget_set_tooltip_text (self->export, _ ("Writes the workspace's own templates and other "
                                                "additions as a content pack for others"));
  g_signal_connect_swapped (self->export, "clicked", G_CALLBACK (on_export), self);
  gtk_box_append (GTK_BOX (column), self->section);
  bar = wm_undo_dialog_fill (self->window, column);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->export);
  g_object_set_data_full (G_OBJECT (self->window), "library", self, library_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "library", G_ACTION_GROUP (group));
  g_signal_connect_swapped (session, "map-changed", G_CALLBACK (refill_later), self);
  g_signal_connect_swapped (session, "plans-changed", G_CALLBACK (refill_later), self);
  refill (self);
  gtk_window_present (GTK_WINDOW (self->window));
}
