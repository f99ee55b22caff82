/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

/* Where advice comes from */
typedef struct
{
  char *name;
  char *url; /* "" for none; as the pack has it: check before opening */
} WmTeamSource;

/* One step of building a team up */
typedef struct
{
  char *text;
  GArray *roles; /* guint: of the map, that this step brings in */
} WmTeamStep;

/**
 * WmTeamAdvice:
 * @numerator, @denominator: roles of the map (index), -1 where no pack tells a ratio
 * @ratio: so many of the first to so many of the second
 *
 * What a pack advises about teams, in the map's language: guidance, never a
 * rule. Nothing of it is in the code.
 */
typedef struct
{
  int numerator, denominator;
  guint ratio[2];
  char *context;
  GPtrArray *ratio_sources; /* WmTeamSource */
  GPtrArray *steps;         /* WmTeamStep, in order */
  char *note;
  GPtrArray *step_sources;  /* WmTeamSource */
} WmTeamAdvice;

/* Of the first pack, by id, that has each */
WmTeamAdvice *wm_team_advice_load (WmStore *store, WmMap *map, GError **error);
void wm_team_advice_free (WmTeamAdvice *advice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmTeamAdvice, wm_team_advice_free)

G_END_DECLS
