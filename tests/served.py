"""A real server in a process of its own, over a folder of its own; tests start, stop, kill and ask it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import randrange

import httpx

PATIENCE = 60.0
DEMO_PASSWORD = "kept-demo"


class Served:
    """`command`: demo or serve. Words in `settings` go into its environment; `under`: a command that starts it."""

    under: tuple[str, ...] = ()
    trust: Path | None = None
    """The certificate by which it is known, when it speaks TLS itself."""

    def __init__(self, data: Path, command: str = "demo", **settings: str) -> None:
        self.data, self.command, self.settings = data, command, settings
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self._clients: list[httpx.Client] = []
        self._cookies: dict[str, dict[str, str]] = {}

    @property
    def url(self) -> str:
        return f"http{'s' if self.trust else ''}://127.0.0.1:{self.port}"

    def start(self, patience: float = PATIENCE) -> Served:
        """Returns once it answers. Raises RuntimeError with its log when it does not."""
        with self._log.open("ab") as log:
            command = [*self.under, sys.executable, "-m", "server", self.command]
            self.process = subprocess.Popen(
                command, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        deadline = time.monotonic() + patience
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the server does not start: " + self.log()[-2000:])
            time.sleep(0.03)
        return self

    def wait_for(self) -> None:
        """Wait for one that somebody else started on this port."""
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            if time.monotonic() > deadline:
                raise RuntimeError("nobody started the server")
            time.sleep(0.05)

    def stop(self) -> int:
        """Ask it to end; its exit code."""
        return self._end(signal.SIGTERM)

    def kill(self) -> None:
        """As a power cut would."""
        self._end(signal.SIGKILL)

    def close(self) -> None:
        for client in self._clients:
            client.close()
        if self.process:
            self.kill()

    def client(self, login: str | None = None, **more: str) -> httpx.Client:
        """A browser: with the session of a demo login, or of nobody. `more`: headers besides."""
        client = httpx.Client(base_url=self.url, headers={"X-Kept": "1"} | more, timeout=PATIENCE, verify=self._trusted)
        self._clients.append(client)
        if login and login not in self._cookies:
            said = {"login": login, "password": DEMO_PASSWORD}
            client.post("/api/session", json=said).raise_for_status()
            self._cookies[login] = dict(client.cookies)
        elif login:
            client.cookies.update(self._cookies[login])
        return client

    def forget(self) -> None:
        """Browsers sign in anew: the sessions so far are no longer worth anything."""
        self._cookies.clear()

    def run(self, *words: str, line: str = "") -> subprocess.CompletedProcess[str]:
        """One of the server's commands over the same folder."""
        return subprocess.run(
            [sys.executable, "-m", "server", *words],
            env=self.environment,
            input=line,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    def log(self) -> str:
        return self._log.read_text("utf-8", "replace") if self._log.exists() else ""

    def answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/api/health", timeout=2, verify=self._trusted).status_code == 200
        except httpx.HTTPError:
            return False

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"KEPT_DATA": str(self.data), "PORT": str(self.port)} | self.settings

    @property
    def _trusted(self) -> ssl.SSLContext | bool:
        return ssl.create_default_context(cafile=self.trust) if self.trust else True

    @property
    def _log(self) -> Path:
        return self.data.parent / f"{self.data.name}.log"

    def _end(self, how: signal.Signals) -> int:
        assert self.process
        self.process.send_signal(how)
        code = self.process.wait(PATIENCE)
        self.process = None
        return code


def _ports() -> Iterator[int]:
    """Of this process's own share, and below those that systems give to outgoing connections.

    A server that is killed and started again finds its port: nobody was given it meanwhile.
    """
    first = 11_000 + os.getpid() % 16 * 1_000
    for n in count(randrange(1_000)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            port = first + n % 1_000
            with contextlib.suppress(OSError):
                probe.bind(("127.0.0.1", port))
                yield port


_free = _ports()


def free_port() -> int:
    """A port at which nobody listens."""
    return next(_free)
