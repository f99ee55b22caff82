/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The loop of a job, and beside it what it does not cover.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-loop-view.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-ask-name.h"
#include "app/parts/wm-fold-layout.h"
#include "app/hiring/wm-interview-dialog.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"

struct _WmLoopView
{
  AdwBin parent_instance;

  WmSession *session;
  char *job;
  WmLoop *loop;
  GArray *findings;

  GtkLabel *totals;
  GtkWidget *balance, *mend, *add_stage;
  GtkWidget *stages;
  GtkWidget *findings_section, *coverage_section;
  GtkListBox *findings_list, *coverage_list;
};

G_DEFINE_FINAL_TYPE (WmLoopView, wm_loop_view, ADW_TYPE_BIN)

static void refill (WmLoopView *self);

/* ---- changes ---------------------------------------------------------------- */

/* Stores what was changed in the loop in memory; the page then reads it anew. */
static gboolean
save (WmLoopView *self, const char *label, const char *told)
{
  g_autoptr (GError) error = NULL;

  if (!wm_loop_save (wm_session_get_store (self->session), self->loop, label, &error))
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

/* The button that mends finding number @index, or what comes first without one */
static void
focus_finding (WmLoopView *self, guint index)
{
  GtkListBoxRow *row = NULL;

  if (self->findings->len > 0)
    row = gtk_list_box_get_row_at_index (self->findings_list,
                                         (int) MIN (index, self->findings->len - 1));
  if (row == NULL || !gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->balance);
}

static void
on_repair (GtkWidget *button, WmLoopView *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "finding"));
  g_autofree char *told = NULL;

  if (index >= self->findings->len)
    return;
  told = wm_loop_repair (self->loop, &g_array_index (self->findings, WmFinding, index));
  if (save (self, "repair-loop", told))
    focus_finding (self, index);
}

static void
on_mend_all (WmLoopView *self)
{
  guint count = wm_loop_repair_all (self->loop);
  g_autofree char *told
    = g_strdup_printf (ngettext ("%u finding mended", "%u findings mended", count), count);

  save (self, "repair-loop", told);
  gtk_widget_grab_focus (self->balance);
}

static void
on_balance (WmLoopView *self)
{
  gboolean best = wm_loop_balance (self->loop);

  save (self, "balance-loop",
        best ? _ ("Balanced; no assignment covers more")
             : _ ("Balanced; a better assignment may exist"));
}

static void
on_got_stage (const char *name, gpointer data)
{
  WmLoopView *self = data;

  wm_stage_add_interview (wm_loop_add_stage (self->loop, name, WM_LOOP_LONG_MINUTES), name,
                          WM_LOOP_LONG_MINUTES);
  save (self, "edit-loop", NULL);
}

static void
on_add_stage (WmLoopView *self)
{
  wm_ask_name (GTK_WIDGET (self), _ ("Add Stage"), _ ("Name of the stage"), _ ("_Add"), "",
               on_got_stage, self);
}

static void
on_fill (WmLoopView *self)
{
  g_autoptr (GError) error = NULL;

  if (wm_loop_fill (wm_session_get_store (self->session), wm_session_get_map (self->session),
                    self->loop, NULL, &error))
    save (self, "edit-loop", NULL);
  else
    wm_feedback_error (GTK_WIDGET (self), error);
}

/* ---- one stage -------------------------------------------------------------- */

static guint
number_of (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "number"));
}

static GtkWidget *
numbered (GtkWidget *widget, guint number)
{
  g_object_set_data (G_OBJECT (widget), "number", GUINT_TO_POINTER (number));
  return widget;
}

static void
on_stage_up (GtkWidget *button, WmLoopView *self)
{
  guint stage = number_of (button);

  if (stage == 0)
    return;
  wm_list_move (self->loop->stages, stage, stage - 1);
  save (self, "edit-loop", NULL);
}

static void
on_stage_add (GtkWidget *button, WmLoopView *self)
{
  WmLoopStage *stage = wm_loop_stage (self->loop, number_of (button));
  guint first = 0;

  for (guint i = 0; i < number_of (button); i++)
    first += wm_loop_stage (self->loop, i)->interviews->len;
  wm_stage_add_interview (stage, _ ("New interview"), WM_LOOP_LONG_MINUTES);
  stage->minutes += WM_LOOP_LONG_MINUTES;
  if (save (self, "edit-loop", NULL))
    wm_interview_dialog_show (GTK_WIDGET (self), self->session, self->loop,
                              first
                                + wm_loop_stage (self->loop, number_of (button))->interviews->len
                                - 1);
}

static void
on_stage_delete (GtkWidget *button, WmLoopView *self)
{
  g_ptr_array_remove_index (self->loop->stages, number_of (button));
  if (save (self, "edit-loop", _ ("Stage deleted")))
    gtk_widget_grab_focus (self->balance);
}

static void
on_interview_activated (GtkListBox *list, GtkListBoxRow *row, WmLoopView *self)
{
  wm_interview_dialog_show (GTK_WIDGET (row), self->session, self->loop,
                            number_of (GTK_WIDGET (row)));
}

/* The row of interview number @index gets the focus. */
static void
focus_interview (WmLoopView *self, guint index)
{
  guint stage = 0;

  if (wm_loop_interview (self->loop, index, &stage) == NULL)
    return;
  for (GtkWidget *section = gtk_widget_get_first_child (self->stages); section != NULL;
       section = gtk_widget_get_next_sibling (section))
    for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_last_child (section));
         row != NULL; row = gtk_widget_get_next_sibling (row))
      if (number_of (row) == index)
        gtk_widget_grab_focus (row);
}

/* To the next place in its stage, or to the next stage */
static void
move_interview (WmLoopView *self, guint index, int step)
{
  guint stage = 0, before = 0, place, target;
  WmLoopStage *from, *to;

  if (wm_loop_interview (self->loop, index, &stage) == NULL)
    return;
  for (guint i = 0; i < stage; i++)
    before += wm_loop_stage (self->loop, i)->interviews->len;
  from = wm_loop_stage (self->loop, stage);
  place = index - before;
  if ((int) place + step >= 0 && place + step < from->interviews->len)
    wm_list_move (from->interviews, place, place + step);
  else if ((int) stage + step < 0 || stage + step >= self->loop->stages->len)
    return;
  else
    {
      to = wm_loop_stage (self->loop, stage + step);
      target = step > 0 ? 0 : to->interviews->len;
      g_ptr_array_insert (to->interviews, (gint) target,
                          g_ptr_array_steal_index (from->interviews, place));
      step = 0;
    }
  if (save (self, "edit-loop", NULL))
    focus_interview (self, (guint) ((int) index + step));
}

static void
delete_interview (WmLoopView *self, guint index)
{
  guint stage = 0, before = 0;

  if (wm_loop_interview (self->loop, index, &stage) == NULL)
    return;
  for (guint i = 0; i < stage; i++)
    before += wm_loop_stage (self->loop, i)->interviews->len;
  g_ptr_array_remove_index (wm_loop_stage (self->loop, stage)->interviews, index - before);
  if (save (self, "edit-loop", _ ("Interview deleted")))
    focus_interview (self, index > 0 ? index - 1 : 0);
}

static gboolean
on_row_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
            GtkWidget *row)
{
  WmLoopView *self
    = WM_LOOP_VIEW (gtk_widget_get_ancestor (row, WM_TYPE_LOOP_VIEW));

  if (wm_session_is_read_only (self->session))
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_ALT_MASK) && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    move_interview (self, number_of (row), key == GDK_KEY_Up ? -1 : 1);
  else if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    delete_interview (self, number_of (row));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* (transfer full): names of what it rates */
static char *
skill_names (const WmLoop *loop, const WmLoopInterview *it)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < it->skills->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " · " : "",
                            wm_loop_skill (loop, g_array_index (it->skills, guint, i))->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static GtkWidget *
interview_row_new (WmLoopView *self, const WmLoopInterview *it, guint index)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  /* Translators: the name of an interview, its minutes */
  g_autofree char *name = g_strdup_printf (_ ("%s · %d min"), it->name, it->minutes);
  g_autofree char *skills = skill_names (self->loop, it);
  g_autofree char *questions
    = g_strdup_printf (ngettext ("%u question", "%u questions", it->questions->len),
                       it->questions->len);
  g_autofree char *people
    = it->interviewers->len == 0
        ? g_strdup (_ ("nobody yet"))
        : g_strdup_printf (ngettext ("%u interviewer", "%u interviewers", it->interviewers->len),
                           it->interviewers->len);
  g_autofree char *more = g_strdup_printf ("%s · %s", questions, people);
  GtkWidget *row = wm_text_row_new (it->slug, name, NULL);

  wm_text_row_set_texts (WM_TEXT_ROW (row), *skills != '\0' ? skills : _ ("Rates no skill yet"),
                         more);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_row_key), row);
  gtk_widget_add_controller (row, keys);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    !wm_session_is_read_only (self->session));
  return numbered (row, index);
}

static GtkWidget *
icon_button (const char *icon, const char *name, guint number, GCallback clicked, WmLoopView *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !wm_session_is_read_only (self->session));
  g_signal_connect (button, "clicked", clicked, self);
  return numbered (button, number);
}

static void
add_stage_row (WmLoopView *self, guint number, guint first)
{
  const WmLoopStage *stage = wm_loop_stage (self->loop, number);
  g_autofree char *title = g_strdup_printf (_ ("%s · %d min"), stage->name, stage->minutes);
  /* Translators: %s is the name of a stage */
  g_autofree char *up = g_strdup_printf (_ ("Move “%s” Up"), stage->name);
  g_autofree char *add = g_strdup_printf (_ ("Add Interview to “%s”"), stage->name);
  g_autofree char *drop = g_strdup_printf (_ ("Delete “%s”"), stage->name);
  GtkListBox *list = NULL;
  GtkWidget *section = wm_page_section_new (title, stage->purpose, &list);
  GtkWidget *heading = gtk_widget_get_first_child (section);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_object_ref (heading);
  gtk_box_remove (GTK_BOX (section), heading);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_box_append (GTK_BOX (bar), heading);
  g_object_unref (heading);
  if (number > 0)
    gtk_box_append (GTK_BOX (bar), icon_button ("go-up-symbolic", up, number,
                                                G_CALLBACK (on_stage_up), self));
  gtk_box_append (GTK_BOX (bar), icon_button ("list-add-symbolic", add, number,
                                              G_CALLBACK (on_stage_add), self));
  gtk_box_append (GTK_BOX (bar), icon_button ("user-trash-symbolic", drop, number,
                                              G_CALLBACK (on_stage_delete), self));
  gtk_box_prepend (GTK_BOX (section), bar);
  for (guint i = 0; i < stage->interviews->len; i++)
    gtk_list_box_append (list, interview_row_new (self, wm_stage_interview (stage, i), first + i));
  gtk_widget_set_visible (GTK_WIDGET (list), stage->interviews->len > 0);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_interview_activated), self);
  gtk_box_append (GTK_BOX (self->stages), section);
}

/* ---- what is wrong ---------------------------------------------------------- */

static GtkWidget *
wrapped_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
finding_row_new (WmLoopView *self, guint index)
{
  const WmFinding *finding = &g_array_index (self->findings, WmFinding, index);
  g_autofree char *words = wm_finding_describe (self->loop, finding);
  g_autofree char *repair = wm_finding_describe_repair (self->loop, finding);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (box, "row-box");
  gtk_box_append (GTK_BOX (box), wrapped_label (words));
  gtk_button_set_child (GTK_BUTTON (button), wrapped_label (repair));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, repair,
                                  -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, !wm_session_is_read_only (self->session));
  g_object_set_data (G_OBJECT (button), "finding", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (on_repair), self);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

static void
fill_findings (WmLoopView *self)
{
  g_autofree char *line = NULL;

  wm_page_clear_list (self->findings_list);
  g_clear_pointer (&self->findings, g_array_unref);
  self->findings = wm_loop_lint (self->loop);
  for (guint i = 0; i < self->findings->len; i++)
    gtk_list_box_append (self->findings_list, finding_row_new (self, i));
  line = self->findings->len == 0
           ? g_strdup (_ ("Every focus skill is covered by two voices, every other must by one or "
                          "in onboarding, and time suffices."))
           : g_strdup_printf (ngettext ("%u finding, each with what would mend it",
                                        "%u findings, each with what would mend it",
                                        self->findings->len),
                              self->findings->len);
  wm_page_section_set (self->findings_section,
                       self->findings->len == 0 ? _ ("No Findings") : _ ("Findings"), line);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_list), self->findings->len > 0);
  gtk_widget_set_sensitive (self->mend, self->findings->len > 0
                                          && !wm_session_is_read_only (self->session));
}

static void
fill_coverage (WmLoopView *self)
{
  g_autoptr (GArray) coverage = wm_loop_coverage (self->loop);

  wm_page_clear_list (self->coverage_list);
  for (guint i = 0; i < coverage->len; i++)
    {
      const WmLoopCoverage *it = &g_array_index (coverage, WmLoopCoverage, i);
      const WmLoopSkill *skill = wm_loop_skill (self->loop, i);
      g_autofree char *detail = NULL;
      GtkWidget *row;

      if (it->interviews == 0 && skill->importance != WM_IMPORTANCE_MUST)
        continue;
      if (it->interviews == 0)
        detail = g_strdup (skill->check_later ? _ ("In onboarding") : _ ("Not covered"));
      else
        detail = g_strdup_printf (ngettext ("%u voice · %d min · reliability about %.2f",
                                            "%u voices · %d min · reliability about %.2f",
                                            it->independent),
                                  it->independent, it->seconds / 60, it->reliability);
      row = wm_text_row_new (skill->slug, skill->name, NULL);
      wm_text_row_set_texts (WM_TEXT_ROW (row), detail, skill->focus ? _ ("In focus") : NULL);
      wm_text_row_lead_to_skill (WM_TEXT_ROW (row), skill->slug);
      gtk_list_box_append (self->coverage_list, row);
    }
}

/* ---- all of it -------------------------------------------------------------- */

static void
fill_totals (WmLoopView *self)
{
  int candidate = wm_loop_candidate_minutes (self->loop);
  int interviewers = wm_loop_interviewer_minutes (self->loop);
  /* Translators: hours and minutes that a loop takes */
  g_autofree char *text
    = g_strdup_printf (_ ("Takes a candidate %d h %02d min and interviewers %d h %02d min"),
                       candidate / 60, candidate % 60, interviewers / 60, interviewers % 60);

  gtk_label_set_text (self->totals, text);
}

static void
add_start (WmLoopView *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Begin with the Usual Stages"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_sensitive (button, !wm_session_is_read_only (self->session));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_fill), self);
  gtk_box_append (GTK_BOX (self->stages),
                  wrapped_label (_ ("This job has no interviews yet.")));
  gtk_box_append (GTK_BOX (self->stages), button);
}

/* The interview whose row has the focus: its place, by its slug */
static char *
focused_interview (WmLoopView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && WM_IS_TEXT_ROW (focus) && gtk_widget_is_ancestor (focus, self->stages)
           ? g_strdup (wm_text_row_get_id (WM_TEXT_ROW (focus)))
           : NULL;
}

static void
focus_again (WmLoopView *self, const char *interview)
{
  for (guint i = 0; interview != NULL && i < wm_loop_count (self->loop); i++)
    if (g_strcmp0 (wm_loop_interview (self->loop, i, NULL)->slug, interview) == 0)
      focus_interview (self, i);
}

static void
refill (WmLoopView *self)
{
  g_autoptr (GError) error = NULL;
  WmLoop *loop = self->job == NULL
                   ? NULL
                   : wm_loop_load (wm_session_get_store (self->session),
                                   wm_session_get_map (self->session), self->job, NULL);
  g_autofree char *focused = focused_interview (self);
  guint first = 0;

  if (loop == NULL)
    return;
  g_clear_pointer (&self->loop, wm_loop_free);
  self->loop = loop;
  wm_page_clear_box (GTK_BOX (self->stages));
  for (guint i = 0; i < loop->stages->len; i++)
    {
      add_stage_row (self, i, first);
      first += wm_loop_stage (loop, i)->interviews->len;
    }
  if (loop->stages->len == 0)
    add_start (self);
  gtk_widget_set_sensitive (self->balance, loop->stages->len > 0
                                             && !wm_session_is_read_only (self->session));
  gtk_widget_set_sensitive (self->add_stage, !wm_session_is_read_only (self->session));
  fill_totals (self);
  fill_findings (self);
  fill_coverage (self);
  focus_again (self, focused);
}

void
wm_loop_view_set_job (WmLoopView *self, const char *job)
{
  g_return_if_fail (WM_IS_LOOP_VIEW (self) && job != NULL);

  g_free (self->job);
  self->job = g_strdup (job);
  refill (self);
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
}

static GtkWidget *
toolbar_new (WmLoopView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->balance = gtk_button_new_with_mnemonic (_ ("_Balance for Me"));
  gtk_widget_set_tooltip_text (self->balance,
                               _ ("Assigns skills and questions to the interviews"));
  g_signal_connect_swapped (self->balance, "clicked", G_CALLBACK (on_balance), self);
  self->mend = gtk_button_new_with_mnemonic (_ ("Mend _All"));
  g_signal_connect_swapped (self->mend, "clicked", G_CALLBACK (on_mend_all), self);
  self->add_stage = gtk_button_new_with_mnemonic (_ ("Add _Stage…"));
  g_signal_connect_swapped (self->add_stage, "clicked", G_CALLBACK (on_add_stage), self);
  gtk_box_append (GTK_BOX (bar), self->balance);
  gtk_box_append (GTK_BOX (bar), self->mend);
  gtk_box_append (GTK_BOX (bar), self->add_stage);
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
  self->totals = GTK_LABEL (wrapped_label (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->totals), "dim-label");
  self->stages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_hexpand (self->stages, TRUE);
  self->findings_section = wm_page_section_new (_ ("Findings"), "", &self->findings_list);
  self->coverage_section = wm_page_section_new (
    _ ("Coverage"), _ ("Voices are interviews that different people can hold."),
    &self->coverage_list);
  gtk_box_append (GTK_BOX (side), self->findings_section);
  gtk_box_append (GTK_BOX (side), self->coverage_section);
  gtk_widget_set_size_request (side, 320, -1);
  gtk_widget_set_layout_manager (sides, g_object_new (WM_TYPE_FOLD_LAYOUT, "threshold", 760, NULL));
  gtk_box_append (GTK_BOX (sides), self->stages);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 360);
  adw_clamp_set_child (ADW_CLAMP (clamp), side);
  gtk_box_append (GTK_BOX (sides), clamp);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->totals));
  gtk_box_append (GTK_BOX (column), toolbar_new (self));
  gtk_box_append (GTK_BOX (column), sides);
  adw_bin_set_child (ADW_BIN (self), column);
}

GtkWidget *
wm_loop_view_new (WmSession *session)
{
  WmLoopView *self = g_object_new (WM_TYPE_LOOP_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "hiring-changed", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
