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


def inherit(conn: sqlite3.Connection, device: str, session_device: str | None) -> None:
    """A device that is enrolled by the session of a revoked one is the same one under another name."""
    conn.execute(
        "UPDATE device SET (why, reason, revoked_by, revoked_at) = "
        "(SELECT why, reason, revoked_by, revoked_at FROM device WHERE id=?) WHERE id=? AND revoked_at IS NULL",
        (session_device, device),
    )


def _known(conn: sqlite3.Connection, id: str) -> Device | None:
    return None if id.startswith("server.") else devices.device(conn, id)
