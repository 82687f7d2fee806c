"""Speaks for a device that cannot: hands in its ops round by round, under its own id, numbers and receipts."""

from __future__ import annotations

import base64
from hashlib import sha256
from itertools import pairwise
from typing import Any

import msgspec

from server.answer import Receipt
from server.asked import SCHEMA, Count, DeviceId
from server.errors import Problem
from server.exchange import Exchange
from server.store import devices, fleet
from server.store.db import Connection

MOST_OPS, MOST_BYTES = 2_000, 8_000_000
MOST_ROUNDS = 10_000
"""Of one device in one file: 100,000 ops, as few as one in a request, with room for restores on the way."""


class RescuedOp(msgspec.Struct):
    """An op as its device numbered it; `refused`: the server had said no."""

    n: Count
    text: str
    refused: bool = False


class Section(msgspec.Struct):
    """One device in a rescue file: what it said of itself, and what it had not sent or not yet let go."""

    device: DeviceId
    person: str
    name: str = ""
    label: str = ""
    app: str = ""
    schema: int = SCHEMA
    proof: str = ""
    epoch: Count = 0
    head: tuple[int, str] | None = None
    heads: list[tuple[int, str]] = []
    acked: Count = 0
    ops: list[RescuedOp] = []
    receipts: list[Receipt] = []


class RefusedOp(msgspec.Struct):
    n: int
    kind: str
    id: str
    code: str
    field: str | None = None
    detail: str | None = None


class HandedIn(msgspec.Struct):
    """What became of a device's ops. `known`: had been here before; `gap`: from this number on the file lacks ops."""

    device: str
    taken: int = 0
    known: int = 0
    refused: list[RefusedOp] = []
    gap: int | None = None


class _Told(msgspec.Struct):
    epoch: int
    head: tuple[int, str]
    taken: int
    refused: list[devices.Refused]
    resend: int | None = None
    cloned: int | None = None


class _Name(msgspec.Struct):
    kind: str = ""
    id: str = ""
    group: str | None = None


class Envoy:
    """`now`: the hour at which the file is loaded."""

    def __init__(self, exchange: Exchange, section: Section, now: int) -> None:
        self.exchange, self.section, self.now = exchange, section, now
        self.device, self.acked = section.device, section.acked
        self.ops, self.gap = _unbroken(section.ops)
        self.receipts = {r.taken: r for r in section.receipts}
        self._refused: dict[str, RefusedOp] = {}
        self._known: set[str] = set()
        self._sent_from = self.acked + 1

    async def hand_in(self) -> HandedIn:
        """Rounds until all is settled. Raises Problem when the server takes nothing of this device at all."""
        if not self.ops:
            return HandedIn(self.device, gap=self.gap)
        whole = self.ops
        heard = await self._last_heard()
        try:
            await self._rounds()
        finally:
            await self.exchange.db.write(lambda conn: devices.heard(conn, self.section.device, heard))
        fresh = [op.text for op in whole if op.text not in self._known and op.n >= self._sent_from]
        refused = [self._refused[text] for text in fresh if text in self._refused]
        return HandedIn(self.device, len(fresh) - len(refused), len(whole) - len(fresh), refused, self.gap)

    async def _rounds(self) -> None:
        told = await self._ask([])
        waiting = self._above(told)
        for _ in range(MOST_ROUNDS):
            if not waiting:
                return
            told = await self._ask(self._batch(waiting))
            waiting = self._above(told, waiting)
        raise Problem("busy", detail="no end to the rounds", retry_after=60)

    def _above(self, told: _Told, waiting: list[RescuedOp] | None = None) -> list[RescuedOp]:
        """What is still to be sent after an answer."""
        if told.cloned is not None:
            return self._become(told.cloned)
        if told.resend is not None:
            self.acked = told.resend - 1
            self._sent_from = 0
            return self.ops
        if waiting is None:
            return [op for op in self.ops if op.n > self.acked]
        return waiting[len(self._batch(waiting)) :]

    def _become(self, first: int) -> list[RescuedOp]:
        """Go on as the copy that the device itself would become (protocol.md section 6)."""
        rest = [op for op in self.ops if op.n >= first and not op.refused]
        told = sha256(f"{self.device} {rest[0].text}".encode()).digest()[:16] if rest else b"\0" * 16
        self.device, self.acked, self.receipts = base64.urlsafe_b64encode(told).decode().rstrip("="), 0, {}
        self.ops = [RescuedOp(n, op.text) for n, op in enumerate(rest, 1)]
        return self.ops

    def _batch(self, waiting: list[RescuedOp]) -> list[RescuedOp]:
        """Up to the next receipt where one covers them, else as many whole groups as fit."""
        covered = min((taken for taken in self.receipts if taken >= waiting[0].n), default=None)
        if covered is not None and covered <= waiting[-1].n:
            return waiting[: covered - waiting[0].n + 1]
        end, size = 0, 0
        while end < len(waiting) and (end == 0 or (end < MOST_OPS and size < MOST_BYTES)):
            group = _named(waiting[end].text).group
            size += len(waiting[end].text)
            end += 1
            while group and end < len(waiting) and _named(waiting[end].text).group == group:
                size += len(waiting[end].text)
                end += 1
        return waiting[:end]

    async def _ask(self, ops: list[RescuedOp]) -> _Told:
        await self._note_known(ops)
        proof = self.receipts.get(ops[-1].n) if ops else None
        asked: dict[str, Any] = {
            "schema": self.section.schema,
            "device": self.device,
            "clock": {"at": self.now, "offset": 0, "age": 0, "heard": self.now - 1},
            "epoch": self.section.epoch,
            "head": self.section.head,
            "heads": self.section.heads[-64:],
            "acked": self.acked,
            "first": ops[0].n if ops else max(self.acked + 1, 1),
        }
        if proof:
            asked |= {"receipt": proof, "refused": [op.n for op in ops if op.refused]}
        body = msgspec.json.encode(asked)[:-1] + b',"ops":[' + ",".join(op.text for op in ops).encode() + b"]}"
        told = msgspec.json.decode(await self.exchange.round(self.section.person, body, self.now), type=_Told)
        self.section.epoch, self.section.head = told.epoch, told.head
        texts = {op.n: op.text for op in ops}
        for refusal in told.refused:
            if (text := texts.get(refusal.n)) is not None and told.cloned is None and told.resend is None:
                named = _named(text)
                self._refused[text] = RefusedOp(refusal.n, named.kind, named.id, *msgspec.structs.astuple(refusal)[1:])
        return told

    async def _last_heard(self) -> int:
        await self.exchange.db.write(self._enrol)
        found = await self.exchange.db.read(lambda conn: devices.device(conn, self.device))
        return found.last_heard if found else 0

    def _enrol(self, conn: Connection) -> None:
        """A device that the server never met, or forgot, is enrolled for its person. Raises Problem."""
        said = self.section
        known = devices.device(conn, self.device)
        if known and known.person != said.person:
            raise Problem("device_taken")
        if known is None:
            try:
                label, app = said.label[: fleet.LABEL], said.app[: fleet.APP]
                fleet.enrol(conn, self.device, said.person, label, app, self.now)
            except fleet.Full:
                raise Problem("too_many", detail="devices") from None

    async def _note_known(self, ops: list[RescuedOp]) -> None:
        """Which of these ops the server has settled already, under the id by which they go."""
        await self.exchange.db.write(self._enrol)
        if not ops:
            return
        had = await self.exchange.db.read(lambda conn: devices.settled_hashes(conn, self.device, ops[0].n, ops[-1].n))
        self._known |= {op.text for op in ops if had.get(op.n) == sha256(op.text.encode()).digest()}


def _unbroken(ops: list[RescuedOp]) -> tuple[list[RescuedOp], int | None]:
    """The ops by number up to the first that is missing, and that number."""
    found = sorted({op.n: op for op in ops}.values(), key=lambda op: op.n)
    for before, op in pairwise(found):
        if op.n != before.n + 1:
            return [o for o in found if o.n <= before.n], before.n + 1
    return found, None


def _named(text: str) -> _Name:
    try:
        return msgspec.json.decode(text.encode(), type=_Name)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return _Name()
