"""After a restore: what waits for a person's word, which numbers nobody brought back, who has not been heard since."""

from __future__ import annotations

import sqlite3

import msgspec

from server.store import backup_notes


class Held(msgspec.Struct):
    """Since when notices and all that time drives wait, and why."""

    since: int
    why: str


class Hole(msgspec.Struct):
    """Numbers of a device that are gone for good, as far as it knows; `found`: when it said so."""

    device: str
    person: str
    label: str
    first: int
    last: int
    found: int


class Silent(msgspec.Struct):
    """A device in use that has not come back since the restore and may still bring what the backup lacks."""

    device: str
    person: str
    label: str
    last_heard: int


class Backup(msgspec.Struct):
    """`at`: the hour that it holds; `verified`: when it was proven to open whole."""

    at: int
    verified: int
    name: str


class Standing(msgspec.Struct):
    held: list[Held]
    holes: list[Hole]
    silent: list[Silent]
    backups: list[Backup]


def standing(conn: sqlite3.Connection) -> Standing:
    """All of it; backups newest first, at most ten."""
    held = [Held(*row) for row in backup_notes.held(conn)]
    since = min((one.since for one in held), default=None)
    backups = conn.execute("SELECT at, verified, name FROM backup ORDER BY at DESC LIMIT 10")
    return Standing(held, _holes(conn), _silent(conn, since), [Backup(*row) for row in backups])


def _holes(conn: sqlite3.Connection) -> list[Hole]:
    found = conn.execute(
        "SELECT DISTINCT hole.device, coalesce(person, ''), coalesce(nullif(named, ''), label, ''), first, last, found "
        "FROM hole LEFT JOIN device ON device.id = hole.device ORDER BY found DESC, hole.device, first"
    )
    return [Hole(*row) for row in found]


def _silent(conn: sqlite3.Connection, since: int | None) -> list[Silent]:
    if since is None:
        return []
    found = conn.execute(
        "SELECT id, person, coalesce(nullif(named, ''), label), last_heard FROM device "
        "WHERE id NOT LIKE 'server.%' AND wiped_at IS NULL AND last_heard < ? ORDER BY last_heard DESC, id",
        (since,),
    )
    return [Silent(*row) for row in found]
