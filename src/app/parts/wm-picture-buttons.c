/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Buttons beside a picture: as a file, on paper.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-picture-buttons.h"

#include <glib/gi18n-lib.h>

#include "app/map/wm-map-output.h"
#include "app/parts/wm-export-picture.h"
#include "draw/wm-picture-pages.h"

typedef struct
{
  char *title, *name;
  WmSceneBuilder builder;
  gpointer owner;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_free (picture->title);
  g_free (picture->name);
  g_free (picture);
}

static void
on_export (GtkWidget *button, const Picture *picture)
{
  wm_export_picture (button, picture->title, picture->name, picture->builder, picture->owner);
}

void
wm_picture_print (GtkWidget *from, WmSceneBuilder builder, gpointer data)
{
  WmScene *scene = builder (WM_PICTURE_PAGE_WIDTH, data);

  if (scene != NULL)
    wm_map_print (from, wm_picture_pages (scene, WM_PAPER_A4));
}

static void
on_print (GtkWidget *button, const Picture *picture)
{
  wm_picture_print (button, picture->builder, picture->owner);
}

static void
add_button (GtkWidget *box, const char *icon, const char *name, GCallback clicked,
            Picture *picture)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect (button, "clicked", clicked, picture);
  gtk_box_append (GTK_BOX (box), button);
}

GtkWidget *
wm_picture_buttons_new (const char *title, const char *name, WmSceneBuilder builder,
                        gpointer owner)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  Picture *picture = g_new0 (Picture, 1);

  picture->title = g_strdup (title);
  picture->name = g_strdup (name);
  picture->builder = builder;
  picture->owner = owner;
  g_object_set_data_full (G_OBJECT (box), "picture", picture, picture_free);
  add_button (box, "document-save-symbolic", _("Export Picture…"), G_CALLBACK (on_export),
              picture);
  add_button (box, "document-print-symbolic", _("Print Picture…"), G_CALLBACK (on_print), picture);
  return box;
}

GtkWidget *
wm_picture_frame_new (WmSceneBuilder builder, gpointer owner, WmSceneView **view)
{
  GtkWidget *frame = gtk_frame_new (NULL);

  *view = WM_SCENE_VIEW (wm_scene_view_new ());
  wm_scene_view_set_builder (*view, builder, owner, NULL);
  gtk_frame_set_child (GTK_FRAME (frame), GTK_WIDGET (*view));
  gtk_widget_add_css_class (frame, "view");
  return frame;
}

GtkWidget *
wm_picture_column_new (const char *title, const char *name, WmSceneBuilder builder,
                       gpointer owner, WmSceneView **view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = wm_picture_buttons_new (title, name, builder, owner);

  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), wm_picture_frame_new (builder, owner, view));
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}
