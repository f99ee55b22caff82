/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ways in which a file is no sound workspace, for what opens files and what
 * restores them.
 */
#pragma once

#include "store/wm-store.h"

G_BEGIN_DECLS

/**
 * WmSpoilt:
 * @make: spoils a sound workspace of one pack, which nobody has open
 * @code: how it is refused, a WmError
 * @message: a part of what is said
 */
typedef struct
{
  const char *name;
  void (*make) (const char *path);
  int code; /* of WM_ERROR */
  const char *message;
} WmSpoilt;

extern const WmSpoilt wm_spoilt[];
extern const guint wm_n_spoilt;

/* Puts @size bytes in the place of those at @offset. */
void wm_spoilt_overwrite (const char *path, goffset offset, const void *bytes, gsize size);

G_END_DECLS
