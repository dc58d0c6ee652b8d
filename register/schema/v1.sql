-- Format version 1. Never edit: later formats are later steps.

-- Columns named digest hold a hash of the columns before them, so that damage
-- is noticed when the row is read.

-- meta: what the file says about itself: file_id, created, and their digest;
-- saves, which counts; min_reader, the lowest format that can read the file.
CREATE TABLE meta (
	name  TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;

-- setting: choices that belong to this register and have no history.
CREATE TABLE setting (
	name   TEXT NOT NULL PRIMARY KEY,
	value  TEXT NOT NULL,
	digest BLOB NOT NULL
) STRICT;

-- history: one row per version ever saved. seq has no gaps. parent is the hash
-- of the version before; parent2 that of the other line in a merge. height is
-- one more than the highest parent's. version counts within the record.
-- All of it but seq and version goes into hash, with the snapshot's bytes.
CREATE TABLE history (
	seq      INTEGER NOT NULL PRIMARY KEY,
	hash     BLOB    NOT NULL CHECK (length(hash) = 32),
	parent   BLOB    NOT NULL CHECK (length(parent) IN (0, 32)),
	parent2  BLOB    NOT NULL CHECK (length(parent2) IN (0, 32)),
	height   INTEGER NOT NULL,
	change   INTEGER NOT NULL, -- rows saved in one act share it
	record   TEXT    NOT NULL,
	kind     TEXT    NOT NULL,
	version  INTEGER NOT NULL,
	time     INTEGER NOT NULL, -- milliseconds since 1970, UTC
	author   TEXT    NOT NULL,
	action   TEXT    NOT NULL,
	trashed  INTEGER NOT NULL CHECK (trashed IN (0, 1)), -- the record is in the trash from here on
	reason   TEXT    NOT NULL,
	fields   TEXT    NOT NULL, -- top-level fields that changed, between spaces
	source   BLOB    NOT NULL CHECK (length(source) IN (0, 32)), -- SHA-256 of the document it came from
	personal BLOB    NOT NULL  -- commitments of the personal values first used here
) STRICT;
CREATE UNIQUE INDEX history_record ON history (record, version);
CREATE INDEX history_change ON history (change);

-- snapshot: the whole record of each version, canonical and compressed, apart
-- from history so that lists of versions stay small to read. One in a few
-- versions of a record stands by itself (base 0); the others say what they make
-- of that one, and the SHA-256 of its bytes goes into their hash.
CREATE TABLE snapshot (
	seq   INTEGER NOT NULL PRIMARY KEY REFERENCES history (seq),
	base  INTEGER NOT NULL CHECK (base < seq),
	bytes BLOB    NOT NULL
) STRICT;

-- head: the newest version, so that a cut-off history is noticed.
CREATE TABLE head (
	one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
	seq    INTEGER NOT NULL,
	height INTEGER NOT NULL,
	hash   BLOB    NOT NULL
) STRICT;

-- personal: values of fields about named persons. The history holds only their
-- tokens and commitments; an erased value has neither salt nor value left.
CREATE TABLE personal (
	token  INTEGER NOT NULL PRIMARY KEY, -- what stands in the snapshots
	salt   BLOB    NOT NULL,
	value  TEXT    NOT NULL,
	erased INTEGER NOT NULL DEFAULT 0 -- when, in milliseconds since 1970, UTC
) STRICT;

-- record: the state that follows from the history, as lists need it. digest
-- covers what follows from it for every program; marks covers what depends on
-- the program's own rules.
CREATE TABLE record (
	key        INTEGER NOT NULL PRIMARY KEY,
	id         TEXT    NOT NULL UNIQUE,
	kind       TEXT    NOT NULL,
	number     TEXT    NOT NULL,
	title      TEXT    NOT NULL,
	role       TEXT    NOT NULL,
	status     TEXT    NOT NULL,
	department TEXT    NOT NULL,
	owner      TEXT    NOT NULL,
	review     TEXT    NOT NULL, -- day, month or year the review is due
	version    INTEGER NOT NULL,
	seq        INTEGER NOT NULL REFERENCES history (seq),
	hash       BLOB    NOT NULL,
	time       INTEGER NOT NULL,
	author     TEXT    NOT NULL,
	trashed    INTEGER NOT NULL CHECK (trashed IN (0, 1)),
	digest     BLOB    NOT NULL CHECK (length(digest) = 32),
	sorting    TEXT    NOT NULL, -- the title, folded
	errors     INTEGER NOT NULL, -- findings, by the rules of that version
	warnings   INTEGER NOT NULL,
	notes      INTEGER NOT NULL,
	rules      INTEGER NOT NULL,
	marks      BLOB    NOT NULL CHECK (length(marks) = 32)
) STRICT;
CREATE INDEX record_number ON record (number COLLATE NOCASE);

-- words: what can be searched in a record, folded, each word once.
CREATE TABLE words (
	key    INTEGER NOT NULL PRIMARY KEY REFERENCES record (key),
	folded TEXT    NOT NULL
) STRICT;

-- draft: what was typed and not saved yet.
CREATE TABLE draft (
	record TEXT    NOT NULL PRIMARY KEY,
	base   INTEGER NOT NULL,
	time   INTEGER NOT NULL,
	bytes  BLOB    NOT NULL,
	digest BLOB    NOT NULL CHECK (length(digest) = 32)
) STRICT;

-- document: the files that were imported, whole.
CREATE TABLE document (
	key    INTEGER NOT NULL PRIMARY KEY,
	hash   BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32), -- SHA-256 of the file
	name   TEXT    NOT NULL,
	media  TEXT    NOT NULL,
	time   INTEGER NOT NULL,
	size   INTEGER NOT NULL,
	digest BLOB    NOT NULL CHECK (length(digest) = 32),
	bytes  BLOB    NOT NULL
) STRICT;

-- Nothing that was saved is ever overwritten. These stop our own mistakes; the
-- hashes show anybody else's doings.
CREATE TRIGGER history_keep_update BEFORE UPDATE ON history BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_keep_delete BEFORE DELETE ON history BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER snapshot_keep_update BEFORE UPDATE ON snapshot BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER snapshot_keep_delete BEFORE DELETE ON snapshot BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER document_keep_update BEFORE UPDATE ON document BEGIN SELECT raise(ABORT, 'documents are append-only'); END;
CREATE TRIGGER document_keep_delete BEFORE DELETE ON document BEGIN SELECT raise(ABORT, 'documents are append-only'); END;
CREATE TRIGGER personal_keep_delete BEFORE DELETE ON personal BEGIN SELECT raise(ABORT, 'personal values are erased, never deleted'); END;
CREATE TRIGGER record_keep_delete BEFORE DELETE ON record BEGIN SELECT raise(ABORT, 'records go to the trash, never away'); END;
