/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The transparent buttons over a scene: only widgets can be reached by the
 * keyboard and by a screen reader in GTK 4. They never take the pointer.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-scene-view-private.h"

#include <math.h>

static void
on_button_clicked (GtkButton *button, WmSceneView *self)
{
  guint index;

  if (g_ptr_array_find (self->buttons, button, &index))
    wm_scene_view_activate_node (self, (int) index);
}

static void
on_button_focus (GtkWidget *button, GParamSpec *pspec, WmSceneView *self)
{
  WmSceneNode *node;
  guint index;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!gtk_widget_has_focus (button) || self->scene == NULL || self->buttons_stale
      || !g_ptr_array_find (self->buttons, button, &index))
    return;

  node = &g_array_index (self->scene->nodes, WmSceneNode, index);
  g_free (self->focus_id);
  self->focus_id = g_strdup (node->id);
  wm_scene_view_reveal (self, node->id);
}

static GtkWidget *
make_button (WmSceneView *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "scene-node");
  gtk_widget_set_can_target (button, FALSE);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect (button, "clicked", G_CALLBACK (on_button_clicked), self);
  g_signal_connect (button, "notify::has-focus", G_CALLBACK (on_button_focus), self);
  return button;
}

static const char *
id_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "node-id");
}

/* A screen reader hears of each change: only what is new is told. */
static void
describe_button (GtkWidget *button, const WmSceneNode *node)
{
  GObject *object = G_OBJECT (button);
  g_autofree char *text = g_strconcat (node->label, "\n", node->description, NULL);

  if (g_strcmp0 (id_of (button), node->id) != 0)
    g_object_set_data_full (object, "node-id", g_strdup (node->id), g_free);
  if (g_strcmp0 (g_object_get_data (object, "node-text"), text) == 0)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  node->label != NULL ? node->label : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  node->description != NULL ? node->description : "", -1);
  g_object_set_data_full (object, "node-text", g_steal_pointer (&text), g_free);
}

/* A button loses the focus when it goes, and must not tell a view that may be
 * going too. */
static void
drop_button (WmSceneView *self, GtkWidget *button)
{
  g_signal_handlers_disconnect_by_data (button, self);
  gtk_widget_unparent (button);
}

void
wm_scene_buttons_clear (WmSceneView *self)
{
  while (self->buttons->len > 0)
    drop_button (self, g_ptr_array_steal_index (self->buttons, self->buttons->len - 1));
}

/* The most that a view gives a place among its controls. */
#define MOST 600

/* (transfer full): the buttons by the ids of their nodes */
static GHashTable *
buttons_by_id (WmSceneView *self)
{
  GHashTable *known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);

      if (id_of (button) != NULL)
        g_hash_table_insert (known, (gpointer) id_of (button), button);
    }
  return known;
}

/* What a thing has as its button it keeps, and with it the focus; the others are
 * given to the things that are new. */
static void
deal_out (WmSceneView *self, guint wanted)
{
  g_autoptr (GHashTable) known = buttons_by_id (self);
  g_autoptr (GPtrArray) spare = self->buttons;
  GtkWidget *before = NULL;

  self->buttons = g_ptr_array_sized_new (wanted);
  for (guint i = 0; i < wanted; i++)
    {
      const WmSceneNode *node = &g_array_index (self->scene->nodes, WmSceneNode, i);
      GtkWidget *button = g_hash_table_lookup (known, node->id);

      if (button != NULL)
        {
          g_hash_table_remove (known, node->id);
          g_ptr_array_remove_fast (spare, button);
        }
      g_ptr_array_add (self->buttons, button);
    }
  for (guint i = 0; i < wanted; i++)
    {
      const WmSceneNode *node = &g_array_index (self->scene->nodes, WmSceneNode, i);
      GtkWidget *button = g_ptr_array_index (self->buttons, i);

      if (button == NULL)
        button = spare->len > 0 ? g_ptr_array_steal_index_fast (spare, spare->len - 1)
                                : make_button (self);
      self->buttons->pdata[i] = button;
      describe_button (button, node);
      /* They are read in this order. */
      if (gtk_widget_get_prev_sibling (button) != before)
        gtk_widget_insert_after (button, GTK_WIDGET (self), before);
      before = button;
    }
  for (guint i = 0; i < spare->len; i++)
    drop_button (self, g_ptr_array_index (spare, i));
}

void
wm_scene_buttons_sync (WmSceneView *self)
{
  guint wanted = self->scene != NULL ? MIN (self->scene->nodes->len, MOST) : 0;
  gboolean had_focus = wm_scene_buttons_focused (self) >= 0;
  int focus;

  if (!self->buttons_stale)
    return;

  deal_out (self, wanted);
  self->buttons_stale = FALSE;
  self->buttons_new = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  focus = had_focus && self->focus_id != NULL && self->scene != NULL
            ? wm_scene_find (self->scene, self->focus_id)
            : -1;
  if (focus >= 0 && (guint) focus < wanted
      && !gtk_widget_has_focus (g_ptr_array_index (self->buttons, focus)))
    gtk_widget_grab_focus (g_ptr_array_index (self->buttons, focus));
}

static void
allocate_button (WmSceneView *self, guint index)
{
  GtkWidget *button = g_ptr_array_index (self->buttons, index);
  GtkAllocation box = { 0, 0, 0, 0 };

  if (self->scene != NULL && index < self->scene->nodes->len)
    {
      const WmSceneNode *node = &g_array_index (self->scene->nodes, WmSceneNode, index);

      box.x = (int) floor (self->offset_x + node->x * self->zoom);
      box.y = (int) floor (self->offset_y + node->y * self->zoom);
      box.width = (int) ceil (node->w * self->zoom);
      box.height = (int) ceil (node->h * self->zoom);
    }
  /* GTK insists on measuring before allocating. */
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (button, &box, -1);
}

/* Only the one with the focus draws anything: while the picture moves the others stay
 * where they were, and follow when it rests. */
void
wm_scene_buttons_allocate (WmSceneView *self)
{
  int focused = wm_scene_buttons_focused (self);

  if (self->settle_id == 0 || self->buttons_new)
    for (guint i = 0; i < self->buttons->len; i++)
      allocate_button (self, i);
  else if (focused >= 0)
    allocate_button (self, (guint) focused);
  self->buttons_new = FALSE;
}

int
wm_scene_buttons_focused (WmSceneView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint index;

  if (child == NULL || !gtk_widget_has_focus (child)
      || !g_ptr_array_find (self->buttons, child, &index))
    return -1;
  return (int) index;
}

/* How far node @b lies from @a in a direction; a step aside counts double.
 * Negative when it does not lie in that direction. */
static double
distance (const WmSceneNode *a, const WmSceneNode *b, GtkDirectionType direction)
{
  double dx = b->x + b->w / 2 - a->x - a->w / 2;
  double dy = b->y + b->h / 2 - a->y - a->h / 2;

  switch ((int) direction)
    {
    case GTK_DIR_LEFT:
      return dx < -1 && fabs (dy) < -dx ? -dx + 2 * fabs (dy) : -1;
    case GTK_DIR_RIGHT:
      return dx > 1 && fabs (dy) < dx ? dx + 2 * fabs (dy) : -1;
    case GTK_DIR_UP:
      return dy < -1 ? -dy + fabs (dx) / 2 : -1;
    case GTK_DIR_DOWN:
      return dy > 1 ? dy + fabs (dx) / 2 : -1;
    default:
      return -1;
    }
}

static int
neighbour (const WmScene *scene, int from, GtkDirectionType direction)
{
  const WmSceneNode *nodes = (const WmSceneNode *) (void *) scene->nodes->data;
  double best = G_MAXDOUBLE;
  int found = -1;

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      double d = (int) i != from ? distance (&nodes[from], &nodes[i], direction) : -1;

      if (d >= 0 && d < best)
        {
          best = d;
          found = (int) i;
        }
    }
  return found;
}

/* Tab enters at the node that had the focus last, and leaves with the next
 * Tab: arrows walk among the nodes. */
gboolean
wm_scene_buttons_move_focus (WmSceneView *self, GtkDirectionType direction)
{
  int focused, next;

  wm_scene_buttons_sync (self);
  focused = wm_scene_buttons_focused (self);
  if (self->scene == NULL || self->buttons->len == 0)
    return FALSE;

  if (focused >= 0)
    {
      if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
        return FALSE;
      next = neighbour (self->scene, focused, direction);
      /* At the rim the focus stays: an arrow must not leave the picture. */
      if (next < 0)
        return TRUE;
    }
  else
    next = self->focus_id != NULL ? MAX (wm_scene_find (self->scene, self->focus_id), 0) : 0;

  return gtk_widget_grab_focus (g_ptr_array_index (self->buttons, next));
}
