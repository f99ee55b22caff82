/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions of the window that take the map out of it: in words, as a file,
 * on paper, to the clipboard.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-window-private.h"

#include "app/parts/wm-describe-dialog.h"
#include "app/parts/wm-export-dialog.h"
#include "app/map/wm-map-output.h"

/* (transfer full) (nullable): what the map shows, or would show */
static WmMapSight *
sight_of (WmWindow *self)
{
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  if (self->session == NULL)
    return NULL;
  if (self->map_page != NULL)
    options = wm_map_page_get_options (WM_MAP_PAGE (self->map_page));
  return wm_map_sight_new (self->session, &options);
}

static void
act_paper (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    void (*run) (GtkWidget *from, WmMapSight *sight);
  } table[] = {
    { "win.describe-map", wm_describe_dialog_show },
    { "win.export-map", wm_export_dialog_show },
    { "win.copy-map", wm_map_copy },
  };
  g_autoptr (WmMapSight) sight = sight_of (WM_WINDOW (widget));

  for (guint i = 0; sight != NULL && i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].name, name) == 0)
      table[i].run (widget, sight);
}

void
wm_window_install_paper_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.describe-map", NULL, act_paper);
  gtk_widget_class_install_action (klass, "win.export-map", NULL, act_paper);
  gtk_widget_class_install_action (klass, "win.copy-map", NULL, act_paper);
}
