/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rating one skill: what each level means is read before one is chosen.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-card-rating.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"

#define UNKNOWN_LEVELS 5 /* are offered of a skill whose levels are not known here */

typedef struct
{
  WmCardRating *rating;
  const WmSkill *skill; /* (nullable) */
  WmCardRatingChanged changed;
  gpointer data;
} Rating;

static void
on_choice (GtkCheckButton *button, Rating *it)
{
  if (!gtk_check_button_get_active (button))
    return;
  it->rating->state
    = (WmCardState) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "state"));
  it->rating->level = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "level"));
  it->changed (it->data);
}

static void
on_evidence (GtkEditable *entry, Rating *it)
{
  wm_loop_set_text (&it->rating->evidence, gtk_editable_get_text (entry));
  it->changed (it->data);
}

/* @sign: a digit, or NULL; @name: for who does not see it */
static void
add_choice (Rating *it, GtkBox *box, const char *sign, const char *words, const char *name,
            WmCardState state, int level)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (box));
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  if (sign != NULL)
    {
      GtkWidget *digit = gtk_label_new (sign);

      gtk_widget_add_css_class (digit, "heading");
      gtk_box_append (GTK_BOX (line), digit);
    }
  gtk_box_append (GTK_BOX (line), wm_page_label_new (words, sign != NULL ? NULL : "dim-label"));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (first));
  g_object_set_data (G_OBJECT (button), "state", GINT_TO_POINTER (state));
  g_object_set_data (G_OBJECT (button), "level", GINT_TO_POINTER (level));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               it->rating->state == state && it->rating->level == level);
  g_signal_connect (button, "toggled", G_CALLBACK (on_choice), it);
  gtk_box_append (box, button);
}

/* A digit chooses that level. */
static gboolean
on_digit (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
          GtkWidget *box)
{
  guint32 digit = gdk_keyval_to_unicode (key) - '0';

  if (digit > 9 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  for (GtkWidget *it = gtk_widget_get_first_child (box); it != NULL;
       it = gtk_widget_get_next_sibling (it))
    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (it), "state")) == WM_CARD_RATED
        && GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (it), "level")) == digit)
      {
        gtk_check_button_set_active (GTK_CHECK_BUTTON (it), TRUE);
        gtk_widget_grab_focus (it);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static GtkWidget *
choices_new (Rating *it, const char *skill_name)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  guint levels = it->skill != NULL ? it->skill->levels->len : UNKNOWN_LEVELS;
  const char *const others[][2]
    = { { _ ("No signal"), _ ("No signal: you tried, and nothing was shown either way") },
        { _ ("Not asked"), _ ("Not asked") } };

  for (guint i = 0; i < levels; i++)
    {
      const char *anchor = it->skill != NULL ? g_ptr_array_index (it->skill->levels, i) : NULL;
      g_autofree char *digit = g_strdup_printf ("%u", i);
      /* Translators: a skill, a level, the level in words */
      g_autofree char *name = g_strdup_printf (_ ("%s, level %u: %s"), skill_name, i,
                                               anchor != NULL ? anchor : "");

      add_choice (it, box, digit, anchor != NULL ? anchor : "", name, WM_CARD_RATED, (int) i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s: %s", skill_name, others[i][1]);

      add_choice (it, box, NULL, others[i][1], name, i == 0 ? WM_CARD_NO_SIGNAL : WM_CARD_NOT_ASKED,
                  -1);
    }
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_digit), box);
  gtk_widget_add_controller (GTK_WIDGET (box), keys);
  return GTK_WIDGET (box);
}

GtkWidget *
wm_card_rating_new (WmCardRating *rating, const WmSkill *skill, WmCardRatingChanged changed,
                    gpointer data)
{
  g_autofree char *evidence = NULL;
  GtkWidget *box, *entry;
  const char *name;
  Rating *it;

  g_return_val_if_fail (rating != NULL && changed != NULL, NULL);

  it = g_new0 (Rating, 1);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  entry = gtk_entry_new ();
  name = skill != NULL ? skill->name : rating->skill;
  evidence = g_strdup_printf (_ ("What shows it: %s"), name);
  *it = (Rating){ rating, skill, changed, data };
  g_object_set_data_full (G_OBJECT (box), "rating", it, g_free);
  gtk_box_append (GTK_BOX (box), wm_page_label_new (name, "heading"));
  gtk_box_append (GTK_BOX (box), choices_new (it, name));
  gtk_editable_set_text (GTK_EDITABLE (entry), rating->evidence);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("What shows it, in a sentence"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, evidence,
                                  -1);
  g_signal_connect (entry, "changed", G_CALLBACK (on_evidence), it);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_widget_set_margin_bottom (box, 18);
  return box;
}
