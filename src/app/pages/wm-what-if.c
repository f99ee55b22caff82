/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a path would be if.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/pages/wm-what-if.h"

#include <glib/gi18n-lib.h>

#include "app/pages/wm-page-parts.h"
#include "app/wm-skill-rows.h"

WmWhatIf *
wm_what_if_new (void)
{
  WmWhatIf *self = g_new0 (WmWhatIf, 1);

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
wm_what_if_free (WmWhatIf *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->left);
  g_free (self->role);
  g_free (self);
}

gboolean
wm_what_if_is_empty (const WmWhatIf *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->role == NULL && self->week_minutes == 0 && g_hash_table_size (self->known) == 0
         && g_hash_table_size (self->left) == 0;
}

void
wm_what_if_clear (WmWhatIf *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->role, g_free);
  self->week_minutes = 0;
  g_hash_table_remove_all (self->known);
  g_hash_table_remove_all (self->left);
}

static guint8 *
mark_skills (WmMap *map, GHashTable *slugs)
{
  guint8 *marks = g_new0 (guint8, map->skills->len + 1);

  for (guint i = 0; i < map->skills->len; i++)
    marks[i] = g_hash_table_contains (slugs, wm_map_skill (map, i)->slug);
  return marks;
}

static guint8 *
mark_resources (WmMap *map, GHashTable *slugs)
{
  guint8 *marks = g_new0 (guint8, map->resources->len + 1);

  for (guint i = 0; i < map->resources->len; i++)
    marks[i] = g_hash_table_contains (slugs, wm_map_resource (map, i)->slug);
  return marks;
}

WmPath *
wm_what_if_path (const WmWhatIf *self, WmMe *me)
{
  WmMap *map = wm_me_get_map (me);
  const WmLearningWish *wish = wm_me_get_wish (me);
  int role = self != NULL && self->role != NULL ? wm_map_find_role (map, self->role)
                                                : wm_me_get_role (me);
  int minutes = self != NULL && self->week_minutes > 0 ? self->week_minutes
                : wish != NULL                         ? wish->week_minutes
                                                       : WM_PATH_DEFAULT_WEEK;
  g_autoptr (WmCalendar) calendar = NULL;
  g_autofree guint8 *known = NULL;
  g_autofree guint8 *left = NULL;
  WmPathInput input;
  WmPath *path;
  GDate today, start;

  if (role < 0 || wish == NULL)
    return NULL;
  input = wm_me_path_input (me, (guint) role);
  if (self != NULL)
    {
      input.known = known = mark_skills (map, self->known);
      input.skip = left = mark_resources (map, self->left);
    }
  path = wm_path_compute (map, &input);
  calendar = wm_learning_wish_calendar (wish);
  wm_page_today (&today);
  wm_learning_wish_start (wish, &today, &start);
  /* Without working days the steps stand without dates. */
  (void) wm_path_schedule (path, calendar, &start, minutes);
  return path;
}

/* "3 h less", "2 h more" */
static char *
describe_hours (int minutes)
{
  g_autofree char *time = wm_skill_rows_duration (ABS (minutes), FALSE);

  if (minutes == 0)
    return g_strdup (_("as many hours"));
  /* Translators: %s is a time such as "3 h". */
  return minutes < 0 ? g_strdup_printf (_("%s less"), time) : g_strdup_printf (_("%s more"), time);
}

static char *
describe_days (int days)
{
  guint n = (guint) ABS (days);

  if (days == 0)
    return g_strdup (_("done on the same day"));
  return days < 0
             ? g_strdup_printf (ngettext ("done %u day sooner", "done %u days sooner", n), n)
             : g_strdup_printf (ngettext ("done %u day later", "done %u days later", n), n);
}

char *
wm_what_if_describe (const WmPath *before, const WmPath *after)
{
  g_autoptr (GArray) differences = wm_path_compare (before, after);
  g_autofree char *hours = describe_hours (after->minutes - before->minutes);
  g_autofree char *days = NULL;
  g_autofree char *skills = NULL;
  guint added = 0, removed = 0;

  for (guint i = 0; i < differences->len; i++)
    {
      added += g_array_index (differences, WmPathDifference, i).change == WM_PATH_ADDED;
      removed += g_array_index (differences, WmPathDifference, i).change == WM_PATH_REMOVED;
    }
  if (g_date_valid (&before->end) && g_date_valid (&after->end))
    days = describe_days (g_date_days_between (&before->end, &after->end));
  /* Translators: skills that a path has more, and that it has no more */
  skills = g_strdup_printf (_("%u skills more, %u fewer"), added, removed);
  if (added + removed == 0)
    return days != NULL ? g_strjoin (" · ", hours, days, NULL) : g_steal_pointer (&hours);
  return g_strjoin (" · ", hours, days != NULL ? days : skills, days != NULL ? skills : NULL, NULL);
}
