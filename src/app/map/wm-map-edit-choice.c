/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Skills that are edited together: kept by their ids, since a map is read again
 * after each change.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-edit-private.h"

void
wm_map_edit_toggle (WmMapEditMode *self, const char *skill)
{
  if (!g_hash_table_remove (self->chosen, skill))
    g_hash_table_add (self->chosen, g_strdup (skill));
  wm_map_edit_note_choice (self);
}

/* A skill whose middle is in the band joins those that were chosen before. */
void
wm_map_edit_choose_band (WmMapEditMode *self, const WmBounds *band)
{
  const WmMapLayout *layout = wm_map_edit_get_layout (self);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  wm_spatial_find (layout->boxes, band, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint skill = layout->reading[g_array_index (found, guint, i)];
      const WmLayoutNode *node = &layout->nodes[skill];

      if (node->x >= band->x0 && node->x <= band->x1 && node->y >= band->y0 && node->y <= band->y1)
        g_hash_table_add (self->chosen, g_strdup (wm_map_skill (layout->map, skill)->slug));
    }
  wm_map_edit_note_choice (self);
}

/* All that the filter lets through */
void
wm_map_edit_choose_all (WmMapEditMode *self)
{
  WmMap *map = wm_session_get_map (self->session);
  g_autofree gboolean *wanted = wm_filter_is_empty (wm_session_get_filter (self->session))
                                  ? NULL
                                  : wm_session_filter_skills (self->session);

  for (guint i = 0; i < map->skills->len; i++)
    if (wanted == NULL || wanted[i])
      g_hash_table_add (self->chosen, g_strdup (wm_map_skill (map, i)->slug));
  wm_map_edit_note_choice (self);
}

static gboolean
is_gone (gpointer slug, gpointer value, gpointer map)
{
  return wm_map_find_skill (map, slug) < 0;
}

/* What is gone is not chosen. */
void
wm_map_edit_prune (WmMapEditMode *self)
{
  if (g_hash_table_foreach_remove (self->chosen, is_gone, wm_session_get_map (self->session)) > 0)
    wm_map_edit_note_choice (self);
}

/* (transfer full) (nullable): by skill of that layout */
gboolean *
wm_map_edit_dup_chosen (WmMapEditMode *self, const WmMapLayout *layout)
{
  GHashTableIter iter;
  gpointer slug;
  gboolean *chosen;

  if (g_hash_table_size (self->chosen) == 0)
    return NULL;
  chosen = g_new0 (gboolean, layout->n + 1);
  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &slug, NULL))
    {
      int skill = wm_map_find_skill (layout->map, slug);

      if (skill >= 0)
        chosen[skill] = TRUE;
    }
  return chosen;
}

guint
wm_map_edit_mode_n_chosen (WmMapEditMode *self)
{
  g_return_val_if_fail (WM_IS_MAP_EDIT_MODE (self), 0);

  return g_hash_table_size (self->chosen);
}

GArray *
wm_map_edit_mode_get_chosen (WmMapEditMode *self)
{
  GArray *skills = g_array_new (FALSE, FALSE, sizeof (guint));
  WmMap *map;

  g_return_val_if_fail (WM_IS_MAP_EDIT_MODE (self), skills);

  map = wm_session_get_map (self->session);
  for (guint i = 0; i < map->skills->len; i++)
    if (g_hash_table_contains (self->chosen, wm_map_skill (map, i)->slug))
      g_array_append_val (skills, i);
  return skills;
}

gboolean
wm_map_edit_mode_choose_none (WmMapEditMode *self)
{
  g_return_val_if_fail (WM_IS_MAP_EDIT_MODE (self), FALSE);

  if (g_hash_table_size (self->chosen) == 0)
    return FALSE;
  g_hash_table_remove_all (self->chosen);
  wm_map_edit_note_choice (self);
  return TRUE;
}
