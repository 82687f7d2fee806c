"""One op on one record: checked, merged, allowed. Values in, values out."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from server.domain import KINDS
from sync.merge import Write
from sync.ops import Refusal
from sync.record import Kind
from sync.row import Row, apply


def kind_of(name: str) -> Kind:
    """The kind of a record. Raises Refusal `unknown_kind`."""
    kind = KINDS.get(name)
    if kind is None:
        raise Refusal("unknown_kind", detail=name)
    return kind


def check(kind: Kind, change: dict[str, Any]) -> dict[str, Any]:
    """The change with each field of its type. Raises Refusal `unknown_field` or `bad_value`, naming the field."""
    try:
        checked: dict[str, Any] = msgspec.convert(change, kind.patch)
    except msgspec.ValidationError as error:
        field = re.search(r"`\$\.(\w+)", str(error))
        code = "too_large" if "length <=" in str(error) else "bad_value"
        raise Refusal(code, field[1] if field else None, str(error)[:200]) from None
    if len(checked) != len(change):
        raise Refusal("unknown_field", min(change.keys() - checked.keys()))
    return checked


def step(row: Row, change: dict[str, Any], stamp: Write, saw: int) -> Row:
    """The record after a checked change. Raises Refusal `written_once` or `incomplete` for a fact."""
    if not row.kind.fact:
        return apply(row, change, stamp, saw)
    if row.exists:
        raise Refusal("written_once")
    missing = row.kind.required - change.keys()
    if missing:
        raise Refusal("incomplete", min(missing))
    return apply(row, change, stamp, saw)
