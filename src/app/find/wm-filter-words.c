/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The filter in the reader's words.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/find/wm-filter-words.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "app/library/wm-skill-rows.h"

#define N_TIERS 9

const char *
wm_filter_words_facet (WmFacet facet)
{
  switch (facet)
    {
    case WM_FACET_CATEGORY:
      return _("Category");
    case WM_FACET_ROLE:
      return _("Role");
    case WM_FACET_LEVEL:
      return _("My Level");
    case WM_FACET_TIER:
      return _("Reading");
    case WM_FACET_GAP:
    case WM_FACETS:
    default:
      return _("Gap");
    }
}

static const char *
category_name (WmMap *map, const char *slug)
{
  for (guint i = 0; i < map->categories->len; i++)
    {
      const WmCategory *category = g_ptr_array_index (map->categories, i);

      if (g_str_equal (category->slug, slug))
        return category->name;
    }
  return slug;
}

char *
wm_filter_words_value (WmMap *map, WmFacet facet, const char *value)
{
  switch (facet)
    {
    case WM_FACET_CATEGORY:
      return g_strdup (category_name (map, value));
    case WM_FACET_ROLE:
      return g_strdup (wm_map_role_name (map, value, value));
    case WM_FACET_LEVEL:
      return g_str_equal (value, "none") ? g_strdup (_("Not Assessed"))
                                         : wm_skill_rows_level_title (map, atoi (value));
    case WM_FACET_TIER:
      return g_strdup_printf (_("Tier %u"), (guint) atoi (value));
    case WM_FACET_GAP:
    case WM_FACETS:
    default:
      return g_strdup (g_str_equal (value, "short") ? _("Has a Gap") : _("Needed, Not Assessed"));
    }
}

char *
wm_filter_words_choice (WmMap *map, WmFacet facet, const char *value)
{
  g_autofree char *name = wm_filter_words_value (map, facet, value);

  if (facet == WM_FACET_GAP)
    return g_steal_pointer (&name);
  /* Translators: what is chosen from, and what is chosen: “Role: AI engineer”. */
  return g_strdup_printf (_("%1$s: %2$s"), wm_filter_words_facet (facet), name);
}

static void
add_numbers (GPtrArray *values, int from, int to)
{
  for (int i = from; i <= to; i++)
    g_ptr_array_add (values, g_strdup_printf ("%d", i));
}

static int
highest_tier (WmMap *map)
{
  int highest = 0;

  for (guint i = 0; i < map->resources->len; i++)
    highest = MAX (highest, wm_map_resource (map, i)->tier);
  return MIN (highest, N_TIERS);
}

GPtrArray *
wm_filter_words_values (WmMap *map, WmFacet facet)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  switch (facet)
    {
    case WM_FACET_CATEGORY:
      for (guint i = 0; i < map->categories->len; i++)
        g_ptr_array_add (values,
                         g_strdup (((WmCategory *) g_ptr_array_index (map->categories, i))->slug));
      break;
    case WM_FACET_ROLE:
      for (guint i = 0; i < map->roles->len; i++)
        g_ptr_array_add (values, g_strdup (wm_map_role (map, i)->slug));
      break;
    case WM_FACET_LEVEL:
      g_ptr_array_add (values, g_strdup ("none"));
      add_numbers (values, 0, MAX ((int) map->level_names->len, 5) - 1);
      break;
    case WM_FACET_TIER:
      add_numbers (values, 1, highest_tier (map));
      break;
    case WM_FACET_GAP:
      g_ptr_array_add (values, g_strdup ("short"));
      g_ptr_array_add (values, g_strdup ("open"));
      break;
    case WM_FACETS:
    default:
      break;
    }
  return values;
}
