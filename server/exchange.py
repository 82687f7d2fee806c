"""One sync round: take ops, give rows."""

from __future__ import annotations

import asyncio
import hmac
from collections import Counter
from collections.abc import AsyncIterator
from hashlib import sha256
from typing import Any

import msgspec

from server.answer import Answer, Has, Receipt, encode
from server.asked import SCHEMA, Request, decoded, named
from server.domain.rights import CLOSED, SYSTEM
from server.errors import Problem
from server.push import Push, Settled, covered, now_clock
from server.store import backup_notes, devices, head, log, sessions, sight
from server.store.db import Connection, Database
from server.store.devices import Device
from server.store.head import Head
from server.store.live import Bell
from server.store.sessions import Bearer
from server.store.sight import Known, Page, Person

HEARD_EVERY = 60_000
"""How often, in ms, a device that sends nothing is written down as heard."""
SERVER = "server"
"""The device and the person under which the server itself writes."""

Change = tuple[str, str, dict[str, Any]]
Saw = tuple[int, int] | None


class _Made(msgspec.Struct):
    """What the writing half of a round leaves for the reading half."""

    settled: Settled | None = None
    resend: int | None = None
    cloned: int | None = None
    fresh: bool = False
    again: list[tuple[str, str]] = []
    """Records of ops that were settled before, sent again because their answer was lost."""


class Exchange:
    """The sync endpoint without HTTP. `key` signs receipts and lies outside the database."""

    def __init__(self, db: Database, key: bytes) -> None:
        self.db, self._key = db, key
        self.bell = Bell()
        self.counted = Counter[str]()
        """Since the start: `rounds` asked for, ops `taken` and `refused`."""

    async def round(self, person: str, body: bytes, now: int, bearer: Bearer | None = None) -> bytes:
        """One round for a signed-in person. Raises Problem (protocol.md section 1)."""
        request = decoded(body)
        if request.schema > SCHEMA:
            raise Problem("schema")
        self.counted["rounds"] += 1
        made = _Made()
        if bearer and bearer.device != request.device:
            await self.db.write(lambda conn: _carry(conn, bearer, _device(conn, person, request)))
        if request.ops or not await self.db.read(lambda conn: self._quiet(conn, person, request, now)):
            made = await self.db.write(lambda conn: self._write(conn, person, request, now))
            if made.settled:
                self.counted.update(taken=made.settled.taken, refused=made.settled.refused)
                self.bell.ring({s for e in made.settled.entries for s in (*e.scopes, *(e.before or ()))})
        return await self.db.read(lambda conn: self._answer(conn, person, request, made, now))

    async def ops(self, author: str, changes: list[Change], now: int) -> None:
        """Ops made by the server itself: (kind, id, set). Raises Problem when one is refused."""
        await self.db.write(lambda conn: self.write_ops(conn, author, changes, now))
        self.bell.ring(None)

    def write_ops(self, conn: Connection, author: str, changes: list[Change], now: int) -> None:
        """As `ops`, inside a writing transaction of the caller's."""
        wrong = self._make(conn, Person(author, SYSTEM, True, frozenset()), changes, None, now)
        if wrong:
            raise Problem("malformed", f"{wrong.code} {wrong.field} {wrong.detail}")

    def write_as(self, conn: Connection, who: Person, change: Change, saw: Saw, now: int) -> None:
        """An op in a person's own name, judged by that person's rights. Raises Problem with its code when refused."""
        if wrong := self._make(conn, who, [change], saw or (0, 0), now):
            raise Problem(wrong.code, wrong.field or wrong.detail)

    def _make(self, conn: Connection, who: Person, changes: list[Change], saw: Saw, now: int) -> devices.Refused | None:
        """Ops that no device made; `saw`: None for all that is there. The first that is refused: then raise."""
        top = head.lock(conn, now)
        device = devices.enrol(conn, f"server.{who.id}", who.id, "", "", top.now)
        push = Push(conn, top, head.cuts(conn), device, who)
        told = msgspec.to_builtins(now_clock(top.now))
        seen = [top.epoch, top.seq] if saw is None else saw
        push.settle(
            [msgspec.json.encode({"clock": told, "kind": k, "id": i, "set": s, "saw": seen}) for k, i, s in changes]
        )
        wrong = devices.refusals(conn, device.id, device.acked)
        device.acked = device.taken
        devices.save(conn, device, None)
        head.save(conn, top)
        return wrong[0] if wrong else None

    def proof(self, person: str) -> str:
        """What only a session of this person was ever told: shows that a rescue file is theirs."""
        return hmac.new(self._key, f"rescue {person}".encode(), sha256).hexdigest()

    async def history(self, person: str, kind: str, id: str) -> bytes:
        """All ops on a record in sight. Raises Problem `not_found`."""

        def work(conn: Connection) -> list[log.Past]:
            who = _person(conn, person)
            found = sight.named(conn, [(kind, id)], who)
            if not found:
                raise Problem("not_found")
            return log.history(conn, found[0].seq)

        return msgspec.json.encode({"ops": await self.db.read(work)})

    async def subscribe(self, person: str) -> AsyncIterator[None]:
        """Yields whenever something new may lie in the person's sight."""
        wake = asyncio.Event()

        async def scopes() -> frozenset[str]:
            return (await self.db.read(lambda conn: _person(conn, person))).scopes

        with self.bell.listen(wake, await scopes()) as listener:
            while True:
                await wake.wait()
                wake.clear()
                listener.scopes = await scopes()
                yield None

    def _quiet(self, conn: Connection, person: str, request: Request, now: int) -> bool:
        """Whether a round without ops has nothing to write down."""
        device = _device(conn, person, request)
        top = head.read(conn)
        heard = now - device.last_heard < HEARD_EVERY and request.acked <= device.taken
        return heard and top is not None and head.holds(conn, top, *_head(request))

    def _write(self, conn: Connection, person: str, request: Request, now: int) -> _Made:
        device = _device(conn, person, request)
        who = _sender(conn, person)
        top = head.lock(conn, now)
        made = _Made()
        if not head.holds(conn, top, *_head(request)):
            if request.epoch not in head.cuts(conn):  # of this epoch, or of one that was lost with the log
                held = (seq for seq, chain in request.heads if head.holds(conn, top, seq, bytes.fromhex(chain)))
                head.open_epoch(conn, top, max(held, default=0), f"device {device.id} knows more", request.epoch)
            made.resend, made.fresh = 1, True
        elif request.acked > device.taken:  # it has receipts that this server does not know: only a tray went back
            made.resend, made.fresh = 1, True
        else:
            made.cloned = self._cloned(conn, device, request)
            if made.cloned is None:
                made.again = [named(raw) for raw in request.ops[: max(0, device.taken + 1 - request.first)]]
                made.settled = self._settle(conn, top, device, who, request)
        device.acked = min(request.acked, device.taken)
        device.last_heard = top.now
        if request.about is not None:
            about = msgspec.json.encode(request.about).decode()
            device.about = about if len(about) < 4000 else device.about
        devices.save(conn, device, request.clock.at - now)
        head.save(conn, top)
        return made

    def _cloned(self, conn: Connection, device: Device, request: Request) -> int | None:
        """The first number whose content differs from what is settled under it, or that lies in a hole."""
        last = min(device.taken, request.first + len(request.ops) - 1)
        if request.first > last:
            return None
        known = devices.settled_hashes(conn, device.id, request.first, last)
        for number, raw in enumerate(request.ops[: last - request.first + 1], request.first):
            if known.get(number) != sha256(bytes(raw)).digest():
                return number
        return None

    def _settle(self, conn: Connection, top: Head, device: Device, who: Person, request: Request) -> Settled | None:
        bodies = [bytes(raw) for raw in request.ops[max(0, device.taken + 1 - request.first) :]]
        if not bodies:
            return None
        push = Push(conn, top, head.cuts(conn), device, who)
        if request.first > device.taken + 1:
            devices.hole(conn, device.id, device.taken + 1, request.first - 1, top.now)
            device.taken = request.first - 1
        elif request.receipt is not None:
            refused = frozenset(request.refused)
            running = covered(device, bodies, refused)
            if self._signed(device.id, request.receipt, running, device.taken + len(bodies)):
                push.trusted, push.received = refused, request.receipt.at
        return push.settle(bodies)

    def _answer(self, conn: Connection, person: str, request: Request, made: _Made, now: int) -> bytes:
        who = _sender(conn, person)
        top = head.read(conn)
        device = _device(conn, person, request)
        if top is None:
            raise Problem("busy", retry_after=1)
        fresh = made.fresh or not head.holds(conn, top, *_head(request))
        known = Known([], 0, {}) if fresh else Known(request.scopes, request.cursor, request.behind)
        touched = made.settled.rows if made.settled else []
        again = sight.named(conn, made.again, who)
        if device.revoked:
            page = Page([], [], [], known.scopes, known.cursor, known.behind, False)
        else:
            page = sight.page(conn, who, known, top.filed, {f.r: f.filed for f in (*again, *touched)})
        receipt = None
        if device.taken:
            receipt = self._receipt(device.id, device.taken, device.settled_at, device.hash)
        answer = Answer(
            epoch=top.epoch,
            head=top.wire,
            now=max(now, top.now),
            taken=device.taken,
            receipt=receipt,
            refused=devices.refusals(conn, device.id, request.acked),
            safe=backup_notes.safe(conn, device.id),
            resend=made.resend,
            cloned=made.cloned,
            page=page,
            backed=backup_notes.backed(conn) or None,
            revoked=device.revoked or (None if who.active else CLOSED),
        )
        if device.revoked:
            return encode(conn, answer, who, Has(device.id, False, None, known))
        if made.settled and made.cloned is None:
            answer.touched = made.settled.entries
            answer.stored = touched
        answer.again = [f for f in again if f.r not in {t.r for t in touched}]
        has = Has(device.id, request.mine, None if fresh else request.floor, known)
        return encode(conn, answer, who, has)

    def _receipt(self, device: str, taken: int, at: int, running: bytes) -> Receipt:
        text = f"{device} {taken} {at} {running.hex()}".encode()
        return Receipt(taken, at, running.hex(), hmac.new(self._key, text, sha256).hexdigest())

    def _signed(self, device: str, receipt: Receipt, running: bytes, taken: int) -> bool:
        """Whether this server once settled exactly these ops for this device."""
        own = self._receipt(device, receipt.taken, receipt.at, running)
        return receipt.taken == taken and hmac.compare_digest(own.mac.encode(), receipt.mac.encode())


def _head(request: Request) -> tuple[int, bytes]:
    return (request.head[0], bytes.fromhex(request.head[1])) if request.head else (0, b"")


def _sender(conn: Connection, id: str) -> Person:
    """Who hands in work: one whose account is closed sees nothing, and what they send is refused with the reason."""
    who = sight.person(conn, id)
    if who is None:
        raise Problem("signed_out")
    return who if who.active else who._replace(role=CLOSED, scopes=frozenset())


def _carry(conn: Connection, bearer: Bearer, device: Device) -> None:
    """From now on the session goes with this device. That of a revoked one does not get away from it so."""
    if bearer.revoked and not device.revoked:
        raise Problem("device_revoked")
    if device.revoked and bearer.device:  # a copy that hands in what it had settled as the one that was lost since
        return
    sessions.carry(conn, bearer.token, device.id)


def _person(conn: Connection, id: str) -> Person:
    who = sight.person(conn, id)
    if who is None or not who.active:
        raise Problem("signed_out")
    return who


def _device(conn: Connection, person: str, request: Request) -> Device:
    device = devices.device(conn, request.device)
    if device is None:
        raise Problem("device_unknown")
    if device.person != person:
        raise Problem("other_person")
    return device
