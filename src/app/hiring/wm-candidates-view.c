/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A job's candidates, and what can be done with all of them.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-candidates-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-ask-name.h"
#include "app/hiring/wm-anonymous.h"
#include "app/hiring/wm-finalists-dialog.h"
#include "app/parts/wm-export-picture.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-picture-buttons.h"
#include "app/parts/wm-wrap-layout.h"
#include "app/wm-feedback.h"
#include "draw/wm-scene-hiring.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-hiring-file.h"

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

/* Is there anything to compare? */
static gboolean
has_card (GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    if (((const WmApplication *) list->pdata[i])->submitted > 0)
      return TRUE;
  return FALSE;
}

/* All of a job, by the names that are shown; NULL with a message */
static GPtrArray *
load_all (WmCandidatesView *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list
    = wm_applications_list (wm_session_get_store (self->session), self->job, &error);

  wm_feedback_error (GTK_WIDGET (self), error);
  for (guint i = 0; list != NULL && wm_anonymous_is_on (self->session) && i < list->len; i++)
    {
      WmApplication *it = g_ptr_array_index (list, i);

      wm_anonymous_hide (self->session, it->person, &it->name);
      wm_loop_set_text (&it->source, "");
    }
  return list;
}

/* (transfer full): how many there are, and what keys do */
static char *
hint_words (WmCandidatesView *self, guint count)
{
  if (self->all->len == 0)
    return g_strdup (_ ("Nobody applied yet. Add a candidate to begin."));
  if (count < self->all->len)
    /* Translators: so many candidates pass the filters, of all that there are */
    return g_strdup_printf (ngettext ("%1$u of %2$u candidate", "%1$u of %2$u candidates",
                                      self->all->len),
                            count, self->all->len);
  return g_strdup (_ ("Return opens a candidate; Alt with the arrows moves her to another "
                      "stage."));
}

void
wm_candidates_view_refill (WmCandidatesView *self)
{
  g_autoptr (GPtrArray) all = self->job != NULL && !self->filling ? load_all (self) : NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *focused = NULL, *beside = NULL, *hint = NULL;

  if (all == NULL)
    return;
  focused = wm_candidates_rows_focused (self);
  beside = wm_candidates_rows_beside (self);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = g_steal_pointer (&all);
  load_stages (self);
  wm_candidates_filter_fill (self);
  list = wm_candidates_filter_apply (self);
  wm_candidates_rows_fill (self, list);
  /* Who is no longer shown leaves the keyboard to who was next. */
  if (focused != NULL && !wm_candidates_rows_focus (self, focused)
      && (beside == NULL || !wm_candidates_rows_focus (self, beside)))
    gtk_widget_child_focus (self->board, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_sensitive (self->add, !wm_session_is_read_only (self->session));
  gtk_widget_set_sensitive (self->resume, !wm_session_is_read_only (self->session));
  gtk_widget_set_sensitive (self->compare, has_card (self->all));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->hide),
                               wm_anonymous_is_on (self->session));
  hint = hint_words (self, list->len);
  gtk_label_set_text (self->hint, hint);
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
  wm_candidates_rows_focus (self, slug);
  wm_feedback_undoable (GTK_WIDGET (self), _ ("Candidate added"));
}

static void
on_add (WmCandidatesView *self)
{
  wm_ask_name (GTK_WIDGET (self), _ ("Add Candidate"), _ ("Name"), _ ("_Add"), "", on_got_name,
               self);
}

/* A WmGotFile */
static void
on_got_resume (GtkWidget *from, const char *path, gpointer data)
{
  WmCandidatesView *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wm_file_read (path, WM_FILE_CAP, &error);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *slug
    = bytes != NULL ? wm_import_resume (wm_session_get_store (self->session), self->job, bytes,
                                        name, NULL, &error)
                    : NULL;

  wm_feedback_error (from, error);
  if (slug == NULL)
    return;
  wm_candidates_rows_focus (self, slug);
  wm_feedback_undoable (from, _ ("Candidate added"));
}

static void
on_resume (WmCandidatesView *self)
{
  static const char *const endings[] = { "json", NULL };

  wm_ask_open (GTK_WIDGET (self), _ ("Add From JSON Resume"), _ ("_Add"), _ ("JSON Resume"),
               endings, on_got_resume, self);
}

/* A WmSceneBuilder: of those that are shown, by the names that are shown */
static WmScene *
build_picture (double width, gpointer data)
{
  WmCandidatesView *self = data;
  WmStore *store = wm_session_get_store (self->session);
  WmMap *map = wm_session_get_map (self->session);
  g_autoptr (WmJob) job = self->job != NULL ? wm_job_find (store, self->job, NULL) : NULL;
  g_autoptr (WmLoop) loop = job != NULL ? wm_loop_load (store, map, job->slug, NULL) : NULL;
  g_autoptr (GPtrArray) list
    = loop != NULL && self->all != NULL ? wm_candidates_filter_apply (self) : NULL;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  if (list == NULL)
    return NULL;
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
  wm_candidates_filter_load (self);
  wm_candidates_view_refill (self);
}

static void
wm_candidates_view_dispose (GObject *object)
{
  WmCandidatesView *self = WM_CANDIDATES_VIEW (object);

  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->shown, wm_application_filter_free);
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

  self->stages = g_ptr_array_new_with_free_func (g_free);
  self->lists = g_ptr_array_new ();
  self->add = gtk_button_new_with_mnemonic (_ ("_Add Candidate…"));
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (bar), self->add);
  self->resume = gtk_button_new_with_mnemonic (_ ("From a _Résumé…"));
  gtk_widget_set_tooltip_text (self->resume, _ ("Add From JSON Resume"));
  g_signal_connect_swapped (self->resume, "clicked", G_CALLBACK (on_resume), self);
  gtk_box_append (GTK_BOX (bar), self->resume);
  self->compare = gtk_button_new_with_mnemonic (_ ("_Compare Finalists…"));
  g_signal_connect_swapped (self->compare, "clicked", G_CALLBACK (on_compare), self);
  self->hide = gtk_check_button_new_with_mnemonic (_ ("Hide _Names"));
  gtk_widget_set_tooltip_text (self->hide, _ ("Review anonymously: no name, contact, document"));
  g_signal_connect (self->hide, "toggled", G_CALLBACK (on_hide), self);
  gtk_box_append (GTK_BOX (bar), self->compare);
  gtk_box_append (GTK_BOX (bar), self->hide);
  wm_page_make_wrapping (bar);
  wm_wrap_layout_set_even (WM_WRAP_LAYOUT (gtk_widget_get_layout_manager (bar)), TRUE);
  self->hint = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
  self->board = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (column), bar);
  gtk_box_append (GTK_BOX (column), wm_candidates_filter_new (self));
  /* Beside the switch there is room for them, also in a narrow window. */
  gtk_box_insert_child_after (
    GTK_BOX (self->ways),
    wm_picture_buttons_new (_ ("Export the Board"), _ ("candidates"), build_picture, self),
    gtk_widget_get_first_child (self->ways));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (column), self->board);
  adw_bin_set_child (ADW_BIN (self), column);
}

GtkWidget *
wm_candidates_view_new (WmSession *session)
{
  WmCandidatesView *self = g_object_new (WM_TYPE_CANDIDATES_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "hiring-changed", G_CALLBACK (wm_candidates_view_refill), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
