"""Signed-in browsers: random tokens, of which only the hash is kept, ended by disuse or by word."""

import sqlite3
from typing import NamedTuple

HOUR = 3_600_000
LIFE = 90 * 24 * HOUR
"""A session ends when it was not used for this long, milliseconds."""
WEEK = 7 * 24 * HOUR

SCHEMA = """
CREATE TABLE IF NOT EXISTS session (
  token BLOB PRIMARY KEY, person TEXT NOT NULL,
  made INTEGER NOT NULL, used INTEGER NOT NULL,  -- made: when the browser last got its cookie
  device TEXT                                -- the one that syncs by it
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS session_by_person ON session (person);
"""


class Session(NamedTuple):
    """`device`: the one that syncs by it, and why that one was taken out of use, if it was.

    `given`: when the browser got its cookie, which the browser forgets so long after that, whatever was used.
    """

    person: str
    used: int
    device: str | None = None
    revoked: str | None = None
    given: int = 0

    @property
    def expires(self) -> int:
        return self.used + LIFE

    def stale(self, now: int) -> bool:
        """Whether its use should be written down; at most once an hour, so that reads stay reads."""
        return now - self.used >= HOUR

    def fades(self, now: int) -> bool:
        """Whether the browser should get its cookie anew; seldom, as an answer to an older request may come late."""
        return now - self.given >= WEEK


class Bearer(NamedTuple):
    """Who comes by a session. `device`: the one that syncs by it; `revoked`: why that one was taken out of use."""

    person: str
    token: bytes
    device: str | None
    revoked: str | None


def begin(conn: sqlite3.Connection, token: bytes, person: str, now: int, instead_of: bytes = b"") -> Session:
    """A new session; the one that the browser had before, and those that ran out, go."""
    conn.execute("DELETE FROM session WHERE used < ? OR token = ?", (now - LIFE, instead_of))
    conn.execute("INSERT INTO session (token, person, made, used) VALUES (?, ?, ?, ?)", (token, person, now, now))
    return Session(person, now, given=now)


def find(conn: sqlite3.Connection, token: bytes, now: int) -> Session | None:
    found = conn.execute(
        "SELECT session.person, used, device, iif(revoked_at IS NULL, NULL, why), made FROM session "
        "LEFT JOIN device ON device.id = session.device WHERE token = ? AND used >= ?",
        (token, now - LIFE),
    ).fetchone()
    return Session(*found) if found else None


def use(conn: sqlite3.Connection, token: bytes, now: int) -> None:
    conn.execute("UPDATE session SET used = ? WHERE token = ? AND used < ?", (now, token, now))


def give(conn: sqlite3.Connection, token: bytes, now: int) -> bool:
    """The browser gets its cookie anew. False when the session has ended meanwhile."""
    return conn.execute("UPDATE session SET made = ? WHERE token = ?", (now, token)).rowcount == 1


def carry(conn: sqlite3.Connection, token: bytes, device: str) -> None:
    """Write down which device syncs by a session: what becomes of the device becomes of the session."""
    conn.execute("UPDATE session SET device = ? WHERE token = ? AND device IS NOT ?", (device, token, device))


def end(conn: sqlite3.Connection, token: bytes) -> None:
    conn.execute("DELETE FROM session WHERE token = ?", (token,))


def end_others(conn: sqlite3.Connection, person: str, keep: bytes = b"") -> None:
    """End all sessions of a person but the one to keep."""
    conn.execute("DELETE FROM session WHERE person = ? AND token <> ?", (person, keep))
