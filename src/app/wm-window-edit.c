/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions of the window that edit the map. Those without a target concern
 * the skill in the panel.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-edit-dialogs.h"
#include "app/library/wm-skill-dialog.h"
#include "app/wm-feedback.h"
#include "learning/wm-skill-merge.h"

static void
act_new_skill (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);

  if (self->session != NULL)
    wm_skill_dialog_show (widget, self->session, NULL);
}

static void
act_new_skill_named (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const WmSkillEdit start
    = { .name = g_variant_get_string (parameter, NULL), .spectrum = WM_EDIT_KEEP };

  if (WM_WINDOW (widget)->session != NULL)
    wm_skill_dialog_show_new (widget, WM_WINDOW (widget)->session, &start);
}

static void
act_edit_skill (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);

  /* Where the map is edited a skill gets its name in its place. */
  if (self->map_page != NULL && gtk_widget_get_mapped (self->map_page)
      && wm_map_page_rename (WM_MAP_PAGE (self->map_page)))
    return;
  if (self->session != NULL && self->skill != NULL)
    wm_skill_dialog_show (widget, self->session, self->skill);
}

static void
act_merge_skill (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);

  if (self->session != NULL && self->skill != NULL)
    wm_skill_merge_dialog_show (widget, self->session, self->skill);
}

static void
act_split_skill (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);

  if (self->session != NULL && self->skill != NULL)
    wm_split_dialog_show (widget, self->session, self->skill);
}

/* What is made while a skill is looked at is linked to it. */
static void
act_new_thing (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);

  if (self->session == NULL)
    return;
  if (g_str_equal (name, "win.new-role"))
    wm_role_dialog_show (widget, self->session, NULL);
  else if (g_str_equal (name, "win.new-resource"))
    wm_resource_dialog_show (widget, self->session, NULL, self->skill);
  else if (g_str_equal (name, "win.new-question"))
    wm_question_dialog_show (widget, self->session, NULL, self->skill);
  else
    wm_paste_dialog_show (widget, self->session, self->skill, NULL);
}

static void
act_edit_thing (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  const char *slug = g_variant_get_string (parameter, NULL);

  if (self->session == NULL)
    return;
  if (g_str_equal (name, "win.edit-role"))
    wm_role_dialog_show (widget, self->session, slug);
  else if (g_str_equal (name, "win.edit-resource"))
    wm_resource_dialog_show (widget, self->session, slug, NULL);
  else
    wm_question_dialog_show (widget, self->session, slug, NULL);
}

static const char *const new_things[]
  = { "win.new-role", "win.new-resource", "win.new-question", "win.paste-links" };
static const char *const edit_things[]
  = { "win.edit-role", "win.edit-resource", "win.edit-question" };

static gboolean
is_bare (const WmSkillTies *ties)
{
  return ties->prerequisites + ties->unlocks + ties->roles + ties->resources + ties->questions
           + ties->ratings
         == 0;
}

static void
act_delete_skill (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  g_autofree char *slug = g_strdup (self->skill);
  g_autofree char *skill = NULL;
  g_autofree char *told = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  WmSkillTies ties = { 0 };
  WmStore *store;
  int index;

  if (self->session == NULL || slug == NULL)
    return;
  store = wm_session_get_store (self->session);
  index = wm_map_find_skill (wm_session_get_map (self->session), slug);
  if (index >= 0)
    skill = g_strdup (wm_map_skill (wm_session_get_map (self->session), (guint) index)->name);
  if (!wm_skill_ties (store, slug, &ties, &error) || !wm_skill_delete (store, slug, &error))
    {
      wm_feedback_error (widget, error);
      return;
    }
  told = wm_skill_ties_describe (&ties);
  if (is_bare (&ties))
    /* Translators: %s is the name of a skill. */
    text = g_strdup_printf (_("%s deleted"), skill);
  else
    /* Translators: the name of a skill, and a list of what went with it. */
    text = g_strdup_printf (_("%s deleted, and with it: %s"), skill, told);
  wm_feedback_undoable (widget, text);
}

void
wm_window_install_edit_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new-skill", NULL, act_new_skill);
  gtk_widget_class_install_action (klass, "win.new-skill-named", "s", act_new_skill_named);
  gtk_widget_class_install_action (klass, "win.edit-skill", NULL, act_edit_skill);
  gtk_widget_class_install_action (klass, "win.merge-skill", NULL, act_merge_skill);
  gtk_widget_class_install_action (klass, "win.delete-skill", NULL, act_delete_skill);
  gtk_widget_class_install_action (klass, "win.split-skill", NULL, act_split_skill);
  for (guint i = 0; i < G_N_ELEMENTS (new_things); i++)
    gtk_widget_class_install_action (klass, new_things[i], NULL, act_new_thing);
  for (guint i = 0; i < G_N_ELEMENTS (edit_things); i++)
    gtk_widget_class_install_action (klass, edit_things[i], "s", act_edit_thing);
}

void
wm_window_update_skill_actions (WmWindow *self)
{
  gboolean writable = self->session != NULL && !wm_session_is_read_only (self->session);
  gboolean skill = writable && self->skill != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-panel", self->skill != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.focus-map", self->skill != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-skill", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-skill-named", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.edit-skill", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.merge-skill", skill);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.delete-skill", skill);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.split-skill", skill);
  for (guint i = 0; i < G_N_ELEMENTS (new_things); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), new_things[i], writable);
  for (guint i = 0; i < G_N_ELEMENTS (edit_things); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), edit_things[i], writable);
}
