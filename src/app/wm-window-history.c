/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo: what each is called in the header and in the menu, and whose
 * action it takes back, for others may work in the same workspace.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/hiring/wm-anonymous.h"
#include "app/wm-feedback.h"
#include "app/wm-menu.h"
#include "people/wm-people.h"

/* An item of a menu is never cut by GTK: a long one would be wider than a narrow window. */
#define ITEM_CHARS 34

/* Undo or redo: what it is called where it says what it would do, and where there is nothing. */
typedef struct
{
  const char *action;
  const char *tooltip;
  const char *item; /* in the menu, with a mnemonic */
  const char *idle;
  const char *idle_item;
} Step;

/* (transfer full) (nullable): who acted, if it was not the one whom this window is opened as */
static char *
dup_other_actor (WmWindow *self, const WmAction *step)
{
  g_autoptr (WmPerson) person = NULL;

  if (step->actor == NULL
      || g_strcmp0 (step->actor, wm_session_get_person (self->session)) == 0)
    return NULL;
  person = wm_person_load (wm_session_get_store (self->session), step->actor, NULL);
  return person != NULL ? g_strdup (person->name) : NULL;
}

/* Candidates whose names are hidden are named by no action either. */
static gboolean
is_about_somebody (const WmAction *step)
{
  return step->subject != NULL
         && (g_str_has_prefix (step->subject, "application:")
             || g_str_has_prefix (step->subject, "person:"));
}

/* (transfer full): what was done, and by whom if by somebody else */
static char *
describe (WmWindow *self, const WmAction *step)
{
  gboolean nameless = wm_anonymous_is_on (self->session) && is_about_somebody (step);
  const WmAction shown = { .label = step->label, .subject = nameless ? NULL : step->subject };
  g_autofree char *what = wm_action_describe (wm_session_get_store (self->session), &shown);
  g_autofree char *who = dup_other_actor (self, step);

  if (who == NULL)
    return g_steal_pointer (&what);
  /* Translators: an action, such as "Rate Skill: Evaluation", and the person who did it. */
  return g_strdup_printf (_("%1$s (by %2$s)"), what, who);
}

/* (transfer full) */
static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= ITEM_CHARS)
    return g_strdup (text);
  start = g_strchomp (g_utf8_substring (text, 0, ITEM_CHARS - 1));
  return g_strconcat (start, "…", NULL);
}

/* ---- the actions ------------------------------------------------------------ */

/* What was mine I know; what somebody else did may not even show on this page. */
static void
tell_step (WmWindow *self, const WmAction *step, const char *format)
{
  g_autofree char *who = step != NULL ? dup_other_actor (self, step) : NULL;
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;

  if (who == NULL)
    return;
  what = describe (self, step);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, what);
#pragma GCC diagnostic pop
  wm_feedback_tell (GTK_WIDGET (self), text);
}

static void
act_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  gboolean undo = strcmp (name, "win.undo") == 0;
  WmStore *store = self->session != NULL ? wm_session_get_store (self->session) : NULL;
  g_autoptr (WmAction) step = NULL;
  g_autoptr (GError) error = NULL;

  wm_feedback_settled (widget);
  if (store == NULL)
    return;
  step = undo ? wm_store_peek_undo (store) : wm_store_peek_redo (store);
  if (!(undo ? wm_store_undo (store, &error) : wm_store_redo (store, &error)))
    wm_feedback_error (widget, error);
  else if (undo)
    /* Translators: %s is an action that was undone, such as "Rate Skill: Evaluation (by Bo)". */
    tell_step (self, step, _("Undone: %s"));
  else
    /* Translators: %s is an action that was redone, such as "Rate Skill: Evaluation (by Bo)". */
    tell_step (self, step, _("Redone: %s"));
}

/* ---- what they are called ------------------------------------------------------- */

/* A button of the header and an item of the menu, which is there where the header has no room. */
static void
update_step (WmWindow *self, GtkButton *button, WmAction *step, const Step *words)
{
  g_autofree char *text = NULL;
  g_autofree char *item = NULL;
  gboolean enabled = step != NULL && !wm_session_is_read_only (self->session);

  if (step != NULL)
    {
      g_autofree char *what = describe (self, step);
      g_autofree char *brief = shorten (what);
      g_autofree char *escaped = wm_menu_escape (brief);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      text = g_strdup_printf (words->tooltip, what);
      item = g_strdup_printf (words->item, escaped);
#pragma GCC diagnostic pop
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), text != NULL ? text : words->idle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : words->idle, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), words->action, enabled);
  wm_menu_append (self->step_menu, item != NULL ? item : words->idle_item, words->action, NULL);
}

void
wm_window_update_steps (WmWindow *self)
{
  /* Translators: each %s is an action, such as "Rate Skill: Evaluation". */
  const Step words[] = { { "win.undo", _("Undo %s"), _("_Undo: %s"), _("Undo"), _("_Undo") },
                         { "win.redo", _("Redo %s"), _("_Redo: %s"), _("Redo"), _("_Redo") } };
  g_autoptr (WmAction) undo = NULL;
  g_autoptr (WmAction) redo = NULL;

  if (self->session != NULL)
    {
      undo = wm_store_peek_undo (wm_session_get_store (self->session));
      redo = wm_store_peek_redo (wm_session_get_store (self->session));
    }
  wm_feedback_newest (GTK_WIDGET (self->toasts), undo != NULL ? undo->seq : 0);
  g_menu_remove_all (self->step_menu);
  update_step (self, self->undo_button, undo, &words[0]);
  update_step (self, self->redo_button, redo, &words[1]);
}

void
wm_window_install_history_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.undo", NULL, act_step);
  gtk_widget_class_install_action (klass, "win.redo", NULL, act_step);
}
