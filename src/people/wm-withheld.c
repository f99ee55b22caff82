/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which words the viewer does not read of herself.
 */
#include "config.h"

#include "people/wm-withheld.h"

gboolean
wm_is_withheld (WmStore *store, const char *person, const char *kind)
{
  const char *viewer;

  g_return_val_if_fail (WM_IS_STORE (store), TRUE);

  viewer = wm_store_get_viewer (store);
  return viewer != NULL && g_strcmp0 (viewer, person) == 0
         && (g_strcmp0 (kind, "interview") == 0 || g_strcmp0 (kind, "scorecard") == 0);
}
