/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parsing a command's line, opening its workspace, and ending it: the same
 * way for every command.
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/wm-cli.h"
#include "onboarding/wm-calendar.h"

char *
wm_cli_cell (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *out = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      GUnicodeType type = g_unichar_type (letter);
      gboolean is_plain = type != G_UNICODE_CONTROL && type != G_UNICODE_LINE_SEPARATOR
                          && type != G_UNICODE_PARAGRAPH_SEPARATOR;

      g_string_append_unichar (out, is_plain ? letter : ' ');
    }
  return g_string_free (out, FALSE);
}

const char *
wm_cli_plain (const char *text)
{
  g_autofree char *cell = wm_cli_cell (text);

  return g_intern_string (cell);
}

void
wm_cli_append_cells (GString *out, const char *first, ...)
{
  va_list texts;

  va_start (texts, first);
  for (const char *text = first; text != NULL; text = va_arg (texts, const char *))
    {
      g_autofree char *cell = wm_cli_cell (text);

      g_string_append_printf (out, "%s%s", text == first ? "" : "\t", cell);
    }
  va_end (texts);
}

/* A message is one line, whatever text of a file it quotes. */
static void
print_error (const char *message)
{
  g_autofree char *line = wm_cli_cell (message);

  g_printerr ("waymark-cli: %s\n", line);
}

int
wm_cli_fail (const GError *error)
{
  print_error (error ? error->message : _ ("Something failed without saying why."));
  return WM_EXIT_FAILED;
}

int
wm_cli_skill (WmMap *map, const char *slug, GError **error)
{
  int skill = wm_map_find_skill (map, slug);

  if (skill < 0)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("There is no skill “%s” in this workspace (“list skills” shows them)"), slug);
  return skill;
}

int
wm_cli_usage (const WmCliCommand *command, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *hint = NULL;
  g_autofree char *whole = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (command->run)
    /* Translators: the name of a command follows. */
    hint = g_strdup_printf (_ ("try “waymark-cli %s --help”."), command->name);
  else
    hint = g_strdup (_ ("try “waymark-cli --help”."));
  /* Translators: what is wrong, then a hint */
  whole = g_strdup_printf (_ ("%s; %s"), message, hint);
  print_error (whole);
  return WM_EXIT_USAGE;
}

/* GLib leaves the mark that ends the options where a word with a dash follows it. */
static void
drop_mark (GStrv words)
{
  for (guint i = 1; words[i] != NULL; i++)
    if (g_str_equal (words[i], "--"))
      {
        g_free (words[i]);
        for (; words[i] != NULL; i++)
          words[i] = words[i + 1];
        return;
      }
}

gboolean
wm_cli_parse (const WmCliCommand *command, const GOptionEntry *entries, int argc, char **argv,
              guint least, guint most, WmCliLine *line)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *parameters = NULL;
  g_auto (GStrv) copy = g_new0 (char *, argc + 1);
  gboolean help = FALSE;
  GOptionEntry common[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &line->options.actor, N_ ("Who acts"), N_ ("PERSON") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &line->options.json, N_ ("Print JSON"), NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Language of messages and content"),
      N_ ("LANG") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *language = NULL;

  common[2].arg_data = &language;
  parameters = g_strdup (*command->arguments ? _ (command->arguments) : "");
  context = g_option_context_new (parameters);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _ (command->summary));
  if (command->details)
    g_option_context_set_description (context, _ (command->details));
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  copy[0] = g_strconcat ("waymark-cli ", argv[0], NULL);
  for (int i = 1; i < argc; i++)
    copy[i] = g_strdup (argv[i]);
  g_set_prgname (copy[0]);
  if (!g_option_context_parse_strv (context, &copy, &error))
    {
      wm_cli_usage (command, "%s", error->message);
      return FALSE;
    }
  if (help)
    {
      char *text = g_option_context_get_help (context, TRUE, NULL);
      int status = wm_cli_print (text);

      g_free (text);
      exit (status);
    }
  drop_mark (copy);
  line->n_words = g_strv_length (copy) - 1;
  if (line->n_words < least || line->n_words > most)
    {
      wm_cli_usage (command,
                    line->n_words < least ? _ ("Something is missing on the command line")
                                          : _ ("There is too much on the command line"));
      return FALSE;
    }
  line->words = g_strdupv (copy + 1);
  return TRUE;
}

void
wm_cli_line_clear (WmCliLine *line)
{
  g_clear_pointer (&line->options.actor, g_free);
  g_clear_pointer (&line->words, g_strfreev);
}

WmStore *
wm_cli_open (const WmCliLine *line, GError **error)
{
  g_autoptr (WmStore) store = wm_store_open (line->words[0], WM_STORE_OPEN, error);

  if (!store)
    return NULL;
  if (line->options.actor)
    {
      g_autoptr (WmPerson) actor = wm_person_find (store, line->options.actor, error);

      if (!actor)
        return NULL;
      wm_store_set_viewer (store, actor->slug);
    }
  return g_steal_pointer (&store);
}

int
wm_cli_role (WmMap *map, const char *slug, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);
  int role = wm_map_find_role (map, slug);

  if (role >= 0)
    return role;
  for (guint i = 0; i < map->roles->len; i++)
    g_string_append_printf (known, "%s%s", i ? ", " : "", wm_map_role (map, i)->slug);
  if (known->len == 0)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("There is no role “%s”: this workspace has no roles yet; import a pack"), slug);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, _ ("There is no role “%s”; there are: %s"),
                 slug, known->str);
  return -1;
}

gboolean
wm_cli_date (const char *option, const char *text, GDate *date, GError **error)
{
  if (wm_date_parse (text, date))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("%s: “%s” is not a date from 1970 to 2200; write it as 2026-12-01"), option,
               text);
  return FALSE;
}

gboolean
wm_cli_today (const char *text, GDate *today, GError **error)
{
  if (text != NULL)
    return wm_cli_date ("--on", text, today, error);
  wm_date_today (today);
  return TRUE;
}

const char *
wm_cli_importance (WmImportance importance)
{
  switch (importance)
    {
    case WM_IMPORTANCE_MUST:
      return C_ ("importance", "must");
    case WM_IMPORTANCE_SHOULD:
      return C_ ("importance", "should");
    case WM_IMPORTANCE_NICE:
      return C_ ("importance", "nice");
    default:
      return "";
    }
}

void
wm_cli_put_text (WmJsonWriter *writer, const char *key, const char *text)
{
  if (!text || !*text)
    return;
  wm_json_writer_key (writer, key);
  wm_json_writer_string (writer, text);
}

void
wm_cli_put_int (WmJsonWriter *writer, const char *key, gint64 number)
{
  wm_json_writer_key (writer, key);
  wm_json_writer_int (writer, number);
}

/* (transfer full): @text without a control character but the ends of lines and tabs */
static char *
tame (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_sized_new (strlen (valid) + 1);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_iscntrl (letter) && letter != '\n' && letter != '\t')
        g_string_append_printf (out, "\\u%04x", letter);
      else
        g_string_append_len (out, at, g_utf8_next_char (at) - at);
    }
  return g_string_free (out, FALSE);
}

int
wm_cli_print (const char *text)
{
  g_autofree char *tamed = tame (text);

  if (fputs (tamed, stdout) >= 0 && fflush (stdout) == 0)
    return WM_EXIT_DONE;
  g_printerr ("waymark-cli: ");
  g_printerr (_ ("Cannot write to standard output: %s"), g_strerror (errno));
  g_printerr ("\n");
  return WM_EXIT_FAILED;
}

int
wm_cli_print_one (const char *key, const char *text, gboolean json)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autofree char *line = g_strconcat (text, "\n", NULL);
  g_autofree char *object = NULL;

  if (!json)
    return wm_cli_print (line);
  wm_json_writer_begin_object (writer);
  wm_json_writer_key (writer, key);
  wm_json_writer_string (writer, text);
  wm_json_writer_end_object (writer);
  object = wm_json_writer_finish (writer);
  return wm_cli_print (object);
}
