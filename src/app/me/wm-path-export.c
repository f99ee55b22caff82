/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A path out of the window.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-path-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/parts/wm-export-picture.h"
#include "draw/wm-scenes.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-path-file.h"

GtkWidget *
wm_path_export_button_new (void)
{
  static const struct
  {
    const char *label;
    const char *ending;
  } formats[] = { { N_ ("_PDF, SVG or PNG…"), ".pdf" },
                  { N_ ("_Markdown…"), ".md" },
                  { N_ ("_JSON…"), ".json" } };
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(formats[i].label), NULL);

      g_menu_item_set_action_and_target (item, "path.export", "s", formats[i].ending);
      g_menu_append_item (menu, item);
    }
  g_menu_append (menu, _("_Print…"), "path.print");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-save-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("Export Path"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Export Path"), -1);
  return button;
}

WmScene *
wm_path_export_scene (WmMap *map, const WmPath *path, double width)
{
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  g_return_val_if_fail (map != NULL && path != NULL, NULL);

  options.measure = wm_measure_pango ();
  options.width = width;
  return wm_scene_path (map, path, &options);
}

gboolean
wm_path_export_write (WmMap *map, const WmPath *path, const WmPerson *person, const char *file,
                      GError **error)
{
  g_autoptr (WmScene) scene = NULL;
  char *text = NULL;

  g_return_val_if_fail (map != NULL && path != NULL && file != NULL, FALSE);

  if (g_str_has_suffix (file, ".json"))
    text = wm_path_to_json (map, path, person != NULL ? person->slug : NULL);
  else if (g_str_has_suffix (file, ".md"))
    text = wm_path_to_markdown (map, path, person != NULL ? person->name : NULL);
  if (text != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

      return wm_file_write (file, bytes, error);
    }
  scene = wm_path_export_scene (map, path, 800);
  return wm_write_picture (scene, file, error);
}
