/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of links that somebody pasted, into resources.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "map/wm-edit-private.h"

char *
wm_web_address (const char *url, GError **error)
{
  g_autofree char *clean = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *scheme, *host;

  g_return_val_if_fail (url != NULL, NULL);

  clean = g_strstrip (g_strdup (url));
  uri = g_str_is_ascii (clean) ? g_uri_parse (clean, G_URI_FLAGS_NONE, NULL) : NULL;
  scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if (host != NULL && *host != '\0' && g_uri_get_userinfo (uri) == NULL
      && strlen (clean) <= WM_LIMIT_TEXT
      && (g_str_equal (scheme, "http") || g_str_equal (scheme, "https")))
    return g_steal_pointer (&clean);
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("“%s” is no address of the web; it begins with https:// or http://"), url);
  return NULL;
}

/* Where an address begins in @line: the first of the web, or else one that is
 * to be refused. NULL for none. */
static char *
find_address (const char *line, int *start, int *end)
{
  static const char *const patterns[]
      = { "https?://[^\\s<>\"“”（）]*",
          "(?:[a-z][a-z0-9+.-]*://|\\b(?:javascript|data|file|mailto|vbscript):)[^\\s<>\"]*" };
  g_autofree char *found = NULL;
  gsize length;

  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (patterns[i], G_REGEX_CASELESS, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;

      if (!g_regex_match (regex, line, 0, &match))
        continue;
      found = g_match_info_fetch (match, 0);
      g_match_info_fetch_pos (match, 0, start, end);
    }
  if (found == NULL)
    return NULL;
  /* What closes the sentence or the bracket around it is not of it. */
  length = strlen (found);
  while (length > 0
         && (strchr (".,;]", found[length - 1]) != NULL
             || (found[length - 1] == ')' && strchr (found, '(') == NULL)))
    found[--length] = '\0';
  *end = *start + (int) length;
  return g_steal_pointer (&found);
}

/* (transfer full): the words around the address, without list marks */
static char *
find_title (const char *line, int start, int end)
{
  g_autofree char *before = g_strndup (line, (gsize) start);
  g_autofree char *title = g_strconcat (before, line + end, NULL);
  g_autofree char *whole = NULL;
  const char *from;
  gsize length;

  g_strdelimit (title, "[]<>\t", ' ');
  from = title;
  while (*from != '\0' && strchr (" -*+#:().,;|", *from) != NULL)
    from++;
  length = strlen (from);
  while (length > 0 && strchr (" -:().,;|", from[length - 1]) != NULL)
    length--;
  whole = g_strndup (from, length);
  return g_utf8_strlen (whole, -1) > WM_LIMIT_NAME ? g_utf8_substring (whole, 0, WM_LIMIT_NAME)
                                                   : g_steal_pointer (&whole);
}

/* What is in the map already is linked, not added again. */
static gboolean
add_link (WmStore *store, const char *address, const char *title, const char *const *skills,
          WmPasted *pasted, GError **error)
{
  g_autofree char *known
      = wm_sql_text (store, "SELECT slug FROM resource WHERE url = ?1 ORDER BY slug LIMIT 1", "t",
                     address);
  WmResourceEdit edit = WM_RESOURCE_EDIT_INIT;
  g_autofree char *slug = NULL;

  if (known != NULL)
    {
      pasted->linked++;
      return wm_resource_link (store, known, skills, TRUE, error);
    }
  edit.name = title;
  edit.url = address;
  edit.kind = "article";
  edit.skills = skills;
  slug = wm_resource_add (store, &edit, error);
  pasted->added += slug != NULL;
  return slug != NULL;
}

static gboolean
add_line (WmStore *store, const char *line, const char *const *skills, WmPasted *pasted,
          GError **error)
{
  int start = 0, end = 0;
  g_autofree char *found = find_address (line, &start, &end);
  g_autofree char *address = NULL;
  g_autofree char *title = NULL;

  if (found == NULL)
    return TRUE;
  address = wm_web_address (found, error);
  title = find_title (line, start, end);
  return address != NULL && add_link (store, address, title, skills, pasted, error);
}

static gboolean
add_lines (WmStore *store, const char *text, const char *const *skills, WmPasted *pasted,
           GError **error)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\r", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!add_line (store, lines[i], skills, pasted, error))
      return FALSE;
  if (pasted->added + pasted->linked > 0)
    return TRUE;
  g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                       _ ("There is no address in this text. Write one a line, beginning with "
                          "https:// or http://."));
  return FALSE;
}

gboolean
wm_links_paste (WmStore *store, const char *text, const char *const *skills, WmPasted *pasted,
                GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && text && skills && pasted, FALSE);

  *pasted = (WmPasted){ 0 };
  clean = wm_text_clean (text, FALSE, _ ("Links"), error);
  if (clean == NULL || !wm_edit_prepare (store, error))
    return FALSE;
  subject = *skills != NULL ? g_strconcat ("skill:", *skills, NULL) : NULL;
  if (!wm_store_begin (store, "paste-links", subject, error))
    return FALSE;
  return wm_edit_end (store, add_lines (store, clean, skills, pasted, error), error);
}
