/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading lists in Markdown, line by line: the form of such lists is narrow
 * (headings, bold lines, list items with one link), and a line is all that an
 * entry needs.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/wm-json-writer.h"
#include "exchange/wm-reading-list.h"
#include "map/wm-links.h"
#include "store/wm-sql.h"

#define MOST_ENTRIES 20000
#define MOST_SLUG 60
#define MOST_NAME 200 /* characters */
#define NEW_MARK "✨"

typedef struct
{
  char *name, *url, *id;
} Resource;

typedef struct
{
  guint resource;
  char *section, *topic, *note;
  int tier;
  gboolean is_new;
} Entry;

typedef struct
{
  char *title, *section, *topic;
  int tier;
  gboolean in_code;
  GPtrArray *resources; /* Resource */
  GPtrArray *entries;   /* Entry */
  GHashTable *by_url;   /* folded URL -> index + 1 */
  GHashTable *known;    /* folded URL -> slug in the workspace */
  GHashTable *used;     /* slugs in use: of the workspace, and of this list */
} List;

static void
resource_free (gpointer data)
{
  Resource *resource = data;

  g_free (resource->name);
  g_free (resource->url);
  g_free (resource->id);
  g_free (resource);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->section);
  g_free (entry->topic);
  g_free (entry->note);
  g_free (entry);
}

static void
list_clear (List *self)
{
  g_free (self->title);
  g_free (self->section);
  g_free (self->topic);
  g_clear_pointer (&self->resources, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->by_url, g_hash_table_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->used, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (List, list_clear)

/* (transfer full): a text without marks of emphasis, code and HTML */
static char *
plain_text (const char *text, gsize length)
{
  GString *out = g_string_new (NULL);
  gboolean in_tag = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '<' && i + 1 < length && (g_ascii_isalpha (text[i + 1]) || text[i + 1] == '/'))
        in_tag = TRUE;
      else if (in_tag)
        in_tag = text[i] != '>';
      else if (text[i] == '\\' && i + 1 < length && g_ascii_ispunct (text[i + 1]))
        g_string_append_c (out, text[++i]);
      else if (strchr ("*`\t\r", text[i]) == NULL)
        g_string_append_c (out, text[i]);
    }
  (void) g_string_replace (out, NEW_MARK, "", 0);
  return g_strstrip (g_string_free (out, FALSE));
}

/* A link's title and address, and where it ends */
typedef struct
{
  const char *title, *url, *end;
  gsize title_length, url_length;
} Link;

/* (transfer full) (element-type gsize): by byte of @text, where the bracket that opens
 * there is closed; 0 for none. In one pass, however many open and never close. */
static GArray *
match_brackets (const char *text)
{
  GArray *ends = g_array_new (FALSE, TRUE, sizeof (gsize));
  g_autoptr (GArray) square = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GArray) round = g_array_new (FALSE, FALSE, sizeof (gsize));

  g_array_set_size (ends, strlen (text) + 1);
  for (gsize i = 0; text[i] != '\0'; i++)
    {
      GArray *open = strchr ("[]", text[i]) != NULL ? square : round;

      if (text[i] == '\\' && text[i + 1] != '\0')
        i++;
      else if (text[i] == '[' || text[i] == '(')
        g_array_append_val (open, i);
      else if ((text[i] == ']' || text[i] == ')') && open->len > 0)
        {
          g_array_index (ends, gsize, g_array_index (open, gsize, open->len - 1)) = i;
          g_array_set_size (open, open->len - 1);
        }
    }
  return ends;
}

static gboolean
find_link (const char *text, Link *link)
{
  g_autoptr (GArray) ends = match_brackets (text);

  for (const char *open = strchr (text, '['); open != NULL; open = strchr (open + 1, '['))
    {
      gsize close = g_array_index (ends, gsize, open - text);
      gsize end = close > 0 && text[close + 1] == '(' ? g_array_index (ends, gsize, close + 1) : 0;

      if (end == 0)
        continue;
      *link = (Link){ open + 1, text + close + 2, text + end + 1, text + close - open - 1,
                      end - close - 2 };
      /* A title in quotes may follow the address. */
      link->url_length = MIN (link->url_length, strcspn (link->url, " \t"));
      return TRUE;
    }
  return FALSE;
}

/* (transfer full): from a name; never empty, and not in use */
static char *
make_slug (List *self, const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autoptr (GString) slug = g_string_new (NULL);
  char *unique;

  for (const char *p = ascii; *p != '\0' && slug->len < MOST_SLUG; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (slug, g_ascii_tolower (*p));
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0)
    g_string_assign (slug, "entry");
  unique = g_strdup (slug->str);
  for (guint i = 2; g_hash_table_contains (self->used, unique); i++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s-%u", slug->str, i);
    }
  g_hash_table_add (self->used, g_strdup (unique));
  return unique;
}

static guint
find_resource (List *self, const char *name, const char *url)
{
  g_autofree char *key = wm_web_address_fold (url);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_url, key));
  const char *known = g_hash_table_lookup (self->known, key);
  Resource *resource;

  if (found > 0)
    return found - 1;
  resource = g_new0 (Resource, 1);
  resource->name = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MOST_NAME));
  resource->url = g_strdup (url);
  resource->id = known != NULL ? g_strdup (known) : make_slug (self, name);
  g_ptr_array_add (self->resources, resource);
  g_hash_table_insert (self->by_url, g_steal_pointer (&key),
                       GUINT_TO_POINTER (self->resources->len));
  return self->resources->len - 1;
}

static gboolean
is_web (const char *url)
{
  return g_regex_match_simple ("^https?://[^\\s/]+", url, G_REGEX_CASELESS, 0)
         && g_uri_is_valid (url, G_URI_FLAGS_PARSE_RELAXED, NULL);
}

/* (transfer full): what follows the link; before it the link's title, where the list
 * gave that address another one before */
static char *
note_of (List *self, const Entry *entry, const char *name, const Link *link)
{
  const Resource *resource = g_ptr_array_index (self->resources, entry->resource);
  g_autofree char *rest = plain_text (link->end, strlen (link->end));
  g_autofree char *cut = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MOST_NAME));

  if (*name == '\0' || g_str_equal (cut, resource->name))
    return g_steal_pointer (&rest);
  return g_strchomp (g_strdup_printf ("%s %s", name, rest));
}

static void
take_item (List *self, const char *text)
{
  g_autofree char *url = NULL;
  g_autofree char *name = NULL;
  Entry *entry;
  Link link;

  if (!find_link (text, &link))
    return;
  url = g_strndup (link.url, link.url_length);
  if (!is_web (url))
    return;
  name = plain_text (link.title, link.title_length);
  entry = g_new0 (Entry, 1);
  entry->resource = find_resource (self, *name != '\0' ? name : url, url);
  entry->section = g_strdup (self->section);
  entry->topic = g_strdup (self->topic);
  entry->note = note_of (self, entry, name, &link);
  entry->tier = MAX (self->tier, 1);
  entry->is_new = strstr (text, NEW_MARK) != NULL;
  g_ptr_array_add (self->entries, entry);
}

/* 0 where the line tells none: "**Tier 2**", "<summary>Tier 4+</summary>" */
static int
find_tier (const char *line)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *digit = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new ("^\\s*(?:\\*\\*|__|<details>\\s*<summary>|<summary>|"
                                            "#{4,6}\\s)[^0-9]*?(?<![A-Za-z])tier\\s*([1-9])",
                                            G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  if (!g_regex_match (regex, line, 0, &match))
    return 0;
  digit = g_match_info_fetch (match, 1);
  return *digit - '0';
}

/* (transfer full): a heading's text; a link in it stands for its title */
static char *
heading_text (const char *text)
{
  Link link;

  text += strspn (text, "# \t");
  if (find_link (text, &link))
    {
      g_autofree char *title = plain_text (link.title, link.title_length);
      g_autofree char *before = plain_text (text, link.title - 1 - text);
      g_autofree char *after = plain_text (link.end, strlen (link.end));

      return g_strstrip (g_strdup_printf ("%s %s %s", before, title, after));
    }
  return plain_text (text, strlen (text));
}

static void
take_heading (List *self, const char *line, gsize level)
{
  char **target = level == 1 ? &self->title : level == 2 ? &self->section : &self->topic;

  if (level == 1 && self->title != NULL)
    target = &self->section;
  g_free (*target);
  *target = heading_text (line);
  self->tier = 0;
  if (level <= 2)
    g_clear_pointer (&self->topic, g_free);
}

static void
take_line (List *self, const char *line)
{
  const char *text = line + strspn (line, " \t");
  gsize level = strspn (text, "#");
  int tier = find_tier (text);

  if (g_str_has_prefix (text, "```") || g_str_has_prefix (text, "~~~"))
    self->in_code = !self->in_code;
  else if (self->in_code)
    return;
  else if (tier > 0)
    self->tier = tier;
  else if (level >= 1 && level <= 3 && (text[level] == ' ' || text[level] == '\t'))
    take_heading (self, text, level);
  else if (strchr ("-*+", *text) != NULL && *text != '\0' && text[1] == ' ')
    take_item (self, text + 2);
  else if (g_regex_match_simple ("^[0-9]{1,3}[.)] ", text, 0, 0))
    take_item (self, text);
}

static void
read_known (List *self, WmStore *store)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, NULL, "SELECT slug, url FROM resource", "");

  while (rows != NULL && wm_rows_next (rows, NULL))
    {
      g_hash_table_add (self->used, g_strdup (wm_rows_text (rows, 0)));
      if (*wm_rows_text (rows, 1) != '\0')
        g_hash_table_replace (self->known, wm_web_address_fold (wm_rows_text (rows, 1)),
                              g_strdup (wm_rows_text (rows, 0)));
    }
}

static void
write_text (WmJsonWriter *writer, const char *key, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  wm_json_writer_key (writer, key);
  wm_json_writer_string (writer, text);
}

/* (nullable): what the address tells of the kind */
static const char *
kind_of (const char *url)
{
  if (g_regex_match_simple ("//(www\\.)?(youtube\\.com|youtu\\.be|vimeo\\.com)/", url, 0, 0))
    return "video";
  if (g_regex_match_simple ("//(www\\.)?(arxiv\\.org|aclanthology\\.org|openreview\\.net)/", url, 0,
                            0)
      || g_str_has_suffix (url, ".pdf"))
    return "paper";
  return NULL;
}

static void
write_resources (WmJsonWriter *writer, const List *self)
{
  wm_json_writer_key (writer, "resources");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < self->resources->len; i++)
    {
      const Resource *resource = g_ptr_array_index (self->resources, i);

      wm_json_writer_begin_object (writer);
      write_text (writer, "id", resource->id);
      write_text (writer, "name", resource->name);
      write_text (writer, "url", resource->url);
      write_text (writer, "learningResourceType", kind_of (resource->url));
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static void
write_entries (WmJsonWriter *writer, const List *self)
{
  wm_json_writer_key (writer, "itemListElement");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);

      wm_json_writer_begin_object (writer);
      wm_json_writer_key (writer, "position");
      wm_json_writer_int (writer, i + 1);
      write_text (writer, "section", entry->section);
      write_text (writer, "subsection", entry->topic);
      wm_json_writer_key (writer, "tier");
      wm_json_writer_int (writer, entry->tier);
      write_text (writer, "resource",
                  ((Resource *) g_ptr_array_index (self->resources, entry->resource))->id);
      if (entry->is_new)
        {
          wm_json_writer_key (writer, "isNew");
          wm_json_writer_bool (writer, TRUE);
        }
      write_text (writer, "note", entry->note);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static GBytes *
write_pack (List *self, const char *name)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autofree char *stem = g_strndup (name, strcspn (name, "."));
  const char *title = self->title != NULL && *self->title != '\0' ? self->title : stem;
  g_autofree char *id = NULL;

  g_hash_table_remove_all (self->used);
  id = make_slug (self, title);
  wm_json_writer_begin_object (writer);
  write_text (writer, "format", "waymark-pack/1");
  write_text (writer, "id", id);
  write_text (writer, "name", title);
  wm_json_writer_key (writer, "skills");
  wm_json_writer_begin_array (writer);
  wm_json_writer_end_array (writer);
  write_resources (writer, self);
  wm_json_writer_key (writer, "readingLists");
  wm_json_writer_begin_array (writer);
  wm_json_writer_begin_object (writer);
  write_text (writer, "id", id);
  write_text (writer, "name", title);
  write_entries (writer, self);
  wm_json_writer_end_object (writer);
  wm_json_writer_end_array (writer);
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish_bytes (writer);
}

static gboolean
check_text (GBytes *input, const char *name, GError **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (input, &length);

  if (length == 0 || (memchr (text, '\0', length) == NULL && g_utf8_validate (text, length, NULL)))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s is not text in UTF-8"), name);
  return FALSE;
}

static int
compare_resources (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Resource *const *) a)->id, (*(Resource *const *) b)->id);
}

/* Resources stand in the order of ids; entries find theirs again. */
static void
sort_resources (List *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) old = g_ptr_array_copy (self->resources, NULL, NULL);

  /* The copy only points. */
  g_ptr_array_set_free_func (old, NULL);
  g_ptr_array_sort (self->resources, compare_resources);
  for (guint i = 0; i < self->resources->len; i++)
    g_hash_table_insert (places, self->resources->pdata[i], GUINT_TO_POINTER (i));
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      entry->resource
          = GPOINTER_TO_UINT (g_hash_table_lookup (places, old->pdata[entry->resource]));
    }
}

GBytes *
wm_reading_list_to_pack (WmStore *store, GBytes *input, const char *name, GError **error)
{
  g_auto (List) self = { 0 };
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;
  const char *data;

  g_return_val_if_fail (WM_IS_STORE (store) && input != NULL && name != NULL, NULL);

  if (!check_text (input, name, error))
    return NULL;
  data = g_bytes_get_data (input, &length);
  text = length > 0 ? g_strndup (data, length) : g_strdup ("");
  lines = g_strsplit (g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text, "\n", -1);
  self.resources = g_ptr_array_new_with_free_func (resource_free);
  self.entries = g_ptr_array_new_with_free_func (entry_free);
  self.by_url = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_known (&self, store);
  for (guint i = 0; lines[i] != NULL && self.entries->len < MOST_ENTRIES; i++)
    take_line (&self, lines[i]);
  if (self.entries->len == 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("%s holds no list of links: no line such as “- [Title](https://…)”"), name);
      return NULL;
    }
  sort_resources (&self);
  return write_pack (&self, name);
}
