/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog that makes, changes or deletes a role, with what it requires.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-edit-dialogs.h"
#include "app/parts/wm-form.h"
#include "app/parts/wm-page-parts.h"
#include "app/library/wm-requirements-table.h"
#include "learning/wm-skill-merge.h"

typedef struct
{
  WmForm *form;
  int role; /* index; -1 for a new one */
  GtkWidget *name, *summary, *focus, *stage, *side, *from, *to, *position, *table;
} Dialog;

static const char *const stages[] = { "", "0-to-1", "1-to-N" };
static const char *const sides[] = { "", "left", "right", "both" };

static const WmRole *
role_of (const Dialog *dialog)
{
  return dialog->role >= 0 ? wm_map_role (wm_form_get_map (dialog->form), (guint) dialog->role)
                           : NULL;
}

static guint
place_in (const char *const *words, guint n, const char *word)
{
  for (guint i = 1; i < n; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return i;
  return 0;
}

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static WmRoleEdit
read_edit (const Dialog *dialog, const char *summary, const WmRequirementEdit *requirements)
{
  const WmRole *role = role_of (dialog);
  WmRoleEdit edit = WM_ROLE_EDIT_INIT;

  edit.name = wm_form_if_other (text_of (dialog->name), role != NULL ? role->name : NULL);
  edit.summary = wm_form_if_other (summary, role != NULL ? role->description : "");
  edit.focus = wm_form_if_other (text_of (dialog->focus), role != NULL ? role->focus : "");
  edit.stage = stages[gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->stage))];
  edit.side = sides[gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->side))];
  edit.from = wm_form_number (dialog->from, 0);
  edit.to = wm_form_number (dialog->to, 0);
  edit.position = wm_form_number (dialog->position, 0);
  edit.requirements = requirements;
  return edit;
}

static char *
save (WmForm *form, gpointer data, GError **error)
{
  Dialog *dialog = data;
  const WmRole *role = role_of (dialog);
  WmStore *store = wm_session_get_store (wm_form_get_session (form));
  g_autofree char *summary = wm_page_text_area_text (dialog->summary);
  g_autofree WmRequirementEdit *requirements
    = wm_requirements_table_get (WM_REQUIREMENTS_TABLE (dialog->table));
  WmRoleEdit edit = read_edit (dialog, summary, requirements);
  g_autofree char *made = NULL;

  if (role != NULL)
    return wm_role_edit (store, role->slug, &edit, error) ? g_strdup (_("Role changed")) : NULL;
  made = wm_role_add (store, &edit, error);
  return made != NULL ? g_strdup (_("Role added")) : NULL;
}

static char *
erase (WmForm *form, gpointer data, GError **error)
{
  const WmRole *role = role_of (data);

  if (!wm_role_delete (wm_session_get_store (wm_form_get_session (form)), role->slug, error))
    return NULL;
  /* Translators: %s is the name of a role. */
  return g_strdup_printf (_("%s deleted"), role->name);
}

static void
update (Dialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (text_of (dialog->name)));

  wm_form_set_ready (dialog->form, *name != '\0');
}

static void
add_place (Dialog *dialog, const WmRole *role)
{
  WmMap *map = wm_form_get_map (dialog->form);
  /* Translators: the ends of the spectrum: what 0 and what 1000 mean */
  g_autofree char *note
    = g_strdup_printf (_("On the spectrum 0 is %s, 1000 is %s."), map->left_label,
                       map->right_label);

  dialog->from = wm_form_add_number (dialog->form, _("Band _From"), 0, 1000,
                                     role != NULL ? role->from : MAX (map->boundary - 100, 0));
  dialog->to = wm_form_add_number (dialog->form, _("Band _To"), 0, 1000,
                                   role != NULL ? role->to : MIN (map->boundary + 100, 1000));
  dialog->position = wm_form_add_number (dialog->form, _("_Place in the Band"), 0, 1000,
                                         role != NULL ? role->position : -1);
  wm_form_add_note (dialog->form, note);
}

static void
add_fields (Dialog *dialog)
{
  const char *const stage_names[]
    = { _("Not Told"), _("From 0 to 1: Finding Out"), _("From 1 to N: Scaling Up"), NULL };
  const char *const side_names[]
    = { _("Not Told"), _("Left: Trains Models"), _("Right: Builds on Them"), _("Both"), NULL };
  const WmRole *role = role_of (dialog);

  dialog->name = wm_form_add_entry (dialog->form, _("_Name"), role != NULL ? role->name : "");
  dialog->summary = wm_form_add_area (dialog->form, _("S_ummary"),
                                      role != NULL ? role->description : "");
  dialog->focus = wm_form_add_entry (dialog->form, _("F_ocus"), role != NULL ? role->focus : "");
  dialog->stage = wm_form_add_choice (dialog->form, _("Sta_ge"), stage_names,
                                      place_in (stages, G_N_ELEMENTS (stages),
                                                role != NULL ? role->stage : ""));
  dialog->side = wm_form_add_choice (dialog->form, _("Side of the _Boundary"), side_names,
                                     place_in (sides, G_N_ELEMENTS (sides),
                                               role != NULL ? role->side : ""));
  add_place (dialog, role);
  dialog->table = wm_requirements_table_new (wm_form_get_map (dialog->form),
                                             role != NULL ? role->requirements : NULL);
  wm_page_add_field (wm_form_get_box (dialog->form), _("_Requirements"), dialog->table,
                     wm_requirements_table_get_chooser (WM_REQUIREMENTS_TABLE (dialog->table)));
}

void
wm_role_dialog_show (GtkWidget *from, WmSession *session, const char *role)
{
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->role = role != NULL ? wm_map_find_role (wm_session_get_map (session), role) : -1;
  dialog->form = wm_form_new (from, session, dialog->role >= 0 ? _("Edit Role") : _("New Role"),
                              save, dialog, g_free);
  add_fields (dialog);
  if (dialog->role >= 0)
    {
      g_autofree char *told = wm_role_ties_describe (wm_session_get_store (session), role);

      wm_form_add_delete (dialog->form, _("_Delete Role"), told, erase);
    }
  g_signal_connect_swapped (dialog->name, "changed", G_CALLBACK (update), dialog);
  update (dialog);
  wm_form_show (dialog->form, dialog->name);
}
