/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Importing: read, check, and put into the workspace in one action, or not at
 * all.
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/wm-hiring-file.h"
#include "exchange/wm-people-csv.h"
#include "exchange/wm-reading-list.h"
#include "store/wm-sql.h"
#include "wm-transfer.h"
#include "wm-workspace.h"

static void
item_free (gpointer data)
{
  WmImportItem *item = data;

  g_free (item->kind);
  g_free (item->id);
  g_free (item->what);
  g_free (item->note);
  g_free (item);
}

WmImportReport *
wm_import_report_new (WmDocumentKind kind, const char *id)
{
  WmImportReport *report = g_new0 (WmImportReport, 1);

  report->format = g_strdup (wm_document_get_format (kind));
  report->id = g_strdup (id != NULL ? id : "workspace");
  report->items = g_ptr_array_new_with_free_func (item_free);
  report->warnings = g_ptr_array_new_with_free_func (g_free);
  return report;
}

void
wm_import_report_free (WmImportReport *report)
{
  if (report == NULL)
    return;
  g_free (report->format);
  g_free (report->id);
  g_ptr_array_unref (report->items);
  g_ptr_array_unref (report->warnings);
  g_free (report);
}

void
wm_import_report_add (WmImportReport *report, const char *kind, const char *id, const char *what,
                      const char *note)
{
  WmImportItem *item = g_new0 (WmImportItem, 1);

  item->kind = g_strdup (kind);
  item->id = g_strdup (id);
  item->what = g_strdup (what);
  item->note = g_strdup (note);
  g_ptr_array_add (report->items, item);
  switch (what[0])
    {
    case 'a':
      report->added++;
      break;
    case 'c':
      report->changed++;
      break;
    case 's':
      report->skipped++;
      break;
    default:
      report->unchanged++;
    }
}

static gboolean
store_document (WmStore *store, const WmDocument *document, WmImportReport *report,
                GError **error)
{
  JsonObject *root = wm_document_get_root (document);

  switch (document->kind)
    {
    case WM_DOCUMENT_PACK:
      return wm_transfer_store_pack (store, root, report, error);
    case WM_DOCUMENT_PLAN:
      return wm_transfer_store_plan (store, root, report, error);
    case WM_DOCUMENT_WORKSPACE:
      return wm_transfer_store_workspace (store, root, report, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
begin (WmStore *store, const WmDocument *document, GError **error)
{
  static const char *const labels[] = { "import-pack", "import-plan", "import-workspace" };
  static const char *const kinds[] = { "pack", "plan" };
  const char *id = wm_json_tree_text (wm_document_get_root (document), "id");
  g_autofree char *subject = NULL;

  if (document->kind != WM_DOCUMENT_WORKSPACE)
    subject = g_strdup_printf ("%s:%s", kinds[document->kind], id);
  return wm_store_begin (store, labels[document->kind], subject, error);
}

/* Who looks at the workspace may have given way to the person that the file
 * brought in her place. */
static gboolean
settle_viewer (WmStore *store, GError **error)
{
  g_autofree char *viewer = wm_store_get_setting (store, "viewer");
  g_autofree char *self = NULL;

  if (viewer == NULL
      || wm_sql_int (store, 0, "SELECT count(*) FROM person WHERE slug = ?", "t", viewer) > 0)
    return TRUE;
  self = wm_sql_text (store, "SELECT slug FROM person WHERE kind = 'self' ORDER BY slug LIMIT 1",
                      "");
  if (self == NULL)
    return TRUE;
  wm_store_set_viewer (store, self);
  return wm_store_set_setting (store, "viewer", self, error);
}

/* A dry run does all the work, so that it meets all the errors, and then takes
 * it back; so does an import that would change nothing, lest the history tell
 * of it. */
WmImportReport *
wm_transfer_import (WmStore *store, const WmDocument *document, gboolean dry_run,
                    GError **error)
{
  g_autoptr (WmImportReport) report = NULL;

  report = wm_import_report_new (document->kind,
                                 wm_json_tree_text (wm_document_get_root (document), "id"));
  if (!begin (store, document, error))
    return NULL;
  if (!store_document (store, document, report, error))
    {
      wm_store_rollback (store);
      return NULL;
    }
  for (guint i = 0; i < document->warnings->len; i++)
    g_ptr_array_add (report->warnings, g_strdup (g_ptr_array_index (document->warnings, i)));
  if (dry_run || report->added + report->changed == 0)
    wm_store_rollback (store);
  else if (!wm_store_commit (store, error) || !settle_viewer (store, error))
    return NULL;
  return g_steal_pointer (&report);
}

static WmDocument *
load_file (const char *path, GError **error)
{
  g_autoptr (GBytes) input = wm_file_read (path, WM_FILE_CAP, error);
  g_autofree char *name = g_filename_display_basename (path);

  return input != NULL ? wm_document_load (input, name, error) : NULL;
}

/* A table of people, with its columns as they are headed */
static WmImportReport *
import_csv (WmStore *store, GBytes *input, const char *name, gboolean dry_run, GError **error)
{
  g_autoptr (WmCsv) csv = wm_csv_parse (input, name, error);
  g_autoptr (WmMap) map = csv != NULL ? wm_map_load (store, NULL, error) : NULL;
  g_autoptr (GArray) columns = NULL;
  WmImportReport *report;

  if (map == NULL)
    return NULL;
  columns = wm_people_csv_guess (store, map, csv);
  report = wm_people_csv_import (store, map, csv, columns, dry_run, error);
  if (report != NULL)
    {
      g_free (report->id);
      report->id = g_strdup (name);
    }
  return report;
}

static gboolean
has_ending (const char *path, const char *const *endings)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (; *endings != NULL; endings++)
    if (g_str_has_suffix (lower, *endings))
      return TRUE;
  return FALSE;
}

/* Kits and cards of hiring are no documents that are kept: they are carried out.
 * TRUE when @input is one; the report is NULL with @error then if it failed. */
static gboolean
import_hiring (WmStore *store, GBytes *input, const char *name, gboolean dry_run,
               WmImportReport **report, GError **error)
{
  static const char *const words[] = { "added", "changed", "unchanged" };
  g_autoptr (JsonNode) root = wm_json_tree_load (input, name, NULL, NULL);
  const char *format = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
                           ? wm_json_tree_text (json_node_get_object (root), "format")
                           : NULL;
  gboolean kit = g_strcmp0 (format, "waymark-kit/1") == 0;
  g_autofree char *id = NULL;
  WmCardTaken taken = WM_CARD_ADDED;
  gboolean done;

  if (!kit && g_strcmp0 (format, "waymark-card/1") != 0)
    return FALSE;
  if (dry_run && !wm_store_begin (store, "import-kit", NULL, error))
    return TRUE;
  if (kit)
    done = (id = wm_import_kit (store, input, name, error)) != NULL;
  else
    done = wm_import_card (store, input, name, &taken, error);
  if (dry_run)
    wm_store_rollback (store);
  if (!done)
    return TRUE;
  *report = wm_import_report_new (WM_DOCUMENT_WORKSPACE, id != NULL ? id : name);
  g_free ((*report)->format);
  (*report)->format = g_strdup (format);
  wm_import_report_add (*report, kit ? "kit" : "scorecard", id != NULL ? id : name, words[taken],
                        NULL);
  return TRUE;
}

/**
 * wm_import_file:
 * @path: a document of any of our formats; a table of people (.csv, .tsv); a
 *   reading list (.md)
 * @dry_run: say what would be done, and do nothing
 *
 * One action, or nothing at all: on an error the workspace is as it was.
 *
 * Returns: (transfer full) (nullable): what was added, changed and skipped
 */
WmImportReport *
wm_import_file (WmStore *store, const char *path, gboolean dry_run, GError **error)
{
  static const char *const tables[] = { ".csv", ".tsv", NULL };
  static const char *const lists[] = { ".md", ".markdown", NULL };
  g_autoptr (WmDocument) document = NULL;
  g_autoptr (GBytes) input = NULL;
  g_autofree char *name = NULL;
  WmImportReport *report = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && path != NULL, NULL);

  name = g_filename_display_basename (path);
  input = wm_file_read (path, WM_FILE_CAP, error);
  if (input != NULL && has_ending (path, tables))
    return import_csv (store, input, name, dry_run, error);
  if (input != NULL && has_ending (path, lists))
    {
      GBytes *pack = wm_reading_list_to_pack (store, input, name, error);

      g_bytes_unref (input);
      input = pack;
    }
  if (input != NULL && import_hiring (store, input, name, dry_run, &report, error))
    return report;
  document = input != NULL ? wm_document_load (input, name, error) : NULL;
  return document != NULL ? wm_transfer_import (store, document, dry_run, error) : NULL;
}

/* A word without a slash or an ending is the name of a built-in pack. */
static char *
find_pack (const char *name_or_path)
{
  g_autofree char *file = NULL;
  g_autofree char *built_in = NULL;

  if (strchr (name_or_path, '/') != NULL || g_str_has_suffix (name_or_path, ".json"))
    return g_strdup (name_or_path);
  file = g_strconcat (name_or_path, ".json", NULL);
  built_in = wm_data_file ("packs", file, NULL);
  if (g_file_test (built_in, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&built_in);
  return g_strdup (name_or_path);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* (transfer full): the names that find_pack() knows, as one text */
static char *
list_packs (void)
{
  g_autofree char *folder = wm_data_file ("packs", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ".json"))
      g_ptr_array_add (names, g_strndup (file, strlen (file) - strlen (".json")));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* A name, and nothing of that name: which ones there are. */
static gboolean
is_known_pack (const char *path, GError **error)
{
  g_autofree char *packs = NULL;

  if (strchr (path, '/') != NULL || g_str_has_suffix (path, ".json")
      || g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  packs = list_packs ();
  g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
               /* Translators: the name that was given, and the names of the packs. */
               _ ("There is no pack and no file called “%1$s”; the built-in packs are: %2$s"), path,
               packs);
  return FALSE;
}

/**
 * wm_import_pack:
 * @name_or_path: a built-in pack's name ("ai-engineer"), or a file
 *
 * As wm_import_file(), but takes a pack alone.
 */
WmImportReport *
wm_import_pack (WmStore *store, const char *name_or_path, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (WmDocument) document = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && name_or_path != NULL, NULL);

  path = find_pack (name_or_path);
  document = is_known_pack (path, error) ? load_file (path, error) : NULL;
  if (document == NULL)
    return NULL;
  if (document->kind == WM_DOCUMENT_PACK)
    return wm_transfer_import (store, document, FALSE, error);
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s is not a content pack"), path);
  return NULL;
}
