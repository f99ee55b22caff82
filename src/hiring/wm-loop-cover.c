/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a loop covers, skill by skill.
 */
#include "config.h"

#include "hiring/wm-loop-cover.h"

typedef struct
{
  char *skill;
  WmCover cover;
  int voices;
} Entry;

struct _WmLoopCover
{
  gatomicrefcount refs;
  char *job, *name;
  GArray *entries; /* Entry */
};

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->skill);
}

static WmCover
cover_of (const WmLoopSkill *skill, const WmLoopCoverage *coverage)
{
  if (coverage->interviews == 0 && skill->importance != WM_IMPORTANCE_MUST)
    return WM_COVER_NONE;
  if (coverage->interviews == 0)
    return skill->check_later ? WM_COVER_LATER : WM_COVER_OPEN;
  return skill->focus && coverage->independent < 2 ? WM_COVER_THIN : WM_COVER_FULL;
}

WmLoopCover *
wm_loop_cover_new (const WmLoop *loop, const char *name)
{
  WmLoopCover *self = g_new0 (WmLoopCover, 1);
  g_autoptr (GArray) coverage = wm_loop_coverage (loop);

  g_atomic_ref_count_init (&self->refs);
  self->job = g_strdup (loop->job_slug);
  self->name = g_strdup (name);
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  for (guint i = 0; i < coverage->len; i++)
    {
      const WmLoopCoverage *it = &g_array_index (coverage, WmLoopCoverage, i);
      const WmLoopSkill *skill = wm_loop_skill (loop, it->skill);
      Entry entry = { NULL, cover_of (skill, it), (int) it->independent };

      if (skill->level < 0 && it->interviews == 0)
        continue;
      entry.skill = g_strdup (skill->slug);
      g_array_append_val (self->entries, entry);
    }
  return self;
}

WmLoopCover *
wm_loop_cover_ref (WmLoopCover *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
wm_loop_cover_unref (WmLoopCover *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->entries);
  g_free (self->job);
  g_free (self->name);
  g_free (self);
}

const char *
wm_loop_cover_get_job (const WmLoopCover *self)
{
  return self->job;
}

const char *
wm_loop_cover_get_name (const WmLoopCover *self)
{
  return self->name;
}

WmCover
wm_loop_cover_find (const WmLoopCover *self, const char *skill, int *voices)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (!g_str_equal (entry->skill, skill))
        continue;
      if (voices != NULL)
        *voices = entry->voices;
      return entry->cover;
    }
  if (voices != NULL)
    *voices = -1;
  return WM_COVER_NONE;
}
