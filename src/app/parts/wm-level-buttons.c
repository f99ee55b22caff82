/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The levels of a skill as a row of buttons.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-level-buttons.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-skill-rows.h"

#define N_LEVELS 5

struct _WmLevelButtons
{
  GtkBox parent_instance;

  GtkToggleButton *buttons[N_LEVELS];
  GtkLabel *words; /* (nullable), unowned; lives beside */
  int level, looked; /* -1: none */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (WmLevelButtons, wm_level_buttons, GTK_TYPE_BOX)

static void
on_toggled (GtkToggleButton *button, WmLevelButtons *self)
{
  int level = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "level"));

  if (self->setting)
    return;
  /* The store answers by a new level; until then the old one stays shown. */
  wm_level_buttons_set_level (self, self->level);
  g_signal_emit_by_name (self, "rated", level);
}

static int
focused_level (WmLevelButtons *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (int i = 0; focus != NULL && i < N_LEVELS; i++)
    if (GTK_WIDGET (self->buttons[i]) == focus)
      return i;
  return -1;
}

/* ---- the words of what is looked at --------------------------------------------------- */

static void
tell_words (WmLevelButtons *self)
{
  int level = self->looked >= 0 ? self->looked : self->level;

  if (self->words != NULL)
    gtk_label_set_text (self->words,
                        level >= 0 ? gtk_widget_get_tooltip_text (GTK_WIDGET (self->buttons[level]))
                                   : _ ("Not rated"));
}

static void
look_at (WmLevelButtons *self, int level)
{
  self->looked = level;
  tell_words (self);
}

static void
on_looked_at (GtkEventController *controller, WmLevelButtons *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (controller);

  look_at (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "level")));
}

static void
on_entered (GtkEventController *controller, double x, double y, WmLevelButtons *self)
{
  on_looked_at (controller, self);
}

/* What has the focus goes on being looked at when the pointer leaves. */
static void
on_left (GtkEventController *controller, WmLevelButtons *self)
{
  look_at (self, focused_level (self));
}

static void
on_focus_left (GtkEventController *controller, WmLevelButtons *self)
{
  look_at (self, -1);
}

static void
watch (WmLevelButtons *self, GtkWidget *button)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_entered), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_left), self);
  g_signal_connect (focus, "enter", G_CALLBACK (on_looked_at), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (button, motion);
  gtk_widget_add_controller (button, focus);
}

/* Words that come and go move nothing under them. */
static void
keep_height (GtkWidget *label)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, "\n\n");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_widget_set_size_request (label, -1, height);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
}

GtkWidget *
wm_level_buttons_words_new (WmLevelButtons *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_return_val_if_fail (WM_IS_LEVEL_BUTTONS (self), NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  keep_height (label);
  gtk_widget_add_css_class (label, "dim-label");
  g_set_weak_pointer (&self->words, GTK_LABEL (label));
  for (int i = 0; i < N_LEVELS; i++)
    watch (self, GTK_WIDGET (self->buttons[i]));
  tell_words (self);
  return label;
}

/* ---- the buttons ----------------------------------------------------------------------- */

/* Tab comes to the rated level and goes on; the arrows go through the levels,
 * as they do in a group of radio buttons. */
static gboolean
wm_level_buttons_focus (GtkWidget *widget, GtkDirectionType direction)
{
  WmLevelButtons *self = WM_LEVEL_BUTTONS (widget);
  int focused = focused_level (self);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int step = 0;

  if (focused < 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->buttons[MAX (0, self->level)]));
  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
    step = (direction == GTK_DIR_RIGHT) != mirrored ? 1 : -1;
  if (step == 0 || focused + step < 0 || focused + step >= N_LEVELS)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->buttons[focused + step]));
}

static void
wm_level_buttons_dispose (GObject *object)
{
  g_clear_weak_pointer (&WM_LEVEL_BUTTONS (object)->words);
  G_OBJECT_CLASS (wm_level_buttons_parent_class)->dispose (object);
}

static void
wm_level_buttons_class_init (WmLevelButtonsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_level_buttons_dispose;
  GTK_WIDGET_CLASS (klass)->focus = wm_level_buttons_focus;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  g_signal_new ("rated", WM_TYPE_LEVEL_BUTTONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_INT);
}

static void
wm_level_buttons_init (WmLevelButtons *self)
{
  self->looked = -1;
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

void
wm_level_buttons_set_level (WmLevelButtons *self, int level)
{
  g_return_if_fail (WM_IS_LEVEL_BUTTONS (self));

  self->level = level;
  self->setting = TRUE;
  for (int i = 0; i < N_LEVELS; i++)
    {
      gtk_toggle_button_set_active (self->buttons[i], i == level);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_STATE_CHECKED,
                                   i == level ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                              : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
    }
  self->setting = FALSE;
  tell_words (self);
}

static GtkToggleButton *
level_button_new (WmLevelButtons *self, WmMap *map, const WmSkill *skill, int level)
{
  g_autofree char *digit = g_strdup_printf ("%d", level);
  /* One of them at a time, which is what a screen reader shall say. */
  GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "label", digit, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  g_autofree char *title = wm_skill_rows_level_title (map, level);
  const char *anchor
      = (guint) level < skill->levels->len ? g_ptr_array_index (skill->levels, level) : NULL;
  g_autofree char *text = anchor ? g_strdup_printf ("%s\n%s", title, anchor) : g_strdup (title);

  gtk_widget_add_css_class (button, "level-button");
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, anchor ? anchor : "", -1);
  g_object_set_data (G_OBJECT (button), "level", GINT_TO_POINTER (level));
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), self);
  gtk_box_append (GTK_BOX (self), button);
  return GTK_TOGGLE_BUTTON (button);
}

GtkWidget *
wm_level_buttons_new (WmMap *map, guint skill, int level)
{
  WmLevelButtons *self = g_object_new (WM_TYPE_LEVEL_BUTTONS, NULL);
  const WmSkill *rated = wm_map_skill (map, skill);

  for (int i = 0; i < N_LEVELS; i++)
    self->buttons[i] = level_button_new (self, map, rated, i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, rated->name,
                                  -1);
  wm_level_buttons_set_level (self, level);
  return GTK_WIDGET (self);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint value, guint code, GdkModifierType state,
        WmLevelButtons *self)
{
  int level = g_unichar_digit_value (gdk_keyval_to_unicode (value));
  gboolean erase = value == GDK_KEY_Delete || value == GDK_KEY_KP_Delete;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
      || (!erase && (level < 0 || level >= N_LEVELS)))
    return GDK_EVENT_PROPAGATE;
  if (!erase)
    gtk_widget_grab_focus (GTK_WIDGET (self->buttons[level]));
  if (level != self->level)
    g_signal_emit_by_name (self, "rated", level);
  return GDK_EVENT_STOP;
}

void
wm_level_buttons_take_keys (WmLevelButtons *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (WM_IS_LEVEL_BUTTONS (self));

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
wm_level_buttons_set_target (WmLevelButtons *self, int target)
{
  g_return_if_fail (WM_IS_LEVEL_BUTTONS (self));

  for (int i = 0; i < N_LEVELS; i++)
    if (i == target)
      gtk_widget_add_css_class (GTK_WIDGET (self->buttons[i]), "target");
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->buttons[i]), "target");
}

void
wm_level_buttons_set_mark (WmLevelButtons *self, int implied, WmFreshness age)
{
  static const char *const classes[] = { NULL, "aging", "old", "stale" };

  g_return_if_fail (WM_IS_LEVEL_BUTTONS (self));

  for (int i = 0; i < N_LEVELS; i++)
    if (i == implied)
      gtk_widget_add_css_class (GTK_WIDGET (self->buttons[i]), "implied");
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->buttons[i]), "implied");
  for (guint i = 1; i < G_N_ELEMENTS (classes); i++)
    if (i == age)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
}
