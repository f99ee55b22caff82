/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The board of a job's candidates.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-candidates-view.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-ask-name.h"
#include "app/hiring/wm-anonymous.h"
#include "app/hiring/wm-candidate-dialog.h"
#include "app/hiring/wm-finalists-dialog.h"
#include "app/parts/wm-drag.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-picture-buttons.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "app/parts/wm-wrap-layout.h"
#include "draw/wm-scene-hiring.h"
#include "hiring/wm-candidate.h"
#include "map/wm-search.h"

#define COLUMN_WIDTH 230

struct _WmCandidatesView
{
  AdwBin parent_instance;

  WmSession *session;
  char *job;
  GPtrArray *stages; /* utf8: slug and name in turn; the first is before all stages */

  GtkWidget *add, *compare, *hide;
  GtkSearchEntry *search;
  GtkWidget *board;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (WmCandidatesView, wm_candidates_view, ADW_TYPE_BIN)

static void
add_stage (WmCandidatesView *self, const char *slug, const char *name)
{
  g_ptr_array_add (self->stages, g_strdup (slug));
  g_ptr_array_add (self->stages, g_strdup (name));
}

static void
load_stages (WmCandidatesView *self)
{
  g_autoptr (WmLoop) loop = wm_loop_load (wm_session_get_store (self->session),
                                          wm_session_get_map (self->session), self->job, NULL);

  g_ptr_array_set_size (self->stages, 0);
  add_stage (self, "", _ ("Applied"));
  for (guint i = 0; loop != NULL && i < loop->stages->len; i++)
    add_stage (self, wm_loop_stage (loop, i)->slug, wm_loop_stage (loop, i)->name);
}

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

static void
focus_candidate (WmCandidatesView *self, const char *application)
{
  for (GtkWidget *column = gtk_widget_get_first_child (self->board); column != NULL;
       column = gtk_widget_get_next_sibling (column))
    for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_last_child (column));
         row != NULL; row = gtk_widget_get_next_sibling (row))
      if (WM_IS_TEXT_ROW (row)
          && g_str_equal (wm_text_row_get_id (WM_TEXT_ROW (row)), application))
        gtk_widget_grab_focus (row);
}

/* (transfer full) (nullable): the application whose row has the focus */
static char *
focused_candidate (WmCandidatesView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, self->board)
                     ? (WM_IS_TEXT_ROW (focus) ? focus
                                               : gtk_widget_get_ancestor (focus, WM_TYPE_TEXT_ROW))
                     : NULL;

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
  focus_candidate (self, slug);
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

static GtkWidget *
row_new (WmCandidatesView *self, const WmApplication *it)
{
  int days = wm_application_days (it, g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *waited
    = g_strdup_printf (ngettext ("%d day here", "%d days here", (gulong) days), days);
  /* Translators: so many scorecards of so many are in */
  g_autofree char *cards
    = it->interviews > 0
        ? g_strdup_printf (_ ("%1$u of %2$u cards in"), it->submitted, it->interviews)
        : NULL;
  g_autofree char *name = wm_anonymous_name (self->session, it->person, it->name);
  GtkWidget *row = wm_text_row_new (it->slug, name, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  wm_text_row_set_texts (WM_TEXT_ROW (row), waited, cards);
  set_text (row, "stage", it->stage);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_row_key), row);
  gtk_widget_add_controller (row, keys);
  if (!wm_session_is_read_only (self->session))
    wm_drag_add_source (row, row, "candidate", it->slug);
  return row;
}

static void
on_activated (GtkListBox *list, GtkListBoxRow *row, WmCandidatesView *self)
{
  wm_candidate_dialog_show (GTK_WIDGET (row), self->session,
                            wm_text_row_get_id (WM_TEXT_ROW (row)));
}

static gboolean
is_wanted (WmCandidatesView *self, const WmApplication *it)
{
  g_autofree char *shown = wm_anonymous_name (self->session, it->person, it->name);
  g_autofree char *name = wm_search_fold (shown);
  g_autofree char *needle
    = wm_search_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  return strstr (name, needle) != NULL;
}

/* @stage: slug; NULL for applications that have ended */
static void
add_column (WmCandidatesView *self, GPtrArray *list, const char *stage, const char *name)
{
  GtkListBox *box = NULL;
  GtkWidget *column;
  g_autofree char *line = NULL;
  guint count = 0;

  column = wm_page_section_new (name, NULL, &box);
  gtk_widget_set_size_request (column, COLUMN_WIDTH, -1);
  gtk_widget_set_margin_bottom (column, 12);
  for (guint i = 0; i < list->len; i++)
    {
      const WmApplication *it = g_ptr_array_index (list, i);
      gboolean active = g_str_equal (it->status, "active");

      if ((stage == NULL ? active : !active || !g_str_equal (it->stage, stage))
          || !is_wanted (self, it))
        continue;
      gtk_list_box_append (box, row_new (self, it));
      count++;
    }
  line = count > 0 ? g_strdup_printf ("%u", count) : g_strdup (_ ("Nobody"));
  wm_page_section_set (column, name, line);
  gtk_widget_set_visible (GTK_WIDGET (box), count > 0);
  g_signal_connect (box, "row-activated", G_CALLBACK (on_activated), self);
  if (stage != NULL && !wm_session_is_read_only (self->session))
    {
      set_text (column, "stage", stage);
      wm_drag_add_target (column, "candidate", WM_DROP_INTO, on_dropped, self);
    }
  gtk_box_append (GTK_BOX (self->board), column);
}

/* Is there anything to compare? */
static gboolean
has_card (GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    if (((const WmApplication *) list->pdata[i])->submitted > 0)
      return TRUE;
  return FALSE;
}

static void
refill (WmCandidatesView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *focused = focused_candidate (self);

  if (self->job == NULL)
    return;
  list = wm_applications_list (wm_session_get_store (self->session), self->job, &error);
  wm_feedback_error (GTK_WIDGET (self), error);
  if (list == NULL)
    return;
  load_stages (self);
  wm_page_clear_box (GTK_BOX (self->board));
  for (guint i = 0; i < self->stages->len; i += 2)
    add_column (self, list, self->stages->pdata[i], self->stages->pdata[i + 1]);
  add_column (self, list, NULL, _ ("Ended"));
  if (focused != NULL)
    focus_candidate (self, focused);
  gtk_widget_set_sensitive (self->add, !wm_session_is_read_only (self->session));
  gtk_widget_set_sensitive (self->compare, has_card (list));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->hide),
                               wm_anonymous_is_on (self->session));
  gtk_label_set_text (self->hint,
                      list->len == 0
                        ? _ ("Nobody applied yet. Add a candidate to begin.")
                        : _ ("Return opens a candidate; Alt with the arrows moves her to another "
                             "stage."));
}

static void
on_got_name (const char *name, gpointer data)
{
  WmCandidatesView *self = data;
  g_autoptr (GError) error = NULL;
  const WmCandidateEdit edit = { .name = name };
  g_autofree char *slug = wm_application_add (wm_session_get_store (self->session), self->job, NULL,
                                              &edit, &error);

  wm_feedback_error (GTK_WIDGET (self), error);
  if (slug == NULL)
    return;
  focus_candidate (self, slug);
  wm_feedback_undoable (GTK_WIDGET (self), _ ("Candidate added"));
}

static void
on_add (WmCandidatesView *self)
{
  wm_ask_name (GTK_WIDGET (self), _ ("Add Candidate"), _ ("Name"), _ ("_Add"), "", on_got_name,
               self);
}

/* A WmSceneBuilder; hidden names are hidden there too */
static WmScene *
build_picture (double width, gpointer data)
{
  WmCandidatesView *self = data;
  WmStore *store = wm_session_get_store (self->session);
  WmMap *map = wm_session_get_map (self->session);
  g_autoptr (WmJob) job = self->job != NULL ? wm_job_find (store, self->job, NULL) : NULL;
  g_autoptr (WmLoop) loop = job != NULL ? wm_loop_load (store, map, job->slug, NULL) : NULL;
  g_autoptr (GPtrArray) list = loop != NULL ? wm_applications_list (store, job->slug, NULL) : NULL;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    {
      WmApplication *it = g_ptr_array_index (list, i);
      char *name = wm_anonymous_name (self->session, it->person, it->name);

      g_free (it->name);
      it->name = name;
    }
  options.measure = wm_measure_pango ();
  options.width = width;
  return wm_scene_pipeline (map, job, loop, list, g_get_real_time () / G_USEC_PER_SEC, &options);
}

static void
on_compare (WmCandidatesView *self)
{
  wm_finalists_dialog_show (GTK_WIDGET (self), self->session, self->job);
}

static void
on_hide (GtkCheckButton *check, WmCandidatesView *self)
{
  wm_anonymous_set (self->session, gtk_check_button_get_active (check));
}

void
wm_candidates_view_set_job (WmCandidatesView *self, const char *job)
{
  g_return_if_fail (WM_IS_CANDIDATES_VIEW (self) && job != NULL);

  g_free (self->job);
  self->job = g_strdup (job);
  refill (self);
}

static void
wm_candidates_view_dispose (GObject *object)
{
  WmCandidatesView *self = WM_CANDIDATES_VIEW (object);

  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->job, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_candidates_view_parent_class)->dispose (object);
}

static void
wm_candidates_view_class_init (WmCandidatesViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_candidates_view_dispose;
}

static void
wm_candidates_view_init (WmCandidatesView *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkLayoutManager *lines;

  self->stages = g_ptr_array_new_with_free_func (g_free);
  self->add = gtk_button_new_with_mnemonic (_ ("_Add Candidate…"));
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add), self);
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search Candidates"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (refill), self);
  gtk_box_append (GTK_BOX (bar), self->add);
  self->compare = gtk_button_new_with_mnemonic (_ ("_Compare Finalists…"));
  g_signal_connect_swapped (self->compare, "clicked", G_CALLBACK (on_compare), self);
  self->hide = gtk_check_button_new_with_mnemonic (_ ("Hide _Names"));
  gtk_widget_set_tooltip_text (self->hide, _ ("Review anonymously: no name, contact, document"));
  g_signal_connect (self->hide, "toggled", G_CALLBACK (on_hide), self);
  gtk_box_append (GTK_BOX (bar), self->compare);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (bar), self->hide);
  gtk_box_append (GTK_BOX (bar), wm_picture_buttons_new (_ ("Export the Board"), _ ("candidates"),
                                                         build_picture, self));
  wm_page_make_wrapping (bar);
  self->hint = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
  self->board = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  lines = wm_wrap_layout_new (12);
  wm_wrap_layout_set_even (WM_WRAP_LAYOUT (lines), TRUE);
  gtk_widget_set_layout_manager (self->board, lines);
  gtk_box_append (GTK_BOX (column), bar);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (column), self->board);
  adw_bin_set_child (ADW_BIN (self), column);
}

GtkWidget *
wm_candidates_view_new (WmSession *session)
{
  WmCandidatesView *self = g_object_new (WM_TYPE_CANDIDATES_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "hiring-changed", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
