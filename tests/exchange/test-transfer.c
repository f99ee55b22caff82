/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents in and out of a workspace: the same bytes, all or nothing, and
 * whatever a hostile file holds, the workspace stays as it was.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "exchange/wm-document.h"
#include "exchange/wm-json-gate.h"
#include "map/wm-map.h"
#include "onboarding/wm-plan.h"
#include "people/wm-people.h"
#include "store/wm-sql.h"

typedef struct
{
  char *folder;
  WmStore *store;
} Fixture;

static WmStore *
make_store (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  WmStore *store = wm_store_open (path, WM_STORE_CREATE, &error);

  g_assert_no_error (error);
  return store;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("waymark-test-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->store = make_store (fixture, "a.waymark");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_assert_true (wm_store_close (fixture->store, NULL));
  g_clear_object (&fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static char *
example_path (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);

  return g_test_build_filename (G_TEST_DIST, "exchange", "examples", file, NULL);
}

static char *
tiny_pack (void)
{
  return g_test_build_filename (G_TEST_DIST, "data", "tiny-pack.json", NULL);
}

static char *
built_in_pack (void)
{
  return g_build_filename (g_getenv ("WAYMARK_DATADIR"), "packs", "ai-engineer.json", NULL);
}

static WmImportReport *
import (WmStore *store, const char *path)
{
  g_autoptr (GError) error = NULL;
  WmImportReport *report = wm_import_file (store, path, FALSE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
  return report;
}

static GBytes *
export_all (WmStore *store)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = wm_export_workspace (store, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
assert_file_equals (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = wm_file_read (path, WM_FILE_CAP, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (file, NULL), g_bytes_get_size (file),
                   g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_same (GBytes *a, GBytes *b)
{
  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL),
                   g_bytes_get_size (b));
}

static char *
write_text (Fixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static const WmImportItem *
find_item (const WmImportReport *report, const char *kind, const char *id)
{
  for (guint i = 0; i < report->items->len; i++)
    {
      const WmImportItem *item = g_ptr_array_index (report->items, i);

      if (g_str_equal (item->kind, kind) && g_str_equal (item->id, id))
        return item;
    }
  return NULL;
}

/* ---- packs ----------------------------------------------------------------- */

static void
check_pack (Fixture *fixture, const char *path)
{
  g_autoptr (WmImportReport) first = import (fixture->store, path);
  g_autoptr (WmImportReport) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) out = wm_export_pack (fixture->store, NULL, &error);
  guint64 generation = wm_store_get_generation (fixture->store);

  g_assert_no_error (error);
  assert_file_equals (path, out);
  g_assert_cmpint (first->added, >, 0);
  g_assert_cmpint (first->changed + first->skipped + first->unchanged, ==, 0);

  again = import (fixture->store, path);
  g_assert_cmpint (again->unchanged, ==, first->added);
  g_assert_cmpint (again->added + again->changed + again->skipped, ==, 0);
  g_assert_cmpuint (wm_store_get_generation (fixture->store), ==, generation);
}

static void
test_pack_built_in (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = built_in_pack ();

  check_pack (fixture, path);
}

static void
test_pack_tiny (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = tiny_pack ();

  check_pack (fixture, path);
}

static void
test_pack_examples (Fixture *fixture, gconstpointer data)
{
  g_autofree char *valid = example_path ("pack.valid");

  check_pack (fixture, valid);
}

static void
test_pack_minimal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = example_path ("pack.minimal");

  check_pack (fixture, path);
}

/* Everything a column would take for "not told", and everything unknown. */
static void
test_pack_odd (Fixture *fixture, gconstpointer data)
{
  static const char text[]
      = "{\"format\":\"waymark-pack/1\",\"id\":\"p\",\"name\":\"P\",\"description\":\"\","
        "\"categories\":[],\"roles\":[{\"id\":\"r\",\"name\":\"R\",\"description\":\"\","
        "\"spectrum\":{\"from\":1,\"to\":2,\"x-why\":1.50},\"skills\":[],\"x\":[null,1E22]}],"
        "\"skills\":[{\"id\":\"a\",\"name\":\"A\",\"description\":\"\",\"keywords\":[],"
        "\"translations\":{\"zh-CN\":{\"z\":\"1\",\"name\":\"甲\"},\"de\":{}},\"levels\":[],"
        "\"\":0.10}],\"associations\":[],\"resources\":[{\"id\":\"u\",\"name\":\"U\","
        "\"url\":\"http://e.org/\",\"teaches\":[],\"note\":\"\",\"timeEstimated\":false}],"
        "\"questions\":[],\"planTemplates\":[{\"id\":\"t\",\"name\":\"T\",\"milestones\":[],"
        "\"tasks\":[{\"id\":\"k\",\"name\":\"K\",\"dependsOn\":[],\"skills\":[\"a\"]}]}],"
        "\"zz\":-0,\"aa\":{\"b\":[],\"a\":{}}}";
  g_autoptr (GBytes) input = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) canonical = wm_document_canonical (input, "odd", NULL, NULL, &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  path = write_text (fixture, "odd.json", g_bytes_get_data (canonical, NULL));
  check_pack (fixture, path);
}

static void
test_pack_rows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = built_in_pack ();
  g_autoptr (WmImportReport) report = import (fixture->store, path);
  g_autofree char *chinese = NULL;
  g_autofree char *level = NULL;

  g_assert_nonnull (find_item (report, "skill", "agents"));
  chinese = wm_sql_text (fixture->store,
                         "SELECT text FROM translation JOIN skill s ON s.id = entity_id"
                         " WHERE kind = 'skill' AND locale = 'zh-CN' AND field = 'name'"
                         " AND s.slug = 'agents'",
                         "");
  g_assert_nonnull (chinese);
  level = wm_sql_text (fixture->store,
                       "SELECT text FROM translation JOIN skill s ON s.id = entity_id"
                       " WHERE kind = 'skill' AND field = 'level/3' AND s.slug = 'agents'",
                       "");
  g_assert_nonnull (level);
  g_assert_cmpint (wm_sql_int (fixture->store, 0, "SELECT count(*) FROM scale_level", ""), >=, 5);
  g_assert_cmpint (wm_sql_int (fixture->store, 0, "SELECT count(*) FROM spectrum", ""), ==, 1);
  g_assert_cmpint (wm_sql_int (fixture->store, 0,
                               "SELECT count(*) FROM translation WHERE field LIKE 'goals/%'", ""),
                   >, 0);
}

#define PACK(skills, rest)                                                                         \
  "{\"format\":\"waymark-pack/1\",\"id\":\"p\",\"name\":\"P\",\"skills\":[" skills "]" rest "}"
#define SKILL(id, name) "{\"id\":\"" id "\",\"name\":\"" name "\"}"

static void
test_pack_changed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = write_text (
      fixture, "one.json", PACK (SKILL ("a", "A") "," SKILL ("b", "B") "," SKILL ("c", "C"), ""));
  g_autofree char *two
      = write_text (fixture, "two.json", PACK (SKILL ("a", "New") "," SKILL ("d", "D"), ""));
  g_autoptr (WmPerson) person = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) first = import (fixture->store, one);
  g_autoptr (WmImportReport) second = NULL;
  gint64 row = wm_sql_int (fixture->store, 0, "SELECT id FROM skill WHERE slug = 'a'", "");

  person = wm_person_add (fixture->store, "Kim", "employee", &error);
  g_assert_no_error (error);
  g_assert_true (wm_skill_rate (fixture->store, person->slug, "a", 3, NULL, NULL));
  g_assert_true (wm_skill_rate (fixture->store, person->slug, "b", 2, NULL, NULL));

  second = import (fixture->store, two);
  g_assert_cmpstr (find_item (second, "skill", "a")->what, ==, "changed");
  g_assert_cmpstr (find_item (second, "skill", "d")->what, ==, "added");
  g_assert_cmpstr (find_item (second, "skill", "b")->what, ==, "skipped");
  g_assert_cmpstr (find_item (second, "skill", "c")->what, ==, "changed");
  g_assert_cmpint (wm_sql_int (fixture->store, 0, "SELECT id FROM skill WHERE slug = 'a'", ""), ==,
                   row);
  g_assert_cmpint (wm_sql_int (fixture->store, 0, "SELECT count(*) FROM skill", ""), ==, 3);
  g_assert_cmpint (wm_sql_int (fixture->store, 0, "SELECT count(*) FROM skill_rating", ""), ==, 2);
}

/* Imports the tiny pack, in which "display" has another id; @told: says so */
static WmImportReport *
import_renamed (Fixture *fixture, gboolean told)
{
  g_autofree char *pack = tiny_pack ();
  g_autofree char *path = g_build_filename (fixture->folder, "renamed.json", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GError) error = NULL;
  WmImportReport *report;

  g_assert_true (g_file_get_contents (pack, &content, NULL, &error));
  text = g_string_new (content);
  g_assert_cmpuint (g_string_replace (text, "\"display\"", "\"display-window\"", 0), >, 1);
  if (told)
    g_string_replace (text, "\"id\": \"display-window\",",
                      "\"id\": \"display-window\", \"formerIds\": [\"display\"],", 1);
  g_assert_true (g_file_set_contents (path, text->str, -1, &error));
  report = wm_import_file (fixture->store, path, FALSE, &error);
  g_assert_no_error (error);
  return report;
}

static int
rated_in (Fixture *fixture, const char *skill)
{
  return (int) wm_sql_int (fixture->store, -1,
                           "SELECT count(*) FROM skill_rating r JOIN skill s ON s.id = r.skill_id"
                           " WHERE s.slug = ?1",
                           "t", skill);
}

/* A skill under another id takes its ratings along where the pack says so, and
 * keeps them where it does not; undoing brings all back. */
static void
test_pack_renamed (Fixture *fixture, gconstpointer data)
{
  const gboolean told = GPOINTER_TO_INT (data);
  g_autofree char *pack = tiny_pack ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) first = wm_import_file (fixture->store, pack, FALSE, &error);
  g_autoptr (WmPerson) ana = wm_person_add (fixture->store, "Ana", "employee", &error);
  g_autoptr (WmImportReport) second = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  g_assert_no_error (error);
  g_assert_true (wm_skill_rate (fixture->store, ana->slug, "display", 3, "Did it", &error));
  before = wm_export_workspace (fixture->store, &error);
  second = import_renamed (fixture, told);
  g_assert_cmpint (second->ratings_moved, ==, told);
  g_assert_cmpint (second->ratings_open, ==, !told);
  g_assert_cmpint (rated_in (fixture, "display-window"), ==, told);
  g_assert_cmpint (rated_in (fixture, "display"), ==, !told);
  g_assert_true (wm_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  after = wm_export_workspace (fixture->store, &error);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_pack_owned_by_other (Fixture *fixture, gconstpointer data)
{
  static const char other[]
      = "{\"format\":\"waymark-pack/1\",\"id\":\"q\",\"name\":\"Q\",\"skills\":[" SKILL (
          "a", "Other") "," SKILL ("z", "Z") "],\"associations\":[{\"origin\":\"a\","
                                             "\"associationType\":\"precedes\","
                                             "\"destination\":\"z\"}]}";
  g_autofree char *one = write_text (fixture, "one.json", PACK (SKILL ("a", "A"), ""));
  g_autofree char *two = write_text (fixture, "two.json", other);
  g_autoptr (WmImportReport) first = import (fixture->store, one);
  g_autoptr (WmImportReport) second = import (fixture->store, two);
  g_autofree char *name
      = wm_sql_text (fixture->store, "SELECT name FROM skill WHERE slug = 'a'", "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) checked = NULL;

  g_assert_cmpstr (find_item (second, "skill", "a")->what, ==, "skipped");
  g_assert_nonnull (find_item (second, "skill", "a")->note);
  g_assert_cmpstr (name, ==, "A");
  g_assert_cmpint (wm_sql_int (fixture->store, 0, "SELECT count(*) FROM skill_association", ""),
                   ==, 1);
  g_assert_null (wm_export_pack (fixture->store, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);

  /* What it needs of the other pack goes with it: the file must open again. */
  out = wm_export_pack (fixture->store, "q", &error);
  g_assert_no_error (error);
  checked = wm_document_canonical (out, "out", NULL, NULL, &error);
  g_assert_no_error (error);
}

/* ---- plans ----------------------------------------------------------------- */

static void
check_plan (WmStore *store, const char *name, const char *slug)
{
  g_autofree char *path = example_path (name);
  g_autoptr (WmImportReport) report = import (store, path);
  g_autoptr (WmImportReport) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) out = wm_export_plan (store, slug, &error);

  g_assert_no_error (error);
  assert_file_equals (path, out);
  again = import (store, path);
  g_assert_cmpint (again->added + again->changed, ==, 0);
}

static void
test_plan_examples (Fixture *fixture, gconstpointer data)
{
  check_plan (fixture->store, "plan.minimal", "x");
  check_plan (fixture->store, "plan.valid", "plan-2026-001");
  check_plan (fixture->store, "plan.lint-holiday", "plan-2026-001");
  check_plan (fixture->store, "plan.valid", "plan-2026-001");
  g_assert_cmpint (wm_sql_int (fixture->store, 0, "SELECT count(*) FROM person", ""), ==, 1);
}

static void
test_plan_beside_pack (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pack = example_path ("pack.valid");
  g_autoptr (WmImportReport) report = import (fixture->store, pack);

  check_plan (fixture->store, "plan.valid", "plan-2026-001");
  /* The skill is known here, so the plan's self-assessment counts. */
  g_assert_cmpint (wm_sql_int (fixture->store, 0, "SELECT level FROM skill_rating", ""), ==, 1);
  check_plan (fixture->store, "plan.valid", "plan-2026-001");
  g_assert_cmpint (wm_sql_int (fixture->store, 0, "SELECT count(*) FROM assessment", ""), ==, 1);
}

static void
test_plan_odd (Fixture *fixture, gconstpointer data)
{
  static const char text[]
      = "{\"format\":\"waymark-plan/1\",\"id\":\"p\",\"name\":\"P\",\"description\":\"\","
        "\"meta\":{\"lastModified\":\"2026-01-01T00:00:00.5Z\",\"x\":0.5},"
        "\"person\":{\"name\":\"N\",\"label\":\"\",\"kind\":\"self\",\"pseudonym\":false,"
        "\"resume\":{\"basics\":{\"gpa\":3.70}},\"x\":1e5},\"role\":{\"id\":\"r\",\"name\":\"R\"},"
        "\"packs\":[],\"calendar\":{\"region\":\"CN\",\"workWeek\":[7,1],\"holidays\":[],"
        "\"workingDays\":[{\"date\":\"2026-01-03\",\"x\":2}],\"y\":{}},"
        "\"startDate\":\"2026-01-04\",\"skills\":[],\"milestones\":[{\"id\":\"m\",\"name\":\"M\","
        "\"kind\":\"custom\",\"offset\":\"P2W\",\"goals\":[],\"skills\":[],\"w\":-0}],"
        "\"tasks\":[{\"id\":\"t\",\"name\":\"T\",\"description\":\"\",\"milestone\":\"m\","
        "\"percentComplete\":0,\"dependsOn\":[],\"owner\":\"\",\"dueDay\":3,\"v\":[1.0]}],"
        "\"u\":\"\"}";
  g_autoptr (GBytes) input = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) canonical = wm_document_canonical (input, "odd", NULL, NULL, &error);
  g_autoptr (GBytes) out = NULL;
  g_autofree char *path = NULL;
  g_autoptr (WmImportReport) report = NULL;
  g_autoptr (WmPerson) self = NULL;

  g_assert_no_error (error);
  self = wm_person_add (fixture->store, "Me", "self", &error);
  path = write_text (fixture, "odd.json", g_bytes_get_data (canonical, NULL));
  report = import (fixture->store, path);
  out = wm_export_plan (fixture->store, "p", &error);
  g_assert_no_error (error);
  assert_same (canonical, out);
  /* Somebody else's self is not mine. */
  g_assert_cmpint (wm_sql_int (fixture->store, 0,
                               "SELECT count(*) FROM person WHERE kind = 'self'", ""),
                   ==, 1);
}

static char *
make_plan (WmStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (store, "en", &error);
  g_autoptr (WmPerson) person = NULL;
  GDate start;
  char *slug;

  g_assert_no_error (error);
  person = wm_person_add (store, "Zoë 王", "employee", &error);
  g_assert_no_error (error);
  g_assert_true (wm_date_parse ("2026-03-02", &start));
  slug = wm_plan_create (store, map, person->slug, "baker", &start, NULL, &error);
  g_assert_no_error (error);
  return slug;
}

/* A plan made here stands on its own: it opens, goes into a workspace that has
 * nothing else, and comes out as it went in. */
static void
test_plan_made_here (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pack = tiny_pack ();
  g_autoptr (WmImportReport) packed = import (fixture->store, pack);
  g_autofree char *slug = make_plan (fixture->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) out = wm_export_plan (fixture->store, slug, &error);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "plan.json", NULL);
  g_autoptr (WmStore) other = make_store (fixture, "b.waymark");
  g_autoptr (WmImportReport) report = NULL;

  g_assert_no_error (error);
  again = wm_document_canonical (out, "plan", "waymark-plan/1", &warnings, &error);
  g_assert_no_error (error);
  assert_same (out, again);
  g_assert_cmpuint (warnings->len, ==, 0);
  g_assert_nonnull (strstr (g_bytes_get_data (out, NULL), "\"sha256\""));
  g_assert_nonnull (strstr (g_bytes_get_data (out, NULL), "\"dueDay\""));

  g_assert_true (wm_file_write (path, out, &error));
  report = import (other, path);
  g_clear_pointer (&again, g_bytes_unref);
  again = wm_export_plan (other, slug, &error);
  g_assert_no_error (error);
  assert_same (out, again);
  g_assert_true (wm_store_close (other, NULL));
}

/* Ticking an activity of a plan from a file changes its few lines alone. */
static void
test_plan_edited (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = example_path ("plan.valid");
  g_autoptr (WmImportReport) report = import (fixture->store, path);
  gint64 activity
      = wm_sql_int (fixture->store, 0, "SELECT id FROM activity WHERE slug = 't-2'", "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = wm_export_plan (fixture->store, "plan-2026-001", &error);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) undone = NULL;
  g_auto (GStrv) old = NULL;
  g_auto (GStrv) new = NULL;
  guint missing = 0;

  g_assert_true (wm_activity_set_done (fixture->store, activity, TRUE, &error));
  after = wm_export_plan (fixture->store, "plan-2026-001", &error);
  g_assert_no_error (error);
  old = g_strsplit (g_bytes_get_data (before, NULL), "\n", -1);
  new = g_strsplit (g_bytes_get_data (after, NULL), "\n", -1);
  for (guint i = 0; old[i] != NULL; i++)
    missing += !g_strv_contains ((const char *const *) new, old[i]);
  g_assert_cmpuint (missing, <=, 2); /* lastModified, a comma */
  g_assert_false (g_bytes_equal (before, after));

  g_assert_true (wm_store_undo (fixture->store, &error));
  undone = wm_export_plan (fixture->store, "plan-2026-001", &error);
  assert_same (before, undone);
}

/* ---- workspaces -------------------------------------------------------------- */

static void
test_workspace (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pack = tiny_pack ();
  g_autofree char *plan = example_path ("plan.valid");
  g_autofree char *valid = example_path ("pack.valid");
  g_autoptr (WmImportReport) a = import (fixture->store, pack);
  g_autoptr (WmImportReport) b = import (fixture->store, valid);
  g_autoptr (WmImportReport) c = import (fixture->store, plan);
  g_autofree char *slug = make_plan (fixture->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) self = wm_person_add (fixture->store, "Me", "self", &error);
  g_autoptr (WmStore) other = make_store (fixture, "b.waymark");
  g_autofree char *path = g_build_filename (fixture->folder, "all.json", NULL);
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) canonical = NULL;
  g_autoptr (WmImportReport) report = NULL;
  g_autoptr (WmImportReport) repeated = NULL;
  g_autoptr (WmPerson) fresh = NULL;

  g_assert_true (wm_skill_rate (fixture->store, self->slug, "dough", 2, "Bread.", &error));
  out = export_all (fixture->store);
  canonical = wm_document_canonical (out, "all", "waymark-workspace/1", NULL, &error);
  g_assert_no_error (error);
  assert_same (out, canonical);

  g_assert_true (wm_file_write (path, out, &error));
  fresh = wm_person_add (other, "Somebody", "self", &error);
  report = import (other, path);
  again = export_all (other);
  assert_same (out, again);
  repeated = import (other, path);
  g_assert_cmpint (repeated->added + repeated->changed, ==, 0);
  g_assert_true (wm_store_close (other, NULL));
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pack = built_in_pack ();
  g_autofree char *plan = example_path ("plan.valid");
  g_autoptr (GBytes) empty = export_all (fixture->store);
  g_autoptr (WmImportReport) a = import (fixture->store, pack);
  g_autoptr (GBytes) packed = export_all (fixture->store);
  g_autoptr (WmImportReport) b = import (fixture->store, plan);
  g_autoptr (GBytes) full = export_all (fixture->store);
  g_autoptr (GBytes) now = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_store_undo (fixture->store, &error));
  now = export_all (fixture->store);
  assert_same (packed, now);
  g_clear_pointer (&now, g_bytes_unref);
  g_assert_true (wm_store_undo (fixture->store, &error));
  now = export_all (fixture->store);
  assert_same (empty, now);
  g_clear_pointer (&now, g_bytes_unref);
  g_assert_true (wm_store_redo (fixture->store, &error));
  g_assert_true (wm_store_redo (fixture->store, &error));
  now = export_all (fixture->store);
  assert_same (full, now);
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = tiny_pack ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = export_all (fixture->store);
  guint64 generation = wm_store_get_generation (fixture->store);
  g_autoptr (WmImportReport) dry = wm_import_file (fixture->store, path, TRUE, &error);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (WmImportReport) real = NULL;
  g_autoptr (GPtrArray) actions = NULL;

  g_assert_no_error (error);
  after = export_all (fixture->store);
  assert_same (before, after);
  g_assert_cmpuint (wm_store_get_generation (fixture->store), ==, generation);
  actions = wm_store_list_actions (fixture->store, &error);
  g_assert_cmpuint (actions->len, ==, 0);
  real = import (fixture->store, path);
  g_assert_cmpint (dry->added, ==, real->added);
  g_assert_cmpuint (dry->items->len, ==, real->items->len);
}

static void
test_by_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) report = wm_import_pack (fixture->store, "ai-engineer", &error);
  g_autofree char *plan = example_path ("plan.valid");

  g_assert_no_error (error);
  g_assert_cmpstr (report->id, ==, "ai-engineer");
  g_assert_null (wm_import_pack (fixture->store, "no-such-pack", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (wm_import_pack (fixture->store, plan, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
}

/* ---- hostile files ------------------------------------------------------------ */

typedef struct
{
  gsize at, length;
} Span;

typedef struct
{
  const char *data;
  GArray *spans;
} Collect;

static void
on_token (WmJsonTokenType type, const char *text, gsize length, gpointer user_data)
{
  Collect *collect = user_data;
  Span span = { (gsize) (text - collect->data), length };

  if (type == WM_JSON_TOKEN_STRING)
    {
      span.at--;
      span.length += 2;
    }
  if (type >= WM_JSON_TOKEN_STRING)
    g_array_append_val (collect->spans, span);
}

static const char *const values[]
    = { "null",  "true", "false",       "0",    "-1",   "1001", "99",       "3.5",  "1e400",
        "1E22",  "[]",   "{}",          "[{}]", "\"\"", "\" \"", "\"x\"",   "[null]", "\"evals\"",
        "\"9999-99-99\"", "\"2026-02-30\"", "\"javascript:1\"", "\"\\u0007\"", "\"<b>\"",
        "9223372036854775808", "\"\\ud800\"", "{\"a\":{\"b\":[1,{}]}}", "[[[[]]]]",
        "\"week-1\"", "\"t-1\"", "\"plan-2026-001\"" };

static char *
mutate (const char *data, GArray *spans)
{
  guint which = (guint) g_test_rand_int_range (0, (gint32) spans->len);
  const Span *span = &g_array_index (spans, Span, which);
  const char *value = values[g_test_rand_int_range (0, G_N_ELEMENTS (values))];
  GString *text = g_string_new_len (data, (gssize) span->at);

  g_string_append (text, value);
  g_string_append (text, data + span->at + span->length);
  return g_string_free (text, FALSE);
}

/* Opens or gives exactly one line; then everything still goes out, opens
 * again, and goes back to what it was by one undo. */
static gboolean
try_import (Fixture *fixture, const char *path, GBytes *before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) report = wm_import_file (fixture->store, path, FALSE, &error);
  g_autoptr (GBytes) after = export_all (fixture->store);
  g_autoptr (GBytes) checked = NULL;

  if (report == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == WM_ERROR);
      g_assert_null (strchr (error->message, '\n'));
      assert_same (before, after);
      return FALSE;
    }
  g_assert_no_error (error);
  checked = wm_document_canonical (after, "after", NULL, NULL, &error);
  g_assert_no_error (error);
  assert_same (after, checked);
  if (report->added + report->changed > 0)
    g_assert_true (wm_store_undo (fixture->store, NULL));
  g_clear_pointer (&after, g_bytes_unref);
  after = export_all (fixture->store);
  assert_same (before, after);
  return TRUE;
}

static void
run_mutations (Fixture *fixture, const char *source, guint rounds)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GBytes) before = export_all (fixture->store);
  g_autofree char *data = NULL;
  gsize length;
  guint opened = 0;
  Collect collect = { NULL, spans };

  g_assert_true (g_file_get_contents (source, &data, &length, NULL));
  collect.data = data;
  g_assert_true (wm_json_gate (data, length, "x", on_token, &collect, NULL));
  for (guint i = 0; i < rounds; i++)
    {
      g_autofree char *text = mutate (data, spans);
      g_autofree char *path = write_text (fixture, "m.json", text);

      opened += try_import (fixture, path, before);
    }
  g_test_message ("%u of %u opened", opened, rounds);
  g_assert_cmpuint (opened, >, 0);
  g_assert_cmpuint (opened, <, rounds);
}

static void
test_mutated_packs (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = example_path ("pack.valid");
  g_autofree char *tiny = tiny_pack ();

  run_mutations (fixture, source, 250);
  run_mutations (fixture, tiny, 250);
}

static void
test_mutated_plans (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pack = example_path ("pack.valid");
  g_autofree char *source = example_path ("plan.valid");
  g_autoptr (WmImportReport) report = import (fixture->store, pack);
  g_autoptr (WmImportReport) plan = import (fixture->store, source);

  run_mutations (fixture, source, 500);
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "", " ", "[]", "null", "{", "\xff", "{\"format\":\"waymark-plan/9\"}",
    "{\"format\":\"waymark-pack/1\",\"format\":\"waymark-pack/1\"}",
    "{\"format\":\"waymark-workspace/1\",\"people\":[{\"id\":\"a\",\"name\":\"A\"},"
    "{\"id\":\"a\",\"name\":\"B\"}]}",
    "{\"format\":\"waymark-workspace/1\",\"assessments\":[{\"id\":\"a\",\"person\":\"p\","
    "\"date\":\"2026-01-01\",\"kind\":\"self\",\"ratings\":[]}]}",
    "{\"format\":\"waymark-workspace/1\",\"packs\":[{\"format\":\"waymark-pack/2\"}]}",
  };
  g_autofree char *path = tiny_pack ();
  g_autoptr (WmImportReport) report = import (fixture->store, path);
  g_autoptr (GBytes) before = export_all (fixture->store);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *file = write_text (fixture, "h.json", texts[i]);

      g_assert_false (try_import (fixture, file, before));
    }
}

/* ---- files -------------------------------------------------------------------- */

static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "f.txt", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "l.txt", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "f.txt", NULL);
  g_autofree char *fifo = g_build_filename (fixture->folder, "fifo", NULL);
  g_autoptr (GBytes) hello = g_bytes_new_static ("hello", 5);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_true (wm_file_write (path, hello, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  read = wm_file_read (path, 5, &error);
  assert_same (hello, read);
  g_assert_null (wm_file_read (path, 4, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_LIMIT);
  g_clear_error (&error);

  g_assert_cmpint (symlink ("f.txt", link), ==, 0);
  g_assert_true (wm_file_write (link, hello, &error));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));

  g_assert_false (wm_file_write (fixture->folder, hello, &error));
  g_clear_error (&error);
  g_assert_false (wm_file_write (missing, hello, &error));
  g_clear_error (&error);
  g_assert_null (wm_file_read (missing, 10, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (wm_file_read (fixture->folder, 10, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  /* Nobody writes into the fifo: reading it must not wait. */
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_null (wm_file_read (fifo, 10, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) hello = g_bytes_new_static ("hello", 5);
  g_autoptr (GError) error = NULL;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("no /dev/full");
      return;
    }
  g_assert_false (wm_file_write ("/dev/full", hello, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_FAILED);
  g_assert_true (g_file_test ("/dev/full", G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test ("/dev/full", G_FILE_TEST_IS_REGULAR));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "pack-built-in", test_pack_built_in },
    { "pack-tiny", test_pack_tiny },
    { "pack-example", test_pack_examples },
    { "pack-minimal", test_pack_minimal },
    { "pack-odd", test_pack_odd },
    { "pack-rows", test_pack_rows },
    { "pack-changed", test_pack_changed },
    { "pack-owned-by-other", test_pack_owned_by_other },
    { "plan-examples", test_plan_examples },
    { "plan-beside-pack", test_plan_beside_pack },
    { "plan-odd", test_plan_odd },
    { "plan-made-here", test_plan_made_here },
    { "plan-edited", test_plan_edited },
    { "workspace", test_workspace },
    { "undo", test_undo },
    { "dry-run", test_dry_run },
    { "by-name", test_by_name },
    { "mutated-packs", test_mutated_packs },
    { "mutated-plans", test_mutated_plans },
    { "hostile", test_hostile },
    { "files", test_files },
    { "full-disk", test_full_disk },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/transfer/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].func, tear_down);
    }
  g_test_add ("/transfer/pack/renamed", Fixture, GINT_TO_POINTER (TRUE), set_up, test_pack_renamed,
              tear_down);
  g_test_add ("/transfer/pack/renamed-untold", Fixture, GINT_TO_POINTER (FALSE), set_up,
              test_pack_renamed, tear_down);
  return g_test_run ();
}
