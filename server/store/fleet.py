"""What the office sees of the devices: when each was last heard, what it says of itself."""

import sqlite3
from typing import Any

import msgspec

from server.store import devices

MOST = 200
"""Devices of one person."""
LABEL, APP = 200, 60
"""Characters of what a device calls itself, and of its app's version."""


class Listed(msgspec.Struct):
    """A device; from `unsent` to `blobs` as the device itself last said.

    `skew`: by how many ms its clock is ahead; `revoked`, `wiped`: when it was taken out of use, and cleared itself.
    """

    id: str
    person: str
    label: str
    app: str
    enrolled: int
    last_heard: int
    unsent: int | None = None
    oldest: int | None = None
    persisted: bool | None = None
    free: int | None = None
    blobs: int | None = None
    skew: int | None = None
    revoked: int | None = None
    revoked_by: str | None = None
    why: str | None = None
    reason: str | None = None
    wiped: int | None = None


class _Said(msgspec.Struct):
    app: str | None = None
    unsent: int | None = None
    oldest: int | None = None
    persisted: bool | None = None
    free: int | None = None
    blobs: int | None = None


class Full(Exception):
    """The person has as many devices as one may have."""


_LISTED = (
    "SELECT id, person, coalesce(nullif(named, ''), label), app, enrolled_at, last_heard, about, "
    "skew, revoked_at, revoked_by, why, reason, wiped_at FROM device WHERE id NOT LIKE 'server.%' "
)


def enrol(conn: sqlite3.Connection, id: str, person: str, label: str, app: str, now: int) -> int | None:
    """How many of its ops are settled; None when the id is another person's. Raises Full."""
    known = devices.device(conn, id)
    if known and known.person != person:
        return None
    count = conn.execute("SELECT count(*) FROM device WHERE person = ?", (person,)).fetchone()
    if not known and count[0] >= MOST:
        raise Full
    return devices.enrol(conn, id, person, label, app, now).taken


def everyones(conn: sqlite3.Connection) -> list[Listed]:
    """All devices but the server's own, the one heard of longest ago first."""
    return [_listed(*row) for row in conn.execute(_LISTED + "ORDER BY last_heard, id")]


def one(conn: sqlite3.Connection, id: str) -> Listed:
    """One device that there is."""
    return _listed(*conn.execute(_LISTED + "AND id = ?", (id,)).fetchone())


def name(conn: sqlite3.Connection, id: str, label: str) -> bool:
    """What the office calls a device; nothing: its own label again. False: there is no such one."""
    done = conn.execute("UPDATE device SET named=? WHERE id=? AND id NOT LIKE 'server.%'", (label, id))
    return done.rowcount == 1


def _listed(id: str, person: str, label: str, app: str, at: int, heard: int, about: str, *rest: Any) -> Listed:
    try:
        said = msgspec.json.decode(about, type=_Said)
    except msgspec.DecodeError:  # a device may say what it likes of itself
        said = _Said()
    own = (said.unsent, said.oldest, said.persisted, said.free, said.blobs)
    return Listed(id, person, label, said.app or app, at, heard, *own, *rest)
