/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document as one HTML file: to be filled in on any machine and printed. All
 * that comes from a file is escaped; a policy of the page itself forbids
 * scripts and every address to load from.
 */
#include "config.h"

#include "draw/wm-part.h"

#include "draw/wm-text.h"

static const char style[]
    = "body{font:16px/1.5 system-ui,sans-serif;color:#1a1a1e;background:#fff;"
      "max-width:44rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
      "h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.25rem;margin-top:2rem;"
      "border-bottom:1px solid #c8c8d0}h3{font-size:1rem;margin:1.25rem 0 .25rem}"
      "p,ul{margin:.25rem 0}.note{color:#55555f;font-size:.875rem}"
      "fieldset{border:0;margin:.25rem 0;padding:0}label{display:block;margin:.25rem 0}"
      "textarea{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.5rem;"
      "border:1px solid #85858f;border-radius:6px}"
      "@media(prefers-color-scheme:dark){body{color:#f0f0f4;background:#1c1c20}"
      ".note{color:#b4b4be}textarea{background:#2a2a30;color:inherit}a{color:#8ab8ff}}"
      "@media print{body{font-size:10.5pt;color:#000;background:#fff;max-width:none;margin:0}"
      "h1~h1{break-before:page}h2,h3{break-after:avoid}fieldset,textarea,li,"
      "label,h3+ul{break-inside:avoid}h3+.note{break-before:avoid;break-after:avoid}"
      "textarea{background:#fff;border-color:#999}.note{color:#444}"
      "@page{size:A4;margin:18mm}}";

typedef struct
{
  GString *out;
  WmPartKind open; /* list or choice that is being written; TITLE for none */
  guint n;         /* fields so far */
} Writer;

/* (transfer full) */
static char *
escape (const char *text)
{
  g_autofree char *clean = wm_text_printable (text, WM_TEXT_LONG_MAX);

  return g_markup_escape_text (clean, -1);
}

static void
element (Writer *writer, const char *name, const char *attributes, const char *text)
{
  g_autofree char *safe = escape (text);

  g_string_append_printf (writer->out, "<%s%s>%s</%s>\n", name, attributes, safe, name);
}

static void
close_group (Writer *writer, WmPartKind next)
{
  if (writer->open == next)
    return;
  if (writer->open == WM_PART_ITEM)
    g_string_append (writer->out, "</ul>\n");
  else if (writer->open == WM_PART_TICK)
    g_string_append (writer->out, "</fieldset>\n");
  writer->open = WM_PART_TITLE;
}

static void
write_item (Writer *writer, const WmPart *part)
{
  g_autofree char *safe = escape (part->text);
  g_autofree char *address = part->link != NULL ? wm_text_link (part->link) : NULL;
  g_autofree char *link = address != NULL ? g_markup_escape_text (address, -1) : NULL;

  if (writer->open != WM_PART_ITEM)
    g_string_append (writer->out, "<ul>\n");
  writer->open = WM_PART_ITEM;
  if (link != NULL)
    g_string_append_printf (writer->out, "<li><a href=\"%s\" rel=\"noreferrer\">%s</a></li>\n",
                            link, safe);
  else
    g_string_append_printf (writer->out, "<li>%s</li>\n", safe);
}

static void
write_tick (Writer *writer, const WmPart *part, const char *group)
{
  g_autofree char *safe = escape (part->text);
  g_autofree char *legend = escape (group);

  if (writer->open != WM_PART_TICK)
    g_string_append_printf (writer->out, "<fieldset aria-label=\"%s\">\n", legend);
  if (writer->open != WM_PART_TICK)
    writer->n++;
  writer->open = WM_PART_TICK;
  g_string_append_printf (writer->out,
                          "<label><input type=\"radio\" name=\"f%u\" value=\"%s\"> %s</label>\n",
                          writer->n, safe, safe);
}

static void
write_room (Writer *writer, const WmPart *part)
{
  g_autofree char *safe = escape (part->text);

  writer->n++;
  g_string_append_printf (writer->out,
                          "<label>%s<textarea name=\"f%u\" rows=\"%u\"></textarea></label>\n",
                          safe, writer->n, MAX (part->lines, 1));
}

/* @group: what a choice is about: the name or heading that stands above it */
static void
write_part (Writer *writer, const WmPart *part, const char *group)
{
  static const char *const names[WM_N_PARTS] = {
    [WM_PART_TITLE] = "h1", [WM_PART_HEADING] = "h2", [WM_PART_NAME] = "h3",
    [WM_PART_TEXT] = "p",   [WM_PART_NOTE] = "p",
  };

  close_group (writer, part->kind == WM_PART_LINK ? WM_PART_ITEM : part->kind);
  if (part->kind == WM_PART_ITEM || part->kind == WM_PART_LINK)
    write_item (writer, part);
  else if (part->kind == WM_PART_TICK)
    write_tick (writer, part, group);
  else if (part->kind == WM_PART_ROOM)
    write_room (writer, part);
  else
    element (writer, names[part->kind], part->kind == WM_PART_NOTE ? " class=\"note\"" : "",
             part->text);
}

static gboolean
is_form (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (((const WmPart *) g_ptr_array_index (parts, i))->kind >= WM_PART_ROOM)
      return TRUE;
  return FALSE;
}

GBytes *
wm_parts_to_html (GPtrArray *parts, const char *language)
{
  Writer writer = { g_string_new (NULL), WM_PART_TITLE, 0 };
  gboolean form = is_form (parts);
  const char *group = parts->len > 0 ? ((const WmPart *) parts->pdata[0])->text : "";
  g_autofree char *tag = g_markup_escape_text (language != NULL ? language : "en", -1);

  g_string_append_printf (writer.out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n", tag);
  g_string_append (writer.out,
                   "<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
  element (&writer, "title", "", group);
  g_string_append_printf (writer.out, "<style>%s</style>\n</head>\n<body>\n%s", style,
                          form ? "<form autocomplete=\"off\">\n" : "");
  for (guint i = 0; i < parts->len; i++)
    {
      const WmPart *part = g_ptr_array_index (parts, i);

      if (part->kind <= WM_PART_NAME)
        group = part->text;
      write_part (&writer, part, group);
    }
  close_group (&writer, WM_PART_TITLE);
  g_string_append_printf (writer.out, "%s</body>\n</html>\n", form ? "</form>\n" : "");
  return g_string_free_to_bytes (writer.out);
}
