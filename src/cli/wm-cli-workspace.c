/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands about a workspace as a whole: init, log, undo, redo, check,
 * backup, restore.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/wm-cli.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-json-writer.h"
#include "exchange/wm-workspace.h"

int
wm_cli_init (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *pack = NULL;
  gboolean sample = FALSE;
  const GOptionEntry entries[] = {
    { "pack", 0, 0, G_OPTION_ARG_FILENAME, &pack,
      N_ ("A built-in pack, a pack's file, or “none”"), N_ ("NAME|PATH") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, 
      N_ ("Add made-up people and a plan; with “hire” after it, a job with candidates"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 2, &line))
    return WM_EXIT_USAGE;
  if (line.words[1] && !sample)
    return wm_cli_usage (command, _ ("“%s” is too much; a sample is named after --sample"),
                         line.words[1]);
  store = wm_workspace_create (line.words[0], pack ? pack : WM_DEFAULT_PACK,
                               !sample         ? NULL
                               : line.words[1] ? line.words[1]
                                               : WM_SAMPLE_NAME,
                               &error);
  if (!store || !wm_store_close (store, &error))
    return wm_cli_fail (error);
  return WM_EXIT_DONE;
}

static void
append_time (GString *out, gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autofree char *text = time ? g_date_time_format (time, "%Y-%m-%d %H:%M:%S") : NULL;

  g_string_append (out, text ? text : "-");
}

static const char *
action_state (const WmAction *action)
{
  if (action->undone)
    /* Translators: in the history: this action was taken back. */
    return _ ("undone");
  /* Translators: in the history: this action can never be taken back. */
  return action->final ? _ ("final") : "";
}

static void
log_as_text (WmStore *store, GPtrArray *actions, GString *out)
{
  for (guint i = 0; i < actions->len; i++)
    {
      const WmAction *action = g_ptr_array_index (actions, i);
      g_autofree char *what = wm_action_describe (store, action);
      g_autoptr (WmPerson) actor
          = action->actor ? wm_person_load (store, action->actor, NULL) : NULL;
      const char *state = action_state (action);

      g_string_append_printf (out, "%5" G_GINT64_FORMAT "  ", action->seq);
      append_time (out, action->time);
      g_string_append_printf (out, "  %s", wm_cli_plain (what));
      if (actor)
        g_string_append_printf (out, "  (%s)", wm_cli_plain (actor->name));
      if (*state)
        g_string_append_printf (out, "  [%s]", state);
      g_string_append_c (out, '\n');
    }
  if (actions->len == 0)
    g_string_append_printf (out, "%s\n", _ ("Nothing has been done in this workspace yet."));
}

static char *
log_as_json (WmStore *store, GPtrArray *actions)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < actions->len; i++)
    {
      const WmAction *action = g_ptr_array_index (actions, i);
      g_autofree char *what = wm_action_describe (store, action);

      wm_json_writer_begin_object (writer);
      wm_json_writer_key (writer, "seq");
      wm_json_writer_int (writer, action->seq);
      wm_json_writer_key (writer, "time");
      wm_json_writer_int (writer, action->time);
      wm_json_writer_key (writer, "label");
      wm_json_writer_string (writer, action->label);
      wm_json_writer_key (writer, "subject");
      wm_json_writer_string (writer, action->subject);
      wm_json_writer_key (writer, "actor");
      wm_json_writer_string (writer, action->actor);
      wm_json_writer_key (writer, "what");
      wm_json_writer_string (writer, what);
      wm_json_writer_key (writer, "undone");
      wm_json_writer_bool (writer, action->undone);
      wm_json_writer_key (writer, "final");
      wm_json_writer_bool (writer, action->final);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  return wm_json_writer_finish (writer);
}

int
wm_cli_log (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (WmCliLine) line = { 0 };

  if (!wm_cli_parse (command, NULL, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  store = wm_cli_open (&line, &error);
  actions = store ? wm_store_list_actions (store, &error) : NULL;
  if (!actions)
    return wm_cli_fail (error);
  if (line.options.json)
    {
      g_autofree char *text = log_as_json (store, actions);
      return wm_cli_print (text);
    }
  log_as_text (store, actions, out);
  return wm_cli_print (out->str);
}

/* How many steps there are at most; -1 on error. */
static int
count_steps (WmStore *store, gboolean back, GError **error)
{
  g_autoptr (GPtrArray) actions = wm_store_list_actions (store, error);
  int n = 0;

  for (guint i = 0; actions && i < actions->len; i++)
    {
      const WmAction *action = g_ptr_array_index (actions, i);

      n += !action->final && action->undone == !back;
    }
  return actions ? n : -1;
}

/* So many steps or none: a script must not be left half-way. */
static gboolean
can_step (WmStore *store, gboolean back, int count, GError **error)
{
  int n = count_steps (store, back, error);

  /* None at all has a message of its own, which tells why. */
  if (n >= count || n == 0)
    return TRUE;
  if (n > 0)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                 back ? ngettext ("Only %d action can be taken back; nothing was changed",
                                  "Only %d actions can be taken back; nothing was changed", n)
                      : ngettext ("Only %d action can be done again; nothing was changed",
                                  "Only %d actions can be done again; nothing was changed", n),
                 n);
  return FALSE;
}

/* What was taken back or done again, the first first */
static int
print_steps (GPtrArray *steps, gboolean back, gboolean json)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *text = NULL;

  wm_json_writer_begin_object (writer);
  wm_json_writer_key (writer, back ? "undone" : "redone");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < steps->len; i++)
    {
      wm_json_writer_string (writer, steps->pdata[i]);
      /* Translators: what was taken back, or done again, follows. */
      g_string_append_printf (out, back ? _ ("Undone: %s\n") : _ ("Done again: %s\n"),
                              wm_cli_plain (steps->pdata[i]));
    }
  wm_json_writer_end_array (writer);
  wm_json_writer_end_object (writer);
  text = wm_json_writer_finish (writer);
  return wm_cli_print (json ? text : out->str);
}

/* Undo and redo differ in the direction alone. */
static int
step_history (const WmCliCommand *command, int argc, char **argv, gboolean back)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  g_auto (WmCliLine) line = { 0 };
  int count = 1;
  const GOptionEntry entries[] = {
    { "count", 'n', 0, G_OPTION_ARG_INT, &count, N_ ("How many steps"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (count < 1)
    return wm_cli_usage (command, _ ("--count must be at least 1"));
  store = wm_cli_open (&line, &error);
  if (!store || !can_step (store, back, count, &error))
    return wm_cli_fail (error);
  for (int i = 0; error == NULL && i < count; i++)
    {
      g_autoptr (WmAction) action = back ? wm_store_peek_undo (store) : wm_store_peek_redo (store);
      g_autofree char *what = action ? wm_action_describe (store, action) : NULL;

      if (back ? wm_store_undo (store, &error) : wm_store_redo (store, &error))
        g_ptr_array_add (steps, g_steal_pointer (&what));
    }
  /* What was done is told also when the next step failed. */
  if (steps->len > 0 && print_steps (steps, back, line.options.json) != WM_EXIT_DONE)
    return WM_EXIT_FAILED;
  return error == NULL ? WM_EXIT_DONE : wm_cli_fail (error);
}

int
wm_cli_undo (const WmCliCommand *command, int argc, char **argv)
{
  return step_history (command, argc, argv, TRUE);
}

int
wm_cli_redo (const WmCliCommand *command, int argc, char **argv)
{
  return step_history (command, argc, argv, FALSE);
}

static int
print_findings (GPtrArray *findings)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (out, "%s\n", wm_cli_plain (g_ptr_array_index (findings, i)));
  if (findings->len == 0)
    g_string_append_printf (out, "%s\n", _ ("The workspace is sound."));
  return wm_cli_print (out->str);
}

static int
print_findings_json (GPtrArray *findings)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autofree char *out = NULL;

  wm_json_writer_begin_object (writer);
  wm_json_writer_key (writer, "sound");
  wm_json_writer_bool (writer, findings->len == 0);
  wm_json_writer_key (writer, "findings");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < findings->len; i++)
    wm_json_writer_string (writer, g_ptr_array_index (findings, i));
  wm_json_writer_end_array (writer);
  wm_json_writer_end_object (writer);
  out = wm_json_writer_finish (writer);
  return wm_cli_print (out);
}

int
wm_cli_check (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_auto (WmCliLine) line = { 0 };
  int told;

  if (!wm_cli_parse (command, NULL, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  store = wm_cli_open (&line, &error);
  findings = store ? wm_store_check (store, &error) : NULL;
  if (!findings)
    return wm_cli_fail (error);
  told = line.options.json ? print_findings_json (findings) : print_findings (findings);
  if (told != WM_EXIT_DONE)
    return WM_EXIT_FAILED;
  if (findings->len == 0)
    return WM_EXIT_DONE;
  g_set_error (&error, WM_ERROR, WM_ERROR_CORRUPT,
               ngettext ("%s: %u finding; see above. Restore a backup, or take the "
                         "content out with “export workspace”.",
                         "%s: %u findings; see above. Restore a backup, or take the "
                         "content out with “export workspace”.",
                         findings->len),
               line.words[0], findings->len);
  return wm_cli_fail (error);
}

int
wm_cli_backup (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *target = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &target, N_ ("Where to write it"), N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (!target)
    target = wm_backup_dup_name (line.words[0]);
  store = wm_cli_open (&line, &error);
  if (!store || !wm_store_backup (store, target, &error))
    return wm_cli_fail (error);
  return wm_cli_print_one ("backup", target, line.options.json);
}

int
wm_cli_restore (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *kept = NULL;

  if (!wm_cli_parse (command, NULL, argc, argv, 2, 2, &line))
    return WM_EXIT_USAGE;
  if (!wm_store_restore (line.words[1], line.words[0], &kept, &error))
    return wm_cli_fail (error);
  return kept ? wm_cli_print_one ("kept", kept, line.options.json) : WM_EXIT_DONE;
}
