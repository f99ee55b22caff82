/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ramp on screen.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-plan-ramp.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/onboarding/wm-template-library.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/map/wm-scene-view.h"
#include "draw/wm-scene-ramp.h"

struct _WmPlanRamp
{
  AdwBin parent_instance;

  WmSceneView *view;
  GtkWidget *late_section, *dropped_section, *improve;
  GtkListBox *late, *dropped;

  WmSession *session;
  const WmPlan *plan; /* (nullable), unowned */
};

G_DEFINE_FINAL_TYPE (WmPlanRamp, wm_plan_ramp, ADW_TYPE_BIN)

static WmScene *
build (double width, gpointer data)
{
  WmPlanRamp *self = data;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  WmMap *map = wm_session_get_map (self->session);
  g_autoptr (GPtrArray) ramps = NULL;
  GDate today;

  if (self->plan == NULL)
    return NULL;
  wm_page_today (&today);
  options.measure = wm_measure_pango ();
  options.width = width;
  options.today = &today;
  ramps = wm_ramp_load (wm_session_get_store (self->session), map, self->plan->slug, NULL);
  return ramps != NULL ? wm_scene_ramp (map, self->plan, ramps, &options) : NULL;
}

static void
on_node_activated (WmSceneView *view, const char *id, WmPlanRamp *self)
{
  if (g_str_has_prefix (id, "ramp:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-skill", "s", id + strlen ("ramp:"));
}

static void
on_improve (WmPlanRamp *self)
{
  if (self->plan != NULL)
    wm_template_improve_show (GTK_WIDGET (self), self->session, self->plan->template_slug);
}

/* ---- over several plans -------------------------------------------------------------- */

/* Counts of plans; fewer than three tell nothing. */
static void
fill_counts (GtkWidget *section, GtkListBox *list, const char *title, const char *none,
             GPtrArray *counts)
{
  guint n = 0;

  wm_page_clear_list (list);
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const WmRampCount *it = g_ptr_array_index (counts, i);
      g_autofree char *detail = NULL;
      GtkWidget *row;

      if (it->plans < WM_RAMP_LEAST)
        continue;
      /* Translators: in so many plans of so many */
      detail = g_strdup_printf (ngettext ("In %1$u of %2$u plan", "In %1$u of %2$u plans",
                                          it->plans),
                                it->late, it->plans);
      row = wm_text_row_new (it->id, it->name, NULL);
      wm_text_row_set_texts (WM_TEXT_ROW (row), detail, NULL);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (list, row);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (list), n > 0);
  wm_page_section_set (section, title,
                       n > 0                                ? ""
                       : counts != NULL && counts->len > 0 ? _ ("Too few plans to tell.")
                                                            : none);
}

static void
refill (WmPlanRamp *self)
{
  WmStore *store = wm_session_get_store (self->session);
  g_autoptr (GPtrArray) late = NULL;
  g_autoptr (GPtrArray) dropped = NULL;
  GDate today;

  wm_page_today (&today);
  late = wm_ramp_late (store, wm_session_get_map (self->session), &today, NULL);
  dropped = wm_ramp_dropped (
    store, *self->plan->template_slug != '\0' ? self->plan->template_slug : NULL, NULL);
  fill_counts (self->late_section, self->late, _ ("Late in several plans"),
               _ ("No skill is late in any plan."), late);
  fill_counts (self->dropped_section, self->dropped, _ ("Dropped in several plans"),
               _ ("No activity of this template was dropped in any plan."), dropped);
  gtk_widget_set_visible (self->improve, *self->plan->template_slug != '\0');
  gtk_widget_set_sensitive (self->improve, !wm_session_is_read_only (self->session));
  wm_scene_view_invalidate (self->view);
}

/* ---- the widget ------------------------------------------------------------------------ */

static void
wm_plan_ramp_dispose (GObject *object)
{
  WmPlanRamp *self = WM_PLAN_RAMP (object);

  if (self->view != NULL)
    wm_scene_view_set_builder (self->view, NULL, NULL, NULL);
  self->view = NULL;
  self->plan = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_plan_ramp_parent_class)->dispose (object);
}

static void
wm_plan_ramp_class_init (WmPlanRampClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_plan_ramp_dispose;
}

static void
wm_plan_ramp_init (WmPlanRamp *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *frame = gtk_frame_new (NULL);

  self->view = WM_SCENE_VIEW (wm_scene_view_new ());
  g_signal_connect (self->view, "node-activated", G_CALLBACK (on_node_activated), self);
  gtk_widget_add_css_class (frame, "view");
  gtk_frame_set_child (GTK_FRAME (frame), GTK_WIDGET (self->view));
  self->late_section = wm_page_section_new ("", "", &self->late);
  self->dropped_section = wm_page_section_new ("", "", &self->dropped);
  self->improve = gtk_button_new_with_mnemonic (_ ("_Improve the Template…"));
  gtk_widget_set_tooltip_text (self->improve,
                               _ ("From what became of the plans that were made from it; shows "
                                  "what it would change first"));
  gtk_widget_set_halign (self->improve, GTK_ALIGN_START);
  g_signal_connect_swapped (self->improve, "clicked", G_CALLBACK (on_improve), self);
  gtk_box_append (GTK_BOX (box), frame);
  gtk_box_append (GTK_BOX (box), self->late_section);
  gtk_box_append (GTK_BOX (box), self->dropped_section);
  gtk_box_append (GTK_BOX (box), self->improve);
  wm_page_bin_fill (ADW_BIN (self), box, 1000);
}

GtkWidget *
wm_plan_ramp_new (WmSession *session)
{
  WmPlanRamp *self = g_object_new (WM_TYPE_PLAN_RAMP, NULL);

  self->session = g_object_ref (session);
  wm_scene_view_set_builder (self->view, build, self, NULL);
  return GTK_WIDGET (self);
}

void
wm_plan_ramp_set_plan (WmPlanRamp *self, const WmPlan *plan)
{
  g_return_if_fail (WM_IS_PLAN_RAMP (self));

  self->plan = plan;
  if (plan != NULL)
    refill (self);
}
