/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/wm-error.h"

G_BEGIN_DECLS

/**
 * WmStore:
 *
 * An open workspace: one SQLite file, one connection, used from the thread
 * that opened it. A store is opened as a person (the viewer), and every change
 * is an action: begin, any number of statements, commit. What is committed is
 * on disk.
 */
#define WM_TYPE_STORE (wm_store_get_type ())
G_DECLARE_FINAL_TYPE (WmStore, wm_store, WM, STORE, GObject)

typedef enum
{
  WM_STORE_OPEN = 0,           /* must exist; falls back to read-only */
  WM_STORE_CREATE = 1 << 0,    /* must not exist; made with an empty schema */
  WM_STORE_READ_ONLY = 1 << 1, /* never write, also when we could */
} WmStoreFlags;

/* What one committed action, undo or redo did to one row. */
typedef enum
{
  WM_CHANGE_INSERT,
  WM_CHANGE_UPDATE,
  WM_CHANGE_DELETE,
} WmChangeKind;

typedef struct
{
  const char *table; /* interned */
  gint64 key;        /* first integer of the primary key; 0 when it has none */
  WmChangeKind kind;
} WmChange;

/* One line of the history, newest action last. */
typedef struct
{
  gint64 seq;
  char *label;   /* a verb key, e.g. "rate-skill"; wm_action_describe() */
  char *subject; /* "kind:slug" or NULL; never a person's name */
  char *actor;   /* slug of the person who acted, or NULL */
  gint64 time;   /* Unix seconds, UTC */
  gboolean undone;
  gboolean final; /* can never be undone */
} WmAction;

void wm_action_free (WmAction *action);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmAction, wm_action_free)

/* At byte 68 of every workspace ("WMRK") and the newest schema we know. */
#define WM_APPLICATION_ID 0x574d524b
#define WM_SCHEMA_VERSION 4

/**
 * wm_store_open:
 * @path: in the file system's encoding; a symbolic link is followed
 *
 * Opens a workspace, or makes one. A file that is refused stays as it was,
 * byte for byte. A file or folder that cannot be written to is opened for
 * reading only: ask wm_store_is_read_only(). The viewer is the one that the
 * workspace was last told (setting "viewer").
 *
 * Returns: (transfer full) (nullable): the store
 * Errors: NOT_FOUND, NOT_WORKSPACE, TOO_NEW, BUSY, CORRUPT, INVALID (CREATE
 *   and the file exists), FAILED
 */
WmStore *wm_store_open (const char *path, WmStoreFlags flags, GError **error);

/**
 * wm_store_close:
 *
 * Folds the write-ahead log into the file and closes it. Dropping the last
 * reference does the same, but cannot report. Afterwards the store may only
 * be unreffed. FALSE: the data is stored, but not folded in yet.
 */
gboolean wm_store_close (WmStore *self, GError **error);
/* (transfer none): as it was given to wm_store_open() */
const char *wm_store_get_path (WmStore *self);
gboolean wm_store_is_read_only (WmStore *self);

/* Who is asking: slug of a person, or NULL */
void wm_store_set_viewer (WmStore *self, const char *person);
const char *wm_store_get_viewer (WmStore *self);

/* Actions. Nesting is allowed: an inner begin/commit joins the outer action. */
gboolean wm_store_begin (WmStore *self, const char *label, const char *subject, GError **error);
/* FALSE: nothing of the action is left, as after wm_store_rollback(). */
gboolean wm_store_commit (WmStore *self, GError **error);
void wm_store_rollback (WmStore *self);
/* Inside an action: it can never be undone (scorecard, decision, erasure). */
void wm_store_mark_final (WmStore *self);
gboolean wm_store_in_action (WmStore *self);
/* As begin, but joins the newest action when that has the same label, subject
 * and actor and is at most a few seconds old (typing in one field). */
gboolean wm_store_begin_merging (WmStore *self, const char *label, const char *subject,
                                 GError **error);

/* Takes back the newest action that is not taken back; redo brings back the last one that
 * was. Both hold over closing and opening.
 * Errors: NOT_FOUND (nothing to take), CONFLICT (it would overwrite a later change), BUSY,
 * READ_ONLY, FAILED */
gboolean wm_store_undo (WmStore *self, GError **error);
gboolean wm_store_redo (WmStore *self, GError **error);
/* (transfer full) (nullable): the action that undo or redo would take */
WmAction *wm_store_peek_undo (WmStore *self);
WmAction *wm_store_peek_redo (WmStore *self);
/* (transfer full) (element-type WmAction): the history, oldest first */
GPtrArray *wm_store_list_actions (WmStore *self, GError **error);
/* The history begins here: drops the log, for a workspace just filled. */
gboolean wm_store_forget_history (WmStore *self, GError **error);
/* (transfer full): the action's label and what it was done to, in words */
char *wm_action_describe (WmStore *self, const WmAction *action);

/* What happened: signal "changed" (GArray of WmChange), emitted after each
 * commit, undo and redo, and for those of other processes, which a watching
 * store notices within half a second. */
void wm_store_watch (WmStore *self);
/* Look for other processes' actions now; also called by the watch. */
gboolean wm_store_poll (WmStore *self, GError **error);
/* A number that grows with every change, ours or others'. */
guint64 wm_store_get_generation (WmStore *self);

/* Erasing for good. Statements between the two are recorded nowhere; committing
 * empties the changesets of the whole history, which stays readable but can no
 * more be undone, and writes the file and its log anew. wm_store_rollback()
 * gives it up. WM_ERROR_BUSY from commit: it is erased, but a reader elsewhere
 * keeps traces in the log. */
gboolean wm_store_begin_erasure (WmStore *self, GError **error);
gboolean wm_store_commit_erasure (WmStore *self, GError **error);
/**
 * wm_store_redact:
 * @needles: ended by NULL
 * @count: (optional): grows by how many texts there were
 *
 * Between the two: takes each of @needles out of every text that somebody wrote, where it stands
 * as a word of its own, whatever the case of its Latin letters. One word of Latin letters, which
 * could be any, goes only as it is written, and stays in what is taught. Ids, codes and dates
 * stay what they are.
 */
gboolean wm_store_redact (WmStore *self, const char *const *needles, guint *count,
                          GError **error);
/* In how many texts wm_store_redact() would find @needles; @count grows by that. */
gboolean wm_store_count_mentions (WmStore *self, const char *const *needles, guint *count,
                                  GError **error);

/* View state: unrecorded, not undoable, kept in the workspace */
char *wm_store_get_setting (WmStore *self, const char *key);
gboolean wm_store_set_setting (WmStore *self, const char *key, const char *value, GError **error);

/**
 * wm_path_is_database:
 * @path: in the file system's encoding; need not exist
 *
 * Whether @path names an SQLite database, a workspace or another, or a file
 * that belongs to one (its write-ahead log, say). Who writes or reads whole
 * files asks this first: replacing a workspace would lose it, and a plain read
 * of one that this process has open would drop its locks. May be called from
 * any thread, and leaves open workspaces alone itself.
 */
gboolean wm_path_is_database (const char *path);

/* If the file was moved, replaced or deleted since it was opened: nothing can be changed then, but
 * what was in it can still be read and copied. */
gboolean wm_store_has_moved (WmStore *self);

/**
 * wm_store_backup:
 * @target: replaced if it exists, and only by a whole, checked copy
 *
 * Writes a copy of the workspace with its history, readable by the user
 * alone, and checks it before it gets its name. A second store opened in a
 * worker thread may do this while the first goes on.
 */
gboolean wm_store_backup (WmStore *self, const char *target, GError **error);
/* As backup, for "Duplicate": @target must not exist. */
gboolean wm_store_duplicate (WmStore *self, const char *target, GError **error);

/* (transfer full): the name of a backup made now, beside @path, that is not taken */
char *wm_backup_dup_name (const char *path);

/* What whoever restores a backup wants to know of it before */
typedef struct
{
  gint64 changed; /* Unix seconds, UTC: the newest action of its history, or 0 */
  guint skills, people, plans;
} WmBackupContent;

/**
 * wm_backup_examine:
 *
 * Whether something can be restored from @backup: a workspace of this or an
 * older format, whole to its last page. It stays as it is. May be called from
 * any thread.
 */
gboolean wm_backup_examine (const char *backup, WmBackupContent *content, GError **error);

/**
 * wm_store_restore:
 * @kept: (out) (transfer full) (optional): where the file that was under
 *   @target lies from now on, beside it and with its log; untouched where
 *   there was none
 *
 * Puts the content of @backup in the place of @target, which nobody may have
 * open; @target may be damaged or missing. @backup stays as it is, whatever
 * its format. Where that fails, everything is as it was. May be called from
 * any thread.
 *
 * Errors: those of opening @backup; BUSY or INVALID when @target is open in
 *   another program or in this one
 */
gboolean wm_store_restore (const char *backup, const char *target, char **kept, GError **error);
/* (transfer full) (element-type utf8): findings, in words; empty when sound */
GPtrArray *wm_store_check (WmStore *self, GError **error);

G_END_DECLS
