/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A loop in memory: made, copied, asked and changed.
 */
#include "config.h"

#include "hiring/wm-loop.h"

static void
skill_free (gpointer data)
{
  WmLoopSkill *skill = data;

  g_free (skill->slug);
  g_free (skill->name);
  g_free (skill);
}

static void
question_free (gpointer data)
{
  WmLoopQuestion *question = data;

  g_free (question->slug);
  g_free (question->text);
  g_free (question->kind);
  g_array_unref (question->skills);
  g_free (question);
}

static void
interview_free (gpointer data)
{
  WmLoopInterview *interview = data;

  g_free (interview->slug);
  g_free (interview->name);
  g_free (interview->purpose);
  g_free (interview->kind);
  g_ptr_array_unref (interview->interviewers);
  g_array_unref (interview->skills);
  g_array_unref (interview->questions);
  g_free (interview);
}

static void
stage_free (gpointer data)
{
  WmLoopStage *stage = data;

  g_free (stage->slug);
  g_free (stage->name);
  g_free (stage->purpose);
  g_ptr_array_unref (stage->interviews);
  g_free (stage);
}

WmLoop *
wm_loop_new (void)
{
  WmLoop *loop = g_new0 (WmLoop, 1);

  loop->job_slug = g_strdup ("");
  loop->name = g_strdup ("");
  loop->skills = g_ptr_array_new_with_free_func (skill_free);
  loop->bank = g_ptr_array_new_with_free_func (question_free);
  loop->stages = g_ptr_array_new_with_free_func (stage_free);
  return loop;
}

void
wm_loop_free (WmLoop *loop)
{
  if (loop == NULL)
    return;
  g_free (loop->job_slug);
  g_free (loop->name);
  g_ptr_array_unref (loop->skills);
  g_ptr_array_unref (loop->bank);
  g_ptr_array_unref (loop->stages);
  g_free (loop);
}

WmLoopSkill *
wm_loop_add_skill (WmLoop *loop, const char *slug, const char *name, int level,
                   WmImportance importance)
{
  WmLoopSkill *skill = g_new0 (WmLoopSkill, 1);

  skill->slug = g_strdup (slug);
  skill->name = g_strdup (name);
  skill->level = level;
  skill->importance = importance;
  skill->has_anchors = TRUE;
  g_ptr_array_add (loop->skills, skill);
  return skill;
}

WmLoopQuestion *
wm_loop_add_question (WmLoop *loop, const char *slug, const char *text, int minutes)
{
  WmLoopQuestion *question = g_new0 (WmLoopQuestion, 1);

  question->slug = g_strdup (slug);
  question->text = g_strdup (text);
  question->kind = g_strdup ("");
  question->level = -1;
  question->minutes = minutes > 0 ? minutes : WM_LOOP_QUESTION_MINUTES;
  question->skills = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (loop->bank, question);
  return question;
}

WmLoopStage *
wm_loop_add_stage (WmLoop *loop, const char *name, int minutes)
{
  WmLoopStage *stage = g_new0 (WmLoopStage, 1);

  stage->slug = g_strdup ("");
  stage->name = g_strdup (name);
  stage->purpose = g_strdup ("");
  stage->minutes = minutes;
  stage->interviews = g_ptr_array_new_with_free_func (interview_free);
  g_ptr_array_add (loop->stages, stage);
  return stage;
}

WmLoopInterview *
wm_stage_add_interview (WmLoopStage *stage, const char *name, int minutes)
{
  WmLoopInterview *interview = g_new0 (WmLoopInterview, 1);

  interview->slug = g_strdup ("");
  interview->name = g_strdup (name);
  interview->purpose = g_strdup ("");
  interview->kind = g_strdup ("");
  interview->minutes = minutes;
  interview->interviewers = g_ptr_array_new_with_free_func (g_free);
  interview->skills = g_array_new (FALSE, FALSE, sizeof (guint));
  interview->questions = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (stage->interviews, interview);
  return interview;
}

void
wm_loop_set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text != NULL ? text : "");
}

static void
copy_interview (WmLoopStage *stage, const WmLoopInterview *from)
{
  WmLoopInterview *copy = wm_stage_add_interview (stage, from->name, from->minutes);

  copy->id = from->id;
  wm_loop_set_text (&copy->slug, from->slug);
  wm_loop_set_text (&copy->purpose, from->purpose);
  wm_loop_set_text (&copy->kind, from->kind);
  for (guint i = 0; i < from->interviewers->len; i++)
    g_ptr_array_add (copy->interviewers, g_strdup (g_ptr_array_index (from->interviewers, i)));
  g_array_append_vals (copy->skills, from->skills->data, from->skills->len);
  g_array_append_vals (copy->questions, from->questions->data, from->questions->len);
}

static void
copy_stage (WmLoop *loop, const WmLoopStage *from)
{
  WmLoopStage *copy = wm_loop_add_stage (loop, from->name, from->minutes);

  copy->id = from->id;
  wm_loop_set_text (&copy->slug, from->slug);
  wm_loop_set_text (&copy->purpose, from->purpose);
  for (guint i = 0; i < from->interviews->len; i++)
    copy_interview (copy, wm_stage_interview (from, i));
}

WmLoop *
wm_loop_copy (const WmLoop *loop)
{
  WmLoop *copy = wm_loop_new ();

  copy->job = loop->job;
  copy->plan = loop->plan;
  wm_loop_set_text (&copy->job_slug, loop->job_slug);
  wm_loop_set_text (&copy->name, loop->name);
  for (guint i = 0; i < loop->skills->len; i++)
    {
      const WmLoopSkill *from = wm_loop_skill (loop, i);
      WmLoopSkill *skill
          = wm_loop_add_skill (copy, from->slug, from->name, from->level, from->importance);

      skill->focus = from->focus;
      skill->check_later = from->check_later;
      skill->has_anchors = from->has_anchors;
    }
  for (guint i = 0; i < loop->bank->len; i++)
    {
      const WmLoopQuestion *from = wm_loop_question (loop, i);
      WmLoopQuestion *question
          = wm_loop_add_question (copy, from->slug, from->text, from->minutes);

      wm_loop_set_text (&question->kind, from->kind);
      question->level = from->level;
      g_array_append_vals (question->skills, from->skills->data, from->skills->len);
    }
  for (guint i = 0; i < loop->stages->len; i++)
    copy_stage (copy, wm_loop_stage (loop, i));
  return copy;
}

int
wm_loop_find_skill (const WmLoop *loop, const char *slug)
{
  for (guint i = 0; i < loop->skills->len; i++)
    if (g_str_equal (wm_loop_skill (loop, i)->slug, slug))
      return (int) i;
  return -1;
}

int
wm_loop_find_question (const WmLoop *loop, const char *slug)
{
  for (guint i = 0; i < loop->bank->len; i++)
    if (g_str_equal (wm_loop_question (loop, i)->slug, slug))
      return (int) i;
  return -1;
}

guint
wm_loop_count (const WmLoop *loop)
{
  guint count = 0;

  for (guint i = 0; i < loop->stages->len; i++)
    count += wm_loop_stage (loop, i)->interviews->len;
  return count;
}

guint
wm_loop_first (const WmLoop *loop, guint stage)
{
  guint first = 0;

  for (guint i = 0; i < stage && i < loop->stages->len; i++)
    first += wm_loop_stage (loop, i)->interviews->len;
  return first;
}

guint
wm_loop_place_interview (WmLoop *loop, guint interview, guint stage, guint before)
{
  guint from = 0, place;
  WmLoopInterview *it = wm_loop_interview (loop, interview, &from);
  GPtrArray *left, *into;

  g_return_val_if_fail (it != NULL && stage < loop->stages->len, interview);

  left = wm_loop_stage (loop, from)->interviews;
  into = wm_loop_stage (loop, stage)->interviews;
  place = before - MIN (before, wm_loop_first (loop, stage));
  /* What comes after it in its own stage moves up. */
  if (from == stage && before > interview)
    place--;
  g_ptr_array_steal_index (left, interview - wm_loop_first (loop, from));
  place = MIN (place, into->len);
  g_ptr_array_insert (into, (int) place, it);
  return wm_loop_first (loop, stage) + place;
}

WmLoopInterview *
wm_loop_interview (const WmLoop *loop, guint interview, guint *stage)
{
  for (guint i = 0; i < loop->stages->len; i++)
    {
      const WmLoopStage *it = wm_loop_stage (loop, i);

      if (interview < it->interviews->len)
        {
          if (stage != NULL)
            *stage = i;
          return wm_stage_interview (it, interview);
        }
      interview -= it->interviews->len;
    }
  return NULL;
}

static int
find_index (const GArray *list, guint value)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, guint, i) == value)
      return (int) i;
  return -1;
}

gboolean
wm_interview_rates (const WmLoopInterview *interview, guint skill)
{
  return find_index (interview->skills, skill) >= 0;
}

gboolean
wm_interview_asks (const WmLoopInterview *interview, guint question)
{
  return find_index (interview->questions, question) >= 0;
}

gboolean
wm_question_shows (const WmLoopQuestion *question, guint skill)
{
  return find_index (question->skills, skill) >= 0;
}

gboolean
wm_loop_asks (const WmLoop *loop, guint question)
{
  guint count = wm_loop_count (loop);

  for (guint i = 0; i < count; i++)
    if (wm_interview_asks (wm_loop_interview (loop, i, NULL), question))
      return TRUE;
  return FALSE;
}

int
wm_interview_needed (const WmLoop *loop, const WmLoopInterview *interview)
{
  int minutes = WM_LOOP_FRAME_MINUTES;

  for (guint i = 0; i < interview->questions->len; i++)
    minutes += wm_loop_question (loop, g_array_index (interview->questions, guint, i))->minutes;
  return minutes;
}

void
wm_list_move (GPtrArray *list, guint from, guint to)
{
  gpointer item;

  g_return_if_fail (from < list->len && to < list->len);

  item = list->pdata[from];
  if (from < to)
    memmove (&list->pdata[from], &list->pdata[from + 1], (to - from) * sizeof (gpointer));
  else
    memmove (&list->pdata[to + 1], &list->pdata[to], (from - to) * sizeof (gpointer));
  list->pdata[to] = item;
}

void
wm_interview_add_skill (WmLoopInterview *interview, guint skill)
{
  if (!wm_interview_rates (interview, skill))
    g_array_append_val (interview->skills, skill);
}

void
wm_interview_add_question (WmLoopInterview *interview, guint question)
{
  if (!wm_interview_asks (interview, question))
    g_array_append_val (interview->questions, question);
}

void
wm_interview_drop_question (WmLoopInterview *interview, guint question)
{
  int index = find_index (interview->questions, question);

  if (index >= 0)
    g_array_remove_index (interview->questions, index);
}

/* Does the question show something that the interview rates? */
static gboolean
is_of_use (const WmLoopInterview *interview, const WmLoopQuestion *question)
{
  for (guint i = 0; i < interview->skills->len; i++)
    if (wm_question_shows (question, g_array_index (interview->skills, guint, i)))
      return TRUE;
  return FALSE;
}

void
wm_interview_drop_skill (const WmLoop *loop, WmLoopInterview *interview, guint skill)
{
  int index = find_index (interview->skills, skill);

  if (index < 0)
    return;
  g_array_remove_index (interview->skills, index);
  for (guint i = interview->questions->len; i-- > 0;)
    {
      const WmLoopQuestion *question
          = wm_loop_question (loop, g_array_index (interview->questions, guint, i));

      if (wm_question_shows (question, skill) && !is_of_use (interview, question))
        g_array_remove_index (interview->questions, i);
    }
}
