/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The samples that come with Waymark are right documents in canonical text, in
 * each language, and give no warning. The one about hiring can be walked through
 * today: its loop is sound, its seals fit, its dates lie around this week.
 */
#include <glib/gstdio.h>

#include "exchange/wm-document.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-workspace.h"
#include "hiring/wm-debrief.h"
#include "onboarding/wm-calendar.h"
#include "onboarding/wm-plan.h"
#include "people/wm-people.h"

static void
test_canonical (gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = g_build_filename (g_getenv ("WAYMARK_DATADIR"), "samples", (const char *) name, NULL);
  g_autoptr (GBytes) file = wm_file_read (path, WM_FILE_CAP, &error);
  g_autoptr (GBytes) canonical = NULL;
  g_autoptr (GPtrArray) warnings = NULL;

  g_assert_no_error (error);
  canonical = wm_document_canonical (file, "sample", "waymark-workspace/1", &warnings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 0);
  g_assert_true (g_bytes_equal (file, canonical));
}

/* The application of that status with so many cards */
static const WmApplication *
find_status (GPtrArray *list, const char *status, guint submitted)
{
  for (guint i = 0; i < list->len; i++)
    {
      const WmApplication *it = g_ptr_array_index (list, i);

      if (g_str_equal (it->status, status) && it->submitted == submitted)
        return it;
    }
  g_assert_not_reached ();
}

static void
check_loop (WmStore *store, WmMap *map, const char *job)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmLoop) loop = wm_loop_load (store, map, job, &error);
  g_autoptr (GArray) findings = NULL;

  g_assert_no_error (error);
  findings = wm_loop_lint (loop);
  g_assert_cmpuint (findings->len, ==, 0);
  for (guint i = 0; i < wm_loop_count (loop); i++)
    g_assert_cmpuint (wm_loop_interview (loop, i, NULL)->interviewers->len, ==, 1);
}

/* Every seal fits, also after the dates have moved. */
static void
check_cards (WmStore *store, const char *application, guint open, guint closed)
{
  g_autoptr (GError) error = NULL;
  guint hidden = 0;
  g_autoptr (GPtrArray) cards = wm_cards_list (store, application, &hidden, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, ==, open);
  g_assert_cmpuint (hidden, ==, closed);
  for (guint i = 0; i < cards->len; i++)
    g_assert_true (((WmCard *) cards->pdata[i])->intact);
}

#define WRITTEN "2026-11-27T12:00:00Z"
#define OTHER_DAY "2025-07-01T12:00:00Z"

/* Whole weeks since then, in days */
static gint64
days_since (const char *written)
{
  gint64 then;

  g_assert_true (wm_timestamp_parse (written, &then));
  return (g_get_real_time () / G_USEC_PER_SEC - then) / (24 * 60 * 60) / 7 * 7;
}

/* The sample moves in whole weeks since it was written, as they were before it was made or are
 * now: the first interview to come was for 30 November 2026. */
static void
check_dates (WmStore *store, const char *application, const char *written, gint64 before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = wm_interviews_list (store, application, &error);
  gint64 now = days_since (written);
  guint planned = 0;
  GDate first, date;

  g_assert_true (wm_date_parse ("2026-11-30", &first));
  for (guint i = 0; i < list->len; i++)
    {
      const WmInterview *it = g_ptr_array_index (list, i);
      gint64 days;

      if (!g_str_equal (it->status, "planned"))
        continue;
      g_assert_true (wm_date_parse (it->date, &date));
      days = g_date_days_between (&first, &date) - (planned == 0 ? 0 : 2);
      g_assert_true (days == before || days == now);
      planned++;
    }
  g_assert_cmpuint (planned, ==, 2);
}

static void
check_plan (WmStore *store, const char *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = wm_plan_list (store, &error);
  g_autoptr (WmPlan) plan = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (plans->len, ==, 1);
  plan = wm_plan_load (store, ((WmPlanSummary *) plans->pdata[0])->slug, &error);
  g_assert_cmpstr (plan->person, ==, person);
  g_assert_cmpuint (plan->milestones->len, >=, 3);
}

/* The data folder with the sample as if it had been written on another day */
static void
write_other_day (const char *folder)
{
  g_autofree char *samples = g_build_filename (folder, "samples", NULL);
  g_autofree char *path = g_build_filename (samples, "hire.json", NULL);
  g_autofree char *from
    = g_build_filename (g_getenv ("WAYMARK_DATADIR"), "samples", "hire.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;

  g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, WRITTEN, OTHER_DAY, 0), ==, 1);
  g_assert_cmpint (g_mkdir (samples, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
  g_setenv ("WAYMARK_DATADIR", folder, TRUE);
}

static void
remove_other_day (const char *folder)
{
  g_autofree char *samples = g_build_filename (folder, "samples", NULL);
  g_autofree char *path = g_build_filename (samples, "hire.json", NULL);

  g_unlink (path);
  g_rmdir (samples);
}

/* Hired with a plan; all cards in, and a debrief worth having; one that is owed. */
static void
test_hire (gconstpointer written)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("waymark-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "hire.waymark", NULL);
  g_autofree char *data = g_strdup (g_getenv ("WAYMARK_DATADIR"));
  g_autofree char *pack = g_build_filename (data, "packs", "ai-engineer.json", NULL);
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmMap) map = NULL;
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (WmDebrief) debrief = NULL;
  g_autoptr (WmDebrief) sealed = NULL;
  const WmApplication *hired, *talked, *early;
  gint64 before;

  if (!g_str_equal (written, WRITTEN))
    write_other_day (folder);
  before = days_since (written);
  store = wm_workspace_create (path, pack, WM_SAMPLE_HIRE, &error);
  g_setenv ("WAYMARK_DATADIR", data, TRUE);
  remove_other_day (folder);
  g_assert_no_error (error);
  map = wm_map_load (store, "en", &error);
  jobs = wm_jobs_list (store, &error);
  g_assert_cmpuint (jobs->len, ==, 1);
  check_loop (store, map, ((WmJob *) jobs->pdata[0])->slug);
  list = wm_applications_list (store, NULL, &error);
  g_assert_cmpuint (list->len, ==, 3);
  hired = find_status (list, "hired", 5);
  talked = find_status (list, "active", 5);
  early = find_status (list, "active", 1);
  check_cards (store, hired->slug, 5, 0);
  check_cards (store, talked->slug, 5, 0);
  check_cards (store, early->slug, 0, 1);
  check_dates (store, early->slug, written, before);
  check_plan (store, hired->person);
  debrief = wm_debrief_load (store, map, talked->slug, &error);
  g_assert_no_error (error);
  g_assert_cmpint (wm_debrief_skill (debrief, 0)->high - wm_debrief_skill (debrief, 0)->low, >=, 2);
  g_assert_null (wm_debrief_load (store, map, early->slug, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_SEALED);
  wm_store_close (store, NULL);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/sample/canonical/en", "sample.json", test_canonical);
  g_test_add_data_func ("/sample/canonical/zh-CN", "sample.zh-CN.json", test_canonical);
  g_test_add_data_func ("/sample/canonical/hire", "hire.json", test_canonical);
  g_test_add_data_func ("/sample/canonical/hire-zh-CN", "hire.zh-CN.json", test_canonical);
  g_test_add_data_func ("/sample/hire/today", WRITTEN, test_hire);
  g_test_add_data_func ("/sample/hire/other-day", OTHER_DAY, test_hire);
  return g_test_run ();
}
