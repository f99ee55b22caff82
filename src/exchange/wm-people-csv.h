/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/wm-csv.h"
#include "exchange/wm-exchange.h"
#include "map/wm-map.h"

G_BEGIN_DECLS

/* What a column of a table of people means. */
typedef enum
{
  WM_COLUMN_IGNORED,
  WM_COLUMN_PERSON, /* name or id; needed */
  WM_COLUMN_EMAIL,
  WM_COLUMN_LABEL,       /* what she is called, such as a title */
  WM_COLUMN_TARGET_ROLE, /* the role she aims for: name or id */
  WM_COLUMN_SKILL,       /* with LEVEL: one rating a row */
  WM_COLUMN_LEVEL,
  WM_COLUMN_DATE,
  WM_COLUMN_KIND, /* self, manager, interview, peer, check_in */
  WM_COLUMN_ASSESSOR,
  WM_COLUMN_EVIDENCE,
  WM_COLUMN_CONFIDENCE,
  WM_COLUMN_RATING, /* a column for one skill: its levels */
} WmColumnMeaning;

typedef struct
{
  WmColumnMeaning meaning;
  int skill; /* index into the map; only for RATING */
} WmColumn;

/**
 * wm_people_csv_guess:
 *
 * What each column means, by its heading, in English or Chinese: the words
 * above, or the name or id of a skill in any language that the workspace has.
 * A person may change it before wm_people_csv_import().
 *
 * Returns: (transfer full) (element-type WmColumn)
 */
GArray *wm_people_csv_guess (WmStore *store, WmMap *map, const WmCsv *csv);

/**
 * wm_people_csv_import:
 * @columns: of wm_people_csv_guess(), perhaps changed
 * @dry_run: says what it would do
 *
 * Adds people, sets what is told of them, and rates: as they say themselves,
 * today, where no column tells another kind or date. Levels are numbers or
 * names of levels. One action, or nothing at all; a row that cannot be
 * understood is skipped and told in the report, with its line.
 *
 * Errors: INVALID when no column tells the person
 */
WmImportReport *wm_people_csv_import (WmStore *store, WmMap *map, const WmCsv *csv,
                                      GArray *columns, gboolean dry_run, GError **error);

G_END_DECLS
