/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of a person only because she applied.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hiring/wm-candidate.h"
#include "hiring/wm-erase.h"
#include "hiring/wm-hiring-private.h"
#include "map/wm-map-edit.h"

void
wm_candidate_free (WmCandidate *it)
{
  if (it == NULL)
    return;
  g_free (it->person);
  g_free (it->name);
  g_free (it->email);
  g_free (it->url);
  g_free (it->phone);
  g_free (it->source);
  g_free (it->documents);
  g_free (it->notes);
  g_free (it);
}

WmCandidate *
wm_candidate_load (WmStore *store, const char *person, GError **error)
{
  g_autoptr (WmRows) rows = NULL;
  g_autoptr (GError) failure = NULL;
  WmCandidate *it;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL, NULL);

  rows = wm_sql_query (store, error,
                       "SELECT p.name, p.email, p.url, coalesce (c.phone, ''),"
                       " coalesce (c.source, ''), coalesce (c.documents, ''),"
                       " coalesce (c.notes, ''), coalesce (c.resume, '') <> '' FROM person p"
                       " LEFT JOIN candidate c ON c.person_id = p.id WHERE p.slug = ?1",
                       "t", person);
  if (rows == NULL)
    return NULL;
  if (!wm_rows_next (rows, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        wm_hiring_find_person (store, person, error);
      return NULL;
    }
  it = g_new0 (WmCandidate, 1);
  it->person = g_strdup (person);
  it->name = g_strdup (wm_rows_text (rows, 0));
  it->email = g_strdup (wm_rows_text (rows, 1));
  it->url = g_strdup (wm_rows_text (rows, 2));
  it->phone = g_strdup (wm_rows_text (rows, 3));
  it->source = g_strdup (wm_rows_text (rows, 4));
  it->documents = g_strdup (wm_rows_text (rows, 5));
  it->notes = g_strdup (wm_rows_text (rows, 6));
  it->has_resume = wm_rows_int (rows, 7) != 0;
  return it;
}

static gboolean
set_url (WmStore *store, gint64 person, const char *url, GError **error)
{
  g_autofree char *address = NULL;

  if (url == NULL)
    return TRUE;
  address = *url != '\0' ? wm_web_address (url, error) : g_strdup ("");
  return address != NULL
         && wm_sql_run (store, error, "UPDATE person SET url = ?2 WHERE id = ?1", "it", person,
                        address);
}

/* A text of one line that may be empty */
static gboolean
set_line (WmStore *store, const char *update, gint64 person, const char *text, const char *what,
          GError **error)
{
  g_autofree char *line = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return wm_hiring_set_text (store, update, person, line, line != NULL && *line != '\0', what,
                             error);
}

static gboolean
write_edit (WmStore *store, gint64 person, const WmCandidateEdit *edit, GError **error)
{
  return wm_sql_run (store, error,
                     "INSERT INTO candidate (person_id, created) VALUES (?1, ?2)"
                     " ON CONFLICT DO NOTHING",
                     "ii", person, wm_hiring_now ())
         && wm_hiring_set_text (store, "UPDATE person SET name = ?2 WHERE id = ?1", person,
                                edit->name, TRUE, _ ("Name of the person"), error)
         && set_line (store, "UPDATE person SET email = ?2 WHERE id = ?1", person, edit->email,
                     _ ("E-mail"), error)
         && set_url (store, person, edit->url, error)
         && set_line (store, "UPDATE candidate SET phone = ?2 WHERE person_id = ?1", person,
                     edit->phone, _ ("Phone"), error)
         && set_line (store, "UPDATE candidate SET source = ?2 WHERE person_id = ?1", person,
                     edit->source, _ ("Source"), error)
         && wm_hiring_set_text (store, "UPDATE candidate SET documents = ?2 WHERE person_id = ?1",
                                person, edit->documents, FALSE, _ ("Documents"), error)
         && wm_hiring_set_text (store, "UPDATE candidate SET notes = ?2 WHERE person_id = ?1",
                                person, edit->notes, FALSE, _ ("Notes"), error);
}

gboolean
wm_candidate_edit (WmStore *store, const char *person, const WmCandidateEdit *edit, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL && edit != NULL, FALSE);

  id = wm_hiring_find_person (store, person, error);
  return id != 0 && wm_hiring_begin (store, "edit-candidate", "person", person, error)
         && wm_hiring_finish (store, write_edit (store, id, edit, error), error);
}

char *
wm_candidate_alias (const char *person)
{
  gsize length = strlen (person);
  g_autofree char *end = g_ascii_strup (person + (length > 4 ? length - 4 : 0), -1);

  /* Translators: stands for a candidate whose name is hidden; %s is four
   * letters or digits */
  return g_strdup_printf (_ ("Candidate %s"), end);
}

/* Nothing is said any more of who was erased; and only a claim that is there goes. */
static gboolean
check_claim (WmStore *store, const char *person, const char *skill, gboolean taken_away,
             GError **error)
{
  if (wm_person_is_erased (store, person))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("This person was erased: nothing can be claimed for her."));
      return FALSE;
    }
  if (!taken_away
      || wm_sql_int (store, 0,
                     "SELECT count (*) FROM claimed_skill c JOIN person p ON p.id = c.person_id"
                     " WHERE p.slug = ?1 AND c.skill = ?2",
                     "tt", person, skill)
           > 0)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, _ ("She claims nothing of the skill “%s”."),
               skill);
  return FALSE;
}

gboolean
wm_candidate_claim (WmStore *store, const char *person, const char *skill, const char *words,
                    GError **error)
{
  g_autofree char *clean = NULL;
  gboolean done;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL && skill != NULL, FALSE);

  id = wm_hiring_find_person (store, person, error);
  clean = words != NULL ? wm_text_clean (words, FALSE, _ ("Claim"), error) : NULL;
  if (id == 0 || (words != NULL && clean == NULL))
    return FALSE;
  if (!check_claim (store, person, skill, clean == NULL, error)
      || !wm_hiring_begin (store, "edit-candidate", "person", person, error))
    return FALSE;
  if (clean == NULL)
    done = wm_sql_run (store, error,
                       "DELETE FROM claimed_skill WHERE person_id = ?1 AND skill = ?2", "it", id,
                       skill);
  else
    done = wm_sql_run (store, error,
                       "INSERT INTO claimed_skill (person_id, skill, words) VALUES (?1, ?2, ?3)"
                       " ON CONFLICT DO UPDATE SET words = excluded.words",
                       "itt", id, skill, clean);
  return wm_hiring_finish (store, done, error);
}

static void
claim_free (gpointer data)
{
  WmClaim *it = data;

  g_free (it->skill);
  g_free (it->words);
  g_free (it);
}

const char *
wm_claims_find (GPtrArray *claims, const char *skill)
{
  for (guint i = 0; claims != NULL && i < claims->len; i++)
    if (g_str_equal (((WmClaim *) claims->pdata[i])->skill, skill))
      return ((WmClaim *) claims->pdata[i])->words;
  return NULL;
}

GPtrArray *
wm_candidate_claims (WmStore *store, const char *person, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (claim_free);
  g_autoptr (WmRows) rows = NULL;
  gboolean failed;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL, NULL);

  rows = wm_sql_query (store, error,
                       "SELECT c.skill, c.words FROM claimed_skill c"
                       " JOIN person p ON p.id = c.person_id"
                       " WHERE p.slug = ?1 ORDER BY c.skill",
                       "t", person);
  failed = rows == NULL;
  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      WmClaim *it = g_new0 (WmClaim, 1);

      it->skill = g_strdup (wm_rows_text (rows, 0));
      it->words = g_strdup (wm_rows_text (rows, 1));
      g_ptr_array_add (list, it);
    }
  return failed ? NULL : g_steal_pointer (&list);
}
