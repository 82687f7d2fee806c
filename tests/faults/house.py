"""A real server in a process of its own, which can be killed, restarted and set back to an older copy."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.flaky import Flaky
from tests.wire_client import Client
from tests.wire_http import Wire

PATIENCE = 20.0


class House:
    """The firm's server over the folder `data`; devices reach it through `net`, or directly."""

    def __init__(self, data: Path, passwords: dict[str, str]) -> None:
        self.data, self.passwords = data, passwords
        self.port = _free_port()
        self.net = Flaky(self.port)
        self.process: subprocess.Popen[bytes] | None = None
        self.sessions: dict[str, dict[str, str]] = {}
        self.ids: dict[str, str] = {}
        self.clients: list[Client] = []

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        with (self.data.parent / "server.log").open("ab") as log:
            command = [sys.executable, "-m", "server", "serve"]
            inside = environment(self.data, self.port)
            self.process = subprocess.Popen(command, env=inside, stderr=log, stdout=log)
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the server does not start: " + self.log()[-2000:])
            time.sleep(0.05)

    def kill(self) -> None:
        """As a power cut would: no goodbye, no last write."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def copy_to(self, folder: Path) -> None:
        """A backup of a stopped server: its whole folder but the keys, which are kept elsewhere."""
        shutil.copytree(self.data, folder, ignore=shutil.ignore_patterns("keys"))

    def put_back(self, folder: Path) -> None:
        """Set the stopped server back to a copy."""
        for old in self.data.iterdir():
            if old.name != "keys":
                shutil.rmtree(old) if old.is_dir() else old.unlink()
        shutil.copytree(folder, self.data, dirs_exist_ok=True)

    def backup(self, folder: Path) -> Path:
        """Stop, copy, start."""
        self.stop()
        self.copy_to(folder)
        self.start()
        return folder

    def restore(self, backup: Path) -> None:
        """Kill, set back, start."""
        self.kill()
        self.put_back(backup)
        self.start()

    def wire(self, login: str, direct: bool = False, limit: float = 10.0) -> Wire:
        """A signed-in way to the server; people sign in once, for passwords are slow by design."""
        self.person(login)
        return Wire(self.origin if direct else self.net.origin, limit, dict(self.sessions[login]))

    def person(self, login: str) -> str:
        """The id of the person with this login."""
        if login not in self.sessions:
            first = Wire(self.origin)
            self.ids[login] = first.sign_in(login, self.passwords[login])["id"]
            self.sessions[login] = first.cookies
        return self.ids[login]

    def log(self) -> str:
        return (self.data.parent / "server.log").read_text("utf-8", "replace")

    def close(self) -> None:
        for client in self.clients:
            client.close()
        if self.process:
            self.kill()
        self.net.close()

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/api/health")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def _end(self, how: signal.Signals) -> None:
        if self.process:
            self.process.send_signal(how)
            self.process.wait(PATIENCE)
            self.process = None


def environment(data: Path, port: int) -> dict[str, str]:
    return os.environ | {"KEPT_DATA": str(data), "PORT": str(port)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
