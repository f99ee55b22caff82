/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person may ask for all that is kept about her: one click, one file.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-person-file.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-export-picture.h"
#include "app/wm-feedback.h"
#include "draw/wm-describe.h"
#include "exchange/wm-exchange.h"

typedef struct
{
  WmSession *session;
  char *person;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->session);
  g_free (asked->person);
  g_free (asked);
}

static GBytes *
make_bytes (const Asked *asked, const char *path, GError **error)
{
  WmStore *store = wm_session_get_store (asked->session);
  WmMap *map = wm_session_get_map (asked->session);
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autoptr (GPtrArray) parts = NULL;

  if (!g_str_has_suffix (lower, ".pdf"))
    return wm_export_person (store, asked->person, error);
  parts = wm_tell_person (store, map, asked->person, error);
  return parts != NULL ? wm_parts_to_pdf (parts, map->locale, error) : NULL;
}

static void
on_got_file (GtkWidget *from, const char *path, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_bytes (asked, path, &error);

  if (bytes != NULL && wm_file_write (path, bytes, &error))
    wm_tell_written (from, path);
  else
    wm_feedback_error (from, error);
}

void
wm_person_file_ask (GtkWidget *from, WmSession *session, const char *person)
{
  g_autofree char *suggestion = g_strconcat (person, ".pdf", NULL);
  Asked *asked = g_new0 (Asked, 1);

  asked->session = g_object_ref (session);
  asked->person = g_strdup (person);
  /* Translators: title of a dialog that asks for a file; the endings stay as they are. */
  wm_ask_file (from, _("Everything About a Person: .pdf to Read, .json for Programs"), suggestion,
               on_got_file, asked, asked_free);
}
