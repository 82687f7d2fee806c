"""A firm to measure: a real server in its own process, over a folder with 41 people who can sign in."""

import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Self

import psutil

from bench.device import Device
from bench.meter import Meter
from bench.records import HOSPITALS, Maker
from bench.wire import Wire
from tests.served import Served

MANAGER = "manager"
PASSWORD = "measure-me-well"
MB = 1_000_000


def engineer(hospital: str) -> str:
    """The login of a hospital's engineer."""
    return f"engineer-{hospital.lower()}"


def people(folder: Path) -> Path:
    """A data folder with a manager and an engineer for each hospital, made once by the `person` command."""
    hires = [[MANAGER, "--name", MANAGER, "--role", "manager"]]
    hires += [[engineer(h), "--name", h, "--role", "engineer", "--hospital", h] for h in HOSPITALS]
    words = [["person", "add", *hire, "--stdin"] for hire in hires]
    data = folder / "people"
    subprocess.run(
        [sys.executable, "-m", "bench.commands", json.dumps(words)],
        env=Served(data, "serve").environment,
        input=f"{PASSWORD}\n" * len(words),
        text=True,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return data


@dataclass
class Firm:
    """A running server, its devices, and what it has used so far."""

    served: Served
    chance: Random = field(default_factory=lambda: Random(1))
    wires: list[Wire] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)

    async def open(self) -> Self:
        """Start the server and write the hospitals down."""
        self.start()
        office = await self.device(MANAGER)
        changes = Maker(0).hospitals()
        await office.pull()
        await office.push(changes, [office.op(c, now()) for c in changes])
        return self

    def start(self) -> float:
        """Seconds until the server answers."""
        began = time.perf_counter()
        self.served.start()
        return time.perf_counter() - began

    def stop(self) -> None:
        for wire in self.wires:
            wire.close()
        self.wires.clear()
        self.served.stop()

    async def wire(self, login: str) -> Wire:
        """A connection with that person's session."""
        wire = await Wire(self.served.port, self.cookies.get(login, "")).open()
        if not wire.cookie:
            await wire.sign_in(login, PASSWORD)
            self.cookies[login] = wire.cookie
        self.wires.append(wire)
        return wire

    async def device(self, login: str) -> Device:
        """A fresh device of that person."""
        id = "".join(self.chance.choices("abcdefghijklmnopqrstuvwxyz", k=22))
        return await Device(await self.wire(login), id).enrol()

    @property
    def process(self) -> psutil.Process:
        assert self.served.process
        return psutil.Process(self.served.process.pid)

    def meter(self) -> Meter:
        """A running stop-watch."""
        return Meter(self.process)

    def memory(self) -> float:
        """MB that the server holds."""
        return self.process.memory_info().rss / MB

    def disk(self) -> float:
        """MB of the database."""
        return sum(path.stat().st_size for path in self.served.data.glob("kept.db*")) / MB


async def firm(folder: Path, name: str) -> Firm:
    """A fresh firm with hospitals and people and nothing else."""
    data = folder / name
    shutil.copytree(folder / "people", data)
    return await Firm(Served(data, "serve")).open()


def now() -> int:
    return time.time_ns() // MB
