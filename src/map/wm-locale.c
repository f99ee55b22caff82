/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Languages: which one the user reads, and how well a text's language fits.
 */
#include <string.h>

#include "map/wm-map-private.h"

/* "zh_CN.UTF-8@x" -> "zh-CN" */
static char *
tag_of_locale (const char *locale)
{
  g_autofree char *tag = g_strndup (locale, strcspn (locale, ".@"));

  return g_strdelimit (g_steal_pointer (&tag), "_", '-');
}

/**
 * wm_locale_current:
 *
 * The language that content should come in: the first of those that LANGUAGE,
 * LC_ALL, LC_MESSAGES and LANG name, the way messages find theirs.
 *
 * Returns: (transfer full): a BCP 47 tag; "en" when nothing is told
 */
char *
wm_locale_current (void)
{
  const char *const *names = g_get_language_names ();
  g_autofree char *tag = tag_of_locale (names[0] != NULL ? names[0] : "C");

  if (*tag == '\0' || g_str_equal (tag, "C") || g_str_equal (tag, "POSIX"))
    return g_strdup ("en");
  return g_steal_pointer (&tag);
}

/* Whether two tags name the same language, whatever the region: "zh-CN" and
 * "zh-TW". */
gboolean
wm_locale_same_language (const char *a, const char *b)
{
  gsize length = strcspn (a, "-_");

  return length > 0 && length == strcspn (b, "-_") && g_ascii_strncasecmp (a, b, length) == 0;
}
