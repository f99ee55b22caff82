/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The people of a workspace.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "people/wm-people.h"
#include "store/wm-sql.h"

#define NAMES_SHOWN 8

void
wm_person_free (WmPerson *person)
{
  if (person == NULL)
    return;
  g_free (person->slug);
  g_free (person->name);
  g_free (person->label);
  g_free (person->kind);
  g_free (person->target_role);
  g_free (person);
}

#define PERSON_COLUMNS "SELECT id, slug, name, label, kind, target_role FROM person"

static GPtrArray *
query_people (WmStore *store, const char *sql, const char *value, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_person_free);
  g_autoptr (WmRows) rows = wm_sql_query (store, error, sql, value != NULL ? "t" : "", value);

  while (wm_rows_step (rows))
    {
      WmPerson *person = g_new0 (WmPerson, 1);

      person->id = wm_rows_int (rows, 0);
      person->slug = g_strdup (wm_rows_text (rows, 1));
      person->name = g_strdup (wm_rows_text (rows, 2));
      person->label = g_strdup (wm_rows_text (rows, 3));
      person->kind = g_strdup (wm_rows_text (rows, 4));
      person->target_role = g_strdup (wm_rows_text (rows, 5));
      g_ptr_array_add (people, person);
    }
  return wm_rows_end (rows, error) ? g_steal_pointer (&people) : NULL;
}

/* A person and what she is sorted by: numbers in names count, "Guest 2" is before
 * "Guest 10" */
typedef struct
{
  WmPerson *person;
  char *key;
} Keyed;

static int
compare_keyed (gconstpointer a, gconstpointer b)
{
  const Keyed *left = a, *right = b;
  int by_name = strcmp (left->key, right->key);

  return by_name != 0 ? by_name : strcmp (left->person->slug, right->person->slug);
}

static void
sort_people (GPtrArray *people)
{
  g_autofree Keyed *keyed = g_new (Keyed, people->len + 1);

  for (guint i = 0; i < people->len; i++)
    {
      keyed[i].person = g_ptr_array_index (people, i);
      keyed[i].key = g_utf8_collate_key_for_filename (keyed[i].person->name, -1);
    }
  qsort (keyed, people->len, sizeof *keyed, compare_keyed);
  for (guint i = 0; i < people->len; i++)
    {
      people->pdata[i] = keyed[i].person;
      g_free (keyed[i].key);
    }
}

GPtrArray *
wm_people_list (WmStore *store, GError **error)
{
  GPtrArray *people;

  g_return_val_if_fail (WM_IS_STORE (store), NULL);

  people = query_people (store, PERSON_COLUMNS, NULL, error);
  if (people != NULL)
    sort_people (people);
  return people;
}

WmPerson *
wm_person_load (WmStore *store, const char *slug, GError **error)
{
  g_autoptr (GPtrArray) people = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && slug != NULL, NULL);

  people = query_people (store, PERSON_COLUMNS " WHERE slug = ?1", slug, error);
  if (people == NULL)
    return NULL;
  if (people->len == 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   /* Translators: %s is the id of a person */
                   _ ("There is no person “%s” in this workspace."), slug);
      return NULL;
    }
  return g_ptr_array_steal_index (people, 0);
}

/* (transfer full): "Ana, Ben, Chen", cut after some */
static char *
list_names (WmStore *store)
{
  g_autoptr (GPtrArray) people = wm_people_list (store, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; people != NULL && i < people->len && i < NAMES_SHOWN; i++)
    {
      WmPerson *person = g_ptr_array_index (people, i);

      if (i > 0)
        g_string_append (names, ", ");
      g_string_append (names, person->name);
    }
  if (people != NULL && people->len > NAMES_SHOWN)
    g_string_append (names, " …");
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
set_not_found (WmStore *store, const char *wanted, GError **error)
{
  g_autofree char *names = list_names (store);

  if (*names == '\0')
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("There is no person “%s”: nobody is in this workspace yet."), wanted);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 /* Translators: the second %s is a list of names */
                 _ ("There is no person “%s” in this workspace. Known are: %s."), wanted, names);
}

WmPerson *
wm_person_find (WmStore *store, const char *slug_or_name, GError **error)
{
  g_autoptr (GPtrArray) people = NULL;
  const char *wanted = slug_or_name;

  g_return_val_if_fail (WM_IS_STORE (store) && wanted != NULL, NULL);

  people = query_people (store, PERSON_COLUMNS " WHERE slug = ?1", wanted, error);
  if (people != NULL && people->len == 0)
    {
      g_ptr_array_unref (people);
      people = query_people (store, PERSON_COLUMNS " WHERE name = ?1 ORDER BY slug", wanted, error);
    }
  if (people == NULL)
    return NULL;

  if (people->len == 1)
    return g_ptr_array_steal_index (people, 0);
  if (people->len > 1)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                 _ ("%u people are called “%s”. Name one by id, for example “%s”."), people->len,
                 wanted, ((WmPerson *) people->pdata[0])->slug);
  else
    set_not_found (store, wanted, error);
  return NULL;
}

WmPerson *
wm_person_ensure (WmStore *store, const char *slug_or_name, GError **error)
{
  g_autoptr (GError) failure = NULL;
  WmPerson *person = wm_person_find (store, slug_or_name, &failure);

  if (person != NULL)
    return person;
  if (g_error_matches (failure, WM_ERROR, WM_ERROR_NOT_FOUND))
    return wm_person_add (store, slug_or_name, NULL, error);

  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static gboolean
insert_person (WmStore *store, const char *slug, const char *name, const char *kind,
               GError **error)
{
  g_autofree char *subject = g_strconcat ("person:", slug, NULL);

  if (!wm_store_begin (store, "add-person", subject, error))
    return FALSE;
  if (wm_sql_run (store, error, "INSERT INTO person (id, slug, name, kind) VALUES (?1, ?2, ?3, ?4)",
                  "ittt", wm_sql_new_id (), slug, name, kind != NULL ? kind : ""))
    return wm_store_commit (store, error);

  wm_store_rollback (store);
  return FALSE;
}

WmPerson *
wm_person_add (WmStore *store, const char *name, const char *kind, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *slug = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && name != NULL, NULL);

  clean = wm_text_clean (name, TRUE, _ ("Name of the person"), error);
  if (clean == NULL)
    return NULL;
  slug = wm_sql_new_slug ("person");
  if (!insert_person (store, slug, clean, kind, error))
    return NULL;
  return wm_person_load (store, slug, error);
}

/* One action that sets one column of a person; @sql takes slug and value. */
static gboolean
update_person (WmStore *store, const char *slug, const char *label, const char *sql,
               const char *value, GError **error)
{
  g_autofree char *subject = g_strconcat ("person:", slug, NULL);

  if (!wm_store_begin (store, label, subject, error))
    return FALSE;
  if (wm_sql_run (store, error, sql, "tt", slug, value))
    return wm_store_commit (store, error);

  wm_store_rollback (store);
  return FALSE;
}

gboolean
wm_person_rename (WmStore *store, const char *slug, const char *name, GError **error)
{
  g_autoptr (WmPerson) person = NULL;
  g_autofree char *clean = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && slug != NULL && name != NULL, FALSE);

  person = wm_person_load (store, slug, error);
  clean = person != NULL ? wm_text_clean (name, TRUE, _ ("Name of the person"), error) : NULL;
  if (clean == NULL)
    return FALSE;
  if (g_str_equal (clean, person->name))
    return TRUE;
  return update_person (store, slug, "rename-person", "UPDATE person SET name = ?2 WHERE slug = ?1",
                        clean, error);
}

gboolean
wm_person_set_target (WmStore *store, const char *slug, const char *role, GError **error)
{
  g_autoptr (WmPerson) person = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && slug != NULL, FALSE);

  role = role != NULL ? role : "";
  person = wm_person_load (store, slug, error);
  if (person == NULL)
    return FALSE;
  if (g_str_equal (role, person->target_role))
    return TRUE;
  if (*role != '\0' && wm_sql_int (store, 0, "SELECT id FROM role WHERE slug = ?1", "t", role) == 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   _ ("There is no role “%s” in this workspace."), role);
      return FALSE;
    }
  return update_person (store, slug, "set-target-role",
                        "UPDATE person SET target_role = ?2 WHERE slug = ?1", role, error);
}

gboolean
wm_person_set_kind (WmStore *store, const char *slug, const char *kind, GError **error)
{
  g_autoptr (WmPerson) person = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && slug != NULL && kind != NULL, FALSE);
  g_return_val_if_fail (g_str_equal (kind, "") || g_str_equal (kind, "candidate")
                          || g_str_equal (kind, "employee"),
                        FALSE);

  person = wm_person_load (store, slug, error);
  if (person == NULL)
    return FALSE;
  if (g_str_equal (person->kind, kind) || g_str_equal (person->kind, "self"))
    return TRUE;
  return update_person (store, slug, "set-person-kind",
                        "UPDATE person SET kind = ?2 WHERE slug = ?1", kind, error);
}

/* A scorecard that was submitted stays, whoever it is by or about. */
static gboolean
check_unsealed (WmStore *store, const WmPerson *person, GError **error)
{
  if (wm_sql_int (store, 0,
                  "SELECT count (*) FROM scorecard c JOIN interview i ON i.id = c.interview_id"
                  " JOIN application a ON a.id = i.application_id"
                  " JOIN person p ON p.id IN (i.interviewer_id, a.person_id) WHERE p.slug = ?1",
                  "t", person->slug)
      == 0)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               /* Translators: %s is a person. */
               _ ("There are scorecards by or about %s, and what was submitted stays. Erase her "
                  "instead: that takes the name and keeps the counts."),
               person->name);
  return FALSE;
}

gboolean
wm_person_remove (WmStore *store, const char *slug, GError **error)
{
  g_autoptr (WmPerson) person = NULL;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && slug != NULL, FALSE);

  person = wm_person_load (store, slug, error);
  if (person == NULL)
    return FALSE;
  if (g_strcmp0 (wm_store_get_viewer (store), slug) == 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   /* Translators: %s is a person. */
                   _ ("%s is whoever looks at this workspace, and cannot be removed from it."),
                   person->name);
      return FALSE;
    }
  if (!check_unsealed (store, person, error))
    return FALSE;
  subject = g_strconcat ("person:", slug, NULL);
  if (!wm_store_begin (store, "remove-person", subject, error))
    return FALSE;
  if (wm_sql_run (store, error, "DELETE FROM person WHERE slug = ?1", "t", slug))
    return wm_store_commit (store, error);

  wm_store_rollback (store);
  return FALSE;
}

gboolean
wm_people_concerned (GArray *changes)
{
  static const char *const tables[] = { "person", "assessment", "skill_rating", NULL };

  return wm_changes_concern (changes, tables);
}
