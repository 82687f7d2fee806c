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

NAMED = frozenset({"run", "answer", "finding"})
"""Kinds whose ids begin with their job's and `~` (server/domain/inspections.py)."""
MOST_MEMBERS = 5_000


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


def belongs(kind: Kind, id: str, change: dict[str, Any]) -> None:
    """Ids that two people compute offline from their job are that job's alone. Raises Refusal `bad_value`."""
    if kind.name in NAMED and kind.root and "~" in id and kind.root[1] in change:
        job = change[kind.root[1]]
        if not id.startswith(f"{job}~"):
            raise Refusal("bad_value", kind.root[1], f"the id {id[:60]} is another job's")


def step(row: Row, change: dict[str, Any], stamp: Write, saw: int) -> Row:
    """The record after a checked change. Raises Refusal `written_once` or `incomplete` for a fact."""
    if not row.kind.fact:
        after = apply(row, change, stamp, saw)
        _bounded(after, change)
        return after
    if row.exists:
        raise Refusal("written_once")
    missing = row.kind.required - change.keys()
    if missing:
        raise Refusal("incomplete", min(missing))
    return apply(row, change, stamp, saw)


def _bounded(row: Row, change: dict[str, Any]) -> None:
    """Each member that ever was in a set keeps its last word, so sets are bounded. Raises Refusal `too_large`."""
    sets = row.state.sets if row.state else {}
    for name in change.keys() & sets.keys():
        if len(sets[name]) > MOST_MEMBERS:
            raise Refusal("too_large", name, f"more than {MOST_MEMBERS} members, those taken out included")
