/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody moves in a debrief: to what, and why.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-move-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"

typedef struct
{
  GWeakRef from;
  WmSession *session;
  char *interview, *skill; /* slugs */
  guint levels, now; /* now: what stands there, as the chooser has it */
  GtkWidget *chooser, *reason;
} Move;

static void
move_free (gpointer data, GClosure *closure)
{
  Move *move = data;

  g_weak_ref_clear (&move->from);
  g_object_unref (move->session);
  g_free (move->interview);
  g_free (move->skill);
  g_free (move);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Move *move)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&move->from);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (move->chooser));
  gboolean rated = selected < move->levels;
  g_autoptr (GError) error = NULL;

  if (from == NULL || !g_str_equal (response, "move"))
    return;
  wm_debrief_move (wm_session_get_store (move->session), move->interview, move->skill,
                   rated ? WM_CARD_RATED : WM_CARD_NO_SIGNAL, rated ? (int) selected : -1, "",
                   gtk_editable_get_text (GTK_EDITABLE (move->reason)), &error);
  wm_feedback_error (from, error);
}

/* To something else, and why */
static void
on_changed (AdwMessageDialog *dialog)
{
  const Move *move = g_object_get_data (G_OBJECT (dialog), "move");
  g_autofree char *text
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (move->reason))));

  adw_message_dialog_set_response_enabled (
    dialog, "move",
    *text != '\0'
      && gtk_drop_down_get_selected (GTK_DROP_DOWN (move->chooser)) != move->now);
}

/* The levels in words, and "no signal". @skill: (nullable) */
static GtkWidget *
chooser_new (const WmSkill *skill, guint now)
{
  guint levels = skill != NULL ? skill->levels->len : 0;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);

  for (guint i = 0; i < levels; i++)
    {
      const char *anchor = g_ptr_array_index (skill->levels, i);
      g_autofree char *name
        = g_strdup_printf ("%u: %s", i, anchor != NULL ? anchor : "");

      gtk_string_list_append (names, name);
    }
  gtk_string_list_append (names, _ ("No signal"));
  wm_page_drop_down_setup (GTK_DROP_DOWN (chooser), NULL);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (chooser), names,
                               now);
  return chooser;
}

void
wm_move_dialog_show (GtkWidget *from, WmSession *session, const WmCard *card, const char *skill,
                     int now)
{
  WmMap *map = wm_session_get_map (session);
  int index = wm_map_find_skill (map, skill);
  const WmSkill *known = index >= 0 ? wm_map_skill (map, (guint) index) : NULL;
  GtkBox *form = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  GtkWidget *dialog;
  Move *move;

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), NULL,
                                   _ ("The card stays as it is; this stands beside it."));
  /* Translators: an interviewer, a skill */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("%1$s on %2$s, after Talking"),
                                     card->interviewer_name, known != NULL ? known->name : skill);
  move = g_new0 (Move, 1);
  g_weak_ref_init (&move->from, from);
  move->session = g_object_ref (session);
  move->interview = g_strdup (card->interview);
  move->skill = g_strdup (skill);
  move->levels = known != NULL ? known->levels->len : 0;
  move->now = now < 0                       ? move->levels
              : (guint) now < move->levels ? (guint) now
                                           : GTK_INVALID_LIST_POSITION;
  move->chooser = chooser_new (known, move->now);
  move->reason = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (move->reason), TRUE);
  wm_page_add_field (form, _ ("Moves _to"), move->chooser, move->chooser);
  wm_page_add_field (form, _ ("_Why"), move->reason, move->reason);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (form));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "move",
                                    _ ("_Move"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "move",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "move");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "move", move);
  g_signal_connect_swapped (move->reason, "changed", G_CALLBACK (on_changed), dialog);
  g_signal_connect_swapped (move->chooser, "notify::selected", G_CALLBACK (on_changed), dialog);
  on_changed (ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), move, move_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (move->chooser);
}
