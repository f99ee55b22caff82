/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may be stored as a text, and ids that say nothing about anybody.
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/random.h>

#include "store/wm-sql.h"

#define SLUG_LENGTH 10

static void
fill_random (guint8 *bytes, gsize size)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n = getrandom (bytes + done, size - done, 0);

      if (n > 0)
        done += (gsize) n;
      else
        g_assert (errno == EINTR);
    }
}

gint64
wm_sql_new_id (void)
{
  guint64 bits = 0;

  while (bits == 0)
    {
      fill_random ((guint8 *) &bits, sizeof bits);
      bits &= G_MAXINT64;
    }
  return (gint64) bits;
}

char *
wm_sql_new_slug (const char *prefix)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  char random[SLUG_LENGTH + 1] = "";

  g_return_val_if_fail (prefix != NULL, NULL);

  for (int i = 0; i < SLUG_LENGTH;)
    {
      guint8 byte;

      fill_random (&byte, 1);
      /* 252 is the largest multiple of 36: no letter is likelier. */
      if (byte < 252)
        random[i++] = letters[byte % 36];
    }
  return g_strdup_printf ("%s-%s", prefix, random);
}

static char *
drop_controls (const char *text, gboolean is_name)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *c = text; *c != '\0'; c++)
    if (is_name && (*c == '\n' || *c == '\t' || *c == '\r'))
      g_string_append_c (clean, ' ');
    else if (*c == '\n' || *c == '\t' || ((guchar) *c >= 0x20 && *c != 0x7f))
      g_string_append_c (clean, *c);
  return g_string_free (clean, FALSE);
}

char *
wm_text_clean (const char *text, gboolean is_name, const char *what, GError **error)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      /* Translators: %s is the place of the text, such as “Name” or
       * “people[2].name”. */
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s: the text is not valid UTF-8."), what);
      return NULL;
    }

  clean = drop_controls (text, is_name);
  if (is_name)
    g_strstrip (clean);
  if (is_name && *clean == '\0')
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s: is empty. Type a name."), what);
  else if (is_name && g_utf8_strlen (clean, -1) > WM_LIMIT_NAME)
    g_set_error (error, WM_ERROR, WM_ERROR_LIMIT,
                 _ ("%s: longer than %d characters. Shorten it."), what, WM_LIMIT_NAME);
  else if (strlen (clean) > WM_LIMIT_TEXT)
    g_set_error (error, WM_ERROR, WM_ERROR_LIMIT,
                 _ ("%s: longer than %d bytes. Shorten it."), what, WM_LIMIT_TEXT);
  else
    return g_steal_pointer (&clean);
  return NULL;
}
