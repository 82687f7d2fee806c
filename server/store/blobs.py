"""What is known of photos and files: who brings which bytes, and how far they have come."""

import sqlite3
from typing import NamedTuple

from server.store import sight

LARGEST = 20 << 20
SHOWN = {"image/jpeg", "image/png", "image/webp"}
REPORT = "application/vnd.kept.report+json"
TAKEN = SHOWN | {"application/pdf", REPORT}

SCHEMA = """
CREATE TABLE IF NOT EXISTS upload (         -- one person's bringing of one blob
  id TEXT PRIMARY KEY, person TEXT NOT NULL, hash TEXT NOT NULL,
  size INTEGER NOT NULL, type TEXT NOT NULL,
  at INTEGER NOT NULL DEFAULT 0,             -- bytes on disk
  done INTEGER NOT NULL DEFAULT 0,           -- 1: verified and in its place
  touched INTEGER NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS upload_by_hash ON upload (hash, person);
CREATE INDEX IF NOT EXISTS upload_by_person ON upload (person, touched);
-- who stands for bytes that are there: whoever brought them, and whoever took over the work that names them
CREATE VIEW IF NOT EXISTS blob_brought AS
  SELECT hash, person FROM upload WHERE done
  UNION ALL
  SELECT upload.hash, word.by FROM row AS word, json_each(word.value, '$.blobs') AS named
  JOIN upload ON upload.hash = named.value AND upload.person = word.value->>'person' AND upload.done
  WHERE word.kind = 'tray_word' AND word.value->>'act' = 'taken_over';
"""


class Upload(NamedTuple):
    id: str
    person: str
    hash: str
    size: int
    type: str
    at: int = 0
    done: bool = False


class Blob(NamedTuple):
    """Bytes that are there. The type is the one that their first bringer gave."""

    size: int
    type: str


def begin(conn: sqlite3.Connection, wanted: Upload, now: int) -> tuple[Upload, str]:
    """The upload of this person and hash: the one that waits, or the wanted one; the id of which it takes the place.

    The caller drops the bytes of that one, if there is one: they count for nothing any more.
    """
    known = _one(conn, "person = ? AND hash = ?", wanted.person, wanted.hash)
    if known and (known.done or known.size == wanted.size):
        return known, ""
    conn.execute("DELETE FROM upload WHERE person = ? AND hash = ?", (wanted.person, wanted.hash))
    conn.execute("INSERT INTO upload VALUES (?, ?, ?, ?, ?, 0, 0, ?)", (*wanted[:5], now))
    return wanted, known.id if known else ""


def brought(conn: sqlite3.Connection, person: str, since: int) -> int:
    """Bytes that a person brought, or began to bring; the smallest counts as a block of the disk."""
    found: int = conn.execute(
        "SELECT coalesce(sum(max(size, 4096)), 0) FROM upload WHERE person = ? AND touched > ?", (person, since)
    ).fetchone()[0]
    return found


def find(conn: sqlite3.Connection, id: str, person: str) -> Upload | None:
    return _one(conn, "id = ? AND person = ?", id, person)


def move(conn: sqlite3.Connection, upload: Upload, at: int, done: bool, now: int) -> bool:
    """Say how far it has come. False when somebody else moved it meanwhile."""
    moved = conn.execute(
        "UPDATE upload SET at = ?, done = ?, touched = ? WHERE id = ? AND at = ? AND done = ?",
        (at, done, now, upload.id, upload.at, upload.done),
    )
    return moved.rowcount == 1


def in_sight(conn: sqlite3.Connection, person: str, hash: str) -> Blob | None:
    """The blob, when its bytes are there and the person sees a row that names it."""
    known = sight.person(conn, person)
    return there(conn, hash) if known and sight.may_read_blob(conn, known, hash) else None


def there(conn: sqlite3.Connection, hash: str) -> Blob | None:
    found = conn.execute(
        "SELECT size, type FROM upload WHERE hash = ? AND done ORDER BY touched LIMIT 1", (hash,)
    ).fetchone()
    return Blob(*found) if found else None


def forget(conn: sqlite3.Connection, hash: str) -> None:
    """As if nobody had brought these bytes; the caller removes them."""
    conn.execute("DELETE FROM upload WHERE hash = ?", (hash,))


def under_way(conn: sqlite3.Connection, since: int) -> set[str]:
    """The ids of uploads that somebody went on with since then; the others are forgotten, a later POST begins anew."""
    conn.execute("DELETE FROM upload WHERE NOT done AND touched < ?", (since,))
    return {id for (id,) in conn.execute("SELECT id FROM upload WHERE NOT done")}


def _one(conn: sqlite3.Connection, where: str, *keys: str) -> Upload | None:
    sql = f"SELECT id, person, hash, size, type, at, done FROM upload WHERE {where}"
    found = conn.execute(sql, keys).fetchone()
    if not found:
        return None
    id, person, hash, size, type, at, done = found
    return Upload(id, person, hash, size, type, at, bool(done))
