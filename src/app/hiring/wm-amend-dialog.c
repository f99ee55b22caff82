/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Amending a sealed scorecard: one skill, or the whole.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-amend-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/hiring/wm-card-rating.h"
#include "app/parts/wm-form.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"

typedef struct
{
  WmCard *card; /* with one rating, or none */
  GtkWidget *recommendation, *summary; /* NULL for a skill */
  GtkWidget *reason;
} Amend;

static void
amend_free (gpointer data)
{
  Amend *amend = data;

  wm_card_free (amend->card);
  g_free (amend);
}

/* A WmFormSave */
static char *
save (WmForm *form, gpointer data, GError **error)
{
  Amend *amend = data;
  WmStore *store = wm_session_get_store (wm_form_get_session (form));
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (amend->reason));
  g_autoptr (GtkWidget) from = wm_form_get_from (form);
  const WmCardRating *it = amend->card->ratings->len > 0 ? wm_card_rating (amend->card, 0) : NULL;
  g_autofree char *summary
    = amend->summary != NULL ? wm_page_text_area_text (amend->summary) : NULL;
  guint vote = amend->recommendation != NULL
                 ? gtk_drop_down_get_selected (GTK_DROP_DOWN (amend->recommendation))
                 : 0;
  gboolean done
    = it != NULL
        ? wm_card_amend (store, amend->card->interview, it->skill, it->state, it->level, NULL,
                         it->evidence, reason, error)
        : wm_card_amend (store, amend->card->interview, "", WM_CARD_OPEN, -1,
                         wm_recommendations[MIN (vote, WM_RECOMMENDATIONS - 1)], summary,
                         reason, error);

  if (!done)
    return NULL;
  if (from != NULL)
    wm_feedback_tell (from, _ ("Scorecard amended; what was sealed stays"));
  return g_strdup ("");
}

static void
on_changed (gpointer data)
{
}

static GtkWidget *
add_rating (Amend *amend, WmForm *form, const WmCardRating *said)
{
  WmMap *map = wm_form_get_map (form);
  int index = wm_map_find_skill (map, said->skill);
  WmCardRating *rating
    = wm_card_add_rating (amend->card, said->skill, said->state, said->level, said->evidence);
  GtkWidget *box
    = wm_card_rating_new (rating, index >= 0 ? wm_map_skill (map, index) : NULL, on_changed, NULL);

  gtk_box_append (wm_form_get_box (form), box);
  return box;
}

static void
add_whole (Amend *amend, WmForm *form, const WmCard *card)
{
  const char *names[WM_RECOMMENDATIONS + 1] = { NULL };
  guint selected = 2;

  for (guint i = 0; i < WM_RECOMMENDATIONS; i++)
    {
      names[i] = wm_recommendation_words (wm_recommendations[i]);
      if (g_str_equal (wm_recommendations[i], card->recommendation))
        selected = i;
    }
  amend->recommendation
    = wm_form_add_choice (form, _ ("Overall _recommendation"), names, selected);
  amend->summary = wm_form_add_area (form, _ ("In s_um"), card->summary);
}

void
wm_amend_dialog_show (GtkWidget *from, WmSession *session, const WmCard *card, const char *skill)
{
  Amend *amend = g_new0 (Amend, 1);
  int index = *skill != '\0' ? wm_card_find (card, skill) : -1;
  GtkWidget *first = NULL;
  WmForm *form
    = wm_form_new (from, session, _ ("Amend Scorecard"), save, amend, amend_free);

  amend->card = wm_card_new ();
  wm_loop_set_text (&amend->card->interview, card->interview);
  wm_form_add_note (form, _ ("What was sealed stays as it is. What you say now stands beside it, "
                             "for good."));
  if (index >= 0)
    first = add_rating (amend, form, wm_card_rating (card, index));
  else
    add_whole (amend, form, card);
  amend->reason = wm_form_add_entry (form, _ ("_Why it is amended"), "");
  wm_form_set_ready (form, TRUE);
  wm_form_show (form, index >= 0 ? amend->reason : amend->recommendation);
  if (first != NULL)
    gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);
}
