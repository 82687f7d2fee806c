"""A small firm to be attacked in process, copied fresh for each attack, and what must hold of it afterwards."""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from pathlib import Path
from typing import Any

from server.errors import Problem
from server.exchange import Exchange
from server.store import head, log
from server.store.db import Database
from server.store.refold import refold
from tests.looping import Loop
from tests.sync.firm import Firm
from tests.sync.model import Device, Json

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


class Ground:
    """Made once: a firm in which anna, ben and olga have devices and have worked a little."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="ground", dir=MEMORY))
        firm = Firm(self.folder)
        self.devices = {name: firm.device(name, thrifty=name != "ben") for name in ("anna", "ben", "olga")}
        for name, device in self.devices.items():
            firm.sync(device)
            firm.write(device, "answer", f"J1~CL~{name}", "note", f"by {name}", job="J1")
            firm.sync(device)
        self.now = firm.now
        firm.close()

    def drop(self) -> None:
        shutil.rmtree(self.folder)


class Target:
    """One copy of the ground under attack."""

    def __init__(self, ground: Ground) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="target", dir=MEMORY))
        shutil.copytree(ground.folder, self.folder, dirs_exist_ok=True)
        self.loop, self.now = Loop(), ground.now
        self.db = Database(self.folder / "kept.db")
        self.exchange = Exchange(self.db, b"key")
        self.heard = Heard()
        logging.getLogger("kept").addHandler(self.heard)

    def close(self) -> None:
        logging.getLogger("kept").removeHandler(self.heard)
        self.db.close()
        self.loop.close()
        shutil.rmtree(self.folder)

    def send(self, person: str, body: bytes) -> Json | str:
        """The answer, or the code of the refusal. Anything else that is raised is what a fuzzer looks for."""
        self.now += 1000
        try:
            answer: Json = json.loads(self.loop.run_until_complete(self.exchange.round(person, body, self.now)))
        except Problem as problem:
            return problem.code
        return answer

    def ask(self, sql: str, *values: Any) -> list[Any]:
        return self.loop.run_until_complete(self.db.read(lambda c: c.execute(sql, values).fetchall()))

    def others(self, device: Device) -> list[Any]:
        """All that the server holds of every device but this one."""
        tables = ("SELECT * FROM device WHERE id<>?", "SELECT device, n, hash FROM log WHERE device<>?")
        return [self.ask(sql, device.id) for sql in (*tables, "SELECT device, n FROM refused WHERE device<>?")]

    def check(self, device: Device) -> None:
        """Every settled number lies in the log, in the tray or in a recorded hole, once; nothing was unforeseen."""
        assert self.heard.words == []
        assert self.ask("SELECT detail FROM refused WHERE code='server_fault'") == []
        ((taken,),) = self.ask("SELECT taken FROM device WHERE id=?", device.id)
        numbers = [n for (n,) in self.ask("SELECT n FROM log WHERE device=?", device.id)]
        numbers += [n for (n,) in self.ask("SELECT n FROM refused WHERE device=?", device.id)]
        holes = self.ask("SELECT first, last FROM hole WHERE device=?", device.id)
        assert len(numbers) == len(set(numbers))
        assert len(numbers) + sum(last - first + 1 for first, last in holes) == taken
        top = self.loop.run_until_complete(self.db.read(head.read))
        assert self.loop.run_until_complete(self.db.read(lambda c: log.verify(c, top))) == []
        assert self.loop.run_until_complete(self.db.write(lambda c: refold(c, self.now))) == 0


class Heard(logging.Handler):
    """What the server logs as unforeseen."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(self.format(record))
