"""All rows folded anew from the log. Judges nothing, notifies nobody; only what comes out different is filed."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable
from itertools import groupby

import msgspec

from server.domain import KINDS
from server.domain.rights import sees
from server.domain.step import check
from server.store import filing, head
from server.store.batch import contested_json
from server.store.head import Head
from server.store.sight import Found, scope_set
from sync.merge import Write
from sync.row import FOLD, Row, apply, clashes, dump, writer
from sync.sight import OFFICE, person_scope


class Body(msgspec.Struct):
    kind: str
    id: str
    set: dict[str, object]


Op = tuple[int, int, int, str, int, str, int, int, bytes]
"""(r, seq, n, device, place, person, at, saw, body)"""
_OPS = (
    "SELECT log.r, seq, n, device, place, person, at, saw, coalesce(log.body, redacted.body) AS payload "
    "FROM log LEFT JOIN redacted USING (seq) WHERE payload IS NOT NULL {} ORDER BY log.r, seq"
)
STEP = 50_000
"""After so many rows a fold says in the log how far it is."""
OFTEN = 500
"""After so many rows it says so to whoever asks."""
Told = Callable[[str, int, int], None]
"""What is being done, how much of it is done, and how much there is."""


def refold(conn: sqlite3.Connection, now: int, told: Told = lambda *_: None) -> int:
    """Rebuild rows, sight and blob names inside a writing transaction; the number of rows that changed."""
    top, began = head.lock(conn, now), time.monotonic()
    folded: list[tuple[Row, Op]] = []
    done_ops = 0
    for _, group in groupby(conn.execute(_OPS.format("")), key=lambda op: op[0]):
        ops = list(group)
        folded.append(_fold(ops))
        done_ops += len(ops)
        if len(folded) % OFTEN == 0:
            told("folding", done_ops, top.seq)
        if len(folded) % STEP == 0:
            _say("folding", len(folded), top.seq, began)
    roots = {f"{row.kind.name}/{row.id}": _own_scopes(row) for row, _ in folded if row.kind.root is None}
    changed = 0
    for done, (row, last) in enumerate(folded, 1):
        changed += _keep(conn, top, row, last, roots)
        if done % OFTEN == 0:
            told("writing", done, len(folded))
        if done % STEP == 0:
            _say("writing", done, top.seq, began)
    top.fold = FOLD
    head.save(conn, top)
    _say("folded", len(folded), top.seq, began)
    return changed


def refold_one(conn: sqlite3.Connection, r: int, now: int) -> bool:
    """One row folded anew after something was taken out of its ops; whether it came out different."""
    top = head.lock(conn, now)
    row, last = _fold(list(conn.execute(_OPS.format("AND log.r=?"), (r,))))
    name = f"{row.kind.name}/{row.id}"
    if row.kind.root is not None:
        name = f"{row.kind.root[0]}/{row.value.get(row.kind.root[1], '')}"
    found = conn.execute("SELECT scopes FROM row WHERE kind=? AND id=?", name.split("/", 1)).fetchone()
    changed = _keep(conn, top, row, last, {name: scope_set(found[0])} if found else {})
    head.save(conn, top)
    return changed


def _say(what: str, rows: int, ops: int, began: float) -> None:
    facts = {"what": what, "rows": rows, "ops": ops, "ms": round((time.monotonic() - began) * 1000)}
    logging.getLogger("kept").info("refold", extra=facts)


def _fold(ops: list[Op]) -> tuple[Row, Op]:
    row: Row | None = None
    for _, seq, n, device, place, person, _, saw, raw in ops:
        body = msgspec.json.decode(raw, type=Body)
        kind = KINDS[body.kind]
        row = row or Row(kind, body.id, {}, None)
        row = apply(row, check(kind, body.set), Write(device, n, seq, place, person), saw)
    assert row is not None
    return row, ops[-1]


def _own_scopes(row: Row) -> frozenset[str]:
    assert row.state is not None
    scopes = sees(row.kind, row.id, row.value, None)
    return scopes if scopes - {OFFICE} else scopes | {person_scope(row.state.base.by)}


def _keep(conn: sqlite3.Connection, top: Head, row: Row, last: Op, roots: dict[str, frozenset[str]]) -> bool:
    root, scopes = None, None
    if row.kind.root is not None:
        root = f"{row.kind.root[0]}/{row.value.get(row.kind.root[1], '')}"
        scopes = sees(row.kind, row.id, row.value, roots.get(root))
    assert row.state is not None
    scopes = scopes or roots[f"{row.kind.name}/{row.id}"]
    scopes = scopes if scopes - {OFFICE} else scopes | {person_scope(row.state.base.by)}
    value, state = dump(row)
    r, seq, by, at = last[0], last[1], last[5], last[6]
    new = (seq, by, at, value.decode(), contested_json(clashes(row)), filing.scope_text(scopes))
    old = conn.execute("SELECT seq, by, at, value, contested, scopes FROM row WHERE r=?", (r,)).fetchone()
    if old == new:
        conn.execute("UPDATE row SET state=?, root=? WHERE r=?", (state, root, r))
        return False
    top.filed += 1
    found = Found(r, row.kind.name, row.id, seq, top.filed, by, at, *new[3:])
    conn.execute("DELETE FROM row WHERE r=?", (r,))
    filing.insert(conn, [(found, state, root)])
    conn.execute("UPDATE sight SET gone=1, filed=? WHERE r=? AND NOT gone", (top.filed, r))
    filing.enter(conn, [(scopes, r, top.filed)], top.seq + 1)  # nobody can have it yet: it goes whole
    filing.name_blobs(conn, [(h, r, writer(row, f)) for f in row.kind.blobs if (h := row.value.get(f))])
    return True
