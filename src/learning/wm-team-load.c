/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A team out of a workspace: everybody's ratings in one pass. Rows come as the
 * tables hold them, and the one that counts is found on the way: sorting a
 * hundred thousand ratings would cost more than reading them.
 */
#include <string.h>

#include "learning/wm-team.h"
#include "store/wm-sql.h"

/* What the rating that counts so far was given with */
typedef struct
{
  gint64 time;
  gint64 assessment;
  guint32 date; /* yyyymmdd */
} Given;

typedef struct
{
  WmTeam *team;
  WmMap *map;
  GHashTable *members; /* person id -> index + 1 */
  GHashTable *skills;  /* skill id -> index + 1 */
  GPtrArray *given;    /* Given *, per member */
} Loader;

static void
loader_clear (Loader *self)
{
  g_clear_pointer (&self->members, g_hash_table_unref);
  g_clear_pointer (&self->skills, g_hash_table_unref);
  g_clear_pointer (&self->given, g_ptr_array_unref);
  g_clear_pointer (&self->team, wm_team_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, loader_clear)

static void
put_index (GHashTable *table, gint64 id, guint index)
{
  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (index + 1));
}

/* -1 where there is none */
static int
get_index (GHashTable *table, gint64 id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (table, &id)) - 1;
}

static void
add_member (Loader *self, const WmPerson *person)
{
  WmTeamMember *member = g_new0 (WmTeamMember, 1);
  guint n = self->team->n_skills;

  member->slug = g_strdup (person->slug);
  member->name = g_strdup (person->name);
  member->kind = g_strdup (person->kind);
  member->target_role = g_strdup (person->target_role);
  member->counted = !g_str_equal (person->kind, "candidate");
  member->levels = g_new (int, n + 1);
  for (guint i = 0; i < n; i++)
    member->levels[i] = -1;
  member->strength = g_new0 (guint8, n + 1);
  member->learning = g_new0 (guint8, n + 1);
  put_index (self->members, person->id, self->team->members->len);
  g_ptr_array_add (self->team->members, member);
  g_ptr_array_add (self->given, g_new0 (Given, n + 1));
}

static guint32
date_number (const char *date)
{
  guint32 number = 0;

  for (; *date != '\0'; date++)
    if (g_ascii_isdigit (*date))
      number = number * 10 + (guint32) (*date - '0');
  return number;
}

/* The stated rule: the strongest kind, of that the newest. */
static gboolean
counts_more (guint8 strength, const Given *given, guint8 other, const Given *others)
{
  if (strength != other)
    return strength > other;
  if (given->date != others->date)
    return given->date > others->date;
  if (given->time != others->time)
    return given->time > others->time;
  return given->assessment > others->assessment;
}

static void
take_rating (Loader *self, WmRows *rows)
{
  int who = get_index (self->members, wm_rows_int (rows, 0));
  int skill = get_index (self->skills, wm_rows_int (rows, 1));
  WmTeamMember *member;
  Given given, *known;
  guint8 strength;

  if (who < 0 || skill < 0)
    return;
  member = wm_team_member (self->team, who);
  known = (Given *) g_ptr_array_index (self->given, who) + skill;
  strength = wm_evidence_strength (wm_rows_text (rows, 3));
  given = (Given){ wm_rows_int (rows, 5), wm_rows_int (rows, 6),
                   date_number (wm_rows_text (rows, 4)) };
  if (member->levels[skill] >= 0
      && !counts_more (strength, &given, member->strength[skill], known))
    return;
  member->levels[skill] = (int) wm_rows_int (rows, 2);
  member->strength[skill] = strength;
  *known = given;
}

/* The rank by slug is there so that ties end as everywhere else. */
#define RATINGS                                                                                    \
  "SELECT a.person_id, r.skill_id, r.level, a.kind, a.date, r.time, a.rank"                        \
  " FROM (SELECT id, person_id, kind, date, row_number () OVER (ORDER BY slug) AS rank"            \
  "       FROM assessment WHERE ?1 IS NULL OR date <= ?1) a"                                       \
  " JOIN skill_rating r ON r.assessment_id = a.id"

/* What she reads, and what open activities of her plans are about */
#define LEARNING                                                                                   \
  "SELECT g.person_id, x.skill_id FROM reading g"                                                  \
  " JOIN resource s ON s.slug = g.resource JOIN resource_skill x ON x.resource_id = s.id"          \
  " WHERE g.state = 'reading'"                                                                     \
  " UNION SELECT p.person_id, k.id FROM onboarding_plan p"                                         \
  " JOIN activity a ON a.plan_id = p.id JOIN activity_link l ON l.activity_id = a.id"              \
  " JOIN skill k ON k.slug = l.target"                                                             \
  " WHERE l.kind = 'skill' AND a.status NOT IN ('COMPLETED', 'CANCELLED')"                         \
  " AND p.person_id IS NOT NULL"

static gboolean
read_ratings (Loader *self, WmStore *store, const char *at, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, error, RATINGS, "t", at);

  while (wm_rows_step (rows))
    take_rating (self, rows);
  return wm_rows_end (rows, error);
}

static gboolean
read_learning (Loader *self, WmStore *store, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, error, LEARNING, "");

  while (wm_rows_step (rows))
    {
      int who = get_index (self->members, wm_rows_int (rows, 0));
      int skill = get_index (self->skills, wm_rows_int (rows, 1));

      if (who >= 0 && skill >= 0)
        wm_team_member (self->team, who)->learning[skill] = TRUE;
    }
  return wm_rows_end (rows, error);
}

WmTeam *
wm_team_load (WmStore *store, WmMap *map, const char *at, GError **error)
{
  g_autoptr (GPtrArray) people = NULL;
  g_auto (Loader) loader = { 0 };

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL, NULL);

  people = wm_people_list (store, error);
  if (people == NULL)
    return NULL;
  loader.map = map;
  loader.team = wm_team_new (map->skills->len);
  loader.members = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  loader.skills = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  loader.given = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < people->len; i++)
    add_member (&loader, g_ptr_array_index (people, i));
  for (guint i = 0; i < map->skills->len; i++)
    put_index (loader.skills, wm_map_skill (map, i)->id, i);
  if (!read_ratings (&loader, store, at, error) || !read_learning (&loader, store, error))
    return NULL;
  return g_steal_pointer (&loader.team);
}
