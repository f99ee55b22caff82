/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two templates beside each other; and a template made better by what became of the
 * plans that were made from it.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/onboarding/wm-template-library.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "planning/wm-template-improve.h"

#define WIDTH 600
#define HEIGHT 620

/* A row for each change; "Added", "Changed" and "Removed" are words, not colours. */
static void
fill_changes (GtkListBox *list, GPtrArray *changes)
{
  wm_page_clear_list (list);
  for (guint i = 0; i < changes->len; i++)
    {
      const WmTemplateChange *it = g_ptr_array_index (changes, i);
      GtkWidget *row = wm_text_row_new (it->slug, it->name, NULL);
      g_autofree char *detail
        = it->is_milestone
            /* Translators: "Added", "Changed" or "Removed" */
            ? g_strdup_printf (_ ("%s, a milestone"), wm_template_change_words (it->kind))
            : g_strdup (wm_template_change_words (it->kind));

      wm_text_row_set_texts (WM_TEXT_ROW (row), detail, it->words);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (list), changes->len > 0);
}

/* ---- compare ------------------------------------------------------------------------ */

typedef struct
{
  WmStore *store;
  WmMap *map;
  AdwWindow *window;
  GPtrArray *templates; /* WmTemplateSummary */
  GtkWidget *before, *after, *section;
  GtkListBox *list;
} Compare;

static void
compare_free (gpointer data)
{
  Compare *self = data;

  g_ptr_array_unref (self->templates);
  wm_map_unref (self->map);
  g_object_unref (self->store);
  g_free (self);
}

static WmPlan *
chosen (Compare *self, GtkWidget *chooser, GError **error)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (chooser));

  return at < self->templates->len
           ? wm_template_load (self->store,
                               ((WmTemplateSummary *) self->templates->pdata[at])->slug, NULL,
                               error)
           : NULL;
}

static void
compare_refill (Compare *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPlan) before = chosen (self, self->before, &error);
  g_autoptr (WmPlan) after = before != NULL ? chosen (self, self->after, &error) : NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *title = NULL;

  wm_feedback_error (GTK_WIDGET (self->window), error);
  if (after == NULL)
    return;
  changes = wm_template_diff (self->map, before, after);
  fill_changes (self->list, changes);
  title = changes->len > 0
            ? g_strdup_printf (ngettext ("%u difference", "%u differences", changes->len),
                               changes->len)
            : g_strdup (_ ("No difference"));
  wm_page_section_set (self->section, title,
                       changes->len > 0 ? "" : _ ("They ask for the same, at the same times."));
}

static GtkWidget *
chooser_new (Compare *self, const char *slug)
{
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->templates->len; i++)
    {
      const WmTemplateSummary *it = g_ptr_array_index (self->templates, i);
      /* Translators: a template and its version */
      g_autofree char *name = g_strdup_printf (_ ("%1$s, version %2$d"), it->name, it->version);

      gtk_string_list_append (names, name);
      if (strcmp (it->slug, slug) == 0)
        selected = i;
    }
  wm_page_drop_down_setup (GTK_DROP_DOWN (chooser), NULL);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (chooser), names, selected);
  g_signal_connect_swapped (chooser, "notify::selected", G_CALLBACK (compare_refill), self);
  return chooser;
}

void
wm_template_compare_show (GtkWidget *from, WmSession *session, const char *before,
                          const char *after)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *templates = wm_template_list (wm_session_get_store (session), NULL, &error);
  GtkBox *column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  Compare *self;

  if (templates == NULL)
    {
      wm_feedback_error (from, error);
      return;
    }
  self = g_new0 (Compare, 1);
  self->store = g_object_ref (wm_session_get_store (session));
  self->map = wm_map_ref (wm_session_get_map (session));
  self->templates = templates;
  self->window = wm_page_dialog_new (from, _ ("Compare Templates"), WIDTH, HEIGHT);
  self->section = wm_page_section_new ("", "", &self->list);
  gtk_widget_set_margin_top (self->section, 12);
  self->before = chooser_new (self, before);
  self->after = chooser_new (self, after);
  wm_page_add_field (column, _ ("_Before"), self->before, self->before);
  wm_page_add_field (column, _ ("_After"), self->after, self->after);
  gtk_box_append (column, self->section);
  wm_page_dialog_fill (self->window, GTK_WIDGET (column));
  g_object_set_data_full (G_OBJECT (self->window), "compare", self, compare_free);
  compare_refill (self);
  gtk_window_present (GTK_WINDOW (self->window));
}

/* ---- improve ------------------------------------------------------------------------ */

typedef struct
{
  WmSession *session;
  GWeakRef from;
  AdwWindow *window;
  char *slug;
} Improve;

static void
improve_free (gpointer data)
{
  Improve *self = data;

  g_weak_ref_clear (&self->from);
  g_object_unref (self->session);
  g_free (self->slug);
  g_free (self);
}

static void
on_improve (GtkWidget *button, Improve *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&self->from);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *made = NULL;

  if (!wm_template_improve (wm_session_get_store (self->session),
                            wm_session_get_map (self->session), self->slug, FALSE, &found,
                            &changes, &made, &error))
    {
      wm_feedback_error (GTK_WIDGET (self->window), error);
      return;
    }
  gtk_window_close (GTK_WINDOW (self->window));
  if (from != NULL && made != NULL)
    wm_feedback_undoable (from, _ ("Next version made; new plans take it"));
}

/* Why: an activity, and in how many plans it was dropped or late */
static void
fill_reasons (GtkListBox *list, GPtrArray *found, const WmPlan *template)
{
  for (guint i = 0; i < found->len; i++)
    {
      const WmImprovement *it = g_ptr_array_index (found, i);
      const WmActivity *activity = wm_plan_find_activity (template, it->slug);
      g_autofree char *words = wm_improvement_words (it);
      GtkWidget *row
        = wm_text_row_new (it->slug, activity != NULL ? activity->name : it->slug, NULL);

      wm_text_row_set_texts (WM_TEXT_ROW (row), words, NULL);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (list), found->len > 0);
}

/* (transfer full): why there is nothing to do */
static char *
nothing_words (const WmTemplateSummary *summary)
{
  if (summary != NULL && summary->plans < WM_RAMP_LEAST)
    return g_strdup_printf (ngettext ("%1$u plan was made from this version: %2$d are the fewest "
                                      "that tell.",
                                      "%1$u plans were made from this version: %2$d are the "
                                      "fewest that tell.",
                                      summary->plans),
                            summary->plans, WM_RAMP_LEAST);
  return g_strdup (_ ("Nothing was dropped or late in most of its plans."));
}

static GtkWidget *
make_button_new (Improve *self, const WmTemplateSummary *summary, gboolean can)
{
  g_autofree char *label
    = g_strdup_printf (_ ("_Make Version %d"), summary != NULL ? summary->version + 1 : 2);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_sensitive (button, can && !wm_session_is_read_only (self->session));
  g_signal_connect (button, "clicked", G_CALLBACK (on_improve), self);
  return button;
}

void
wm_template_improve_show (GtkWidget *from, WmSession *session, const char *slug)
{
  WmStore *store = wm_session_get_store (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPlan) template = wm_template_load (store, slug, NULL, &error);
  g_autoptr (GPtrArray) templates = wm_template_list (store, NULL, NULL);
  const WmTemplateSummary *summary = wm_template_find_summary (templates, slug);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *made = NULL;
  g_autofree char *nothing = nothing_words (summary);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *why, *what, *make;
  GtkListBox *reasons, *list;
  Improve *self;

  if (template == NULL
      || !wm_template_improve (store, wm_session_get_map (session), slug, TRUE, &found, &changes,
                               &made, &error))
    {
      wm_feedback_error (from, error);
      return;
    }
  self = g_new0 (Improve, 1);
  self->session = g_object_ref (session);
  self->slug = g_strdup (slug);
  g_weak_ref_init (&self->from, from);
  self->window = wm_page_dialog_new (from, _ ("Improve Template"), WIDTH, HEIGHT);
  g_object_set_data_full (G_OBJECT (self->window), "improve", self, improve_free);
  why = wm_page_section_new (template->name,
                             found->len > 0 ? _ ("What became of its activities in the plans that "
                                                 "were made from it")
                                            : nothing,
                             &reasons);
  fill_reasons (reasons, found, template);
  what = wm_page_section_new (_ ("What the next version has otherwise"),
                              _ ("This version and its plans stay as they are."), &list);
  fill_changes (list, changes);
  gtk_widget_set_visible (what, changes->len > 0);
  gtk_box_append (GTK_BOX (column), why);
  gtk_box_append (GTK_BOX (column), what);
  make = make_button_new (self, summary, found->len > 0);
  gtk_box_append (GTK_BOX (column), make);
  wm_page_dialog_fill (self->window, column);
  if (found->len > 0)
    gtk_window_set_default_widget (GTK_WINDOW (self->window), make);
  gtk_window_present (GTK_WINDOW (self->window));
}
