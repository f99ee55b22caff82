/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A repair as it is planned, before it is told or done.
 */
#pragma once

#include "hiring/wm-loop.h"

G_BEGIN_DECLS

typedef enum
{
  WM_DO_FOCUS,         /* choose the first `count` musts */
  WM_DO_UNFOCUS_LAST,  /* leave `count` */
  WM_DO_UNFOCUS,       /* skill */
  WM_DO_LATER,         /* skill: look at it in onboarding */
  WM_DO_ADD,           /* skill and question to interview */
  WM_DO_NEW,           /* an interview for skill with question, in stage */
  WM_DO_ASK,           /* one more question in interview */
  WM_DO_SWAP,          /* question for other, in interview */
  WM_DO_DROP_QUESTION, /* out of interview */
  WM_DO_DROP,          /* skill out of interview */
  WM_DO_DROP_ALL,      /* skill out of all interviews, and put off */
  WM_DO_SPLIT,         /* interview */
  WM_DO_LENGTHEN,      /* interview to minutes */
  WM_DO_GROW,          /* stage to minutes */
} WmLoopRepairKind;

typedef struct
{
  WmLoopRepairKind kind;
  int skill, interview, stage, question, other, count;
} WmLoopRepair;

/* (transfer full) */
char *wm_loop_repair_describe (const WmLoop *loop, const WmLoopRepair *repair);

G_END_DECLS
