/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Depth-first search with a stack of its own: a chain of a million links from
 * a hostile file must not use up the program's.
 */
#include "config.h"

#include "wm-cycle.h"

typedef enum
{
  UNSEEN,
  OPEN, /* on the way from the root of the search */
  CLOSED,
} State;

typedef struct
{
  GArray *next; /* guint */
  guint tried;
  State state;
} Vertex;

struct _WmCycle
{
  GHashTable *index; /* name -> number + 1 */
  GPtrArray *names;
  GArray *vertices; /* Vertex */
};

WmCycle *
wm_cycle_new (void)
{
  WmCycle *self = g_new0 (WmCycle, 1);

  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->vertices = g_array_new (FALSE, TRUE, sizeof (Vertex));
  return self;
}

#define vertex(self, i) (&g_array_index ((self)->vertices, Vertex, (i)))

void
wm_cycle_free (WmCycle *self)
{
  for (guint i = 0; i < self->vertices->len; i++)
    g_array_unref (vertex (self, i)->next);
  g_array_unref (self->vertices);
  g_hash_table_unref (self->index);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static guint
number_of (WmCycle *self, const char *name)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, name));
  Vertex fresh = { NULL, 0, UNSEEN };
  char *copy;

  if (found > 0)
    return found - 1;
  copy = g_strdup (name);
  fresh.next = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->names, copy);
  g_array_append_val (self->vertices, fresh);
  g_hash_table_insert (self->index, copy, GUINT_TO_POINTER (self->names->len));
  return self->names->len - 1;
}

void
wm_cycle_add_edge (WmCycle *self, const char *from, const char *to)
{
  guint origin = number_of (self, from);
  guint end = number_of (self, to);

  g_array_append_val (vertex (self, origin)->next, end);
}

static GPtrArray *
describe (WmCycle *self, GArray *way, guint closing)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  guint start = way->len;

  while (g_array_index (way, guint, start - 1) != closing)
    start--;
  for (guint i = start - 1; i < way->len; i++)
    g_ptr_array_add (names,
                     g_strdup (g_ptr_array_index (self->names, g_array_index (way, guint, i))));
  g_ptr_array_add (names, g_strdup (g_ptr_array_index (self->names, closing)));
  return names;
}

static GPtrArray *
search_from (WmCycle *self, guint root, GArray *way)
{
  g_array_append_val (way, root);
  vertex (self, root)->state = OPEN;
  while (way->len > 0)
    {
      guint at = g_array_index (way, guint, way->len - 1);
      Vertex *v = vertex (self, at);
      guint next;

      if (v->tried == v->next->len)
        {
          v->state = CLOSED;
          g_array_set_size (way, way->len - 1);
          continue;
        }
      next = g_array_index (v->next, guint, v->tried++);
      if (vertex (self, next)->state == OPEN)
        return describe (self, way, next);
      if (vertex (self, next)->state == CLOSED)
        continue;
      vertex (self, next)->state = OPEN;
      g_array_append_val (way, next);
    }
  return NULL;
}

GPtrArray *
wm_cycle_find (WmCycle *self)
{
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->vertices->len; i++)
    {
      GPtrArray *found = NULL;

      if (vertex (self, i)->state == UNSEEN)
        found = search_from (self, i, way);
      if (found != NULL)
        return found;
    }
  return NULL;
}
