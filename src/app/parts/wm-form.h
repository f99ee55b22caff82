/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/**
 * WmForm:
 *
 * A dialog with fields under each other, Cancel and Save. What is refused is
 * told in it, and it stays open, so that nothing that was typed is lost. Lives
 * as long as its window.
 */
typedef struct _WmForm WmForm;

/* Writes what was typed. (transfer full) (nullable): what is told of it, with
 * Undo, or "" where nothing is; NULL with @error where it was refused */
typedef char *(*WmFormSave) (WmForm *form, gpointer data, GError **error);

/* @from: in the window that the dialog lies over; @data: freed with the form */
WmForm *wm_form_new (GtkWidget *from, WmSession *session, const char *title, WmFormSave save,
                     gpointer data, GDestroyNotify destroy);
WmSession *wm_form_get_session (WmForm *form);
/* (transfer none): the map as it was when the form was made */
WmMap *wm_form_get_map (WmForm *form);
/* (transfer full) (nullable): NULL when that window is gone */
GtkWidget *wm_form_get_from (WmForm *form);
GtkBox *wm_form_get_box (WmForm *form);
void wm_form_set_ready (WmForm *form, gboolean ready);
/* The same as its Save button */
void wm_form_save (WmForm *form);
void wm_form_close (WmForm *form);
/* Shows it with the keyboard on @focus. */
void wm_form_show (WmForm *form, GtkWidget *focus);

/* Fields; @label has a mnemonic. (transfer none): the control */
GtkWidget *wm_form_add_entry (WmForm *form, const char *label, const char *text);
GtkWidget *wm_form_add_area (WmForm *form, const char *label, const char *text);
/* @names: ended by NULL */
GtkWidget *wm_form_add_choice (WmForm *form, const char *label, const char *const *names,
                               guint selected);
/* @value: -1 for not told, which is shown as the number before @least */
GtkWidget *wm_form_add_number (WmForm *form, const char *label, int least, int most, int value);
/* WM_EDIT_NONE where it shows the number before the least */
int wm_form_number (GtkWidget *control, int least);
void wm_form_add_note (WmForm *form, const char *text);

/**
 * wm_form_add_delete:
 * @label: of the button, with a mnemonic
 * @told: (nullable): what goes along, in words
 */
void wm_form_add_delete (WmForm *form, const char *label, const char *told, WmFormSave run);

/* NULL, which is "stays", where a text is as it was */
const char *wm_form_if_other (const char *text, const char *before);

G_END_DECLS
