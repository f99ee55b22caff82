/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog about how one learns.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-learning-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/parts/wm-date-entry.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "app/library/wm-skill-rows.h"

#define DEFAULT_WEEK "12345"

typedef struct
{
  GWeakRef from;
  WmMe *me;
  AdwMessageDialog *window;
  GtkWidget *start;
  GtkToggleButton *days[7];
  GtkWidget *days_off;
  GPtrArray *languages, *kinds; /* GtkCheckButton with "word" */
} Dialog;

static void
dialog_free (gpointer data, GClosure *closure)
{
  Dialog *dialog = data;

  g_weak_ref_clear (&dialog->from);
  g_object_unref (dialog->me);
  g_ptr_array_unref (dialog->languages);
  g_ptr_array_unref (dialog->kinds);
  g_free (dialog);
}

/* (transfer full): the words of what is ticked */
static GStrv
ticked (GPtrArray *checks)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; i < checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (checks, i)))
      g_strv_builder_add (words, g_object_get_data (g_ptr_array_index (checks, i), "word"));
  return g_strv_builder_end (words);
}

static GStrv
split_dates (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " ,;\n\t", -1);
  g_autoptr (GStrvBuilder) dates = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (dates, parts[i]);
  return g_strv_builder_end (dates);
}

static void
save (Dialog *dialog, GtkWidget *from)
{
  WmLearningWish wish = *wm_me_get_wish (dialog->me);
  g_autofree char *text = wm_page_text_area_text (dialog->days_off);
  g_auto (GStrv) off = split_dates (text);
  g_auto (GStrv) languages = ticked (dialog->languages);
  g_auto (GStrv) kinds = ticked (dialog->kinds);
  g_autofree char *start
      = g_strdup (wm_date_entry_get_text (WM_DATE_ENTRY (dialog->start)));
  g_autoptr (GString) week = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const char *person = wm_me_ensure_person (dialog->me, &error);

  for (int i = 0; i < 7; i++)
    if (gtk_toggle_button_get_active (dialog->days[i]))
      g_string_append_printf (week, "%d", i + 1);
  wish.start = g_strstrip (start);
  wish.work_week = g_str_equal (week->str, DEFAULT_WEEK) ? (char *) "" : week->str;
  wish.days_off = off;
  wish.languages = languages;
  wish.kinds = kinds;
  if (person != NULL && wm_learning_wish_save (wm_me_get_store (dialog->me), person, &wish, &error))
    wm_feedback_undoable (from, _("How I learn was changed"));
  else
    wm_feedback_error (from, error);
}

static void
on_response (AdwMessageDialog *window, const char *response, Dialog *dialog)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&dialog->from);

  if (from != NULL && g_str_equal (response, "save"))
    save (dialog, from);
}

/* A week without a day to learn on leads nowhere. */
static void
on_day_toggled (Dialog *dialog)
{
  gboolean any = FALSE;

  for (int i = 0; i < 7; i++)
    any = any || gtk_toggle_button_get_active (dialog->days[i]);
  adw_message_dialog_set_response_enabled (dialog->window, "save", any);
}

static GtkWidget *
days_new (Dialog *dialog, const char *week)
{
  /* In the language of all other words, which that of dates need not be. */
  const char *const names[7] = { _("Mon"), _("Tue"), _("Wed"), _("Thu"),
                                 _("Fri"), _("Sat"), _("Sun") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  wm_page_make_wrapping (box);
  for (int i = 0; i < 7; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (names[i]);

      dialog->days[i] = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_active (dialog->days[i], strchr (week, '1' + i) != NULL);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_day_toggled), dialog);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
add_check (GPtrArray *checks, GtkWidget *box, const char *word, const char *label, gboolean active)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  g_object_set_data_full (G_OBJECT (check), "word", g_strdup (word), g_free);
  g_ptr_array_add (checks, check);
  gtk_box_append (GTK_BOX (box), check);
}

static gboolean
has_word (GPtrArray *checks, const char *word)
{
  for (guint i = 0; i < checks->len; i++)
    if (g_str_equal (g_object_get_data (g_ptr_array_index (checks, i), "word"), word))
      return TRUE;
  return FALSE;
}

/* What was chosen, best first, then what else the map has. */
static GtkWidget *
checks_new (GPtrArray *checks, WmMap *map, char **chosen, gboolean kinds)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  wm_page_make_wrapping (box);
  for (guint i = 0; chosen != NULL && chosen[i] != NULL; i++)
    if (!has_word (checks, chosen[i]))
      add_check (checks, box, chosen[i], kinds ? wm_skill_rows_kind (chosen[i]) : chosen[i], TRUE);
  for (guint i = 0; i < map->resources->len; i++)
    {
      const WmResource *resource = wm_map_resource (map, i);
      const char *word = kinds ? resource->kind : resource->language;

      if (*word != '\0' && !has_word (checks, word))
        add_check (checks, box, word, kinds ? wm_skill_rows_kind (word) : word, FALSE);
    }
  return box;
}

/* A question that has answers to choose from */
static void
add_checks (GtkBox *form, const char *question, GPtrArray *checks, WmMap *map, char **chosen,
            gboolean kinds)
{
  GtkWidget *box = g_object_ref_sink (checks_new (checks, map, chosen, kinds));

  if (checks->len > 0)
    wm_page_add_field (form, question, box, NULL);
  g_object_unref (box);
}

static GtkBox *
form_new (Dialog *dialog)
{
  const WmLearningWish *wish = wm_me_get_wish (dialog->me);
  WmMap *map = wm_me_get_map (dialog->me);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  g_autofree char *off
      = wish->days_off != NULL ? g_strjoinv ("\n", wish->days_off) : g_strdup ("");
  GtkWidget *area = wm_page_text_area_new (off, &dialog->days_off);
  GtkWidget *days = days_new (dialog, *wish->work_week != '\0' ? wish->work_week : DEFAULT_WEEK);

  dialog->start = wm_date_entry_new (NULL);
  wm_date_entry_set_text (WM_DATE_ENTRY (dialog->start), wish->start);
  wm_page_add_field (box, _("_Start, or nothing for today"), dialog->start,
                     wm_date_entry_get_entry (WM_DATE_ENTRY (dialog->start)));
  wm_page_add_field (box, _("Days to _learn on"), days, GTK_WIDGET (dialog->days[0]));
  wm_page_add_field (box, _("Days _off, one date a line, such as 2026-12-24"), area,
                     dialog->days_off);
  add_checks (box, _("Languages that I read, or none for all"), dialog->languages, map,
              wish->languages, FALSE);
  add_checks (box, _("Kinds that I prefer"), dialog->kinds, map, wish->kinds, TRUE);
  return box;
}

void
wm_learning_dialog_show (GtkWidget *from, WmMe *me)
{
  Dialog *dialog;
  GtkBox *form;

  if (wm_me_get_wish (me) == NULL)
    return;
  dialog = g_new0 (Dialog, 1);
  g_weak_ref_init (&dialog->from, from);
  dialog->me = g_object_ref (me);
  dialog->languages = g_ptr_array_new ();
  dialog->kinds = g_ptr_array_new ();
  dialog->window = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (from)), _("How I Learn"), NULL));
  form = form_new (dialog);
  adw_message_dialog_set_extra_child (dialog->window, GTK_WIDGET (form));
  adw_message_dialog_add_responses (dialog->window, "cancel", _("_Cancel"), "save", _("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog->window, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog->window, "save");
  adw_message_dialog_set_close_response (dialog->window, "cancel");
  adw_message_dialog_set_response_enabled (dialog->window, "save", wm_me_is_editable (me));
  g_signal_connect_data (dialog->window, "response", G_CALLBACK (on_response), dialog, dialog_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog->window));
}
