/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The initial set of best ratio, by a minimum cut: a job gives its weight less
 * its time at the rate of the whole set, and pulls in what must come before it
 * (the closure problem; J.-C. Picard, "Maximal closure of a graph",
 * Management Science 22, 1976). Where nothing beats the whole, the strong
 * components of what the flow leaves over are the finest blocks (J.-C. Picard,
 * M. Queyranne, "On the structure of all minimum cuts in a network", 1980).
 * Flows by E. A. Dinic's algorithm, without recursion: chains may be long.
 */
#include "learning/wm-order-private.h"

#include <string.h>

#define NO_LIMIT G_MAXINT64

typedef struct
{
  guint to;
  guint back; /* index of the arc the other way */
  gint64 left;
} Arc;

typedef struct
{
  guint n; /* jobs, then source, then sink */
  guint source, sink;
  guint *first;
  Arc *arcs;
  guint *level;
  guint *next; /* the arc to try next */
  guint *queue;
  gint64 *budget;
} Net;

static void
net_clear (Net *net)
{
  g_free (net->first);
  g_free (net->arcs);
  g_free (net->level);
  g_free (net->next);
  g_free (net->queue);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Net, net_clear)

static void
add_arc (Net *net, guint *fill, guint from, guint to, gint64 limit)
{
  guint there = fill[from]++, back = fill[to]++;

  net->arcs[there] = (Arc){ to, back, limit };
  net->arcs[back] = (Arc){ from, there, 0 };
}

/* Counts each node's arcs in both directions, or adds them when @fill. */
static void
each_arc (Net *net, WmOrderWork *work, const guint *set, const gint64 *value, guint *fill)
{
  const WmOrderProblem *problem = work->problem;

  for (guint i = 0; i + 2 < net->n; i++)
    {
      guint from = value[i] > 0 ? net->source : i, to = value[i] > 0 ? i : net->sink;

      if (value[i] != 0 && fill != NULL)
        add_arc (net, fill, from, to, ABS (value[i]));
      else if (value[i] != 0)
        net->first[from + 1]++, net->first[to + 1]++;
      for (guint j = problem->first[set[i]]; j < problem->first[set[i] + 1]; j++)
        {
          guint below = work->place[problem->before[j]];

          if (below == G_MAXUINT)
            continue;
          if (fill != NULL)
            add_arc (net, fill, i, below, NO_LIMIT);
          else
            net->first[i + 1]++, net->first[below + 1]++;
        }
    }
}

static void
net_init (Net *net, WmOrderWork *work, const guint *set, guint n, const gint64 *value)
{
  g_autofree guint *fill = NULL;

  net->n = n + 2;
  net->source = n;
  net->sink = n + 1;
  net->first = g_new0 (guint, net->n + 1);
  each_arc (net, work, set, value, NULL);
  for (guint i = 0; i < net->n; i++)
    net->first[i + 1] += net->first[i];
  net->arcs = g_new (Arc, net->first[net->n] + 1);
  fill = g_memdup2 (net->first, (net->n + 1) * sizeof (guint));
  each_arc (net, work, set, value, fill);
  net->level = g_new (guint, net->n);
  net->next = g_new (guint, net->n);
  net->queue = g_new (guint, net->n);
  net->budget = &work->budget;
}

/* Distances from the source along arcs that are not full. TRUE while the sink
 * can be reached. */
static gboolean
find_levels (Net *net)
{
  guint head = 0, tail = 0;

  memset (net->level, 0xff, net->n * sizeof (guint));
  net->level[net->source] = 0;
  net->queue[tail++] = net->source;
  while (head < tail)
    {
      guint node = net->queue[head++];

      for (guint i = net->first[node]; i < net->first[node + 1]; i++)
        {
          const Arc *arc = &net->arcs[i];

          if (arc->left == 0 || net->level[arc->to] != G_MAXUINT)
            continue;
          net->level[arc->to] = net->level[node] + 1;
          net->queue[tail++] = arc->to;
        }
      *net->budget -= net->first[node + 1] - net->first[node];
    }
  return net->level[net->sink] != G_MAXUINT;
}

/* Sends along the path in net->queue (indexes of arcs) as much as it takes;
 * returns how far from the source the first full arc starts. */
static guint
send_along (Net *net, guint length)
{
  gint64 least = NO_LIMIT;
  guint full = 0;

  for (guint i = 0; i < length; i++)
    least = MIN (least, net->arcs[net->queue[i]].left);
  for (guint i = length; i-- > 0;)
    {
      Arc *arc = &net->arcs[net->queue[i]];
      Arc *back = &net->arcs[arc->back];

      if (arc->left != NO_LIMIT)
        arc->left -= least;
      if (back->left != NO_LIMIT)
        back->left += least;
      if (arc->left == 0)
        full = i;
    }
  *net->budget -= 2 * length;
  return full;
}

/* All paths of the present levels. */
static void
block_levels (Net *net)
{
  guint node = net->source, length = 0;

  memcpy (net->next, net->first, net->n * sizeof (guint));
  while (*net->budget > 0)
    {
      if (node == net->sink)
        {
          length = send_along (net, length);
          node = net->arcs[net->arcs[net->queue[length]].back].to;
        }
      else if (net->next[node] < net->first[node + 1])
        {
          guint index = net->next[node];
          const Arc *arc = &net->arcs[index];

          --*net->budget;
          if (arc->left > 0 && net->level[arc->to] == net->level[node] + 1)
            {
              net->queue[length++] = index;
              node = arc->to;
            }
          else
            net->next[node]++;
        }
      else if (length > 0)
        {
          const Arc *arc = &net->arcs[net->queue[--length]];

          node = net->arcs[arc->back].to;
          net->next[node]++;
        }
      else
        return;
    }
}

/* Strong components of what is left over, as R. Tarjan finds them: one that
 * leads to others is numbered after them. */
typedef struct
{
  guint *low, *seen, *stack, *path;
  guint n_stack, n_path, clock, n_parts;
} Components;

static void
close_node (Net *net, Components *work, guint node, guint *part)
{
  guint member;

  work->n_path--;
  if (work->n_path > 0)
    {
      guint above = work->path[work->n_path - 1];

      work->low[above] = MIN (work->low[above], work->low[node]);
    }
  if (work->low[node] != work->seen[node])
    return;

  do
    {
      member = work->stack[--work->n_stack];
      part[member] = work->n_parts;
    }
  while (member != node);
  work->n_parts++;
}

static void
open_node (Net *net, Components *work, guint node)
{
  work->seen[node] = work->low[node] = ++work->clock;
  work->stack[work->n_stack++] = node;
  work->path[work->n_path++] = node;
  net->next[node] = net->first[node];
}

static void
walk_component (Net *net, Components *work, guint root, guint *part)
{
  open_node (net, work, root);
  while (work->n_path > 0)
    {
      guint node = work->path[work->n_path - 1];
      const Arc *arc;

      if (net->next[node] == net->first[node + 1])
        {
          close_node (net, work, node, part);
          continue;
        }
      arc = &net->arcs[net->next[node]++];
      if (arc->left == 0 || arc->to >= net->source)
        continue;
      if (work->seen[arc->to] == 0)
        open_node (net, work, arc->to);
      else if (part[arc->to] == G_MAXUINT)
        work->low[node] = MIN (work->low[node], work->seen[arc->to]);
    }
}

static guint
find_components (Net *net, guint *part)
{
  g_autofree guint *memory = g_new0 (guint, 4 * (gsize) net->n);
  Components work = { memory, memory + net->n, memory + 2 * net->n, memory + 3 * net->n };

  memset (part, 0xff, (net->n - 2) * sizeof (guint));
  for (guint i = 0; i + 2 < net->n; i++)
    if (work.seen[i] == 0)
      walk_component (net, &work, i, part);
  return work.n_parts;
}

/* What a job gives at the rate of the whole set, times the set's time; cut
 * down where a product would not fit. */
static gint64 *
compute_values (WmOrderWork *work, const guint *set, guint n)
{
  gint64 *value = g_new (gint64, n + 1);
  gint64 weight = 0, time = 0;

  for (guint i = 0; i < n; i++)
    {
      weight += work->problem->weights[set[i]];
      time += work->problem->times[set[i]];
    }
  for (guint i = 0; i < n; i++)
    value[i] = work->problem->weights[set[i]] * time - work->problem->times[set[i]] * weight;
  return value;
}

WmCut
wm_order_cut (WmOrderWork *work, const guint *set, guint n, guint *part, guint *n_parts)
{
  g_auto (Net) net = { 0 };
  g_autofree gint64 *value = NULL;
  gboolean splits = FALSE;

  if (n <= 1)
    {
      *n_parts = n;
      return WM_CUT_FLAT;
    }
  if (work->budget <= 0)
    return WM_CUT_GAVE_UP;

  value = compute_values (work, set, n);
  wm_order_mark (work, set, n);
  net_init (&net, work, set, n, value);
  while (work->budget > 0 && find_levels (&net))
    block_levels (&net);
  wm_order_unmark (work, set, n);
  if (work->budget <= 0)
    return WM_CUT_GAVE_UP;

  for (guint i = 0; i < n; i++)
    {
      part[i] = net.level[i] != G_MAXUINT;
      splits = splits || part[i] == 1;
    }
  if (splits)
    return WM_CUT_SPLIT;
  *n_parts = find_components (&net, part);
  return WM_CUT_FLAT;
}
