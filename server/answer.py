"""The answer of a round as bytes: rows go out as they are stored, not decoded and encoded again."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from server.domain import KINDS
from server.store.batch import Entry
from server.store.db import Connection
from server.store.devices import Refused
from server.store.redacted import among
from server.store.sight import Found, Known, Page, Person, scope_set, state_when_known
from sync.row import changed_since, load, sole_author

_json = msgspec.json.encode


class Receipt(msgspec.Struct, frozen=True):
    """Proof that the server settled a device's ops up to `taken`: time, running hash and MAC over them."""

    taken: int
    at: int
    hash: str
    mac: str


class Answer(msgspec.Struct):
    """All that goes into an answer, before it is bytes."""

    epoch: int
    head: list[object]
    now: int
    taken: int
    receipt: Receipt | None
    refused: list[Refused]
    page: Page
    safe: int = 0
    resend: int | None = None
    cloned: int | None = None
    revoked: str | None = None
    backed: int | None = None
    touched: list[Entry] = []
    stored: list[Found] = []
    again: list[Found] = []


class Has(NamedTuple):
    """What a device has at hand. `mine`: it folds its own ops itself; `floor`: complete up to that log number."""

    device: str
    mine: bool
    floor: int | None
    known: Known


def encode(conn: Connection, answer: Answer, person: Person, has: Has) -> bytes:
    """Rows that only this device ever wrote go as numbers, rows that it knows as changes, the rest whole."""
    out = _Rows(conn, person, has)
    own: list[list[object]] = []
    partly = among(conn, (entry.r for entry in answer.touched)) if has.mine and answer.touched else set()
    for entry, found in zip(answer.touched, answer.stored, strict=True):
        if not person.scopes.intersection(entry.scopes):
            answer.page.gone.append((found.kind, found.id))
        elif has.mine and entry.r not in partly and sole_author(entry.row, has.device):
            own.append([found.kind, found.id, found.seq, found.at, out.inside(found.scopes)])
        else:
            out.whole(found)
    for found in answer.again:
        out.whole(found)
    for i, found in enumerate(answer.page.rows):
        out.add(found, known=i < answer.page.live)
    page = answer.page
    fields: dict[str, Any] = {
        "epoch": answer.epoch,
        "head": answer.head,
        "now": answer.now,
        "taken": answer.taken,
        "safe": answer.safe,
        "receipt": answer.receipt,
        "refused": answer.refused,
        "gone": page.gone,
        "forget": page.forget,
        "scopes": page.scopes,
        "cursor": page.cursor,
        "behind": page.behind,
        "more": page.more,
    }
    if not page.more and answer.revoked is None:
        fields["floor"] = answer.head[0]
    fields |= {"mine": own} if own else {}
    fields |= {k: v for k in ("resend", "cloned", "revoked", "backed") if (v := getattr(answer, k)) is not None}
    return b'{"rows":[' + b",".join(out.rows) + b"]," + _json(fields)[1:]


class _Rows:
    """Rows on their way out, each with the scopes in which this person sees it."""

    def __init__(self, conn: Connection, person: Person, has: Has) -> None:
        self.conn, self.person, self.has = conn, person, has
        self.rows: list[bytes] = []
        self._inside: dict[str, list[str]] = {}

    def inside(self, scopes: str) -> list[str]:
        known = self._inside.get(scopes)
        if known is None:
            known = self._inside[scopes] = sorted(scope_set(scopes) & self.person.scopes)
        return known

    def add(self, found: Found, *, known: bool) -> None:
        floor = self.has.floor
        change = self._changed(found, floor) if known and floor else None
        if change is None:
            self.whole(found)
        else:
            self._put(found, b'"change":' + _json(change))

    def whole(self, found: Found) -> None:
        self._put(found, b'"value":' + found.value.encode())

    def _put(self, found: Found, value: bytes) -> None:
        start = b'{"kind":' + _json(found.kind) + b',"id":' + _json(found.id)
        middle = f',"seq":{found.seq},"at":{found.at},'.encode()
        rest = b',"by":' + _json(found.by) + b',"in":' + _json(self.inside(found.scopes))
        contested = b',"contested":' + found.contested.encode() if found.contested else b""
        self.rows.append(start + middle + value + rest + contested + b"}")

    def _changed(self, found: Found, floor: int) -> dict[str, Any] | None:
        """The fields written after the floor; None where the device did not have the row by then."""
        state = state_when_known(self.conn, found.r, self.has.known.scopes, floor)
        if state is None:
            return None
        return changed_since(load(KINDS[found.kind], found.id, found.value.encode(), state), floor)
