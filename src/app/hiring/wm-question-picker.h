/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hiring/wm-loop.h"

G_BEGIN_DECLS

/**
 * WmQuestionPicker:
 *
 * What an interview asks, in its order, and under it what else the bank has,
 * narrowed down by the skills that the interview rates, by kind, level and
 * words. Changes the loop in memory.
 */
#define WM_TYPE_QUESTION_PICKER (wm_question_picker_get_type ())
G_DECLARE_FINAL_TYPE (WmQuestionPicker, wm_question_picker, WM, QUESTION_PICKER, AdwBin)

/* Works on interview number @interview of @loop, which outlives it. */
GtkWidget *wm_question_picker_new (WmLoop *loop, guint interview);
/* After the interview's skills or minutes were changed */
void wm_question_picker_update (WmQuestionPicker *self);

G_END_DECLS
