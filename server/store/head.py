"""The firm's head row: epoch, log number, filing number, chain, and a time that never goes back."""

from __future__ import annotations

import sqlite3

import msgspec

from server.store import backup_notes
from sync.row import FOLD

BELIEVED = 100 * 366 * 24 * 3_600_000
"""How far ahead of the server's time an epoch may lie that a device claims to know, milliseconds: epochs are times."""


class Head(msgspec.Struct):
    """Where the firm's log stands."""

    epoch: int
    seq: int
    filed: int
    chain: bytes
    now: int
    fold: int

    @property
    def wire(self) -> list[object]:
        return [self.seq, self.chain.hex()]


def read(conn: sqlite3.Connection) -> Head | None:
    """None before the first op of the firm."""
    row = conn.execute("SELECT epoch, seq, filed, chain, now, fold FROM head").fetchone()
    return Head(*row) if row else None


def lock(conn: sqlite3.Connection, now: int) -> Head:
    """The head inside a writing transaction, its time moved on; the first call begins the first epoch at `now`."""
    head = read(conn)
    if head is None:
        head = Head(now, 0, 0, b"", now, FOLD)
        conn.execute("INSERT INTO head VALUES (1, ?, 0, 0, x'', ?, ?)", (now, now, FOLD))
    head.now = max(now, head.now)
    return head


def save(conn: sqlite3.Connection, head: Head) -> None:
    conn.execute(
        "UPDATE head SET epoch=?, seq=?, filed=?, chain=?, now=?, fold=?",
        (head.epoch, head.seq, head.filed, head.chain, head.now, head.fold),
    )


def holds(conn: sqlite3.Connection, head: Head | None, seq: int, chain: bytes) -> bool:
    """Whether this log has a device's head: the same chain at the same number."""
    if seq == 0:
        return True
    if head is None or seq > head.seq:
        return False
    found = conn.execute("SELECT chain FROM log WHERE seq=?", (seq,)).fetchone()
    return found is not None and found[0] == chain


def cuts(conn: sqlite3.Connection) -> dict[int, int]:
    """Ended epochs, each with the log number up to which its `saw` counts."""
    return dict(conn.execute("SELECT epoch, cut FROM epoch"))


def open_epoch(conn: sqlite3.Connection, head: Head, cut: int, why: str, above: int = 0) -> None:
    """Begin a new epoch, because the log went back in time.

    `cut`: a log number up to which the lost log and this one are known to be the same. What was seen above it cannot
    be told apart from what the log grew since, and comes out contested. `above`: an epoch that a device knows and this
    server may have forgotten; its number is never given again. One that no clock ever gave is not believed: it would
    use up the numbers that devices can send.
    """
    known = above if above <= head.now + BELIEVED else 0
    conn.execute("INSERT INTO epoch VALUES (?, ?, ?, ?)", (head.epoch, cut, head.now, why))
    head.epoch = max(head.now, head.epoch + 1, known + 1)
    backup_notes.hold(conn, head.now, why)
    backup_notes.doubt(conn)
