"""What of the backups' bytes was read and found right: each backup reads what is new, and a share of the rest.

<backups>/read.db   notes alone: where they are lost or cannot be read, every byte is read again
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from server.store import copies

AGAIN = 30 * 86_400_000
"""Milliseconds within which every photo in the newest backup is read again, one hour's share at a time."""
HOUR = 3_600_000
COMMIT = 64 << 20
"""Bytes read after which the notes are made durable: a reading that is killed begins there again."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS seen (           -- bytes that were what their name says
  hash TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime INTEGER NOT NULL, ctime INTEGER NOT NULL,
  turn INTEGER NOT NULL                      -- rises with each reading, whatever the clock says
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS seen_by_turn ON seen (turn, hash);
CREATE TABLE IF NOT EXISTS turn (at INTEGER NOT NULL);
"""


def damaged(backup: Path, now: int) -> list[str]:
    """Blobs of a backup that are missing or not what their name says, as far as they are due to be read.

    Due is what nobody read since it was written; then, the longest unread first, as much of the rest as the time since
    the last backup is of AGAIN.
    """
    hashes = copies.hashes(backup)
    with _notes(backup.parent) as conn:
        reading = _Reading(backup, conn)
        total = sum(reading.unless_known(hash) for hash in hashes)
        reading.oldest(total * _share(conn, now), set(hashes))
        conn.execute("DELETE FROM turn")
        conn.execute("INSERT INTO turn VALUES (?)", (now,))
    return reading.damaged


def forget(into: Path, hashes: Sequence[str]) -> None:
    """Somebody found these damaged: the next backup looks at them, and copies them anew."""
    with _notes(into) as conn:
        conn.executemany("DELETE FROM seen WHERE hash=?", [(hash,) for hash in hashes])


class _Reading:
    """One backup's look at the pool."""

    def __init__(self, backup: Path, conn: sqlite3.Connection) -> None:
        self.damaged: list[str] = []
        self._backup, self._conn, self._uncommitted = backup, conn, 0
        (self._turn,) = conn.execute("SELECT coalesce(max(turn), 0) + 1 FROM seen").fetchone()

    def unless_known(self, hash: str) -> int:
        """Read one that is new, or not as it was when it was read last. Its size."""
        now = _stamp(copies.blob(self._backup, hash))
        if now is None:
            self._bad(hash)
            return 0
        if self._conn.execute("SELECT size, mtime, ctime FROM seen WHERE hash=?", (hash,)).fetchone() != now:
            self._read(hash, now)
        return now[0]

    def oldest(self, budget: float, named: set[str]) -> None:
        """Read on through those that were read before, until `budget` bytes are done."""
        longest = "SELECT hash, size FROM seen WHERE turn<? ORDER BY turn, hash"
        for hash, size in self._conn.execute(longest, (self._turn,)):
            if budget <= 0:
                return
            now = _stamp(copies.blob(self._backup, hash)) if hash in named else None
            if now is None:
                self._conn.execute("DELETE FROM seen WHERE hash=?", (hash,))
                continue
            self._read(hash, now)
            budget -= size

    def _read(self, hash: str, stamp: tuple[int, int, int]) -> None:
        if copies.digest(copies.blob(self._backup, hash)) != hash:
            return self._bad(hash)
        self._conn.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?)", (hash, *stamp, self._turn))
        self._uncommitted += stamp[0]
        if self._uncommitted > COMMIT:
            self._conn.commit()
            self._uncommitted = 0
        return None

    def _bad(self, hash: str) -> None:
        self._conn.execute("DELETE FROM seen WHERE hash=?", (hash,))
        self.damaged.append(hash)


def _share(conn: sqlite3.Connection, now: int) -> float:
    """Which part of the old is due: an hour's where the clock was set back and says nothing."""
    before = conn.execute("SELECT at FROM turn").fetchone()
    since = now - before[0] if before else 0
    return (since if since >= 0 else HOUR) / AGAIN


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Size and times: nobody writes to a file, or puts another one in its place, without the last one moving."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


@contextmanager
def _notes(into: Path) -> Iterator[sqlite3.Connection]:
    conn = _opened(into / "read.db")
    try:
        with conn:
            yield conn
    finally:
        conn.close()


def _opened(path: Path) -> sqlite3.Connection:
    """The notes; begun anew where what lies there is none."""
    conn = sqlite3.connect(path, timeout=60)
    try:
        if conn.execute("PRAGMA quick_check").fetchone() == ("ok",):
            conn.executescript(_SCHEMA)
            return conn
    except sqlite3.OperationalError:
        conn.close()
        raise
    except sqlite3.DatabaseError:
        pass
    conn.close()
    path.unlink()
    return _opened(path)
