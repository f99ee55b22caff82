/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The debrief: skills by size of disagreement, each talked through; then the
 * votes; then the decision, with a reason for every must.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-debrief-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "app/hiring/wm-anonymous.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"

static void
dialog_free (gpointer data)
{
  WmDebriefDialog *dialog = data;

  g_clear_signal_handler (&dialog->handler, dialog->session);
  g_clear_pointer (&dialog->debrief, wm_debrief_free);
  g_hash_table_unref (dialog->reasons);
  g_object_unref (dialog->session);
  g_free (dialog->application);
  g_free (dialog->why_text);
  g_free (dialog->candidate_text);
  g_free (dialog);
}

WmStore *
wm_debrief_dialog_get_store (WmDebriefDialog *dialog)
{
  return wm_session_get_store (dialog->session);
}

GtkWidget *
wm_debrief_dialog_add_text (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = wm_page_label_new (text, style);

  gtk_box_append (box, label);
  return label;
}

/* ---- all of it --------------------------------------------------------------
 */

static gboolean
load (WmDebriefDialog *dialog, GError **error)
{
  WmDebrief *debrief = wm_debrief_load (wm_debrief_dialog_get_store (dialog),
                                        wm_session_get_map (dialog->session),
                                        dialog->application, error);

  if (debrief == NULL)
    return FALSE;
  g_clear_pointer (&dialog->debrief, wm_debrief_free);
  dialog->debrief = debrief;
  wm_anonymous_hide (dialog->session, debrief->application->person,
                     &debrief->application->name);
  return TRUE;
}

/* What the skills show, apart from what the user ticks and types there: only
 * when that changes are they made anew, and the focus stays otherwise.
 * (transfer full) */
static char *
fingerprint (const WmDebrief *debrief)
{
  GString *out = g_string_new (debrief->application->decided ? "decided" : "");

  for (guint i = 0; i < debrief->skills->len; i++)
    {
      const WmDebriefSkill *it = wm_debrief_skill (debrief, i);

      g_string_append_printf (out, "|%u", it->skill);
      for (guint j = 0; j < it->entries->len; j++)
        {
          const WmDebriefEntry *entry
              = &g_array_index (it->entries, WmDebriefEntry, j);

          g_string_append_printf (out, " %d %d %d %d %s %s", entry->state,
                                  entry->level, entry->now_state,
                                  entry->now_level, entry->evidence,
                                  entry->reason != NULL ? entry->reason : "");
        }
    }
  return g_string_free (out, FALSE);
}

static void
refill (WmDebriefDialog *dialog)
{
  g_autofree char *before = fingerprint (dialog->debrief);
  g_autofree char *now = NULL;

  if (!load (dialog, NULL))
    return;
  now = fingerprint (dialog->debrief);
  if (!g_str_equal (before, now))
    wm_debrief_dialog_fill_skills (dialog);
  else
    wm_debrief_dialog_tick_skills (dialog);
  wm_debrief_dialog_fill_end (dialog);
}

static void
build (WmDebriefDialog *dialog, GtkWidget *from)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const WmApplication *it = dialog->debrief->application;
  g_autofree char *name
      = wm_anonymous_name (dialog->session, it->person, it->name);
  /* Translators: %s is a candidate */
  g_autofree char *title = g_strdup_printf (_ ("Debrief: %s"), name);

  dialog->window = wm_page_dialog_new (from, title, 680, 720);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog,
                          dialog_free);
  dialog->skills = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  dialog->end = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (dialog->skills));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (dialog->end));
  gtk_box_append (GTK_BOX (column), wm_debrief_dialog_picture_new (dialog));
  wm_page_dialog_fill (dialog->window, column);
  wm_debrief_dialog_fill_skills (dialog);
  wm_debrief_dialog_fill_end (dialog);
  dialog->handler = g_signal_connect_swapped (dialog->session, "hiring-changed",
                                              G_CALLBACK (refill), dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
}

void
wm_debrief_dialog_show (GtkWidget *from, WmSession *session,
                        const char *application)
{
  g_autoptr (GError) error = NULL;
  WmDebriefDialog *dialog;

  if (!wm_session_is_read_only (session)
      && !wm_debrief_open (wm_session_get_store (session), application, &error))
    {
      wm_feedback_error (from, error);
      return;
    }
  dialog = g_new0 (WmDebriefDialog, 1);
  dialog->session = g_object_ref (session);
  dialog->application = g_strdup (application);
  dialog->why_text = g_strdup ("");
  dialog->candidate_text = g_strdup ("");
  dialog->reasons
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (load (dialog, &error))
    build (dialog, from);
  else
    {
      wm_feedback_error (from, error);
      dialog_free (dialog);
    }
}
