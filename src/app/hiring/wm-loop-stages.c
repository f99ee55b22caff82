/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The stages of a loop with their interviews: moved, added, opened, deleted.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-loop-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/hiring/wm-interview-dialog.h"
#include "app/hiring/wm-stage-dialog.h"
#include "app/parts/wm-focus-key.h"
#include "app/parts/wm-drag.h"
#include "app/parts/wm-fold-layout.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"

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
  wm_loop_view_save (self, "edit-loop", NULL);
}

static void
on_stage_add (GtkWidget *button, WmLoopView *self)
{
  guint number = number_of (button);
  WmLoopStage *stage = wm_loop_stage (self->loop, number);

  wm_stage_add_interview (stage, _ ("New interview"), WM_LOOP_LONG_MINUTES);
  stage->minutes += WM_LOOP_LONG_MINUTES;
  if (wm_loop_view_save (self, "edit-loop", NULL))
    wm_interview_dialog_show (GTK_WIDGET (self), self->session, self->loop,
                              wm_loop_first (self->loop, number + 1) - 1);
}

static void
on_stage_delete (GtkWidget *button, WmLoopView *self)
{
  g_ptr_array_remove_index (self->loop->stages, number_of (button));
  if (wm_loop_view_save (self, "edit-loop", _ ("Stage deleted")))
    gtk_widget_grab_focus (self->balance);
}

static void
on_interview_activated (GtkListBox *list, GtkListBoxRow *row, WmLoopView *self)
{
  wm_interview_dialog_show (GTK_WIDGET (row), self->session, self->loop,
                            number_of (GTK_WIDGET (row)));
}

void
wm_loop_view_focus_interview (WmLoopView *self, guint index)
{
  guint stage = 0;

  if (wm_loop_interview (self->loop, index, &stage) == NULL)
    return;
  for (GtkWidget *section = gtk_widget_get_first_child (self->stages);
       section != NULL; section = gtk_widget_get_next_sibling (section))
    for (GtkWidget *row
         = gtk_widget_get_first_child (gtk_widget_get_last_child (section));
         row != NULL; row = gtk_widget_get_next_sibling (row))
      if (number_of (row) == index)
        gtk_widget_grab_focus (row);
}

/* As one action; the focus goes along. */
static void
place_interview (WmLoopView *self, guint index, guint stage, guint before)
{
  guint now = wm_loop_place_interview (self->loop, index, stage, before);

  if (wm_loop_view_save (self, "edit-loop", NULL))
    wm_loop_view_focus_interview (self, now);
}

/* To the next place in its stage, or to the next stage */
static void
move_interview (WmLoopView *self, guint index, int step)
{
  guint stage = 0, first, end;

  if (wm_loop_interview (self->loop, index, &stage) == NULL)
    return;
  first = wm_loop_first (self->loop, stage);
  end = wm_loop_first (self->loop, stage + 1);
  if (step < 0 && index > first)
    place_interview (self, index, stage, index - 1);
  else if (step > 0 && index + 1 < end)
    place_interview (self, index, stage, index + 2);
  else if (step < 0 && stage > 0)
    place_interview (self, index, stage - 1, first);
  else if (step > 0 && stage + 1 < self->loop->stages->len)
    place_interview (self, index, stage + 1, end);
}

/* ---- dragged ---------------------------------------------------------------- */

/* Number of the interview of that slug, or -1 */
static int
find_interview (const WmLoop *loop, const char *slug)
{
  for (guint i = 0; i < wm_loop_count (loop); i++)
    if (g_str_equal (wm_loop_interview (loop, i, NULL)->slug, slug))
      return (int) i;
  return -1;
}

/* On a row: before it or after it */
static void
on_interview_dropped (GtkWidget *row, const char *slug, gboolean after, gpointer data)
{
  WmLoopView *self = data;
  int index = find_interview (self->loop, slug);
  guint at = number_of (row), stage = 0;

  if (index >= 0 && at != (guint) index && wm_loop_interview (self->loop, at, &stage) != NULL)
    place_interview (self, (guint) index, stage, after ? at + 1 : at);
}

/* On a stage, but on none of its rows: to its end */
static void
on_stage_given (GtkWidget *section, const char *slug, gboolean after, gpointer data)
{
  WmLoopView *self = data;
  int index = find_interview (self->loop, slug);
  guint stage = number_of (section);

  if (index >= 0 && stage < self->loop->stages->len)
    place_interview (self, (guint) index, stage, wm_loop_first (self->loop, stage + 1));
}

static void
on_stage_dropped (GtkWidget *section, const char *slug, gboolean after, gpointer data)
{
  WmLoopView *self = data;
  guint from = 0, to = number_of (section) + (after ? 1 : 0);

  while (from < self->loop->stages->len
         && !g_str_equal (wm_loop_stage (self->loop, from)->slug, slug))
    from++;
  if (from >= self->loop->stages->len || to == from || to == from + 1)
    return;
  wm_list_move (self->loop->stages, from, to > from ? to - 1 : to);
  wm_loop_view_save (self, "edit-loop", NULL);
}

static void
delete_interview (WmLoopView *self, guint index)
{
  guint stage = 0;

  if (wm_loop_interview (self->loop, index, &stage) == NULL)
    return;
  g_ptr_array_remove_index (wm_loop_stage (self->loop, stage)->interviews,
                            index - wm_loop_first (self->loop, stage));
  if (wm_loop_view_save (self, "edit-loop", _ ("Interview deleted")))
    wm_loop_view_focus_interview (self, index > 0 ? index - 1 : 0);
}

static gboolean
on_row_key (GtkEventControllerKey *controller, guint key, guint code,
            GdkModifierType state, GtkWidget *row)
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
    g_string_append_printf (
        names, "%s%s", i > 0 ? " · " : "",
        wm_loop_skill (loop, g_array_index (it->skills, guint, i))->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static GtkWidget *
interview_row_new (WmLoopView *self, const WmLoopInterview *it, guint index)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  /* Translators: the name of an interview, its minutes */
  g_autofree char *name
      = g_strdup_printf (_ ("%s · %d min"), it->name, it->minutes);
  g_autofree char *skills = skill_names (self->loop, it);
  g_autofree char *questions
      = g_strdup_printf (ngettext ("%u question", "%u questions",
                                   it->questions->len),
                         it->questions->len);
  g_autofree char *people
      = it->interviewers->len == 0
            ? g_strdup (_ ("nobody yet"))
            : g_strdup_printf (ngettext ("%u interviewer", "%u interviewers",
                                         it->interviewers->len),
                               it->interviewers->len);
  g_autofree char *more = g_strdup_printf ("%s · %s", questions, people);
  GtkWidget *row = wm_text_row_new (it->slug, name, NULL);

  wm_focus_key_set (row, "interview", it->slug);
  wm_text_row_set_texts (WM_TEXT_ROW (row),
                         *skills != '\0' ? skills : _ ("Rates no skill yet"),
                         more);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_row_key), row);
  gtk_widget_add_controller (row, keys);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    !wm_session_is_read_only (self->session));
  if (!wm_session_is_read_only (self->session))
    {
      wm_drag_add_source (row, row, "interview", it->slug);
      wm_drag_add_target (row, "interview", WM_DROP_BESIDE, on_interview_dropped, self);
    }
  return numbered (row, index);
}

static GtkWidget *
icon_button (const char *icon, const char *name, guint number,
             GCallback clicked, WmLoopView *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  wm_focus_key_set (button, icon, wm_loop_stage (self->loop, number)->slug);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !wm_session_is_read_only (self->session));
  g_signal_connect (button, "clicked", clicked, self);
  return numbered (button, number);
}

static void
on_stage_edit (GtkWidget *button, WmLoopView *self)
{
  wm_stage_dialog_show (GTK_WIDGET (self), self->session, self->loop, number_of (button));
}

static void
on_stage_kits (GtkWidget *button, WmLoopView *self)
{
  wm_stage_kits_show (GTK_WIDGET (self), self->session,
                      wm_loop_stage (self->loop, number_of (button)));
}

/* What can be done with a stage; the first has no way up. */
static GtkWidget *
stage_tools_new (WmLoopView *self, guint number)
{
  const WmLoopStage *stage = wm_loop_stage (self->loop, number);
  /* Translators: %s is the name of a stage, here and in what follows */
  g_autofree char *up = g_strdup_printf (_ ("Move “%s” Up"), stage->name);
  g_autofree char *edit = g_strdup_printf (_ ("Edit “%s”…"), stage->name);
  g_autofree char *kits = g_strdup_printf (_ ("Interview Kits of “%s”…"), stage->name);
  g_autofree char *add = g_strdup_printf (_ ("Add Interview to “%s”"), stage->name);
  g_autofree char *drop = g_strdup_printf (_ ("Delete “%s”"), stage->name);
  const struct
  {
    const char *icon, *name;
    GCallback clicked;
  } tools[] = {
    { "go-up-symbolic", up, G_CALLBACK (on_stage_up) },
    { "document-edit-symbolic", edit, G_CALLBACK (on_stage_edit) },
    { "document-print-symbolic", kits, G_CALLBACK (on_stage_kits) },
    { "list-add-symbolic", add, G_CALLBACK (on_stage_add) },
    { "user-trash-symbolic", drop, G_CALLBACK (on_stage_delete) },
  };
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = number > 0 ? 0 : 1; i < G_N_ELEMENTS (tools); i++)
    {
      GtkWidget *button
        = icon_button (tools[i].icon, tools[i].name, number, tools[i].clicked, self);

      /* Kits are read where nothing can be changed, too. */
      if (tools[i].clicked == G_CALLBACK (on_stage_kits))
        gtk_widget_set_sensitive (button, stage->interviews->len > 0);
      gtk_box_append (GTK_BOX (bar), button);
    }
  return bar;
}

/* Its title with the tools at its end, or under it where it is narrow */
static GtkWidget *
stage_bar_new (WmLoopView *self, GtkWidget *section, guint number)
{
  GtkWidget *heading = gtk_widget_get_first_child (section);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_object_ref (heading);
  gtk_box_remove (GTK_BOX (section), heading);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_box_append (GTK_BOX (bar), heading);
  g_object_unref (heading);
  gtk_box_append (GTK_BOX (bar), stage_tools_new (self, number));
  gtk_widget_set_layout_manager (bar, g_object_new (WM_TYPE_FOLD_LAYOUT, "threshold", 400, NULL));
  return bar;
}

void
wm_loop_view_add_stage (WmLoopView *self, guint number, guint first)
{
  const WmLoopStage *stage = wm_loop_stage (self->loop, number);
  g_autofree char *title
      = g_strdup_printf (_ ("%s · %d min"), stage->name, stage->minutes);
  GtkListBox *list = NULL;
  GtkWidget *section = wm_page_section_new (title, stage->purpose, &list);
  GtkWidget *bar = stage_bar_new (self, section, number);

  gtk_box_prepend (GTK_BOX (section), bar);
  if (!wm_session_is_read_only (self->session))
    {
      wm_drag_add_source (bar, section, "stage", stage->slug);
      wm_drag_add_target (section, "stage", WM_DROP_BESIDE, on_stage_dropped, self);
      wm_drag_add_target (section, "interview", WM_DROP_INTO, on_stage_given, self);
    }
  for (guint i = 0; i < stage->interviews->len; i++)
    gtk_list_box_append (list,
                         interview_row_new (self, wm_stage_interview (stage, i),
                                            first + i));
  gtk_widget_set_visible (GTK_WIDGET (list), stage->interviews->len > 0);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_interview_activated),
                    self);
  gtk_box_append (GTK_BOX (self->stages), numbered (section, number));
}
