/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command about debriefs: debrief.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/wm-cli-hiring.h"
#include "hiring/wm-debrief.h"

static void
write_amendment (WmJsonWriter *writer, const WmDebrief *it, const WmDebriefEntry *entry,
                 const char *skill)
{
  const WmCardRating *sealed = NULL;
  const WmCardAmendment *amendment = wm_debrief_amendment (it, entry, skill, &sealed);

  if (amendment == NULL)
    return;
  wm_cli_write_text (writer, "sealedAs",
                     wm_card_state_to_string (sealed != NULL ? sealed->state : WM_CARD_OPEN));
  wm_json_writer_key (writer, "sealedLevel");
  if (sealed != NULL && sealed->level >= 0)
    wm_json_writer_int (writer, sealed->level);
  else
    wm_json_writer_null (writer);
  wm_cli_write_text (writer, "amendedBecause", amendment->reason);
}

static void
write_entry (WmJsonWriter *writer, const WmDebrief *it, const WmDebriefEntry *entry,
             const char *skill)
{
  const WmCard *card = wm_debrief_card (it, entry->card);

  wm_json_writer_begin_object (writer);
  wm_cli_write_text (writer, "interviewer", card->interviewer);
  wm_cli_write_text (writer, "interview", card->interview);
  wm_cli_write_text (writer, "state", wm_card_state_to_string (entry->state));
  wm_json_writer_key (writer, "level");
  if (entry->level >= 0)
    wm_json_writer_int (writer, entry->level);
  else
    wm_json_writer_null (writer);
  wm_cli_write_text (writer, "evidence", entry->evidence);
  write_amendment (writer, it, entry, skill);
  if (entry->moved)
    {
      wm_cli_write_text (writer, "movedTo", wm_card_state_to_string (entry->now_state));
      wm_cli_write_int (writer, "movedLevel", entry->now_level);
      wm_cli_write_text (writer, "mover", entry->mover);
      wm_cli_write_text (writer, "reason", entry->reason);
    }
  wm_json_writer_end_object (writer);
}

static void
write_notes (WmJsonWriter *writer, WmStore *store, const WmDebrief *it)
{
  g_autoptr (GArray) notes = wm_debrief_notes (store, it, NULL);

  wm_json_writer_key (writer, "notes");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      g_autofree char *words
          = wm_order_note_describe (it, &g_array_index (notes, WmOrderNote, i));

      wm_json_writer_string (writer, words);
    }
  wm_json_writer_end_array (writer);
}

static int
print_debrief_json (WmStore *store, const WmDebrief *it, GPtrArray *claims)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_json_writer_begin_object (writer);
  wm_cli_write_text (writer, "application", it->application->slug);
  wm_json_writer_key (writer, "opened");
  wm_json_writer_bool (writer, it->opened);
  wm_json_writer_key (writer, "votesOpen");
  wm_json_writer_bool (writer, it->votes_open);
  wm_cli_write_int (writer, "owed", it->owed);
  wm_cli_write_int (writer, "closed", it->closed);
  wm_json_writer_key (writer, "skills");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->skills->len; i++)
    {
      const WmDebriefSkill *skill = wm_debrief_skill (it, i);
      const WmLoopSkill *known = wm_loop_skill (it->loop, skill->skill);

      wm_json_writer_begin_object (writer);
      wm_cli_write_text (writer, "skill", known->slug);
      wm_cli_write_text (writer, "importance", wm_importance_to_string (known->importance));
      wm_cli_write_int (writer, "target", known->level);
      wm_cli_write_text (writer, "shown", wm_shown_to_string (skill->shown));
      wm_cli_write_int (writer, "rated", skill->rated);
      wm_cli_write_int (writer, "noSignal", skill->no_signal);
      wm_cli_write_int (writer, "notAsked", skill->not_asked);
      wm_cli_write_int (writer, "low", skill->low);
      wm_cli_write_int (writer, "high", skill->high);
      wm_cli_put_text (writer, "claimed", wm_claims_find (claims, known->slug));
      wm_json_writer_key (writer, "coveredTwice");
      wm_json_writer_bool (writer, skill->twice);
      wm_json_writer_key (writer, "done");
      wm_json_writer_bool (writer, skill->done);
      wm_json_writer_key (writer, "cards");
      wm_json_writer_begin_array (writer);
      for (guint j = 0; j < skill->entries->len; j++)
        write_entry (writer, it, &g_array_index (skill->entries, WmDebriefEntry, j), known->slug);
      wm_json_writer_end_array (writer);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  wm_json_writer_key (writer, "votes");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->cards->len; i++)
    {
      const WmCard *card = wm_debrief_card (it, i);

      wm_json_writer_begin_object (writer);
      wm_cli_write_text (writer, "interviewer", card->interviewer);
      wm_cli_write_text (writer, "recommendation", card->recommendation);
      wm_cli_write_text (writer, "movedTo", g_ptr_array_index (it->moved_votes, i));
      wm_cli_write_text (writer, "redFlags", card->red_flags);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  write_notes (writer, store, it);
  wm_json_writer_end_object (writer);
  return wm_cli_print_json (writer);
}

/* (transfer full): a level, or why there is none */
static char *
state_words (WmCardState state, int level)
{
  return state == WM_CARD_RATED      ? g_strdup_printf ("%d", level)
         : state == WM_CARD_NO_SIGNAL ? g_strdup (_ ("no signal"))
                                      : g_strdup (_ ("not asked"));
}

/* "Ana  2 → 3 (Ben: Saw the second batch)  What she said" */
static void
append_state (GString *out, const char *name, const WmDebriefEntry *entry,
              const WmCardAmendment *amendment)
{
  g_autofree char *first = state_words (entry->state, entry->level);
  g_autofree char *now = state_words (entry->now_state, entry->now_level);

  g_autofree char *moved
    = strcmp (first, now) != 0
        ? g_strdup_printf ("%s → %s (%s: %s)", first, now, entry->mover_name, entry->reason)
        : g_strdup (first);

  g_autofree char *amended
    = amendment != NULL ? g_strdup_printf (_ ("amended: %s"), amendment->reason) : NULL;

  g_string_append (out, "    ");
  wm_cli_append_cells (out, name, moved, entry->evidence, amended, NULL);
  g_string_append_c (out, '\n');
}

/* @words: (nullable): what she says of it, which is told beside what was found */
static void
tell_claim (GString *out, const char *words)
{
  if (words == NULL)
    return;
  g_string_append (out, "    ");
  if (*words != '\0')
    /* Translators: %s is what a candidate says of herself */
    g_string_append_printf (out, _ ("Claimed, no evidence: %s"), wm_cli_plain (words));
  else
    g_string_append (out, _ ("Claimed, no evidence"));
  g_string_append_c (out, '\n');
}

static void
tell_skill (GString *out, const WmDebrief *it, const WmDebriefSkill *skill, const char *claimed)
{
  static const char *const signs[] = { " ", "◌", "○", "●" };
  const WmLoopSkill *known = wm_loop_skill (it->loop, skill->skill);

  g_string_append_printf (out, "%s ", signs[skill->shown]);
  wm_cli_append_cells (out, known->name, wm_cli_importance (known->importance), NULL);
  if (skill->rated > 0)
    g_string_append_printf (out, "\t%d–%d/%d", skill->low, skill->high, known->level);
  if (known->importance == WM_IMPORTANCE_MUST && !skill->twice)
    g_string_append_printf (out, "\t%s", _ ("not covered twice"));
  g_string_append_c (out, '\n');
  for (guint i = 0; i < skill->entries->len; i++)
    {
      const WmDebriefEntry *entry = &g_array_index (skill->entries, WmDebriefEntry, i);

      if (entry->state == WM_CARD_OPEN)
        continue;
      append_state (out, wm_debrief_card (it, entry->card)->interviewer_name, entry,
                    wm_debrief_amendment (it, entry, known->slug, NULL));
    }
  tell_claim (out, claimed);
}

/* What is not on the table yet */
static void
tell_missing (GString *out, const WmDebrief *it)
{
  if (it->owed == 0)
    return;
  g_string_append_printf (out,
                          ngettext ("%u scorecard is not in yet", "%u scorecards are not in yet",
                                    it->owed),
                          it->owed);
  g_string_append_c (out, '\n');
}

/* Her vote, as it was and as it is, and what she wants to be talked of */
static void
tell_vote (GString *out, const WmDebrief *it, guint card)
{
  const WmCard *own = wm_debrief_card (it, card);
  const char *moved = g_ptr_array_index (it->moved_votes, card);

  wm_cli_append_cells (out, own->interviewer_name,
                       *own->recommendation != '\0' ? wm_recommendation_words (own->recommendation)
                                                    : _ ("vote closed"),
                       NULL);
  if (*moved != '\0')
    g_string_append_printf (out, " → %s", wm_recommendation_words (moved));
  if (*own->red_flags != '\0')
    {
      g_autofree char *flags = wm_cli_cell (own->red_flags);

      g_string_append_printf (out, "\t%s: %s", _ ("Red flags"), flags);
    }
  g_string_append_c (out, '\n');
}

static void
tell_notes (GString *out, WmStore *store, const WmDebrief *it)
{
  g_autoptr (GArray) notes = wm_debrief_notes (store, it, NULL);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      g_autofree char *words
        = wm_order_note_describe (it, &g_array_index (notes, WmOrderNote, i));

      wm_cli_append_cells (out, words, NULL);
      g_string_append_c (out, '\n');
    }
}

static int
print_debrief (WmStore *store, WmMap *map, const char *application, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmDebrief) it = wm_debrief_load (store, map, application, &error);
  g_autoptr (GPtrArray) claims
    = it != NULL ? wm_candidate_claims (store, it->application->person, &error) : NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (claims == NULL)
    return wm_cli_fail (error);
  if (json)
    return print_debrief_json (store, it, claims);
  for (guint i = 0; i < it->skills->len; i++)
    {
      const WmDebriefSkill *skill = wm_debrief_skill (it, i);

      tell_skill (out, it, skill,
                  wm_claims_find (claims, wm_loop_skill (it->loop, skill->skill)->slug));
    }
  for (guint i = 0; i < it->cards->len; i++)
    tell_vote (out, it, i);
  tell_notes (out, store, it);
  tell_missing (out, it);
  return wm_cli_print (out->str);
}

typedef struct
{
  char *application, *done, *outcome, *why, *for_candidate, *record, *summary;
  char *mover, *skill, *level, *recommendation, *reason;
  char **reasons; /* "SKILL=TEXT" */
  gboolean open, votes;
} DebriefWish;

static void
debrief_wish_clear (DebriefWish *wish)
{
  g_free (wish->application);
  g_free (wish->done);
  g_free (wish->outcome);
  g_free (wish->why);
  g_free (wish->for_candidate);
  g_free (wish->record);
  g_free (wish->summary);
  g_free (wish->mover);
  g_free (wish->skill);
  g_free (wish->level);
  g_free (wish->recommendation);
  g_free (wish->reason);
  g_strfreev (wish->reasons);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DebriefWish, debrief_wish_clear)

/* "SKILL=TEXT" as slug and text in turn. With --why alone it is every skill's. */
static GPtrArray *
split_reasons (const DebriefWish *wish)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; wish->reasons != NULL && wish->reasons[i] != NULL; i++)
    {
      const char *sign = g_strstr_len (wish->reasons[i], -1, "=");

      if (sign == NULL)
        continue;
      g_ptr_array_add (list, g_strndup (wish->reasons[i], sign - wish->reasons[i]));
      g_ptr_array_add (list, g_strdup (sign + 1));
    }
  g_ptr_array_add (list, NULL);
  return list;
}

/* A rating, or without a skill the vote. @slug: of the application that was named */
static gboolean
move (WmStore *store, const char *slug, const DebriefWish *wish, GError **error)
{
  g_autoptr (WmInterview) it = wm_interview_load (store, wish->mover, error);
  WmCardState state = WM_CARD_OPEN;
  int level = -1;

  if (it == NULL)
    return FALSE;
  if (!g_str_equal (it->application, slug))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("“%s” is an interview of another application than “%s”."), it->slug, slug);
      return FALSE;
    }
  if (wish->skill != NULL && !wm_cli_parse_level (wish->level, &state, &level, error))
    return FALSE;
  return wm_debrief_move (store, wish->mover, wish->skill != NULL ? wish->skill : "", state, level,
                          wish->recommendation, wish->reason, error);
}

static gboolean
act (WmStore *store, WmMap *map, const char *slug, const DebriefWish *wish, GError **error)
{
  g_autoptr (GPtrArray) reasons = split_reasons (wish);
  const char *people[] = { wm_store_get_viewer (store), NULL };

  return (!wish->open || wm_debrief_open (store, slug, error))
         && (wish->done == NULL
             || wm_debrief_set_skill (store, slug, wish->done, TRUE, NULL, error))
         && (wish->mover == NULL || move (store, slug, wish, error))
         && (!wish->votes || wm_debrief_open_votes (store, map, slug, error))
         && (wish->outcome == NULL
             || wm_decision_record (store, slug, wish->outcome, wish->why,
                                    (const char *const *) reasons->pdata, people,
                                    wish->for_candidate, error))
         && (wish->record == NULL
             || wm_cli_write_decision (store, map, slug, wish->record, error))
         && (wish->summary == NULL
             || wm_cli_write_summary (store, map, slug, wish->summary, error));
}

int
wm_cli_debrief (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmMap) map = NULL;
  g_autoptr (WmApplication) application = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_auto (DebriefWish) wish = { 0 };
  g_autofree char *votes = g_strjoinv ("|", (char **) wm_recommendations);
  const GOptionEntry entries[] = {
    { "application", 0, 0, G_OPTION_ARG_STRING, &wish.application,
      N_ ("Whose: a candidate's name, or the application's id"), N_ ("ID") },
    { "open", 0, 0, G_OPTION_ARG_NONE, &wish.open, N_ ("Open it"), NULL },
    { "done", 0, 0, G_OPTION_ARG_STRING, &wish.done, N_ ("This skill is talked through"),
      N_ ("SKILL") },
    { "move", 0, 0, G_OPTION_ARG_STRING, &wish.mover,
      N_ ("Id of the interview whose card is rated otherwise now; what it said stays"),
      N_ ("ID") },
    { "skill", 0, 0, G_OPTION_ARG_STRING, &wish.skill, N_ ("move: id of the skill"), N_ ("ID") },
    { "level", 0, 0, G_OPTION_ARG_STRING, &wish.level, N_ ("move: the level"),
      "0-4|no-signal|not-asked" },
    { "recommend", 0, 0, G_OPTION_ARG_STRING, &wish.recommendation,
      N_ ("move: overall recommendation, once votes are open"),
      votes },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &wish.reason, N_ ("move: why"), N_ ("TEXT") },
    { "votes", 0, 0, G_OPTION_ARG_NONE, &wish.votes, N_ ("Open the overall votes"), NULL },
    { "decide", 0, 0, G_OPTION_ARG_STRING, &wish.outcome, N_ ("Record a decision; it is final"),
      "hire|no_hire|hold" },
    { "why", 0, 0, G_OPTION_ARG_STRING, &wish.why, N_ ("Why, in all"), N_ ("TEXT") },
    { "because", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wish.reasons,
      N_ ("Why, of a must skill; give one for each"), N_ ("SKILL=TEXT") },
    { "for-candidate", 0, 0, G_OPTION_ARG_STRING, &wish.for_candidate,
      N_ ("What the candidate is told"), N_ ("TEXT") },
    { "record", 0, 0, G_OPTION_ARG_FILENAME, &wish.record, N_ ("Write the record of the decision"),
      N_ ("OUT") },
    { "summary", 0, 0, G_OPTION_ARG_FILENAME, &wish.summary,
      N_ ("Write what the candidate may read"), N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (wish.application == NULL)
    return wm_cli_usage (command, _ ("--application is needed"));
  if (wish.mover == NULL
      && (wish.skill != NULL || wish.level != NULL || wish.reason != NULL
          || wish.recommendation != NULL))
    return wm_cli_usage (command, _ ("--skill, --level, --recommend and --reason go with --move"));
  store = wm_cli_open (&line, &error);
  map = store != NULL ? wm_map_load (store, NULL, &error) : NULL;
  application = map != NULL ? wm_application_find (store, wish.application, &error) : NULL;
  if (application == NULL || !act (store, map, application->slug, &wish, &error))
    return wm_cli_fail (error);
  if (wish.record != NULL || wish.summary != NULL)
    return WM_EXIT_DONE;
  return print_debrief (store, map, application->slug, line.options.json);
}
