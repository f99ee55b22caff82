/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows and cards that are dragged to another place.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-drag.h"

/* ---- what is dragged -------------------------------------------------------- */

typedef struct
{
  GtkWidget *row;
  const char *kind;
  char *id;
} Source;

static void
source_free (gpointer data, GClosure *closure)
{
  Source *source = data;

  g_free (source->id);
  g_free (source);
}

/* What it holds is of no use to other programs. */
static GdkContentProvider *
on_prepare (GtkDragSource *drag, double x, double y, Source *source)
{
  return gdk_content_provider_new_typed (GTK_TYPE_WIDGET, source->row);
}

static void
on_begin (GtkDragSource *controller, GdkDrag *drag, Source *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (source->row);

  gtk_drag_source_set_icon (controller, picture, 24, 12);
  g_object_set_data (G_OBJECT (drag), "wm-kind", (gpointer) source->kind);
  g_object_set_data_full (G_OBJECT (drag), "wm-id", g_strdup (source->id), g_free);
}

void
wm_drag_add_source (GtkWidget *handle, GtkWidget *row, const char *kind, const char *id)
{
  GtkDragSource *drag = gtk_drag_source_new ();
  Source *source = g_new0 (Source, 1);

  source->row = row;
  source->kind = kind;
  source->id = g_strdup (id);
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (on_prepare), source);
  g_signal_connect_data (drag, "drag-begin", G_CALLBACK (on_begin), source, source_free, 0);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (drag));
}

/* ---- where it is dropped ---------------------------------------------------- */

typedef struct
{
  GtkWidget *widget;
  const char *kind;
  WmDropWhere where;
  WmDropped dropped;
  gpointer data;
} Target;

typedef struct
{
  GtkWidget *widget; /* held */
  WmDropped dropped;
  gpointer data;
  char *id;
  gboolean after;
} Drop;

static void
drop_free (gpointer data)
{
  Drop *drop = data;

  g_object_unref (drop->widget);
  g_free (drop->id);
  g_free (drop);
}

static gboolean
on_idle (gpointer data)
{
  Drop *drop = data;

  if (gtk_widget_get_root (drop->widget) != NULL)
    drop->dropped (drop->widget, drop->id, drop->after, drop->data);
  return G_SOURCE_REMOVE;
}

static const char *
text_of (GdkDrop *drop, const char *key)
{
  GdkDrag *drag = gdk_drop_get_drag (drop);

  return drag != NULL ? g_object_get_data (G_OBJECT (drag), key) : NULL;
}

static gboolean
on_accept (GtkDropTarget *controller, GdkDrop *drop, Target *target)
{
  return g_strcmp0 (text_of (drop, "wm-kind"), target->kind) == 0;
}

/* Whether a drop at that height goes behind the widget */
static gboolean
is_after (const Target *target, double y)
{
  return y > gtk_widget_get_height (target->widget) / 2.0;
}

/* @style: (nullable): for none */
static void
show_drop (Target *target, const char *style)
{
  static const char *const styles[] = { "drop-before", "drop-after", "drop-into" };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (target->widget, styles[i]);
  if (style != NULL)
    gtk_widget_add_css_class (target->widget, style);
}

static GdkDragAction
on_motion (GtkDropTarget *controller, double x, double y, Target *target)
{
  show_drop (target, target->where == WM_DROP_INTO ? "drop-into"
                     : is_after (target, y)        ? "drop-after"
                                                   : "drop-before");
  return GDK_ACTION_MOVE;
}

static void
on_leave (GtkDropTarget *controller, Target *target)
{
  show_drop (target, NULL);
}

static gboolean
on_drop (GtkDropTarget *controller, const GValue *value, double x, double y, Target *target)
{
  const char *id = text_of (gtk_drop_target_get_current_drop (controller), "wm-id");
  Drop *drop;

  show_drop (target, NULL);
  if (id == NULL)
    return FALSE;
  drop = g_new0 (Drop, 1);
  drop->widget = g_object_ref (target->widget);
  drop->dropped = target->dropped;
  drop->data = target->data;
  drop->id = g_strdup (id);
  drop->after = is_after (target, y);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_idle, drop, drop_free);
  return TRUE;
}

static void
target_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
wm_drag_add_target (GtkWidget *widget, const char *kind, WmDropWhere where, WmDropped dropped,
                    gpointer data)
{
  GtkDropTarget *controller = gtk_drop_target_new (GTK_TYPE_WIDGET, GDK_ACTION_MOVE);
  Target *target = g_new0 (Target, 1);

  *target = (Target){ widget, kind, where, dropped, data };
  g_signal_connect (controller, "motion", G_CALLBACK (on_motion), target);
  g_signal_connect (controller, "leave", G_CALLBACK (on_leave), target);
  g_signal_connect (controller, "drop", G_CALLBACK (on_drop), target);
  g_signal_connect_data (controller, "accept", G_CALLBACK (on_accept), target, target_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (controller));
}
