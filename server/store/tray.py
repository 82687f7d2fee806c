"""The server's tray: ops that were not taken, each with its reason and its bytes; nothing of it is ever deleted."""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple

import msgspec

from sync.ops import MAX_DEPTH, MAX_OP_BYTES, NOT_JSON, depth

SHOWN = 500
"""Characters of something too large that the office is shown."""


class Waiting(NamedTuple):
    """A refused op as its device sent it. `state`: waiting, put_aside or taken_over."""

    device: str
    n: int
    person: str
    code: str
    field: str | None
    detail: str | None
    received: int
    body: bytes
    hash: bytes
    state: str


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


_ALL = "SELECT device, n, person, code, field, detail, received, CAST(body AS BLOB), hash, state FROM refused"


def find(conn: sqlite3.Connection, device: str, n: int) -> Waiting | None:
    found = conn.execute(f"{_ALL} WHERE device=? AND n=?", (device, n)).fetchone()
    return Waiting(*found) if found else None


def everything(conn: sqlite3.Connection) -> list[Waiting]:
    """All that was ever refused, in the order in which it came."""
    return [Waiting(*row) for row in conn.execute(f"{_ALL} ORDER BY received, device, n")]


def shown(conn: sqlite3.Connection, most: int = 1_000) -> list[InTray]:
    """The refused ops of everybody, those that wait first, then the newest."""
    found = conn.execute(
        "SELECT device, n, person, code, field, detail, received, substr(body, 1, ?), length(body), state FROM refused"
        " ORDER BY state <> 'waiting', received DESC, device, n LIMIT ?",
        (MAX_OP_BYTES, most),
    )
    return [_in_tray(*row) for row in found]


def settled(conn: sqlite3.Connection, op: Waiting, act: str) -> None:
    """Somebody's word on it: it stays, and no longer waits."""
    conn.execute("UPDATE refused SET state=? WHERE device=? AND n=?", (act, op.device, op.n))


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
