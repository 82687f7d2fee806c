"""Keys by which devices seal reports: whose each is, and since when the firm knows it."""

import sqlite3
from typing import NamedTuple

MOST = 200
"""Keys of one person."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS device_key (     -- public keys, each enrolled once and never changed
  key TEXT PRIMARY KEY, spki BLOB NOT NULL,
  person TEXT NOT NULL, device TEXT NOT NULL, at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS device_key_by_person ON device_key (person);
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
    found = conn.execute("SELECT key, spki, person, device, at FROM device_key WHERE key = ?", (key,)).fetchone()
    return DeviceKey(*found) if found else None


def enrol(conn: sqlite3.Connection, wanted: DeviceKey) -> DeviceKey:
    """The key as it is known: as it was enrolled first, or as wanted. Raises Full."""
    known = find(conn, wanted.key)
    if known:
        return known
    (count,) = conn.execute("SELECT count(*) FROM device_key WHERE person = ?", (wanted.person,)).fetchone()
    if count >= MOST:
        raise Full
    conn.execute("INSERT INTO device_key VALUES (?, ?, ?, ?, ?)", wanted)
    return wanted


def lost(conn: sqlite3.Connection, devices: set[str]) -> int:
    """When the first of these devices was reported lost (milliseconds), 0 for none. A retired one may have sealed."""
    marks = ", ".join("?" * len(devices))
    found = conn.execute(
        f"SELECT min(revoked_at) FROM device WHERE why = 'lost' AND id IN ({marks})", tuple(devices)
    ).fetchone()
    return found[0] or 0
