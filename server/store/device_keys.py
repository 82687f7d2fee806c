"""Keys by which devices seal reports: whose each is, and since when the firm knows it. They stand in the log."""

import sqlite3
from base64 import urlsafe_b64decode
from typing import Any, NamedTuple

import msgspec

from server.domain.custody import SigningKey

MOST = 200
"""Keys of one person."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS device_key (     -- of older releases; brought into the log when the server starts
  key TEXT PRIMARY KEY, spki BLOB NOT NULL,
  person TEXT NOT NULL, device TEXT NOT NULL, at INTEGER NOT NULL
) WITHOUT ROWID;
"""


class DeviceKey(NamedTuple):
    """`at`: when it was enrolled, milliseconds."""

    key: str
    spki: bytes
    person: str
    device: str
    at: int


class Full(Exception):
    """The person has as many keys as one may have."""


def find(conn: sqlite3.Connection, key: str) -> DeviceKey | None:
    found = conn.execute("SELECT value FROM row WHERE kind = 'signing_key' AND id = ?", (key,)).fetchone()
    if not found:
        return None
    known = msgspec.json.decode(found[0], type=SigningKey)
    return DeviceKey(key, urlsafe_b64decode(known.spki + "=="), known.person, known.device, known.at)


def room(conn: sqlite3.Connection, person: str) -> None:
    """Raises Full."""
    mine = "SELECT count(*) FROM row WHERE kind = 'signing_key' AND value->>'person' = ?"
    if conn.execute(mine, (person,)).fetchone()[0] >= MOST:
        raise Full


def unsaid(conn: sqlite3.Connection) -> list[DeviceKey]:
    """Keys that an older release knew and that do not stand in the log."""
    found = conn.execute("SELECT key, spki, person, device, at FROM device_key ORDER BY at, key")
    return [known for known in map(DeviceKey._make, found) if find(conn, known.key) is None]


def fact(key: DeviceKey, spki: str) -> tuple[str, str, dict[str, Any]]:
    """What goes into the log; `spki`: the public key in base64url."""
    return "signing_key", key.key, {"device": key.device, "person": key.person, "spki": spki, "at": key.at}


def lost(conn: sqlite3.Connection, devices: set[str]) -> int:
    """When the first of these devices was reported lost (milliseconds), 0 for none. A retired one may have sealed."""
    marks = ", ".join("?" * len(devices))
    found = conn.execute(
        f"SELECT min(revoked_at) FROM device WHERE why = 'lost' AND id IN ({marks})", tuple(devices)
    ).fetchone()
    return found[0] or 0
