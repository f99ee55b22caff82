/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hiring/wm-retention.h"

G_BEGIN_DECLS

typedef struct
{
  char *stub;          /* what she is called now */
  guint texts;         /* of others, that mentioned her */
  guint parts;         /* texts in which her first or last name stands alone, left as they are */
  guint backups;       /* written anew */
  GPtrArray *left;     /* utf8: files beside the workspace that still hold her name or mail */
} WmErased;

void wm_erased_clear (WmErased *erased);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmErased, wm_erased_clear)

/**
 * wm_person_erase:
 * @reason: (nullable): for the record; must not name her
 * @backups: (nullable) (array zero-terminated=1): copies of this workspace that
 *   are to be written anew
 *
 * Makes a nameless stub of a person: name, contact, documents, notes, résumé,
 * what others wrote of her in cards and debriefs, and every mention of her name
 * or mail go; levels and counts stay, so that figures still add up. Her first or last
 * name alone could be anybody's, or any word: where it stands is only counted.
 * History can no more be undone. WM_ERROR_INVALID while a legal hold stands.
 */
gboolean wm_person_erase (WmStore *store, const char *person, const char *reason,
                          const char *const *backups, WmErased *erased, GError **error);
/* Is she a nameless stub? */
gboolean wm_person_is_erased (WmStore *store, const char *person);
/* Whether a file's bytes hold any of @needles (ended by NULL) */
gboolean wm_file_holds (const char *path, const char *const *needles);

G_END_DECLS
