/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

/* What an import did, or would do. */
typedef struct
{
  char *kind;  /* "skill", "resource", "plan" ... */
  char *id;    /* slug */
  char *what;  /* "added", "changed", "skipped", "unchanged" */
  char *note;  /* (nullable): why, in words */
} WmImportItem;

typedef struct
{
  char *format;       /* "waymark-pack/1" ... */
  char *id;           /* slug of what was imported */
  int added, changed, skipped, unchanged;
  int ratings_moved; /* that went along with a skill under another id */
  int ratings_open;  /* that stay with a skill that goes: a person decides */
  GPtrArray *items;    /* WmImportItem */
  GPtrArray *warnings; /* utf8 */
} WmImportReport;

void wm_import_report_free (WmImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmImportReport, wm_import_report_free)

/* Reads a file (waymark-pack/1, -plan/1 or -workspace/1, a table of people
 * .csv, a reading list .md) through all checks, then imports it in one action. @dry_run: says what
 * it would do. */
WmImportReport *wm_import_file (WmStore *store, const char *path, gboolean dry_run, GError **error);
/* Content of a built-in pack by name, or of a file. */
WmImportReport *wm_import_pack (WmStore *store, const char *name_or_path, GError **error);

/* What a pack's file would make of the map, without importing it: the map as it
 * is, and as it would be, in @locale (NULL: of messages). */
gboolean wm_import_maps (WmStore *store, const char *path, const char *locale, WmMap **before,
                         WmMap **after, GError **error);
/* (transfer full): the map of a pack alone: a built-in one's name, or a file */
WmMap *wm_map_of_pack (const char *path, const char *locale, GError **error);

/* (transfer full): canonical text */
GBytes *wm_export_plan (WmStore *store, const char *plan, GError **error);
/* @pack: NULL where there is only one */
GBytes *wm_export_pack (WmStore *store, const char *pack, GError **error);
/* Everything about one person (waymark-person/1); @person: slug */
GBytes *wm_export_person (WmStore *store, const char *person, GError **error);
/* The same in words, section by section. (transfer full) (nullable) (element-type WmPart) */
GPtrArray *wm_tell_person (WmStore *store, WmMap *map, const char *person, GError **error);
/* The team as a table (CSV), a row a rating, as wm_import_file() reads it */
GBytes *wm_export_team_csv (WmStore *store, GError **error);
GBytes *wm_export_workspace (WmStore *store, GError **error);

/* Canonical text of a waymark document of any kind, or of the one kind @format
 * (nullable). @warnings: (out) (optional) */
GBytes *wm_document_canonical (GBytes *input, const char *name, const char *format,
                               GPtrArray **warnings, GError **error);
/* Any JSON through the gate and out through the writer. */
GBytes *wm_json_canonical (GBytes *input, const char *name, GError **error);

#define WM_FILE_CAP (64 * 1024 * 1024) /* bytes of a file from outside */
/* Reads at most the cap, and never a fifo or a directory. */
GBytes *wm_file_read (const char *path, gsize cap, GError **error);
/* Private (0600), to a new file in the same folder, synced, renamed over @path;
 * "-" is standard output. */
gboolean wm_file_write (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
