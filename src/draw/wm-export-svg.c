/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SVG from the scene. cairo's has neither text nor links; this one can be
 * searched, linked and read aloud. All that comes from a file is escaped, and
 * there is no element or attribute in which a script could stand.
 */
#include "draw/wm-export-private.h"

#include <math.h>
#include <string.h>

#include "draw/wm-shape.h"
#include "draw/wm-text.h"

typedef struct
{
  GString *out;
  const WmPalette *palette;
  WmMeasure *measure;
  gboolean in_link; /* links do not nest */
} Writer;

static void
number (Writer *writer, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (writer->out,
                   g_ascii_formatd (buffer, sizeof buffer, "%.2f", isfinite (value) ? value : 0));
}

static void
attribute (Writer *writer, const char *name, double value)
{
  g_string_append_printf (writer->out, " %s=\"", name);
  number (writer, value);
  g_string_append_c (writer->out, '"');
}

static void
escaped (Writer *writer, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text != NULL ? text : "", -1);

  g_string_append (writer->out, safe);
}

static void
element (Writer *writer, const char *name, const char *text)
{
  g_string_append_printf (writer->out, "<%s>", name);
  escaped (writer, text);
  g_string_append_printf (writer->out, "</%s>\n", name);
}

static int
byte (double channel)
{
  return (int) lround (CLAMP (channel, 0, 1) * 255);
}

static void
paint (Writer *writer, const char *name, WmInk ink, double alpha)
{
  const WmColor *color = &writer->palette->inks[ink];

  if (ink == WM_INK_NONE)
    {
      g_string_append_printf (writer->out, " %s=\"none\"", name);
      return;
    }
  g_string_append_printf (writer->out, " %s=\"#%02x%02x%02x\"", name, byte (color->r),
                          byte (color->g), byte (color->b));
  if (alpha * color->a < 1)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      attribute (writer, opacity, alpha * color->a);
    }
}

static void
dashes (Writer *writer, const double *dash, int n)
{
  if (dash == NULL || n == 0)
    return;
  g_string_append (writer->out, " stroke-dasharray=\"");
  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (writer->out, ' ');
      number (writer, dash[i]);
    }
  g_string_append_c (writer->out, '"');
}

static void
point (Writer *writer, char command, const double *p)
{
  g_string_append_c (writer->out, command);
  number (writer, p[0]);
  g_string_append_c (writer->out, ' ');
  number (writer, p[1]);
}

static void
write_rect (Writer *writer, const WmItem *item)
{
  g_string_append (writer->out, "<rect");
  attribute (writer, "x", item->x);
  attribute (writer, "y", item->y);
  attribute (writer, "width", item->w);
  attribute (writer, "height", item->h);
  if (item->radius > 0)
    attribute (writer, "rx", item->radius);
  paint (writer, "fill", item->fill, item->fill_alpha);
  if (item->stroke != WM_INK_NONE)
    {
      paint (writer, "stroke", item->stroke, item->fill_alpha);
      attribute (writer, "stroke-width", item->line_width);
      dashes (writer, item->dash, item->n_dash);
    }
  g_string_append (writer->out, "/>\n");
}

static void
write_points (Writer *writer, const WmItem *item)
{
  if (item->n_points < 2)
    return;
  g_string_append (writer->out, "<path d=\"");
  point (writer, 'M', item->points);
  for (int i = 1; i < item->n_points; i++)
    point (writer, item->type == WM_ITEM_LINE ? 'L' : i % 3 == 1 ? 'C' : ' ',
           item->points + 2 * i);
  g_string_append (writer->out, "\" fill=\"none\"");
  paint (writer, "stroke", item->stroke, item->fill_alpha);
  attribute (writer, "stroke-width", item->line_width);
  dashes (writer, item->dash, item->n_dash);
  g_string_append (writer->out, "/>\n");
}

static void
write_mark (Writer *writer, const WmItem *item)
{
  WmShapePath path;

  wm_shape_path (item->shape, item->x, item->y, item->w, &path);
  if (path.round)
    {
      g_string_append (writer->out, "<circle");
      attribute (writer, "cx", item->x);
      attribute (writer, "cy", item->y);
      attribute (writer, "r", path.radius);
    }
  else
    {
      g_string_append (writer->out, "<path d=\"");
      for (int i = 0; i < path.n_points; i++)
        point (writer, i == 0 ? 'M' : 'L', path.points + 2 * i);
      g_string_append (writer->out, path.closed ? "Z\"" : "\"");
    }
  if (path.line_width > 0)
    {
      g_string_append (writer->out, " fill=\"none\"");
      paint (writer, "stroke", item->fill, item->fill_alpha);
      attribute (writer, "stroke-width", path.line_width);
      dashes (writer, path.dash, path.n_dash);
    }
  else
    {
      paint (writer, "fill", item->fill, item->fill_alpha);
    }
  g_string_append (writer->out, "/>\n");
}

/* The length is written down, so that a reader with another font keeps the text
 * in its box. */
static void
write_place (Writer *writer, const WmItem *item)
{
  double length = wm_text_width (writer->measure, item->text, item->size, item->bold);

  attribute (writer, "x", item->x + item->w * item->align / 2.0);
  attribute (writer, "y", item->y + item->h / 2 + item->size * 0.36);
  attribute (writer, "textLength", item->w > 0 ? MIN (length, item->w) : length);
  g_string_append (writer->out, " lengthAdjust=\"spacingAndGlyphs\"");
}

static void
open_text (Writer *writer, const WmItem *item, gboolean goes_on)
{
  static const char *const anchors[] = { "start", "middle", "end" };

  if (item->link != NULL && !writer->in_link)
    {
      g_string_append (writer->out, "<a href=\"");
      escaped (writer, item->link);
      g_string_append (writer->out, "\">");
    }
  g_string_append (writer->out, "<text");
  if (!goes_on)
    write_place (writer, item);
  attribute (writer, "font-size", item->size);
  g_string_append_printf (writer->out, " text-anchor=\"%s\"", anchors[item->align]);
  if (item->bold)
    g_string_append (writer->out, " font-weight=\"600\"");
  paint (writer, "fill", item->fill,
         wm_palette_word_alpha (writer->palette, item->fill, item->fill_alpha));
  g_string_append_c (writer->out, '>');
}

/* Was a blank lost where a line was broken? Not between wide letters, and not
 * after a hyphen. */
static gboolean
is_blank_between (const char *before, const char *after)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (before + strlen (before)));

  return last != '-' && last != '/' && !g_unichar_iswide (last)
         && !g_unichar_iswide (g_utf8_get_char (after));
}

/* The lines of one text are one text: so it is found and read aloud.
 * @next: (nullable): the item that follows */
static void
write_text (Writer *writer, const WmItem *item, const WmItem *next)
{
  gboolean goes_on = next != NULL && next->type == WM_ITEM_TEXT && next->continues;
  gboolean in_lines = goes_on || item->continues;

  if (item->text == NULL || *item->text == '\0')
    return;
  if (!item->continues)
    open_text (writer, item, goes_on);
  if (in_lines)
    {
      g_string_append (writer->out, "<tspan");
      write_place (writer, item);
      g_string_append_c (writer->out, '>');
    }
  escaped (writer, item->text);
  if (in_lines)
    g_string_append (writer->out, "</tspan>");
  if (goes_on && is_blank_between (item->text, next->text))
    g_string_append_c (writer->out, ' ');
  if (!goes_on)
    g_string_append (writer->out,
                     item->link != NULL && !writer->in_link ? "</text></a>\n" : "</text>\n");
}

static void
write_item (Writer *writer, const WmItem *item, const WmItem *next)
{
  switch (item->type)
    {
    case WM_ITEM_RECT:
      write_rect (writer, item);
      break;
    case WM_ITEM_LINE:
    case WM_ITEM_CURVE:
      write_points (writer, item);
      break;
    case WM_ITEM_TEXT:
      write_text (writer, item, next);
      break;
    case WM_ITEM_MARK:
      write_mark (writer, item);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
open_node (Writer *writer, const WmScene *scene, int index)
{
  const WmSceneNode *node = &g_array_index (scene->nodes, WmSceneNode, index);

  writer->in_link = node->link != NULL && *node->link != '#';
  if (writer->in_link)
    {
      g_string_append (writer->out, "<a href=\"");
      escaped (writer, node->link);
      g_string_append (writer->out, "\">");
    }
  g_string_append (writer->out, "<g role=\"group\" aria-label=\"");
  escaped (writer, node->label);
  g_string_append (writer->out, "\">\n");
  element (writer, "title", node->label);
  element (writer, "desc", node->description);
}

static void
close_node (Writer *writer)
{
  g_string_append (writer->out, writer->in_link ? "</g></a>\n" : "</g>\n");
  writer->in_link = FALSE;
}

/* Returns: (transfer full): the file's bytes */
GByteArray *
wm_export_svg (const WmScene *scene, const WmPalette *palette)
{
  GByteArray *bytes = g_byte_array_new ();
  Writer writer = { g_string_new (NULL), palette, wm_measure_pango (), FALSE };
  int open = -1;

  g_string_append (writer.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
                               "font-family=\"Cantarell, sans-serif\"");
  attribute (&writer, "width", scene->width);
  attribute (&writer, "height", scene->height);
  g_string_append (writer.out, " viewBox=\"0 0 ");
  number (&writer, scene->width);
  g_string_append_c (writer.out, ' ');
  number (&writer, scene->height);
  g_string_append (writer.out, "\" xml:lang=\"");
  escaped (&writer, scene->language);
  g_string_append (writer.out, "\">\n");
  element (&writer, "title", scene->title);
  element (&writer, "desc", scene->words != NULL ? scene->words : scene->description);
  for (guint i = 0; i < scene->items->len; i++)
    {
      const WmItem *item = &g_array_index (scene->items, WmItem, i);

      if (item->node != open && open >= 0)
        close_node (&writer);
      if (item->node != open && item->node >= 0)
        open_node (&writer, scene, item->node);
      open = item->node;
      write_item (&writer, item, i + 1 < scene->items->len
                                     ? &g_array_index (scene->items, WmItem, i + 1)
                                     : NULL);
    }
  if (open >= 0)
    close_node (&writer);
  g_string_append (writer.out, "</svg>\n");
  g_byte_array_append (bytes, (const guint8 *) writer.out->str, (guint) writer.out->len);
  g_string_free (writer.out, TRUE);
  return bytes;
}
