-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema version 2: what a person does about learning. Skills and resources are
-- named by slug, so that what she wrote stays when a pack comes anew, or goes.

-- What she read. No row: nothing yet.
CREATE TABLE reading (
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  resource TEXT NOT NULL, -- slug
  state TEXT NOT NULL DEFAULT '' CHECK (state IN ('', 'reading', 'done', 'not_useful')),
  note TEXT NOT NULL DEFAULT '',
  time INTEGER NOT NULL,  -- of the last change; Unix seconds, UTC
  extra TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (person_id, resource)
) STRICT, WITHOUT ROWID;

CREATE TABLE skill_note (
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  skill TEXT NOT NULL, -- slug
  note TEXT NOT NULL,
  time INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (person_id, skill)
) STRICT, WITHOUT ROWID;

-- Links of her own, beside the pack's resources
CREATE TABLE skill_link (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  skill TEXT NOT NULL, -- slug
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX skill_link_person ON skill_link (person_id);

-- How she learns: what her path is computed and dated with.
CREATE TABLE learning_wish (
  person_id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  week_minutes INTEGER NOT NULL DEFAULT 300 CHECK (week_minutes BETWEEN 1 AND 10080),
  start_date TEXT NOT NULL DEFAULT '', -- YYYY-MM-DD; '' = today
  work_week TEXT NOT NULL DEFAULT '',  -- ISO weekdays; '' means "12345"
  days_off TEXT NOT NULL DEFAULT '',   -- dates, one space between
  languages TEXT NOT NULL DEFAULT '',  -- BCP 47, one space between
  kinds TEXT NOT NULL DEFAULT '',      -- learningResourceType, best first
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
