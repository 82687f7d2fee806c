"""What travels: an op, the clock that it was made by, and the reasons for which one is refused."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

MAX_OP_BYTES = 64 * 1024
MAX_DEPTH = 32
MAX_GROUP = 64

Millis = Annotated[int, msgspec.Meta(ge=-(2**52), le=2**52)]


class Clock(msgspec.Struct, frozen=True):
    """The device's clock when a change was made; milliseconds. `offset`: server minus device, null: never measured.

    `within`: half the round trip of that measurement, which is how far the offset itself may be off.
    """

    at: Millis
    offset: Millis | None = None
    age: Annotated[int, msgspec.Meta(ge=0, le=2**52)] | None = None
    heard: Annotated[int, msgspec.Meta(ge=0, le=2**52)] = 0
    jump: Millis | None = None
    within: Annotated[int, msgspec.Meta(ge=0, le=2**52)] | None = None


class Op(msgspec.Struct, frozen=True):
    """One change of one record, as its device made it. `saw`: [epoch, seq] of the row that the person looked at."""

    clock: Clock
    kind: Annotated[str, msgspec.Meta(max_length=60)]
    id: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_.:@~-]{1,120}\Z")]
    set: Annotated[dict[str, Any], msgspec.Meta(min_length=1, max_length=200)]
    saw: tuple[Millis, Annotated[int, msgspec.Meta(ge=0, le=2**52)]] | None = None
    group: Annotated[str, msgspec.Meta(min_length=1, max_length=40)] | None = None


class Refusal(Exception):
    """An op that is not taken: a code of protocol.md section 8, the field it is about and what is wrong with it."""

    def __init__(self, code: str, field: str | None = None, detail: str | None = None) -> None:
        super().__init__(code, field, detail)
        self.code, self.field, self.detail = code, field, detail


_decoder = msgspec.json.Decoder(Op)


def decode(raw: bytes) -> Op:
    """One op from its own JSON. Raises Refusal `too_large` or `malformed`."""
    if len(raw) > MAX_OP_BYTES:
        raise Refusal("too_large", detail=f"{len(raw)} bytes")
    try:
        op = _decoder.decode(raw)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Refusal("malformed", detail=str(error)[:200]) from None
    if raw.count(b"{") + raw.count(b"[") > MAX_DEPTH and _depth(op.set) > MAX_DEPTH:
        raise Refusal("malformed", detail="nested too deeply")
    return op


def _depth(value: Any) -> int:
    """Depth of nesting, counted without recursion."""
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        here, depth = waiting.pop()
        deepest = max(deepest, depth)
        inner = here.values() if isinstance(here, dict) else here if isinstance(here, list) else ()
        waiting.extend((v, depth + 1) for v in inner if isinstance(v, dict | list))
    return deepest
