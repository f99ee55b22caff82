/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The questions of one interview: chosen from the bank, and put in order.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-question-picker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/library/wm-edit-dialogs.h"
#include "app/parts/wm-focus-key.h"
#include "app/parts/wm-page-parts.h"
#include "map/wm-search.h"

struct _WmQuestionPicker
{
  AdwBin parent_instance;

  const WmLoop *loop;
  WmLoopInterview *asks; /* of @loop */
  GPtrArray *folded;     /* utf8 by the bank: to be searched */
  GPtrArray *offers;     /* GtkWidget by the bank */

  GtkWidget *order, *bank;
  GtkLabel *takes, *none;
  GtkDropDown *kind, *level;
  GtkEditable *words;
};

G_DEFINE_FINAL_TYPE (WmQuestionPicker, wm_question_picker, ADW_TYPE_BIN)

/* ---- what is offered -------------------------------------------------------- */

/* Is it what the choosers and the words above the bank ask for? */
static gboolean
is_wanted (WmQuestionPicker *self, guint index, const char *needle)
{
  const WmLoopQuestion *it = wm_loop_question (self->loop, index);
  guint kind = gtk_drop_down_get_selected (self->kind);
  int level = (int) gtk_drop_down_get_selected (self->level) - 1;

  return (kind == 0 || g_str_equal (it->kind, wm_question_kind (kind)))
         && (level < 0 || it->level == level)
         && strstr (g_ptr_array_index (self->folded, index), needle) != NULL;
}

static gboolean
shows_any (WmQuestionPicker *self, guint index)
{
  for (guint i = 0; i < self->asks->skills->len; i++)
    if (wm_question_shows (wm_loop_question (self->loop, index),
                           g_array_index (self->asks->skills, guint, i)))
      return TRUE;
  return FALSE;
}

static void
update_bank (WmQuestionPicker *self)
{
  g_autofree char *needle = wm_search_fold (gtk_editable_get_text (self->words));
  gboolean any = FALSE;

  for (guint i = 0; i < self->offers->len; i++)
    {
      gboolean offered = !wm_interview_asks (self->asks, i) && shows_any (self, i)
                         && is_wanted (self, i, needle);

      gtk_widget_set_visible (g_ptr_array_index (self->offers, i), offered);
      any = any || offered;
    }
  gtk_label_set_text (self->none,
                      self->asks->skills->len == 0
                        ? _ ("Mark a skill above; then what shows it is offered here.")
                        : _ ("The bank has no other question like that for the skills above."));
  gtk_widget_set_visible (GTK_WIDGET (self->none), !any);
}

static void
update_time (WmQuestionPicker *self)
{
  int needed = wm_interview_needed (self->loop, self->asks);
  /* Translators: minutes that the questions of an interview take, minutes that it has */
  g_autofree char *text
    = g_strdup_printf (_ ("They take %1$d of %2$d minutes, with opening and end"), needed,
                       self->asks->minutes);
  gboolean over = needed > self->asks->minutes;

  gtk_label_set_text (self->takes,
                      self->asks->questions->len > 0 ? text : _ ("No question is asked yet."));
  if (over && self->asks->questions->len > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->takes), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->takes), "warning");
}

/* ---- what is asked ---------------------------------------------------------- */

static void refill (WmQuestionPicker *self);

static guint
number_of (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number"));
}

static void
move (WmQuestionPicker *self, guint from, guint to)
{
  GArray *list = self->asks->questions;
  guint question;

  if (from >= list->len || to >= list->len)
    return;
  question = g_array_index (list, guint, from);
  g_array_remove_index (list, from);
  g_array_insert_val (list, to, question);
  refill (self);
}

static void
on_up (GtkWidget *button, WmQuestionPicker *self)
{
  move (self, number_of (button), number_of (button) - 1);
}

static void
on_down (GtkWidget *button, WmQuestionPicker *self)
{
  move (self, number_of (button), number_of (button) + 1);
}

static void
on_drop (GtkWidget *button, WmQuestionPicker *self)
{
  guint number = number_of (button);
  GtkWidget *row;

  if (number >= self->asks->questions->len)
    return;
  g_array_remove_index (self->asks->questions, number);
  refill (self);
  /* The keyboard stays on what drops a question: of the next, or else of the last. */
  row = gtk_widget_get_first_child (self->order);
  for (guint i = 0; row != NULL && i < number && gtk_widget_get_next_sibling (row) != NULL; i++)
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_last_child (gtk_widget_get_last_child (row)));
}

static void
on_offer (GtkWidget *button, WmQuestionPicker *self)
{
  guint index = number_of (button);
  GtkWidget *next = NULL;

  wm_interview_add_question (self->asks, index);
  refill (self);
  /* The keyboard goes on to what is offered next. */
  for (guint i = index; next == NULL && i < self->offers->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (self->offers, i)))
      next = g_ptr_array_index (self->offers, i);
  gtk_widget_grab_focus (next != NULL ? next : GTK_WIDGET (self->words));
}

static void
add_tool (WmQuestionPicker *self, GtkWidget *row, const char *icon, const char *label,
          guint number, gboolean ready, GCallback clicked)
{
  const WmLoopQuestion *it
    = wm_loop_question (self->loop, g_array_index (self->asks->questions, guint, number));
  GtkWidget *button = wm_page_icon_button_new (icon, label);

  wm_focus_key_set (button, icon, it->slug);
  g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (number));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, ready);
  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (row), button);
}

static GtkWidget *
row_new (WmQuestionPicker *self, guint number)
{
  guint count = self->asks->questions->len;
  const WmLoopQuestion *it
    = wm_loop_question (self->loop, g_array_index (self->asks->questions, guint, number));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  /* Translators: the number of a question, the question, and how long it takes, in minutes */
  g_autofree char *text
    = g_strdup_printf (_ ("%1$u. %2$s (%3$d min)"), number + 1, it->text, it->minutes);
  /* Translators: %s is a question, here and in what follows */
  g_autofree char *up = g_strdup_printf (_ ("Ask Earlier: %s"), it->text);
  g_autofree char *down = g_strdup_printf (_ ("Ask Later: %s"), it->text);
  g_autofree char *drop = g_strdup_printf (_ ("Do Not Ask: %s"), it->text);
  GtkWidget *label = wm_page_label_new (text, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  add_tool (self, tools, "go-up-symbolic", up, number, number > 0, G_CALLBACK (on_up));
  add_tool (self, tools, "go-down-symbolic", down, number, number + 1 < count,
            G_CALLBACK (on_down));
  add_tool (self, tools, "list-remove-symbolic", drop, number, TRUE, G_CALLBACK (on_drop));
  gtk_box_append (GTK_BOX (row), tools);
  return row;
}

/* What came to an end of the list keeps the keyboard, on the button that is left. */
static void
keep_keyboard (WmQuestionPicker *self, const char *key)
{
  static const char *const turns[][2] = { { "go-up-symbolic", "go-down-symbolic" },
                                          { "go-down-symbolic", "go-up-symbolic" } };

  if (key == NULL || wm_focus_key_grab (self->order, key))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    if (g_str_has_prefix (key, turns[i][0]))
      {
        g_autofree char *other = g_strconcat (turns[i][1], key + strlen (turns[i][0]), NULL);

        if (wm_focus_key_grab (self->order, other))
          return;
      }
  if (!gtk_widget_child_focus (self->order, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->words));
}

static void
refill (WmQuestionPicker *self)
{
  g_autofree char *key = wm_focus_key_dup (self->order);

  wm_page_clear_box (GTK_BOX (self->order));
  for (guint i = 0; i < self->asks->questions->len; i++)
    gtk_box_append (GTK_BOX (self->order), row_new (self, i));
  update_bank (self);
  update_time (self);
  keep_keyboard (self, key);
}

/* ---- built ------------------------------------------------------------------ */

static GtkWidget *
offer_new (WmQuestionPicker *self, guint index)
{
  const WmLoopQuestion *it = wm_loop_question (self->loop, index);
  /* Translators: a question and how long it takes, in minutes */
  g_autofree char *text = g_strdup_printf (_ ("%s (%d min)"), it->text, it->minutes);
  g_autofree char *name = g_strdup_printf (_ ("Ask: %s"), it->text);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("list-add-symbolic");
  GtkWidget *label = wm_page_label_new (text, NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "offer");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (on_offer), self);
  return button;
}

static GtkDropDown *
chooser_new (WmQuestionPicker *self, GtkWidget *bar, const char *name, GtkStringList *names)
{
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);

  wm_page_drop_down_setup (GTK_DROP_DOWN (chooser), name);
  if (names != NULL)
    wm_page_drop_down_set_names (GTK_DROP_DOWN (chooser), names, 0);
  g_signal_connect_swapped (chooser, "notify::selected", G_CALLBACK (update_bank), self);
  gtk_box_append (GTK_BOX (bar), chooser);
  return GTK_DROP_DOWN (chooser);
}

static GtkWidget *
filter_new (WmQuestionPicker *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_search_entry_new ();
  g_autoptr (GtkStringList) of_kind = gtk_string_list_new (NULL);

  gtk_string_list_append (of_kind, _ ("All Kinds"));
  for (guint i = 1; wm_question_kind (i) != NULL; i++)
    gtk_string_list_append (of_kind, wm_question_kind_name (wm_question_kind (i)));
  self->words = GTK_EDITABLE (words);
  g_object_set (words, "placeholder-text", _ ("Search the bank"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the bank"), -1);
  gtk_box_append (GTK_BOX (bar), words);
  self->kind = chooser_new (self, bar, _ ("Kind of question"), of_kind);
  self->level = chooser_new (self, bar, _ ("Level of question"), NULL);
  g_signal_connect_swapped (words, "search-changed", G_CALLBACK (update_bank), self);
  wm_page_make_wrapping (bar);
  return bar;
}

/* Up to the highest that a question of the bank asks for: packs have scales of their own. */
static void
fill_levels (WmQuestionPicker *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  int top = -1;

  for (guint i = 0; i < self->loop->bank->len; i++)
    top = MAX (top, wm_loop_question (self->loop, i)->level);
  gtk_string_list_append (names, _ ("Any Level"));
  for (int i = 0; i <= top; i++)
    {
      g_autofree char *level = g_strdup_printf (_ ("Level %d"), i);

      gtk_string_list_append (names, level);
    }
  wm_page_drop_down_set_names (self->level, names, 0);
}

/* Controls may still tell of a change while they are disposed. */
static void
wm_question_picker_finalize (GObject *object)
{
  WmQuestionPicker *self = WM_QUESTION_PICKER (object);

  g_ptr_array_unref (self->folded);
  g_ptr_array_unref (self->offers);
  G_OBJECT_CLASS (wm_question_picker_parent_class)->finalize (object);
}

static void
wm_question_picker_class_init (WmQuestionPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_question_picker_finalize;
}

static void
wm_question_picker_init (WmQuestionPicker *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->folded = g_ptr_array_new_with_free_func (g_free);
  self->offers = g_ptr_array_new ();
  self->takes = GTK_LABEL (wm_page_label_new ("", "dim-label"));
  self->none = GTK_LABEL (wm_page_label_new ("", "dim-label"));
  self->order = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->bank = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->takes));
  gtk_box_append (GTK_BOX (column), self->order);
  gtk_box_append (GTK_BOX (column), filter_new (self));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->none));
  gtk_box_append (GTK_BOX (column), self->bank);
  adw_bin_set_child (ADW_BIN (self), column);
}

GtkWidget *
wm_question_picker_new (WmLoop *loop, guint interview)
{
  WmQuestionPicker *self = g_object_new (WM_TYPE_QUESTION_PICKER, NULL);

  self->loop = loop;
  self->asks = wm_loop_interview (loop, interview, NULL);
  for (guint i = 0; i < loop->bank->len; i++)
    {
      GtkWidget *offer = offer_new (self, i);

      g_ptr_array_add (self->folded, wm_search_fold (wm_loop_question (loop, i)->text));
      g_ptr_array_add (self->offers, offer);
      gtk_box_append (GTK_BOX (self->bank), offer);
    }
  fill_levels (self);
  refill (self);
  return GTK_WIDGET (self);
}

void
wm_question_picker_update (WmQuestionPicker *self)
{
  g_return_if_fail (WM_IS_QUESTION_PICKER (self));

  update_bank (self);
  update_time (self);
}
