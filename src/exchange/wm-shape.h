/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The formats as the published schemas say them, compiled into tables. Private
 * to the exchange folder.
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  WM_SHAPE_ANY,
  WM_SHAPE_OBJECT,
  WM_SHAPE_ARRAY,
  WM_SHAPE_TEXT,
  WM_SHAPE_INTEGER,
  WM_SHAPE_BOOLEAN,
} WmShapeType;

typedef enum
{
  WM_SHAPE_PLAIN,
  WM_SHAPE_DATE,
  WM_SHAPE_TIMESTAMP,
  WM_SHAPE_DURATION,
  WM_SHAPE_EMAIL,
} WmShapeFormat;

typedef struct _WmShape WmShape;

typedef struct
{
  char *key;
  WmShape *shape;
  gboolean required;
} WmShapeMember;

/**
 * WmShape:
 *
 * What one value of a document must be. One and the same table says what is
 * right, in which order keys are written, and which keys are known. Made once
 * a program from the JSON Schemas in data/schema, which are linked into the
 * core, so the two cannot drift apart.
 */
struct _WmShape
{
  char *name; /* of the definition ("date", "skill"), or NULL */
  WmShapeType type;
  WmShapeFormat format;
  char **words;    /* a closed choice, or NULL */
  GRegex *pattern; /* or NULL */
  guint min_length;
  gint64 minimum, maximum; /* of integers */
  WmShape *items;
  guint min_items, max_items;
  gboolean unique_items;
  gboolean closed;     /* no other keys than those of `members` */
  GPtrArray *members;  /* WmShapeMember, in the order of the schema */
  GHashTable *index;   /* key -> WmShapeMember */
  WmShape *others;     /* what a key that is no member holds, or NULL */
  WmShape *key_shape;  /* what those keys must look like, or NULL */
};

/* (transfer none): @kind is "pack", "plan" or "workspace" */
const WmShape *wm_shape_get (const char *kind);
/* (transfer none) (nullable) */
const WmShapeMember *wm_shape_find (const WmShape *self, const char *key);
/* (transfer none) (nullable): the shape of a member's value, or of its items */
const WmShape *wm_shape_items_of (const WmShape *self, const char *key);

G_END_DECLS
