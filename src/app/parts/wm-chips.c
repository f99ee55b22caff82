/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chips, and the popover beside them.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-chips.h"

#include <glib/gi18n-lib.h>

#define MOST_HEIGHT 440 /* pixels of a popover */

GtkWidget *
wm_chip_new (const char *name)
{
  /* Translators: takes a filter away: “Remove Filter Role: AI engineer”. */
  g_autofree char *what = g_strdup_printf (_ ("Remove Filter %s"), name);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "caption");
  gtk_widget_set_tooltip_text (chip, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  return chip;
}

GtkWidget *
wm_chip_clear_new (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Clear"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_add_css_class (button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Clear All Filters"), -1);
  return button;
}

static GtkWidget *
child_at (GtkWidget *bar, guint at)
{
  GtkWidget *child = gtk_widget_get_first_child (bar);

  while (child != NULL && at-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

guint
wm_chip_index (GtkWidget *bar, GtkWidget *chip)
{
  guint at = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (bar); child != NULL && child != chip;
       child = gtk_widget_get_next_sibling (child))
    at++;
  return at;
}

void
wm_chip_grab_next (GtkWidget *bar, guint at, GtkWidget *otherwise)
{
  GtkWidget *next = child_at (bar, at);

  if (next == NULL)
    next = otherwise;
  if (next != NULL)
    gtk_widget_grab_focus (next);
}

GtkWidget *
wm_chip_popover_new (GtkBox **box)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_start (column, 6);
  gtk_widget_set_margin_end (column, 6);
  gtk_widget_set_margin_bottom (column, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), column);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  *box = GTK_BOX (column);
  return popover;
}

GtkBox *
wm_chip_popover_add (GtkBox *box, const char *title)
{
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *checks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (heading, 6);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (checks), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, NULL, -1);
  gtk_box_append (box, heading);
  gtk_box_append (box, checks);
  return GTK_BOX (checks);
}
