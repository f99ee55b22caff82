/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

typedef enum
{
  WM_FIND_SKILL,
  WM_FIND_ROLE,
  WM_FIND_RESOURCE,
  WM_FIND_QUESTION,
  WM_FIND_PERSON,
  WM_FIND_PLAN,
  WM_FIND_KINDS,
} WmFindKind;

/* The kind's word in settings and on the command line: "skill", "role" … */
const char *wm_find_kind_name (WmFindKind kind);
gboolean wm_find_kind_parse (const char *name, WmFindKind *kind);

/**
 * WmFinder:
 *
 * Everything in a workspace that has a name, by all its names in all
 * languages, made ready for searching as one types. Make another when the map,
 * people or plans changed.
 */
typedef struct _WmFinder WmFinder;

/* @map: of this workspace; its names are the ones that are shown */
WmFinder *wm_finder_load (WmStore *store, WmMap *map, GError **error);
void wm_finder_free (WmFinder *finder);
/* Candidates are found no more, by name or mail: while their names are hidden. */
gboolean wm_finder_forget_candidates (WmFinder *finder, WmStore *store, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmFinder, wm_finder_free)

/* Better kinds of a find first; behind WM_FIND_NEAR come 1 and 2 mistakes. */
enum
{
  WM_FIND_APART = 4,     /* and below: as WmFound says */
  WM_FIND_DESCRIBED = 5, /* not in its name, but in what is told of it */
  WM_FIND_NEAR = 6,
};

typedef struct
{
  WmFindKind kind;
  const char *slug;  /* these live as long as the finder */
  const char *name;  /* as it is shown */
  const char *other; /* (nullable): the name that was found, if it is another */
  int rank;
} WmFind;

typedef struct
{
  GArray *finds[WM_FIND_KINDS];  /* WmFind, best first; at most as many as asked for */
  guint counts[WM_FIND_KINDS];   /* that there are */
} WmFinds;

/**
 * wm_finder_find:
 * @limit: of each kind
 *
 * Ordered by rank, then the shorter name, then the order of the workspace.
 * What was only typed nearly is told only where little else is found.
 *
 * Returns: (transfer full)
 */
WmFinds *wm_finder_find (WmFinder *finder, const char *query, guint limit);
void wm_finds_free (WmFinds *finds);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmFinds, wm_finds_free)
guint wm_finds_total (const WmFinds *finds);

/* (nullable) (transfer none): the shown name of one thing; NULL if it is gone */
const char *wm_finder_name (WmFinder *finder, WmFindKind kind, const char *slug);

/* Recent finds, newest first: a text for a setting, a line each: "skill:rag".
 * People and their plans are left out, so that nothing of them stays when they
 * are erased. (transfer full): with this one in front, and no more than some */
char *wm_recent_finds_add (const char *recent, WmFindKind kind, const char *slug);

G_END_DECLS
