/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The choices are kept as they are written: a kind, a colon, a value.
 */
#include "config.h"

#include "hiring/wm-application-filter.h"

#include <stdlib.h>
#include <string.h>

#include "map/wm-search.h"

#define MOST_CHOICES 200 /* a setting may come from anywhere */
#define AS_LIST "view:list"
#define SORT "sort:"

static const char *const kinds[WM_CHOOSE_KINDS] = { "status", "stage", "source", "days" };
static const char *const sorts[WM_SORTS] = { "stage", "name", "days", "applied" };

/* ---- words ------------------------------------------------------------------ */

static gboolean
is_word_of (WmChoose kind, const char *value)
{
  static const char *const statuses[] = { "active", "rejected", "withdrawn", "hired", NULL };

  if (kind == WM_CHOOSE_STATUS)
    return g_strv_contains (statuses, value);
  if (kind == WM_CHOOSE_DAYS)
    return strlen (value) <= 4 && value[strspn (value, "0123456789")] == '\0' && atoi (value) > 0;
  return strpbrk (value, "\n\r") == NULL && (kind == WM_CHOOSE_STAGE || *value != '\0');
}

const char *
wm_application_filter_read (const char *choice, WmChoose *kind)
{
  const char *value = strchr (choice, ':');

  for (guint i = 0; value != NULL && i < WM_CHOOSE_KINDS; i++)
    if (strlen (kinds[i]) == (gsize) (value - choice)
        && strncmp (choice, kinds[i], (gsize) (value - choice)) == 0)
      {
        *kind = (WmChoose) i;
        return is_word_of (*kind, value + 1) ? value + 1 : NULL;
      }
  return NULL;
}

const char *
wm_application_sort_to_string (WmApplicationSort sort)
{
  g_return_val_if_fail (sort < WM_SORTS, sorts[0]);

  return sorts[sort];
}

gboolean
wm_application_sort_parse (const char *text, WmApplicationSort *sort)
{
  for (guint i = 0; i < WM_SORTS; i++)
    if (g_str_equal (text, sorts[i]))
      {
        *sort = (WmApplicationSort) i;
        return TRUE;
      }
  return FALSE;
}

WmApplicationFilter *
wm_application_filter_parse (const char *text)
{
  WmApplicationFilter *filter = g_new0 (WmApplicationFilter, 1);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  filter->choices = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      WmChoose kind;
      const char *value = wm_application_filter_read (lines[i], &kind);

      if (value != NULL)
        wm_application_filter_set (filter, kind, value, TRUE);
      else if (g_str_equal (lines[i], AS_LIST))
        filter->as_list = TRUE;
      else if (g_str_has_prefix (lines[i], SORT))
        wm_application_sort_parse (lines[i] + strlen (SORT), &filter->sort);
    }
  return filter;
}

void
wm_application_filter_free (WmApplicationFilter *filter)
{
  if (filter == NULL)
    return;
  g_ptr_array_unref (filter->choices);
  g_free (filter);
}

char *
wm_application_filter_to_string (const WmApplicationFilter *filter)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree char *sort = g_strconcat (SORT, sorts[filter->sort], NULL);

  for (guint i = 0; i < filter->choices->len; i++)
    g_ptr_array_add (lines, filter->choices->pdata[i]);
  if (filter->sort != WM_SORT_STAGE)
    g_ptr_array_add (lines, sort);
  if (filter->as_list)
    g_ptr_array_add (lines, (char *) AS_LIST);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* ---- choices ---------------------------------------------------------------- */

static gboolean
find (const WmApplicationFilter *filter, WmChoose kind, const char *value, guint *at)
{
  g_autofree char *choice = g_strconcat (kinds[kind], ":", value, NULL);

  return g_ptr_array_find_with_equal_func (filter->choices, choice, g_str_equal, at);
}

gboolean
wm_application_filter_has (const WmApplicationFilter *filter, WmChoose kind, const char *value)
{
  g_return_val_if_fail (filter != NULL && kind < WM_CHOOSE_KINDS && value != NULL, FALSE);

  return find (filter, kind, value, NULL);
}

void
wm_application_filter_drop (WmApplicationFilter *filter, WmChoose kind)
{
  WmChoose other;

  g_return_if_fail (filter != NULL);

  for (guint i = filter->choices->len; i-- > 0;)
    if (wm_application_filter_read (filter->choices->pdata[i], &other) != NULL && other == kind)
      g_ptr_array_remove_index (filter->choices, i);
}

void
wm_application_filter_set (WmApplicationFilter *filter, WmChoose kind, const char *value,
                           gboolean chosen)
{
  gboolean known;
  guint at;

  g_return_if_fail (filter != NULL && kind < WM_CHOOSE_KINDS && value != NULL);

  known = find (filter, kind, value, &at);
  if (known && !chosen)
    g_ptr_array_remove_index (filter->choices, at);
  if (known || !chosen || !is_word_of (kind, value))
    return;
  if (kind == WM_CHOOSE_DAYS)
    wm_application_filter_drop (filter, kind);
  if (filter->choices->len < MOST_CHOICES)
    g_ptr_array_add (filter->choices, g_strconcat (kinds[kind], ":", value, NULL));
}

static gboolean
holds (WmChoose kind, const char *value, const WmApplication *it, gint64 now)
{
  switch (kind)
    {
    case WM_CHOOSE_STATUS:
      return g_str_equal (it->status, value);
    case WM_CHOOSE_STAGE:
      return g_str_equal (it->stage, value);
    case WM_CHOOSE_SOURCE:
      return g_str_equal (it->source, value);
    case WM_CHOOSE_DAYS:
      return wm_application_days (it, now) >= atoi (value);
    case WM_CHOOSE_KINDS:
    default:
      return FALSE;
    }
}

gboolean
wm_application_filter_matches (const WmApplicationFilter *filter, const WmApplication *it,
                               gint64 now)
{
  gboolean asked[WM_CHOOSE_KINDS] = { FALSE }, met[WM_CHOOSE_KINDS] = { FALSE };

  g_return_val_if_fail (filter != NULL && it != NULL, FALSE);

  for (guint i = 0; i < filter->choices->len; i++)
    {
      WmChoose kind;
      const char *value = wm_application_filter_read (filter->choices->pdata[i], &kind);

      asked[kind] = TRUE;
      met[kind] = met[kind] || holds (kind, value, it, now);
    }
  return memcmp (asked, met, sizeof met) == 0;
}

gboolean
wm_application_is_found (const WmApplication *it, const char *needle)
{
  g_autofree char *name = wm_search_fold (it->name);
  g_autofree char *source = wm_search_fold (it->source);

  return strstr (name, needle) != NULL || strstr (source, needle) != NULL;
}

/* ---- order ------------------------------------------------------------------ */

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const WmApplication *one = *(const WmApplication *const *) a;
  const WmApplication *other = *(const WmApplication *const *) b;

  switch (GPOINTER_TO_UINT (data))
    {
    case WM_SORT_NAME:
      return g_utf8_collate (one->name, other->name);
    case WM_SORT_DAYS:
      return (one->entered > other->entered) - (one->entered < other->entered);
    case WM_SORT_APPLIED:
      return strcmp (other->applied, one->applied);
    default:
      return 0;
    }
}

void
wm_applications_sort (GPtrArray *list, WmApplicationSort sort)
{
  g_return_if_fail (list != NULL);

  g_ptr_array_sort_with_data (list, compare, GUINT_TO_POINTER (sort));
}
