/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands about the panel's quality and candidates' privacy: agreement,
 * retention, erase.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cli/wm-cli-hiring.h"
#include "cli/wm-cli-rows.h"
#include "hiring/wm-erase.h"
#include "hiring/wm-panel.h"
#include "onboarding/wm-calendar.h"

/* In hundredths; null where there is no figure, and where too few were rated twice for one */
static void
write_figure (WmJsonWriter *writer, const char *key, double value, gboolean enough)
{
  wm_json_writer_key (writer, key);
  if (!enough || isnan (value))
    wm_json_writer_null (writer);
  else
    wm_json_writer_hundredths (writer, value);
}

static void
write_enough (WmJsonWriter *writer, gboolean enough)
{
  wm_json_writer_key (writer, "enough");
  wm_json_writer_bool (writer, enough);
}

static void
write_back_tests (WmJsonWriter *writer, const WmBackTest *tests)
{
  wm_json_writer_key (writer, "later");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < WM_BACK_TESTS; i++)
    {
      wm_json_writer_begin_object (writer);
      wm_cli_write_int (writer, "days", wm_back_test_days[i]);
      wm_cli_write_int (writer, "same", tests[i].same);
      wm_cli_write_int (writer, "interviewHigher", tests[i].higher);
      wm_cli_write_int (writer, "interviewLower", tests[i].lower);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static void
write_counts (WmJsonWriter *writer, const WmPanelCounts *it)
{
  wm_cli_write_int (writer, "cards", it->cards);
  wm_cli_write_int (writer, "planned", it->planned);
  wm_cli_write_int (writer, "asked", it->asked);
  wm_cli_write_int (writer, "rated", it->rated);
  wm_cli_write_int (writer, "noSignal", it->no_signal);
  wm_cli_write_int (writer, "notAsked", it->not_asked);
  wm_json_writer_key (writer, "spread");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < WM_PANEL_LEVELS; i++)
    {
      if (it->levels[i] == 0)
        continue;
      wm_json_writer_begin_object (writer);
      wm_cli_write_int (writer, "level", i);
      wm_cli_write_int (writer, "times", it->levels[i]);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  wm_cli_write_int (writer, "dated", it->dated);
  wm_cli_write_int (writer, "late", it->late);
  wm_cli_write_int (writer, "latestDays", it->latest);
}

static void
write_pair (WmJsonWriter *writer, const WmPanel *panel, guint i)
{
  const WmPanelPair *pair = &g_array_index (panel->pairs, WmPanelPair, i);
  const WmPairAgreement *it = &pair->agreement;

  wm_cli_write_text (writer, "a", pair->a);
  wm_cli_write_text (writer, "b", pair->b);
  wm_cli_write_int (writer, "candidates", it->candidates);
  wm_cli_write_int (writer, "units", it->units);
  write_enough (writer, it->enough);
  write_figure (writer, "kappa", it->kappa, it->enough);
  write_figure (writer, "kappaLow", it->low, it->enough);
  write_figure (writer, "kappaHigh", it->high, it->enough);
}

static void
write_interviewer (WmJsonWriter *writer, const WmPanel *panel, guint i)
{
  wm_cli_write_text (writer, "interviewer", wm_panel_interviewer (panel, i)->slug);
  write_counts (writer, &wm_panel_interviewer (panel, i)->counts);
}

static void
write_question (WmJsonWriter *writer, const WmPanel *panel, guint i)
{
  const WmPanelQuestion *it = wm_panel_question (panel, i);

  wm_cli_write_text (writer, "question", it->slug);
  write_counts (writer, &it->counts);
  wm_json_writer_key (writer, "toldNothing");
  wm_json_writer_bool (writer, it->told_nothing);
  wm_json_writer_key (writer, "askedIn");
  wm_json_writer_begin_array (writer);
  for (guint j = 0; j < it->places->len; j++)
    {
      wm_json_writer_begin_object (writer);
      wm_cli_write_text (writer, "job", wm_panel_place (it, j)->job);
      wm_cli_write_text (writer, "interview", wm_panel_place (it, j)->interview);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  write_back_tests (writer, it->later);
}

static void
write_stage (WmJsonWriter *writer, const WmPanel *panel, guint i)
{
  wm_cli_write_text (writer, "stage", wm_panel_stage (panel, i)->stage);
  wm_cli_write_text (writer, "interview", wm_panel_stage (panel, i)->interview);
  write_back_tests (writer, wm_panel_stage (panel, i)->later);
}

/* @write: the members of the object of each of the @n */
static void
write_list (WmJsonWriter *writer, const char *key, const WmPanel *panel, guint n,
            void (*write) (WmJsonWriter *writer, const WmPanel *panel, guint i))
{
  wm_json_writer_key (writer, key);
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    {
      wm_json_writer_begin_object (writer);
      write (writer, panel, i);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static int
print_panel_json (const WmPanel *panel)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  const WmAgreement *it = &panel->agreement;

  wm_json_writer_begin_object (writer);
  wm_cli_write_int (writer, "candidates", it->candidates);
  wm_cli_write_int (writer, "units", it->units);
  wm_cli_write_int (writer, "ratings", it->ratings);
  write_enough (writer, it->enough);
  write_figure (writer, "alpha", it->alpha, it->enough);
  write_figure (writer, "alphaLow", it->low, it->enough);
  write_figure (writer, "alphaHigh", it->high, it->enough);
  write_figure (writer, "icc", it->icc, it->enough);
  write_figure (writer, "iccLow", it->icc_low, it->enough);
  write_figure (writer, "iccHigh", it->icc_high, it->enough);
  wm_cli_write_int (writer, "closed", panel->closed);
  write_list (writer, "pairs", panel, panel->pairs->len, write_pair);
  write_list (writer, "interviewers", panel, panel->interviewers->len, write_interviewer);
  write_list (writer, "questions", panel, panel->questions->len, write_question);
  write_list (writer, "stages", panel, panel->stages->len, write_stage);
  wm_json_writer_end_object (writer);
  return wm_cli_print_json (writer);
}

static void
tell_agreement (GString *out, const WmPanel *panel)
{
  const WmAgreement *it = &panel->agreement;
  g_autofree char *alpha = wm_agreement_words (it->alpha, it->low, it->high);
  g_autofree char *icc = wm_agreement_words (it->icc, it->icc_low, it->icc_high);

  g_string_append_printf (out,
                          ngettext ("%u candidate was rated in a skill by two people.\n",
                                    "%u candidates were rated in a skill by two people.\n",
                                    it->candidates),
                          it->candidates);
  if (!it->enough)
    g_string_append_printf (out, _ ("Too few to tell: it takes %d.\n"), WM_AGREEMENT_LEAST);
  else
    g_string_append_printf (out, _ ("Krippendorff's alpha: %s\nICC(1,1): %s\n"), alpha, icc);
  for (guint i = 0; i < panel->pairs->len; i++)
    {
      const WmPanelPair *pair = &g_array_index (panel->pairs, WmPanelPair, i);
      g_autofree char *words = wm_panel_pair_words (pair);

      wm_cli_append_cells (out, pair->a, pair->b, words, NULL);
      g_string_append_c (out, '\n');
    }
}

/* A name, and what is counted of it; empty ones are left out. Takes the words. */
static void
tell_row (GString *out, const char *name, char *line, char *spread, char *later)
{
  char *words[] = { line, spread, later };

  wm_cli_append_cells (out, name, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (words[i] != NULL && *words[i] != '\0')
        {
          g_string_append_c (out, '\t');
          wm_cli_append_cells (out, words[i], NULL);
        }
      g_free (words[i]);
    }
  g_string_append_c (out, '\n');
}

static void
tell_title (GString *out, const char *title)
{
  g_string_append_printf (out, "\n%s\n", title);
}

/* Where what is put up for retirement can be taken out */
static void
tell_places (GString *out, const WmPanelQuestion *it)
{
  for (guint i = 0; i < it->places->len; i++)
    g_string_append_printf (out, "    → %s\n", wm_cli_plain (wm_panel_place (it, i)->words));
  if (it->places->len == 0)
    g_string_append_printf (out, "    → %s\n", _ ("No job that is open asks it."));
}

static void
tell_questions (GString *out, const WmPanel *panel, gboolean silent)
{
  gboolean any = FALSE;

  for (guint i = 0; i < panel->questions->len; i++)
    {
      const WmPanelQuestion *it = wm_panel_question (panel, i);

      if (it->told_nothing != silent || it->counts.asked == 0)
        continue;
      if (!any)
        tell_title (out, silent ? _ ("Questions to Retire?") : _ ("Questions"));
      any = TRUE;
      tell_row (out, it->text, wm_panel_question_words (it), wm_panel_spread_words (&it->counts),
                wm_back_test_words (it->later));
      if (silent)
        tell_places (out, it);
    }
}

static int
print_panel (const WmPanel *panel)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (panel->closed > 0)
    g_string_append_printf (out,
                            ngettext ("%u card is closed to you and not counted.",
                                      "%u cards are closed to you and not counted.",
                                      panel->closed),
                            panel->closed);
  g_string_append (out, panel->closed > 0 ? "\n" : "");
  tell_agreement (out, panel);
  if (panel->interviewers->len > 0)
    tell_title (out, _ ("Interviewers"));
  for (guint i = 0; i < panel->interviewers->len; i++)
    {
      const WmPanelInterviewer *it = wm_panel_interviewer (panel, i);

      tell_row (out, it->name, wm_panel_interviewer_words (it),
                wm_panel_spread_words (&it->counts), NULL);
    }
  tell_questions (out, panel, TRUE);
  tell_questions (out, panel, FALSE);
  if (panel->stages->len > 0)
    tell_title (out, _ ("Stages Against What Came Later"));
  for (guint i = 0; i < panel->stages->len; i++)
    {
      g_autofree char *name = wm_panel_stage_name (wm_panel_stage (panel, i));

      tell_row (out, name, wm_back_test_words (wm_panel_stage (panel, i)->later), NULL, NULL);
    }
  return wm_cli_print (out->str);
}

int
wm_cli_agreement (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmMap) map = NULL;
  g_autoptr (WmPanel) panel = NULL;
  g_auto (WmCliLine) line = { 0 };

  if (!wm_cli_parse (command, NULL, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  store = wm_cli_open (&line, &error);
  map = store != NULL ? wm_map_load (store, NULL, &error) : NULL;
  panel = map != NULL ? wm_panel_load (store, map, &error) : NULL;
  if (panel == NULL)
    return wm_cli_fail (error);
  return line.options.json ? print_panel_json (panel) : print_panel (panel);
}

/* ---- retention -------------------------------------------------------------- */

/* Programs get every case, people those that are due. */
static void
add_case (WmCliRows *rows, const WmRetentionCase *it)
{
  gboolean due = it->state == WM_RETENTION_DUE || it->state == WM_RETENTION_OVERDUE;

  if (rows->writer == NULL && !due)
    return;
  wm_cli_rows_begin (rows);
  wm_cli_rows_text (rows, "person", it->person);
  wm_cli_rows_text (rows, "name", it->name);
  wm_cli_rows_json_text (rows, "outcome", it->outcome);
  wm_cli_rows_json_text (rows, "state", wm_retention_to_string (it->state));
  wm_cli_rows_json_text (rows, "keepUntil", it->keep_until);
  wm_cli_rows_text (rows, "eraseBy", it->erase_by);
  wm_cli_rows_plain (rows, it->state == WM_RETENTION_DUE ? _ ("due") : _ ("overdue"));
  wm_cli_rows_end (rows);
}

static int
print_cases (WmStore *store, const GDate *today, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = wm_retention_list (store, today, &error);
  g_autoptr (WmCliRows) rows = wm_cli_rows_new (json);

  if (list == NULL)
    return wm_cli_fail (error);
  for (guint i = 0; i < list->len; i++)
    add_case (rows, list->pdata[i]);
  return wm_cli_rows_print (rows);
}

int
wm_cli_retention (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmPerson) person = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *on = NULL;
  g_autofree char *outcome = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *name = NULL;
  int keep = -1, erase = -1;
  gboolean done;
  GDate today;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("As of this day"), N_ ("YYYY-MM-DD") },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &outcome, N_ ("rule: how the application ended"),
      "rejected|withdrawn|hired|active" },
    { "keep", 0, 0, G_OPTION_ARG_INT, &keep, N_ ("rule: days to keep at least"), N_ ("N") },
    { "erase", 0, 0, G_OPTION_ARG_INT, &erase, N_ ("rule: days to erase after at latest"),
      N_ ("N") },
    { "person", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Whom: a name or an id"), N_ ("NAME") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Why"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 2, 2, &line))
    return WM_EXIT_USAGE;
  store = wm_cli_open (&line, &error);
  if (store == NULL || !wm_cli_today (on, &today, &error))
    return wm_cli_fail (error);
  if (g_str_equal (line.words[1], "due"))
    return print_cases (store, &today, line.options.json);
  if (g_str_equal (line.words[1], "rule"))
    done = outcome != NULL && wm_retention_rule_set (store, outcome, keep, erase, reason, &error);
  else if (g_str_equal (line.words[1], "hold") || g_str_equal (line.words[1], "release"))
    {
      person = name != NULL ? wm_person_find (store, name, &error) : NULL;
      done = person != NULL
             && (g_str_equal (line.words[1], "hold")
                     ? wm_legal_hold_add (store, person->slug, reason != NULL ? reason : "", &error)
                     : wm_legal_hold_release (store, person->slug, &error));
    }
  else
    return wm_cli_usage (command, _ ("After FILE comes due, rule, hold or release, not “%s”"),
                         line.words[1]);
  if (!done && error == NULL)
    return wm_cli_usage (command, _ ("--outcome or --person is needed"));
  return done ? WM_EXIT_DONE : wm_cli_fail (error);
}

/* ---- erase ------------------------------------------------------------------ */

static int
print_erased_json (const WmErased *erased)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_json_writer_begin_object (writer);
  wm_cli_write_text (writer, "stub", erased->stub);
  wm_cli_write_int (writer, "textsCleared", erased->texts);
  wm_cli_write_int (writer, "halfNames", erased->parts);
  wm_cli_write_int (writer, "backupsRewritten", erased->backups);
  wm_json_writer_key (writer, "stillHolding");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; erased->left != NULL && i < erased->left->len; i++)
    wm_json_writer_string (writer, erased->left->pdata[i]);
  wm_json_writer_end_array (writer);
  wm_json_writer_end_object (writer);
  return wm_cli_print_json (writer);
}

static int
print_erased (const WmErased *erased)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, _ ("Erased. What is left is called “%s”.\n"),
                          wm_cli_plain (erased->stub));
  if (erased->parts > 0)
    g_string_append_printf (out,
                            ngettext ("%u text still holds her first or last name alone, which "
                                      "could be another's or any word.\n",
                                      "%u texts still hold her first or last name alone, which "
                                      "could be another's or any word.\n",
                                      erased->parts),
                            erased->parts);
  for (guint i = 0; erased->left != NULL && i < erased->left->len; i++)
    g_string_append_printf (out, _ ("This file still holds something of her: %s\n"),
                            wm_cli_plain (erased->left->pdata[i]));
  return wm_cli_print (out->str);
}

int
wm_cli_erase (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmPerson) person = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_auto (WmErased) erased = { 0 };
  g_auto (GStrv) backups = NULL;
  g_autofree char *name = NULL;
  g_autofree char *reason = NULL;
  gboolean yes = FALSE;
  const GOptionEntry entries[] = {
    { "person", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Whom: a name or an id"), N_ ("NAME") },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_ ("Do it; it cannot be undone"), NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Why; for the record"), N_ ("TEXT") },
    { "backup", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &backups,
      N_ ("A backup of this workspace to write anew"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (name == NULL)
    return wm_cli_usage (command, _ ("--person is needed"));
  if (!yes)
    return wm_cli_usage (command, _ ("Erasing is for good and ends what can be undone; say --yes"));
  store = wm_cli_open (&line, &error);
  person = store != NULL ? wm_person_find (store, name, &error) : NULL;
  if (person == NULL
      || !wm_person_erase (store, person->slug, reason, (const char *const *) backups, &erased,
                           &error))
    return wm_cli_fail (error);
  return line.options.json ? print_erased_json (&erased) : print_erased (&erased);
}
