/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan that is not made yet, in words.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/onboarding/wm-plan-dialog-private.h"
#include "draw/wm-scene-words.h"

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const WmActivity *one = *(WmActivity *const *) a, *two = *(WmActivity *const *) b;

  return strcmp (one->due_date, two->due_date);
}

/* What the words are put together from. */
typedef struct
{
  GString *out;
  PangoAttrList *look;
  GHashTable *changes; /* (nullable): row id of an activity -> WmMergeItem */
} Words;

static void
make_bold (Words *self, gsize from)
{
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = (guint) from;
  bold->end_index = (guint) self->out->len;
  pango_attr_list_insert (self->look, bold);
}

/* A head, with an empty line before it where something stands there */
static void
append_head (Words *self, const char *text)
{
  gsize from;

  g_string_append (self->out, self->out->len > 0 ? "\n" : "");
  from = self->out->len;
  g_string_append (self->out, text);
  make_bold (self, from);
  g_string_append_c (self->out, '\n');
}

/* The head of a week: its number, and how full it is. */
static void
append_week (Words *self, const WmCompiled *compiled, guint week)
{
  const WmWeekLoad *load
    = week < compiled->weeks->len ? &g_array_index (compiled->weeks, WmWeekLoad, week) : NULL;
  g_autofree char *text
    = load != NULL && load->limit > 0
        /* Translators: the number of a week; hours, hours */
        ? g_strdup_printf (_("Week %1$u: %2$.1f of %3$.1f h for learning"), week + 1,
                           load->minutes / 60.0, load->limit / 60.0)
        /* Translators: the number of a week */
        : g_strdup_printf (_("Week %u"), week + 1);

  append_head (self, text);
}

/* Is it due on another day than before? */
static gboolean
is_moved (const WmMergeItem *item)
{
  return item->before != 0 && item->after_due[0] != '\0'
         && strcmp (item->before_due, item->after_due) != 0;
}

/* What became of it, behind its name */
static void
append_mark (Words *self, const WmActivity *it)
{
  const WmMergeItem *item
    = self->changes != NULL ? g_hash_table_lookup (self->changes, &it->id) : NULL;
  g_autofree char *before
    = item != NULL && is_moved (item) ? wm_words_date (item->before_due, FALSE) : NULL;
  gsize from = self->out->len;

  if (item != NULL && item->kind == WM_MERGE_ADDED)
    g_string_append (self->out, _(" (added)"));
  else if (before != NULL)
    /* Translators: behind an activity; %s is the day on which it was due. */
    g_string_append_printf (self->out, _(" (moved from %s)"), before);
  make_bold (self, from);
}

static void
append_activities (Words *self, const WmPlan *plan, const WmCompiled *compiled,
                   const GDate *start)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);
  int last = -2;

  g_ptr_array_sort (all, compare_due);
  for (guint i = 0; i < all->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (all, i);
      g_autofree char *date = wm_words_date (it->due_date, FALSE);
      GDate due;
      int week;

      if (!wm_date_parse (it->due_date, &due))
        continue;
      week = g_date_compare (&due, start) < 0 ? -1 : g_date_days_between (start, &due) / 7;
      if (week != last && week >= 0)
        append_week (self, compiled, (guint) week);
      else if (week != last)
        append_head (self, _("Before the first day"));
      last = week;
      g_string_append_printf (self->out, "  %s  %s", date, it->name);
      append_mark (self, it);
      g_string_append_c (self->out, '\n');
    }
}

/* For which there is no day, and why */
static void
append_undated (Words *self, const WmPlan *plan)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);
  gboolean any = FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (all, i);
      const char *finding = wm_date_finding_words (it->finding);
      GDate due;

      if (wm_date_parse (it->due_date, &due))
        continue;
      if (!any)
        append_head (self, _("Without a date"));
      any = TRUE;
      g_string_append_printf (self->out, finding != NULL ? _("  %1$s (%2$s)\n") : "  %s\n",
                              it->name, finding);
    }
}

/* What was in the plan before */
static void
append_gone (Words *self, GPtrArray *changes)
{
  gboolean any = FALSE;

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const WmMergeItem *it = g_ptr_array_index (changes, i);
      g_autofree char *date = wm_words_date (it->before_due, FALSE);

      if (it->kind != WM_MERGE_REMOVED)
        continue;
      if (!any)
        append_head (self, _("Gone"));
      any = TRUE;
      /* Translators: an activity, and the day on which it was due. */
      g_string_append_printf (self->out, _("  %1$s (was due %2$s)\n"), it->name, date);
    }
}

static void
append_tried (Words *self, WmMap *map, const WmCompiled *compiled)
{
  if (compiled->tried->len > 0)
    append_head (self, _("Rated at what the template has anyway"));
  for (guint i = 0; i < compiled->tried->len; i++)
    {
      const WmTriedAt *it = g_ptr_array_index (compiled->tried, i);

      /* Translators: a skill, and an activity of the plan that tries it. */
      g_string_append_printf (self->out, _("  %1$s: %2$s\n"),
                              wm_map_skill (map, it->skill)->name, it->name);
    }
}

static void
append_left_out (Words *self, const WmCompiled *compiled)
{
  if (compiled->left_out->len > 0)
    append_head (self, _("Left out"));
  for (guint i = 0; i < compiled->left_out->len; i++)
    {
      const WmLeftOut *it = g_ptr_array_index (compiled->left_out, i);

      /* Translators: what is not in the plan, and why. */
      g_string_append_printf (self->out, _("  %1$s (%2$s)\n"), it->name, it->reason);
    }
}

static GHashTable *
by_activity (GPtrArray *changes)
{
  GHashTable *by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < changes->len; i++)
    {
      WmMergeItem *it = g_ptr_array_index (changes, i);

      g_hash_table_insert (by_id, &it->after, it);
    }
  return by_id;
}

char *
wm_plan_preview_words (WmMap *map, const WmPlan *plan, const WmCompiled *compiled,
                       const GDate *start, GPtrArray *changes, PangoAttrList **look)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GHashTable) by_id = changes != NULL ? by_activity (changes) : NULL;
  Words words = { out, pango_attr_list_new (), by_id };

  append_activities (&words, plan, compiled, start);
  append_undated (&words, plan);
  append_gone (&words, changes);
  append_tried (&words, map, compiled);
  append_left_out (&words, compiled);
  *look = words.look;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
wm_plan_difference_words (GPtrArray *changes)
{
  guint added = 0, moved = 0, gone = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const WmMergeItem *it = g_ptr_array_index (changes, i);

      added += it->kind == WM_MERGE_ADDED;
      gone += it->kind == WM_MERGE_REMOVED;
      moved += is_moved (it);
    }
  if (added + moved + gone == 0)
    return g_strdup (_("No activity is another than in the preview before."));
  /* Translators: counts of activities */
  return g_strdup_printf (_("Against the preview before: %1$u added, %2$u moved, %3$u gone"),
                          added, moved, gone);
}
