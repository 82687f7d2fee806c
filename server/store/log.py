"""The log: every op in the order taken, chained by hashes, never rewritten; and what can be read out of it."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from server.store.head import Head


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


Decided = tuple[int, str, int, str, int, int, int, int, int, int, int, int]
"""What the server decided about an op: the columns of Taken before `body`."""


def chain(before: bytes, decided: Decided, digest: bytes) -> bytes:
    """The chain hash of an op: over the chain before it, what was decided about it, and its payload hash."""
    text = "{} {} {} {} {} {} {} {} {} {} {} {} ".format(*decided)
    return sha256(before + text.encode() + digest).digest()


def append(conn: sqlite3.Connection, ops: list[Taken]) -> None:
    conn.executemany("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", ops)


class Past(msgspec.Struct):
    """One op on a record, as told to a person who looks at its history."""

    seq: int
    device: str
    n: int
    by: str
    at: int
    uncertainty: int
    received: int
    set: dict[str, Any] | None


class _Body(msgspec.Struct):
    set: dict[str, Any]


def history(conn: sqlite3.Connection, seq: int, most: int = 1000) -> list[Past]:
    """The ops on a record whose last one is `seq`, oldest first; the `most` newest. `set` is None when redacted."""
    past: list[Past] = []
    while seq and len(past) < most:
        device, n, person, at, uncertainty, received, prev, body = conn.execute(
            "SELECT device, n, person, at, uncertainty, received, prev, body FROM log WHERE seq=?", (seq,)
        ).fetchone()
        change = msgspec.json.decode(body, type=_Body).set if body is not None else None
        past.append(Past(seq, device, n, person, at, uncertainty, received, change))
        seq = prev
    return past[::-1]


def verify(conn: sqlite3.Connection, head: Head | None) -> list[str]:
    """What is wrong with the log, in sentences; empty when chain, payloads and head agree."""
    wrong: list[str] = []
    before, seq = b"", 0
    for row in conn.execute("SELECT * FROM log ORDER BY seq"):
        op = Taken(*row)
        seq += 1
        if op.seq != seq:
            wrong.append(f"op {seq} is missing, found {op.seq}")
            seq = op.seq
        if op.body is not None and sha256(op.body).digest() != op.hash:
            wrong.append(f"op {op.seq}: its payload is not what was hashed")
        if chain(before, op[:12], op.hash) != op.chain:
            wrong.append(f"op {op.seq}: the chain is broken here")
        before = op.chain
    if head is not None and (head.seq, head.chain) != (seq, before):
        wrong.append(f"the head names op {head.seq}, the log ends with {seq}")
    return wrong
