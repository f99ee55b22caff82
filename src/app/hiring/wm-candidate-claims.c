/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a candidate says of her skills: mapped by hand from a résumé, shown beside the evidence, and
 * none itself.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-candidate-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-focus-key.h"
#include "app/parts/wm-form.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "hiring/wm-candidate.h"

typedef struct
{
  char *person;      /* slug */
  GPtrArray *skills; /* utf8: slugs that can be chosen, in the order of the names; or the one */
  GtkWidget *skill;  /* chooser; NULL where a claim is changed */
  GtkWidget *words;
} Claim;

static void
claim_free (gpointer data)
{
  Claim *claim = data;

  g_ptr_array_unref (claim->skills);
  g_free (claim->person);
  g_free (claim);
}

static const char *
skill_of (const Claim *claim)
{
  guint at
    = claim->skill != NULL ? gtk_drop_down_get_selected (GTK_DROP_DOWN (claim->skill)) : 0;

  return claim->skills->pdata[MIN (at, claim->skills->len - 1)];
}

static const char *
skill_name (WmSession *session, const char *slug)
{
  WmMap *map = wm_session_get_map (session);
  int index = wm_map_find_skill (map, slug);

  return index >= 0 ? wm_map_skill (map, (guint) index)->name : slug;
}

/* A WmFormSave */
static char *
save (WmForm *form, gpointer data, GError **error)
{
  Claim *claim = data;
  WmStore *store = wm_session_get_store (wm_form_get_session (form));

  return wm_candidate_claim (store, claim->person, skill_of (claim),
                             gtk_editable_get_text (GTK_EDITABLE (claim->words)), error)
           ? g_strdup (_ ("Claim kept"))
           : NULL;
}

/* A WmFormSave */
static char *
take_away (WmForm *form, gpointer data, GError **error)
{
  Claim *claim = data;
  WmStore *store = wm_session_get_store (wm_form_get_session (form));

  return wm_candidate_claim (store, claim->person, skill_of (claim), NULL, error)
           ? g_strdup (_ ("Claim taken away"))
           : NULL;
}

static void
show_form (WmCandidateDialog *dialog, Claim *claim, const char *const *names, const char *words)
{
  gboolean is_new = names != NULL;
  WmForm *form = wm_form_new (GTK_WIDGET (dialog->window), dialog->session,
                              is_new ? _ ("Add Claim")
                                     : skill_name (dialog->session, skill_of (claim)),
                              save, claim, claim_free);

  if (is_new)
    {
      claim->skill = wm_form_add_choice (form, _ ("S_kill"), names, 0);
      gtk_drop_down_set_expression (
        GTK_DROP_DOWN (claim->skill),
        gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
      gtk_drop_down_set_enable_search (GTK_DROP_DOWN (claim->skill), TRUE);
    }
  claim->words = wm_form_add_entry (form, _ ("What she sa_ys of it"), words);
  wm_form_add_note (form, _ ("It is shown beside what interviews find, and never counted."));
  if (!is_new)
    wm_form_add_delete (form, _ ("_Take Claim Away"), NULL, take_away);
  wm_form_set_ready (form, TRUE);
  wm_form_show (form, is_new ? claim->skill : claim->words);
}

static Claim *
claim_new (WmCandidateDialog *dialog)
{
  Claim *claim = g_new0 (Claim, 1);

  claim->person = g_strdup (dialog->person);
  claim->skills = g_ptr_array_new_with_free_func (g_free);
  return claim;
}

static GPtrArray *
load_claims (WmCandidateDialog *dialog)
{
  return wm_candidate_claims (wm_session_get_store (dialog->session), dialog->person, NULL);
}

/* Skills that the job requires and of which she claims nothing yet can be chosen. */
static void
on_add (WmCandidateDialog *dialog)
{
  WmStore *store = wm_session_get_store (dialog->session);
  g_autoptr (WmApplication) it = wm_application_find (store, dialog->application, NULL);
  g_autoptr (WmLoop) loop
    = it != NULL ? wm_loop_load (store, wm_session_get_map (dialog->session), it->job, NULL) : NULL;
  g_autoptr (GPtrArray) claims = load_claims (dialog);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  Claim *claim = claim_new (dialog);

  for (guint i = 0; loop != NULL && i < loop->skills->len; i++)
    {
      const WmLoopSkill *skill = wm_loop_skill (loop, i);

      if (skill->level < 0 || wm_claims_find (claims, skill->slug) != NULL)
        continue;
      g_ptr_array_add (claim->skills, g_strdup (skill->slug));
      g_ptr_array_add (names, skill->name);
    }
  g_ptr_array_add (names, NULL);
  if (claim->skills->len > 0)
    show_form (dialog, claim, (const char *const *) names->pdata, "");
  else
    {
      claim_free (claim);
      wm_feedback_tell (GTK_WIDGET (dialog->window),
                        _ ("The job requires no skill of which nothing is claimed yet."));
    }
}

static void
on_activated (GtkListBox *list, GtkListBoxRow *row, WmCandidateDialog *dialog)
{
  g_autoptr (GPtrArray) claims = load_claims (dialog);
  const char *skill = wm_text_row_get_id (WM_TEXT_ROW (row));
  const char *words = wm_claims_find (claims, skill);
  Claim *claim;

  if (words == NULL || wm_session_is_read_only (dialog->session) || dialog->stub)
    return;
  claim = claim_new (dialog);
  g_ptr_array_add (claim->skills, g_strdup (skill));
  show_form (dialog, claim, NULL, words);
}

void
wm_candidate_dialog_fill_claims (WmCandidateDialog *dialog)
{
  g_autoptr (GPtrArray) claims = load_claims (dialog);
  g_autofree char *focused = wm_focus_key_dup (GTK_WIDGET (dialog->claims_list));

  wm_page_clear_list (dialog->claims_list);
  for (guint i = 0; claims != NULL && i < claims->len; i++)
    {
      const WmClaim *it = g_ptr_array_index (claims, i);
      GtkWidget *row = wm_text_row_new (it->skill, skill_name (dialog->session, it->skill),
                                        wm_page_label_new (_ ("Claimed"), "dim-label"));

      wm_text_row_set_texts (WM_TEXT_ROW (row), it->words, NULL);
      wm_focus_key_set (row, "claim", it->skill);
      gtk_list_box_append (dialog->claims_list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (dialog->claims_list), claims != NULL && claims->len > 0);
  if (!wm_focus_key_grab (GTK_WIDGET (dialog->claims_list), focused))
    gtk_widget_grab_focus (gtk_widget_get_last_child (dialog->claims));
}

GtkWidget *
wm_candidate_dialog_claims_new (WmCandidateDialog *dialog)
{
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("Add C_laim…"));

  dialog->claims = wm_page_section_new (
    _ ("Claimed Skills"), _ ("What she says of herself, or her résumé. It is no evidence."),
    &dialog->claims_list);
  gtk_widget_set_margin_top (dialog->claims, 12);
  g_signal_connect (dialog->claims_list, "row-activated", G_CALLBACK (on_activated), dialog);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_widget_set_sensitive (add, !dialog->stub && !wm_session_is_read_only (dialog->session));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), dialog);
  gtk_box_append (GTK_BOX (dialog->claims), add);
  return dialog->claims;
}
