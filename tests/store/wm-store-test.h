/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tests of the store share: a folder of their own, a workspace with
 * something in it, and its content as text.
 */
#pragma once

#include "store/wm-store-private.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path; /* folder/work.waymark */
  WmStore *store;
} WmFixture;

/* @store is made when @user_data is NULL; "empty" leaves it to the test. */
void wm_fixture_set_up (WmFixture *fixture, gconstpointer user_data);
void wm_fixture_tear_down (WmFixture *fixture, gconstpointer user_data);
/* Closes and opens again. */
void wm_fixture_reopen (WmFixture *fixture);
/* A sound workspace with a pack in it, closed. */
void wm_fixture_fill_and_close (WmFixture *fixture);
/* (transfer full): a path in the test's folder */
char *wm_fixture_path (WmFixture *fixture, const char *name);

/* Runs SQL in an action of its own, which must succeed. */
void wm_test_act (WmStore *store, const char *sql);
/* Runs SQL as another program would; @leave_log: without folding the log in */
void wm_test_run_raw (const char *path, const char *sql, gboolean leave_log);
/* (transfer full): every row of every recorded table, as text */
char *wm_test_dump (WmStore *store);
/* The one pack of the workspace, closed, has the name @wanted. */
void wm_test_assert_pack (const char *path, const char *wanted);
/* (transfer full): SHA-256 of the file and of what lies beside it */
char *wm_test_checksum (const char *path);

G_END_DECLS
