/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making a plan: for whom, for which role, from when, with how much time to learn.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-plan-dialog-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/hiring/wm-anonymous.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-start-dialog.h"
#include "app/wm-feedback.h"
#include "exchange/wm-ical.h"
#include "exchange/wm-plan-list.h"
#include "hiring/wm-debrief.h"
#include "hiring/wm-job.h"

static void
dialog_free (gpointer data, GClosure *closure)
{
  WmPlanDialog *dialog = data;

  g_weak_ref_clear (&dialog->from);
  g_object_unref (dialog->session);
  wm_map_unref (dialog->map);
  g_ptr_array_unref (dialog->people);
  g_free (dialog->list);
  g_free (dialog->calendar);
  g_clear_pointer (&dialog->holidays, g_array_unref);
  g_clear_pointer (&dialog->looked, wm_plan_free);
  g_free (dialog->looked_at);
  g_free (dialog);
}

/* (nullable): slug of the person chosen; NULL while a new name is to be typed */
static const char *
chosen_person (WmPlanDialog *dialog)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->person_chooser));

  return selected < dialog->people->len
             ? ((WmPerson *) g_ptr_array_index (dialog->people, selected))->slug
             : NULL;
}

static char *
typed_name (WmPlanDialog *dialog)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (dialog->name))));
}

/* Is it to be made of a file instead of a template? */
static gboolean
wants_list (WmPlanDialog *dialog)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->template_chooser))
         == dialog->n_templates;
}

/* The holidays around the start, which may be another by now */
static gboolean
read_holidays (WmPlanDialog *dialog, WmCompileRequest *request, GError **error)
{
  g_clear_pointer (&dialog->holidays, g_array_unref);
  if (dialog->calendar != NULL)
    dialog->holidays = wm_ical_read_holidays (dialog->calendar, &request->start, error);
  request->holidays = dialog->holidays;
  return dialog->calendar == NULL || dialog->holidays != NULL;
}

gboolean
wm_plan_dialog_read (WmPlanDialog *dialog, WmCompileRequest *request, GError **error)
{
  guint role = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->role_chooser));
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->template_chooser));

  *request = (WmCompileRequest){ .person = chosen_person (dialog) };
  if (role >= dialog->map->roles->len || chosen >= dialog->n_templates
      || !wm_date_entry_get_date (dialog->start, &request->start))
    return FALSE;
  request->role = wm_map_role (dialog->map, role)->slug;
  request->template_slug
    = ((WmTemplate *) g_ptr_array_index (dialog->map->templates, chosen))->slug;
  request->week_minutes
    = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (dialog->hours)) * 60;
  return read_holidays (dialog, request, error);
}

/* (transfer full): what the plan is made from, in one line */
static char *
known_words (WmPlanDialog *dialog)
{
  guint role = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->role_chooser));
  const char *person = chosen_person (dialog);
  g_autoptr (GPtrArray) shown = NULL;
  guint counts[WM_PROVEN_NEVER + 1] = { 0 };

  if (person != NULL && role < dialog->map->roles->len)
    shown = wm_shown_load (wm_session_get_store (dialog->session), dialog->map, person,
                           wm_map_role (dialog->map, role)->slug, NULL);
  for (guint i = 0; shown != NULL && i < shown->len; i++)
    counts[((WmShownSkill *) g_ptr_array_index (shown, i))->shown]++;
  if (counts[WM_PROVEN_MET] + counts[WM_PROVEN_SHORT] + counts[WM_PROVEN_UNPROVEN] == 0)
    return g_strdup (_("Nothing is known yet of what the role asks for: the first four weeks try "
                       "it, three skills a week."));
  /* Translators: counts of skills that the role asks for */
  return g_strdup_printf (_("Made from what was found of what the role asks for: %1$u met, "
                            "%2$u short, %3$u tried without a signal, %4$u never tried."),
                          counts[WM_PROVEN_MET], counts[WM_PROVEN_SHORT],
                          counts[WM_PROVEN_UNPROVEN], counts[WM_PROVEN_NEVER]);
}

void
wm_plan_dialog_update (WmPlanDialog *dialog)
{
  g_autofree char *name = typed_name (dialog);
  g_autofree char *text = NULL;
  g_autofree char *known = NULL;
  gboolean has_person = chosen_person (dialog) != NULL, list = wants_list (dialog);
  GDate start;
  gboolean dated = wm_date_entry_get_date (dialog->start, &start);

  gtk_widget_set_visible (dialog->name, !has_person);
  gtk_widget_set_visible (dialog->file_button, list);
  gtk_widget_set_visible (dialog->holidays_box, !list);
  gtk_widget_set_visible (GTK_WIDGET (dialog->preview_button), !list);
  gtk_widget_set_visible (GTK_WIDGET (dialog->known), !list);
  text = dated ? wm_start_describe (&start) : g_strdup ("");
  gtk_label_set_text (dialog->dates, text);
  known = known_words (dialog);
  gtk_label_set_text (dialog->known, known);
  adw_message_dialog_set_response_enabled (dialog->window, "make",
                                           dated && (has_person || *name)
                                               && dialog->map->roles->len > 0
                                               && (list ? dialog->list != NULL
                                                        : dialog->n_templates > 0));
  wm_plan_dialog_update_preview (dialog);
}

/* The template of the role, if it has one of its own. */
static void
on_role_selected (WmPlanDialog *dialog)
{
  guint role = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->role_chooser));

  for (guint i = 0; role < dialog->map->roles->len && i < dialog->n_templates; i++)
    {
      const WmTemplate *template = g_ptr_array_index (dialog->map->templates, i);

      if (g_strcmp0 (template->role, wm_map_role (dialog->map, role)->slug) == 0)
        {
          gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->template_chooser), i);
          return;
        }
    }
}

static char *
make_from_list (WmPlanDialog *dialog, const char *person, GError **error)
{
  guint role = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->role_chooser));
  GDate start;

  if (!wm_date_entry_get_date (dialog->start, &start) || role >= dialog->map->roles->len)
    return NULL;
  return wm_plan_from_list (wm_session_get_store (dialog->session), dialog->map, dialog->list,
                            person, wm_map_role (dialog->map, role)->slug, &start, error);
}

/* The role that she was hired for, or aims for */
static void
on_person_selected (WmPlanDialog *dialog)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->person_chooser));
  const WmPerson *person
    = selected < dialog->people->len ? g_ptr_array_index (dialog->people, selected) : NULL;
  WmStore *store = wm_session_get_store (dialog->session);
  g_autofree char *slug = person != NULL ? wm_hire_job (store, person->slug) : NULL;
  g_autoptr (WmJob) job = slug != NULL ? wm_job_find (store, slug, NULL) : NULL;
  int role = job != NULL      ? wm_map_find_role (dialog->map, job->role)
             : person != NULL ? wm_map_find_role (dialog->map, person->target_role)
                              : -1;

  if (role >= 0)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->role_chooser), (guint) role);
  wm_plan_dialog_update (dialog);
}

/* A plan that somebody makes for herself is no onboarding: it has its template's
 * name. */
static gboolean
name_after_template (WmPlanDialog *dialog, const char *plan, GError **error)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->template_chooser));
  const WmTemplate *template = g_ptr_array_index (dialog->map->templates, chosen);

  return wm_plan_rename (wm_session_get_store (dialog->session), plan, template->name, error);
}

/* The person, who may be new, and her plan are one action. */
static char *
make_plan (WmPlanDialog *dialog, GError **error)
{
  WmStore *store = wm_session_get_store (dialog->session);
  g_autofree char *name = typed_name (dialog);
  g_autoptr (WmPerson) added = NULL;
  g_autofree char *plan = NULL;
  WmCompileRequest request;

  if ((!wm_plan_dialog_read (dialog, &request, error) && !wants_list (dialog))
      || !wm_store_begin (store, "create-plan", NULL, error))
    return NULL;
  if (!request.person)
    {
      added = wm_person_add (store, name, "employee", error);
      request.person = added ? added->slug : NULL;
    }
  if (request.person)
    plan = wants_list (dialog)
             ? make_from_list (dialog, request.person, error)
             : wm_plan_compile (store, dialog->map, &request, NULL, error);
  if (plan && dialog->own && !name_after_template (dialog, plan, error))
    g_clear_pointer (&plan, g_free);
  if (!plan)
    {
      wm_store_rollback (store);
      return NULL;
    }
  return wm_store_commit (store, error) ? g_steal_pointer (&plan) : NULL;
}

static void
on_response (AdwMessageDialog *window, const char *response, WmPlanDialog *dialog)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&dialog->from);
  g_autoptr (GError) error = NULL;
  g_autofree char *plan = NULL;

  if (!from || !g_str_equal (response, "make"))
    return;
  plan = make_plan (dialog, &error);
  if (!plan)
    {
      wm_feedback_error (from, error);
      return;
    }
  dialog->got (plan, dialog->data);
  wm_feedback_undoable (from, _("Plan made"));
}

/* Templates with a later version stand behind the others. */
static guint
count_newest (WmMap *map)
{
  guint n = 0;

  while (n < map->templates->len && !((WmTemplate *) map->templates->pdata[n])->is_old)
    n++;
  return n;
}

/* The role that a template was written for comes first to mind. */
static guint
proposed_role (WmPlanDialog *dialog)
{
  for (guint i = 0; i < dialog->n_templates; i++)
    {
      const WmTemplate *template = g_ptr_array_index (dialog->map->templates, i);
      int role = wm_map_find_role (dialog->map, template->role);

      if (role >= 0)
        return (guint) role;
    }
  return 0;
}

/* A plan of somebody's own, toward a role, from today on */
static void
take_own (WmPlanDialog *dialog, const WmPlanProposal *proposal)
{
  int role = proposal->role != NULL ? wm_map_find_role (dialog->map, proposal->role) : -1;
  g_autofree char *start = NULL;
  GDate today;

  dialog->own = TRUE;
  wm_page_today (&today);
  start = wm_date_format (&today);
  if (role >= 0)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->role_chooser), (guint) role);
  for (guint i = 0; i < dialog->n_templates; i++)
    if (g_str_equal (((WmTemplate *) dialog->map->templates->pdata[i])->slug,
                     proposal->template_slug))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->template_chooser), i);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dialog->hours), proposal->hours);
  wm_date_entry_set_text (dialog->start, start);
}

/* Fills in what is known already; the role follows the person, then what is proposed. */
static void
take_proposal (WmPlanDialog *dialog, const WmPlanProposal *proposal)
{
  for (guint i = 0; proposal->person != NULL && i < dialog->people->len; i++)
    if (g_str_equal (((WmPerson *) dialog->people->pdata[i])->slug, proposal->person))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->person_chooser), i);
  if (proposal->template_slug != NULL)
    take_own (dialog, proposal);
}

/* After the role has followed the person, and the template the role */
static void
watch (WmPlanDialog *dialog)
{
  const struct
  {
    gpointer field;
    const char *signal;
  } fields[] = { { dialog->name, "changed" },
                 { dialog->start, "changed" },
                 { dialog->hours, "value-changed" },
                 { dialog->template_chooser, "notify::selected" },
                 { dialog->role_chooser, "notify::selected" } };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_signal_connect_swapped (fields[i].field, fields[i].signal,
                              G_CALLBACK (wm_plan_dialog_update), dialog);
}

void
wm_plan_dialog_show (GtkWidget *from, WmSession *session, const WmPlanProposal *proposal,
                     WmGotPlan got, gpointer data)
{
  WmPlanDialog *dialog = g_new0 (WmPlanDialog, 1);
  g_autoptr (GError) error = NULL;

  g_weak_ref_init (&dialog->from, from);
  dialog->session = g_object_ref (session);
  dialog->map = wm_map_ref (wm_session_get_map (session));
  dialog->n_templates = count_newest (dialog->map);
  dialog->got = got;
  dialog->data = data;
  dialog->people = wm_people_list (wm_session_get_store (session), &error);
  wm_anonymous_hide_people (session, dialog->people);
  if (!dialog->people)
    dialog->people = g_ptr_array_new ();
  dialog->window = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (from)), _("Make a Plan"), NULL));
  adw_message_dialog_set_extra_child (dialog->window, wm_plan_dialog_fields_new (dialog));
  adw_message_dialog_add_responses (dialog->window, "cancel", _("_Cancel"), "make", _("_Make Plan"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog->window, "make", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog->window, "make");
  adw_message_dialog_set_close_response (dialog->window, "cancel");
  g_signal_connect_swapped (dialog->role_chooser, "notify::selected",
                            G_CALLBACK (on_role_selected), dialog);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->role_chooser), proposed_role (dialog));
  on_role_selected (dialog);
  g_signal_connect_swapped (dialog->person_chooser, "notify::selected",
                            G_CALLBACK (on_person_selected), dialog);
  g_signal_connect_data (dialog->window, "response", G_CALLBACK (on_response), dialog, dialog_free,
                         0);
  watch (dialog);
  if (proposal != NULL)
    take_proposal (dialog, proposal);
  wm_plan_dialog_update (dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_grab_focus (proposal != NULL ? wm_date_entry_get_entry (dialog->start) : dialog->name);
}
