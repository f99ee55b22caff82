/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stage of a loop: what it is called and how long it takes, and the kits of its
 * interviews.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-stage-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-form.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-paper-dialog.h"
#include "app/wm-feedback.h"
#include "draw/wm-paper.h"
#include "exchange/wm-hiring-file.h"
#include "hiring/wm-job.h"

typedef struct
{
  WmForm *form;
  WmLoop *loop; /* a copy to work on */
  guint stage;
  GtkWidget *name, *minutes, *purpose;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  wm_loop_free (dialog->loop);
  g_free (dialog);
}

static char *
save (WmForm *form, gpointer data, GError **error)
{
  Dialog *dialog = data;
  WmLoopStage *stage = wm_loop_stage (dialog->loop, dialog->stage);
  g_autofree char *purpose = wm_page_text_area_text (dialog->purpose);

  wm_loop_set_text (&stage->name, gtk_editable_get_text (GTK_EDITABLE (dialog->name)));
  wm_loop_set_text (&stage->purpose, purpose);
  stage->minutes = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (dialog->minutes));
  return wm_loop_save (wm_session_get_store (wm_form_get_session (form)), dialog->loop,
                       "edit-loop", error)
           ? g_strdup (_ ("Stage changed"))
           : NULL;
}

void
wm_stage_dialog_show (GtkWidget *from, WmSession *session, const WmLoop *loop, guint stage)
{
  const WmLoopStage *it = wm_loop_stage (loop, stage);
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->loop = wm_loop_copy (loop);
  dialog->stage = stage;
  dialog->form = wm_form_new (from, session, _ ("Stage"), save, dialog, dialog_free);
  dialog->name = wm_form_add_entry (dialog->form, _ ("_Name"), it->name);
  dialog->minutes = gtk_spin_button_new_with_range (0, 2000, 5);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dialog->minutes), it->minutes);
  wm_page_add_field (wm_form_get_box (dialog->form), _ ("_Minutes"), dialog->minutes,
                     dialog->minutes);
  dialog->purpose = wm_form_add_area (dialog->form, _ ("_Purpose"), it->purpose);
  wm_form_show (dialog->form, dialog->name);
}

/* ---- kits ------------------------------------------------------------------- */

void
wm_stage_kits_show (GtkWidget *from, WmSession *session, const WmLoopStage *stage)
{
  WmMap *map = wm_session_get_map (session);
  g_autoptr (GPtrArray) kits = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_kit_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; error == NULL && i < stage->interviews->len; i++)
    {
      WmKit *kit = wm_kit_load (wm_session_get_store (session), map,
                                wm_stage_interview (stage, i)->slug, NULL, FALSE, &error);

      if (kit != NULL)
        g_ptr_array_add (kits, kit);
    }
  wm_feedback_error (from, error);
  if (error == NULL && kits->len > 0)
    wm_paper_dialog_show (from, _ ("Interview Kit"), wm_paper_kits (map, kits), map->locale,
                          stage->name,
                          kits->len == 1 ? wm_export_kit (map, g_ptr_array_index (kits, 0)) : NULL,
                          _ ("Save for _Waymark…"));
}
