"""The load of a Friday evening: `python -m bench.friday --devices 60 --seconds 60`, with restarts in the middle."""

import argparse
import asyncio
import resource
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from statistics import median, quantiles

from bench.evening import Phone
from bench.figures import Figure, shown
from bench.firm import Firm, engineer, firm, people
from bench.machine import limits
from bench.records import HOSPITALS
from bench.wire import Answered, Wire
from tests.wire_http import Wire as PhoneWire

AT_ONCE = 48
"""Phones that talk at the same moment at most."""
VISITS = 4
"""How often each phone comes back within the evening."""
PATIENCE = 120.0
WORK = "friday"


class Evening:
    """One run; `seconds` stand for the hours from four to eight."""

    def __init__(self, opened: Firm, folder: Path, devices: int, seconds: float) -> None:
        self.firm, self.folder, self.devices, self.seconds = opened, folder, devices, seconds
        self.chance = Random(5)
        self.phones: list[Phone] = []
        self.memory = 0.0
        self.restarts = self.heard = 0
        self.cpu = 0.0

    async def run(self) -> list[Figure]:
        cookies = {login: (await self.firm.wire(login)).cookie for login in map(engineer, HOSPITALS)}
        self.phones = [self._phone(n, cookies) for n in range(self.devices)]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            loop = asyncio.get_running_loop()
            await asyncio.gather(*(loop.run_in_executor(pool, phone.work) for phone in self.phones))
            beside = [asyncio.create_task(self._listen(phone, cookies)) for phone in self.phones]
            beside.append(asyncio.create_task(self._look()))
            began = time.monotonic()
            visits = [self._visit(pool, phone, at) for phone in self.phones for at in self._times()]
            await asyncio.gather(self._restart(began), *visits)
            spent = time.monotonic() - began
            await asyncio.gather(*(loop.run_in_executor(pool, phone.evening, PATIENCE) for phone in self.phones))
            await asyncio.gather(*(loop.run_in_executor(pool, phone.evening, PATIENCE) for phone in self.phones))
        self._note()
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
        return self._figures(spent)

    def _phone(self, n: int, cookies: dict[str, str]) -> Phone:
        hospital = HOSPITALS[n % len(HOSPITALS)]
        name, _, value = cookies[engineer(hospital)].partition("=")
        return Phone(self.folder / f"{n}.db", PhoneWire(self.origin, 30.0, {name: value}), hospital, n)

    @property
    def origin(self) -> str:
        return self.firm.served.url

    def _times(self) -> list[float]:
        """When a phone comes: most of them towards half past five, when people leave the basements."""
        first = self.chance.triangular(0, self.seconds, self.seconds * 0.4)
        return [min(self.seconds, first + n * self.chance.uniform(0.05, 0.2) * self.seconds) for n in range(VISITS)]

    async def _visit(self, pool: ThreadPoolExecutor, phone: Phone, at: float) -> None:
        await asyncio.sleep(at)
        await asyncio.get_running_loop().run_in_executor(pool, self._come, phone)

    @staticmethod
    def _come(phone: Phone) -> None:
        with phone.busy:
            phone.evening(PATIENCE)
            phone.more()

    async def _restart(self, began: float) -> None:
        """Once in peace, once as by a power cut."""
        for share, end in ((1 / 3, self.firm.served.stop), (2 / 3, self.firm.served.kill)):
            await asyncio.sleep(max(0, began + share * self.seconds - time.monotonic()))
            self._note()
            await asyncio.to_thread(end)
            await asyncio.to_thread(self.firm.served.start, PATIENCE)
            self.restarts += 1

    async def _listen(self, phone: Phone, cookies: dict[str, str]) -> None:
        """A live line, opened again whenever it ends."""
        while True:
            wire = Wire(self.firm.served.port, cookies[engineer(phone.hospital)])
            try:
                await wire.listen()
                self.heard += 1
                await wire.ended()
            except (OSError, Answered, asyncio.IncompleteReadError):
                pass
            finally:
                wire.close()
            await asyncio.sleep(1 + self.chance.random() * 4)

    async def _look(self) -> None:
        while True:
            if self.firm.served.process:
                self.memory = max(self.memory, self.firm.memory())
            await asyncio.sleep(0.5)

    def _note(self) -> None:
        """The processor seconds of a server that is about to end."""
        self.cpu += sum(self.firm.process.cpu_times()[:2])

    def _figures(self, spent: float) -> list[Figure]:
        ops, lost = self._lost()
        waits = sorted(wait for phone in self.phones for wait in phone.waits)
        return [
            Figure(WORK, "devices", self.devices, ""),
            Figure(WORK, "ops written", ops, ""),
            Figure(WORK, "  lost, doubled or refused", lost, "", "friday lost"),
            Figure(WORK, "hospitals on which not all phones agree", self._apart(), "", "friday lost"),
            Figure(WORK, "photos brought", sum(phone.photos for phone in self.phones), ""),
            Figure(WORK, "restarts of the server", self.restarts, ""),
            Figure(WORK, "  answers 503", sum(phone.turned_away for phone in self.phones), ""),
            Figure(WORK, "  requests without an answer", sum(phone.cut for phone in self.phones), ""),
            Figure(WORK, "live lines opened", self.heard, ""),
            Figure(WORK, "evening", spent, "s"),
            Figure(WORK, "a sync, half of them within", median(waits), "s"),
            Figure(WORK, "  99 of 100 within (restarts among them)", quantiles(waits, n=100)[98], "s"),
            Figure(WORK, "server memory at most", self.memory, "MB", "lines MB"),
            Figure(WORK, "server CPU", self.cpu, "s"),
            Figure(WORK, "  for an op, all else shared out", self.cpu / ops * 1000, "ms"),
            Figure(WORK, "database", self.firm.disk(), "MB"),
            Figure(WORK, "  for an op", self.firm.disk() / ops * 1e6, "bytes"),
        ]

    def _lost(self) -> tuple[int, int]:
        """(ops that the phones wrote, those that the log does not hold exactly as written)."""
        conn = sqlite3.connect(self.firm.served.data / "kept.db")
        logged: dict[str, dict[int, bytes]] = defaultdict(dict)
        for device, n, hash in conn.execute("SELECT device, n, hash FROM log"):
            logged[device][n] = hash
        conn.close()
        written = {phone.state("device"): phone.written() for phone in self.phones}
        lost = sum(len(ops.items() ^ logged[device].items()) for device, ops in written.items())
        return sum(map(len, written.values())), lost

    def _apart(self) -> int:
        views: dict[str, set[str]] = defaultdict(set)
        for phone in self.phones:
            views[phone.hospital].add(repr(sorted(phone.shown().items())))
        return sum(len(seen) > 1 for seen in views.values())


async def measure(folder: Path, devices: int, seconds: float) -> list[Figure]:
    people(folder)
    (folder / "phones").mkdir()
    opened = await firm(folder, "friday")
    try:
        evening = Evening(opened, folder / "phones", devices, seconds)
        return await evening.run()
    finally:
        opened.served.close()


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.friday", description=__doc__)
    parser.add_argument("--devices", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=60, help="how long the evening takes")
    asked = parser.parse_args(words)
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory(prefix="kept-friday-") as folder:
        figures = limits(Path(folder)) + asyncio.run(measure(Path(folder), asked.devices, asked.seconds))
    print(shown(figures))
    return int(any(figure.value for figure in figures if figure.goal == "friday lost"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
