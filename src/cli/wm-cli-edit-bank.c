/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits of resources and of the bank of questions.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/wm-cli-edit.h"

static WmResourceEdit
read_resource (const WmCliEdit *it)
{
  const WmCliSaid *said = &it->said;
  WmResourceEdit edit = { .name = said->name,
                          .url = said->url,
                          .kind = said->kind,
                          .language = said->language,
                          .note = said->note,
                          .tier = said->tier,
                          .minutes = said->minutes,
                          .skills = LIST (said->skills) };

  return edit;
}

static gboolean
resource_add (WmCliEdit *it, GError **error)
{
  WmResourceEdit edit = read_resource (it);

  edit.url = it->words[0];
  it->made = wm_resource_add (it->store, &edit, error);
  return it->made != NULL;
}

static gboolean
resource_edit (WmCliEdit *it, GError **error)
{
  WmResourceEdit edit = read_resource (it);

  return wm_resource_edit (it->store, it->words[0], &edit, error);
}

static gboolean
resource_link (WmCliEdit *it, GError **error)
{
  return wm_resource_link (it->store, it->words[0], LIST (it->words + 1), TRUE, error);
}

static gboolean
resource_unlink (WmCliEdit *it, GError **error)
{
  return wm_resource_link (it->store, it->words[0], LIST (it->words + 1), FALSE, error);
}

static gboolean
resource_delete (WmCliEdit *it, GError **error)
{
  return wm_resource_delete (it->store, it->words[0], error);
}

/* All of standard input; of more than a list may hold only so much that it is refused. */
static char *
read_input (GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char part[4096];
  gsize n;

  while (text->len <= WM_LINKS_MOST && (n = fread (part, 1, sizeof part, stdin)) > 0)
    g_string_append_len (text, part, (gssize) n);
  if (!ferror (stdin) && memchr (text->str, '\0', text->len) == NULL)
    return g_string_free (g_steal_pointer (&text), FALSE);
  if (ferror (stdin))
    g_set_error_literal (error, WM_ERROR, WM_ERROR_FAILED,
                         _ ("Standard input could not be read."));
  else
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                         _ ("Standard input is no text: it holds a zero byte."));
  return NULL;
}

static gboolean
resource_paste (WmCliEdit *it, GError **error)
{
  g_autofree char *text = read_input (error);

  return text != NULL
         && wm_links_paste (it->store, text, LIST (it->words), &it->pasted, error);
}

static WmQuestionEdit
read_question (const WmCliEdit *it)
{
  const WmCliSaid *said = &it->said;
  WmQuestionEdit edit = { .text = said->name,
                          .kind = said->kind,
                          .strong = said->strong,
                          .weak = said->weak,
                          .level = said->level,
                          .minutes = said->minutes,
                          .skills = LIST (said->skills),
                          .follow_ups = LIST (said->follow_ups) };

  return edit;
}

static gboolean
question_add (WmCliEdit *it, GError **error)
{
  WmQuestionEdit edit = read_question (it);

  edit.text = it->words[0];
  it->made = wm_question_add (it->store, &edit, error);
  return it->made != NULL;
}

static gboolean
question_edit (WmCliEdit *it, GError **error)
{
  WmQuestionEdit edit = read_question (it);

  return wm_question_edit (it->store, it->words[0], &edit, error);
}

static gboolean
question_link (WmCliEdit *it, GError **error)
{
  return wm_question_link (it->store, it->words[0], LIST (it->words + 1), TRUE, error);
}

static gboolean
question_unlink (WmCliEdit *it, GError **error)
{
  return wm_question_link (it->store, it->words[0], LIST (it->words + 1), FALSE, error);
}

static gboolean
question_delete (WmCliEdit *it, GError **error)
{
  return wm_question_delete (it->store, it->words[0], error);
}

const WmCliEditVerb wm_cli_bank_verbs[] = {
  { "resource", "add", 1, 1, resource_add },
  { "resource", "edit", 1, 1, resource_edit },
  { "resource", "link", 2, WM_CLI_EDIT_MANY, resource_link },
  { "resource", "unlink", 2, WM_CLI_EDIT_MANY, resource_unlink },
  { "resource", "delete", 1, 1, resource_delete },
  { "resource", "paste", 0, WM_CLI_EDIT_MANY, resource_paste },
  { "question", "add", 1, 1, question_add },
  { "question", "edit", 1, 1, question_edit },
  { "question", "link", 2, WM_CLI_EDIT_MANY, question_link },
  { "question", "unlink", 2, WM_CLI_EDIT_MANY, question_unlink },
  { "question", "delete", 1, 1, question_delete },
  { NULL },
};
