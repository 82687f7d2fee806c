"""The rows that one push touches: each read once, merged in memory, written once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from server.domain.rights import sees
from server.store import filing
from server.store.head import Head
from server.store.sight import Found, scope_set
from sync.merge import Write
from sync.record import Kind
from sync.row import Row, clashes, dump, load, writer
from sync.sight import OFFICE, person_scope

Key = tuple[str, str]
_json = msgspec.json.encode


class Entry(msgspec.Struct):
    """A row being worked on.

    `before`, `under`: its scopes and root as stored, None for a new one; `filed`: once written.
    """

    r: int
    row: Row
    seq: int
    by: str
    at: int
    before: frozenset[str] | None
    scopes: frozenset[str]
    root: str | None
    under: str | None = None
    touched: bool = False
    filed: int = 0

    @property
    def stays(self) -> bool:
        """Whether it lies where it lay."""
        return self.root == self.under and self.scopes == self.before


class Batch:
    """Loads and keeps rows inside one writing transaction; what is not kept did not happen."""

    def __init__(self, conn: sqlite3.Connection, head: Head) -> None:
        self.conn, self.head = conn, head
        self.entries: dict[Key, Entry] = {}
        self._absent: set[Key] = set()
        self._roots: dict[str, tuple[int, frozenset[str]] | None] = {}
        self._next = conn.execute("SELECT coalesce(max(r), 0) + 1 FROM row").fetchone()[0]

    def load(self, wanted: Iterable[tuple[Kind, str]]) -> None:
        """Read rows at once; those that are not there come into being on first use."""
        kinds: dict[str, tuple[Kind, dict[str, None]]] = {}
        for kind, id in wanted:
            kinds.setdefault(kind.name, (kind, {}))[1][id] = None
        for kind, ids in kinds.values():
            self._load(kind, [id for id in ids if (kind.name, id) not in self.entries])

    def _load(self, kind: Kind, ids: list[str]) -> None:
        self._absent.update((kind.name, id) for id in ids)
        found = self.conn.execute(
            "SELECT r, row.id, seq, by, at, CAST(row.value AS BLOB), state, scopes, row.root "
            "FROM json_each(?) AS wanted CROSS JOIN row ON row.kind = ? AND row.id = wanted.value",
            (_json(ids).decode(), kind.name),
        )
        for r, id, seq, by, at, value, state, scopes, root in found:
            before = scope_set(scopes)
            row = load(kind, id, value, state)
            self.entries[kind.name, id] = Entry(r, row, seq, by, at, before, before, root, root)

    def entry(self, kind: Kind, id: str) -> Entry:
        """One row, new when it is not there yet."""
        key = (kind.name, id)
        if key not in self.entries and key not in self._absent:
            self.load([(kind, id)])
        if key not in self.entries:
            empty = Row(kind, id, {}, None)
            self.entries[key] = Entry(self._next, empty, 0, "", 0, None, frozenset(), None)
            self._next += 1
        return self.entries[key]

    def place(self, entry: Entry, row: Row, author: str) -> tuple[str | None, frozenset[str]]:
        """(root, scopes) of a row as it would be. An orphan lies in its author's scope, never nowhere."""
        root = None
        below: frozenset[str] | None = None
        if row.kind.root is not None:
            kind, field = row.kind.root
            root = f"{kind}/{row.value.get(field, '')}"
            found = self.root(root)
            below = found[1] if found else None
        scopes = sees(row.kind, row.id, row.value, below)
        return root, scopes if scopes - {OFFICE} else scopes | {person_scope(author)}

    def root(self, root: str) -> tuple[int, frozenset[str]] | None:
        """(row number, scopes) of a root, None when nobody knows it yet."""
        kind, _, id = root.partition("/")
        working = self.entries.get((kind, id))
        if working is not None and working.row.exists:
            return working.r, working.scopes
        if root not in self._roots:
            found = self.conn.execute("SELECT r, scopes FROM row WHERE kind=? AND id=?", (kind, id)).fetchone()
            self._roots[root] = (found[0], scope_set(found[1])) if found else None
        return self._roots[root]

    def keep(self) -> list[Found]:
        """Write the touched rows with their sight; returns them as stored."""
        touched = [e for e in self.entries.values() if e.touched]
        moved = [e for e in touched if e.row.kind.root is None and e.before != e.scopes]
        under = {f"{e.row.kind.name}/{e.row.id}" for e in moved}
        for entry in touched:
            # a root may have come or moved in this very push, or somebody moved another person's orphan
            state = entry.row.state
            if state and entry.root is not None and (entry.root in under or entry.before != entry.scopes):
                entry.root, entry.scopes = self.place(entry, entry.row, state.base.by)
        stored = [self._stored(e) for e in touched]
        pairs = list(zip(touched, stored, strict=True))
        filing.insert(self.conn, [s for e, s in pairs if e.before is None])
        filing.update(self.conn, [s for e, s in pairs if e.before is not None and not e.stays])
        filing.update_in_place(self.conn, [s for e, s in pairs if e.before is not None and e.stays])
        filing.enter(self.conn, ((e.scopes, e.r, e.filed) for e in touched), self.head.seq)
        filing.leave(self.conn, ((e.before - e.scopes, e.r, e.filed) for e in touched if e.before))
        filing.name_blobs(self.conn, _blobs(touched))
        skip = {e.r for e in touched}
        for entry in moved:
            filing.refile_below(self.conn, self.head, entry.row.kind.name, entry.row.id, entry.scopes, skip)
        return [s[0] for s in stored]

    def _stored(self, entry: Entry) -> tuple[Found, bytes, str | None]:
        self.head.filed += 1
        entry.filed = self.head.filed
        value, state = dump(entry.row)
        found = Found(
            entry.r,
            entry.row.kind.name,
            entry.row.id,
            entry.seq,
            entry.filed,
            entry.by,
            entry.at,
            value.decode(),
            contested_json(clashes(entry.row)),
            filing.scope_text(entry.scopes),
        )
        return found, state, entry.root


def contested_json(clash: Mapping[str, list[Write]]) -> str | None:
    """The contested fields as a device gets them; None when there are none."""
    if not clash:
        return None
    return _json({name: [_side(w) for w in writes] for name, writes in clash.items()}).decode()


def _side(write: Write) -> dict[str, Any]:
    return {
        "value": write.value,
        "by": write.by,
        "at": write.place,
        "seq": write.seq,
        "device": write.device,
        "n": write.n,
    }


def _blobs(touched: list[Entry]) -> Iterable[tuple[str, int, str]]:
    """(hash, row, who wrote it) of every blob that a touched row names."""
    for entry in touched:
        for field in entry.row.kind.blobs:
            hash = entry.row.value.get(field)
            if hash:
                yield hash, entry.r, writer(entry.row, field)
