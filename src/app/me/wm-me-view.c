/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the views of a person's page share.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-me-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"

typedef struct
{
  WmMe *me;
  gboolean dirty;
  GtkScrolledWindow *scroller; /* of the column; NULL without */
  GtkWidget *column;
  char *focused; /* (nullable): name of the widget that had the focus */
} WmMeViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WmMeView, wm_me_view, ADW_TYPE_BIN)

#define PRIVATE(self) ((WmMeViewPrivate *) wm_me_view_get_instance_private (self))

void
wm_me_view_refresh (WmMeView *self)
{
  WmMeViewPrivate *priv;

  g_return_if_fail (WM_IS_ME_VIEW (self));

  priv = PRIVATE (self);
  priv->dirty = priv->me != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (priv->me != NULL && !priv->dirty)
    WM_ME_VIEW_GET_CLASS (self)->fill (self, priv->me);
}

static void
wm_me_view_map (GtkWidget *widget)
{
  WmMeView *self = WM_ME_VIEW (widget);

  GTK_WIDGET_CLASS (wm_me_view_parent_class)->map (widget);
  if (PRIVATE (self)->dirty)
    wm_me_view_refresh (self);
}

static void
wm_me_view_dispose (GObject *object)
{
  WmMeViewPrivate *priv = PRIVATE (WM_ME_VIEW (object));

  g_clear_object (&priv->me);
  g_clear_pointer (&priv->focused, g_free);
  G_OBJECT_CLASS (wm_me_view_parent_class)->dispose (object);
}

static void
wm_me_view_class_init (WmMeViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_me_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = wm_me_view_map;
}

static void
wm_me_view_init (WmMeView *self)
{
}

void
wm_me_view_set_me (WmMeView *self, WmMe *me)
{
  WmMeViewPrivate *priv;

  g_return_if_fail (WM_IS_ME_VIEW (self) && WM_IS_ME (me));

  priv = PRIVATE (self);
  g_return_if_fail (priv->me == NULL);
  priv->me = g_object_ref (me);
  priv->dirty = TRUE;
  g_signal_connect_object (me, "changed", G_CALLBACK (wm_me_view_refresh), self,
                           G_CONNECT_SWAPPED);
}

WmMe *
wm_me_view_get_me (WmMeView *self)
{
  g_return_val_if_fail (WM_IS_ME_VIEW (self), NULL);

  return PRIVATE (self)->me;
}

GtkWidget *
wm_me_view_make_column (WmMeView *self, int width)
{
  WmMeViewPrivate *priv;
  GtkWidget *clamp = adw_clamp_new ();

  g_return_val_if_fail (WM_IS_ME_VIEW (self), NULL);

  priv = PRIVATE (self);
  priv->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (priv->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  priv->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_add_css_class (priv->column, "page-column");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_child (ADW_CLAMP (clamp), priv->column);
  gtk_scrolled_window_set_child (priv->scroller, clamp);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (priv->scroller));
  return priv->column;
}

/* The nearest of the focused widget's ancestors that has a name of its own; NULL
 * when the focus is elsewhere, or on what is not made anew. */
static const char *
focused_name (GtkWidget *column)
{
  GtkRoot *root = gtk_widget_get_root (column);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, column))
    return NULL;
  for (; focus != column; focus = gtk_widget_get_parent (focus))
    {
      if (g_str_equal (gtk_widget_get_name (focus), WM_ME_VIEW_STAYS))
        return NULL;
      if (g_str_has_prefix (gtk_widget_get_name (focus), "row:"))
        return gtk_widget_get_name (focus);
    }
  return "";
}

static gboolean
focus_named (GtkWidget *widget, const char *name)
{
  if (g_strcmp0 (gtk_widget_get_name (widget), name) == 0)
    return gtk_widget_grab_focus (widget)
           || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_named (child, name))
      return TRUE;
  return FALSE;
}

void
wm_me_view_keep_scroll (WmMeView *self)
{
  g_return_if_fail (WM_IS_ME_VIEW (self));

  wm_page_keep_scroll (PRIVATE (self)->scroller);
}

void
wm_me_view_begin_rows (WmMeView *self)
{
  WmMeViewPrivate *priv;

  g_return_if_fail (WM_IS_ME_VIEW (self));

  priv = PRIVATE (self);
  g_free (priv->focused);
  priv->focused = g_strdup (focused_name (priv->column));
  if (priv->focused != NULL)
    gtk_root_set_focus (gtk_widget_get_root (priv->column), NULL);
  wm_me_view_keep_scroll (self);
}

void
wm_me_view_end_rows (WmMeView *self)
{
  WmMeViewPrivate *priv;

  g_return_if_fail (WM_IS_ME_VIEW (self));

  priv = PRIVATE (self);
  if (priv->focused != NULL && !focus_named (priv->column, priv->focused))
    gtk_widget_child_focus (priv->column, GTK_DIR_TAB_FORWARD);
  g_clear_pointer (&priv->focused, g_free);
}

void
wm_me_view_fill_start (GtkWidget *page, WmMe *me, const char *invitation)
{
  gboolean editable;

  g_return_if_fail (ADW_IS_STATUS_PAGE (page));
  g_return_if_fail (WM_IS_ME (me));

  editable = wm_me_is_editable (me);
  gtk_widget_set_sensitive (adw_status_page_get_child (ADW_STATUS_PAGE (page)), editable);
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      editable ? invitation
               : _("Nothing is assessed yet. This workspace is read-only, so that cannot be done "
                   "here."));
}
