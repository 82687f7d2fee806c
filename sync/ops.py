"""What travels: an op, the clock that it was made by, and the reasons for which one is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import msgspec

MAX_OP_BYTES = 64 * 1024
MAX_DEPTH = 32
MAX_GROUP = 64
MAX_NUMBER = 2**53 - 1
"""The largest whole number that every program on the way holds exactly."""
NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What reading JSON raises when it is none: wrong in form, in its bytes, or nested too deeply."""

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
    except NOT_JSON as error:
        raise Refusal("malformed", detail=str(error)[:200]) from None
    if raw.count(b"{") + raw.count(b"[") > MAX_DEPTH and depth(op.set) > MAX_DEPTH:
        raise Refusal("malformed", detail="nested too deeply")
    if not _exact(op.set.values()):
        raise Refusal("bad_value", detail="a number is larger than 9007199254740991")
    return op


def _exact(values: Iterable[Any]) -> bool:
    """Whether a browser holds every whole number among these values exactly; they nest no deeper than an op may."""
    for value in values:
        kind = type(value)
        if kind is int:
            if not -MAX_NUMBER <= value <= MAX_NUMBER:
                return False
        elif (kind is dict and not _exact(value.values())) or (kind is list and not _exact(value)):
            return False
    return True


def depth(value: Any) -> int:
    """Depth of nesting, counted without recursion."""
    return max((at for found, at in _inside(value) if isinstance(found, dict | list)), default=0)


def _inside(value: Any) -> Iterator[tuple[Any, int]]:
    """A value and all that lies in it, each with its depth."""
    waiting = [(value, 1)]
    while waiting:
        here, at = waiting.pop()
        yield here, at
        inner = here.values() if isinstance(here, dict) else here if isinstance(here, list) else ()
        waiting.extend((v, at + 1) for v in inner)
