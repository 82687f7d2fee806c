"""A line to /api/live, heard in a thread: what was said, and when it ended."""

import contextlib
import socket
import threading
import time
from typing import Self

import httpx

from tests.served import Served


class Listening:
    def __init__(self, server: Served, login: str) -> None:
        self.browser = server.client(login)
        self.status = 0
        self.said: list[str] = []
        self.ended = threading.Event()
        self._begun = threading.Event()
        self._socket: socket.socket | None = None
        self._thread = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._begun.wait(60)
        if self.status == 200:
            self.wait_for("news", 1)  # the one that greets
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):  # closing alone would not wake the thread that reads
            if self._socket:
                self._socket.shutdown(socket.SHUT_RDWR)
        self.ended.wait(10)
        self.browser.close()

    def count(self, event: str) -> int:
        return self.said.count(f"event: {event}")

    def wait_for(self, event: str, times: int, seconds: float = 60) -> bool:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.count(event) < times:
            time.sleep(0.01)
        return self.count(event) >= times

    def _listen(self) -> None:
        try:
            with self.browser.stream("GET", "/api/live") as answer:
                self.status, self.headers = answer.status_code, answer.headers
                self._socket = answer.extensions["network_stream"].get_extra_info("socket")
                self._begun.set()
                for line in answer.iter_lines():
                    self.said.append(line.strip())
        except httpx.HTTPError:
            pass
        finally:
            self._begun.set()
            self.ended.set()
