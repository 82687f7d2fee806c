"""What the database can say of itself in numbers, for those who watch the server: no names, no content."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from server.store import backup_notes, head

OVERDUE = 7 * 24 * 3_600_000
"""Milliseconds of silence after which a device in use counts as overdue."""


class Figures(NamedTuple):
    """Counts, and times in milliseconds; `backup`: when the newest verified one was taken, 0: there is none."""

    epoch: int
    seq: int
    held: bool
    backup: int
    devices: int
    overdue: int
    unsent: int
    tray: int
    sessions: int


class Bytes(NamedTuple):
    """Photos and files: how many are there and their bytes, how many are named and missing, how many arrive."""

    there: int
    size: int
    missing: int
    arriving: int


def read(conn: sqlite3.Connection, now: int) -> Figures:
    """Cheap enough for every few seconds."""
    top = head.read(conn)
    devices, overdue, unsent = conn.execute(
        "SELECT count(*), coalesce(sum(last_heard < ?), 0), coalesce(sum(coalesce(about->>'unsent', 0) > 0), 0) "
        "FROM device WHERE id NOT LIKE 'server.%' AND revoked_at IS NULL",
        (now - OVERDUE,),
    ).fetchone()
    return Figures(
        epoch=top.epoch if top else 0,
        seq=top.seq if top else 0,
        held=bool(backup_notes.held(conn)),
        backup=_one(conn, "SELECT coalesce(max(at), 0) FROM backup"),
        devices=devices,
        overdue=overdue,
        unsent=unsent,
        tray=_one(conn, "SELECT count(*) FROM refused WHERE state='waiting'"),
        sessions=_one(conn, "SELECT count(*) FROM session"),
    )


def blobs(conn: sqlite3.Connection) -> Bytes:
    """Reads as much as there are photos: for once a minute."""
    done = "(SELECT hash, size FROM upload WHERE done GROUP BY hash)"
    there, size = conn.execute(f"SELECT count(*), coalesce(sum(size), 0) FROM {done}").fetchone()
    missing = _one(conn, f"SELECT count(DISTINCT hash) FROM blobref WHERE hash NOT IN (SELECT hash FROM {done})")
    return Bytes(there, size, missing, _one(conn, "SELECT count(*) FROM upload WHERE NOT done"))


def _one(conn: sqlite3.Connection, query: str) -> int:
    found: int = conn.execute(query).fetchone()[0]
    return found
