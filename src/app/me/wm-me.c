/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One person, as the views of her page see her.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-me.h"

#include <glib/gi18n-lib.h>

#include "app/hiring/wm-anonymous.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "app/library/wm-skill-rows.h"
#include "people/wm-implied.h"

struct _WmMe
{
  GObject parent_instance;

  WmSession *session;
  char *slug;        /* (nullable): of whom the page is about */
  GPtrArray *people; /* WmPerson; what is NULL is read when it is asked for */
  GPtrArray *ratings;
  int *levels, *confidences;
  guint *implied;
  guint8 *ready; /* per skill */
  GPtrArray *readings;
  guint8 *reading_states;
  WmLearningWish *wish;
};

G_DEFINE_FINAL_TYPE (WmMe, wm_me, G_TYPE_OBJECT)

static guint changed_signal;

static void
forget (WmMe *self)
{
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  g_clear_pointer (&self->levels, g_free);
  g_clear_pointer (&self->confidences, g_free);
  g_clear_pointer (&self->implied, g_free);
  g_clear_pointer (&self->ready, g_free);
  g_clear_pointer (&self->readings, g_ptr_array_unref);
  g_clear_pointer (&self->reading_states, g_free);
  g_clear_pointer (&self->wish, wm_learning_wish_free);
}

static void
on_changed (WmMe *self)
{
  forget (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
wm_me_dispose (GObject *object)
{
  WmMe *self = WM_ME (object);

  forget (self);
  g_clear_pointer (&self->slug, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_me_parent_class)->dispose (object);
}

static void
wm_me_class_init (WmMeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_me_dispose;
  changed_signal = g_signal_new ("changed", WM_TYPE_ME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
wm_me_init (WmMe *self)
{
}

WmMe *
wm_me_new (WmSession *session)
{
  WmMe *self;
  static const char *const names[] = { "map-changed", "people-changed", "learning-changed" };

  g_return_val_if_fail (WM_IS_SESSION (session), NULL);

  self = g_object_new (WM_TYPE_ME, NULL);
  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (session, names[i], G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return self;
}

WmSession *
wm_me_get_session (WmMe *self)
{
  g_return_val_if_fail (WM_IS_ME (self), NULL);

  return self->session;
}

WmStore *
wm_me_get_store (WmMe *self)
{
  g_return_val_if_fail (WM_IS_ME (self), NULL);

  return wm_session_get_store (self->session);
}

WmMap *
wm_me_get_map (WmMe *self)
{
  g_return_val_if_fail (WM_IS_ME (self), NULL);

  return wm_session_get_map (self->session);
}

gboolean
wm_me_is_editable (WmMe *self)
{
  g_return_val_if_fail (WM_IS_ME (self), FALSE);

  return !wm_session_is_read_only (self->session);
}

/* What could not be read is told in the log, and is as if it were not there:
 * the window tells of a damaged workspace elsewhere. */
static void
complain (const GError *error)
{
  if (error != NULL)
    g_message ("%s", error->message);
}

GPtrArray *
wm_me_get_people (WmMe *self)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (WM_IS_ME (self), NULL);

  if (self->people == NULL)
    {
      self->people = wm_people_list (wm_me_get_store (self), &error);
      wm_anonymous_hide_people (self->session, self->people);
    }
  if (self->people == NULL)
    self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_person_free);
  complain (error);
  return self->people;
}

static const WmPerson *
find_person (GPtrArray *people, const char *slug)
{
  for (guint i = 0; slug != NULL && i < people->len; i++)
    {
      const WmPerson *person = g_ptr_array_index (people, i);

      if (g_str_equal (person->slug, slug))
        return person;
    }
  return NULL;
}

const WmPerson *
wm_me_get_person (WmMe *self)
{
  const WmPerson *person;

  g_return_val_if_fail (WM_IS_ME (self), NULL);

  person = find_person (wm_me_get_people (self), self->slug);
  /* Who went away leaves the page to whoever looks. */
  return person != NULL ? person
                        : find_person (self->people, wm_session_get_person (self->session));
}

gboolean
wm_me_is_viewer (WmMe *self)
{
  const WmPerson *person = wm_me_get_person (self);

  return person == NULL || g_strcmp0 (person->slug, wm_session_get_person (self->session)) == 0;
}

const char *
wm_me_ensure_person (WmMe *self, GError **error)
{
  const WmPerson *person;

  g_return_val_if_fail (WM_IS_ME (self), NULL);

  person = wm_me_get_person (self);
  return person != NULL ? person->slug : wm_session_ensure_person (self->session, error);
}

void
wm_me_choose_person (WmMe *self, const char *slug)
{
  g_return_if_fail (WM_IS_ME (self));

  if (g_strcmp0 (self->slug, slug) == 0)
    return;
  g_free (self->slug);
  self->slug = g_strdup (slug);
  on_changed (self);
}

int
wm_me_get_role (WmMe *self)
{
  const WmPerson *person = wm_me_get_person (self);

  return person != NULL && *person->target_role != '\0'
             ? wm_map_find_role (wm_me_get_map (self), person->target_role)
             : -1;
}

GPtrArray *
wm_me_get_ratings (WmMe *self)
{
  g_autoptr (GError) error = NULL;
  const WmPerson *person;

  g_return_val_if_fail (WM_IS_ME (self), NULL);

  person = self->ratings == NULL ? wm_me_get_person (self) : NULL;
  if (person != NULL)
    self->ratings = wm_ratings_load (wm_me_get_store (self), wm_me_get_map (self), person->slug,
                                     &error);
  if (self->ratings == NULL)
    self->ratings = g_ptr_array_ref (wm_session_get_ratings (self->session));
  complain (error);
  return self->ratings;
}

const int *
wm_me_get_levels (WmMe *self)
{
  g_return_val_if_fail (WM_IS_ME (self), NULL);

  if (self->levels == NULL)
    self->levels = wm_ratings_levels (wm_me_get_ratings (self));
  return self->levels;
}

const int *
wm_me_get_confidences (WmMe *self)
{
  g_return_val_if_fail (WM_IS_ME (self), NULL);

  if (self->confidences == NULL)
    self->confidences = wm_ratings_confidences (wm_me_get_ratings (self));
  return self->confidences;
}

guint
wm_me_count_assessed (WmMe *self)
{
  const int *levels = wm_me_get_levels (self);
  guint count = 0;

  for (guint i = 0; i < wm_me_get_map (self)->skills->len; i++)
    count += levels[i] >= 0;
  return count;
}

const guint *
wm_me_get_implied (WmMe *self)
{
  g_return_val_if_fail (WM_IS_ME (self), NULL);

  if (self->implied == NULL)
    self->implied = wm_implied_compute (wm_me_get_map (self), wm_me_get_levels (self),
                                        wm_me_get_confidences (self));
  return self->implied;
}

gboolean
wm_me_is_ready (WmMe *self, guint skill)
{
  WmMap *map = wm_me_get_map (self);

  g_return_val_if_fail (skill < map->skills->len, FALSE);

  if (self->ready == NULL)
    {
      g_autoptr (GArray) ready
          = wm_ready_next (map, wm_me_get_levels (self), WM_IMPLIED_GROUND_LEVEL);

      self->ready = g_new0 (guint8, map->skills->len + 1);
      for (guint i = 0; i < ready->len; i++)
        self->ready[g_array_index (ready, guint, i)] = TRUE;
    }
  return self->ready[skill] && wm_map_skill (map, skill)->needs->len > 0;
}

char **
wm_me_find_old (WmMe *self)
{
  WmMap *map = wm_me_get_map (self);
  const WmPerson *person = wm_me_get_person (self);
  g_autoptr (GPtrArray) ratings
      = person != NULL ? wm_ratings_load_own (wm_me_get_store (self), map, person->slug, NULL, NULL)
                       : NULL;
  g_autoptr (GStrvBuilder) slugs = g_strv_builder_new ();
  GDate today;

  wm_page_today (&today);
  for (guint i = 0; ratings != NULL && i < map->skills->len; i++)
    {
      const WmRating *rating = g_ptr_array_index (ratings, i);

      if (rating->level >= 0 && wm_freshness (rating->date, &today) != WM_FRESHNESS_FRESH)
        g_strv_builder_add (slugs, wm_map_skill (map, i)->slug);
    }
  return g_strv_builder_end (slugs);
}

GPtrArray *
wm_me_get_readings (WmMe *self)
{
  g_autoptr (GError) error = NULL;
  const WmPerson *person;

  g_return_val_if_fail (WM_IS_ME (self), NULL);

  person = wm_me_get_person (self);
  if (self->readings == NULL)
    self->readings = wm_readings_load (wm_me_get_store (self), wm_me_get_map (self),
                                       person != NULL ? person->slug : "", &error);
  complain (error);
  return self->readings;
}

const WmLearningWish *
wm_me_get_wish (WmMe *self)
{
  g_autoptr (GError) error = NULL;
  const WmPerson *person;

  g_return_val_if_fail (WM_IS_ME (self), NULL);

  person = wm_me_get_person (self);
  if (self->wish == NULL)
    self->wish = wm_learning_wish_load (wm_me_get_store (self), person != NULL ? person->slug : "",
                                        &error);
  complain (error);
  return self->wish;
}

WmPathInput
wm_me_path_input (WmMe *self, guint role)
{
  GPtrArray *readings = wm_me_get_readings (self);
  const WmLearningWish *wish = wm_me_get_wish (self);

  if (self->reading_states == NULL && readings != NULL)
    self->reading_states = wm_readings_states (readings);
  return (WmPathInput){ .role = role,
                        .levels = wm_me_get_levels (self),
                        .confidence = wm_me_get_confidences (self),
                        .reading = self->reading_states,
                        .languages = wish != NULL ? (const char *const *) wish->languages : NULL,
                        .kinds = wish != NULL ? (const char *const *) wish->kinds : NULL };
}

gboolean
wm_me_rate (WmMe *self, GtkWidget *from, guint skill, int level)
{
  WmMap *map = wm_me_get_map (self);
  WmStore *store = wm_me_get_store (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *slug = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  const char *person;
  gboolean done;

  g_return_val_if_fail (skill < map->skills->len, FALSE);

  /* The map may be read again before the toast is written. */
  slug = g_strdup (wm_map_skill (map, skill)->slug);
  title = wm_skill_rows_level_title (map, MAX (0, level));
  if (level < 0)
    /* Translators: %s is the name of a skill. */
    text = g_strdup_printf (_("%s is not assessed any more"), wm_map_skill (map, skill)->name);
  else
    /* Translators: the name of a skill, and its new level. */
    text = g_strdup_printf (_("%s: %s"), wm_map_skill (map, skill)->name, title);
  person = wm_me_ensure_person (self, &error);
  done = person != NULL
         && (level < 0 ? wm_skill_rating_clear (store, person, slug, &error)
                       : wm_skill_rate (store, person, slug, level, NULL, &error));
  if (done)
    wm_feedback_undoable (from, text);
  else
    wm_feedback_error (from, error);
  return done;
}

/* (transfer full): from what a skill is implied, and how to say so */
static char *
describe_implied (WmMap *map, guint by)
{
  g_autofree char *title = wm_skill_rows_level_title (map, WM_IMPLIED_GROUND_LEVEL);

  /* Translators: a level, and the skill that it follows from; Y is a key. */
  return g_strdup_printf (_("Implied, not assessed: %1$s or more, from %2$s. Y confirms it."),
                          title, wm_map_skill (map, by)->name);
}

void
wm_me_add_row (WmMe *self, WmRatingBoard *board, guint skill, int target, const char *detail)
{
  WmMap *map = wm_me_get_map (self);
  const WmRating *rating = g_ptr_array_index (wm_me_get_ratings (self), skill);
  guint by = wm_me_get_implied (self)[skill];
  g_autofree char *more = NULL;
  g_autofree char *ready = NULL;
  GDate today;

  wm_page_today (&today);
  more = by > 0 ? describe_implied (map, by - 1)
                : wm_skill_rows_provenance_and_age (rating, &today);
  if (wm_me_is_ready (self, skill) && (target < 0 || rating->level < target))
    /* Translators: what is known of a skill; all that it builds on is known. */
    ready = detail != NULL ? g_strdup_printf (_("%s · Ready next"), detail)
                           : g_strdup (_("Ready next"));
  wm_rating_board_row (board, map, skill, rating->level, target, ready != NULL ? ready : detail,
                       *more != '\0' || detail != NULL ? more : _("Not assessed"));
  wm_rating_board_mark (board, by > 0 ? WM_IMPLIED_GROUND_LEVEL : -1,
                        rating->level < 0 ? WM_FRESHNESS_FRESH
                                          : wm_freshness (rating->date, &today));
}
