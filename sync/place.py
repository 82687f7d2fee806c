"""Where an op stands in time: fixed once by the server, from the device's clock and what bounds it."""

from __future__ import annotations

from typing import NamedTuple

from sync.ops import Clock

DRIFT = 10_000
"""A quartz clock is taken to drift by one part in this many."""


class Place(NamedTuple):
    """`place` orders ops; `at` is when it happened; `uncertainty` says how far `at` may be off; all milliseconds."""

    place: int
    at: int
    uncertainty: int


def place(clock: Clock, before: int, received: int) -> Place:
    """Place an op received at `received` whose device's previous op stands at `before`.

    The corrected time `at + offset` cannot be before the server time that the device had heard, nor after
    receipt, nor before the device's previous op.
    """
    told = clock.at + (clock.offset or 0)
    at = min(max(told, clock.heard + 1), received)
    window = max(0, received - clock.heard)
    off = window if clock.offset is None or clock.age is None else _off(clock, told, at)
    return Place(min(max(at, before), received), at, min(window, off))


def _off(clock: Clock, told: int, at: int) -> int:
    """By how much a clock that was measured may be off."""
    assert clock.age is not None
    return abs(told - at) + abs(clock.jump or 0) + clock.age // DRIFT + (clock.within or 0)
