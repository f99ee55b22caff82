/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finalists beside each other: what each was found to be able to do, what each
 * would need in the first weeks, and what the team has. Nothing is summed up.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-finalists-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/hiring/wm-anonymous.h"
#include "app/hiring/wm-debrief-dialog.h"
#include "app/parts/wm-focus-key.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-wrap-layout.h"
#include "app/wm-feedback.h"
#include "draw/wm-paper.h"
#include "draw/wm-scene-hiring.h"
#include "planning/wm-finalists.h"

#define CELL_WIDTH 170 /* pixels: without room for it the cells stand under each other */
#define CELL_CHARS 28
#define WIDTH 900
#define MOST_HOURS 40

typedef struct
{
  WmSession *session;
  char *job;
  WmFinalists *list;
  gulong handler;
  guint later; /* source of a refill, or 0 */
  AdwWindow *window;
  GtkBox *rows;
  GtkSpinButton *hours;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_clear_handle_id (&dialog->later, g_source_remove);
  g_clear_signal_handler (&dialog->handler, dialog->session);
  g_clear_pointer (&dialog->list, wm_finalists_free);
  g_object_unref (dialog->session);
  g_free (dialog->job);
  g_free (dialog);
}

/* (transfer full) */
static char *
name_of (Dialog *dialog, guint index)
{
  const WmApplication *it = wm_finalist (dialog->list, index)->debrief->application;

  return wm_anonymous_name (dialog->session, it->person, it->name);
}

/* A row of cells of one width, which stand under each other where there is no room */
static GtkBox *
add_cells (Dialog *dialog, const char *title, const char *subtitle)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkLayoutManager *lines = wm_wrap_layout_new (12);

  wm_wrap_layout_set_even (WM_WRAP_LAYOUT (lines), TRUE);
  wm_wrap_layout_set_columns (WM_WRAP_LAYOUT (lines), TRUE);
  gtk_widget_set_layout_manager (cells, lines);
  gtk_widget_set_margin_top (section, 12);
  gtk_box_append (GTK_BOX (section), wm_page_label_new (title, "heading"));
  if (subtitle != NULL)
    gtk_box_append (GTK_BOX (section), wm_page_label_new (subtitle, "dim-label"));
  gtk_box_append (GTK_BOX (section), cells);
  gtk_box_append (dialog->rows, section);
  return GTK_BOX (cells);
}

static GtkBox *
add_cell (GtkBox *cells, const char *name, const char *text)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label;

  gtk_widget_set_size_request (cell, CELL_WIDTH, -1);
  gtk_box_append (GTK_BOX (cell), wm_page_label_new (name, "caption"));
  label = wm_page_label_new (text, NULL);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_box_append (GTK_BOX (cell), label);
  gtk_box_append (cells, cell);
  return GTK_BOX (cell);
}

/* (transfer full): the state, and the levels behind it */
static char *
found_words (const WmDebriefSkill *found)
{
  WmShown shown = found != NULL ? found->shown : WM_SHOWN_NEVER;
  const char *sign = wm_words_shown_sign (shown);

  if (found == NULL || found->rated == 0)
    return g_strdup_printf ("%s %s", sign, wm_words_shown (shown));
  if (found->rated == 1)
    /* Translators: a sign, what was found of a skill, the level that one interviewer gave */
    return g_strdup_printf (_ ("%1$s %2$s: level %3$d, one voice"), sign, wm_words_shown (shown),
                            found->low);
  /* Translators: a sign, what was found of a skill, lowest and highest level, how many rated it */
  return g_strdup_printf (ngettext ("%1$s %2$s: level %3$d–%4$d, %5$u voice",
                                    "%1$s %2$s: level %3$d–%4$d, %5$u voices", found->rated),
                          sign, wm_words_shown (shown), found->low, found->high, found->rated);
}

static void
add_skill (Dialog *dialog, guint skill)
{
  const WmFinalists *list = dialog->list;
  const WmLoopSkill *known = wm_loop_skill (list->loop, skill);
  /* Translators: a level; so many people of so many in the team */
  g_autofree char *wanted
    = g_strdup_printf (_ ("Wanted: level %1$d. In the team: %2$u of %3$u"), MAX (known->level, 0),
                       list->team_can[skill], list->team);
  GtkBox *cells = add_cells (dialog, known->name, wanted);

  for (guint i = 0; i < list->list->len; i++)
    {
      g_autofree char *name = name_of (dialog, i);
      g_autofree char *text = found_words (wm_finalist_skill (wm_finalist (list, i), skill));

      add_cell (cells, name, text);
    }
}

/* ---- what each would need --------------------------------------------------- */

/* (transfer full): the plan that would be made for her, in a few words */
static char *
need_words (const WmOnboardingNeed *need)
{
  g_autofree char *weeks
    = g_strdup_printf (ngettext ("%u week", "%u weeks", need->weeks), need->weeks);
  g_autofree char *checks = g_strdup_printf (
    ngettext ("%u check of what nobody tried", "%u checks of what nobody tried", need->checks),
    need->checks);
  g_autofree char *skills = g_strdup_printf (
    ngettext ("%u skill to learn", "%u skills to learn", need->learning), need->learning);
  g_autofree char *left
    = need->left_out == 0
        ? g_strdup ("")
        : g_strdup_printf (ngettext ("; %u skill is left out of the plan",
                                     "; %u skills are left out of the plan", need->left_out),
                           need->left_out);

  if (need->fault != NULL)
    return g_strdup (need->fault);
  if (need->weeks == 0 && need->left_out == 0)
    return g_strdup (_ ("Nothing: all that is required was shown"));
  /* Translators: weeks; checks; skills to learn; hours; what does not fit, or nothing */
  return g_strdup_printf (_ ("%1$s: %2$s, %3$s, %4$d h in all%5$s"), weeks, checks, skills,
                          (need->minutes + 30) / 60, left);
}

static void
on_debrief (GtkWidget *button, Dialog *dialog)
{
  wm_debrief_dialog_show (GTK_WIDGET (dialog->window), dialog->session,
                          g_object_get_data (G_OBJECT (button), "application"));
}

static void
add_needs (Dialog *dialog)
{
  GtkBox *cells
    = add_cells (dialog, _ ("What Each Would Need"),
                 _ ("As the onboarding plan says that would be made from these interviews"));

  for (guint i = 0; i < dialog->list->list->len; i++)
    {
      const WmFinalist *it = wm_finalist (dialog->list, i);
      g_autofree char *name = name_of (dialog, i);
      g_autofree char *text = need_words (&it->need);
      GtkBox *cell = add_cell (cells, name, text);
      GtkWidget *button = gtk_button_new_with_label (_ ("Debrief…"));
      /* Translators: %s is a candidate */
      g_autofree char *told = g_strdup_printf (_ ("Debrief: %s"), name);

      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, told,
                                      -1);
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_set_margin_top (button, 6);
      g_object_set_data_full (G_OBJECT (button), "application",
                              g_strdup (it->debrief->application->slug), g_free);
      wm_focus_key_set (button, "debrief", it->debrief->application->slug);
      g_signal_connect (button, "clicked", G_CALLBACK (on_debrief), dialog);
      gtk_box_append (cell, button);
    }
}

/* ---- all of it -------------------------------------------------------------- */

/* What no interview tried of anybody tells them not apart: one paragraph does. */
static void
add_never (Dialog *dialog)
{
  const WmFinalists *list = dialog->list;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < list->skills->len; i++)
    {
      guint skill = g_array_index (list->skills, guint, i);

      if (!wm_finalists_tried (list, skill))
        /* Translators: a skill; so many people of so many in the team have it */
        g_ptr_array_add (names, g_strdup_printf (_ ("%1$s (in the team: %2$u of %3$u)"),
                                                 wm_loop_skill (list->loop, skill)->name,
                                                 list->team_can[skill], list->team));
    }
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  text = g_strjoinv (_ (", "), (char **) names->pdata);
  add_cells (dialog, _ ("Never Tried of Anybody"), text);
}

static void
fill (Dialog *dialog)
{
  const WmFinalists *list = dialog->list;
  g_autofree char *focused = wm_focus_key_dup (GTK_WIDGET (dialog->rows));

  wm_page_clear_box (dialog->rows);
  if (list->list->len > 0)
    add_needs (dialog);
  for (guint i = 0; i < list->skills->len; i++)
    if (wm_finalists_tried (list, g_array_index (list->skills, guint, i)))
      add_skill (dialog, g_array_index (list->skills, guint, i));
  add_never (dialog);
  for (guint i = 0; i < list->closed->len; i++)
    {
      g_autofree char *line
        = g_strdup_printf (_ ("%1$s: %2$s"), (char *) list->closed->pdata[i],
                           (char *) list->closed_why->pdata[i]);

      gtk_box_append (dialog->rows, wm_page_label_new (line, "dim-label"));
    }
  if (!wm_focus_key_grab (GTK_WIDGET (dialog->rows), focused))
    gtk_widget_grab_focus (GTK_WIDGET (dialog->hours));
}

static gboolean
load (Dialog *dialog, GError **error)
{
  int minutes = dialog->hours != NULL ? gtk_spin_button_get_value_as_int (dialog->hours) * 60 : 0;
  WmFinalists *list;
  GDate today;

  wm_page_today (&today);
  list = wm_finalists_load (wm_session_get_store (dialog->session),
                            wm_session_get_map (dialog->session), dialog->job, minutes, &today,
                            error);
  if (list == NULL)
    return FALSE;
  g_clear_pointer (&dialog->list, wm_finalists_free);
  dialog->list = list;
  return TRUE;
}

static void
refill (Dialog *dialog)
{
  if (load (dialog, NULL))
    fill (dialog);
}

static gboolean
on_later (gpointer data)
{
  Dialog *dialog = data;

  dialog->later = 0;
  refill (dialog);
  return G_SOURCE_REMOVE;
}

/* What is typed counts when the keyboard leaves the field, which is while GTK looks for where it
 * goes: to make that anew meanwhile would never end. */
static void
on_hours (Dialog *dialog)
{
  if (dialog->later == 0)
    dialog->later = g_idle_add (on_later, dialog);
}

static void
build (Dialog *dialog, GtkWidget *from)
{
  GtkBox *column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));

  dialog->window = wm_page_dialog_new (from, _ ("Finalists"), WIDTH, 720);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  gtk_box_append (column,
                  wm_page_label_new (_ ("In the order of their names. A surplus in one skill hides "
                                        "no hole in another, so nothing is added up."),
                                     "dim-label"));
  dialog->hours = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, MOST_HOURS, 1));
  gtk_spin_button_set_value (dialog->hours, WM_FINALIST_WEEK_MINUTES / 60);
  gtk_widget_set_halign (GTK_WIDGET (dialog->hours), GTK_ALIGN_START);
  wm_page_add_field (column, _ ("_Hours a week for learning"), GTK_WIDGET (dialog->hours),
                     GTK_WIDGET (dialog->hours));
  dialog->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (column, GTK_WIDGET (dialog->rows));
  wm_page_dialog_fill (dialog->window, GTK_WIDGET (column));
  adw_clamp_set_maximum_size (ADW_CLAMP (gtk_widget_get_parent (GTK_WIDGET (column))), WIDTH);
  fill (dialog);
  g_signal_connect_swapped (dialog->hours, "value-changed", G_CALLBACK (on_hours), dialog);
  dialog->handler
    = g_signal_connect_swapped (dialog->session, "hiring-changed", G_CALLBACK (refill), dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
}

void
wm_finalists_dialog_show (GtkWidget *from, WmSession *session, const char *job)
{
  g_autoptr (GError) error = NULL;
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->session = g_object_ref (session);
  dialog->job = g_strdup (job);
  if (load (dialog, &error))
    build (dialog, from);
  else
    {
      wm_feedback_error (from, error);
      dialog_free (dialog);
    }
}
