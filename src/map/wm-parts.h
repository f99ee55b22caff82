/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  WM_PART_TITLE,
  WM_PART_HEADING,
  WM_PART_NAME, /* of a role or skill; what is said of it follows */
  WM_PART_TEXT,
  WM_PART_LINK, /* what can be read, with its address */
  WM_PART_ITEM, /* of a list */
  WM_PART_NOTE, /* said beside */
  WM_PART_ROOM, /* to be written into; the text says what */
  WM_PART_TICK, /* one of several that can be ticked; those in a row exclude each other */
  WM_N_PARTS,
} WmPartKind;

/* A piece of what is told in words, to be read from the first to the last */
typedef struct
{
  WmPartKind kind;
  char *text; /* never markup */
  char *id;   /* (nullable): of a name: "skill:evaluation", as in a scene */
  char *link; /* (nullable): http or https address */
  guint lines; /* of room to write */
} WmPart;

/* (transfer full) (element-type WmPart) */
GPtrArray *wm_parts_new (void);
/* (transfer none) (nullable): what was added; what is empty is not told */
WmPart *wm_parts_add (GPtrArray *parts, WmPartKind kind, const char *text);
/* The same with a format */
WmPart *wm_parts_tell (GPtrArray *parts, WmPartKind kind, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* Room of so many @lines for what @text asks for */
void wm_parts_add_room (GPtrArray *parts, const char *text, guint lines);
/* A text of any length, in paragraphs that fit on a page */
void wm_parts_add_long (GPtrArray *parts, const char *text);

G_END_DECLS
