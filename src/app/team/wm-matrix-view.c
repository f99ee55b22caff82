/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table that is drawn: what it shows, the pointer, and how it scrolls.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/team/wm-matrix-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/map/wm-scene-view.h"

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static guint activated_signal;

G_DEFINE_FINAL_TYPE_WITH_CODE (WmMatrixView, wm_matrix_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static double
scrolled (WmMatrixView *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? floor (gtk_adjustment_get_value (adjustment)) : 0;
}

static WmMatrixPart
seen_part (WmMatrixView *self)
{
  return (WmMatrixPart){ scrolled (self, GTK_ORIENTATION_HORIZONTAL),
                         scrolled (self, GTK_ORIENTATION_VERTICAL),
                         gtk_widget_get_width (GTK_WIDGET (self)),
                         gtk_widget_get_height (GTK_WIDGET (self)) };
}

static void
activate_cell (WmMatrixView *self, int row, int column)
{
  g_signal_emit (self, activated_signal, 0, row, column);
}

static void
on_cursor_clicked (WmMatrixView *self)
{
  if (!wm_matrix_view_is_empty (self))
    activate_cell (self, self->row, self->column);
}

static void
on_focus_changed (WmMatrixView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- the pointer ------------------------------------------------------------------ */

static void
set_hover (WmMatrixView *self, int row, int column)
{
  if (self->hover_row == row && self->hover_column == column)
    return;
  self->hover_row = row;
  self->hover_column = column;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   row >= 0 || column >= 0 ? "pointer" : NULL);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
pick (WmMatrixView *self, double x, double y, int *row, int *column)
{
  WmMatrixPart part = seen_part (self);

  return !wm_matrix_view_is_empty (self)
         && wm_matrix_pick (&self->matrix, &self->sizes, &part, x, y, row, column);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, WmMatrixView *self)
{
  int row, column;

  if (pick (self, x, y, &row, &column))
    set_hover (self, row, column);
  else
    set_hover (self, -1, -1);
}

static void
on_leave (GtkEventControllerMotion *controller, WmMatrixView *self)
{
  set_hover (self, -1, -1);
}

static void
on_released (GtkGestureClick *gesture, int n, double x, double y, WmMatrixView *self)
{
  int row, column;

  if (!pick (self, x, y, &row, &column))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  wm_matrix_view_move_cursor (self, row, column);
  activate_cell (self, row, column);
}

static gboolean
wm_matrix_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                              GtkTooltip *tooltip)
{
  WmMatrixView *self = WM_MATRIX_VIEW (widget);
  int row = self->row, column = self->column;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (wm_matrix_view_is_empty (self) || (!keyboard && !pick (self, x, y, &row, &column)))
    return FALSE;
  name = wm_matrix_cell_name (&self->matrix, row, column);
  words = wm_matrix_cell_words (&self->matrix, row, column);
  text = g_strdup_printf ("%s\n%s", name, words);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* ---- the widget --------------------------------------------------------------------- */

static void
configure (GtkAdjustment *adjustment, double page, double whole)
{
  if (adjustment == NULL)
    return;
  gtk_adjustment_configure (adjustment,
                            MIN (gtk_adjustment_get_value (adjustment), MAX (0, whole - page)), 0,
                            MAX (whole, page), page * 0.1, page * 0.9, page);
}

static void
wm_matrix_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 480;
  *minimum_baseline = *natural_baseline = -1;
}

static void
cell_box (WmMatrixView *self, int row, int column, GdkRectangle *box)
{
  WmMatrixPart part = seen_part (self);

  *box = (GdkRectangle){ 0, 0, (int) self->sizes.head_width, (int) self->sizes.head_height };
  if (column >= 0)
    {
      box->x = (int) (self->sizes.head_width - part.x + column * self->sizes.column_width);
      box->width = (int) self->sizes.column_width;
    }
  if (row >= 0)
    {
      box->y = (int) (self->sizes.head_height - part.y + row * self->sizes.row_height);
      box->height = (int) self->sizes.row_height;
    }
}

static void
allocate_cursors (WmMatrixView *self)
{
  GdkRectangle box = { 0, 0, 1, 1 };

  if (!wm_matrix_view_is_empty (self))
    cell_box (self, self->row, self->column, &box);
  for (guint i = 0; i < N_CURSORS; i++)
    if (gtk_widget_get_visible (self->cursors[i]))
      {
        /* GTK insists on measuring before allocating. */
        gtk_widget_measure (self->cursors[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL,
                            NULL);
        gtk_widget_size_allocate (self->cursors[i], &box, -1);
      }
}

static void
wm_matrix_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WmMatrixView *self = WM_MATRIX_VIEW (widget);

  if (self->has_matrix)
    self->sizes = wm_matrix_sizes (&self->matrix, width);
  configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL], width, self->sizes.width);
  configure (self->adjustments[GTK_ORIENTATION_VERTICAL], height, self->sizes.height);
  allocate_cursors (self);
}

static void
wm_matrix_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WmMatrixView *self = WM_MATRIX_VIEW (widget);
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  WmMatrixPart part = seen_part (self);
  gboolean hovers = self->hover_row >= 0 || self->hover_column >= 0;
  gboolean focused = wm_matrix_view_has_focus (self);
  g_autoptr (WmScene) scene = NULL;
  WmMatrix shown = self->matrix;
  cairo_t *cr;

  if (wm_matrix_view_is_empty (self) || part.width <= 0 || part.height <= 0)
    return;
  shown.cursor_row = hovers ? self->hover_row : focused ? self->row : -1;
  shown.cursor_column = hovers ? self->hover_column : focused ? self->column : -1;
  options.measure = wm_measure_pango ();
  options.width = part.width;
  scene = wm_scene_matrix (&shown, &part, &options);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) part.width,
                                                                 (float) part.height));
  wm_paint_scene (cr, scene, wm_scene_palette (), NULL);
  cairo_destroy (cr);
  gtk_widget_snapshot_child (widget, self->cursors[self->active], snapshot);
}

static gboolean
wm_matrix_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  WmMatrixView *self = WM_MATRIX_VIEW (widget);

  if (wm_matrix_view_is_empty (self) || wm_matrix_view_has_focus (self))
    return FALSE;
  return gtk_widget_grab_focus (self->cursors[self->active]);
}

static gboolean
wm_matrix_view_grab_focus (GtkWidget *widget)
{
  WmMatrixView *self = WM_MATRIX_VIEW (widget);

  return !wm_matrix_view_is_empty (self) && gtk_widget_get_mapped (widget)
         && gtk_widget_grab_focus (self->cursors[self->active]);
}

static void
on_scrolled (WmMatrixView *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
take_adjustment (WmMatrixView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_scrolled), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
wm_matrix_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    take_adjustment (WM_MATRIX_VIEW (object),
                     id == PROP_HADJUSTMENT ? GTK_ORIENTATION_HORIZONTAL
                                            : GTK_ORIENTATION_VERTICAL,
                     g_value_get_object (value));
}

static void
wm_matrix_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WmMatrixView *self = WM_MATRIX_VIEW (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[id == PROP_HADJUSTMENT
                                                   ? GTK_ORIENTATION_HORIZONTAL
                                                   : GTK_ORIENTATION_VERTICAL]);
  else
    g_value_set_enum (value, GTK_SCROLL_MINIMUM);
}

static void
wm_matrix_view_dispose (GObject *object)
{
  WmMatrixView *self = WM_MATRIX_VIEW (object);

  take_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  take_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  for (guint i = 0; i < N_CURSORS; i++)
    {
      if (self->cursors[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->cursors[i], self);
      g_clear_pointer (&self->cursors[i], gtk_widget_unparent);
    }
  g_clear_pointer (&self->skill, g_free);
  g_clear_pointer (&self->person, g_free);
  self->has_matrix = FALSE;

  G_OBJECT_CLASS (wm_matrix_view_parent_class)->dispose (object);
}

static void
wm_matrix_view_class_init (WmMatrixViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = wm_matrix_view_dispose;
  object_class->set_property = wm_matrix_view_set_property;
  object_class->get_property = wm_matrix_view_get_property;
  widget_class->measure = wm_matrix_view_measure;
  widget_class->size_allocate = wm_matrix_view_size_allocate;
  widget_class->snapshot = wm_matrix_view_snapshot;
  widget_class->focus = wm_matrix_view_focus;
  widget_class->grab_focus = wm_matrix_view_grab_focus;
  widget_class->query_tooltip = wm_matrix_view_query_tooltip;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  activated_signal
    = g_signal_new ("activated", WM_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "matrixview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static GtkWidget *
make_cursor (WmMatrixView *self)
{
  GtkWidget *cursor = g_object_new (GTK_TYPE_BUTTON, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_GRID_CELL, NULL);

  gtk_widget_add_css_class (cursor, "scene-node");
  gtk_widget_set_can_target (cursor, FALSE);
  gtk_widget_set_visible (cursor, FALSE);
  gtk_widget_set_parent (cursor, GTK_WIDGET (self));
  g_signal_connect_swapped (cursor, "clicked", G_CALLBACK (on_cursor_clicked), self);
  g_signal_connect_swapped (cursor, "notify::has-focus", G_CALLBACK (on_focus_changed), self);
  return cursor;
}

static void
watch_input (WmMatrixView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (wm_matrix_view_on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
wm_matrix_view_init (WmMatrixView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->hover_row = self->hover_column = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  /* The heads stand at the left in every language, as the axis of the map. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  for (guint i = 0; i < N_CURSORS; i++)
    self->cursors[i] = make_cursor (self);
  watch_input (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
wm_matrix_view_new (void)
{
  return g_object_new (WM_TYPE_MATRIX_VIEW, NULL);
}

void
wm_matrix_view_set (WmMatrixView *self, const WmMatrix *matrix)
{
  g_autofree char *words = NULL;
  g_autofree char *skill = NULL;
  g_autofree char *person = NULL;

  g_return_if_fail (WM_IS_MATRIX_VIEW (self));

  skill = self->skill != NULL || self->person != NULL ? g_strdup (self->skill) : g_strdup ("");
  person = self->skill != NULL || self->person != NULL ? g_strdup (self->person) : g_strdup ("");
  self->has_matrix = matrix != NULL;
  if (matrix != NULL)
    self->matrix = *matrix;
  self->hover_row = self->hover_column = -1;
  wm_matrix_view_show_cursor (self);
  wm_matrix_view_hide_others (self);
  if (!wm_matrix_view_is_empty (self))
    {
      wm_matrix_view_find_cursor (self, skill, person);
      wm_matrix_view_describe_cursor (self);
      words = wm_matrix_words (&self->matrix);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Team"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
wm_matrix_view_get_cursor (WmMatrixView *self, int *row, int *column)
{
  g_return_val_if_fail (WM_IS_MATRIX_VIEW (self), FALSE);

  if (wm_matrix_view_is_empty (self))
    return FALSE;
  *row = self->row;
  *column = self->column;
  return TRUE;
}

void
wm_matrix_view_get_cell (WmMatrixView *self, int row, int column, GdkRectangle *at)
{
  g_return_if_fail (WM_IS_MATRIX_VIEW (self) && at != NULL);

  cell_box (self, row, column, at);
}

void
wm_matrix_view_move_to (WmMatrixView *self, int row, int column)
{
  g_return_if_fail (WM_IS_MATRIX_VIEW (self));

  wm_matrix_view_move_cursor (self, row, column);
}
