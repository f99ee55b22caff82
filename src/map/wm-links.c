/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links in whatever somebody copied. One pass from left to right; what is looked
 * for from a place on (the end of a bracket, of a tag) is looked for nearby only,
 * so that a text of nothing but brackets takes no longer than another.
 */
#include "config.h"

#include "map/wm-links.h"

#include <string.h>

#include "map/wm-link-words.h"
#include "map/wm-map-edit.h"

#define NEARBY 4096 /* bytes in which a bracket or a tag is closed */

typedef struct
{
  const char *text;
  const char *line;  /* where the line begins, or the last link of it ended */
  GPtrArray *links;  /* WmLink */
  GHashTable *known; /* folded address -> WmLink */
  WmRefused *refused;
} Finder;

static void
link_free (gpointer data)
{
  WmLink *link = data;

  g_free (link->address);
  g_free (link->title);
  g_free (link);
}

void
wm_refused_clear (WmRefused *refused)
{
  g_clear_pointer (&refused->first, g_free);
  refused->n = 0;
}

char *
wm_web_address_fold (const char *address)
{
  const char *rest = strstr (address, "://");
  char *folded;
  gsize length;

  rest = rest != NULL ? rest + 3 : address;
  if (g_ascii_strncasecmp (rest, "www.", 4) == 0)
    rest += 4;
  folded = g_strdup (rest);
  length = strlen (folded);
  if (length > 0 && folded[length - 1] == '/')
    folded[length - 1] = '\0';
  return folded;
}

/* ---- what is found ----------------------------------------------------------- */

static void
refuse (Finder *self, const char *address, gsize length)
{
  if (self->refused->n++ == 0)
    self->refused->first = g_strndup (address, length);
}

static gboolean
has_prefix (const char *at, const char *prefix)
{
  return g_ascii_strncasecmp (at, prefix, strlen (prefix)) == 0;
}

static gboolean
has_scheme (const char *address)
{
  static const char *const bare[] = { "javascript", "data", "file", "mailto", "vbscript", "tel" };
  gsize length;

  while (g_ascii_isspace (*address))
    address++;
  length = strspn (address, "+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  if (!g_ascii_isalpha (*address) || address[length] != ':')
    return FALSE;
  if (g_str_has_prefix (address + length, "://"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (bare); i++)
    if (strlen (bare[i]) == length && has_prefix (address, bare[i]))
      return address[length + 1] != '\0' && !g_ascii_isspace (address[length + 1]);
  return FALSE;
}

static gboolean
has_host (const char *at)
{
  return has_prefix (at, "www.") && g_ascii_isalnum (at[4]);
}

/* @title: (transfer full). What has no scheme leads to another place of the page that
 * it was copied from. */
static void
take (Finder *self, const char *written, char *title)
{
  g_autofree char *name = title;
  g_autofree char *whole = NULL;
  g_autofree char *address = NULL;
  g_autofree char *folded = NULL;
  WmLink *link;

  if (has_host (written))
    whole = g_strconcat ("https://", written, NULL);
  else if (!has_scheme (written))
    return;
  address = wm_web_address (whole != NULL ? whole : written, NULL);
  if (address == NULL)
    {
      refuse (self, written, strlen (written));
      return;
    }
  folded = wm_web_address_fold (address);
  link = g_hash_table_lookup (self->known, folded);
  if (link == NULL)
    {
      link = g_new0 (WmLink, 1);
      link->address = g_steal_pointer (&address);
      g_ptr_array_add (self->links, link);
      g_hash_table_insert (self->known, g_steal_pointer (&folded), link);
    }
  if (link->title == NULL || *link->title == '\0')
    {
      g_free (link->title);
      link->title = g_steal_pointer (&name);
    }
}

/* ---- Markdown ---------------------------------------------------------------- */

/* (nullable): where the bracket that opens at @at is closed */
static const char *
closing (const char *at)
{
  char open = *at, close = open == '[' ? ']' : ')';
  int depth = 0;

  for (const char *p = at; *p != '\0' && p < at + NEARBY; p++)
    if (*p == '\\' && p[1] != '\0')
      p++;
    else if (*p == open)
      depth++;
    else if (*p == close && --depth == 0)
      return p;
  return NULL;
}

/* "(https://… "tip")" or "(<https://…>)"; the tip is passed over. */
static char *
target_of (const char *from, const char *to)
{
  g_autofree char *inside = g_strstrip (g_strndup (from, (gsize) (to - from)));
  gboolean angle = *inside == '<';

  return angle ? g_strndup (inside + 1, strcspn (inside + 1, ">"))
               : g_strndup (inside, strcspn (inside, " \t\n"));
}

/* (nullable): where it ends, if a link of Markdown begins at @at. An image is none, but may
 * be what a link shows. */
static const char *
take_markdown (Finder *self, const char *at, gboolean image)
{
  const char *close = closing (at);
  const char *end = close != NULL && close[1] == '(' ? closing (close + 1) : NULL;
  g_autofree char *target = NULL;

  if (end == NULL)
    return NULL;
  target = target_of (close + 2, end);
  if (!image)
    take (self, target, wm_link_words (at + 1, close));
  return end + 1;
}

/* ---- HTML -------------------------------------------------------------------- */

/* (nullable) (transfer full): what @name="…" says in the tag from @at to @end */
static char *
attribute_of (const char *at, const char *end, const char *name)
{
  g_autofree char *tag = g_strndup (at, (gsize) (end - at));
  g_autofree char *pattern
    = g_strdup_printf ("\\s%s\\s*=\\s*(?|\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))", name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *raw = NULL;

  if (!g_regex_match (regex, tag, 0, &match))
    return NULL;
  raw = g_match_info_fetch (match, 1);
  return wm_link_entities (raw);
}

static const char *
find_nearby (const char *at, const char *what)
{
  gsize length = strlen (what);

  for (const char *p = at; *p != '\0' && p < at + NEARBY; p++)
    if (g_ascii_strncasecmp (p, what, length) == 0)
      return p;
  return NULL;
}

static gboolean
is_tag (const char *at)
{
  return *at == '<' && (g_ascii_isalpha (at[1]) || at[1] == '/' || at[1] == '!')
         && !has_scheme (at + 1);
}

/* (nullable): where the tag ends, or the link whose tag it is */
static const char *
take_tag (Finder *self, const char *at)
{
  const char *end = is_tag (at) ? find_nearby (at, ">") : NULL;
  gboolean link = end != NULL && g_ascii_tolower (at[1]) == 'a' && g_ascii_isspace (at[2]);
  g_autofree char *address = link ? attribute_of (at, end, "href") : NULL;
  const char *close;

  if (end == NULL || address == NULL)
    return end != NULL ? end + 1 : NULL;
  close = find_nearby (end, "</a");
  take (self, address, close != NULL ? wm_link_words (end + 1, close) : g_strdup (""));
  return close != NULL ? close : end + 1;
}

/* ---- addresses as such --------------------------------------------------------- */

static gboolean
begins_word (const Finder *self, const char *at)
{
  return at == self->text || !g_ascii_isalnum (at[-1]);
}

/* Words of Chinese may follow an address without a space; they are of it after a mark that
 * parts addresses only. */
static gboolean
is_of_address (const char *from, const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c < 128)
    return c > ' ' && c != 127 && strchr ("<>\"`{}|\\^", (int) c) == NULL;
  if (!g_unichar_isalnum (c))
    return FALSE;
  if (!g_unichar_iswide (c))
    return TRUE;
  return p > from && (strchr ("/=_#?&-", p[-1]) != NULL || (guchar) p[-1] >= 128);
}

/* What closes the sentence, the emphasis or the bracket around it is not of it. */
static gsize
without_marks (const char *from, gsize length)
{
  while (length > 0)
    {
      char last = from[length - 1], open = last == ')' ? '(' : last == ']' ? '[' : '\0';
      int depth = 0;

      for (gsize i = 0; open != '\0' && i < length; i++)
        depth += from[i] == open ? 1 : from[i] == last ? -1 : 0;
      if (strchr (".,;:!?'*~", last) == NULL && (open == '\0' || depth >= 0))
        break;
      length--;
    }
  return length;
}

static gsize
length_of_address (const char *from)
{
  const char *p = from;

  while (*p != '\0' && is_of_address (from, p))
    p = g_utf8_next_char (p);
  return without_marks (from, (gsize) (p - from));
}

/* (transfer full): the longer of what stands before it and after it in its line; after it only
 * where no other address stands there */
static char *
title_around (const Finder *self, const char *at, const char *end)
{
  gsize rest = strcspn (end, "\n");
  g_autofree char *before = wm_link_words (self->line, at);
  g_autofree char *after = wm_link_words (end, end + rest);
  gboolean alone = g_strstr_len (end, (gssize) rest, "://") == NULL
                   && g_strstr_len (self->line, at - self->line, "://") == NULL;

  return alone && g_utf8_strlen (after, -1) > g_utf8_strlen (before, -1)
           ? g_steal_pointer (&after)
           : g_steal_pointer (&before);
}

/* (nullable): where it ends, if an address begins at @at */
static const char *
take_bare (Finder *self, const char *at)
{
  gsize length;
  g_autofree char *address = NULL;

  if (!begins_word (self, at) || (!has_host (at) && !has_scheme (at)))
    return NULL;
  length = length_of_address (at);
  if (length == 0)
    return NULL;
  address = g_strndup (at, length);
  take (self, address, title_around (self, at, at + length));
  return at + length;
}

static const char *
take_link (Finder *self, const char *at)
{
  if (*at == '<')
    return take_tag (self, at);
  if (*at == '[')
    return take_markdown (self, at, FALSE);
  if (*at == '!' && at[1] == '[')
    return take_markdown (self, at + 1, TRUE);
  return g_ascii_isalpha (*at) ? take_bare (self, at) : NULL;
}

GPtrArray *
wm_links_find (const char *text, WmRefused *refused)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Finder self = { text, text, g_ptr_array_new_with_free_func (link_free), known, refused };

  *refused = (WmRefused){ 0 };
  for (const char *at = text; *at != '\0';)
    {
      const char *end = take_link (&self, at);

      if (end != NULL)
        at = self.line = end;
      else if (*at++ == '\n')
        self.line = at;
    }
  return self.links;
}
