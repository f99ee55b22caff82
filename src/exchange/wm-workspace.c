/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A workspace that starts useful: the schema, the content of a pack, and the
 * person who opened it.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdarg.h>

#include "exchange/wm-exchange.h"
#include "exchange/wm-transfer.h"
#include "exchange/wm-workspace.h"
#include "people/wm-people.h"

char *
wm_data_file (const char *element, ...)
{
  const char *folder = g_getenv ("WAYMARK_DATADIR");
  g_autofree char *below = NULL;
  va_list elements;

  va_start (elements, element);
  below = g_build_filename_valist (element, &elements);
  va_end (elements);
  return g_build_filename (folder && *folder ? folder : WM_PKGDATADIR, below, NULL);
}

/* The person at the keyboard, by the name the system knows, if it knows one. */
static WmPerson *
add_first_person (WmStore *store, GError **error)
{
  const char *name = g_get_real_name ();

  if (!name || !*name || g_str_equal (name, "Unknown") || g_str_equal (name, "root")
      || !g_utf8_validate (name, -1, NULL))
    /* Translators: the name of the first person of a workspace until she
     * gives her own. */
    name = _ ("Me");
  return wm_person_add (store, name, "self", error);
}

/* The sample has somebody of its own to be: whoever opens it is that person. */
static WmPerson *
find_self (WmStore *store, GError **error)
{
  g_autoptr (GPtrArray) people = wm_people_list (store, error);

  for (guint i = 0; people && i < people->len; i++)
    {
      WmPerson *person = g_ptr_array_index (people, i);

      if (g_str_equal (person->kind, "self"))
        return wm_person_load (store, person->slug, error);
    }
  return people ? add_first_person (store, error) : NULL;
}

static gboolean
fill (WmStore *store, const char *pack, const char *sample, GError **error)
{
  g_autoptr (WmPerson) person = NULL;

  if (!g_str_equal (pack, "none"))
    {
      g_autoptr (WmImportReport) report = wm_import_pack (store, pack, error);

      if (!report)
        return FALSE;
    }
  if (sample != NULL && !wm_sample_add (store, sample, error))
    return FALSE;
  person = find_self (store, error);
  if (!person || !wm_store_set_setting (store, "viewer", person->slug, error))
    return FALSE;
  wm_store_set_viewer (store, person->slug);
  return wm_store_forget_history (store, error);
}

static void
remove_files (const char *path)
{
  static const char *const ends[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *file = g_strconcat (path, ends[i], NULL);
      g_unlink (file);
    }
}

WmStore *
wm_workspace_create (const char *path, const char *pack, const char *sample, GError **error)
{
  g_autoptr (WmStore) store = NULL;

  g_return_val_if_fail (path && pack, NULL);
  store = wm_store_open (path, WM_STORE_CREATE, error);
  if (!store)
    return NULL;
  if (!fill (store, pack, sample, error))
    {
      wm_store_close (store, NULL);
      remove_files (path);
      return NULL;
    }
  return g_steal_pointer (&store);
}
