/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One activity of a plan as a row. It is told anew what it shows after each
 * change, so that neither the focus nor an open menu is lost.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-activity-row.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/library/wm-skill-rows.h"
#include "app/onboarding/wm-why-card.h"
#include "app/onboarding/wm-why.h"
#include "app/wm-application.h"
#include "draw/wm-activity-state.h"
#include "draw/wm-scene-words.h"

struct _WmActivityRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *handle;
  GtkWidget *check;
  GtkLabel *name;
  GtkLabel *note;
  GtkWidget *facts;
  GtkLabel *owner;
  GtkWidget *due_box;
  GtkWidget *late;
  GtkLabel *due;
  GtkLabel *time;
  GtkWidget *why_button;
  GtkWidget *menu_button;

  gint64 id;
  char *why; /* (nullable) */
  GPtrArray *cards;   /* utf8 (nullable): scorecards that its reasons name */
  WmSession *session;
  GMenuModel *milestones; /* (nullable): NULL where nothing can be changed */
  GPtrArray *chips;       /* GtkWidget: of the linked skills; unowned */
  gboolean updating;
};

enum
{
  DONE,
  EDIT,
  DELETE,
  STEP,
  MOVE_TO,
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmActivityRow, wm_activity_row, GTK_TYPE_LIST_BOX_ROW)

/* ---- what is wanted ----------------------------------------------------------- */

static void
on_toggled (GtkCheckButton *check, WmActivityRow *self)
{
  gboolean done = gtk_check_button_get_active (check);

  if (self->updating)
    return;
  /* The plan answers; until then the tick stays as it was. */
  self->updating = TRUE;
  gtk_check_button_set_active (check, !done);
  self->updating = FALSE;
  g_signal_emit (self, signals[DONE], 0, done);
}

static void
act_toggle (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmActivityRow *self = WM_ACTIVITY_ROW (widget);

  if (self->milestones != NULL)
    g_signal_emit (self, signals[DONE], 0,
                   !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

static void
act_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (WM_ACTIVITY_ROW (widget)->milestones != NULL)
    g_signal_emit (widget, signals[EDIT], 0);
}

static void
act_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (WM_ACTIVITY_ROW (widget)->milestones != NULL)
    g_signal_emit (widget, signals[DELETE], 0);
}

static void
act_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (WM_ACTIVITY_ROW (widget)->milestones != NULL)
    g_signal_emit (widget, signals[STEP], 0, g_variant_get_int32 (parameter));
}

static void
act_move_to (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (WM_ACTIVITY_ROW (widget)->milestones != NULL)
    g_signal_emit (widget, signals[MOVE_TO], 0, g_variant_get_int64 (parameter));
}

static void
make_menu (GtkMenuButton *button, gpointer data)
{
  WmActivityRow *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  g_menu_append (menu, _("_Edit…"), "activity.edit");
  g_menu_append (places, _("Move _Up"), "activity.step(-1)");
  g_menu_append (places, _("Move _Down"), "activity.step(1)");
  if (self->milestones != NULL && g_menu_model_get_n_items (self->milestones) > 1)
    g_menu_append_submenu (places, _("Move _To"), self->milestones);
  g_menu_append (end, _("_Delete"), "activity.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* The reasons in a bubble, also where nothing can be changed. */
static void
make_why (GtkMenuButton *button, gpointer data)
{
  WmActivityRow *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *label = gtk_label_new (self->why);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 28);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_focusable (label, TRUE); /* so that it is read aloud */
  gtk_box_append (GTK_BOX (box), label);
  if (self->cards != NULL)
    wm_why_append_cards (GTK_BOX (box), self->session, self->cards);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  wm_application_take_quit (popover);
  gtk_menu_button_set_popover (button, popover);
}

/* ---- drag and drop -------------------------------------------------------------- */

static GdkContentProvider *
on_drag (GtkDragSource *source, double x, double y, WmActivityRow *self)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, self->id);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, WmActivityRow *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 24, 12);
}

/* Whether a drop at that height goes behind the row. */
static gboolean
is_after (WmActivityRow *self, double y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static void
show_drop (WmActivityRow *self, gboolean before, gboolean after)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_remove_css_class (widget, "drop-before");
  gtk_widget_remove_css_class (widget, "drop-after");
  if (before)
    gtk_widget_add_css_class (widget, "drop-before");
  if (after)
    gtk_widget_add_css_class (widget, "drop-after");
}

static GdkDragAction
on_drag_motion (GtkDropTarget *target, double x, double y, WmActivityRow *self)
{
  show_drop (self, !is_after (self, y), is_after (self, y));
  return GDK_ACTION_MOVE;
}

static void
on_drag_leave (GtkDropTarget *target, WmActivityRow *self)
{
  show_drop (self, FALSE, FALSE);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, WmActivityRow *self)
{
  show_drop (self, FALSE, FALSE);
  g_signal_emit (self, signals[DROPPED], 0, g_value_get_int64 (value), is_after (self, y));
  return TRUE;
}

static void
install_drag (WmActivityRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (target, "motion", G_CALLBACK (on_drag_motion), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_drag_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* ---- the widget ----------------------------------------------------------------- */

static void
wm_activity_row_dispose (GObject *object)
{
  WmActivityRow *self = WM_ACTIVITY_ROW (object);

  g_clear_object (&self->milestones);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_pointer (&self->why, g_free);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_activity_row_parent_class)->dispose (object);
}

static guint
signal_new (const char *name, guint n, GType first, GType second)
{
  return g_signal_new (name, WM_TYPE_ACTIVITY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n, first, second);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "activity.toggle", NULL, act_toggle);
  gtk_widget_class_install_action (klass, "activity.edit", NULL, act_edit);
  gtk_widget_class_install_action (klass, "activity.delete", NULL, act_delete);
  gtk_widget_class_install_action (klass, "activity.step", "i", act_step);
  gtk_widget_class_install_action (klass, "activity.move-to", "x", act_move_to);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_space, 0, "activity.toggle", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F2, 0, "activity.edit", NULL);
  /* The last one is told in the menu. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Delete, 0, "activity.delete", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "activity.delete", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Up, GDK_ALT_MASK, "activity.step", "i", -1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Down, GDK_ALT_MASK, "activity.step", "i", 1);
}

static void
wm_activity_row_class_init (WmActivityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_activity_row_dispose;
  signals[DONE] = signal_new ("done", 1, G_TYPE_BOOLEAN, 0);
  signals[EDIT] = signal_new ("edit", 0, 0, 0);
  signals[DELETE] = signal_new ("delete", 0, 0, 0);
  signals[STEP] = signal_new ("step", 1, G_TYPE_INT, 0);
  signals[MOVE_TO] = signal_new ("move-to", 1, G_TYPE_INT64, 0);
  signals[DROPPED] = signal_new ("dropped", 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-activity-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WmActivityRow, handle);
  gtk_widget_class_bind_template_child (widget_class, WmActivityRow, check);
  gtk_widget_class_bind_template_child (widget_class, WmActivityRow, name);
  gtk_widget_class_bind_template_child (widget_class, WmActivityRow, note);
  gtk_widget_class_bind_template_child (widget_class, WmActivityRow, facts);
  gtk_widget_class_bind_template_child (widget_class, WmActivityRow, owner);
  gtk_widget_class_bind_template_child (widget_class, WmActivityRow, due_box);
  gtk_widget_class_bind_template_child (widget_class, WmActivityRow, late);
  gtk_widget_class_bind_template_child (widget_class, WmActivityRow, due);
  gtk_widget_class_bind_template_child (widget_class, WmActivityRow, time);
  gtk_widget_class_bind_template_child (widget_class, WmActivityRow, why_button);
  gtk_widget_class_bind_template_child (widget_class, WmActivityRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
wm_activity_row_init (WmActivityRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->chips = g_ptr_array_new ();
  wm_page_make_wrapping (self->facts);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button), make_menu, self,
                                         NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->why_button), make_why, self, NULL);
  install_drag (self);
}

GtkWidget *
wm_activity_row_new (WmSession *session, gint64 id)
{
  WmActivityRow *self = g_object_new (WM_TYPE_ACTIVITY_ROW, NULL);

  self->session = g_object_ref (session);
  self->id = id;
  return GTK_WIDGET (self);
}

gint64
wm_activity_row_get_id (WmActivityRow *self)
{
  g_return_val_if_fail (WM_IS_ACTIVITY_ROW (self), 0);

  return self->id;
}

/* ---- what is shown ---------------------------------------------------------------- */

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* When it is due, in words; late is told by a word and an icon, not by colour
 * alone. */
static void
show_due (WmActivityRow *self, const WmActivity *activity, WmActivityState state)
{
  g_autofree char *date = wm_page_format_date (activity->due_date);
  g_autofree char *text = NULL;

  if (*date == '\0')
    text = g_strdup (state == WM_ACTIVITY_OPEN ? "" : wm_activity_state_words (state));
  else if (state == WM_ACTIVITY_LATE)
    /* Translators: %s is the day until which something was to be done. */
    text = g_strdup_printf (_("Late, was due %s"), date);
  else if (state == WM_ACTIVITY_OPEN)
    /* Translators: %s is the day until which something is to be done. */
    text = g_strdup_printf (_("Due %s"), date);
  else
    /* Translators: how an activity stands, and its day: "Done · Mon 2 Nov". */
    text = g_strdup_printf (_("%s · %s"), wm_activity_state_words (state), date);
  gtk_label_set_text (self->due, text);
  gtk_widget_set_visible (self->due_box, *text != '\0');
  gtk_widget_set_visible (self->late, state == WM_ACTIVITY_LATE);
  gtk_widget_remove_css_class (self->due_box, "late");
  gtk_widget_remove_css_class (self->due_box, "dim-label");
  gtk_widget_add_css_class (self->due_box, state == WM_ACTIVITY_LATE ? "late" : "dim-label");
}

/* The linked skills, unless they are shown already. */
static void
show_skills (WmActivityRow *self, WmMap *map, GPtrArray *skills)
{
  gboolean same = skills->len == self->chips->len;

  for (guint i = 0; same && i < skills->len; i++)
    same = g_strcmp0 (g_object_get_data (g_ptr_array_index (self->chips, i), "skill"),
                      g_ptr_array_index (skills, i)) == 0;
  if (same)
    return;
  for (guint i = 0; i < self->chips->len; i++)
    gtk_box_remove (GTK_BOX (self->facts), g_ptr_array_index (self->chips, i));
  g_ptr_array_set_size (self->chips, 0);
  for (guint i = 0; i < skills->len; i++)
    {
      const char *slug = g_ptr_array_index (skills, i);
      int skill = wm_map_find_skill (map, slug);
      GtkWidget *chip;

      chip = wm_page_chip_new (skill >= 0 ? wm_map_skill (map, skill)->name : slug, slug);
      gtk_widget_set_sensitive (chip, skill >= 0);
      gtk_box_append (GTK_BOX (self->facts), chip);
      g_ptr_array_add (self->chips, chip);
    }
}

void
wm_activity_row_update (WmActivityRow *self, WmMap *map, const WmActivity *activity,
                        const GDate *today)
{
  WmActivityState state = wm_activity_state (activity, today);
  g_autofree char *time = wm_skill_rows_duration (activity->minutes, FALSE);

  g_return_if_fail (WM_IS_ACTIVITY_ROW (self));

  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), state == WM_ACTIVITY_DONE);
  self->updating = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  activity->name, -1);
  set_text (self->name, activity->name);
  set_text (self->note, activity->description);
  set_text (self->owner, wm_words_owner (activity->owner));
  set_text (self->time, time);
  show_due (self, activity, state);
  show_skills (self, map, activity->skills);
  if (state == WM_ACTIVITY_DONE || state == WM_ACTIVITY_CANCELLED)
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "dim-label");
}

void
wm_activity_row_set_why (WmActivityRow *self, const char *why, const WmActivity *activity)
{
  const WmWhy *first = activity->whys->len > 0 ? g_ptr_array_index (activity->whys, 0) : NULL;
  const char *finding = first != NULL ? wm_why_finding_words (first->finding) : "";
  g_autofree char *label = NULL;

  g_return_if_fail (WM_IS_ACTIVITY_ROW (self));

  gtk_widget_set_visible (self->why_button, *why != '\0');
  if (g_strcmp0 (why, self->why) == 0)
    return;
  g_free (self->why);
  self->why = g_strdup (why);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  self->cards = wm_why_cards (activity);
  label = *finding != '\0'
            /* Translators: why an activity is in the plan: what was found of the skill */
            ? g_strdup_printf (_ ("Why: %s"), finding)
            : g_strdup (_ ("Why"));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->why_button), label);
}

void
wm_activity_row_set_milestones (WmActivityRow *self, GMenuModel *milestones)
{
  g_return_if_fail (WM_IS_ACTIVITY_ROW (self));

  if (g_set_object (&self->milestones, milestones))
    gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->menu_button), NULL);
  gtk_widget_set_visible (self->handle, milestones != NULL);
  gtk_widget_set_visible (self->menu_button, milestones != NULL);
  gtk_widget_set_sensitive (self->check, milestones != NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), milestones != NULL);
}
