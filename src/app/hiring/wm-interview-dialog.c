/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog for one interview of a loop.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-interview-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/hiring/wm-question-picker.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "map/wm-search.h"

typedef struct
{
  WmSession *session;
  WmLoop *loop; /* a copy to work on */
  guint interview;
  GPtrArray *people; /* WmPerson */
  AdwWindow *window;
  GtkWidget *name, *minutes, *purpose;
  GPtrArray *skills;    /* GtkCheckButton by skill of the loop; NULL where not offered */
  GtkWidget *questions; /* WmQuestionPicker */
  GPtrArray *interviewers; /* GtkCheckButton by `people`; NULL likewise */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_object_unref (dialog->session);
  wm_loop_free (dialog->loop);
  g_ptr_array_unref (dialog->people);
  g_ptr_array_unref (dialog->skills);
  g_ptr_array_unref (dialog->interviewers);
  g_free (dialog);
}

static WmLoopInterview *
interview_of (Dialog *dialog)
{
  return wm_loop_interview (dialog->loop, dialog->interview, NULL);
}

static gboolean
is_checked (GPtrArray *checks, guint index)
{
  gpointer check = g_ptr_array_index (checks, index);

  return check != NULL && gtk_check_button_get_active (check);
}

/* What was rated or asked keeps its order; what is new follows. */
static void
take_marks (GArray *list, GPtrArray *checks)
{
  for (guint i = list->len; i-- > 0;)
    {
      guint index = g_array_index (list, guint, i);

      if (index < checks->len && g_ptr_array_index (checks, index) != NULL
          && !is_checked (checks, index))
        g_array_remove_index (list, i);
    }
  for (guint i = 0; i < checks->len; i++)
    {
      gboolean there = FALSE;

      for (guint j = 0; !there && j < list->len; j++)
        there = g_array_index (list, guint, j) == i;
      if (!there && is_checked (checks, i))
        g_array_append_val (list, i);
    }
}

static void
take_fields (Dialog *dialog)
{
  WmLoopInterview *it = interview_of (dialog);
  g_autofree char *purpose = wm_page_text_area_text (dialog->purpose);

  wm_loop_set_text (&it->name, gtk_editable_get_text (GTK_EDITABLE (dialog->name)));
  wm_loop_set_text (&it->purpose, purpose);
  it->minutes = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (dialog->minutes));
  take_marks (it->skills, dialog->skills);
  g_ptr_array_set_size (it->interviewers, 0);
  for (guint i = 0; i < dialog->people->len; i++)
    if (is_checked (dialog->interviewers, i))
      g_ptr_array_add (it->interviewers,
                       g_strdup (((WmPerson *) dialog->people->pdata[i])->slug));
}

static void
on_save (Dialog *dialog)
{
  g_autoptr (GError) error = NULL;

  take_fields (dialog);
  if (!wm_loop_save (wm_session_get_store (dialog->session), dialog->loop, "edit-loop", &error))
    {
      wm_feedback_error (GTK_WIDGET (dialog->window), error);
      return;
    }
  gtk_window_close (GTK_WINDOW (dialog->window));
}

static GtkWidget *
check_new (GPtrArray *checks, GtkBox *box, const char *text, gboolean active)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_box_append (box, check);
  g_ptr_array_add (checks, check);
  return check;
}

/* Skills that the job requires, after those that are rated already */
static void
add_skills (Dialog *dialog, GtkBox *box)
{
  GtkWidget *search = gtk_widget_get_last_child (GTK_WIDGET (box));

  for (guint i = 0; i < dialog->loop->skills->len; i++)
    {
      const WmLoopSkill *skill = wm_loop_skill (dialog->loop, i);
      gboolean rated = wm_interview_rates (interview_of (dialog), i);
      g_autofree char *focus = NULL;

      if (skill->level < 0 && !rated)
        {
          g_ptr_array_add (dialog->skills, NULL);
          continue;
        }
      /* Translators: the name of a skill that interviews focus on */
      focus = skill->focus ? g_strdup_printf (_ ("%s (in focus)"), skill->name) : NULL;
      check_new (dialog->skills, box, focus != NULL ? focus : skill->name, rated);
    }
  for (guint i = dialog->skills->len; i-- > 0;)
    if (is_checked (dialog->skills, i))
      gtk_box_reorder_child_after (box, g_ptr_array_index (dialog->skills, i), search);
}

/* Questions are offered while a skill that they show is marked. */
static void
on_skill (Dialog *dialog)
{
  take_marks (interview_of (dialog)->skills, dialog->skills);
  wm_question_picker_update (WM_QUESTION_PICKER (dialog->questions));
}

static void
on_minutes (Dialog *dialog)
{
  interview_of (dialog)->minutes
    = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (dialog->minutes));
  wm_question_picker_update (WM_QUESTION_PICKER (dialog->questions));
}

static void
add_questions (Dialog *dialog, GtkBox *box)
{
  dialog->questions = wm_question_picker_new (dialog->loop, dialog->interview);
  gtk_box_append (box, dialog->questions);
  for (guint i = 0; i < dialog->skills->len; i++)
    if (g_ptr_array_index (dialog->skills, i) != NULL)
      g_signal_connect_swapped (g_ptr_array_index (dialog->skills, i), "toggled",
                                G_CALLBACK (on_skill), dialog);
  g_signal_connect_swapped (dialog->minutes, "value-changed", G_CALLBACK (on_minutes), dialog);
}

/* Of what the job requires only what has these letters, and what is marked, is shown. */
static void
on_search_skills (GtkSearchEntry *entry, Dialog *dialog)
{
  g_autofree char *needle = wm_search_fold (gtk_editable_get_text (GTK_EDITABLE (entry)));

  for (guint i = 0; i < dialog->skills->len; i++)
    {
      g_autofree char *name = wm_search_fold (wm_loop_skill (dialog->loop, i)->name);

      if (g_ptr_array_index (dialog->skills, i) != NULL)
        gtk_widget_set_visible (g_ptr_array_index (dialog->skills, i),
                                is_checked (dialog->skills, i) || strstr (name, needle) != NULL);
    }
}

static void
add_search (Dialog *dialog, GtkBox *box)
{
  GtkWidget *entry = gtk_search_entry_new ();

  g_object_set (entry, "placeholder-text", _ ("Search skills"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search skills"), -1);
  g_signal_connect (entry, "search-changed", G_CALLBACK (on_search_skills), dialog);
  gtk_box_append (box, entry);
}

static void
add_people (Dialog *dialog, GtkBox *box)
{
  const WmLoopInterview *it = interview_of (dialog);

  for (guint i = 0; i < dialog->people->len; i++)
    {
      const WmPerson *person = g_ptr_array_index (dialog->people, i);
      gboolean chosen = FALSE;

      for (guint j = 0; !chosen && j < it->interviewers->len; j++)
        chosen = g_str_equal (it->interviewers->pdata[j], person->slug);
      if (g_str_equal (person->kind, "candidate") && !chosen)
        g_ptr_array_add (dialog->interviewers, NULL);
      else
        check_new (dialog->interviewers, box, person->name, chosen);
    }
}

static GtkBox *
group_new (GtkBox *form, const char *title)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (form, label);
  gtk_box_append (form, box);
  return GTK_BOX (box);
}

static GtkWidget *
form_new (Dialog *dialog)
{
  GtkBox *form = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  const WmLoopInterview *it = interview_of (dialog);
  GtkWidget *purpose;
  GtkBox *skills;

  dialog->name = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (dialog->name), it->name);
  wm_page_add_field (form, _ ("_Name"), dialog->name, dialog->name);
  dialog->minutes = gtk_spin_button_new_with_range (0, 1000, 5);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dialog->minutes), it->minutes);
  wm_page_add_field (form, _ ("_Minutes"), dialog->minutes, dialog->minutes);
  purpose = wm_page_text_area_new (it->purpose, &dialog->purpose);
  wm_page_add_field (form, _ ("_Purpose"), purpose, dialog->purpose);
  add_people (dialog, group_new (form, _ ("Interviewers")));
  skills = group_new (form, _ ("Rates these skills"));
  add_search (dialog, skills);
  add_skills (dialog, skills);
  add_questions (dialog, group_new (form, _ ("Asks these questions")));
  return GTK_WIDGET (form);
}

static void
fill_bar (Dialog *dialog, AdwHeaderBar *bar)
{
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save"));

  adw_header_bar_set_show_start_title_buttons (bar, FALSE);
  adw_header_bar_set_show_end_title_buttons (bar, FALSE);
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), dialog->window);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (on_save), dialog);
  adw_header_bar_pack_start (bar, cancel);
  adw_header_bar_pack_end (bar, save);
  gtk_window_set_default_widget (GTK_WINDOW (dialog->window), save);
}

static void
show (Dialog *dialog, GtkWidget *from)
{
  dialog->window = wm_page_dialog_new (from, _ ("Interview"), 560, 640);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  fill_bar (dialog, ADW_HEADER_BAR (wm_page_dialog_fill (dialog->window, form_new (dialog))));
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_grab_focus (dialog->name);
}

void
wm_interview_dialog_show (GtkWidget *from, WmSession *session, const WmLoop *loop, guint interview)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = wm_people_list (wm_session_get_store (session), &error);
  Dialog *dialog;

  wm_feedback_error (from, error);
  if (people == NULL || interview >= wm_loop_count (loop))
    return;
  dialog = g_new0 (Dialog, 1);
  dialog->session = g_object_ref (session);
  dialog->loop = wm_loop_copy (loop);
  dialog->interview = interview;
  dialog->people = g_steal_pointer (&people);
  dialog->skills = g_ptr_array_new ();
  dialog->interviewers = g_ptr_array_new ();
  show (dialog, from);
}
