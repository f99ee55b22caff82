/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links in whatever somebody copied. HTML is flattened into lines first; then one pass goes from
 * left to right. What is passed over is not looked at again, and what is looked for from a place
 * on is looked for nearby only, so that a text of nothing but brackets takes no longer than
 * another.
 */
#include "config.h"

#include "map/wm-links.h"

#include <string.h>

#include "map/wm-link-words.h"
#include "map/wm-links-html.h"
#include "map/wm-map-edit.h"

#define LONGEST_SCHEME 20

typedef struct
{
  const char *text;
  const guint32 *closings; /* by the place of "[": that of "](", or 0 */
  const char *line;        /* where the line begins, or the last link of it ended */
  gboolean first_in_line;
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
  for (char *p = folded; *p != '\0' && strchr ("/?#", *p) == NULL; p++)
    *p = g_ascii_tolower (*p);
  length = strlen (folded);
  if (length > 0 && folded[length - 1] == '/')
    folded[length - 1] = '\0';
  return folded;
}

/* ---- what is found ----------------------------------------------------------- */

static gboolean
has_prefix (const char *at, const char *prefix)
{
  return g_ascii_strncasecmp (at, prefix, strlen (prefix)) == 0;
}

static gboolean
is_web (const char *at)
{
  return has_prefix (at, "https://") || has_prefix (at, "http://");
}

/* Words of a sentence end with a colon too. */
static gboolean
has_data (const char *at)
{
  for (guint i = 0; i < 100 && at[i] != '\0' && !g_ascii_isspace (at[i]); i++)
    if (at[i] == '/' || at[i] == ',')
      return TRUE;
  return FALSE;
}

static gboolean
has_scheme (const char *at)
{
  const char *rest = at;

  while (rest - at < LONGEST_SCHEME && (g_ascii_isalnum (*rest) || *rest == '+' || *rest == '-'))
    rest++;
  if (!g_ascii_isalpha (*at) || *rest != ':')
    return FALSE;
  rest++;
  if (g_str_has_prefix (rest, "//"))
    return TRUE;
  if (has_prefix (at, "data:"))
    return has_data (rest);
  if (has_prefix (at, "file:"))
    return *rest == '/';
  return (has_prefix (at, "javascript:") || has_prefix (at, "vbscript:")
          || has_prefix (at, "mailto:"))
         && *rest != '\0' && !g_ascii_isspace (*rest);
}

static gboolean
has_host (const char *at)
{
  return has_prefix (at, "www.") && g_ascii_isalnum (at[4]);
}

/* What has no scheme leads to another place of the page that it was copied from. */
static gboolean
is_target (const char *at)
{
  return has_host (at) || has_scheme (at)
         || (g_str_has_prefix (at, "//") && g_ascii_isalnum (at[2]));
}

static WmLink *
find_or_add (Finder *self, const char *address)
{
  g_autofree char *folded = wm_web_address_fold (address);
  WmLink *link = g_hash_table_lookup (self->known, folded);

  if (link != NULL)
    return link;
  link = g_new0 (WmLink, 1);
  link->address = g_strdup (address);
  link->title = g_strdup ("");
  g_ptr_array_add (self->links, link);
  g_hash_table_insert (self->known, g_steal_pointer (&folded), link);
  return link;
}

/* @title: (transfer full). An address is no title. */
static void
take (Finder *self, const char *from, gsize length, char *title)
{
  g_autofree char *name = title;
  g_autofree char *written = g_strndup (from, length);
  const char *scheme = has_host (written) ? "https://" : *written == '/' ? "https:" : "";
  g_autofree char *whole = g_strconcat (scheme, written, NULL);
  g_autofree char *address = wm_web_address (whole, NULL);
  WmLink *link = address != NULL ? find_or_add (self, address) : NULL;

  if (link == NULL && self->refused->n++ == 0)
    self->refused->first = g_steal_pointer (&written);
  if (link == NULL || *link->title != '\0' || is_web (name))
    return;
  g_free (link->title);
  link->title = g_steal_pointer (&name);
}

/* (nullable): where it ends, if a link of HTML begins at @at; its title, if it leads nowhere */
static const char *
take_marked (Finder *self, const char *at)
{
  const char *address = at + 1 + strspn (at + 1, " \n");
  const char *title = strchr (at, WM_LINKS_MARK_TITLE);
  const char *end = strchr (at, WM_LINKS_MARK_END);

  if (!is_target (address))
    return title + 1;
  take (self, address, (gsize) (title - address), wm_link_title (title + 1, end));
  return end + 1;
}

/* ---- Markdown ---------------------------------------------------------------- */

/* (transfer full): by the place of each "[" that of the "](" which closes it, or 0; a bracket is
 * closed in its paragraph */
static guint32 *
pair_brackets (const char *text)
{
  guint32 *closings = g_new0 (guint32, strlen (text) + 1);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (const char *p = text; *p != '\0'; p++)
    {
      guint32 place = (guint32) (p - text);

      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '\n' && p[1] == '\n')
        g_array_set_size (open, 0);
      else if (*p == '[')
        g_array_append_val (open, place);
      else if (*p == ']' && open->len > 0)
        {
          if (p[1] == '(')
            closings[g_array_index (open, guint32, open->len - 1)] = place;
          g_array_set_size (open, open->len - 1);
        }
    }
  return closings;
}

/* "https://… "tip")" or "<https://…>)" */
static gsize
length_of_target (const char *at)
{
  int depth = 0;
  const char *p = at;

  for (; *p != '\0' && !g_ascii_isspace (*p) && *p != '>'; p++)
    {
      depth += *p == '(' ? 1 : *p == ')' ? -1 : 0;
      if (depth < 0)
        break;
    }
  return (gsize) (p - at);
}

/* (nullable): where it ends, if a link of Markdown begins at @at; an image is none, but may be
 * what a link shows. Where it leads nowhere there may be an address in its brackets. */
static const char *
take_markdown (Finder *self, const char *at, gboolean image)
{
  const char *close = self->text + self->closings[at - self->text];
  const char *target = close + 2, *end, *bracket;
  gsize length;

  if (close == self->text || close - at > WM_LINK_NEARBY)
    return NULL;
  target += strspn (target, " \t\n");
  target += *target == '<';
  if (!is_target (target))
    return NULL;
  length = length_of_target (target);
  end = target + length;
  bracket = memchr (end, ')', strnlen (end, WM_LINK_NEARBY / 4));
  if (!image)
    take (self, target, length, wm_link_label (at + 1, close));
  return bracket != NULL ? bracket + 1 : end;
}

/* ---- addresses as such --------------------------------------------------------- */

static gboolean
begins_word (const Finder *self, const char *at)
{
  return at == self->text || !g_ascii_isalnum (at[-1]);
}

/* Words of Chinese may follow an address without a space; they are of it after a mark that
 * parts addresses only. Another address may follow after a comma. */
static gboolean
is_of_address (const char *from, const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c == ',' || c == ';')
    return !is_web (p + 1);
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
length_of_address (const char *from)
{
  int round = 0, square = 0;
  const char *p = from;

  for (; *p != '\0' && is_of_address (from, p); p = g_utf8_next_char (p))
    {
      round += *p == '(' ? 1 : *p == ')' ? -1 : 0;
      square += *p == '[' ? 1 : *p == ']' ? -1 : 0;
      if (round < 0 || square < 0)
        break;
    }
  while (p > from && strchr (".,;:!?'*~([", p[-1]) != NULL)
    p--;
  return (gsize) (p - from);
}

/* How other programs than browsers write a link with its title; what they are is said by
 * what stands around the address. */
static const struct
{
  const char *before, *after, *end;
} forms[] = {
  { "[[", "][", "]]" },         /* Org */
  { "[url=", "]", "[/url]" },   /* boards */
  { "[", " ", "]" },            /* wikis */
  { "<", "|", ">" },            /* messengers */
};

static gboolean
is_before (const Finder *self, const char *at, const char *what)
{
  gsize length = strlen (what);

  return (gsize) (at - self->line) >= length && has_prefix (at - length, what);
}

/* (nullable): where the link ends that is written in one of the forms around the address from
 * @at to @*end; @*from is where its title begins, @*to where it ends */
static const char *
end_of_form (const Finder *self, const char *at, const char *end, const char **from,
             const char **to)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (is_before (self, at, forms[i].before) && g_str_has_prefix (end, forms[i].after))
      {
        gsize most = strnlen (end, WM_LINK_NEARBY);
        const char *line = memchr (end, '\n', most);

        most = line != NULL ? (gsize) (line - end) : most;
        *from = end + strlen (forms[i].after);
        *to = g_strstr_len (*from, (gssize) (most - (gsize) (*from - end)), forms[i].end);
        if (*to != NULL && g_strstr_len (*from, *to - *from, "://") == NULL)
          return *to + strlen (forms[i].end);
      }
  return NULL;
}

/* Where what stands in the line before the address at @at ends: before "](", if the address is in
 * the round brackets with other words, for it is the square ones that say what it is called */
static const char *
end_of_before (const Finder *self, const char *at)
{
  const char *bracket = g_strrstr_len (self->line, at - self->line, "](");

  return bracket != NULL && memchr (bracket, ')', (gsize) (at - bracket)) == NULL ? bracket : at;
}

/* (transfer full): the longer of what stands before it and after it in its line; after it only
 * where no other address stands there */
static char *
title_around (const Finder *self, const char *at, const char *end)
{
  g_autofree char *before = wm_link_words (self->line, end_of_before (self, at));
  g_autofree char *after = NULL;
  gsize most = self->first_in_line ? strnlen (end, WM_LINK_NEARBY + 8) : 0;
  const char *line = memchr (end, '\n', most);

  most = line != NULL ? (gsize) (line - end) : most;
  if (most == 0 || g_strstr_len (end, (gssize) most, "://") != NULL
      || g_strstr_len (end, (gssize) most, "www.") != NULL
      || memchr (end, WM_LINKS_MARK_LINK, most) != NULL)
    return g_steal_pointer (&before);
  after = wm_link_words (end, end + most);
  return g_utf8_strlen (after, -1) > g_utf8_strlen (before, -1) ? g_steal_pointer (&after)
                                                                : g_steal_pointer (&before);
}

/* (nullable): where it ends, if an address begins at @at */
static const char *
take_bare (Finder *self, const char *at)
{
  const char *end, *whole, *from = NULL, *to = NULL;
  gsize length;

  if (!begins_word (self, at) || (!has_host (at) && !has_scheme (at)))
    return NULL;
  length = length_of_address (at);
  if (length == 0)
    return NULL;
  end = at + length;
  whole = end_of_form (self, at, end, &from, &to);
  take (self, at, length, whole != NULL ? wm_link_label (from, to) : title_around (self, at, end));
  return whole != NULL ? whole : end;
}

static const char *
take_link (Finder *self, const char *at)
{
  if (*at == WM_LINKS_MARK_LINK)
    return take_marked (self, at);
  if (*at == '[')
    return take_markdown (self, at, FALSE);
  if (*at == '!' && at[1] == '[')
    return take_markdown (self, at + 1, TRUE);
  return g_ascii_isalpha (*at) ? take_bare (self, at) : NULL;
}

/* (transfer full): lines, without other control characters; HTML with its links marked */
static char *
flatten (const char *text)
{
  char *lines = wm_links_html_flatten (text);

  if (lines != NULL)
    return lines;
  lines = g_strdup (text);
  for (char *p = lines; *p != '\0'; p++)
    if ((guchar) *p < ' ' && *p != '\n')
      *p = ' ';
  return lines;
}

GPtrArray *
wm_links_find (const char *text, WmRefused *refused)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *lines = flatten (text);
  g_autofree guint32 *closings = pair_brackets (lines);
  Finder self = { .text = lines, .closings = closings, .line = lines, .first_in_line = TRUE };

  self.links = g_ptr_array_new_with_free_func (link_free);
  self.known = known;
  self.refused = refused;
  *refused = (WmRefused){ 0 };
  for (const char *at = lines; *at != '\0';)
    {
      const char *end = take_link (&self, at);

      if (end != NULL)
        self.first_in_line = FALSE;
      else if (*at == '\n')
        self.first_in_line = TRUE;
      if (end != NULL || *at == '\n')
        self.line = end != NULL ? end : at + 1;
      at = end != NULL ? end : at + 1;
    }
  return self.links;
}
