"""One-time links by which a person chooses an own password: one a person, of which only the hash is kept."""

import sqlite3
from typing import NamedTuple

from server.store import accounts

LIFE = 72 * 3_600_000
"""How long a link works, milliseconds."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS invitation (
  person TEXT PRIMARY KEY, token BLOB NOT NULL UNIQUE, made INTEGER NOT NULL, by TEXT NOT NULL
) WITHOUT ROWID;
"""


class Invited(NamedTuple):
    """`by`: who made the link."""

    person: str
    login: str
    by: str


def invite(conn: sqlite3.Connection, person: str, token: bytes, now: int, by: str) -> int:
    """A new link; the one before it stops working. When it ends."""
    conn.execute("INSERT OR REPLACE INTO invitation VALUES (?, ?, ?, ?)", (person, token, now, by))
    return now + LIFE


def find(conn: sqlite3.Connection, token: bytes, now: int) -> Invited | None:
    """Whose link it is, while it works."""
    found = conn.execute(
        "SELECT person, login, by FROM invitation JOIN account USING (person) WHERE token = ? AND made > ?",
        (token, now - LIFE),
    ).fetchone()
    return Invited(*found) if found else None


def use(conn: sqlite3.Connection, token: bytes, hash: str, now: int) -> Invited | None:
    """Use the link up: the password is set, all sessions end. None when it does not work (any more)."""
    found = find(conn, token, now)
    if found:
        conn.execute("DELETE FROM invitation WHERE token = ?", (token,))
        accounts.set_password(conn, found.person, hash, now)
    return found


def forget(conn: sqlite3.Connection) -> None:
    """No link works any more: the database is an older one, and who knows which of them were used since."""
    conn.execute("DELETE FROM invitation")


def open_until(conn: sqlite3.Connection, now: int) -> dict[str, int]:
    """person -> when the open link ends."""
    found = conn.execute("SELECT person, made FROM invitation WHERE made > ?", (now - LIFE,))
    return {person: made + LIFE for person, made in found}
