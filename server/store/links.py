"""Private links to reports: of the token only the hash is kept; each ends, can be taken back, counts its openings."""

import sqlite3
from typing import NamedTuple

MOST = 100
"""Links to one report that work at a time."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS report_link (
  id TEXT PRIMARY KEY, token BLOB NOT NULL UNIQUE, seal TEXT NOT NULL,
  person TEXT NOT NULL,                      -- who made it
  sent_to TEXT NOT NULL,                     -- the address that it was mailed to, or empty
  made INTEGER NOT NULL, ends INTEGER NOT NULL, ended INTEGER,
  opened INTEGER NOT NULL DEFAULT 0, last_opened INTEGER
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS report_link_by_seal ON report_link (seal);
"""


class Link(NamedTuple):
    """`ended`: when it was taken back, null while it works until `ends`; milliseconds."""

    id: str
    seal: str
    person: str
    sent_to: str
    made: int
    ends: int
    ended: int | None = None
    opened: int = 0
    last_opened: int | None = None


_COLUMNS = ", ".join(Link._fields)


def make(conn: sqlite3.Connection, link: Link, token: bytes) -> bool:
    """False when the report has as many links as it may have."""
    counted = conn.execute(
        "SELECT count(*) FROM report_link WHERE seal = ? AND ended IS NULL AND ends > ?", (link.seal, link.made)
    ).fetchone()
    if counted[0] >= MOST:
        return False
    conn.execute(
        "INSERT INTO report_link (id, token, seal, person, sent_to, made, ends) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (link.id, token, link.seal, link.person, link.sent_to, link.made, link.ends),
    )
    return True


def of(conn: sqlite3.Connection, seal: str) -> list[Link]:
    """All links to a report, the newest first."""
    found = conn.execute(f"SELECT {_COLUMNS} FROM report_link WHERE seal = ? ORDER BY made DESC, id", (seal,))
    return [Link(*row) for row in found]


def working(conn: sqlite3.Connection, token: bytes, now: int) -> Link | None:
    """The link of a token, if it still works."""
    found = conn.execute(
        f"SELECT {_COLUMNS} FROM report_link WHERE token = ? AND ended IS NULL AND ends > ?", (token, now)
    ).fetchone()
    return Link(*found) if found else None


def opened(conn: sqlite3.Connection, id: str, now: int) -> None:
    conn.execute("UPDATE report_link SET opened = opened + 1, last_opened = ? WHERE id = ?", (now, id))


def end(conn: sqlite3.Connection, seal: str, id: str, now: int) -> bool:
    """Take a link back; False when this report has no such one."""
    done = conn.execute("UPDATE report_link SET ended = coalesce(ended, ?) WHERE id = ? AND seal = ?", (now, id, seal))
    return done.rowcount == 1
