/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of one person: where she is, what is missing, what to do next. It
 * chooses the person and the role; its views show the rest.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-me-page.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-ask-name.h"
#include "app/me/wm-assess-view.h"
#include "app/me/wm-compare-view.h"
#include "app/me/wm-gaps-view.h"
#include "app/me/wm-history-view.h"
#include "app/me/wm-overview-view.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-person-file.h"
#include "app/me/wm-path-view.h"
#include "app/wm-feedback.h"

struct _WmMePage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *toolbar;
  GtkDropDown *person_chooser;
  GtkDropDown *role_chooser;
  GtkWidget *add_button;
  GtkWidget *switcher;
  GtkStack *views;

  WmMe *me;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (WmMePage, wm_me_page, ADW_TYPE_BIN)

/* The views, each made when it is first seen. */
static const struct
{
  const char *id;
  const char *title;
  GType (*type) (void);
} views[] = {
  /* Translators: a view: where one is and what to do next */
  { "overview", N_ ("Overview"), wm_overview_view_get_type },
  /* Translators: a view: levels against the role that one wants */
  { "gaps", N_ ("Gaps"), wm_gaps_view_get_type },
  /* Translators: a view: to assess oneself */
  { "assess", N_ ("Assess"), wm_assess_view_get_type },
  /* Translators: a view: what to learn, week by week */
  { "path", N_ ("Path"), wm_path_view_get_type },
  /* Translators: a view: what changed over time */
  { "history", N_ ("History"), wm_history_view_get_type },
  /* Translators: a view: one's own assessment beside that of others */
  { "compare", N_ ("Compare"), wm_compare_view_get_type },
};

/* ---- choosers ------------------------------------------------------------------ */

static void
fill_roles (WmMePage *self)
{
  WmMap *map = wm_me_get_map (self->me);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("No Target Role"));
  for (guint i = 0; i < map->roles->len; i++)
    gtk_string_list_append (names, wm_map_role (map, i)->name);
  wm_page_drop_down_set_names (self->role_chooser, names, (guint) (wm_me_get_role (self->me) + 1));
  gtk_widget_set_sensitive (GTK_WIDGET (self->role_chooser), wm_me_is_editable (self->me));
}

static void
fill_people (WmMePage *self)
{
  WmSession *session = wm_me_get_session (self->me);
  GPtrArray *people = wm_me_get_people (self->me);
  const WmPerson *shown = wm_me_get_person (self->me);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < people->len; i++)
    {
      const WmPerson *person = g_ptr_array_index (people, i);
      /* Where there is nobody else, or the name says it already, it would tell no more. */
      gboolean me = people->len > 1
                    && g_strcmp0 (person->slug, wm_session_get_person (session)) == 0
                    && g_strcmp0 (person->name, _("Me")) != 0;
      /* Translators: the person at the keyboard among others. */
      g_autofree char *name
        = me ? g_strdup_printf (_("%s (me)"), person->name) : g_strdup (person->name);

      gtk_string_list_append (names, name);
      if (person == shown)
        selected = i;
    }
  wm_page_drop_down_set_names (self->person_chooser, names, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->person_chooser), people->len > 0);
  gtk_widget_set_sensitive (self->add_button, wm_me_is_editable (self->me));
}

static void
on_changed (WmMePage *self)
{
  self->filling = TRUE;
  fill_people (self);
  fill_roles (self);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (
      self->stack, wm_me_get_map (self->me)->skills->len > 0 ? "person" : "empty");
}

static void
on_person_selected (WmMePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->person_chooser);
  GPtrArray *people = wm_me_get_people (self->me);
  g_autofree char *slug = NULL;

  if (self->filling || selected >= people->len)
    return;
  slug = g_strdup (((WmPerson *) g_ptr_array_index (people, selected))->slug);
  wm_me_choose_person (self->me, slug);
}

static void
set_target (WmMePage *self, const char *role)
{
  g_autoptr (GError) error = NULL;
  const char *person = wm_me_ensure_person (self->me, &error);

  if (person == NULL
      || !wm_person_set_target (wm_me_get_store (self->me), person, role, &error))
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  wm_feedback_undoable (GTK_WIDGET (self),
                        *role != '\0' ? _("Target role chosen") : _("Target role taken away"));
}

static void
on_role_selected (WmMePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->role_chooser);
  WmMap *map = wm_me_get_map (self->me);
  g_autofree char *role = NULL;

  if (self->filling || selected > map->roles->len
      || (int) selected == wm_me_get_role (self->me) + 1)
    return;
  role = g_strdup (selected == 0 ? "" : wm_map_role (map, selected - 1)->slug);
  set_target (self, role);
}

static void
act_set_role (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_target (WM_ME_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
on_got_name (const char *name, gpointer data)
{
  WmMePage *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) person
    = wm_person_add (wm_me_get_store (self->me), name, "employee", &error);

  if (person == NULL)
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  wm_me_choose_person (self->me, person->slug);
  wm_feedback_undoable (GTK_WIDGET (self), _("Person added"));
}

static void
on_add_person (WmMePage *self)
{
  wm_ask_name (GTK_WIDGET (self), _("Add a Person"), _("Name"), _("_Add"), "", on_got_name, self);
}

static void
act_export_person (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmMePage *self = WM_ME_PAGE (widget);
  const WmPerson *person = wm_me_get_person (self->me);

  if (person != NULL)
    wm_person_file_ask (GTK_WIDGET (self), wm_me_get_session (self->me), person->slug);
}

/* ---- views --------------------------------------------------------------------------- */

/* A view is seen: it is made if it is not yet there. */
static void
on_view_shown (WmMePage *self)
{
  GtkWidget *bin = gtk_stack_get_visible_child (self->views);
  const char *id = gtk_stack_get_visible_child_name (self->views);

  if (bin == NULL || adw_bin_get_child (ADW_BIN (bin)) != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (views[i].id, id) == 0)
      {
        GtkWidget *view = g_object_new (views[i].type (), NULL);

        wm_me_view_set_me (WM_ME_VIEW (view), self->me);
        adw_bin_set_child (ADW_BIN (bin), view);
      }
}

/* me.show: a view, and after a colon what to do in it: "assess:start" */
static void
act_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmMePage *self = WM_ME_PAGE (widget);
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), ":", 2);
  GtkWidget *bin = gtk_stack_get_child_by_name (self->views, parts[0]);
  GtkWidget *view;

  if (bin == NULL)
    return;
  gtk_stack_set_visible_child (self->views, bin);
  view = adw_bin_get_child (ADW_BIN (bin));
  if (WM_IS_ASSESS_VIEW (view))
    wm_assess_view_show (WM_ASSESS_VIEW (view), parts[1] != NULL ? parts[1] : "");
  if (!wm_page_has_focus (view))
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
add_views (WmMePage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_stack_add_titled (self->views, adw_bin_new (), views[i].id, _(views[i].title));
  g_signal_connect_swapped (self->views, "notify::visible-child", G_CALLBACK (on_view_shown),
                            self);
}

static void
wm_me_page_dispose (GObject *object)
{
  g_clear_object (&WM_ME_PAGE (object)->me);
  G_OBJECT_CLASS (wm_me_page_parent_class)->dispose (object);
}

static void
wm_me_page_class_init (WmMePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_me_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-me-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WmMePage, stack);
  gtk_widget_class_bind_template_child (widget_class, WmMePage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, WmMePage, person_chooser);
  gtk_widget_class_bind_template_child (widget_class, WmMePage, role_chooser);
  gtk_widget_class_bind_template_child (widget_class, WmMePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, WmMePage, switcher);
  gtk_widget_class_bind_template_child (widget_class, WmMePage, views);
  gtk_widget_class_bind_template_callback (widget_class, on_add_person);
  gtk_widget_class_install_action (widget_class, "me.show", "s", act_show);
  gtk_widget_class_install_action (widget_class, "me.set-role", "s", act_set_role);
  gtk_widget_class_install_action (widget_class, "me.export-person", NULL, act_export_person);
}

static void
wm_me_page_init (WmMePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wm_page_make_wrapping (self->toolbar);
  wm_page_make_wrapping (self->switcher);
  gtk_widget_remove_css_class (self->switcher, "linked");
  wm_page_drop_down_setup (self->person_chooser, _("Person"));
  wm_page_drop_down_setup (self->role_chooser, _("Target role"));
}

GtkWidget *
wm_me_page_new (WmSession *session)
{
  WmMePage *self = g_object_new (WM_TYPE_ME_PAGE, NULL);

  self->me = wm_me_new (session);
  on_changed (self);
  add_views (self);
  on_view_shown (self);
  g_signal_connect_swapped (self->person_chooser, "notify::selected",
                            G_CALLBACK (on_person_selected), self);
  g_signal_connect_swapped (self->role_chooser, "notify::selected", G_CALLBACK (on_role_selected),
                            self);
  g_signal_connect_object (self->me, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
wm_me_page_show_person (WmMePage *self, const char *person)
{
  g_return_if_fail (WM_IS_ME_PAGE (self) && person != NULL);

  wm_me_choose_person (self->me, person);
}
