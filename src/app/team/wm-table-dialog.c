/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Importing a table: columns to meanings, with a look at what comes of it.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/team/wm-table-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "app/wm-job.h"
#include "exchange/wm-people-csv.h"

#define EXAMPLES 3      /* of each column's values */
#define MOST_COLUMNS 80 /* with a row of their own; the rest stay as they were guessed */
#define MOST_REMARKS 6
#define MOST_NAMES 12
#define PAUSE_MS 250

/* By WmColumnMeaning */
static const char *const meanings[] = {
  [WM_COLUMN_IGNORED] = N_ ("Left out"),
  [WM_COLUMN_PERSON] = N_ ("Person"),
  [WM_COLUMN_EMAIL] = N_ ("E-mail"),
  [WM_COLUMN_LABEL] = N_ ("Title"),
  [WM_COLUMN_TARGET_ROLE] = N_ ("Target role"),
  [WM_COLUMN_SKILL] = N_ ("Skill"),
  [WM_COLUMN_LEVEL] = N_ ("Level"),
  [WM_COLUMN_DATE] = N_ ("Date"),
  [WM_COLUMN_KIND] = N_ ("Kind of assessment"),
  [WM_COLUMN_ASSESSOR] = N_ ("Assessor"),
  [WM_COLUMN_EVIDENCE] = N_ ("Evidence"),
  [WM_COLUMN_CONFIDENCE] = N_ ("Confidence, 0 to 100"),
  [WM_COLUMN_RATING] = N_ ("Levels of a skill:"),
};

typedef struct
{
  GWeakRef from;
  WmSession *session;
  WmMap *map;
  char *name;
  GBytes *input;
  WmCsv *csv;
  GArray *columns; /* WmColumn */

  GtkWidget *window;
  GtkLabel *outcome, *remarks;
  GtkWidget *import;
  GtkWidget *skills[MOST_COLUMNS]; /* choosers; nullable until they are needed */
  guint pause_id;
  gboolean running, again;
  gatomicrefcount refs; /* the window's, and that of a look under way */
} Dialog;

static Dialog *
dialog_ref (Dialog *dialog)
{
  g_atomic_ref_count_inc (&dialog->refs);
  return dialog;
}

static void
dialog_unref (Dialog *dialog)
{
  if (!g_atomic_ref_count_dec (&dialog->refs))
    return;
  g_weak_ref_clear (&dialog->from);
  g_object_unref (dialog->session);
  wm_map_unref (dialog->map);
  g_free (dialog->name);
  g_bytes_unref (dialog->input);
  wm_csv_free (dialog->csv);
  g_array_unref (dialog->columns);
  g_free (dialog);
}

/* ---- beside the window --------------------------------------------------------------- */

typedef struct
{
  GBytes *input;
  char *name;
  GArray *columns;
  gboolean dry_run;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_bytes_unref (work->input);
  g_free (work->name);
  g_array_unref (work->columns);
  g_free (work);
}

static gpointer
run_work (WmStore *store, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (WmCsv) csv = wm_csv_parse (work->input, work->name, error);
  g_autoptr (WmMap) map = csv != NULL ? wm_map_load (store, NULL, error) : NULL;

  return map != NULL
             ? wm_people_csv_import (store, map, csv, work->columns, work->dry_run, error)
             : NULL;
}

static void
start_work (Dialog *dialog, gboolean dry_run, GAsyncReadyCallback done)
{
  Work *work = g_new0 (Work, 1);

  work->input = g_bytes_ref (dialog->input);
  work->name = g_strdup (dialog->name);
  work->columns = g_array_copy (dialog->columns);
  work->dry_run = dry_run;
  wm_job_run_async (dialog->session, run_work, work, work_free,
                    (GDestroyNotify) wm_import_report_free, done, dialog_ref (dialog));
}

/* ---- what would come of it ----------------------------------------------------------- */

/* (transfer full): the people who would be new, so that a misspelt name is seen */
static char *
list_new (const WmImportReport *report)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < report->items->len; i++)
    {
      const WmImportItem *item = g_ptr_array_index (report->items, i);

      if (!g_str_equal (item->what, "added") || item->note == NULL)
        continue;
      if (n < MOST_NAMES)
        g_string_append_printf (names, "%s%s", n > 0 ? C_ ("list", ", ") : "", item->note);
      n++;
    }
  if (n > MOST_NAMES)
    g_string_append (names, ", …");
  if (n == 0)
    return NULL;
  /* Translators: %s are names of people that are not in the workspace yet. */
  return g_strdup_printf (_("New: %s"), names->str);
}

static char *
describe_report (const WmImportReport *report)
{
  g_autofree char *people = g_strdup_printf (
      ngettext ("%d person is new", "%d people are new", report->added), report->added);
  g_autofree char *ratings = g_strdup_printf (
      ngettext ("%d rating", "%d ratings", report->changed), report->changed);
  g_autofree char *left = g_strdup_printf (
      ngettext ("%d entry is left out", "%d entries are left out", report->skipped),
      report->skipped);

  return g_strjoin (" · ", people, ratings, report->skipped > 0 ? left : NULL, NULL);
}

static void
show_remarks (Dialog *dialog, const WmImportReport *report)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  char *new = list_new (report);
  guint n = MIN (report->warnings->len, MOST_REMARKS), more = report->warnings->len - n;
  g_autofree char *text = NULL;

  if (new != NULL)
    g_ptr_array_add (lines, new);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (lines, g_strdup (g_ptr_array_index (report->warnings, i)));
  if (more > 0)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("%u more remark", "%u more remarks", more),
                                             more));
  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("\n", (char **) lines->pdata);
  gtk_label_set_text (dialog->remarks, text);
}

static gboolean
tells_person (Dialog *dialog)
{
  for (guint i = 0; i < dialog->columns->len; i++)
    if (g_array_index (dialog->columns, WmColumn, i).meaning == WM_COLUMN_PERSON)
      return TRUE;
  return FALSE;
}

static void look (Dialog *dialog);

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  Dialog *dialog = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) report = wm_job_run_finish (WM_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  dialog->running = FALSE;
  if (dialog->window != NULL && dialog->again)
    look (dialog);
  else if (dialog->window != NULL && dialog->pause_id == 0 && tells_person (dialog))
    {
      text = report != NULL ? describe_report (report) : g_strdup (error->message);
      gtk_label_set_text (dialog->outcome, text);
      gtk_label_set_text (dialog->remarks, "");
      if (report != NULL)
        show_remarks (dialog, report);
      gtk_widget_set_sensitive (dialog->import,
                                report != NULL && report->added + report->changed > 0);
    }
  dialog_unref (dialog);
}

static void
look (Dialog *dialog)
{
  if (!tells_person (dialog))
    {
      dialog->again = FALSE;
      gtk_widget_set_sensitive (dialog->import, FALSE);
      gtk_label_set_text (dialog->outcome, _("Choose the column that tells the person."));
      gtk_label_set_text (dialog->remarks, "");
      return;
    }
  dialog->again = dialog->running;
  if (dialog->running)
    return;
  dialog->running = TRUE;
  gtk_widget_set_sensitive (dialog->import, FALSE);
  gtk_label_set_text (dialog->outcome, _("Looking at it…"));
  start_work (dialog, TRUE, on_looked);
}

static gboolean
on_pause (gpointer data)
{
  Dialog *dialog = data;

  dialog->pause_id = 0;
  look (dialog);
  return G_SOURCE_REMOVE;
}

/* What was told is of other choices from now on, and what is imported is what was looked at. */
static void
look_soon (Dialog *dialog)
{
  gtk_widget_set_sensitive (dialog->import, FALSE);
  gtk_label_set_text (dialog->outcome, _("Looking at it…"));
  g_clear_handle_id (&dialog->pause_id, g_source_remove);
  dialog->pause_id = g_timeout_add (PAUSE_MS, on_pause, dialog);
}

/* ---- importing ----------------------------------------------------------------------- */

static void
on_imported (GObject *source, GAsyncResult *result, gpointer data)
{
  Dialog *dialog = data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&dialog->from);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) report = wm_job_run_finish (WM_SESSION (source), result, &error);

  if (from != NULL && report != NULL)
    {
      g_autofree char *text = describe_report (report);

      wm_feedback_undoable (from, text);
    }
  else if (from != NULL)
    wm_feedback_error (from, error);
  dialog_unref (dialog);
}

static void
on_import (Dialog *dialog)
{
  start_work (dialog, FALSE, on_imported);
  gtk_window_close (GTK_WINDOW (dialog->window));
}

/* ---- columns ------------------------------------------------------------------------- */

static guint
column_of (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (widget, "column"));
}

static void
on_skill_chosen (GtkDropDown *chooser, GParamSpec *spec, Dialog *dialog)
{
  WmColumn *column = &g_array_index (dialog->columns, WmColumn, column_of (chooser));
  guint selected = gtk_drop_down_get_selected (chooser);

  if (selected < dialog->map->skills->len)
    column->skill = (int) selected;
  look_soon (dialog);
}

/* Which skill's levels a column holds; made when it is asked for. */
static void
show_skill_chooser (Dialog *dialog, guint i, gboolean shown)
{
  WmColumn *column = &g_array_index (dialog->columns, WmColumn, i);
  GtkWidget *chooser = dialog->skills[i];
  g_autoptr (GtkStringList) names = NULL;

  if (shown && column->skill < 0)
    column->skill = 0;
  if (g_object_get_data (G_OBJECT (chooser), "filled") == NULL && shown)
    {
      names = gtk_string_list_new (NULL);
      for (guint k = 0; k < dialog->map->skills->len; k++)
        gtk_string_list_append (names, wm_map_skill (dialog->map, k)->name);
      wm_page_drop_down_setup (GTK_DROP_DOWN (chooser), _("Skill"));
      wm_page_drop_down_set_names (GTK_DROP_DOWN (chooser), names, (guint) column->skill);
      g_object_set_data (G_OBJECT (chooser), "filled", GINT_TO_POINTER (TRUE));
      g_signal_connect (chooser, "notify::selected", G_CALLBACK (on_skill_chosen), dialog);
    }
  gtk_widget_set_visible (chooser, shown);
}

static void
on_meaning_chosen (GtkDropDown *chooser, GParamSpec *spec, Dialog *dialog)
{
  guint i = column_of (chooser), selected = gtk_drop_down_get_selected (chooser);
  WmColumn *column = &g_array_index (dialog->columns, WmColumn, i);

  if (selected >= G_N_ELEMENTS (meanings))
    return;
  column->meaning = (WmColumnMeaning) selected;
  show_skill_chooser (dialog, i, selected == WM_COLUMN_RATING);
  look_soon (dialog);
}

static GtkWidget *
meaning_chooser_new (Dialog *dialog, guint i)
{
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  /* Translators: %s is the heading of a table's column. */
  g_autofree char *label
      = g_strdup_printf (_("What “%s” means"), wm_csv_cell (dialog->csv, 0, i));

  for (guint k = 0; k < G_N_ELEMENTS (meanings); k++)
    if (k != WM_COLUMN_RATING || dialog->map->skills->len > 0)
      gtk_string_list_append (names, _(meanings[k]));
  wm_page_drop_down_setup (GTK_DROP_DOWN (chooser), label);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (chooser), names,
                               g_array_index (dialog->columns, WmColumn, i).meaning);
  g_object_set_data (G_OBJECT (chooser), "column", GUINT_TO_POINTER (i));
  g_signal_connect (chooser, "notify::selected", G_CALLBACK (on_meaning_chosen), dialog);
  return chooser;
}

/* "2, 3, 4": the first values that there are */
static char *
examples_of (const WmCsv *csv, guint column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint row = 1; row < csv->rows->len && n < EXAMPLES; row++)
    {
      const char *cell = wm_csv_cell (csv, row, column);

      if (*cell == '\0')
        continue;
      g_string_append_printf (text, "%s%.60s", n > 0 ? ", " : "", cell);
      n++;
    }
  /* A long cell may have been cut within a letter. */
  return g_utf8_make_valid (text->str, -1);
}

static GtkWidget *
column_row_new (Dialog *dialog, guint i)
{
  const char *heading = wm_csv_cell (dialog->csv, 0, i);
  g_autofree char *number = g_strdup_printf (_("Column %u"), i + 1);
  g_autofree char *examples = examples_of (dialog->csv, i);
  GtkWidget *choosers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *row;

  wm_page_make_wrapping (choosers);
  dialog->skills[i] = gtk_drop_down_new (NULL, NULL);
  g_object_set_data (G_OBJECT (dialog->skills[i]), "column", GUINT_TO_POINTER (i));
  gtk_box_append (GTK_BOX (choosers), meaning_chooser_new (dialog, i));
  gtk_box_append (GTK_BOX (choosers), dialog->skills[i]);
  row = wm_text_row_new (number, *heading != '\0' ? heading : number, choosers);
  wm_text_row_set_texts (WM_TEXT_ROW (row), examples, NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  show_skill_chooser (dialog, i,
                      g_array_index (dialog->columns, WmColumn, i).meaning == WM_COLUMN_RATING);
  return row;
}

/* ---- the window ---------------------------------------------------------------------- */

static GtkWidget *
header_new (Dialog *dialog)
{
  GtkWidget *bar = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  dialog->import = gtk_button_new_with_mnemonic (_("_Import"));
  gtk_widget_add_css_class (dialog->import, "suggested-action");
  gtk_widget_set_sensitive (dialog->import, FALSE);
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (bar), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (bar), dialog->import);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), dialog->window);
  g_signal_connect_swapped (dialog->import, "clicked", G_CALLBACK (on_import), dialog);
  return bar;
}

static GtkLabel *
text_new (GtkBox *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static GtkWidget *
body_new (Dialog *dialog)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  guint n = dialog->csv->rows->len > 0 ? dialog->csv->rows->len - 1 : 0;
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", n), n);
  GtkListBox *list;

  gtk_widget_add_css_class (box, "page-column");
  dialog->outcome = text_new (GTK_BOX (box), "title-4");
  dialog->remarks = text_new (GTK_BOX (box), "dim-label");
  gtk_box_append (GTK_BOX (box), wm_page_section_new (_("What the Columns Mean"), rows, &list));
  for (guint i = 0; i < dialog->columns->len && i < MOST_COLUMNS; i++)
    gtk_list_box_append (list, column_row_new (dialog, i));
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp,
                NULL);
  return scroller;
}

static void
on_destroy (Dialog *dialog)
{
  g_clear_handle_id (&dialog->pause_id, g_source_remove);
  dialog->window = NULL;
  dialog_unref (dialog);
}

gboolean
wm_table_dialog_takes (const char *path)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv");
}

/* (nullable): the file read, and its columns guessed */
static Dialog *
dialog_new (GtkWidget *from, WmSession *session, const char *path, GError **error)
{
  g_autoptr (GBytes) input = wm_file_read (path, WM_FILE_CAP, error);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (WmCsv) csv = input != NULL ? wm_csv_parse (input, name, error) : NULL;
  Dialog *dialog;

  if (csv == NULL)
    return NULL;
  dialog = g_new0 (Dialog, 1);
  g_atomic_ref_count_init (&dialog->refs);
  g_weak_ref_init (&dialog->from, from);
  dialog->session = g_object_ref (session);
  dialog->map = wm_map_ref (wm_session_get_map (session));
  dialog->name = g_steal_pointer (&name);
  dialog->input = g_steal_pointer (&input);
  dialog->csv = g_steal_pointer (&csv);
  dialog->columns
      = wm_people_csv_guess (wm_session_get_store (session), dialog->map, dialog->csv);
  return dialog;
}

void
wm_table_dialog_show (GtkWidget *from, WmSession *session, const char *path)
{
  g_autoptr (GError) error = NULL;
  Dialog *dialog = dialog_new (from, session, path, &error);
  GtkWidget *content;
  g_autofree char *title = NULL;

  if (dialog == NULL)
    {
      wm_feedback_error (from, error);
      return;
    }
  /* Translators: %s is the name of a file. */
  title = g_strdup_printf (_("Import %s"), dialog->name);
  dialog->window = GTK_WIDGET (wm_page_dialog_new (from, title, 760, 720));
  content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (content), header_new (dialog));
  gtk_box_append (GTK_BOX (content), body_new (dialog));
  adw_window_set_content (ADW_WINDOW (dialog->window), content);
  g_signal_connect_swapped (dialog->window, "destroy", G_CALLBACK (on_destroy), dialog);
  look (dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
}
