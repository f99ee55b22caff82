/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A workspace in a folder of its own, filled with the tiny content of another
 * trade: a bakery with five skills, in English and partly in Chinese.
 */
#pragma once

#include "store/wm-sql.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  WmStore *store;
} WmFixture;

void wm_fixture_set_up (WmFixture *fixture, gconstpointer data);
void wm_fixture_tear_down (WmFixture *fixture, gconstpointer data);
/* Closes the workspace and opens it again. */
void wm_fixture_reopen (WmFixture *fixture);
/* Runs one statement as an action. */
void wm_fixture_sql (WmFixture *fixture, const char *sql);
/* (transfer full): every recorded table, row by row, in the order of keys */
char *wm_fixture_dump (WmFixture *fixture);

G_END_DECLS
