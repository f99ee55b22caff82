/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of links that somebody pasted, into resources.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "map/wm-edit-private.h"
#include "map/wm-links.h"

#define MOST_AT_ONCE 5000 /* links; the window waits for them */

/* ---- addresses --------------------------------------------------------------- */

static gboolean
is_free (guchar c, gboolean in_host)
{
  return c > ' ' && c < 127 && strchr ("<>\"`{}|\\^", c) == NULL
         && (in_host || (c != '[' && c != ']'));
}

/* What an address may not hold as it is (Chinese, accents, a bracket) is written in the
 * bytes of UTF-8, after RFC 3987, 3.1. */
static void
append_escaped (GString *out, const char *text)
{
  gboolean in_host = TRUE;

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean escape = *p == '%' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]);

      in_host = in_host && strchr ("/?#", *p) == NULL;
      if (escape || (*p != '%' && is_free ((guchar) *p, in_host)))
        g_string_append_c (out, *p);
      else
        g_string_append_printf (out, "%%%02X", (guchar) *p);
    }
}

/* (transfer full): "https://例子.cn/机器" as programs write it */
static char *
to_ascii (const char *url)
{
  GString *out = g_string_new (NULL);
  const char *host = strstr (url, "://");
  gsize length;
  g_autofree char *scheme = NULL;
  g_autofree char *name = NULL;
  g_autofree char *ascii = NULL;

  host = host != NULL ? host + 3 : url;
  length = strcspn (host, "/?#:");
  scheme = g_ascii_strdown (url, host - url);
  name = g_ascii_strdown (host, (gssize) length);
  ascii = g_str_is_ascii (name) ? NULL : g_hostname_to_ascii (name);
  g_string_append (out, scheme);
  g_string_append (out, ascii != NULL ? ascii : name);
  append_escaped (out, host + length);
  return g_string_free (out, FALSE);
}

/* The address may be longer than a line of a message. */
static void
set_no_address (GError **error, const char *url)
{
  g_autofree char *valid = g_utf8_make_valid (url, (gssize) MIN (strlen (url), 1024));
  gboolean is_long = g_utf8_strlen (valid, -1) > 80;
  g_autofree char *begin = g_utf8_substring (valid, 0, is_long ? 80 : -1);
  g_autofree char *shown = g_strconcat (begin, is_long ? "…" : NULL, NULL);

  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("“%s” is no address of the web; it begins with https:// or http://"), shown);
}

char *
wm_web_address (const char *url, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *plain = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *scheme, *host;

  g_return_val_if_fail (url != NULL, NULL);

  plain = g_strstrip (g_strdup (url));
  clean = g_utf8_validate (plain, -1, NULL) ? to_ascii (plain) : g_steal_pointer (&plain);
  uri = g_str_is_ascii (clean) ? g_uri_parse (clean, G_URI_FLAGS_NONE, NULL) : NULL;
  scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if (host != NULL && *host != '\0' && g_uri_get_userinfo (uri) == NULL
      && strlen (clean) <= WM_LIMIT_TEXT
      && (g_str_equal (scheme, "http") || g_str_equal (scheme, "https")))
    return g_steal_pointer (&clean);
  set_no_address (error, url);
  return NULL;
}

/* ---- a list of them ----------------------------------------------------------- */

/* (transfer full) (nullable) (element-type utf8 utf8): by address as it is folded, the resources
 * there are */
static GHashTable *
read_known (WmStore *store, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (WmRows) rows = wm_sql_query (
    store, error, "SELECT url, slug FROM resource WHERE url <> '' ORDER BY slug DESC", "");

  while (wm_rows_step (rows))
    g_hash_table_replace (known, wm_web_address_fold (wm_rows_text (rows, 0)),
                          g_strdup (wm_rows_text (rows, 1)));
  return wm_rows_end (rows, error) ? g_steal_pointer (&known) : NULL;
}

/* What is in the map already is linked, not added again. */
static gboolean
add_link (WmStore *store, GHashTable *known, const WmLink *link, const char *const *skills,
          WmPasted *pasted, GError **error)
{
  g_autofree char *folded = wm_web_address_fold (link->address);
  const char *there = g_hash_table_lookup (known, folded);
  WmResourceEdit edit = WM_RESOURCE_EDIT_INIT;
  g_autofree char *slug = NULL;

  if (there != NULL)
    {
      pasted->linked++;
      return wm_resource_link (store, there, skills, TRUE, error);
    }
  edit.name = link->title;
  edit.url = link->address;
  edit.kind = "article";
  edit.skills = skills;
  slug = wm_resource_add (store, &edit, error);
  pasted->added += slug != NULL;
  return slug != NULL;
}

static gboolean
add_links (WmStore *store, GPtrArray *links, const char *const *skills, WmPasted *pasted,
           GError **error)
{
  g_autoptr (GHashTable) known = read_known (store, error);

  for (guint i = 0; known != NULL && i < links->len; i++)
    if (!add_link (store, known, g_ptr_array_index (links, i), skills, pasted, error))
      return FALSE;
  return known != NULL;
}

/* (nullable): nothing but what may be kept, or why not */
static char *
clean_list (const char *text, GError **error)
{
  gsize length = strlen (text);

  if (length <= WM_LINKS_MOST)
    return g_strdelimit (g_utf8_make_valid (text, (gssize) length), "\r\v\f", '\n');
  g_set_error (error, WM_ERROR, WM_ERROR_LIMIT, _ ("%s: longer than %d bytes. Shorten it."),
               _ ("Links"), WM_LINKS_MOST);
  return NULL;
}

static GPtrArray *
find_links (const char *text, WmPasted *pasted, GError **error)
{
  g_auto (WmRefused) refused = { 0 };
  g_autoptr (GPtrArray) links = wm_links_find (text, &refused);

  pasted->refused = refused.n;
  if (links->len > 0 && links->len <= MOST_AT_ONCE)
    return g_steal_pointer (&links);
  if (links->len > 0)
    g_set_error (error, WM_ERROR, WM_ERROR_LIMIT,
                 _ ("There are %u links in this text; at most %d are added at once. Paste a part "
                    "of it."),
                 links->len, MOST_AT_ONCE);
  else if (refused.first != NULL)
    set_no_address (error, refused.first);
  else
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                         _ ("There is no address in this text. Write one a line, beginning with "
                            "https:// or http://."));
  return NULL;
}

gboolean
wm_links_paste (WmStore *store, const char *text, const char *const *skills, WmPasted *pasted,
                GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *subject = NULL;
  g_autoptr (GPtrArray) links = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && text && skills && pasted, FALSE);

  *pasted = (WmPasted){ 0 };
  clean = clean_list (text, error);
  links = clean != NULL ? find_links (clean, pasted, error) : NULL;
  if (links == NULL || !wm_edit_prepare (store, error))
    return FALSE;
  subject = *skills != NULL ? g_strconcat ("skill:", *skills, NULL) : NULL;
  if (!wm_store_begin (store, "paste-links", subject, error))
    return FALSE;
  return wm_edit_end (store, add_links (store, links, skills, pasted, error), error);
}

char *
wm_pasted_describe (const WmPasted *pasted)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (pasted->added > 0 || pasted->linked == 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u resource added", "%u resources added",
                                                       pasted->added),
                                             pasted->added));
  if (pasted->linked > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u linked that was there",
                                                       "%u linked that were there",
                                                       pasted->linked),
                                             pasted->linked));
  if (pasted->refused > 0)
    /* Translators: of a list of links; “mailto:” is no address of the web. */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u left out: no address of the web",
                                                       "%u left out: no addresses of the web",
                                                       pasted->refused),
                                             pasted->refused));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
