/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks which skill another is to become part of.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/library/wm-needs-list.h"
#include "app/parts/wm-page-parts.h"
#include "app/library/wm-skill-dialog.h"
#include "app/wm-feedback.h"
#include "learning/wm-skill-merge.h"

typedef struct
{
  GWeakRef from;
  WmSession *session;
  WmMap *map;
  guint skill;    /* index into it */
  GArray *others; /* guint: what the chooser shows */
  GtkWidget *chooser;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_weak_ref_clear (&question->from);
  g_object_unref (question->session);
  wm_map_unref (question->map);
  g_array_unref (question->others);
  g_free (question);
}

static void
on_response (AdwMessageDialog *window, const char *response, Question *question)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&question->from);
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (question->chooser));
  const WmSkill *gone = wm_map_skill (question->map, question->skill);
  const WmSkill *into;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (from == NULL || !g_str_equal (response, "merge") || at >= question->others->len)
    return;
  into = wm_map_skill (question->map, g_array_index (question->others, guint, at));
  if (!wm_skill_merge (wm_session_get_store (question->session), gone->slug, into->slug, &error))
    {
      wm_feedback_error (from, error);
      return;
    }
  gtk_widget_activate_action (from, "win.show-skill", "s", into->slug);
  /* Translators: two names of skills */
  text = g_strdup_printf (_("%s is now part of %s"), gone->name, into->name);
  wm_feedback_undoable (from, text);
}

void
wm_skill_merge_dialog_show (GtkWidget *from, WmSession *session, const char *skill)
{
  WmMap *map = wm_session_get_map (session);
  int index = wm_map_find_skill (map, skill);
  Question *question;
  GtkWidget *box;
  AdwMessageDialog *window;
  g_autofree char *title = NULL;

  if (index < 0 || map->skills->len < 2)
    return;
  question = g_new0 (Question, 1);
  g_weak_ref_init (&question->from, from);
  question->session = g_object_ref (session);
  question->map = wm_map_ref (map);
  question->skill = (guint) index;
  question->others = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < map->skills->len; i++)
    if ((int) i != index)
      g_array_append_val (question->others, i);

  /* Translators: the name of a skill */
  title = g_strdup_printf (_("Merge %s"), wm_map_skill (map, question->skill)->name);
  window = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), title,
                            _("All that hangs on it goes over to the other skill: prerequisites, "
                              "roles, resources, questions, ratings and notes. Where both have "
                              "one, the higher level is required and the newer rating kept.")));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  question->chooser = wm_skill_chooser_new ();
  wm_skill_chooser_fill (question->chooser, map, question->others);
  wm_page_add_field (GTK_BOX (box), _("_Into"), question->chooser, question->chooser);
  adw_message_dialog_set_extra_child (window, box);
  adw_message_dialog_add_responses (window, "cancel", _("_Cancel"), "merge", _("_Merge"), NULL);
  adw_message_dialog_set_response_appearance (window, "merge", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (window, "cancel");
  g_signal_connect_data (window, "response", G_CALLBACK (on_response), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (question->chooser);
}
