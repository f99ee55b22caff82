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

/* The head of a week: its number, and how full it is. */
static void
append_week (GString *out, const WmCompiled *compiled, guint week)
{
  const WmWeekLoad *load
    = week < compiled->weeks->len ? &g_array_index (compiled->weeks, WmWeekLoad, week) : NULL;

  g_string_append (out, out->len > 0 ? "\n" : "");
  if (load != NULL && load->limit > 0)
    /* Translators: the number of a week; hours, hours */
    g_string_append_printf (out, _("Week %1$u: %2$.1f of %3$.1f h for learning"), week + 1,
                            load->minutes / 60.0, load->limit / 60.0);
  else
    /* Translators: the number of a week */
    g_string_append_printf (out, _("Week %u"), week + 1);
  g_string_append_c (out, '\n');
}

static void
append_activities (GString *out, const WmPlan *plan, const WmCompiled *compiled, const GDate *start)
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
        append_week (out, compiled, (guint) week);
      else if (week != last)
        g_string_append_printf (out, "%s\n", _("Before the first day"));
      last = week;
      g_string_append_printf (out, "  %s  %s\n", date, it->name);
    }
}

static void
append_tried (GString *out, WmMap *map, const WmCompiled *compiled)
{
  if (compiled->tried->len > 0)
    g_string_append_printf (out, "\n%s\n", _("Rated at what the template has anyway"));
  for (guint i = 0; i < compiled->tried->len; i++)
    {
      const WmTriedAt *it = g_ptr_array_index (compiled->tried, i);

      /* Translators: a skill, and an activity of the plan that tries it. */
      g_string_append_printf (out, _("  %1$s: %2$s\n"), wm_map_skill (map, it->skill)->name,
                              it->name);
    }
}

static void
append_left_out (GString *out, const WmCompiled *compiled)
{
  if (compiled->left_out->len > 0)
    g_string_append_printf (out, "\n%s\n", _("Left out"));
  for (guint i = 0; i < compiled->left_out->len; i++)
    {
      const WmLeftOut *it = g_ptr_array_index (compiled->left_out, i);

      /* Translators: what is not in the plan, and why. */
      g_string_append_printf (out, _("  %1$s (%2$s)\n"), it->name, it->reason);
    }
}

char *
wm_plan_preview_words (WmMap *map, const WmPlan *plan, const WmCompiled *compiled,
                       const GDate *start)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_activities (out, plan, compiled, start);
  append_tried (out, map, compiled);
  append_left_out (out, compiled);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
