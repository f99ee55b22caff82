/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Erasing a person. What is hers alone goes with its rows; what others wrote
 * keeps its levels and loses its words.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hiring/wm-card-private.h"
#include "hiring/wm-erase.h"

#define SHORTEST_NEEDLE 2 /* bytes */
#define SHORTEST_PART 3   /* characters of a name */

void
wm_erased_clear (WmErased *erased)
{
  g_clear_pointer (&erased->stub, g_free);
  g_clear_pointer (&erased->left, g_ptr_array_unref);
}

/* ---- what to look for ------------------------------------------------------- */

static void
add_needle (GPtrArray *needles, const char *text)
{
  g_autofree char *clean = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (strlen (clean) >= SHORTEST_NEEDLE)
    g_ptr_array_add (needles, g_steal_pointer (&clean));
}

/* A name that others' documents have too, such as "cv.pdf", says nothing of her. */
static void
add_document (GPtrArray *needles, WmStore *store, gint64 person, const char *name)
{
  if (wm_sql_int (store, 1,
                  "SELECT count (*) FROM candidate WHERE person_id <> ?1"
                  " AND instr (lower (documents), lower (trim (?2))) > 0",
                  "it", person, name)
      == 0)
    add_needle (needles, name);
}

/* (transfer full): her name, mail, address, phone and the names of documents */
static GPtrArray *
find_needles (WmStore *store, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) needles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT p.name, p.email, p.url, coalesce (c.phone, ''),"
                      " coalesce (c.documents, '') FROM person p LEFT JOIN candidate c"
                      " ON c.person_id = p.id WHERE p.id = ?1",
                      "i", person);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      g_auto (GStrv) documents = g_strsplit (wm_rows_text (rows, 4), "\n", -1);

      for (int i = 0; i < 4; i++)
        add_needle (needles, wm_rows_text (rows, i));
      for (guint i = 0; documents[i] != NULL; i++)
        add_document (needles, store, person, documents[i]);
    }
  g_ptr_array_add (needles, NULL);
  return failed ? NULL : g_steal_pointer (&needles);
}

/* (transfer full): first and last name alone, which could be another's, or any word: "March" */
static GPtrArray *
find_parts (const char *name)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = g_strsplit_set (name, " ,.;()", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) >= SHORTEST_PART && strcmp (words[i], name) != 0)
      g_ptr_array_add (parts, g_strdup (words[i]));
  g_ptr_array_add (parts, NULL);
  return parts;
}

/* ---- rows ------------------------------------------------------------------- */

/* Tables whose rows belong to a person alone go with her; those that count for
 * others stay. */
static gboolean
drop_own_rows (WmStore *store, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) deletes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT m.name, f.\"from\" FROM sqlite_schema m,"
                      " pragma_foreign_key_list (m.name) f WHERE m.type = 'table'"
                      " AND f.\"table\" = 'person' AND f.on_delete = 'CASCADE'"
                      " AND m.name NOT IN ('application', 'interview') ORDER BY 1, 2",
                      "");
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    g_ptr_array_add (deletes, g_strdup_printf ("DELETE FROM \"%s\" WHERE \"%s\" = ?1",
                                               wm_rows_text (rows, 0), wm_rows_text (rows, 1)));
  for (guint i = 0; !failed && i < deletes->len; i++)
    failed = !wm_sql_run (store, error, g_ptr_array_index (deletes, i), "i", person);
  return !failed;
}

#define HER_CARDS                                                                                  \
  "(SELECT c.id FROM scorecard c JOIN interview i ON i.id = c.interview_id"                        \
  " JOIN application a ON a.id = i.application_id WHERE a.person_id = ?1)"
#define HER_APPLICATIONS "(SELECT id FROM application WHERE person_id = ?1)"
#define HER_INTERVIEWS "(SELECT id FROM interview WHERE application_id IN " HER_APPLICATIONS ")"
#define HER_DEBRIEFS "(SELECT id FROM debrief WHERE application_id IN " HER_APPLICATIONS ")"
#define HER_DECISIONS "(SELECT id FROM decision WHERE application_id IN " HER_APPLICATIONS ")"

/* Seals are made from what is taken away, so they go with it. */
static const char *const blanks[] = {
  "UPDATE scorecard SET summary = '', red_flags = '', sha256 = '', extra = '{}'"
  " WHERE id IN " HER_CARDS,
  "UPDATE scorecard_rating SET evidence = '' WHERE scorecard_id IN " HER_CARDS,
  "UPDATE scorecard_question SET note = '' WHERE scorecard_id IN " HER_CARDS,
  "UPDATE scorecard_amendment SET text = '', reason = '', sha256 = '' WHERE scorecard_id IN "
  HER_CARDS,
  "UPDATE debrief SET notes = '', extra = '{}' WHERE application_id IN " HER_APPLICATIONS,
  "UPDATE debrief_skill SET note = '' WHERE debrief_id IN " HER_DEBRIEFS,
  "UPDATE debrief_move SET reason = '' WHERE debrief_id IN " HER_DEBRIEFS,
  "UPDATE decision SET rationale = '', for_candidate = '', extra = '{}' WHERE id IN "
  HER_DECISIONS,
  "UPDATE decision_skill SET rationale = '' WHERE decision_id IN " HER_DECISIONS,
  "UPDATE application SET reason = '', extra = '{}' WHERE id IN " HER_APPLICATIONS,
  "UPDATE application_event SET reason = '' WHERE application_id IN " HER_APPLICATIONS,
  "UPDATE interview SET extra = '{}' WHERE id IN " HER_INTERVIEWS,
  /* A filter of candidates may name where she came from. */
  "DELETE FROM setting WHERE ?1 IS NOT NULL AND key GLOB 'candidates *'"
  " AND instr (value, 'source:') > 0",
  "DELETE FROM draft_card WHERE interview_id IN " HER_INTERVIEWS,
  "DELETE FROM draft_rating WHERE interview_id IN " HER_INTERVIEWS,
  "DELETE FROM draft_question WHERE interview_id IN " HER_INTERVIEWS,
};

static gboolean
blank_rows (WmStore *store, gint64 person, const char *stub, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (!wm_sql_run (store, error, blanks[i], "i", person))
      return FALSE;
  return wm_sql_run (store, error,
                     "UPDATE person SET name = ?2, label = '', email = '', url = '',"
                     " target_role = '', extra = '{}' WHERE id = ?1",
                     "it", person, stub);
}

static gboolean
write_record (WmStore *store, gint64 person, const char *slug, const char *reason, guint texts,
              GError **error)
{
  const char *viewer = wm_store_get_viewer (store);

  return wm_sql_run (store, error,
                     "INSERT INTO erasure_record (id, person, time, actor, reason, applications,"
                     "  texts) VALUES (?1, ?2, ?3, ?4, ?5, (SELECT count (*) FROM application"
                     "  WHERE person_id = ?7), ?6)",
                     "itittii", wm_sql_new_id (), slug, wm_hiring_now (),
                     viewer != NULL ? viewer : "", reason, (gint64) texts, person);
}

static gboolean
check_hold (WmStore *store, gint64 person, GError **error)
{
  g_autofree char *reason = wm_sql_text (
      store, "SELECT reason FROM legal_hold WHERE person_id = ?1 AND released = '' LIMIT 1", "i",
      person);

  if (reason == NULL)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("A legal hold stands, so nothing was erased: %s"), reason);
  return FALSE;
}

static gboolean
reseal_card (WmStore *store, const WmCard *card, GError **error)
{
  g_autofree char *seal = wm_card_seal (card);

  if (!wm_sql_run (store, error, "UPDATE scorecard SET sha256 = ?2 WHERE id = ?1", "it", card->id,
                   seal))
    return FALSE;
  for (guint i = 0; i < card->amendments->len; i++)
    {
      const WmCardAmendment *it = g_ptr_array_index (card->amendments, i);
      char *next = wm_amendment_seal (it, seal);

      g_free (seal);
      seal = next;
      if (!wm_sql_run (store, error,
                       "UPDATE scorecard_amendment SET sha256 = ?3 WHERE scorecard_id = ?1"
                       " AND sha256 = ?2",
                       "itt", card->id, it->sha256, seal))
        return FALSE;
    }
  return TRUE;
}

/* Cards about others that mention her were whole before, and are without the
 * mention: only what was changed by somebody else shall show as changed. */
static gboolean
reseal (WmStore *store, GPtrArray *before, GError **error)
{
  g_autoptr (GPtrArray) after = wm_cards_list_all (store, error);

  for (guint i = 0; after != NULL && i < after->len; i++)
    {
      const WmCard *card = g_ptr_array_index (after, i);

      if (((WmCard *) before->pdata[i])->intact && !card->intact
          && !reseal_card (store, card, error))
        return FALSE;
    }
  return after != NULL;
}

static gboolean
erase_rows (WmStore *store, gint64 person, const char *slug, const char *reason,
            GPtrArray *needles, GPtrArray *parts, WmErased *erased, GError **error)
{
  g_autoptr (GPtrArray) cards = NULL;

  /* Her own rows first, so that only others' texts are counted. */
  if (!drop_own_rows (store, person, error) || !blank_rows (store, person, erased->stub, error))
    return FALSE;
  cards = wm_cards_list_all (store, error);
  return cards != NULL
         && wm_store_redact (store, (const char *const *) needles->pdata, &erased->texts, error)
         && wm_store_count_mentions (store, (const char *const *) parts->pdata, &erased->parts,
                                     error)
         && reseal (store, cards, error)
         && write_record (store, person, slug, reason, erased->texts, error);
}

/* ---- files ------------------------------------------------------------------ */

gboolean
wm_file_holds (const char *path, const char *const *needles)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const char *bytes = file != NULL ? g_mapped_file_get_contents (file) : NULL;
  gsize size = file != NULL ? g_mapped_file_get_length (file) : 0;

  for (guint i = 0; bytes != NULL && needles[i] != NULL; i++)
    if (memmem (bytes, size, needles[i], strlen (needles[i])) != NULL)
      return TRUE;
  return FALSE;
}

/* Copies that lie beside the workspace and were not named */
static GPtrArray *
find_left (WmStore *store, const char *const *needles)
{
  GPtrArray *left = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (wm_store_get_path (store));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      /* A plain read of an open database would drop its locks. */
      if (g_str_has_prefix (path, wm_store_get_path (store)))
        continue;
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && wm_path_is_database (path)
          && wm_file_holds (path, needles))
        g_ptr_array_add (left, g_steal_pointer (&path));
    }
  return left;
}

static gboolean
rewrite_backups (WmStore *store, const char *const *backups, WmErased *erased, GError **error)
{
  for (guint i = 0; backups != NULL && backups[i] != NULL; i++)
    {
      if (!wm_store_backup (store, backups[i], error))
        return FALSE;
      erased->backups++;
    }
  return TRUE;
}

gboolean
wm_person_is_erased (WmStore *store, const char *person)
{
  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL, FALSE);

  return wm_sql_int (store, 0, "SELECT count (*) FROM erasure_record WHERE person = ?1", "t",
                     person)
         > 0;
}

/* The record itself is an action, so that everybody hears of it; it holds
 * nothing of her. */
static gboolean
announce (WmStore *store, const char *slug, GError **error)
{
  gint64 id = wm_hiring_find_person (store, slug, error);

  if (id == 0 || !wm_hiring_begin (store, "erase-person", "person", slug, error))
    return FALSE;
  wm_store_mark_final (store);
  return wm_hiring_finish (store,
                           wm_sql_run (store, error,
                                       "UPDATE person SET extra = '{\"erased\":true}'"
                                       " WHERE id = ?1",
                                       "i", id),
                           error);
}

gboolean
wm_person_erase (WmStore *store, const char *person, const char *reason,
                 const char *const *backups, WmErased *erased, GError **error)
{
  g_autoptr (GPtrArray) needles = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *name = NULL;
  g_autofree char *why = NULL;
  g_autofree char *alias = NULL;
  g_autoptr (GError) traces = NULL;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL && erased != NULL, FALSE);

  id = wm_hiring_find_person (store, person, error);
  why = id != 0 ? wm_text_clean (reason != NULL ? reason : "", FALSE, _ ("Reason"), error) : NULL;
  if (why == NULL || !check_hold (store, id, error))
    return FALSE;
  needles = find_needles (store, id, error);
  name = wm_sql_text (store, "SELECT name FROM person WHERE id = ?1", "i", id);
  parts = find_parts (name != NULL ? name : "");
  if (needles == NULL || !wm_store_begin_erasure (store, error))
    return FALSE;
  alias = g_ascii_strup (person + MAX (0, (int) strlen (person) - 4), -1);
  /* Translators: what a person is called who was erased; %s is four letters */
  erased->stub = g_strdup_printf (_ ("Erased %s"), alias);
  if (!erase_rows (store, id, person, why, needles, parts, erased, error))
    {
      wm_store_rollback (store);
      return FALSE;
    }
  /* What is erased is told of, also when its traces in the log could not be removed. */
  if ((!wm_store_commit_erasure (store, &traces) && !wm_person_is_erased (store, person))
      || !announce (store, person, traces == NULL ? error : NULL) || traces != NULL
      || !rewrite_backups (store, backups, erased, error))
    {
      if (traces != NULL)
        g_propagate_error (error, g_steal_pointer (&traces));
      return FALSE;
    }
  erased->left = find_left (store, (const char *const *) needles->pdata);
  return TRUE;
}
