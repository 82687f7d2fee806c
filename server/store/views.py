"""One SQL view a kind, made anew at each start, so that reports are plain SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from sqlite_utils import Database

from sync.record import Kind


def view(kind: Kind) -> str:
    """The SELECT of a kind: `id`, `_seq`, `_by`, `_at`, then a column a field; deleted records are left out."""
    fields = "".join(f", value->>'{name}' AS \"{name}\"" for name in kind.policy if name != "deleted")
    where = f"kind = '{kind.name}' AND NOT coalesce(value->>'deleted', 0)"
    return f"SELECT id, seq AS _seq, by AS _by, at AS _at{fields} FROM row WHERE {where}"


def make(conn: sqlite3.Connection, kinds: Iterable[Kind]) -> None:
    """Create or replace the views. Raises ValueError when a kind has the name of a table."""
    db = Database(conn)
    tables = set(db.table_names())
    for kind in kinds:
        if kind.name in tables:
            raise ValueError(f"the kind {kind.name} has the name of a table")
        db.create_view(kind.name, view(kind), replace=True)
