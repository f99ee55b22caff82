/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/wm-part.h"

G_BEGIN_DECLS

/**
 * wm_paper_dialog_show:
 * @title: of the window
 * @parts: (transfer full) (element-type WmPart): the document
 * @language: BCP 47
 * @name: proposed for its file, without an ending
 * @data: (nullable) (transfer full): the same for a program: offered as JSON too
 * @data_label: (nullable): of the button that saves it, with a mnemonic
 *
 * A document to be read, printed, or saved as PDF, HTML or text.
 */
void wm_paper_dialog_show (GtkWidget *from, const char *title, GPtrArray *parts,
                           const char *language, const char *name, GBytes *data,
                           const char *data_label);

G_END_DECLS
