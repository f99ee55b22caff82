/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ISO 8601 durations as content files hold them: "PT45M", "P3D", "P1W",
 * "PT1H30M". Years and months have no fixed length in working time, so a
 * duration that uses them is "not told".
 */
#include "map/wm-map.h"

#define MINUTES_A_DAY (8 * 60)
#define MINUTES_A_WEEK (5 * MINUTES_A_DAY)
#define MINUTES_MOST (10 * 365 * 24 * 60)

static const struct
{
  char unit;
  gboolean of_time; /* after the T */
  int seconds;
} units[] = {
  { 'W', FALSE, MINUTES_A_WEEK * 60 },
  { 'D', FALSE, MINUTES_A_DAY * 60 },
  { 'H', TRUE, 60 * 60 },
  { 'M', TRUE, 60 },
  { 'S', TRUE, 1 },
};

/* Reads "12" and its unit; the unit must come later in the table than @next
 * says, so that none is used twice and the order is kept. */
static gboolean
read_part (const char **text, gboolean of_time, guint *next, gint64 *seconds)
{
  gint64 number = 0;
  const char *p = *text;

  if (!g_ascii_isdigit (*p))
    return FALSE;
  for (; g_ascii_isdigit (*p); p++)
    {
      number = number * 10 + (*p - '0');
      if (number > MINUTES_MOST * G_GINT64_CONSTANT (60))
        return FALSE;
    }

  for (guint i = *next; i < G_N_ELEMENTS (units); i++)
    if (units[i].unit == *p && units[i].of_time == of_time)
      {
        *seconds += number * units[i].seconds;
        *next = i + 1;
        *text = p + 1;
        return *seconds <= MINUTES_MOST * G_GINT64_CONSTANT (60);
      }
  return FALSE;
}

/**
 * wm_duration_minutes:
 * @duration: (nullable): an ISO 8601 duration
 *
 * A day counts eight hours and a week five days, since durations tell effort.
 * Seconds are rounded up to a whole minute.
 *
 * Returns: minutes, or -1 when @duration tells none that can be counted
 */
int
wm_duration_minutes (const char *duration)
{
  gint64 seconds = 0;
  gboolean of_time = FALSE;
  guint next = 0;
  const char *p = duration;

  if (p == NULL || *p++ != 'P' || *p == '\0')
    return -1;

  while (*p != '\0')
    {
      if (*p == 'T')
        {
          if (of_time)
            return -1;
          of_time = TRUE;
          p++;
        }
      if (!read_part (&p, of_time, &next, &seconds))
        return -1;
    }
  return (int) ((seconds + 59) / 60);
}

/**
 * wm_duration_format:
 * @minutes: 0 or more
 *
 * Returns: (transfer full): "PT45M", "PT2H" or "PT1H30M"
 */
char *
wm_duration_format (int minutes)
{
  g_return_val_if_fail (minutes >= 0, NULL);

  if (minutes == 0 || minutes < 60)
    return g_strdup_printf ("PT%dM", minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf ("PT%dH", minutes / 60);
  return g_strdup_printf ("PT%dH%dM", minutes / 60, minutes % 60);
}
