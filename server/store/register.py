"""What of hospitals, departments and equipment an import and an export need."""

import sqlite3
from collections.abc import Iterable
from typing import Any

import msgspec

Value = dict[str, Any]
MOST = 900
"""Ids named in one query."""


def records(conn: sqlite3.Connection, kind: str) -> dict[str, Value]:
    """All records of a kind that are not deleted: id -> value."""
    found = conn.execute("SELECT id, value FROM row WHERE kind = ? ORDER BY id", (kind,))
    values = ((id, msgspec.json.decode(text)) for id, text in found)
    return {id: value for id, value in values if not value.get("deleted")}


def names_in_use(conn: sqlite3.Connection) -> dict[str, set[str]]:
    """Contracts and device classes as they are written on equipment, jobs and checklists."""
    contracts = conn.execute(
        "SELECT contract FROM equipment UNION SELECT contract FROM job UNION SELECT contract FROM template"
    )
    classes = conn.execute("SELECT device_class FROM equipment UNION SELECT device_class FROM template")
    return {
        "contract": {name for (name,) in contracts if name and name != "any"},
        "device_class": {name for (name,) in classes if name},
    }


def named(conn: sqlite3.Connection, kind: str, ids: Iterable[str]) -> dict[str, Value]:
    """The records of these ids that there are, in the order asked, deleted ones left out."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Value] = {}
    for i in range(0, len(wanted), MOST):
        part = wanted[i : i + MOST]
        places = ",".join("?" * len(part))
        rows = conn.execute(f"SELECT id, value FROM row WHERE kind = ? AND id IN ({places})", (kind, *part))
        found |= {id: msgspec.json.decode(text) for id, text in rows}
    return {id: found[id] for id in wanted if id in found and not found[id].get("deleted")}
