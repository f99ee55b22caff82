/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * HTML into lines with marked links, by libxml2's parser of HTML. It reads from memory, loads
 * nothing, and builds no tree.
 */
#include "config.h"

#include "map/wm-links-html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define BLANKS " \t\n\r\f"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define NAME LETTERS "0123456789:-_."
/* What takes the parser time that grows with the square: */
#define MOST_WORDS 100 /* … of a tag; one with more is none */
#define MOST_DEPTH 200 /* … of tags in tags; it begins anew there */

/* ---- what is a tag ------------------------------------------------------------- */

static gboolean
begins_address (const char *at)
{
  gsize scheme = strspn (at, LETTERS);

  return g_str_has_prefix (at + scheme, "://") || g_ascii_strncasecmp (at, "www.", 4) == 0;
}

/* Where the value begins that an attribute has after its name, or @at if it has none */
static const char *
value_of (const char *at)
{
  const char *p = at + strspn (at, BLANKS);

  return *p == '=' ? p + 1 + strspn (p + 1, BLANKS) : at;
}

static const char *
skip_value (const char *at)
{
  const char *close = *at == '"' || *at == '\'' ? strchr (at + 1, *at) : NULL;

  if (*at == '"' || *at == '\'')
    return close != NULL ? close + 1 : at + strlen (at);
  return at + strcspn (at, BLANKS "<>");
}

/* Past the next word of a tag: an attribute with its value, or what libxml2 passes over */
static const char *
skip_word (const char *at)
{
  const char *end = at + strspn (at, NAME);
  const char *value = value_of (end);

  if (end == at)
    return at + strcspn (at, BLANKS "<>");
  return value > end ? skip_value (value) : end;
}

/* (nullable): where the tag ends whose name ends at @at; NULL if it is none, but words that
 * follow a "<" */
static const char *
end_of_tag (const char *at)
{
  guint words = 0;

  for (at += strspn (at, BLANKS); *at != '\0' && *at != '>'; at += strspn (at, BLANKS))
    {
      if (*at == '<' || ++words > MOST_WORDS || begins_address (at))
        return NULL;
      at = skip_word (at);
    }
  return *at == '>' ? at + 1 : NULL;
}

typedef enum
{
  END_TAG,
  END_COMMENT,
  END_SCRIPT,
  END_STYLE,
} End;

typedef struct
{
  gboolean found; /* something of HTML */
  guint missing;  /* bits of End: there is none after here */
} Scan;

/* (nullable): what follows the next @what */
static const char *
after (Scan *scan, const char *at, End what)
{
  static const char *const ends[] = { ">", "-->", "</script", "</style" };
  gsize length = strlen (ends[what]);

  if (scan->missing & (1u << what))
    return NULL;
  for (at = strchr (at, *ends[what]); at != NULL; at = strchr (at + 1, *ends[what]))
    if (g_ascii_strncasecmp (at, ends[what], length) == 0)
      return at + length;
  scan->missing |= 1u << what;
  return NULL;
}

/* (nullable): where the tag of an element ends that begins at @at; the whole of a script */
static const char *
end_of_element (Scan *scan, const char *at)
{
  gsize length = strspn (at + 1, NAME);
  g_autofree char *name = g_ascii_strdown (at + 1, (gssize) MIN (length, 20));
  const char *end = begins_address (at + 1) ? NULL : end_of_tag (at + 1 + length);

  if (end != NULL && g_str_equal (name, "script"))
    end = after (scan, end, END_SCRIPT);
  else if (end != NULL && g_str_equal (name, "style"))
    end = after (scan, end, END_STYLE);
  scan->found |= end != NULL && htmlTagLookup ((const xmlChar *) name) != NULL;
  return end;
}

/* (nullable): where the tag or the comment ends that begins at @at */
static const char *
end_of_markup (Scan *scan, const char *at)
{
  if (g_ascii_isalpha (at[1]))
    return end_of_element (scan, at);
  if (g_str_has_prefix (at, "<!--"))
    return after (scan, at + 4, END_COMMENT);
  if (g_str_has_prefix (at, "<![") || g_ascii_strncasecmp (at, "<!doctype", 9) == 0)
    return after (scan, at, END_TAG);
  return at[1] == '/' && g_ascii_isalpha (at[2]) ? at + 2 : NULL;
}

/* (transfer full) (nullable): @text with what is no tag written as text; NULL if there is nothing
 * of HTML in it */
static GString *
escape_other (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  Scan scan = { .found = strstr (text, "&amp;") != NULL };

  for (const char *p = text; *p != '\0';)
    {
      gsize plain = strcspn (p, "<");
      const char *end = p[plain] == '<' ? end_of_markup (&scan, p + plain) : p + plain;

      g_string_append_len (out, p, end != NULL ? end - p : (gssize) plain);
      if (end == NULL)
        g_string_append (out, "&lt;");
      p = end != NULL ? end : p + plain + 1;
    }
  if (scan.found)
    return out;
  g_string_free (out, TRUE);
  return NULL;
}

/* ---- what it shows ------------------------------------------------------------- */

typedef struct
{
  htmlParserCtxtPtr parser;
  GString *out;
  gboolean in_link;
  glong stopped; /* where tags in tags are too deep; 0 for nowhere */
} Page;

/* Control characters are none of a text, and marks of ours. */
static void
append_text (Page *page, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    g_string_append_c (page->out, (guchar) text[i] < ' ' && text[i] != '\n' ? ' ' : text[i]);
}

static void
begin_link (Page *page, const char *address)
{
  g_string_append_c (page->out, WM_LINKS_MARK_LINK);
  append_text (page, address, strlen (address));
  g_string_append_c (page->out, WM_LINKS_MARK_TITLE);
  page->in_link = TRUE;
}

static void
end_link (Page *page)
{
  if (page->in_link)
    g_string_append_c (page->out, WM_LINKS_MARK_END);
  page->in_link = FALSE;
}

/* (nullable) */
static const char *
attribute_of (const xmlChar **attributes, const char *name)
{
  for (; attributes != NULL && *attributes != NULL; attributes += 2)
    if (g_str_equal (attributes[0], name))
      return (const char *) attributes[1];
  return NULL;
}

static gboolean
breaks_line (const char *name)
{
  static const char *const later[] /* than the parser's list of elements */
    = { "section", "article", "header",  "footer",  "main",       "nav",
        "aside",   "figure",  "details", "summary", "figcaption", NULL };
  const htmlElemDesc *element = htmlTagLookup ((const xmlChar *) name);

  return g_str_equal (name, "br") || g_strv_contains (later, name)
         || (element != NULL && !element->isinline);
}

/* Cells stand beside one another in their line. */
static void
append_break (Page *page, const char *name)
{
  gboolean cell = g_str_equal (name, "td") || g_str_equal (name, "th");

  if (cell || breaks_line (name))
    g_string_append_c (page->out, cell || page->in_link ? ' ' : '\n');
}

/* A picture is what a link is called that begins with it. */
static void
append_image (Page *page, const char *alt)
{
  if (alt != NULL && page->in_link && page->out->str[page->out->len - 1] == WM_LINKS_MARK_TITLE)
    append_text (page, alt, strlen (alt));
}

static void
on_start (void *data, const xmlChar *tag, const xmlChar **attributes)
{
  Page *page = data;
  const char *name = (const char *) tag;
  const char *address = g_str_equal (name, "a") ? attribute_of (attributes, "href") : NULL;

  if (address != NULL)
    {
      end_link (page);
      begin_link (page, address);
    }
  else if (g_str_equal (name, "img"))
    append_image (page, attribute_of (attributes, "alt"));
  else
    append_break (page, name);
  if (page->parser->nameNr <= MOST_DEPTH)
    return;
  page->stopped = xmlByteConsumed (page->parser);
  xmlStopParser (page->parser);
}

static void
on_end (void *data, const xmlChar *tag)
{
  Page *page = data;

  if (page->stopped > 0)
    return;
  if (g_str_equal (tag, "a"))
    end_link (page);
  else
    append_break (page, (const char *) tag);
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  append_text (data, (const char *) text, (gsize) length);
}

static void
on_script (void *data, const xmlChar *text, int length)
{
}

/* How much of @html was read: all, or up to where tags in tags are too deep */
static gsize
read_page (Page *page, const char *html, gsize length)
{
  page->parser = htmlCreateMemoryParserCtxt (html, (int) length);
  page->stopped = 0;
  g_return_val_if_fail (page->parser != NULL, length);
  *page->parser->sax = (htmlSAXHandler){ .startElement = on_start,
                                         .endElement = on_end,
                                         .characters = on_text,
                                         .ignorableWhitespace = on_text,
                                         .cdataBlock = on_script,
                                         .initialized = 1 };
  page->parser->userData = page;
  htmlCtxtUseOptions (page->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                                      | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding (page->parser, XML_CHAR_ENCODING_UTF8);
  htmlParseDocument (page->parser);
  htmlFreeParserCtxt (page->parser);
  xmlResetLastError ();
  return page->stopped > 0 ? MIN ((gsize) page->stopped, length) : length;
}

char *
wm_links_html_flatten (const char *text)
{
  GString *html = escape_other (text);
  Page page = { .out = g_string_new (NULL) };

  for (gsize at = 0; html != NULL && at < html->len;)
    {
      at += read_page (&page, html->str + at, html->len - at);
      if (page.stopped > 0 && html->str[at] == '>')
        at++;
    }
  end_link (&page);
  if (html != NULL)
    g_string_free (html, TRUE);
  return g_string_free (page.out, html == NULL);
}
