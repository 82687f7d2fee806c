"""Payloads taken out of the log: what stands in for each, and who agreed on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

SCHEMA = """
CREATE TABLE IF NOT EXISTS redacted (       -- ops whose payload was taken out of the log by two people
  seq INTEGER PRIMARY KEY, r INTEGER NOT NULL,
  redaction TEXT NOT NULL, ruling TEXT NOT NULL,
  body BLOB NOT NULL                         -- what stands in for it: kind, id, and set with blanks
);
"""
ABSENT = "SELECT count(*) FROM sqlite_master WHERE name='redacted'"


class Mark(msgspec.Struct, frozen=True):
    """By whom, when and why a payload was redacted; `fields` as asked for."""

    asked: str
    approved: str
    at: int
    reason: str
    fields: list[str]


class StandIn(NamedTuple):
    """What stands in for an op's payload. `hash`: the one that the ruling names, None where it names none."""

    body: bytes
    mark: Mark
    hash: str | None

    @property
    def approved(self) -> bool:
        return sha256(self.body).hexdigest() == self.hash


class Payload(NamedTuple):
    """An op on a record, with its payload as it is now."""

    seq: int
    r: int
    body: bytes


_MARKED = (
    "SELECT redacted.seq, CAST(redacted.body AS BLOB), asked.by, ruled.by, ruled.at, asked.value, ruled.value "
    "FROM redacted JOIN row AS asked ON asked.kind='redaction' AND asked.id=redaction "
    "JOIN row AS ruled ON ruled.kind='ruling' AND ruled.id=ruling"
)


def stand_ins(conn: sqlite3.Connection, where: str = "1", *values: Any) -> dict[int, StandIn]:
    """By log number. `where`: a condition on `redacted.seq` and `redacted.r`."""
    if not conn.execute(ABSENT).fetchone()[0]:  # a backup from before there was such a thing
        return {}
    return {
        seq: StandIn(body, _mark(asker, ruler, at, asked), _ruled(ruled).get(str(seq)))
        for seq, body, asker, ruler, at, asked, ruled in conn.execute(f"{_MARKED} WHERE {where}", values)
    }


def marks(conn: sqlite3.Connection) -> dict[str, Mark]:
    """Of all approved redactions, by their id."""
    return {
        wish.id: _mark(wish.by, wish.ruler or "", wish.ruled_at or 0, wish.value)
        for wish in wishes(conn)
        if wish.act == "approved"
    }


def of_tray(conn: sqlite3.Connection) -> dict[bytes, str]:
    """Hashes of refused ops whose bytes were taken out, each with the redaction: from the log's facts."""
    found = conn.execute(
        "SELECT word.value->>'hash', asked.id FROM row AS word JOIN row AS asked ON asked.kind='redaction' "
        "AND asked.value->>'record' = (word.value->>'device') || '~' || (word.value->>'n') "
        "JOIN row AS ruled ON ruled.kind='ruling' AND ruled.value->>'redaction'=asked.id "
        "AND ruled.value->>'act'='approved' WHERE word.kind='tray_word' AND word.value->>'act'='redacted'"
    )
    return {bytes.fromhex(hash): id for hash, id in found}


class Wish(NamedTuple):
    """A redaction asked for, its value as JSON; `act` and what follows None while nobody ruled on it."""

    id: str
    value: str
    by: str
    at: int
    act: str | None
    ruler: str | None
    ruled_at: int | None


def wishes(conn: sqlite3.Connection) -> list[Wish]:
    found = conn.execute(
        "SELECT asked.id, asked.value, asked.by, asked.at, ruled.value->>'act', ruled.by, ruled.at FROM row AS asked "
        "LEFT JOIN row AS ruled ON ruled.kind='ruling' AND ruled.value->>'redaction'=asked.id "
        "WHERE asked.kind='redaction'"
    )
    return [Wish(*row) for row in found]


def payloads(conn: sqlite3.Connection, last: int) -> list[Payload]:
    """All ops on a record, of which `last` is the newest, as they stand; the newest first."""
    found = conn.execute(
        "WITH RECURSIVE past (seq, r, prev, body) AS ("
        "SELECT seq, r, prev, body FROM log WHERE seq=? UNION ALL "
        "SELECT log.seq, log.r, log.prev, log.body FROM log JOIN past ON log.seq=past.prev) "
        "SELECT past.seq, past.r, coalesce(past.body, redacted.body) FROM past LEFT JOIN redacted USING (seq)",
        (last,),
    )
    return [Payload(*row) for row in found if row[2] is not None]


def take_out(conn: sqlite3.Connection, bodies: Iterable[tuple[Payload, bytes]], redaction: str, ruling: str) -> None:
    """Payloads leave the log, what stands in for them is kept; hashes and chain stay as they were."""
    for payload, stand_in in bodies:
        conn.execute(
            "INSERT OR REPLACE INTO redacted VALUES (?, ?, ?, ?, ?)",
            (payload.seq, payload.r, redaction, ruling, stand_in),
        )
        conn.execute("UPDATE log SET body=NULL WHERE seq=?", (payload.seq,))


def drop_blobs(conn: sqlite3.Connection, r: int, hashes: Iterable[str]) -> list[str]:
    """A record no longer names these; those that no other names either, whose bytes are to go."""
    unnamed = []
    for hash in hashes:
        conn.execute("DELETE FROM blobref WHERE hash=? AND r=?", (hash, r))
        if conn.execute("SELECT 1 FROM blobref WHERE hash=?", (hash,)).fetchone() is None:
            conn.execute("DELETE FROM upload WHERE hash=?", (hash,))
            unnamed.append(hash)
    return unnamed


def among(conn: sqlite3.Connection, rows: Iterable[int]) -> set[int]:
    """Which of these rows had something taken out."""
    wanted = msgspec.json.encode(list(rows)).decode()
    return {r for (r,) in conn.execute("SELECT r FROM redacted WHERE r IN (SELECT value FROM json_each(?))", (wanted,))}


def _mark(asker: str, ruler: str, at: int, asked: str) -> Mark:
    value = msgspec.json.decode(asked)
    return Mark(asker, ruler, at, value["reason"], value["fields"])


def _ruled(value: str) -> dict[str, str]:
    found: dict[str, str] = msgspec.json.decode(value).get("stand_ins", {})
    return found
