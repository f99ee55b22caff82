/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chips and lines of children, without a window.
 */
#include "config.h"

#include <adwaita.h>

#include "app/parts/wm-chips.h"
#include "app/parts/wm-wrap-layout.h"

#define N 5

static GtkWidget *
row_new (GtkWidget **children)
{
  static const char *const names[N] = { "A", "Longer than others", "B", "C", "D" };
  GtkWidget *row = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  for (guint i = 0; i < N; i++)
    {
      children[i] = gtk_label_new (names[i]);
      gtk_box_append (GTK_BOX (row), children[i]);
    }
  return row;
}

static void
test_chip_index (void)
{
  GtkWidget *children[N], *row = row_new (children);
  GtkWidget *stranger = g_object_ref_sink (gtk_label_new (NULL));

  for (guint i = 0; i < N; i++)
    g_assert_cmpuint (wm_chip_index (row, children[i]), ==, i);
  g_assert_cmpuint (wm_chip_index (row, stranger), ==, N);
  g_object_unref (stranger);
  g_object_unref (row);
}

/* Columns are as wide as their widest child needs, and fill the row. */
static void
test_columns (void)
{
  GtkWidget *children[N], *row = row_new (children);
  GtkLayoutManager *lines = wm_wrap_layout_new (10);
  graphene_rect_t box;
  int least, height;

  gtk_widget_set_layout_manager (row, lines);
  wm_wrap_layout_set_columns (WM_WRAP_LAYOUT (lines), TRUE);
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  for (int columns = 1; columns <= N; columns++)
    {
      int width = columns * least + (columns - 1) * 10 + columns;

      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      gtk_widget_allocate (row, width, height, -1, NULL);
      for (int i = 0; i < N; i++)
        {
          g_assert_true (gtk_widget_compute_bounds (children[i], row, &box));
          g_assert_cmpfloat (box.size.width, ==, least + 1);
          g_assert_cmpfloat (box.origin.x, ==, i % columns * (least + 11));
          g_assert_true ((box.origin.y > 0) == (i >= columns));
        }
    }
  g_object_unref (row);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  g_test_add_func ("/app/parts/chip-index", test_chip_index);
  g_test_add_func ("/app/parts/columns", test_columns);
  return g_test_run ();
}
