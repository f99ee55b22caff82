/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WM_ERROR (wm_error_quark ())

/**
 * WmError:
 * @WM_ERROR_FAILED: something outside went wrong (disk, database)
 * @WM_ERROR_INVALID: what the user or a file gave is not right
 * @WM_ERROR_NOT_FOUND: the named thing is not in the workspace
 * @WM_ERROR_NOT_WORKSPACE: the file is no Waymark workspace
 * @WM_ERROR_TOO_NEW: the file was written by a newer Waymark
 * @WM_ERROR_READ_ONLY: the workspace is open for reading only
 * @WM_ERROR_BUSY: another program holds the workspace
 * @WM_ERROR_CORRUPT: the file is damaged
 * @WM_ERROR_CONFLICT: an undo would overwrite a later change
 * @WM_ERROR_SEALED: it is closed to who is asking
 * @WM_ERROR_LIMIT: a text, file or count is over its limit
 *
 * Every message says what went wrong, where, and what to do about it, in the
 * user's language.
 */
typedef enum
{
  WM_ERROR_FAILED,
  WM_ERROR_INVALID,
  WM_ERROR_NOT_FOUND,
  WM_ERROR_NOT_WORKSPACE,
  WM_ERROR_TOO_NEW,
  WM_ERROR_READ_ONLY,
  WM_ERROR_BUSY,
  WM_ERROR_CORRUPT,
  WM_ERROR_CONFLICT,
  WM_ERROR_LIMIT,
  WM_ERROR_SEALED,
} WmError;

GQuark wm_error_quark (void);

G_END_DECLS
