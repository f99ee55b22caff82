/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Children in lines. GtkFlowBox makes columns of one width, which suits no
 * row of names.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-wrap-layout.h"

struct _WmWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  gboolean even, columns;
};

G_DEFINE_FINAL_TYPE (WmWrapLayout, wm_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* As many as have room beside each other, all of one width; 0: each has its own */
static int
column_width (WmWrapLayout *self, GtkWidget *widget, int total)
{
  int n = 0, least = 1, fit;

  if (!self->columns)
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      least = MAX (least, minimum);
      n++;
    }
  fit = CLAMP ((total + self->spacing) / (least + self->spacing), 1, MAX (n, 1));
  return MAX (least, (total - (fit - 1) * self->spacing) / fit);
}

/* @column: as column_width() has it */
static int
width_of (GtkWidget *child, int column, int limit)
{
  int minimum, natural;

  if (column > 0)
    return column;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return CLAMP (natural, minimum, MAX (limit, minimum));
}

static int
height_of (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static void
place (GtkWidget *widget, GtkWidget *child, int x, int y, int width, int height, int total)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = total - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

/* The height of the tallest in the line that @child begins */
static int
line_height (WmWrapLayout *self, GtkWidget *child, int column, int total)
{
  int x = 0, line = 0;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int width = gtk_widget_should_layout (child) ? width_of (child, column, total) : 0;

      if (!gtk_widget_should_layout (child))
        continue;
      if (x > 0 && x + width > total)
        break;
      line = MAX (line, height_of (child, width));
      x += width + self->spacing;
    }
  return line;
}

/* The height of all lines; allocates the children too where @allocate says. */
static int
run (WmWrapLayout *self, GtkWidget *widget, int total, gboolean allocate)
{
  int x = 0, y = 0, line = 0, tall = 0, column = column_width (self, widget, total);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int width, height;

      if (!gtk_widget_should_layout (child))
        continue;
      width = width_of (child, column, total);
      height = height_of (child, width);
      if (x > 0 && x + width > total)
        {
          y += line + self->spacing;
          x = line = 0;
        }
      if (x == 0 && allocate && self->even)
        tall = line_height (self, child, column, total);
      if (allocate)
        place (widget, child, x, y, width, MAX (height, tall), total);
      x += width + self->spacing;
      line = MAX (line, height);
    }
  return y + line;
}

static GtkSizeRequestMode
wm_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
wm_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                        int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  WmWrapLayout *self = WM_WRAP_LAYOUT (manager);
  int widest = 0, sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wished;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wished, NULL, NULL);
      widest = MAX (widest, least);
      sum += wished + (sum > 0 ? self->spacing : 0);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (sum, widest);
    }
  else
    *minimum = *natural = run (self, widget, for_size >= 0 ? for_size : MAX (sum, widest), FALSE);
}

static void
wm_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                         int baseline)
{
  run (WM_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
wm_wrap_layout_class_init (WmWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = wm_wrap_layout_get_request_mode;
  layout_class->measure = wm_wrap_layout_measure;
  layout_class->allocate = wm_wrap_layout_allocate;
}

static void
wm_wrap_layout_init (WmWrapLayout *self)
{
}

GtkLayoutManager *
wm_wrap_layout_new (int spacing)
{
  WmWrapLayout *self = g_object_new (WM_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

void
wm_wrap_layout_set_even (WmWrapLayout *self, gboolean even)
{
  g_return_if_fail (WM_IS_WRAP_LAYOUT (self));

  self->even = even;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

void
wm_wrap_layout_set_columns (WmWrapLayout *self, gboolean columns)
{
  g_return_if_fail (WM_IS_WRAP_LAYOUT (self));

  self->columns = columns;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
