/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * waymark-cli: everything Waymark does, without a display.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/wm-cli.h"

static const WmCliCommand commands[] = {
  { "init", N_ ("FILE"), N_ ("Make a workspace with its content"),
    N_ ("Example:\n  waymark-cli init team.waymark --sample"), wm_cli_init },
  { "list", N_ ("FILE roles|skills|resources|questions|people|plans|templates"),
    N_ ("Say what a workspace holds"),
    N_ ("Example:\n  waymark-cli list team.waymark skills --json"), wm_cli_list },
  { "find", N_ ("FILE WORD…"), N_ ("Search names in all languages, typing mistakes forgiven"),
    N_ ("What was found by another name than the one that is shown tells it last.\n"
        "Example:\n  waymark-cli find team.waymark evaluatoin"),
    wm_cli_find },
  { "edit", N_ ("FILE THING EDIT …"), N_ ("Change skills, roles, resources or questions"),
    N_ ("Each call is one action, which undo takes back:\n"
        "  skill add NAME | edit|delete SKILL | rename SKILL NAME | move SKILL PLACE\n"
        "  skill connect|disconnect SKILL PREREQUISITE | merge SKILL INTO | split SKILL NAME\n"
        "  role add NAME | edit|delete ROLE | rename ROLE NAME | move ROLE PLACE\n"
        "  role resize ROLE FROM TO | require|release ROLE SKILL\n"
        "  resource add URL | edit|delete RESOURCE | link|unlink RESOURCE SKILL…\n"
        "  resource paste SKILL…, with a list of links on standard input\n"
        "  question add TEXT | edit|delete QUESTION | link|unlink QUESTION SKILL…\n\n"
        "Merging keeps the higher level required and the newer rating. Prints the id of what is\n"
        "added.\n\n"
        "Example:\n  waymark-cli edit team.waymark skill add Caching --at 600 --needs rag"),
    wm_cli_edit },
  { "rate", N_ ("FILE"), N_ ("Rate a person's skill"),
    N_ ("Makes the person if there is none of that name. Who rates herself makes a\n"
        "self-assessment; who is named by --as and rates somebody else, a manager's.\n\n"
        "Example:\n  waymark-cli rate team.waymark --person Ana --skill rag --level 2"),
    wm_cli_rate },
  { "gap", N_ ("FILE"), N_ ("Compare a person with a role"),
    N_ ("Says for each required skill whether it is met, short or not assessed.\n\n"
        "Example:\n  waymark-cli gap team.waymark --person Ana --role ai-engineer"),
    wm_cli_gap },
  { "path", N_ ("FILE"), N_ ("Tell what to learn for a role, in order and with dates"),
    N_ ("Takes the role that the person aims for where --role is missing.\n\n"
        "What is short or not assessed is in the path, with all that it builds on, less what is\n"
        "met; what no role requires is learnt to level 2. For each level there is one resource,\n"
        "tier 1 first and no tier above the level, and one exercise or question as proof. What\n"
        "comes before is kept; otherwise the order is the one that has requirements met soonest,\n"
        "a must counting three, a should two, a nice one.\n\n"
        "Example:\n  waymark-cli path team.waymark --person Ana --role ai-engineer "
        "--hours-per-week 6"),
    wm_cli_path },
  { "assess", N_ ("FILE"), N_ ("Assess oneself, one skill at a time"),
    N_ ("Asks in the terminal what tells most. Every answer is stored at once; leave with q and\n"
        "go on later. “3?” is a 3 that one is not sure of. Whoever aims for no role yet is asked\n"
        "for one first.\n\n"
        "Example:\n  waymark-cli assess team.waymark --person Ana"),
    wm_cli_assess },
  { "person", N_ ("FILE NAME"), N_ ("Tell where a person stands, or write all that is held of her"),
    N_ ("Example:\n  waymark-cli person team.waymark Ana --export ana.json"), wm_cli_person },
  { "team", N_ ("FILE"), N_ ("Tell what the team can, who can teach whom, what a hire would bring"),
    N_ ("Lists what roles require, at risk first. Candidates do not count.\n\n"
        "Example:\n  waymark-cli team team.waymark --role ai-engineer --since 2026-09-01"),
    wm_cli_team },
  { "compare", N_ ("FILE [PACK]"), N_ ("Tell how two roles differ, or two versions of a pack"),
    N_ ("FILE is a workspace or a pack; of a workspace it is told whose fit changes.\n\n"
        "Example:\n  waymark-cli compare team.waymark --role ai-engineer --with-role ml-engineer\n"
        "  waymark-cli compare team.waymark new-pack.json"),
    wm_cli_compare },
  { "job", N_ ("FILE new|edit|list|show|page|export [JOB]"),
    N_ ("Open a job, or tell of those there are"),
    N_ ("A new job requires what its role requires. Prints its id. “page” writes what somebody\n"
        "reads who might want it, to a file that ends in .pdf, .html or .txt.\n\n"
        "Example:\n  waymark-cli job team.waymark new --role ai-engineer --seniority senior"),
    wm_cli_job },
  { "plan-loop", N_ ("FILE"), N_ ("Plan the interviews of a job, and say what they do not cover"),
    N_ ("Without a plan yet, the job gets the stages of the first pack that has some.\n\n"
        "Example:\n  waymark-cli plan-loop team.waymark --job \"AI engineer\" --balance --repair"),
    wm_cli_plan_loop },
  { "coverage", N_ ("FILE"), N_ ("Tell how well a job's interviews cover its skills"),
    N_ ("For each skill: independent interviews, minutes, and the reliability that so many\n"
        "structured ratings can be expected to have together.\n\n"
        "Example:\n  waymark-cli coverage team.waymark --job \"AI engineer\""),
    wm_cli_coverage },
  { "candidate", N_ ("FILE add|list|show|claim|move|meet|cancel|reject|withdraw|reopen|hire"),
    N_ ("Who applies, where she stands, and who meets her"),
    N_ ("“meet” plans an interview and prints its id; “hire” needs the decision to hire and "
        "makes the\n"
        "candidate a member of the team, with what the interviews found as evidence.\n\n"
        "Example:\n  waymark-cli candidate team.waymark add --job \"AI engineer\" "
        "--name \"Lee Wu\""),
    wm_cli_candidate },
  { "kit", N_ ("FILE"), N_ ("Write what an interviewer needs into one file"),
    N_ ("OUT ends in .json for an interviewer who has Waymark and takes it in with “import”, in\n"
        ".pdf or .html for one who has not. With --candidate the kit asks for a scorecard.\n\n"
        "Example:\n  waymark-cli kit team.waymark --job \"AI engineer\" --stage stage-id "
        "--candidate \"Lee Wu\" -o kit.pdf"),
    wm_cli_kit },
  { "scorecard", N_ ("FILE rate|show|submit|amend|export|import [CARD.json]"),
    N_ ("Write, seal and exchange scorecards"),
    N_ ("Who you are (--as) decides what you see: nobody sees another's card about a candidate\n"
        "before she has submitted her own. Submitting and amending are final.\n\n"
        "Example:\n  waymark-cli scorecard team.waymark rate --as Ana --interview ID --skill rag "
        "--level 2 --evidence \"Found the fault in the retriever\""),
    wm_cli_scorecard },
  { "debrief", N_ ("FILE"), N_ ("Lay the scorecards side by side, and decide"),
    N_ ("Skills with the largest disagreement come first; votes open when all were talked "
        "through.\n--record writes the decision with all its reasons; --summary only what the "
        "candidate\nis told: each to a file that ends in .pdf, .html or .txt.\n\n"
        "Example:\n  waymark-cli debrief team.waymark --application \"Lee Wu\" --open"),
    wm_cli_debrief },
  { "finalists", N_ ("FILE"), N_ ("Lay a job's candidates beside each other, skill by skill"),
    N_ ("What interviews showed of each, how many of the team are at the wanted level, and what\n"
        "each would need in the first weeks. Nothing is summed up; the order is that of names.\n\n"
        "Example:\n  waymark-cli finalists team.waymark --job \"AI engineer\" --hours 6"),
    wm_cli_finalists },
  { "agreement", N_ ("FILE"), N_ ("Tell how far interviewers agree, and what questions tell"),
    N_ ("Example:\n  waymark-cli agreement team.waymark --json"), wm_cli_agreement },
  { "retention", N_ ("FILE due|rule|hold|release"), N_ ("Tell which candidates are to be erased"),
    N_ ("The rules that a workspace begins with are proposals; set your own.\n\n"
        "Example:\n  waymark-cli retention team.waymark due --on 2027-03-01"),
    wm_cli_retention },
  { "erase", N_ ("FILE"), N_ ("Erase a person, for good"),
    N_ ("Levels and counts stay under a nameless stub. Nothing done before can be undone any "
        "more.\n\n"
        "Example:\n  waymark-cli erase team.waymark --person \"Lee Wu\" --yes "
        "--backup copy.waymark"),
    wm_cli_erase },
  { "plan", N_ ("FILE"), N_ ("Make an onboarding plan"),
    N_ ("Prints the new plan's id. Makes the person if there is none of that name.\n\n"
        "Example:\n  waymark-cli plan team.waymark --person Ana --role ai-engineer "
        "--start 2026-12-01"),
    wm_cli_plan },
  { "activity", N_ ("FILE todo|doing|done|drop|block|move"), N_ ("Change an activity of a plan"),
    N_ ("Moving tells which dates follow.\n\n"
        "Example:\n  waymark-cli activity team.waymark move --plan ID --activity w1-pair --day 4"),
    wm_cli_activity },
  { "checkin", N_ ("FILE"), N_ ("Write down a check-in"),
    N_ ("Without --check-in the next one that was not held.\n\n"
        "Example:\n  waymark-cli checkin team.waymark --plan ID --date 2026-12-30 --mood 4 "
        "--rate product-evals=2 --agree \"Pair on evaluations\""),
    wm_cli_check_in },
  { "plan-lint", N_ ("FILE"), N_ ("Tell what a plan lacks"),
    N_ ("Ends with 1 when there are findings.\n\n"
        "Example:\n  waymark-cli plan-lint team.waymark --plan ID --json"),
    wm_cli_plan_lint },
  { "ramp", N_ ("FILE"), N_ ("Compare what was expected with what check-ins found"),
    N_ ("Example:\n  waymark-cli ramp team.waymark --plan ID --json"), wm_cli_ramp },
  { "template", N_ ("FILE diff|improve|save|rename|delete …"),
    N_ ("Look after the templates that plans are made from"),
    N_ ("  diff ID ID | improve ID | save NAME --plan ID | rename ID NAME | delete ID\n\n"
        "A template saved under the name of another is the next version of that. Improving makes\n"
        "a version without what most plans dropped, and with more time for what most had late;\n"
        "fewer than three plans are too few to tell. Own templates go out with "
        "“export FILE pack”.\n"
        "\n"
        "Example:\n  waymark-cli template team.waymark improve onboarding-ai-engineer --preview"),
    wm_cli_template },
  { "export", N_ ("FILE plan|pack|team|workspace"),
    N_ ("Write a plan, a pack or all of it as JSON, the team as a table"),
    N_ ("Example:\n  waymark-cli export team.waymark plan --id ID -o plan.json"), wm_cli_export },
  { "import", N_ ("FILE INPUT"),
    N_ ("Take in a plan, a pack, a workspace, a table of people or a reading list"),
    N_ ("Says what was added, changed and skipped. A file with a fault is refused whole.\n\n"
        "Example:\n  waymark-cli import team.waymark plan.json --dry-run"),
    wm_cli_import },
  { "render", N_ ("FILE spectrum|map|team-map|profile|timeline|plan|ramp|loop|debrief|pipeline"),
    N_ ("Draw a picture into a file"),
    N_ ("Example:\n  waymark-cli render team.waymark map --format pdf -o map.pdf"), wm_cli_render },
  { "describe", N_ ("FILE"), N_ ("Tell the map in words"),
    N_ ("Example:\n  waymark-cli describe team.waymark --lens role --role ml-engineer"),
    wm_cli_describe },
  { "convert", N_ ("INPUT"), N_ ("Open a document and write it in canonical text"),
    N_ ("Example:\n  waymark-cli convert plan.json -o same.json"), wm_cli_convert },
  { "json", N_ ("INPUT"), N_ ("Check any JSON file and write it in canonical text"),
    N_ ("Example:\n  waymark-cli json broken.json"), wm_cli_json },
  { "dates", "", N_ ("Tell the ends of the first week, month and quarter"),
    N_ ("Example:\n  waymark-cli dates --start 2026-12-01 --nth 5"), wm_cli_dates },
  { "layout", N_ ("GRAPH.json"), N_ ("Place a bare skill graph"),
    N_ ("Reads {\"skills\":[{\"id\",\"label\",\"spectrum\"}],\"prerequisites\":[[from,to]]}, with "
        "spectrum in 0..1,\nand tells the centre, size and layer of each box.\n\n"
        "Example:\n  waymark-cli layout graph.json -o positions.json"),
    wm_cli_layout },
  { "log", N_ ("FILE"), N_ ("Tell what was done, when and by whom"),
    N_ ("Example:\n  waymark-cli log team.waymark"), wm_cli_log },
  { "undo", N_ ("FILE"), N_ ("Take back the newest actions"),
    N_ ("Example:\n  waymark-cli undo team.waymark --count 3"), wm_cli_undo },
  { "redo", N_ ("FILE"), N_ ("Do again what was taken back"),
    N_ ("Example:\n  waymark-cli redo team.waymark"), wm_cli_redo },
  { "check", N_ ("FILE"), N_ ("Look for damage in a workspace"),
    N_ ("Example:\n  waymark-cli check team.waymark"), wm_cli_check },
  { "backup", N_ ("FILE"), N_ ("Write a verified copy of a workspace"),
    N_ ("Example:\n  waymark-cli backup team.waymark -o copy.waymark"), wm_cli_backup },
  { "restore", N_ ("FILE BACKUP"), N_ ("Put a backup in a workspace's place"),
    N_ ("What was there before stays beside it; prints where. Nobody may have the workspace "
        "open.\n\n"
        "Example:\n  waymark-cli restore team.waymark team-20261123-090000.waymark"),
    wm_cli_restore },
};

/* What stands for the program as a whole where no command does. */
static const WmCliCommand program = { "COMMAND", "", "", NULL, NULL };

/* (nullable): what --lang says, wherever it stands */
static const char *
find_language (int argc, char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    {
      if (g_str_has_prefix (argv[i], "--lang="))
        return argv[i] + strlen ("--lang=");
      if (g_str_equal (argv[i], "--lang") && i + 1 < argc)
        return argv[i + 1];
    }
  return NULL;
}

/* The language of messages and of content. Messages are found by LANGUAGE, but
 * in the locale "C" they are never looked for. */
static gboolean
set_language (const char *wanted)
{
  g_autofree char *name = NULL;
  const char *locale;

  if (wanted != NULL)
    {
      if (!g_regex_match_simple ("^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$", wanted, 0, 0))
        return FALSE;
      name = g_strdelimit (g_strdup (wanted), "-", '_');
      g_setenv ("LANGUAGE", name, TRUE);
    }

  locale = setlocale (LC_ALL, "");
  if (locale == NULL)
    locale = setlocale (LC_ALL, "C.UTF-8");
  locale = setlocale (LC_MESSAGES, NULL);
  if (wanted != NULL
      && (locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX")))
    {
      /* Where even this locale is missing, messages stay in English. */
      setlocale (LC_MESSAGES, "C.UTF-8");
      setlocale (LC_CTYPE, "C.UTF-8");
    }
  return TRUE;
}

static void
bind_messages (void)
{
  const char *folder = g_getenv ("WAYMARK_LOCALEDIR");

  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : WM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static int
print_help (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "%s\n\n", _ ("Usage: waymark-cli COMMAND …"));
  g_string_append_printf (out, "%s\n",
                          _ ("Skills, gaps and onboarding plans of teams that build on AI "
                             "models."));
  g_string_append_printf (out, "\n%s\n", _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (out, "  %-9s %s\n", commands[i].name, _ (commands[i].summary));
  g_string_append_printf (
      out, "\n%s\n",
      _ ("Every command takes --help, --lang LANG, --as PERSON and --json. It ends with 0 when "
         "all\nis done, 1 when something failed, 2 when it was not understood."));
  return wm_cli_print (out->str);
}

static const WmCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

/* The options of the program itself may stand before the command. */
static int
skip_language (int argc, char **argv)
{
  int first = 1;

  while (first < argc && g_str_has_prefix (argv[first], "--lang"))
    first += g_str_equal (argv[first], "--lang") ? 2 : 1;
  return MIN (first, argc);
}

static int
run (int argc, char **argv)
{
  int first = skip_language (argc, argv);
  const WmCliCommand *command;

  if (first == argc)
    return wm_cli_usage (&program, _ ("A command is missing"));
  if (g_str_equal (argv[first], "--help") || g_str_equal (argv[first], "-h")
      || g_str_equal (argv[first], "help"))
    return print_help ();
  if (g_str_equal (argv[first], "--version"))
    return wm_cli_print ("waymark-cli " WM_VERSION "\n");

  command = find_command (argv[first]);
  if (command == NULL)
    return wm_cli_usage (&program, _ ("There is no command “%s”"), argv[first]);
  return command->run (command, argc - first, argv + first);
}

int
main (int argc, char **argv)
{
  const char *language;

  /* What we write is for its owner alone. */
  umask (077);
  g_set_prgname ("waymark-cli");
  language = find_language (argc, argv);
  if (!set_language (language))
    {
      bind_messages ();
      return wm_cli_usage (&program, _ ("--lang takes a language such as zh_CN, not “%s”"),
                           language);
    }
  bind_messages ();
  return run (argc, argv);
}
