/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hiring/wm-candidate.h"

G_BEGIN_DECLS

/**
 * WmKit:
 *
 * What an interviewer needs for one interview of a job's plan.
 *
 * @follow_ups: (element-type GStrv): for each of @interview's questions
 * @meeting: (nullable): the planned interview that it is for
 * @person: (nullable): slug of the candidate
 * @candidate: (nullable): what to call her: her name, or an alias
 */
typedef struct
{
  WmJob *job;
  WmLoop *loop;
  const WmLoopStage *stage;         /* of @loop */
  const WmLoopInterview *interview; /* of @stage */
  GPtrArray *follow_ups;
  WmInterview *meeting;
  char *person, *candidate;
} WmKit;

/**
 * wm_kit_load:
 * @kit: slug of an interview of a job's plan
 * @meeting: (nullable): slug of a planned interview
 * @anonymous: call the candidate by her alias
 *
 * Returns: (transfer full): WM_ERROR_NOT_FOUND where the plan has it no more
 */
WmKit *wm_kit_load (WmStore *store, WmMap *map, const char *kit, const char *meeting,
                    gboolean anonymous, GError **error);
void wm_kit_free (WmKit *kit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmKit, wm_kit_free)

/* (transfer none) (nullable): what the map knows of the kit's question number @question */
const WmQuestion *wm_kit_question (const WmKit *kit, WmMap *map, guint question);

G_END_DECLS
