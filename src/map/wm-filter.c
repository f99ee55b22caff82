/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The filter: its words, and what they let through.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "map/wm-filter.h"

#include <string.h>

#define MOST_VALUES 1000 /* of a facet; a setting may come from anywhere */

struct _WmFilter
{
  GPtrArray *values[WM_FACETS]; /* utf8 */
};

static const char *const facet_names[WM_FACETS] = { "category", "role", "level", "tier", "gap" };

WmFilter *
wm_filter_new (void)
{
  WmFilter *filter = g_new0 (WmFilter, 1);

  for (guint i = 0; i < WM_FACETS; i++)
    filter->values[i] = g_ptr_array_new_with_free_func (g_free);
  return filter;
}

void
wm_filter_free (WmFilter *filter)
{
  if (filter == NULL)
    return;
  for (guint i = 0; i < WM_FACETS; i++)
    g_ptr_array_unref (filter->values[i]);
  g_free (filter);
}

/* ---- words --------------------------------------------------------------- */

/* A number without a sign, of one or two digits */
static gboolean
is_number (const char *value)
{
  gsize length = strlen (value);

  return length >= 1 && length <= 2 && strspn (value, "0123456789") == length;
}

static gboolean
is_word_of (WmFacet facet, const char *value)
{
  switch (facet)
    {
    case WM_FACET_LEVEL:
      return is_number (value) || g_str_equal (value, "none");
    case WM_FACET_TIER:
      return is_number (value);
    case WM_FACET_GAP:
      return g_str_equal (value, "short") || g_str_equal (value, "open");
    case WM_FACET_CATEGORY:
    case WM_FACET_ROLE:
      return *value != '\0' && strchr (value, '\n') == NULL;
    case WM_FACETS:
    default:
      return FALSE;
    }
}

WmFilter *
wm_filter_parse (const char *text)
{
  WmFilter *filter = wm_filter_new ();
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *value = strchr (lines[i], ':');

      if (value == NULL)
        continue;
      *value++ = '\0';
      for (guint facet = 0; facet < WM_FACETS; facet++)
        if (g_str_equal (lines[i], facet_names[facet]))
          wm_filter_set (filter, (WmFacet) facet, value, TRUE);
    }
  return filter;
}

char *
wm_filter_to_string (const WmFilter *filter)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint facet = 0; facet < WM_FACETS; facet++)
    for (guint i = 0; i < filter->values[facet]->len; i++)
      g_string_append_printf (text, "%s%s:%s", text->len > 0 ? "\n" : "", facet_names[facet],
                              (char *) g_ptr_array_index (filter->values[facet], i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
find_value (const WmFilter *filter, WmFacet facet, const char *value, guint *at)
{
  return g_ptr_array_find_with_equal_func (filter->values[facet], value, g_str_equal, at);
}

gboolean
wm_filter_has (const WmFilter *filter, WmFacet facet, const char *value)
{
  g_return_val_if_fail (filter != NULL && facet < WM_FACETS && value != NULL, FALSE);

  return find_value (filter, facet, value, NULL);
}

void
wm_filter_set (WmFilter *filter, WmFacet facet, const char *value, gboolean chosen)
{
  gboolean known;
  guint at;

  g_return_if_fail (filter != NULL && facet < WM_FACETS && value != NULL);

  known = find_value (filter, facet, value, &at);
  if (known && !chosen)
    g_ptr_array_remove_index (filter->values[facet], at);
  else if (!known && chosen && is_word_of (facet, value)
           && filter->values[facet]->len < MOST_VALUES)
    g_ptr_array_add (filter->values[facet], g_strdup (value));
}

void
wm_filter_clear (WmFilter *filter)
{
  g_return_if_fail (filter != NULL);

  for (guint i = 0; i < WM_FACETS; i++)
    g_ptr_array_set_size (filter->values[i], 0);
}

gboolean
wm_filter_is_empty (const WmFilter *filter)
{
  g_return_val_if_fail (filter != NULL, TRUE);

  for (guint i = 0; i < WM_FACETS; i++)
    if (filter->values[i]->len > 0)
      return FALSE;
  return TRUE;
}

GPtrArray *
wm_filter_values (const WmFilter *filter, WmFacet facet)
{
  g_return_val_if_fail (filter != NULL && facet < WM_FACETS, NULL);

  return filter->values[facet];
}

/* ---- what the map has ---------------------------------------------------- */

static const char *
category_of (WmMap *map, const WmSkill *skill)
{
  return skill->category >= 0
             ? ((WmCategory *) g_ptr_array_index (map->categories, skill->category))->slug
             : NULL;
}

static gboolean
map_has (WmMap *map, WmFacet facet, const char *value)
{
  if (facet == WM_FACET_ROLE)
    return wm_map_find_role (map, value) >= 0;
  if (facet != WM_FACET_CATEGORY)
    return TRUE;
  for (guint i = 0; i < map->categories->len; i++)
    if (g_str_equal (((WmCategory *) g_ptr_array_index (map->categories, i))->slug, value))
      return TRUE;
  return FALSE;
}

void
wm_filter_prune (WmFilter *filter, WmMap *map)
{
  g_return_if_fail (filter != NULL && map != NULL);

  for (guint facet = 0; facet < WM_FACETS; facet++)
    for (guint i = filter->values[facet]->len; i-- > 0;)
      if (!map_has (map, (WmFacet) facet, g_ptr_array_index (filter->values[facet], i)))
        g_ptr_array_remove_index (filter->values[facet], i);
}

/* ---- what it lets through ------------------------------------------------ */

static gboolean
is_chosen (const WmFilter *filter, WmFacet facet, const char *value)
{
  return filter->values[facet]->len == 0
         || (value != NULL && find_value (filter, facet, value, NULL));
}

static gboolean
is_number_chosen (const WmFilter *filter, WmFacet facet, int number)
{
  char value[16];

  g_snprintf (value, sizeof value, "%d", number);
  return is_chosen (filter, facet, number >= 0 ? value : "none");
}

static gboolean
is_required (const WmFilter *filter, WmMap *map, const WmSkill *skill)
{
  if (filter->values[WM_FACET_ROLE]->len == 0)
    return TRUE;
  for (guint i = 0; i < skill->required_by->len; i++)
    {
      guint role = g_array_index (skill->required_by, WmRequirement, i).role;

      if (is_chosen (filter, WM_FACET_ROLE, wm_map_role (map, role)->slug))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_tier (const WmFilter *filter, WmMap *map, const WmSkill *skill)
{
  if (filter->values[WM_FACET_TIER]->len == 0)
    return TRUE;
  for (guint i = 0; i < skill->resources->len; i++)
    if (is_number_chosen (filter, WM_FACET_TIER,
                          wm_map_resource (map, g_array_index (skill->resources, guint, i))->tier))
      return TRUE;
  return FALSE;
}

/* The roles whose requirements count for gaps: those of the filter, or one */
static gboolean
counts_for_gap (const WmFilter *filter, WmMap *map, guint role, int mine)
{
  if (filter->values[WM_FACET_ROLE]->len > 0)
    return is_chosen (filter, WM_FACET_ROLE, wm_map_role (map, role)->slug);
  return mine < 0 || (guint) mine == role;
}

static gboolean
has_gap (const WmFilter *filter, WmMap *map, const WmSkill *skill, int level, int mine)
{
  /* What nobody assessed is not short: nothing is known of it. */
  const char *what = level < 0 ? "open" : "short";

  if (filter->values[WM_FACET_GAP]->len == 0)
    return TRUE;
  if (!is_chosen (filter, WM_FACET_GAP, what))
    return FALSE;
  for (guint i = 0; i < skill->required_by->len; i++)
    {
      const WmRequirement *required = &g_array_index (skill->required_by, WmRequirement, i);

      if (level < required->level && counts_for_gap (filter, map, required->role, mine))
        return TRUE;
    }
  return FALSE;
}

gboolean *
wm_filter_skills (const WmFilter *filter, WmMap *map, const int *levels, int role)
{
  gboolean *wanted;

  g_return_val_if_fail (filter != NULL && map != NULL && levels != NULL, NULL);

  wanted = g_new0 (gboolean, map->skills->len + 1);
  for (guint i = 0; i < map->skills->len; i++)
    {
      const WmSkill *skill = wm_map_skill (map, i);

      wanted[i] = is_chosen (filter, WM_FACET_CATEGORY, category_of (map, skill))
                  && is_number_chosen (filter, WM_FACET_LEVEL, levels[i])
                  && is_required (filter, map, skill) && has_tier (filter, map, skill)
                  && has_gap (filter, map, skill, levels[i], role);
    }
  return wanted;
}

static gboolean
asks_for_skills (const WmFilter *filter)
{
  for (guint i = 0; i < WM_FACETS; i++)
    if (i != WM_FACET_TIER && filter->values[i]->len > 0)
      return TRUE;
  return FALSE;
}

static gboolean
any_wanted (GArray *indexes, const gboolean *skills)
{
  for (guint i = 0; i < indexes->len; i++)
    if (skills[g_array_index (indexes, guint, i)])
      return TRUE;
  return FALSE;
}

gboolean *
wm_filter_resources (const WmFilter *filter, WmMap *map, const gboolean *skills)
{
  gboolean asks, *wanted;

  g_return_val_if_fail (filter != NULL && map != NULL && skills != NULL, NULL);

  asks = asks_for_skills (filter);
  wanted = g_new0 (gboolean, map->resources->len + 1);
  for (guint i = 0; i < map->resources->len; i++)
    {
      const WmResource *resource = wm_map_resource (map, i);

      wanted[i] = is_number_chosen (filter, WM_FACET_TIER, resource->tier)
                  && (!asks || any_wanted (resource->skills, skills));
    }
  return wanted;
}
