/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A job made from a role, and edited.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-job-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/library/wm-requirements-table.h"
#include "app/parts/wm-form.h"
#include "app/parts/wm-page-parts.h"
#include "hiring/wm-job.h"

static const char *const statuses[][2] = { { "draft", NC_ ("job", "draft") },
                                           { "open", NC_ ("job", "open") },
                                           { "on_hold", NC_ ("job", "on hold") },
                                           { "closed", NC_ ("job", "closed") },
                                           { "filled", NC_ ("job", "filled") } };

const char *
wm_job_status_word (const char *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_str_equal (statuses[i][0], status))
      return g_dpgettext2 (NULL, "job", statuses[i][1]);
  return status;
}

typedef struct
{
  WmForm *form;
  WmGotJob got; /* of a new one */
  GtkWidget *role;
  WmJob *job;   /* of one that is edited */
  WmSeniority *levels;
  GtkWidget *name, *seniority, *status, *openings, *team, *description, *stack, *table;
  GtkLabel *meaning; /* of the seniority */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_clear_pointer (&dialog->job, wm_job_free);
  g_clear_pointer (&dialog->levels, wm_seniority_free);
  g_free (dialog);
}

static WmStore *
store_of (Dialog *dialog)
{
  return wm_session_get_store (wm_form_get_session (dialog->form));
}

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static guint
chosen (GtkWidget *drop_down)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));
}

/* ---- a new job -------------------------------------------------------------- */

/* The role that a content pack wrote a template for comes first to mind. */
static guint
proposed_role (WmMap *map)
{
  for (guint i = 0; i < map->templates->len; i++)
    {
      int role
        = wm_map_find_role (map, ((WmTemplate *) g_ptr_array_index (map->templates, i))->role);

      if (role >= 0)
        return (guint) role;
    }
  return 0;
}

static char *
make (WmForm *form, gpointer data, GError **error)
{
  Dialog *dialog = data;
  WmMap *map = wm_form_get_map (form);
  g_autofree char *name = g_strstrip (g_strdup (text_of (dialog->name)));
  g_autoptr (GtkWidget) from = wm_form_get_from (form);
  g_autofree char *slug = NULL;
  WmJobEdit edit = WM_JOB_EDIT_INIT;
  guint role = chosen (dialog->role);

  if (role >= map->roles->len)
    return NULL;
  edit.name = *name != '\0' ? name : NULL;
  slug = wm_job_create (store_of (dialog), map, wm_map_role (map, role)->slug, &edit, error);
  if (slug == NULL)
    return NULL;
  if (from != NULL)
    dialog->got (from, slug);
  return g_strdup (_ ("Job added"));
}

void
wm_job_dialog_new_job (GtkWidget *from, WmSession *session, WmGotJob got)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  WmMap *map;

  dialog->got = got;
  dialog->form = wm_form_new (from, session, _ ("New Job"), make, dialog, dialog_free);
  map = wm_form_get_map (dialog->form);
  for (guint i = 0; i < map->roles->len; i++)
    g_ptr_array_add (names, wm_map_role (map, i)->name);
  g_ptr_array_add (names, NULL);
  dialog->role = wm_form_add_choice (dialog->form, _ ("_Role"), (const char *const *) names->pdata,
                                     proposed_role (map));
  dialog->name = wm_form_add_entry (dialog->form, _ ("_Name"), "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (dialog->name), _ ("As the role is called"));
  wm_form_add_note (dialog->form,
                    _ ("It requires what its role requires; all of it can be changed."));
  wm_form_show (dialog->form, dialog->name);
}

/* ---- one that is edited ----------------------------------------------------- */

static char *
save (WmForm *form, gpointer data, GError **error)
{
  Dialog *dialog = data;
  const WmJob *job = dialog->job;
  g_autofree char *description = wm_page_text_area_text (dialog->description);
  g_autofree char *stack = wm_page_text_area_text (dialog->stack);
  g_autofree WmRequirementEdit *requirements
    = wm_requirements_table_get (WM_REQUIREMENTS_TABLE (dialog->table));
  guint level = dialog->seniority != NULL ? chosen (dialog->seniority) : 0;
  const WmJobEdit edit = {
    .name = wm_form_if_other (text_of (dialog->name), job->name),
    .seniority = dialog->seniority != NULL && level < dialog->levels->levels->len
                   ? ((WmSeniorityLevel *) dialog->levels->levels->pdata[level])->id
                   : NULL,
    .status = statuses[MIN (chosen (dialog->status), G_N_ELEMENTS (statuses) - 1)][0],
    .team = wm_form_if_other (text_of (dialog->team), job->team),
    .description = wm_form_if_other (description, job->description),
    .tech_stack = wm_form_if_other (stack, job->tech_stack),
    .openings = wm_form_number (dialog->openings, 0),
    .requirements = requirements,
  };

  return wm_job_edit (store_of (dialog), job->slug, &edit, error) ? g_strdup (_ ("Job changed"))
                                                                  : NULL;
}

static char *
erase (WmForm *form, gpointer data, GError **error)
{
  Dialog *dialog = data;

  return wm_job_delete (store_of (dialog), dialog->job->slug, error) ? g_strdup (_ ("Job deleted"))
                                                                     : NULL;
}

/* What the level that is chosen means, dimension by dimension */
static void
tell_seniority (Dialog *dialog)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint level = chosen (dialog->seniority);

  for (guint i = 0; i < dialog->levels->dimensions->len; i++)
    {
      const WmSeniorityDimension *it = g_ptr_array_index (dialog->levels->dimensions, i);
      const char *anchor
        = level < it->anchors->len ? g_ptr_array_index (it->anchors, level) : "";

      if (*anchor == '\0')
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("%1$s: %2$s"), it->name, anchor);
    }
  gtk_label_set_text (dialog->meaning, text->str);
  gtk_widget_set_visible (GTK_WIDGET (dialog->meaning), text->len > 0);
}

static void
add_seniority (Dialog *dialog)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  int level;

  dialog->levels
    = wm_seniority_load (store_of (dialog), wm_form_get_map (dialog->form), NULL);
  if (dialog->levels == NULL || dialog->levels->levels->len == 0)
    return;
  level = wm_seniority_find (dialog->levels, dialog->job->seniority);
  for (guint i = 0; i < dialog->levels->levels->len; i++)
    g_ptr_array_add (names, ((WmSeniorityLevel *) dialog->levels->levels->pdata[i])->name);
  if (level < 0)
    g_ptr_array_add (names, (gpointer) _ ("Not Told"));
  g_ptr_array_add (names, NULL);
  dialog->seniority
    = wm_form_add_choice (dialog->form, _ ("S_eniority"), (const char *const *) names->pdata,
                          level >= 0 ? (guint) level : names->len - 2);
  dialog->meaning = GTK_LABEL (wm_page_label_new ("", "dim-label"));
  gtk_box_append (wm_form_get_box (dialog->form), GTK_WIDGET (dialog->meaning));
  g_signal_connect_swapped (dialog->seniority, "notify::selected", G_CALLBACK (tell_seniority),
                            dialog);
  tell_seniority (dialog);
}

static void
add_status (Dialog *dialog)
{
  const char *names[G_N_ELEMENTS (statuses) + 1] = { NULL };
  guint at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      names[i] = wm_job_status_word (statuses[i][0]);
      if (g_str_equal (statuses[i][0], dialog->job->status))
        at = i;
    }
  dialog->status = wm_form_add_choice (dialog->form, _ ("S_tatus"), names, at);
}

/* (transfer full) (element-type WmRequirement): what the job requires of the map */
static GArray *
requirements_of (Dialog *dialog)
{
  WmMap *map = wm_form_get_map (dialog->form);
  g_autoptr (WmLoop) loop = wm_loop_load (store_of (dialog), map, dialog->job->slug, NULL);
  GArray *list = g_array_new (FALSE, TRUE, sizeof (WmRequirement));

  for (guint i = 0; loop != NULL && i < loop->skills->len; i++)
    {
      const WmLoopSkill *it = wm_loop_skill (loop, i);
      int skill = wm_map_find_skill (map, it->slug);
      WmRequirement requirement = { .level = it->level, .importance = it->importance };

      if (skill < 0 || it->level < 0)
        continue;
      requirement.skill = (guint) skill;
      g_array_append_val (list, requirement);
    }
  return list;
}

static void
add_fields (Dialog *dialog)
{
  const WmJob *job = dialog->job;
  g_autoptr (GArray) requirements = requirements_of (dialog);

  dialog->name = wm_form_add_entry (dialog->form, _ ("_Name"), job->name);
  add_status (dialog);
  add_seniority (dialog);
  dialog->openings = wm_form_add_number (dialog->form, _ ("_Openings"), 0, 1000, job->openings);
  dialog->team = wm_form_add_entry (dialog->form, _ ("Te_am"), job->team);
  dialog->description = wm_form_add_area (dialog->form, _ ("_Description"), job->description);
  dialog->stack = wm_form_add_area (dialog->form, _ ("Te_ch stack"), job->tech_stack);
  dialog->table = wm_requirements_table_new (wm_form_get_map (dialog->form), requirements);
  wm_page_add_field (wm_form_get_box (dialog->form), _ ("_Requirements"), dialog->table,
                     wm_requirements_table_get_chooser (WM_REQUIREMENTS_TABLE (dialog->table)));
}

void
wm_job_dialog_edit (GtkWidget *from, WmSession *session, const char *slug)
{
  g_autoptr (WmJob) job = wm_job_find (wm_session_get_store (session), slug, NULL);
  Dialog *dialog;

  if (job == NULL)
    return;
  dialog = g_new0 (Dialog, 1);
  dialog->job = g_steal_pointer (&job);
  dialog->form = wm_form_new (from, session, _ ("Edit Job"), save, dialog, dialog_free);
  add_fields (dialog);
  if (dialog->job->candidates + dialog->job->hired == 0)
    wm_form_add_delete (dialog->form, _ ("De_lete Job"),
                        _ ("With its interview plan. Undo brings both back."), erase);
  wm_form_show (dialog->form, dialog->name);
}
