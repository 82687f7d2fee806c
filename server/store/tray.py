"""The server's tray: ops that were not taken, each with its reason and its bytes; nothing of it is ever deleted."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple


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


_ALL = "SELECT device, n, person, code, field, detail, received, CAST(body AS BLOB), hash, state FROM refused"


def find(conn: sqlite3.Connection, device: str, n: int) -> Waiting | None:
    found = conn.execute(f"{_ALL} WHERE device=? AND n=?", (device, n)).fetchone()
    return Waiting(*found) if found else None


def everything(conn: sqlite3.Connection) -> list[Waiting]:
    """All that was ever refused, in the order in which it came."""
    return [Waiting(*row) for row in conn.execute(f"{_ALL} ORDER BY received, device, n")]


def settled(conn: sqlite3.Connection, op: Waiting, act: str) -> None:
    """Somebody's word on it: it stays, and no longer waits."""
    conn.execute("UPDATE refused SET state=? WHERE device=? AND n=?", (act, op.device, op.n))
