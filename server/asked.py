"""What a device asks for in a sync round, as it came (protocol.md section 4)."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from server.answer import Receipt
from server.errors import Problem
from sync.ops import NOT_JSON, Clock, Millis
from sync.split import split

SCHEMA = 1
MOST_OPS = 10_000

DeviceId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{22}\Z")]
"""As a device makes it. The server's own, `server.<person>`, are none."""
Count = Annotated[int, msgspec.Meta(ge=0, le=2**52)]
Seen = tuple[Count, Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?\Z")]]
"""A head of the log as a device heard it: number and chain."""
Scopes = Annotated[list[Annotated[str, msgspec.Meta(max_length=140)]], msgspec.Meta(max_length=20_000)]


class Request(msgspec.Struct):
    """One round."""

    schema: int
    device: DeviceId
    clock: Clock
    first: Annotated[int, msgspec.Meta(ge=1, le=2**52)]
    epoch: Count = 0
    head: Seen | None = None
    heads: Annotated[list[Seen], msgspec.Meta(max_length=64)] = []
    acked: Count = 0
    ops: Annotated[list[msgspec.Raw], msgspec.Meta(max_length=MOST_OPS)] = []
    scopes: Scopes = []
    cursor: Count = 0
    behind: Annotated[dict[str, Millis], msgspec.Meta(max_length=20_000)] = {}
    receipt: Receipt | None = None
    refused: Annotated[list[Count], msgspec.Meta(max_length=MOST_OPS)] = []
    about: dict[str, Any] | None = None
    mine: bool = False
    floor: Count | None = None


def decoded(body: bytes) -> Request:
    """A request; one op in it that is no JSON is left to be refused alone. Raises Problem."""
    try:
        return msgspec.json.decode(body, type=Request)
    except NOT_JSON as error:
        wrong = Problem("too_large" if "length <=" in str(error) else "malformed", str(error)[:200])
    parts = split(body)
    if parts is None or len(parts[1]) > MOST_OPS:
        raise wrong
    try:
        request = msgspec.json.decode(parts[0], type=Request)
    except NOT_JSON:
        raise wrong from None
    request.ops = [msgspec.Raw(op) for op in parts[1]]
    return request


class _Name(msgspec.Struct):
    kind: str = ""
    id: str = ""


def named(raw: msgspec.Raw) -> tuple[str, str]:
    """The record that an op is about; of an op that is no op, none."""
    try:
        name = msgspec.json.decode(raw, type=_Name)
    except NOT_JSON:
        return "", ""
    return name.kind, name.id
