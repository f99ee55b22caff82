/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window does where it is narrow: sidebar and panel lie over the page,
 * and undo and redo leave the header to the menu.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-window-private.h"

/* Below these widths sidebar and panel lie over the page. */
#define SIDEBAR_FOLDS 720
#define PANEL_FOLDS 960
/* Below this one the header has no room for undo and redo; the menu has. */
#define HEADER_SHRINKS 520
/* As narrow as a telephone: the least width of the window, as in its template. */
#define LEAST_WIDTH 360

/* AdwFlap's own folding asks for the contents' least widths, and the window
 * would not get narrower than both together; so the window decides. */
static void
fold_for_width (WmWindow *self, int width)
{
  AdwFlapFoldPolicy sidebar
    = width < SIDEBAR_FOLDS ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER;
  AdwFlapFoldPolicy panel
    = width < PANEL_FOLDS ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER;

  if (adw_flap_get_fold_policy (self->sidebar_flap) != sidebar)
    adw_flap_set_fold_policy (self->sidebar_flap, sidebar);
  if (adw_flap_get_fold_policy (self->panel_flap) != panel)
    adw_flap_set_fold_policy (self->panel_flap, panel);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), width >= HEADER_SHRINKS);
  gtk_widget_set_visible (GTK_WIDGET (self->redo_button), width >= HEADER_SHRINKS);
}

static void
on_surface_width (GdkSurface *surface, GParamSpec *pspec, WmWindow *self)
{
  fold_for_width (self, gdk_surface_get_width (surface));
}

void
wm_window_watch_width (WmWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  int width, height;

  g_signal_connect_object (surface, "notify::width", G_CALLBACK (on_surface_width), self, 0);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  fold_for_width (self, width);
}

/* ---- the least width ---------------------------------------------------------------- */

/* What lies beside the page tells the window manager a least width that holds only until it
 * folds: a window that is to become narrow at once would stop there. */
static void
measure_foldable (GtkWidget *bin, GtkOrientation orientation, int for_size, int *minimum,
                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  WmWindow *self = WM_WINDOW (gtk_widget_get_root (bin));
  GtkWidget *child = adw_bin_get_child (ADW_BIN (bin));

  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL
      && (!adw_flap_get_folded (self->sidebar_flap) || !adw_flap_get_folded (self->panel_flap)))
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
allocate_foldable (GtkWidget *bin, int width, int height, int baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (bin));
  int least_width, least_height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_allocate (child, width, MAX (height, least_height), baseline, NULL);
}

void
wm_window_make_foldable (WmWindow *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self->shrinker),
                                 gtk_custom_layout_new (NULL, measure_foldable, allocate_foldable));
  gtk_widget_set_overflow (GTK_WIDGET (self->shrinker), GTK_OVERFLOW_HIDDEN);
}
