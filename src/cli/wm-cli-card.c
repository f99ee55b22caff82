/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command about scorecards: scorecard.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli-hiring.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-hiring-file.h"

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

      wm_cli_append_cells (out, it->skill, level, it->evidence, NULL);
      g_string_append_c (out, '\n');
    }
  wm_cli_append_cells (out, card->recommendation, card->summary, NULL);
  g_string_append_c (out, '\n');
  if (card->submitted != 0)
    g_string_append_printf (out, "%s\t%s\n", card->intact ? _ ("sealed") : _ ("seal broken"),
                            wm_cli_plain (card->sha256));
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

gboolean
wm_cli_parse_level (const char *text, WmCardState *state, int *level, GError **error)
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
      && !wm_cli_parse_level (wish->level, &wm_card_rating (card, index)->state,
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
  g_autofree char *known = g_strjoinv (", ", (char **) wm_recommendations);

  if (wish->recommendation != NULL && !wm_recommendation_is_valid (wish->recommendation))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   /* Translators: the second %s is a list of words of a file format */
                   _ ("“%s” is no recommendation; there are: %s"), wish->recommendation, known);
      return FALSE;
    }
  return card != NULL && fill_card (card, wish, error) && wm_draft_save (store, card, error);
}

static gboolean
amend (WmStore *store, const Wish *wish, GError **error)
{
  WmCardState state = WM_CARD_OPEN;
  int level = -1;

  if (wish->skill != NULL && !wm_cli_parse_level (wish->level, &state, &level, error))
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

/* In JSON by a word of its own, for people in a sentence */
static int
import (WmStore *store, const char *path, gboolean json)
{
  static const char *const words[][2]
    = { { "added", N_ ("Taken in.") },
        { "amended", N_ ("It changed: its changes were taken in as amendments.") },
        { "unchanged", N_ ("Nothing new.") } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wm_file_read (path, WM_FILE_CAP, &error);
  WmCardTaken taken = WM_CARD_UNCHANGED;

  if (bytes == NULL || !wm_import_card (store, bytes, path, &taken, &error))
    return wm_cli_fail (error);
  return wm_cli_print_one ("taken", json ? words[taken][0] : _ (words[taken][1]), json);
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
  g_autofree char *votes = g_strjoinv ("|", (char **) wm_recommendations);
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
      votes },
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
      return store != NULL ? import (store, line.words[2], line.options.json)
                           : wm_cli_fail (error);
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
