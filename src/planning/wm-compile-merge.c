/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of each activity when a plan is made anew. Pure.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "planning/wm-compile-store.h"

const char *
wm_merge_kind_words (WmMergeKind kind)
{
  switch (kind)
    {
    case WM_MERGE_ADDED:
      return _ ("Added");
    case WM_MERGE_CHANGED:
      return _ ("Changed");
    case WM_MERGE_REMOVED:
      return _ ("Removed");
    case WM_MERGE_KEPT_DONE:
      return _ ("Kept, since it was begun");
    case WM_MERGE_KEPT_EDITED:
      return _ ("Kept, since it was edited by hand");
    case WM_MERGE_KEPT_OWN:
      return _ ("Kept, since it was made by hand");
    default:
      return _ ("As before");
    }
}

static void
merge_item_free (WmMergeItem *item)
{
  g_free (item->name);
  g_free (item);
}

static gboolean
same_words (GPtrArray *one, GPtrArray *two)
{
  if (one->len != two->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (g_strcmp0 (g_ptr_array_index (one, i), g_ptr_array_index (two, i)) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
same_whys (GPtrArray *one, GPtrArray *two)
{
  if (one->len != two->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    {
      const WmWhy *a = g_ptr_array_index (one, i), *b = g_ptr_array_index (two, i);

      if (strcmp (a->finding, b->finding) != 0 || strcmp (a->skill, b->skill) != 0
          || a->level != b->level || a->target != b->target
          || strcmp (a->sentence, b->sentence) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same (const WmActivity *one, const WmActivity *two)
{
  return strcmp (one->name, two->name) == 0 && one->anchor == two->anchor
         && one->due_day == two->due_day && one->duration == two->duration
         && one->minutes == two->minutes && strcmp (one->proof, two->proof) == 0
         && strcmp (one->owner, two->owner) == 0 && strcmp (one->due_date, two->due_date) == 0
         && same_words (one->resources, two->resources)
         && same_words (one->depends_on, two->depends_on) && same_whys (one->whys, two->whys);
}

static WmMergeKind
kind_of (const WmActivity *old, const WmActivity *new)
{
  if (!g_str_has_prefix (old->origin, "template:") && !g_str_has_prefix (old->origin, "gap:"))
    return WM_MERGE_KEPT_OWN;
  if (wm_activity_stand (old) != WM_ACTIVITY_TODO)
    return WM_MERGE_KEPT_DONE;
  if (old->edited)
    return WM_MERGE_KEPT_EDITED;
  if (new == NULL)
    return WM_MERGE_REMOVED;
  return is_same (old, new) ? WM_MERGE_SAME : WM_MERGE_CHANGED;
}

static void
add_item (GPtrArray *items, WmMergeKind kind, const WmActivity *old, const WmActivity *new)
{
  WmMergeItem *item = g_new0 (WmMergeItem, 1);

  item->kind = kind;
  item->before = old ? old->id : 0;
  item->after = new ? new->id : 0;
  item->name = g_strdup (old && kind != WM_MERGE_CHANGED ? old->name : new->name);
  g_strlcpy (item->before_due, old ? old->due_date : "", sizeof item->before_due);
  g_strlcpy (item->after_due,
             kind == WM_MERGE_REMOVED             ? ""
             : new && kind <= WM_MERGE_CHANGED ? new->due_date
                                                  : old->due_date,
             sizeof item->after_due);
  g_ptr_array_add (items, item);
}

GPtrArray *
wm_plan_merge (const WmPlan *before, const WmPlan *after)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) merge_item_free);
  g_autoptr (GPtrArray) old = wm_plan_activities (before);
  g_autoptr (GPtrArray) new = wm_plan_activities (after);
  g_autoptr (GHashTable) by_origin = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < new->len; i++)
    g_hash_table_insert (by_origin, ((WmActivity *) g_ptr_array_index (new, i))->origin,
                         g_ptr_array_index (new, i));
  for (guint i = 0; i < old->len; i++)
    {
      WmActivity *it = g_ptr_array_index (old, i);
      WmActivity *match = *it->origin ? g_hash_table_lookup (by_origin, it->origin) : NULL;

      if (*it->origin)
        g_hash_table_add (known, it->origin);
      add_item (items, kind_of (it, match), it, match);
    }
  for (guint i = 0; i < new->len; i++)
    {
      WmActivity *it = g_ptr_array_index (new, i);

      if (!g_hash_table_contains (known, it->origin))
        add_item (items, WM_MERGE_ADDED, NULL, it);
    }
  return items;
}
