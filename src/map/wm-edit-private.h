/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files that change the map share; those in learning that merge and
 * delete use it too.
 */
#pragma once

#include "map/wm-map-edit.h"
#include "store/wm-sql.h"

G_BEGIN_DECLS

typedef enum
{
  WM_EDIT_SKILL,
  WM_EDIT_ROLE,
  WM_EDIT_RESOURCE,
  WM_EDIT_QUESTION,
  WM_EDIT_TEMPLATE, /* of plans */
} WmEditKind;

/* The setting that tells the id of the workspace's own pack */
#define WM_EDIT_OWN_PACK "own-pack"

/* The row of @slug; 0 with WM_ERROR_NOT_FOUND */
gint64 wm_edit_find (WmStore *store, WmEditKind kind, const char *slug, GError **error);
gboolean wm_edit_begin (WmStore *store, const char *label, WmEditKind kind, const char *slug,
                        GError **error);
/* Commits what is @done, takes back what is not. */
gboolean wm_edit_end (WmStore *store, gboolean done, GError **error);
/* (transfer full): an id for files that nothing of this kind has, made from
 * @name where that has Latin letters */
char *wm_edit_new_slug (WmStore *store, WmEditKind kind, const char *name);

/**
 * wm_edit_make:
 * @insert: its parameters are id, pack, slug and name
 *
 * Inside an action: a new row in the workspace's own pack.
 *
 * Returns: its id; 0 with @error
 */
gint64 wm_edit_make (WmStore *store, const char *insert, const char *slug, const char *name,
                     GError **error);
/* The name for the own pack of this workspace, made once; before the action. */
gboolean wm_edit_prepare (WmStore *store, GError **error);

/* A text of a row: where it stands, and the statement that writes it there.
 * "?1" of @update is the text, "?2" the row's id, "?3" if it asks the field. */
typedef struct
{
  const char *field;
  const char *update;
} WmEditText;

/* Cleans @text (NULL: leaves all as it is) and writes it where its reader reads
 * it. @what says in a message what it is. */
gboolean wm_edit_text (WmStore *store, WmEditKind kind, gint64 id, const WmEditText *place,
                       const char *text, gboolean is_name, const char *what, GError **error);
/* (nullable) (transfer full): the tag of the translation that is read for this
 * field; NULL when it is the text itself */
char *wm_edit_shown_tag (WmStore *store, WmEditKind kind, gint64 id, const char *field);
/* Inside an action, after the texts that the reader reads */
gboolean wm_edit_other_texts (WmStore *store, gint64 id, const WmSkillTexts *texts,
                              GError **error);
gboolean wm_edit_drop_texts (WmStore *store, WmEditKind kind, gint64 id, GError **error);

/* Runs @update (the number, then the id) unless @value is KEEP; NONE becomes
 * NULL. Out of @least..@most is WM_ERROR_INVALID. */
gboolean wm_edit_number (WmStore *store, const char *update, gint64 id, int value, int least,
                         int most, const char *what, GError **error);
gboolean wm_edit_minutes (WmStore *store, const char *update, gint64 id, int minutes,
                          GError **error);
/* One of @words (ended by NULL) or "" */
gboolean wm_edit_word (WmStore *store, const char *update, gint64 id, const char *word,
                       const char *const *words, const char *what, GError **error);
gboolean wm_edit_links (WmStore *store, const char *insert, gint64 id, const char *const *skills,
                        GError **error);
/* The highest level that this row's pack knows */
int wm_edit_highest_level (WmStore *store);
/* Whether @skill would need itself if it needed @need. Reads what is written
 * so far. */
gboolean wm_edit_check_circle (WmStore *store, const char *skill, const char *need,
                               GError **error);

G_END_DECLS
