/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ratings: what is known of a person in each skill, and saying more.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "people/wm-guide.h"
#include "people/wm-implied.h"
#include "people/wm-people.h"
#include "people/wm-withheld.h"
#include "store/wm-sql.h"

void
wm_rating_free (WmRating *rating)
{
  if (rating == NULL)
    return;
  g_free (rating->kind);
  g_free (rating->date);
  g_free (rating->assessor);
  g_free (rating->evidence);
  g_free (rating);
}

/* Strength as SQL: the same order as WmEvidenceStrength. */
#define STRENGTH                                                                                   \
  "CASE a.kind WHEN 'interview' THEN 3 WHEN 'manager' THEN 3 WHEN 'check_in' THEN 2 ELSE 1 END"
/* The one order of evidence: the strongest kind, of that the newest. */
#define STRONGEST_FIRST STRENGTH " DESC, a.date DESC, r.time DESC, a.slug DESC"

WmEvidenceStrength
wm_evidence_strength (const char *kind)
{
  if (kind == NULL)
    return WM_EVIDENCE_NONE;
  if (g_str_equal (kind, "interview") || g_str_equal (kind, "manager"))
    return WM_EVIDENCE_INTERVIEW;
  return g_str_equal (kind, "check_in") ? WM_EVIDENCE_CHECK_IN : WM_EVIDENCE_SELF;
}

static GPtrArray *
blank_ratings (WmMap *map)
{
  GPtrArray *ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_rating_free);

  for (guint i = 0; i < map->skills->len; i++)
    {
      WmRating *rating = g_new0 (WmRating, 1);

      rating->skill = i;
      rating->level = -1;
      rating->confidence = -1;
      g_ptr_array_add (ratings, rating);
    }
  return ratings;
}

static void
fill_rating (WmRating *rating, WmStore *store, const char *person, WmRows *rows)
{
  rating->level = (int) wm_rows_int (rows, 1);
  rating->kind = g_strdup (wm_rows_text (rows, 2));
  rating->date = g_strdup (wm_rows_text (rows, 3));
  rating->assessor = g_strdup (wm_rows_text (rows, 4));
  rating->evidence
    = g_strdup (wm_is_withheld (store, person, rating->kind) ? "" : wm_rows_text (rows, 5));
  rating->confidence = wm_rows_is_null (rows, 6) ? -1 : (int) wm_rows_int (rows, 6);
  rating->time = wm_rows_int (rows, 7);
}

/* What is known as of ?2, or now; strongest first where the caller says so. */
#define RATINGS                                                                                    \
  "SELECT s.slug, r.level, a.kind, a.date, a.assessor, r.evidence, r.confidence, r.time"           \
  " FROM person p JOIN assessment a ON a.person_id = p.id"                                         \
  " JOIN skill_rating r ON r.assessment_id = a.id"                                                 \
  " JOIN skill s ON s.id = r.skill_id WHERE p.slug = ?1"

/* The first row of each skill counts. */
static GPtrArray *
take_first (WmRows *rows, WmStore *store, const char *person, WmMap *map, GError **error)
{
  g_autoptr (GPtrArray) ratings = blank_ratings (map);

  while (wm_rows_step (rows))
    {
      int index = wm_map_find_skill (map, wm_rows_text (rows, 0));
      WmRating *rating = index >= 0 ? g_ptr_array_index (ratings, index) : NULL;

      if (rating != NULL && rating->level < 0)
        fill_rating (rating, store, person, rows);
    }
  return wm_rows_end (rows, error) ? g_steal_pointer (&ratings) : NULL;
}

GPtrArray *
wm_ratings_load_at (WmStore *store, WmMap *map, const char *person, const char *date,
                    GError **error)
{
  g_autoptr (WmRows) rows = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && person != NULL, NULL);

  rows = wm_sql_query (store, error,
                       RATINGS " AND (?2 IS NULL OR a.date <= ?2) ORDER BY " STRONGEST_FIRST, "tt",
                       person, date);
  return rows != NULL ? take_first (rows, store, person, map, error) : NULL;
}

GPtrArray *
wm_ratings_load_said (WmStore *store, WmMap *map, const char *person, const char *kind,
                      const char *assessor, const char *before, GError **error)
{
  g_autoptr (WmRows) rows = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && person != NULL, NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  rows = wm_sql_query (store, error,
                       RATINGS " AND a.kind = ?2 AND (?3 IS NULL OR a.assessor = ?3)"
                               " AND (?4 IS NULL OR a.date < ?4)"
                               " ORDER BY a.date DESC, r.time DESC, a.slug DESC",
                       "tttt", person, kind, assessor, before);
  return rows != NULL ? take_first (rows, store, person, map, error) : NULL;
}

/* The kind and the assessor of what the viewer says of that person */
static const char *
viewer_kind (WmStore *store, const char *person, const char **assessor)
{
  const char *viewer = wm_store_get_viewer (store);
  gboolean is_self = viewer == NULL || g_str_equal (viewer, person);

  *assessor = is_self ? person : viewer;
  return is_self ? "self" : "manager";
}

GPtrArray *
wm_ratings_load_own (WmStore *store, WmMap *map, const char *person, const char *before,
                     GError **error)
{
  const char *assessor, *kind;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && person != NULL, NULL);

  kind = viewer_kind (store, person, &assessor);
  return wm_ratings_load_said (store, map, person, kind, assessor, before, error);
}

GPtrArray *
wm_ratings_load (WmStore *store, WmMap *map, const char *person, GError **error)
{
  return wm_ratings_load_at (store, map, person, NULL, error);
}

GPtrArray *
wm_rating_history (WmStore *store, WmMap *map, const char *person, guint skill, GError **error)
{
  g_autoptr (GPtrArray) ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_rating_free);
  g_autoptr (WmRows) rows = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && person != NULL, NULL);
  g_return_val_if_fail (skill < map->skills->len, NULL);

  rows = wm_sql_query (store, error, RATINGS " AND s.slug = ?2 ORDER BY a.date, r.time, a.slug",
                       "tt", person, wm_map_skill (map, skill)->slug);
  while (wm_rows_step (rows))
    {
      WmRating *rating = g_new0 (WmRating, 1);

      rating->skill = skill;
      fill_rating (rating, store, person, rows);
      g_ptr_array_add (ratings, rating);
    }
  return wm_rows_end (rows, error) ? g_steal_pointer (&ratings) : NULL;
}

int *
wm_ratings_levels (GPtrArray *ratings)
{
  int *levels;

  g_return_val_if_fail (ratings != NULL, NULL);

  levels = g_new (int, ratings->len + 1);
  for (guint i = 0; i < ratings->len; i++)
    levels[i] = ((WmRating *) g_ptr_array_index (ratings, i))->level;
  return levels;
}

int *
wm_ratings_confidences (GPtrArray *ratings)
{
  int *confidences;

  g_return_val_if_fail (ratings != NULL, NULL);

  confidences = g_new (int, ratings->len + 1);
  for (guint i = 0; i < ratings->len; i++)
    confidences[i] = ((WmRating *) g_ptr_array_index (ratings, i))->confidence;
  return confidences;
}

/* Who rates whom in what, as row ids */
typedef struct
{
  gint64 person, skill;
  const char *kind;
  const char *assessor; /* slug */
  char *today;          /* YYYY-MM-DD, local, or as given */
  gint64 now;
} Rater;

static void
rater_clear (Rater *rater)
{
  g_free (rater->today);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rater, rater_clear)

static gboolean
find_rated (WmStore *store, const char *person, const char *skill, Rater *rater, GError **error)
{
  rater->person = wm_sql_int (store, 0, "SELECT id FROM person WHERE slug = ?1", "t", person);
  rater->skill = wm_sql_int (store, 0, "SELECT id FROM skill WHERE slug = ?1", "t", skill);
  if (rater->person == 0)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("There is no person “%s” in this workspace."), person);
  else if (rater->skill == 0)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("There is no skill “%s” in this workspace."), skill);
  return rater->person != 0 && rater->skill != 0;
}

/* YYYY-MM-DD; the years that the calendar takes */
static gboolean
is_date (const char *text)
{
  int year = 0, month = 0, day = 0, length = 0;

  return g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", text, G_REGEX_DOLLAR_ENDONLY, 0)
         && sscanf (text, "%d-%d-%d%n", &year, &month, &day, &length) == 3 && year >= 1970
         && year <= 2200 && g_date_valid_dmy (day, month, year);
}

static void
set_rater (WmStore *store, const char *person, Rater *rater)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  rater->kind = viewer_kind (store, person, &rater->assessor);
  rater->today = g_date_time_format (now, "%Y-%m-%d");
  /* What is answered in the second in which all is asked again is an answer to that. */
  rater->now = MAX (g_date_time_to_unix (now), wm_guide_again_since (store, person));
}

/* What is given goes before what the viewer is. */
static gboolean
override_rater (Rater *rater, const WmRatingGiven *given, GError **error)
{
  static const char *const kinds[]
      = { "self", "manager", "interview", "peer", "check_in", NULL };

  if (given->kind != NULL && !g_strv_contains (kinds, given->kind))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   /* Translators: the second %s is a list of words of a file format */
                   _ ("“%s” is no kind of assessment; there are: %s"), given->kind,
                   "self, manager, interview, peer, check_in");
      return FALSE;
    }
  if (given->date != NULL && !is_date (given->date))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("“%s” is not a date; write it as 2026-12-01"), given->date);
      return FALSE;
    }
  rater->kind = given->kind != NULL ? given->kind : rater->kind;
  rater->assessor = given->assessor != NULL ? given->assessor : rater->assessor;
  rater->now = given->time > 0 ? given->time : rater->now;
  if (given->date != NULL)
    {
      g_free (rater->today);
      rater->today = g_strdup (given->date);
    }
  return TRUE;
}

static gboolean
check_level (WmStore *store, gint64 skill, int level, GError **error)
{
  gint64 highest = wm_sql_int (store, 4,
                               "SELECT coalesce (max (level), 4) FROM scale_level"
                               " WHERE pack_id = (SELECT pack_id FROM skill WHERE id = ?1)",
                               "i", skill);

  if (level >= 0 && level <= highest)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("%d is no level. Levels go from 0 to %d."), level, (int) highest);
  return FALSE;
}

/* Today's assessment of this rater; 0 when there is none yet. */
static gint64
find_assessment (WmStore *store, const Rater *rater)
{
  return wm_sql_int (store, 0,
                     "SELECT id FROM assessment WHERE person_id = ?1 AND kind = ?2 AND date = ?3"
                     " AND assessor = ?4 ORDER BY slug LIMIT 1",
                     "ittt", rater->person, rater->kind, rater->today, rater->assessor);
}

/* What this rater said last in this skill: the text stays when only the level
 * changes. */
static char *
find_evidence (WmStore *store, const Rater *rater)
{
  char *evidence = wm_sql_text (store,
                                "SELECT r.evidence FROM assessment a"
                                " JOIN skill_rating r ON r.assessment_id = a.id"
                                " WHERE a.person_id = ?1 AND r.skill_id = ?2 AND a.kind = ?3"
                                " AND a.assessor = ?4 ORDER BY " STRONGEST_FIRST " LIMIT 1",
                                "iitt", rater->person, rater->skill, rater->kind, rater->assessor);

  return evidence != NULL ? evidence : g_strdup ("");
}

static gboolean
stands_already (WmStore *store, gint64 assessment, const Rater *rater, int level,
                const char *evidence, int confidence)
{
  return wm_sql_int (store, 0,
                     "SELECT count (*) FROM skill_rating WHERE assessment_id = ?1 AND skill_id = ?2"
                     " AND level = ?3 AND evidence = ?4 AND (?5 < 0 OR confidence IS ?5)",
                     "iiiti", assessment, rater->skill, (gint64) level, evidence,
                     (gint64) confidence)
         > 0;
}

static gboolean
write_rating (WmStore *store, gint64 assessment, const Rater *rater, int level,
              const char *evidence, int confidence, GError **error)
{
  gint64 told = confidence;

  if (assessment == 0)
    {
      g_autofree char *slug = wm_sql_new_slug ("assessment");

      assessment = wm_sql_new_id ();
      if (!wm_sql_run (store, error,
                       "INSERT INTO assessment (id, slug, person_id, kind, date, assessor)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                       "itittt", assessment, slug, rater->person, rater->kind, rater->today,
                       rater->assessor))
        return FALSE;
    }
  return wm_sql_run (store, error,
                     "INSERT INTO skill_rating (assessment_id, skill_id, level, evidence, time,"
                     "  confidence) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                     " ON CONFLICT DO UPDATE SET level = excluded.level,"
                     "  evidence = excluded.evidence, time = excluded.time,"
                     "  confidence = coalesce (excluded.confidence, confidence)",
                     "iiitiI", assessment, rater->skill, (gint64) level, evidence, rater->now,
                     confidence < 0 ? NULL : &told);
}

gboolean
wm_skill_rate_with (WmStore *store, const char *person, const char *skill,
                    const WmRatingGiven *given, GError **error)
{
  g_auto (Rater) rater = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *subject = NULL;
  gint64 assessment;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL && skill != NULL, FALSE);
  g_return_val_if_fail (given != NULL && given->confidence <= 100, FALSE);

  if (!find_rated (store, person, skill, &rater, error)
      || !check_level (store, rater.skill, given->level, error))
    return FALSE;
  set_rater (store, person, &rater);
  if (!override_rater (&rater, given, error))
    return FALSE;
  text = given->evidence == NULL ? find_evidence (store, &rater)
                                 : wm_text_clean (given->evidence, FALSE, _ ("Evidence"), error);
  if (text == NULL)
    return FALSE;

  assessment = find_assessment (store, &rater);
  if (assessment != 0 && !given->anew
      && stands_already (store, assessment, &rater, given->level, text, given->confidence))
    return TRUE;

  subject = g_strconcat ("skill:", skill, NULL);
  if (!wm_store_begin (store, "rate-skill", subject, error))
    return FALSE;
  if (write_rating (store, assessment, &rater, given->level, text, given->confidence, error))
    return wm_store_commit (store, error);

  wm_store_rollback (store);
  return FALSE;
}

gboolean
wm_skill_rate (WmStore *store, const char *person, const char *skill, int level,
               const char *evidence, GError **error)
{
  const WmRatingGiven given = { .level = level, .confidence = -1, .evidence = evidence };

  return wm_skill_rate_with (store, person, skill, &given, error);
}

static gboolean
confirm_rating (WmStore *store, const char *person, const char *skill, GError **error)
{
  WmRatingGiven given = { .confidence = -1 };
  const char *assessor, *kind = viewer_kind (store, person, &assessor);
  g_autofree char *evidence = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      RATINGS " AND s.slug = ?2 AND a.kind = ?3 AND a.assessor = ?4"
                              " ORDER BY " STRONGEST_FIRST " LIMIT 1",
                      "tttt", person, skill, kind, assessor);

  if (rows == NULL)
    return FALSE;
  if (!wm_rows_next (rows, &failure))
    {
      if (failure == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  given.level = (int) wm_rows_int (rows, 1);
  given.confidence = wm_rows_is_null (rows, 6) ? -1 : (int) wm_rows_int (rows, 6);
  evidence = g_strdup (wm_rows_text (rows, 5));
  given.evidence = evidence;
  g_clear_pointer (&rows, wm_rows_free);
  return wm_skill_rate_with (store, person, skill, &given, error);
}

gboolean
wm_ratings_confirm (WmStore *store, const char *person, const char *const *skills, GError **error)
{
  g_autofree char *subject = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL && skills != NULL, FALSE);

  subject = g_strconcat ("person:", person, NULL);
  if (!wm_store_begin (store, "confirm-ratings", subject, error))
    return FALSE;
  for (; *skills != NULL; skills++)
    if (!confirm_rating (store, person, *skills, error))
      {
        wm_store_rollback (store);
        return FALSE;
      }
  return wm_store_commit (store, error);
}

gboolean
wm_implied_confirm (WmStore *store, const char *person, const char *const *skills, GError **error)
{
  g_autofree char *subject = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL && skills != NULL, FALSE);

  subject = g_strconcat ("person:", person, NULL);
  if (!wm_store_begin (store, "rate-skills", subject, error))
    return FALSE;
  for (; *skills != NULL; skills++)
    if (!wm_skill_rate (store, person, *skills, WM_IMPLIED_GROUND_LEVEL, NULL, error))
      {
        wm_store_rollback (store);
        return FALSE;
      }
  return wm_store_commit (store, error);
}

WmFreshness
wm_freshness (const char *date, const GDate *today)
{
  GDate then;
  int year = 0, month = 0, day = 0, age;

  g_return_val_if_fail (today != NULL && g_date_valid (today), WM_FRESHNESS_STALE);

  if (date == NULL || !is_date (date) || sscanf (date, "%d-%d-%d", &year, &month, &day) != 3)
    return WM_FRESHNESS_STALE;
  g_date_clear (&then, 1);
  g_date_set_dmy (&then, day, month, year);
  age = g_date_days_between (&then, today);
  if (age < 183)
    return WM_FRESHNESS_FRESH;
  if (age < 365)
    return WM_FRESHNESS_AGING;
  return age < 730 ? WM_FRESHNESS_OLD : WM_FRESHNESS_STALE;
}

/* Takes away what one assessor said in one kind, so that what stood under it
 * in an earlier assessment does not come back; assessments that are empty then
 * and hold nothing else go too. */
static gboolean
delete_ratings (WmStore *store, const Rater *rater, gint64 counting, GError **error)
{
  return wm_sql_run (store, error,
                     "DELETE FROM skill_rating WHERE skill_id = ?1 AND assessment_id IN"
                     " (SELECT a.id FROM assessment a JOIN assessment c ON c.id = ?2"
                     "  WHERE a.person_id = c.person_id AND a.kind = c.kind"
                     "  AND a.assessor = c.assessor)",
                     "ii", rater->skill, counting)
         && wm_sql_run (store, error,
                        "DELETE FROM assessment WHERE person_id = ?1 AND extra = '{}'"
                        " AND (kind, assessor) = (SELECT kind, assessor FROM assessment"
                        "  WHERE id = ?2)"
                        " AND id NOT IN (SELECT assessment_id FROM skill_rating)",
                        "ii", rater->person, counting);
}

gboolean
wm_skill_rating_clear (WmStore *store, const char *person, const char *skill, GError **error)
{
  g_auto (Rater) rater = { 0 };
  g_autofree char *subject = NULL;
  gint64 counting;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL && skill != NULL, FALSE);

  if (!find_rated (store, person, skill, &rater, error))
    return FALSE;
  counting = wm_sql_int (store, 0,
                         "SELECT a.id FROM assessment a JOIN skill_rating r"
                         " ON r.assessment_id = a.id WHERE a.person_id = ?1 AND r.skill_id = ?2"
                         " ORDER BY " STRONGEST_FIRST " LIMIT 1",
                         "ii", rater.person, rater.skill);
  if (counting == 0)
    return TRUE;

  subject = g_strconcat ("skill:", skill, NULL);
  if (!wm_store_begin (store, "clear-rating", subject, error))
    return FALSE;
  if (delete_ratings (store, &rater, counting, error))
    return wm_store_commit (store, error);

  wm_store_rollback (store);
  return FALSE;
}
