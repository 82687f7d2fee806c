"""The merge policies and nothing else: how writes of one field become a value, and which of them stay beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec


class Policy(msgspec.Struct, frozen=True):
    """The rule by which writes of a field merge; compared by identity."""

    name: str


latest = Policy("latest")
"""The later place is shown; values that nobody replaced knowingly stay beside it."""
earliest = Policy("earliest")
"""The smallest value ever written."""
greatest = Policy("greatest")
"""The greatest value ever written."""
members = Policy("members")
"""A set: each member is in or out by its own latest place."""


class Write(msgspec.Struct, array_like=True, gc=False):
    """One write of a field: who (device, its number, person), when (log number, place), what."""

    device: str
    n: int
    seq: int
    place: int
    by: str
    value: Any = None

    @property
    def order(self) -> tuple[int, str, int]:
        return (self.place, self.device, self.n)


def siblings(old: list[Write], new: Write, saw: int) -> list[Write]:
    """The writes that stay when `new` comes: those it had not seen (`seq` above `saw`), of other devices; and `new`."""
    stay = [w for w in old if w.seq > saw and w.device != new.device]
    stay.append(new)
    return stay


def shown(writes: list[Write]) -> Write:
    """The write whose value a screen shows: the one with the latest place."""
    return writes[0] if len(writes) == 1 else max(writes, key=lambda w: w.order)


def contested(writes: list[Write]) -> bool:
    """Two distinct values left. Equal values are never a clash."""
    return len(writes) > 1 and any(w.value != writes[0].value for w in writes[1:])


def smaller(old: Any, new: Any) -> Any:
    """`earliest`: the smaller of two values, None being no value."""
    return new if old is None else old if new is None else min(old, new)


def larger(old: Any, new: Any) -> Any:
    """`greatest`: the larger of two values, None being no value."""
    return new if old is None else old if new is None else max(old, new)


def join(old: dict[str, Write], change: dict[str, list[str]], stamp: Write) -> dict[str, Write]:
    """`members`: the set as {member: its latest write, value True for in}, after a change {add, remove}.

    A member that one change both adds and removes is in.
    """
    new = dict(old)
    for inside, names in ((False, change.get("remove", ())), (True, change.get("add", ()))):
        for name in names:
            write = Write(stamp.device, stamp.n, stamp.seq, stamp.place, stamp.by, inside)
            if name not in new or new[name].order <= write.order:
                new[name] = write
    return new


def inside(writes: dict[str, Write]) -> list[str]:
    """The members that are in, sorted."""
    return sorted(name for name, write in writes.items() if write.value)


def distinct(writes: Iterable[Write]) -> list[Write]:
    """All writes, the shown one first, then the later before the earlier."""
    return sorted(writes, key=lambda w: w.order, reverse=True)
