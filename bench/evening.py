"""A phone on a Friday evening: an afternoon's work in a basement, then the network, a photo, and a few words more."""

import hashlib
import random
import threading
import time
from pathlib import Path

from tests.wire_client import Client
from tests.wire_http import Problem, Unreachable, Wire

ITEMS = (20, 60)
"""Answers that an afternoon holds, at least and at most."""
PHOTO = (40_000, 120_000)
"""Bytes of a photo."""


class Phone(Client):
    """One device with its own store. `waits`: seconds of each sync; `turned_away`: answers 503; `cut`: no answer."""

    def __init__(self, path: Path, wire: Wire, hospital: str, number: int) -> None:
        super().__init__(path, wire)
        self.hospital, self.number = hospital, number
        self.chance = random.Random(number)
        self.waits: list[float] = []
        self.turned_away = self.cut = self.photos = 0
        self._photo = b""
        self.busy = threading.Lock()

    def work(self) -> None:
        """The afternoon: a job of its own, its run, answers with readings, a photo; nothing of it sent."""
        job = f"FRI-{self.number}"
        self._write("job", job, number=job, type="inspection", hospital=self.hospital)
        self._write("run", f"{job}~CL", job=job, template="CL")
        for item in range(self.chance.randint(*ITEMS)):
            raw = f"{self.chance.uniform(10, 30):.1f}"
            self._answer(job, item, {"raw": raw, "value": float(raw), "unit": "℃", "outcome": "pass"})
        self._photo = self.chance.randbytes(self.chance.randint(*PHOTO))
        blob = hashlib.sha256(self._photo).hexdigest()
        self._write("photo", f"{job}~p", job=job, run=f"{job}~CL", blob=blob, mime="image/jpeg")

    def more(self) -> None:
        """A few words typed while the app is open."""
        job = f"FRI-{self.number}"
        for item in self.chance.sample(range(ITEMS[0]), 3):
            self._write("answer", f"{job}~CL~{item}", note=f"looked again, {self.chance.randint(1, 999)}")

    def evening(self, patience: float) -> None:
        """Sync, then the photo, as the app does."""
        began = time.monotonic()
        self.sync(patience)
        self.waits.append(time.monotonic() - began)
        if self._photo:
            self._send_photo(time.monotonic() + patience)

    def _send_photo(self, deadline: float) -> None:
        while self._photo:
            try:
                self.wire.upload(self._photo)
                self._photo, self.photos = b"", self.photos + 1
            except (Problem, Unreachable) as trouble:
                self._consider(trouble)
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.5 + self.chance.random())

    def _consider(self, trouble: Problem | Unreachable) -> None:
        self.cut += isinstance(trouble, Unreachable)
        self.turned_away += isinstance(trouble, Problem) and trouble.status == 503
        super()._consider(trouble)

    def _answer(self, job: str, item: int, reading: dict[str, object]) -> None:
        self._write("answer", f"{job}~CL~{item}", job=job, run=f"{job}~CL", item=str(item), reading=reading)

    def _write(self, kind: str, id: str, **fields: object) -> None:
        self.change(self.see(kind, id), **fields)

    def written(self) -> dict[int, bytes]:
        """Payload hashes of all own ops, by number."""
        return {n: hashlib.sha256(op.encode()).digest() for n, op in self.db.execute("select n, op from ops")}

    def shown(self) -> dict[tuple[str, str], tuple[object, ...]]:
        """What its screens show of the hospital."""
        there = (row for row in self.rows() if f"hospital/{self.hospital}" in row["in"])
        return {(row["kind"], row["id"]): (row["seq"], str(row["value"])) for row in there}
