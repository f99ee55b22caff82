/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Working days on the command line: dates.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli.h"
#include "exchange/wm-calendar-file.h"
#include "exchange/wm-json-writer.h"

static void
write_date (WmJsonWriter *writer, const char *key, const GDate *date)
{
  g_autofree char *text = wm_date_format (date);

  wm_json_writer_key (writer, key);
  wm_json_writer_string (writer, text);
}

static gboolean
write_horizons (WmJsonWriter *writer, const WmCalendar *calendar, const GDate *start)
{
  static const struct
  {
    const char *key;
    WmHorizon horizon;
  } horizons[] = {
    { "start", WM_HORIZON_DAY },
    { "week", WM_HORIZON_WEEK },
    { "month", WM_HORIZON_MONTH },
    { "quarter", WM_HORIZON_QUARTER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (horizons); i++)
    {
      GDate date;

      if (!wm_calendar_horizon_end (calendar, start, horizons[i].horizon, &date))
        return FALSE;
      write_date (writer, horizons[i].key, &date);
    }
  return TRUE;
}

static gboolean
write_nth (WmJsonWriter *writer, const WmCalendar *calendar, const GDate *start, int nth)
{
  GDate date;

  if (!wm_calendar_nth (calendar, start, nth, &date))
    return FALSE;
  write_date (writer, "start", start);
  wm_json_writer_key (writer, "nth");
  wm_json_writer_int (writer, nth);
  write_date (writer, "date", &date);
  return TRUE;
}

int
wm_cli_dates (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmCalendar) calendar = NULL;
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *start_text = NULL;
  g_autofree char *nth_text = NULL;
  g_autofree char *text = NULL;
  gint64 nth = 0;
  GDate start;
  gboolean found;
  const GOptionEntry entries[] = {
    { "calendar", 0, 0, G_OPTION_ARG_FILENAME, &path,
      N_ ("Working week, holidays and make-up days; Monday to Friday without it"),
      N_ ("CAL.json") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &start_text, N_ ("First day"), N_ ("DATE") },
    { "nth", 0, 0, G_OPTION_ARG_STRING, &nth_text, N_ ("Tell the n-th working day"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 0, 0, &line))
    return WM_EXIT_USAGE;
  if (!start_text)
    return wm_cli_usage (command, _ ("--start is needed"));
  if (nth_text && !g_ascii_string_to_signed (nth_text, 10, 1, 100000, &nth, NULL))
    return wm_cli_usage (command, _ ("--nth takes a whole number from 1, not “%s”"), nth_text);
  calendar = path ? wm_calendar_file_read (path, &error) : wm_calendar_new (NULL);
  if (!calendar || !wm_cli_date ("--start", start_text, &start, &error))
    return wm_cli_fail (error);

  wm_json_writer_begin_object (writer);
  found = nth > 0 ? write_nth (writer, calendar, &start, nth)
                  : write_horizons (writer, calendar, &start);
  wm_json_writer_end_object (writer);
  if (!found)
    {
      g_set_error (&error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("From %s on the calendar has no such working day within ten years; "
                      "look at its week and holidays"),
                   start_text);
      return wm_cli_fail (error);
    }
  text = wm_json_writer_finish (writer);
  return wm_cli_print (text);
}
