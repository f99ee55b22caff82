/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command about what to learn: path.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cli/wm-cli.h"
#include "exchange/wm-calendar-file.h"
#include "exchange/wm-path-file.h"
#include "learning/wm-reading.h"

/* What the line says, before the workspace is open */
typedef struct
{
  char *person, *role, *hours, *start, *calendar;
  char **known, **skip, **languages, **kinds;
  int week_minutes;
} Wishes;

static void
wishes_clear (Wishes *self)
{
  g_free (self->person);
  g_free (self->role);
  g_free (self->hours);
  g_free (self->start);
  g_free (self->calendar);
  g_strfreev (self->known);
  g_strfreev (self->skip);
  g_strfreev (self->languages);
  g_strfreev (self->kinds);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

/* All that a path is computed and told from */
typedef struct
{
  WmMap *map;
  WmPerson *person;
  guint role;
  int *levels;
  int *confidence;
  guint8 *known, *skip, *reading;
  WmLearningWish *wish;
  WmCalendar *calendar;
  WmPath *path;
} Answer;

static void
answer_clear (Answer *self)
{
  g_clear_pointer (&self->map, wm_map_unref);
  g_clear_pointer (&self->person, wm_person_free);
  g_clear_pointer (&self->calendar, wm_calendar_free);
  g_clear_pointer (&self->path, wm_path_free);
  g_clear_pointer (&self->wish, wm_learning_wish_free);
  g_free (self->levels);
  g_free (self->confidence);
  g_free (self->reading);
  g_free (self->known);
  g_free (self->skip);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

/* (transfer full): "2.5 h", or "≈ 2.5 h" where it is an estimate */
static char *
format_hours (int minutes, gboolean estimated)
{
  return g_strdup_printf (estimated ? _ ("≈ %.1f h") : _ ("%.1f h"), minutes / 60.0);
}

static char *
format_day (const GDate *date)
{
  return g_date_valid (date) ? wm_date_format (date) : g_strdup ("–");
}

static void
append_step (GString *out, WmMap *map, const WmPathStep *step, guint number)
{
  g_autofree char *hours = format_hours (step->minutes, step->estimated);
  g_autofree char *start = format_day (&step->start);
  g_autofree char *end = format_day (&step->end);
  g_autofree char *from = step->from < 0 ? g_strdup ("–") : g_strdup_printf ("%d", step->from);

  g_string_append_printf (out, "%u\t%s – %s\t%s\t%s → %d\t%s\t%s\n", number, start, end, hours,
                          from, step->to, wm_cli_importance (step->importance),
                          wm_cli_plain (wm_map_skill (map, step->skill)->name));
  for (guint i = 0; i < step->items->len; i++)
    g_string_append_printf (
        out, "\t%s\n",
        wm_cli_plain (
          wm_map_resource (map, g_array_index (step->items, WmPathItem, i).resource)->name));
  if (step->proof_resource >= 0)
    g_string_append_printf (out, "\t%s\n",
                            wm_cli_plain (wm_map_resource (map, step->proof_resource)->name));
  else if (step->proof_question >= 0)
    g_string_append_printf (out, "\t%s\n",
                            wm_cli_plain (wm_map_question (map, step->proof_question)->text));
}

static char *
answer_as_text (const Answer *it)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *hours = format_hours (it->path->minutes, it->path->estimated);
  g_autofree char *end = format_day (&it->path->end);
  guint n = it->path->steps->len;

  for (guint i = 0; i < n; i++)
    append_step (out, it->map, wm_path_step (it->path, i), i + 1);
  if (n == 0)
    g_string_append_printf (out, "%s\n", _ ("All that the role requires is met."));
  else
    g_string_append_printf (out,
                            /* Translators: skills, then hours such as "≈ 12.5 h", then a date */
                            ngettext ("%u skill, %s, until %s\n", "%u skills, %s, until %s\n", n),
                            n, hours, end);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* (transfer full): flags of the entries that @slugs name; NULL with an error
 * when one of them is none. */
static guint8 *
flag_entries (WmMap *map, char **slugs, gboolean skills, GError **error)
{
  g_autofree guint8 *flags = g_new0 (guint8, MAX (map->skills->len, map->resources->len) + 1);

  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    {
      int found = skills ? wm_cli_skill (map, slugs[i], error)
                         : wm_map_find_resource (map, slugs[i]);

      if (found < 0 && !skills)
        g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                     _ ("There is no resource “%s” in this workspace."), slugs[i]);
      if (found < 0)
        return NULL;
      flags[found] = TRUE;
    }
  return g_steal_pointer (&flags);
}

static gboolean
find_role (Answer *it, const Wishes *wishes, GError **error)
{
  const char *slug = wishes->role != NULL ? wishes->role : it->person->target_role;
  int role;

  if (*slug == '\0')
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("“%s” aims for no role yet: name one with --role"), it->person->name);
      return FALSE;
    }
  role = wm_cli_role (it->map, slug, error);
  it->role = MAX (role, 0);
  return role >= 0;
}

/* What the person is known to know, to have read, and to wish */
static gboolean
read_person (Answer *it, WmStore *store, GError **error)
{
  g_autoptr (GPtrArray) ratings = wm_ratings_load (store, it->map, it->person->slug, error);
  g_autoptr (GPtrArray) readings
      = ratings ? wm_readings_load (store, it->map, it->person->slug, error) : NULL;

  it->wish = readings ? wm_learning_wish_load (store, it->person->slug, error) : NULL;
  if (!it->wish)
    return FALSE;
  it->levels = wm_ratings_levels (ratings);
  it->confidence = wm_ratings_confidences (ratings);
  it->reading = wm_readings_states (readings);
  return TRUE;
}

static gboolean
read_workspace (Answer *it, const WmCliLine *line, const Wishes *wishes, GError **error)
{
  g_autoptr (WmStore) store = wm_cli_open (line, error);

  it->map = store ? wm_map_load (store, NULL, error) : NULL;
  it->person = it->map ? wm_person_find (store, wishes->person, error) : NULL;
  if (!it->person || !find_role (it, wishes, error) || !read_person (it, store, error))
    return FALSE;
  it->known = flag_entries (it->map, wishes->known, TRUE, error);
  it->skip = it->known ? flag_entries (it->map, wishes->skip, FALSE, error) : NULL;
  return it->skip != NULL;
}

/* What the line says goes before what the person wished for. */
static const char *const *
first_of (char **line, char **wish)
{
  return (const char *const *) (line != NULL ? line : wish);
}

static gboolean
find_start (Answer *it, const Wishes *wishes, GDate *start, GError **error)
{
  GDate today;

  if (wishes->start != NULL)
    return wm_cli_date ("--start", wishes->start, start, error);
  wm_date_today (&today);
  wm_learning_wish_start (it->wish, &today, start);
  return TRUE;
}

static gboolean
make_path (Answer *it, const Wishes *wishes, GError **error)
{
  const WmPathInput input = { .role = it->role,
                              .levels = it->levels,
                              .confidence = it->confidence,
                              .known = it->known,
                              .reading = it->reading,
                              .skip = it->skip,
                              .languages = first_of (wishes->languages, it->wish->languages),
                              .kinds = first_of (wishes->kinds, it->wish->kinds) };
  GDate start;

  if (!find_start (it, wishes, &start, error))
    return FALSE;
  it->calendar = wishes->calendar ? wm_calendar_file_read (wishes->calendar, error)
                                  : wm_learning_wish_calendar (it->wish);
  if (!it->calendar)
    return FALSE;
  it->path = wm_path_compute (it->map, &input);
  if (wm_path_schedule (it->path, it->calendar, &start,
                        wishes->week_minutes > 0 ? wishes->week_minutes : it->wish->week_minutes))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("The calendar has no working day within ten years; look at its week and "
                  "holidays"));
  return FALSE;
}

/* Hours a week, such as 7.5, as minutes; FALSE when it is no such number */
static gboolean
parse_hours (const char *text, int *minutes)
{
  char *end = NULL;
  double hours = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !(hours >= 0.1 && hours <= 168))
    return FALSE;
  *minutes = (int) lround (hours * 60);
  return TRUE;
}

int
wm_cli_path (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_auto (Wishes) wishes = { 0 };
  g_auto (Answer) answer = { 0 };
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "person", 0, 0, G_OPTION_ARG_STRING, &wishes.person, N_ ("Whom: a name or an id"),
      N_ ("NAME") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &wishes.role, N_ ("Id of the role"), N_ ("ID") },
    { "hours-per-week", 0, 0, G_OPTION_ARG_STRING, &wishes.hours,
      N_ ("Hours to learn in a full week; what the person chose, or 5, without it"), N_ ("N") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &wishes.start, N_ ("First day; today without it"),
      N_ ("DATE") },
    { "calendar", 0, 0, G_OPTION_ARG_FILENAME, &wishes.calendar,
      N_ ("Working week, holidays and make-up days; Monday to Friday without it"),
      N_ ("CAL.json") },
    { "known", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.known,
      N_ ("What if this skill were known (may be given again)"), N_ ("ID") },
    { "skip", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.skip,
      N_ ("What if this resource were left out (may be given again)"), N_ ("ID") },
    { "language", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.languages,
      N_ ("A language to read in (may be given again)"), N_ ("LANG") },
    { "kind", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.kinds,
      N_ ("A kind to prefer, such as video (may be given again)"), N_ ("KIND") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (!wishes.person)
    return wm_cli_usage (command, _ ("--person is needed"));
  if (wishes.hours && !parse_hours (wishes.hours, &wishes.week_minutes))
    return wm_cli_usage (command,
                         _ ("--hours-per-week takes a number from 0.1 to 168, not “%s”"),
                         wishes.hours);
  if (!read_workspace (&answer, &line, &wishes, &error) || !make_path (&answer, &wishes, &error))
    return wm_cli_fail (error);
  text = line.options.json ? wm_path_to_json (answer.map, answer.path, answer.person->slug)
                           : answer_as_text (&answer);
  return wm_cli_print (text);
}
