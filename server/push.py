"""The write path: one device's push, judged op by op inside the writer's transaction."""

from __future__ import annotations

import logging
from collections.abc import KeysView
from hashlib import sha256

import msgspec

from server.domain import KINDS
from server.domain.rights import Writer, allow
from server.domain.step import belongs, check, kind_of, step
from server.store import devices, filing, log
from server.store.batch import Batch, Entry
from server.store.db import Connection
from server.store.devices import Device
from server.store.head import Head
from server.store.sight import Found, Person
from sync.merge import Write
from sync.ops import MAX_GROUP, Clock, Op, Refusal, decode
from sync.place import place
from sync.row import Row
from sync.sight import OFFICE, person_scope, seen

TAKEN, REFUSED = b"+", b"-"
PLACING = frozenset({"hospital", "engineers"})
"""Fields that decide in which scopes a record lies, besides the one that names its root."""


class Settled(msgspec.Struct):
    """What a push changed: the rows as stored and as worked on; how many ops were taken, and refused."""

    rows: list[Found]
    entries: list[Entry]
    taken: int
    refused: int


class Push:
    """One push at work. `trusted`: numbers refused before, when the ops come back under a valid receipt."""

    def __init__(self, conn: Connection, head: Head, cuts: dict[int, int], device: Device, person: Person) -> None:
        self.conn, self.head, self.cuts = conn, head, cuts
        self.device, self.person = device, person
        self.writer = Writer(person.id, person.role, person.scopes)
        self.batch = Batch(conn, head)
        self.received = head.now
        self.trusted: frozenset[int] | None = None
        self._taken: list[log.Logged] = []
        self._refused: list[devices.TurnedAway] = []
        self._everywhere = OFFICE in self.writer.scopes

    def settle(self, bodies: list[bytes]) -> Settled:
        """Take or refuse ops, the first of which has the number `device.taken` + 1; write it all down."""
        ops = [self._decoded(body) for body in bodies]
        self.batch.load((KINDS[op.kind], op.id) for op in ops if isinstance(op, Op) and op.kind in KINDS)
        i = 0
        while i < len(ops):
            end = self._end_of_group(ops, i)
            if end - i == 1:
                self._one(bodies[i], ops[i])
            else:
                self._group(bodies[i:end], ops[i:end])
            i = end
        log.append(self.conn, self._taken)
        devices.refuse(self.conn, self._refused)
        touched = [e for e in self.batch.entries.values() if e.touched]
        return Settled(self.batch.keep(), touched, len(self._taken), len(self._refused))

    def _decoded(self, body: bytes) -> Op | Refusal:
        try:
            return decode(body)
        except Refusal as refusal:
            return refusal

    def _end_of_group(self, ops: list[Op | Refusal], i: int) -> int:
        op = ops[i]
        end = i + 1
        if isinstance(op, Op) and op.group is not None:
            while end < len(ops) and getattr(ops[end], "group", None) == op.group:
                end += 1
        return end

    def _one(self, body: bytes, op: Op | Refusal) -> None:
        number = self.device.taken + 1
        if self.trusted is not None and number in self.trusted:
            op = Refusal("refused_before")
        try:
            if isinstance(op, Refusal):
                raise op
            self._take(body, op)
        except Refusal as refusal:
            self._refuse(body, refusal)
        except Exception as error:
            logging.getLogger("kept").exception("an op could not be taken", extra={"op": number})
            self._refuse(body, Refusal("server_fault", detail=type(error).__name__))

    def _group(self, bodies: list[bytes], ops: list[Op | Refusal]) -> None:
        """All or nothing: what was merged for a group is put back when one of it is refused."""
        keys = {(op.kind, op.id) for op in ops if isinstance(op, Op)} & self.batch.entries.keys()
        before = {key: msgspec.structs.replace(self.batch.entries[key]) for key in keys}
        device, head = msgspec.structs.replace(self.device), msgspec.structs.replace(self.head)
        taken, refused = len(self._taken), len(self._refused)
        for body, op in zip(bodies, ops, strict=True):
            too_many = len(ops) > MAX_GROUP
            self._one(body, Refusal("too_large", "group") if too_many else op)
        wrong = {row[1]: row for row in self._refused[refused:]}
        if not wrong:
            return
        for op in ops:
            if isinstance(op, Op):
                self.batch.entries.pop((op.kind, op.id), None)
        self.batch.entries.update(before)
        for name in Device.__struct_fields__:
            setattr(self.device, name, getattr(device, name))
        for name in Head.__struct_fields__:
            setattr(self.head, name, getattr(head, name))
        del self._taken[taken:], self._refused[refused:]
        for body in bodies:
            own = wrong.get(self.device.taken + 1)
            why = Refusal(*own[3:6]) if own else Refusal("group_refused")
            self._refuse(body, why)

    def _take(self, body: bytes, op: Op) -> None:
        """Judge, merge, log. Raises Refusal, and then has changed nothing."""
        kind = kind_of(op.kind)
        change = check(kind, op.set)
        entry = self.batch.entry(kind, op.id)
        where = place(op.clock, self.device.place, self.received)
        number, seq = self.device.taken + 1, self.head.seq + 1
        saw = seen(op.saw, self.head.epoch, self.cuts)
        stamp = Write(self.device.id, number, seq, where.place, self.person.id)
        row = step(entry.row, change, stamp, saw)
        root, scopes = self._placed(entry, row, change.keys())
        if self.trusted is None:
            reach = self._reaches(entry, root, scopes)
            before = entry.row.value if entry.row.exists else None
            allow(self.writer, kind, change, before=before, reach=reach)
            if not self._everywhere:
                belongs(kind, op.id, change)
        digest = sha256(body).digest()
        decided = (
            seq, self.device.id, number, self.person.id, entry.r, entry.seq,
            where.place, where.at, where.uncertainty, self.received, saw, int(self.trusted is not None),
        )  # fmt: skip
        self.head.chain = log.chain(self.head.chain, decided, digest)
        self._taken.append((*decided, body, digest, self.head.chain))
        self.head.seq = seq
        entry.row, entry.root, entry.scopes = row, root, scopes
        entry.seq, entry.by, entry.at, entry.touched = seq, self.person.id, where.at, True
        self.device.place = where.place
        self._count(digest, TAKEN)

    def _placed(self, entry: Entry, row: Row, names: KeysView[str]) -> tuple[str | None, frozenset[str]]:
        """Root and scopes after the op; computed anew only when a field that decides them was set."""
        if entry.row.exists and PLACING.isdisjoint(names) and (row.kind.root is None or row.kind.root[1] not in names):
            return entry.root, entry.scopes
        return self.batch.place(entry, row, self.person.id)

    def _reaches(self, entry: Entry, root: str | None, scopes: frozenset[str]) -> bool:
        """Whether the record lies in the writer's sight, before and after; a job once theirs stays in reach."""
        if self._everywhere:
            return True
        before = not entry.row.exists or self._meets(entry.scopes) or self._once_mine(entry.r, entry.root)
        before = before or self._nobodys(entry, root)
        return before and (self._meets(scopes) or self._once_mine(entry.r, root))

    def _nobodys(self, entry: Entry, root: str | None) -> bool:
        """A row named after this root, which is there, while its own root is not: who came first keeps nobody out."""
        if root is None or self.batch.root(root) is None or not entry.row.id.startswith(f"{root.partition('/')[2]}~"):
            return False
        return entry.root is None or self.batch.root(entry.root) is None

    def _meets(self, scopes: frozenset[str]) -> bool:
        return not scopes.isdisjoint(self.writer.scopes)

    def _once_mine(self, r: int, root: str | None) -> bool:
        found = self.batch.root(root) if root else None
        return filing.ever_in(self.conn, person_scope(self.person.id), found[0] if found else r)

    def _refuse(self, body: bytes, why: Refusal) -> None:
        number = self.device.taken + 1
        digest = sha256(body).digest()
        self._refused.append(
            (self.device.id, number, self.person.id, why.code, why.field, why.detail, self.received, body, digest)
        )
        self._count(digest, REFUSED)

    def _count(self, digest: bytes, verdict: bytes) -> None:
        self.device.hash = sha256(self.device.hash + digest + verdict).digest()
        self.device.taken += 1
        self.device.settled_at = self.received


def covered(device: Device, bodies: list[bytes], refused: frozenset[int]) -> bytes:
    """The running hash that a device would have after these ops, if the ones it names were refused."""
    running, number = device.hash, device.taken
    for body in bodies:
        number += 1
        verdict = REFUSED if number in refused else TAKEN
        running = sha256(running + sha256(body).digest() + verdict).digest()
    return running


def now_clock(now: int) -> Clock:
    """The clock of an op that the server itself makes."""
    return Clock(at=now, offset=0, age=0, heard=now - 1)
