"""Wishes to take many records out, with what became of them."""

import sqlite3
from typing import NamedTuple

import msgspec

from server.domain.exports import ExportWish

_ALL = (
    "SELECT wish.id, wish.value, wish.by, ruling.value->>'act', ruling.at, done.id IS NOT NULL FROM row AS wish "
    "LEFT JOIN row AS ruling ON ruling.kind='export_ruling' AND ruling.id=wish.id "
    "LEFT JOIN row AS done ON done.kind='export_done' AND done.id=wish.id WHERE wish.kind='export_wish'"
)


class Wish(NamedTuple):
    """`act` and `ruled_at`: None while nobody ruled on it."""

    id: str
    value: ExportWish
    by: str
    act: str | None
    ruled_at: int | None
    done: bool


def wish(conn: sqlite3.Connection, id: str) -> Wish | None:
    return next(iter(_found(conn, " AND wish.id=?", id)), None)


def of_person(conn: sqlite3.Connection, person: str) -> list[Wish]:
    """What this person asked for."""
    return _found(conn, " AND wish.by=?", person)


def _found(conn: sqlite3.Connection, where: str, *values: str) -> list[Wish]:
    return [
        Wish(id, msgspec.json.decode(value, type=ExportWish), by, act, at, bool(done))
        for id, value, by, act, at, done in conn.execute(_ALL + where, values)
    ]
