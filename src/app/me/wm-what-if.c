/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a path would be if.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-what-if.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/library/wm-skill-rows.h"

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

/* ---- in words ------------------------------------------------------------------------ */

/* One by its name, several by their count. */
static char *
name_or_count (GPtrArray *things, const char *(*name) (gconstpointer thing), GHashTable *slugs,
               const char *(*slug) (gconstpointer thing))
{
  if (g_hash_table_size (slugs) != 1)
    return NULL;
  for (guint i = 0; i < things->len; i++)
    if (g_hash_table_contains (slugs, slug (things->pdata[i])))
      return g_strdup (name (things->pdata[i]));
  return NULL;
}

static const char *
skill_name (gconstpointer skill)
{
  return ((const WmSkill *) skill)->name;
}

static const char *
skill_slug (gconstpointer skill)
{
  return ((const WmSkill *) skill)->slug;
}

static const char *
resource_name (gconstpointer resource)
{
  return ((const WmResource *) resource)->name;
}

static const char *
resource_slug (gconstpointer resource)
{
  return ((const WmResource *) resource)->slug;
}

static void
suppose_known (const WmWhatIf *self, WmMap *map, GPtrArray *parts)
{
  guint n = g_hash_table_size (self->known);
  g_autofree char *name = name_or_count (map->skills, skill_name, self->known, skill_slug);

  if (name != NULL)
    /* Translators: a supposition; %s is a skill that is known already */
    g_ptr_array_add (parts, g_strdup_printf (_("“%s” is known already"), name));
  else if (n > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u skill is known already",
                                                       "%u skills are known already", n),
                                             n));
}

static void
suppose_left (const WmWhatIf *self, WmMap *map, GPtrArray *parts)
{
  guint n = g_hash_table_size (self->left);
  g_autofree char *name
      = name_or_count (map->resources, resource_name, self->left, resource_slug);

  if (name != NULL)
    /* Translators: a supposition; %s is something to read that is left out */
    g_ptr_array_add (parts, g_strdup_printf (_("“%s” is left out"), name));
  else if (n > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u resource is left out",
                                                       "%u resources are left out", n),
                                             n));
}

char *
wm_what_if_suppose (const WmWhatIf *self, WmMe *me)
{
  WmMap *map = wm_me_get_map (me);
  const WmLearningWish *wish = wm_me_get_wish (me);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  int role;

  g_return_val_if_fail (self != NULL, NULL);

  role = self->role != NULL ? wm_map_find_role (map, self->role) : -1;
  if (role >= 0)
    /* Translators: a supposition; %s is a role that a path leads to */
    g_ptr_array_add (parts, g_strdup_printf (_("the path leads to “%s”"),
                                             wm_map_role (map, (guint) role)->name));
  if (self->week_minutes > 0 && wish != NULL)
    /* Translators: a supposition: hours a week, and those that are planned with now */
    g_ptr_array_add (parts, g_strdup_printf (_("%1$.3g hours a week instead of %2$.3g"),
                                             self->week_minutes / 60.0, wish->week_minutes / 60.0));
  suppose_known (self, map, parts);
  suppose_left (self, map, parts);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* "3 h less to learn" */
static void
describe_hours (int minutes, GPtrArray *parts)
{
  g_autofree char *time = wm_skill_rows_duration (ABS (minutes), FALSE);

  if (minutes < 0)
    /* Translators: %s is a time such as "3 h". */
    g_ptr_array_add (parts, g_strdup_printf (_("%s less to learn"), time));
  else if (minutes > 0)
    g_ptr_array_add (parts, g_strdup_printf (_("%s more to learn"), time));
}

static void
describe_days (const WmPath *before, const WmPath *after, GPtrArray *parts)
{
  int days;
  guint n;

  if (!g_date_valid (&before->end) || !g_date_valid (&after->end))
    return;
  days = g_date_days_between (&before->end, &after->end);
  n = (guint) ABS (days);
  if (days == 0)
    g_ptr_array_add (parts, g_strdup (_("done on the same day")));
  else if (days < 0)
    g_ptr_array_add (parts, g_strdup_printf (
                                ngettext ("done %u day sooner", "done %u days sooner", n), n));
  else
    g_ptr_array_add (parts, g_strdup_printf (
                                ngettext ("done %u day later", "done %u days later", n), n));
}

static void
describe_skills (guint added, guint removed, GPtrArray *parts)
{
  if (added > 0)
    g_ptr_array_add (parts, g_strdup_printf (
                                ngettext ("%u skill more", "%u skills more", added), added));
  if (removed > 0)
    g_ptr_array_add (parts, g_strdup_printf (
                                ngettext ("%u skill fewer", "%u skills fewer", removed), removed));
}

char *
wm_what_if_describe (const WmPath *before, const WmPath *after)
{
  g_autoptr (GArray) differences = wm_path_compare (before, after);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint added = 0, removed = 0;

  for (guint i = 0; i < differences->len; i++)
    {
      added += g_array_index (differences, WmPathDifference, i).change == WM_PATH_ADDED;
      removed += g_array_index (differences, WmPathDifference, i).change == WM_PATH_REMOVED;
    }
  describe_days (before, after, parts);
  describe_hours (after->minutes - before->minutes, parts);
  describe_skills (added, removed, parts);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
