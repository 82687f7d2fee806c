"""Coroutines run from tests, in a thread of their own: the browser's driver keeps the main thread's loop running."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """As asyncio.run, wherever it is called."""
    done: T = apart(asyncio.run, work)
    return done


def apart(work: Callable[..., T], *about: Any) -> T:
    """Something that runs coroutines by itself, wherever it is called."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work, *about).result()


class Loop:
    """An event loop that lives until it is closed."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run_until_complete(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
