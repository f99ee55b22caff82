/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The full form: all skills of a person in one table.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-table-view.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/me/wm-rating-board.h"
#include "app/wm-feedback.h"

struct _WmTableView
{
  WmMeView parent_instance;

  GtkWidget *old;
  GtkLabel *old_text;
  WmRatingBoard *board;
};

G_DEFINE_FINAL_TYPE (WmTableView, wm_table_view, WM_TYPE_ME_VIEW)

static void
show_old (WmTableView *self, WmMe *me)
{
  g_auto (GStrv) old = wm_me_find_old (me);
  guint n = g_strv_length (old);
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u rating of your own is half a year old or older.",
                "%u ratings of your own are half a year old or older.", n),
      n);

  gtk_label_set_text (self->old_text, text);
  gtk_widget_set_visible (self->old, n > 0 && wm_me_is_editable (me));
}

static void
add_categories (WmTableView *self, WmMe *me)
{
  WmMap *map = wm_me_get_map (me);
  int category = G_MININT;

  for (guint i = 0; i < map->skills->len; i++)
    {
      const WmSkill *skill = wm_map_skill (map, i);

      if (skill->category != category)
        {
          const WmCategory *found
              = skill->category < 0 ? NULL : g_ptr_array_index (map->categories, skill->category);

          category = skill->category;
          wm_rating_board_group (self->board, found != NULL ? found->slug : "",
                                 found != NULL ? found->name : _("Other Skills"), NULL);
        }
      wm_me_add_row (me, self->board, i, -1, NULL);
    }
}

static void
wm_table_view_fill (WmMeView *view, WmMe *me)
{
  WmTableView *self = WM_TABLE_VIEW (view);

  wm_me_view_keep_scroll (view);
  wm_rating_board_set_map (self->board, wm_me_get_map (me));
  wm_rating_board_set_editable (self->board, wm_me_is_editable (me));
  wm_rating_board_begin (self->board);
  add_categories (self, me);
  wm_rating_board_end (self->board);
  show_old (self, me);
}

static void
on_still_true (WmTableView *self)
{
  WmMe *me = wm_me_view_get_me (WM_ME_VIEW (self));
  g_auto (GStrv) old = wm_me_find_old (me);
  guint n = g_strv_length (old);
  g_autoptr (GError) error = NULL;
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u rating said again", "%u ratings said again", n), n);
  const char *person = wm_me_ensure_person (me, &error);

  if (n == 0)
    return;
  if (person != NULL
      && wm_ratings_confirm (wm_me_get_store (me), person, (const char *const *) old, &error))
    wm_feedback_undoable (GTK_WIDGET (self), text);
  else
    wm_feedback_error (GTK_WIDGET (self), error);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint value, guint code, GdkModifierType state,
        WmTableView *self)
{
  if (gdk_keyval_to_lower (value) != GDK_KEY_t || !gtk_widget_get_visible (self->old)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return GDK_EVENT_PROPAGATE;
  on_still_true (self);
  return GDK_EVENT_STOP;
}

static void
on_rate (WmRatingBoard *board, const char *slug, int level, WmTableView *self)
{
  WmMe *me = wm_me_view_get_me (WM_ME_VIEW (self));
  int skill = wm_map_find_skill (wm_me_get_map (me), slug);

  if (skill >= 0)
    (void) wm_me_rate (me, GTK_WIDGET (self), (guint) skill, level);
}

static void
wm_table_view_class_init (WmTableViewClass *klass)
{
  WM_ME_VIEW_CLASS (klass)->fill = wm_table_view_fill;
}

static void
wm_table_view_init (WmTableView *self)
{
  GtkWidget *column = wm_me_view_make_column (WM_ME_VIEW (self), 860);
  GtkWidget *button = gtk_button_new_with_label (_("All Still True (T)"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->old = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  wm_page_make_wrapping (self->old);
  self->old_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->old_text, TRUE);
  gtk_label_set_xalign (self->old_text, 0);
  gtk_box_append (GTK_BOX (self->old), GTK_WIDGET (self->old_text));
  gtk_box_append (GTK_BOX (self->old), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_still_true), self);
  self->board = WM_RATING_BOARD (wm_rating_board_new ());
  g_signal_connect (self->board, "rate", G_CALLBACK (on_rate), self);
  gtk_box_append (GTK_BOX (column), self->old);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->board));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
