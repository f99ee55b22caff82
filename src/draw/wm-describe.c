/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map in words: to be read instead of looked at.
 */
#include "config.h"

#include "draw/wm-describe.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-lens.h"
#include "draw/wm-poster.h"
#include "draw/wm-scene-words.h"
#include "draw/wm-text.h"

typedef struct
{
  GPtrArray *parts;
  WmMap *map;
  const WmSceneOptions *options;
  WmLensView *view;
  gboolean details;
} Telling;

/* What is empty is not told. */
static WmPart *
tell (Telling *telling, WmPartKind kind, const char *text)
{
  g_autofree char *clean = wm_text_printable (text, WM_TEXT_LONG_MAX);

  return wm_parts_add (telling->parts, kind, clean);
}

static void
tell_own (Telling *telling, WmPartKind kind, char *text)
{
  tell (telling, kind, text);
  g_free (text);
}

static void
tell_name (Telling *telling, const char *name, const char *prefix, const char *slug)
{
  WmPart *part = tell (telling, WM_PART_NAME, name);

  if (part != NULL)
    part->id = g_strconcat (prefix, slug, NULL);
}

static void
tell_roles (Telling *telling)
{
  WmMap *map = telling->map;

  if (map->roles->len == 0)
    return;
  tell (telling, WM_PART_HEADING, _ ("Roles"));
  for (guint i = 0; i < map->roles->len; i++)
    {
      const WmRole *role = wm_map_role (map, i);

      tell_name (telling, role->name, "role:", role->slug);
      tell_own (telling, WM_PART_TEXT, wm_words_role (map, i));
    }
}

static void
tell_levels (Telling *telling, const WmSkill *skill)
{
  for (guint level = 0; level < skill->levels->len; level++)
    {
      const char *anchor = g_ptr_array_index (skill->levels, level);

      if (anchor != NULL && *anchor != '\0')
        /* Translators: a level, and what somebody on it does. */
        tell_own (telling, WM_PART_TEXT, g_strdup_printf (_ ("Level %1$u: %2$s"), level, anchor));
    }
}

static void
tell_resources (Telling *telling, const WmSkill *skill)
{
  for (guint i = 0; i < skill->resources->len; i++)
    {
      const WmResource *resource
          = wm_map_resource (telling->map, g_array_index (skill->resources, guint, i));
      g_autofree char *text
          = resource->tier > 0
                /* Translators: the name of something to read, and its tier, 1 to 4. */
                ? g_strdup_printf (_ ("%1$s (tier %2$d)"), resource->name, resource->tier)
                : g_strdup (resource->name);
      WmPart *part = tell (telling, WM_PART_LINK, text);

      if (part != NULL)
        part->link = wm_text_link (resource->url);
    }
}

/* @turn: its place in an order of @n, from 1; 0 for none */
static void
tell_skill (Telling *telling, guint index, guint turn, guint n)
{
  WmMap *map = telling->map;
  const WmSkill *skill = wm_map_skill (map, index);
  g_autofree char *sight = wm_lens_sight_words (map, telling->options, telling->view, index);
  g_autofree char *links = wm_words_skill_links (map, index, telling->options);
  g_autofree char *place = NULL, *told = NULL;

  if (turn > 0)
    /* Translators: the place of a skill in an order, and how many are in it. */
    place = g_strdup_printf (_ ("%1$u of %2$u."), turn, n);
  told = wm_words_join (place, sight);
  tell_name (telling, skill->name, "skill:", skill->slug);
  tell_own (telling, WM_PART_TEXT, wm_words_join (told, links));
  if (!telling->details)
    return;
  tell (telling, WM_PART_TEXT, skill->description);
  tell_levels (telling, skill);
  tell_resources (telling, skill);
}

/* Foundations first, then along the spectrum. */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  guint i = *(const guint *) a, j = *(const guint *) b;
  const WmSkill *first = wm_map_skill ((WmMap *) data, i);
  const WmSkill *second = wm_map_skill ((WmMap *) data, j);

  if (first->depth != second->depth)
    return first->depth < second->depth ? -1 : 1;
  if (first->spectrum != second->spectrum)
    return first->spectrum < second->spectrum ? -1 : 1;
  return (i > j) - (i < j);
}

static void
tell_category (Telling *telling, int category, const char *name)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < telling->map->skills->len; i++)
    if (wm_map_skill (telling->map, i)->category == category
        && (telling->options->wanted == NULL || telling->options->wanted[i]))
      g_array_append_val (members, i);
  if (members->len == 0)
    return;
  g_array_sort_with_data (members, compare, telling->map);
  tell_own (telling, WM_PART_HEADING, g_strdup_printf (_ ("%1$s (%2$u)"), name, members->len));
  for (guint i = 0; i < members->len; i++)
    tell_skill (telling, g_array_index (members, guint, i), 0, 0);
}

static void
tell_categories (Telling *telling)
{
  GPtrArray *categories = telling->map->categories;

  for (guint i = 0; i < categories->len; i++)
    tell_category (telling, (int) i, ((WmCategory *) g_ptr_array_index (categories, i))->name);
  tell_category (telling, -1, _ ("No category"));
}

/* Returns: FALSE where nothing is in focus */
static gboolean
tell_focus (Telling *telling)
{
  const WmSceneOptions *options = telling->options;
  g_autoptr (GArray) order = wm_map_focus (telling->map, options->focus, options->focus_skill,
                                           options->focus_to);

  if (order->len == 0)
    return FALSE;
  tell_own (telling, WM_PART_HEADING,
            wm_words_focus_title (telling->map, options->focus, options->focus_skill,
                                  options->focus_to));
  for (guint i = 0; i < order->len; i++)
    tell_skill (telling, g_array_index (order, guint, i), order->len > 1 ? i + 1 : 0, order->len);
  return TRUE;
}

GPtrArray *
wm_describe_map (WmMap *map, const WmSceneOptions *options, gboolean details)
{
  Telling telling = { .map = map, .options = options, .details = details };

  g_return_val_if_fail (map != NULL && options != NULL, NULL);

  telling.parts = wm_parts_new ();
  telling.view = wm_lens_look (map, options);
  tell (&telling, WM_PART_TITLE, _ ("Map of roles and skills"));
  tell_own (&telling, WM_PART_TEXT, wm_lens_words (map, options, telling.view));
  tell_own (&telling, WM_PART_TEXT, wm_words_axis (map));
  tell_roles (&telling);
  if (options->wanted != NULL)
    tell (&telling, WM_PART_TEXT, _ ("Only the skills that the filter lets through are told."));
  if (!tell_focus (&telling))
    tell_categories (&telling);
  wm_lens_view_free (telling.view);
  return telling.parts;
}
