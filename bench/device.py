"""A device that syncs as the app does: ops as stored text, gzip, its own rows folded by itself; and that is cheap."""

import asyncio
import time
import zlib
from itertools import pairwise
from typing import Any, Self

import msgspec

from bench.records import Change
from bench.wire import KEPT_GZIP, Wire

MOST_OPS = 10_000
MOST_PLAIN = 2_600_000
"""Characters of ops in one request: packed they stay below the bound of 1 MB."""
LEVEL = 6
"""What a browser's CompressionStream uses."""
_json = msgspec.json.Encoder()


class RowOut(msgspec.Struct):
    """A row of an answer."""

    kind: str
    id: str
    seq: int
    value: dict[str, Any] | None = None
    change: dict[str, Any] | None = None
    contested: dict[str, list[dict[str, Any]]] = {}


class Answer(msgspec.Struct):
    """What a device reads of an answer."""

    epoch: int
    head: tuple[int, str]
    taken: int
    refused: list[dict[str, Any]]
    rows: list[RowOut]
    scopes: list[str]
    cursor: int
    behind: dict[str, int]
    more: bool
    floor: int | None = None
    mine: list[tuple[str, str, int, int, list[str]]] = []


_answer = msgspec.json.Decoder(Answer)


class Device:
    """One enrolled device. `rows` are what its screens would show; `packing` the seconds spent on gzip."""

    def __init__(self, wire: Wire, id: str) -> None:
        self.wire, self.id = wire, id
        self.standing: dict[str, Any] = {"epoch": 0, "head": None, "scopes": [], "cursor": 0, "behind": {}}
        self.taken = 0
        self.packing = 0.0
        self.rows: dict[tuple[str, str], RowOut] = {}

    async def enrol(self) -> Self:
        said = _json.encode({"id": self.id, "label": "bench", "app": "bench"})
        await self.wire.send("POST", "/api/devices", said, {"Content-Type": "application/json"})
        return self

    def like(self, other: "Device") -> Self:
        """Stand where another device of the same sight stands, as if it had fetched the same."""
        self.standing, self.rows = dict(other.standing), dict(other.rows)
        return self

    def op(self, change: Change, at: int) -> bytes:
        """An op as an app stores it, made while the row lay before the person's eyes."""
        row = self.rows.get((change.kind, change.id))
        saw = [self.standing["epoch"], row.seq] if row else None
        clock = {"at": at, "offset": 0, "age": 1000, "heard": at - 1000}
        return _json.encode({"clock": clock, "kind": change.kind, "id": change.id, "set": change.set, "saw": saw})

    async def push(self, changes: list[Change], ops: list[bytes]) -> int:
        """Send all ops in as few requests as may be, packing ahead while the server works; how many were refused."""
        refused = 0
        ends = [0]
        while ends[-1] < len(ops):
            ends.append(_fits(ops, ends[-1]))
        parts = [(ops[a:b], changes[a:b]) for a, b in pairwise(ends)]
        ahead = asyncio.create_task(self._begun(parts[0][0])) if parts else None
        for n, (_, sent) in enumerate(parts):
            assert ahead
            begun = await ahead
            body = begun.end(self.standing_now())
            self.packing += begun.spent
            ahead = asyncio.create_task(self._begun(parts[n + 1][0])) if n + 1 < len(parts) else None
            refused += len(self.apply(await self.exchange(body), sent).refused)
        return refused

    async def _begun(self, ops: list[bytes]) -> "Packing":
        return await asyncio.to_thread(Packing, ops)

    async def pull(self) -> None:
        """Fetch until nothing is left."""
        while (await self.round([], [])).more:
            pass

    async def round(self, ops: list[bytes], changes: list[Change]) -> Answer:
        return self.apply(await self.exchange(self.packed(ops)), changes)

    def packed(self, ops: list[bytes]) -> bytes:
        """The body of a request, as it goes over the wire."""
        began = time.perf_counter()
        packed = Packing(ops).end(self.standing_now())
        self.packing += time.perf_counter() - began
        return packed

    async def exchange(self, packed: bytes) -> bytes:
        return await self.wire.send("POST", "/api/sync", packed, KEPT_GZIP)

    def lighten(self) -> None:
        """Forget the values of rows, as if they lay on the device's disk; what was seen stays known."""
        self.rows = {key: RowOut(row.kind, row.id, row.seq) for key, row in self.rows.items()}

    def standing_now(self) -> bytes:
        """A request but for its ops, as the members of an object: known only after the answer before it."""
        now = time.time_ns() // 1_000_000
        ask = {"schema": 1, "device": self.id, "clock": {"at": now, "offset": 0, "age": 0, "heard": now - 1}}
        ask |= {"acked": self.taken, "first": self.taken + 1, "mine": True} | self.standing
        return _json.encode(ask)[1:]

    def apply(self, body: bytes, sent: list[Change]) -> Answer:
        """Rows first, own ops over rows that only this device wrote."""
        answer = _answer.decode(body)
        names = ("epoch", "head", "scopes", "cursor", "behind", "floor")
        now = {name: getattr(answer, name) for name in names}
        self.standing |= {name: value for name, value in now.items() if value is not None}
        self.taken += len(sent)
        for row in answer.rows:
            key = (row.kind, row.id)
            if row.value is None:
                had = self.rows.get(key)
                row.value = {**((had and had.value) or {}), **(row.change or {})}
            self.rows[key] = row
        self._own(answer, sent)
        return answer

    def _own(self, answer: Answer, sent: list[Change]) -> None:
        """Fold own ops into the rows that the answer names as `mine`."""
        mine = {(kind, id): seq for kind, id, seq, _, _ in answer.mine}
        for key, seq in mine.items():
            old = self.rows.get(key)
            self.rows[key] = RowOut(*key, seq, dict(old.value or {}) if old else {})
        for change in sent:
            value = self.rows[change[:2]].value if change[:2] in mine else None
            if value is not None:
                value |= {name: new["add"] if name == "codes" else new for name, new in change.set.items()}


class Packing:
    """A request being packed, its ops first, as a browser's CompressionStream can; `spent`: seconds on gzip."""

    def __init__(self, ops: list[bytes]) -> None:
        began = time.thread_time()
        self._stream = zlib.compressobj(LEVEL, zlib.DEFLATED, 31)
        self._done = self._stream.compress(b'{"ops":[' + b",".join(ops) + b"],")
        self.spent = time.thread_time() - began

    def end(self, rest: bytes) -> bytes:
        """The whole body."""
        return self._done + self._stream.compress(rest) + self._stream.flush()


def _fits(ops: list[bytes], start: int) -> int:
    """The end of the ops from `start` on that make one request."""
    room, end = MOST_PLAIN, start
    while end < len(ops) and end - start < MOST_OPS and (room := room - len(ops[end])) > 0:
        end += 1
    return max(end, start + 1)
