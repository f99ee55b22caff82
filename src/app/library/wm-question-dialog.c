/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog that makes, changes or deletes a question.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-edit-dialogs.h"
#include "app/wm-feedback.h"
#include "app/parts/wm-form.h"
#include "app/library/wm-needs-list.h"
#include "app/parts/wm-page-parts.h"
#include "map/wm-map-edit.h"

#define MOST_MINUTES 1000

typedef struct
{
  WmForm *form;
  int question; /* index; -1 for a new one */
  char *before; /* the follow-ups as they were, a line each */
  GtkWidget *text, *kind, *level, *minutes, *strong, *weak, *follow_ups, *skills;
} Dialog;

static const char *const kinds[] = { "", "technical", "non-technical", "exercise", "self-test" };
static const char *const kind_names[G_N_ELEMENTS (kinds)]
  = { N_ ("Not Told"), N_ ("Technical"), N_ ("Non-Technical"), N_ ("Exercise"), N_ ("Self-Test") };

static const WmQuestion *
question_of (const Dialog *dialog)
{
  return dialog->question >= 0
           ? wm_map_question (wm_form_get_map (dialog->form), (guint) dialog->question)
           : NULL;
}

static char *
save (WmForm *form, gpointer data, GError **error)
{
  Dialog *dialog = data;
  const WmQuestion *question = question_of (dialog);
  WmStore *store = wm_session_get_store (wm_form_get_session (form));
  g_autofree char *text = wm_page_text_area_text (dialog->text);
  g_autofree char *strong = wm_page_text_area_text (dialog->strong);
  g_autofree char *weak = wm_page_text_area_text (dialog->weak);
  g_autofree char *follow_ups = wm_page_text_area_text (dialog->follow_ups);
  g_auto (GStrv) lines = g_strsplit (follow_ups, "\n", -1);
  g_auto (GStrv) skills = wm_needs_list_get (WM_NEEDS_LIST (dialog->skills));
  WmQuestionEdit edit = WM_QUESTION_EDIT_INIT;
  g_autofree char *made = NULL;

  edit.text = wm_form_if_other (text, question != NULL ? question->text : NULL);
  edit.strong = wm_form_if_other (strong, question != NULL ? question->strong : "");
  edit.weak = wm_form_if_other (weak, question != NULL ? question->weak : "");
  edit.kind = kinds[gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->kind))];
  edit.level = wm_form_number (dialog->level, 0);
  edit.minutes = wm_form_number (dialog->minutes, 1);
  edit.skills = (const char *const *) skills;
  if (!g_str_equal (follow_ups, dialog->before))
    edit.follow_ups = (const char *const *) lines;
  if (question != NULL)
    return wm_question_edit (store, question->slug, &edit, error)
             ? g_strdup (_("Question changed"))
             : NULL;
  made = wm_question_add (store, &edit, error);
  return made != NULL ? g_strdup (_("Question added")) : NULL;
}

static char *
erase (WmForm *form, gpointer data, GError **error)
{
  return wm_question_delete (wm_session_get_store (wm_form_get_session (form)),
                             question_of (data)->slug, error)
           ? g_strdup (_("Question deleted"))
           : NULL;
}

const char *
wm_question_kind (guint i)
{
  return i < G_N_ELEMENTS (kinds) ? kinds[i] : NULL;
}

const char *
wm_question_kind_name (const char *kind)
{
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kind, kinds[i]))
      return _(kind_names[i]);
  return kind;
}

static void
add_kind (Dialog *dialog, const WmQuestion *question)
{
  const char *names[G_N_ELEMENTS (kinds) + 1] = { NULL };
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      names[i] = _(kind_names[i]);
      if (question != NULL && g_str_equal (question->kind, kinds[i]))
        selected = i;
    }
  dialog->kind = wm_form_add_choice (dialog->form, _("_Kind"), names, selected);
}

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_free (dialog->before);
  g_free (dialog);
}

/* (nullable): a line each */
static char *
read_follow_ups (WmSession *session, const char *question, GError **error)
{
  g_auto (GStrv) texts = NULL;

  if (question == NULL)
    return g_strdup ("");
  texts = wm_question_follow_ups (wm_session_get_store (session), question, error);
  return texts != NULL ? g_strjoinv ("\n", texts) : NULL;
}

static int
find_question (WmMap *map, const char *slug)
{
  for (guint i = 0; slug != NULL && i < map->questions->len; i++)
    if (g_str_equal (wm_map_question (map, i)->slug, slug))
      return (int) i;
  return -1;
}

static void
add_fields (Dialog *dialog, const char *skill)
{
  WmMap *map = wm_form_get_map (dialog->form);
  const WmQuestion *question = question_of (dialog);
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (guint));
  int index = skill != NULL ? wm_map_find_skill (map, skill) : -1;

  if (index >= 0)
    g_array_append_val (one, index);
  dialog->text = wm_form_add_area (dialog->form, _("_Question"), question ? question->text : "");
  dialog->strong = wm_form_add_area (dialog->form, _("Stron_g Answer"),
                                     question ? question->strong : "");
  dialog->weak = wm_form_add_area (dialog->form, _("_Weak Answer"), question ? question->weak : "");
  dialog->follow_ups
    = wm_form_add_area (dialog->form, _("_Follow-Ups, One to a Line"), dialog->before);
  add_kind (dialog, question);
  dialog->level = wm_form_add_number (dialog->form, _("_Level"), 0,
                                      MAX ((int) map->level_names->len, 5) - 1,
                                      question ? question->level : -1);
  dialog->minutes = wm_form_add_number (dialog->form, _("_Minutes"), 1, MOST_MINUTES,
                                        question ? question->minutes : -1);
  dialog->skills = wm_needs_list_new_chosen (map, question ? question->skills : one,
                                             _("Linked Skills"), _("Link Skill"));
  wm_page_add_field (wm_form_get_box (dialog->form), _("Link_ed Skills"), dialog->skills,
                     wm_needs_list_get_chooser (WM_NEEDS_LIST (dialog->skills)));
}

void
wm_question_dialog_show (GtkWidget *from, WmSession *session, const char *question,
                         const char *skill)
{
  g_autoptr (GError) error = NULL;
  char *before = read_follow_ups (session, question, &error);
  Dialog *dialog;

  if (before == NULL)
    {
      wm_feedback_error (from, error);
      return;
    }
  dialog = g_new0 (Dialog, 1);
  dialog->question = find_question (wm_session_get_map (session), question);
  dialog->before = before;
  dialog->form = wm_form_new (from, session,
                              dialog->question >= 0 ? _("Edit Question") : _("New Question"), save,
                              dialog, dialog_free);
  add_fields (dialog, skill);
  if (dialog->question >= 0)
    wm_form_add_delete (dialog->form, _("_Delete Question"),
                        _("It goes from its skills. Plans that hold it keep it."), erase);
  wm_form_show (dialog->form, dialog->text);
}
