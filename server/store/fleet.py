"""What the office sees of the devices: when each was last heard, what it says of itself, its refused ops."""

import sqlite3
from typing import Any

import msgspec

from server.store import devices
from sync.ops import MAX_DEPTH, MAX_OP_BYTES, NOT_JSON, depth

MOST = 200
"""Devices of one person."""
SHOWN = 500
"""Characters of something too large that the office is shown."""


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


class InTray(msgspec.Struct):
    """An op that was not taken. `op` is what the device sent: JSON when it is that, else how its text begins.

    `size`: bytes of what was sent, all of which the tray keeps. `state`: waiting, taken_over or put_aside.
    """

    device: str
    n: int
    person: str
    code: str
    field: str | None
    detail: str | None
    received: int
    op: Any
    size: int
    state: str


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


def tray(conn: sqlite3.Connection, most: int = 1_000) -> list[InTray]:
    """The refused ops of everybody, those that wait first, then the newest."""
    found = conn.execute(
        "SELECT device, n, person, code, field, detail, received, substr(body, 1, ?), length(body), state FROM refused"
        " ORDER BY state <> 'waiting', received DESC, device, n LIMIT ?",
        (MAX_OP_BYTES, most),
    )
    return [_in_tray(*row) for row in found]


def _listed(id: str, person: str, label: str, app: str, at: int, heard: int, about: str, *rest: Any) -> Listed:
    try:
        said = msgspec.json.decode(about, type=_Said)
    except msgspec.DecodeError:  # a device may say what it likes of itself
        said = _Said()
    own = (said.unsent, said.oldest, said.persisted, said.free, said.blobs)
    return Listed(id, person, label, said.app or app, at, heard, *own, *rest)


def _in_tray(
    device: str,
    n: int,
    person: str,
    code: str,
    field: str | None,
    detail: str | None,
    at: int,
    body: bytes,
    size: int,
    state: str,
) -> InTray:
    return InTray(
        device, n, person, code, field[:SHOWN] if field else field, detail, at, _read(body, size), size, state
    )


def _read(body: bytes, size: int) -> Any:
    """As JSON where that can be told on; what was sent to break a reader is shown as its text."""
    try:
        read = msgspec.json.decode(body)
        if depth(read) <= MAX_DEPTH:
            return read
    except NOT_JSON:
        pass
    return body[: SHOWN if size > MAX_OP_BYTES else None].decode(errors="replace")
