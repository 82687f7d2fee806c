"""How long the server waits for a client: whoever stops in the middle of asking or listening gives up its place."""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

OFTEN = 6
"""A connection is looked at so many times within its patience."""
WHOLE = 30
"""A body may take so many times the patience altogether: a photo over a bad network, not a byte a minute for ever."""
DEAF = 2
"""A client that takes nothing of its answer is left after so many times the patience."""


class Patient(H11Protocol):
    """One connection. A silent client is cut off, which a handler sees as a client that went away.

    `patience`: seconds for a request's head, and for each silence within its body.
    """

    def __init__(self, *args: Any, patience: float, **named: Any) -> None:
        super().__init__(*args, **named)
        self.patience = patience
        self._began = self._heard = self._moved = self.loop.time()
        self._left = 0
        self._look_again: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._look_again:
            self._look_again.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._heard = self.loop.time()
        super().data_received(data)

    def on_response_complete(self) -> None:
        self._began = self.loop.time()
        super().on_response_complete()

    def _look(self) -> None:
        if self._is_over(self.loop.time()):
            self.transport.abort()
        else:
            self._look_again = self.loop.call_later(self.patience / OFTEN, self._look)

    def _is_over(self, now: float) -> bool:
        left = self.transport.get_write_buffer_size()
        if left == 0 or left != self._left:
            self._left, self._moved = left, now
        if now - self._moved > DEAF * self.patience:
            return True
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is None or cycle.response_complete:
            return left == 0 and now - self._began > self.patience
        if not cycle.more_body:
            return False
        if self.flow.read_paused:  # it is we who do not read
            self._heard = now
        return now - self._heard > self.patience or now - self._began > WHOLE * self.patience
