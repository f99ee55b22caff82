/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The transparent buttons over a scene: only widgets can be reached by the
 * keyboard and by a screen reader in GTK 4. They never take the pointer.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-scene-view-private.h"

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

static void
describe_button (GtkWidget *button, const WmSceneNode *node)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  node->label != NULL ? node->label : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  node->description != NULL ? node->description : "", -1);
}

/* A button loses the focus when it goes, and must not tell a view that may be
 * going too. */
static void
drop_last_button (WmSceneView *self)
{
  GtkWidget *button = g_ptr_array_steal_index (self->buttons, self->buttons->len - 1);

  g_signal_handlers_disconnect_by_data (button, self);
  gtk_widget_unparent (button);
}

void
wm_scene_buttons_clear (WmSceneView *self)
{
  while (self->buttons->len > 0)
    drop_last_button (self);
}

void
wm_scene_buttons_sync (WmSceneView *self)
{
  guint wanted = self->scene != NULL ? self->scene->nodes->len : 0;
  gboolean had_focus = wm_scene_buttons_focused (self) >= 0;
  int focus;

  if (!self->buttons_stale)
    return;

  while (self->buttons->len > wanted)
    drop_last_button (self);
  while (self->buttons->len < wanted)
    g_ptr_array_add (self->buttons, make_button (self));
  for (guint i = 0; i < wanted; i++)
    describe_button (g_ptr_array_index (self->buttons, i),
                     &g_array_index (self->scene->nodes, WmSceneNode, i));
  self->buttons_stale = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  /* The focus stays on the thing, which may now have another button. */
  focus = had_focus && self->focus_id != NULL && self->scene != NULL
            ? wm_scene_find (self->scene, self->focus_id)
            : -1;
  if (focus >= 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->buttons, focus));
}

void
wm_scene_buttons_allocate (WmSceneView *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      GtkAllocation box = { 0, 0, 0, 0 };

      if (self->scene != NULL && i < self->scene->nodes->len)
        {
          const WmSceneNode *node = &g_array_index (self->scene->nodes, WmSceneNode, i);

          box.x = (int) floor (self->offset_x + node->x * self->zoom);
          box.y = (int) floor (self->offset_y + node->y * self->zoom);
          box.width = (int) ceil (node->w * self->zoom);
          box.height = (int) ceil (node->h * self->zoom);
        }
      /* GTK insists on measuring before allocating. */
      gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (button, &box, -1);
    }
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
