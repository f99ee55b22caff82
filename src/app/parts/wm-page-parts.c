/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the pages of the window are made of.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-page-parts.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-text-row.h"
#include "app/parts/wm-wrap-layout.h"
#include "app/wm-feedback.h"
#include "app/wm-focus-keeper.h"
#include "onboarding/wm-calendar.h"

GtkWidget *
wm_page_label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

GtkWidget *
wm_page_icon_button_new (const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  if (WM_IS_TEXT_ROW (row))
    wm_text_row_follow (WM_TEXT_ROW (row));
}

/* Moves the focus to what comes after @list, or before it; at the end of the window all begins
 * again. */
static void
leave_list (GtkWidget *list, GtkDirectionType direction)
{
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  GtkRoot *root = gtk_widget_get_root (list);

  for (GtkWidget *from = list; from != NULL; from = gtk_widget_get_parent (from))
    {
      GtkWidget *to = from;

      while ((to = forward ? gtk_widget_get_next_sibling (to) : gtk_widget_get_prev_sibling (to)))
        if (gtk_widget_get_mapped (to) && gtk_widget_child_focus (to, direction))
          return;
    }
  gtk_root_set_focus (root, NULL);
  gtk_widget_child_focus (GTK_WIDGET (root), direction);
}

/* Tab goes through the parts of a row and then out of the list; the arrows go from row to row. A
 * list box of GTK would go through all rows, which are dozens here (newer GTK has a property for
 * it). */
static gboolean
on_list_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
             GtkWidget *list)
{
  GtkDirectionType direction
    = key == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) ? GTK_DIR_TAB_BACKWARD
                                                              : GTK_DIR_TAB_FORWARD;
  GtkWidget *row = gtk_widget_get_focus_child (list);

  if ((key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab && key != GDK_KEY_KP_Tab)
      || (state & GDK_CONTROL_MASK) || row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (!gtk_widget_child_focus (row, direction))
    leave_list (list, direction);
  return GDK_EVENT_STOP;
}

GtkWidget *
wm_page_section_new (const char *title, const char *subtitle, GtkListBox **list)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *box = gtk_list_box_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_list_key), box);
  gtk_widget_add_controller (box, keys);
  gtk_box_append (GTK_BOX (section), wm_page_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (section), wm_page_label_new (subtitle, "dim-label"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (box, "boxed-list");
  g_signal_connect (box, "row-activated", G_CALLBACK (on_row_activated), NULL);
  gtk_box_append (GTK_BOX (section), box);
  wm_page_section_set (section, title, subtitle);
  *list = GTK_LIST_BOX (box);
  return section;
}

void
wm_page_section_set (GtkWidget *section, const char *title, const char *subtitle)
{
  GtkWidget *heading = gtk_widget_get_first_child (section);
  GtkWidget *line = gtk_widget_get_next_sibling (heading);
  GtkWidget *list = gtk_widget_get_next_sibling (line);

  gtk_label_set_text (GTK_LABEL (heading), title);
  gtk_label_set_text (GTK_LABEL (line), subtitle ? subtitle : "");
  gtk_widget_set_visible (line, subtitle && *subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/* Long names are cut, so that the list is no wider than the page. */
static void
on_setup_name (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_name (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkWidget *row = gtk_widget_get_parent (label);

  gtk_label_set_text (GTK_LABEL (label), name);
  /* What has the focus is the row, to which GTK 4.8 gives no name. */
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
wm_page_make_wrapping (GtkWidget *box)
{
  gtk_widget_set_layout_manager (box, wm_wrap_layout_new (6));
}

/* GTK 4.8 gives the focus to a button inside, which has no name: what is chosen
 * from, and what is chosen. */
static void
name_inner_button (GtkDropDown *drop_down)
{
  GtkWidget *inner = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  GObject *item = gtk_drop_down_get_selected_item (drop_down);
  const char *chosen
    = GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (GTK_STRING_OBJECT (item)) : "";
  const char *name = gtk_widget_get_tooltip_text (GTK_WIDGET (drop_down));
  /* Translators: what is chosen from, and what is chosen: “Role: AI engineer”. */
  g_autofree char *both = name != NULL ? g_strdup_printf (_("%1$s: %2$s"), name, chosen) : NULL;

  if (inner != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    both != NULL ? both : chosen, -1);
}

void
wm_page_drop_down_setup (GtkDropDown *drop_down, const char *name)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_name), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_name), NULL);
  gtk_drop_down_set_factory (drop_down, factory);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (name_inner_button), NULL);
  if (name != NULL)
    {
      gtk_widget_set_tooltip_text (GTK_WIDGET (drop_down), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name, -1);
    }
  name_inner_button (drop_down);
}

void
wm_page_drop_down_set_names (GtkDropDown *drop_down, GtkStringList *names, guint selected)
{
  GListModel *old = gtk_drop_down_get_model (drop_down);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));
  gboolean same = old != NULL && g_list_model_get_n_items (old) == n;

  for (guint i = 0; same && i < n; i++)
    same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (old), i),
                        gtk_string_list_get_string (names, i));
  if (!same)
    gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  if (gtk_drop_down_get_selected (drop_down) != selected)
    gtk_drop_down_set_selected (drop_down, selected);
}

/* The second frame after a change has its layout. */
static gboolean
on_tick (GtkWidget *scroller, GdkFrameClock *clock, gpointer data)
{
  double *value = data;

  if (value[1] > 0)
    {
      value[1]--;
      return G_SOURCE_CONTINUE;
    }
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), value[0]);
  return G_SOURCE_REMOVE;
}

void
wm_page_keep_scroll (GtkScrolledWindow *scroller)
{
  double *value = g_new0 (double, 2);

  value[0] = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (scroller));
  value[1] = 2;
  gtk_widget_add_tick_callback (GTK_WIDGET (scroller), on_tick, value, g_free);
}

gboolean
wm_page_has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

gboolean
wm_page_filter_sections (GtkBox *sections)
{
  gboolean any_section = FALSE;

  for (GtkWidget *section = gtk_widget_get_first_child (GTK_WIDGET (sections)); section != NULL;
       section = gtk_widget_get_next_sibling (section))
    {
      gboolean any = FALSE;

      for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_last_child (section));
           row != NULL && !any; row = gtk_widget_get_next_sibling (row))
        any = gtk_widget_get_visible (row);
      gtk_widget_set_visible (section, any);
      any_section = any_section || any;
    }
  return any_section;
}

GtkWidget *
wm_page_chip_new (const char *name, const char *skill)
{
  GtkWidget *chip = gtk_button_new_with_label (name);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip))),
                           PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "caption");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "win.show-skill");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", skill);
  return chip;
}

gboolean
wm_page_list_is (GtkListBox *list, GPtrArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    if ((gpointer) gtk_list_box_get_row_at_index (list, (int) i)
        != g_ptr_array_index (wanted, i))
      return FALSE;
  return gtk_list_box_get_row_at_index (list, (int) wanted->len) == NULL;
}

void
wm_page_list_give_up (GtkListBox *list, GPtrArray *wanted)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL;)
    if (g_ptr_array_find (wanted, row, NULL))
      i++;
    else
      gtk_list_box_remove (list, GTK_WIDGET (row));
}

void
wm_page_list_take_in (GtkListBox *list, GPtrArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (wanted, i);

      if ((gpointer) gtk_list_box_get_row_at_index (list, (int) i) == (gpointer) row)
        continue;
      if (gtk_widget_get_parent (row) == GTK_WIDGET (list))
        gtk_list_box_remove (list, row);
      gtk_list_box_insert (list, row, (int) i);
    }
}

void
wm_page_add_field (GtkBox *form, const char *label, GtkWidget *child, GtkWidget *control)
{
  GtkWidget *name = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_margin_top (name, 6);
  gtk_widget_add_css_class (name, "caption-heading");
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), control);
  /* Named by its label, it needs no name of its own, which would be told too. */
  if (GTK_IS_DROP_DOWN (control))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_box_append (form, name);
  gtk_box_append (form, child);
}

GtkWidget *
wm_page_text_area_new (const char *text, GtkWidget **view)
{
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkTextView *area = GTK_TEXT_VIEW (gtk_text_view_new ());

  gtk_text_view_set_wrap_mode (area, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (area, FALSE);
  gtk_text_view_set_left_margin (area, 6);
  gtk_text_view_set_right_margin (area, 6);
  gtk_text_view_set_top_margin (area, 6);
  gtk_text_view_set_bottom_margin (area, 6);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (area), text, -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 84);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (area));
  gtk_frame_set_child (GTK_FRAME (frame), scroller);
  *view = GTK_WIDGET (area);
  return frame;
}

AdwWindow *
wm_page_dialog_new (GtkWidget *from, const char *title, int width, int height)
{
  GtkWidget *parent = GTK_WIDGET (gtk_widget_get_root (from));
  AdwWindow *window = g_object_new (
    ADW_TYPE_WINDOW, "modal", TRUE, "transient-for", parent, "title", title, "default-width",
    MIN (width, gtk_widget_get_width (parent)), "default-height",
    MIN (height, gtk_widget_get_height (parent)), NULL);

  wm_feedback_close_on_escape (GTK_WIDGET (window));
  wm_focus_keeper_watch (GTK_WINDOW (window));
  return window;
}

/* @width: at most, in pixels; 0 for a clamp's own */
static GtkWidget *
scroller_new (GtkWidget *column, int width)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_add_css_class (column, "page-column");
  if (width > 0)
    adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

void
wm_page_bin_fill (AdwBin *bin, GtkWidget *column, int width)
{
  adw_bin_set_child (bin, scroller_new (column, width));
}

/* After the next layout, when the tabs lie where they shall. */
static gboolean
show_chosen (GtkWidget *switcher, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (switcher, GTK_TYPE_SCROLLED_WINDOW);

  for (GtkWidget *tab = gtk_widget_get_first_child (switcher); scroller != NULL && tab != NULL;
       tab = gtk_widget_get_next_sibling (tab))
    {
      graphene_rect_t box;

      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab))
          && gtk_widget_compute_bounds (tab, switcher, &box))
        gtk_adjustment_clamp_page (
          gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)), box.origin.x,
          box.origin.x + box.size.width);
    }
  return G_SOURCE_REMOVE;
}

static void
on_chosen (GtkStack *stack, GParamSpec *pspec, GtkWidget *switcher)
{
  gtk_widget_add_tick_callback (switcher, show_chosen, NULL, NULL);
}

void
wm_page_follow_chosen (GtkStackSwitcher *switcher)
{
  g_signal_connect_object (gtk_stack_switcher_get_stack (switcher), "notify::visible-child",
                           G_CALLBACK (on_chosen), switcher, 0);
}

GtkWidget *
wm_page_dialog_fill (AdwWindow *window, GtkWidget *column)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *scroller = scroller_new (column, 0);

  gtk_box_append (GTK_BOX (content), bar);
  gtk_box_append (GTK_BOX (content), wm_feedback_overlay_new (GTK_WINDOW (window), scroller));
  adw_window_set_content (window, content);
  return bar;
}

char *
wm_page_text_area_text (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
wm_page_leave_dialogs (GtkWidget *from, const char *action, const char *parameter)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (from));
  g_autofree char *kept = g_strdup (parameter);

  while (gtk_window_get_transient_for (window) != NULL)
    {
      GtkWindow *below = gtk_window_get_transient_for (window);

      gtk_window_close (window);
      window = below;
    }
  gtk_widget_activate_action (GTK_WIDGET (window), action, "s", kept);
}

/* A list puts a heading behind all that it has. */
static void
on_header_parent (GtkWidget *header, GParamSpec *property, GtkWidget *row)
{
  GtkWidget *list = gtk_widget_get_parent (header);

  if (list != NULL && list == gtk_widget_get_parent (row)
      && gtk_widget_get_next_sibling (header) != row)
    gtk_widget_insert_before (header, list, row);
}

void
wm_page_row_set_header (GtkListBoxRow *row, GtkWidget *header)
{
  if (header != NULL)
    g_signal_connect_object (header, "notify::parent", G_CALLBACK (on_header_parent), row, 0);
  gtk_list_box_row_set_header (row, header);
}

void
wm_page_clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

void
wm_page_clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

void
wm_page_today (GDate *today)
{
  wm_date_today (today);
}

char *
wm_page_format_date (const char *iso)
{
  g_autoptr (GDateTime) time = NULL;
  GDate date;
  char *text;

  if (!wm_date_parse (iso, &date))
    return g_strdup (iso ? iso : "");
  time = g_date_time_new_utc (g_date_get_year (&date), g_date_get_month (&date),
                              g_date_get_day (&date), 0, 0, 0);
  /* Translators: a date as strftime writes it: weekday, day, month, year. */
  text = g_date_time_format (time, _("%a %-d %b %Y"));
  return text ? text : g_strdup (iso);
}
