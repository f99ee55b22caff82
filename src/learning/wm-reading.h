/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "learning/wm-path.h"

G_BEGIN_DECLS

/* What one person has to do with one resource. */
typedef struct
{
  guint resource; /* index into the map */
  WmReadingState state;
  char *note; /* hers; "" = none */
  gint64 time; /* of the last change, Unix seconds; 0 = never */
} WmReading;

void wm_reading_free (WmReading *reading);
/* (transfer full) (element-type WmReading): one entry for each resource of
 * @map, same index */
GPtrArray *wm_readings_load (WmStore *store, WmMap *map, const char *person, GError **error);
/* (transfer full): states for WmPathInput.reading */
guint8 *wm_readings_states (GPtrArray *readings);
/* One action. @person, @resource: slugs; @note: NULL leaves what stands there.
 * No state and no note is as if nothing had been. */
gboolean wm_reading_set (WmStore *store, const char *person, const char *resource,
                         WmReadingState state, const char *note, GError **error);
const char *wm_reading_state_to_string (WmReadingState state); /* "", "reading", … */
WmReadingState wm_reading_state_from_string (const char *text);

/* How far she is in a list of resources: counts and minutes, never a share of
 * things that are not alike. */
typedef struct
{
  guint total, done, reading, not_useful;
  int minutes_left;   /* of what is neither done nor not useful */
  guint unknown_left; /* of these, how many tell no time */
} WmReadingProgress;

/* @among: (array): by resource of @map, whether it counts */
WmReadingProgress wm_reading_progress_among (WmMap *map, GPtrArray *readings,
                                             const gboolean *among);
/* @tier: 0 counts every tier */
WmReadingProgress wm_reading_progress (WmMap *map, GPtrArray *readings, int tier);

/* Her own words about a skill. (transfer full) (nullable): NULL where none */
char *wm_skill_note_load (WmStore *store, const char *person, const char *skill);
/* One action; changes of one note within seconds merge. "" takes it away. */
gboolean wm_skill_note_set (WmStore *store, const char *person, const char *skill,
                            const char *note, GError **error);

/* Links of her own about a skill. */
typedef struct
{
  gint64 id;
  char *skill; /* slug */
  char *name;
  char *url; /* http or https */
} WmSkillLink;

void wm_skill_link_free (WmSkillLink *link);
/* (transfer full) (element-type WmSkillLink): @skill NULL lists all of hers */
GPtrArray *wm_skill_links_load (WmStore *store, const char *person, const char *skill,
                                GError **error);
/* @name: "" takes the URL for it. Only http and https. */
gboolean wm_skill_link_add (WmStore *store, const char *person, const char *skill,
                            const char *name, const char *url, GError **error);
gboolean wm_skill_link_delete (WmStore *store, gint64 id, GError **error);

/* How she learns. */
typedef struct
{
  int week_minutes;
  char *start;     /* YYYY-MM-DD, or "" for today */
  char *work_week; /* ISO weekdays, or "" for "12345" */
  char **days_off; /* YYYY-MM-DD */
  char **languages;
  char **kinds;
} WmLearningWish;

void wm_learning_wish_free (WmLearningWish *wish);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmLearningWish, wm_learning_wish_free)
/* (transfer full): what she said, or the defaults (5 hours, Monday to Friday) */
WmLearningWish *wm_learning_wish_load (WmStore *store, const char *person, GError **error);
gboolean wm_learning_wish_save (WmStore *store, const char *person, const WmLearningWish *wish,
                                GError **error);
/* (transfer full): her working days */
WmCalendar *wm_learning_wish_calendar (const WmLearningWish *wish);
/* Her first day: what she said, or @today when that is later: a path never
 * begins in the past, so being late plans anew by itself. */
void wm_learning_wish_start (const WmLearningWish *wish, const GDate *today, GDate *start);

/* Is any table of this folder among these changes? */
gboolean wm_learning_concerned (GArray *changes);

G_END_DECLS
