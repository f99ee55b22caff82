/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture as plain data, and what can be asked of it.
 */
#include "draw/wm-scene.h"

#include "draw/wm-text.h"

static void
item_clear (gpointer data)
{
  WmItem *item = data;

  g_free (item->points);
  g_free (item->text);
  g_free (item->link);
}

static void
node_clear (gpointer data)
{
  WmSceneNode *node = data;

  g_free (node->id);
  g_free (node->label);
  g_free (node->description);
  g_free (node->link);
}

/**
 * wm_scene_new:
 * @title: (nullable): what the picture shows, in a few words
 * @language: (nullable): BCP 47; of the texts
 *
 * Returns: (transfer full): a picture of no size, with nothing in it
 */
WmScene *
wm_scene_new (const char *title, const char *language)
{
  WmScene *scene = g_new0 (WmScene, 1);

  scene->title = wm_text_printable (title, WM_TEXT_MAX);
  scene->description = g_strdup ("");
  scene->language = wm_text_printable (language, 35);
  scene->items = g_array_new (FALSE, TRUE, sizeof (WmItem));
  g_array_set_clear_func (scene->items, item_clear);
  scene->nodes = g_array_new (FALSE, TRUE, sizeof (WmSceneNode));
  g_array_set_clear_func (scene->nodes, node_clear);
  return scene;
}

void
wm_scene_free (WmScene *scene)
{
  if (scene == NULL)
    return;
  g_free (scene->title);
  g_free (scene->description);
  g_free (scene->words);
  g_free (scene->language);
  g_array_unref (scene->items);
  g_array_unref (scene->nodes);
  g_free (scene);
}

/* The node of the topmost item: later nodes are painted over earlier ones. */
int
wm_scene_pick (const WmScene *scene, double x, double y)
{
  g_return_val_if_fail (scene != NULL, -1);

  for (guint i = scene->nodes->len; i > 0; i--)
    {
      const WmSceneNode *node = &g_array_index (scene->nodes, WmSceneNode, i - 1);

      if (x >= node->x && x < node->x + node->w && y >= node->y && y < node->y + node->h)
        return (int) i - 1;
    }
  return -1;
}

/* Index of the node of that id; -1 for none. */
int
wm_scene_find (const WmScene *scene, const char *id)
{
  g_return_val_if_fail (scene != NULL, -1);

  for (guint i = 0; i < scene->nodes->len; i++)
    if (g_strcmp0 (g_array_index (scene->nodes, WmSceneNode, i).id, id) == 0)
      return (int) i;
  return -1;
}

static const char *const type_names[] = { "rect", "line", "curve", "text", "mark" };

static const char *const ink_names[] = {
  "none", "background", "text", "dim",  "grid",  "band",    "edge",
  "edge-strong", "node", "accent", "good", "short", "unknown",
};

static const char *const shape_names[] = {
  "disc", "square", "diamond", "triangle", "triangle-down", "pentagon",
  "hourglass", "cross", "star", "ring", "dotted", "check",
};
G_STATIC_ASSERT (G_N_ELEMENTS (ink_names) == WM_INK_CATEGORY);
G_STATIC_ASSERT (G_N_ELEMENTS (shape_names) == WM_N_SHAPES);

/* One digit after the point, the same in every locale, without "-0". */
static void
append_number (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (ABS (value) < 0.05)
    value = 0;
  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.1f", value));
}

static void
append_ink (GString *out, const char *key, WmInk ink, double alpha)
{
  if (ink == WM_INK_NONE)
    return;
  if (ink >= WM_INK_CATEGORY)
    g_string_append_printf (out, " %s=category-%d", key, (int) ink - WM_INK_CATEGORY);
  else
    g_string_append_printf (out, " %s=%s", key, ink_names[ink]);
  if (alpha < 1)
    {
      g_string_append_c (out, '*');
      append_number (out, alpha);
    }
}

static void
append_item (GString *out, const WmItem *item)
{
  static const char *const align_names[] = { "start", "center", "end" };

  g_string_append (out, type_names[item->type]);
  if (item->node >= 0)
    g_string_append_printf (out, " #%d", item->node);
  if (item->points != NULL)
    for (int i = 0; i < item->n_points * 2; i++)
      {
        g_string_append_c (out, i % 2 == 0 ? ' ' : ',');
        append_number (out, item->points[i]);
      }
  else
    for (int i = 0; i < 4; i++)
      {
        const double box[] = { item->x, item->y, item->w, item->h };

        g_string_append_c (out, ' ');
        append_number (out, box[i]);
      }
  append_ink (out, "fill", item->fill, item->fill_alpha);
  append_ink (out, "stroke", item->stroke, item->fill_alpha);
  if (item->dash != NULL)
    g_string_append (out, " dashed");
  if (item->type == WM_ITEM_MARK)
    g_string_append_printf (out, " %s", shape_names[item->shape]);
  if (item->type == WM_ITEM_TEXT)
    {
      g_string_append_printf (out, " %s%s size=", align_names[item->align],
                              item->bold ? " bold" : "");
      append_number (out, item->size);
      g_string_append_printf (out, " \"%s\"", item->text);
    }
  if (item->link != NULL)
    g_string_append_printf (out, " link=%s", item->link);
  g_string_append_c (out, '\n');
}

/**
 * wm_scene_to_text:
 *
 * Returns: (transfer full): the scene as text, one item a line, then one node
 *   a line
 */
char *
wm_scene_to_text (const WmScene *scene)
{
  GString *out = g_string_new ("scene ");

  g_return_val_if_fail (scene != NULL, g_string_free (out, FALSE));
  append_number (out, scene->width);
  g_string_append_c (out, ' ');
  append_number (out, scene->height);
  g_string_append_printf (out, " %s\ntitle %s\ndescription %s\n", scene->language, scene->title,
                          scene->description);
  for (guint i = 0; i < scene->items->len; i++)
    append_item (out, &g_array_index (scene->items, WmItem, i));
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const WmSceneNode *node = &g_array_index (scene->nodes, WmSceneNode, i);
      const double box[] = { node->x, node->y, node->w, node->h };

      g_string_append_printf (out, "node %s", node->id);
      for (guint j = 0; j < G_N_ELEMENTS (box); j++)
        {
          g_string_append_c (out, ' ');
          append_number (out, box[j]);
        }
      g_string_append_printf (out, " \"%s\" \"%s\"\n", node->label, node->description);
    }
  return g_string_free (out, FALSE);
}
