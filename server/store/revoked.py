"""Devices taken out of use, lost or retired: they may hand in what they hold, get nothing more, and wipe themselves."""

import sqlite3
from typing import Literal

from server.store import devices
from server.store.devices import Device

Why = Literal["lost", "retired"]


def revoke(conn: sqlite3.Connection, id: str, by: str, why: Why, reason: str, now: int) -> Device | None:
    """Take a device out of use. The first time counts; why and reason may be put right. None: there is no such one."""
    conn.execute(
        "UPDATE device SET why=?, reason=?, revoked_by=?, revoked_at=coalesce(revoked_at, ?) "
        "WHERE id=? AND id NOT LIKE 'server.%'",
        (why, reason, by, now, id),
    )
    return _known(conn, id)


def undo(conn: sqlite3.Connection, id: str) -> Device | None:
    """Put a device back into use, unless it has wiped itself already; then `revoked` stays. None: no such one."""
    conn.execute(
        "UPDATE device SET why=NULL, reason=NULL, revoked_by=NULL, revoked_at=NULL WHERE id=? AND wiped_at IS NULL",
        (id,),
    )
    return _known(conn, id)


def wiped(conn: sqlite3.Connection, id: str, person: str, now: int) -> Device | None:
    """The device says that nothing is left on it. None: it is not this person's, or was not to be wiped."""
    done = conn.execute(
        "UPDATE device SET wiped_at=coalesce(wiped_at, ?) WHERE id=? AND person=? AND revoked_at IS NOT NULL",
        (now, id, person),
    )
    return devices.device(conn, id) if done.rowcount else None


def inherit(conn: sqlite3.Connection, device: str, session_device: str | None) -> bool:
    """A device enrolled by the session of a revoked one is the same one under another name; whether it was one."""
    done = conn.execute(
        "UPDATE device SET (why, reason, revoked_by, revoked_at) = "
        "(SELECT why, reason, revoked_by, revoked_at FROM device WHERE id=?) WHERE id=? AND revoked_at IS NULL",
        (session_device, device),
    )
    return done.rowcount == 1


def said(conn: sqlite3.Connection, id: str, word: str) -> bool:
    """Whether this word on a device stands in the log."""
    mine = "SELECT 1 FROM row WHERE kind='device_word' AND value->>'device'=? AND value->>'word'=?"
    return conn.execute(mine, (id, word)).fetchone() is not None


def _known(conn: sqlite3.Connection, id: str) -> Device | None:
    return None if id.startswith("server.") else devices.device(conn, id)


def unsaid(conn: sqlite3.Connection) -> list[tuple[Device, str, str, int]]:
    """(device, word, reason, when) of what an older release did and that does not stand in the log."""
    found = conn.execute(
        "SELECT id, why, coalesce(reason, ''), revoked_at, wiped_at FROM device WHERE revoked_at IS NOT NULL AND NOT "
        "EXISTS (SELECT 1 FROM row WHERE kind='device_word' AND value->>'device' = device.id) ORDER BY revoked_at, id"
    ).fetchall()
    words = []
    for id, why, reason, at, wiped_at in found:
        device = devices.device(conn, id)
        assert device is not None
        words.append((device, why, reason, at))
        if wiped_at:
            words.append((device, "wiped", "", wiped_at))
    return words


def contradicted(conn: sqlite3.Connection) -> list[str]:
    """Devices of which the table says something else than the last word on them in the log, in sentences."""
    said = {"back": None, "wiped": "lost"}
    wrong = []
    for id, why, word in conn.execute(
        "SELECT device.id, iif(revoked_at IS NULL, NULL, why), value->>'word' FROM device "
        "JOIN row ON kind='device_word' AND value->>'device' = device.id WHERE seq = (SELECT max(seq) FROM row AS last "
        "WHERE last.kind='device_word' AND last.value->>'device' = device.id) ORDER BY device.id"
    ):
        expected = said.get(word, word)
        if (why is None) != (expected is None) or (word != "wiped" and why != expected):
            wrong.append(f"device {id}: the table says {why or 'in use'}, the log's last word is {word}")
    return wrong
