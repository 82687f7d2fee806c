"""The bell that tells open lines that something new may lie in their sight."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec


class Listener(msgspec.Struct, eq=False):
    """One open line: what its person sees, and how to wake it."""

    wake: asyncio.Event
    scopes: frozenset[str]


class Bell:
    """Rung after each commit with the scopes that it touched. Lives in the event loop."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()

    def ring(self, scopes: set[str] | None) -> None:
        """Wake the lines that see one of `scopes`; None wakes all."""
        for listener in self._listeners:
            if scopes is None or not listener.scopes.isdisjoint(scopes):
                listener.wake.set()

    @contextmanager
    def listen(self, wake: asyncio.Event, scopes: frozenset[str]) -> Iterator[Listener]:
        listener = Listener(wake, scopes)
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)
