"""What came after a signature: records whose shown fields an op in the log sets that the document cannot hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import NamedTuple

SHOWN: dict[str, frozenset[str]] = {
    "run": frozenset({"outcome", "deleted"}),
    "answer": frozenset({"reading", "note", "deleted"}),
    "photo": frozenset({"blob", "caption", "deleted"}),
    "finding": frozenset({"text", "severity", "state", "deleted"}),
    "signature": frozenset(),
    "work_item": frozenset({"text", "minutes", "confirmed", "deleted"}),
}
"""Kind -> the fields in which the app finds a difference (web/src/report/later.ts); a signature is one as a whole."""
OF_THE_JOB = frozenset({"advice", "guidance"})
"""Fields of the job itself that stand on its report."""


class Holder(NamedTuple):
    """A sealed document: the rows it was made from, and the place of its seal among its device's own ops."""

    covers: Mapping[str, Mapping[str, int]]
    device: str
    n: int

    def holds(self, kind: str, id: str, seq: int, device: str, n: int) -> bool:
        return seq <= self.covers.get(kind, {}).get(id, 0) or (device == self.device and n < self.n)


def later(conn: sqlite3.Connection, job: str, holders: list[Holder]) -> int:
    """How many records below the job changed, or came, after all of these documents."""
    marks = ", ".join("?" * len(SHOWN))
    rows = conn.execute(
        f"SELECT kind, id, seq FROM row WHERE root = ? AND kind IN ({marks})", (f"job/{job}", *SHOWN)
    ).fetchall()
    changed = sum(_changed(conn, row, holders, SHOWN[row[0]]) for row in rows)
    own = conn.execute("SELECT kind, id, seq FROM row WHERE kind = 'job' AND id = ?", (job,)).fetchone()
    return changed + (_changed(conn, own, holders, OF_THE_JOB) if own else 0)


def _changed(
    conn: sqlite3.Connection, row: tuple[str, str, int], holders: list[Holder], fields: frozenset[str]
) -> bool:
    kind, id, last = row
    return any(
        not any(holder.holds(kind, id, seq, device, n) for holder in holders)
        for seq, device, n in _ops(conn, last, fields)
    )


def _ops(conn: sqlite3.Connection, seq: int, fields: frozenset[str]) -> Iterator[tuple[int, str, int]]:
    """(seq, device, n) of a record's ops, the newest first; of those only that set one of these fields, else of all.

    Of a redacted op what stands in for it says which fields it set.
    """
    while seq:
        found = conn.execute(
            "SELECT device, n, prev, EXISTS (SELECT 1 FROM json_each(CAST(coalesce(log.body, redacted.body) AS TEXT), "
            "'$.set') WHERE key IN (SELECT value FROM json_each(?))) "
            "FROM log LEFT JOIN redacted USING (seq) WHERE seq = ?",
            (_json(fields), seq),
        ).fetchone()
        device, n, before, names = found
        if names or not fields:
            yield seq, device, n
        seq = before


def _json(names: frozenset[str]) -> str:
    return "[" + ",".join(f'"{name}"' for name in sorted(names)) + "]"
