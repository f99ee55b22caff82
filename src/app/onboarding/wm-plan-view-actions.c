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
#include "onboarding/wm-plan-shift.h"
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

static void
on_got_start (const GDate *start, gpointer data)
{
  WmPlanView *self = data;
  WmStore *store = wm_plan_view_get_store (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPlan) before
    = self->plan != NULL ? wm_plan_load (store, self->plan->slug, NULL) : NULL;
  g_autoptr (GPtrArray) moves = NULL;
  g_autofree char *text = NULL;
  gboolean stored;
  guint n;

  if (before == NULL)
    return;
  stored = wm_plan_set_start (store, before->slug, start, &error);
  moves = stored && self->plan != NULL ? wm_plan_moves (before, self->plan) : NULL;
  n = moves != NULL ? moves->len : 0;
  text = g_strdup_printf (ngettext ("First day changed, %u date followed",
                                    "First day changed, %u dates followed", n),
                          n);
  wm_plan_view_tell (self, stored, text, error);
}

static void
act_moved (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanView *self = WM_PLAN_VIEW (widget);

  if (self->moves != NULL)
    wm_plan_moved_dialog_show (widget, self->moves);
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

/* How a plan is written as text: by which action, as what, and for whom */
typedef struct
{
  const char *action, *title, *ending;
  WmPlanFormat format;
  gboolean for_new_hire;
} TextExport;

static const TextExport text_exports[] = {
  { "plan.export-json", N_ ("Export Plan as JSON"), ".json", WM_PLAN_JSON, FALSE },
  { "plan.export-hire", N_ ("Export Plan for the New Hire"), ".json", WM_PLAN_JSON, TRUE },
  { "plan.export-calendar", N_ ("Export Plan as Calendar"), ".ics", WM_PLAN_ICS, FALSE },
  { "plan.export-checklist", N_ ("Export Plan as Checklist"), ".md", WM_PLAN_MARKDOWN, FALSE },
  { "plan.export-table", N_ ("Export Plan as Table"), ".csv", WM_PLAN_CSV, FALSE },
  { "plan.export-page", N_ ("Export Plan as Web Page"), ".html", WM_PLAN_HTML, TRUE },
};

/* The plan may be another when the file is chosen. */
typedef struct
{
  char *slug;
  const TextExport *as;
} Asked;

static void
asked_free (gpointer data)
{
  g_free (((Asked *) data)->slug);
  g_free (data);
}

static void
on_got_text (GtkWidget *from, const char *path, gpointer data)
{
  WmPlanView *self = WM_PLAN_VIEW (from);
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
    = wm_plan_export (wm_plan_view_get_store (self), wm_session_get_map (self->session),
                      asked->slug, asked->as->format, asked->as->for_new_hire, &error);

  if (bytes != NULL && wm_file_write (path, bytes, &error))
    wm_tell_written (from, path);
  else
    wm_feedback_error (from, error);
}

static void
act_export_text (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanView *self = WM_PLAN_VIEW (widget);

  for (guint i = 0; self->plan != NULL && i < G_N_ELEMENTS (text_exports); i++)
    if (g_str_equal (name, text_exports[i].action))
      {
        /* Translators: the proposed name of a file, without its ending. */
        g_autofree char *suggestion = g_strconcat (_("plan"), text_exports[i].ending, NULL);
        Asked *asked = g_new0 (Asked, 1);

        *asked = (Asked){ g_strdup (self->plan->slug), &text_exports[i] };
        wm_ask_file (widget, _(text_exports[i].title), suggestion, on_got_text, asked,
                     asked_free);
      }
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
    { "plan.moved", act_moved },
    { "plan.template", act_template },
    { "plan.calendar", act_dialog },
    { "plan.check", act_dialog },
    { "plan.anew", act_dialog },
    { "plan.delete", act_delete },
    { "plan.export-pdf", act_export_pdf },
    { "plan.export-timeline", act_export_timeline },
    { "plan.print-timeline", act_print_timeline },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_widget_class_install_action (klass, table[i].name, NULL, table[i].run);
  for (guint i = 0; i < G_N_ELEMENTS (text_exports); i++)
    gtk_widget_class_install_action (klass, text_exports[i].action, NULL, act_export_text);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, GDK_ALT_MASK, "plan.back", NULL);
}
