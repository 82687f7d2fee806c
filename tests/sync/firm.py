"""A small firm in one process: the real exchange and database, devices on a bad network, an oracle beside."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any

from server.errors import Problem
from server.exchange import Exchange
from server.store import devices, head, log, sight
from server.store.db import Database
from server.store.refold import refold
from tests.looping import Loop
from tests.sync.model import Device, Json, read

START = 1_795_000_000_000
PEOPLE = {
    "anna": ("engineer", ["H1"]),
    "ben": ("engineer", ["H1", "H2"]),
    "far": ("engineer", ["H9"]),
    "olga": ("agent", []),
}
ANSWERS = [("answer", f"J{j}~CL~i{i}") for j in (1, 2) for i in (1, 2)]
EQUIPMENT = [("equipment", "D1"), ("equipment", "D2")]


class Firm:
    """The server with its people, and what the oracle knows of every value that was ever written."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.loop, self.now = folder, Loop(), START
        self._ids = 0
        self.devices: list[Device] = []
        self.backups: list[Path] = []
        self.seen: dict[str, set[str]] = {}
        """Value -> the values of the same field that its writer had seen."""
        self.field: dict[str, tuple[str, str, str]] = {}
        self.author: dict[str, str] = {}
        self.open()
        self.office("hospital", "H1", {"zh": "一"})
        self.office("hospital", "H2", {"zh": "二"})
        for id, (role, hospitals) in PEOPLE.items():
            self.office("person", id, {"name": id, "role": role, "hospitals": {"add": hospitals}})
        for j, engineers in ((1, ["anna", "ben"]), (2, ["ben"])):
            self.office("job", f"J{j}", {"hospital": f"H{j}", "engineers": {"add": engineers}})

    def open(self) -> None:
        self.db = Database(self.folder / "kept.db")
        self.exchange = Exchange(self.db, b"key")

    def run(self, work: Any) -> Any:
        return self.loop.run_until_complete(work)

    def close(self) -> None:
        self.db.close()
        self.loop.close()

    def new_id(self) -> str:
        self._ids += 1
        return f"device{self._ids:016}"

    def device(self, person: str, *, thrifty: bool) -> Device:
        self.devices.append(Device(self.new_id, person, thrifty=thrifty))
        return self.devices[-1]

    def office(self, kind: str, id: str, change: Json) -> None:
        """What the office does by way of the server itself."""
        self.now += 1000
        self.run(self.exchange.ops("server", [(kind, id, change)], self.now))

    # what people write

    def write(self, device: Device, kind: str, id: str, field: str, value: Any, **more: Any) -> None:
        """One field of one record, remembered with everything that this device had seen of it."""
        self.now += 1000
        token = json.dumps(value, sort_keys=True)
        self.field[token], self.author[token] = (kind, id, field), device.id
        self.seen[token] = self._known(device, kind, id, field)
        device.change(kind, id, {field: value, **more}, self.now)

    def _known(self, device: Device, kind: str, id: str, field: str) -> set[str]:
        """By the log, not by the merge: the values of the field in ops up to the row's number, and the own ones."""
        row = device.rows.get((kind, id))
        known = set()
        if row:
            known = {
                json.dumps(value, sort_keys=True)
                for seq, value in self.logged(kind, id, field)
                if seq <= row["seq"] and row["epoch"] == self.epoch()
            }
        own = map(read, device.ops.values())
        return known | {
            json.dumps(op["set"][field], sort_keys=True)
            for op in own
            if (op["kind"], op["id"]) == (kind, id) and field in op["set"]
        }

    def epoch(self) -> int:
        found = self.run(self.db.read(head.read))
        return found.epoch if found else 0

    def logged(self, kind: str, id: str, field: str) -> list[tuple[int, Any]]:
        def work(conn: Any) -> list[tuple[int, Any]]:
            row = conn.execute("SELECT seq FROM row WHERE kind=? AND id=?", (kind, id)).fetchone()
            past = log.history(conn, row[0]) if row else []
            return [(op.seq, op.set[field]) for op in past if op.set and field in op.set]

        found: list[tuple[int, Any]] = self.run(self.db.read(work))
        return found

    # the network

    def ask(self, device: Device, body: bytes) -> Json | None:
        """One request as it reaches the server; None when the server has another word than an answer."""
        self.now += 1000
        try:
            if not device.enrolled:
                self.run(self.db.write(lambda c: devices.enrol(c, device.id, device.person, "", "", self.now)))
                device.enrolled = True
            answer: Json = json.loads(self.run(self.exchange.round(device.person, body, self.now)))
        except Problem as problem:
            device.enrolled = device.enrolled and problem.code != "device_unknown"
            if problem.code not in ("device_unknown", "signed_out"):
                raise
            return None
        return answer

    def sync(self, device: Device, rounds: int = 200) -> None:
        """Rounds until nothing is left to do."""
        for _ in range(rounds):
            body, sent = device.request(self.now)
            answer = self.ask(device, body)
            if answer is None:
                continue
            device.apply(answer, self.now, sent)
            if not (answer["more"] or "resend" in answer or "cloned" in answer or device.unsent()):
                return
        raise AssertionError(f"{device.id} does not come to rest")

    def backup(self) -> None:
        path = self.folder / f"backup{len(self.backups)}.db"
        self.run(self.db.write(lambda c: None))
        conn = self.db.connect()
        conn.execute("VACUUM INTO ?", (str(path),))
        conn.close()
        self.backups.append(path)

    def restore(self, which: int) -> None:
        """Put an older database in the server's place; it is not told."""
        self.db.close()
        for name in ("kept.db", "kept.db-wal", "kept.db-shm"):
            (self.folder / name).unlink(missing_ok=True)
        shutil.copy(self.backups[which % len(self.backups)], self.folder / "kept.db")
        self.open()

    # the oracle

    def quiet(self) -> None:
        """A good network at last: everybody syncs until nobody has news."""
        for _ in range(30):
            before = self.run(self.db.read(head.read))
            for device in self.devices:
                self.sync(device)
            if self.run(self.db.read(head.read)).filed == before.filed:
                return
        raise AssertionError("the firm does not come to rest")

    def check(self) -> None:
        """Nothing lost, nothing diverged, nothing leaked, and the log folds to the same."""
        self._nothing_lost()
        for device in self.devices:
            self._same_rows(device)
        top = self.run(self.db.read(head.read))
        assert self.run(self.db.read(lambda c: log.verify(c, top))) == []
        assert self.run(self.db.write(lambda c: refold(c, self.now))) == 0

    def _nothing_lost(self) -> None:
        tray = {text for d in self.devices for text in d.tray}
        refused = {json.dumps(v, sort_keys=True) for text in tray for v in read(text)["set"].values()}
        logged: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for place in set(self.field.values()):
            logged[place] = [json.dumps(v, sort_keys=True) for _, v in self.logged(*place)]
            assert len(logged[place]) == len(set(logged[place])), f"taken twice: {logged[place]}"
        standing = {place: self._standing(*place) for place in logged}
        for token, place in self.field.items():
            if token in refused:
                continue
            assert token in logged[place], f"lost: {token} at {place}"
            replaced = any(token in self.seen[t] for t in logged[place] if t != token and t in self.seen)
            assert replaced or token in standing[place], f"discarded in silence: {token} at {place}"

    def _standing(self, kind: str, id: str, field: str) -> set[str]:
        """The value shown, and those beside it."""

        def work(conn: Any) -> Any:
            return conn.execute("SELECT value, contested FROM row WHERE kind=? AND id=?", (kind, id)).fetchone()

        found = self.run(self.db.read(work))
        if found is None:
            return set()
        beside = json.loads(found[1] or "{}").get(field, [])
        values = [json.loads(found[0]).get(field), *(side["value"] for side in beside)]
        return {json.dumps(value, sort_keys=True) for value in values}

    def _same_rows(self, device: Device) -> None:
        def work(conn: Any) -> dict[tuple[str, str], Any]:
            person = sight.person(conn, device.person)
            assert person is not None
            found = conn.execute("SELECT kind, id, value, contested, seq, scopes FROM row").fetchall()
            return {
                (kind, id): (
                    json.loads(value),
                    json.loads(contested or "null"),
                    seq,
                    sorted(person.scopes & set(json.loads(scopes))),
                )
                for kind, id, value, contested, seq, scopes in found
                if person.scopes & set(json.loads(scopes))
            }

        want = self.run(self.db.read(work))
        have = {key: (r["value"], r.get("contested"), r["seq"], sorted(r["in"])) for key, r in device.rows.items()}
        assert have.keys() <= want.keys(), f"leaked: {have.keys() - want.keys()}"
        assert have == want, {
            k: (have.get(k), want.get(k)) for k in have.keys() | want.keys() if have.get(k) != want.get(k)
        }
