"""The other end of the journey: a server of the test's own, its networks, and what lies in its database."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from tests.flaky import Flaky
from tests.served import Served
from tests.wire_client import Client, View
from tests.wire_http import Wire

Json = dict[str, Any]

POLICIES = {"person": {"hospitals": "members"}, "job": {"engineers": "members"}}


class House:
    """`line()` is one more way to the server, as bad as a test makes it."""

    def __init__(self, served: Served, folder: Path) -> None:
        self.served, self.folder = served, folder
        self._lines: list[Flaky] = []
        self._devices: dict[str, Client] = {}

    def line(self) -> Flaky:
        self._lines.append(Flaky(self.served.port))
        return self._lines[-1]

    def rows(self, kind: str, **fields: str) -> dict[str, Json]:
        """All rows of a kind whose fields have these values, by id, as the server shows them."""
        found = {id: json.loads(value) for id, value in self._ask("SELECT id, value FROM row WHERE kind = ?", kind)}
        return {id: row for id, row in found.items() if fields.items() <= row.items()}

    def contested(self, kind: str, id: str) -> Json:
        found = self._ask("SELECT contested FROM row WHERE kind = ? AND id = ?", kind, id)
        sides: Json = json.loads(found[0][0] or "{}") if found else {}
        return sides

    def history(self, kind: str, id: str) -> list[Json]:
        """Every op on a record, as the office is told."""
        answer = self.served.client("manager").get(f"/api/history/{kind}/{id}")
        answer.raise_for_status()
        ops: list[Json] = answer.json()["ops"]
        return ops

    def log(self, person: str) -> list[tuple[str, int]]:
        """(device, n) of every op of a person that was taken, in the order taken."""
        return self._ask("SELECT device, n FROM log WHERE person = ? ORDER BY seq", person)

    def uploads(self) -> list[tuple[int, int]]:
        """(bytes there, size) of every upload."""
        return self._ask("SELECT at, size FROM upload")

    def end_sessions(self, person: str) -> None:
        with sqlite3.connect(self.served.data / "kept.db", timeout=10) as db:
            db.execute("DELETE FROM session WHERE person = ?", [person])
        db.close()

    def write(self, login: str, *changes: tuple[str, str, Json]) -> None:
        """Somebody else changes something from a device of theirs."""
        device = self._device(login)
        device.sync()
        device.keep([device.op(device.see(kind, id), fields) for kind, id, fields in changes])
        device.sync()

    def write_unseen(self, login: str, kind: str, id: str, fields: Json) -> None:
        """As somebody does who does not know what is there already."""
        device = self._device(login)
        device.keep([device.op(View(kind, id, {}, None, {}), fields)])
        device.sync()

    def close(self) -> None:
        for device in self._devices.values():
            device.close()
        for line in self._lines:
            line.close()

    def _device(self, login: str) -> Client:
        if login not in self._devices:
            wire = Wire(self.served.url)
            wire.sign_in(login, "kept-demo")
            self._devices[login] = Client(self.folder / f"{login}.sqlite", wire, POLICIES)
        return self._devices[login]

    def _ask(self, sql: str, *values: str) -> list[Any]:
        db = sqlite3.connect(f"file:{self.served.data / 'kept.db'}?mode=ro", uri=True, timeout=10)
        try:
            return db.execute(sql, values).fetchall()
        finally:
            db.close()
