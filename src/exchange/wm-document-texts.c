/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The small grammars of texts in our documents. GLib's own parsers take more
 * than the formats allow, or less.
 */
#include "config.h"

#include <string.h>

#include "onboarding/wm-calendar.h"
#include "wm-document.h"

/* Two digits at @text as a number, or -1. */
static int
two_digits (const char *text)
{
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return -1;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/**
 * wm_timestamp_parse:
 * @seconds: (out) (optional): Unix seconds; a fraction is dropped
 *
 * RFC 3339, in UTC with a capital Z.
 */
gboolean
wm_timestamp_parse (const char *text, gint64 *seconds)
{
  static const char pattern[] = "dddd-dd-ddTdd:dd:dd";
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *day = NULL;
  gsize length = strlen (pattern);
  GDate date;

  if (strlen (text) <= length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;
  day = g_strndup (text, strlen ("YYYY-MM-DD"));
  if (!wm_date_parse (day, &date))
    return FALSE;
  time = g_date_time_new_utc (g_date_get_year (&date), g_date_get_month (&date),
                              g_date_get_day (&date), two_digits (text + 11),
                              two_digits (text + 14), two_digits (text + 17));
  if (time == NULL)
    return FALSE;
  if (text[length] == '.')
    {
      gsize digits = strspn (text + length + 1, "0123456789");

      if (digits == 0)
        return FALSE;
      length += 1 + digits;
    }
  if (seconds != NULL)
    *seconds = g_date_time_to_unix (time);
  return strcmp (text + length, "Z") == 0;
}

char *
wm_timestamp_format (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

/* Steps over numbers with the units of @units, each at most once and in that
 * order; returns how many there were, or -1. */
static int
skip_units (const char **text, const char *units)
{
  int count = 0;

  while (g_ascii_isdigit (**text))
    {
      const char *unit;

      *text += strspn (*text, "0123456789");
      unit = **text != '\0' ? strchr (units, **text) : NULL;
      if (unit == NULL)
        return -1;
      units = unit + 1;
      (*text)++;
      count++;
    }
  return count;
}

/* ISO 8601: P1Y2M3DT4H5M6S with at least one part, or weeks alone. */
gboolean
wm_duration_is_valid (const char *text)
{
  const char *weeks;
  int days, times;

  if (*text++ != 'P')
    return FALSE;
  weeks = text;
  if (skip_units (&weeks, "W") == 1 && *weeks == '\0')
    return TRUE;
  days = skip_units (&text, "YMD");
  if (days < 0)
    return FALSE;
  if (*text == '\0')
    return days > 0;
  if (*text++ != 'T')
    return FALSE;
  times = skip_units (&text, "HMS");
  return times > 0 && *text == '\0';
}

/* Something, an at sign, and a domain: what can be said without asking. */
gboolean
wm_email_is_plausible (const char *text)
{
  const char *at = strrchr (text, '@');

  if (at == NULL || at == text || at[1] == '\0' || at[1] == '.')
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p <= ' ' || strchr ("<>(),;:\\\"", *p) != NULL || (*p == '@' && p != at))
      return FALSE;
  return !g_str_has_suffix (text, ".") && strstr (text, "..") == NULL;
}
