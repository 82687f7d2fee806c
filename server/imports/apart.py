"""Reads a stranger's file in a process of its own, within bounds: what goes wrong there ends there."""

import asyncio
import resource
import signal
import sys
from collections.abc import Callable
from typing import Any

import msgspec

from server.errors import Problem

MEMORY = 1024 * 1024 * 1024
SECONDS = 20
"""Of the processor; on the clock twice as much."""
LARGEST_ANSWER = 16 * 1024 * 1024
_turns = asyncio.Semaphore(2)


async def read_apart(reader: str, content: bytes) -> Any:
    """What `python -m server.imports.{reader}` makes of the content: its JSON.

    Raises Problem `unreadable_file` with detail `too_hard` or `too_long`, or whatever problem the reader names.
    """
    async with _turns:
        worker = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            f"server.imports.{reader}",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            said, _ = await asyncio.wait_for(worker.communicate(content), 2 * SECONDS)
        except TimeoutError:
            raise Problem("unreadable_file", detail="too_long") from None
        finally:
            if worker.returncode is None:
                worker.kill()
                await worker.wait()
    if worker.returncode or len(said) > LARGEST_ANSWER:
        long = worker.returncode == -signal.SIGXCPU
        raise Problem("unreadable_file", detail="too_long" if long else "too_hard")
    answer = msgspec.json.decode(said)
    if "problem" in answer:
        raise Problem(answer["problem"], detail=answer["detail"])
    return answer["made"]


def answer(make: Callable[[bytes], Any]) -> None:
    """The reader's side: standard input through `make` to standard output."""
    _bound()
    try:
        told = {"made": make(sys.stdin.buffer.read())}
    except Problem as problem:
        told = {"problem": problem.code, "detail": problem.detail}
    sys.stdout.buffer.write(msgspec.json.encode(told))


def _bound() -> None:
    """Before a byte of the stranger's is read. The address space cannot be got around by a library written in C."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_ANSWER, LARGEST_ANSWER))
