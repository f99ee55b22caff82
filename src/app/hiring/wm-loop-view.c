/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The loop of a job, and beside it what it does not cover.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-loop-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-focus-key.h"
#include "app/parts/wm-ask-name.h"
#include "app/parts/wm-fold-layout.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-picture-buttons.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "draw/wm-scene-hiring.h"

G_DEFINE_FINAL_TYPE (WmLoopView, wm_loop_view, ADW_TYPE_BIN)

/* ---- changes ----------------------------------------------------------------
 */

static void
on_mend_all (WmLoopView *self)
{
  guint count = wm_loop_repair_all (self->loop);
  g_autofree char *told = g_strdup_printf (
      ngettext ("%u finding mended", "%u findings mended", count), count);

  wm_loop_view_save (self, "repair-loop", told);
  gtk_widget_grab_focus (self->balance);
}

static void
on_balance (WmLoopView *self)
{
  gboolean best = wm_loop_balance (self->loop);

  wm_loop_view_save (self, "balance-loop",
                     best ? _ ("Balanced; no assignment covers more")
                          : _ ("Balanced; a better assignment may exist"));
}

static void
on_got_stage (const char *name, gpointer data)
{
  WmLoopView *self = data;

  if (self->loop == NULL)
    return;
  wm_stage_add_interview (wm_loop_add_stage (self->loop, name,
                                             WM_LOOP_LONG_MINUTES),
                          name, WM_LOOP_LONG_MINUTES);
  wm_loop_view_save (self, "edit-loop", NULL);
}

static void
on_add_stage (WmLoopView *self)
{
  wm_ask_name (GTK_WIDGET (self), _ ("Add Stage"), _ ("Name of the stage"),
               _ ("_Add"), "", on_got_stage, self);
}

static void
on_fill (WmLoopView *self)
{
  wm_loop_view_use_template (self, NULL);
}

/* ---- all of it --------------------------------------------------------------
 */

static void
fill_totals (WmLoopView *self)
{
  int candidate = wm_loop_candidate_minutes (self->loop);
  int interviewers = wm_loop_interviewer_minutes (self->loop);
  /* Translators: hours and minutes that a loop takes */
  g_autofree char *text = g_strdup_printf (
      _ ("Takes a candidate %d h %02d min and interviewers %d h %02d min"),
      candidate / 60, candidate % 60, interviewers / 60, interviewers % 60);

  gtk_label_set_text (self->totals, text);
}

static void
add_start (WmLoopView *self)
{
  GtkWidget *button
      = gtk_button_new_with_mnemonic (_ ("_Begin with the Usual Stages"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_sensitive (button, !wm_session_is_read_only (self->session));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_fill), self);
  gtk_box_append (GTK_BOX (self->stages),
                  wm_page_label_new (_ ("This job has no interviews yet."),
                                     NULL));
  gtk_box_append (GTK_BOX (self->stages), button);
}

static void
refill (WmLoopView *self)
{
  g_autoptr (GError) error = NULL;
  WmLoop *loop = self->job == NULL
                     ? NULL
                     : wm_loop_load (wm_session_get_store (self->session),
                                     wm_session_get_map (self->session),
                                     self->job, NULL);
  g_autofree char *key = wm_focus_key_dup (self->stages);
  guint first = 0;

  if (loop == NULL)
    return;
  g_clear_pointer (&self->loop, wm_loop_free);
  self->loop = loop;
  wm_page_clear_box (GTK_BOX (self->stages));
  for (guint i = 0; i < loop->stages->len; i++)
    {
      wm_loop_view_add_stage (self, i, first);
      first += wm_loop_stage (loop, i)->interviews->len;
    }
  if (loop->stages->len == 0)
    add_start (self);
  gtk_widget_set_sensitive (self->balance,
                            loop->stages->len > 0
                                && !wm_session_is_read_only (self->session));
  gtk_widget_set_sensitive (self->add_stage,
                            !wm_session_is_read_only (self->session));
  gtk_widget_set_sensitive (self->templates, !wm_session_is_read_only (self->session));
  gtk_widget_set_visible (GTK_WIDGET (self->hint), wm_loop_count (loop) > 0);
  fill_totals (self);
  wm_loop_view_fill_findings (self);
  wm_loop_view_fill_coverage (self);
  /* The first stage has no way up. */
  if (!wm_focus_key_grab (self->stages, key))
    gtk_widget_child_focus (self->stages, GTK_DIR_TAB_FORWARD);
}

gboolean
wm_loop_view_save (WmLoopView *self, const char *label, const char *told)
{
  g_autoptr (GError) error = NULL;

  if (!wm_loop_save (wm_session_get_store (self->session), self->loop, label,
                     &error))
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      refill (self);
      return FALSE;
    }
  if (told != NULL)
    wm_feedback_undoable (GTK_WIDGET (self), told);
  refill (self);
  return TRUE;
}

void
wm_loop_view_set_job (WmLoopView *self, const char *job)
{
  g_return_if_fail (WM_IS_LOOP_VIEW (self) && job != NULL);

  g_free (self->job);
  self->job = g_strdup (job);
  refill (self);
}

void
wm_loop_view_show_interview (WmLoopView *self, const char *interview)
{
  g_return_if_fail (WM_IS_LOOP_VIEW (self) && interview != NULL);

  for (guint i = 0; self->loop != NULL && i < wm_loop_count (self->loop); i++)
    if (g_str_equal (wm_loop_interview (self->loop, i, NULL)->slug, interview))
      wm_loop_view_focus_interview (self, i);
}

static void
wm_loop_view_dispose (GObject *object)
{
  WmLoopView *self = WM_LOOP_VIEW (object);

  g_clear_pointer (&self->loop, wm_loop_free);
  g_clear_pointer (&self->findings, g_array_unref);
  g_clear_pointer (&self->job, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_loop_view_parent_class)->dispose (object);
}

static void
wm_loop_view_class_init (WmLoopViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_loop_view_dispose;
  wm_loop_view_install_templates (GTK_WIDGET_CLASS (klass));
}

/* A WmSceneBuilder */
static WmScene *
build_picture (double width, gpointer data)
{
  WmLoopView *self = data;
  WmMap *map = wm_session_get_map (self->session);
  g_autoptr (WmJob) job
    = self->job != NULL ? wm_job_find (wm_session_get_store (self->session), self->job, NULL)
                        : NULL;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.measure = wm_measure_pango ();
  options.width = width;
  return job != NULL && self->loop != NULL ? wm_scene_loop (map, job, self->loop, &options) : NULL;
}

static GtkWidget *
toolbar_new (WmLoopView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->balance = gtk_button_new_with_mnemonic (_ ("_Balance for Me"));
  gtk_widget_set_tooltip_text (
      self->balance, _ ("Assigns skills and questions to the interviews"));
  g_signal_connect_swapped (self->balance, "clicked", G_CALLBACK (on_balance),
                            self);
  self->mend = gtk_button_new_with_mnemonic (_ ("Mend _All"));
  g_signal_connect_swapped (self->mend, "clicked", G_CALLBACK (on_mend_all),
                            self);
  self->add_stage = gtk_button_new_with_mnemonic (_ ("Add _Stage…"));
  g_signal_connect_swapped (self->add_stage, "clicked",
                            G_CALLBACK (on_add_stage), self);
  gtk_box_append (GTK_BOX (bar), self->balance);
  gtk_box_append (GTK_BOX (bar), self->mend);
  gtk_box_append (GTK_BOX (bar), self->add_stage);
  self->templates = wm_loop_view_templates_new (self);
  gtk_box_append (GTK_BOX (bar), self->templates);
  gtk_box_append (GTK_BOX (bar), wm_picture_buttons_new (_ ("Export the Interview Plan"),
                                                         _ ("interviews"), build_picture, self));
  wm_page_make_wrapping (bar);
  return bar;
}

static void
wm_loop_view_init (WmLoopView *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = adw_clamp_new ();

  self->findings = g_array_new (FALSE, FALSE, sizeof (WmFinding));
  self->totals = GTK_LABEL (wm_page_label_new ("", NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->totals), "dim-label");
  self->stages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_hexpand (self->stages, TRUE);
  self->findings_section
      = wm_page_section_new (_ ("Findings"), "", &self->findings_list);
  self->coverage_section = wm_page_section_new (
      _ ("Coverage"),
      _ ("Voices are interviews that different people can hold."),
      &self->coverage_list);
  gtk_box_append (GTK_BOX (side), self->findings_section);
  gtk_box_append (GTK_BOX (side), self->coverage_section);
  gtk_widget_set_size_request (side, 320, -1);
  gtk_widget_set_layout_manager (sides, g_object_new (WM_TYPE_FOLD_LAYOUT,
                                                      "threshold", 760, NULL));
  gtk_box_append (GTK_BOX (sides), self->stages);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 360);
  adw_clamp_set_child (ADW_CLAMP (clamp), side);
  gtk_box_append (GTK_BOX (sides), clamp);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->totals));
  gtk_box_append (GTK_BOX (column), toolbar_new (self));
  self->hint = GTK_LABEL (
    wm_page_label_new (_ ("Return opens an interview; it is dragged to its place, or moved by Alt "
                          "with the arrows. Delete takes it out."),
                       "dim-label"));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (column), sides);
  adw_bin_set_child (ADW_BIN (self), column);
}

GtkWidget *
wm_loop_view_new (WmSession *session)
{
  WmLoopView *self = g_object_new (WM_TYPE_LOOP_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "hiring-changed", G_CALLBACK (refill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (refill), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
