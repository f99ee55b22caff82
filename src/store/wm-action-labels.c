/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What actions are called. The log holds a verb key and what it was done to;
 * words and names are found when they are shown, so that the log holds no
 * person's name and speaks the reader's language.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/wm-store-private.h"

/* In the header capitals of buttons: they stand in "Undo Rate Skill: …". */
static const struct
{
  const char *key;
  const char *label;
} labels[] = {
  { "rate-skill", N_ ("Rate Skill") },
  { "clear-rating", N_ ("Clear Rating") },
  { "add-person", N_ ("Add Person") },
  { "rename-person", N_ ("Rename Person") },
  { "remove-person", N_ ("Remove Person") },
  { "set-person-kind", N_ ("Change Kind of Person") },
  { "edit-person", N_ ("Change Person") },
  { "rate-skills", N_ ("Rate Skills") },
  { "confirm-ratings", N_ ("Confirm Ratings") },
  { "set-reading", N_ ("Change Reading") },
  { "edit-note", N_ ("Edit Note") },
  { "add-link", N_ ("Add Link") },
  { "delete-link", N_ ("Delete Link") },
  { "set-learning", N_ ("Change Learning") },
  { "import-people", N_ ("Import People") },
  { "set-target-role", N_ ("Choose Target Role") },
  { "create-plan", N_ ("Make Plan") },
  { "delete-plan", N_ ("Delete Plan") },
  { "rename-plan", N_ ("Rename Plan") },
  { "move-plan", N_ ("Change Start of Plan") },
  { "complete-activity", N_ ("Complete Activity") },
  { "reopen-activity", N_ ("Reopen Activity") },
  { "start-activity", N_ ("Start Activity") },
  { "drop-activity", N_ ("Drop Activity") },
  { "block-activity", N_ ("Block Activity") },
  { "add-check-in", N_ ("Add Check-in") },
  { "hold-check-in", N_ ("Hold Check-in") },
  { "delete-check-in", N_ ("Delete Check-in") },
  { "set-first-unaided", N_ ("Note First Time Unaided") },
  { "clear-first-unaided", N_ ("Remove First Time Unaided") },
  { "change-calendar", N_ ("Change Calendar") },
  { "compile-plan", N_ ("Make Plan Anew") },
  { "edit-calendar", N_ ("Edit Calendar") },
  { "save-template", N_ ("Save Template") },
  { "improve-template", N_ ("Improve Template") },
  { "rename-template", N_ ("Rename Template") },
  { "delete-template", N_ ("Delete Template") },
  { "repair-plan", N_ ("Repair Plan") },
  { "add-activity", N_ ("Add Activity") },
  { "edit-activity", N_ ("Edit Activity") },
  { "move-activity", N_ ("Move Activity") },
  { "delete-activity", N_ ("Delete Activity") },
  { "edit-milestone", N_ ("Edit Milestone") },
  { "add-skill", N_ ("Add Skill") },
  { "edit-skill", N_ ("Edit Skill") },
  { "edit-skills", N_ ("Edit Skills") },
  { "delete-skills", N_ ("Delete Skills") },
  { "rename-skill", N_ ("Rename Skill") },
  { "move-skill", N_ ("Move Skill") },
  { "connect-skills", N_ ("Add Prerequisite") },
  { "disconnect-skills", N_ ("Remove Prerequisite") },
  { "merge-skills", N_ ("Merge Skills") },
  { "split-skill", N_ ("Split Skill") },
  { "delete-skill", N_ ("Delete Skill") },
  { "add-role", N_ ("Add Role") },
  { "edit-role", N_ ("Edit Role") },
  { "rename-role", N_ ("Rename Role") },
  { "move-role", N_ ("Move Role") },
  { "resize-role", N_ ("Resize Role") },
  { "delete-role", N_ ("Delete Role") },
  { "set-requirement", N_ ("Set Requirement") },
  { "remove-requirement", N_ ("Remove Requirement") },
  { "add-resource", N_ ("Add Resource") },
  { "edit-resource", N_ ("Edit Resource") },
  { "link-resource", N_ ("Link Resource") },
  { "unlink-resource", N_ ("Unlink Resource") },
  { "delete-resource", N_ ("Delete Resource") },
  { "paste-links", N_ ("Paste Links") },
  { "add-question", N_ ("Add Question") },
  { "edit-question", N_ ("Edit Question") },
  { "link-question", N_ ("Link Question") },
  { "unlink-question", N_ ("Unlink Question") },
  { "delete-question", N_ ("Delete Question") },
  { "add-job", N_ ("Add Job") },
  { "edit-job", N_ ("Edit Job") },
  { "delete-job", N_ ("Delete Job") },
  { "edit-loop", N_ ("Edit Interview Plan") },
  { "repair-loop", N_ ("Repair Interview Plan") },
  { "balance-loop", N_ ("Balance Interview Plan") },
  { "add-loop-template", N_ ("Keep Interview Plan as Template") },
  { "delete-loop-template", N_ ("Delete Template") },
  { "add-candidate", N_ ("Add Candidate") },
  { "edit-candidate", N_ ("Edit Candidate") },
  { "move-candidate", N_ ("Move Candidate") },
  { "reject-candidate", N_ ("Reject Candidate") },
  { "withdraw-candidate", N_ ("Withdraw Application") },
  { "reopen-application", N_ ("Reopen Application") },
  { "plan-interview", N_ ("Plan Interview") },
  { "move-interview", N_ ("Change Date of Interview") },
  { "cancel-interview", N_ ("Cancel Interview") },
  { "submit-scorecard", N_ ("Submit Scorecard") },
  { "amend-scorecard", N_ ("Amend Scorecard") },
  { "open-debrief", N_ ("Open Debrief") },
  { "edit-debrief", N_ ("Edit Debrief") },
  { "open-votes", N_ ("Open Votes") },
  { "move-rating", N_ ("Move in Debrief") },
  { "record-decision", N_ ("Record Decision") },
  { "hire-candidate", N_ ("Hire") },
  { "set-retention", N_ ("Change Retention Rule") },
  { "add-hold", N_ ("Set Legal Hold") },
  { "release-hold", N_ ("Release Legal Hold") },
  { "erase-person", N_ ("Erase Person") },
  { "import-pack", N_ ("Import Pack") },
  { "import-kit", N_ ("Import Interview Kit") },
  { "import-plan", N_ ("Import Plan") },
  { "import-workspace", N_ ("Import Workspace") },
};

/* Where the name of a subject's kind stands. Those with `id` are named by row
 * id, the others by slug; those with `kind` have translations. */
static const struct
{
  const char *prefix;
  const char *sql;
  const char *kind;
} subjects[] = {
  { "skill", "SELECT name, id FROM skill WHERE slug = ?1", "skill" },
  { "role", "SELECT name, id FROM role WHERE slug = ?1", "role" },
  { "resource", "SELECT name, id FROM resource WHERE slug = ?1", "resource" },
  { "question", "SELECT text, id FROM question WHERE slug = ?1", NULL },
  { "pack", "SELECT name, id FROM pack WHERE slug = ?1", "pack" },
  { "plan", "SELECT name, id FROM onboarding_plan WHERE slug = ?1", NULL },
  { "onboarding_template", "SELECT name, id FROM onboarding_template WHERE slug = ?1",
    "onboarding_template" },
  { "person", "SELECT name, id FROM person WHERE slug = ?1", NULL },
  { "application",
    "SELECT p.name, a.id FROM application a JOIN person p ON p.id = a.person_id WHERE a.slug = ?1",
    NULL },
  { "job", "SELECT name, id FROM job WHERE slug = ?1", NULL },
  { "activity", "SELECT name, id FROM activity WHERE id = CAST (?1 AS INTEGER)", NULL },
  { "milestone", "SELECT name, id FROM milestone WHERE id = CAST (?1 AS INTEGER)", NULL },
};

/* A name in the language of messages, where the content has one: in the same
 * country's words if it can be. */
static char *
find_translation (WmStore *store, const char *kind, gint64 id)
{
  const char *language = g_get_language_names ()[0];
  g_autofree char *tag = g_strndup (language, strcspn (language, "_.@"));
  g_autofree char *pattern = g_strconcat (tag, "-%", NULL);
  g_autofree char *exact = g_strdelimit (g_strndup (language, strcspn (language, ".@")), "_", '-');

  return wm_sql_text (store,
                      "SELECT text FROM translation WHERE kind = ? AND entity_id = ?"
                      " AND field = 'name' AND (locale = ? OR locale LIKE ?)"
                      " ORDER BY locale = ? DESC, locale LIMIT 1",
                      "tittt", kind, id, tag, pattern, exact);
}

static char *
find_name (WmStore *store, const char *subject)
{
  const char *colon = subject != NULL ? strchr (subject, ':') : NULL;

  for (guint i = 0; colon != NULL && i < G_N_ELEMENTS (subjects); i++)
    if (strlen (subjects[i].prefix) == (gsize) (colon - subject)
        && strncmp (subject, subjects[i].prefix, colon - subject) == 0)
      {
        g_autoptr (WmRows) row = wm_sql_query (store, NULL, subjects[i].sql, "t", colon + 1);
        char *name = NULL;

        if (row == NULL || !wm_rows_next (row, NULL))
          return NULL;
        if (subjects[i].kind != NULL)
          name = find_translation (store, subjects[i].kind, wm_rows_int (row, 1));
        return name != NULL ? name : g_strdup (wm_rows_text (row, 0));
      }
  return NULL;
}

char *
wm_action_describe (WmStore *self, const WmAction *action)
{
  g_autofree char *name = NULL;
  const char *label = action->label;

  g_return_val_if_fail (WM_IS_STORE (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].key, action->label) == 0)
      label = _ (labels[i].label);
  name = find_name (self, action->subject);
  if (name == NULL)
    return g_strdup (label);
  /* Translators: an action and what it was done to: "Rate Skill: Evaluation". */
  return g_strdup_printf (_ ("%s: %s"), label, name);
}
