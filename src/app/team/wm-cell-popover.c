/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One person and one skill: the rating that counts, and all that was ever said.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-anonymous.h"
#include "app/team/wm-cell-popover.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-level-buttons.h"
#include "app/wm-feedback.h"
#include "app/library/wm-skill-rows.h"
#include "people/wm-people.h"

#define SAID_SHOWN 5

typedef struct
{
  GtkWidget *from;
  GtkPopover *popover;
  WmSession *session;
  char *person, *skill; /* slugs */
} Cell;

static void
cell_free (gpointer data, GClosure *closure)
{
  Cell *cell = data;

  g_object_unref (cell->session);
  g_free (cell->person);
  g_free (cell->skill);
  g_free (cell);
}

static GtkWidget *
line_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
on_rated (WmLevelButtons *buttons, int level, Cell *cell)
{
  g_autoptr (GError) error = NULL;
  WmStore *store = wm_session_get_store (cell->session);
  GtkWidget *from = cell->from;

  if (wm_skill_rate (store, cell->person, cell->skill, level, NULL, &error))
    wm_feedback_undoable (from, _("Skill rated"));
  else
    wm_feedback_error (from, error);
  gtk_popover_popdown (cell->popover);
}

static void
on_person_clicked (GtkButton *button, Cell *cell)
{
  gtk_popover_popdown (cell->popover);
  gtk_widget_activate_action (cell->from, "win.open-person", "s", cell->person);
}

static void
on_skill_clicked (GtkButton *button, Cell *cell)
{
  gtk_popover_popdown (cell->popover);
  gtk_widget_activate_action (cell->from, "win.show-skill", "s", cell->skill);
}

static gboolean
unparent_later (gpointer popover)
{
  gtk_widget_unparent (GTK_WIDGET (popover));
  return G_SOURCE_REMOVE;
}

/* GTK still uses a popover while it tells that it is closed. */
static void
on_closed (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_later, g_object_ref (popover),
                   g_object_unref);
}

/* What was said last, with the words that were given for it */
static void
add_said (GtkBox *box, Cell *cell, WmMap *map, guint skill)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) said
    = wm_rating_history (wm_session_get_store (cell->session), map, cell->person, skill, &error);

  wm_feedback_error (cell->from, error);
  if (said == NULL || said->len == 0)
    {
      gtk_box_append (box, line_new (_("Nobody has assessed this yet."), "dim-label"));
      return;
    }
  for (guint i = said->len; i > 0 && said->len - i < SAID_SHOWN; i--)
    {
      const WmRating *rating = g_ptr_array_index (said, i - 1);
      g_autofree char *source = wm_skill_rows_provenance (rating);
      g_autofree char *title = wm_skill_rows_level_title (map, rating->level);
      /* Translators: a level and who said so. */
      g_autofree char *line = g_strdup_printf (_("%1$s. %2$s"), title, source);

      gtk_box_append (box, line_new (line, NULL));
      if (rating->evidence != NULL && *rating->evidence != '\0')
        gtk_box_append (box, line_new (rating->evidence, "dim-label"));
    }
  if (said->len > SAID_SHOWN)
    {
      guint more = said->len - SAID_SHOWN;
      g_autofree char *text = g_strdup_printf (ngettext ("%u earlier", "%u earlier", more), more);

      gtk_box_append (box, line_new (text, "dim-label"));
    }
}

static GtkWidget *
button_new (const char *label, GCallback clicked, Cell *cell)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect (button, "clicked", clicked, cell);
  return button;
}

static GtkWidget *
actions_new (Cell *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_set_margin_top (box, 6);
  gtk_box_append (GTK_BOX (box), button_new (_("_Person"), G_CALLBACK (on_person_clicked), cell));
  gtk_box_append (GTK_BOX (box), button_new (_("_Skill"), G_CALLBACK (on_skill_clicked), cell));
  return box;
}

static int
known_level (Cell *cell, WmMap *map, guint skill)
{
  g_autoptr (GPtrArray) ratings
    = wm_ratings_load (wm_session_get_store (cell->session), map, cell->person, NULL);

  return ratings != NULL ? ((WmRating *) g_ptr_array_index (ratings, skill))->level : -1;
}

GtkWidget *
wm_cell_popover_show (GtkWidget *from, const GdkRectangle *at, WmSession *session,
                      const char *person, guint skill, int target)
{
  WmMap *map = wm_session_get_map (session);
  g_autoptr (WmPerson) who = wm_person_load (wm_session_get_store (session), person, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Cell *cell = g_new0 (Cell, 1);
  g_autofree char *asked_title = wm_skill_rows_level_title (map, target);
  /* Translators: %s is a level that is asked. */
  g_autofree char *asked = g_strdup_printf (_("Asked is %s"), asked_title);
  GtkWidget *levels;

  if (who != NULL && wm_anonymous_hides (session, who->kind))
    wm_anonymous_hide (session, who->slug, &who->name);
  cell->from = from;
  cell->session = g_object_ref (session);
  cell->person = g_strdup (person);
  cell->skill = g_strdup (wm_map_skill (map, skill)->slug);
  cell->popover = GTK_POPOVER (gtk_popover_new ());
  g_object_set (box, "margin-start", 6, "margin-end", 6, "margin-top", 6, "margin-bottom", 6, NULL);
  gtk_box_append (GTK_BOX (box), line_new (who != NULL ? who->name : person, "heading"));
  gtk_box_append (GTK_BOX (box), line_new (wm_map_skill (map, skill)->name, NULL));
  gtk_box_append (GTK_BOX (box), line_new (asked, "dim-label"));
  levels = wm_level_buttons_new (map, skill, known_level (cell, map, skill));
  wm_level_buttons_set_target (WM_LEVEL_BUTTONS (levels), target);
  gtk_widget_set_sensitive (levels, !wm_session_is_read_only (session));
  g_signal_connect (levels, "rated", G_CALLBACK (on_rated), cell);
  gtk_box_append (GTK_BOX (box), levels);
  add_said (GTK_BOX (box), cell, map, skill);
  gtk_box_append (GTK_BOX (box), actions_new (cell));
  gtk_popover_set_child (cell->popover, box);
  gtk_popover_set_pointing_to (cell->popover, at);
  gtk_widget_set_parent (GTK_WIDGET (cell->popover), from);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  wm_map_skill (map, skill)->name, -1);
  g_signal_connect_data (cell->popover, "closed", G_CALLBACK (on_closed), cell, cell_free, 0);
  gtk_popover_popup (cell->popover);
  return GTK_WIDGET (cell->popover);
}
