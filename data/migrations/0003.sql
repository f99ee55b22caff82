-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema version 3: what dates are computed from, why an activity is there, and
-- what becomes of it.

-- Where a date comes from: due_day working days from the start ('': 1 = the
-- first, -1 = the last before it), from the end of the milestone due_ref, or
-- from the day on which the activity due_ref is due. due_day NULL: a fixed
-- date, or none. An activity takes `duration` whole working days.
ALTER TABLE activity ADD COLUMN due_anchor TEXT NOT NULL DEFAULT ''
  CHECK (due_anchor IN ('', 'milestone', 'activity'));
ALTER TABLE activity ADD COLUMN due_ref TEXT NOT NULL DEFAULT ''; -- slug
ALTER TABLE activity ADD COLUMN duration INTEGER CHECK (duration BETWEEN 1 AND 1000);
ALTER TABLE activity ADD COLUMN blocked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE activity ADD COLUMN reason TEXT NOT NULL DEFAULT ''; -- why blocked, or dropped
ALTER TABLE activity ADD COLUMN proof TEXT NOT NULL DEFAULT '';  -- slug of a question
-- What made it: 'template:ID', 'gap:SKILL:…', 'check-in:ID'; '' by hand. A plan
-- that is made anew finds it by that; what was edited by hand stays.
ALTER TABLE activity ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;

ALTER TABLE milestone ADD COLUMN "offset" TEXT NOT NULL DEFAULT ''; -- ISO 8601, of horizon 'custom'

ALTER TABLE onboarding_plan ADD COLUMN weekly_time TEXT NOT NULL DEFAULT ''; -- for learning; ISO 8601
ALTER TABLE onboarding_plan ADD COLUMN part_time TEXT NOT NULL DEFAULT '';   -- "5:50": Fridays, half

ALTER TABLE template_activity ADD COLUMN due_anchor TEXT NOT NULL DEFAULT ''
  CHECK (due_anchor IN ('', 'milestone', 'activity'));
ALTER TABLE template_activity ADD COLUMN due_ref TEXT NOT NULL DEFAULT '';
ALTER TABLE template_activity ADD COLUMN duration INTEGER CHECK (duration BETWEEN 1 AND 1000);
ALTER TABLE template_activity ADD COLUMN proof TEXT NOT NULL DEFAULT '';

-- Days that the person is away, beside what everybody has off
CREATE TABLE plan_day_off (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES onboarding_plan (id) ON DELETE CASCADE,
  start_date TEXT NOT NULL,
  end_date TEXT NOT NULL DEFAULT '', -- inclusive; '' = one day
  name TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX plan_day_off_plan ON plan_day_off (plan_id);

-- Why an activity is there: the requirement, and each piece of evidence.
CREATE TABLE activity_why (
  id INTEGER PRIMARY KEY,
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  finding TEXT NOT NULL DEFAULT ''
    CHECK (finding IN ('', 'met', 'short', 'unproven', 'never_tried')),
  skill TEXT NOT NULL DEFAULT '', -- slug
  target INTEGER CHECK (target BETWEEN 0 AND 10),
  level INTEGER CHECK (level BETWEEN 0 AND 10),
  importance TEXT NOT NULL DEFAULT '' CHECK (importance IN ('', 'must', 'should', 'nice')),
  source_kind TEXT NOT NULL DEFAULT '', -- scorecard, interview, manager, check_in, peer, self
  source TEXT NOT NULL DEFAULT '',      -- id of the card or the assessment
  assessor TEXT NOT NULL DEFAULT '',
  date TEXT NOT NULL DEFAULT '',
  sentence TEXT NOT NULL DEFAULT '',    -- as it was written
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX activity_why_activity ON activity_why (activity_id);

-- Talks about how it goes. Ratings are an assessment of kind 'check_in' whose
-- slug is the plan's, a dot, and the check-in's.
CREATE TABLE check_in (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES onboarding_plan (id) ON DELETE CASCADE,
  slug TEXT NOT NULL,
  day INTEGER CHECK (day BETWEEN 1 AND 3660), -- calendar day from the start; NULL: a fixed date
  date TEXT NOT NULL DEFAULT '',
  held TEXT NOT NULL DEFAULT '',              -- YYYY-MM-DD; '' = not yet
  mood INTEGER CHECK (mood BETWEEN 1 AND 5),
  note TEXT NOT NULL DEFAULT '',              -- the new hire's
  manager_note TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX check_in_plan ON check_in (plan_id);

-- The first time that somebody did it unaided
CREATE TABLE first_unaided (
  plan_id INTEGER NOT NULL REFERENCES onboarding_plan (id) ON DELETE CASCADE,
  skill TEXT NOT NULL, -- slug
  date TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (plan_id, skill)
) STRICT, WITHOUT ROWID;
