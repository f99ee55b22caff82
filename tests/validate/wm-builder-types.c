/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded into gtk4-builder-tool, which knows the widgets of GTK alone: brings
 * along ours (found by their get_type functions) and libadwaita's. A type that
 * is the parent of a template must be there before the tool looks.
 */
#include <adwaita.h>

#include "app/me/wm-me-view.h"

__attribute__ ((constructor)) static void
register_parents (void)
{
  g_type_ensure (ADW_TYPE_ACTION_ROW);
  g_type_ensure (ADW_TYPE_APPLICATION_WINDOW);
  g_type_ensure (ADW_TYPE_BIN);
  g_type_ensure (ADW_TYPE_EXPANDER_ROW);
  g_type_ensure (ADW_TYPE_PREFERENCES_GROUP);
  g_type_ensure (ADW_TYPE_PREFERENCES_PAGE);
  g_type_ensure (ADW_TYPE_PREFERENCES_ROW);
  g_type_ensure (ADW_TYPE_PREFERENCES_WINDOW);
  g_type_ensure (ADW_TYPE_WINDOW);
  g_type_ensure (WM_TYPE_ME_VIEW);
}
