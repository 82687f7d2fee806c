"""Devices as the exchange sees them, the tray of refused ops, and numbers that nobody could bring back."""

from __future__ import annotations

import sqlite3

import msgspec

from server.store import redacted


class Device(msgspec.Struct):
    """One person's use of one browser, and how far it is settled."""

    id: str
    person: str
    taken: int
    acked: int
    place: int
    settled_at: int
    hash: bytes
    last_heard: int
    about: str
    revoked: str | None = None
    """Why it was taken out of use: lost or retired."""


class Refused(msgspec.Struct, frozen=True):
    """An op that was not taken, as told to its device."""

    n: int
    code: str
    field: str | None = None
    detail: str | None = None


_FIELDS = "id, person, taken, acked, place, settled_at, hash, last_heard, about, iif(revoked_at IS NULL, NULL, why)"


def device(conn: sqlite3.Connection, id: str) -> Device | None:
    found = conn.execute(f"SELECT {_FIELDS} FROM device WHERE id=?", (id,)).fetchone()
    return Device(*found) if found else None


def enrol(conn: sqlite3.Connection, id: str, person: str, label: str, app: str, now: int) -> Device:
    """Enrol a device; by its own person again: only label and app change. The caller checks `person`."""
    conn.execute(
        "INSERT INTO device (id, person, label, app, enrolled_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET label=excluded.label, app=excluded.app WHERE person=excluded.person",
        (id, person, label, app, now),
    )
    found = device(conn, id)
    assert found is not None
    return found


def save(conn: sqlite3.Connection, device: Device, skew: int | None) -> None:
    conn.execute(
        "UPDATE device SET taken=?, acked=?, place=?, settled_at=?, hash=?, last_heard=?, about=?, "
        "skew=coalesce(?, skew) WHERE id=?",
        (
            device.taken,
            device.acked,
            device.place,
            device.settled_at,
            device.hash,
            device.last_heard,
            device.about,
            skew,
            device.id,
        ),
    )


def heard(conn: sqlite3.Connection, id: str, at: int) -> None:
    """When a device was last heard: not when somebody else spoke for it."""
    conn.execute("UPDATE device SET last_heard=? WHERE id=?", (at, id))


def settled_hashes(conn: sqlite3.Connection, device: str, first: int, last: int) -> dict[int, bytes]:
    """Payload hashes of settled ops, taken or refused, by number."""
    return dict(
        conn.execute(
            "SELECT n, hash FROM log WHERE device=:d AND n BETWEEN :a AND :b UNION ALL "
            "SELECT n, hash FROM refused WHERE device=:d AND n BETWEEN :a AND :b",
            {"d": device, "a": first, "b": last},
        )
    )


TurnedAway = tuple[str, int, str, str, str | None, str | None, int, bytes, bytes]
"""An op for the tray: (device, n, person, code, field, detail, received, body, hash)."""


def refuse(conn: sqlite3.Connection, rows: list[TurnedAway]) -> None:
    """Put ops into the tray; what two people took out of it comes not back with a copy of the device."""
    taken_out = redacted.of_tray(conn) if rows else {}
    conn.executemany(
        "INSERT OR IGNORE INTO refused (device, n, person, code, field, detail, received, body, hash, state, redaction)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (*row[:4], None, None, row[6], b"", row[8], "put_aside", taken_out[row[8]])
            if row[8] in taken_out
            else (*row, "waiting", None)
            for row in rows
        ],
    )


def refusals(conn: sqlite3.Connection, device: str, above: int) -> list[Refused]:
    """What a device must still hear."""
    found = conn.execute(
        "SELECT n, code, field, detail FROM refused WHERE device=? AND n>? ORDER BY n LIMIT 10000",
        (device, above),
    )
    return [Refused(*row) for row in found]


def hole(conn: sqlite3.Connection, device: str, first: int, last: int, found: int) -> None:
    """Record numbers that are gone for good."""
    conn.execute("INSERT INTO hole VALUES (?, ?, ?, ?)", (device, first, last, found))
