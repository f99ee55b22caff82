/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions of the window that lead to what was found: each shows the page
 * that the thing is on, and the thing on it.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-window-private.h"

#include "app/parts/wm-page-parts.h"
#include "app/wm-pages.h"

/* To the page, and an action of it about one thing; a page that can do so has it. */
static void
do_on_page (WmWindow *self, const char *page, const char *action, const char *slug)
{
  GtkWidget *child;

  wm_window_show_page (self, page);
  child = gtk_stack_get_visible_child (self->pages);
  if (child != NULL)
    gtk_widget_activate_action (child, action, "s", slug);
}

static void
show_on_page (WmWindow *self, const char *page, const char *slug)
{
  do_on_page (self, page, WM_PAGE_SHOW_ITEM, slug);
}

static void
act_make_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  do_on_page (WM_WINDOW (widget), "onboarding", WM_PAGE_MAKE_FOR,
              g_variant_get_string (parameter, NULL));
}

static void
act_find_skill (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);

  if (self->session == NULL)
    return;
  wm_window_show_page (self, "map");
  wm_window_show_skill (self, g_variant_get_string (parameter, NULL));
}

static void
act_show_resource (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_on_page (WM_WINDOW (widget), "resources", g_variant_get_string (parameter, NULL));
}

static void
act_show_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_on_page (WM_WINDOW (widget), "onboarding", g_variant_get_string (parameter, NULL));
}

static void
act_show_person (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  const char *person = g_variant_get_string (parameter, NULL);
  gboolean me = self->session != NULL
                && g_strcmp0 (person, wm_session_get_person (self->session)) == 0;

  show_on_page (self, !me && wm_pages_find ("team") != NULL ? "team" : "me", person);
}

static void
act_show_question (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_on_page (WM_WINDOW (widget), "questions", g_variant_get_string (parameter, NULL));
}

void
wm_window_install_find_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.find-skill", "s", act_find_skill);
  gtk_widget_class_install_action (klass, "win.show-resource", "s", act_show_resource);
  gtk_widget_class_install_action (klass, "win.show-question", "s", act_show_question);
  gtk_widget_class_install_action (klass, "win.show-person", "s", act_show_person);
  gtk_widget_class_install_action (klass, "win.show-plan", "s", act_show_plan);
  gtk_widget_class_install_action (klass, "win.make-plan", "s", act_make_plan);
}
