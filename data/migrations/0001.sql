-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema version 1. Rules for recorded tables (measured on SQLite 3.40.1): a
-- declared primary key; no generated columns; no UNIQUE on an order column;
-- no triggers that write. `extra` keeps, as one JSON object, the keys of a
-- file that this version does not know, so that a round trip loses nothing.
-- `sort` is the author's order. Texts default to '' and are never NULL; a
-- NULL number means "not told".

-- ---- unrecorded: the log, view state --------------------------------------
CREATE TABLE action (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  subject TEXT,
  actor TEXT,
  time INTEGER NOT NULL,
  schema INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
  final INTEGER NOT NULL DEFAULT 0,
  changeset BLOB NOT NULL
) STRICT;

-- What happened, in order: how other processes learn of it.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  action INTEGER NOT NULL,
  time INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- ---- map ------------------------------------------------------------------
CREATE TABLE pack (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  version TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL DEFAULT '',
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

-- Parts of a pack that have no tables of their own yet (stages, workflows,
-- sources ...), each as the JSON text it came as.
CREATE TABLE pack_section (
  pack_id INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (pack_id, key)
) STRICT, WITHOUT ROWID;

-- The two ends of the spectrum and the line between training models and
-- building on them, as a pack names them. What the file holds stays in
-- pack_section; these rows are what the map reads. Translations: kind
-- 'spectrum', entity_id the pack's.
CREATE TABLE spectrum (
  pack_id INTEGER PRIMARY KEY REFERENCES pack (id) ON DELETE CASCADE,
  left_label TEXT NOT NULL DEFAULT '',
  right_label TEXT NOT NULL DEFAULT '',
  boundary_label TEXT NOT NULL DEFAULT '',
  boundary INTEGER NOT NULL DEFAULT 500 CHECK (boundary BETWEEN 0 AND 1000),
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

-- What the levels of a scale are called: `scale` is the scale's id in its
-- pack, `sort` counts through all levels of all scales of the pack, so that
-- the first row names the pack's first scale. Translations: kind
-- 'scale_level', fields "name" and "description".
CREATE TABLE scale_level (
  id INTEGER PRIMARY KEY,
  pack_id INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  scale TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 10),
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX scale_level_pack ON scale_level (pack_id);

CREATE TABLE category (
  id INTEGER PRIMARY KEY,
  pack_id INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE role (
  id INTEGER PRIMARY KEY,
  pack_id INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  focus TEXT NOT NULL DEFAULT '',
  side TEXT NOT NULL DEFAULT '' CHECK (side IN ('', 'left', 'right', 'both')),
  stage TEXT NOT NULL DEFAULT '',
  spectrum_from INTEGER CHECK (spectrum_from BETWEEN 0 AND 1000),
  spectrum_to INTEGER CHECK (spectrum_to BETWEEN 0 AND 1000),
  position INTEGER CHECK (position BETWEEN 0 AND 1000),
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE skill (
  id INTEGER PRIMARY KEY,
  pack_id INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL DEFAULT '', -- the file's `group`; a category's slug, or a word
  spectrum INTEGER CHECK (spectrum BETWEEN 0 AND 1000),
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE skill_level (
  skill_id INTEGER NOT NULL REFERENCES skill (id) ON DELETE CASCADE,
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 10),
  description TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (skill_id, level)
) STRICT, WITHOUT ROWID;

-- `type` is CASE's; "A precedes B" makes A a prerequisite of B.
CREATE TABLE skill_association (
  origin_id INTEGER NOT NULL REFERENCES skill (id) ON DELETE CASCADE,
  type TEXT NOT NULL CHECK (type IN ('precedes', 'isChildOf', 'isRelatedTo',
                                     'exactMatchOf', 'replacedBy')),
  destination_id INTEGER NOT NULL REFERENCES skill (id) ON DELETE CASCADE,
  pack_id INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  extra TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (origin_id, type, destination_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX skill_association_destination ON skill_association (destination_id);

CREATE TABLE role_requirement (
  role_id INTEGER NOT NULL REFERENCES role (id) ON DELETE CASCADE,
  skill_id INTEGER NOT NULL REFERENCES skill (id) ON DELETE CASCADE,
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 10),
  importance TEXT NOT NULL DEFAULT '' CHECK (importance IN ('', 'must', 'should', 'nice')),
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (role_id, skill_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_requirement_skill ON role_requirement (skill_id);

CREATE TABLE resource (
  id INTEGER PRIMARY KEY,
  pack_id INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  url TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',          -- learningResourceType
  language TEXT NOT NULL DEFAULT '',
  time_required TEXT NOT NULL DEFAULT '', -- ISO 8601 duration, as written
  time_estimated INTEGER NOT NULL DEFAULT 0,
  tier INTEGER CHECK (tier BETWEEN 1 AND 9),
  note TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE resource_skill (
  resource_id INTEGER NOT NULL REFERENCES resource (id) ON DELETE CASCADE,
  skill_id INTEGER NOT NULL REFERENCES skill (id) ON DELETE CASCADE,
  sort INTEGER NOT NULL,
  PRIMARY KEY (resource_id, skill_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX resource_skill_skill ON resource_skill (skill_id);

CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  pack_id INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  slug TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT '',
  level INTEGER CHECK (level BETWEEN 0 AND 10), -- NULL: asked at any level
  time_required TEXT NOT NULL DEFAULT '',
  strong_answer TEXT NOT NULL DEFAULT '',
  weak_answer TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE question_skill (
  question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
  skill_id INTEGER NOT NULL REFERENCES skill (id) ON DELETE CASCADE,
  sort INTEGER NOT NULL,
  PRIMARY KEY (question_id, skill_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX question_skill_skill ON question_skill (skill_id);

-- A content text in another language: `kind` is the table it belongs to,
-- `field` the column, or a path below it ("level/3", "goals/0").
CREATE TABLE translation (
  kind TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  locale TEXT NOT NULL,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (kind, entity_id, locale, field)
) STRICT, WITHOUT ROWID;

-- ---- people ---------------------------------------------------------------
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'candidate', 'employee', 'self')),
  target_role TEXT NOT NULL DEFAULT '', -- slug of a role
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE assessment (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('self', 'manager', 'interview', 'peer', 'check_in')),
  date TEXT NOT NULL,                 -- YYYY-MM-DD
  assessor TEXT NOT NULL DEFAULT '',  -- slug of a person, or as a file names them
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX assessment_person ON assessment (person_id);

CREATE TABLE skill_rating (
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  skill_id INTEGER NOT NULL REFERENCES skill (id) ON DELETE CASCADE,
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 10),
  confidence INTEGER CHECK (confidence BETWEEN 0 AND 100),
  evidence TEXT NOT NULL DEFAULT '',
  time INTEGER NOT NULL,              -- Unix seconds, UTC
  extra TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (assessment_id, skill_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX skill_rating_skill ON skill_rating (skill_id);

-- ---- onboarding -----------------------------------------------------------
CREATE TABLE onboarding_template (
  id INTEGER PRIMARY KEY,
  pack_id INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '', -- slug
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE template_milestone (
  id INTEGER PRIMARY KEY,
  template_id INTEGER NOT NULL REFERENCES onboarding_template (id) ON DELETE CASCADE,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  horizon TEXT NOT NULL CHECK (horizon IN ('day', 'week', 'month', 'quarter', 'custom')),
  "offset" TEXT NOT NULL DEFAULT '',       -- ISO 8601 duration from the start
  goals TEXT NOT NULL DEFAULT '[]',        -- JSON array of texts
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE template_activity (
  id INTEGER PRIMARY KEY,
  template_id INTEGER NOT NULL REFERENCES onboarding_template (id) ON DELETE CASCADE,
  slug TEXT NOT NULL,
  milestone TEXT NOT NULL DEFAULT '',      -- slug of a template_milestone
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT '',          -- new_hire, manager, buddy, other, or a name
  due_day INTEGER,                         -- n-th working day, 1 = the first
  time_required TEXT NOT NULL DEFAULT '',
  skills TEXT NOT NULL DEFAULT '',         -- slugs, one space between
  resources TEXT NOT NULL DEFAULT '',
  depends_on TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

-- A plan stands on its own: it names skills and resources by slug and keeps,
-- in `snapshot`, the parts of its document that say what they meant when it
-- was made (role, packs, scales, skills, resources, assessments, scorecards).
CREATE TABLE onboarding_plan (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  role TEXT NOT NULL DEFAULT '',      -- slug
  template TEXT NOT NULL DEFAULT '',  -- slug
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  start_date TEXT NOT NULL,
  timezone TEXT NOT NULL DEFAULT '',
  region TEXT NOT NULL DEFAULT '',
  work_week TEXT NOT NULL DEFAULT '', -- ISO weekdays, "12345"; '' means "12345", not told
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,          -- meta.lastModified; Unix seconds
  snapshot TEXT NOT NULL DEFAULT '{}',
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE calendar_day (
  plan_id INTEGER NOT NULL REFERENCES onboarding_plan (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'working')),
  date TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (plan_id, kind, date)
) STRICT, WITHOUT ROWID;

CREATE TABLE milestone (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES onboarding_plan (id) ON DELETE CASCADE,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  horizon TEXT NOT NULL CHECK (horizon IN ('day', 'week', 'month', 'quarter', 'custom')),
  start_date TEXT NOT NULL DEFAULT '',
  end_date TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT '' CHECK (status IN ('', 'NEEDS-ACTION', 'IN-PROCESS', 'COMPLETED', 'CANCELLED')),
  completed TEXT NOT NULL DEFAULT '',  -- RFC 3339, Z
  goals TEXT NOT NULL DEFAULT '[]',
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX milestone_plan ON milestone (plan_id);

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES onboarding_plan (id) ON DELETE CASCADE,
  milestone_id INTEGER REFERENCES milestone (id) ON DELETE CASCADE,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT '' CHECK (status IN ('', 'NEEDS-ACTION', 'IN-PROCESS', 'COMPLETED', 'CANCELLED')),
  start_date TEXT NOT NULL DEFAULT '',
  due_date TEXT NOT NULL DEFAULT '',
  completed TEXT NOT NULL DEFAULT '',
  percent INTEGER CHECK (percent BETWEEN 0 AND 100),
  time_required TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT '',
  due_day INTEGER,                     -- n-th working day from the start; NULL: a fixed date
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX activity_plan ON activity (plan_id);
CREATE INDEX activity_milestone ON activity (milestone_id);

CREATE TABLE milestone_skill (
  milestone_id INTEGER NOT NULL REFERENCES milestone (id) ON DELETE CASCADE,
  skill TEXT NOT NULL, -- slug
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 10),
  sort INTEGER NOT NULL,
  extra TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (milestone_id, skill)
) STRICT, WITHOUT ROWID;

CREATE TABLE activity_link (
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('skill', 'resource', 'depends_on')),
  target TEXT NOT NULL, -- slug of a skill, a resource, or another activity of the plan
  sort INTEGER NOT NULL,
  PRIMARY KEY (activity_id, kind, target)
) STRICT, WITHOUT ROWID;
