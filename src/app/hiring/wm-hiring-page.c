/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The jobs of the workspace: a list, and one of them at a time.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-hiring-page.h"

#include <glib/gi18n-lib.h>

#include "app/hiring/wm-candidates-view.h"
#include "app/hiring/wm-loop-view.h"
#include "app/hiring/wm-job-dialog.h"
#include "app/hiring/wm-panel-dialog.h"
#include "app/hiring/wm-retention-dialog.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-paper-dialog.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "draw/wm-paper.h"
#include "exchange/wm-hiring-file.h"

struct _WmHiringPage
{
  AdwBin parent_instance;

  WmSession *session;
  char *job; /* the one that is shown, or NULL */

  GtkStack *stack;      /* "list", "empty", "job" */
  GtkListBox *list;
  GtkWidget *list_section;
  AdwStatusPage *empty;
  GtkWidget *new_button, *empty_button, *due_buttons[2], *edit_button, *back;
  GtkLabel *title, *subtitle;
  GtkStack *views;
  WmLoopView *loop;
  WmCandidatesView *candidates;
};

G_DEFINE_FINAL_TYPE (WmHiringPage, wm_hiring_page, ADW_TYPE_BIN)

/* The role where it is not the job's own name, and the seniority where it is told */
static void
append_what (GPtrArray *parts, WmMap *map, const WmSeniority *levels, const WmJob *job)
{
  const char *role = wm_map_role_name (map, job->role, job->role);
  int level = levels != NULL ? wm_seniority_find (levels, job->seniority) : -1;

  if (!g_str_equal (role, job->name))
    g_ptr_array_add (parts, g_strdup (role));
  if (level >= 0)
    g_ptr_array_add (parts,
                     g_strdup (((WmSeniorityLevel *) levels->levels->pdata[level])->name));
}

/* (transfer full): the line under a job's name */
static char *
describe_job (WmHiringPage *self, const WmJob *job)
{
  WmMap *map = wm_session_get_map (self->session);
  g_autoptr (WmSeniority) levels
    = *job->seniority != '\0'
        ? wm_seniority_load (wm_session_get_store (self->session), map, NULL)
        : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  append_what (parts, map, levels, job);
  g_ptr_array_add (parts, g_strdup (wm_job_status_word (job->status)));
  g_ptr_array_add (parts, g_strdup_printf (
                            ngettext ("%u candidate", "%u candidates", job->candidates),
                            job->candidates));
  /* Translators: how many were hired for a job, and how many are wanted */
  if (job->openings > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("%1$u of %2$d hired"), job->hired, job->openings));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
fill_job (WmHiringPage *self)
{
  g_autoptr (WmJob) job
    = self->job != NULL ? wm_job_find (wm_session_get_store (self->session), self->job, NULL)
                        : NULL;
  g_autofree char *line = NULL;

  if (job == NULL)
    return;
  line = describe_job (self, job);
  gtk_label_set_text (self->title, job->name);
  gtk_label_set_text (self->subtitle, line);
}

static void
fill_list (WmHiringPage *self, GPtrArray *jobs)
{
  wm_page_clear_list (self->list);
  for (guint i = 0; i < jobs->len; i++)
    {
      const WmJob *job = g_ptr_array_index (jobs, i);
      g_autofree char *line = describe_job (self, job);
      GtkWidget *row = wm_text_row_new (job->slug, job->name, NULL);

      wm_text_row_set_texts (WM_TEXT_ROW (row), line, NULL);
      gtk_list_box_append (self->list, row);
    }
}

/* How many are due stands on the button, so that nobody has to look. */
static void
fill_due (WmHiringPage *self)
{
  guint count = wm_retention_count_due (self->session);
  g_autofree char *text = count > 0
                            /* Translators: a button; the number of candidates to be erased */
                            ? g_strdup_printf (_ ("What Is _Due (%u)…"), count)
                            : g_strdup (_ ("What Is _Due…"));

  for (guint i = 0; i < G_N_ELEMENTS (self->due_buttons); i++)
    gtk_button_set_label (GTK_BUTTON (self->due_buttons[i]), text);
}

static void
refill (WmHiringPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) jobs = wm_jobs_list (wm_session_get_store (self->session), &error);
  gboolean fixed = wm_session_is_read_only (self->session);
  gboolean can_make = !fixed && wm_session_get_map (self->session)->roles->len > 0;
  gboolean gone = self->job != NULL;

  wm_feedback_error (GTK_WIDGET (self), error);
  if (jobs == NULL)
    return;
  for (guint i = 0; i < jobs->len; i++)
    if (g_strcmp0 (((WmJob *) jobs->pdata[i])->slug, self->job) == 0)
      gone = FALSE;
  if (gone)
    g_clear_pointer (&self->job, g_free);
  fill_list (self, jobs);
  fill_due (self);
  fill_job (self);
  /* One of them at a time, also for those who do not see which. */
  gtk_widget_set_visible (self->new_button, jobs->len > 0);
  gtk_widget_set_visible (self->empty_button, jobs->len == 0);
  gtk_widget_set_sensitive (self->new_button, can_make);
  gtk_widget_set_sensitive (self->empty_button, can_make);
  adw_status_page_set_description (
    self->empty, fixed ? _ ("This workspace is read-only, so no job can be made here.")
                       : _ ("A job takes its requirements from a role. Waymark then tells whether "
                            "the interviews cover them."));
  gtk_widget_set_sensitive (self->edit_button, !fixed);
  gtk_stack_set_visible_child_name (self->stack, self->job != NULL ? "job"
                                                 : jobs->len > 0   ? "list"
                                                                   : "empty");
}

static void
show_job (WmHiringPage *self, const char *job)
{
  g_autofree char *slug = g_strdup (job);

  g_free (self->job);
  self->job = g_steal_pointer (&slug);
  if (self->job != NULL)
    {
      wm_loop_view_set_job (self->loop, self->job);
      wm_candidates_view_set_job (self->candidates, self->job);
    }
  refill (self);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, WmHiringPage *self)
{
  show_job (self, wm_text_row_get_id (WM_TEXT_ROW (row)));
  gtk_widget_grab_focus (self->back);
}

static void
on_back (WmHiringPage *self)
{
  show_job (self, NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
act_show_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_job (WM_HIRING_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* ---- what can be done ------------------------------------------------------- */

static void
on_got_job (GtkWidget *from, const char *job)
{
  show_job (WM_HIRING_PAGE (from), job);
}

static void
on_new_job (WmHiringPage *self)
{
  wm_job_dialog_new_job (GTK_WIDGET (self), self->session, on_got_job);
}

static void
on_edit_job (WmHiringPage *self)
{
  wm_job_dialog_edit (GTK_WIDGET (self), self->session, self->job);
}

static void
on_due (WmHiringPage *self)
{
  wm_retention_dialog_show (GTK_WIDGET (self), self->session);
}

static void
on_show_interview (GtkWidget *from, const char *job, const char *interview)
{
  WmHiringPage *self = WM_HIRING_PAGE (from);

  show_job (self, job);
  gtk_stack_set_visible_child (self->views, GTK_WIDGET (self->loop));
  wm_loop_view_show_interview (self->loop, interview);
}

static void
on_panel (WmHiringPage *self)
{
  wm_panel_dialog_show (GTK_WIDGET (self), self->session, on_show_interview);
}

/* The job as who might want it reads it */
static void
on_job_page (WmHiringPage *self)
{
  WmStore *store = wm_session_get_store (self->session);
  WmMap *map = wm_session_get_map (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmJobPage) page = wm_job_page_load (store, map, self->job, &error);
  GBytes *posting = page != NULL ? wm_export_job_posting (store, map, self->job, &error) : NULL;

  wm_feedback_error (GTK_WIDGET (self), error);
  if (page != NULL)
    wm_paper_dialog_show (GTK_WIDGET (self), _ ("Job Page"), wm_paper_job (map, page), map->locale,
                          page->job->name, posting, _ ("Save as JSON-_LD…"));
}

static GtkWidget *
tool_new (WmHiringPage *self, GtkWidget *bar, const char *text, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (bar), button);
  return button;
}

/* What is about all jobs, on each of the two pages */
static void
add_common_tools (WmHiringPage *self, GtkWidget *bar, guint page)
{
  self->due_buttons[page] = tool_new (self, bar, _ ("What Is _Due…"), G_CALLBACK (on_due));
  tool_new (self, bar, _ ("Panel _Quality…"), G_CALLBACK (on_panel));
  wm_page_make_wrapping (bar);
}

/* ---- built ------------------------------------------------------------------ */

static GtkWidget *
suggested_button (WmHiringPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_New Job…"));

  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_new_job), self);
  return button;
}

/* What the page shows, in a column that scrolls, of that width or all that there is */
static GtkWidget *
column_new (GtkWidget *content, int width)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_add_css_class (content, "page-column");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), width);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static GtkWidget *
list_new (WmHiringPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->new_button = suggested_button (self);
  gtk_box_append (GTK_BOX (bar), self->new_button);
  add_common_tools (self, bar, 0);
  self->list_section = wm_page_section_new (_ ("Jobs"), NULL, &self->list);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), self->list_section);
  return column_new (box, 860);
}

static GtkWidget *
empty_new (WmHiringPage *self)
{
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->empty, "system-users-symbolic");
  adw_status_page_set_title (self->empty, _ ("No Job Yet"));
  self->empty_button = suggested_button (self);
  gtk_widget_add_css_class (self->empty_button, "pill");
  adw_status_page_set_child (self->empty, self->empty_button);
  return GTK_WIDGET (self->empty);
}

static GtkWidget *
header_new (WmHiringPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, _ ("All Jobs"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("All Jobs"), -1);
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_set_valign (self->back, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (on_back), self);
  self->title = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-4");
  self->subtitle = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dim-label");
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_xalign (self->subtitle, 0);
  gtk_label_set_wrap (self->subtitle, TRUE);
  gtk_box_append (GTK_BOX (names), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (names), GTK_WIDGET (self->subtitle));
  gtk_box_append (GTK_BOX (bar), self->back);
  gtk_box_append (GTK_BOX (bar), names);
  return bar;
}

static GtkWidget *
job_new (WmHiringPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->views = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->views, FALSE);
  gtk_stack_set_hhomogeneous (self->views, FALSE);
  self->loop = WM_LOOP_VIEW (wm_loop_view_new (self->session));
  self->candidates = WM_CANDIDATES_VIEW (wm_candidates_view_new (self->session));
  gtk_stack_add_titled (self->views, GTK_WIDGET (self->loop), "loop", _ ("Interviews"));
  gtk_stack_add_titled (self->views, GTK_WIDGET (self->candidates), "candidates",
                        _ ("Candidates"));
  self->edit_button = tool_new (self, tools, _ ("_Edit Job…"), G_CALLBACK (on_edit_job));
  tool_new (self, tools, _ ("_Job Page…"), G_CALLBACK (on_job_page));
  add_common_tools (self, tools, 1);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->views);
  gtk_widget_add_css_class (switcher, "page-switcher");
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), tools);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->views));
  return column_new (box, 1180);
}

static void
wm_hiring_page_dispose (GObject *object)
{
  WmHiringPage *self = WM_HIRING_PAGE (object);

  g_clear_pointer (&self->job, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_hiring_page_parent_class)->dispose (object);
}

static void
wm_hiring_page_class_init (WmHiringPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_hiring_page_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), WM_PAGE_SHOW_ITEM, "s",
                                   act_show_item);
}

static void
wm_hiring_page_init (WmHiringPage *self)
{
}

GtkWidget *
wm_hiring_page_new (WmSession *session)
{
  WmHiringPage *self = g_object_new (WM_TYPE_HIRING_PAGE, NULL);

  self->session = g_object_ref (session);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, list_new (self), "list");
  gtk_stack_add_named (self->stack, empty_new (self), "empty");
  gtk_stack_add_named (self->stack, job_new (self), "job");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  refill (self);
  g_signal_connect_object (session, "hiring-changed", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
