"""What lies in whose sight: a person's scopes, pages of what is new to a device, the right to read a blob."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from server.domain.rights import scopes_of
from sync.sight import filling_order, person_scope

LIVE, CATCHING_UP = 256_000, 2_000_000
"""Bytes of a page: small while live, larger for a device that catches up."""
FEWEST = 200
"""Rows that a page looks at, at least."""
_COLUMNS = "row.r, row.kind, row.id, seq, row.filed, by, at, row.value, contested, scopes"


class Person(NamedTuple):
    """Somebody as the log knows them."""

    id: str
    role: str
    active: bool
    scopes: frozenset[str]


def person(conn: sqlite3.Connection, id: str) -> Person | None:
    """A person with role and scopes: granted hospitals, and those of the jobs that name them."""
    found = conn.execute(
        "SELECT coalesce(value->>'role', 'engineer'), coalesce(value->>'active', 1), "
        "coalesce(value->>'hospitals', '[]') FROM row WHERE kind='person' AND id=? "
        "AND NOT coalesce(value->>'deleted', 0)",
        (id,),
    ).fetchone()
    if found is None:
        return None
    granted = frozenset(msgspec.json.decode(found[2], type=list[str]))
    own = conn.execute(
        "SELECT DISTINCT value->>'hospital' FROM scope JOIN sight USING (s) JOIN row USING (r) "
        "WHERE name=? AND NOT gone AND kind='job'",
        (person_scope(id),),
    )
    hospitals = granted | {h for (h,) in own if h}
    return Person(id, found[0], bool(found[1]), scopes_of(id, found[0], hospitals))


class Found(NamedTuple):
    """A row as stored."""

    r: int
    kind: str
    id: str
    seq: int
    filed: int
    by: str
    at: int
    value: str
    contested: str | None
    scopes: str


class Page(msgspec.Struct):
    """What is new to a device: rows in sight, rows that left, and where its cursors stand afterwards.

    `live`: how many of the rows, the first ones, come from scopes that the device has complete.
    """

    rows: list[Found]
    gone: list[tuple[str, str]]
    forget: list[str]
    scopes: list[str]
    cursor: int
    behind: dict[str, int]
    more: bool
    live: int = 0


class Known(NamedTuple):
    """What a device says that it has: complete scopes up to `cursor`, others up to their own number."""

    scopes: list[str]
    cursor: int
    behind: dict[str, int]


def page(conn: sqlite3.Connection, person: Person, known: Known, filed: int, skip: dict[int, int]) -> Page:
    """The next page for a device. `filed`: where filing stands now.

    `skip`: rows that the answer carries anyway, with the number under which they were filed then: another push that was
    committed together with this one may have filed them anew.
    """
    known = known if known.cursor <= filed else Known([], 0, {})
    complete = [s for s in known.scopes if s in person.scopes]
    forget = [s for s in (*known.scopes, *known.behind) if s not in person.scopes]
    waiting = [s for s in filling_order(person.scopes, person.id) if s not in complete]
    behind = {s: known.behind.get(s, -filed) for s in waiting}
    first = all(at <= 0 for at in behind.values()) and bool(behind)
    room = LIVE if first or not behind else CATCHING_UP
    answer = Page([], [], forget, complete, known.cursor, behind, False)
    if not complete:
        answer.cursor = filed
    else:
        answer.cursor, room = _fill(conn, person, complete, known.cursor, filed, room, skip, answer)
        answer.live = len(answer.rows)
    for scope in list(behind):
        if answer.cursor < filed or room <= 0:
            break
        behind[scope], room = _fill(conn, person, [scope], behind[scope], filed, room, skip, answer)
        if behind[scope] == filed:
            del behind[scope]
            answer.scopes.append(scope)
    answer.more = answer.cursor < filed or bool(behind)
    return answer


def _fill(
    conn: sqlite3.Connection,
    person: Person,
    scopes: list[str],
    after: int,
    filed: int,
    room: int,
    skip: dict[int, int],
    answer: Page,
) -> tuple[int, int]:
    """Add what is filed in `scopes` above `after`; (where it got to, room left).

    Rows that left are news only to a device that may have them: one that had begun with these scopes, or got them by
    another one since. A scope not begun yet stands at minus the number at which the device first heard of it.
    """
    heard, after = -after if after < 0 else 0, max(after, 0)
    entries, reached = _entries(conn, scopes, after, filed, max(FEWEST, room // 1000))
    stored = {f.r: f for f in rows(conn, (r for at, r, _ in entries if skip.get(r, -1) < at))}
    for at, r, gone in entries:
        found = stored.pop(r, None)
        if found is None:
            continue
        if gone and not person.scopes.intersection(scope_set(found.scopes)):
            if after or at > heard:
                answer.gone.append((found.kind, found.id))
            continue
        answer.rows.append(found)
        room -= len(found.value) + 120
        if room <= 0 and at < reached:
            return at, room
    return reached, room


def _entries(
    conn: sqlite3.Connection, scopes: list[str], after: int, filed: int, most: int
) -> tuple[list[tuple[int, int, int]], int]:
    """(filed, r, gone) above `after` in order, and the number up to which they are all there."""
    found: list[tuple[int, int, int]] = []
    reached = filed
    for scope in scopes:
        some = conn.execute(
            "SELECT filed, r, gone FROM sight WHERE s=(SELECT s FROM scope WHERE name=?) "
            "AND filed > ? ORDER BY filed LIMIT ?",
            (scope, after, most),
        ).fetchall()
        if len(some) == most:
            reached = min(reached, some[-1][0])
        found.extend(some)
    if len(scopes) > 1:
        found.sort()
    return [entry for entry in found if entry[0] <= reached], reached


def rows(conn: sqlite3.Connection, numbers: Iterable[int]) -> list[Found]:
    """Rows by number, in no order."""
    wanted = msgspec.json.encode(list(numbers)).decode()
    if wanted == "[]":
        return []
    found = conn.execute(f"SELECT {_COLUMNS} FROM json_each(?) AS wanted JOIN row ON row.r = wanted.value", (wanted,))
    return [Found(*row) for row in found]


def state_when_known(conn: sqlite3.Connection, r: int, scopes: list[str], floor: int) -> bytes | None:
    """A row's state, if a device that was complete in `scopes` up to the log number `floor` must have the row."""
    found = conn.execute(
        "SELECT state FROM row WHERE r=? AND EXISTS (SELECT 1 FROM sight JOIN scope USING (s) WHERE sight.r=row.r "
        "AND NOT gone AND since<=? AND name IN (SELECT value FROM json_each(?)))",
        (r, floor, msgspec.json.encode(scopes).decode()),
    ).fetchone()
    return found[0] if found else None


def named(conn: sqlite3.Connection, names: list[tuple[str, str]], person: Person) -> list[Found]:
    """Rows by kind and id, as far as they are in sight."""
    wanted = msgspec.json.encode(list(dict.fromkeys(names))).decode()
    found = conn.execute(
        f"SELECT {_COLUMNS} FROM json_each(?) AS wanted "
        "JOIN row ON row.kind = wanted.value->>0 AND row.id = wanted.value->>1",
        (wanted,),
    )
    return [f for f in map(Found._make, found) if person.scopes & scope_set(f.scopes)]


_sets: dict[str, frozenset[str]] = {}


def scope_set(text: str) -> frozenset[str]:
    """The scopes of a row from its stored JSON; few distinct ones exist, so they are remembered."""
    known = _sets.get(text)
    if known is None:
        if len(_sets) > 50_000:
            _sets.clear()
        known = _sets[text] = frozenset(msgspec.json.decode(text, type=list[str]))
    return known


def may_read_blob(conn: sqlite3.Connection, person: Person, hash: str) -> bool:
    """Whether a row in sight names this blob, written by somebody who uploaded the bytes."""
    found = conn.execute(
        "SELECT scopes FROM blobref JOIN blob_brought USING (hash, person) JOIN row USING (r) WHERE hash=?",
        (hash,),
    )
    return any(person.scopes.intersection(scope_set(scopes)) for (scopes,) in found)
