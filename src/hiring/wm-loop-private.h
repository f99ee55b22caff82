/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files about loops share.
 */
#pragma once

#include "hiring/wm-loop.h"

G_BEGIN_DECLS

/* Minutes of all interviews of a stage together */
int wm_stage_needed (const WmLoopStage *stage);
/* Is there a must that could be in focus? */
gboolean wm_loop_can_focus (const WmLoop *loop);
/* Where no must is in focus, the first ones are. */
void wm_loop_choose_focus (WmLoop *loop);
/* Whether a question suits what kind of interview it is, and the wanted level */
gboolean wm_question_suits (const WmLoop *loop, const WmLoopQuestion *question,
                            const WmLoopInterview *interview);

G_END_DECLS
