/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the pages of the window are made of.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/pages/wm-page-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/wm-skill-rows.h"
#include "app/wm-wrap-layout.h"
#include "onboarding/wm-calendar.h"

#define COLUMN_WIDTH 860
#define TOP_LEVEL 4

GtkWidget *
wm_page_column_new (GtkBox **box)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), COLUMN_WIDTH);
  gtk_widget_set_margin_top (column, 18);
  gtk_widget_set_margin_bottom (column, 24);
  gtk_widget_set_margin_start (column, 12);
  gtk_widget_set_margin_end (column, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  *box = GTK_BOX (column);
  return scroller;
}

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

GtkWidget *
wm_page_section_new (const char *title, const char *subtitle, GtkListBox **list)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *box = gtk_list_box_new ();

  gtk_box_append (GTK_BOX (section), label_new (title, "heading"));
  gtk_box_append (GTK_BOX (section), label_new (subtitle, "dim-label"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (box, "boxed-list");
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

GtkWidget *
wm_page_toolbar_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, wm_wrap_layout_new (6));
  return box;
}

GtkWidget *
wm_page_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

GtkWidget *
wm_page_icon_button_new (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
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
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

GtkWidget *
wm_page_drop_down_new (const char *const *names, const char *name)
{
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (names)), NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_name), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_name), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), factory);
  gtk_widget_set_tooltip_text (drop_down, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return drop_down;
}

void
wm_page_make_wrapping (GtkWidget *box)
{
  gtk_widget_set_layout_manager (box, wm_wrap_layout_new (6));
}

void
wm_page_drop_down_setup (GtkDropDown *drop_down, const char *name)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_name), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_name), NULL);
  gtk_drop_down_set_factory (drop_down, factory);
  gtk_widget_set_tooltip_text (GTK_WIDGET (drop_down), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
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

GtkWidget *
wm_level_label_new (WmMap *map, int level)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  wm_level_label_set (label, map, level);
  return label;
}

void
wm_level_label_set (GtkWidget *label, WmMap *map, int level)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = NULL;

  if (level < 0)
    {
      gtk_label_set_text (GTK_LABEL (label), _("Not assessed"));
      return;
    }
  for (int i = 1; i <= TOP_LEVEL; i++)
    g_string_append (text, i <= level ? "●" : "○");
  name = wm_skill_rows_level_title (map, level);
  g_string_append_printf (text, "\n%s", name);
  gtk_label_set_text (GTK_LABEL (label), text->str);
}

/* Lower case, without accents: what is left of the text for finding it. */
static char *
fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = apart ? apart : ""; *p; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_utf8_casefold (plain->str, -1);
}

gboolean
wm_page_matches (const char *text, const char *needle)
{
  g_autofree char *folded = NULL;
  g_autofree char *wanted = NULL;
  g_auto (GStrv) words = NULL;

  if (!needle || !*needle)
    return TRUE;
  folded = fold (text);
  wanted = fold (needle);
  words = g_strsplit_set (wanted, " \t", -1);
  for (guint i = 0; words[i]; i++)
    if (!strstr (folded, words[i]))
      return FALSE;
  return TRUE;
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
