/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making a plan: for whom, for which role, from when, with how much time to learn;
 * with a look at what would be made, week by week.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-plan-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/parts/wm-date-entry.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-start-dialog.h"
#include "app/wm-feedback.h"
#include "draw/wm-scene-words.h"
#include "exchange/wm-plan-list.h"
#include "hiring/wm-debrief.h"
#include "hiring/wm-job.h"
#include "planning/wm-compile-store.h"

#define USUAL_HOURS 5
#define MOST_HOURS 40
#define PREVIEW_HEIGHT 160

typedef struct
{
  GWeakRef from;
  WmSession *session;
  WmMap *map;
  GPtrArray *people; /* WmPerson */
  WmGotPlan got;
  gpointer data;

  AdwMessageDialog *window;
  GtkWidget *person_chooser, *name, *role_chooser, *template_chooser;
  WmDateEntry *start;
  GtkWidget *file_button;
  char *list; /* (nullable): path of the checklist or table that it is made of */
  GtkWidget *hours;
  GtkLabel *dates, *known;
  GtkToggleButton *preview_button;
  GtkWidget *preview_area;
  GtkLabel *preview;
  gboolean own; /* a plan of one's own, toward a role */
} Dialog;

static void
dialog_free (gpointer data, GClosure *closure)
{
  Dialog *dialog = data;

  g_weak_ref_clear (&dialog->from);
  g_object_unref (dialog->session);
  wm_map_unref (dialog->map);
  g_ptr_array_unref (dialog->people);
  g_free (dialog->list);
  g_free (dialog);
}

/* (nullable): slug of the person chosen; NULL while a new name is to be typed */
static const char *
chosen_person (Dialog *dialog)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->person_chooser));

  return selected < dialog->people->len
             ? ((WmPerson *) g_ptr_array_index (dialog->people, selected))->slug
             : NULL;
}

static char *
typed_name (Dialog *dialog)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (dialog->name))));
}

/* Is it to be made of a file instead of a template? */
static gboolean
wants_list (Dialog *dialog)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->template_chooser))
         == dialog->map->templates->len;
}

/* What the fields ask for; strings belong to the dialog. */
static gboolean
read_request (Dialog *dialog, WmCompileRequest *request)
{
  guint role = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->role_chooser));
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->template_chooser));

  *request = (WmCompileRequest){ .person = chosen_person (dialog) };
  if (role >= dialog->map->roles->len || chosen >= dialog->map->templates->len
      || !wm_date_entry_get_date (dialog->start, &request->start))
    return FALSE;
  request->role = wm_map_role (dialog->map, role)->slug;
  request->template_slug
    = ((WmTemplate *) g_ptr_array_index (dialog->map->templates, chosen))->slug;
  request->week_minutes
    = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (dialog->hours)) * 60;
  return TRUE;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const WmActivity *one = *(WmActivity *const *) a, *two = *(WmActivity *const *) b;

  return strcmp (one->due_date, two->due_date);
}

/* The head of a week: its number, and how full it is. */
static void
append_week (GString *out, const WmCompiled *compiled, guint week)
{
  const WmWeekLoad *load
    = week < compiled->weeks->len ? &g_array_index (compiled->weeks, WmWeekLoad, week) : NULL;

  g_string_append (out, out->len > 0 ? "\n" : "");
  if (load != NULL && load->limit > 0)
    /* Translators: the number of a week; hours, hours */
    g_string_append_printf (out, _("Week %1$u: %2$.1f of %3$.1f h for learning"), week + 1,
                            load->minutes / 60.0, load->limit / 60.0);
  else
    /* Translators: the number of a week */
    g_string_append_printf (out, _("Week %u"), week + 1);
  g_string_append_c (out, '\n');
}

static void
append_activities (GString *out, const WmPlan *plan, const WmCompiled *compiled, const GDate *start)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);
  int last = -2;

  g_ptr_array_sort (all, compare_due);
  for (guint i = 0; i < all->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (all, i);
      g_autofree char *date = wm_words_date (it->due_date, FALSE);
      GDate due;
      int week;

      if (!wm_date_parse (it->due_date, &due))
        continue;
      week = g_date_compare (&due, start) < 0 ? -1 : g_date_days_between (start, &due) / 7;
      if (week != last && week >= 0)
        append_week (out, compiled, (guint) week);
      else if (week != last)
        g_string_append_printf (out, "%s\n", _("Before the first day"));
      last = week;
      g_string_append_printf (out, "  %s  %s\n", date, it->name);
    }
}

static void
append_tried (GString *out, WmMap *map, const WmCompiled *compiled)
{
  if (compiled->tried->len > 0)
    g_string_append_printf (out, "\n%s\n", _("Rated at what the template has anyway"));
  for (guint i = 0; i < compiled->tried->len; i++)
    {
      const WmTriedAt *it = g_ptr_array_index (compiled->tried, i);

      /* Translators: a skill, and an activity of the plan that tries it. */
      g_string_append_printf (out, _("  %1$s: %2$s\n"), wm_map_skill (map, it->skill)->name,
                              it->name);
    }
}

static void
append_left_out (GString *out, const WmCompiled *compiled)
{
  if (compiled->left_out->len > 0)
    g_string_append_printf (out, "\n%s\n", _("Left out"));
  for (guint i = 0; i < compiled->left_out->len; i++)
    {
      const WmLeftOut *it = g_ptr_array_index (compiled->left_out, i);

      /* Translators: what is not in the plan, and why. */
      g_string_append_printf (out, _("  %1$s (%2$s)\n"), it->name, it->reason);
    }
}

/* (transfer full): the plan that would be made. Somebody new is added for the
 * look and gone after it, with all the rest. */
static char *
preview_text (Dialog *dialog)
{
  WmStore *store = wm_session_get_store (dialog->session);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) added = NULL;
  g_autoptr (WmCompiled) compiled = NULL;
  g_autoptr (WmPlan) plan = NULL;
  WmCompileRequest request;

  if (!read_request (dialog, &request) || !wm_store_begin (store, "create-plan", NULL, &error))
    return g_strdup (error ? error->message : "");
  if (!request.person)
    {
      added = wm_person_add (store, _("A new person"), "employee", &error);
      request.person = added ? added->slug : NULL;
    }
  if (request.person)
    plan = wm_plan_compile_preview (store, dialog->map, &request, &compiled, &error);
  if (wm_store_in_action (store))
    wm_store_rollback (store);
  if (!plan)
    return g_strdup (error ? error->message : "");
  append_activities (out, plan, compiled, &request.start);
  append_tried (out, dialog->map, compiled);
  append_left_out (out, compiled);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
update_preview (Dialog *dialog)
{
  g_autofree char *text = NULL;

  gboolean shown = gtk_toggle_button_get_active (dialog->preview_button);

  gtk_widget_set_visible (dialog->preview_area, shown);
  if (!shown)
    return;
  text = preview_text (dialog);
  gtk_label_set_text (dialog->preview, text);
}

/* (transfer full): what the plan is made from, in one line */
static char *
known_words (Dialog *dialog)
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

static void
update (Dialog *dialog)
{
  g_autofree char *name = typed_name (dialog);
  g_autofree char *text = NULL;
  g_autofree char *known = NULL;
  gboolean has_person = chosen_person (dialog) != NULL, list = wants_list (dialog);
  GDate start;
  gboolean dated = wm_date_entry_get_date (dialog->start, &start);

  gtk_widget_set_visible (dialog->name, !has_person);
  gtk_widget_set_visible (dialog->file_button, list);
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
                                                        : dialog->map->templates->len > 0));
  update_preview (dialog);
}

/* The template of the role, if it has one of its own. */
static void
on_role_selected (Dialog *dialog)
{
  guint role = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->role_chooser));

  for (guint i = 0; role < dialog->map->roles->len && i < dialog->map->templates->len; i++)
    {
      const WmTemplate *template = g_ptr_array_index (dialog->map->templates, i);

      if (g_strcmp0 (template->role, wm_map_role (dialog->map, role)->slug) == 0)
        {
          gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->template_chooser), i);
          return;
        }
    }
}

/* ---- a file instead of a template ------------------------------------------------ */

static void
on_file (GtkNativeDialog *native, int response, Dialog *dialog)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    {
      g_free (dialog->list);
      dialog->list = g_steal_pointer (&path);
      gtk_button_set_use_underline (GTK_BUTTON (dialog->file_button), FALSE);
      gtk_button_set_label (GTK_BUTTON (dialog->file_button), name);
      update (dialog);
    }
  g_object_unref (native);
}

static void
on_choose_file (Dialog *dialog)
{
  GtkFileChooserNative *native
    = gtk_file_chooser_native_new (_("Checklist or Table"), GTK_WINDOW (dialog->window),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _("_Choose"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Checklists and tables"));
  gtk_file_filter_add_suffix (filter, "md");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect (native, "response", G_CALLBACK (on_file), dialog);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

static char *
make_from_list (Dialog *dialog, const char *person, GError **error)
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
on_person_selected (Dialog *dialog)
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
  update (dialog);
}

/* A plan that somebody makes for herself is no onboarding: it has its template's
 * name. */
static gboolean
name_after_template (Dialog *dialog, const char *plan, GError **error)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->template_chooser));
  const WmTemplate *template = g_ptr_array_index (dialog->map->templates, chosen);

  return wm_plan_rename (wm_session_get_store (dialog->session), plan, template->name, error);
}

/* The person, who may be new, and her plan are one action. */
static char *
make_plan (Dialog *dialog, GError **error)
{
  WmStore *store = wm_session_get_store (dialog->session);
  g_autofree char *name = typed_name (dialog);
  g_autoptr (WmPerson) added = NULL;
  g_autofree char *plan = NULL;
  WmCompileRequest request;

  if ((!read_request (dialog, &request) && !wants_list (dialog))
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
on_response (AdwMessageDialog *window, const char *response, Dialog *dialog)
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

static GtkWidget *
field_new (GtkBox *box, const char *text, GtkWidget *control)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_label_set_mnemonic_widget (
    GTK_LABEL (label),
    WM_IS_DATE_ENTRY (control) ? wm_date_entry_get_entry (WM_DATE_ENTRY (control)) : control);
  gtk_box_append (box, label);
  gtk_box_append (box, control);
  return control;
}

static GtkWidget *
chooser_new (GPtrArray *names)
{
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkStringList) list = NULL;

  g_ptr_array_add (names, NULL);
  list = gtk_string_list_new ((const char *const *) names->pdata);
  wm_page_drop_down_setup (GTK_DROP_DOWN (chooser), NULL);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (chooser), list, 0);
  return chooser;
}

static GtkWidget *
person_chooser_new (Dialog *dialog)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < dialog->people->len; i++)
    g_ptr_array_add (names, ((WmPerson *) g_ptr_array_index (dialog->people, i))->name);
  g_ptr_array_add (names, (gpointer) _("A new person"));
  return chooser_new (names);
}

static GtkWidget *
role_chooser_new (Dialog *dialog)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < dialog->map->roles->len; i++)
    g_ptr_array_add (names, wm_map_role (dialog->map, i)->name);
  return chooser_new (names);
}

static GtkWidget *
template_chooser_new (Dialog *dialog)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < dialog->map->templates->len; i++)
    g_ptr_array_add (names, ((WmTemplate *) g_ptr_array_index (dialog->map->templates, i))->name);
  g_ptr_array_add (names, (gpointer) _("A checklist or a table"));
  return chooser_new (names);
}

/* The role that a template was written for comes first to mind. */
static guint
proposed_role (WmMap *map)
{
  for (guint i = 0; i < map->templates->len; i++)
    {
      const WmTemplate *template = g_ptr_array_index (map->templates, i);
      int role = wm_map_find_role (map, template->role);

      if (role >= 0)
        return (guint) role;
    }
  return 0;
}

/* (transfer full): the next Monday; most start on one */
static char *
proposed_start (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) monday
    = g_date_time_add_days (now, 8 - g_date_time_get_day_of_week (now));

  return g_date_time_format (monday, "%Y-%m-%d");
}

static void
add_preview (Dialog *dialog, GtkBox *box)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  dialog->preview = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (dialog->preview, 0);
  gtk_label_set_wrap (dialog->preview, TRUE);
  gtk_label_set_selectable (dialog->preview, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (dialog->preview), GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), PREVIEW_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (dialog->preview));
  dialog->preview_area = scroller;
  gtk_widget_set_visible (scroller, FALSE);
  /* No GtkExpander: in GTK 4.8 the focus does not leave one whose child is
   * hidden and can have it. */
  dialog->preview_button
    = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_("Pre_view, week by week")));
  gtk_box_append (box, GTK_WIDGET (dialog->preview_button));
  gtk_box_append (box, scroller);
  g_signal_connect_swapped (dialog->preview_button, "toggled", G_CALLBACK (update_preview), dialog);
}

static GtkWidget *
fields_new (Dialog *dialog)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  g_autofree char *start = proposed_start ();

  dialog->person_chooser = field_new (box, _("_Person"), person_chooser_new (dialog));
  dialog->name = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (dialog->name), _("Name"));
  gtk_entry_set_activates_default (GTK_ENTRY (dialog->name), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name"), -1);
  gtk_box_append (box, dialog->name);
  dialog->role_chooser = field_new (box, _("_Role"), role_chooser_new (dialog));
  dialog->template_chooser = field_new (box, _("_Template"), template_chooser_new (dialog));
  dialog->file_button = gtk_button_new_with_mnemonic (_("Choose _File…"));
  gtk_widget_set_visible (dialog->file_button, FALSE);
  g_signal_connect_swapped (dialog->file_button, "clicked", G_CALLBACK (on_choose_file), dialog);
  gtk_box_append (box, dialog->file_button);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->person_chooser), dialog->people->len);
  dialog->start = WM_DATE_ENTRY (wm_date_entry_new (NULL));
  field_new (box, _("_First day"), GTK_WIDGET (dialog->start));
  wm_date_entry_set_text (dialog->start, start);
  dialog->dates = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (dialog->dates, 0);
  gtk_label_set_wrap (dialog->dates, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (dialog->dates), "dim-label");
  gtk_box_append (box, GTK_WIDGET (dialog->dates));
  dialog->known = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (dialog->known, 0);
  gtk_label_set_wrap (dialog->known, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (dialog->known), "dim-label");
  dialog->hours = gtk_spin_button_new_with_range (0, MOST_HOURS, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dialog->hours), USUAL_HOURS);
  gtk_widget_set_tooltip_text (dialog->hours,
                               _("For checks of what nobody tried, and for learning what is short; "
                                 "0 leaves the template alone"));
  field_new (box, _("_Hours a week for learning"), dialog->hours);
  gtk_box_append (box, GTK_WIDGET (dialog->known));
  add_preview (dialog, box);
  return GTK_WIDGET (box);
}

/* A plan of somebody's own, toward a role, from today on */
static void
take_own (Dialog *dialog, const WmPlanProposal *proposal)
{
  int role = proposal->role != NULL ? wm_map_find_role (dialog->map, proposal->role) : -1;
  g_autofree char *start = NULL;
  GDate today;

  dialog->own = TRUE;
  wm_page_today (&today);
  start = wm_date_format (&today);
  if (role >= 0)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->role_chooser), (guint) role);
  for (guint i = 0; i < dialog->map->templates->len; i++)
    if (g_str_equal (((WmTemplate *) dialog->map->templates->pdata[i])->slug,
                     proposal->template_slug))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->template_chooser), i);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dialog->hours), proposal->hours);
  wm_date_entry_set_text (dialog->start, start);
}

/* Fills in what is known already; the role follows the person, then what is proposed. */
static void
take_proposal (Dialog *dialog, const WmPlanProposal *proposal)
{
  for (guint i = 0; proposal->person != NULL && i < dialog->people->len; i++)
    if (g_str_equal (((WmPerson *) dialog->people->pdata[i])->slug, proposal->person))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->person_chooser), i);
  if (proposal->template_slug != NULL)
    take_own (dialog, proposal);
}

void
wm_plan_dialog_show (GtkWidget *from, WmSession *session, const WmPlanProposal *proposal,
                     WmGotPlan got, gpointer data)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  g_autoptr (GError) error = NULL;

  g_weak_ref_init (&dialog->from, from);
  dialog->session = g_object_ref (session);
  dialog->map = wm_map_ref (wm_session_get_map (session));
  dialog->got = got;
  dialog->data = data;
  dialog->people = wm_people_list (wm_session_get_store (session), &error);
  if (!dialog->people)
    dialog->people = g_ptr_array_new ();
  dialog->window = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (from)), _("Make a Plan"), NULL));
  adw_message_dialog_set_extra_child (dialog->window, fields_new (dialog));
  adw_message_dialog_add_responses (dialog->window, "cancel", _("_Cancel"), "make", _("_Make Plan"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog->window, "make", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog->window, "make");
  adw_message_dialog_set_close_response (dialog->window, "cancel");
  g_signal_connect_swapped (dialog->role_chooser, "notify::selected",
                            G_CALLBACK (on_role_selected), dialog);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->role_chooser), proposed_role (dialog->map));
  on_role_selected (dialog);
  g_signal_connect_swapped (dialog->person_chooser, "notify::selected",
                            G_CALLBACK (on_person_selected), dialog);
  g_signal_connect_swapped (dialog->name, "changed", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->start, "changed", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->hours, "value-changed", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->template_chooser, "notify::selected", G_CALLBACK (update),
                            dialog);
  g_signal_connect_data (dialog->window, "response", G_CALLBACK (on_response), dialog, dialog_free,
                         0);
  g_signal_connect_swapped (dialog->role_chooser, "notify::selected", G_CALLBACK (update), dialog);
  if (proposal != NULL)
    take_proposal (dialog, proposal);
  update (dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_grab_focus (proposal != NULL ? wm_date_entry_get_entry (dialog->start) : dialog->name);
}
