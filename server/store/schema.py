"""The tables. The log is the truth; row, sight and blobref are caches that refold rebuilds."""

from server.store import accounts, backup_notes, blobs, device_keys, invitations, links, redacted, sessions, tries

LOG = """
CREATE TABLE IF NOT EXISTS head (           -- one firm, one row; locked by the writing transaction
  firm INTEGER PRIMARY KEY CHECK (firm = 1),
  epoch INTEGER NOT NULL, seq INTEGER NOT NULL, filed INTEGER NOT NULL,
  chain BLOB NOT NULL, now INTEGER NOT NULL, fold INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS epoch (          -- ended epochs; what was seen in one counts up to its cut
  epoch INTEGER PRIMARY KEY, cut INTEGER NOT NULL, ended INTEGER NOT NULL, why TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS log (            -- every op, in the order taken; never rewritten
  seq INTEGER PRIMARY KEY,
  device TEXT NOT NULL, n INTEGER NOT NULL, person TEXT NOT NULL,
  r INTEGER NOT NULL, prev INTEGER NOT NULL, -- the record, and the op on it before this one
  place INTEGER NOT NULL, at INTEGER NOT NULL, uncertainty INTEGER NOT NULL, received INTEGER NOT NULL,
  saw INTEGER NOT NULL,                      -- the log number that counted as seen
  back INTEGER NOT NULL,                     -- 1: brought back after a restore
  body BLOB, hash BLOB NOT NULL, chain BLOB NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS log_by_device ON log (device, n);
CREATE TABLE IF NOT EXISTS refused (        -- the server's tray: ops not taken, with reason and data
  device TEXT NOT NULL, n INTEGER NOT NULL, person TEXT NOT NULL,
  code TEXT NOT NULL, field TEXT, detail TEXT, received INTEGER NOT NULL,
  body BLOB NOT NULL, hash BLOB NOT NULL, state TEXT NOT NULL DEFAULT 'waiting',
  redaction TEXT,                            -- by which two people took the bytes out; null: they are here
  PRIMARY KEY (device, n)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS device (
  id TEXT PRIMARY KEY, person TEXT NOT NULL, label TEXT NOT NULL, app TEXT NOT NULL,
  enrolled_at INTEGER NOT NULL,
  taken INTEGER NOT NULL DEFAULT 0, acked INTEGER NOT NULL DEFAULT 0,
  place INTEGER NOT NULL DEFAULT 0, settled_at INTEGER NOT NULL DEFAULT 0,
  hash BLOB NOT NULL DEFAULT x'',            -- running hash over all settled ops
  last_heard INTEGER NOT NULL DEFAULT 0, skew INTEGER, about TEXT NOT NULL DEFAULT '{}',
  revoked_at INTEGER, revoked_by TEXT, why TEXT, reason TEXT, -- lost or retired; null: in use
  wiped_at INTEGER,                          -- the device said that nothing is left on it
  named TEXT NOT NULL DEFAULT ''             -- what the office calls it; it counts before the device's own label
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS hole (           -- numbers that no device could bring back
  device TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, found INTEGER NOT NULL
);
"""

ROWS = """
CREATE TABLE IF NOT EXISTS row (
  r INTEGER PRIMARY KEY,
  kind TEXT NOT NULL, id TEXT NOT NULL,
  seq INTEGER NOT NULL, filed INTEGER NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL,
  value TEXT NOT NULL, contested TEXT, state BLOB NOT NULL,
  scopes TEXT NOT NULL,                      -- JSON list, sorted
  root TEXT                                  -- kind/id of the root; null when it is its own
);
CREATE UNIQUE INDEX IF NOT EXISTS row_by_id ON row (kind, id);
CREATE INDEX IF NOT EXISTS row_by_root ON row (root) WHERE root IS NOT NULL;
CREATE TABLE IF NOT EXISTS scope (s INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS sight (          -- which row lies in which scope; gone: it left, and devices must hear of it
  s INTEGER NOT NULL, r INTEGER NOT NULL, filed INTEGER NOT NULL,
  since INTEGER NOT NULL,                    -- the log number at which it entered
  gone INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (s, r)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sight_by_filed ON sight (s, filed);
CREATE TABLE IF NOT EXISTS blobref (        -- which rows name a blob, and who wrote that
  hash TEXT NOT NULL, r INTEGER NOT NULL, person TEXT NOT NULL,
  PRIMARY KEY (hash, r, person)
) WITHOUT ROWID;
"""

PIECES: list[str] = [
    LOG,
    ROWS,
    accounts.SCHEMA,
    sessions.SCHEMA,
    invitations.SCHEMA,
    tries.SCHEMA,
    blobs.SCHEMA,
    backup_notes.SCHEMA,
    redacted.SCHEMA,
    device_keys.SCHEMA,
    links.SCHEMA,
]
"""Every room of the store adds its tables here."""

ADDED: list[tuple[str, str, str]] = [
    ("device", "revoked_at", "INTEGER"),
    ("device", "revoked_by", "TEXT"),
    ("device", "why", "TEXT"),
    ("device", "reason", "TEXT"),
    ("device", "wiped_at", "INTEGER"),
    ("device", "named", "TEXT NOT NULL DEFAULT ''"),
    ("refused", "redaction", "TEXT"),
    ("session", "device", "TEXT"),
    ("backup", "made", "INTEGER NOT NULL DEFAULT 0"),
]
"""(table, column, type) of what came later: a database of an older release gets them when it is opened."""
