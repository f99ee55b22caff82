/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan for other programs: Markdown, CSV, HTML; and which of it a new hire
 * sees.
 */
#include "config.h"

#include "exchange/wm-plan-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/wm-csv.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-ical.h"
#include "exchange/wm-transfer.h"
#include "store/wm-sql.h"

/* 2020-01-01T00:00:00Z: a sequence counted from here in seconds fits until 2088. */
#define ICAL_EPOCH 1577836800

gboolean
wm_plan_format_parse (const char *word, WmPlanFormat *format)
{
  static const char *const words[] = { "json", "ics", "md", "csv", "html" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (word, words[i]) == 0)
      {
        *format = (WmPlanFormat) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_done (const WmActivity *activity)
{
  return wm_activity_stand (activity) == WM_ACTIVITY_DONE_NOW;
}

static gboolean
is_dropped (const WmActivity *activity)
{
  return wm_activity_stand (activity) == WM_ACTIVITY_DROPPED;
}

/* (transfer full): "Manager, 2026-03-06, 1 h" */
static char *
details (const WmActivity *activity)
{
  /* Translators: between what is told of an activity: whose, when, how long */
  const char *comma = C_ ("facts", ", ");
  g_autoptr (GString) out = g_string_new (wm_owner_words (activity->owner));

  if (*activity->due_date)
    g_string_append_printf (out, "%s%s", out->len ? comma : "", activity->due_date);
  if (activity->minutes > 0)
    {
      g_autofree char *hours
          = activity->minutes % 60 == 0
                /* Translators: a number of hours */
                ? g_strdup_printf (_ ("%d h"), activity->minutes / 60)
                /* Translators: a number of minutes */
                : g_strdup_printf (_ ("%d min"), activity->minutes);

      g_string_append_printf (out, "%s%s", out->len ? comma : "", hours);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* ---- Markdown ---------------------------------------------------------------- */

/* What Markdown would read as more than text gets a backslash. */
static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p; p++)
    {
      if (strchr ("\\`*_[]<>#|~", *p))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p == '\n' ? ' ' : *p);
    }
}

static void
append_item (GString *out, const WmActivity *activity)
{
  g_autofree char *more = details (activity);

  g_string_append_printf (out, "- [%c] ", is_done (activity) ? 'x' : ' ');
  if (is_dropped (activity))
    g_string_append (out, "~~");
  append_escaped (out, activity->name);
  if (is_dropped (activity))
    {
      g_string_append (out, "~~");
      g_string_append (out, *activity->reason != '\0' ? " " : "");
      append_escaped (out, activity->reason);
    }
  if (*more)
    {
      g_string_append (out, " (");
      append_escaped (out, more);
      g_string_append_c (out, ')');
    }
  g_string_append_c (out, '\n');
}

static void
append_items (GString *out, GPtrArray *activities)
{
  for (guint i = 0; i < activities->len; i++)
    append_item (out, g_ptr_array_index (activities, i));
}

char *
wm_plan_to_markdown (const WmPlan *plan, WmMap *map)
{
  g_autoptr (GString) out = g_string_new ("# ");

  append_escaped (out, plan->name);
  g_string_append_printf (out, "\n\n");
  append_escaped (out, wm_map_role_name (map, plan->role, plan->role_name));
  g_string_append_printf (out, "%s%s\n", *plan->role_name ? " · " : "", plan->start_date);
  for (guint i = 0; i < plan->milestones->len; i++)
    {
      const WmMilestone *milestone = g_ptr_array_index (plan->milestones, i);

      g_string_append (out, "\n## ");
      append_escaped (out, milestone->name);
      g_string_append_printf (out, "%s%s%s\n\n", *milestone->end_date ? " (" : "",
                              milestone->end_date, *milestone->end_date ? ")" : "");
      for (guint k = 0; k < milestone->goals->len; k++)
        {
          g_string_append (out, "> ");
          append_escaped (out, g_ptr_array_index (milestone->goals, k));
          g_string_append (out, "\n>\n");
        }
      if (milestone->goals->len > 0)
        {
          g_string_truncate (out, out->len - 2);
          g_string_append_c (out, '\n');
        }
      append_items (out, milestone->activities);
    }
  if (plan->loose->len > 0)
    {
      g_string_append_printf (out, "\n## %s\n\n", _ ("Other activities"));
      append_items (out, plan->loose);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* ---- CSV ------------------------------------------------------------------------ */

static void
append_row (GString *out, const char *milestone, const WmActivity *it)
{
  g_autofree char *skills = NULL;
  g_autofree char *hours
      = it->minutes >= 0 ? g_strdup_printf ("%d", it->minutes) : g_strdup ("");
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_ptr_array_extend (words, it->skills, NULL, NULL);
  g_ptr_array_add (words, NULL);
  skills = g_strjoinv (" ", (char **) words->pdata);
  wm_csv_append (out, it->slug, FALSE);
  wm_csv_append (out, milestone, FALSE);
  wm_csv_append (out, it->name, FALSE);
  wm_csv_append (out, it->owner, FALSE);
  wm_csv_append (out, it->start_date, FALSE);
  wm_csv_append (out, it->due_date, FALSE);
  wm_csv_append (out, it->status, FALSE);
  wm_csv_append (out, hours, FALSE);
  wm_csv_append (out, skills, FALSE);
  wm_csv_append (out, it->description, FALSE);
  wm_csv_append (out, it->reason, TRUE);
}

char *
wm_plan_to_csv (const WmPlan *plan)
{
  /* Names of columns are no words for people: a file is read back by them. */
  GString *out
      = g_string_new ("id,milestone,activity,owner,start,due,status,minutes,skills,note,"
                      "reason\r\n");

  for (guint i = 0; i < plan->milestones->len; i++)
    {
      const WmMilestone *milestone = g_ptr_array_index (plan->milestones, i);

      for (guint k = 0; k < milestone->activities->len; k++)
        append_row (out, milestone->name, g_ptr_array_index (milestone->activities, k));
    }
  for (guint i = 0; i < plan->loose->len; i++)
    append_row (out, "", g_ptr_array_index (plan->loose, i));
  return g_string_free (out, FALSE);
}

/* ---- HTML ------------------------------------------------------------------------- */

static void
append_html (GString *out, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);

  g_string_append (out, safe);
}

static gboolean
is_web (const char *url)
{
  return g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://");
}

static void
append_reading (GString *out, const WmActivity *activity, WmMap *map)
{
  for (guint i = 0; i < activity->resources->len; i++)
    {
      int at = wm_map_find_resource (map, g_ptr_array_index (activity->resources, i));
      const WmResource *resource = at >= 0 ? wm_map_resource (map, (guint) at) : NULL;

      if (resource == NULL || !is_web (resource->url))
        continue;
      g_string_append (out, "<br><a rel=\"noreferrer\" href=\"");
      append_html (out, resource->url);
      g_string_append (out, "\">");
      append_html (out, resource->name);
      g_string_append (out, "</a>");
    }
}

/* Ticks are for the reader's eye and paper; nothing is kept. */
static void
append_html_items (GString *out, GPtrArray *activities, WmMap *map)
{
  g_string_append (out, "<ul>\n");
  for (guint i = 0; i < activities->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (activities, i);
      g_autofree char *more = details (it);

      g_string_append_printf (out, "<li%s><label><input type=\"checkbox\"%s> <span>",
                              is_dropped (it) ? " class=\"dropped\"" : "",
                              is_done (it) ? " checked" : "");
      append_html (out, it->name);
      g_string_append (out, "</span></label><small>");
      append_html (out, more);
      g_string_append (out, "</small>");
      if (*it->description)
        {
          g_string_append (out, "<p>");
          append_html (out, it->description);
          g_string_append (out, "</p>");
        }
      append_reading (out, it, map);
      g_string_append (out, "</li>\n");
    }
  g_string_append (out, "</ul>\n");
}

static const char style[]
    = ":root{color-scheme:light dark}"
      "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
      "h1{line-height:1.2;margin-bottom:0}h2{margin:2rem 0 .25rem}"
      "ul{list-style:none;padding:0}li{padding:.5rem 0;border-top:1px solid #8884}"
      "label{display:flex;gap:.4rem;align-items:baseline}li>p{white-space:pre-line}"
      "li>small,li>p,li>a{margin-left:1.6rem}small,.dim{opacity:.75}p{margin:.25rem 0}"
      ".dropped span{text-decoration:line-through}"
      "@media print{body{margin:0;max-width:none}li{break-inside:avoid}}";

static void
append_html_milestone (GString *out, const WmMilestone *milestone, WmMap *map)
{
  g_string_append (out, "<h2>");
  append_html (out, milestone->name);
  g_string_append_printf (out, "</h2>\n<p class=\"dim\">%s</p>\n", milestone->end_date);
  for (guint i = 0; i < milestone->goals->len; i++)
    {
      g_string_append (out, "<p>");
      append_html (out, g_ptr_array_index (milestone->goals, i));
      g_string_append (out, "</p>\n");
    }
  append_html_items (out, milestone->activities, map);
}

char *
wm_plan_to_html (const WmPlan *plan, WmMap *map)
{
  GString *out = g_string_new ("<!DOCTYPE html>\n<html lang=\"");

  append_html (out, map->locale);
  g_string_append (out, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\""
                        " content=\"width=device-width, initial-scale=1\">\n"
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                        " style-src 'unsafe-inline'\">\n<title>");
  append_html (out, plan->name);
  g_string_append_printf (out, "</title>\n<style>%s</style>\n</head>\n<body>\n<h1>", style);
  append_html (out, plan->name);
  g_string_append (out, "</h1>\n<p class=\"dim\">");
  append_html (out, wm_map_role_name (map, plan->role, plan->role_name));
  g_string_append_printf (out, "%s%s</p>\n", *plan->role_name ? " · " : "", plan->start_date);
  for (guint i = 0; i < plan->milestones->len; i++)
    append_html_milestone (out, g_ptr_array_index (plan->milestones, i), map);
  if (plan->loose->len > 0)
    {
      g_string_append_printf (out, "<h2>%s</h2>\n", _ ("Other activities"));
      append_html_items (out, plan->loose, map);
    }
  g_string_append (out, "</body>\n</html>\n");
  return g_string_free (out, FALSE);
}

/* ---- for the new hire ------------------------------------------------------------- */

static void
remove_from_each (JsonObject *root, const char *list, const char *const *keys)
{
  JsonArray *items = wm_json_tree_array (root, list);

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    for (guint k = 0; keys[k] != NULL; k++)
      {
        JsonObject *item = json_array_get_object_element (items, i);

        if (json_object_has_member (item, keys[k]))
          json_object_remove_member (item, keys[k]);
      }
}

static void
hide_evidence (JsonObject *root)
{
  static const char *const of_task[] = { "why", "origin", "edited", NULL };
  static const char *const of_check_in[] = { "managerNote", NULL };
  static const char *const of_root[] = { "assessments", "scorecards", NULL };

  remove_from_each (root, "tasks", of_task);
  remove_from_each (root, "checkIns", of_check_in);
  for (guint i = 0; of_root[i] != NULL; i++)
    if (json_object_has_member (root, of_root[i]))
      json_object_remove_member (root, of_root[i]);
}

static GBytes *
export_json (WmStore *store, const char *slug, gboolean for_new_hire, GError **error)
{
  g_autoptr (WmPackCache) packs = wm_pack_cache_new (store);
  g_autoptr (JsonObject) root = wm_transfer_load_plan (store, slug, packs, error);

  if (root == NULL)
    return NULL;
  if (for_new_hire)
    hide_evidence (root);
  return wm_document_to_bytes (root, wm_document_get_shape (WM_DOCUMENT_PLAN), error);
}

/* As iCalendar, for which each change must come out newer than the last: two changes within one
 * second, and a change taken back, with which the plan's own time goes back too. So the events of
 * the workspace are asked: their times do not go back, and their numbers tell apart what fell into
 * one second. */
static GBytes *
export_ics (WmStore *store, const WmPlan *plan)
{
  gint64 modified
      = wm_sql_int (store, 0,
                    "SELECT max (modified, coalesce ((SELECT max (time) FROM event), 0))"
                    " FROM onboarding_plan WHERE id = ?",
                    "i", plan->id);
  gint64 events = wm_sql_int (store, 0, "SELECT coalesce (max (seq), 0) FROM event", "");

  return wm_ical_write_plan (plan, modified, modified - ICAL_EPOCH + events);
}

GBytes *
wm_plan_export (WmStore *store, WmMap *map, const char *slug, WmPlanFormat format,
                gboolean for_new_hire, GError **error)
{
  g_autoptr (WmPlan) plan = NULL;
  char *text;

  if (format == WM_PLAN_JSON)
    return export_json (store, slug, for_new_hire, error);
  plan = wm_plan_load (store, slug, error);
  if (plan == NULL)
    return NULL;
  if (format == WM_PLAN_ICS)
    return export_ics (store, plan);
  text = format == WM_PLAN_MARKDOWN ? wm_plan_to_markdown (plan, map)
         : format == WM_PLAN_CSV    ? wm_plan_to_csv (plan)
                                    : wm_plan_to_html (plan, map);
  return g_bytes_new_take (text, strlen (text));
}
