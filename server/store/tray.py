"""The server's tray: ops not taken, each with its reason and its bytes: they go by two people's word alone."""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple

import msgspec

from server.domain import KINDS
from server.store import redacted
from server.store.redacted import Mark
from sync.ops import MAX_DEPTH, MAX_NUMBER, MAX_OP_BYTES, NOT_JSON, Op, Refusal, decode, depth

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
    redaction: str | None
    """By which its bytes were taken out; the hash stays."""


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
    redacted: Mark | None = None


_ALL = (
    "SELECT device, n, person, code, field, detail, received, CAST(body AS BLOB), hash, state, redaction FROM refused"
)


def find(conn: sqlite3.Connection, device: str, n: int) -> Waiting | None:
    found = conn.execute(f"{_ALL} WHERE device=? AND n=?", (device, n)).fetchone() if abs(n) <= MAX_NUMBER else None
    return Waiting(*found) if found else None


def readable(waiting: Waiting) -> Op | None:
    """What was refused, where it is an op at all."""
    try:
        return decode(waiting.body)
    except Refusal:
        return None


def blobs_of(op: Op, mended: dict[str, Any] | None = None) -> list[str]:
    """The photos and files that an op names, or what is written instead of it."""
    kind, set = KINDS.get(op.kind), op.set if mended is None else mended
    named = [set.get(field) for field in kind.blobs] if kind else []
    return [hash for hash in named if isinstance(hash, str) and hash]


def everything(conn: sqlite3.Connection) -> list[Waiting]:
    """All that was ever refused, in the order in which it came."""
    return [Waiting(*row) for row in conn.execute(f"{_ALL} ORDER BY received, device, n")]


def shown(conn: sqlite3.Connection, most: int = 1_000) -> list[InTray]:
    """The refused ops of everybody, those that wait first, then the newest."""
    found = conn.execute(
        "SELECT device, n, person, code, field, detail, received, substr(body, 1, ?), length(body), state, redaction"
        " FROM refused"
        " ORDER BY state <> 'waiting', received DESC, device, n LIMIT ?",
        (MAX_OP_BYTES, most),
    )
    marks = redacted.marks(conn)
    return [_in_tray(marks, *row) for row in found]


def settled(conn: sqlite3.Connection, op: Waiting, act: str) -> None:
    """Somebody's word on it: it stays, and no longer waits."""
    conn.execute("UPDATE refused SET state=? WHERE device=? AND n=?", (act, op.device, op.n))


def withhold(conn: sqlite3.Connection, op: Waiting, redaction: str) -> None:
    """Two people's word: what was sent leaves the tray, and what quotes it; the hash and the reason's code stay."""
    settled = "state=CASE state WHEN 'waiting' THEN 'put_aside' ELSE state END"
    conn.execute(
        f"UPDATE refused SET body=x'', field=NULL, detail=NULL, redaction=?, {settled} WHERE device=? AND n=?",
        (redaction, op.device, op.n),
    )


def names(conn: sqlite3.Connection, hash: str) -> bool:
    """Whether any refused op still says this, a blob's name."""
    found = conn.execute("SELECT 1 FROM refused WHERE instr(CAST(body AS BLOB), CAST(? AS BLOB)) LIMIT 1", (hash,))
    return found.fetchone() is not None


def redactions(conn: sqlite3.Connection) -> list[str]:
    """What two people took out of the tray, in sentences."""
    marks = redacted.marks(conn)
    found = conn.execute("SELECT device, n, redaction FROM refused WHERE redaction IS NOT NULL ORDER BY received, n")
    return [
        f"refused {device} {n}: taken out; asked by {marks[id].asked}, approved by {marks[id].approved}: "
        f"{marks[id].reason}"
        for device, n, id in found
    ]


def _in_tray(
    marks: dict[str, Mark],
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
    redaction: str | None,
) -> InTray:
    mark = marks.get(redaction) if redaction else None
    op = None if mark else _read(body, size)
    return InTray(device, n, person, code, field[:SHOWN] if field else field, detail, at, op, size, state, mark)


def _read(body: bytes, size: int) -> Any:
    """As JSON where that can be told on; what was sent to break a reader is shown as its text."""
    try:
        read = msgspec.json.decode(body)
        if depth(read) <= MAX_DEPTH:
            return read
    except NOT_JSON:
        pass
    return body[: SHOWN if size > MAX_OP_BYTES else None].decode(errors="replace")
