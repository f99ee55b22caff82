/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The interview plan of a job as plain data, and the rules that it is held to:
 * what covers which skill how often, what is wrong with it, and how to mend it.
 * Nothing here knows of a database: the store's side is hiring/wm-job.h.
 */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

#define WM_LOOP_MOST_FOCUS 8        /* skills that one job can focus on */
#define WM_LOOP_MOST_SKILLS 5       /* skills that one interviewer can rate */
#define WM_LOOP_FOCUS_MINUTES 10    /* that a focus skill needs, in all */
#define WM_LOOP_QUESTION_MINUTES 10 /* of a question that tells no time */
#define WM_LOOP_FRAME_MINUTES 5     /* to open and close an interview */
#define WM_LOOP_LONG_MINUTES 45     /* an interview that a repair adds */

/* The reliability of one structured interview by one interviewer, when
 * interviewers work separately: A. I. Huffcutt, S. S. Culbertson and
 * W. S. Weyhrauch, "Employment interview reliability: new meta-analytic
 * estimates by structure and format", International Journal of Selection and
 * Assessment 21 (2013), 264-276. */
#define WM_LOOP_SINGLE_RELIABILITY 0.44

typedef struct
{
  char *slug;
  char *name;
  int level; /* wanted; -1 where the job does not require the skill */
  WmImportance importance; /* NONE likewise */
  gboolean focus;       /* a must that interviews cover twice */
  gboolean check_later; /* looked at in onboarding instead */
  gboolean has_anchors; /* every level up to the wanted one is described */
} WmLoopSkill;

typedef struct
{
  char *slug;
  char *text;
  char *kind;
  int level;   /* -1: any */
  int minutes; /* WM_LOOP_QUESTION_MINUTES where none are told */
  GArray *skills; /* guint: indexes into the loop's skills */
} WmLoopQuestion;

typedef struct
{
  gint64 id; /* 0: not stored yet */
  char *slug;
  char *name;
  char *purpose;
  char *kind; /* "technical", "non-technical" or "" */
  int minutes;
  GPtrArray *interviewers; /* utf8: slugs of people */
  GArray *skills;    /* guint: what it rates */
  GArray *questions; /* guint: indexes into the bank, in order */
} WmLoopInterview;

typedef struct
{
  gint64 id;
  char *slug;
  char *name;
  char *purpose;
  int minutes;
  GPtrArray *interviews; /* WmLoopInterview */
} WmLoopStage;

/**
 * WmLoop:
 *
 * The loop of a job. Its skills are those that the job requires, in the job's
 * order, and after them all others that the map knows.
 */
typedef struct
{
  gint64 job;
  gint64 plan; /* 0: not stored yet */
  char *job_slug;
  char *name;
  GPtrArray *skills; /* WmLoopSkill */
  GPtrArray *bank;   /* WmLoopQuestion: what may be asked */
  GPtrArray *stages; /* WmLoopStage */
} WmLoop;

WmLoop *wm_loop_new (void);
WmLoop *wm_loop_copy (const WmLoop *loop);
void wm_loop_free (WmLoop *loop);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmLoop, wm_loop_free)

#define wm_loop_skill(loop, i) ((WmLoopSkill *) g_ptr_array_index ((loop)->skills, (i)))
#define wm_loop_question(loop, i) ((WmLoopQuestion *) g_ptr_array_index ((loop)->bank, (i)))
#define wm_loop_stage(loop, i) ((WmLoopStage *) g_ptr_array_index ((loop)->stages, (i)))
#define wm_stage_interview(stage, i)                                                               \
  ((WmLoopInterview *) g_ptr_array_index ((stage)->interviews, (i)))

/* Building one: each returns what it made, owned by the loop. */
WmLoopSkill *wm_loop_add_skill (WmLoop *loop, const char *slug, const char *name, int level,
                                WmImportance importance);
WmLoopQuestion *wm_loop_add_question (WmLoop *loop, const char *slug, const char *text,
                                      int minutes);
WmLoopStage *wm_loop_add_stage (WmLoop *loop, const char *name, int minutes);
WmLoopInterview *wm_stage_add_interview (WmLoopStage *stage, const char *name, int minutes);
int wm_loop_find_skill (const WmLoop *loop, const char *slug); /* -1 when absent */
int wm_loop_find_question (const WmLoop *loop, const char *slug);

/* All interviews of all stages, in order: what rules number interviews by. */
guint wm_loop_count (const WmLoop *loop);
/* @stage: (out) (optional): index of the stage that it belongs to */
WmLoopInterview *wm_loop_interview (const WmLoop *loop, guint interview, guint *stage);
/* Number of the first interview of a stage, or of what would be it */
guint wm_loop_first (const WmLoop *loop, guint stage);
/**
 * wm_loop_place_interview:
 * @interview: number of it
 * @before: number of the one that it comes before; that of the stage's first and its count added
 *   for the stage's end
 *
 * Takes an interview to a place in a stage, also of another.
 *
 * Returns: its number there
 */
guint wm_loop_place_interview (WmLoop *loop, guint interview, guint stage, guint before);
/* Indices into the loop: is the skill one of its focus skills, the question in its script? */
gboolean wm_interview_rates (const WmLoopInterview *interview, guint skill);
gboolean wm_interview_asks (const WmLoopInterview *interview, guint question);
/* Can its answer be rated on the skill? */
gboolean wm_question_shows (const WmLoopQuestion *question, guint skill);
/* Whether some interview asks it */
gboolean wm_loop_asks (const WmLoop *loop, guint question);
/* Minutes that the questions of an interview take, with its opening and end */
int wm_interview_needed (const WmLoop *loop, const WmLoopInterview *interview);
/* Puts a copy of @text (NULL: "") in the place of a text of any of these. */
void wm_loop_set_text (char **field, const char *text);
/* Moves an element of any of the lists above to another place. */
void wm_list_move (GPtrArray *list, guint from, guint to);

/* Taking a skill out of an interview takes the questions with it that show
 * nothing else that is rated there. */
void wm_interview_drop_skill (const WmLoop *loop, WmLoopInterview *interview, guint skill);
void wm_interview_add_skill (WmLoopInterview *interview, guint skill);
void wm_interview_add_question (WmLoopInterview *interview, guint question);
void wm_interview_drop_question (WmLoopInterview *interview, guint question);

/* ---- coverage --------------------------------------------------------------- */

/* The reliability of @count ratings together: C. Spearman and W. Brown (1910),
 * two papers in the British Journal of Psychology 3. 0 for none. */
double wm_spearman_brown (double single, guint count);

typedef struct
{
  guint skill;
  guint interviews;  /* that rate it */
  guint independent; /* of those, that different people can hold */
  int seconds;       /* of questions; what shows several skills is shared */
  double reliability;
} WmLoopCoverage;

/* (transfer full) (element-type WmLoopCoverage): one entry for each skill of
 * the loop, same index */
GArray *wm_loop_coverage (const WmLoop *loop);
/* (transfer full): in words: voices, minutes and reliability, or why there are none */
char *wm_loop_coverage_describe (const WmLoopSkill *skill, const WmLoopCoverage *coverage);
/* What the whole costs, in minutes */
int wm_loop_candidate_minutes (const WmLoop *loop);
/* Of the whole loop: minutes of each interview times its interviewers */
int wm_loop_interviewer_minutes (const WmLoop *loop);

/* ---- what is wrong, and mending it ------------------------------------------ */

typedef enum
{
  WM_FINDING_NO_FOCUS,        /* no must was chosen to focus on */
  WM_FINDING_MUCH_FOCUS,      /* more than WM_LOOP_MOST_FOCUS */
  WM_FINDING_NO_ANCHORS,      /* skill: nobody can rate it alike */
  WM_FINDING_CROWDED,         /* interview: over WM_LOOP_MOST_SKILLS */
  WM_FINDING_ASKED_TWICE,     /* question, in a second interview */
  WM_FINDING_NOT_ASKED,       /* skill: the interview has no question about it */
  WM_FINDING_FOCUS_THIN,      /* skill: fewer than two independent interviews */
  WM_FINDING_MUST_OPEN,       /* skill: no interview, and not put off */
  WM_FINDING_FOCUS_HURRIED,   /* skill: under WM_LOOP_FOCUS_MINUTES */
  WM_FINDING_UPSIDE_DOWN,     /* skill: gets more time than a focus skill, and is no must */
  WM_FINDING_INTERVIEW_OVER,  /* interview: its questions take longer */
  WM_FINDING_STAGE_OVER,      /* stage: its interviews take longer */
  WM_FINDINGS,
} WmFindingKind;

/* Where a finding concerns no skill, interview …, that is -1. */
typedef struct
{
  WmFindingKind kind;
  int skill;
  int interview; /* as wm_loop_interview() numbers them */
  int stage;
  int question;
  int minutes;   /* had */
  int wanted;    /* minutes, or count */
  int other;     /* a second skill or interview that it is set against */
} WmFinding;

/* "focus-thin" …: the word of files and of the command line */
const char *wm_finding_kind_to_string (WmFindingKind kind);

/**
 * wm_loop_lint:
 *
 * Pure. What hinders the loop from covering the job: first what concerns the
 * job, then the interviews, then skills by the job's order, then time.
 *
 * Returns: (transfer full) (element-type WmFinding)
 */
GArray *wm_loop_lint (const WmLoop *loop);
/* (transfer full): in words */
char *wm_finding_describe (const WmLoop *loop, const WmFinding *finding);

/**
 * wm_loop_repair:
 * @finding: of this very loop
 *
 * Mends one finding. Mending again and again ends with none.
 *
 * Returns: (transfer full): what it did, in words
 */
char *wm_loop_repair (WmLoop *loop, const WmFinding *finding);
/* (transfer full): what wm_loop_repair() would do */
char *wm_finding_describe_repair (const WmLoop *loop, const WmFinding *finding);
/* How many findings were mended; the loop has none after it. */
guint wm_loop_repair_all (WmLoop *loop);

/* ---- "Balance for me" ------------------------------------------------------- */

/**
 * WmBalance:
 *
 * Which question goes into which interview. Each question is asked once at
 * most; an interview rates every wanted skill that its questions show, at most
 * `most_skills`, and takes no longer than it has. `worth` is what one more
 * interview about a skill brings: the first, the second by somebody else.
 */
typedef struct
{
  guint n_skills;
  const int (*worth)[2]; /* per skill: of the first interview, and of the second */
  guint n_questions;
  const int *minutes;         /* per question */
  const GArray *const *shows; /* per question: guint, skills below n_skills */
  guint n_interviews;
  const int *room;       /* per interview: minutes for questions */
  const guint *most;     /* per interview: how many skills it can rate */
  const int *group;      /* per interview: those of one group are one voice */
  const guint8 *allowed; /* question * n_interviews + interview */
  const int *now;        /* per question: where it is asked now, or -1 */
} WmBalance;

typedef struct
{
  int *place;      /* per question: interview, or -1 */
  gint64 value;
  gboolean proven; /* no better one exists */
} WmBalanced;

void wm_balanced_clear (WmBalanced *balanced);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmBalanced, wm_balanced_clear)

/* Pure. The best there is when it can be found within @most_steps (0: only the
 * fast way, which is good, not always best). */
WmBalanced wm_balance_solve (const WmBalance *balance, guint most_steps);
/* What a placing is worth; -1 for one that breaks a rule */
gint64 wm_balance_value (const WmBalance *balance, const int *place);

#define WM_BALANCE_STEPS 400000

/**
 * wm_loop_balance:
 *
 * Assigns skills and questions to the interviews anew: focus skills twice,
 * other musts once where there is room, the rest put off to onboarding; then
 * what else is rated now. What is asked now stays where nothing is lost by it.
 * Without a skill in focus the first musts are.
 *
 * Returns: TRUE when no better one exists
 */
gboolean wm_loop_balance (WmLoop *loop);

G_END_DECLS
