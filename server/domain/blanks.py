"""What stands in for a payload out of which values were taken: the same fields, blank where they were."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from server.domain.step import check
from sync.merge import latest
from sync.ops import Refusal
from sync.record import Kind

STAYS = frozenset({"deleted", "hospital", "engineers", "person"})
"""Fields that decide who sees a record: without them it would be somebody else's."""
GONE = "[redacted]"
"""Stands in for words. Stored, so it stays; screens and papers say it in words of their own."""
_BLANKS: tuple[Any, ...] = (GONE, "", None, [], {})


def blank(kind: Kind, change: dict[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """The change with the values of these fields taken out. Raises Refusal `bad_value` for one that cannot be."""
    left = dict(change)
    for path in fields:
        name, _, member = path.partition(".")
        if name in STAYS or kind.policy.get(name) is not latest or (kind.root and name == kind.root[1]):
            raise Refusal("bad_value", path, "this field cannot be redacted")
        if name in left and (not member or member in (left[name] or ())):
            left[name] = _without(kind, name, left[name], member, path)
    return left


def _without(kind: Kind, name: str, value: Any, member: str, path: str) -> Any:
    """The first blank that the field's type takes; a member may also be left out."""
    tries = [value | {member: b} for b in _BLANKS] + [_less(value, member)] if member else list(_BLANKS)
    for tried in tries:
        try:
            check(kind, {name: tried})
        except Refusal:
            continue
        return tried
    raise Refusal("bad_value", path, "no blank is of this field's type")


def _less(value: dict[str, Any], member: str) -> dict[str, Any]:
    return {name: found for name, found in value.items() if name != member}
