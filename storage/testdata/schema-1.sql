-- A journal as the program wrote it with schema 1, put into words by SQLite's
-- own shell (.dump); a session still runs in it. Its export is schema-1.json.
PRAGMA application_id = 0x43616c6d;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO hamster VALUES(1,X'018f0000000070008000000000000001','Bis"cuit <b> ö','syrian','2026-03-01','wear','',1780329600000,120,1780450200250,-450,NULL,NULL,'archived_at=null notes=""');
INSERT INTO hamster VALUES(2,X'018f0000000070008000000000000002','Plain','other',NULL,'meet','',NULL,NULL,NULL,NULL,NULL,NULL,'species=- stage=-');
INSERT INTO hamster VALUES(3,X'018f0000000070008000000000000003','Gone','other',NULL,'meet','',1780336800000,0,NULL,NULL,1780336800000,NULL,'born=null');
INSERT INTO hamster VALUES(4,X'01a1fe4559797773b567c911cd47fe73','Biscuit','syrian','2026-01-02','drag','Lives for oats.',1781979301000,120,1781979304000,120,NULL,NULL,'');
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
INSERT INTO harness VALUES(1,X'018f0000000070008000000000000011',1,'blue vest','vest','velcro','soft',NULL,NULL,NULL,NULL,'retired_at=null');
INSERT INTO harness VALUES(2,X'018f0000000070008000000000000012',1,'','h','other','',NULL,NULL,NULL,NULL,'fastener=-');
INSERT INTO harness VALUES(3,X'01a1fe4559797d21b54a8694547cd646',4,'blue vest','vest','velcro','',NULL,NULL,NULL,NULL,'');
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
INSERT INTO fit_check VALUES(1,X'018f0000000070008000000000000021',1,1781892900000,120,1,1,0,1,'',NULL,NULL,'note=""');
INSERT INTO fit_check VALUES(2,X'01a1fe45597a7371a1ea31c384239955',3,1781979302000,120,1,1,1,1,'',NULL,NULL,'');
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
INSERT INTO stage_change VALUES(1,X'018f0000000070008000000000000031',1,1781892900000,120,'fasten','wear','ready','',NULL,NULL,'reason=""');
INSERT INTO stage_change VALUES(2,X'018f0000000070008000000000000032',1,1781813700000,NULL,'drape','fasten','','',NULL,NULL,'');
INSERT INTO stage_change VALUES(3,X'01a1fe45597a7b24ab604d80bd6a6cec',4,1781979303000,120,'wear','drag','','Took it well.',NULL,NULL,'');
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
INSERT INTO session VALUES(1,X'018f0000000070008000000000000041',1,1,'wear',1781979300000,120,300000,212400,'stress','playpen',21.5,replace('two\nlines','\n',char(10)),0,0,NULL,NULL,NULL,X'cccdb02ebad8440eec387aee79da89ec99540ac1f58c4486db4017fec5336973','2.note="" 4.code=null');
INSERT INTO session VALUES(2,X'018f0000000070008000000000000042',2,NULL,'meet',1781986500000,NULL,0,0,'keeper','',NULL,'',0,0,NULL,NULL,NULL,X'9537470ec06ab325b1b38e952cf2a5924c36515c2ae9b77bc6777cf51b634bbf','harness_id=null note="" place="" planned_s=0 temperature_c=null watched=true');
INSERT INTO session VALUES(3,X'018f0000000070008000000000000043',2,NULL,'meet',1782026100001,-660,0,83000,'planned','',NULL,'',1,0,NULL,NULL,NULL,X'f4f540cf8de43a2cf15a07651f920413be715d296dadaf22add959295958a5e7','events=-');
INSERT INTO session VALUES(4,X'01a1fe45597b729d916a60a8d770ac33',4,3,'drag',1781979305000,120,60000,60000,'planned','room',NULL,'Calm throughout.',0,0,NULL,NULL,NULL,X'5a505b0ee59798b459839948929fc37c725cb4093061e9b9b55a965535ec6bde','');
INSERT INTO session VALUES(5,X'01a1fe455af279a4bf5eae604003c0f1',4,NULL,'drag',1781979306000,120,0,0,'','',NULL,'',0,0,NULL,NULL,NULL,NULL,'');
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
INSERT INTO event VALUES(1,1,42000,'treat','oats',0,'');
INSERT INTO event VALUES(1,2,42500,'stress','freezing',0,'');
INSERT INTO event VALUES(1,3,203100,'undo','',1,'');
INSERT INTO event VALUES(1,4,0,'pause','',0,'');
INSERT INTO event VALUES(1,5,204000,'treat','custom:pumpkin_seed',0,'a big one');
INSERT INTO event VALUES(4,1,5000,'treat','oats',0,'');
INSERT INTO event VALUES(4,2,20000,'note','',0,'The door rang.');
INSERT INTO event VALUES(4,3,40000,'stress','freezing',0,'');
INSERT INTO event VALUES(4,4,42000,'undo','',3,'');
INSERT INTO event VALUES(5,1,3000,'treat','oats',0,'');
CREATE TABLE setting (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES('last_hamster','01a1fe45-5979-7773-b567-c911cd47fe73');
CREATE INDEX harness_hamster ON harness (hamster);
CREATE INDEX fit_check_harness ON fit_check (harness, at_ms);
CREATE INDEX stage_change_hamster ON stage_change (hamster, at_ms);
CREATE INDEX session_hamster ON session (hamster, started_ms);
CREATE INDEX session_running ON session (id) WHERE end_reason = '';
COMMIT;
