"""A real server in a process of its own, which can be killed, restarted and set back to an older copy."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.flaky import Flaky
from tests.served import Served
from tests.wire_client import Client
from tests.wire_http import Wire


class House(Served):
    """The firm's server over the folder `data`; devices reach it through `net`, or directly."""

    def __init__(self, data: Path, passwords: dict[str, str]) -> None:
        super().__init__(data, "serve")
        self.passwords = passwords
        self.net = Flaky(self.port)
        self.sessions: dict[str, dict[str, str]] = {}
        self.ids: dict[str, str] = {}
        self.clients: list[Client] = []

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
        return Wire(self.url if direct else self.net.origin, limit, dict(self.sessions[login]))

    def person(self, login: str) -> str:
        """The id of the person with this login."""
        if login not in self.sessions:
            first = Wire(self.url)
            self.ids[login] = first.sign_in(login, self.passwords[login])["id"]
            self.sessions[login] = first.cookies
        return self.ids[login]

    def close(self) -> None:
        for client in self.clients:
            client.close()
        super().close()
        self.net.close()
