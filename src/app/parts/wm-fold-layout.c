/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row that becomes a column where it is narrow. GTK 4.8 has no breakpoints,
 * and a line of text beside five buttons cannot be read at 360 pixels.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-fold-layout.h"

#define SPACING 12
#define LINE_SPACING 6
#define DEFAULT_THRESHOLD 520
#define SMALL 48 /* an icon, a figure: no line of its own */

struct _WmFoldLayout
{
  GtkLayoutManager parent_instance;

  int threshold;
};

enum
{
  PROP_0,
  PROP_THRESHOLD,
};

G_DEFINE_FINAL_TYPE (WmFoldLayout, wm_fold_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
widths_of (GtkWidget *child, int *minimum, int *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

/* The width that is left for the first child beside the others. */
static int
width_of_first (GtkWidget *widget, int total)
{
  gboolean first = TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural;

      if (!gtk_widget_should_layout (child))
        continue;
      widths_of (child, &minimum, &natural);
      if (!first)
        total -= natural + SPACING;
      first = FALSE;
    }
  return total;
}

/* Are the children under each other? Also where the first would get less than
 * it needs, however wide the whole is. */
static gboolean
is_folded (WmFoldLayout *self, GtkWidget *widget, int total)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  int minimum, natural;

  if (total < self->threshold && total - width_of_first (widget, total) > SMALL + SPACING)
    return TRUE;
  if (first == NULL || !gtk_widget_should_layout (first))
    return FALSE;
  widths_of (first, &minimum, &natural);
  return width_of_first (widget, total) < minimum;
}

static void
measure_widths (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      widths_of (child, &child_minimum, &child_natural);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static int
width_for (GtkWidget *child, gboolean first, gboolean folded, int total, int rest)
{
  int minimum, natural;

  if (first)
    return folded ? total : rest;
  widths_of (child, &minimum, &natural);
  return folded ? CLAMP (natural, minimum, MAX (minimum, total)) : natural;
}

/* The height for a width; allocates the children too where @height is given. */
static int
run (WmFoldLayout *self, GtkWidget *widget, int total, int height)
{
  gboolean folded = is_folded (self, widget, total);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int rest = width_of_first (widget, total);
  int x = 0, y = 0, tallest = 0;
  gboolean first = TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int width, wished;

      if (!gtk_widget_should_layout (child))
        continue;
      width = width_for (child, first, folded, total, rest);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &wished, NULL, NULL);
      if (folded && !first)
        y += LINE_SPACING;
      if (height >= 0)
        gtk_widget_size_allocate (child,
                                  &(GtkAllocation){ mirrored ? total - x - width : x, y, width,
                                                    folded ? wished : height },
                                  -1);
      if (folded)
        y += wished;
      else
        x += width + SPACING;
      tallest = MAX (tallest, wished);
      first = FALSE;
    }
  return folded ? y : tallest;
}

static GtkSizeRequestMode
wm_fold_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
wm_fold_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                        int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  int least, wished;

  *minimum_baseline = *natural_baseline = -1;
  measure_widths (widget, &least, &wished);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wished;
      return;
    }
  *minimum = *natural
    = run (WM_FOLD_LAYOUT (manager), widget, for_size < 0 ? wished : MAX (for_size, least), -1);
}

static void
wm_fold_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                         int baseline)
{
  run (WM_FOLD_LAYOUT (manager), widget, width, height);
}

static void
wm_fold_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_THRESHOLD)
    g_value_set_int (value, WM_FOLD_LAYOUT (object)->threshold);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_fold_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_THRESHOLD)
    WM_FOLD_LAYOUT (object)->threshold = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_fold_layout_class_init (WmFoldLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = wm_fold_layout_get_property;
  object_class->set_property = wm_fold_layout_set_property;
  manager_class->get_request_mode = wm_fold_layout_get_request_mode;
  manager_class->measure = wm_fold_layout_measure;
  manager_class->allocate = wm_fold_layout_allocate;
  g_object_class_install_property (object_class, PROP_THRESHOLD,
                                   g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT,
                                                     DEFAULT_THRESHOLD,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
wm_fold_layout_init (WmFoldLayout *self)
{
  self->threshold = DEFAULT_THRESHOLD;
}
