-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema version 4: hiring. Skills, questions and roles are named by slug, so
-- that a running loop stays as it is when a pack comes anew, or goes.

-- ---- jobs and interview plans -----------------------------------------------
CREATE TABLE job (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT '',      -- slug
  seniority TEXT NOT NULL DEFAULT '', -- id of a pack's seniority level
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('draft', 'open', 'on_hold', 'closed', 'filled')),
  openings INTEGER NOT NULL DEFAULT 1 CHECK (openings BETWEEN 0 AND 1000),
  team TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '',
  tech_stack TEXT NOT NULL DEFAULT '',
  manager_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  created INTEGER NOT NULL,           -- Unix seconds, UTC
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE job_requirement (
  job_id INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  skill TEXT NOT NULL,                -- slug
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 10),
  importance TEXT NOT NULL DEFAULT '' CHECK (importance IN ('', 'must', 'should', 'nice')),
  focus INTEGER NOT NULL DEFAULT 0,   -- interviews must cover it twice
  check_later INTEGER NOT NULL DEFAULT 0, -- looked at in onboarding instead
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (job_id, skill)
) STRICT, WITHOUT ROWID;

-- The loop of a job; without a job a template to make loops from.
CREATE TABLE interview_plan (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  job_id INTEGER REFERENCES job (id) ON DELETE CASCADE,
  name TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',      -- of a template: whom it was made for
  created INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX interview_plan_job ON interview_plan (job_id);

CREATE TABLE interview_stage (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES interview_plan (id) ON DELETE CASCADE,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  purpose TEXT NOT NULL DEFAULT '',
  minutes INTEGER NOT NULL DEFAULT 0 CHECK (minutes BETWEEN 0 AND 10000),
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX interview_stage_plan ON interview_stage (plan_id);

-- What one interview of a stage is to find out: a stage may hold several.
CREATE TABLE interview_kit (
  id INTEGER PRIMARY KEY,
  stage_id INTEGER NOT NULL REFERENCES interview_stage (id) ON DELETE CASCADE,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  purpose TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'technical', 'non-technical')),
  minutes INTEGER NOT NULL DEFAULT 0 CHECK (minutes BETWEEN 0 AND 10000),
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX interview_kit_stage ON interview_kit (stage_id);

CREATE TABLE kit_interviewer (
  kit_id INTEGER NOT NULL REFERENCES interview_kit (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  sort INTEGER NOT NULL,
  PRIMARY KEY (kit_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX kit_interviewer_person ON kit_interviewer (person_id);

CREATE TABLE focus_skill (
  kit_id INTEGER NOT NULL REFERENCES interview_kit (id) ON DELETE CASCADE,
  skill TEXT NOT NULL, -- slug
  sort INTEGER NOT NULL,
  PRIMARY KEY (kit_id, skill)
) STRICT, WITHOUT ROWID;

CREATE TABLE kit_question (
  kit_id INTEGER NOT NULL REFERENCES interview_kit (id) ON DELETE CASCADE,
  question TEXT NOT NULL, -- slug
  sort INTEGER NOT NULL,
  PRIMARY KEY (kit_id, question)
) STRICT, WITHOUT ROWID;

-- ---- candidates -------------------------------------------------------------
-- What is known of a person only because she applied.
CREATE TABLE candidate (
  person_id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  phone TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  documents TEXT NOT NULL DEFAULT '', -- names of files, one a line
  notes TEXT NOT NULL DEFAULT '',
  resume TEXT NOT NULL DEFAULT '',    -- JSON Resume, as it came
  created INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

-- What her résumé says, mapped by hand: shown beside, never evidence.
CREATE TABLE claimed_skill (
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  skill TEXT NOT NULL, -- slug
  words TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (person_id, skill)
) STRICT, WITHOUT ROWID;

CREATE TABLE application (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  job_id INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  stage_id INTEGER REFERENCES interview_stage (id) ON DELETE SET NULL, -- NULL: not begun
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'rejected', 'withdrawn', 'hired')),
  reason TEXT NOT NULL DEFAULT '',
  applied TEXT NOT NULL,              -- YYYY-MM-DD
  entered INTEGER NOT NULL,           -- the stage or status; Unix seconds
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX application_person ON application (person_id);
CREATE INDEX application_job ON application (job_id);
CREATE INDEX application_stage ON application (stage_id);

CREATE TABLE application_event (
  id INTEGER PRIMARY KEY,
  application_id INTEGER NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  time INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('applied', 'moved', 'rejected', 'withdrawn', 'hired', 'reopened')),
  stage TEXT NOT NULL DEFAULT '',     -- slug of the stage it came to
  reason TEXT NOT NULL DEFAULT '',
  actor TEXT NOT NULL DEFAULT '',     -- slug of a person
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX application_event_application ON application_event (application_id);

-- ---- interviews and scorecards ----------------------------------------------
-- One interviewer meets one candidate. What the kit said is in its scorecard.
CREATE TABLE interview (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  application_id INTEGER NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  kit_id INTEGER REFERENCES interview_kit (id) ON DELETE SET NULL,
  interviewer_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  date TEXT NOT NULL DEFAULT '',      -- YYYY-MM-DD
  start TEXT NOT NULL DEFAULT '',     -- HH:MM, local
  status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'held', 'cancelled')),
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX interview_application ON interview (application_id);
CREATE INDEX interview_kit_id ON interview (kit_id);
CREATE INDEX interview_interviewer ON interview (interviewer_id);

-- A submitted card. It has no row before: what is being written is a draft.
CREATE TABLE scorecard (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  interview_id INTEGER NOT NULL UNIQUE REFERENCES interview (id) ON DELETE CASCADE,
  recommendation TEXT NOT NULL CHECK (recommendation IN ('strong_no', 'no', 'no_decision', 'yes', 'strong_yes')),
  summary TEXT NOT NULL DEFAULT '',
  red_flags TEXT NOT NULL DEFAULT '',
  submitted INTEGER NOT NULL,         -- Unix seconds, UTC
  rubric TEXT NOT NULL DEFAULT '',    -- SHA-256 of the anchors it was rated by
  sha256 TEXT NOT NULL,               -- over the content and the time
  origin TEXT NOT NULL DEFAULT '' CHECK (origin IN ('', 'file')),
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE scorecard_rating (
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  skill TEXT NOT NULL, -- slug
  state TEXT NOT NULL CHECK (state IN ('not_asked', 'no_signal', 'rated')),
  level INTEGER CHECK (level BETWEEN 0 AND 10),
  evidence TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL,
  PRIMARY KEY (scorecard_id, skill)
) STRICT, WITHOUT ROWID;

CREATE TABLE scorecard_question (
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  question TEXT NOT NULL, -- slug
  asked INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL,
  PRIMARY KEY (scorecard_id, question)
) STRICT, WITHOUT ROWID;

-- What was said after submitting: the card itself stays as it was sealed.
CREATE TABLE scorecard_amendment (
  id INTEGER PRIMARY KEY,
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  time INTEGER NOT NULL,
  actor TEXT NOT NULL DEFAULT '',     -- slug of a person
  skill TEXT NOT NULL DEFAULT '',     -- '': the card as a whole
  state TEXT NOT NULL DEFAULT '' CHECK (state IN ('', 'not_asked', 'no_signal', 'rated')),
  level INTEGER CHECK (level BETWEEN 0 AND 10),
  recommendation TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',      -- the evidence, or the summary
  reason TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL,               -- over the amendment and the card's own
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX scorecard_amendment_scorecard ON scorecard_amendment (scorecard_id);

-- Unrecorded: a draft is nobody's but its author's, also in the log.
CREATE TABLE draft_card (
  interview_id INTEGER PRIMARY KEY,
  recommendation TEXT NOT NULL DEFAULT '',
  summary TEXT NOT NULL DEFAULT '',
  red_flags TEXT NOT NULL DEFAULT '',
  time INTEGER NOT NULL
) STRICT;

CREATE TABLE draft_rating (
  interview_id INTEGER NOT NULL,
  skill TEXT NOT NULL,
  state TEXT NOT NULL,
  level INTEGER,
  evidence TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (interview_id, skill)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_question (
  interview_id INTEGER NOT NULL,
  question TEXT NOT NULL,
  asked INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (interview_id, question)
) STRICT, WITHOUT ROWID;

-- ---- debrief and decision ---------------------------------------------------
CREATE TABLE debrief (
  id INTEGER PRIMARY KEY,
  application_id INTEGER NOT NULL UNIQUE REFERENCES application (id) ON DELETE CASCADE,
  opened INTEGER NOT NULL,
  votes_opened INTEGER,               -- NULL: overall votes are still closed
  notes TEXT NOT NULL DEFAULT '',
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE debrief_skill (
  debrief_id INTEGER NOT NULL REFERENCES debrief (id) ON DELETE CASCADE,
  skill TEXT NOT NULL, -- slug
  done INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (debrief_id, skill)
) STRICT, WITHOUT ROWID;

-- Who moved, from where to where, and why: the card keeps what it said.
CREATE TABLE debrief_move (
  id INTEGER PRIMARY KEY,
  debrief_id INTEGER NOT NULL REFERENCES debrief (id) ON DELETE CASCADE,
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  time INTEGER NOT NULL,
  skill TEXT NOT NULL DEFAULT '',     -- '': the overall recommendation
  state TEXT NOT NULL DEFAULT '' CHECK (state IN ('', 'not_asked', 'no_signal', 'rated')),
  level INTEGER CHECK (level BETWEEN 0 AND 10),
  recommendation TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  actor TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX debrief_move_debrief ON debrief_move (debrief_id);
CREATE INDEX debrief_move_scorecard ON debrief_move (scorecard_id);

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  application_id INTEGER NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  outcome TEXT NOT NULL CHECK (outcome IN ('hire', 'no_hire', 'hold')),
  rationale TEXT NOT NULL DEFAULT '',
  for_candidate TEXT NOT NULL DEFAULT '',
  decided_by TEXT NOT NULL DEFAULT '', -- slugs of people, one space between
  time INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX decision_application ON decision (application_id);

CREATE TABLE decision_skill (
  decision_id INTEGER NOT NULL REFERENCES decision (id) ON DELETE CASCADE,
  skill TEXT NOT NULL, -- slug
  rationale TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL,
  PRIMARY KEY (decision_id, skill)
) STRICT, WITHOUT ROWID;

-- ---- privacy ----------------------------------------------------------------
-- Days count from the end of the application, for each way that it can end.
CREATE TABLE retention_rule (
  id INTEGER PRIMARY KEY,
  outcome TEXT NOT NULL CHECK (outcome IN ('active', 'rejected', 'withdrawn', 'hired')),
  keep_days INTEGER CHECK (keep_days BETWEEN 0 AND 36500),   -- at least; NULL: no such clock
  erase_days INTEGER CHECK (erase_days BETWEEN 0 AND 36500), -- at latest
  reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE legal_hold (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  reason TEXT NOT NULL DEFAULT '',
  since TEXT NOT NULL,                -- YYYY-MM-DD
  released TEXT NOT NULL DEFAULT ''   -- YYYY-MM-DD; '': it stands
) STRICT;
CREATE INDEX legal_hold_person ON legal_hold (person_id);

-- That somebody was erased, when, by whom and why; nothing of whom.
CREATE TABLE erasure_record (
  id INTEGER PRIMARY KEY,
  person TEXT NOT NULL,               -- slug of the stub that is left
  time INTEGER NOT NULL,
  actor TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  applications INTEGER NOT NULL DEFAULT 0,
  texts INTEGER NOT NULL DEFAULT 0    -- how many texts held something of her
) STRICT;
