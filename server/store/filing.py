"""How rows are written and filed under the scopes in which they lie."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from server.domain import KINDS
from server.domain.rights import sees
from server.store.head import Head
from server.store.sight import Found, scope_set

Stored = tuple[Found, bytes, str | None]
"""A row with its state and its root."""


@lru_cache(50_000)
def scope_text(scopes: frozenset[str]) -> str:
    """Scopes as stored: a sorted JSON list."""
    return msgspec.json.encode(sorted(scopes)).decode()


def insert(conn: sqlite3.Connection, new: list[Stored]) -> None:
    conn.executemany(
        "INSERT INTO row (r, kind, id, seq, filed, by, at, value, contested, scopes, state, root) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(*found, state, root) for found, state, root in new],
    )


def update(conn: sqlite3.Connection, changed: list[Stored]) -> None:
    conn.executemany(
        "UPDATE row SET seq=?, filed=?, by=?, at=?, value=?, contested=?, scopes=?, state=?, root=? WHERE r=?",
        [(*found[3:], state, root, found.r) for found, state, root in changed],
    )


def update_in_place(conn: sqlite3.Connection, changed: list[Stored]) -> None:
    """As `update`, for rows whose scopes and root stay: their index is left alone."""
    conn.executemany(
        "UPDATE row SET seq=?, filed=?, by=?, at=?, value=?, contested=?, state=? WHERE r=?",
        [(*found[3:9], state, found.r) for found, state, _ in changed],
    )


def enter(conn: sqlite3.Connection, rows: Iterable[tuple[frozenset[str], int, int]], since: int) -> None:
    """File rows (scopes, row, filed) under each of their scopes; a new one enters at log number `since`."""
    ids: dict[str, int] = {}
    conn.executemany(
        "INSERT INTO sight (s, r, filed, since) VALUES (?, ?, ?, ?) ON CONFLICT (s, r) DO UPDATE SET "
        "filed=excluded.filed, since=iif(gone, excluded.since, since), gone=0",
        [
            (ids.get(scope) or _number(conn, ids, scope), r, filed, since)
            for scopes, r, filed in rows
            for scope in scopes
        ],
    )


def leave(conn: sqlite3.Connection, rows: Iterable[tuple[frozenset[str], int, int]]) -> None:
    """Leave a marker where rows (scopes left, row, filed) went out of sight."""
    conn.executemany(
        "UPDATE sight SET filed=?, gone=1 WHERE r=? AND s=(SELECT s FROM scope WHERE name=?)",
        [(filed, r, scope) for scopes, r, filed in rows for scope in scopes],
    )


def name_blobs(conn: sqlite3.Connection, named: Iterable[tuple[str, int, str]]) -> None:
    conn.executemany("INSERT OR IGNORE INTO blobref (hash, r, person) VALUES (?, ?, ?)", named)


def refile_below(
    conn: sqlite3.Connection, head: Head, kind: str, id: str, root: frozenset[str], skip: set[int]
) -> None:
    """A root came or moved: what lies below it moves along. `skip`: rows that were written just now."""
    below = conn.execute("SELECT r, kind, id, scopes FROM row WHERE root=?", (f"{kind}/{id}",)).fetchall()
    for r, child, child_id, text in below:
        before = scope_set(text)
        scopes = sees(KINDS[child], child_id, {}, root)
        if r in skip or scopes == before:
            continue
        head.filed += 1
        conn.execute("UPDATE row SET filed=?, scopes=? WHERE r=?", (head.filed, scope_text(scopes), r))
        enter(conn, [(scopes, r, head.filed)], head.seq)
        leave(conn, [(before - scopes, r, head.filed)])


def ever_in(conn: sqlite3.Connection, scope: str, r: int) -> bool:
    """Whether a row lies, or once lay, in a scope: leaving keeps a marker."""
    found = conn.execute("SELECT 1 FROM sight WHERE r=? AND s=(SELECT s FROM scope WHERE name=?)", (r, scope))
    return found.fetchone() is not None


def _number(conn: sqlite3.Connection, ids: dict[str, int], scope: str) -> int:
    conn.execute("INSERT OR IGNORE INTO scope (name) VALUES (?)", (scope,))
    ids[scope] = conn.execute("SELECT s FROM scope WHERE name=?", (scope,)).fetchone()[0]
    return ids[scope]
