/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the command share that edits the map.
 */
#pragma once

#include "cli/wm-cli.h"
#include "learning/wm-skill-merge.h"

G_BEGIN_DECLS

/* What the options say; numbers start as WM_EDIT_KEEP. */
typedef struct
{
  char *name, *summary, *category, *at, *importance, *focus, *side, *stage;
  char *url, *kind, *language, *note, *strong, *weak;
  char **anchors; /* "2=Text" */
  char **needs;
  char **skills;
  char **resources;
  char **questions, **follow_ups;
  char *in; /* language of a skill's texts */
  int level, from, to, tier, minutes;
  gboolean dry_run;
} WmCliSaid;

typedef struct
{
  WmStore *store;
  WmCliSaid said;
  char **words; /* what follows the verb */
  char *made;   /* (nullable): id of what was added */
  char *ties;   /* (nullable): what hung on what was deleted, in words */
  WmSkillTies counts;
  WmPasted pasted;
} WmCliEdit;

#define LIST(words) ((const char *const *) (words))

#define WM_CLI_EDIT_MANY 1000 /* words after a verb */

/* One edit: "skill add" */
typedef struct
{
  const char *thing;
  const char *verb;
  guint least, most; /* words after the verb */
  gboolean (*run) (WmCliEdit *it, GError **error);
} WmCliEditVerb;

/* Those of resources and questions; ended by NULL */
extern const WmCliEditVerb wm_cli_bank_verbs[];

G_END_DECLS
