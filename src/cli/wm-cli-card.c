/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands about scorecards and debriefs: scorecard, debrief.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli-hiring.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-hiring-file.h"
#include "hiring/wm-debrief.h"

typedef struct
{
  char *interview, *skill, *level, *evidence, *recommendation, *summary, *reason, *target;
  char *question, *note, *red_flags;
} Wish;

static void
wish_clear (Wish *wish)
{
  char **texts[] = { &wish->interview,      &wish->skill,   &wish->level,  &wish->evidence,
                     &wish->recommendation, &wish->summary, &wish->reason, &wish->target,
                     &wish->question,       &wish->note,    &wish->red_flags };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static void
write_card (WmJsonWriter *writer, const WmCard *card)
{
  wm_json_writer_begin_object (writer);
  wm_cli_write_text (writer, "interview", card->interview);
  wm_cli_write_text (writer, "interviewer", card->interviewer);
  wm_json_writer_key (writer, "submitted");
  wm_json_writer_bool (writer, card->submitted != 0);
  wm_json_writer_key (writer, "intact");
  wm_json_writer_bool (writer, card->intact);
  wm_json_writer_key (writer, "ratings");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < card->ratings->len; i++)
    {
      const WmCardRating *it = wm_card_rating (card, i);

      wm_json_writer_begin_object (writer);
      wm_cli_write_text (writer, "skill", it->skill);
      wm_cli_write_text (writer, "state", wm_card_state_to_string (it->state));
      wm_json_writer_key (writer, "level");
      if (it->level >= 0)
        wm_json_writer_int (writer, it->level);
      else
        wm_json_writer_null (writer);
      wm_cli_write_text (writer, "evidence", it->evidence);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  wm_cli_write_text (writer, "recommendation", card->recommendation);
  wm_cli_write_text (writer, "summary", card->summary);
  wm_cli_write_int (writer, "amendments", card->amendments->len);
  wm_cli_write_text (writer, "sha256", card->sha256);
  wm_json_writer_end_object (writer);
}

static int
print_card (const WmCard *card, gboolean json)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autoptr (GString) out = g_string_new (NULL);

  if (json)
    {
      write_card (writer, card);
      return wm_cli_print_json (writer);
    }
  for (guint i = 0; i < card->ratings->len; i++)
    {
      const WmCardRating *it = wm_card_rating (card, i);
      g_autofree char *level = it->level >= 0 ? g_strdup_printf ("%d", it->level)
                               : it->state == WM_CARD_NO_SIGNAL
                                   ? g_strdup (C_ ("rating", "no signal"))
                               : it->state == WM_CARD_NOT_ASKED
                                   ? g_strdup (C_ ("rating", "not asked"))
                                   : g_strdup ("–");

      g_string_append_printf (out, "%s\t%s\t%s\n", it->skill, level, it->evidence);
    }
  g_string_append_printf (out, "%s\t%s\n", card->recommendation, card->summary);
  if (card->submitted != 0)
    g_string_append_printf (out, "%s\t%s\n", card->intact ? _ ("sealed") : _ ("seal broken"),
                            card->sha256);
  return wm_cli_print (out->str);
}

/* Her own draft, or a submitted card that she may see as it was amended */
static int
show_card (WmStore *store, const Wish *wish, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmInterview) it = wm_interview_load (store, wish->interview, &error);
  g_autoptr (WmCard) card = NULL;
  g_autoptr (WmCard) amended = NULL;
  guint amendments = 0;

  if (it != NULL)
    card = it->submitted != 0 ? wm_card_load (store, it->slug, &error)
                              : wm_draft_load (store, it->slug, &error);
  if (card == NULL)
    return wm_cli_fail (error);
  amendments = card->amendments->len;
  amended = wm_card_amended (card);
  g_ptr_array_set_free_func (amended->amendments, NULL);
  g_ptr_array_set_size (amended->amendments, (gint) amendments);
  return print_card (amended, json);
}

static gboolean
parse_level (const char *text, WmCardState *state, int *level, GError **error)
{
  gint64 value = -1;

  *state = WM_CARD_RATED;
  *level = -1;
  if (g_strcmp0 (text, "no-signal") == 0)
    *state = WM_CARD_NO_SIGNAL;
  else if (g_strcmp0 (text, "not-asked") == 0)
    *state = WM_CARD_NOT_ASKED;
  else if (text != NULL && g_ascii_string_to_signed (text, 10, 0, 10, &value, NULL))
    *level = (int) value;
  else
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("--level takes a number, no-signal or not-asked, not “%s”"),
                   text != NULL ? text : "");
      return FALSE;
    }
  return TRUE;
}

static gboolean
fill_card (WmCard *card, const Wish *wish, GError **error)
{
  int index = wish->skill != NULL ? wm_card_find (card, wish->skill) : -1;

  if (wish->skill != NULL && index < 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   _ ("This interview does not rate “%s”."), wish->skill);
      return FALSE;
    }
  if (index >= 0
      && !parse_level (wish->level, &wm_card_rating (card, index)->state,
                       &wm_card_rating (card, index)->level, error))
    return FALSE;
  if (index >= 0 && wish->evidence != NULL)
    wm_loop_set_text (&wm_card_rating (card, index)->evidence, wish->evidence);
  if (wish->recommendation != NULL)
    wm_loop_set_text (&card->recommendation, wish->recommendation);
  if (wish->summary != NULL)
    wm_loop_set_text (&card->summary, wish->summary);
  if (wish->red_flags != NULL)
    wm_loop_set_text (&card->red_flags, wish->red_flags);
  for (guint i = 0; wish->question != NULL && i < card->questions->len; i++)
    {
      WmCardQuestion *it = wm_card_question (card, i);

      if (!g_str_equal (it->question, wish->question))
        continue;
      it->asked = TRUE;
      wm_loop_set_text (&it->note, wish->note);
    }
  return TRUE;
}

static gboolean
rate (WmStore *store, const Wish *wish, GError **error)
{
  g_autoptr (WmCard) card = wm_draft_load (store, wish->interview, error);

  if (wish->recommendation != NULL && !wm_recommendation_is_valid (wish->recommendation))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   /* Translators: the second %s is a list of words of a file format */
                   _ ("“%s” is no recommendation; there are: %s"), wish->recommendation,
                   "strong_no, no, no_decision, yes, strong_yes");
      return FALSE;
    }
  return card != NULL && fill_card (card, wish, error) && wm_draft_save (store, card, error);
}

static gboolean
amend (WmStore *store, const Wish *wish, GError **error)
{
  WmCardState state = WM_CARD_OPEN;
  int level = -1;

  if (wish->skill != NULL && !parse_level (wish->level, &state, &level, error))
    return FALSE;
  return wm_card_amend (store, wish->interview, wish->skill != NULL ? wish->skill : "", state,
                        level, wish->recommendation,
                        wish->skill != NULL ? wish->evidence : wish->summary, wish->reason, error);
}

static gboolean
export (WmStore *store, const Wish *wish, GError **error)
{
  g_autoptr (GBytes) bytes = wm_export_card (store, wish->interview, error);

  return bytes != NULL && wm_file_write (wish->target != NULL ? wish->target : "-", bytes, error);
}

static int
import (WmStore *store, const char *path)
{
  static const char *const words[]
    = { N_ ("Taken in."), N_ ("It changed: its changes were taken in as amendments."),
        N_ ("Nothing new.") };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wm_file_read (path, WM_FILE_CAP, &error);
  WmCardTaken taken = WM_CARD_UNCHANGED;
  g_autofree char *out = NULL;

  if (bytes == NULL || !wm_import_card (store, bytes, path, &taken, &error))
    return wm_cli_fail (error);
  out = g_strconcat (_ (words[taken]), "\n", NULL);
  return wm_cli_print (out);
}

static gboolean
submit (WmStore *store, const Wish *wish, GError **error)
{
  g_autoptr (WmMap) map = wm_map_load (store, NULL, error);

  return map != NULL && wm_card_submit (store, wish->interview, map, error);
}

int
wm_cli_scorecard (const WmCliCommand *command, int argc, char **argv)
{
  static const struct
  {
    const char *verb;
    gboolean (*run) (WmStore *store, const Wish *wish, GError **error);
  } verbs[] = { { "rate", rate }, { "submit", submit }, { "amend", amend }, { "export", export } };
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_auto (Wish) wish = { 0 };
  const GOptionEntry entries[] = {
    { "interview", 0, 0, G_OPTION_ARG_STRING, &wish.interview, N_ ("Id of the interview"),
      N_ ("ID") },
    { "skill", 0, 0, G_OPTION_ARG_STRING, &wish.skill, N_ ("Id of the skill"), N_ ("ID") },
    { "level", 0, 0, G_OPTION_ARG_STRING, &wish.level, N_ ("The level"),
      "0-4|no-signal|not-asked" },
    { "evidence", 0, 0, G_OPTION_ARG_STRING, &wish.evidence, N_ ("What shows it"), N_ ("TEXT") },
    { "question", 0, 0, G_OPTION_ARG_STRING, &wish.question, N_ ("Id of a question that was asked"),
      N_ ("ID") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &wish.note, N_ ("What she said to it"), N_ ("TEXT") },
    { "recommend", 0, 0, G_OPTION_ARG_STRING, &wish.recommendation, N_ ("Overall recommendation"),
      "strong_no|no|no_decision|yes|strong_yes" },
    { "summary", 0, 0, G_OPTION_ARG_STRING, &wish.summary, N_ ("What it comes to"), N_ ("TEXT") },
    { "red-flags", 0, 0, G_OPTION_ARG_STRING, &wish.red_flags, N_ ("What must be talked about"),
      N_ ("TEXT") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &wish.reason, N_ ("Why it is amended"), N_ ("TEXT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wish.target, N_ ("Where to write it"), N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 2, 3, &line))
    return WM_EXIT_USAGE;
  if (g_str_equal (line.words[1], "import"))
    {
      if (line.n_words < 3)
        return wm_cli_usage (command, _ ("The file of a scorecard is missing"));
      store = wm_cli_open (&line, &error);
      return store != NULL ? import (store, line.words[2]) : wm_cli_fail (error);
    }
  if (wish.interview == NULL)
    return wm_cli_usage (command, _ ("--interview is needed"));
  store = wm_cli_open (&line, &error);
  if (store == NULL)
    return wm_cli_fail (error);
  if (g_str_equal (line.words[1], "show"))
    return show_card (store, &wish, line.options.json);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (line.words[1], verbs[i].verb))
      return verbs[i].run (store, &wish, &error) ? WM_EXIT_DONE : wm_cli_fail (error);
  return wm_cli_usage (command, _ ("“%s” is nothing that can be done with a scorecard"),
                       line.words[1]);
}

/* ---- debrief ---------------------------------------------------------------- */

static void
write_entry (WmJsonWriter *writer, const WmDebrief *it, const WmDebriefEntry *entry)
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
  if (entry->moved)
    {
      wm_cli_write_text (writer, "movedTo", wm_card_state_to_string (entry->now_state));
      wm_cli_write_int (writer, "movedLevel", entry->now_level);
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
print_debrief_json (WmStore *store, const WmDebrief *it)
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
      wm_json_writer_key (writer, "coveredTwice");
      wm_json_writer_bool (writer, skill->twice);
      wm_json_writer_key (writer, "done");
      wm_json_writer_bool (writer, skill->done);
      wm_json_writer_key (writer, "cards");
      wm_json_writer_begin_array (writer);
      for (guint j = 0; j < skill->entries->len; j++)
        write_entry (writer, it, &g_array_index (skill->entries, WmDebriefEntry, j));
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
      wm_cli_write_text (writer, "redFlags", card->red_flags);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  write_notes (writer, store, it);
  wm_json_writer_end_object (writer);
  return wm_cli_print_json (writer);
}

static void
tell_skill (GString *out, const WmDebrief *it, const WmDebriefSkill *skill)
{
  static const char *const signs[] = { " ", "◌", "○", "●" };
  const WmLoopSkill *known = wm_loop_skill (it->loop, skill->skill);

  g_string_append_printf (out, "%s %s\t%s", signs[skill->shown], known->name,
                          wm_cli_importance (known->importance));
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
      g_string_append_printf (out, "    %s\t%s%d\t%s\n",
                              wm_debrief_card (it, entry->card)->interviewer_name,
                              entry->state == WM_CARD_RATED ? "" : "–", entry->level,
                              entry->evidence);
    }
}

static int
print_debrief (WmStore *store, WmMap *map, const char *application, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmDebrief) it = wm_debrief_load (store, map, application, &error);
  g_autoptr (GString) out = g_string_new (NULL);

  if (it == NULL)
    return wm_cli_fail (error);
  if (json)
    return print_debrief_json (store, it);
  for (guint i = 0; i < it->skills->len; i++)
    tell_skill (out, it, wm_debrief_skill (it, i));
  for (guint i = 0; i < it->cards->len; i++)
    g_string_append_printf (out, "%s\t%s\n", wm_debrief_card (it, i)->interviewer_name,
                            *wm_debrief_card (it, i)->recommendation != '\0'
                                ? wm_debrief_card (it, i)->recommendation
                                : _ ("vote closed"));
  return wm_cli_print (out->str);
}

typedef struct
{
  char *application, *done, *outcome, *why, *for_candidate;
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

static gboolean
act (WmStore *store, WmMap *map, const char *slug, const DebriefWish *wish, GError **error)
{
  g_autoptr (GPtrArray) reasons = split_reasons (wish);
  const char *people[] = { wm_store_get_viewer (store), NULL };

  return (!wish->open || wm_debrief_open (store, slug, error))
         && (wish->done == NULL
             || wm_debrief_set_skill (store, slug, wish->done, TRUE, NULL, error))
         && (!wish->votes || wm_debrief_open_votes (store, map, slug, error))
         && (wish->outcome == NULL
             || wm_decision_record (store, slug, wish->outcome, wish->why,
                                    (const char *const *) reasons->pdata, people,
                                    wish->for_candidate, error));
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
  const GOptionEntry entries[] = {
    { "application", 0, 0, G_OPTION_ARG_STRING, &wish.application,
      N_ ("Whose: a candidate's name, or the application's id"), N_ ("ID") },
    { "open", 0, 0, G_OPTION_ARG_NONE, &wish.open, N_ ("Open it"), NULL },
    { "done", 0, 0, G_OPTION_ARG_STRING, &wish.done, N_ ("This skill is talked through"),
      N_ ("SKILL") },
    { "votes", 0, 0, G_OPTION_ARG_NONE, &wish.votes, N_ ("Open the overall votes"), NULL },
    { "decide", 0, 0, G_OPTION_ARG_STRING, &wish.outcome, N_ ("Record a decision; it is final"),
      "hire|no_hire|hold" },
    { "why", 0, 0, G_OPTION_ARG_STRING, &wish.why, N_ ("Why, in all"), N_ ("TEXT") },
    { "because", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wish.reasons,
      N_ ("Why, of a must skill; give one for each"), N_ ("SKILL=TEXT") },
    { "for-candidate", 0, 0, G_OPTION_ARG_STRING, &wish.for_candidate,
      N_ ("What the candidate is told"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (wish.application == NULL)
    return wm_cli_usage (command, _ ("--application is needed"));
  store = wm_cli_open (&line, &error);
  map = store != NULL ? wm_map_load (store, NULL, &error) : NULL;
  application = map != NULL ? wm_application_find (store, wish.application, &error) : NULL;
  if (application == NULL || !act (store, map, application->slug, &wish, &error))
    return wm_cli_fail (error);
  return print_debrief (store, map, application->slug, line.options.json);
}
