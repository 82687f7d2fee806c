"""The log: every op in the order taken, chained by hashes, never rewritten; and what can be read out of it."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from server.store import redacted
from server.store.head import Head
from server.store.redacted import Mark, StandIn


class Taken(NamedTuple):
    """One op of the log, in the order of its columns."""

    seq: int
    device: str
    n: int
    person: str
    r: int
    prev: int
    place: int
    at: int
    uncertainty: int
    received: int
    saw: int
    back: int
    body: bytes | None
    hash: bytes
    chain: bytes


Logged = tuple[int, str, int, str, int, int, int, int, int, int, int, int, bytes | None, bytes, bytes]
"""The columns of Taken as a bare tuple: a push makes thousands of them."""
Decided = tuple[int, str, int, str, int, int, int, int, int, int, int, int]
"""What the server decided about an op: the columns of Taken before `body`."""


def chain(before: bytes, decided: Decided, digest: bytes) -> bytes:
    """The chain hash of an op: over the chain before it, what was decided about it, and its payload hash."""
    text = "{} {} {} {} {} {} {} {} {} {} {} {} ".format(*decided)
    return sha256(before + text.encode() + digest).digest()


def append(conn: sqlite3.Connection, ops: list[Logged]) -> None:
    conn.executemany("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", ops)


class Past(msgspec.Struct, omit_defaults=True):
    """One op on a record, as told to a person who looks at its history; `set` with blanks where it was redacted."""

    seq: int
    device: str
    n: int
    by: str
    at: int
    uncertainty: int
    received: int
    set: dict[str, Any] | None
    redacted: Mark | None = None


class _Body(msgspec.Struct):
    set: dict[str, Any]


def history(conn: sqlite3.Connection, seq: int, most: int = 1000) -> list[Past]:
    """The ops on a record whose last one is `seq`, oldest first; the `most` newest."""
    past: list[Past] = []
    stand_ins = redacted.stand_ins(conn, "redacted.r=(SELECT r FROM log WHERE seq=?)", seq)
    while seq and len(past) < most:
        device, n, person, at, uncertainty, received, prev, body = conn.execute(
            "SELECT device, n, person, at, uncertainty, received, prev, body FROM log WHERE seq=?", (seq,)
        ).fetchone()
        found = stand_ins.get(seq)
        body = found.body if found else body
        change = msgspec.json.decode(body, type=_Body).set if body is not None else None
        past.append(Past(seq, device, n, person, at, uncertainty, received, change, found.mark if found else None))
        seq = prev
    return past[::-1]


def verify(conn: sqlite3.Connection, head: Head | None) -> list[str]:
    """What is wrong with the log, in sentences; empty when chain, payloads and head agree."""
    wrong: list[str] = []
    stand_ins = redacted.stand_ins(conn)
    before, seq = b"", 0
    columns = ", ".join(Taken._fields).replace(" body", " CAST(body AS BLOB)")  # whatever somebody put there
    for row in conn.execute(f"SELECT {columns} FROM log ORDER BY seq"):
        op = Taken(*row)
        seq += 1
        if op.seq != seq:
            wrong.append(_missing(seq, op.seq - 1))
            seq = op.seq
        if said := _payload(op, stand_ins.get(op.seq)):
            wrong.append(f"op {op.seq}: {said}")
        if chain(before, op[:12], op.hash) != op.chain:
            wrong.append(f"op {op.seq}: the chain is broken here")
        before = op.chain
    if head is not None and (head.seq, head.chain) != (seq, before):
        wrong.append(f"the head names op {head.seq}, the log ends with {seq}")
    return wrong


def redactions(conn: sqlite3.Connection) -> list[str]:
    """What two people took out of the log, in sentences, oldest first."""
    return [
        f"op {seq}: {', '.join(found.mark.fields)} taken out; asked by {found.mark.asked}, "
        f"approved by {found.mark.approved}: {found.mark.reason}"
        for seq, found in sorted(redacted.stand_ins(conn).items())
    ]


def _missing(first: int, last: int) -> str:
    return f"op {first} is missing" if first == last else f"ops {first} to {last} are missing"


def _payload(op: Taken, stand_in: StandIn | None) -> str:
    """What is wrong with an op's payload; empty when it is what was hashed, or was taken out by two people."""
    if op.body is not None:
        return "" if sha256(op.body).digest() == op.hash else "its payload was altered, it is not what was hashed"
    if stand_in is None:
        return "its payload is gone, and no redaction says by whom"
    return "" if stand_in.approved else "what stands in for its payload is not what was approved"
