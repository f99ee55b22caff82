/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Candidates as a board of stages, or as one list; and moving them to another stage.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-candidates-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/hiring/wm-candidate-dialog.h"
#include "app/parts/wm-drag.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/parts/wm-wrap-layout.h"
#include "app/wm-feedback.h"

#define COLUMN_WIDTH 150  /* at least; the columns of a line share its width alike */
#define COLUMN_HEIGHT 440 /* at most, of its rows, so that the stages below stay near */
#define MOST_ROWS 500     /* of a list; with more it is no longer quick */
#define MOST_IN_COLUMN 25 /* of the board; a list shows the others */

/* ---- moving ----------------------------------------------------------------- */

static const char *
text_of (gpointer object, const char *key)
{
  return g_object_get_data (G_OBJECT (object), key);
}

static void
set_text (gpointer object, const char *key, const char *text)
{
  g_object_set_data_full (G_OBJECT (object), key, g_strdup (text), g_free);
}

gboolean
wm_candidates_rows_focus (WmCandidatesView *self, const char *application)
{
  for (guint i = 0; i < self->lists->len; i++)
    for (GtkWidget *row = gtk_widget_get_first_child (self->lists->pdata[i]); row != NULL;
         row = gtk_widget_get_next_sibling (row))
      if (WM_IS_TEXT_ROW (row)
          && g_str_equal (wm_text_row_get_id (WM_TEXT_ROW (row)), application))
        return gtk_widget_grab_focus (row);
  return FALSE;
}

static GtkWidget *
focused_row (WmCandidatesView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->board))
    return NULL;
  return WM_IS_TEXT_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, WM_TYPE_TEXT_ROW);
}

char *
wm_candidates_rows_beside (WmCandidatesView *self)
{
  GtkWidget *row = focused_row (self);
  GtkWidget *next = row != NULL ? gtk_widget_get_next_sibling (row) : NULL;

  if (next == NULL && row != NULL)
    next = gtk_widget_get_prev_sibling (row);
  return WM_IS_TEXT_ROW (next) ? g_strdup (wm_text_row_get_id (WM_TEXT_ROW (next))) : NULL;
}

char *
wm_candidates_rows_focused (WmCandidatesView *self)
{
  GtkWidget *row = focused_row (self);

  return row != NULL ? g_strdup (wm_text_row_get_id (WM_TEXT_ROW (row))) : NULL;
}

static void
move_to (WmCandidatesView *self, const char *application, const char *stage)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *slug = g_strdup (application);

  if (!wm_application_move (wm_session_get_store (self->session), slug, stage, &error))
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  wm_candidates_rows_focus (self, slug);
  wm_feedback_undoable (GTK_WIDGET (self), _ ("Candidate moved"));
}

static void
step (WmCandidatesView *self, GtkWidget *row, int by)
{
  const char *stage = text_of (row, "stage");

  for (guint i = 0; i < self->stages->len; i += 2)
    if (g_strcmp0 (stage, self->stages->pdata[i]) == 0)
      {
        int target = (int) i + 2 * by;

        if (target >= 0 && target < (int) self->stages->len)
          move_to (self, wm_text_row_get_id (WM_TEXT_ROW (row)), self->stages->pdata[target]);
        return;
      }
}

static gboolean
on_row_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
            GtkWidget *row)
{
  WmCandidatesView *self
    = WM_CANDIDATES_VIEW (gtk_widget_get_ancestor (row, WM_TYPE_CANDIDATES_VIEW));

  if (!(state & GDK_ALT_MASK) || (key != GDK_KEY_Left && key != GDK_KEY_Right)
      || wm_session_is_read_only (self->session))
    return GDK_EVENT_PROPAGATE;
  step (self, row, key == GDK_KEY_Left ? -1 : 1);
  return GDK_EVENT_STOP;
}

static void
on_dropped (GtkWidget *column, const char *application, gboolean after, gpointer data)
{
  move_to (data, application, text_of (column, "stage"));
}

/* ---- shown ------------------------------------------------------------------ */

/* (transfer full): for how long she has been where she is, or how long ago it ended */
static char *
wait_words (const WmApplication *it)
{
  int days = wm_application_days (it, g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *ago
    = days == 0 ? g_strdup (_ ("today"))
                : g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), days);

  if (g_str_equal (it->status, "active"))
    return days == 0 ? g_strdup (_ ("here since today"))
                     : g_strdup_printf (ngettext ("%d day here", "%d days here", (gulong) days),
                                        days);
  /* Translators: how an application ended, and when: “Rejected · 3 days ago” */
  return g_strdup_printf (_ ("%1$s · %2$s"), wm_application_status_word (it->status), ago);
}

/* (transfer full): in a list, where she is and for how long */
static char *
place_words (const WmApplication *it)
{
  g_autofree char *wait = wait_words (it);

  /* Translators: a stage, and for how long: “Technical interview · 3 days here” */
  return g_strdup_printf (_ ("%1$s · %2$s"),
                          *it->stage != '\0' ? it->stage_name : _ ("Applied"), wait);
}

/* (transfer full): in a list, since when she is known, and where from */
static char *
origin_words (const WmApplication *it)
{
  g_autofree char *date = wm_page_format_date (it->applied);

  if (*it->source == '\0')
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("Applied on %s"), date);
  /* Translators: a date, and where a candidate came from */
  return g_strdup_printf (_ ("Applied on %1$s · Source: %2$s"), date, it->source);
}

static GtkWidget *
row_new (WmCandidatesView *self, const WmApplication *it)
{
  gboolean as_list = self->shown->as_list;
  /* Translators: so many scorecards of so many are in */
  g_autofree char *cards
    = it->interviews > 0
        ? g_strdup_printf (_ ("%1$u of %2$u cards in"), it->submitted, it->interviews)
        : NULL;
  g_autofree char *place = as_list ? place_words (it) : wait_words (it);
  g_autofree char *origin = as_list ? origin_words (it) : NULL;
  GtkWidget *row = wm_text_row_new (it->slug, it->name,
                                    as_list && cards != NULL
                                      ? wm_page_label_new (cards, "dim-label")
                                      : NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  wm_text_row_set_texts (WM_TEXT_ROW (row), place, as_list ? origin : cards);
  set_text (row, "stage", it->stage);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_row_key), row);
  gtk_widget_add_controller (row, keys);
  if (!as_list && !wm_session_is_read_only (self->session))
    wm_drag_add_source (row, row, "candidate", it->slug);
  return row;
}

static void
on_activated (GtkListBox *list, GtkListBoxRow *row, WmCandidatesView *self)
{
  wm_candidate_dialog_show (GTK_WIDGET (row), self->session,
                            wm_text_row_get_id (WM_TEXT_ROW (row)));
}

/* A column of many rows scrolls by itself. */
static void
make_scroll (GtkWidget *column, GtkListBox *box)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_object_ref (box);
  gtk_box_remove (GTK_BOX (column), GTK_WIDGET (box));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (box));
  g_object_unref (box);
  gtk_widget_set_valign (GTK_WIDGET (box), GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), COLUMN_HEIGHT);
  /* Its rows take the keyboard; without any it would, or keep it where it is. */
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_visible (scroller, gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
  gtk_widget_add_css_class (scroller, "board-column");
  gtk_box_append (GTK_BOX (column), scroller);
}

static void
on_more (GtkWidget *button, WmCandidatesView *self)
{
  g_autofree char *stage = g_strdup (text_of (button, "stage"));

  wm_candidates_filter_list (self, stage);
}

/* So many more are in a column than it shows. */
static void
add_more (WmCandidatesView *self, GtkWidget *column, const char *stage, const char *name,
          guint more)
{
  g_autofree char *text
    = g_strdup_printf (ngettext ("%u More, as a List", "%u More, as a List", more), more);
  g_autofree char *told = g_strdup_printf (_ ("%1$s: %2$s"), name, text);
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  /* A column is no wider for it. */
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  set_text (button, "stage", stage);
  g_signal_connect (button, "clicked", G_CALLBACK (on_more), self);
  gtk_widget_set_margin_top (button, 6);
  gtk_box_append (GTK_BOX (column), button);
}

/* Rows begin on one line, also where the name of a stage takes two. */
static void
align_heading (GtkWidget *board, GtkWidget *column)
{
  GtkSizeGroup *group = g_object_get_data (G_OBJECT (board), "headings");
  GtkWidget *heading = gtk_widget_get_first_child (column);

  if (group == NULL)
    {
      group = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
      g_object_set_data_full (G_OBJECT (board), "headings", group, g_object_unref);
    }
  gtk_size_group_add_widget (group, heading);
  gtk_label_set_yalign (GTK_LABEL (heading), 1);
}

/* @stage: slug; NULL for applications that have ended */
static void
add_column (WmCandidatesView *self, GtkWidget *board, GPtrArray *list, const char *stage,
            const char *name)
{
  GtkListBox *box = NULL;
  GtkWidget *column;
  g_autofree char *line = NULL;
  guint count = 0;

  column = wm_page_section_new (name, NULL, &box);
  g_ptr_array_add (self->lists, box);
  for (guint i = 0; i < list->len; i++)
    {
      const WmApplication *it = g_ptr_array_index (list, i);
      gboolean active = g_str_equal (it->status, "active");

      if (stage == NULL ? active : !active || !g_str_equal (it->stage, stage))
        continue;
      if (count++ < MOST_IN_COLUMN)
        gtk_list_box_append (box, row_new (self, it));
    }
  line = count > 0 ? g_strdup_printf ("%u", count) : g_strdup (_ ("Nobody"));
  wm_page_section_set (column, name, line);
  align_heading (board, column);
  make_scroll (column, box);
  if (count > MOST_IN_COLUMN)
    add_more (self, column, stage, name, count - MOST_IN_COLUMN);
  g_signal_connect (box, "row-activated", G_CALLBACK (on_activated), self);
  if (stage != NULL && !wm_session_is_read_only (self->session))
    {
      set_text (column, "stage", stage);
      wm_drag_add_target (column, "candidate", WM_DROP_INTO, on_dropped, self);
    }
  gtk_widget_set_size_request (column, COLUMN_WIDTH, -1);
  gtk_widget_set_margin_bottom (column, 12);
  gtk_box_append (GTK_BOX (board), column);
}

static void
add_board (WmCandidatesView *self, GPtrArray *list)
{
  GtkWidget *board = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkLayoutManager *lines = wm_wrap_layout_new (12);

  wm_wrap_layout_set_even (WM_WRAP_LAYOUT (lines), TRUE);
  wm_wrap_layout_set_columns (WM_WRAP_LAYOUT (lines), TRUE);
  gtk_widget_set_layout_manager (board, lines);
  for (guint i = 0; i < self->stages->len; i += 2)
    add_column (self, board, list, self->stages->pdata[i], self->stages->pdata[i + 1]);
  add_column (self, board, list, NULL, _ ("Ended"));
  gtk_box_append (GTK_BOX (self->board), board);
}

static void
add_list (WmCandidatesView *self, GPtrArray *list)
{
  GtkListBox *box = NULL;
  g_autofree char *line
    = list->len > MOST_ROWS
        ? g_strdup_printf (_ ("The first %d are shown. Search or filter to see the others."),
                           MOST_ROWS)
        : NULL;
  GtkWidget *section = wm_page_section_new (_ ("Candidates"), line, &box);

  g_ptr_array_add (self->lists, box);
  for (guint i = 0; i < MIN (list->len, MOST_ROWS); i++)
    gtk_list_box_append (box, row_new (self, list->pdata[i]));
  g_signal_connect (box, "row-activated", G_CALLBACK (on_activated), self);
  gtk_box_append (GTK_BOX (self->board), section);
}

/* Nobody is as it was chosen. */
static void
add_nobody (WmCandidatesView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clear = gtk_button_new_with_mnemonic (_ ("_Show All Candidates"));

  gtk_box_append (GTK_BOX (box), wm_page_label_new (_ ("No Candidate Is Like That"), "heading"));
  gtk_box_append (GTK_BOX (box),
                  wm_page_label_new (_ ("Nobody passes the filters and the search."),
                                     "dim-label"));
  gtk_widget_set_halign (clear, GTK_ALIGN_START);
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (wm_candidates_filter_clear), self);
  gtk_box_append (GTK_BOX (box), clear);
  gtk_widget_set_margin_top (box, 12);
  gtk_box_append (GTK_BOX (self->board), box);
}

void
wm_candidates_rows_fill (WmCandidatesView *self, GPtrArray *list)
{
  g_ptr_array_set_size (self->lists, 0);
  wm_page_clear_box (GTK_BOX (self->board));
  if (list->len == 0 && self->all->len > 0)
    add_nobody (self);
  else if (self->shown->as_list && list->len > 0)
    add_list (self, list);
  else
    add_board (self, list);
}
