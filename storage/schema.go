package storage

// applicationID marks a journal's file. It reads "Calm" in ASCII.
const applicationID = 0x43616c6d

// schema holds the steps of the schema: step n takes a file from user_version
// n-1 to n. A step that was ever released is never changed.
//
// Columns that end in _ms are milliseconds, of an instant since 1970 in UTC or
// of a duration. A _tz beside an instant is the offset from UTC in minutes that
// the keeper's clock had, NULL for a time that was given as UTC ("Z"). A form
// says how an imported record was written where that cannot be told from its
// values; see the type form.
var schema = []string{`
CREATE TABLE hamster (
	id          INTEGER PRIMARY KEY,
	uid         BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
	name        TEXT NOT NULL,
	species     TEXT NOT NULL,
	born        TEXT,
	stage       TEXT NOT NULL,
	notes       TEXT NOT NULL DEFAULT '',
	created_ms  INTEGER, created_tz  INTEGER,
	updated_ms  INTEGER, updated_tz  INTEGER,
	archived_ms INTEGER, archived_tz INTEGER,
	form        TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE harness (
	id          INTEGER PRIMARY KEY,
	uid         BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
	hamster     INTEGER NOT NULL REFERENCES hamster (id),
	label       TEXT NOT NULL DEFAULT '',
	style       TEXT NOT NULL,
	fastener    TEXT NOT NULL,
	notes       TEXT NOT NULL DEFAULT '',
	retired_ms  INTEGER, retired_tz INTEGER,
	updated_ms  INTEGER, updated_tz INTEGER,
	form        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX harness_hamster ON harness (hamster);

CREATE TABLE fit_check (
	id              INTEGER PRIMARY KEY,
	uid             BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
	harness         INTEGER NOT NULL REFERENCES harness (id),
	at_ms           INTEGER NOT NULL, at_tz INTEGER,
	one_finger      INTEGER NOT NULL,
	moves_freely    INTEGER NOT NULL,
	no_rubbing      INTEGER NOT NULL,
	breathes_freely INTEGER NOT NULL,
	note            TEXT NOT NULL DEFAULT '',
	updated_ms      INTEGER, updated_tz INTEGER,
	form            TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX fit_check_harness ON fit_check (harness, at_ms);

CREATE TABLE stage_change (
	id         INTEGER PRIMARY KEY,
	uid        BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
	hamster    INTEGER NOT NULL REFERENCES hamster (id),
	at_ms      INTEGER NOT NULL, at_tz INTEGER,
	from_stage TEXT NOT NULL,
	to_stage   TEXT NOT NULL,
	verdict    TEXT NOT NULL DEFAULT '',
	reason     TEXT NOT NULL DEFAULT '',
	updated_ms INTEGER, updated_tz INTEGER,
	form       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX stage_change_hamster ON stage_change (hamster, at_ms);

-- end_reason '' is a session that still runs. While it does, watched_ms is the
-- last active time known to be watched, and off_ms the active time of harness
-- off where only the closing-out is missing. sum is the SHA-256 of an ended
-- session and its events.
CREATE TABLE session (
	id            INTEGER PRIMARY KEY,
	uid           BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
	hamster       INTEGER NOT NULL REFERENCES hamster (id),
	harness       INTEGER REFERENCES harness (id),
	stage         TEXT NOT NULL,
	started_ms    INTEGER NOT NULL, started_tz INTEGER,
	planned_ms    INTEGER NOT NULL DEFAULT 0,
	duration_ms   INTEGER NOT NULL DEFAULT 0,
	end_reason    TEXT NOT NULL DEFAULT '',
	place         TEXT NOT NULL DEFAULT '',
	temperature_c REAL,
	note          TEXT NOT NULL DEFAULT '',
	unwatched     INTEGER NOT NULL DEFAULT 0,
	watched_ms    INTEGER NOT NULL DEFAULT 0,
	off_ms        INTEGER,
	updated_ms    INTEGER, updated_tz INTEGER,
	sum           BLOB,
	form          TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX session_hamster ON session (hamster, started_ms);
CREATE INDEX session_running ON session (id) WHERE end_reason = '';

CREATE TABLE event (
	session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
	seq        INTEGER NOT NULL CHECK (seq > 0),
	at_ms      INTEGER NOT NULL,
	kind       TEXT NOT NULL,
	code       TEXT NOT NULL DEFAULT '',
	of         INTEGER NOT NULL DEFAULT 0,
	note       TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`, `
-- deleted_ms is when a hamster or a session was put into the bin, NULL where it
-- was not. What belongs to a hamster in the bin is out of sight with it.
ALTER TABLE hamster ADD COLUMN deleted_ms INTEGER;
ALTER TABLE hamster ADD COLUMN deleted_tz INTEGER;
ALTER TABLE session ADD COLUMN deleted_ms INTEGER;
ALTER TABLE session ADD COLUMN deleted_tz INTEGER;
CREATE INDEX hamster_deleted ON hamster (deleted_ms) WHERE deleted_ms IS NOT NULL;
CREATE INDEX session_deleted ON session (deleted_ms) WHERE deleted_ms IS NOT NULL;
`, `
-- A small JPEG of a hamster.
CREATE TABLE photo (
	hamster INTEGER PRIMARY KEY REFERENCES hamster (id) ON DELETE CASCADE,
	jpeg    BLOB NOT NULL
) STRICT;

-- merged is the hamster that one was merged into; it then lies in the bin, as
-- an empty shell by which files know it. origin is the hamster that a record
-- belonged to before a merge, NULL where it was never another one.
ALTER TABLE hamster ADD COLUMN merged INTEGER REFERENCES hamster (id) ON DELETE CASCADE;
ALTER TABLE harness ADD COLUMN origin INTEGER REFERENCES hamster (id) ON DELETE SET NULL;
ALTER TABLE stage_change ADD COLUMN origin INTEGER REFERENCES hamster (id) ON DELETE SET NULL;
ALTER TABLE session ADD COLUMN origin INTEGER REFERENCES hamster (id) ON DELETE SET NULL;
CREATE INDEX hamster_merged ON hamster (merged) WHERE merged IS NOT NULL;
CREATE INDEX harness_origin ON harness (origin) WHERE origin IS NOT NULL;
CREATE INDEX stage_change_origin ON stage_change (origin) WHERE origin IS NOT NULL;
CREATE INDEX session_origin ON session (origin) WHERE origin IS NOT NULL;
`, `
-- Few events have a note; a search reads these and no others.
CREATE INDEX event_note ON event (session_id, note) WHERE note <> '';
`, `
-- Time without a harness. duration_ms is NULL while it goes on; comfort, stress
-- and treats are JSON lists of codes. deleted_ms and origin are as those of a
-- session.
CREATE TABLE enrichment (
	id            INTEGER PRIMARY KEY,
	uid           BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
	hamster       INTEGER NOT NULL REFERENCES hamster (id),
	kind          TEXT NOT NULL,
	started_ms    INTEGER NOT NULL, started_tz INTEGER,
	duration_ms   INTEGER,
	temperature_c REAL,
	comfort       TEXT NOT NULL DEFAULT '[]',
	stress        TEXT NOT NULL DEFAULT '[]',
	treats        TEXT NOT NULL DEFAULT '[]',
	note          TEXT NOT NULL DEFAULT '',
	updated_ms    INTEGER, updated_tz INTEGER,
	deleted_ms    INTEGER, deleted_tz INTEGER,
	origin        INTEGER REFERENCES hamster (id) ON DELETE SET NULL,
	form          TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX enrichment_hamster ON enrichment (hamster, started_ms);
CREATE INDEX enrichment_origin ON enrichment (origin) WHERE origin IS NOT NULL;
`, `
-- watch is what was said of whether the animal was watched: 'yes', 'no', or ''
-- where nothing was. It takes the place of unwatched, which knew 'no' only.
ALTER TABLE session ADD COLUMN watch TEXT NOT NULL DEFAULT '';
UPDATE session SET watch = 'no' WHERE unwatched <> 0;
ALTER TABLE session DROP COLUMN unwatched;
`, `
-- One row: the era that the newest write-ahead log began; see era.go.
CREATE TABLE era (
	id   INTEGER PRIMARY KEY CHECK (id = 1),
	mark TEXT NOT NULL
) STRICT;
`, `
-- log_sum is a sum over the events of a session that still runs, carried on with
-- each: see logSum. NULL before the first one, and once the session has ended,
-- unless its log was not what was written.
ALTER TABLE session ADD COLUMN log_sum BLOB;
`}
