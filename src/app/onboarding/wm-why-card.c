/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scorecards that a plan's reasons lead to.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-why-card.h"

#include <glib/gi18n-lib.h>

#include "app/hiring/wm-card-view.h"
#include "hiring/wm-card.h"

/* ---- from a reason ------------------------------------------------------------------ */

GPtrArray *
wm_why_cards (const WmActivity *activity)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < activity->whys->len; i++)
    {
      const WmWhy *why = g_ptr_array_index (activity->whys, i);

      if (g_str_equal (why->source_kind, "scorecard") && *why->source != '\0'
          && !g_ptr_array_find_with_equal_func (cards, why->source, g_str_equal, NULL))
        g_ptr_array_add (cards, g_strdup (why->source));
    }
  return cards->len > 0 ? g_steal_pointer (&cards) : NULL;
}

static void
on_open (GtkWidget *button, WmSession *session)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);
  g_autofree char *card = g_strdup (g_object_get_data (G_OBJECT (button), "card"));
  GtkWidget *from = popover != NULL ? gtk_widget_get_parent (popover) : button;

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  wm_card_view_show (from, session, card);
}

/* The card that the viewer may see; NULL also for one that is closed to her */
static const WmCard *
find_card (GPtrArray *cards, const char *slug)
{
  for (guint i = 0; cards != NULL && i < cards->len; i++)
    if (g_str_equal (((WmCard *) cards->pdata[i])->slug, slug))
      return g_ptr_array_index (cards, i);
  return NULL;
}

void
wm_why_append_cards (GtkBox *box, WmSession *session, GPtrArray *cards)
{
  g_autoptr (GPtrArray) known = wm_cards_list (wm_session_get_store (session), NULL, NULL, NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      const char *slug = g_ptr_array_index (cards, i);
      const WmCard *card = find_card (known, slug);
      /* Translators: %s is who wrote it. */
      g_autofree char *label = card != NULL ? g_strdup_printf (_ ("Open Scorecard of %s"),
                                                               card->interviewer_name)
                                            : g_strdup (_ ("Open Scorecard"));
      GtkWidget *button = gtk_button_new_with_label (label);

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_object_set_data_full (G_OBJECT (button), "card", g_strdup (slug), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_open), session, 0);
      gtk_box_append (box, button);
    }
}
