"""A TCP proxy that is a bad network: cuts, delays, swallows and doubles, by order or by chance."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from random import Random
from typing import Any, Literal

Kind = Literal[
    "none",  # all passes
    "refuse",  # nobody listens
    "reset",  # accepted, then reset
    "blackhole",  # accepted, and never a word
    "delay",  # each piece waits `amount` seconds, both ways
    "throttle",  # `amount` bytes a second, both ways
    "cut_up",  # reset after `amount` bytes of the request
    "cut_down",  # reset after `amount` bytes of the answer
    "lose_reply",  # the server works and answers, the client hears a reset
    "duplicate",  # the server gets the request twice at once; the client hears one answer
    "echo",  # the request comes once more, `amount` seconds after its answer
]


@dataclass(frozen=True)
class Fault:
    kind: Kind
    amount: float = 0.0


FINE = Fault("none")
HARD: tuple[tuple[Fault, float], ...] = (
    (FINE, 5),
    (Fault("reset"), 1),
    (Fault("delay", 0.05), 1),
    (Fault("throttle", 40_000), 0.5),
    (Fault("cut_up", 300), 1),
    (Fault("cut_down", 200), 1),
    (Fault("lose_reply"), 3),
    (Fault("duplicate"), 2),
    (Fault("echo", 0.3), 1),
)
"""A bad day: faults with their weights, for `by_chance`."""


class Flaky:
    """Listens on `port`, passes on to `upstream`; each connection has the fault of its hour."""

    def __init__(self, upstream: int, port: int = 0) -> None:
        self.upstream, self.port = upstream, port
        self.seen: list[Fault] = []
        self._draw: Callable[[], Fault] = lambda: FINE
        self._open: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._server: asyncio.Server | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._call(self._listen())

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def set(self, kind: Kind, amount: float = 0.0, cut: bool = True) -> None:
        """From now on this fault; `cut` also ends the connections that are open."""
        fault = Fault(kind, amount)
        self._call(self._switch(lambda: fault, kind != "refuse", cut))

    def by_chance(self, seed: int, faults: tuple[tuple[Fault, float], ...] = HARD) -> None:
        """From now on each connection draws its fault; the same seed draws the same faults."""
        chance = Random(seed)
        kinds, weights = zip(*faults, strict=True)
        self._call(self._switch(lambda: chance.choices(kinds, weights)[0], True, False))

    def close(self) -> None:
        self._call(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def _call(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _switch(self, draw: Callable[[], Fault], listening: bool, cut: bool) -> None:
        self._draw = draw
        if cut:
            for writer in list(self._open):
                writer.transport.abort()
        if not listening and self._server:
            self._server.close()
            self._server = None
        elif listening and not self._server:
            await self._listen()

    async def _end(self) -> None:
        await self._switch(lambda: FINE, False, True)
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        fault = self._draw()
        self.seen.append(fault)
        self._open.add(writer)
        try:
            with contextlib.suppress(OSError):
                await self._carry(fault, reader, writer)
        finally:
            self._drop(writer)

    async def _carry(self, fault: Fault, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if fault.kind == "reset":
            return _reset(writer)
        if fault.kind == "blackhole":
            await reader.read(-1)
            return None
        ups = [await self._connect() for _ in range(2 if fault.kind == "duplicate" else 1)]
        heard = bytearray()
        ways = [
            asyncio.ensure_future(self._up(fault, reader, writer, [up for _, up in ups], heard)),
            asyncio.ensure_future(_down(fault, ups[0][0], writer)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await _cancel(ways)
            if fault.kind == "duplicate":
                self._later(self._drain(*ups[1]))
            for _, up in ups[: 1 if fault.kind == "duplicate" else None]:
                self._drop(up)
            if fault.kind == "echo" and heard:
                self._later(self._echo(bytes(heard), fault.amount))
        return None

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.upstream)
        self._open.add(writer)
        return reader, writer

    def _drop(self, writer: asyncio.StreamWriter) -> None:
        self._open.discard(writer)
        writer.close()

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        """Something that goes on after the client's connection has ended."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _up(
        self,
        fault: Fault,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        ups: list[asyncio.StreamWriter],
        heard: bytearray,
    ) -> None:
        passed = 0
        while piece := await reader.read(_piece(fault)):
            await _wait(fault, len(piece))
            if fault.kind == "cut_up" and passed + len(piece) > fault.amount:
                ups[0].write(piece[: int(fault.amount) - passed])
                await ups[0].drain()
                return _reset(writer)
            passed += len(piece)
            heard += piece
            for up in ups:
                up.write(piece)
                await up.drain()
        return None

    async def _drain(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Let the server answer somebody who does not listen."""
        with contextlib.suppress(OSError, TimeoutError):
            await asyncio.wait_for(reader.read(-1), 1.0)
        self._drop(writer)

    async def _echo(self, request: bytes, seconds: float) -> None:
        await asyncio.sleep(seconds)
        with contextlib.suppress(OSError):
            reader, writer = await self._connect()
            writer.write(request)
            await self._drain(reader, writer)


async def _down(fault: Fault, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    passed = 0
    while piece := await reader.read(_piece(fault)):
        await _wait(fault, len(piece))
        if fault.kind == "lose_reply":
            return _reset(writer)
        if fault.kind == "cut_down" and passed + len(piece) > fault.amount:
            writer.write(piece[: int(fault.amount) - passed])
            await writer.drain()
            return _reset(writer)
        passed += len(piece)
        writer.write(piece)
        await writer.drain()
    return None


async def _wait(fault: Fault, size: int) -> None:
    if fault.kind == "delay":
        await asyncio.sleep(fault.amount)
    elif fault.kind == "throttle":
        await asyncio.sleep(size / fault.amount)


async def _cancel(ways: list[asyncio.Task[None]]) -> None:
    for way in ways:
        way.cancel()
    await asyncio.gather(*ways, return_exceptions=True)


def _piece(fault: Fault) -> int:
    return 2048 if fault.kind == "throttle" else 65_536


def _reset(writer: asyncio.StreamWriter) -> None:
    """End with RST instead of FIN: a zero linger makes the kernel say so."""
    wire: socket.socket = writer.get_extra_info("socket")
    with contextlib.suppress(OSError):
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
