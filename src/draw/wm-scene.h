/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WmScene:
 *
 * One picture as plain data: what is drawn on screen, exported, printed, and
 * told to a screen reader. Coordinates are in points, y downwards. Items are
 * painted in order. Colours are names of a palette, so that one scene serves
 * light, dark, high contrast and paper.
 */
typedef enum
{
  WM_ITEM_RECT,
  WM_ITEM_LINE,  /* points: straight segments */
  WM_ITEM_CURVE, /* points: 1 + 3n, cubic Bezier */
  WM_ITEM_TEXT,
  WM_ITEM_MARK,  /* a small shape: the second cue beside colour */
} WmItemType;

/* Roles of colour; a palette has one RGBA for each. */
typedef enum
{
  WM_INK_NONE,
  WM_INK_BACKGROUND,
  WM_INK_TEXT,
  WM_INK_DIM,      /* secondary text */
  WM_INK_GRID,     /* hairlines, axes */
  WM_INK_BAND,     /* a role's band, and a lane's ground */
  WM_INK_EDGE,
  WM_INK_EDGE_STRONG, /* an edge of what is hovered or selected */
  WM_INK_NODE,     /* a node's ground */
  WM_INK_ACCENT,   /* selection, today, links */
  WM_INK_GOOD,     /* met, done */
  WM_INK_SHORT,    /* short, late */
  WM_INK_UNKNOWN,  /* not assessed */
  WM_INK_CATEGORY, /* + index % WM_N_CATEGORY_INKS: twelve hues */
  WM_N_CATEGORY_INKS = 12,
  WM_N_INKS = WM_INK_CATEGORY + WM_N_CATEGORY_INKS,
} WmInk;

typedef enum
{
  WM_SHAPE_DISC,
  WM_SHAPE_SQUARE,
  WM_SHAPE_DIAMOND,
  WM_SHAPE_TRIANGLE,
  WM_SHAPE_TRIANGLE_DOWN,
  WM_SHAPE_PENTAGON,
  WM_SHAPE_HOURGLASS,
  WM_SHAPE_CROSS,
  WM_SHAPE_STAR,
  WM_SHAPE_RING,       /* hollow */
  WM_SHAPE_DOTTED,     /* dotted ring */
  WM_SHAPE_CHECK,
  WM_N_SHAPES,
} WmShape;

typedef enum
{
  WM_ALIGN_START,
  WM_ALIGN_CENTER,
  WM_ALIGN_END,
} WmAlign;

typedef struct
{
  WmItemType type;
  int node;          /* index into WmScene.nodes that it belongs to, or -1 */
  WmInk fill, stroke;
  double fill_alpha; /* 0..1, of fill and stroke, on top of the palette's */
  double line_width;
  const double *dash; /* static, n_dash numbers; NULL for solid */
  int n_dash;
  double x, y, w, h; /* rect; text: box; mark: centre and size */
  double radius;     /* of rounded corners */
  WmShape shape;
  double *points;    /* line, curve: x, y pairs */
  int n_points;
  char *text;        /* never markup */
  char *link;        /* (nullable): http or https address */
  double size;       /* of text, in points of the scene */
  gboolean bold;
  WmAlign align;
  gboolean ellipsize; /* cut at w; otherwise wrapped at w when w > 0 */
  gboolean continues; /* text: the next line of that before */
} WmItem;

/* A thing that can be pointed at, focused and read aloud. */
typedef struct
{
  char *id;          /* "skill:evaluation", "role:ai-engineer", "activity:42" */
  char *label;       /* its name */
  char *description; /* a sentence: what it needs, unlocks, its state */
  double x, y, w, h;
  char *link;        /* (nullable): of files: an http or https address, or "#" and an
                      * id that another scene of the document has */
} WmSceneNode;

typedef struct
{
  double width, height;
  double page_height; /* of paper: a PDF has pages that high; 0 for one page */
  char *title;
  char *description;  /* the whole picture in words: alternative text */
  char *words;        /* (nullable): more than that, for files */
  char *language;     /* BCP 47 */
  gboolean anchors;   /* of files: links lead to its nodes */
  GArray *items;      /* WmItem */
  GArray *nodes;      /* WmSceneNode, in reading order */
} WmScene;

/**
 * WmMeasure:
 *
 * Says how much room a text of one line takes. Pango on screen; a fixed width
 * in tests.
 */
typedef struct _WmMeasure WmMeasure;
struct _WmMeasure
{
  void (*size) (WmMeasure *self, const char *text, double size, gboolean bold, double *w,
                double *h);
  /* @x: how far right of the line's left end each of the byte @offsets lies.
   * One call costs as much as one of size (). */
  void (*advances) (WmMeasure *self, const char *text, double size, gboolean bold,
                    const guint *offsets, guint n, double *x);
  GHashTable *breaks; /* (nullable): where texts met before can be broken, for wm-text.c */
};
WmMeasure *wm_measure_fixed (void);  /* (transfer none) 0.6 em a character, 1 em a wide one */
WmMeasure *wm_measure_pango (void);  /* (transfer none) of the calling thread */

WmScene *wm_scene_new (const char *title, const char *language);
void wm_scene_free (WmScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmScene, wm_scene_free)
/* Index of the topmost node at x, y; -1 for none. */
int wm_scene_pick (const WmScene *scene, double x, double y);
int wm_scene_find (const WmScene *scene, const char *id);
/* (transfer full): the scene as text, one item a line, for golden tests */
char *wm_scene_to_text (const WmScene *scene);

G_END_DECLS
