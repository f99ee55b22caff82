/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A power cut to order. This wraps SQLite's file layer: while it records, it
 * keeps of each file what was last synced and every write since, and from a
 * chosen call on everything fails. Then it writes the files as a disk might
 * hold them: synced bytes for sure, later writes whole, torn, or not at all.
 * Making and deleting a file counts as durable at once.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes it SQLite's default; passes everything on until it records. */
void wm_fault_vfs_install (void);
/* @cut_at: the first write, sync, truncate or delete that fails, counted from
 * 1; 0 = none */
void wm_fault_vfs_record (guint cut_at);
/* As record, but only that one call fails, as on a disk that is full for a
 * moment. */
void wm_fault_vfs_record_hiccup (guint at);
/* Stops recording; returns how many calls were counted. */
guint wm_fault_vfs_stop (void);
/* Writes what may be left of @path and its logs under the name @image. */
void wm_fault_vfs_write_image (const char *path, const char *image, guint32 seed);
/* Drops what was recorded. */
void wm_fault_vfs_forget (void);

G_END_DECLS
