/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done to a plan as a whole.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-plan-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-ask-name.h"
#include "app/onboarding/wm-calendar-dialog.h"
#include "app/parts/wm-export-picture.h"
#include "app/parts/wm-page-parts.h"
#include "app/onboarding/wm-plan-care.h"
#include "app/parts/wm-start-dialog.h"
#include "app/wm-feedback.h"
#include "app/map/wm-map-output.h"
#include "draw/wm-scenes.h"
#include "draw/wm-timeline-pages.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-plan-text.h"
#include "onboarding/wm-plan-template.h"

static void
act_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_plan_view_close (WM_PLAN_VIEW (widget));
}

static void
on_got_name (const char *name, gpointer data)
{
  WmPlanView *self = data;
  g_autoptr (GError) error = NULL;
  gboolean stored;

  if (self->plan == NULL || g_str_equal (name, self->plan->name))
    return;
  stored = wm_plan_rename (wm_plan_view_get_store (self), self->plan->slug, name, &error);
  wm_plan_view_tell (self, stored, _("Plan renamed"), error);
}

static void
act_rename (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanView *self = WM_PLAN_VIEW (widget);

  if (self->plan != NULL)
    wm_ask_name (widget, _("Rename Plan"), _("Name"), _("_Rename"), self->plan->name, on_got_name,
                 self);
}

/* Every date of a plan's activities by id. */
static GHashTable *
dates_of (const WmPlan *plan)
{
  GHashTable *dates = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i <= plan->milestones->len; i++)
    {
      GPtrArray *activities
        = i < plan->milestones->len
            ? ((WmMilestone *) g_ptr_array_index (plan->milestones, i))->activities
            : plan->loose;

      for (guint j = 0; j < activities->len; j++)
        {
          const WmActivity *activity = g_ptr_array_index (activities, j);

          g_hash_table_insert (dates, g_memdup2 (&activity->id, sizeof activity->id),
                               g_strdup (activity->due_date));
        }
    }
  return dates;
}

/* How many activities have another date now. */
static guint
count_moved (GHashTable *before, const WmPlan *plan)
{
  g_autoptr (GHashTable) after = dates_of (plan);
  GHashTableIter iter;
  gpointer key, value;
  guint n = 0;

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &key, &value))
    n += g_strcmp0 (g_hash_table_lookup (before, key), value) != 0;
  return n;
}

static void
on_got_start (const GDate *start, gpointer data)
{
  WmPlanView *self = data;
  g_autoptr (GHashTable) before = self->plan != NULL ? dates_of (self->plan) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean stored;
  guint n;

  if (before == NULL)
    return;
  stored = wm_plan_set_start (wm_plan_view_get_store (self), self->plan->slug, start, &error);
  n = stored && self->plan != NULL ? count_moved (before, self->plan) : 0;
  text = g_strdup_printf (ngettext ("First day changed, %u date followed",
                                    "First day changed, %u dates followed", n),
                          n);
  wm_plan_view_tell (self, stored, text, error);
}

static void
act_start (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanView *self = WM_PLAN_VIEW (widget);

  if (self->plan != NULL)
    wm_start_dialog_show (widget, self->plan->start_date, on_got_start, self);
}

static void
on_got_template_name (const char *name, gpointer data)
{
  WmPlanView *self = data;
  g_autoptr (GError) error = NULL;
  int version = 1;
  g_autofree char *slug = self->plan != NULL
                            ? wm_template_from_plan (wm_plan_view_get_store (self),
                                                     self->plan->slug, name, &version, &error)
                            : NULL;
  g_autofree char *text = version > 1
                            /* Translators: a number of a version */
                            ? g_strdup_printf (_("Template saved as version %d"), version)
                            : g_strdup (_("Template saved"));

  wm_plan_view_tell (self, slug != NULL, text, error);
}

static void
act_template (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanView *self = WM_PLAN_VIEW (widget);

  if (self->plan != NULL)
    wm_ask_name (widget, _("Save as Template"), _("Name"), _("_Save"), "", on_got_template_name,
                 self);
}

/* The dialogs that look after the whole plan */
static void
act_dialog (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    void (*show) (GtkWidget *from, WmSession *session, const char *plan);
  } dialogs[] = { { "plan.calendar", wm_calendar_dialog_show },
                  { "plan.check", wm_plan_check_dialog_show },
                  { "plan.anew", wm_plan_anew_dialog_show } };
  WmPlanView *self = WM_PLAN_VIEW (widget);

  for (guint i = 0; self->plan != NULL && i < G_N_ELEMENTS (dialogs); i++)
    if (g_str_equal (name, dialogs[i].name))
      dialogs[i].show (widget, self->session, self->plan->slug);
}

static void
act_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanView *self = WM_PLAN_VIEW (widget);
  g_autoptr (GError) error = NULL;
  gboolean stored;

  if (self->plan == NULL)
    return;
  stored = wm_plan_delete (wm_plan_view_get_store (self), self->plan->slug, &error);
  wm_plan_view_tell (self, stored, _("Plan deleted"), error);
}

/* ---- exports ------------------------------------------------------------------- */

static WmScene *
build (WmPlanView *self, double width,
       WmScene *(*scene) (WmMap *map, WmPlan *plan, const WmSceneOptions *options))
{
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  GDate today;

  if (self->plan == NULL)
    return NULL;
  wm_page_today (&today);
  options.measure = wm_measure_pango ();
  options.width = width;
  options.today = &today;
  return scene (wm_session_get_map (self->session), self->plan, &options);
}

static WmScene *
build_page (double width, gpointer data)
{
  return build (data, width, wm_scene_plan_page);
}

static WmScene *
build_timeline (double width, gpointer data)
{
  return build (data, width, wm_scene_timeline);
}

static void
act_export_pdf (GtkWidget *widget, const char *name, GVariant *parameter)
{
  /* Translators: the proposed name of a file, without its ending. */
  wm_export_picture (widget, _("Export Plan as PDF"), _("plan"), build_page, widget);
}

static void
act_export_timeline (GtkWidget *widget, const char *name, GVariant *parameter)
{
  /* Translators: the proposed name of a file, without its ending. */
  wm_export_picture (widget, _("Export Timeline"), _("timeline"), build_timeline, widget);
}

static void
act_print_timeline (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanView *self = WM_PLAN_VIEW (widget);
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  GDate today;

  if (self->plan == NULL)
    return;
  wm_page_today (&today);
  options.measure = wm_measure_pango ();
  options.today = &today;
  wm_map_print (widget, wm_timeline_pages (wm_session_get_map (self->session), self->plan,
                                           &options, WM_PAPER_A4, TRUE));
}

/* How a plan is written as text: the file's ending, and for whom */
typedef struct
{
  char *slug;
  WmPlanFormat format;
  gboolean for_new_hire;
} TextExport;

static void
text_export_free (gpointer data)
{
  TextExport *export = data;

  g_free (export->slug);
  g_free (export);
}

static void
on_got_text (GtkWidget *from, const char *path, gpointer data)
{
  WmPlanView *self = WM_PLAN_VIEW (from);
  const TextExport *export = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
    = wm_plan_export (wm_plan_view_get_store (self), wm_session_get_map (self->session),
                      export->slug, export->format, export->for_new_hire, &error);

  if (bytes != NULL && wm_file_write (path, bytes, &error))
    wm_tell_written (from, path);
  else
    wm_feedback_error (from, error);
}

static void
ask_text (GtkWidget *widget, const char *title, const char *ending, WmPlanFormat format,
          gboolean for_new_hire)
{
  WmPlanView *self = WM_PLAN_VIEW (widget);
  g_autofree char *suggestion = g_strconcat (_("plan"), ending, NULL);
  TextExport *export;

  if (self->plan == NULL)
    return;
  export = g_new0 (TextExport, 1);
  *export = (TextExport){ g_strdup (self->plan->slug), format, for_new_hire };
  wm_ask_file (widget, title, suggestion, on_got_text, export, text_export_free);
}

static void
act_export_json (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_text (widget, _("Export Plan as JSON"), ".json", WM_PLAN_JSON, FALSE);
}

static void
act_export_for_hire (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_text (widget, _("Export Plan for the New Hire"), ".json", WM_PLAN_JSON, TRUE);
}

static void
act_export_calendar (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_text (widget, _("Export Plan as Calendar"), ".ics", WM_PLAN_ICS, FALSE);
}

static void
act_export_checklist (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_text (widget, _("Export Plan as Checklist"), ".md", WM_PLAN_MARKDOWN, FALSE);
}

static void
act_export_table (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_text (widget, _("Export Plan as Table"), ".csv", WM_PLAN_CSV, FALSE);
}

static void
act_export_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_text (widget, _("Export Plan as Web Page"), ".html", WM_PLAN_HTML, TRUE);
}

void
wm_plan_view_install_actions (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc run;
  } table[] = {
    { "plan.back", act_back },
    { "plan.rename", act_rename },
    { "plan.start", act_start },
    { "plan.template", act_template },
    { "plan.calendar", act_dialog },
    { "plan.check", act_dialog },
    { "plan.anew", act_dialog },
    { "plan.delete", act_delete },
    { "plan.export-json", act_export_json },
    { "plan.export-pdf", act_export_pdf },
    { "plan.export-hire", act_export_for_hire },
    { "plan.export-calendar", act_export_calendar },
    { "plan.export-checklist", act_export_checklist },
    { "plan.export-table", act_export_table },
    { "plan.export-page", act_export_page },
    { "plan.export-timeline", act_export_timeline },
    { "plan.print-timeline", act_print_timeline },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_widget_class_install_action (klass, table[i].name, NULL, table[i].run);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, GDK_ALT_MASK, "plan.back", NULL);
}
