/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking after a plan: what it lacks, with repairs; which dates moved; and making
 * it anew from what is known now, with a look at what that would change.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-plan-care.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/parts/wm-form.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "draw/wm-scene-words.h"
#include "onboarding/wm-plan-shift.h"
#include "planning/wm-plan-lint.h"

#define WIDTH 620
#define HEIGHT 640

/* ---- what it lacks ------------------------------------------------------------------- */

typedef struct
{
  WmSession *session;
  char *plan;
  GPtrArray *found; /* WmPlanLint */
  gulong handler;
  AdwWindow *window;
  GtkWidget *section;
  GtkListBox *list;
} Check;

static void
check_free (gpointer data)
{
  Check *self = data;

  g_clear_signal_handler (&self->handler, self->session);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_object_unref (self->session);
  g_free (self->plan);
  g_free (self);
}

static void
on_repair (GtkWidget *button, Check *self)
{
  guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "finding"));
  g_autoptr (GError) error = NULL;

  if (at < self->found->len)
    wm_plan_lint_repair (wm_session_get_store (self->session), wm_session_get_map (self->session),
                         self->plan, g_ptr_array_index (self->found, at), &error);
  wm_feedback_error (GTK_WIDGET (self->window), error);
}

/* (nullable) (transfer floating): a button that does what would mend it */
static GtkWidget *
repair_new (Check *self, guint at)
{
  const WmPlanLint *finding = g_ptr_array_index (self->found, at);
  GtkWidget *button;

  if (finding->repair == NULL)
    return NULL;
  button = gtk_button_new_with_label (finding->repair);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !wm_session_is_read_only (self->session));
  g_object_set_data (G_OBJECT (button), "finding", GUINT_TO_POINTER (at));
  g_signal_connect (button, "clicked", G_CALLBACK (on_repair), self);
  return button;
}

static void
check_refill (Check *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found
    = wm_plan_lint_stored (wm_session_get_store (self->session),
                           wm_session_get_map (self->session), self->plan, &error);
  g_autofree char *title = NULL;

  if (found == NULL) /* the plan is gone, say by undo */
    {
      gtk_window_close (GTK_WINDOW (self->window));
      return;
    }
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = found;
  wm_page_clear_list (self->list);
  for (guint i = 0; i < found->len; i++)
    {
      const WmPlanLint *it = g_ptr_array_index (found, i);
      GtkWidget *row = wm_text_row_new (it->subject, it->text, repair_new (self, i));

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), found->len > 0);
  title = found->len > 0 ? g_strdup_printf (ngettext ("%u finding", "%u findings", found->len),
                                            found->len)
                         : g_strdup (_ ("No findings"));
  wm_page_section_set (self->section, title,
                       found->len > 0 ? ""
                                      : _ ("Everything has an owner and a reason, no week is over "
                                           "its hours, and there are check-ins."));
}

/* A window with one section of rows, that closes by Escape, and @end (nullable) under it */
static AdwWindow *
window_new (GtkWidget *from, const char *title, GtkWidget *section, GtkWidget *end)
{
  AdwWindow *window = wm_page_dialog_new (from, title, WIDTH, HEIGHT);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (column), section);
  if (end != NULL)
    gtk_box_append (GTK_BOX (column), end);
  wm_page_dialog_fill (window, column);
  return window;
}

void
wm_plan_check_dialog_show (GtkWidget *from, WmSession *session, const char *plan)
{
  Check *self = g_new0 (Check, 1);

  self->session = g_object_ref (session);
  self->plan = g_strdup (plan);
  self->section = wm_page_section_new ("", "", &self->list);
  self->window = window_new (from, _ ("Check Plan"), self->section, NULL);
  g_object_set_data_full (G_OBJECT (self->window), "check", self, check_free);
  self->handler = g_signal_connect_swapped (session, "plans-changed", G_CALLBACK (check_refill),
                                            self);
  check_refill (self);
  gtk_window_present (GTK_WINDOW (self->window));
}

/* ---- what moved ------------------------------------------------------------------------- */

/* (transfer full): from when to when; with the year where that is another */
static char *
move_words (const WmPlanMove *move)
{
  gboolean with_year = strncmp (move->before, move->after, 4) != 0;
  g_autofree char *before
    = *move->before != '\0' ? wm_words_date (move->before, with_year) : g_strdup (_ ("no date"));
  g_autofree char *after
    = *move->after != '\0' ? wm_words_date (move->after, with_year) : g_strdup (_ ("no date"));

  return move->kind == WM_MOVE_MILESTONE
           /* Translators: a milestone: the day of before and the one of now. */
           ? g_strdup_printf (_ ("Milestone, ends %1$s → %2$s"), before, after)
           /* Translators: the day of before and the one of now. */
           : g_strdup_printf (_ ("%1$s → %2$s"), before, after);
}

static char *
move_name (const WmPlanMove *move)
{
  if (move->kind != WM_MOVE_CHECK_IN)
    return g_strdup (move->name);
  /* Translators: a talk on that day of the plan */
  return move->day > 0 ? g_strdup_printf (_ ("Check-in of day %d"), move->day)
                       : g_strdup (_ ("Check-in"));
}

void
wm_plan_moved_dialog_show (GtkWidget *from, const GPtrArray *moves)
{
  g_autofree char *title
    = g_strdup_printf (ngettext ("%u date moved", "%u dates moved", moves->len), moves->len);
  GtkListBox *list;
  GtkWidget *section
    = wm_page_section_new (title, _ ("By the last change that moved any"), &list);

  for (guint i = 0; i < moves->len; i++)
    {
      const WmPlanMove *move = g_ptr_array_index (moves, i);
      g_autofree char *name = move_name (move);
      g_autofree char *words = move_words (move);
      GtkWidget *row = wm_text_row_new ("", name, NULL);

      wm_text_row_set_texts (WM_TEXT_ROW (row), words, NULL);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (list, row);
    }
  gtk_window_present (GTK_WINDOW (window_new (from, _ ("What Moved"), section, NULL)));
}

/* ---- anew ------------------------------------------------------------------------------- */

typedef struct
{
  WmSession *session;
  char *plan;
  GtkWidget *from; /* unowned; lies under the window */
  AdwWindow *window;
} Anew;

static void
anew_free (gpointer data)
{
  Anew *self = data;

  g_object_unref (self->session);
  g_free (self->plan);
  g_free (self);
}

static void
on_anew (GtkWidget *button, Anew *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) merged
    = wm_plan_recompile (wm_session_get_store (self->session), wm_session_get_map (self->session),
                         self->plan, 0, FALSE, &error);
  GtkWidget *from = self->from;

  if (merged == NULL)
    {
      wm_feedback_error (GTK_WIDGET (self->window), error);
      return;
    }
  gtk_window_close (GTK_WINDOW (self->window));
  wm_feedback_undoable (from, _ ("Plan made anew"));
}

/* (transfer full): what happens to it, with its dates */
static char *
item_words (const WmMergeItem *item)
{
  g_autofree char *before = wm_words_date (item->before_due, FALSE);
  g_autofree char *after = wm_words_date (item->after_due, FALSE);
  const char *kind = wm_merge_kind_words (item->kind);

  if (item->kind == WM_MERGE_CHANGED && g_strcmp0 (before, after) != 0)
    /* Translators: "Changed", a date, another date */
    return g_strdup_printf (_ ("%1$s: %2$s → %3$s"), kind, before, after);
  /* Translators: "Added", and a date */
  return g_strdup_printf (_ ("%1$s · %2$s"), kind,
                          item->kind == WM_MERGE_REMOVED ? before : after);
}

static guint
add_items (GtkListBox *list, GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const WmMergeItem *item = g_ptr_array_index (items, i);
      g_autofree char *words = NULL;
      GtkWidget *row;

      if (item->kind == WM_MERGE_SAME)
        continue;
      words = item_words (item);
      row = wm_text_row_new ("", item->name, NULL);
      wm_text_row_set_texts (WM_TEXT_ROW (row), words, NULL);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (list, row);
      n += item->kind <= WM_MERGE_REMOVED;
    }
  return n;
}

void
wm_plan_anew_dialog_show (GtkWidget *from, WmSession *session, const char *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items
    = wm_plan_recompile (wm_session_get_store (session), wm_session_get_map (session), plan, 0,
                         TRUE, &error);
  GtkWidget *button, *section;
  GtkListBox *list;
  Anew *self;
  guint n;

  if (items == NULL)
    {
      wm_feedback_error (from, error);
      return;
    }
  self = g_new0 (Anew, 1);
  self->session = g_object_ref (session);
  self->plan = g_strdup (plan);
  self->from = from;
  section = wm_page_section_new (_ ("What would change"), "", &list);
  n = add_items (list, items);
  wm_page_section_set (section, _ ("What would change"),
                       n > 0 ? _ ("Made from what is known now. What was begun, edited or added by "
                                  "hand stays.")
                             : _ ("Nothing: the plan is what it would be if it were made now."));
  gtk_widget_set_visible (GTK_WIDGET (list),
                          gtk_list_box_get_row_at_index (list, 0) != NULL);
  button = gtk_button_new_with_mnemonic (_ ("_Make Anew"));
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_sensitive (button, n > 0 && !wm_session_is_read_only (session));
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect (button, "clicked", G_CALLBACK (on_anew), self);
  self->window = window_new (from, _ ("Make the Plan Anew"), section, button);
  g_object_set_data_full (G_OBJECT (self->window), "anew", self, anew_free);
  gtk_window_present (GTK_WINDOW (self->window));
}
