/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hiring in a workspace's document: there and back to the same bytes, again
 * without a change, as far as its writer may see, and never a way to see more.
 * And: undoing everything brings the document back as it was.
 */
#include <string.h>

#include "exchange/wm-hiring-file.h"
#include "hiring/wm-erase.h"
#include "hiring/wm-retention.h"
#include "wm-hiring-test.h"

#define SECRET "Seen at work" /* stands in every card */
#define EDITS 160

#define ADD(name, function)                                                                        \
  g_test_add ("/document/" name, WmFixture, NULL, wm_hiring_set_up, function, wm_fixture_tear_down)

static GBytes *
export_as (WmStore *store, const char *viewer)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  wm_store_set_viewer (store, viewer);
  bytes = wm_export_workspace (store, &error);
  g_assert_no_error (error);
  return bytes;
}

static const char *
text_of (GBytes *bytes)
{
  return g_bytes_get_data (bytes, NULL);
}

static gboolean
holds (GBytes *bytes, const char *needle)
{
  return g_strstr_len (text_of (bytes), (gssize) g_bytes_get_size (bytes), needle) != NULL;
}

static void
assert_same (GBytes *a, GBytes *b)
{
  g_assert_cmpmem (text_of (a), g_bytes_get_size (a), text_of (b), g_bytes_get_size (b));
}

/* (nullable): what was taken in */
static WmImportReport *
import_as (WmStore *store, const char *viewer, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (wm_store_get_path (store));
  g_autofree char *path = g_build_filename (folder, "document.json", NULL);

  g_assert_true (g_file_set_contents (path, text_of (bytes), (gssize) g_bytes_get_size (bytes),
                                      NULL));
  wm_store_set_viewer (store, viewer);
  return wm_import_file (store, path, FALSE, error);
}

static WmStore *
empty_store (WmFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "empty.waymark", NULL);
  g_autoptr (GError) error = NULL;
  WmStore *store = wm_workspace_create (path, "none", NULL, &error);

  g_assert_no_error (error);
  return store;
}

/* Everything that hiring can hold: cards, one amended; a debrief with moves;
 * votes; a decision; a résumé, claims; rules, a hold, somebody erased. */
static void
fill_all (WmPanelCase *it)
{
  static const char *const reasons[] = { "dough", "good", "oven", "good", "hygiene", "good", NULL };
  WmStore *store = it->fixture->store;
  const char *const by[] = { it->people[0], it->people[1], NULL };
  const char resume[] = "{\"basics\":{\"name\":\"Emil Gone\",\"phone\":\"123\"},\"x\":[1,2.50]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (resume, strlen (resume));
  g_autoptr (GError) error = NULL;
  g_autoptr (WmLoop) loop = NULL;
  g_autoptr (WmApplication) application = wm_application_find (store, it->application, &error);
  g_autoptr (WmApplication) other = NULL;
  g_auto (WmErased) erased = { 0 };
  g_autofree char *kept = NULL;
  g_autofree char *second = NULL;
  const WmCandidateEdit edit = { "Dora", "d@example.org", "https://example.org", "0123", "fair",
                                 "a.pdf\nb.pdf", "Notes\nof two lines" };

  wm_panel_case_submit (it, 0, 3, 1, "yes");
  g_assert_true (wm_card_amend (store, it->interviews[0], "oven", WM_CARD_RATED, 2, NULL,
                                SECRET " again", "Misheard", &error));
  wm_panel_case_submit (it, 1, 1, -1, "no");
  wm_panel_case_submit (it, 2, 2, 3, "strong_yes");
  g_assert_true (wm_debrief_open (store, it->application, &error));
  g_assert_true (wm_debrief_set_notes (store, it->application, "We talked", &error));
  g_assert_true (wm_debrief_move (store, it->interviews[1], "dough", WM_CARD_RATED, 2, NULL,
                                  "Convinced", &error));
  for (guint i = 0; reasons[i] != NULL; i += 2)
    g_assert_true (wm_debrief_set_skill (store, it->application, reasons[i], TRUE, "n", &error));
  g_assert_true (wm_debrief_open_votes (store, it->map, it->application, &error));
  g_assert_true (wm_debrief_move (store, it->interviews[1], "", WM_CARD_OPEN, -1, "yes",
                                  "Convinced", &error));
  g_assert_true (wm_decision_record (store, it->application, "hire", "Can bake", reasons, by,
                                     "Welcome", &error));
  g_assert_no_error (error);
  g_assert_true (wm_candidate_edit (store, application->person, &edit, &error));
  g_assert_true (wm_candidate_claim (store, application->person, "dough", "ten years", &error));
  g_assert_true (wm_application_hire (store, it->map, it->application, &error));
  loop = wm_loop_load (store, it->map, it->job, &error);
  kept = wm_loop_save_template (store, loop, "Ours", &error);
  g_assert_true (wm_retention_rule_set (store, "rejected", 30, 180, "House rule", &error));
  g_assert_true (wm_legal_hold_add (store, application->person, "A dispute", &error));
  second = wm_import_resume (store, it->job, bytes, "resume", NULL, &error);
  other = wm_application_find (store, second, &error);
  g_assert_no_error (error);
  g_assert_true (wm_application_set_status (store, second, "rejected", "No oven", &error));
  g_assert_true (wm_person_erase (store, other->person, "Asked", NULL, &erased, &error));
  g_assert_no_error (error);
}

static void
test_round_trip (WmFixture *fixture, gconstpointer data)
{
  static const char *const parts[]
    = { "\"jobs\"",      "\"loopTemplates\"", "\"candidates\"", "\"applications\"",
        "\"debrief\"",   "\"decisions\"",     "\"moves\"",      "\"amendments\"",
        "\"legalHolds\"", "\"retentionRules\"", "\"erasures\"",  "\"claims\"" };
  g_auto (WmPanelCase) it = wm_panel_case_new (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GBytes) canonical = NULL;
  g_autoptr (WmStore) empty = NULL;
  g_autoptr (WmImportReport) first = NULL;
  g_autoptr (WmImportReport) again = NULL;
  g_autoptr (WmImportReport) same = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill_all (&it);
  out = export_as (fixture->store, it.people[0]);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_true (holds (out, parts[i]));
  g_assert_false (holds (out, "Emil"));
  canonical = wm_document_canonical (out, "out", NULL, NULL, &error);
  g_assert_no_error (error);
  assert_same (out, canonical);
  empty = empty_store (fixture);
  first = import_as (empty, it.people[0], out, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first->added, >, 20);
  back = export_as (empty, it.people[0]);
  assert_same (out, back);
  again = import_as (empty, it.people[0], out, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->added + again->changed, ==, 0);
  before = wm_fixture_dump (fixture);
  same = import_as (fixture->store, it.people[0], out, &error);
  g_assert_no_error (error);
  after = wm_fixture_dump (fixture);
  g_assert_cmpint (same->added + same->changed, ==, 0);
  g_assert_cmpstr (before, ==, after);
  wm_store_close (empty, NULL);
}

/* Cards leave whole or not at all, and what quotes them with them. */
static void
test_sealed (WmFixture *fixture, gconstpointer data)
{
  g_auto (WmPanelCase) it = wm_panel_case_new (fixture);
  WmStore *store = fixture->store;
  const WmDebriefMove early
    = { .interview = it.interviews[0], .time = 1, .skill = (char *) "", .level = -1,
        .recommendation = (char *) "strong_no", .reason = (char *) "Early",
        .actor = it.people[0] };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) owing = NULL;
  g_autoptr (GBytes) nobody = NULL;
  g_autoptr (GBytes) author = NULL;
  g_autoptr (GBytes) voteless = NULL;
  g_autoptr (GBytes) open = NULL;

  wm_panel_case_draft (&it, 1, 2, 2, "no");
  before = export_as (store, it.people[1]);
  g_assert_false (holds (before, SECRET));
  wm_panel_case_submit (&it, 0, 3, 1, "yes");
  owing = export_as (store, it.people[1]);
  nobody = export_as (store, NULL);
  g_assert_false (holds (owing, SECRET) || holds (owing, "\"scorecard\""));
  g_assert_false (holds (nobody, SECRET) || holds (nobody, "\"scorecard\""));
  author = export_as (store, it.people[0]);
  g_assert_true (holds (author, SECRET));
  wm_panel_case_submit (&it, 1, 1, -1, "no");
  /* The third still owes hers, when the others talk and decide. */
  wm_store_set_viewer (store, it.people[0]);
  g_assert_true (wm_debrief_open (store, it.application, &error));
  g_assert_true (wm_debrief_set_notes (store, it.application, SECRET, &error));
  g_assert_true (wm_debrief_move (store, it.interviews[1], "dough", WM_CARD_RATED, 3, NULL, SECRET,
                                  &error));
  /* Not even one's own vote moves before votes are open, and none that came by a file shows. */
  g_assert_false (wm_debrief_move (store, it.interviews[0], "", WM_CARD_OPEN, -1, "strong_no",
                                   "Early", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_SEALED);
  g_clear_error (&error);
  g_assert_true (wm_store_begin (store, "move-rating", "application", &error)
                 && wm_debrief_move_restore (store, it.application, &early, &error)
                 && wm_store_commit (store, &error));
  voteless = export_as (store, it.people[0]);
  g_assert_true (holds (voteless, "\"yes\""));
  g_assert_false (holds (voteless, "strong_no"));
  g_assert_false (holds (voteless, "\"no\""));
  g_assert_true (holds (voteless, "\"debrief\"") && !holds (voteless, "\"moves\""));
  g_assert_true (wm_decision_record (store, it.application, "hold", SECRET, NULL, NULL, "",
                                     &error));
  g_assert_no_error (error);
  g_clear_pointer (&owing, g_bytes_unref);
  owing = export_as (store, it.people[2]);
  g_assert_false (holds (owing, SECRET) || holds (owing, "\"decisions\"")
                  || holds (owing, "\"debrief\""));
  open = export_as (store, it.people[0]);
  g_assert_true (holds (open, "\"no\"") && holds (open, "\"moves\""));
}

/* A document opens nothing for who owes a card, and a card that came so is
 * submitted for good. */
static void
test_no_way_to_look (WmFixture *fixture, gconstpointer data)
{
  g_auto (WmPanelCase) it = wm_panel_case_new (fixture);
  WmStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) start = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (WmStore) empty = NULL;
  g_autoptr (WmImportReport) report = NULL;
  g_autoptr (WmImportReport) other = NULL;
  g_autoptr (WmImportReport) taken = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  guint closed = 0;

  start = export_as (store, it.people[0]);
  wm_panel_case_submit (&it, 0, 3, 1, "yes");
  wm_panel_case_submit (&it, 1, 1, -1, "no");
  g_assert_true (wm_debrief_open (store, it.application, &error));
  g_assert_true (wm_decision_record (store, it.application, "hold", SECRET, NULL, NULL, "",
                                     &error));
  whole = export_as (store, it.people[0]);

  /* In a workspace that holds Ana's card alone, the third takes all of it in. */
  empty = empty_store (fixture);
  report = import_as (empty, it.people[2], start, &error);
  g_assert_no_error (error);
  other = import_as (empty, it.people[2], whole, &error);
  g_assert_no_error (error);
  cards = wm_cards_list (empty, it.application, &closed, &error);
  g_assert_cmpuint (cards->len, ==, 0);
  g_assert_cmpuint (closed, ==, 2);
  g_assert_null (wm_decision_load (empty, it.application, &error));
  g_assert_null (wm_debrief_load (empty, it.map, it.application, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_SEALED);
  g_clear_error (&error);
  g_assert_cmpint (wm_sql_int (empty, -1, "SELECT count (*) FROM debrief", ""), ==, 0);
  g_assert_true (report->skipped == 0 && other->skipped == 1);
  /* Undo passes over cards that came among others. */
  while (wm_store_undo (empty, NULL))
    ;
  g_assert_cmpint (wm_sql_int (empty, -1, "SELECT count (*) FROM scorecard", ""), ==, 2);
  /* Who owes none takes in the rest. */
  taken = import_as (empty, it.people[0], whole, &error);
  g_assert_no_error (error);
  g_assert_cmpint (wm_sql_int (empty, -1, "SELECT count (*) FROM decision", ""), ==, 1);
  wm_store_close (empty, NULL);
}

/* Of two workspaces that parted, the file of one goes into the other: what is
 * here under the same id, but about something else, is refused whole. */
static void
test_conflicts (WmFixture *fixture, gconstpointer data)
{
  static const char *const changes[][2] = {
    { "UPDATE interview SET interviewer_id = (SELECT id FROM person WHERE name = 'Chen')"
      " WHERE interviewer_id = (SELECT id FROM person WHERE name = 'Ben')",
      "interviews[" },
    { "UPDATE application SET person_id = (SELECT id FROM person WHERE name = 'Chen')",
      "applications[0]" },
    { "UPDATE scorecard SET sha256 = 'x'", "Another scorecard" },
    { "UPDATE interview_plan SET job_id = NULL", "jobs[0].loop" },
  };
  g_auto (WmPanelCase) it = wm_panel_case_new (fixture);
  g_autoptr (GBytes) out = NULL;

  wm_panel_case_submit (&it, 0, 3, 1, "yes");
  out = export_as (fixture->store, it.people[0]);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      wm_fixture_sql (fixture, changes[i][0]);
      before = wm_fixture_dump (fixture);
      g_assert_null (import_as (fixture->store, it.people[0], out, &error));
      g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, changes[i][1]));
      g_assert_null (strstr (error->message, SECRET));
      after = wm_fixture_dump (fixture);
      g_assert_cmpstr (before, ==, after);
      g_clear_error (&error);
      g_assert_true (wm_store_undo (fixture->store, &error));
      g_assert_no_error (error);
    }
}

/* An old file does not bring back who was erased. */
static void
test_erased (WmFixture *fixture, gconstpointer data)
{
  g_auto (WmPanelCase) it = wm_panel_case_new (fixture);
  WmStore *store = fixture->store;
  const WmCandidateEdit edit = { .name = "Dora Ostrich", .notes = "tall" };
  g_autoptr (GError) error = NULL;
  g_autoptr (WmApplication) application = wm_application_find (store, it.application, &error);
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GBytes) now = NULL;
  g_autoptr (GBytes) still = NULL;
  g_autoptr (WmImportReport) report = NULL;
  g_auto (WmErased) erased = { 0 };

  g_assert_true (wm_candidate_edit (store, application->person, &edit, &error));
  wm_panel_case_submit (&it, 0, 3, 1, "yes");
  old = export_as (store, it.people[0]);
  g_assert_true (holds (old, "Ostrich") && holds (old, "tall") && holds (old, SECRET));
  g_assert_true (wm_person_erase (store, application->person, NULL, NULL, &erased, &error));
  g_assert_no_error (error);
  now = export_as (store, it.people[0]);
  g_assert_false (holds (now, "Ostrich") || holds (now, "tall") || holds (now, SECRET));
  report = import_as (store, it.people[0], old, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->skipped, >, 0);
  still = export_as (store, it.people[0]);
  assert_same (now, still);
}

/* ---- undo ------------------------------------------------------------------- */

static const char *
any (const char *const *list, guint n)
{
  return list[g_test_rand_int_range (0, (gint32) n)];
}

static char *
any_slug (WmStore *store, const char *sql)
{
  char *slug = wm_sql_text (store, sql, "");

  return slug != NULL ? slug : g_strdup ("none");
}

static void
edit_job (WmPanelCase *it, const char *text, GError **error)
{
  WmStore *store = it->fixture->store;
  g_autofree char *job = any_slug (store, "SELECT slug FROM job ORDER BY random () LIMIT 1");
  g_autoptr (WmLoop) loop = NULL;
  WmJobEdit edit = WM_JOB_EDIT_INIT;

  edit.description = edit.team = text;
  edit.openings = g_test_rand_int_range (1, 9);
  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      g_free (wm_job_create (store, it->map, "shopkeeper", &edit, error));
      break;
    case 1:
      wm_job_edit (store, job, &edit, error);
      break;
    case 2:
      wm_job_requirement_set (store, job, "serving", g_test_rand_int_range (0, 4),
                              g_test_rand_bit () ? WM_IMPORTANCE_MUST : WM_IMPORTANCE_NICE, error);
      break;
    case 3:
      wm_job_delete (store, job, error);
      break;
    default:
      loop = wm_loop_load (store, it->map, job, error);
      if (loop != NULL && loop->stages->len == 0)
        wm_loop_fill (store, it->map, loop, NULL, error);
      else if (loop != NULL)
        {
          wm_loop_add_stage (loop, text, 30);
          wm_loop_save (store, loop, "edit-loop", error);
        }
    }
}

static void
edit_candidate (WmPanelCase *it, const char *text, GError **error)
{
  static const char *const statuses[] = { "rejected", "withdrawn", "active" };
  WmStore *store = it->fixture->store;
  g_autofree char *job = any_slug (store, "SELECT slug FROM job ORDER BY random () LIMIT 1");
  g_autofree char *application
    = any_slug (store, "SELECT slug FROM application ORDER BY random () LIMIT 1");
  g_autofree char *person
    = any_slug (store, "SELECT p.slug FROM application a JOIN person p ON p.id = a.person_id"
                       " ORDER BY random () LIMIT 1");
  g_autofree char *stage
    = any_slug (store, "SELECT slug FROM interview_stage ORDER BY random () LIMIT 1");
  const WmCandidateEdit edit = { .name = text, .notes = text, .documents = text };

  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      g_free (wm_application_add (store, job, NULL, &edit, error));
      break;
    case 1:
      wm_application_move (store, application, stage, error);
      break;
    case 2:
      wm_application_set_status (store, application, any (statuses, 3), text, error);
      break;
    case 3:
      wm_candidate_edit (store, person, &edit, error);
      break;
    case 4:
      wm_candidate_claim (store, person, "dough", g_test_rand_bit () ? text : NULL, error);
      break;
    case 5:
      g_free (wm_interview_plan (store, application, it->kit,
                                 it->people[g_test_rand_int_range (0, 3)], "2026-12-01", "10:00",
                                 error));
      break;
    case 6:
      wm_interview_cancel (store, it->interviews[g_test_rand_int_range (0, 3)], error);
      break;
    case 7:
      wm_legal_hold_add (store, person, text, error);
      break;
    default:
      wm_retention_rule_set (store, any (statuses, 3), g_test_rand_int_range (0, 99), 200, text,
                             error);
    }
}

static void
test_undo (WmFixture *fixture, gconstpointer data)
{
  g_auto (WmPanelCase) it = wm_panel_case_new (fixture);
  WmStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) start = NULL;
  g_autoptr (GBytes) end = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) last = NULL;
  guint done = 0;

  wm_store_forget_history (store, &error);
  start = export_as (store, NULL);
  for (guint i = 0; i < EDITS; i++)
    {
      g_autoptr (GError) refused = NULL;
      g_autofree char *text = g_strdup_printf ("Text %d", g_test_rand_int_range (0, 99));

      if (g_test_rand_bit ())
        edit_job (&it, text, &refused);
      else
        edit_candidate (&it, text, &refused);
      done += refused == NULL;
      if (refused != NULL && !g_error_matches (refused, WM_ERROR, WM_ERROR_INVALID)
          && !g_error_matches (refused, WM_ERROR, WM_ERROR_NOT_FOUND))
        g_error ("%s", refused->message);
    }
  g_assert_cmpuint (done, >, EDITS / 3);
  end = export_as (store, NULL);
  g_assert_false (g_bytes_equal (start, end));
  while (wm_store_undo (store, &error))
    ;
  g_clear_error (&error);
  again = export_as (store, NULL);
  assert_same (start, again);
  while (wm_store_redo (store, &error))
    ;
  g_clear_error (&error);
  last = export_as (store, NULL);
  assert_same (end, last);
}

/* Importing into an empty workspace is one step back. */
static void
test_import_undo (WmFixture *fixture, gconstpointer data)
{
  g_auto (WmPanelCase) it = wm_panel_case_new (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) start = NULL;
  g_autoptr (GBytes) end = NULL;
  g_autoptr (WmStore) empty = NULL;
  g_autoptr (WmImportReport) report = NULL;

  fill_all (&it);
  out = export_as (fixture->store, it.people[0]);
  empty = empty_store (fixture);
  start = export_as (empty, it.people[0]);
  report = import_as (empty, it.people[0], out, &error);
  g_assert_true (wm_store_undo (empty, &error));
  g_assert_no_error (error);
  end = export_as (empty, it.people[0]);
  assert_same (start, end);
  wm_store_close (empty, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("sealed", test_sealed);
  ADD ("no-way-to-look", test_no_way_to_look);
  ADD ("conflicts", test_conflicts);
  ADD ("erased", test_erased);
  ADD ("undo", test_undo);
  ADD ("import-undo", test_import_undo);
  return g_test_run ();
}
