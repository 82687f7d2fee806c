"""Persons as their rows say: name, role, and whether they still work here."""

import sqlite3
from collections.abc import Iterator

import msgspec

from server.domain.people import Role


class Person(msgspec.Struct, frozen=True):
    """Who is asking. `id` is the person record's."""

    id: str
    name: str
    role: Role


class _Value(msgspec.Struct):
    name: str = ""
    role: Role = "engineer"
    active: bool = True
    deleted: bool = False


def active(conn: sqlite3.Connection, id: str) -> Person | None:
    """The person, when there is one who may still sign in."""
    found = conn.execute("SELECT value FROM row WHERE kind = 'person' AND id = ?", (id,)).fetchone()
    if not found:
        return None
    value = msgspec.json.decode(found[0], type=_Value)
    return Person(id, value.name, value.role) if value.active and not value.deleted else None


def names(conn: sqlite3.Connection, id: str) -> tuple[str, str]:
    """A person's names, also of one who left: Chinese and English."""
    found = conn.execute(
        "SELECT coalesce(value->>'name', ''), coalesce(value->>'name_en', '') FROM row "
        "WHERE kind = 'person' AND id = ?",
        (id,),
    ).fetchone()
    return (found[0], found[1]) if found else ("", "")


def everyone(conn: sqlite3.Connection) -> Iterator[tuple[Person, bool]]:
    """All persons, and whether each is active."""
    for id, text in conn.execute("SELECT id, value FROM row WHERE kind = 'person' ORDER BY id"):
        value = msgspec.json.decode(text, type=_Value)
        yield Person(id, value.name, value.role), value.active and not value.deleted
