/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One activity of a plan as a row.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/pages/wm-activity-row.h"

#include <glib/gi18n-lib.h>

#include "app/pages/wm-activity-dialog.h"
#include "app/pages/wm-page-parts.h"
#include "app/wm-skill-rows.h"

struct _WmActivityRow
{
  AdwActionRow parent_instance;

  WmStore *store;
  GtkWidget *check;
  gint64 id;
  WmActivity edited; /* what the dialog shows; its texts are owned */
};

G_DEFINE_FINAL_TYPE (WmActivityRow, wm_activity_row, ADW_TYPE_ACTION_ROW)

/* Late is told by a word; colour alone would not do. */
static gboolean
is_late (const WmActivity *activity)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  return *activity->due_date && g_strcmp0 (activity->due_date, today) < 0
         && !g_str_equal (activity->status, "COMPLETED")
         && !g_str_equal (activity->status, "CANCELLED");
}

static void
append_part (GString *text, const char *part)
{
  if (part && *part)
    g_string_append_printf (text, "%s%s", text->len ? " · " : "", part);
}

static char *
describe (WmMap *map, const WmActivity *activity)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *date = wm_page_format_date (activity->due_date);
  /* Translators: the day until which something is to be done. */
  g_autofree char *due = *date ? g_strdup_printf (is_late (activity) ? _("late, was due %s") : _("due %s"), date) : NULL;
  g_autofree char *time = wm_skill_rows_duration (activity->minutes, FALSE);

  append_part (text, wm_activity_owner (activity->owner));
  append_part (text, due);
  append_part (text, time);
  for (guint i = 0; i < activity->skills->len; i++)
    {
      int skill = wm_map_find_skill (map, g_ptr_array_index (activity->skills, i));

      if (skill >= 0)
        append_part (text, wm_map_skill (map, skill)->name);
    }
  if (*activity->description)
    g_string_append_printf (text, "\n%s", activity->description);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
on_toggled (GtkCheckButton *check, WmActivityRow *self)
{
  g_signal_emit_by_name (self, "done", gtk_check_button_get_active (check));
}

static void
act_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmActivityRow *self = WM_ACTIVITY_ROW (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  /* The row may be made anew while the dialog is open; the page stays. */
  wm_activity_dialog_show (page ? page : widget, self->store, &self->edited);
}

static void
act_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "delete");
}

static void
act_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "step", g_variant_get_int32 (parameter));
}

static GdkContentProvider *
on_drag (GtkDragSource *source, double x, double y, WmActivityRow *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (G_TYPE_INT64, self->id);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, WmActivityRow *self)
{
  g_signal_emit_by_name (self, "dropped", g_value_get_int64 (value));
  return TRUE;
}

static void
wm_activity_row_dispose (GObject *object)
{
  WmActivityRow *self = WM_ACTIVITY_ROW (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->edited.name, g_free);
  g_clear_pointer (&self->edited.description, g_free);
  g_clear_pointer (&self->edited.owner, g_free);
  g_clear_pointer (&self->edited.due_date, g_free);
  G_OBJECT_CLASS (wm_activity_row_parent_class)->dispose (object);
}

static void
add_signal (const char *name, GType argument)
{
  if (argument == G_TYPE_NONE)
    g_signal_new (name, WM_TYPE_ACTIVITY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  else
    g_signal_new (name, WM_TYPE_ACTIVITY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  argument);
}

static void
wm_activity_row_class_init (WmActivityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_activity_row_dispose;
  add_signal ("done", G_TYPE_BOOLEAN);
  add_signal ("delete", G_TYPE_NONE);
  add_signal ("step", G_TYPE_INT);
  add_signal ("dropped", G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "activity.edit", NULL, act_edit);
  gtk_widget_class_install_action (widget_class, "activity.delete", NULL, act_delete);
  gtk_widget_class_install_action (widget_class, "activity.step", "i", act_step);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "activity.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "activity.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "activity.step", "i",
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "activity.step",
                                       "i", 1);
}

static GtkWidget *
menu_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Edit…"), "activity.edit");
  g_menu_append (menu, _("Move _Up"), "activity.step(-1)");
  g_menu_append (menu, _("Move _Down"), "activity.step(1)");
  g_menu_append (menu, _("_Delete"), "activity.delete");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Activity Menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Activity Menu"), -1);
  return button;
}

static void
wm_activity_row_init (WmActivityRow *self)
{
  self->check = gtk_check_button_new ();
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->check);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

static void
add_editing (WmActivityRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), menu_button_new ());
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->check);
}

GtkWidget *
wm_activity_row_new (WmSession *session, const WmActivity *activity)
{
  WmActivityRow *self = g_object_new (WM_TYPE_ACTIVITY_ROW, NULL);
  g_autofree char *text = describe (wm_session_get_map (session), activity);

  self->store = g_object_ref (wm_session_get_store (session));
  self->id = activity->id;
  self->edited.id = activity->id;
  self->edited.name = g_strdup (activity->name);
  self->edited.description = g_strdup (activity->description);
  self->edited.owner = g_strdup (activity->owner);
  self->edited.due_date = g_strdup (activity->due_date);
  self->edited.minutes = activity->minutes;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), activity->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  if (is_late (activity))
    gtk_widget_add_css_class (GTK_WIDGET (self), "late");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                               g_str_equal (activity->status, "COMPLETED"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  activity->name, -1);
  g_signal_connect (self->check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_widget_set_sensitive (self->check, !wm_session_is_read_only (session));
  if (!wm_session_is_read_only (session))
    add_editing (self);
  return GTK_WIDGET (self);
}

gint64
wm_activity_row_get_id (WmActivityRow *self)
{
  g_return_val_if_fail (WM_IS_ACTIVITY_ROW (self), 0);
  return self->id;
}
