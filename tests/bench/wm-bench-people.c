/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People and paths against a plain SQLite read of the same rows: 2,000 people
 * with 60 ratings each, and a map of 14,000 skills.
 */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "exchange/wm-workspace.h"
#include "learning/wm-path.h"
#include "learning/wm-team.h"
#include "store/wm-sql.h"
#include "wm-bench.h"

#define PEOPLE 2000
#define RATINGS 60
#define SKILLS 14000
#define ROUNDS 5

typedef struct
{
  char *folder, *path;
  WmStore *store;
} Bench;

static gboolean
bench_open (Bench *it, const char *pack)
{
  g_autoptr (GError) error = NULL;

  it->folder = g_dir_make_tmp ("waymark-bench-XXXXXX", &error);
  it->path = g_build_filename (it->folder, "b.waymark", NULL);
  it->store = wm_workspace_create (it->path, pack, NULL, &error);
  if (it->store == NULL)
    g_printerr ("%s\n", error->message);
  return it->store != NULL;
}

static void
bench_close (Bench *it)
{
  if (it->store != NULL)
    (void) wm_store_close (it->store, NULL);
  g_clear_object (&it->store);
  g_unlink (it->path);
  g_rmdir (it->folder);
  g_free (it->path);
  g_free (it->folder);
}

/* One action of many statements that need no parameters */
static void
fill (Bench *it, const char *const *statements)
{
  g_autoptr (GError) error = NULL;
  gboolean fine = wm_store_begin (it->store, "import-people", NULL, &error);

  for (; fine && *statements != NULL; statements++)
    fine = wm_sql_run (it->store, &error, *statements, "");
  if (!fine || !wm_store_commit (it->store, &error)
      || !wm_store_forget_history (it->store, &error))
    g_error ("%s", error->message);
}

/* Reads every column of a query as it comes; milliseconds of the best round. */
static double
read_plain (Bench *it, const char *const *queries, guint *n_rows)
{
  sqlite3 *db = NULL;
  gint64 best = G_MAXINT64;

  if (sqlite3_open_v2 (it->path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  /* All in memory after the first round, as in the store */
  (void) sqlite3_exec (db, "PRAGMA cache_size = -65536", NULL, NULL, NULL);
  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 begin = g_get_monotonic_time ();

      *n_rows = 0;
      for (guint i = 0; queries[i] != NULL; i++)
        {
          sqlite3_stmt *statement = NULL;

          if (sqlite3_prepare_v2 (db, queries[i], -1, &statement, NULL) != SQLITE_OK)
            g_error ("%s", sqlite3_errmsg (db));
          for (; sqlite3_step (statement) == SQLITE_ROW; ++*n_rows)
            for (int column = 0; column < sqlite3_column_count (statement); column++)
              if (sqlite3_column_type (statement, column) == SQLITE_TEXT)
                (void) sqlite3_column_text (statement, column);
              else
                (void) sqlite3_column_int64 (statement, column);
          sqlite3_finalize (statement);
        }
      best = MIN (best, g_get_monotonic_time () - begin);
    }
  sqlite3_close (db);
  return (double) best / 1000;
}

static void
print_row (const char *what, double ours, double plain, guint rows)
{
  g_print ("%-44s %9.1f ms %9.1f ms %8.2f   %u rows\n", what, ours, plain, ours / plain, rows);
}

static void
measure_people (void)
{
  static const char *const people[] = {
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
    " INSERT INTO person (id, slug, name, kind, target_role)"
    " SELECT 1000000 + i, 'person-' || i, 'Person ' || i, 'employee', 'ai-engineer' FROM n",
    "INSERT INTO assessment (id, slug, person_id, kind, date, assessor)"
    " SELECT id, 'assessment-' || id, id, 'self', '2026-01-01', slug FROM person"
    " WHERE id > 1000000",
    "INSERT INTO skill_rating (assessment_id, skill_id, level, evidence, time)"
    " SELECT a.id, s.id, abs (a.id * 31 + s.sort * 17) % 5, 'Some words of evidence', 1"
    " FROM assessment a, (SELECT id, sort FROM skill ORDER BY sort LIMIT 60) s",
    NULL,
  };
  static const char *const queries[]
      = { "SELECT a.person_id, r.skill_id, r.level, a.kind, a.date, r.time"
          " FROM assessment a CROSS JOIN skill_rating r ON r.assessment_id = a.id", NULL };
  Bench it = { 0 };
  gint64 best = G_MAXINT64, best_open = G_MAXINT64;
  guint n_rows = 0;
  double plain;

  if (!bench_open (&it, WM_DEFAULT_PACK))
    return;
  fill (&it, people);
  plain = read_plain (&it, queries, &n_rows);
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmMap) map = wm_map_load (it.store, "en", &error);
      int role = wm_map_find_role (map, "ai-engineer");
      gint64 begin = g_get_monotonic_time ();
      g_autoptr (WmTeam) team = wm_team_load (it.store, map, NULL, &error);

      for (guint i = 0; i < team->members->len; i++)
        g_array_unref (wm_gap_compute (map, role, wm_team_member (team, i)->levels));
      best = MIN (best, g_get_monotonic_time () - begin);
    }
  print_row ("gap of 2,000 people with 60 ratings", (double) best / 1000, plain, n_rows);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GError) error = NULL;
      gint64 begin;

      (void) wm_store_close (it.store, NULL);
      g_clear_object (&it.store);
      begin = g_get_monotonic_time ();
      it.store = wm_store_open (it.path, WM_STORE_OPEN, &error);
      best_open = MIN (best_open, g_get_monotonic_time () - begin);
    }
  print_row ("opening a workspace with 2,000 people", (double) best_open / 1000, plain, n_rows);
  bench_close (&it);
}

static void
measure_path (void)
{
  static const char *const content[] = {
    "INSERT INTO pack (id, slug, name, language) VALUES (1, 'big', 'Big', 'en')",
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 14000)"
    " INSERT INTO skill (id, pack_id, slug, name, spectrum, sort)"
    " SELECT i, 1, 'skill-' || i, 'Skill ' || i, i * 37 % 1001, i FROM n",
    "INSERT INTO skill_association (origin_id, type, destination_id, pack_id)"
    " SELECT max (1, id - 1 - id * 7919 % 600), 'precedes', id, 1 FROM skill WHERE id > 1",
    "INSERT INTO skill_association (origin_id, type, destination_id, pack_id)"
    " SELECT max (1, id - 2 - id * 104729 % 500), 'precedes', id, 1 FROM skill WHERE id > 600"
    " ON CONFLICT DO NOTHING",
    "INSERT INTO role (id, pack_id, slug, name, sort) VALUES (1, 1, 'all', 'All', 0)",
    "INSERT INTO role_requirement (role_id, skill_id, level, importance, sort)"
    " SELECT 1, id, 1 + id % 4, CASE id % 3 WHEN 0 THEN 'must' WHEN 1 THEN 'should' ELSE 'nice'"
    " END, id FROM skill WHERE id % 200 = 0",
    "INSERT INTO resource (id, pack_id, slug, name, kind, time_required, tier, sort)"
    " SELECT id, 1, 'resource-' || id, 'Resource ' || id, 'article', 'PT' || (15 + id % 90) || 'M',"
    " 1 + id % 3, id FROM skill",
    "INSERT INTO resource_skill (resource_id, skill_id, sort) SELECT id, id, 0 FROM skill",
    NULL,
  };
  static const char *const queries[]
      = { "SELECT id, slug, name, spectrum FROM skill",
          "SELECT origin_id, destination_id FROM skill_association",
          "SELECT role_id, skill_id, level, importance FROM role_requirement",
          "SELECT id, slug, name, kind, time_required, tier FROM resource",
          "SELECT resource_id, skill_id FROM resource_skill", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree int *levels = NULL;
  Bench it = { 0 };
  gint64 best = G_MAXINT64, best_map = G_MAXINT64;
  guint n_rows = 0, n_steps = 0;
  double plain;

  if (!bench_open (&it, "none"))
    return;
  fill (&it, content);
  plain = read_plain (&it, queries, &n_rows);
  levels = g_new (int, SKILLS + 1);
  for (guint i = 0; i <= SKILLS; i++)
    levels[i] = i % 3 == 0 ? (int) (i % 5) : -1;
  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 begin = g_get_monotonic_time ();
      g_autoptr (WmMap) map = wm_map_load (it.store, "en", &error);
      const WmPathInput input = { .role = 0, .levels = levels };
      g_autoptr (WmPath) path = NULL;

      best_map = MIN (best_map, g_get_monotonic_time () - begin);
      begin = g_get_monotonic_time ();
      path = wm_path_compute (map, &input);
      best = MIN (best, g_get_monotonic_time () - begin);
      n_steps = path->steps->len;
    }
  print_row ("loading a map of 14,000 skills", (double) best_map / 1000, plain, n_rows);
  print_row ("a path in it", (double) best / 1000, plain, n_rows);
  g_print ("  (%u steps)\n", n_steps);
  bench_close (&it);
}

int
wm_bench_people (int argc, char **argv)
{
  g_print ("%-44s %12s %12s %8s\n", "", "ours", "plain SQL", "ratio");
  measure_people ();
  measure_path ();
  return 0;
}
