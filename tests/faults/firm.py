"""The small firm of the fault suite: a manager and an administrator, three engineers, two hospitals."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.faults.house import House
from tests.wire_client import Client

CREW: dict[str, tuple[str, list[str]]] = {
    "admin": ("admin", []),
    "office": ("manager", []),
    "ann": ("engineer", ["H01"]),
    "ben": ("engineer", ["H01"]),
    "zoe": ("engineer", ["H02"]),
}
"""Login -> role and hospitals."""
PASSWORDS = {login: f"correct horse {login} battery" for login in CREW}


def found_firm(house: House) -> None:
    """Fill an empty data folder; the server runs afterwards."""
    house.data.mkdir(parents=True, exist_ok=True)
    for login, (role, hospitals) in CREW.items():
        words = ["person", "add", login, "--name", login, "--role", role, "--stdin"]
        for hospital in hospitals:
            words += ["--hospital", hospital]
        command(house, words, PASSWORDS[login])
    house.start()
    with brief(house, "office") as office:
        for hospital in ("H01", "H02"):
            office.change(office.see("hospital", hospital), zh=hospital, en=hospital)
        office.sync()


def at_rest(folder: Path) -> Path:
    """A fresh data folder with that firm; its server does not run."""
    house = House(folder, PASSWORDS)
    try:
        found_firm(house)
        house.stop()
    finally:
        house.close()
    return folder


def command(house: House, words: list[str], line: str = "") -> str:
    """One of the server's commands over the house's data folder; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "server", *words],
        env=house.environment,
        input=line + "\n",
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{words}: {done.stdout}{done.stderr}")
    return done.stdout


class brief:  # noqa: N801 - reads as a word of the test's sentence
    """A device of somebody for a moment, over the direct way."""

    def __init__(self, house: House, login: str) -> None:
        self.folder = TemporaryDirectory()
        self.client = Client(Path(self.folder.name) / "brief.db", house.wire(login, direct=True))

    def __enter__(self) -> Client:
        self.client.sync()
        return self.client

    def __exit__(self, *_: object) -> None:
        self.client.close()
        self.folder.cleanup()


def change_person(house: House, login: str, **fields: Any) -> None:
    """The administrator changes somebody's record: role, hospitals, active."""
    with brief(house, "admin") as admin:
        admin.change(admin.see("person", house.person(login)), **fields)
        admin.sync()
        assert admin.tray() == []
