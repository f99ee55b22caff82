/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the compiler share: wm-compile.c makes activities and tells
 * the load, wm-compile-checks.c decides what is tried and what is owned,
 * wm-compile-learn.c what is learnt.
 */
#pragma once

#include "planning/wm-compile-days.h"
#include "planning/wm-compile.h"

G_BEGIN_DECLS

typedef struct
{
  const WmCompileInput *input;
  WmMap *map;
  WmCompiled *out;
  WmRoom room;
  int learnt;          /* day of the room on which the last learning ends */
  WmShownSkill **rows; /* per skill of the map; NULL for none */
  char **last;         /* per skill: slug of the last activity that teaches it; NULL */
  guint8 *dropped;     /* per skill: its step was left out */
} Compiler;

WmSkill *wm_compiler_skill (Compiler *self, guint skill);
/* @name, @reason: (transfer full) */
void wm_compiler_leave_out (Compiler *self, guint skill, int minutes, char *name, char *reason);
/* Adds to @whys the requirement, once for each piece of evidence */
void wm_compiler_add_why (Compiler *self, GPtrArray *whys, const WmShownSkill *row);
/* (transfer full): an activity about one skill; @part tells it from others.
 * @name: (transfer full) */
WmActivity *wm_compiler_activity (Compiler *self, guint skill, const char *verb, const char *part,
                                  char *name, int minutes);
/* Takes @activity in, from the room's day @first to @last. */
WmCompiledActivity *wm_compiler_add_dated (Compiler *self, WmCompiledKind kind,
                                           WmActivity *activity, int first, int last);
/* (nullable): the question that asks for that level, or else the nearest */
const WmQuestion *wm_compiler_find_question (Compiler *self, guint skill, int level);
void wm_compiler_set_question (WmActivity *activity, const WmQuestion *question);

/* wm-compile-checks.c; (transfer container): rows of the table in the order of worth */
GPtrArray *wm_compiler_sort_rows (Compiler *self);
void wm_compiler_add_checks (Compiler *self, GPtrArray *rows);
void wm_compiler_add_ownings (Compiler *self, GPtrArray *rows);

/* wm-compile-learn.c */
void wm_compiler_add_learning (Compiler *self);

G_END_DECLS
