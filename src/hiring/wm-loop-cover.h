/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hiring/wm-loop.h"

G_BEGIN_DECLS

/* How a loop stands toward one of its job's skills. */
typedef enum
{
  WM_COVER_NONE,  /* not required, or not a must and rated nowhere */
  WM_COVER_FULL,  /* by as many voices as it takes */
  WM_COVER_THIN,  /* in focus, and by one voice alone */
  WM_COVER_OPEN,  /* a must that no interview rates, and that is not put off */
  WM_COVER_LATER, /* a must that onboarding checks */
} WmCover;

/**
 * WmLoopCover:
 *
 * What a loop covers, skill by skill, to be drawn. It never changes, knows
 * skills by their slugs and so fits every state of the map, and may be passed
 * between threads.
 */
typedef struct _WmLoopCover WmLoopCover;

/* Pure. (transfer full): with the job's slug and @name */
WmLoopCover *wm_loop_cover_new (const WmLoop *loop, const char *name);
WmLoopCover *wm_loop_cover_ref (WmLoopCover *cover);
void wm_loop_cover_unref (WmLoopCover *cover); /* @cover: (nullable) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmLoopCover, wm_loop_cover_unref)

const char *wm_loop_cover_get_job (const WmLoopCover *cover);  /* slug */
const char *wm_loop_cover_get_name (const WmLoopCover *cover); /* of the job */
/* @voices: (out) (optional): interviews that different people can hold; -1 for a skill that the
 * job does not require */
WmCover wm_loop_cover_find (const WmLoopCover *cover, const char *skill, int *voices);

G_END_DECLS
