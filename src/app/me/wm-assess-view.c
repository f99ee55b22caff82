/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two ways to assess.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-assess-view.h"

#include <glib/gi18n-lib.h>

#include "app/me/wm-guide-view.h"
#include "app/parts/wm-table-view.h"

struct _WmAssessView
{
  WmMeView parent_instance;

  GtkStack *faces;
  WmGuideView *guide;
  WmTableView *table;
};

G_DEFINE_FINAL_TYPE (WmAssessView, wm_assess_view, WM_TYPE_ME_VIEW)

/* Both fill themselves; they learn whom it is about with the first filling. */
static void
wm_assess_view_fill (WmMeView *view, WmMe *me)
{
  WmAssessView *self = WM_ASSESS_VIEW (view);

  if (wm_me_view_get_me (WM_ME_VIEW (self->guide)) != NULL)
    return;
  wm_me_view_set_me (WM_ME_VIEW (self->guide), me);
  wm_me_view_set_me (WM_ME_VIEW (self->table), me);
  wm_me_view_refresh (WM_ME_VIEW (self->guide));
}

void
wm_assess_view_show (WmAssessView *self, const char *how)
{
  g_return_if_fail (WM_IS_ASSESS_VIEW (self));

  if (g_str_equal (how, "table"))
    gtk_stack_set_visible_child (self->faces, GTK_WIDGET (self->table));
  else if (g_str_equal (how, "start"))
    {
      gtk_stack_set_visible_child (self->faces, GTK_WIDGET (self->guide));
      wm_guide_view_start (self->guide);
    }
}

static void
wm_assess_view_class_init (WmAssessViewClass *klass)
{
  WM_ME_VIEW_CLASS (klass)->fill = wm_assess_view_fill;
}

static void
wm_assess_view_init (WmAssessView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->faces = GTK_STACK (gtk_stack_new ());
  self->guide = g_object_new (WM_TYPE_GUIDE_VIEW, NULL);
  self->table = g_object_new (WM_TYPE_TABLE_VIEW, NULL);
  gtk_stack_set_hhomogeneous (self->faces, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->faces), TRUE);
  /* Translators: a way to assess oneself: one skill at a time */
  gtk_stack_add_titled (self->faces, GTK_WIDGET (self->guide), "guide", _("Guided"));
  gtk_stack_add_titled (self->faces, GTK_WIDGET (self->table), "table", _("All Skills"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->faces);
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_set_margin_top (switcher, 12);
  gtk_widget_set_margin_start (switcher, 12);
  gtk_widget_set_margin_end (switcher, 12);
  gtk_widget_add_css_class (switcher, "page-switcher");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), switcher);
  gtk_box_append (GTK_BOX (box), clamp);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->faces));
  adw_bin_set_child (ADW_BIN (self), box);
}
