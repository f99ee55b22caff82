/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cell of the keyboard. GTK 4.8 lets only widgets be accessible, and a widget
 * a cell would be a hundred thousand: so there are two, which take turns at the
 * cell that the keyboard is on. A screen reader is told of each move, since
 * each move gives the focus to another widget.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/team/wm-matrix-view-private.h"

gboolean
wm_matrix_view_is_empty (WmMatrixView *self)
{
  return !self->has_matrix || self->matrix.rows->len == 0 || self->matrix.columns->len == 0;
}

static void
remember_cursor (WmMatrixView *self)
{
  g_clear_pointer (&self->skill, g_free);
  g_clear_pointer (&self->person, g_free);
  if (self->row >= 0)
    {
      guint skill = g_array_index (self->matrix.rows, WmCoverage, self->row).skill;

      self->skill = g_strdup (wm_map_skill (self->matrix.map, skill)->slug);
    }
  if (self->column >= 0)
    {
      guint member = g_array_index (self->matrix.columns, guint, self->column);

      self->person = g_strdup (wm_team_member (self->matrix.team, member)->slug);
    }
}

void
wm_matrix_view_describe_cursor (WmMatrixView *self)
{
  GtkAccessible *cursor = GTK_ACCESSIBLE (self->cursors[self->active]);
  g_autofree char *name = wm_matrix_cell_name (&self->matrix, self->row, self->column);
  g_autofree char *words = wm_matrix_cell_words (&self->matrix, self->row, self->column);

  gtk_accessible_update_property (cursor, GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_accessible_update_relation (cursor, GTK_ACCESSIBLE_RELATION_ROW_INDEX, self->row + 2,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX, self->column + 2, -1);
}

/* How far to scroll so that a span is seen right of the head. */
static void
reveal (GtkAdjustment *adjustment, double start, double length, double head)
{
  double value = gtk_adjustment_get_value (adjustment);
  double room = gtk_adjustment_get_page_size (adjustment) - head;

  if (start < value)
    gtk_adjustment_set_value (adjustment, start);
  else if (start + length > value + room)
    gtk_adjustment_set_value (adjustment, start + length - room);
}

static void
reveal_cursor (WmMatrixView *self)
{
  if (self->column >= 0 && self->adjustments[GTK_ORIENTATION_HORIZONTAL] != NULL)
    reveal (self->adjustments[GTK_ORIENTATION_HORIZONTAL], self->column * self->sizes.column_width,
            self->sizes.column_width, self->sizes.head_width);
  if (self->row >= 0 && self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    reveal (self->adjustments[GTK_ORIENTATION_VERTICAL], self->row * self->sizes.row_height,
            self->sizes.row_height, self->sizes.head_height);
}

gboolean
wm_matrix_view_has_focus (WmMatrixView *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

/* Both may not be -1: the corner is no cell. */
static void
put_cursor (WmMatrixView *self, int row, int column)
{
  self->row = CLAMP (row, -1, (int) self->matrix.rows->len - 1);
  self->column = CLAMP (column, -1, (int) self->matrix.columns->len - 1);
  if (self->row < 0 && self->column < 0)
    self->column = 0;
}

void
wm_matrix_view_show_cursor (WmMatrixView *self)
{
  gtk_widget_set_visible (self->cursors[self->active], !wm_matrix_view_is_empty (self));
}

/* After the focus went on: one that is hidden would take it along. */
void
wm_matrix_view_hide_others (WmMatrixView *self)
{
  for (guint i = 0; i < N_CURSORS; i++)
    if (i != self->active || wm_matrix_view_is_empty (self))
      gtk_widget_set_visible (self->cursors[i], FALSE);
}

void
wm_matrix_view_move_cursor (WmMatrixView *self, int row, int column)
{
  gboolean focused = wm_matrix_view_has_focus (self);

  if (wm_matrix_view_is_empty (self))
    return;
  put_cursor (self, row, column);
  remember_cursor (self);
  self->active = (self->active + 1) % N_CURSORS;
  wm_matrix_view_describe_cursor (self);
  reveal_cursor (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  wm_matrix_view_show_cursor (self);
  if (focused)
    gtk_widget_grab_focus (self->cursors[self->active]);
  wm_matrix_view_hide_others (self);
}

static int
page_rows (WmMatrixView *self)
{
  double room = gtk_widget_get_height (GTK_WIDGET (self)) - self->sizes.head_height;

  return MAX (1, (int) (room / self->sizes.row_height) - 1);
}

gboolean
wm_matrix_view_on_key (GtkEventControllerKey *controller, guint key, guint code,
                       GdkModifierType state, WmMatrixView *self)
{
  gboolean far = (state & GDK_CONTROL_MASK) != 0;
  int last_row = wm_matrix_view_is_empty (self) ? 0 : (int) self->matrix.rows->len - 1;
  int last_column = wm_matrix_view_is_empty (self) ? 0 : (int) self->matrix.columns->len - 1;
  int row = self->row, column = self->column;

  if (wm_matrix_view_is_empty (self) || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      column = far ? 0 : column - 1;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      column = far ? last_column : column + 1;
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      row = far ? 0 : row - 1;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      row = far ? last_row : row + 1;
      break;
    case GDK_KEY_Home:
      column = -1;
      row = far ? 0 : MAX (row, 0);
      break;
    case GDK_KEY_End:
      column = last_column;
      row = far ? last_row : row;
      break;
    case GDK_KEY_Page_Up:
      row = MAX (0, row - page_rows (self));
      break;
    case GDK_KEY_Page_Down:
      row += page_rows (self);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  wm_matrix_view_move_cursor (self, row, column);
  return GDK_EVENT_STOP;
}

/* Where the skill and the person of before are now. */
void
wm_matrix_view_find_cursor (WmMatrixView *self, const char *skill, const char *person)
{
  int row = skill != NULL ? 0 : -1, column = person != NULL ? 0 : -1;

  for (guint i = 0; skill != NULL && i < self->matrix.rows->len; i++)
    if (g_str_equal (wm_map_skill (self->matrix.map,
                                   g_array_index (self->matrix.rows, WmCoverage, i).skill)
                       ->slug,
                     skill))
      row = (int) i;
  for (guint i = 0; person != NULL && i < self->matrix.columns->len; i++)
    if (g_str_equal (wm_team_member (self->matrix.team,
                                     g_array_index (self->matrix.columns, guint, i))
                       ->slug,
                     person))
      column = (int) i;
  put_cursor (self, row, column);
}
