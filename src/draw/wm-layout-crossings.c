/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many edges cross, exactly: what a layout is judged by.
 */
#include "draw/wm-layout-private.h"

#include <stdlib.h>

/* Which side of the line from p to q does r lie on? */
static double
turn (double px, double py, double qx, double qy, double rx, double ry)
{
  return (qx - px) * (ry - py) - (qy - py) * (rx - px);
}

gboolean
wm_layout_segments_cross (double ax, double ay, double bx, double by, double cx, double cy,
                          double dx, double dy)
{
  if ((turn (ax, ay, bx, by, cx, cy) > 0) == (turn (ax, ay, bx, by, dx, dy) > 0))
    return FALSE;
  return (turn (cx, cy, dx, dy, ax, ay) > 0) != (turn (cx, cy, dx, dy, bx, by) > 0);
}

typedef struct
{
  double top, bottom, left, right;
  guint from, to;
} Segment;

static int
compare_tops (const void *a, const void *b)
{
  const Segment *s = a, *t = b;

  return s->top < t->top ? -1 : s->top > t->top;
}

static gboolean
segments_meet (const WmLayoutNode *nodes, const Segment *s, const Segment *t)
{
  const WmLayoutNode *a = &nodes[s->from], *b = &nodes[s->to];
  const WmLayoutNode *c = &nodes[t->from], *d = &nodes[t->to];

  if (a == c || a == d || b == c || b == d || s->right < t->left || t->right < s->left)
    return FALSE;
  return wm_layout_segments_cross (a->x, a->y, b->x, b->y, c->x, c->y, d->x, d->y);
}

/* A sweep from the top: only edges that share some height are compared. */
guint64
wm_layout_crossings (const WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges,
                     guint n_edges)
{
  g_autofree Segment *segments = g_new0 (Segment, n_edges + 1);
  guint64 crossings = 0;
  guint n = 0;

  for (guint e = 0; e < n_edges; e++)
    {
      guint from = edges[e].from, to = edges[e].to;

      if (from >= n_nodes || to >= n_nodes)
        continue;
      segments[n++] = (Segment){
        .top = MIN (nodes[from].y, nodes[to].y),
        .bottom = MAX (nodes[from].y, nodes[to].y),
        .left = MIN (nodes[from].x, nodes[to].x),
        .right = MAX (nodes[from].x, nodes[to].x),
        .from = from,
        .to = to,
      };
    }
  qsort (segments, n, sizeof *segments, compare_tops);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n && segments[j].top <= segments[i].bottom; j++)
      crossings += segments_meet (nodes, &segments[i], &segments[j]);
  return crossings;
}
