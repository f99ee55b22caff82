/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Groups of skills to be rated in place.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-rating-board.h"

#include "app/parts/wm-level-buttons.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"

#define TOP_LEVEL 4

typedef struct
{
  char *id;
  GtkWidget *section;
  GtkListBox *list;
  GPtrArray *wanted; /* WmTextRow: what it shall show, in order; unowned */
} Group;

struct _WmRatingBoard
{
  GtkBox parent_instance;

  WmMap *map;        /* (nullable) */
  GPtrArray *groups; /* Group, as they stand */
  GHashTable *rows;  /* slug -> WmTextRow, owned */
  Group *current;    /* the group that rows are told for */
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (WmRatingBoard, wm_rating_board, GTK_TYPE_BOX)

static guint rate_signal;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->id);
  g_ptr_array_unref (group->wanted);
  g_free (group);
}

static void
on_rated (WmLevelButtons *buttons, int level, WmRatingBoard *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (buttons), WM_TYPE_TEXT_ROW);
  g_autofree char *slug = g_strdup (wm_text_row_get_id (WM_TEXT_ROW (row)));

  g_signal_emit (self, rate_signal, 0, slug, level);
}

static gboolean
on_row_key (GtkEventControllerKey *keys, guint value, guint code, GdkModifierType state,
            WmRatingBoard *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  g_autofree char *slug = g_strdup (wm_text_row_get_id (WM_TEXT_ROW (row)));
  int level = g_unichar_digit_value (gdk_keyval_to_unicode (value));

  if (!self->editable || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return GDK_EVENT_PROPAGATE;
  if (gdk_keyval_to_lower (value) == GDK_KEY_y)
    level = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "implied")) - 1;
  if (value != GDK_KEY_Delete && value != GDK_KEY_KP_Delete && (level < 0 || level > TOP_LEVEL))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, rate_signal, 0, slug, level);
  return GDK_EVENT_STOP;
}

static WmTextRow *
row_new (WmRatingBoard *self, WmMap *map, guint i)
{
  WmSkill *skill = wm_map_skill (map, i);
  GtkWidget *buttons = wm_level_buttons_new (map, i, -1);
  GtkWidget *row = wm_text_row_new (skill->slug, skill->name, buttons);
  GtkEventController *keys = gtk_event_controller_key_new ();

  wm_text_row_lead_to_skill (WM_TEXT_ROW (row), skill->slug);
  gtk_widget_set_sensitive (buttons, self->editable);
  g_signal_connect (buttons, "rated", G_CALLBACK (on_rated), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_row_key), self);
  gtk_widget_add_controller (row, keys);
  g_hash_table_insert (self->rows, g_strdup (skill->slug), g_object_ref_sink (row));
  return WM_TEXT_ROW (row);
}

/* ---- moving rows ------------------------------------------------------------ */

/* The widget of the board that has the focus. */
static GtkWidget *
focused_child (WmRatingBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

static Group *
group_of_list (WmRatingBoard *self, GtkWidget *list)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      if (GTK_WIDGET (group->list) == list)
        return group;
    }
  return NULL;
}

/* The focus goes to the row at that place of the group; past its end to its
 * last one; and to the first row of all when it has none. */
static void
focus_place (WmRatingBoard *self, Group *group, int place)
{
  guint n = group->wanted->len;

  if (n > 0)
    {
      gtk_widget_grab_focus (
        g_ptr_array_index (group->wanted, MIN ((guint) MAX (place, 0), n - 1)));
      return;
    }
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *other = g_ptr_array_index (self->groups, i);

      if (other->wanted->len > 0)
        {
          gtk_widget_grab_focus (g_ptr_array_index (other->wanted, 0));
          return;
        }
    }
}

static void
move_rows (WmRatingBoard *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      wm_page_list_give_up (group->list, group->wanted);
    }
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      wm_page_list_take_in (group->list, group->wanted);
      gtk_widget_set_visible (group->section, group->wanted->len > 0);
    }
}

static gboolean
stands_right (WmRatingBoard *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      if (!wm_page_list_is (group->list, group->wanted))
        return FALSE;
    }
  return TRUE;
}

void
wm_rating_board_mark (WmRatingBoard *self, int implied, WmFreshness age)
{
  GPtrArray *rows;
  WmTextRow *row;

  g_return_if_fail (WM_IS_RATING_BOARD (self));
  g_return_if_fail (self->current != NULL && self->current->wanted->len > 0);

  rows = self->current->wanted;
  row = g_ptr_array_index (rows, rows->len - 1);
  g_object_set_data (G_OBJECT (row), "implied", GINT_TO_POINTER (implied + 1));
  wm_level_buttons_set_mark (WM_LEVEL_BUTTONS (wm_text_row_get_end (row)), implied, age);
}

void
wm_rating_board_end (WmRatingBoard *self)
{
  g_autoptr (GtkWidget) focus = NULL;
  GtkWidget *row, *list;
  Group *group;
  int place;

  g_return_if_fail (WM_IS_RATING_BOARD (self));

  self->current = NULL;
  focus = stands_right (self) ? NULL : focused_child (self);
  if (focus != NULL)
    g_object_ref (focus);
  row = focus == NULL || WM_IS_TEXT_ROW (focus) ? focus
                                                : gtk_widget_get_ancestor (focus, WM_TYPE_TEXT_ROW);
  list = row != NULL ? gtk_widget_get_parent (row) : NULL;
  group = list != NULL ? group_of_list (self, list) : NULL;
  if (group == NULL)
    {
      move_rows (self);
      return;
    }
  place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  move_rows (self);
  if (gtk_widget_get_parent (row) == list)
    gtk_widget_grab_focus (focus);
  else
    focus_place (self, group, place);
}

/* ---- the widget --------------------------------------------------------------- */

static void
wm_rating_board_dispose (GObject *object)
{
  WmRatingBoard *self = WM_RATING_BOARD (object);

  g_clear_pointer (&self->map, wm_map_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  G_OBJECT_CLASS (wm_rating_board_parent_class)->dispose (object);
}

static void
wm_rating_board_class_init (WmRatingBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_rating_board_dispose;
  rate_signal = g_signal_new ("rate", WM_TYPE_RATING_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
}

static void
wm_rating_board_init (WmRatingBoard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 24);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

GtkWidget *
wm_rating_board_new (void)
{
  return g_object_new (WM_TYPE_RATING_BOARD, NULL);
}

void
wm_rating_board_set_map (WmRatingBoard *self, WmMap *map)
{
  g_return_if_fail (WM_IS_RATING_BOARD (self));

  if (self->map == map)
    return;
  g_clear_pointer (&self->map, wm_map_unref);
  self->map = wm_map_ref (map);
  self->current = NULL;
  g_ptr_array_set_size (self->groups, 0);
  g_hash_table_remove_all (self->rows);
  wm_page_clear_box (GTK_BOX (self));
}

void
wm_rating_board_set_editable (WmRatingBoard *self, gboolean editable)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (WM_IS_RATING_BOARD (self));

  self->editable = editable;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    gtk_widget_set_sensitive (wm_text_row_get_end (row), editable);
}

void
wm_rating_board_begin (WmRatingBoard *self)
{
  g_return_if_fail (WM_IS_RATING_BOARD (self));

  for (guint i = 0; i < self->groups->len; i++)
    g_ptr_array_set_size (((Group *) g_ptr_array_index (self->groups, i))->wanted, 0);
}

static Group *
find_group (WmRatingBoard *self, const char *id)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      if (g_str_equal (group->id, id))
        return group;
    }
  return NULL;
}

void
wm_rating_board_group (WmRatingBoard *self, const char *id, const char *title,
                       const char *subtitle)
{
  Group *group;

  g_return_if_fail (WM_IS_RATING_BOARD (self));

  group = find_group (self, id);
  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->id = g_strdup (id);
      group->wanted = g_ptr_array_new ();
      group->section = wm_page_section_new (title, subtitle, &group->list);
      gtk_box_append (GTK_BOX (self), group->section);
      g_ptr_array_add (self->groups, group);
    }
  wm_page_section_set (group->section, title, subtitle);
  self->current = group;
}

void
wm_rating_board_row (WmRatingBoard *self, WmMap *map, guint skill, int level, int target,
                     const char *detail, const char *more)
{
  WmTextRow *row;

  g_return_if_fail (WM_IS_RATING_BOARD (self));
  g_return_if_fail (self->current != NULL);

  row = g_hash_table_lookup (self->rows, wm_map_skill (map, skill)->slug);
  if (row == NULL)
    row = row_new (self, map, skill);
  wm_level_buttons_set_level (WM_LEVEL_BUTTONS (wm_text_row_get_end (row)), level);
  wm_level_buttons_set_target (WM_LEVEL_BUTTONS (wm_text_row_get_end (row)), target);
  wm_text_row_set_texts (row, detail, more);
  g_ptr_array_add (self->current->wanted, row);
}

gboolean
wm_rating_board_focus_group (WmRatingBoard *self, const char *id)
{
  Group *group;

  g_return_val_if_fail (WM_IS_RATING_BOARD (self), FALSE);

  group = find_group (self, id);
  return group != NULL && group->wanted->len > 0
         && gtk_widget_grab_focus (g_ptr_array_index (group->wanted, 0));
}
