/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the commands of waymark-cli share: their table, their common options,
 * and the way they end.
 */
#pragma once

#include "exchange/wm-json-writer.h"
#include "map/wm-map.h"
#include "people/wm-people.h"
#include "store/wm-store.h"

G_BEGIN_DECLS

/* Exit statuses, as the manual promises them. */
enum
{
  WM_EXIT_DONE = 0,
  WM_EXIT_FAILED = 1, /* one clear line on standard error */
  WM_EXIT_USAGE = 2,
};

/* The options that every command takes. */
typedef struct
{
  char *actor;   /* --as: slug or name of who acts; NULL for the viewer */
  gboolean json; /* --json */
} WmCliOptions;

typedef struct _WmCliCommand WmCliCommand;

/**
 * WmCliCommand:
 * @name: what one types
 * @arguments: what follows, for the usage line
 * @summary: one line, marked for translation
 * @details: (nullable): the help's last paragraph, with an example
 * @run: gets what follows the name; argv[0] is the name
 */
struct _WmCliCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *details;
  int (*run) (const WmCliCommand *command, int argc, char **argv);
};

/* The commands, by theme. */
int wm_cli_init (const WmCliCommand *command, int argc, char **argv);
int wm_cli_log (const WmCliCommand *command, int argc, char **argv);
int wm_cli_undo (const WmCliCommand *command, int argc, char **argv);
int wm_cli_redo (const WmCliCommand *command, int argc, char **argv);
int wm_cli_check (const WmCliCommand *command, int argc, char **argv);
int wm_cli_backup (const WmCliCommand *command, int argc, char **argv);
int wm_cli_restore (const WmCliCommand *command, int argc, char **argv);
int wm_cli_find (const WmCliCommand *command, int argc, char **argv);
int wm_cli_list (const WmCliCommand *command, int argc, char **argv);
int wm_cli_edit (const WmCliCommand *command, int argc, char **argv);
int wm_cli_rate (const WmCliCommand *command, int argc, char **argv);
int wm_cli_gap (const WmCliCommand *command, int argc, char **argv);
int wm_cli_path (const WmCliCommand *command, int argc, char **argv);
int wm_cli_assess (const WmCliCommand *command, int argc, char **argv);
int wm_cli_person (const WmCliCommand *command, int argc, char **argv);
int wm_cli_compare (const WmCliCommand *command, int argc, char **argv);
int wm_cli_team (const WmCliCommand *command, int argc, char **argv);
int wm_cli_job (const WmCliCommand *command, int argc, char **argv);
int wm_cli_plan_loop (const WmCliCommand *command, int argc, char **argv);
int wm_cli_coverage (const WmCliCommand *command, int argc, char **argv);
int wm_cli_candidate (const WmCliCommand *command, int argc, char **argv);
int wm_cli_kit (const WmCliCommand *command, int argc, char **argv);
int wm_cli_scorecard (const WmCliCommand *command, int argc, char **argv);
int wm_cli_debrief (const WmCliCommand *command, int argc, char **argv);
int wm_cli_finalists (const WmCliCommand *command, int argc, char **argv);
int wm_cli_agreement (const WmCliCommand *command, int argc, char **argv);
int wm_cli_retention (const WmCliCommand *command, int argc, char **argv);
int wm_cli_erase (const WmCliCommand *command, int argc, char **argv);
int wm_cli_plan (const WmCliCommand *command, int argc, char **argv);
int wm_cli_activity (const WmCliCommand *command, int argc, char **argv);
int wm_cli_check_in (const WmCliCommand *command, int argc, char **argv);
int wm_cli_plan_lint (const WmCliCommand *command, int argc, char **argv);
int wm_cli_ramp (const WmCliCommand *command, int argc, char **argv);
int wm_cli_template (const WmCliCommand *command, int argc, char **argv);
int wm_cli_dates (const WmCliCommand *command, int argc, char **argv);
int wm_cli_export (const WmCliCommand *command, int argc, char **argv);
int wm_cli_import (const WmCliCommand *command, int argc, char **argv);
int wm_cli_convert (const WmCliCommand *command, int argc, char **argv);
int wm_cli_json (const WmCliCommand *command, int argc, char **argv);
int wm_cli_describe (const WmCliCommand *command, int argc, char **argv);
int wm_cli_render (const WmCliCommand *command, int argc, char **argv);
int wm_cli_layout (const WmCliCommand *command, int argc, char **argv);

/* What a parsed command line holds; cleared by wm_cli_line_clear(). */
typedef struct
{
  WmCliOptions options;
  char **words; /* what is no option; words[0] is the first after the name */
  guint n_words;
} WmCliLine;

/**
 * wm_cli_parse:
 * @entries: (nullable) (array zero-terminated=1): the command's own options
 * @least, @most: how many words it takes
 *
 * Parses a command's line. --help prints the help and ends the program.
 *
 * Returns: FALSE after a usage error, which is then on standard error
 */
gboolean wm_cli_parse (const WmCliCommand *command, const GOptionEntry *entries, int argc,
                       char **argv, guint least, guint most, WmCliLine *line);
void wm_cli_line_clear (WmCliLine *line);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmCliLine, wm_cli_line_clear)

/* One line on standard error; returns the status to end with. */
int wm_cli_fail (const GError *error);
int wm_cli_usage (const WmCliCommand *command, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Opens the workspace as --as says; NULL with @error. */
WmStore *wm_cli_open (const WmCliLine *line, GError **error);

/* Index of the role @slug in @map; -1 with @error, which names the roles. */
int wm_cli_role (WmMap *map, const char *slug, GError **error);
/* Index of the skill @slug in @map; -1 with @error. */
int wm_cli_skill (WmMap *map, const char *slug, GError **error);

/* A key and its value; a text that is not there is left out. */
void wm_cli_put_text (WmJsonWriter *writer, const char *key, const char *text);
void wm_cli_put_int (WmJsonWriter *writer, const char *key, gint64 number);
/* (transfer full): the plan that --plan or --id says, or the only one */
char *wm_cli_plan_of (WmStore *store, const char *id, const char *option, GError **error);

/* The date that @option says; a wrong one is a wrong value, not a wrong usage,
 * since the line was well formed. */
gboolean wm_cli_date (const char *option, const char *text, GDate *date, GError **error);

/* The date that --on says, or today where @text is NULL. */
gboolean wm_cli_today (const char *text, GDate *today, GError **error);

/* A role's importance in the reader's language; "" for none */
const char *wm_cli_importance (WmImportance importance);

/* (transfer full): @text as one cell of one line: what could end the line, part it, or tell a
 * terminal to do something is a space. NULL is as "". */
char *wm_cli_cell (const char *text);
/* The same, kept until the program ends: for what a format is filled with */
const char *wm_cli_plain (const char *text);
/* Adds texts as cells, with tabs between them; NULL ends them. */
void wm_cli_append_cells (GString *out, const char *first, ...) G_GNUC_NULL_TERMINATED;

/* Prints all of @text, and says so when standard output fails. What would still tell a terminal to
 * do something is written as JSON writes it, so that it says the same there. */
int wm_cli_print (const char *text);

/* Prints one text: a line, or what stands under @key in an object. */
int wm_cli_print_one (const char *key, const char *text, gboolean json);

G_END_DECLS
