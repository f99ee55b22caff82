/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Calendars in and out, by libical.
 */
#include "config.h"

#include "exchange/wm-ical.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>
#include <time.h>

#include "exchange/wm-exchange.h"
#include "store/wm-sql.h"

#define MOST_BYTES (4 * 1024 * 1024)
#define MOST_DAYS 20000
#define MOST_LENGTH 370 /* days of one event */

/* ---- holidays in -------------------------------------------------------------- */

typedef struct
{
  GArray *days;
  GHashTable *seen; /* Julian days */
  const GDate *from, *to;
  const char *name;
  int length; /* in days */
} Reading;

static void
add_day (Reading *reading, const GDate *day)
{
  gpointer key = GUINT_TO_POINTER (g_date_get_julian (day));

  if (g_date_compare (day, reading->from) >= 0 && g_date_compare (day, reading->to) <= 0
      && reading->days->len < MOST_DAYS && g_hash_table_add (reading->seen, key))
    wm_calendar_days_add (reading->days, day, reading->name);
}

static void
on_recurrence (icalcomponent *event, struct icaltime_span *span, void *data)
{
  Reading *reading = data;
  struct tm tm;
  GDate day;

  if (gmtime_r (&span->start, &tm) == NULL || tm.tm_year < 70 || tm.tm_year > 300)
    return;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) tm.tm_mday, tm.tm_mon + 1, (GDateYear) (tm.tm_year + 1900));
  for (int i = 0; i < reading->length; i++, g_date_add_days (&day, 1))
    add_day (reading, &day);
}

/* DTEND is exclusive; without it an all-day event lasts one day. */
static int
days_of (icalcomponent *event)
{
  struct icaltimetype start = icalcomponent_get_dtstart (event);
  struct icaltimetype end = icalcomponent_get_dtend (event);
  int days = icaltime_is_null_time (end)
                 ? 1
                 : (int) ((icaltime_as_timet (end) - icaltime_as_timet (start)) / 86400);

  return CLAMP (days, 1, MOST_LENGTH);
}

static void
read_event (Reading *reading, icalcomponent *event)
{
  struct icaltimetype start = icalcomponent_get_dtstart (event);
  const char *summary = icalcomponent_get_summary (event);
  g_autofree char *name = summary ? wm_text_clean (summary, TRUE, "", NULL) : NULL;
  struct icaltimetype from, to;

  if (icaltime_is_null_time (start) || !icaltime_is_date (start))
    return;
  reading->name = name;
  reading->length = days_of (event);
  /* An event that begins before the first day may reach into it. */
  from = icaltime_from_day_of_year (1, g_date_get_year (reading->from) - 1);
  to = icaltime_from_day_of_year (1, g_date_get_year (reading->to) + 1);
  icalcomponent_foreach_recurrence (event, from, to, on_recurrence, reading);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return strcmp (((const WmCalendarDay *) a)->date, ((const WmCalendarDay *) b)->date);
}

GArray *
wm_ical_read_days (const char *path, const GDate *from, const GDate *to, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) input = wm_file_read (path, MOST_BYTES, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree char *text
      = input ? g_strndup (g_bytes_get_data (input, NULL), g_bytes_get_size (input)) : NULL;
  Reading reading = { wm_calendar_days_new (), seen, from, to, NULL, 1 };
  icalcomponent *root = text ? icalparser_parse_string (text) : NULL;

  if (root == NULL || icalcomponent_isa (root) != ICAL_VCALENDAR_COMPONENT)
    {
      if (input)
        g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s is not an iCalendar file"), name);
      g_array_unref (reading.days);
      g_clear_pointer (&root, icalcomponent_free);
      return NULL;
    }
  for (icalcomponent *event = icalcomponent_get_first_component (root, ICAL_VEVENT_COMPONENT);
       event != NULL; event = icalcomponent_get_next_component (root, ICAL_VEVENT_COMPONENT))
    read_event (&reading, event);
  icalcomponent_free (root);
  g_array_sort (reading.days, compare_days);
  return reading.days;
}

GArray *
wm_ical_read_holidays (const char *path, const GDate *start, GError **error)
{
  GDate from = *start, to = *start;

  g_date_subtract_years (&from, 1);
  g_date_add_years (&to, 3);
  return wm_ical_read_days (path, &from, &to, error);
}

/* ---- plans out ------------------------------------------------------------------- */

typedef struct
{
  const WmPlan *plan;
  icalcomponent *root;
  struct icaltimetype stamp;
  gint64 sequence;
} Writing;

static struct icaltimetype
day_of (const char *iso, guint later)
{
  struct icaltimetype time = icaltime_null_date ();
  GDate date;

  if (!wm_date_parse (iso, &date))
    return time;
  g_date_add_days (&date, later);
  time.year = g_date_get_year (&date);
  time.month = g_date_get_month (&date);
  time.day = g_date_get_day (&date);
  return time;
}

static icalcomponent *
add_component (Writing *writing, icalcomponent *item, const char *kind, const char *slug,
               const char *summary, const char *description)
{
  g_autofree char *uid = g_strdup_printf ("%s.%s.%s@waymark", writing->plan->slug, kind, slug);

  icalcomponent_add_property (item, icalproperty_new_uid (uid));
  icalcomponent_add_property (item, icalproperty_new_dtstamp (writing->stamp));
  icalcomponent_add_property (item, icalproperty_new_lastmodified (writing->stamp));
  icalcomponent_add_property (
      item, icalproperty_new_sequence ((int) CLAMP (writing->sequence, 0, G_MAXINT)));
  icalcomponent_add_property (item, icalproperty_new_summary (summary));
  if (description && *description)
    icalcomponent_add_property (item, icalproperty_new_description (description));
  icalcomponent_add_component (writing->root, item);
  return item;
}

static void
add_event (Writing *writing, const char *kind, const char *slug, const char *summary,
           const char *description, const char *first, const char *last)
{
  icalcomponent *event;

  if (icaltime_is_null_time (day_of (last, 0)))
    return;
  event = add_component (writing, icalcomponent_new_vevent (), kind, slug, summary, description);
  icalcomponent_add_property (event, icalproperty_new_dtstart (day_of (*first ? first : last, 0)));
  icalcomponent_add_property (event, icalproperty_new_dtend (day_of (last, 1)));
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
}

static enum icalproperty_status
status_of (const WmActivity *activity)
{
  switch (wm_activity_stand (activity))
    {
    case WM_ACTIVITY_DONE_NOW:
      return ICAL_STATUS_COMPLETED;
    case WM_ACTIVITY_DROPPED:
      return ICAL_STATUS_CANCELLED;
    case WM_ACTIVITY_DOING:
      return ICAL_STATUS_INPROCESS;
    default:
      return ICAL_STATUS_NEEDSACTION;
    }
}

static void
add_activity (Writing *writing, const WmActivity *activity)
{
  icalcomponent *todo = add_component (writing, icalcomponent_new_vtodo (), "todo", activity->slug,
                                       activity->name, activity->description);
  struct icaltimetype due = day_of (activity->due_date, 0);
  g_autoptr (GDateTime) completed = g_date_time_new_from_iso8601 (activity->completed, NULL);

  if (*activity->start_date && !icaltime_is_null_time (day_of (activity->start_date, 0)))
    icalcomponent_add_property (todo, icalproperty_new_dtstart (day_of (activity->start_date, 0)));
  if (!icaltime_is_null_time (due))
    icalcomponent_add_property (todo, icalproperty_new_due (due));
  icalcomponent_add_property (todo, icalproperty_new_status (status_of (activity)));
  if (completed != NULL)
    {
      struct icaltimetype done = icaltime_from_timet_with_zone (
          g_date_time_to_unix (completed), 0, icaltimezone_get_utc_timezone ());

      icalcomponent_add_property (todo, icalproperty_new_completed (done));
      icalcomponent_add_property (todo, icalproperty_new_percentcomplete (100));
    }
  if (wm_activity_stand (activity) != WM_ACTIVITY_DROPPED)
    add_event (writing, "activity", activity->slug, activity->name, activity->description, "",
               activity->due_date);
}

static void
add_check_in (Writing *writing, const WmCheckIn *check_in)
{
  /* Translators: a number of days, and the name of a plan. */
  g_autofree char *numbered
      = g_strdup_printf (_ ("Check-in, day %1$d: %2$s"), check_in->day, writing->plan->name);
  /* Translators: the name of a plan. */
  g_autofree char *plain = g_strdup_printf (_ ("Check-in: %s"), writing->plan->name);

  add_event (writing, "check-in", check_in->slug, check_in->day > 0 ? numbered : plain, NULL, "",
             *check_in->held ? check_in->held : check_in->date);
}

static void
add_milestone (Writing *writing, const WmMilestone *milestone)
{
  g_autoptr (GString) goals = g_string_new (NULL);

  for (guint i = 0; i < milestone->goals->len; i++)
    g_string_append_printf (goals, "%s%s", i ? "\n" : "",
                            (const char *) g_ptr_array_index (milestone->goals, i));
  add_event (writing, "milestone", milestone->slug, milestone->name, goals->str, "",
             milestone->end_date);
}

GBytes *
wm_ical_write_plan (const WmPlan *plan, gint64 modified, gint64 sequence)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);
  Writing writing = { plan, icalcomponent_new_vcalendar (),
                      icaltime_from_timet_with_zone (modified, 0, icaltimezone_get_utc_timezone ()),
                      sequence };
  char *text;
  GBytes *bytes;

  icalcomponent_add_property (writing.root, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (writing.root,
                              icalproperty_new_prodid ("-//Waymark//Waymark " WM_VERSION "//EN"));
  for (guint i = 0; i < plan->milestones->len; i++)
    add_milestone (&writing, g_ptr_array_index (plan->milestones, i));
  for (guint i = 0; i < all->len; i++)
    add_activity (&writing, g_ptr_array_index (all, i));
  for (guint i = 0; i < plan->check_ins->len; i++)
    add_check_in (&writing, g_ptr_array_index (plan->check_ins, i));
  text = icalcomponent_as_ical_string_r (writing.root);
  icalcomponent_free (writing.root);
  bytes = g_bytes_new (text, strlen (text));
  free (text);
  return bytes;
}
