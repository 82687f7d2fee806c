"""Redaction by two people: one asks, another rules, and then the value leaves log and row while the chain stays."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from server import redact_refused
from server.domain import KINDS
from server.domain.blanks import blank
from server.domain.redactions import REDACTORS, REFUSED, Redaction
from server.errors import Problem
from server.exchange import Exchange
from server.store import redacted, sight
from server.store.db import Connection
from server.store.redacted import Payload, Wish
from server.store.refold import refold_one
from sync.ops import Refusal


class Asked(msgspec.Struct):
    """What one person wants taken out. Without `ops`: all ops on the record that set one of the fields.

    Of a refused change: `refused`, `device~n` and no fields.
    """

    kind: str
    id: str
    fields: list[str]
    reason: str
    ops: list[int] | None = None


class Ruled(msgspec.Struct):
    """One redaction as told to those who may rule on it. `act` and what follows: null while nobody has."""

    id: str
    kind: str
    record: str
    fields: list[str]
    ops: list[int]
    reason: str
    asked: str
    at: int
    act: str | None = None
    ruled: str | None = None
    ruled_at: int | None = None


class _Body(msgspec.Struct):
    kind: str
    id: str
    set: dict[str, Any]


class Out(NamedTuple):
    """What an approval takes out: payloads with what stands in for them, the row, hashes of blobs; refused ops."""

    bodies: list[tuple[Payload, bytes]]
    r: int
    blobs: list[str]
    refused: int = 0


def ask(exchange: Exchange, conn: Connection, person: str, id: str, asked: Asked, now: int) -> None:
    """Write down one person's wish as a fact. Raises Problem `not_allowed`, `not_found`, `malformed`."""
    _redactor(conn, person)
    if not asked.reason.strip():
        raise Problem("malformed", "reason")
    ops = _wanted(conn, _person(conn, person), asked)
    fact = {"kind": asked.kind, "record": asked.id, "fields": asked.fields, "reason": asked.reason, "ops": ops}
    exchange.write_ops(conn, person, [("redaction", id, fact)], now)


def _wanted(conn: Connection, who: sight.Person, asked: Asked) -> list[int]:
    """The log numbers that are meant; none of a refused change, which is meant as a whole."""
    if asked.kind == REFUSED:
        redact_refused.find(conn, asked.id)
        if asked.fields or asked.ops:
            raise Problem("malformed", "a refused change goes as a whole")
        return []
    found = sight.named(conn, [(asked.kind, asked.id)], who)
    if not found or asked.kind not in KINDS or not asked.fields:
        raise Problem("malformed" if found else "not_found")
    payloads = _touching(redacted.payloads(conn, found[0].seq), asked)
    _stand_ins(payloads, asked.fields)
    return sorted(p.seq for p in payloads)


def rule(exchange: Exchange, conn: Connection, person: str, id: str, ruling: tuple[str, str, str], now: int) -> Out:
    """Another person's (ruling's id, act, reason). What was approved is gone when the transaction commits."""
    _redactor(conn, person)
    wish = next((known for known in listed(conn) if known.id == id), None)
    if wish is None:
        raise Problem("not_found")
    if wish.asked == person or wish.act:
        raise Problem("not_allowed", "it was ruled on before" if wish.act else "another person rules on it")
    own, act, reason = ruling
    in_log = act == "approved" and wish.kind != REFUSED
    out = _taken_out(conn, _person(conn, person), wish) if in_log else Out([], 0, [])
    hashes = {str(p.seq): sha256(body).hexdigest() for p, body in out.bodies}
    fact = {"redaction": id, "act": act, "reason": reason, "stand_ins": hashes}
    exchange.write_ops(conn, person, [("ruling", own, fact)], now)
    if out.bodies:
        redacted.take_out(conn, out.bodies, id, own)
        refold_one(conn, out.r, now)
        out = out._replace(blobs=redacted.drop_blobs(conn, out.r, out.blobs))
    elif act == "approved":
        said = (id, wish.reason)
        out = out._replace(blobs=redact_refused.take_out(exchange, conn, person, wish.record, said, now), refused=1)
    return out


def listed(conn: Connection) -> list[Ruled]:
    """All redactions, those that nobody ruled on first, then the newest."""
    return sorted(map(_told, redacted.wishes(conn)), key=lambda one: (one.act is not None, -one.at))


def _told(wish: Wish) -> Ruled:
    asked = msgspec.json.decode(wish.value, type=Redaction)
    where = (asked.kind, asked.record, asked.fields, asked.ops, asked.reason)
    return Ruled(wish.id, *where, wish.by, wish.at, wish.act, wish.ruler, wish.ruled_at)


def _taken_out(conn: Connection, who: sight.Person, wish: Ruled) -> Out:
    """The payloads without the values; of blobs that the record named, the hashes."""
    (row,) = sight.named(conn, [(wish.kind, wish.record)], who)
    payloads = [p for p in redacted.payloads(conn, row.seq) if p.seq in wish.ops]
    kind = KINDS[wish.kind]
    named = {field for field in wish.fields if field in kind.blobs}
    hashes = {msgspec.json.decode(p.body, type=_Body).set.get(field) for p in payloads for field in named}
    return Out(_stand_ins(payloads, wish.fields), row.r, sorted(h for h in hashes if h))


def _touching(payloads: list[Payload], asked: Asked) -> list[Payload]:
    """The ops that are meant. Raises Problem `malformed` when a named one does not set a field, or none does."""
    names = {path.partition(".")[0] for path in asked.fields}
    touching = [p for p in payloads if names & msgspec.json.decode(p.body, type=_Body).set.keys()]
    if asked.ops is not None:
        touching = [p for p in touching if p.seq in asked.ops]
    if not touching or (asked.ops is not None and len(touching) != len(set(asked.ops))):
        raise Problem("malformed", "no such op sets this field")
    return touching


def _stand_ins(payloads: list[Payload], fields: list[str]) -> list[tuple[Payload, bytes]]:
    made = []
    for payload in payloads:
        body = msgspec.json.decode(payload.body, type=_Body)
        try:
            body.set = blank(KINDS[body.kind], body.set, fields)
        except Refusal as refusal:
            raise Problem("malformed", f"{refusal.field}: {refusal.detail}") from None
        made.append((payload, msgspec.json.encode(body)))
    return made


def _redactor(conn: Connection, person: str) -> None:
    if _person(conn, person).role not in REDACTORS:
        raise Problem("not_allowed")


def _person(conn: Connection, id: str) -> sight.Person:
    found = sight.person(conn, id)
    if found is None or not found.active:
        raise Problem("signed_out")
    return found
