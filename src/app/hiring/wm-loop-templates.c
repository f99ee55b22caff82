/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Interview plans kept as templates, and used for other jobs.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-loop-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-ask-name.h"
#include "app/wm-feedback.h"
#include "app/wm-menu.h"

static WmStore *
store_of (WmLoopView *self)
{
  return wm_session_get_store (self->session);
}

static void
on_got_name (const char *name, gpointer data)
{
  WmLoopView *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = wm_loop_save_template (store_of (self), self->loop, name, &error);

  if (id != NULL)
    wm_feedback_undoable (GTK_WIDGET (self), _ ("Interview plan kept as a template"));
  wm_feedback_error (GTK_WIDGET (self), error);
}

static void
act_keep (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmLoopView *self = WM_LOOP_VIEW (widget);

  if (self->loop != NULL)
    wm_ask_name (widget, _ ("Keep as Template"), _ ("Name of the template"), _ ("_Keep"),
                 self->loop->name, on_got_name, self);
}

static void
act_use (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_loop_view_use_template (WM_LOOP_VIEW (widget), g_variant_get_string (parameter, NULL));
}

static void
act_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmLoopView *self = WM_LOOP_VIEW (widget);
  g_autoptr (GError) error = NULL;

  if (wm_loop_delete_template (store_of (self), g_variant_get_string (parameter, NULL), &error))
    wm_feedback_undoable (widget, _ ("Template deleted; the plans made from it stay"));
  wm_feedback_error (widget, error);
}

void
wm_loop_view_use_template (WmLoopView *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  gboolean replaced = self->loop->stages->len > 0;

  if (!wm_loop_fill (store_of (self), wm_session_get_map (self->session), self->loop, id, &error))
    wm_feedback_error (GTK_WIDGET (self), error);
  else
    wm_loop_view_save (self, "edit-loop",
                       replaced ? _ ("Interview plan begun anew from the template") : NULL);
}

/* A submenu of templates, where there are any. */
static void
append_templates (GMenu *menu, const char *label, const char *action, GPtrArray *list,
                  gboolean only_own)
{
  g_autoptr (GMenu) items = g_menu_new ();

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const WmLoopTemplate *it = g_ptr_array_index (list, i);
      g_autofree char *name = wm_menu_escape (it->name);

      if (it->own || !only_own)
        wm_menu_append (items, name, action, g_variant_new_string (it->id));
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (items)) > 0)
    g_menu_append_submenu (menu, label, G_MENU_MODEL (items));
}

static void
make_menu (GtkMenuButton *button, gpointer data)
{
  WmLoopView *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GPtrArray) list
    = wm_loop_templates (store_of (self), wm_session_get_map (self->session), NULL);

  if (self->loop != NULL && self->loop->stages->len > 0)
    g_menu_append (menu, _ ("_Keep as Template…"), "loop.keep");
  append_templates (menu, _ ("_Begin Anew From"), "loop.use", list, FALSE);
  append_templates (menu, _ ("_Delete Template"), "loop.delete-template", list, TRUE);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

GtkWidget *
wm_loop_view_templates_new (WmLoopView *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("_Templates"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Interview plans that can be used for other jobs"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_menu, self, NULL);
  return button;
}

void
wm_loop_view_install_templates (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "loop.keep", NULL, act_keep);
  gtk_widget_class_install_action (klass, "loop.use", "s", act_use);
  gtk_widget_class_install_action (klass, "loop.delete-template", "s", act_delete);
}
