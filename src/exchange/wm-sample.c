/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The samples: workspaces' documents, in each language. One that tells of what
 * goes on, such as hiring, moves with the calendar, in whole weeks, so that its
 * days of the week stay.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "map/wm-map.h"
#include "onboarding/wm-calendar.h"
#include "wm-extra.h"
#include "wm-hiring-document.h"
#include "wm-workspace.h"

#define DAY (24 * 60 * 60)

/* (transfer full): the sample in the reader's language, as it is used anywhere,
 * where there is one */
static char *
sample_file (const char *sample)
{
  g_autofree char *locale = wm_locale_current ();
  g_autofree char *plain = g_strconcat (sample, ".json", NULL);
  const char *tags[] = { locale, g_str_has_prefix (locale, "zh") ? "zh-CN" : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (tags) && tags[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.%s.json", sample, tags[i]);
      g_autofree char *path = wm_data_file ("samples", name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return wm_data_file ("samples", plain, NULL);
}

/* ---- moving dates ----------------------------------------------------------- */

/* (transfer full) (nullable): a date or a timestamp so many days later */
static char *
moved (const char *text, WmShapeFormat format, int days)
{
  gint64 seconds;
  GDate date;

  if (format == WM_SHAPE_TIMESTAMP && wm_timestamp_parse (text, &seconds))
    return wm_timestamp_format (seconds + (gint64) days * DAY);
  if (format != WM_SHAPE_DATE || !wm_date_parse (text, &date))
    return NULL;
  if (days >= 0)
    g_date_add_days (&date, (guint) days);
  else
    g_date_subtract_days (&date, (guint) -days);
  return wm_date_format (&date);
}

/* Everything that the schema calls a date or a time; texts stay. */
static void
move_dates (JsonNode *node, const WmShape *shape, int days)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        JsonNode *item = json_array_get_element (json_node_get_array (node), i);

        if (shape->items != NULL)
          move_dates (item, shape->items, days);
      }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    for (guint i = 0; i < shape->members->len; i++)
      {
        const WmShapeMember *member = g_ptr_array_index (shape->members, i);
        JsonNode *value = json_object_get_member (json_node_get_object (node), member->key);

        if (value != NULL)
          move_dates (value, member->shape, days);
      }
  else if (wm_json_tree_is_text (node))
    {
      g_autofree char *text = moved (json_node_get_string (node), shape->format, days);

      if (text != NULL)
        json_node_set_string (node, text);
    }
}

/* The cards were written for the sample, so they are sealed anew where they say
 * another time. */
static void
seal_anew (JsonObject *application, JsonObject *interview)
{
  JsonObject *object = wm_json_tree_object (interview, "scorecard");
  JsonArray *amendments = object != NULL ? wm_json_tree_array (object, "amendments") : NULL;
  g_autoptr (WmCard) card = object != NULL ? wm_card_from_json (object) : NULL;
  g_autofree char *seal = NULL;

  if (card == NULL)
    return;
  wm_loop_set_text (&card->interview, wm_extra_text (interview, "id"));
  wm_loop_set_text (&card->interviewer, wm_extra_text (interview, "interviewer"));
  wm_loop_set_text (&card->application, wm_extra_text (application, "id"));
  wm_loop_set_text (&card->person, wm_extra_text (application, "person"));
  seal = wm_card_seal (card);
  json_object_set_string_member (object, "sha256", seal);
  for (guint i = 0; i < card->amendments->len; i++)
    {
      char *next = wm_amendment_seal (g_ptr_array_index (card->amendments, i), seal);

      json_object_set_string_member (json_array_get_object_element (amendments, i), "sha256",
                                     next);
      g_free (seal);
      seal = next;
    }
}

static void
seal_cards (JsonObject *root)
{
  JsonArray *applications = wm_json_tree_array (root, "applications");

  for (guint i = 0; applications != NULL && i < json_array_get_length (applications); i++)
    {
      JsonObject *application = json_array_get_object_element (applications, i);
      JsonArray *interviews = wm_json_tree_array (application, "interviews");

      for (guint j = 0; interviews != NULL && j < json_array_get_length (interviews); j++)
        seal_anew (application, json_array_get_object_element (interviews, j));
    }
}

/* Whole weeks from the day on which the sample was written until today; below 0
 * on a clock that goes wrong */
static int
days_since (JsonObject *root)
{
  JsonObject *meta = wm_json_tree_object (root, "meta");
  gint64 then = meta != NULL ? wm_extra_time (meta, "lastModified") : 0;
  gint64 days = (g_get_real_time () / G_USEC_PER_SEC - then) / DAY;

  return then != 0 ? (int) (days / 7 * 7) : 0;
}

gboolean
wm_sample_add (WmStore *store, const char *sample, GError **error)
{
  g_autofree char *path = sample_file (sample);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) input = NULL;
  g_autoptr (WmDocument) document = NULL;
  g_autoptr (WmImportReport) report = NULL;
  int days;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   /* Translators: a name; then the names that there are */
                   _ ("There is no sample “%1$s”; there are: %2$s"), sample,
                   WM_SAMPLE_NAME ", " WM_SAMPLE_HIRE);
      return FALSE;
    }
  input = wm_file_read (path, WM_FILE_CAP, error);
  document = input != NULL ? wm_document_load (input, name, error) : NULL;
  if (document == NULL)
    return FALSE;
  days = days_since (wm_document_get_root (document));
  if (days != 0 && json_object_has_member (wm_document_get_root (document), "jobs"))
    {
      move_dates (document->root, wm_document_get_shape (document->kind), days);
      seal_cards (wm_document_get_root (document));
    }
  report = wm_transfer_import (store, document, FALSE, error);
  return report != NULL;
}
