"""Room in memory for what is being brought: whoever finds none waits unread, and then is told to come again."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from server.errors import Problem

ALTOGETHER = 128 << 20
"""Bytes of bodies, unpacked, that the server holds at a time."""
PATIENCE = 20.0
"""Seconds that a request waits for room."""


class Room:
    """First come, first served: a large body is not overtaken for ever by small ones."""

    def __init__(self, size: int = ALTOGETHER, patience: float = PATIENCE) -> None:
        self.free, self.patience = size, patience
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()

    @asynccontextmanager
    async def of(self, size: int) -> AsyncIterator[None]:
        """So many bytes, while the block runs. Raises Problem `busy`."""
        await self._take(size)
        try:
            yield
        finally:
            self._give(size)

    async def _take(self, size: int) -> None:
        if not self._waiting and size <= self.free:
            self.free -= size
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append((size, turn))
        try:
            await asyncio.wait_for(asyncio.shield(turn), self.patience)
        except BaseException as error:
            if turn.done():
                self._give(size)
            else:
                self._waiting.remove((size, turn))
                self._give(0)
            if isinstance(error, TimeoutError):
                raise Problem("busy", detail="memory", retry_after=10) from None
            raise

    def _give(self, size: int) -> None:
        self.free += size
        while self._waiting and self._waiting[0][0] <= self.free:
            wanted, turn = self._waiting.popleft()
            self.free -= wanted
            turn.set_result(None)
