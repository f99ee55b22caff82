/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the store share. Nobody else includes this, but tests of
 * the store itself.
 */
#pragma once

#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include <sys/types.h>

#include "store/wm-sql.h"
#include "store/wm-store.h"

G_BEGIN_DECLS

/* How long to wait for another writer, in milliseconds */
#define WM_BUSY_TIMEOUT 2000
/* How long one field's changes merge, in seconds */
#define WM_MERGE_SECONDS 3

typedef sqlite3_session WmSession;
typedef sqlite3_stmt WmStatement;

/* A place in the process-wide list of open database files. */
typedef struct
{
  guint64 device;
  guint64 inode;
  gboolean held;
} WmGate;

struct _WmStore
{
  GObject parent_instance;

  sqlite3 *db;
  char *path;      /* absolute, as the user named it */
  char *real_path; /* without symbolic links */
  WmGate gate;
  gboolean read_only;
  GPtrArray *recorded;    /* utf8: names of the recorded tables */
  GHashTable *statements; /* utf8 -> sqlite3_stmt that is not in use */
  char *viewer;

  /* The action under way */
  int depth;
  gboolean doomed; /* a part of it failed: it was rolled back */
  gboolean final;
  char *label;
  char *subject;
  gint64 merge_into; /* seq of the action that this one joins, or 0 */
  WmSession *session;

  /* What this store knows of everybody's actions */
  gint64 seen_event;
  gint64 data_version;
  guint64 generation;
  GSource *watch;
};

/* wm-gate.c */
gboolean wm_gate_enter (const char *path, WmGate *gate, GError **error);
void wm_gate_guard (WmGate *gate, const char *path);
void wm_gate_prepare_to_leave (WmGate *gate);
void wm_gate_leave (WmGate *gate);
gboolean wm_gate_is_open (const char *path);

/* wm-locks.c */
void wm_locks_install (void);
int wm_locks_guard (const char *path, int fd);
void wm_locks_unguard (int fd);

/* wm-erase.c */
/* Is that a column in which somebody writes? */
gboolean wm_store_is_prose (const char *table, const char *column);

/* wm-schema.c */
gboolean wm_schema_migrate (sqlite3 *db, int from, int to, const char *path, GError **error);
/* Word by word what the migrations make: FALSE says only that it has to be compared. */
gboolean wm_schema_is_current (sqlite3 *db);
gboolean wm_schema_verify (sqlite3 *db, int version, const char *path, GError **error);
GPtrArray *wm_schema_recorded_tables (sqlite3 *db);

/* wm-create.c */
gboolean wm_store_create_file (const char *path, GError **error);
int wm_file_make_temp (const char *path, char **temp, GError **error);
gboolean wm_file_sync (const char *path, GError **error);
gboolean wm_file_sync_folder (const char *path, GError **error);
gboolean wm_file_move_strays (const char *path, GError **error);
gboolean wm_file_has_wal (const char *path);

/* wm-backup.c */
gboolean wm_backup_make_copy (WmStore *self, const char *target, char **temp, GError **error);

/* wm-connect.c */
/* A flag of wm_store_open(), together with READ_ONLY: of any format that we know, to be copied */
#define WM_STORE_AS_IT_IS (1 << 8)
gboolean wm_store_connect (WmStore *self, WmStoreFlags flags, GError **error);

/* wm-sqlite-error.c */
void wm_sqlite_set_error (GError **error, sqlite3 *db, int rc, const char *path);
/* Runs static SQL without parameters. */
gboolean wm_sqlite_exec (sqlite3 *db, const char *sql, const char *path, GError **error);
/* First column of the first row, -1 when there is none. */
gboolean wm_sqlite_get_int (sqlite3 *db, const char *sql, const char *path, gint64 *value,
                            GError **error);

/* wm-sql.c */
WmStatement *wm_statement_take (WmStore *self, const char *sql, GError **error);
void wm_statement_give_back (WmStore *self, WmStatement *statement);

/* wm-changes.c */
gboolean wm_changes_announce (WmStore *self, GError **error);
/* (transfer full) (element-type utf8): a name of each row that is touched */
GHashTable *wm_changes_list_rows (GBytes *changeset);
void wm_store_unwatch (WmStore *self);

/* wm-history.c */
typedef struct
{
  WmAction *action;
  GBytes *changeset;
} WmLogged;
void wm_logged_free (WmLogged *logged);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmLogged, wm_logged_free)
WmLogged *wm_history_load (WmStore *self, gint64 seq, GError **error);
WmLogged *wm_history_find_undo (WmStore *self, GError **error);
WmLogged *wm_history_find_redo (WmStore *self, GError **error);
WmAction *wm_action_read (WmStatement *row);

/* wm-action.c */
gboolean wm_history_add_event (WmStore *self, const char *kind, gint64 action, GError **error);
gboolean wm_transaction_begin (WmStore *self, GError **error);
void wm_transaction_abandon (WmStore *self);

G_END_DECLS
