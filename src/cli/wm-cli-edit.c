/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command that edits the map: one edit a call, each one action.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli-edit.h"
#include "exchange/wm-json-writer.h"

static void
edit_clear (WmCliEdit *it)
{
  WmCliSaid *said = &it->said;
  char **texts[] = { &said->in, &said->name, &said->summary, &said->category, &said->at,
                     &said->importance, &said->focus, &said->side, &said->stage, &said->url,
                     &said->kind, &said->language, &said->note, &said->strong, &said->weak,
                     &it->made, &it->ties };
  char ***lists[] = { &said->anchors, &said->needs, &said->skills, &said->resources,
                      &said->questions, &said->follow_ups };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_strfreev);
  g_clear_object (&it->store);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmCliEdit, edit_clear)

/* A whole number; "none" takes it away. */
static gboolean
read_number (const char *text, int *number, GError **error)
{
  gint64 value;

  if (g_str_equal (text, "none"))
    {
      *number = WM_EDIT_NONE;
      return TRUE;
    }
  if (!g_ascii_string_to_signed (text, 10, 0, 100000, &value, NULL))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("“%s” is no whole number."), text);
      return FALSE;
    }
  *number = (int) value;
  return TRUE;
}

/* ---- skills -------------------------------------------------------------- */

/* "2=Does it alone" */
static gboolean
read_anchors (char **anchors, WmSkillEdit *edit, GError **error)
{
  for (; anchors != NULL && *anchors != NULL; anchors++)
    {
      const char *equals = strchr (*anchors, '=');
      g_autofree char *number = g_strndup (*anchors, equals != NULL ? equals - *anchors : 0);
      guint64 level;

      if (!g_ascii_string_to_unsigned (number, 10, 0, WM_EDIT_LEVELS - 1, &level, NULL))
        {
          g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                       _ ("“%s” is no anchor of a level; write it as 2=Text"), *anchors);
          return FALSE;
        }
      edit->levels[level] = equals + 1;
    }
  return TRUE;
}

static gboolean
read_skill (const WmCliEdit *it, WmSkillEdit *edit, GError **error)
{
  const WmCliSaid *said = &it->said;

  *edit = (WmSkillEdit) WM_SKILL_EDIT_INIT;
  edit->name = said->name;
  edit->summary = said->summary;
  edit->category = said->category;
  edit->needs = LIST (said->needs);
  return (said->at == NULL || read_number (said->at, &edit->spectrum, error))
         && read_anchors (said->anchors, edit, error);
}

/* With --in the texts are those of that language, and the others stay. */
static gboolean
say_in (const char *tag, WmSkillEdit *edit, WmSkillTexts *texts, GError **error)
{
  if (tag == NULL)
    return TRUE;
  if (!g_regex_match_simple ("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", tag, G_REGEX_DOLLAR_ENDONLY,
                             0))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("“%s” is no tag of a language; write it as “en” or “zh-CN”."), tag);
      return FALSE;
    }
  *texts = (WmSkillTexts){ .tag = tag, .name = edit->name, .summary = edit->summary };
  memcpy (texts->levels, edit->levels, sizeof edit->levels);
  memset (edit->levels, 0, sizeof edit->levels);
  edit->name = edit->summary = NULL;
  edit->other = texts;
  return TRUE;
}

static gboolean
skill_add (WmCliEdit *it, GError **error)
{
  WmSkillEdit edit;
  WmSkillTexts texts;

  if (!read_skill (it, &edit, error) || !say_in (it->said.in, &edit, &texts, error))
    return FALSE;
  edit.name = it->words[0];
  it->made = wm_skill_add (it->store, &edit, error);
  return it->made != NULL;
}

static gboolean
skill_edit (WmCliEdit *it, GError **error)
{
  WmSkillEdit edit;
  WmSkillTexts texts;

  return read_skill (it, &edit, error) && say_in (it->said.in, &edit, &texts, error)
         && wm_skill_edit (it->store, it->words[0], &edit, error);
}

static gboolean
skill_rename (WmCliEdit *it, GError **error)
{
  return wm_skill_rename (it->store, it->words[0], it->words[1], error);
}

static gboolean
skill_move (WmCliEdit *it, GError **error)
{
  int place;

  return read_number (it->words[1], &place, error)
         && wm_skill_move (it->store, it->words[0], place, error);
}

static gboolean
skill_connect (WmCliEdit *it, GError **error)
{
  return wm_skill_connect (it->store, it->words[0], it->words[1], error);
}

static gboolean
skill_disconnect (WmCliEdit *it, GError **error)
{
  return wm_skill_disconnect (it->store, it->words[0], it->words[1], error);
}

static gboolean
skill_merge (WmCliEdit *it, GError **error)
{
  return wm_skill_merge (it->store, it->words[0], it->words[1], error);
}

static gboolean
skill_split (WmCliEdit *it, GError **error)
{
  const WmSkillSplit split
      = { it->words[1], LIST (it->said.resources), LIST (it->said.questions) };

  it->made = wm_skill_split (it->store, it->words[0], &split, error);
  return it->made != NULL;
}

static gboolean
skill_delete (WmCliEdit *it, GError **error)
{
  if (!wm_skill_ties (it->store, it->words[0], &it->counts, error))
    return FALSE;
  it->ties = wm_skill_ties_describe (&it->counts);
  return it->said.dry_run || wm_skill_delete (it->store, it->words[0], error);
}

/* ---- roles --------------------------------------------------------------- */

static gboolean
read_role (const WmCliEdit *it, WmRoleEdit *edit, GError **error)
{
  const WmCliSaid *said = &it->said;

  *edit = (WmRoleEdit) WM_ROLE_EDIT_INIT;
  edit->name = said->name;
  edit->summary = said->summary;
  edit->focus = said->focus;
  edit->side = said->side;
  edit->stage = said->stage;
  edit->from = said->from;
  edit->to = said->to;
  return said->at == NULL || read_number (said->at, &edit->position, error);
}

static gboolean
role_add (WmCliEdit *it, GError **error)
{
  WmRoleEdit edit;

  if (!read_role (it, &edit, error))
    return FALSE;
  edit.name = it->words[0];
  it->made = wm_role_add (it->store, &edit, error);
  return it->made != NULL;
}

static gboolean
role_edit (WmCliEdit *it, GError **error)
{
  WmRoleEdit edit;

  return read_role (it, &edit, error) && wm_role_edit (it->store, it->words[0], &edit, error);
}

static gboolean
role_rename (WmCliEdit *it, GError **error)
{
  return wm_role_rename (it->store, it->words[0], it->words[1], error);
}

static gboolean
role_move (WmCliEdit *it, GError **error)
{
  int place;

  return read_number (it->words[1], &place, error)
         && wm_role_move (it->store, it->words[0], place, error);
}

static gboolean
role_resize (WmCliEdit *it, GError **error)
{
  int from, to;

  return read_number (it->words[1], &from, error) && read_number (it->words[2], &to, error)
         && wm_role_resize (it->store, it->words[0], from, to, error);
}

static gboolean
role_delete (WmCliEdit *it, GError **error)
{
  return wm_role_delete (it->store, it->words[0], error);
}

static gboolean
role_require (WmCliEdit *it, GError **error)
{
  static const char *const words[] = { "", "nice", "should", "must" };
  const char *word = it->said.importance != NULL ? it->said.importance : "must";

  if (it->said.level < 0)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("The level is missing; give it with --level"));
      return FALSE;
    }
  for (int i = WM_IMPORTANCE_NICE; i <= WM_IMPORTANCE_MUST; i++)
    if (g_str_equal (words[i], word))
      return wm_requirement_set (it->store, it->words[0], it->words[1], it->said.level,
                                 (WmImportance) i, error);
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("%s: there is no “%s”; there are: %s"), "--importance", word,
               "must, should, nice");
  return FALSE;
}

static gboolean
role_release (WmCliEdit *it, GError **error)
{
  return wm_requirement_remove (it->store, it->words[0], it->words[1], error);
}

/* ---- the command --------------------------------------------------------- */

static const WmCliEditVerb verbs[] = {
  { "skill", "add", 1, 1, skill_add },
  { "skill", "edit", 1, 1, skill_edit },
  { "skill", "rename", 2, 2, skill_rename },
  { "skill", "move", 2, 2, skill_move },
  { "skill", "connect", 2, 2, skill_connect },
  { "skill", "disconnect", 2, 2, skill_disconnect },
  { "skill", "merge", 2, 2, skill_merge },
  { "skill", "split", 2, 2, skill_split },
  { "skill", "delete", 1, 1, skill_delete },
  { "role", "add", 1, 1, role_add },
  { "role", "edit", 1, 1, role_edit },
  { "role", "rename", 2, 2, role_rename },
  { "role", "move", 2, 2, role_move },
  { "role", "resize", 3, 3, role_resize },
  { "role", "delete", 1, 1, role_delete },
  { "role", "require", 2, 2, role_require },
  { "role", "release", 2, 2, role_release },
  { NULL },
};

/* (nullable): NULL after a usage error */
static const WmCliEditVerb *
find_edit (const WmCliCommand *command, const WmCliLine *line)
{
  const WmCliEditVerb *const tables[] = { verbs, wm_cli_bank_verbs };
  const char *thing = line->words[1], *verb = line->words[2];
  guint more = line->n_words - 3;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const WmCliEditVerb *it = tables[i]; it->thing != NULL; it++)
      {
        if (!g_str_equal (it->thing, thing) || !g_str_equal (it->verb, verb))
          continue;
        if (more >= it->least && more <= it->most)
          return it;
        wm_cli_usage (command, more < it->least ? _ ("Something is missing on the command line")
                                                : _ ("There is too much on the command line"));
        return NULL;
      }
  /* Translators: what is edited, and how: "skill add" */
  wm_cli_usage (command, _ ("There is no edit “%s %s”"), thing, verb);
  return NULL;
}

static void
write_ties (WmJsonWriter *writer, const WmSkillTies *ties)
{
  const struct
  {
    const char *key;
    guint count;
  } counts[] = { { "prerequisites", ties->prerequisites }, { "unlocks", ties->unlocks },
                 { "roles", ties->roles },                 { "resources", ties->resources },
                 { "questions", ties->questions },         { "ratings", ties->ratings },
                 { "people", ties->people },               { "notes", ties->notes } };

  wm_json_writer_key (writer, "ties");
  wm_json_writer_begin_object (writer);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      wm_json_writer_key (writer, counts[i].key);
      wm_json_writer_int (writer, counts[i].count);
    }
  wm_json_writer_end_object (writer);
}

static char *
answer_as_json (const WmCliEdit *it, const WmAction *action)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_json_writer_begin_object (writer);
  wm_json_writer_key (writer, "changed");
  wm_json_writer_bool (writer, action != NULL);
  if (action != NULL)
    {
      wm_json_writer_key (writer, "action");
      wm_json_writer_string (writer, action->label);
    }
  if (it->made != NULL)
    {
      wm_json_writer_key (writer, "id");
      wm_json_writer_string (writer, it->made);
    }
  if (it->ties != NULL)
    write_ties (writer, &it->counts);
  if (it->pasted.added + it->pasted.linked > 0)
    {
      wm_json_writer_key (writer, "added");
      wm_json_writer_int (writer, it->pasted.added);
      wm_json_writer_key (writer, "linked");
      wm_json_writer_int (writer, it->pasted.linked);
      wm_json_writer_key (writer, "leftOut");
      wm_json_writer_int (writer, it->pasted.refused);
    }
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish (writer);
}

static char *
answer_as_text (const WmCliEdit *it, const WmAction *action)
{
  g_autofree char *done = NULL;

  if (it->made != NULL)
    return g_strdup_printf ("%s\n", it->made);
  if (it->pasted.added + it->pasted.linked > 0)
    {
      done = wm_pasted_describe (&it->pasted);
      return g_strdup_printf ("%s\n", done);
    }
  if (action == NULL && it->ties != NULL)
    return g_strdup_printf (_ ("Would take along: %s\n"), wm_cli_plain (it->ties));
  if (action == NULL)
    return g_strdup_printf ("%s\n", _ ("Nothing changed"));
  done = wm_action_describe (it->store, action);
  if (it->ties != NULL)
    /* Translators: an action, such as “Delete Skill”, and what went with it */
    return g_strdup_printf (_ ("%s; gone with it: %s\n"), wm_cli_plain (done),
                            wm_cli_plain (it->ties));
  return g_strdup_printf ("%s\n", wm_cli_plain (done));
}

/* The newest action, when it came after @before */
static WmAction *
new_action (WmStore *store, gint64 before)
{
  g_autoptr (WmAction) action = wm_store_peek_undo (store);

  return action != NULL && action->seq != before ? g_steal_pointer (&action) : NULL;
}

static int
run_edit (WmCliEdit *it, const WmCliLine *line, const WmCliEditVerb *verb)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmAction) before = NULL;
  g_autoptr (WmAction) action = NULL;
  g_autofree char *text = NULL;

  it->store = wm_cli_open (line, &error);
  if (it->store == NULL)
    return wm_cli_fail (error);
  before = wm_store_peek_undo (it->store);
  it->words = line->words + 3;
  if (!verb->run (it, &error))
    return wm_cli_fail (error);
  action = new_action (it->store, before != NULL ? before->seq : 0);
  text = line->options.json ? answer_as_json (it, action) : answer_as_text (it, action);
  return wm_cli_print (text);
}

int
wm_cli_edit (const WmCliCommand *command, int argc, char **argv)
{
  g_auto (WmCliLine) line = { 0 };
  g_auto (WmCliEdit) it = { .said = { .level = WM_EDIT_KEEP,
                                      .from = WM_EDIT_KEEP,
                                      .to = WM_EDIT_KEEP,
                                      .tier = WM_EDIT_KEEP,
                                      .minutes = WM_EDIT_KEEP } };
  WmCliSaid *said = &it.said;
#define TEXT(key, field, what, word)                                                               \
  { key, 0, 0, G_OPTION_ARG_STRING, &said->field, what, word }
#define TEXTS(key, field, what, word)                                                              \
  { key, 0, 0, G_OPTION_ARG_STRING_ARRAY, &said->field, what, word }
#define NUMBER(key, field, what)                                                                   \
  { key, 0, 0, G_OPTION_ARG_INT, &said->field, what, N_ ("N") }
  const GOptionEntry entries[] = {
    TEXT ("name", name, N_ ("Name, or the text of a question"), N_ ("TEXT")),
    TEXT ("summary", summary, N_ ("What it is about"), N_ ("TEXT")),
    TEXT ("in", in, N_ ("Language that --name, --summary and --anchor of a skill are in"),
          N_ ("LANG")),
    TEXT ("category", category, N_ ("Category of a skill: its id or a word"), N_ ("CATEGORY")),
    TEXT ("at", at, N_ ("Place on the spectrum, 0 to 1000, or none"), N_ ("PLACE")),
    TEXTS ("anchor", anchors, N_ ("What a level looks like; may be given again"),
           N_ ("LEVEL=TEXT")),
    TEXTS ("needs", needs, N_ ("A prerequisite; those given replace the others"), N_ ("SKILL")),
    NUMBER ("from", from, N_ ("Where a role's band begins, 0 to 1000")),
    NUMBER ("to", to, N_ ("Where it ends")),
    TEXT ("focus", focus, N_ ("What a role is about in a few words"), N_ ("TEXT")),
    TEXT ("side", side, N_ ("left, right or both sides of the boundary"), N_ ("SIDE")),
    TEXT ("stage", stage, N_ ("0-to-1 or 1-to-N"), N_ ("STAGE")),
    NUMBER ("level", level, N_ ("Level that a role requires or a question asks for")),
    TEXT ("importance", importance, N_ ("must (as without this option), should or nice"),
          N_ ("WORD")),
    TEXT ("url", url, N_ ("Address of a resource"), N_ ("URL")),
    TEXT ("kind", kind, N_ ("Kind of a resource or question"), N_ ("KIND")),
    TEXT ("language", language, N_ ("Language of a resource"), N_ ("LANG")),
    TEXT ("note", note, N_ ("Note on a resource"), N_ ("TEXT")),
    NUMBER ("tier", tier, N_ ("Tier of a resource, 1 to 9")),
    NUMBER ("minutes", minutes, N_ ("How long it takes")),
    TEXT ("strong", strong, N_ ("What a strong answer shows"), N_ ("TEXT")),
    TEXT ("weak", weak, N_ ("What a weak answer shows"), N_ ("TEXT")),
    TEXTS ("follow-up", follow_ups,
           N_ ("What is asked after a question; those given replace the others"), N_ ("TEXT")),
    TEXTS ("skill", skills, N_ ("A skill to link to; those given replace the others"),
           N_ ("SKILL")),
    TEXTS ("resource", resources, N_ ("A resource that goes over in a split"), N_ ("RESOURCE")),
    TEXTS ("question", questions, N_ ("A question that goes over in a split"), N_ ("QUESTION")),
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &said->dry_run,
      N_ ("Only tell what deleting a skill would take along"), NULL },
    G_OPTION_ENTRY_NULL,
  };
#undef TEXT
#undef TEXTS
#undef NUMBER
  const WmCliEditVerb *verb;

  if (!wm_cli_parse (command, entries, argc, argv, 3, WM_CLI_EDIT_MANY, &line))
    return WM_EXIT_USAGE;
  verb = find_edit (command, &line);
  return verb == NULL ? WM_EXIT_USAGE : run_edit (&it, &line, verb);
}
